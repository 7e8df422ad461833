//! One post: a box of the chart and the marks that other pages use too.

use super::{Holder, Judged, Planned, PostNode, Retirement};
use crate::views::icon::{Icon, icon};
use crate::views::parts;
use crate::views::shell::Page;
use maud::{Markup, html};
use plan::{Coverage, CoverageSums};
use words::{Arg, Words};

/// How many names a box shows before it counts the rest.
const MOST_NAMES: usize = 4;

/// The words of a class of coverage.
pub(in crate::views) const fn coverage_key(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Nobody => "coverage-nobody",
        Coverage::OneOnly => "coverage-one-only",
        Coverage::AllNearRetirement => "coverage-all-near-retirement",
        Coverage::Covered => "coverage-covered",
    }
}

/// The badge of a class of coverage.
pub(in crate::views) fn coverage(page: &Page<'_>, coverage: Coverage) -> Markup {
    let (class, sign) = match coverage {
        Coverage::Nobody => ("badge not-met", Icon::Cross),
        Coverage::OneOnly => ("badge missed", Icon::Alert),
        Coverage::AllNearRetirement => ("badge undetermined", Icon::Clock),
        Coverage::Covered => ("badge met", Icon::Check),
    };
    html! { span class=(class) { (icon(sign)) " " (page.text(coverage_key(coverage))) } }
}

/// The mark of a key post.
pub(in crate::views) fn key_mark(page: &Page<'_>) -> Markup {
    html! { span class="key-post" title=(page.text("posts-key")) { "★" span class="sr" { (page.text("posts-key")) } } }
}

/// A month of retirement in words: one month, or from when to when.
pub(crate) fn retires(words: &Words, retires: Retirement) -> String {
    let (first, last) = (retires.earliest.vietnamese(), retires.latest.vietnamese());
    if retires.earliest == retires.latest {
        words.with("posts-retires", &[("month", Arg::from(&first))])
    } else {
        words.with("posts-retires-between", &[("first", (&first).into()), ("last", (&last).into())])
    }
}

/// The chip of a readiness.
pub(in crate::views) fn readiness(page: &Page<'_>, judged: &Judged) -> Markup {
    let class = if judged.stale { "readiness stale" } else { "readiness" };
    html! {
        span class=(class) data-level=(judged.code) {
            @if let Some(rank) = judged.rank { (page.with("posts-rank", &[("n", rank.into())])) " · " }
            (judged.level)
            @if judged.emergency { " · " (page.text("posts-emergency-short")) }
            @if judged.stale { " · " (icon(Icon::Clock)) " " (page.with("posts-stale", &[("day", judged.expires.into())])) }
        }
    }
}

impl PostNode {
    /// The box of this post.
    pub(super) fn show(&self, page: &Page<'_>) -> Markup {
        let class = if self.coverage.is_gap() { "node is-gap" } else { "node" };
        html! {
            article class=(class) data-coverage=(self.coverage.code()) {
                @if let Some(unit) = &self.unit { p class="node-unit" { (parts::link(unit)) } }
                @if let Some(post) = &self.post {
                    h3 { @if self.key { (key_mark(page)) " " } (parts::link(post)) }
                    (holders(page, self))
                    div class="node-bench" {
                        p class="node-line" {
                            span class="muted" { (page.with("posts-bench-n", &[("n", (self.bench.len() as u32).into())])) } " "
                            (coverage(page, self.coverage))
                        }
                        (bench(page, &self.bench))
                    }
                } @else { p class="muted" { (page.text("posts-unit-empty")) } }
                @if let (Some(sums), Some(unit)) = (&self.sums, &self.unit) { (below(page, sums, unit.href.as_deref())) }
            }
        }
    }
}

fn holders(page: &Page<'_>, node: &PostNode) -> Markup {
    let line = |one: &Holder| {
        html! { li {
            (parts::link(&one.person))
            @if let Some(when) = one.retires { span class="under" { (retires(page.words, when)) } }
        } }
    };
    html! {
        ul class="node-holders" {
            @for one in node.incumbents.iter().take(MOST_NAMES) { (line(one)) }
            @if node.incumbents.len() > MOST_NAMES {
                li class="muted" { (page.with("posts-more", &[("n", ((node.incumbents.len() - MOST_NAMES) as u32).into())])) }
            }
            @if node.vacant > 0 { li class="vacant" { (page.with("posts-vacant", &[("n", node.vacant.into())])) } }
        }
    }
}

fn bench(page: &Page<'_>, bench: &[Planned]) -> Markup {
    html! {
        @if !bench.is_empty() {
            ol class="node-names" {
                @for one in bench.iter().take(MOST_NAMES) {
                    li {
                        (parts::link(&one.person))
                        @if one.near { " " span class="late" { (icon(Icon::Clock)) " " (page.text("posts-near")) } }
                        @if let Some(judged) = &one.readiness { " " (readiness(page, judged)) }
                    }
                }
                @if bench.len() > MOST_NAMES {
                    li class="muted" { (page.with("posts-more", &[("n", ((bench.len() - MOST_NAMES) as u32).into())])) }
                }
            }
        }
    }
}

/// What lies in a unit below: how many posts, how many of them gaps.
fn below(page: &Page<'_>, sums: &CoverageSums, href: Option<&str>) -> Markup {
    let text =
        page.with("posts-below", &[("posts", sums.posts().into()), ("gaps", sums.gaps().into())]);
    html! {
        p class="node-below" {
            @match href { Some(href) => a href=(href) { (icon(Icon::Next)) " " (text) }, None => (text) }
        }
    }
}
