//! The error rates of reading.

use crate::run::{Done, cargo, root, run, target};
use std::process::Command;

/// Makes, reads and compares pages. In the dev profile, where the rooms that
/// make and read pages are optimised and still check for overflow.
///
/// # Errors
/// When reading misses its bars, or an argument is unknown.
pub fn ballots(args: &[String]) -> Done {
    let document = root().join("docs/reading.md");
    // Built together with its test, the program has the features, and so the
    // crates from outside, that the suite has been built with.
    run(&mut cargo(&["build", "--workspace", "--bin", "proof", "--test", "bars"]))?;
    let mut proof = Command::new(target().join("debug").join("proof"));
    proof.current_dir(root()).arg("--keep").arg(target().join("ballots"));
    for arg in args {
        proof.arg(arg);
        if arg == "--write" {
            proof.arg(&document);
        }
    }
    run(&mut proof)
}
