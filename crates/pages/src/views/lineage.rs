//! The line from below to a post, and each gap in it (S16).

use super::model::Link;
use super::posts::{coverage, coverage_key, key_mark};
use super::shell::Page;
use super::{View, parts, samples};
use base::Day;
use maud::{Markup, html};
use plan::Coverage;
use words::{Arg, Words};

/// The line to a post.
#[derive(Debug, Clone)]
pub struct Lineage {
    /// The day.
    pub as_of: Day,
    /// The term planned for.
    pub term: Option<String>,
    /// The post with everything that leads to it.
    pub post: Tier,
    /// For which posts those who hold it are planned: person, post, unit.
    pub above: Vec<(Link, Link, String)>,
    /// Levels in the unit and below: in words, and how many come from there.
    pub levels: Vec<(String, u32)>,
    /// How many come from elsewhere.
    pub elsewhere: u32,
    /// The posts of the line at which somebody should look: post, unit, how it
    /// is covered.
    pub gaps: Vec<(Link, String, Coverage)>,
}

/// One post in the line.
#[derive(Debug, Clone)]
pub struct Tier {
    /// The post.
    pub post: Link,
    /// Its unit.
    pub unit: String,
    /// Whether it is a key post.
    pub key: bool,
    /// How it is covered.
    pub coverage: Coverage,
    /// Those planned for it.
    pub fed_by: Vec<Feeder>,
}

/// Somebody planned for the post above.
#[derive(Debug, Clone)]
pub struct Feeder {
    /// The person.
    pub person: Link,
    /// The present title.
    pub current: String,
    /// The unit in which the person works.
    pub unit: String,
    /// Whether that is in place, and not elsewhere.
    pub in_place: bool,
    /// The post held now, and who is planned for that.
    pub holds: Option<Tier>,
}

impl View for Lineage {
    const NAME: &'static str = "lineage";

    fn title(&self, words: &Words) -> String {
        words.with("lineage-title-of", &[("post", Arg::from(&self.post.post.text))])
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (self.post.unit) }
                h1 { (self.title(page.words)) @if let Some(term) = &self.term { " " span class="nowrap" { (page.with("term", &[("term", term.into())])) } } }
                p class="meta" { span { (page.with("plan-as-of", &[("day", self.as_of.into())])) } }
                p class="muted" { (page.text("lineage-lead")) }
            }
            div class="split" {
                section class="card" {
                    h2 { (page.text("lineage-line")) }
                    (tier(page, &self.post))
                }
                div class="stack" {
                    section class="card" { h2 { (page.text("lineage-gaps")) } (self.gaps(page)) }
                    section class="card" { h2 { (page.text("lineage-levels")) } (self.levels(page)) }
                    section class="card" { h2 { (page.text("lineage-above")) } (self.above(page)) }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::lineage()
    }
}

impl Lineage {
    fn gaps(&self, page: &Page<'_>) -> Markup {
        html! {
            @if self.gaps.is_empty() { p { (page.text("lineage-no-gap")) } } @else {
                ul class="lineage-gaps" { @for (post, unit, class) in &self.gaps {
                    li { (parts::link(post)) " " (coverage(page, *class)) span class="under" { (unit) } }
                } }
            }
        }
    }

    fn levels(&self, page: &Page<'_>) -> Markup {
        html! {
            dl class="facts" {
                @for (level, people) in &self.levels {
                    div {
                        dt { (level) }
                        dd { @if *people == 0 { span class="vacant" { (page.text("lineage-none-from")) } } @else { (page.with("lineage-people", &[("n", (*people).into())])) } }
                    }
                }
                div { dt { (page.text("posts-elsewhere")) } dd { (page.with("lineage-people", &[("n", self.elsewhere.into())])) } }
            }
        }
    }

    fn above(&self, page: &Page<'_>) -> Markup {
        html! {
            @if self.above.is_empty() { p class="muted" { (page.text("lineage-above-none")) } } @else {
                ul { @for (person, post, unit) in &self.above {
                    li { (parts::link(person)) " → " (parts::link(post)) span class="under" { (unit) } }
                } }
            }
        }
    }
}

fn tier(page: &Page<'_>, one: &Tier) -> Markup {
    html! {
        div class="tier" data-coverage=(one.coverage.code()) {
            p class="tier-post" {
                @if one.key { (key_mark(page)) " " }
                strong { (parts::link(&one.post)) } " "
                @if one.coverage.is_gap() { (coverage(page, one.coverage)) } @else { span class="sr" { (page.text(coverage_key(one.coverage))) } }
                span class="under" { (one.unit) }
            }
            @if !one.fed_by.is_empty() {
                ul class="tier-fed" { @for fed in &one.fed_by {
                    li {
                        (parts::link(&fed.person)) " "
                        @if !fed.in_place { span class="chip plain-chip" { (page.text("posts-elsewhere")) } }
                        span class="under" { (fed.current) @if !fed.unit.is_empty() { " · " (fed.unit) } }
                        @if let Some(below) = &fed.holds { (tier(page, below)) }
                    }
                } }
            }
        }
    }
}
