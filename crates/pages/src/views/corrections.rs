//! What people ask to have corrected in their own data, for the office to
//! answer; and one's own file with the form to ask.

use super::model::Link;
use super::person::Person;
use super::shell::{Page, Tone};
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// Where the office answers.
pub const AT: &str = "/corrections";
/// Where one's own file lies.
pub const OWN: &str = "/my-file";

/// Requests that wait for an answer.
#[derive(Debug, Clone)]
pub struct Corrections {
    /// Why the last answer was refused, already worded.
    pub fault: Option<String>,
    /// The requests, the earliest first.
    pub open: Vec<CorrectionCard>,
}

/// A request.
#[derive(Debug, Clone)]
pub struct CorrectionCard {
    /// Its id.
    pub id: String,
    /// Whose data.
    pub person: Link,
    /// The unit.
    pub unit: String,
    /// Which field.
    pub field: String,
    /// Whether accepting changes the field.
    pub is_field: bool,
    /// What is recorded.
    pub known: Option<String>,
    /// What it should be.
    pub wanted: String,
    /// Why.
    pub reason: String,
    /// When it was asked, already written.
    pub asked: String,
    /// The answer: whether accepted, its words, by whom and when.
    pub answer: Option<(bool, String, String, String)>,
}

impl View for Corrections {
    const NAME: &'static str = "corrections";

    fn title(&self, words: &Words) -> String {
        words.text("correct-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                h1 { (page.text("correct-title")) }
                p class="muted" { (page.text("correct-lead")) }
                p class="muted small" { (page.text("correct-law")) }
            }
            @if let Some(fault) = &self.fault { (parts::notice(page, Tone::Refused, html! { (fault) })) }
            @if self.open.is_empty() { (parts::empty(page, "correct-none")) }
            @for one in &self.open { (asked(page, one)) }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::corrections()
    }
}

/// What is asked, in one list of facts.
fn what(page: &Page<'_>, one: &CorrectionCard) -> Markup {
    html! {
        dl class="facts" {
            div { dt { (page.text("correct-known")) } dd { @match &one.known {
                Some(known) => (known),
                None => span class="muted" { (page.text("correct-not-stated")) },
            } } }
            div { dt { (page.text("correct-wanted")) } dd { strong { (one.wanted) } } }
            div { dt { (page.text("correct-reason")) } dd { (one.reason) } }
        }
    }
}

fn asked(page: &Page<'_>, one: &CorrectionCard) -> Markup {
    html! {
        section class="card correction" id={ "c-" (one.id) } {
            h2 { (parts::link(&one.person)) ": " (one.field) }
            p class="muted" { (one.unit) " · " (page.with("correct-asked", &[("when", (&one.asked).into())])) }
            (what(page, one))
            form class="asked-of" method="post" action={ (AT) "/" (one.id) } {
                (parts::csrf(page))
                @if one.is_field {
                    label { span { (page.text("correct-value")) } input name="value" value=(one.wanted) maxlength="500" autocomplete="off"; }
                }
                label { span { (page.text("correct-answer")) } input name="answer" maxlength="500" autocomplete="off"; }
                p class="actions" {
                    button class="second" type="submit" name="do" value="accept" {
                        (page.text(if one.is_field { "correct-accept" } else { "correct-accept-other" }))
                    }
                    button class="quiet" type="submit" name="do" value="decline" { (page.text("correct-decline")) }
                }
            }
        }
    }
}

/// One's own file.
#[derive(Debug, Clone)]
pub struct OwnFile {
    /// What the office holds; none for an account that is linked to nobody.
    pub person: Option<Person>,
    /// Why the last request was refused, already worded.
    pub fault: Option<String>,
    /// The fields of which a correction may be asked: code and words.
    pub fields: Vec<(String, String)>,
    /// What was typed and refused: field, value, reason.
    pub typed: (String, String, String),
    /// What was asked before, the latest first.
    pub corrections: Vec<CorrectionCard>,
}

impl View for OwnFile {
    const NAME: &'static str = "own-file";

    fn title(&self, words: &Words) -> String {
        words.text("own-file-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        let Some(person) = &self.person else {
            return html! {
                header class="page-head" { h1 { (page.text("own-file-title")) } }
                (parts::notice(page, Tone::Note, html! { (page.text("own-file-none")) }))
            };
        };
        html! {
            header class="page-head" {
                p class="over" { (person.current) }
                h1 { (page.text("own-file-title")) }
                p class="muted" { (page.text("own-file-lead")) }
            }
            @if let Some(fault) = &self.fault { (parts::notice(page, Tone::Refused, html! { (fault) })) }
            div class="split even" {
                (self.form(page))
                section class="card" {
                    h2 { (page.text("correct-mine")) }
                    @if self.corrections.is_empty() { (parts::empty(page, "correct-own-none")) }
                    @for one in &self.corrections { (mine(page, one)) }
                }
            }
            (person.held(page))
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::own_file()
    }
}

impl OwnFile {
    fn form(&self, page: &Page<'_>) -> Markup {
        let (field, wanted, reason) = &self.typed;
        html! {
            section class="card" {
                h2 { (page.text("correct-ask")) }
                p class="muted small" { (page.text("correct-law")) }
                form class="asked-of" method="post" action={ (OWN) "/correction" } {
                    (parts::csrf(page))
                    label { span { (page.text("correct-field")) }
                        select name="field" { @for (code, text) in &self.fields {
                            option value=(code) selected[code == field] { (text) }
                        } }
                    }
                    label { span { (page.text("correct-wanted")) }
                        input name="wanted" required value=(wanted) maxlength="500" autocomplete="off" aria-describedby="wanted-hint";
                        small id="wanted-hint" class="muted" { (page.text("correct-wanted-hint")) }
                    }
                    label { span { (page.text("correct-reason")) }
                        textarea name="reason" required rows="3" maxlength="500" aria-describedby="reason-hint" { (reason) }
                        small id="reason-hint" class="muted" { (page.text("correct-reason-hint")) }
                    }
                    p class="actions" { button class="first" type="submit" { (page.text("correct-send")) } }
                }
            }
        }
    }
}

fn mine(page: &Page<'_>, one: &CorrectionCard) -> Markup {
    html! {
        article class="own-correction" {
            h3 { (one.field) }
            p class="muted small" { (page.with("correct-asked", &[("when", (&one.asked).into())])) }
            (what(page, one))
            @match &one.answer {
                None => p { span class="badge undetermined" { (page.text("correct-open")) } },
                Some((accepted, words, who, when)) => {
                    p {
                        @match accepted {
                            true => span class="badge met" { (page.text("correct-accepted")) },
                            false => span class="badge not-met" { (page.text("correct-declined")) },
                        }
                        " " span class="muted small" { (page.with("correct-answered-by", &[("name", who.into()), ("when", when.into())])) }
                    }
                    @if !words.is_empty() { p { (words) } }
                }
            }
        }
    }
}
