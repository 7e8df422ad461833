//! Compiles SQLite3 Multiple Ciphers.

use std::env;

/// What the program uses of SQLite, and nothing that it does not.
const DEFINES: [(&str, Option<&str>); 13] = [
    ("SQLITE_CORE", None),
    ("SQLITE_DEFAULT_FOREIGN_KEYS", Some("1")),
    ("SQLITE_ENABLE_API_ARMOR", None),
    ("SQLITE_ENABLE_COLUMN_METADATA", None),
    ("SQLITE_ENABLE_LOAD_EXTENSION", Some("1")),
    ("SQLITE_ENABLE_STAT4", None),
    ("SQLITE_ENABLE_UNLOCK_NOTIFY", None),
    ("SQLITE_THREADSAFE", Some("1")),
    ("SQLITE_USE_URI", None),
    ("SQLITE_TEMP_STORE", Some("2")),
    ("HAVE_USLEEP", Some("1")),
    ("HAVE_ISNAN", None),
    ("_POSIX_THREAD_SAFE_FUNCTIONS", None),
];

fn main() {
    let source = sqlite3mc_src::source_dir();
    let mut build = cc::Build::new();
    build.file(source.join(sqlite3mc_src::SOURCE_FILE)).include(source).warnings(false);
    for (name, value) in DEFINES {
        build.define(name, value);
    }
    if env::var("CARGO_CFG_UNIX").is_ok() {
        build.define("HAVE_LOCALTIME_R", None);
    }
    build.link_lib_modifier("+whole-archive");
    build.compile("kecan_sqlite");
}
