//! Papers that templates make, set as PDFs in the same frame as the others: lists
//! from the columns and rows that their workbooks have, letters and reports from a
//! setting of their own.

use super::lists::{self, Level, Line, List};
use crate::forms::Form;
use crate::official::{Layout, PaperError};
use base::Day;
use serde_json::{Value, json};

/// A setting behind the common frame.
macro_rules! setting {
    ($file:literal) => {
        concat!(
            include_str!("../../../templates/common.typ"),
            include_str!(concat!("../../../templates/", $file))
        )
    };
}

/// The paper as a tagged PDF of equal bytes for equal values; `day` is the paper's.
pub(in crate::forms) fn pdf(
    form: Form,
    layout: Layout,
    day: Day,
    mut values: Value,
) -> Result<Vec<u8>, PaperError> {
    if let Some(list) = lists::of(form) {
        return Ok(press::pdf(setting!("list.typ"), &list_view(&list, layout, day, &values))?);
    }
    if form == Form::Profile {
        let view = super::profile::view(layout, day, &values);
        return Ok(press::pdf(setting!("profile.typ"), &view)?);
    }
    let (setting, title) = match form {
        Form::Submission => (setting!("submission.typ"), None),
        Form::DecisionDraft => (setting!("decision_draft.typ"), None),
        Form::News => (setting!("news.typ"), Some("TIN HỘI NGHỊ")),
        Form::Agenda => (setting!("agenda.typ"), Some("CHƯƠNG TRÌNH HỘI NGHỊ")),
        _ => return Err(PaperError::NoSetting(form.code())),
    };
    if let Some(title) = title {
        values["title"] = json!(title);
    }
    Ok(press::pdf(setting, &values)?)
}

/// With more columns than this the letters are smaller.
const MOST_COLUMNS: usize = 13;

fn list_view(list: &List, layout: Layout, day: Day, values: &Value) -> Value {
    let scope = [(values, 0)];
    let lines = |lines: &[Line]| {
        let line = |line: &Line| json!({ "text": filled(line.text, &scope), "look": line.look });
        lines.iter().map(line).collect::<Vec<_>>()
    };
    let columns = list.columns.iter().map(|column| {
        json!({
            "title": column.title, "group": column.group, "width": column.width,
            "centred": column.centred,
            "dated": column.group.is_some_and(|group| group.starts_with("Ngày")),
        })
    });
    let mut rows = Vec::new();
    spread(&list.levels, &scope, &mut rows);
    mark_leading(&mut rows);
    let (left, right) = list.signatures;
    json!({
        "head": if list.has_letterhead { values["head"].clone() } else { bare_head(layout, day, values) },
        "has_letterhead": list.has_letterhead,
        "label": values["label"],
        "title": values["title"].as_str().unwrap_or_default().to_uppercase(),
        "subject": "",
        "above": lines(list.above),
        "below": lines(list.below),
        "columns": columns.collect::<Vec<_>>(),
        "rows": rows,
        "place_date": values["place_date"],
        "left": values.get(left),
        "right": values[right],
        "size": if list.columns.len() > MOST_COLUMNS { 9.0 } else { 10.5 },
    })
}

/// The head of an annex, which has none of its own but goes with a paper.
fn bare_head(layout: Layout, day: Day, values: &Value) -> Value {
    json!({
        "party": layout == Layout::Party,
        "body": values["body"],
        "stamp": null,
        "copy": null,
        "date": [day.year(), day.month().month(), day.day_of_month()],
    })
}

/// What is open: each value with the number, from 1, that it has in its list.
type Scope<'v> = [(&'v Value, usize)];

/// The rows that levels come to: a level that opens a list is there once an item,
/// with all levels up to the one that closes it.
fn spread(levels: &[Level], scope: &Scope<'_>, rows: &mut Vec<Value>) {
    let mut at = 0;
    while let Some(level) = levels.get(at) {
        let Some(name) = opens(level) else {
            rows.push(row(level, scope));
            at += 1;
            continue;
        };
        let closing = format!("{{{{/{name}}}}}");
        let closes = |level: &Level| texts(level).iter().any(|text| text.contains(&closing));
        let end = levels[at..].iter().position(closes).map_or(at, |more| at + more);
        let items = found(scope, name).and_then(Value::as_array);
        for (place, item) in items.into_iter().flatten().enumerate() {
            let inner = [scope, &[(item, place + 1)]].concat();
            rows.push(row(level, &inner));
            spread(&levels[at + 1..=end], &inner, rows);
        }
        at = end + 1;
    }
}

fn texts(level: &Level) -> Vec<&str> {
    match level {
        Level::Section { text, .. } => vec![text],
        Level::Group { number, text, .. } => vec![number, text],
        Level::Row { cells, .. } => cells.clone(),
    }
}

/// The list that a level opens.
fn opens(level: &Level) -> Option<&str> {
    let mut marks = texts(level).into_iter().filter_map(|text| text.strip_prefix("{{#"));
    marks.next()?.split_once("}}").map(|(name, _)| name)
}

fn row(level: &Level, scope: &Scope<'_>) -> Value {
    match level {
        Level::Section { text, look } => {
            json!({ "kind": "section", "text": filled(text, scope), "look": look })
        }
        Level::Group { number, text, look } => json!({
            "kind": "group", "number": filled(number, scope), "text": filled(text, scope),
            "look": look,
        }),
        Level::Row { cells, look } => {
            let cells: Vec<String> = cells.iter().map(|text| filled(text, scope)).collect();
            json!({ "kind": "row", "cells": cells, "look": look })
        }
    }
}

/// A row that names what follows stays with it and is set again on the next page.
fn mark_leading(rows: &mut [Value]) {
    let depth = |row: &Value| match row["kind"].as_str() {
        Some("section") => 0,
        Some("group") if row["number"] != "" => 1,
        _ => 2,
    };
    let depths: Vec<u8> = rows.iter().map(depth).collect();
    for (place, row) in rows.iter_mut().enumerate() {
        let leads = depths.get(place + 1).is_some_and(|next| *next > depths[place]);
        row["leads"] = json!(leads);
    }
}

/// A text with its marks filled in. The lists' own marks are few: values, numbers
/// of two figures, begin and end of what repeats or is there if it is not empty.
fn filled(text: &str, scope: &Scope<'_>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, (mark, behind))) =
        rest.split_once("{{").and_then(|(before, after)| Some((before, after.split_once("}}")?)))
    {
        out.push_str(before);
        rest = behind;
        if mark.starts_with(['#', '/']) {
            continue;
        }
        let (name, two_figures) = match mark.strip_suffix(":00") {
            Some(name) => (name, true),
            None => (mark, false),
        };
        match found(scope, name) {
            _ if name == "tt" => out.push_str(&scope.last().map_or(0, |it| it.1).to_string()),
            Some(Value::String(text)) => out.push_str(text),
            Some(Value::Number(number)) if two_figures => {
                out.push_str(&format!("{:0>2}", number.to_string()));
            }
            Some(Value::Number(number)) => out.push_str(&number.to_string()),
            _ => {}
        }
    }
    out.push_str(rest);
    out
}

/// The value of that name, of the innermost that has one.
fn found<'v>(scope: &Scope<'v>, name: &str) -> Option<&'v Value> {
    let inside = |value: &'v Value| name.split('.').try_fold(value, |at, part| at.get(part));
    scope.iter().rev().find_map(|(value, _)| inside(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_of_every_list_is_filled_in() {
        for form in Form::ALL {
            let Some(list) = lists::of(form) else { continue };
            for level in &list.levels {
                for text in texts(level) {
                    let shown = filled(text, &[(&json!({}), 0)]);
                    assert!(!shown.contains("{{") && !shown.contains("}}"), "{text}: {shown}");
                }
            }
        }
    }

    #[test]
    fn rows_repeat_inside_what_repeats_and_totals_stand_once() {
        let levels = [
            Level::Section { text: "{{#terms}}{{letter}}", look: "b" },
            Level::Group { number: "{{#posts}}{{tt}}", text: "{{post}} ({{n:00}})", look: "b" },
            Level::Row {
                cells: vec!["{{#rows}}{{tt}}", "{{name}}{{/rows}}{{/posts}}{{/terms}}"],
                look: "",
            },
            Level::Row { cells: vec!["", "{{total.label}}"], look: "b" },
        ];
        let values = json!({
            "terms": [{ "letter": "A", "posts": [
                { "post": "Bí thư", "n": 2, "rows": [{ "name": "Lò" }, { "name": "Vừ" }] },
                { "post": "Phó", "n": 0, "rows": [] },
            ] }],
            "total": { "label": "Tổng" },
        });
        let mut rows = Vec::new();
        spread(&levels, &[(&values, 0)], &mut rows);
        mark_leading(&mut rows);
        let shown = |row: &Value| match &row["cells"] {
            Value::Array(cells) => {
                cells.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("|")
            }
            _ => format!(
                "{} {}",
                row["number"].as_str().unwrap_or_default(),
                row["text"].as_str().unwrap()
            ),
        };
        let said: Vec<String> = rows.iter().map(shown).collect();
        assert_eq!(said, [" A", "1 Bí thư (02)", "1|Lò", "2|Vừ", "2 Phó (00)", "|Tổng"]);
        let leads: Vec<bool> = rows.iter().map(|row| row["leads"] == true).collect();
        assert_eq!(leads, [true, true, false, false, true, false]);
    }
}
