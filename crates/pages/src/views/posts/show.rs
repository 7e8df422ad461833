//! How the page is laid out; its data stands in the file above.

use super::{ChartLayout, Posts, list};
use crate::views::plan::Tab;
use crate::views::shell::Page;
use crate::views::{View, parts, samples};
use maud::{Markup, html};
use plan::{Coverage, CoverageSums};
use words::{Arg, Words};

impl View for Posts {
    const NAME: &'static str = "posts";
    const WIDE: bool = true;
    const SCRIPTS: &'static [&'static str] = &["chart.js"];

    fn title(&self, words: &Words) -> String {
        words.with("posts-title-of", &[("unit", Arg::from(&self.unit))])
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (self.unit) }
                h1 { (page.text("posts-title")) @if let Some(term) = &self.term { " " span class="nowrap" { (page.with("term", &[("term", term.into())])) } } }
                p class="meta" {
                    span { (page.with("plan-as-of", &[("day", self.as_of.into())])) }
                    a href=(self.coverage_href) { (said(page, &self.sums)) }
                }
            }
            (tabs(page, &self.tabs, "posts-tabs"))
            @if self.terms.len() > 1 { (tabs(page, &self.terms, "posts-terms")) }
            (list::find(page, &self.find))
            @if self.root.is_none() && self.nodes.is_empty() { (parts::empty(page, "posts-empty")) }
            @else if self.layout == ChartLayout::List { (self.table(page)) }
            @else { (self.chart(page)) }
            p class="muted small" { (page.text("posts-own-way")) }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::posts()
    }
}

impl Posts {
    fn chart(&self, page: &Page<'_>) -> Markup {
        let class = if self.layout == ChartLayout::Down { "chart-down" } else { "chart-across" };
        html! {
            div class="chart-tools" {
                span class="chart-zoom" hidden data-zoom {
                    button class="second small" type="button" data-by="-1" aria-label=(page.text("posts-zoom-out")) { "−" }
                    button class="second small" type="button" data-by="0" { (page.text("posts-zoom-reset")) }
                    button class="second small" type="button" data-by="1" aria-label=(page.text("posts-zoom-in")) { "+" }
                }
                a class="button second small" href=(self.svg_href) download { (page.text("posts-as-svg")) }
                button class="second small" type="button" hidden data-png=(self.svg_href) { (page.text("posts-as-png")) }
                span class="muted small" hidden data-keys { (page.text("posts-keys")) }
            }
            section class="chart-box" aria-labelledby="chart-title" {
                h2 class="sr" id="chart-title" { (page.text("posts-chart")) }
                div class={ "chart " (class) } data-chart {
                    @if let Some(root) = &self.root { div class="chart-root" { (root.show(page)) } }
                    @if !self.nodes.is_empty() {
                        ul class="chart-nodes" { @for node in &self.nodes { li { (node.show(page)) } } }
                    }
                }
            }
        }
    }
}

/// How many posts, how many of them need somebody.
fn said(page: &Page<'_>, sums: &CoverageSums) -> String {
    let args = [
        ("posts", Arg::from(sums.posts())),
        ("nobody", sums.of(Coverage::Nobody).into()),
        ("one", sums.of(Coverage::OneOnly).into()),
        ("near", sums.of(Coverage::AllNearRetirement).into()),
    ];
    page.with("posts-sums", &args)
}

/// Tabs as links.
pub(in crate::views) fn tabs(page: &Page<'_>, tabs: &[Tab], label: &str) -> Markup {
    html! {
        nav class="tabs" aria-label=(page.text(label)) {
            ul { @for tab in tabs {
                li { a href=(tab.href) aria-current=[tab.current.then_some("page")] { (tab.text) } }
            } }
        }
    }
}
