//! How the page is laid out; its data stands in the file above.

use super::{CountPage, Counter, EnteredSheet, Entry};
use crate::views::icon::{Icon, icon};
use crate::views::parts::{csrf, link, notice};
use crate::views::shell::{Page, Tone};
use crate::views::{View, samples};
use maud::{Markup, html};
use words::{Arg, Words};

/// How many of the sheets entered are shown.
const SHOWN: usize = 60;

impl View for CountPage {
    const NAME: &'static str = "count";
    const SCRIPTS: &'static [&'static str] = &["count.js"];

    fn title(&self, words: &Words) -> String {
        words.text("do-count")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (link(&self.about)) }
                h1 { (page.text("do-count")) }
                p class="muted" { (page.text("form-count-lead")) }
            }
            @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
            @for one in &self.former { (notice(page, Tone::Note, html! { (one) })) }
            @if let Some(why) = &self.why_not { (notice(page, Tone::Note, html! { (why) })) }
            @if self.release {
                p class="actions" { a class="button first" href={ (self.at) "/release" } { (page.text("do-release")) } }
            }
            @if !self.differs.is_empty() { (self.differences(page)) }
            @match &self.entry {
                Some(entry) => {
                    @if self.may_declare { (self.declaration(page)) }
                    div class="counting" {
                        div class="stack" { (self.sheet_form(page, entry)) (self.entered(page, entry)) }
                        div class="stack" { (self.form_rows(page)) (self.keys(page)) (self.progress(page)) }
                    }
                    div class="split even" { (self.names(page, entry)) (self.closing(page, entry)) }
                    (self.whole(page, entry))
                },
                None => (self.progress(page)),
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::counting()
    }
}

impl CountPage {
    fn differences(&self, page: &Page<'_>) -> Markup {
        html! {
            section class="card" {
                h2 { (page.text("counting-differs")) }
                p class="muted" { (page.text("counting-differs-lead")) }
                ul class="columns" { @for one in &self.differs { li { (one) } } }
                @if self.may_take_over {
                    form class="actions" method="post" action={ (self.at) "/count/third" } {
                        (csrf(page))
                        button class="second" type="submit" { (page.text("counting-take-over")) }
                    }
                }
            }
        }
    }

    fn declaration(&self, page: &Page<'_>) -> Markup {
        html! {
            details class="card" {
                summary { (page.text("counting-declare")) }
                form method="post" action={ (self.at) "/count/kinds" } {
                    (csrf(page))
                    p class="muted" { (page.text("counting-declare-lead")) }
                    @for kind in &self.kinds {
                        label class="tick plain-tick" {
                            input type="checkbox" name="kind" value=(kind.code) checked[kind.declared];
                            span { (page.text(&format!("invalid-{}", kind.code))) }
                        }
                    }
                    p class="actions" { button class="second" type="submit" { (page.text("counting-declare-do")) } }
                }
            }
        }
    }

    /// One sheet: bundle, number, marks; the key Enter keeps it.
    fn sheet_form(&self, page: &Page<'_>, entry: &Entry) -> Markup {
        let (path, head) = match entry.mends {
            true => ("/count/mend", "counting-mend"),
            false => ("/count/sheet", "counting-enter"),
        };
        html! {
            form class="card sheet-entry" method="post" action={ (self.at) (path) } data-rows=(self.rows.len()) {
                (csrf(page))
                h2 { (page.text(head)) }
                div class="row" {
                    label class="short" { span { (page.text("counting-batch")) }
                        input name="batch" value=(entry.batch) maxlength="8" autocomplete="off" readonly[entry.mends]; }
                    label class="short" { span { (page.text("counting-sheet")) }
                        input name="sheet" value=(entry.sheet) inputmode="numeric" pattern="[0-9]+" required autocomplete="off" readonly[entry.mends]; }
                }
                label { span { (page.with("counting-marks", &[("n", (self.rows.len() as u32).into())])) }
                    input class="marks" name="marks" value=(entry.marks) required autofocus autocomplete="off" autocapitalize="none" spellcheck="false"; }
                p class="marks-state muted" aria-live="polite" {}
                label class="tick plain-tick" { input type="checkbox" name="named" value="1"; span { (page.text("counting-named")) } }
                p class="actions" {
                    button class="first" type="submit" { (page.text("counting-keep")) }
                    @if entry.mends { a class="button second" href={ (self.at) "/count" } { (page.text("form-cancel")) } }
                }
            }
        }
    }

    /// What was entered, the last first; each can be changed.
    fn entered(&self, page: &Page<'_>, entry: &Entry) -> Markup {
        let all = entry.sheets.len();
        html! {
            section class="card" {
                h2 { (page.with("counting-entered", &[("n", (all as u32).into())])) }
                @if let Some(last) = entry.sheets.first() { (self.undo(page, last)) }
                ol class="entered" {
                    @for one in entry.sheets.iter().take(SHOWN) {
                        li { a href=(one.href) { (place(one)) } " " (shown(page, one)) }
                    }
                }
                @if all > SHOWN { p class="muted" { (page.with("counting-more", &[("n", ((all - SHOWN) as u32).into())])) } }
            }
        }
    }

    /// Takes the last sheet away again.
    fn undo(&self, page: &Page<'_>, last: &EnteredSheet) -> Markup {
        let place = place(last);
        html! {
            form class="action" method="post" action={ (self.at) "/count/mend" } {
                (csrf(page))
                input type="hidden" name="batch" value=(last.batch);
                input type="hidden" name="sheet" value=(last.sheet);
                input type="hidden" name="marks" value="";
                button class="second" type="submit" { (page.with("counting-undo", &[("place", Arg::from(place.as_str()))])) }
            }
        }
    }

    fn progress(&self, page: &Page<'_>) -> Markup {
        html! {
            section class="card" {
                h2 { (page.text("counting-progress")) }
                @if self.counters.is_empty() { p class="muted" { (page.text("counting-nobody")) } }
                ul class="plain" { @for one in &self.counters { (counter(page, one)) } }
            }
        }
    }

    fn keys(&self, page: &Page<'_>) -> Markup {
        html! {
            details class="card" open {
                summary { (page.text("form-count-how")) }
                dl class="facts keys" {
                    @for (sign, key) in SIGNS { div { dt { code { (sign) } } dd { (page.text(key)) } } }
                    @for kind in self.kinds.iter().filter(|kind| kind.declared) {
                        div { dt { code { "!" (kind.key) } } dd { (page.text(&format!("invalid-{}", kind.code))) } }
                    }
                }
            }
        }
    }

    /// The form's rows with their numbers, beside the field in which they are
    /// typed.
    fn form_rows(&self, page: &Page<'_>) -> Markup {
        html! {
            section class="card" {
                h2 { (page.text("counting-form")) }
                ol class="form-rows" {
                    @for (name, post) in &self.rows { li { span { (name) } " " span class="under" { (post) } } }
                }
            }
        }
    }

    fn names(&self, page: &Page<'_>, entry: &Entry) -> Markup {
        html! {
            section class="card" {
                h2 { (page.text("counting-names")) }
                p class="muted" { (page.text("counting-names-lead")) }
                ul class="plain" { @for (group, name, sheets) in &entry.names {
                    li { strong { (name) } " – " (page.with("counting-sheets", &[("n", (*sheets).into())]))
                        @if self.groups.len() > 1 { span class="under" { (self.groups.get(*group).map_or("", String::as_str)) } } }
                } }
                form method="post" action={ (self.at) "/count/name" } {
                    (csrf(page))
                    @if self.groups.len() > 1 {
                        label { span { (page.text("counting-group")) } select name="group" {
                            @for (at, title) in self.groups.iter().enumerate() { option value=(at) { (title) } }
                        } }
                    } @else { input type="hidden" name="group" value="0"; }
                    label { span { (page.text("column-name")) } input name="name" required autocomplete="off"; }
                    label class="short" { span { (page.text("counting-on-sheets")) } input name="sheets" value="1" inputmode="numeric" pattern="[0-9]+" required; }
                    p class="actions" { button class="second" type="submit" { (page.text("counting-name-keep")) } }
                }
            }
        }
    }

    fn closing(&self, page: &Page<'_>, entry: &Entry) -> Markup {
        html! {
            form class="card" method="post" action={ (self.at) "/count/close" } {
                (csrf(page))
                h2 { (page.text("counting-close")) }
                p class="muted" { (page.text("counting-close-lead")) }
                label class="short" { span { (page.with("form-count-issued", &[("n", self.present.into())])) }
                    input name="issued" value=(entry.issued) inputmode="numeric" pattern="[0-9]+" required autocomplete="off"; }
                p class="actions" { button class="first" type="submit" { (page.text("counting-close-do")) } }
            }
        }
    }

    /// The whole count at once, for whoever has typed it elsewhere.
    fn whole(&self, page: &Page<'_>, entry: &Entry) -> Markup {
        html! {
            details class="card" open[!entry.whole.is_empty()] {
                summary { (page.text("counting-whole")) }
                form class="asked" method="post" action={ (self.at) "/count" } {
                    (csrf(page))
                    label class="short" { span { (page.with("form-count-issued", &[("n", self.present.into())])) }
                        input name="issued" value=(entry.issued) inputmode="numeric" pattern="[0-9]+" required autocomplete="off"; }
                    label { span { (page.with("form-count-sheets", &[("n", (self.rows.len() as u32).into())])) }
                        textarea name="sheets" rows="12" required spellcheck="false" autocomplete="off" autocapitalize="none" { (entry.whole) } }
                    p class="actions" { button class="second" type="submit" { (page.text("do-count")) } }
                }
            }
        }
    }
}

/// The signs in which sheets are written.
const SIGNS: [(&str, &str); 6] = [
    ("+", "sign-for"),
    ("-", "sign-against"),
    (".", "sign-blank"),
    ("*", "sign-all"),
    ("3 7", "sign-but"),
    ("5.", "sign-but-blank"),
];

fn place(one: &EnteredSheet) -> String {
    match one.batch.as_str() {
        "" => one.sheet.to_string(),
        batch => format!("{batch}-{}", one.sheet),
    }
}

/// The marks, or in words why the sheet is invalid.
fn shown(page: &Page<'_>, one: &EnteredSheet) -> Markup {
    match &one.invalid {
        Some(kind) => {
            html! { span class="badge not-met" { (page.text(&format!("invalid-{kind}"))) } }
        }
        None => html! { code { (one.marks) } },
    }
}

fn counter(page: &Page<'_>, one: &Counter) -> Markup {
    let sign = if one.closed { Icon::Check } else { Icon::Dash };
    html! {
        li {
            (icon(sign)) " " strong { (one.name) } " "
            (page.with("counting-sheets", &[("n", one.sheets.into())]))
            span class="under" {
                (page.text(&format!("count-source-{}", one.source))) " · "
                (page.text(if one.closed { "counting-closed" } else { "counting-goes-on" }))
            }
        }
    }
}
