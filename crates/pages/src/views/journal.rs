//! The journal: who did what and when, and whether the chain is whole.

use super::shell::{Page, Tone};
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// A stretch of the journal.
#[derive(Debug, Clone)]
pub struct Journal {
    /// What walking the whole chain gave.
    pub chain: Chain,
    /// The entries, the latest first.
    pub lines: Vec<JournalLine>,
    /// Where the later entries are.
    pub newer: Option<String>,
    /// Where the earlier entries are.
    pub older: Option<String>,
}

/// What walking the chain gave.
#[derive(Debug, Clone)]
pub enum Chain {
    /// So many entries, all as they were recorded.
    Sound(u32),
    /// A fault, already worded.
    Faulty(String),
}

/// One entry.
#[derive(Debug, Clone)]
pub struct JournalLine {
    /// Its number.
    pub number: i64,
    /// Day and hour, already written.
    pub at: String,
    /// The account that acted.
    pub actor: String,
    /// What was done, already worded.
    pub action: String,
    /// What it was done to.
    pub subject: String,
    /// What was done, as recorded: name and value.
    pub data: Vec<(String, String)>,
}

impl View for Journal {
    const NAME: &'static str = "journal";
    const WIDE: bool = true;

    fn title(&self, words: &Words) -> String {
        words.text("journal-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                h1 { (page.text("journal-title")) }
                p class="muted" { (page.text("journal-lead")) }
            }
            (self.soundness(page))
            @if self.lines.is_empty() { (parts::empty(page, "journal-empty")) } @else {
                div class="table-box" tabindex="0" role="region" aria-label=(page.text("journal-title")) {
                    table class="list cards journal" {
                        thead { tr {
                            th scope="col" class="number" { (page.text("journal-number")) }
                            th scope="col" { (page.text("journal-at")) }
                            th scope="col" { (page.text("journal-actor")) }
                            th scope="col" { (page.text("journal-action")) }
                            th scope="col" { (page.text("journal-subject")) }
                            th scope="col" { (page.text("journal-data")) }
                        } }
                        tbody { @for line in &self.lines { (entry(page, line)) } }
                    }
                }
            }
            (self.pager(page))
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::journal()
    }
}

impl Journal {
    fn soundness(&self, page: &Page<'_>) -> Markup {
        let (tone, text) = match &self.chain {
            Chain::Sound(n) => (Tone::Done, page.with("journal-sound", &[("n", (*n).into())])),
            Chain::Faulty(text) => (Tone::Refused, text.clone()),
        };
        parts::notice(page, tone, html! { (text) })
    }

    fn pager(&self, page: &Page<'_>) -> Markup {
        html! {
            @if self.newer.is_some() || self.older.is_some() {
                nav class="pager" aria-label=(page.text("journal-pages")) {
                    @if let Some(href) = &self.newer { a class="button second" href=(href) { (page.text("journal-newer")) } }
                    @if let Some(href) = &self.older { a class="button second" href=(href) { (page.text("journal-older")) } }
                }
            }
        }
    }
}

fn entry(page: &Page<'_>, line: &JournalLine) -> Markup {
    html! {
        tr {
            td class="number entry-number" data-label=(page.text("journal-number")) { (line.number) }
            td class="day" data-label=(page.text("journal-at")) { (line.at) }
            td data-label=(page.text("journal-actor")) { (line.actor) }
            th scope="row" { (line.action) }
            td data-label=(page.text("journal-subject")) { code { (line.subject) } }
            td data-label=(page.text("journal-data")) {
                span class="recorded" {
                    @for (name, value) in &line.data { span { span class="muted" { (name) ": " } (value) } }
                }
            }
        }
    }
}
