//! Beside the list: sums, counters, the history.

use super::{Counter, Move, Totals, Workbench};
use crate::views::bars::share_bar;
use crate::views::findings::finding;
use crate::views::model::Verdict;
use crate::views::parts;
use crate::views::shell::Page;
use maud::{Markup, html};

impl Workbench {
    pub(super) fn side(&self, page: &Page<'_>) -> Markup {
        html! {
            aside class="work-side" aria-label=(page.text("list-side")) {
                section class="card" {
                    h2 { (page.text("list-sums")) }
                    (sums(page, &self.totals, self.official.as_ref()))
                    @if self.may_edit {
                        div class="actions" {
                            (self.walk(page, "undo", "list-undo", self.can_undo))
                            (self.walk(page, "redo", "list-redo", self.can_redo))
                        }
                    }
                }
                @if !self.gauges.is_empty() || !self.findings.is_empty() {
                    section class="card counters" {
                        h2 { (page.text("list-counters")) }
                        @for one in &self.gauges { (counter(page, one)) }
                        @for one in &self.findings {
                            details class="counter" {
                                summary { (parts::found(page, one)) " " (one.title) }
                                (finding(page, one))
                            }
                        }
                        (parts::unconfirmed(page, &self.unconfirmed))
                    }
                }
                @if !self.moves.is_empty() {
                    section class="card" {
                        h2 { (page.text("list-history")) }
                        (history(page, &self.moves))
                    }
                }
            }
        }
    }

    fn walk(&self, page: &Page<'_>, to: &str, key: &str, able: bool) -> Markup {
        html! {
            form class="action" method="post" action={ (self.href) "/" (to) } {
                (parts::csrf(page)) (self.kept_fields())
                button class="second small" type="submit" disabled[!able] data-walk=(to) { (page.text(key)) }
            }
        }
    }
}

/// The moves, latest first.
pub(super) fn history(page: &Page<'_>, moves: &[Move]) -> Markup {
    html! {
        ol class="moves" { @for one in moves {
            li class=[one.undone.then_some("is-undone")] {
                @for what in &one.what { p { (what) } }
                @if !one.reason.is_empty() { p class="small" { "“" (one.reason) "”" } }
                p class="muted small" { (one.by) @if one.undone { " · " (page.text("list-undone")) } }
            }
        } }
    }
}

fn sums(page: &Page<'_>, totals: &Totals, official: Option<&Totals>) -> Markup {
    let row = |key: &str, class: &str, now: u32, was: Option<u32>| {
        html! {
            div class=(class) {
                dt { (page.text(key)) }
                dd { (page.words.integer(now)) @if let Some(was) = was.filter(|was| *was != now) {
                    " " span class="was" { (page.with("list-was", &[("n", was.into())])) }
                } }
            }
        }
    };
    html! {
        dl class="entry-sums" {
            (row("entry-carried-over", "carried-over", totals.carried_over, official.map(|o| o.carried_over)))
            (row("entry-added", "added", totals.added, official.map(|o| o.added)))
            (row("entry-removed", "removed", totals.removed, official.map(|o| o.removed)))
            (row("list-people", "", totals.people, official.map(|o| o.people)))
            (row("list-women", "", totals.women, official.map(|o| o.women)))
            @if let Some(age) = totals.mean_age {
                div { dt { (page.text("list-mean-age")) } dd { (page.words.tenths(age)) } }
            }
        }
    }
}

fn counter(page: &Page<'_>, one: &Counter) -> Markup {
    html! {
        details class="counter" {
            summary {
                span class="counter-head" {
                    span { (one.title) } (parts::found(page, &one.finding))
                }
                span class="counter-figure" {
                    strong { (one.figure) }
                    @if let Some((_, target)) = one.share { " " span class="muted" { (page.with("gauge-target", &[("share", target.into())])) } }
                    @if let Some(was) = &one.was { " " span class="was" { (page.with("list-was-text", &[("text", was.into())])) } }
                }
                @if let Some((share, target)) = one.share {
                    (share_bar(page, share, Some(target), one.finding.verdict == Verdict::Met))
                }
            }
            (finding(page, &one.finding))
        }
    }
}
