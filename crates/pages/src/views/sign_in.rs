//! The page where a person signs in.

use super::parts::{csrf, notice};
use super::shell::{Page, Role, Tone};
use super::{View, samples};
use maud::{Markup, html};
use words::Words;

/// The form, and why the last try failed.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// User name as typed before.
    pub name: String,
    /// Why the last try failed.
    pub fault: Option<SignInFault>,
    /// Accounts of the demonstration; empty on any real installation.
    pub demo_accounts: Vec<DemoAccount>,
    /// Path to go to afterwards (field `back`).
    pub back: String,
}

/// Why signing in failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInFault {
    /// Wrong user name or password; it is not told which.
    Wrong,
    /// Too many wrong tries: wait so many minutes.
    Throttled {
        /// Whole minutes still to wait, at least 1.
        minutes: u32,
    },
    /// The account is disabled; told to who knows its password.
    Disabled,
    /// The account was disabled because nobody used it for long.
    Dormant,
    /// The session ended, for example after a time without use.
    Expired,
}

/// An account of the demonstration.
#[derive(Debug, Clone)]
pub struct DemoAccount {
    /// User name.
    pub name: String,
    /// Password.
    pub password: String,
    /// Role.
    pub role: Role,
}

impl View for SignIn {
    const NAME: &'static str = "sign-in";

    fn title(&self, words: &Words) -> String {
        words.text("sign-in-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            div class="sign-in" {
                div class="card" {
                    h1 { (page.text("sign-in-title")) }
                    p class="muted" { (page.text("sign-in-lead")) }
                    @if let Some(fault) = self.fault { (why(page, fault)) }
                    form method="post" action="/sign-in" {
                        (csrf(page))
                        input type="hidden" name="back" value=(self.back);
                        label {
                            span { (page.text("sign-in-name")) }
                            input name="name" value=(self.name) required autocomplete="username"
                                autocapitalize="none" spellcheck="false" autofocus[self.name.is_empty()];
                        }
                        label {
                            span { (page.text("sign-in-password")) }
                            input type="password" name="password" required autocomplete="current-password"
                                autofocus[!self.name.is_empty()];
                        }
                        button class="first wide" type="submit" { (page.text("sign-in-submit")) }
                    }
                }
                @if !self.demo_accounts.is_empty() { (hints(page, &self.demo_accounts)) }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::sign_in()
    }
}

fn why(page: &Page<'_>, fault: SignInFault) -> Markup {
    let (tone, text) = match fault {
        SignInFault::Wrong => (Tone::Refused, page.text("sign-in-wrong")),
        SignInFault::Throttled { minutes } => {
            (Tone::Refused, page.with("sign-in-throttled", &[("minutes", minutes.into())]))
        }
        SignInFault::Disabled => (Tone::Refused, page.text("account-disabled")),
        SignInFault::Dormant => (Tone::Refused, page.text("account-dormant")),
        SignInFault::Expired => (Tone::Note, page.text("sign-in-expired")),
    };
    notice(page, tone, html! { (text) })
}

fn hints(page: &Page<'_>, accounts: &[DemoAccount]) -> Markup {
    html! {
        section class="card hints" {
            h2 { (page.text("sign-in-demo-title")) }
            table class="plain" {
                thead {
                    tr {
                        th scope="col" { (page.text("sign-in-demo-role")) }
                        th scope="col" { (page.text("sign-in-name")) }
                        th scope="col" { (page.text("sign-in-password")) }
                    }
                }
                tbody {
                    @for account in accounts {
                        tr {
                            td { (page.text(account.role.key())) }
                            td { code { (account.name) } }
                            td { code { (account.password) } }
                        }
                    }
                }
            }
        }
    }
}
