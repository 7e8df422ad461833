//! The same posts as a table, and what a search found.

use super::{FindPost, Planned, PostNode, Posts, node};
use crate::views::parts;
use crate::views::shell::Page;
use maud::{Markup, html};

impl Posts {
    pub(super) fn table(&self, page: &Page<'_>) -> Markup {
        html! {
            div class="table-box" {
                table class="list cards" {
                    thead { tr {
                        th scope="col" { (page.text("posts-post")) }
                        th scope="col" class="number" { (page.text("posts-seats-column")) }
                        th scope="col" { (page.text("posts-holders")) }
                        th scope="col" { (page.text("posts-bench")) }
                        th scope="col" { (page.text("posts-coverage")) }
                    } }
                    tbody { @for one in self.root.iter().chain(&self.nodes) { (row(page, one)) } }
                }
            }
        }
    }
}

fn row(page: &Page<'_>, one: &PostNode) -> Markup {
    html! {
        tr {
            th scope="row" {
                @if one.key { (node::key_mark(page)) " " }
                @if let Some(post) = &one.post { (parts::link(post)) }
                @if let Some(unit) = &one.unit { span class="under" { (parts::link(unit)) } }
            }
            td class="number" data-label=(page.text("posts-seats-column")) { (page.words.integer(one.seats)) }
            td data-label=(page.text("posts-holders")) {
                div {
                    @for holder in &one.incumbents {
                        span class="line" {
                            (parts::link(&holder.person))
                            @if let Some(when) = holder.retires { " " span class="muted small" { (node::retires(page.words, when)) } }
                        }
                    }
                    @if one.vacant > 0 { span class="line vacant" { (page.with("posts-vacant", &[("n", one.vacant.into())])) } }
                }
            }
            td data-label=(page.text("posts-bench")) {
                div {
                    @if one.bench.is_empty() { span class="muted" { "–" } }
                    @for planned in &one.bench { (name(page, planned)) }
                }
            }
            td data-label=(page.text("posts-coverage")) { (node::coverage(page, one.coverage)) }
        }
    }
}

fn name(page: &Page<'_>, planned: &Planned) -> Markup {
    html! {
        span class="line" {
            (parts::link(&planned.person))
            @if let Some(judged) = &planned.readiness { " " (node::readiness(page, judged)) }
        }
    }
}

/// The search and what it found.
pub(super) fn find(page: &Page<'_>, find: &FindPost) -> Markup {
    html! {
        section class="controls" aria-label=(page.text("posts-find")) {
            form class="filter" method="get" action=(find.action) role="search" {
                @for (name, value) in &find.kept { input type="hidden" name=(name) value=(value); }
                label class="grow" { span { (page.text("posts-query")) }
                    input type="search" name="q" value=(find.query) placeholder=(page.text("posts-hint"));
                }
                button class="first" type="submit" { (page.text("posts-find")) }
            }
        }
        @match &find.found {
            None => {},
            Some(found) if found.is_empty() => (parts::empty(page, "posts-none")),
            Some(found) => {
                section aria-label=(page.text("posts-found")) {
                    h2 { (page.with("posts-found-n", &[("n", (found.len() as u32).into())])) }
                    div class="table-box" { table class="list cards" {
                        thead { tr {
                            th scope="col" { (page.text("posts-post")) }
                            th scope="col" { (page.text("board-unit")) }
                            th scope="col" { (page.text("column-name")) }
                        } }
                        tbody { @for one in found { tr {
                            th scope="row" { (parts::link(&one.post)) }
                            td data-label=(page.text("board-unit")) { (parts::link(&one.unit)) }
                            td data-label=(page.text("column-name")) {
                                @if let Some((person, holds)) = &one.person {
                                    div { (parts::link(person)) span class="under" { (page.text(if *holds { "posts-holds" } else { "posts-planned" })) } }
                                }
                            }
                        } } }
                    } }
                    @if find.more { p class="muted" { (page.text("people-more")) } }
                }
            },
        }
    }
}
