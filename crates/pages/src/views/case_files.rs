//! The case files of everybody on a list: people down, papers across, a box
//! each.

use super::model::{Basis, Link};
use super::person::{CasePaper, PaperStanding};
use super::shell::Page;
use super::{View, parts, samples};
use base::Day;
use maud::{Markup, html};
use words::{Arg, Words};

/// The grid.
#[derive(Debug, Clone)]
pub struct CaseGrid {
    /// The unit.
    pub unit: String,
    /// The plan's title without its term.
    pub title: String,
    /// The term.
    pub term: String,
    /// The review.
    pub review: String,
    /// Where this page lies, without a query.
    pub href: String,
    /// As of which day papers are good.
    pub on: Day,
    /// The provision that asks for them.
    pub basis: Option<Basis>,
    /// What the law asks for.
    pub papers: Vec<GridPaper>,
    /// The people shown.
    pub rows: Vec<GridRow>,
    /// How many files are complete, and how many there are.
    pub complete: (u32, u32),
    /// Whether only incomplete ones are shown.
    pub only: bool,
    /// Whether the reader may note papers.
    pub may_note: bool,
}

/// A column of the grid.
#[derive(Debug, Clone)]
pub struct GridPaper {
    /// What the paper is called.
    pub label: String,
    /// By when it must be there: the key of its words.
    pub by: &'static str,
    /// For how many months it is good.
    pub months: Option<u32>,
}

/// A row of the grid.
#[derive(Debug, Clone)]
pub struct GridRow {
    /// The person's id.
    pub id: String,
    /// The person.
    pub person: Link,
    /// The present title.
    pub current: String,
    /// The posts planned for.
    pub posts: Vec<String>,
    /// The papers.
    pub papers: Vec<CasePaper>,
    /// Whether it is the reader's own.
    pub is_own: bool,
}

impl View for CaseGrid {
    const NAME: &'static str = "case-files";
    const WIDE: bool = true;
    const SCRIPTS: &'static [&'static str] = &["grid.js"];

    fn title(&self, words: &Words) -> String {
        let args = [("unit", Arg::from(&self.unit)), ("term", Arg::from(&self.term))];
        words.with("files-page-title", &args)
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        let (complete, of) = self.complete;
        html! {
            header class="page-head" {
                p class="over" { a href=(self.review) { (self.unit) } }
                h1 { (page.text("files-title")) }
                p class="meta" {
                    span { (self.title) " " (page.with("term", &[("term", (&self.term).into())])) }
                    span { strong { (page.with("files-complete", &[("n", complete.into()), ("of", of.into())])) } }
                    span class="muted" { (page.with("files-on", &[("day", self.on.into())])) }
                }
            }
            @if let Some(basis) = &self.basis {
                p { (page.with("case-file-asked", &[("citation", (&basis.citation).into())])) " " (parts::confidence(page, basis.confidence)) }
            }
            @if self.papers.is_empty() { (parts::empty(page, "case-file-none")) } @else {
                p class="muted" {
                    @if self.may_note { (page.text("files-lead")) " " }
                    @match self.only {
                        true => a href=(self.href) { (page.text("files-all")) },
                        false => a href={ (self.href) "?only=lacking" } { (page.text("files-only")) },
                    }
                }
                @if self.rows.is_empty() {
                    (parts::empty(page, if self.only && of > 0 { "files-all-complete" } else { "files-nobody" }))
                } @else { (self.form(page)) }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::case_files()
    }
}

impl CaseGrid {
    fn form(&self, page: &Page<'_>) -> Markup {
        html! {
            form method="post" action=(self.href) {
                (parts::csrf(page))
                @if self.only { input type="hidden" name="only" value="lacking"; }
                div class="table-box case-grid-box" {
                    table class="list case-grid" {
                        caption class="sr" { (page.text("files-title")) }
                        thead { tr {
                            th scope="col" { (page.text("column-name")) }
                            @for paper in &self.papers { th scope="col" {
                                (paper.label)
                                span class="under" { (page.text(paper.by)) }
                                @if let Some(n) = paper.months { span class="under" { (page.with("case-file-good-months", &[("n", n.into())])) } }
                            } }
                        } }
                        tbody { @for row in &self.rows { (self.row(page, row)) } }
                    }
                }
                @if self.may_note {
                    div class="work-bar" {
                        button class="first" type="submit" { (page.text("files-save")) }
                    }
                }
            }
        }
    }

    fn row(&self, page: &Page<'_>, row: &GridRow) -> Markup {
        let notes = self.may_note && !row.is_own;
        html! {
            tr {
                th scope="row" {
                    @if notes { input type="hidden" name="shown" value=(row.id); }
                    (parts::link(&row.person))
                    span class="muted small work-current" { (row.current) }
                    @if !row.posts.is_empty() { span class="small work-current" { (page.text("files-posts")) ": " (row.posts.join("; ")) } }
                    @if row.is_own { span class="small work-current" { (page.text("files-own")) } }
                }
                @for (paper, one) in self.papers.iter().zip(&row.papers) { (cell(page, row, paper, one, notes)) }
            }
        }
    }
}

fn cell(page: &Page<'_>, row: &GridRow, paper: &GridPaper, one: &CasePaper, notes: bool) -> Markup {
    let about = [("paper", (&paper.label).into()), ("name", (&row.person.text).into())];
    let key = format!("{}:{}", row.id, one.code);
    html! {
        td class={ "case-cell " (one.standing.class()) } data-label=(paper.label) {
            @if notes {
                input type="checkbox" name="have" value=(key) checked[one.standing.is_held()]
                    aria-label=(page.with("files-cell", &about));
                @if paper.months.is_some() {
                    input class="case-day" type="text" name={ "on-" (key) } value=(one.on.map(|day| day.vietnamese()).unwrap_or_default())
                        inputmode="numeric" placeholder="dd/mm/yyyy" maxlength="10" autocomplete="off"
                        aria-label=(page.with("files-day-cell", &about));
                }
            }
            @if !notes || !matches!(one.standing, PaperStanding::Held(_) | PaperStanding::Absent) {
                span class="small" { (one.standing.said(page)) }
            } @else {
                span class="sr" { (one.standing.said(page)) }
            }
        }
    }
}
