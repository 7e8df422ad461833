//! Before anybody is signed in: the page behind a one-time link, and the second
//! factor after the password.

use super::own_account::{code_field, new_password};
use super::parts::{csrf, notice};
use super::passkeys::PasskeyCeremony;
use super::shell::{Page, Tone};
use super::{View, samples};
use maud::{Markup, html};
use words::Words;

/// Choosing the first password.
#[derive(Debug, Clone)]
pub struct Welcome {
    /// Where the form goes: the address of the link itself.
    pub href: String,
    /// The name to sign in with.
    pub name: String,
    /// The name to show.
    pub display_name: String,
    /// The fewest letters of a password, without and with a second factor.
    pub fewest: (u32, u32),
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
}

impl View for Welcome {
    const NAME: &'static str = "welcome";

    fn title(&self, words: &Words) -> String {
        words.text("welcome-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        let named = [("name", (&self.name).into()), ("shown", (&self.display_name).into())];
        html! {
            div class="sign-in" {
                div class="card" {
                    h1 { (page.text("welcome-title")) }
                    p class="muted" { (page.with("welcome-lead", &named)) }
                    @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
                    form method="post" action=(self.href) {
                        (csrf(page))
                        // For the browser's own store of passwords.
                        input type="text" name="name" value=(self.name) autocomplete="username" readonly class="sr" tabindex="-1" aria-hidden="true";
                        (new_password(page, "sign-in-password", "welcome-again", self.fewest))
                        button class="first wide" type="submit" { (page.text("welcome-submit")) }
                    }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::welcome()
    }
}

/// The second factor, after the password.
#[derive(Debug, Clone)]
pub struct SecondStep {
    /// Path to go to afterwards (field `back`).
    pub back: String,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
    /// What the browser needs for a passkey, where the account has one.
    pub passkey: Option<PasskeyCeremony>,
}

impl View for SecondStep {
    const NAME: &'static str = "second-step";
    const SCRIPTS: &'static [&'static str] = &["passkey.js"];

    fn title(&self, words: &Words) -> String {
        words.text("second-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            div class="sign-in" {
                div class="card" {
                    h1 { (page.text("second-title")) }
                    p class="muted" { (page.text("second-lead")) }
                    @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
                    @if let Some(passkey) = &self.passkey { (passkey.sign_in(page, &self.back)) }
                    form method="post" action="/sign-in/code" {
                        (csrf(page))
                        input type="hidden" name="back" value=(self.back);
                        (code_field(page, "second-code"))
                        button class="first wide" type="submit" { (page.text("second-submit")) }
                    }
                    p { a href="/sign-in" { (page.text("second-again")) } }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::second_step()
    }
}
