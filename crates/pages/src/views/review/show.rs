//! How the page is laid out; its data stands in the file above.

use super::{Propose, Review, ReviewResult, StepLine, Voting};
use crate::views::findings::{basis, rule};
use crate::views::icon::{Icon, icon};
use crate::views::law::instruments;
use crate::views::model::Rule;
use crate::views::shell::{Page, Tone};
use crate::views::{View, parts, picture, samples};
use maud::{Markup, html};
use words::{Arg, Words};

impl View for Review {
    const NAME: &'static str = "review";

    fn title(&self, words: &Words) -> String {
        let term = [("unit", Arg::from(&self.unit)), ("term", Arg::from(&self.term))];
        words.with("review-title", &term)
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            (self.head(page))
            @if let Some(result) = &self.result { (self.concluded(page, result)) }
            (parts::unconfirmed(page, &self.unconfirmed))
            div class="split" {
                section class="card" {
                    h2 { (page.text("review-instruments")) }
                    (instruments(page, &self.instruments))
                }
                section class="card" {
                    h2 { (page.text("review-sums")) }
                    (self.sums(page))
                    p { a class="button second" href=(self.list) { (page.text("list-to-list")) } " " a class="button second" href=(self.files) { (page.text("files-to")) } }
                    p { a href=(self.secrecy) { (page.text("secrecy-link")) } }
                    (parts::actions(page, &self.actions, &self.blocked))
                    @if !self.papers.is_empty() {
                        h3 { (page.text("papers")) }
                        (parts::papers(&self.papers))
                        p { a href=(self.reprint) { (page.text("reprint-link")) } }
                    }
                }
            }
            (picture::flow(page, &self.flow))
            section {
                h2 { (page.text("review-procedure")) }
                ol class="steps" { @for step in &self.steps { (step_card(page, step)) } }
            }
            (self.differences(page))
            (self.leavers(page))
            (self.joiners(page))
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::review()
    }
}

impl Review {
    fn head(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (self.unit) }
                h1 { (self.title) " " span class="nowrap" { (page.with("term", &[("term", (&self.term).into())])) } }
                p class="meta" {
                    (parts::review_state(page, self.state))
                    span { (page.with("review-opened", &[("day", self.opened.into())])) }
                    @if let Some(month) = self.age_month {
                        span { (page.with("review-age-month", &[("month", (&month.vietnamese()).into())])) }
                    }
                }
            }
        }
    }

    fn concluded(&self, page: &Page<'_>, result: &ReviewResult) -> Markup {
        parts::notice(
            page,
            Tone::Done,
            html! {
                strong { (page.text("review-decided")) } " "
                (parts::decision(page, &result.decision)) ". "
                (page.with("review-locked", &[("day", result.locked.into())])) " "
                a href=(result.plan) { (page.text("review-see-plan")) }
            },
        )
    }

    fn sums(&self, page: &Page<'_>) -> Markup {
        let number = |key: &str, class: &str, count: u32| {
            html! { div class=(class) { dt { (page.text(key)) } dd { (page.words.integer(count)) } } }
        };
        html! {
            dl class="entry-sums" {
                (number("entry-carried-over", "carried-over", self.counts.carried_over))
                (number("entry-added", "added", self.counts.added))
                (number("entry-removed", "removed", self.counts.removed))
            }
            ul class="jump" {
                li { a href="#leaving" { (page.with("review-leaving-n", &[("n", (self.leaving.len() as u32).into())])) } }
                li { a href="#joining" { (page.with("review-joining-n", &[("n", (self.joining.len() as u32).into())])) } }
            }
        }
    }

    /// What redoing the review under other instruments changed.
    fn differences(&self, page: &Page<'_>) -> Markup {
        html! {
            @if !self.redone.is_empty() {
                section id="redone" {
                    h2 { (page.with("review-redone", &[("n", (self.redone.len() as u32).into())])) }
                    div class="table-box" {
                        table class="list cards" {
                            thead { tr {
                                th scope="col" { (page.text("column-name")) }
                                th scope="col" { (page.text("column-planned-post")) }
                                th scope="col" { span class="change" {
                                    span { (page.text("review-before")) } span { (page.text("review-now")) }
                                } }
                            } }
                            tbody { @for one in &self.redone { tr {
                                th scope="row" { (one.name) }
                                td data-label=(page.text("column-planned-post")) { (one.post) }
                                td {
                                    @for (before, now) in &one.reasons {
                                        div class="change" {
                                            p { span class="change-label" { (page.text("review-before")) ": " } (before) }
                                            p { span class="change-label" { (page.text("review-now")) ": " } (now) }
                                        }
                                    }
                                }
                            } } }
                        }
                    }
                }
            }
        }
    }

    fn leavers(&self, page: &Page<'_>) -> Markup {
        html! {
            section id="leaving" {
                h2 { (page.text("review-leaving")) }
                @if self.leaving.is_empty() { (parts::empty(page, "review-leaving-none")) } @else {
                    div class="table-box" {
                        table class="list cards" {
                            thead { tr {
                                th scope="col" class="number" { (page.text("column-number")) }
                                th scope="col" { (page.text("column-name")) }
                                th scope="col" { (page.text("column-planned-post")) }
                                th scope="col" { (page.text("column-reason")) }
                                th scope="col" { (page.text("column-basis")) }
                            } }
                            tbody { @for (at, one) in self.leaving.iter().enumerate() { tr {
                                td class="number" { (at + 1) }
                                th scope="row" data-label=(page.text("column-name")) { (parts::link(&one.person)) }
                                td data-label=(page.text("column-planned-post")) { (one.post) }
                                td data-label=(page.text("column-reason")) {
                                    @if one.uncertain { span class="badge undetermined" { (icon(Icon::Question)) " " (page.text("review-uncertain")) } " " }
                                    (one.reason)
                                }
                                td data-label=(page.text("column-basis")) { @if let Some(on) = &one.basis { (basis(page, on)) } }
                            } } }
                        }
                    }
                }
            }
        }
    }

    fn joiners(&self, page: &Page<'_>) -> Markup {
        html! {
            section id="joining" {
                h2 { (page.text("review-joining")) }
                @if self.joining.is_empty() { (parts::empty(page, "review-joining-none")) } @else {
                    div class="table-box" {
                        table class="list cards" {
                            thead { tr {
                                th scope="col" class="number" { (page.text("column-number")) }
                                th scope="col" { (page.text("column-name")) }
                                th scope="col" { (page.text("column-current")) }
                                th scope="col" { (page.text("column-possible-post")) }
                                th scope="col" { (page.text("column-note")) }
                            } }
                            tbody { @for (at, one) in self.joining.iter().enumerate() { tr {
                                td class="number" { (at + 1) }
                                th scope="row" data-label=(page.text("column-name")) { (parts::link(&one.person)) }
                                td data-label=(page.text("column-current")) { (one.current) }
                                td data-label=(page.text("column-possible-post")) { (one.post) }
                                td data-label=(page.text("column-note")) {
                                    @if let Some(note) = &one.note { (note) }
                                    @if let Some(form) = &one.propose { (propose(page, form)) }
                                }
                            } } }
                        }
                    }
                }
            }
        }
    }
}

/// The button that puts a person on the list.
fn propose(page: &Page<'_>, form: &Propose) -> Markup {
    html! {
        form class="action" method="post" action=(form.href) {
            (parts::csrf(page))
            input type="hidden" name="person" value=(form.person);
            input type="hidden" name="post" value=(form.post);
            button class="second small" type="submit" { (page.text("do-propose")) }
        }
    }
}

fn step_card(page: &Page<'_>, step: &StepLine) -> Markup {
    html! {
        li class=(if step.late { "step-card is-late" } else { "step-card" }) {
            div class="step-card-head" {
                span class="step-number" { (step.number) }
                h3 {
                    @match &step.href {
                        Some(href) => a href=(href) { (step.name) },
                        None => (step.name),
                    }
                }
                div class="step-card-state" { (parts::step(page, step.state, step.day, step.late)) }
            }
            dl class="facts" {
                div { dt { (page.text("step-roster")) } dd {
                    (step.roster.body)
                    @if let Some(n) = step.roster.summoned { " " span class="muted" { (page.with("step-summoned-n", &[("n", n.into())])) } }
                } }
                div { dt { (page.text("step-voting")) } dd { (page.text(voting_key(step.voting))) } }
                @if let Some(day) = step.deadline {
                    div { dt { (page.text("step-deadline")) } dd { (words::day(day)) } }
                }
                (rule_or_unset(page, "step-quorum", step.quorum.as_ref()))
                @if step.voting != Voting::None {
                    (rule_or_unset(page, "step-threshold", step.threshold.as_ref()))
                }
                @if let Some(on) = &step.basis {
                    div { dt { (page.text("column-basis")) } dd { (basis(page, on)) } }
                }
            }
            (parts::actions(page, &step.actions, &step.blocked))
        }
    }
}

/// A rule, or the plain statement that the law in use has none: an unknown
/// value is shown as unknown.
fn rule_or_unset(page: &Page<'_>, key: &str, found: Option<&Rule>) -> Markup {
    html! {
        div { dt { (page.text(key)) } dd {
            @match found {
                Some(found) => (rule(page, found)),
                None => span class="muted" { (page.text("not-configured")) },
            }
        } }
    }
}

const fn voting_key(voting: Voting) -> &'static str {
    match voting {
        Voting::Secret => "voting-secret",
        Voting::Hands => "voting-hands",
        Voting::None => "voting-none",
    }
}
