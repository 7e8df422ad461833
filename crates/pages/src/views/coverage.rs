//! How the posts of a unit and below are covered (R3).

use super::model::Link;
use super::plan::Tab;
use super::posts::{self, coverage_key, key_mark};
use super::shell::Page;
use super::{View, parts, samples};
use base::Day;
use maud::{Markup, html};
use plan::{Coverage, CoverageSums};
use words::Words;

/// The coverage of a unit and below.
#[derive(Debug, Clone)]
pub struct CoveragePage {
    /// The unit's name.
    pub unit: String,
    /// The day.
    pub as_of: Day,
    /// The term planned for.
    pub term: Option<String>,
    /// The ways to look at the same posts.
    pub tabs: Vec<Tab>,
    /// The terms to choose from.
    pub terms: Vec<Tab>,
    /// What is asked for.
    pub filter: CoverageFilter,
    /// Over all posts that fit the filter but the class.
    pub sums: CoverageSums,
    /// For each class the page that lists its posts.
    pub by_class: Vec<(Coverage, String)>,
    /// The posts of this page.
    pub lines: Vec<CoveredPost>,
    /// The number of the first of them, from 1.
    pub first: usize,
    /// How many there are in all.
    pub all: usize,
    /// The page before.
    pub before: Option<String>,
    /// The page after.
    pub after: Option<String>,
    /// People planned for many posts.
    pub many: Vec<ManyLine>,
    /// How many more there are than are shown.
    pub many_more: u32,
    /// From how many on.
    pub many_from: u32,
    /// The most that the law allows for one person, where it says so.
    pub most_by_law: Option<u32>,
    /// Units whose end of term cannot be reckoned.
    pub without_end: u32,
    /// The same as files: format and address.
    pub files: Vec<Link>,
}

/// The filter, as given; sent by GET: `unit`, `level`, `key` (1), `class`.
#[derive(Debug, Clone, Default)]
pub struct CoverageFilter {
    /// Fields that the form keeps as they are.
    pub kept: Vec<(&'static str, String)>,
    /// The units: code, name.
    pub units: Vec<(String, String)>,
    /// The unit chosen, by code.
    pub unit: String,
    /// The levels: code, word.
    pub levels: Vec<(String, String)>,
    /// The level chosen, by code; empty for all.
    pub level: String,
    /// Only key posts.
    pub key_only: bool,
    /// The class chosen.
    pub class: Option<Coverage>,
}

/// One post.
#[derive(Debug, Clone)]
pub struct CoveredPost {
    /// The post.
    pub post: Link,
    /// Its unit.
    pub unit: Link,
    /// Whether it is a key post.
    pub key: bool,
    /// Who holds it.
    pub incumbents: String,
    /// Who is planned for it.
    pub planned: String,
    /// How it is covered.
    pub coverage: Coverage,
}

/// Somebody planned for many posts.
#[derive(Debug, Clone)]
pub struct ManyLine {
    /// The person.
    pub person: Link,
    /// The unit in which the person works.
    pub unit: String,
    /// For how many posts in all.
    pub total: u32,
    /// Those shown.
    pub posts: Vec<Link>,
}

impl View for CoveragePage {
    const NAME: &'static str = "coverage";
    const WIDE: bool = true;

    fn title(&self, words: &Words) -> String {
        words.with("coverage-title-of", &[("unit", (&self.unit).into())])
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (self.unit) }
                h1 { (page.text("coverage-title")) @if let Some(term) = &self.term { " " span class="nowrap" { (page.with("term", &[("term", term.into())])) } } }
                p class="meta" { span { (page.with("plan-as-of", &[("day", self.as_of.into())])) } }
            }
            (posts::tabs(page, &self.tabs, "posts-tabs"))
            @if self.terms.len() > 1 { (posts::tabs(page, &self.terms, "posts-terms")) }
            (self.tiles(page))
            (self.form(page))
            (self.table(page))
            (self.of_many(page))
            @if self.without_end > 0 {
                p class="muted small" { (page.with("coverage-without-end", &[("n", self.without_end.into())])) }
            }
            p class="muted small" { (page.text("posts-own-way")) }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::coverage()
    }
}

impl CoveragePage {
    fn tiles(&self, page: &Page<'_>) -> Markup {
        let key = |class: Coverage| {
            page.with("coverage-of-key", &[("n", self.sums.key_of(class).into())])
        };
        html! {
            section class="tiles coverage-tiles" aria-label=(page.text("coverage-sums")) {
                @for (class, href) in &self.by_class {
                    a class="tile" href=(href) data-coverage=(class.code()) aria-current=[(self.filter.class == Some(*class)).then_some("true")] {
                        span class="tile-name" { (page.text(coverage_key(*class))) }
                        strong { (page.words.integer(self.sums.of(*class))) }
                        span class="muted" { "/" (page.words.integer(self.sums.posts())) }
                        span class="under" { (key(*class)) }
                    }
                }
            }
        }
    }

    fn form(&self, page: &Page<'_>) -> Markup {
        let filter = &self.filter;
        html! {
            section class="controls" aria-label=(page.text("filter-label")) {
                form class="filter" method="get" action="/coverage" {
                    @for (name, value) in &filter.kept { input type="hidden" name=(name) value=(value); }
                    label class="grow" { span { (page.text("board-unit")) }
                        select name="unit" { @for (code, name) in &filter.units {
                            option value=(code) selected[*code == filter.unit] { (name) }
                        } }
                    }
                    label { span { (page.text("plans-level")) }
                        select name="level" {
                            option value="" { (page.text("filter-any")) }
                            @for (code, word) in &filter.levels { option value=(code) selected[*code == filter.level] { (word) } }
                        }
                    }
                    label { span { (page.text("posts-coverage")) }
                        select name="class" {
                            option value="" { (page.text("coverage-all-gaps")) }
                            @for class in Coverage::ALL { option value=(class.code()) selected[filter.class == Some(class)] { (page.text(coverage_key(class))) } }
                        }
                    }
                    label { span { (page.text("coverage-posts")) }
                        select name="key" {
                            option value="" { (page.text("filter-any")) }
                            option value="1" selected[filter.key_only] { (page.text("coverage-key-only")) }
                        }
                    }
                    button class="first" type="submit" { (page.text("filter-apply")) }
                }
                p class="recorded" { @for file in &self.files { (parts::link(file)) } }
            }
        }
    }

    fn table(&self, page: &Page<'_>) -> Markup {
        html! {
            h2 id="lines" { (page.with("coverage-lines", &[("n", (self.all as u32).into())])) }
            (self.portion(page))
            @if self.lines.is_empty() { (parts::empty(page, "coverage-empty")) } @else {
                div class="table-box" { table class="list cards" {
                    thead { tr {
                        th scope="col" class="number" { (page.text("column-number")) }
                        th scope="col" { (page.text("posts-post")) }
                        th scope="col" { (page.text("board-unit")) }
                        th scope="col" { (page.text("posts-holders")) }
                        th scope="col" { (page.text("posts-bench")) }
                        th scope="col" { (page.text("posts-coverage")) }
                    } }
                    tbody { @for (at, one) in self.lines.iter().enumerate() { tr {
                        td class="number" { (self.first + at) }
                        th scope="row" { @if one.key { (key_mark(page)) " " } (parts::link(&one.post)) }
                        td data-label=(page.text("board-unit")) { (parts::link(&one.unit)) }
                        td data-label=(page.text("posts-holders")) { (one.incumbents) }
                        td data-label=(page.text("posts-bench")) { (one.planned) }
                        td data-label=(page.text("posts-coverage")) { (posts::coverage(page, one.coverage)) }
                    } } }
                } }
            }
        }
    }

    fn of_many(&self, page: &Page<'_>) -> Markup {
        html! {
            section id="many" {
                h2 { (page.with("coverage-many", &[("n", self.many_from.into())])) }
                @if let Some(most) = self.most_by_law { p class="muted" { (page.with("coverage-most-by-law", &[("n", most.into())])) } }
                @if self.many.is_empty() { (parts::empty(page, "coverage-many-none")) } @else {
                    div class="table-box" { table class="list cards" {
                        thead { tr {
                            th scope="col" { (page.text("column-name")) }
                            th scope="col" { (page.text("board-unit")) }
                            th scope="col" class="number" { (page.text("coverage-total")) }
                            th scope="col" { (page.text("coverage-posts")) }
                        } }
                        tbody { @for one in &self.many { tr {
                            th scope="row" { (parts::link(&one.person)) }
                            td data-label=(page.text("board-unit")) { (one.unit) }
                            td class="number" data-label=(page.text("coverage-total")) { (page.words.integer(one.total)) }
                            td data-label=(page.text("coverage-posts")) { div { @for post in &one.posts { span class="line" { (parts::link(post)) } } } }
                        } } }
                    } }
                    @if self.many_more > 0 { p class="muted" { (page.with("coverage-many-more", &[("n", self.many_more.into())])) } }
                }
            }
        }
    }

    /// Where among all posts the page stands, and the way on.
    fn portion(&self, page: &Page<'_>) -> Markup {
        let last = self.first + self.lines.len().saturating_sub(1);
        html! {
            @if self.lines.len() < self.all {
                nav class="portion" aria-label=(page.text("coverage-portions")) {
                    @if let Some(href) = &self.before { a class="button second" href=(href) rel="prev" { (page.text("coverage-before")) } }
                    span { (page.with("coverage-shown", &[
                        ("first", (self.first as u32).into()),
                        ("last", (last as u32).into()),
                        ("all", (self.all as u32).into()),
                    ])) }
                    @if let Some(href) = &self.after { a class="button second" href=(href) rel="next" { (page.text("coverage-after")) } }
                }
            }
        }
    }
}
