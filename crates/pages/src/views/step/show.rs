//! How the page is laid out; its data stands in the file above.

use super::{
    Agreement, BallotTally, CandidateRow, Conference, CountTeams, Outcome, PostResult, StepResult,
};
use crate::views::bars::share_bar;
use crate::views::findings::{rule, wanted};
use crate::views::icon::{Icon, icon};
use crate::views::shell::{Page, Tone};
use crate::views::{View, parts, picture, samples};
use base::Share;
use maud::{Markup, html};
use words::{Arg, Words};

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
            (parts::unconfirmed(page, &self.unconfirmed))
            (parts::actions(page, &self.actions, &self.blocked))
            @if let Some(href) = &self.meeting {
                p { a class="button second" href=(href) { (page.text("meeting-link")) } }
            }
            div class="split even" {
                @if let Some(conference) = &self.conference { (conference_card(page, conference)) }
                @match (&self.ballots, &self.counts) {
                    (Some(ballots), _) => (self.ballot_card(page, *ballots)),
                    (None, Some(counts)) => section class="card" {
                        h2 { (page.text("step-ballots")) }
                        (count_mark(page, counts))
                    },
                    (None, None) => {},
                }
            }
            (self.pictures(page))
            @if self.conference.is_none() { (parts::empty(page, "step-not-convened")) }
            (self.history(page))
            @if !self.posts.is_empty() {
                h2 { (page.text(if self.voted() { "step-votes" } else { "step-list" })) }
            }
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
                @let day = if conference.place.is_some() { "step-day-place" } else { "form-convene-on" };
                div { dt { (page.text(day)) } dd {
                    (words::day(conference.day))
                    @if let Some(place) = &conference.place { ", " (place) }
                } }
                @if let Some(chair) = &conference.chair { div { dt { (page.text("step-chair")) } dd { (chair) } } }
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

    /// Turnout and votes as pictures, once they are released.
    fn pictures(&self, page: &Page<'_>) -> Markup {
        let turnout = self.conference.as_ref().filter(|held| held.present.is_some());
        html! {
            @if turnout.is_some() || self.voted() {
                div class="pictures" {
                    @if let Some(held) = turnout { (picture::turnout(page, held, self.ballots)) }
                    (picture::votes(page, &self.posts, self.limit()))
                }
            }
        }
    }

    /// Where the threshold lies on a bar of the whole denominator.
    fn limit(&self) -> Option<Share> {
        self.threshold.as_ref().map(|rule| rule.share)
    }

    /// Whether there are votes to show.
    fn voted(&self) -> bool {
        self.posts.iter().flat_map(|post| &post.candidates).any(|one| one.votes.is_some())
    }

    /// What was opened again stays told.
    fn history(&self, page: &Page<'_>) -> Markup {
        html! {
            @for (day, reason) in &self.reopened {
                (parts::notice(page, Tone::Note, html! {
                    (page.with("step-reopened", &[("day", (*day).into()), ("reason", reason.into())]))
                }))
            }
        }
    }

    fn post_table(&self, page: &Page<'_>, post: &PostResult) -> Markup {
        let of =
            self.threshold.as_ref().map(|rule| page.text(parts::denominator_key(rule.denominator)));
        html! {
            section class="post" {
                h3 { (post.title) @if let Some(bounds) = post.wanted { " " span class="muted" { (wanted(page, bounds)) } } }
                div class="table-box" {
                    table class="list cards votes" {
                        thead { tr {
                            th scope="col" class="number" { (page.text("column-number")) }
                            th scope="col" { (page.text("column-name")) }
                            th scope="col" { (page.text("column-current")) }
                            th scope="col" { (page.text("column-proposal")) }
                            @if self.voted() {
                                th scope="col" class="number" { (page.text("column-for")) }
                                th scope="col" class="number" { (page.text("column-against")) }
                                th scope="col" class="number" { (page.text("column-blank")) }
                                th scope="col" class="share" {
                                    (page.text("column-share"))
                                    @if let Some(of) = &of { span class="under" { (of) } }
                                }
                                th scope="col" { (page.text("column-result")) }
                            }
                        } }
                        tbody { @for (at, one) in post.candidates.iter().enumerate() { (self.candidate(page, at + 1, one)) } }
                    }
                }
            }
        }
    }

    fn candidate(&self, page: &Page<'_>, at: usize, one: &CandidateRow) -> Markup {
        html! {
            tr class=[(one.outcome == Some(Outcome::Failed)).then_some("is-faint")] {
                td class="number" { (at) }
                th scope="row" data-label=(page.text("column-name")) {
                    (parts::link(&one.person))
                    span class="under" { (words::partial_date(one.born)) }
                }
                td data-label=(page.text("column-current")) { (one.current) }
                td data-label=(page.text("column-proposal")) { (parts::status(page, one.status)) }
                @if let Some(votes) = one.votes {
                    td class="number strong" data-label=(page.text("column-for")) { (page.words.integer(votes.votes_for)) }
                    td class="number" data-label=(page.text("column-against")) { (page.words.integer(votes.against)) }
                    td class="number" data-label=(page.text("column-blank")) { (page.words.integer(votes.blank)) }
                    td class="share" data-label=(page.text("column-share")) {
                        span class="share-number" { (page.words.percent(votes.share)) }
                        (share_bar(page, votes.share, self.limit(), one.outcome != Some(Outcome::Failed)))
                    }
                    td data-label=(page.text("column-result")) { @if let Some(found) = one.outcome { (outcome(page, found)) } }
                }
            }
        }
    }
}

fn outcome(page: &Page<'_>, outcome: Outcome) -> Markup {
    let (class, sign, key) = match outcome {
        Outcome::Passed => ("badge met", Icon::Check, "outcome-passed"),
        Outcome::Failed => ("badge not-met", Icon::Cross, "outcome-failed"),
        Outcome::Tied => ("badge undetermined", Icon::Question, "outcome-tied"),
        Outcome::ForReference => ("badge not-applicable", Icon::Dash, "outcome-for-reference"),
    };
    html! { span class=(class) { (icon(sign)) " " (page.text(key)) } }
}

fn count_mark(page: &Page<'_>, counts: &CountTeams) -> Markup {
    let (tone, text) = match counts.agreement {
        Agreement::Agree => (Tone::Done, page.text("count-agree")),
        Agreement::ByThird => (Tone::Done, page.text("count-by-third")),
        Agreement::Electronic => (Tone::Done, page.text("count-electronic")),
        Agreement::Differ(n) => (Tone::Refused, page.with("count-differ", &[("n", n.into())])),
        Agreement::Awaited => (Tone::Warning, page.text("count-awaited")),
        Agreement::Entered => (Tone::Note, page.text("count-entered")),
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
                @if let Some(third) = &counts.third {
                    " · " (page.with("count-third", &[("who", third.into())]))
                }
            }
        },
    )
}
