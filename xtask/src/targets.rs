//! The test programs of the workspace, by crate.
//!
//! The suite always says `--workspace` to cargo and picks programs by name.
//! Were it to pick packages instead, cargo would turn on other features of the
//! crates from outside for each pick, and build most of them several times.

use crate::run::root;
use std::path::Path;
use std::{fs, io};

/// The whole-program stories.
pub const STORIES: &str = "journeys";

/// The test programs of one crate, in order of name.
///
/// # Errors
/// When the folder cannot be read.
pub fn of(name: &str) -> Result<Vec<String>, String> {
    let tests = root().join("crates").join(name).join("tests");
    if !tests.is_dir() {
        return Ok(Vec::new());
    }
    in_folder(&tests).map_err(|cause| format!("cannot read {}: {cause}", tests.display()))
}

/// The test programs of every crate but the stories, in order of name.
///
/// # Errors
/// When a folder cannot be read.
pub fn but_stories() -> Result<Vec<String>, String> {
    let crates = root().join("crates");
    let entries = fs::read_dir(&crates).map_err(|cause| format!("cannot read crates/: {cause}"))?;
    let mut found = Vec::new();
    for entry in entries.filter_map(|entry| entry.ok()) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name != STORIES {
            found.extend(of(&name)?);
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// `--test NAME` for each.
pub fn options(names: &[String]) -> impl Iterator<Item = &str> {
    names.iter().flat_map(|name| ["--test", name])
}

/// As cargo finds them: `tests/NAME.rs` and `tests/NAME/main.rs`.
fn in_folder(tests: &Path) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(tests)? {
        let path = entry?.path();
        let is_test = path.extension().is_some_and(|extension| extension == "rs")
            || path.join("main.rs").is_file();
        if let (true, Some(name)) = (is_test, path.file_stem()) {
            found.push(name.to_string_lossy().into_owned());
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_folders_with_a_main_are_programs_and_the_rest_is_not() {
        let folder = tempfile::tempdir().unwrap();
        for file in ["b.rs", "snapshots/a.snap", "all/main.rs", "support/mod.rs", "x.md"] {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        assert_eq!(in_folder(folder.path()).unwrap(), ["all", "b"]);
    }

    /// A story and a test of the same name could not be told apart.
    #[test]
    fn no_story_bears_the_name_of_another_test() {
        let others = but_stories().unwrap();
        let stories = of(STORIES).unwrap();
        assert!(!stories.is_empty());
        for story in stories {
            assert!(!others.contains(&story), "`{story}` is also a test of another crate");
        }
    }
}
