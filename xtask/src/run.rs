//! Running other programs, and where things lie.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a part of the suite answers: nothing, or a message that says what
/// went wrong and what to do.
pub type Done = Result<(), String>;

/// The checkout's top folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder that cargo builds into: `CARGO_TARGET_DIR`, else `target`.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// A cargo command in the top folder, as strict as it is in CI: no snapshot
/// is rewritten, and none is accepted because it is new.
pub fn cargo(args: &[&str]) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(args).current_dir(root());
    cargo.env("INSTA_UPDATE", "no").env("INSTA_FORCE_PASS", "0").env("CI", "true");
    cargo
}

/// The same, where every crate of ours is compiled by clippy's own compiler, as
/// `cargo clippy` has it, and a warning is an error. What is built for the tests
/// is linted by the way, so that the crates from outside are compiled once and
/// not twice: on two cores that is five minutes of a fresh clone.
pub fn linted(args: &[&str]) -> Command {
    let mut cargo = cargo(args);
    cargo.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver");
    // How cargo hands arguments to clippy's compiler: each ends with this mark.
    cargo.env("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__");
    cargo
}

/// Builds a program of ours. Together with a test it has the features, and so
/// the crates from outside, that the suite has been built with.
///
/// # Errors
/// When it does not build.
pub fn build_beside(program: &str, test: &str) -> Done {
    run(&mut linted(&["build", "--workspace", "--bin", program, "--test", test]))
}

/// A program that was built, to be run in the top folder.
pub fn built(program: &str) -> Command {
    let mut command = Command::new(target().join("debug").join(program));
    command.current_dir(root());
    command
}

/// Runs the command with its output on ours.
///
/// # Errors
/// When it cannot be started or ends with another code than 0; the message
/// repeats the command.
pub fn run(command: &mut Command) -> Done {
    let shown = shown(command);
    println!("$ {shown}");
    let status = command
        .stdin(Stdio::null())
        .status()
        .map_err(|cause| format!("cannot start `{shown}`: {cause}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{shown}` failed ({status})")) }
}

/// Runs the command and returns what it wrote on standard output.
///
/// # Errors
/// As [`run`]; the message ends with what the command wrote on standard error.
pub fn output(command: &mut Command) -> Result<String, String> {
    let shown = shown(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|cause| format!("cannot start `{shown}`: {cause}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let errors = String::from_utf8_lossy(&output.stderr);
        Err(format!("`{shown}` failed ({})\n{errors}", output.status))
    }
}

/// Whether a program of this name can be found on the `PATH`.
pub fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|dir| dir.join(program).is_file())
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words =
        vec![program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|arg| arg.to_string_lossy().into_owned()));
    words.join(" ")
}
