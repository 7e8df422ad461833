//! Pages marked and spoilt by the thousand, read and compared.
