//! No source file grows past what one reads in a sitting, unless it says why.

use crate::run::{Done, root};
use crate::source::rust_files;
use std::collections::BTreeMap;

/// Lines a source file may have.
const LIMIT: usize = 500;

/// The files that may be longer, each with its reason. An entry that is no
/// longer needed is a failure too.
const LONGER: &[(&str, &str)] = &[];

/// Compares the length of each file in `crates/*/src` and `xtask/src` with
/// the limit.
///
/// # Errors
/// Names each file that is too long, and each exception not needed.
pub fn check() -> Done {
    let root = root();
    let mut lengths = BTreeMap::new();
    for file in rust_files(&root)? {
        let text = std::fs::read_to_string(&file)
            .map_err(|cause| format!("cannot read {}: {cause}", file.display()))?;
        let name = file.strip_prefix(&root).unwrap_or(&file).to_string_lossy().into_owned();
        lengths.insert(name, text.lines().count());
    }
    let faults = faults(&lengths, LONGER);
    if faults.is_empty() {
        let longest = lengths.iter().max_by_key(|(_, lines)| **lines);
        if let Some((name, lines)) = longest {
            println!("{} files, the longest {name} with {lines} lines", lengths.len());
        }
        return Ok(());
    }
    Err(format!(
        "{}\nSplit by what a reader looks for, or add the file to LONGER in xtask/src/sizes.rs \
         with the reason.",
        faults.join("\n")
    ))
}

fn faults(lengths: &BTreeMap<String, usize>, longer: &[(&str, &str)]) -> Vec<String> {
    let excused = |name: &str| longer.iter().any(|(file, _)| *file == name);
    let mut faults: Vec<String> = lengths
        .iter()
        .filter(|(name, lines)| **lines > LIMIT && !excused(name))
        .map(|(name, lines)| format!("{name} has {lines} lines; {LIMIT} are the limit"))
        .collect();
    for (file, reason) in longer {
        match lengths.get(*file) {
            Some(lines) if *lines > LIMIT => {}
            _ => faults.push(format!("{file} needs no exception any more (\"{reason}\")")),
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(of: &[(&str, usize)]) -> BTreeMap<String, usize> {
        of.iter().map(|(name, lines)| ((*name).to_owned(), *lines)).collect()
    }

    #[test]
    fn a_file_over_the_limit_is_named_with_its_length() {
        let faults = faults(&lengths(&[("a.rs", LIMIT), ("b.rs", LIMIT + 1)]), &[]);
        assert_eq!(faults, ["b.rs has 501 lines; 500 are the limit"]);
    }

    #[test]
    fn an_exception_excuses_a_long_file_and_falls_due_when_it_shrinks() {
        let longer = [("b.rs", "one table")];
        assert!(faults(&lengths(&[("b.rs", 900)]), &longer).is_empty());
        assert_eq!(faults(&lengths(&[("b.rs", 90)]), &longer).len(), 1);
        assert_eq!(faults(&lengths(&[]), &longer).len(), 1);
    }
}
