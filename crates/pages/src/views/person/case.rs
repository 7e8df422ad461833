//! Somebody's case file on their page.

use crate::views::icon::{Icon, icon};
use crate::views::model::Basis;
use crate::views::parts;
use crate::views::shell::Page;
use base::Day;
use maud::{Markup, html};

/// Somebody's case file.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// Where the form goes; `None` for whoever may not note papers.
    pub href: Option<String>,
    /// The provision that asks for the papers.
    pub basis: Option<Basis>,
    /// The papers; none where the law asks for none.
    pub papers: Vec<CasePaper>,
}

/// A paper of it.
#[derive(Debug, Clone)]
pub struct CasePaper {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// By when it must be there: the key of its words.
    pub by: &'static str,
    /// How it stands.
    pub standing: PaperStanding,
    /// The day that it bears.
    pub on: Option<Day>,
    /// Its number.
    pub number: String,
    /// What else was said.
    pub note: String,
    /// Who noted it and when, already written.
    pub noted: Option<(String, String)>,
}

/// How a paper stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperStanding {
    /// There and good; until when, if that ends.
    Held(Option<Day>),
    /// Not there.
    Absent,
    /// Was good until this day.
    Expired(Day),
    /// There without a date.
    Undated,
}

impl PaperStanding {
    /// Whether it is ticked.
    pub(in crate::views) const fn is_held(self) -> bool {
        !matches!(self, Self::Absent)
    }

    pub(in crate::views) const fn is_good(self) -> bool {
        matches!(self, Self::Held(_))
    }

    pub(in crate::views) const fn class(self) -> &'static str {
        match self {
            Self::Held(_) => "is-held",
            Self::Absent => "is-absent",
            Self::Expired(_) | Self::Undated => "is-doubtful",
        }
    }

    /// In words.
    pub(in crate::views) fn said(self, page: &Page<'_>) -> String {
        match self {
            Self::Held(None) => page.text("case-file-held"),
            Self::Held(Some(last)) => page.with("case-file-good-until", &[("day", last.into())]),
            Self::Absent => page.text("case-file-absent"),
            Self::Expired(last) => page.with("case-file-expired-on", &[("day", last.into())]),
            Self::Undated => page.text("case-file-undated"),
        }
    }

    fn badge(self, page: &Page<'_>) -> Markup {
        let (class, sign) = match self {
            Self::Held(_) => ("badge met", Icon::Check),
            Self::Absent => ("badge not-met", Icon::Cross),
            Self::Expired(_) | Self::Undated => ("badge undetermined", Icon::Question),
        };
        html! { span class=(class) { (icon(sign)) " " (self.said(page)) } }
    }
}

impl CaseFile {
    pub(in crate::views) fn show(&self, page: &Page<'_>, name: &str) -> Markup {
        let good = self.papers.iter().filter(|one| one.standing.is_good()).count() as u32;
        let counts = [("have", good.into()), ("of", (self.papers.len() as u32).into())];
        html! {
            section class="card" id="case-file" {
                h2 { (page.text("case-file-title")) }
                @if self.papers.is_empty() { (parts::empty(page, "case-file-none")) } @else {
                    p {
                        strong { (page.with("case-file-count", &counts)) } ". "
                        @if let Some(basis) = &self.basis {
                            (page.with("case-file-asked", &[("citation", (&basis.citation).into())])) " "
                            (parts::confidence(page, basis.confidence))
                        }
                    }
                    @match &self.href {
                        Some(href) => form method="post" action=(href) {
                            (parts::csrf(page))
                            (self.table(page, name, true))
                            p class="actions" { button class="first" type="submit" { (page.text("case-file-save")) } }
                        },
                        None => (self.table(page, name, false)),
                    }
                }
            }
        }
    }

    fn table(&self, page: &Page<'_>, name: &str, notes: bool) -> Markup {
        html! {
            div class="table-box" { table class="list cards case-table" {
                caption class="sr" { (page.with("case-file-of", &[("name", name.into())])) }
                thead { tr {
                    @if notes { th scope="col" { (page.text("case-file-have")) } }
                    th scope="col" { (page.text("case-file-paper")) }
                    th scope="col" { (page.text("case-file-state")) }
                    th scope="col" { (page.text("case-file-on")) }
                    th scope="col" { (page.text("case-file-number")) }
                    th scope="col" { (page.text("case-file-note")) }
                    th scope="col" { (page.text("case-file-noted")) }
                } }
                tbody { @for one in &self.papers { (row(page, one, notes)) } }
            } }
        }
    }
}

fn row(page: &Page<'_>, one: &CasePaper, notes: bool) -> Markup {
    let (id, label) = (&one.code, &one.label);
    let on = one.on.map(|day| day.vietnamese()).unwrap_or_default();
    let field = |key: &str| format!("{}: {label}", page.text(key));
    html! {
        tr {
            @if notes {
                td class="case-tick" data-label=(page.text("case-file-have")) {
                    input type="hidden" name="paper" value=(id);
                    input type="checkbox" name="have" value=(id) checked[one.standing.is_held()]
                        aria-label=(page.with("case-file-have-of", &[("paper", label.into())]));
                }
            }
            th scope="row" data-label=(page.text("case-file-paper")) { (label) span class="under" { (page.text(one.by)) } }
            td data-label=(page.text("case-file-state")) { (one.standing.badge(page)) }
            td data-label=(page.text("case-file-on")) {
                @if notes {
                    input class="case-day" type="text" name={ "on-" (id) } value=(on) inputmode="numeric"
                        placeholder="dd/mm/yyyy" maxlength="10" autocomplete="off" aria-label=(field("case-file-on"));
                } @else { (on) }
            }
            td data-label=(page.text("case-file-number")) {
                @if notes {
                    input type="text" name={ "number-" (id) } value=(one.number) maxlength="200" autocomplete="off" aria-label=(field("case-file-number"));
                } @else { (one.number) }
            }
            td data-label=(page.text("case-file-note")) {
                @if notes {
                    input type="text" name={ "note-" (id) } value=(one.note) maxlength="200" autocomplete="off" aria-label=(field("case-file-note"));
                } @else { (one.note) }
            }
            td class="muted small" data-label=(page.text("case-file-noted")) {
                @if let Some((who, when)) = &one.noted {
                    (page.with("case-file-noted-by", &[("name", who.into()), ("when", when.into())]))
                }
            }
        }
    }
}
