//! One search over people, posts, units and papers.

use super::model::Link;
use super::shell::Page;
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// What was looked for, and what was found of each kind.
#[derive(Debug, Clone)]
pub struct Search {
    /// What was looked for, as typed.
    pub query: String,
    /// The kinds of which something was found, in order.
    pub groups: Vec<SearchGroup>,
}

/// One kind of things found.
#[derive(Debug, Clone)]
pub struct SearchGroup {
    /// Key of its heading.
    pub heading: &'static str,
    /// The best, best first.
    pub hits: Vec<SearchHit>,
    /// How many there are in all.
    pub total: u32,
    /// Where all of them are shown, if anywhere.
    pub all: Option<String>,
}

/// One thing found.
#[derive(Debug, Clone)]
pub struct SearchHit {
    /// What it is, and where it lies.
    pub link: Link,
    /// What tells it from others of its name.
    pub beside: String,
}

impl View for Search {
    const NAME: &'static str = "search";

    fn title(&self, words: &Words) -> String {
        words.text("search-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" { h1 { (page.text("search-title")) } }
            section class="controls" {
                form class="filter" method="get" action="/search" role="search" {
                    label class="grow" { span { (page.text("search-words")) }
                        input type="search" name="q" value=(self.query) maxlength="200" autofocus[self.query.is_empty()]
                            placeholder=(page.text("search-hint"));
                    }
                    button class="first" type="submit" { (page.text("people-find")) }
                }
            }
            @if self.groups.is_empty() {
                @if self.query.is_empty() {
                    p class="muted" { (page.text("search-lead")) }
                } @else {
                    (parts::empty(page, "search-none"))
                }
            }
            div class="search-groups" {
                @for group in &self.groups { (found(page, group)) }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::search()
    }
}

fn found(page: &Page<'_>, group: &SearchGroup) -> Markup {
    html! {
        section class="search-group" {
            h2 { (page.text(group.heading)) " " span class="muted" { "(" (page.words.integer(group.total)) ")" } }
            ul {
                @for hit in &group.hits {
                    li { (parts::link(&hit.link)) @if !hit.beside.is_empty() { span class="muted" { (hit.beside) } } }
                }
            }
            @if group.hits.len() < group.total as usize {
                @match &group.all {
                    Some(all) => p { a href=(all) { (page.with("search-all", &[("n", group.total.into())])) } },
                    None => p class="muted" { (page.text("people-more")) },
                }
            }
        }
    }
}
