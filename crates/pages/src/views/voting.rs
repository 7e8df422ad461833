//! What a voter sees, on a phone or at a kiosk: enter the code, mark the
//! ballot, look it over, send it, keep the receipt. Large type, no scripts.

use super::parts::{csrf, notice};
use super::shell::{Page, Tone};
use super::{View, samples};
use ballot::{Choice, Form, FormRow, Mark, Options};
use maud::{Markup, html};
use words::Words;

/// The most letters of a name that a field takes; what is longer is refused
/// with its reason.
const MOST_NAME: u32 = 60;

/// One page of a voter's way.
#[derive(Debug, Clone)]
pub struct VoterPage {
    /// At a kiosk, pages go back to the start by themselves.
    pub kiosk: bool,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
    /// Where the voter is.
    pub stage: VoterStage,
}

/// Where a voter is.
#[derive(Debug, Clone)]
pub enum VoterStage {
    /// Entering the code of the card (field `code`).
    Enter {
        /// As typed before.
        code: String,
        /// Whether any vote is open.
        open: bool,
    },
    /// Marking (fields `r0`, `r1`, …).
    Mark(Ballot),
    /// Looking over what was marked, before sending it.
    Review {
        /// The ballot.
        ballot: Ballot,
        /// The receipt that it will be sent under.
        receipt: String,
    },
    /// Sent.
    Sent {
        /// The receipt.
        receipt: String,
    },
    /// Looking up a receipt (field `receipt`).
    Receipts {
        /// As typed before.
        receipt: String,
        /// What was found: the title of the vote, or nothing. `None` before
        /// anything was asked.
        found: Option<Option<String>>,
    },
}

/// A ballot on its way.
#[derive(Debug, Clone)]
pub struct Ballot {
    /// The code of the card.
    pub code: String,
    /// The form.
    pub form: Form,
    /// One mark a row.
    pub marks: Vec<Mark>,
    /// The names written in, each with its group, from 0.
    pub names: Vec<(usize, String)>,
}

impl Ballot {
    /// The marks in one field: see [`ballot::Sheet::text`].
    fn text(&self) -> String {
        ballot::Sheet::Valid(self.marks.clone()).text()
    }

    fn mark(&self, row: usize) -> Mark {
        self.marks.get(row).copied().unwrap_or(Mark::Blank)
    }

    /// The names written in a group.
    fn written(&self, group: usize) -> impl Iterator<Item = &str> {
        self.names.iter().filter(move |(at, _)| *at == group).map(|(_, name)| name.as_str())
    }

    /// The names as the next page sends them.
    fn name_fields(&self) -> Markup {
        html! {
            @for (group, name) in &self.names {
                input type="hidden" name=(format!("w{group}")) value=(name);
            }
        }
    }

    fn blanks(&self) -> usize {
        self.marks.iter().filter(|mark| **mark == Mark::Blank).count()
    }
}

impl View for VoterPage {
    const NAME: &'static str = "voting";

    fn title(&self, words: &Words) -> String {
        words.text(match self.stage {
            VoterStage::Enter { .. } => "voting-enter",
            VoterStage::Mark(_) => "voting-mark",
            VoterStage::Review { .. } => "voting-review",
            VoterStage::Sent { .. } => "voting-sent",
            VoterStage::Receipts { .. } => "voting-receipts",
        })
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            div class="voting" {
                h1 { (self.title(page.words)) }
                @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
                @match &self.stage {
                    VoterStage::Enter { code, open } => (self.enter(page, code, *open)),
                    VoterStage::Mark(ballot) => (self.mark(page, ballot)),
                    VoterStage::Review { ballot, receipt } => (self.review(page, ballot, receipt)),
                    VoterStage::Sent { receipt } => (self.sent(page, receipt)),
                    VoterStage::Receipts { receipt, found } => (receipts(page, receipt, found.as_ref())),
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::voting()
    }
}

impl VoterPage {
    fn kiosk_field(&self) -> Markup {
        html! { @if self.kiosk { input type="hidden" name="kiosk" value="1"; } }
    }

    fn start(&self) -> &'static str {
        if self.kiosk { "/vote?kiosk=1" } else { "/vote" }
    }

    fn enter(&self, page: &Page<'_>, code: &str, open: bool) -> Markup {
        html! {
            @if !open { (notice(page, Tone::Note, html! { (page.text("voting-none-open")) })) }
            @if self.kiosk && self.fault.is_some() {
                p { a class="button second" href=(self.start()) { (page.text("voting-next-person")) } }
                p class="muted" { (page.text("voting-clears-itself")) }
            }
            form class="card" method="post" action="/vote/ballot" {
                (csrf(page))
                (self.kiosk_field())
                label {
                    span { (page.text("voting-code")) }
                    input class="code" name="code" value=(code) required autocomplete="off" autocapitalize="characters"
                        spellcheck="false" inputmode="text" maxlength="20" aria-describedby="code-hint" autofocus;
                }
                p id="code-hint" class="muted" { (page.text("voting-code-hint")) }
                button class="first wide" type="submit" { (page.text("voting-next")) }
            }
            p { (page.text("voting-promise")) }
            p { a href="/vote/receipts" { (page.text("voting-receipts")) } }
        }
    }

    fn mark(&self, page: &Page<'_>, ballot: &Ballot) -> Markup {
        let mut row = 0;
        html! {
            (head(&ballot.form))
            form method="post" action="/vote/review" {
                (csrf(page))
                (self.kiosk_field())
                input type="hidden" name="code" value=(ballot.code);
                @for (at, group) in ballot.form.groups.iter().enumerate() {
                    section class="card" {
                        h2 { (group.title) }
                        @if let Some(most) = group.at_most { p { (page.with("voting-at-most", &[("n", most.into())])) } }
                        @for candidate in &group.rows {
                            (question(page, ballot, row, candidate))
                            @let () = row += 1;
                        }
                        (lines(page, ballot, at, group.write_ins))
                    }
                }
                button class="first wide" type="submit" { (page.text("voting-look-over")) }
            }
            p class="muted" { (page.text("voting-not-yet-sent")) }
        }
    }

    fn review(&self, page: &Page<'_>, ballot: &Ballot, receipt: &str) -> Markup {
        let mut row = 0;
        let blanks = ballot.blanks();
        html! {
            (head(&ballot.form))
            @if blanks == ballot.marks.len() && ballot.names.is_empty() {
                (notice(page, Tone::Warning, html! { (page.text("voting-all-blank")) }))
            } @else if blanks > 0 {
                (notice(page, Tone::Note, html! { (page.with("voting-some-blank", &[("n", (blanks as u32).into())])) }))
            }
            @for (at, group) in ballot.form.groups.iter().enumerate() {
                section class="card" {
                    h2 { (group.title) }
                    ol class="looked-over" {
                        @for candidate in &group.rows {
                            li {
                                span { (candidate.name) }
                                strong class=(class(ballot.mark(row))) { (page.text(word(ballot.mark(row)))) }
                            }
                            @let () = row += 1;
                        }
                        @for name in ballot.written(at) {
                            li { span { (name) } strong class="choice agree" { (page.text("voting-written")) } }
                        }
                    }
                }
            }
            form method="post" action="/vote/send" {
                (csrf(page))
                (self.kiosk_field())
                input type="hidden" name="code" value=(ballot.code);
                input type="hidden" name="marks" value=(ballot.text());
                (ballot.name_fields())
                input type="hidden" name="receipt" value=(receipt);
                button class="first wide" type="submit" { (page.text("voting-send")) }
                button class="second wide" type="submit" formaction="/vote/ballot" { (page.text("voting-change")) }
            }
            p class="muted" { (page.text("voting-final")) }
        }
    }

    fn sent(&self, page: &Page<'_>, receipt: &str) -> Markup {
        html! {
            (notice(page, Tone::Done, html! { (page.text("voting-in-the-box")) }))
            section class="card" {
                h2 { (page.text("voting-your-receipt")) }
                p class="code receipt" { (receipt) }
                p { (page.text("voting-receipt-shows")) }
                p class="muted" { (page.text("voting-receipt-alone")) }
            }
            p { a class="button second" href=(self.start()) { (page.text(if self.kiosk { "voting-next-person" } else { "voting-done" })) } }
            @if self.kiosk { p class="muted" { (page.text("voting-clears-itself")) } }
        }
    }
}

fn head(form: &Form) -> Markup {
    html! {
        p class="over" { (form.title) }
        @if !form.subject.is_empty() { p { (form.subject) } }
        @for instruction in &form.instructions { p { (instruction) } }
    }
}

/// The lines of a group on which names can be written.
fn lines(page: &Page<'_>, ballot: &Ballot, group: usize, lines: u32) -> Markup {
    let mut written = ballot.written(group);
    html! {
        @if lines > 0 {
            fieldset class="question" {
                legend { strong { (page.text("voting-write-in")) } }
                p class="muted" { (page.text("voting-write-in-hint")) }
                @for line in 1..=lines {
                    label class="line" {
                        span { (page.with("voting-line", &[("n", line.into())])) }
                        input name=(format!("w{group}")) value=(written.next().unwrap_or_default())
                            maxlength=(MOST_NAME) autocomplete="off" autocapitalize="words" spellcheck="false";
                    }
                }
            }
        }
    }
}

/// One name with its choices; a row stays empty until one is made.
fn question(page: &Page<'_>, ballot: &Ballot, row: usize, candidate: &FormRow) -> Markup {
    let name = format!("r{row}");
    let mark = ballot.mark(row);
    let choices = ballot.form.options.choices();
    let blank = match ballot.form.options {
        Options::AgreeDisagree => "voting-blank",
        Options::AgreeOnly => "voting-no-tick",
    };
    let offered = choices
        .iter()
        .map(|choice| match choice {
            Choice::Agree => (Mark::For, "voting-agree"),
            Choice::Disagree => (Mark::Against, "voting-disagree"),
        })
        .chain([(Mark::Blank, blank)]);
    html! {
        fieldset class="question" {
            legend {
                strong { (candidate.name) }
                @if !candidate.born.is_empty() { " (" (candidate.born) ")" }
            }
            @if !candidate.post.is_empty() { p class="muted" { (candidate.post) } }
            div class="choices" {
                @for (value, key) in offered {
                    label class=(class(value)) {
                        input type="radio" name=(name) value=(sign(value)) checked[mark == value];
                        " " (page.text(key))
                    }
                }
            }
        }
    }
}

fn receipts(page: &Page<'_>, receipt: &str, found: Option<&Option<String>>) -> Markup {
    html! {
        @match found {
            Some(Some(title)) => (notice(page, Tone::Done, html! { (page.with("voting-receipt-found", &[("title", title.as_str().into())])) })),
            Some(None) => (notice(page, Tone::Warning, html! { (page.text("voting-receipt-missing")) })),
            None => {}
        }
        form class="card" method="get" action="/vote/receipts" {
            label {
                span { (page.text("voting-your-receipt")) }
                input class="code" name="receipt" value=(receipt) required autocomplete="off" autocapitalize="characters"
                    spellcheck="false" maxlength="20";
            }
            button class="first wide" type="submit" { (page.text("voting-look-up")) }
        }
        p class="muted" { (page.text("voting-receipt-alone")) }
        p { a href="/vote" { (page.text("voting-enter")) } }
    }
}

/// The sign of a mark in a form field: the one that [`ballot::Sheet`] reads.
fn sign(mark: Mark) -> String {
    ballot::Sheet::Valid(vec![mark]).text()
}

const fn word(mark: Mark) -> &'static str {
    match mark {
        Mark::For => "voting-agree",
        Mark::Against => "voting-disagree",
        Mark::Blank => "voting-blank",
    }
}

const fn class(mark: Mark) -> &'static str {
    match mark {
        Mark::For => "choice agree",
        Mark::Against => "choice disagree",
        Mark::Blank => "choice blank",
    }
}
