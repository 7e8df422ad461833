//! Looking for a person.

use super::model::Link;
use super::shell::Page;
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// The search and what it found.
#[derive(Debug, Clone)]
pub struct People {
    /// What was looked for, as typed; sent by GET as `q`.
    pub query: String,
    /// Who was found; none before anything was looked for.
    pub found: Option<Vec<Found>>,
    /// Whether there are more than are shown.
    pub more: bool,
}

/// Somebody found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The person.
    pub person: Link,
    /// The unit in which they work.
    pub unit: String,
}

impl View for People {
    const NAME: &'static str = "people";

    fn title(&self, words: &Words) -> String {
        words.text("people-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" { h1 { (page.text("people-title")) } }
            section class="controls" {
                form class="filter" method="get" action="/people" role="search" {
                    label class="grow" { span { (page.text("people-query")) }
                        input type="search" name="q" value=(self.query) autofocus[self.found.is_none()]
                            placeholder=(page.text("people-hint"));
                    }
                    button class="first" type="submit" { (page.text("people-find")) }
                }
            }
            @match &self.found {
                None => p class="muted" { (page.text("people-lead")) },
                Some(found) if found.is_empty() => (parts::empty(page, "people-none")),
                Some(found) => (self.results(page, found)),
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::people()
    }
}

impl People {
    fn results(&self, page: &Page<'_>, found: &[Found]) -> Markup {
        html! {
            div class="table-box" {
                table class="list cards" {
                    thead { tr {
                        th scope="col" class="number" { (page.text("column-number")) }
                        th scope="col" { (page.text("column-name")) }
                        th scope="col" { (page.text("board-unit")) }
                    } }
                    tbody { @for (at, one) in found.iter().enumerate() { tr {
                        td class="number" { (at + 1) }
                        th scope="row" { (parts::link(&one.person)) }
                        td data-label=(page.text("board-unit")) { (one.unit) }
                    } } }
                }
            }
            @if self.more { p class="muted" { (page.text("people-more")) } }
        }
    }
}
