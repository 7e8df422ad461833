//! The typesetting engine behind a small wrapper, so that it is compiled once: template and data in, PDF out.
