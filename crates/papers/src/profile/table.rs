//! The five tables of a form, told by the words over their columns.

use super::form::{FormReason, Place, TableKind, TableRow};
use super::value::{clean, is_filler, number, period};
use crate::intake::ProblemReason;
use base::fold;
use std::collections::BTreeMap;

/// A cell with its place.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub column: u32,
    pub span: u32,
    pub text: String,
    pub place: Place,
    /// Whether its text was carried down from the cell above.
    pub carried: bool,
}

impl Cell {
    pub fn is_blank(&self) -> bool {
        self.text.chars().all(|c| is_filler(c) || c.is_whitespace())
    }
}

/// What a table's header is known by: `true` when a column is needed.
struct Shape {
    kind: TableKind,
    columns: &'static [(&'static str, &'static [&'static str], bool)],
}

/// The tables, those with the most telling words first. The family tables
/// share a shape; whose family it is, the heading says.
const SHAPES: [Shape; 4] = [
    Shape {
        kind: TableKind::FamilyOwn,
        columns: &[
            ("relation", &["quan he", "moi quan he"], true),
            ("name", &["ho va ten", "ho ten"], true),
            ("born", &["nam sinh", "ngay sinh", "ngay thang nam sinh"], false),
            ("about", &["que quan", "nghe nghiep", "hien dang", "noi o"], false),
        ],
    },
    Shape {
        kind: TableKind::Salary,
        columns: &[
            ("period", &["thang nam", "thoi gian", "tu thang nam"], true),
            ("rank", &["ngach bac", "ma ngach", "ngach", "ma so", "bac luong"], false),
            ("coefficient", &["he so luong", "he so"], true),
        ],
    },
    Shape {
        kind: TableKind::Training,
        columns: &[
            (
                "school",
                &["ten truong", "ten co so", "co so dao tao", "don vi dao tao", "truong"],
                true,
            ),
            ("subject", &["nganh hoc", "chuyen nganh", "noi dung", "ten lop", "nganh"], false),
            ("period", &["thoi gian", "tu thang nam", "tu den", "thang nam"], false),
            ("mode", &["hinh thuc"], false),
            ("degree", &["van bang", "chung chi"], false),
        ],
    },
    Shape {
        kind: TableKind::Career,
        columns: &[
            (
                "period",
                &["tu thang nam den thang nam", "tu thang nam", "thoi gian", "thang nam"],
                true,
            ),
            ("role", &["chuc danh", "chuc vu", "don vi cong tac", "lam gi"], true),
        ],
    },
];

/// A column of a header: its code (or none), its words, from and to which
/// column of the grid.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub code: Option<&'static str>,
    pub title: String,
    pub from: u32,
    pub to: u32,
}

/// A header found.
#[derive(Debug, Clone)]
pub(super) struct Header {
    pub kind: TableKind,
    pub columns: Vec<Column>,
    pub place: Place,
}

fn code_of(shape: &Shape, title: &str) -> Option<&'static str> {
    let folded = fold(title);
    let fits = |(_, words, _): &&(&str, &[&str], bool)| {
        words.iter().any(|word| super::line::begins(&folded, &[word]))
    };
    shape.columns.iter().find(fits).map(|(code, ..)| *code)
}

/// The header that a row is.
pub(super) fn header(cells: &[Cell]) -> Option<Header> {
    // A cell merged downwards is the header of the row above.
    let filled: Vec<&Cell> =
        cells.iter().filter(|cell| !cell.is_blank() && !cell.carried).collect();
    if filled.len() < 2 {
        return None;
    }
    SHAPES.iter().find_map(|shape| {
        let mut columns: Vec<Column> = Vec::new();
        for cell in &filled {
            let code = code_of(shape, &cell.text);
            // Each code once, but for what some forms part into two columns.
            let again = columns.iter().any(|c| c.code == code);
            let code = code.filter(|code| !again || matches!(*code, "role" | "rank" | "degree"));
            columns.push(Column {
                code,
                title: cell.text.replace('\n', " "),
                from: cell.column,
                to: cell.column + cell.span,
            });
        }
        let has = |code: &str| columns.iter().any(|column| column.code == Some(code));
        // "Từ tháng/năm" and "Đến tháng/năm" in columns of their own.
        let until = columns.iter().position(|column| {
            column.code.is_none() && super::line::begins(&fold(&column.title), &["den"])
        });
        let whole = shape.columns.iter().filter(|(.., needed)| *needed).all(|(code, ..)| has(code));
        let training = shape.kind != TableKind::Training || has("subject") || has("degree");
        if !whole || !training {
            return None;
        }
        let since = columns.iter().position(|column| column.code == Some("period"));
        if let (Some(since), Some(until)) = (since, until) {
            (columns[since].code, columns[until].code) = (Some("from"), Some("to"));
        }
        Some(Header { kind: shape.kind, columns, place: filled[0].place.clone() })
    })
}

/// The code of a pay table's row whose head stands at its left: in some forms
/// that table lies on its side.
pub(super) fn side_head(cells: &[Cell]) -> Option<&'static str> {
    let first = cells.iter().find(|cell| !cell.is_blank())?;
    code_of(&SHAPES[1], &first.text)
}

/// Words of a second row of a header.
const SUBHEADS: [&str; 8] =
    ["tu", "den", "tu thang nam", "den thang nam", "thang nam", "tu ngay", "den ngay", "tu thang"];

/// Takes a second row of a header: columns under a period are its two ends.
pub(super) fn subheader(header: &mut Header, cells: &[Cell]) -> bool {
    let own: Vec<&Cell> = cells.iter().filter(|cell| !cell.is_blank() && !cell.carried).collect();
    if own.is_empty() || !own.iter().all(|cell| SUBHEADS.contains(&fold(&cell.text).as_str())) {
        return false;
    }
    for cell in own {
        let code = if fold(&cell.text).starts_with("den") { "to" } else { "from" };
        header.columns.retain(|column| {
            !(column.code == Some("period")
                && column.from <= cell.column
                && cell.column < column.to)
        });
        header.columns.push(Column {
            code: Some(code),
            title: cell.text.clone(),
            from: cell.column,
            to: cell.column + cell.span,
        });
    }
    true
}

/// Whether a row only numbers the columns: (1), (2), (3).
pub(super) fn is_number_row(cells: &[Cell]) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.is_blank()).peekable();
    filled.peek().is_some()
        && filled.enumerate().all(|(place, cell)| {
            cell.text.trim().trim_matches(['(', ')']) == (place + 1).to_string()
        })
}

/// What came of a row.
#[derive(Debug, Default)]
pub(super) struct RowReading {
    pub rows: Vec<TableRow>,
    /// Text in columns that the table does not know.
    pub unread: Vec<(Place, String)>,
    pub problems: Vec<(Place, String, FormReason)>,
    /// The row says "Không".
    pub none: bool,
}

/// Reads a row under a header.
pub(super) fn row(header: &Header, cells: &[Cell]) -> RowReading {
    let mut reading = RowReading::default();
    let (mut texts, mut place) = (BTreeMap::<&'static str, String>::new(), None);
    let mut own = false;
    for cell in cells.iter().filter(|cell| !cell.is_blank()) {
        let column = header
            .columns
            .iter()
            .find(|column| column.from <= cell.column && cell.column < column.to);
        let text = clean(&cell.text);
        if text.is_empty() {
            continue;
        }
        match column.and_then(|column| column.code) {
            Some(code) => {
                own |= !cell.carried;
                place.get_or_insert_with(|| cell.place.clone());
                let known = texts.entry(code).or_default();
                if !known.is_empty() {
                    known.push('\n');
                }
                known.push_str(&text);
            }
            None if cell.carried => {}
            None => {
                let text = match column {
                    Some(column) => format!("{}: {text}", column.title),
                    None => text,
                };
                reading.unread.push((cell.place.clone(), text));
            }
        }
    }
    let Some(place) = place.filter(|_| own) else { return reading };
    // Forms print whose row it is; alone it says nothing.
    if header.kind.is_family() && texts.len() == 1 && texts.contains_key("relation") {
        let said = fold(&texts["relation"]);
        reading.none = matches!(said.as_str(), "khong" | "khong co");
        return reading;
    }
    if texts.len() == 1 && texts.values().all(|t| matches!(fold(t).as_str(), "khong" | "khong co"))
    {
        reading.none = true;
        return reading;
    }
    for texts in one_each(texts) {
        let row = typed(header.kind, texts, &place, &mut reading.problems);
        reading.rows.push(row);
    }
    reading
}

/// Offices write a whole career into one row: as many lines in each cell, each
/// with its own period, are as many rows.
fn one_each(texts: BTreeMap<&'static str, String>) -> Vec<BTreeMap<&'static str, String>> {
    let count = texts.get("period").map_or(1, |text| text.lines().count());
    let same = count > 1
        && texts.values().all(|text| text.lines().count() == count)
        && texts.get("period").is_some_and(|text| text.lines().all(|line| period(line).is_some()));
    if !same {
        return vec![texts];
    }
    let nth = |at: usize| {
        texts
            .iter()
            .map(|(code, text)| (*code, text.lines().nth(at).unwrap_or_default().to_owned()))
            .collect()
    };
    (0..count).map(nth).collect()
}

fn typed(
    kind: TableKind,
    mut texts: BTreeMap<&'static str, String>,
    place: &Place,
    problems: &mut Vec<(Place, String, FormReason)>,
) -> TableRow {
    let (mut from, mut to, mut lasts) = (None, None, false);
    // Two columns for a period are kept as one.
    let ends: Vec<String> = ["from", "to"].iter().filter_map(|code| texts.remove(code)).collect();
    if !ends.is_empty() {
        texts.insert("period", ends.join(" - "));
    }
    let when = if kind.is_family() { "born" } else { "period" };
    if let Some(text) = texts.get(when) {
        let text = text.replace('\n', " ");
        match period(&text) {
            Some(read) => (from, to, lasts) = read,
            None if kind.is_family() => {
                let reason = FormReason::Value(ProblemReason::DateForm);
                problems.push((place.clone(), text, reason));
            }
            None => problems.push((place.clone(), text, FormReason::Period)),
        }
    }
    if let Some(text) = texts.get("coefficient").filter(|text| number(text).is_err()) {
        let reason = FormReason::Value(ProblemReason::NumberForm);
        problems.push((place.clone(), text.clone(), reason));
    }
    TableRow {
        cells: texts.into_iter().map(|(code, text)| (code.to_owned(), text)).collect(),
        from,
        to,
        lasts,
        place: place.clone(),
    }
}
