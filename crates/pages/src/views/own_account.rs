//! One's own account: password, second factor, sessions.

use super::parts::{csrf, day_field, notice};
use super::passkeys::Passkeys;
use super::shell::{Page, Tone};
use super::{View, samples};
use base::Day;
use maud::{Markup, html};
use words::{Arg, Words};

/// One's own account.
#[derive(Debug, Clone)]
pub struct OwnAccount {
    /// The name to sign in with.
    pub name: String,
    /// Whether it has a second factor.
    pub has_second: bool,
    /// Recovery codes not used yet.
    pub codes_left: u32,
    /// Its passkeys.
    pub passkeys: Passkeys,
    /// Rights lent.
    pub loans: Loans,
    /// Its sessions, the one used last first.
    pub sessions: Vec<SessionLine>,
    /// The fewest letters of a password, without and with a second factor.
    pub fewest: (u32, u32),
    /// After how many minutes without use a session ends.
    pub idle_minutes: u32,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
}

/// Rights lent to others and by others.
#[derive(Debug, Clone)]
pub struct Loans {
    /// Rights that can be lent: code and words.
    pub can: Vec<(String, String)>,
    /// What was lent to others.
    pub given: Vec<LoanLine>,
    /// What others have lent.
    pub got: Vec<LoanLine>,
    /// Proposed as first and last day.
    pub today: Day,
}

/// Something lent.
#[derive(Debug, Clone)]
pub struct LoanLine {
    /// Names it (field `loan`).
    pub id: String,
    /// The right, in words.
    pub right: String,
    /// The other account.
    pub other: String,
    /// The days, already written.
    pub days: String,
    /// Why.
    pub reason: String,
}

/// A session.
#[derive(Debug, Clone)]
pub struct SessionLine {
    /// Names it (field `session`).
    pub id: String,
    /// When it began, already written.
    pub began: Option<String>,
    /// When it was last used, already written.
    pub seen: String,
    /// The family of its browser.
    pub browser: Option<String>,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

impl View for OwnAccount {
    const NAME: &'static str = "own-account";
    const SCRIPTS: &'static [&'static str] = &["passkey.js"];

    fn title(&self, words: &Words) -> String {
        words.text("own-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                h1 { (page.text("own-title")) }
                p class="muted" { (page.with("own-lead", &[("name", (&self.name).into())])) }
                p { a href=(super::corrections::OWN) { (page.text("own-file-link")) } }
            }
            @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
            div class="own-account" {
                section class="card account-form" {
                    h2 { (page.text("own-password")) }
                    form method="post" action="/account/password" {
                        (csrf(page))
                        (present(page))
                        (new_password(page, "own-password-new", "own-password-again", self.fewest))
                        button class="first" type="submit" { (page.text("own-password-submit")) }
                    }
                }
                (self.second(page))
                (self.passkeys.shown(page, self.has_second))
                (self.loans.shown(page))
                (self.session_list(page))
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::own_account()
    }
}

/// The present password.
fn present(page: &Page<'_>) -> Markup {
    html! {
        label {
            span { (page.text("own-password-present")) }
            input type="password" name="present" required autocomplete="current-password";
        }
    }
}

/// A new password, twice, with what it must be.
pub(super) fn new_password(
    page: &Page<'_>,
    first: &str,
    again: &str,
    fewest: (u32, u32),
) -> Markup {
    let rule = [("fewest", Arg::from(fewest.0)), ("second", Arg::from(fewest.1))];
    html! {
        label {
            span { (page.text(first)) }
            input type="password" name="new" required autocomplete="new-password" maxlength="200";
            small class="muted" { (page.with("own-password-rule", &rule)) }
        }
        label {
            span { (page.text(again)) }
            input type="password" name="again" required autocomplete="new-password" maxlength="200";
        }
    }
}

impl OwnAccount {
    fn second(&self, page: &Page<'_>) -> Markup {
        html! {
            section class="card account-form" {
                h2 { (page.text("own-second")) }
                @if self.has_second {
                    p { (page.with("own-second-on", &[("left", self.codes_left.into())])) }
                    form method="post" action="/account/codes" {
                        (csrf(page))
                        (present(page))
                        div class="actions" {
                            button class="second" type="submit" { (page.text("own-second-new-codes")) }
                            button class="second" type="submit" formaction="/account/second-factor/drop" {
                                (page.text("own-second-drop"))
                            }
                        }
                    }
                } @else {
                    p { (page.text("own-second-off")) }
                    p { a class="button second" href="/account/second-factor" { (page.text("own-second-set")) } }
                }
            }
        }
    }

    fn session_list(&self, page: &Page<'_>) -> Markup {
        let idle = page.with("own-idle", &[("minutes", self.idle_minutes.into())]);
        html! {
            section class="card own-sessions" {
                h2 { (page.text("own-sessions")) }
                p class="muted" { (idle) }
                table class="list cards" {
                    thead { tr {
                        th scope="col" { (page.text("own-sessions-browser")) }
                        th scope="col" { (page.text("own-sessions-began")) }
                        th scope="col" { (page.text("own-sessions-seen")) }
                        th scope="col" { span class="sr" { (page.text("own-sessions-end")) } }
                    } }
                    tbody { @for session in &self.sessions { (session_row(page, session)) } }
                }
                @if self.sessions.len() > 1 {
                    form class="action" method="post" action="/account/sessions" {
                        (csrf(page))
                        button class="second" type="submit" { (page.text("own-sessions-end-others")) }
                    }
                }
            }
        }
    }
}

impl Loans {
    fn shown(&self, page: &Page<'_>) -> Markup {
        html! {
            @if !(self.can.is_empty() && self.got.is_empty() && self.given.is_empty()) {
                section class="card account-form" {
                    h2 { (page.text("lend-title")) }
                    (loan_list(page, "lend-got", &self.got))
                    (loan_list(page, "lend-given", &self.given))
                    @if !self.can.is_empty() { details {
                        summary { (page.text("lend-new")) }
                        form method="post" action="/account/lend" {
                            (csrf(page))
                            label {
                                span { (page.text("lend-right")) }
                                select name="right" {
                                    @for (code, text) in &self.can { option value=(code) { (text) } }
                                }
                            }
                            label {
                                span { (page.text("lend-to")) }
                                input name="to" required autocomplete="off" autocapitalize="none" spellcheck="false";
                            }
                            label { span { (page.text("lend-from-day")) } (day_field(page, "from-day", self.today)) }
                            label { span { (page.text("lend-to-day")) } (day_field(page, "to-day", self.today)) }
                            label {
                                span { (page.text("lend-reason")) }
                                input name="reason" required autocomplete="off" maxlength="200";
                            }
                            button class="second" type="submit" { (page.text("lend-submit")) }
                        }
                    } }
                }
            }
        }
    }
}

fn loan_list(page: &Page<'_>, key: &str, loans: &[LoanLine]) -> Markup {
    html! {
        @if !loans.is_empty() {
            h3 { (page.text(key)) }
            ul class="loans" {
                @for loan in loans {
                    li {
                        strong { (loan.right) } " – " (loan.other)
                        span class="under" { (loan.days) " · " (loan.reason) }
                        form class="action" method="post" action="/account/lend/end" {
                            (csrf(page))
                            input type="hidden" name="loan" value=(loan.id);
                            button class="second small" type="submit" { (page.text("lend-end")) }
                        }
                    }
                }
            }
        }
    }
}

fn session_row(page: &Page<'_>, session: &SessionLine) -> Markup {
    let unknown = || page.text("own-sessions-unknown");
    html! {
        tr {
            th scope="row" { (session.browser.clone().unwrap_or_else(unknown)) }
            td class="day" data-label=(page.text("own-sessions-began")) {
                (session.began.clone().unwrap_or_else(unknown))
            }
            td class="day" data-label=(page.text("own-sessions-seen")) { (session.seen) }
            td {
                @if session.is_this {
                    span class="chip added" { (page.text("own-sessions-this")) }
                } @else {
                    form class="action" method="post" action="/account/sessions" {
                        (csrf(page))
                        input type="hidden" name="session" value=(session.id);
                        button class="second small" type="submit" { (page.text("own-sessions-end")) }
                    }
                }
            }
        }
    }
}

/// Turning the second factor on.
#[derive(Debug, Clone)]
pub struct SecondFactor {
    /// The key, as typed.
    pub key: String,
    /// The picture that an app reads: rows of squares, dark or not.
    pub picture: Vec<Vec<bool>>,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
}

/// Light squares around a code, so that a camera finds it (ISO/IEC 18004).
const QUIET: usize = 4;

impl View for SecondFactor {
    const NAME: &'static str = "second-factor";

    fn title(&self, words: &Words) -> String {
        words.text("own-second-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        let groups: Vec<String> = self
            .key
            .as_bytes()
            .chunks(4)
            .map(|four| String::from_utf8_lossy(four).into())
            .collect();
        html! {
            section class="card account-form" {
                h1 { (page.text("own-second-title")) }
                @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
                p { (page.text("own-second-scan")) }
                (self.drawn(page))
                p { (page.text("own-second-key")) ": " code { (groups.join(" ")) } }
                form method="post" action="/account/second-factor" {
                    (csrf(page))
                    input type="hidden" name="key" value=(self.key);
                    (code_field(page, "own-second-code"))
                    (present(page))
                    button class="first" type="submit" { (page.text("own-second-submit")) }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::second_factor()
    }
}

/// A field for a one-time password or a recovery code.
pub(super) fn code_field(page: &Page<'_>, key: &str) -> Markup {
    html! {
        label {
            span { (page.text(key)) }
            input name="code" required autocomplete="one-time-code" autocapitalize="none"
                spellcheck="false" maxlength="20";
        }
    }
}

impl SecondFactor {
    fn drawn(&self, page: &Page<'_>) -> Markup {
        let side = self.picture.len() + 2 * QUIET;
        let mut path = String::new();
        for (y, row) in self.picture.iter().enumerate() {
            for (x, _) in row.iter().enumerate().filter(|(_, dark)| **dark) {
                path.push_str(&format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET));
            }
        }
        html! {
            svg class="qr" viewBox=(format!("0 0 {side} {side}")) width="240" height="240" role="img"
                aria-label=(page.text("own-second-picture")) {
                rect class="qr-light" width=(side) height=(side) {}
                path class="qr-dark" d=(path) {}
            }
        }
    }
}

/// Recovery codes, shown once.
#[derive(Debug, Clone)]
pub struct RecoveryCodes {
    /// The codes.
    pub codes: Vec<String>,
}

impl View for RecoveryCodes {
    const NAME: &'static str = "recovery-codes";

    fn title(&self, words: &Words) -> String {
        words.text("own-codes-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            section class="card account-form" {
                h1 { (page.text("own-codes-title")) }
                p { (page.text("own-codes-lead")) }
                ol class="recovery-codes" { @for code in &self.codes { li { code { (code) } } } }
                p class="actions" {
                    a class="button first" href="/account" { (page.text("own-codes-done")) }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::recovery_codes()
    }
}
