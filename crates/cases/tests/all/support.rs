//! Files of the repository.

use cases::Case;
use lex::{LawBook, PackFile};
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &str, ending: &str) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(root().join(folder)).unwrap();
    let mut found: Vec<(String, Vec<u8>)> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read(&path).unwrap())
        })
        .collect();
    found.sort();
    found
}

/// The shipped packs.
pub fn packs() -> Vec<PackFile> {
    files("law", "md")
        .into_iter()
        .filter(|(name, _)| !name.starts_with("README"))
        .map(|(name, bytes)| PackFile { name, text: String::from_utf8(bytes).unwrap() })
        .collect()
}

/// The shipped law.
pub fn book() -> LawBook {
    LawBook::load(&packs()).unwrap()
}

/// The shipped case files.
pub fn case_files() -> Vec<(String, Vec<u8>)> {
    files("law/cases", "toml")
}

pub fn read(name: &str, bytes: &[u8]) -> Vec<Case> {
    cases::read(name, bytes).unwrap_or_else(|fault| panic!("{fault}"))
}

/// A small district; `rest` holds people, entries and cases.
pub fn district(rest: &str) -> String {
    format!(
        "unit = [{{ code = \"SL\", level = \"tỉnh\" }}, \
                 {{ code = \"SL.TB\", level = \"huyện\", parent = \"SL\" }}]\n\
         body = [{{ code = \"bch\", unit = \"SL.TB\", kind = \"committee\", seats = 2 }}]\n\
         post = [{{ code = \"truong\", unit = \"SL.TB\", kind = \"head\", rank = 40 }}, \
                 {{ code = \"pho\", unit = \"SL.TB\", kind = \"deputy\", rank = 30 }}, \
                 {{ code = \"uy-vien\", unit = \"SL.TB\", kind = \"member\", rank = 40, body = \"bch\" }}]\n\
         {rest}"
    )
}

/// The head of a case of titles in June 2018.
pub const CASE: &str = "[case]\nname = \"x\"\non = 2018-06-01\nterm = \"2020-2025\"\n\
                        plan = \"titles\"\nunit = \"SL.TB\"\n";
