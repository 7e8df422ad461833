//! How the page is laid out; its data stands in the file above.

use super::{Bands, EntryRow, Open, PlanList, PostGroup};
use crate::views::bars::share_bar;
use crate::views::findings::wanted;
use crate::views::findings::{finding, gauge, on_demand};
use crate::views::model::{EntryStatus, Finding, Verdict};
use crate::views::shell::Page;
use crate::views::{View, parts, picture, samples};
use maud::{Markup, html};
use words::{Arg, Words};

impl View for PlanList {
    const NAME: &'static str = "plan";
    const WIDE: bool = true;

    fn title(&self, words: &Words) -> String {
        let args = [("unit", Arg::from(&self.unit)), ("term", Arg::from(&self.term))];
        words.with("plan-title", &args)
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            (self.head(page))
            (parts::unconfirmed(page, &self.unconfirmed))
            (self.controls(page))
            (self.structure(page))
            @if self.posts.is_empty() { (parts::empty(page, "plan-empty")) }
            @for post in &self.posts { (self.post_group(page, post)) }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::plan()
    }
}

impl PlanList {
    fn head(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (self.unit) }
                h1 { (self.title) " " span class="nowrap" { (page.with("term", &[("term", (&self.term).into())])) } }
                p class="meta" {
                    span { (page.with("plan-as-of", &[("day", self.as_of.into())])) }
                    @match &self.decision {
                        Some(decision) => span { (parts::decision(page, decision)) },
                        None => span class="muted" { (page.text("plan-undecided")) },
                    }
                }
                @if let Some(href) = &self.boxes { p { a href=(href) { (page.text("boxes-to")) } } }
                @if let Some(href) = &self.open_review { p { a class="button second" href=(href) { (page.text("do-open-review")) } } }
                @if !self.papers.is_empty() { (parts::papers(&self.papers)) }
            }
            @if self.tabs.len() > 1 {
                nav class="tabs" aria-label=(page.text("plan-tabs")) {
                    ul { @for tab in &self.tabs {
                        li { a href=(tab.href) aria-current=[tab.current.then_some("page")] { (tab.text) } }
                    } }
                }
            }
        }
    }

    /// Filter and day: two forms sent by GET, so that a list has an address.
    fn controls(&self, page: &Page<'_>) -> Markup {
        let filter = &self.filter;
        html! {
            section class="controls" aria-label=(page.text("filter-label")) {
                form class="filter" method="get" action=(filter.action) {
                    @for (name, value) in &filter.kept { input type="hidden" name=(name) value=(value); }
                    label class="grow" { span { (page.text("filter-text")) }
                        input type="search" name="text" value=(filter.text) placeholder=(page.text("filter-text-hint"));
                    }
                    label { span { (page.text("filter-status")) }
                        select name="status" {
                            option value="" { (page.text("filter-any")) }
                            @for one in EntryStatus::ALL {
                                option value=(one.code()) selected[filter.status == Some(one)] { (page.text(parts::status_key(one))) }
                            }
                        }
                    }
                    label { span { (page.text("filter-verdict")) }
                        select name="verdict" {
                            option value="" { (page.text("filter-any")) }
                            @for one in Verdict::ALL {
                                option value=(one.code()) selected[filter.verdict == Some(one)] { (page.text(parts::verdict_key(one))) }
                            }
                        }
                    }
                    label { span { (page.text("filter-as-of")) }
                        (parts::day_field(page, "as-of", self.as_of))
                    }
                    button class="first" type="submit" { (page.text("filter-apply")) }
                    a class="button second" href=(filter.clear) { (page.text("filter-clear")) }
                }
                p class="muted" {
                    (page.with("filter-shown", &[("shown", filter.shown.into()), ("total", filter.total.into())]))
                    " · "
                    @match self.open {
                        Open::All => a href=(self.here) { (page.text("findings-close-all")) },
                        _ => a href={ (self.here) "&open=all" } { (page.text("findings-open-all")) },
                    }
                    @if !self.days.is_empty() {
                        " · " (page.text("plan-days")) " "
                        span class="day-links" {
                            @for one in &self.days {
                                a href=(one.href) aria-current=[(one.day == self.as_of).then_some("date")] { (words::day(one.day)) " – " (one.label) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The findings that need somebody, and those that do not.
    fn by_need(&self) -> (Vec<&Finding>, Vec<&Finding>) {
        let needs =
            |found: &&Finding| matches!(found.verdict, Verdict::NotMet | Verdict::Undetermined);
        self.findings.iter().partition(needs)
    }

    fn structure(&self, page: &Page<'_>) -> Markup {
        html! {
            @if !self.ages.people.is_empty() || !self.gauges.is_empty() || self.bands.is_some() || !self.findings.is_empty() || !self.silent.is_empty() {
                section class="structure" {
                    h2 { (page.text("plan-structure")) }
                    div class="gauges" {
                        @for one in &self.gauges { (gauge(page, &one.name, one.share, one.target, &one.finding)) }
                        @if let Some(bands) = &self.bands { (age_bands(page, bands)) }
                    }
                    (picture::ages(page, &self.ages))
                    @let (open, rest) = self.by_need();
                    @if !open.is_empty() { div class="finding-grid" { @for one in open { (finding(page, one)) } } }
                    @if !self.silent.is_empty() {
                        p class="silent" {
                            span class="badge undetermined" { (page.text("verdict-undetermined")) } " "
                            (page.with("plan-silent", &[("n", (self.silent.len() as u32).into()), ("rules", (&self.silent.join("; ")).into())]))
                        }
                    }
                    @if !rest.is_empty() {
                        details class="findings list-findings" {
                            summary { (page.with("plan-findings", &[("n", (rest.len() as u32).into())])) }
                            div class="finding-grid" { @for one in rest { (finding(page, one)) } }
                        }
                    }
                }
            }
        }
    }
}

fn age_bands(page: &Page<'_>, bands: &Bands) -> Markup {
    html! {
        div class="gauge" {
            div class="gauge-head" {
                h3 { (page.text("plan-bands")) }
                (parts::found(page, &bands.finding))
            }
            dl class="bands" {
                @for band in &bands.bands {
                    div {
                        dt { (band.label) }
                        dd { (page.words.integer(band.count)) " " span class="muted" { "(" (page.words.percent(band.share)) ")" } }
                        dd class="band-bar" { (share_bar(page, band.share, None, true)) }
                    }
                }
            }
            details class="findings" {
                summary { (page.text("gauge-why")) }
                (finding(page, &bands.finding))
            }
        }
    }
}

impl PlanList {
    /// The findings of one name or post, opened or closed by a link back to
    /// where it stands.
    fn checks(&self, page: &Page<'_>, key: &str, whose: &str, findings: &[Finding]) -> Markup {
        let is_open = self.open.holds(key);
        let href = match is_open {
            true => format!("{}#{key}", self.here),
            false => format!("{}&open={key}#{key}", self.here),
        };
        on_demand(page, findings, is_open, &href, whose)
    }

    fn post_group(&self, page: &Page<'_>, post: &PostGroup) -> Markup {
        // A column without a single value would only take the room of the others.
        let failing = post.findings.iter().any(|found| found.verdict == Verdict::NotMet);
        let trained = post.rows.iter().any(|row| !row.training.is_empty());
        html! {
            section class="post" id=(post.key) {
                div class="post-head" {
                    h2 { (post.title) }
                    dl class="post-numbers" {
                        div { dt { (page.text("plan-seats")) } dd { (page.words.integer(post.seats)) } }
                        div { dt { (page.text("plan-planned")) } dd { strong { (page.words.integer(post.planned)) } } }
                        @if let Some(bounds) = post.bounds {
                            div { dt { (page.text("plan-bounds")) } dd { (wanted(page, bounds)) } }
                        }
                        @if !post.incumbents.is_empty() {
                            div { dt { (page.text("plan-incumbent")) } dd {
                                @for (at, one) in post.incumbents.iter().enumerate() {
                                    @if at > 0 { ", " } (parts::link(one))
                                }
                            } }
                        }
                    }
                    @if !post.findings.is_empty() {
                        div class=(if failing { "post-findings" } else { "small" }) { (self.checks(page, &post.key, &post.title, &post.findings)) }
                    }
                }
                @if post.rows.is_empty() { (parts::empty(page, "plan-post-empty")) } @else {
                    div class="table-box" {
                        table class=(if trained { "list cards entries" } else { "list cards entries untrained" }) {
                            thead { tr {
                                th scope="col" class="number" { (page.text("column-number")) }
                                th scope="col" { (page.text("column-name")) }
                                th scope="col" { (page.text("column-born")) }
                                th scope="col" { (page.text("column-current")) }
                                @if trained { th scope="col" { (page.text("column-training")) } }
                                th scope="col" { (page.text("column-entry")) }
                                th scope="col" { (page.text("column-findings")) }
                            } }
                            tbody { @for (at, row) in post.rows.iter().enumerate() { (self.entry_row(page, at + 1, trained, row)) } }
                        }
                    }
                }
            }
        }
    }

    fn entry_row(&self, page: &Page<'_>, at: usize, trained: bool, row: &EntryRow) -> Markup {
        let gone = matches!(row.status, EntryStatus::Removed | EntryStatus::Appointed);
        html! {
            tr id=(row.key) class=[gone.then_some("is-out")] {
                td class="number" { (at) }
                th scope="row" data-label=(page.text("column-name")) {
                    (parts::link(&row.person))
                    span class="under" {
                        (page.text(parts::sex_key(row.sex)))
                        @if let Some(ethnicity) = &row.ethnicity { " · " (ethnicity) }
                    }
                }
                td class="day" data-label=(page.text("column-born")) { (words::partial_date(row.born)) }
                td data-label=(page.text("column-current")) { (row.current) }
                @if trained {
                    td data-label=(page.text("column-training")) {
                        @if row.training.is_empty() { span class="muted" { "–" } }
                        @for fact in &row.training { span class="line" { span class="muted" { (fact.name) ": " } (fact.value) } }
                    }
                }
                td data-label=(page.text("column-entry")) {
                    (parts::status(page, row.status))
                    @if let Some(reason) = &row.reason { span class="line" { (reason) } }
                    @if let Some(decision) = &row.decision { span class="line small" { (parts::decision(page, decision)) } }
                    @if let Some(vote) = row.vote { span class="line small" { (page.text("vote-for")) " " (parts::vote(page, vote)) } }
                }
                td class="checks" data-label=(page.text("column-findings")) {
                    (parts::verdict(page, row.verdict))
                    (self.checks(page, &row.key, &row.person.text, &row.findings))
                }
            }
        }
    }
}
