//! The result of one step: conference, ballots, votes.

use super::bars::share_bar;
use super::findings::rule;
use super::icon::{Icon, icon};
use super::model::{Action, EntryStatus, Link, PaperLink, Quorum, Rule, StepState};
use super::shell::{Page, Tone};
use super::{View, parts, samples};
use base::{Day, PartialDate, Share};
use maud::{Markup, html};
use words::{Arg, Words};

/// The page of one step.
#[derive(Debug, Clone)]
pub struct StepResult {
    /// The unit.
    pub unit: String,
    /// Number in the procedure, from 1.
    pub number: u32,
    /// How many steps the procedure has.
    pub of: u32,
    /// Name of the step.
    pub name: String,
    /// Back to the review.
    pub review: Link,
    /// Where it stands.
    pub state: StepState,
    /// The conference, once convened.
    pub conference: Option<Conference>,
    /// The ballots, once counted.
    pub ballots: Option<BallotTally>,
    /// How many votes are needed.
    pub threshold: Option<Rule>,
    /// Whether two counts agree.
    pub counts: Option<CountTeams>,
    /// Votes, per post.
    pub posts: Vec<PostResult>,
    /// What this person may do now.
    pub actions: Vec<Action>,
    /// Why a next action is not open, already worded.
    pub blocked: Vec<String>,
    /// The papers of this step.
    pub papers: Vec<PaperLink>,
    /// The step that this one feeds.
    pub next: Option<Link>,
}

/// A conference and who came.
#[derive(Debug, Clone)]
pub struct Conference {
    /// Its day.
    pub day: Day,
    /// Where it met.
    pub place: String,
    /// Who was in the chair.
    pub chair: String,
    /// Number summoned.
    pub summoned: u32,
    /// Number present; none before it is held.
    pub present: Option<u32>,
    /// The quorum.
    pub quorum: Quorum,
}

/// Ballots of one step.
#[derive(Debug, Clone, Copy)]
pub struct BallotTally {
    /// Issued (phát ra).
    pub issued: u32,
    /// Returned (thu về).
    pub returned: u32,
    /// Valid (hợp lệ).
    pub valid: u32,
    /// Invalid (không hợp lệ).
    pub invalid: u32,
}

/// Two independent counts of the same ballots.
#[derive(Debug, Clone)]
pub struct CountTeams {
    /// Who counted first.
    pub first: String,
    /// Who counted second, once they have.
    pub second: Option<String>,
    /// What comparing them gave.
    pub agreement: Agreement,
}

/// What comparing two counts gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Equal in every number.
    Agree,
    /// Different in so many numbers.
    Differ(u32),
    /// The second count is still to come.
    Awaited,
}

/// The votes for one post.
#[derive(Debug, Clone)]
pub struct PostResult {
    /// Title of the post.
    pub title: String,
    /// Number to be planned: (least, most); none where the law in use sets no
    /// bound.
    pub wanted: (Option<u32>, Option<u32>),
    /// The people on the ballot, in the order of the result.
    pub candidates: Vec<CandidateRow>,
}

/// One person on the ballot.
#[derive(Debug, Clone)]
pub struct CandidateRow {
    /// The person.
    pub person: Link,
    /// Date of birth.
    pub born: PartialDate,
    /// Current post.
    pub current: String,
    /// Carried over, to be added, or to be removed.
    pub status: EntryStatus,
    /// Votes for.
    pub votes_for: u32,
    /// Votes against.
    pub against: u32,
    /// Neither.
    pub blank: u32,
    /// Votes for, on the denominator of the step.
    pub share: Share,
    /// What the threshold says.
    pub outcome: Outcome,
}

/// What the threshold says of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Reached.
    Passed,
    /// Not reached.
    Failed,
    /// Reached, but equal with another on the last place.
    Tied,
}

impl View for StepResult {
    const NAME: &'static str = "step";
    const WIDE: bool = true;

    fn title(&self, words: &Words) -> String {
        words.with("step-title", &[("n", self.number.into()), ("name", Arg::from(&self.name))])
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (self.unit) " · " (parts::link(&self.review)) }
                h1 { (self.name) }
                p class="meta" {
                    (parts::step(page, Some(self.state), None, false))
                    span { (page.with("step-n-of", &[("n", self.number.into()), ("of", self.of.into())])) }
                }
            }
            (parts::actions(page, &self.actions, &self.blocked))
            div class="split even" {
                @if let Some(conference) = &self.conference { (conference_card(page, conference)) }
                @if let Some(ballots) = &self.ballots { (self.ballot_card(page, *ballots)) }
            }
            @if self.conference.is_none() { (parts::empty(page, "step-not-convened")) }
            @if !self.posts.is_empty() { h2 { (page.text("step-votes")) } }
            @for post in &self.posts { (self.post_table(page, post)) }
            @if !self.papers.is_empty() {
                section { h2 { (page.text("papers")) } (parts::papers(&self.papers)) }
            }
            @if let Some(next) = &self.next {
                p class="next" { (page.text("step-feeds")) " " (parts::link(next)) " " (icon(Icon::Next)) }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::step()
    }
}

fn number(page: &Page<'_>, key: &str, value: u32) -> Markup {
    html! { div { dt { (page.text(key)) } dd { (page.words.integer(value)) } } }
}

fn conference_card(page: &Page<'_>, conference: &Conference) -> Markup {
    html! {
        section class="card" {
            h2 { (page.text("step-conference")) }
            dl class="facts" {
                div { dt { (page.text("step-day-place")) } dd { (words::day(conference.day)) ", " (conference.place) } }
                div { dt { (page.text("step-chair")) } dd { (conference.chair) } }
            }
            dl class="numbers" {
                (number(page, "step-summoned", conference.summoned))
                @if let Some(present) = conference.present {
                    (number(page, "step-present", present))
                    (number(page, "step-absent", conference.summoned.saturating_sub(present)))
                }
            }
            div class="quorum" {
                h3 { (page.text("step-quorum")) }
                @if conference.present.is_some() { (parts::verdict(page, conference.quorum.verdict)) }
                @match &conference.quorum.rule {
                    Some(found) => p { (rule(page, found)) },
                    None => p class="muted" { (page.text("not-configured")) },
                }
            }
        }
    }
}

impl StepResult {
    fn ballot_card(&self, page: &Page<'_>, ballots: BallotTally) -> Markup {
        html! {
            section class="card" {
                h2 { (page.text("step-ballots")) }
                dl class="numbers" {
                    (number(page, "step-issued", ballots.issued))
                    (number(page, "step-returned", ballots.returned))
                    (number(page, "step-not-returned", ballots.issued.saturating_sub(ballots.returned)))
                    (number(page, "step-valid", ballots.valid))
                    (number(page, "step-invalid", ballots.invalid))
                }
                div class="quorum" {
                    h3 { (page.text("step-threshold")) }
                    @match &self.threshold {
                        Some(found) => p { (rule(page, found)) },
                        None => p class="muted" { (page.text("not-configured")) },
                    }
                }
                @if let Some(counts) = &self.counts { (count_mark(page, counts)) }
            }
        }
    }

    /// Where the threshold lies on a bar of the whole denominator.
    fn limit(&self) -> Option<Share> {
        self.threshold.as_ref().map(|rule| rule.share)
    }

    fn post_table(&self, page: &Page<'_>, post: &PostResult) -> Markup {
        let of =
            self.threshold.as_ref().map(|rule| page.text(parts::denominator_key(rule.denominator)));
        html! {
            section class="post" {
                h3 { (post.title) " " span class="muted" { (wanted(page, post.wanted)) } }
                div class="table-box" {
                    table class="list cards votes" {
                        thead { tr {
                            th scope="col" class="number" { (page.text("column-number")) }
                            th scope="col" { (page.text("column-name")) }
                            th scope="col" { (page.text("column-current")) }
                            th scope="col" { (page.text("column-proposal")) }
                            th scope="col" class="number" { (page.text("column-for")) }
                            th scope="col" class="number" { (page.text("column-against")) }
                            th scope="col" class="number" { (page.text("column-blank")) }
                            th scope="col" class="share" {
                                (page.text("column-share"))
                                @if let Some(of) = &of { span class="under" { (of) } }
                            }
                            th scope="col" { (page.text("column-result")) }
                        } }
                        tbody { @for (at, one) in post.candidates.iter().enumerate() { (self.candidate(page, at + 1, one)) } }
                    }
                }
            }
        }
    }

    fn candidate(&self, page: &Page<'_>, at: usize, one: &CandidateRow) -> Markup {
        html! {
            tr class=[(one.outcome == Outcome::Failed).then_some("is-faint")] {
                td class="number" { (at) }
                th scope="row" data-label=(page.text("column-name")) {
                    (parts::link(&one.person))
                    span class="under" { (words::partial_date(one.born)) }
                }
                td data-label=(page.text("column-current")) { (one.current) }
                td data-label=(page.text("column-proposal")) { (parts::status(page, one.status)) }
                td class="number strong" data-label=(page.text("column-for")) { (page.words.integer(one.votes_for)) }
                td class="number" data-label=(page.text("column-against")) { (page.words.integer(one.against)) }
                td class="number" data-label=(page.text("column-blank")) { (page.words.integer(one.blank)) }
                td class="share" data-label=(page.text("column-share")) {
                    span class="share-number" { (page.words.percent(one.share)) }
                    (share_bar(page, one.share, self.limit(), one.outcome != Outcome::Failed))
                }
                td data-label=(page.text("column-result")) { (outcome(page, one.outcome)) }
            }
        }
    }
}

/// How many may be planned for a post.
pub(super) fn wanted(page: &Page<'_>, bounds: (Option<u32>, Option<u32>)) -> String {
    match bounds {
        (Some(least), Some(most)) => {
            page.with("bounds-both", &[("least", least.into()), ("most", most.into())])
        }
        (Some(least), None) => page.with("bounds-least", &[("least", least.into())]),
        (None, Some(most)) => page.with("bounds-most", &[("most", most.into())]),
        (None, None) => page.text("bounds-none"),
    }
}

fn outcome(page: &Page<'_>, outcome: Outcome) -> Markup {
    let (class, sign, key) = match outcome {
        Outcome::Passed => ("badge met", Icon::Check, "outcome-passed"),
        Outcome::Failed => ("badge not-met", Icon::Cross, "outcome-failed"),
        Outcome::Tied => ("badge undetermined", Icon::Question, "outcome-tied"),
    };
    html! { span class=(class) { (icon(sign)) " " (page.text(key)) } }
}

fn count_mark(page: &Page<'_>, counts: &CountTeams) -> Markup {
    let (tone, text) = match counts.agreement {
        Agreement::Agree => (Tone::Done, page.text("count-agree")),
        Agreement::Differ(n) => (Tone::Refused, page.with("count-differ", &[("n", n.into())])),
        Agreement::Awaited => (Tone::Warning, page.text("count-awaited")),
    };
    parts::notice(
        page,
        tone,
        html! {
            strong { (text) }
            span class="under" {
                (page.with("count-first", &[("who", (&counts.first).into())]))
                @if let Some(second) = &counts.second {
                    " · " (page.with("count-second", &[("who", second.into())]))
                }
            }
        },
    )
}
