//! From columns and texts that no list knows to their pages.

use crate::views::{
    AnsweredLine, ColumnLine, ColumnSheet, ColumnState, ImportColumns, ImportValues, TaughtLine,
    ValueGroup, ValueText,
};
use desk::{
    ColumnMapping, ColumnReading, FileColumns, SheetKind, SheetMapping, SkipReason, Taught,
    UnlistedGroup, ValueList, ValueQueue, field_names,
};
use words::{Arg, Words};

/// Texts of a list that a page shows; the most frequent stand first.
const SHOWN: usize = 60;

/// The columns of a file.
pub fn columns(file: &str, at: usize, found: &FileColumns, words: &Words) -> ImportColumns {
    let sheets = match found {
        FileColumns::Form => Vec::new(),
        FileColumns::Sheets(sheets) => sheets.iter().map(|it| sheet(it, words)).collect(),
    };
    ImportColumns {
        file: file.to_owned(),
        href: format!("/imports/columns/{at}"),
        fault: None,
        is_form: *found == FileColumns::Form,
        sheets,
    }
}

fn owned((code, name): (&str, &str)) -> (String, String) {
    (code.to_owned(), name.to_owned())
}

/// A kind of sheet in words.
pub fn kind_name(kind: SheetKind, words: &Words) -> String {
    words.text(&format!("sheet-{}", kind.code()))
}

/// The usual header of a field.
pub fn field_name(kind: SheetKind, code: &str) -> String {
    let names = field_names(kind);
    names.iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| *name).to_owned()
}

fn sheet(sheet: &SheetMapping, words: &Words) -> ColumnSheet {
    let kind = sheet.taken_for.map(|(kind, ..)| kind);
    let kinds = SheetKind::ALL.into_iter().rev();
    let row = |(number, cells): &(u32, Vec<(String, String)>)| {
        let texts: Vec<&str> = cells.iter().map(|(_, text)| text.as_str()).collect();
        (*number, texts.join(" | "))
    };
    ColumnSheet {
        name: sheet.name.clone(),
        // Once its columns are shown, what they lack says more.
        why: sheet.why.as_ref().filter(|_| sheet.columns.is_empty()).map(|why| why_not(why, words)),
        taken_for: sheet.taken_for.map(|(kind, top, low)| (kind.code().to_owned(), top, low)),
        kinds: kinds.map(|kind| (kind.code().to_owned(), kind_name(kind, words))).collect(),
        fields: kind.map(field_names).unwrap_or_default().into_iter().map(owned).collect(),
        columns: sheet.columns.iter().map(column).collect(),
        missing: sheet.missing.iter().map(|header| (*header).to_owned()).collect(),
        first: sheet.first.iter().map(row).collect(),
    }
}

fn why_not(why: &SkipReason, words: &Words) -> String {
    let args = why.args();
    let args: Vec<(&str, Arg<'_>)> = args
        .iter()
        .filter(|(name, _)| *name != "kind")
        .map(|(name, value)| (*name, value.as_str().into()))
        .collect();
    words.with(&format!("sheet-why-{}", why.code()), &args)
}

fn column(column: &ColumnMapping) -> ColumnLine {
    let (field, chosen, state) = match column.reading {
        ColumnReading::Known(field) => (field, field, ColumnState::Known),
        ColumnReading::Learnt(field) => (field, field, ColumnState::Learnt),
        ColumnReading::Dismissed => ("", "", ColumnState::Dismissed),
        ColumnReading::Proposed(field, percent) => ("", field, ColumnState::Proposed(percent)),
        ColumnReading::Unread => ("", "", ColumnState::Unread),
    };
    ColumnLine {
        column: column.column.clone(),
        header: column.header.clone(),
        samples: column.samples.clone(),
        field: field.to_owned(),
        chosen: chosen.to_owned(),
        state,
    }
}

/// A list in words.
pub fn list_name(list: ValueList, words: &Words) -> String {
    words.text(&format!("value-list-{}", list.code()))
}

/// The texts that wait, with what was taught.
pub fn values(
    queue: &ValueQueue,
    taught: &Taught,
    has_waiting: bool,
    fault: Option<String>,
    words: &Words,
) -> ImportValues {
    ImportValues {
        fault,
        has_waiting,
        groups: queue.groups.iter().map(|it| group(it, words)).collect(),
        answered: queue
            .answered
            .iter()
            .map(|it| AnsweredLine {
                list: list_name(it.list, words),
                text: it.text.clone(),
                label: it.label.clone(),
                records: it.records,
            })
            .collect(),
        taught: learnt(taught, words),
    }
}

fn group(group: &UnlistedGroup, words: &Words) -> ValueGroup {
    let text = |it: &desk::UnlistedText| ValueText {
        text: it.text.clone(),
        counts: (it.taken, it.waiting),
        near: it
            .near
            .iter()
            .map(|near| (near.code.clone(), near.label.clone(), u32::from(near.percent)))
            .collect(),
    };
    ValueGroup {
        code: group.list.code().to_owned(),
        name: list_name(group.list, words),
        texts: group.texts.iter().take(SHOWN).map(text).collect(),
        more: group.texts.len().saturating_sub(SHOWN) as u32,
        choices: group.choices.iter().map(|choice| shown(group.list, choice)).collect(),
    }
}

/// A value as it is chosen; units of one name are told by their codes.
fn shown(list: ValueList, (code, label): &(String, String)) -> String {
    if list == ValueList::Unit { format!("{label} ({code})") } else { label.clone() }
}

/// The code of a value that was chosen as shown.
pub fn code_of(queue: &ValueQueue, list: ValueList, chosen: &str) -> Option<String> {
    let group = queue.groups.iter().find(|group| group.list == list)?;
    let found = group.choices.iter().find(|choice| shown(list, choice) == chosen);
    found.map(|(code, _)| code.clone())
}

fn learnt(taught: &Taught, words: &Words) -> Vec<TaughtLine> {
    let by = |by: &str, at| format!("{by}, {}", super::journal::at(at));
    let columns = taught.columns.iter().map(|it| {
        let kind = SheetKind::read(&it.kind);
        TaughtLine {
            of: it.kind.clone(),
            name: kind.map_or(it.kind.clone(), |kind| kind_name(kind, words)),
            is_column: true,
            text: it.header.clone(),
            means: it.field.as_ref().map(|field| match kind {
                Some(kind) => field_name(kind, field),
                None => field.clone(),
            }),
            by: by(&it.by, it.recorded),
        }
    });
    let values = taught.values.iter().map(|it| {
        let list = ValueList::read(&it.list);
        TaughtLine {
            of: it.list.clone(),
            name: list.map_or(it.list.clone(), |list| list_name(list, words)),
            is_column: false,
            text: it.shown.clone(),
            means: it.code.as_ref().map(|code| match list {
                Some(list) => list.label_of(code).unwrap_or(code).to_owned(),
                None => code.clone(),
            }),
            by: by(&it.by, it.recorded),
        }
    });
    columns.chain(values).collect()
}
