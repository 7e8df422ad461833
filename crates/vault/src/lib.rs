//! The SQLite that the program carries: SQLite3 Multiple Ciphers, which is SQLite
//! with one more pragma. Without a key it reads and writes the same files as any
//! other SQLite.
//!
//! There is nothing to call. `libsqlite3-sys` is told to bring no library of its
//! own (its feature `in_gecko` means just that), and whoever links this room
//! brings one: `use vault as _;`.
