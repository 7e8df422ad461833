//! The shipped instruments, inside the binary, and the site's own beside them.

use crate::site::text;
use anyhow::{Context, Result, anyhow, bail};
use base::Day;
use lex::{LawBook, LoadError, PackFile};
use std::path::{Path, PathBuf};
use words::Words;

/// The texts of files below `law/`: each shown as `$shown` and its name, and
/// found in the folder `$folder`.
macro_rules! texts {
    ($shown:literal, $folder:literal: $($name:literal),* $(,)?) => {
        &[$((
            concat!($shown, $name),
            include_str!(concat!("../../../law/", $folder, $name)),
        )),*]
    };
}

/// Every pack of `law/`; a test compares this list with the folder.
const SHIPPED: &[(&str, &str)] = texts!["", "":
    "02-2008-qd-bnv.md",
    "06-hd-btctw-2017.md",
    "06-hd-btctw-2021.md",
    "07-hd-tu-2026.md",
    "10-2012-qh13.md",
    "117-2025-qh15.md",
    "121-tctk-ppcd-1979.md",
    "124-qd-tw-2023.md",
    "135-2020-nd-cp.md",
    "15-hd-btctw-2012.md",
    "16-hd-btctw-2022.md",
    "22-2008-qh12.md",
    "22-hd-btctw-2008.md",
    "24-kl-tw-2012.md",
    "29-2018-qh14.md",
    "30-2000-pl-ubtvqh10.md",
    "366-qd-tw-2025.md",
    "377-qd-tw-2025.md",
    "412-cv-tu-2017.md",
    "42-nq-tw-2004.md",
    "45-ct-tw-2025.md",
    "50-qd-tw-2021.md",
    "52-2019-qh14.md",
    "71-2006-qh11.md",
    "80-2025-qh15.md",
    "dieu-le-dang-2011.md",
];

/// Every case file of `law/cases/`; a test compares this list with the folder.
const CASES: &[(&str, &str)] = texts!["law/cases/", "cases/":
    "age-bands.toml",
    "appointment-pending.toml",
    "background.toml",
    "committee-ratio.toml",
    "deputy-ratio.toml",
    "discipline.toml",
    "education.toml",
    "evaluation.toml",
    "experience.toml",
    "higher-post.toml",
    "lower-entry.toml",
    "management.toml",
    "minority-share.toml",
    "number-per-post.toml",
    "posts-per-person.toml",
    "preferred-service.toml",
    "remaining-service.toml",
    "science-share.toml",
    "theory.toml",
    "women-required.toml",
    "women-share.toml",
    "young-share.toml",
];

/// The shipped case files: name and text.
pub fn cases() -> &'static [(&'static str, &'static str)] {
    CASES
}

/// The folder of a site's own instruments, within its data folder.
pub const FOLDER: &str = "law";

/// The shipped instruments.
pub fn shipped() -> Vec<PackFile> {
    let pack = |(name, text): &(&str, &str)| PackFile {
        name: (*name).to_owned(),
        text: (*text).to_owned(),
    };
    SHIPPED.iter().map(pack).collect()
}

/// The instruments of a site: the shipped ones, and those of its own folder.
/// A file of the same name takes the shipped one's place, so an office that
/// holds the document can set the true values without a programmer.
///
/// # Errors
/// When a file cannot be read, with its name.
pub fn packs(own: &Path) -> Result<Vec<PackFile>> {
    if own.is_dir() { with(shipped(), own) } else { Ok(shipped()) }
}

/// These instruments with those of a file or a folder beside them; a file of
/// the same name takes the other's place.
///
/// # Errors
/// When a file cannot be read, with its name.
pub fn with(mut packs: Vec<PackFile>, path: &Path) -> Result<Vec<PackFile>> {
    for pack in read(path)? {
        put(&mut packs, pack.map_err(|fault| anyhow!("{fault}"))?);
    }
    Ok(packs)
}

/// Puts an instrument among others, in the place of one of the same name.
pub fn put(packs: &mut Vec<PackFile>, pack: PackFile) {
    packs.retain(|known| known.name != pack.name);
    packs.push(pack);
}

/// The files that a path names: itself, or those of the folder with this
/// ending, by name. A `README` is none.
///
/// # Errors
/// When the folder cannot be read.
pub fn files(path: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).with_context(|| path.display().to_string())? {
        let file = entry?.path();
        let is_one = file.extension().is_some_and(|found| found == ending);
        if is_one && file.file_stem().is_some_and(|name| name != "README") {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

/// Refuses a path that an argument names and that is not there.
///
/// # Errors
/// In the words of the reader.
pub fn must_be_there(path: &Path, words: &Words) -> Result<()> {
    if !path.exists() {
        bail!(words.with("law-no-file", &[("file", text(&path.display().to_string()))]));
    }
    Ok(())
}

/// The instruments of a file or a folder alone, by name; of each the text, or
/// why it is none.
///
/// # Errors
/// When a file cannot be opened, with its name.
pub fn read(path: &Path) -> Result<Vec<Result<PackFile, LoadError>>> {
    let pack = |file: &PathBuf| {
        let bytes = std::fs::read(file).with_context(|| file.display().to_string())?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        Ok(PackFile::from_bytes(&name, &bytes))
    };
    files(path, "md")?.iter().map(pack).collect()
}

/// Joins instruments into a law.
///
/// # Errors
/// Each fault with file, line and how to mend it, a line each.
pub fn load_packs(packs: &[PackFile]) -> Result<LawBook> {
    LawBook::load(packs).map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        anyhow!("{}", faults.join("\n"))
    })
}

/// What a running server may not take over unasked: it would leave a list
/// without law, or with another than its author meant.
const UNSOUND: [&str; 2] = ["overlapping-dates", "example-fails"];

/// The same, if no two provisions claim one value and every example comes out.
///
/// # Errors
/// As [`load_packs`], and each such fault, a line each.
pub fn sound(packs: &[PackFile], today: Day) -> Result<LawBook> {
    let book = load_packs(packs)?;
    let lints = book.lint(today);
    let faults = lints.iter().filter(|lint| UNSOUND.contains(&lint.code()));
    let faults: Vec<String> = faults.map(ToString::to_string).collect();
    if faults.is_empty() { Ok(book) } else { Err(anyhow!("{}", faults.join("\n"))) }
}

/// The law of a site; see [`packs`].
///
/// # Errors
/// As [`packs`] and [`load_packs`].
pub fn load(own: &Path) -> Result<LawBook> {
    load_packs(&packs(own)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_of_the_folder_is_shipped_and_the_law_loads() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.ends_with(".md") && name != "README.md")
            .collect();
        files.sort();
        let shipped: Vec<&str> = SHIPPED.iter().map(|(name, _)| *name).collect();
        assert_eq!(files, shipped);
        assert!(load(Path::new("no-such-folder")).is_ok());
    }

    #[test]
    fn every_case_file_of_the_folder_is_shipped_and_comes_out() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law/cases");
        let entries = std::fs::read_dir(folder).unwrap();
        let mut files: Vec<String> = entries
            .map(|entry| format!("law/cases/{}", entry.unwrap().file_name().to_string_lossy()))
            .collect();
        files.sort();
        let shipped: Vec<&str> = cases().iter().map(|(name, _)| *name).collect();
        assert_eq!(files, shipped);
        let book = load(Path::new("no-such-folder")).unwrap();
        for (name, text) in cases() {
            for case in cases::read(name, text.as_bytes()).unwrap() {
                let report = case.run(&book);
                assert!(report.passed(), "{report}");
            }
        }
    }

    #[test]
    fn a_site_can_add_its_own_letter_and_a_bad_one_is_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("sai.md"), "# Không có gì\n").unwrap();
        let error = load(folder.path()).unwrap_err().to_string();
        assert!(error.contains("sai.md"), "{error}");
    }
}
