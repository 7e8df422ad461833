//! Routes, forms, sessions, templates.
