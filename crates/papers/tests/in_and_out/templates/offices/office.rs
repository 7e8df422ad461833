//! The office programs: LibreOffice without a screen, and Python's readers of
//! documents and workbooks.

use super::page::{DOTS_AN_INCH, Page};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{fs, io};

/// The folder that this run writes into, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("offices").join(name);
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => panic!("{error}"),
        _ => fs::create_dir_all(&folder).unwrap(),
    }
    folder
}

fn output(command: &mut Command) -> Output {
    let setup = "`cargo xtask setup` installs what is missing";
    command.output().unwrap_or_else(|error| panic!("{command:?}: {error}; {setup}"))
}

/// The pages of each file as LibreOffice sets them; `None` for a file that it
/// does not open. One start of the program for all: a start costs seconds.
pub fn pages(files: &[(String, Vec<u8>)]) -> BTreeMap<String, Option<Vec<Page>>> {
    let (folder, profile) = (folder("papers"), folder("profile"));
    let mut office = Command::new("soffice");
    office.args(["--headless", "--norestore", "--nolockcheck"]);
    // A profile of its own: nobody's settings, and no office that runs already.
    office.arg(format!("-env:UserInstallation=file://{}", profile.display()));
    office.args(["--convert-to", "pdf", "--outdir"]).arg(&folder);
    for (name, bytes) in files {
        let file = folder.join(name);
        fs::write(&file, bytes).unwrap();
        office.arg(file);
    }
    let said = output(office.env("LC_ALL", "C.UTF-8").env("TZ", "UTC"));
    let mut pages = BTreeMap::new();
    for (name, _) in files {
        // Two papers of one name and different endings would be one PDF.
        let pdf = folder.join(name).with_extension("pdf");
        let known = pages.insert(name.clone(), pdf.is_file().then(|| pages_of(&pdf)));
        assert!(known.is_none(), "two files are called {name}");
    }
    assert!(
        pages.values().any(Option::is_some),
        "LibreOffice opened none of {} files: {}",
        files.len(),
        String::from_utf8_lossy(&said.stderr)
    );
    pages
}

fn pages_of(pdf: &Path) -> Vec<Page> {
    let dots = DOTS_AN_INCH.to_string();
    let made = output(Command::new("pdftoppm").args(["-gray", "-r", &dots]).arg(pdf));
    assert!(made.status.success(), "{pdf:?}: {}", String::from_utf8_lossy(&made.stderr));
    Page::all(&made.stdout).unwrap()
}

/// Runs a script of ours with arguments, and fails with what it says.
pub fn python(script: &str, arguments: &[&Path]) -> Result<String, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/in_and_out/templates/offices")
        .join(script);
    let has_readers = |python: &&str| {
        let tried = Command::new(python).args(["-c", "import docx, openpyxl"]).output();
        tried.is_ok_and(|tried| tried.status.success())
    };
    // The first on the path may be one that knows no packages of the system.
    let python = ["python3", "/usr/bin/python3"].into_iter().find(has_readers);
    let python = python.expect("no python3 with docx and openpyxl; see `cargo xtask setup`");
    // Beside the script there shall be nothing that it leaves behind.
    let made = output(Command::new(python).arg("-B").arg(script).args(arguments));
    let said = String::from_utf8_lossy(&made.stdout).into_owned();
    match made.status.success() {
        true => Ok(said),
        false => Err(format!("{said}{}", String::from_utf8_lossy(&made.stderr))),
    }
}
