//! Backups: sealed files that hold a whole site, and what is put back from them.

pub mod archive;
pub mod restore;
pub mod sealed;
