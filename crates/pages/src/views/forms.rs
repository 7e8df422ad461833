//! Pages with one form: calling a conference, taking attendance, deciding.

use super::model::Link;
use super::parts::{csrf, day_as_typed, notice};
use super::shell::{Page, Tone};
use super::{View, samples};
use base::Day;
use maud::{Markup, html};
use words::Words;

/// A page with one form; what was typed stays when it is refused.
#[derive(Debug, Clone)]
pub struct ActionForm {
    /// What it is about, for example the unit and the step; leads back.
    pub about: Link,
    /// Where the form goes.
    pub href: String,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
    /// What is asked.
    pub asked: Asked,
}

/// What a form asks.
#[derive(Debug, Clone)]
pub enum Asked {
    /// A new review (fields `kind`, `term`, `on`).
    Open {
        /// The kinds of plan: code, name, whether chosen.
        kinds: Vec<(&'static str, String, bool)>,
        /// The term, as typed.
        term: String,
        /// The day, as typed.
        on: String,
    },
    /// The day of a conference (field `on`).
    Convene {
        /// The day.
        on: String,
        /// The day by which the step must be concluded.
        deadline: Day,
    },
    /// Who came (fields `present`, one a person).
    Hold {
        /// Those called, in the order of the list.
        people: Vec<Called>,
    },
    /// The decision (fields `number` and `on`).
    Decide {
        /// Its number.
        number: String,
        /// Its day.
        on: String,
    },
}

/// Somebody called to a conference.
#[derive(Debug, Clone)]
pub struct Called {
    /// The person's id.
    pub id: String,
    /// The name.
    pub name: String,
    /// In what capacity.
    pub capacity: String,
    /// Whether they are ticked.
    pub present: bool,
}

impl Asked {
    const fn key(&self) -> &'static str {
        match self {
            Self::Open { .. } => "do-open-review",
            Self::Convene { .. } => "do-convene",
            Self::Hold { .. } => "do-hold",
            Self::Decide { .. } => "do-decide",
        }
    }
}

impl View for ActionForm {
    const NAME: &'static str = "form";

    fn title(&self, words: &Words) -> String {
        words.text(self.asked.key())
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (super::parts::link(&self.about)) }
                h1 { (page.text(self.asked.key())) }
            }
            @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
            form class="card asked" method="post" action=(self.href) {
                (csrf(page))
                @match &self.asked {
                    Asked::Open { kinds, term, on } => (open(page, kinds, term, on)),
                    Asked::Convene { on, deadline } => (convene(page, on, *deadline)),
                    Asked::Hold { people } => (hold(page, people)),
                    Asked::Decide { number, on } => (decide(page, number, on)),
                }
                p class="actions" {
                    button class="first" type="submit" { (page.text(self.asked.key())) }
                    @if let Some(back) = &self.about.href { a class="button second" href=(back) { (page.text("form-cancel")) } }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::forms()
    }
}

fn open(page: &Page<'_>, kinds: &[(&'static str, String, bool)], term: &str, on: &str) -> Markup {
    html! {
        p { (page.text("form-open-lead")) }
        label { span { (page.text("form-open-kind")) }
            select name="kind" { @for (code, name, chosen) in kinds {
                option value=(code) selected[*chosen] { (name) }
            } }
        }
        label class="short" { span { (page.text("form-open-term")) }
            input name="term" value=(term) required autocomplete="off" placeholder=(page.text("form-open-term-hint"));
        }
        label { span { (page.text("form-open-on")) } (day_as_typed(page, "on", on)) }
    }
}

fn convene(page: &Page<'_>, on: &str, deadline: Day) -> Markup {
    html! {
        p { (page.text("form-convene-lead")) }
        label { span { (page.text("form-convene-on")) } (day_as_typed(page, "on", on)) }
        p class="muted" { (page.with("form-deadline", &[("day", deadline.into())])) }
    }
}

fn hold(page: &Page<'_>, people: &[Called]) -> Markup {
    html! {
        p { (page.with("form-hold-lead", &[("n", (people.len() as u32).into())])) }
        fieldset class="roll" {
            legend { (page.text("form-hold-present")) }
            ol {
                @for (at, one) in people.iter().enumerate() {
                    li { label class="tick" {
                        input type="checkbox" name="present" value=(one.id) checked[one.present];
                        span class="tick-number" { (at + 1) "." }
                        span { strong { (one.name) } span class="under" { (one.capacity) } }
                    } }
                }
            }
        }
    }
}

fn decide(page: &Page<'_>, number: &str, on: &str) -> Markup {
    html! {
        p { (page.text("form-decide-lead")) }
        label class="short" { span { (page.text("do-decide-number")) }
            input name="number" value=(number) required autocomplete="off" placeholder=(page.text("form-decide-hint"));
        }
        label { span { (page.text("form-decide-on")) } (day_as_typed(page, "on", on)) }
    }
}
