//! Going through all accounts: who may do what, who never used it.

use super::accounts::AccountState;
use super::parts::{csrf, notice};
use super::shell::{Page, Role, Tone};
use super::{View, samples};
use maud::{Markup, html};
use words::Words;

/// All accounts with what they may do.
#[derive(Debug, Clone)]
pub struct AccessReview {
    /// The accounts, by name.
    pub lines: Vec<AccessLine>,
    /// When it was done before, the latest first.
    pub done: Vec<ReviewDone>,
    /// Whether it is due.
    pub is_due: bool,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
}

/// One account.
#[derive(Debug, Clone)]
pub struct AccessLine {
    /// The name to sign in with.
    pub name: String,
    /// The name to show.
    pub display_name: String,
    /// The role.
    pub role: Role,
    /// The unit that it covers; `None` for all.
    pub unit: Option<String>,
    /// The highest secrecy that may be seen, by code.
    pub clearance: String,
    /// Its state.
    pub state: AccountState,
    /// Whether it has a second factor.
    pub has_second: bool,
    /// The day of the last sign-in, already written.
    pub last_sign_in: Option<String>,
    /// Rights lent to it, in words.
    pub lent: Vec<String>,
    /// Whether it is open and was never used.
    pub is_unused: bool,
}

/// That it was done.
#[derive(Debug, Clone)]
pub struct ReviewDone {
    /// The day, already written.
    pub on: String,
    /// By whom.
    pub by: String,
    /// What was found.
    pub note: String,
}

impl View for AccessReview {
    const NAME: &'static str = "access";
    const WIDE: bool = true;

    fn title(&self, words: &Words) -> String {
        words.text("access-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                h1 { (page.text("access-title")) }
                p class="muted" { (page.text("access-lead")) }
            }
            @if self.is_due { (notice(page, Tone::Warning, html! { (page.text("access-due")) })) }
            div class="table-box" {
                table class="list cards" {
                    thead { tr {
                        th scope="col" { (page.text("accounts-display-name")) }
                        th scope="col" { (page.text("accounts-role")) }
                        th scope="col" { (page.text("accounts-unit")) }
                        th scope="col" { (page.text("accounts-clearance")) }
                        th scope="col" { (page.text("access-lent")) }
                        th scope="col" { (page.text("accounts-state")) }
                        th scope="col" { (page.text("accounts-second")) }
                        th scope="col" { (page.text("accounts-last")) }
                    } }
                    tbody { @for line in &self.lines { (row(page, line)) } }
                }
            }
            p { a class="button second" href="/accounts/review.xlsx" download="" { (page.text("keys-access-xlsx")) } " " a href="/accounts/review.csv" download="" { (page.text("access-take")) } }
            (self.finish(page))
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::access()
    }
}

impl AccessReview {
    fn finish(&self, page: &Page<'_>) -> Markup {
        html! {
            section class="card account-form" {
                h2 { (page.text("access-finish")) }
                @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
                form method="post" action="/accounts/review" {
                    (csrf(page))
                    label {
                        span { (page.text("access-note")) }
                        textarea name="note" rows="3" required maxlength="1000" {}
                    }
                    button class="first" type="submit" { (page.text("access-submit")) }
                }
                @if !self.done.is_empty() {
                    h3 { (page.text("access-done")) }
                    ul class="loans" {
                        @for one in &self.done {
                            li { strong { (one.on) } " – " (one.by) span class="under" { (one.note) } }
                        }
                    }
                }
            }
        }
    }
}

fn row(page: &Page<'_>, line: &AccessLine) -> Markup {
    let (class, state) = line.state.shown();
    let second = if line.has_second { "accounts-second-yes" } else { "accounts-second-no" };
    let clearance = format!("accounts-clearance-{}", line.clearance);
    html! {
        tr {
            th scope="row" { (line.display_name) span class="under" { code { (line.name) } } }
            td data-label=(page.text("accounts-role")) { (page.text(line.role.key())) }
            td data-label=(page.text("accounts-unit")) {
                (line.unit.clone().unwrap_or_else(|| page.text("accounts-unit-all")))
            }
            td data-label=(page.text("accounts-clearance")) { (page.text(&clearance)) }
            td data-label=(page.text("access-lent")) {
                @for lent in &line.lent { span class="line" { (lent) } }
            }
            td data-label=(page.text("accounts-state")) { span class=(class) { (page.text(state)) } }
            td data-label=(page.text("accounts-second")) { (page.text(second)) }
            td class="day" data-label=(page.text("accounts-last")) {
                @match (&line.last_sign_in, line.is_unused) {
                    (Some(day), _) => (day),
                    (None, true) => span class="badge undetermined" { (page.text("accounts-never")) },
                    (None, false) => span class="muted" { (page.text("accounts-never")) },
                }
            }
        }
    }
}
