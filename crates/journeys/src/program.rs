//! Finding the program under test.

use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The binary `kecan`: the one named by `KECAN_BIN`, else the one of the
/// target folder these tests were built into. That one is built first, so
/// that a story never runs on last week's program; built already, that takes
/// no time.
///
/// # Errors
/// When `KECAN_BIN` names no file, or the program does not build.
pub fn program() -> Result<&'static Path> {
    static FOUND: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let found = FOUND.get_or_init(|| find().map_err(|cause| format!("{cause:#}")));
    found.as_deref().map_err(|cause| anyhow::anyhow!("{cause}"))
}

fn find() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("KECAN_BIN") {
        let named = PathBuf::from(named);
        ensure!(named.is_file(), "KECAN_BIN names {}, which is no file", named.display());
        return Ok(named);
    }
    let target = target()?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--package", "app", "--bin", "kecan", "--target-dir"])
        .arg(&target)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .context("cannot start cargo to build kecan")?;
    ensure!(built.success(), "kecan does not build; see `cargo build -p app`");
    Ok(target.join("debug").join("kecan"))
}

/// The target folder: a test runs as `target/debug/deps/NAME-HASH`.
///
/// # Errors
/// When the system does not say where the test lies.
pub fn target() -> Result<PathBuf> {
    let here = std::env::current_exe()?;
    let target = here.ancestors().nth(3).context("the test does not lie in a target folder")?;
    Ok(target.to_path_buf())
}
