//! Small components that several views use.

use super::icon::{Icon, icon};
use super::layout::tone_icon;
use super::model::{
    Action, ActionKind, Comparison, Confidence, Counts, DecisionRef, Denominator, EntryStatus,
    Finding, Force, Link, PaperLink, ReviewState, Sex, StepState, Unconfirmed, Verdict, Vote,
};
use super::shell::{Page, Tone};
use base::{Day, Share};
use maud::{Markup, html};

/// The form token of every POST form.
pub(super) fn csrf(page: &Page<'_>) -> Markup {
    html! { input type="hidden" name="csrf" value=(page.shell.csrf); }
}

/// A link, or its words alone where the reader may not go.
pub(super) fn link(link: &Link) -> Markup {
    html! {
        @match &link.href {
            Some(href) => a href=(href) { (link.text) },
            None => span { (link.text) },
        }
    }
}

/// A line set apart, with the sign of its tone.
pub(super) fn notice(page: &Page<'_>, tone: Tone, content: Markup) -> Markup {
    let (class, word) = match tone {
        Tone::Done => ("notice done", "tone-done"),
        Tone::Note => ("notice note", "tone-note"),
        Tone::Warning => ("notice warning", "tone-warning"),
        Tone::Refused => ("notice refused", "tone-refused"),
    };
    html! {
        div class=(class) role=[(tone == Tone::Refused).then_some("alert")] {
            (icon(tone_icon(tone)))
            div { strong class="sr" { (page.text(word)) ": " } (content) }
        }
    }
}

/// Says above a list how much of the law behind it nobody has compared with
/// the documents, and names it on demand.
pub(super) fn unconfirmed(page: &Page<'_>, unconfirmed: &Unconfirmed) -> Markup {
    let provisions = &unconfirmed.provisions;
    if provisions.is_empty() {
        return html! {};
    }
    let text = page.with("warn-list-unconfirmed", &[("n", (provisions.len() as u32).into())]);
    notice(
        page,
        Tone::Warning,
        html! {
            details {
                summary { (text) }
                ul { @for provision in provisions { li { (provision) } } }
                p { a href=(unconfirmed.href) { (page.text("law-see-and-confirm")) } }
            }
        },
    )
}

/// Said where a list has nothing.
pub(super) fn empty(page: &Page<'_>, key: &str) -> Markup {
    html! { p class="empty" { (page.text(key)) } }
}

/// The badge of a finding: a target that is missed warns, it does not refuse.
pub(super) fn found(page: &Page<'_>, finding: &Finding) -> Markup {
    if finding.force == Force::Target && finding.verdict == Verdict::NotMet {
        return html! { span class="badge missed" { (icon(Icon::Alert)) " " (page.text("target-missed")) } };
    }
    verdict(page, finding.verdict)
}

/// The badge of a verdict.
pub(super) fn verdict(page: &Page<'_>, verdict: Verdict) -> Markup {
    let (class, sign) = match verdict {
        Verdict::Met => ("badge met", Icon::Check),
        Verdict::NotMet => ("badge not-met", Icon::Cross),
        Verdict::Undetermined => ("badge undetermined", Icon::Question),
        Verdict::NotApplicable => ("badge not-applicable", Icon::Dash),
    };
    html! { span class=(class) { (icon(sign)) " " (page.text(verdict_key(verdict))) } }
}

pub(super) const fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "verdict-met",
        Verdict::NotMet => "verdict-not-met",
        Verdict::Undetermined => "verdict-undetermined",
        Verdict::NotApplicable => "verdict-not-applicable",
    }
}

/// The badge of how well a source is known.
pub(super) fn confidence(page: &Page<'_>, confidence: Confidence) -> Markup {
    let (class, key, why) = match confidence {
        Confidence::Text => ("source text", "confidence-text", "confidence-text-why"),
        Confidence::Proxy => ("source proxy", "confidence-proxy", "confidence-proxy-why"),
        Confidence::Recall => ("source recall", "confidence-recall", "confidence-recall-why"),
        Confidence::Invented => {
            ("source recall", "finding-confidence-invented", "confidence-invented-why")
        }
    };
    html! { span class=(class) title=(page.text(why)) { (page.text(key)) } }
}

pub(super) const fn status_key(status: EntryStatus) -> &'static str {
    match status {
        EntryStatus::Proposed => "entry-proposed",
        EntryStatus::CarriedOver => "entry-carried-over",
        EntryStatus::Added => "entry-added",
        EntryStatus::Removed => "entry-removed",
        EntryStatus::Appointed => "entry-appointed",
    }
}

/// The chip of an entry.
pub(super) fn status(page: &Page<'_>, status: EntryStatus) -> Markup {
    let (class, sign) = match status {
        EntryStatus::Proposed => ("chip proposed", Icon::Question),
        EntryStatus::CarriedOver => ("chip carried-over", Icon::Next),
        EntryStatus::Added => ("chip added", Icon::Plus),
        EntryStatus::Removed => ("chip removed", Icon::Minus),
        EntryStatus::Appointed => ("chip appointed", Icon::Check),
    };
    html! { span class=(class) { (icon(sign)) " " (page.text(status_key(status))) } }
}

/// The chip of a step: its state, day, and whether it is late.
pub(super) fn step(
    page: &Page<'_>,
    state: Option<StepState>,
    day: Option<Day>,
    late: bool,
) -> Markup {
    let (class, key) = match state {
        None => ("step waiting", "step-waiting"),
        Some(StepState::Drafted) => ("step drafted", "step-drafted"),
        Some(StepState::Convened) => ("step convened", "step-convened"),
        Some(StepState::Held) => ("step held", "step-held"),
        Some(StepState::Counted) => ("step counted", "step-counted"),
        Some(StepState::Concluded) => ("step concluded", "step-concluded"),
    };
    html! {
        span class=(class) {
            span class="step-word" {
                @if state == Some(StepState::Concluded) { (icon(Icon::Check)) " " }
                (page.text(key))
            }
            @if let Some(day) = day { span class="step-day" { (words::day(day)) } }
        }
        @if late { " " (late_mark(page)) }
    }
}

/// The mark of what is past its day.
pub(super) fn late_mark(page: &Page<'_>) -> Markup {
    html! { span class="late" { (icon(Icon::Clock)) " " (page.text("late")) } }
}

/// The state of a review.
pub(super) fn review_state(page: &Page<'_>, state: ReviewState) -> Markup {
    let (class, key) = match state {
        ReviewState::Open => ("chip open", "review-open"),
        ReviewState::Reopened => ("chip open", "review-reopened"),
        ReviewState::Concluded => ("chip locked", "review-concluded"),
        ReviewState::Withdrawn => ("chip locked", "review-withdrawn"),
    };
    html! { span class=(class) { (page.text(key)) } }
}

pub(super) const fn sex_key(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "sex-male",
        Sex::Female => "sex-female",
    }
}

pub(super) const fn denominator_key(denominator: Denominator) -> &'static str {
    match denominator {
        Denominator::Summoned => "of-summoned",
        Denominator::Present => "of-present",
        Denominator::Issued => "of-issued",
        Denominator::Returned => "of-returned",
        Denominator::Valid => "of-valid",
        Denominator::Members => "of-members",
    }
}

pub(super) const fn comparison_key(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::AtLeast => "at-least-share",
        Comparison::MoreThan => "more-than-share",
    }
}

/// Carried over, added, removed, each a number with its word.
pub(super) fn counts(page: &Page<'_>, counts: Counts) -> Markup {
    let each = [
        (EntryStatus::CarriedOver, counts.carried_over, "carried-over", Icon::Next),
        (EntryStatus::Added, counts.added, "added", Icon::Plus),
        (EntryStatus::Removed, counts.removed, "removed", Icon::Minus),
    ];
    html! {
        span class="counts" {
            @for (status, number, class, sign) in each {
                span class=(class) title=(page.text(status_key(status))) {
                    (icon(sign)) " " (page.words.integer(number))
                    span class="sr" { " " (page.text(status_key(status))) }
                }
            }
        }
    }
}

/// A decision as cited: number and day.
pub(super) fn decision(page: &Page<'_>, decision: &DecisionRef) -> Markup {
    let text = page.with(
        "decision-of-day",
        &[("number", (&decision.number).into()), ("day", decision.day.into())],
    );
    link(&Link { text, href: decision.href.clone() })
}

/// Votes for, out of how many, and the share.
pub(super) fn vote(page: &Page<'_>, vote: Vote) -> Markup {
    let share = Share::new(vote.votes_for, vote.of);
    html! {
        span class="vote" title=(page.text(denominator_key(vote.denominator))) {
            (page.words.integer(vote.votes_for)) "/" (page.words.integer(vote.of))
            @if let Some(share) = share { " (" (page.words.percent(share)) ")" }
        }
    }
}

/// A field for a day, written day first. A browser's own day field follows the
/// browser's language and may show the month first: 04/12 would then be read
/// as April or as December.
pub(super) fn day_field(page: &Page<'_>, name: &str, day: Day) -> Markup {
    day_as_typed(page, name, &words::day(day))
}

/// The same with what was typed, which may be no day.
pub(super) fn day_as_typed(page: &Page<'_>, name: &str, typed: &str) -> Markup {
    html! {
        input name=(name) value=(typed) inputmode="numeric" autocomplete="off" size="10"
            pattern="[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}" title=(page.text("day-form")) placeholder=(page.text("day-form"));
    }
}

/// The papers, one after another; what is there in several formats stands once,
/// with a link a format.
pub(super) fn papers(papers: &[PaperLink]) -> Markup {
    let mut groups: Vec<Vec<&PaperLink>> = Vec::new();
    for paper in papers {
        // Another edition of the same paper has a line of its own.
        let joins = |group: &&mut Vec<&PaperLink>| {
            group[0].title == paper.title && group.iter().all(|one| one.format != paper.format)
        };
        match groups.iter_mut().find(joins) {
            Some(group) => group.push(paper),
            None => groups.push(vec![paper]),
        }
    }
    html! {
        ul class="papers" {
            @for group in &groups {
                li {
                    a href=(group[0].href) { (icon(Icon::Paper)) " " (group[0].title) }
                    @for paper in group { " " a class="format" href=(paper.href) { (paper.format) } }
                }
            }
        }
    }
}

/// A button: a POST form of its own with the field it needs, or the way to the
/// page with the form. One of a page leads on, the first; the rest stand back.
fn action(page: &Page<'_>, action: &Action, first: bool) -> Markup {
    let class = if first { "first" } else { "second" };
    let key = match action.kind {
        ActionKind::Convene => "do-convene",
        ActionKind::Hold => "do-hold",
        ActionKind::Count => "do-count",
        ActionKind::Release => "do-release",
        ActionKind::Vote => "do-vote",
        ActionKind::Decide => "do-decide",
        ActionKind::Meeting => "meeting-link",
        ActionKind::Ballot => "do-ballot",
        ActionKind::Scans => "do-scans",
        ActionKind::ScanLog => "do-scan-log",
        ActionKind::Papers => {
            return html! {
                form class="action" method="post" action=(action.href) {
                    (csrf(page))
                    button class=(class) type="submit" { (page.text("do-papers")) }
                }
            };
        }
        ActionKind::Conclude => {
            return html! {
                form class="action" method="post" action=(action.href) {
                    (csrf(page))
                    button class=(class) type="submit" { (page.text("do-conclude")) }
                }
            };
        }
        ActionKind::Reopen => {
            return html! {
                details class="action" {
                    summary { (page.text("do-reopen")) }
                    form class="action" method="post" action=(action.href) {
                        (csrf(page))
                        label { span { (page.text("do-reopen-reason")) } input name="reason" required autocomplete="off"; }
                        button class="second" type="submit" { (page.text("do-reopen")) }
                    }
                }
            };
        }
    };
    html! { a class={ "button " (class) } href=(action.href) { (page.text(key)) } }
}

/// The open actions and, where there are none, why.
pub(super) fn actions(page: &Page<'_>, open: &[Action], blocked: &[String]) -> Markup {
    html! {
        @if !open.is_empty() { div class="actions" { @for (at, one) in open.iter().enumerate() { (action(page, one, at == 0)) } } }
        @for why in blocked { p class="blocked" { (icon(Icon::Lock)) " " (why) } }
    }
}
