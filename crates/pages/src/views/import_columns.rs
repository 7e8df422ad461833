//! How the columns of a file are understood: what is recognised, what was taught,
//! what is proposed; a person corrects it, and it is kept.

use super::imports::AT;
use super::shell::{Page, Tone};
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// The columns of a file.
#[derive(Debug, Clone)]
pub struct ImportColumns {
    /// The file's name.
    pub file: String,
    /// Where this page lies.
    pub href: String,
    /// Why the last choice was refused, already worded.
    pub fault: Option<String>,
    /// Whether the file is one person's form, which has no columns.
    pub is_form: bool,
    /// Its sheets.
    pub sheets: Vec<ColumnSheet>,
}

/// A sheet.
#[derive(Debug, Clone)]
pub struct ColumnSheet {
    /// Its name.
    pub name: String,
    /// Why it would not be read, already worded; `None` when it would.
    pub why: Option<String>,
    /// What it is taken for: code and first and last row of its header.
    pub taken_for: Option<(String, u32, u32)>,
    /// The kinds of sheets: code and name.
    pub kinds: Vec<(String, String)>,
    /// The fields of its kind: code and usual header.
    pub fields: Vec<(String, String)>,
    /// Its columns.
    pub columns: Vec<ColumnLine>,
    /// Usual headers of columns that are needed and not there.
    pub missing: Vec<String>,
    /// Its first rows, to point at the header: number and what stands in it.
    pub first: Vec<(u32, String)>,
}

/// A column.
#[derive(Debug, Clone)]
pub struct ColumnLine {
    /// Its letters.
    pub column: String,
    /// Its header.
    pub header: String,
    /// Some of its values.
    pub samples: Vec<String>,
    /// The field that it is read as; empty when it is not read.
    pub field: String,
    /// The field to choose: the same, or what is proposed.
    pub chosen: String,
    /// How it is understood.
    pub state: ColumnState,
}

/// How a column is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnState {
    /// By words that all offices use.
    Known,
    /// As was taught.
    Learnt,
    /// It is not read, as was taught.
    Dismissed,
    /// A field is proposed whose words are so much alike, in percent.
    Proposed(u8),
    /// Not at all.
    Unread,
}

impl View for ImportColumns {
    const NAME: &'static str = "import-columns";
    const WIDE: bool = true;

    fn title(&self, words: &Words) -> String {
        words.text("columns-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { a href={ (AT) "/check" } { (page.text("imports-check-title")) } }
                h1 { (page.text("columns-title")) }
                p { strong { (self.file) } }
                p class="muted" { (page.text("columns-lead")) }
            }
            @if let Some(fault) = &self.fault { (parts::notice(page, Tone::Refused, html! { (fault) })) }
            @if self.is_form { (parts::empty(page, "columns-form")) }
            @for (at, sheet) in self.sheets.iter().enumerate() { (self.sheet(page, at, sheet)) }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::import_columns()
    }
}

impl ImportColumns {
    fn sheet(&self, page: &Page<'_>, at: usize, sheet: &ColumnSheet) -> Markup {
        html! {
            section class="card" {
                h2 { (page.with("columns-sheet", &[("name", sheet.name.as_str().into())])) }
                @if let Some(why) = &sheet.why { (parts::notice(page, Tone::Warning, html! { (why) })) }
                @if !sheet.missing.is_empty() {
                    (parts::notice(page, Tone::Warning, html! {
                        (page.with("columns-missing", &[("fields", (&sheet.missing.join(", ")).into())]))
                    }))
                }
                @if let Some((kind, _, _)) = &sheet.taken_for { (self.columns(page, kind, sheet)) }
                details open[sheet.why.is_some()] {
                    summary { (page.text("columns-point")) }
                    (self.point(page, at, sheet))
                }
            }
        }
    }

    fn columns(&self, page: &Page<'_>, kind: &str, sheet: &ColumnSheet) -> Markup {
        let name = sheet.kinds.iter().find(|(code, _)| code == kind).map(|(_, name)| name.as_str());
        html! {
            p { (page.with("columns-kind", &[("kind", name.unwrap_or(kind).into())])) }
            form method="post" action={ (self.href) "/learn" } {
                (parts::csrf(page))
                input type="hidden" name="kind" value=(kind);
                div class="table-box" { table class="list cards" {
                    thead { tr {
                        th scope="col" { (page.text("columns-header")) }
                        th scope="col" { (page.text("columns-examples")) }
                        th scope="col" { (page.text("columns-how")) }
                        th scope="col" { (page.text("columns-meaning")) }
                    } }
                    tbody { @for column in &sheet.columns { tr {
                        th scope="row" { (column.header) " " span class="muted" { "(" (column.column) ")" } }
                        td data-label=(page.text("columns-examples")) {
                            @if column.samples.is_empty() { span class="muted" { "–" } }
                            (column.samples.join("; "))
                        }
                        td data-label=(page.text("columns-how")) { (state(page, column.state)) }
                        td data-label=(page.text("columns-meaning")) { (choice(page, sheet, column)) }
                    } } }
                } }
                p class="actions" { button class="first" type="submit" { (page.text("columns-keep")) } }
            }
        }
    }

    /// The form that points at the header.
    fn point(&self, page: &Page<'_>, at: usize, sheet: &ColumnSheet) -> Markup {
        let (kind, top, bottom) = match &sheet.taken_for {
            Some((kind, top, bottom)) => (kind.as_str(), *top, *bottom),
            None => {
                let first = sheet.first.first().map_or(1, |(number, _)| *number);
                ("people", first, first)
            }
        };
        html! {
            p class="muted" { (page.text("columns-point-help")) }
            div class="table-box" { table class="list" {
                tbody { @for (number, text) in &sheet.first { tr {
                    th scope="row" class="number" { (number) }
                    td { (text) }
                } } }
            } }
            form method="get" action=(self.href) class="row" {
                input type="hidden" name="sheet" value=(at);
                label class="field" { span { (page.text("columns-list")) }
                    select name="kind" { @for (code, name) in &sheet.kinds {
                        option value=(code) selected[code == kind] { (name) }
                    } } }
                label class="field" { span { (page.text("columns-first-row")) }
                    input name="top" type="number" min="1" value=(top) required; }
                label class="field" { span { (page.text("columns-last-row")) }
                    input name="bottom" type="number" min="1" value=(bottom) required; }
                p class="actions" { button class="second" type="submit" { (page.text("columns-show")) } }
            }
        }
    }
}

fn state(page: &Page<'_>, state: ColumnState) -> Markup {
    let (class, key) = match state {
        ColumnState::Known => ("badge met", "columns-known"),
        ColumnState::Learnt => ("badge met", "columns-learnt"),
        ColumnState::Dismissed => ("badge not-applicable", "columns-dismissed"),
        ColumnState::Proposed(percent) => {
            let text = page.with("columns-proposed", &[("n", u32::from(percent).into())]);
            return html! { span class="badge undetermined" { (text) } };
        }
        ColumnState::Unread => ("badge not-applicable", "columns-unread"),
    };
    html! { span class=(class) { (page.text(key)) } }
}

fn choice(page: &Page<'_>, sheet: &ColumnSheet, column: &ColumnLine) -> Markup {
    html! {
        input type="hidden" name="header" value=(column.header);
        input type="hidden" name="was" value=(column.field);
        select name="field" aria-label=(column.header) {
            option value="" selected[column.chosen.is_empty()] { (page.text("columns-not-read")) }
            @for (code, header) in &sheet.fields {
                option value=(code) selected[*code == column.chosen] { (header) }
            }
        }
    }
}
