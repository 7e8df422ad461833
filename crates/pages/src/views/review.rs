//! One review: what it runs under, its procedure, where it stands, who leaves
//! and who could join.

use super::findings::{basis, rule};
use super::icon::{Icon, icon};
use super::law::{InstrumentLine, instruments};
use super::model::{
    Action, Basis, Counts, DecisionRef, Link, PaperLink, ReviewState, Rule, StepState,
};
use super::shell::{Page, Tone};
use super::{View, parts, samples};
use base::{Day, Month, PartialDate};
use maud::{Markup, html};
use words::{Arg, Words};

/// A review of one unit's plan.
#[derive(Debug, Clone)]
pub struct Review {
    /// The unit.
    pub unit: String,
    /// What is done, for example "Rà soát, bổ sung quy hoạch".
    pub title: String,
    /// The term, for example "2015–2020".
    pub term: String,
    /// Where it stands.
    pub state: ReviewState,
    /// When it was opened.
    pub opened: Day,
    /// The month at which ages are counted.
    pub age_month: Option<Month>,
    /// The instruments, the leading one first.
    pub instruments: Vec<InstrumentLine>,
    /// The steps, in order.
    pub steps: Vec<StepLine>,
    /// What may be done with the review as a whole.
    pub actions: Vec<Action>,
    /// Why nothing more can be done now, already worded.
    pub blocked: Vec<String>,
    /// Who must leave the plan, or may have to.
    pub leaving: Vec<Leaver>,
    /// Who could join.
    pub joining: Vec<Joiner>,
    /// Entries so far.
    pub counts: Counts,
    /// The decision, once made.
    pub result: Option<ReviewResult>,
    /// Papers of the review as a whole.
    pub papers: Vec<PaperLink>,
}

/// One step of the procedure.
#[derive(Debug, Clone)]
pub struct StepLine {
    /// Number in the procedure, from 1.
    pub number: u32,
    /// Name, for example "Hội nghị cán bộ chủ chốt giới thiệu nguồn".
    pub name: String,
    /// Where it stands; none before its turn.
    pub state: Option<StepState>,
    /// The day of that state.
    pub day: Option<Day>,
    /// The day by which it must be concluded.
    pub deadline: Option<Day>,
    /// Whether that day has passed.
    pub late: bool,
    /// Who takes part.
    pub roster: Roster,
    /// How it votes.
    pub voting: Voting,
    /// How many must come.
    pub quorum: Option<Rule>,
    /// How many votes are needed.
    pub threshold: Option<Rule>,
    /// What the procedure of this step rests on.
    pub basis: Option<Basis>,
    /// The page of the step's result.
    pub href: Option<String>,
    /// What this person may do now.
    pub actions: Vec<Action>,
    /// Why a next action is not open, already worded.
    pub blocked: Vec<String>,
}

/// Who takes part in a step.
#[derive(Debug, Clone)]
pub struct Roster {
    /// For example "Cán bộ chủ chốt cấp huyện".
    pub body: String,
    /// Number summoned, once drawn up.
    pub summoned: Option<u32>,
}

/// How a step votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voting {
    /// Secret ballot.
    Secret,
    /// Show of hands.
    Hands,
    /// No vote.
    None,
}

/// Somebody who must leave the plan, or may have to.
#[derive(Debug, Clone)]
pub struct Leaver {
    /// The person.
    pub person: Link,
    /// The title planned for.
    pub post: String,
    /// Why, already worded.
    pub reason: String,
    /// What that rests on.
    pub basis: Basis,
    /// Whether missing data keeps this from being certain.
    pub uncertain: bool,
}

/// Somebody who could join the plan.
#[derive(Debug, Clone)]
pub struct Joiner {
    /// The person.
    pub person: Link,
    /// Date of birth.
    pub born: PartialDate,
    /// Current post.
    pub current: String,
    /// The title they could be planned for.
    pub post: String,
    /// What stands in the way or speaks for it, already worded.
    pub note: Option<String>,
}

/// The end of a review.
#[derive(Debug, Clone)]
pub struct ReviewResult {
    /// The decision.
    pub decision: DecisionRef,
    /// The plan that it made.
    pub plan: String,
    /// The day on which the list was locked.
    pub locked: Day,
}

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
            div class="split" {
                section class="card" {
                    h2 { (page.text("review-instruments")) }
                    (instruments(page, &self.instruments))
                }
                section class="card" {
                    h2 { (page.text("review-sums")) }
                    (self.sums(page))
                    (parts::actions(page, &self.actions, &self.blocked))
                    @if !self.papers.is_empty() {
                        h3 { (page.text("papers")) }
                        (parts::papers(&self.papers))
                    }
                }
            }
            section {
                h2 { (page.text("review-procedure")) }
                ol class="steps" { @for step in &self.steps { (step_card(page, step)) } }
            }
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
                                td data-label=(page.text("column-basis")) { (basis(page, &one.basis)) }
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
                                th scope="col" { (page.text("column-born")) }
                                th scope="col" { (page.text("column-current")) }
                                th scope="col" { (page.text("column-possible-post")) }
                                th scope="col" { (page.text("column-note")) }
                            } }
                            tbody { @for (at, one) in self.joining.iter().enumerate() { tr {
                                td class="number" { (at + 1) }
                                th scope="row" data-label=(page.text("column-name")) { (parts::link(&one.person)) }
                                td class="day" data-label=(page.text("column-born")) { (words::partial_date(one.born)) }
                                td data-label=(page.text("column-current")) { (one.current) }
                                td data-label=(page.text("column-possible-post")) { (one.post) }
                                td data-label=(page.text("column-note")) { @if let Some(note) = &one.note { (note) } }
                            } } }
                        }
                    }
                }
            }
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
