//! Recorded output that no test compares any more is a lie in waiting: the
//! run names it and fails.

use crate::run::{Done, root, target};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// The list that the snapshot tests of one run write: each line a `.snap`
/// file that was compared.
pub struct References(PathBuf);

impl References {
    /// An empty list for a new run.
    ///
    /// # Errors
    /// When the target folder cannot be written.
    pub fn new() -> Result<Self, String> {
        let file = target().join("xtask").join("snapshots-compared");
        let made = file.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(&file, ""))
            .map_err(|cause| format!("cannot write {}: {cause}", file.display()))?;
        Ok(Self(file))
    }

    /// Tells the tests where to write the list.
    pub fn told_to<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("INSTA_SNAPSHOT_REFERENCES_FILE", &self.0)
    }

    /// Compares the list with the snapshots in the checkout.
    ///
    /// # Errors
    /// Names each snapshot that no test compared, and each left pending.
    pub fn check(&self) -> Done {
        let read = |cause: io::Error| format!("cannot read the snapshots: {cause}");
        let compared: BTreeSet<PathBuf> = fs::read_to_string(&self.0)
            .map_err(read)?
            .lines()
            .filter_map(|line| fs::canonicalize(line).ok())
            .collect();
        let mut stored = Vec::new();
        for place in ["crates", "xtask"] {
            collect(&root().join(place), &mut stored).map_err(read)?;
        }
        let faults = faults(&stored, &compared);
        if faults.is_empty() {
            println!("{} snapshots, each compared by a test", stored.len());
            return Ok(());
        }
        Err(format!("{}\nRemove what is no longer compared.", faults.join("\n")))
    }
}

fn faults(stored: &[PathBuf], compared: &BTreeSet<PathBuf>) -> Vec<String> {
    stored
        .iter()
        .filter_map(|file| match file.extension()?.to_str()? {
            "new" => Some(format!("{} is a snapshot nobody has accepted", file.display())),
            _ if compared.contains(file) => None,
            _ => Some(format!("{} is compared by no test", file.display())),
        })
        .collect()
}

fn collect(dir: &Path, into: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        let name = path.to_string_lossy();
        if path.is_dir() {
            collect(&path, into)?;
        } else if name.ends_with(".snap") || name.ends_with(".snap.new") {
            into.push(fs::canonicalize(&path)?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_that_no_test_compares_is_named() {
        let stored = ["/a.snap", "/b.snap", "/c.snap.new"].map(PathBuf::from);
        let compared = BTreeSet::from([PathBuf::from("/a.snap")]);
        assert_eq!(
            faults(&stored, &compared),
            ["/b.snap is compared by no test", "/c.snap.new is a snapshot nobody has accepted"]
        );
    }
}
