//! Small law books written on the spot: one parameter, one provision a pack.

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
