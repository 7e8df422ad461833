//! One action, one file: load, decide, save, record, in one transaction.
