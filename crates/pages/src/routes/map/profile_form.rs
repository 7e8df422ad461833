//! A person's filled form.

use crate::views::{FormTable, ProfileForm};
use desk::{FormAnswer, FormTableKind, ShownForm};
use words::Words;

/// The form as the page shows it.
pub fn profile_form(shown: &ShownForm, words: &Words) -> ProfileForm {
    let form = &shown.form;
    let career = form.table(FormTableKind::Career);
    let text = |row: &std::collections::BTreeMap<String, String>, code: &str| {
        row.get(code).cloned().unwrap_or_default()
    };
    let tables = form.tables.iter().filter(|table| table.kind != FormTableKind::Career);
    ProfileForm {
        kind: form.kind.label().to_owned(),
        from: shown.from,
        career: career
            .into_iter()
            .flat_map(|table| &table.rows)
            .map(|row| (text(&row.cells, "period"), text(&row.cells, "role")))
            .collect(),
        tables: tables
            .map(|table| {
                let columns = table.kind.columns();
                let rows = table.rows.iter();
                FormTable {
                    title: words.text(&format!("form-table-{}", table.kind.code())),
                    heads: columns
                        .iter()
                        .map(|code| words.text(&format!("form-column-{code}")))
                        .collect(),
                    rows: rows
                        .map(|row| columns.iter().map(|code| text(&row.cells, code)).collect())
                        .collect(),
                    none: table.none,
                }
            })
            .collect(),
        fields: form
            .fields
            .iter()
            .filter_map(|field| {
                let value = match &field.answer {
                    FormAnswer::NotStated => return None,
                    FormAnswer::None => words.text("person-form-none"),
                    FormAnswer::Stated { text, .. } => text.clone(),
                };
                Some((words.text(&format!("form-field-{}", field.code)), value))
            })
            .collect(),
        withheld: shown.withheld,
        unread: form
            .unread
            .iter()
            .map(|it| {
                let place = &it.place;
                (format!("{} {}{}", place.sheet(), place.column(), place.row()), it.text.clone())
            })
            .collect(),
    }
}
