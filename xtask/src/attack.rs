//! A scanner of web faults goes over the program: wapiti, from the Python
//! registry, kept below `target/`.

use crate::run::{Done, build_beside, linted, run, target};
use std::path::PathBuf;
use std::process::Command;

/// The version that the story was written with.
const WAPITI: &str = "wapiti3==3.2.3";

/// Runs the scanner over the demonstration, as officer and as administrator.
///
/// # Errors
/// When it cannot be installed, or finds something above informational.
pub fn attack() -> Done {
    let story = "scanned";
    let wapiti = wapiti()?;
    build_beside("kecan", story)?;
    let mut tests = linted(&["test", "--workspace", "--test", story, "--"]);
    tests.args(["--ignored", "--nocapture"]).env("KECAN_WAPITI", wapiti);
    run(tests.env("KECAN_BIN", target().join("debug").join("kecan")))
}

/// The scanner, installed on first use.
fn wapiti() -> Result<PathBuf, String> {
    let folder = target().join("wapiti");
    let program = folder.join("bin").join("wapiti");
    if !program.is_file() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder)).map_err(|error| {
            format!("{error}\n`apt-get install python3-venv` brings what lacks")
        })?;
        run(Command::new(folder.join("bin").join("pip")).args(["install", "--quiet", WAPITI]))?;
    }
    Ok(program)
}
