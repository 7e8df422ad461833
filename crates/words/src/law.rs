//! Values of the law in words: a code by its word, a span with its unit, a
//! share as law writes it, a table row by row.

use crate::{Arg, Lang, Words};
use base::{PartialDate, Share};
use lex::{Kind, ParamInfo, Value};

/// The columns that say of what a row speaks, in the order in which they are
/// read; the others follow by name.
const FIRST: [&str; 13] = [
    "term_start",
    "from_year",
    "from",
    "unit",
    "level",
    "plan",
    "order",
    "step",
    "roster",
    "form",
    "rank_at_least",
    "code",
    "id",
];

/// A parameter's name.
pub fn name(parameter: &ParamInfo, words: &Words) -> String {
    words.text(&format!("law-param-{}", parameter.name))
}

/// A value of a parameter on one line; the rows of a table one after another.
pub fn value(parameter: &ParamInfo, value: &Value, words: &Words) -> String {
    let rows = rows(value, words);
    if !rows.is_empty() {
        let row = |cells: &Vec<(String, String)>| {
            let cells: Vec<&str> = cells.iter().map(|(_, cell)| cell.as_str()).collect();
            cells.join(" – ")
        };
        return rows.iter().map(row).collect::<Vec<_>>().join("; ");
    }
    written(parameter, &value.to_string(), words)
}

/// The same of a value as a pack writes it; of a table the number of rows.
pub fn written(parameter: &ParamInfo, text: &str, words: &Words) -> String {
    let counted = |key: &str, text: &str| match text.parse() {
        Ok(number) => words.with(key, &[("n", Arg::Number(number))]),
        Err(_) => text.to_owned(),
    };
    match parameter.kind {
        Kind::Months => counted("law-months", text),
        Kind::Years => counted("law-years", text),
        Kind::Table | Kind::CodeList => counted("law-rows", text.trim_matches(['[', ']'])),
        Kind::Flag | Kind::Choice => code("", text, words),
        Kind::Share => share(parameter.name, text, words),
        Kind::Count => text.to_owned(),
    }
}

/// The rows of a table: in each the columns, by name, with their values; empty
/// for a single value.
pub fn rows(value: &Value, words: &Words) -> Vec<Vec<(String, String)>> {
    // A value is plain data, so writing it as JSON cannot fail.
    let Ok(serde_json::Value::Array(rows)) = serde_json::to_value(value) else { return Vec::new() };
    let cells = |row: serde_json::Value| match row {
        serde_json::Value::Object(cells) => in_order(cells.into_iter().collect()),
        other => vec![(String::new(), other)],
    };
    let worded = |(column, cell): (String, serde_json::Value)| {
        let label = format!("law-column-{column}");
        let label = if words.has(&label) { words.text(&label) } else { column.clone() };
        (label, self::cell(&column, &cell, words))
    };
    let given = |(_, cell): &(String, serde_json::Value)| !cell.is_null();
    rows.into_iter().map(|row| cells(row).into_iter().filter(given).map(worded).collect()).collect()
}

fn in_order<T>(mut cells: Vec<(String, T)>) -> Vec<(String, T)> {
    let place = |name: &str| FIRST.iter().position(|known| *known == name).unwrap_or(FIRST.len());
    cells.sort_by(|(one, _), (two, _)| (place(one), one).cmp(&(place(two), two)));
    cells
}

fn cell(column: &str, cell: &serde_json::Value, words: &Words) -> String {
    match cell {
        serde_json::Value::String(text) => code(column, text, words),
        serde_json::Value::Bool(flag) => code(column, &flag.to_string(), words),
        serde_json::Value::Array(list) => {
            let each: Vec<String> = list.iter().map(|one| self::cell(column, one, words)).collect();
            each.join(", ")
        }
        other => other.to_string(),
    }
}

/// A code by its word in this column, else by its word anywhere, else as it is.
fn code(column: &str, text: &str, words: &Words) -> String {
    // A month or a day of a table, as people write it.
    if text.as_bytes().get(4) == Some(&b'-')
        && let Ok(date) = PartialDate::parse(text)
    {
        return date.vietnamese();
    }
    let keys = [format!("law-code-{column}-{text}"), format!("law-code-{text}")];
    match keys.iter().find(|key| words.has(key)) {
        Some(key) => words.text(key),
        None => text.to_owned(),
    }
}

/// A share as law writes it: a factor for people per seat, percent when it is
/// whole, the fraction otherwise.
fn share(parameter: &str, value: &str, words: &Words) -> String {
    let Some(share) = Share::parse(value) else { return value.to_owned() };
    let tenths = u64::from(share.part()) * 10;
    let whole = u64::from(share.whole());
    let per_seat = ["committee-ratio", "deputy-ratio"].iter().any(|of| parameter.starts_with(of));
    if per_seat && tenths.is_multiple_of(whole) {
        let mark = if words.lang() == Lang::Vi { ',' } else { '.' };
        let factor = match (tenths / whole).is_multiple_of(10) {
            true => (tenths / whole / 10).to_string(),
            false => format!("{}{mark}{}", tenths / whole / 10, tenths / whole % 10),
        };
        return words.with("law-times", &[("factor", (&factor).into())]);
    }
    let is_percent = (u64::from(share.part()) * 100).is_multiple_of(whole);
    if is_percent { words.percent(share) } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(parameter: &str, text: &str) -> String {
        written(ParamInfo::find(parameter).unwrap(), text, Words::load(Lang::Vi))
    }

    #[test]
    fn a_value_is_written_as_a_reader_reads_it() {
        assert_eq!(said("min-remaining-service", "60"), "60 tháng");
        assert_eq!(said("higher-post-only", "true"), "Có");
        assert_eq!(said("retirement-age", "[12]"), "bảng 12 dòng");
        assert_eq!(said("max-per-post", "4"), "4");
        assert_eq!(said("committee-ratio-max", "3/2"), "1,5 lần");
        assert_eq!(said("women-share-target", "1/5"), "20%");
        assert_eq!(said("quorum", "2/3"), "2/3");
    }

    #[test]
    fn a_table_is_read_row_by_row() {
        let row = lex::YoungAge { level: "district".parse().unwrap(), age: 40, strict: true };
        let (view, words) = (lex::View::of([lex::YOUNG_AGE.to(vec![row])]), Words::load(Lang::Vi));
        let table = view.by_name("young-age").unwrap().unwrap();
        let info = ParamInfo::find("young-age").unwrap();
        assert_eq!(value(info, table.value, words), "cấp huyện – 40 – dưới tuổi ấy");
        assert_eq!(rows(table.value, words)[0][0], ("Cấp".to_owned(), "cấp huyện".to_owned()));
    }
}
