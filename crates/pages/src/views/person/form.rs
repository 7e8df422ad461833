//! What a filled profile form says: career, tables, fields, and what stands
//! outside them.

use crate::views::shell::Page;
use base::Day;
use maud::{Markup, html};

/// A filled form.
#[derive(Debug, Clone)]
pub struct ProfileForm {
    /// Which form, as it names itself.
    pub kind: String,
    /// The day for which it was imported.
    pub from: Day,
    /// The career, as the form has it: when, what.
    pub career: Vec<(String, String)>,
    /// The other tables.
    pub tables: Vec<FormTable>,
    /// Fields with their answers, already worded.
    pub fields: Vec<(String, String)>,
    /// Whether sensitive parts are not shown to this reader.
    pub withheld: bool,
    /// Text that no field answers to: where, what.
    pub unread: Vec<(String, String)>,
}

/// A table of a form.
#[derive(Debug, Clone)]
pub struct FormTable {
    /// Its title.
    pub title: String,
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// Its rows, a text for each column.
    pub rows: Vec<Vec<String>>,
    /// Whether the form says that there is nothing.
    pub none: bool,
}

impl ProfileForm {
    /// The form below the rest of the page.
    pub(super) fn show(&self, page: &Page<'_>) -> Markup {
        html! {
            section class="card" {
                h2 { (page.with("person-form", &[("kind", (&self.kind).into())])) }
                p class="muted" { (page.with("person-form-from", &[("day", self.from.into())])) }
                @if self.withheld { p { (page.text("person-form-withheld")) } }
                h3 { (page.text("person-form-career")) }
                @if self.career.is_empty() { p class="muted" { (page.text("person-form-not-stated")) } } @else {
                    ol class="timeline" {
                        @for (when, what) in &self.career {
                            li {
                                span class="when" { (when) }
                                span class="what" { @for line in what.lines() { span { (line) } } }
                            }
                        }
                    }
                }
                @for table in &self.tables { (table.show(page)) }
                details {
                    summary { (page.text("person-form-fields")) }
                    dl class="facts" {
                        @for (name, value) in &self.fields { div { dt { (name) } dd { (value) } } }
                    }
                }
                @if !self.unread.is_empty() {
                    details {
                        summary { (page.with("person-form-unread", &[("n", (self.unread.len() as u32).into())])) }
                        ul { @for (place, text) in &self.unread { li { span class="muted" { (place) ": " } (text) } } }
                    }
                }
            }
        }
    }
}

impl FormTable {
    fn show(&self, page: &Page<'_>) -> Markup {
        html! {
            h3 { (self.title) }
            @if self.rows.is_empty() {
                p class="muted" { (page.text(if self.none { "person-form-none" } else { "person-form-not-stated" })) }
            } @else {
                div class="table-box" {
                    table class="list cards" {
                        thead { tr { @for head in &self.heads { th scope="col" { (head) } } } }
                        tbody {
                            @for row in &self.rows {
                                tr { @for (head, text) in self.heads.iter().zip(row) { td data-label=(head) { (text) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}
