//! The error rates of reading.

use crate::run::{Done, build_beside, built, root, run, target};

/// Makes, reads and compares pages. In the dev profile, where the rooms that
/// make and read pages are optimised and still check for overflow.
///
/// # Errors
/// When reading misses its bars, or an argument is unknown.
pub fn ballots(args: &[String]) -> Done {
    let document = root().join("docs/reading.md");
    build_beside("proof", "bars")?;
    let mut proof = built("proof");
    proof.arg("--keep").arg(target().join("ballots"));
    for arg in args {
        proof.arg(arg);
        if arg == "--write" {
            proof.arg(&document);
        }
    }
    run(&mut proof)
}
