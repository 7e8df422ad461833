//! Headings and other lines of a form that are no answers.

use super::fields::FORM_TEXT;
use super::form::TableKind;
use super::line::{Line, begins, without_hints};
use super::value::{date, is_filler};
use base::{PartialDate, fold};

/// Under which heading something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Fields,
    Table(TableKind),
    Other,
}

/// Headings, folded, by words in them. The first that fits counts.
const HEADINGS: [(&[&str], Section); 9] = [
    (&["ben vo", "ben chong", "nha vo", "gia dinh vo"], Section::Table(TableKind::FamilySpouse)),
    (&["qua trinh luong", "dien bien qua trinh luong"], Section::Table(TableKind::Salary)),
    (&["tom tat qua trinh cong tac", "qua trinh cong tac"], Section::Table(TableKind::Career)),
    (
        &["quan he gia dinh", "ve ban than", "bo me vo", "cha me vo"],
        Section::Table(TableKind::FamilyOwn),
    ),
    (&["dao tao boi duong"], Section::Table(TableKind::Training)),
    (&["khen thuong ky luat"], Section::Other),
    (&["thong tin ca nhan", "thong tin co ban", "thong tin tuyen dung"], Section::Fields),
    (&["cac loai phu cap khac"], Section::Other),
    (&["so yeu ly lich"], Section::Fields),
];

/// No heading is longer, in words.
const HEADING_WORDS: usize = 40;

/// The text without cells that only hold the form's own words.
pub(super) fn without_form_text(text: &str) -> String {
    let own = |cell: &&str| !begins(&fold(cell), FORM_TEXT);
    text.split('\t').filter(own).collect::<Vec<_>>().join("\t")
}

/// The heading that a line is. A line with labels is one only when it is
/// numbered and has no colon, as headings in capitals are.
pub(super) fn heading(line: &Line, title: &str, plain: bool) -> Option<Section> {
    let words = title.split(' ').count();
    if words > HEADING_WORDS || !(plain || (line.is_numbered() && !line.letters.contains(&':'))) {
        return None;
    }
    let holds = |word: &str| format!(" {title} ").contains(&format!(" {word} "));
    let starts = |word: &str| begins(title, &[word]);
    HEADINGS
        .iter()
        .find(|(known, section)| {
            known.iter().any(|word| match section {
                // "Bố, mẹ, anh chị em ruột (bên vợ hoặc chồng)".
                Section::Table(TableKind::FamilySpouse) => holds(word) && words <= 20,
                Section::Table(_) => starts(word) || (line.is_numbered() && holds(word)),
                _ => starts(word),
            })
        })
        .map(|(_, section)| *section)
}

/// The date of a place-and-date line: "Nậm Pha, ngày 05 tháng 3 năm 2017";
/// `Some(None)` when it was left open.
pub(super) fn signed_on(text: &str) -> Option<Option<PartialDate>> {
    let text = without_hints(text);
    let lower = text.to_lowercase();
    let at = lower.rfind("ngày")?;
    let tail = lower.get(at..)?;
    if !(tail.contains("tháng") && tail.contains("năm")) || lower.len() > 200 {
        return None;
    }
    let letters = tail.replace("ngày", "").replace("tháng", "").replace("năm", "");
    if letters.chars().any(char::is_alphabetic) {
        return None;
    }
    if !letters.chars().any(|c| c.is_ascii_digit()) {
        return Some(None);
    }
    // "ngày … tháng … năm 20…" was left open.
    let spaced: String = letters.chars().map(|c| if is_filler(c) { ' ' } else { c }).collect();
    match date(&spaced) {
        Ok(read) => Some(Some(read)),
        Err(_) if spaced.split_whitespace().count() == 1 => Some(None),
        Err(_) => None,
    }
}
