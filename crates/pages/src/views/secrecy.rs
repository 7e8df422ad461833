//! How secret a review is, who changed it, and the form to change it.

use super::parts::{csrf, empty, notice};
use super::shell::{Page, Tone};
use super::{View, samples};
use maud::{Markup, html};
use words::{Arg, Words};

/// The secrecy of a review.
#[derive(Debug, Clone)]
pub struct SecrecyPage {
    /// Where the page stands; forms go there.
    pub href: String,
    /// The unit's name.
    pub unit: String,
    /// The plan's name.
    pub plan: String,
    /// The level now, by code.
    pub level: &'static str,
    /// The level that the law sets, by code, with its provision; none where the
    /// law says nothing.
    pub lawful: Option<(&'static str, String)>,
    /// Levels that can be chosen, by code; none for who may change nothing.
    pub choices: Vec<&'static str>,
    /// What was typed before it was refused: level, reason, provision.
    pub typed: (String, String, String),
    /// The proposal that waits.
    pub waiting: Option<SecrecyWaiting>,
    /// Every change, the latest first.
    pub changes: Vec<SecrecyChanged>,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
}

/// A proposal that waits.
#[derive(Debug, Clone)]
pub struct SecrecyWaiting {
    /// Names it (field `change`).
    pub id: String,
    /// What was changed, by whom and why.
    pub change: SecrecyChanged,
    /// Whether the reader may decide it.
    pub may_decide: bool,
    /// Whether the reader proposed it.
    pub is_own: bool,
}

/// A change of secrecy.
#[derive(Debug, Clone)]
pub struct SecrecyChanged {
    /// From which level to which, by code.
    pub levels: (&'static str, &'static str),
    /// Why.
    pub reason: String,
    /// The provision.
    pub provision: String,
    /// Who proposed it, and when, already written.
    pub proposed: (String, String),
    /// Who decided it, and when, already written.
    pub decided: Option<(String, String)>,
    /// Where it stands, by code.
    pub state: &'static str,
}

fn level(page: &Page<'_>, code: &str) -> String {
    page.text(&format!("law-code-{code}"))
}

impl View for SecrecyPage {
    const NAME: &'static str = "secrecy";

    fn title(&self, words: &Words) -> String {
        let args = [("plan", Arg::from(&self.plan)), ("unit", Arg::from(&self.unit))];
        words.with("secrecy-title", &args)
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (self.unit) ": " (self.plan) }
                h1 { (page.text("secrecy-heading")) }
                p class="muted" { (page.text("secrecy-lead")) }
            }
            @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
            div class="secrecy-page" {
                section class="card" { (self.now(page)) }
                @if let Some(waiting) = &self.waiting { (self.waits(page, waiting)) }
                @if !self.choices.is_empty() { (self.form(page)) }
            }
            section {
                h2 { (page.text("secrecy-history")) }
                @if self.changes.is_empty() { (empty(page, "secrecy-history-none")) } @else {
                    (self.history(page))
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::secrecy()
    }
}

impl SecrecyPage {
    fn now(&self, page: &Page<'_>) -> Markup {
        let differs = self.lawful.as_ref().is_some_and(|(lawful, _)| *lawful != self.level);
        html! {
            h2 { (page.text("secrecy-now")) }
            p class="secrecy-level" { strong { (level(page, self.level)) } }
            dl class="facts" {
                div {
                    dt { (page.text("secrecy-lawful")) }
                    dd {
                        @match &self.lawful {
                            Some((lawful, provision)) => {
                                (level(page, lawful)) " " span class="muted" { "(" (provision) ")" }
                            },
                            None => (page.text("secrecy-lawful-unset")),
                        }
                    }
                }
            }
            @if differs { p { (page.text("secrecy-differs")) } }
        }
    }

    fn waits(&self, page: &Page<'_>, waiting: &SecrecyWaiting) -> Markup {
        let change = &waiting.change;
        let (from, to) = (level(page, change.levels.0), level(page, change.levels.1));
        let args = [
            ("who", Arg::from(&change.proposed.0)),
            ("on", Arg::from(&change.proposed.1)),
            ("from", Arg::from(&from)),
            ("to", Arg::from(&to)),
        ];
        html! {
            section class="card secrecy-waits" {
                h2 { (page.text("secrecy-waits")) }
                p { (page.with("secrecy-waits-line", &args)) }
                dl class="facts" {
                    div { dt { (page.text("secrecy-reason")) } dd { (change.reason) } }
                    div { dt { (page.text("secrecy-provision")) } dd { (change.provision) } }
                }
                @if waiting.is_own {
                    p class="muted" { (page.text("secrecy-waits-own")) }
                } @else if waiting.may_decide {
                    form method="post" action=(format!("{}/decide", self.href)) {
                        (csrf(page))
                        input type="hidden" name="change" value=(waiting.id);
                        div class="actions" {
                            button class="first" type="submit" name="answer" value="confirm" {
                                (page.text("secrecy-confirm"))
                            }
                            button class="second" type="submit" name="answer" value="decline" {
                                (page.text("secrecy-decline"))
                            }
                        }
                    }
                }
            }
        }
    }

    fn form(&self, page: &Page<'_>) -> Markup {
        let (chosen, reason, provision) = &self.typed;
        html! {
            section class="card" {
                h2 { (page.text("secrecy-change")) }
                p class="muted" { (page.text("secrecy-change-lead")) }
                form method="post" action=(self.href) {
                    (csrf(page))
                    label {
                        span { (page.text("secrecy-level")) }
                        select name="level" required {
                            option value="" selected[chosen.is_empty()] { (page.text("secrecy-choose")) }
                            @for code in &self.choices {
                                option value=(code) selected[*code == chosen.as_str()] { (level(page, code)) }
                            }
                        }
                    }
                    label {
                        span { (page.text("secrecy-reason")) }
                        textarea name="reason" rows="3" required maxlength="500" { (reason) }
                    }
                    label {
                        span { (page.text("secrecy-provision")) }
                        input name="provision" value=(provision) required maxlength="500";
                    }
                    button class="first" type="submit" { (page.text("secrecy-submit")) }
                }
            }
        }
    }

    fn history(&self, page: &Page<'_>) -> Markup {
        let column = |key: &str| page.text(&format!("secrecy-column-{key}"));
        html! {
            div class="table-box" {
                table class="list cards" {
                    caption class="sr" { (page.text("secrecy-history")) }
                    thead { tr {
                        @for key in ["levels", "why", "proposed", "decided", "state"] {
                            th scope="col" { (column(key)) }
                        }
                    } }
                    tbody { @for change in &self.changes {
                        @let (from, to) = (level(page, change.levels.0), level(page, change.levels.1));
                        tr {
                            th scope="row" {
                                (page.with("secrecy-from-to", &[("from", (&from).into()), ("to", (&to).into())]))
                            }
                            td data-label=(column("why")) { (change.reason) br; span class="muted" { (change.provision) } }
                            td data-label=(column("proposed")) { (change.proposed.0) br; span class="muted" { (change.proposed.1) } }
                            td data-label=(column("decided")) {
                                @if let Some((who, on)) = &change.decided { (who) br; span class="muted" { (on) } } @else { "–" }
                            }
                            td data-label=(column("state")) { (page.text(&format!("secrecy-state-{}", change.state))) }
                        }
                    } }
                }
            }
        }
    }
}
