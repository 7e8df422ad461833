//! Small law books written on the spot: one parameter, one provision a pack;
//! and the shipped packs.

#![allow(dead_code)] // each test file uses its own part

use base::Day;
use lex::*;

/// An instrument of one provision: id suffix is its date.
pub struct Written<'a> {
    pub id: &'a str,
    pub scope: Option<&'a str>,
    pub edits: Vec<String>,
}

pub fn written(id: &str, edits: &[&str]) -> PackFile {
    local(id, None, edits)
}

pub fn local(id: &str, scope: Option<&str>, edits: &[&str]) -> PackFile {
    file(&Written { id, scope, edits: edits.iter().map(|e| (*e).to_owned()).collect() })
}

pub fn file(of: &Written<'_>) -> PackFile {
    let Written { id, scope, edits } = of;
    let date = &id[id.len() - 10..];
    let scope = scope.map_or(String::new(), |code| format!("scope = \"{code}\"\n"));
    let mut text = format!(
        "```instrument\nid = \"{id}\"\nnumber = \"{id}\"\ndate = {date}\nissuer = \"x\"\n\
         title_vi = \"x\"\ntitle_en = \"x\"\nstatus = \"x\"\n{scope}```\n\n## P {{#p}}\n\n> words\n"
    );
    for keys in edits {
        let from = if keys.contains("from =") { String::new() } else { format!("from = {date}\n") };
        text += &format!(
            "\n```edit\nparameter = \"max-per-post\"\n{keys}\n{from}source = \"text\"\n```\n"
        );
    }
    PackFile { name: format!("{id}.md"), text }
}

pub fn book(files: &[PackFile]) -> LawBook {
    LawBook::load(files).unwrap_or_else(|errors| panic!("{errors:#?}"))
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn ask(book: &LawBook, on: &str, unit_path: &[&str]) -> Result<u32, String> {
    let view = book.view(&Moment { legal_day: day(on), known_by: day("2999-01-01"), unit_path });
    view.get(MAX_PER_POST).map(|ruling| *ruling.value).map_err(|u| u.code().to_owned())
}

/// Every pack of `law/`.
pub fn packs() -> Vec<PackFile> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .filter(|path| path.extension().is_some_and(|ext| ext == "md"))
        .filter(|path| path.file_name().is_some_and(|name| name != "README.md"))
        .map(|path| PackFile {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            text: std::fs::read_to_string(&path).unwrap(),
        })
        .collect()
}

/// The book of the shipped packs.
pub fn shipped() -> LawBook {
    LawBook::load(&packs()).unwrap_or_else(|errors| {
        panic!("{}", errors.iter().map(|e| format!("{e}\n")).collect::<String>())
    })
}
