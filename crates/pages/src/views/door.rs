//! Checking in by the code of the invitation: one field, made for a hand
//! scanner, and for a phone held upright.

use super::model::Link;
use super::parts::{self, csrf};
use super::shell::{Page, Tone};
use super::{View, samples};
use maud::{Markup, html};
use words::Words;

/// The page at the door.
#[derive(Debug, Clone)]
pub struct Door {
    /// Back to the conference.
    pub conference: Link,
    /// Where the form goes.
    pub href: String,
    /// Present and called.
    pub total: (u32, u32),
    /// What came of the last code.
    pub last: Option<Last>,
    /// Whose invitation an opened address names: code, name, capacity.
    pub holder: Option<(String, String, String)>,
}

/// What came of a code.
#[derive(Debug, Clone)]
pub enum Last {
    /// Checked in.
    In {
        /// The name.
        name: String,
        /// In what capacity.
        capacity: String,
    },
    /// Had been checked in before.
    Again {
        /// The name.
        name: String,
    },
    /// Noted as late.
    Late {
        /// The name.
        name: String,
    },
    /// Refused, already worded.
    Refused(String),
}

impl View for Door {
    const NAME: &'static str = "door";

    fn title(&self, words: &Words) -> String {
        words.text("door-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        let (present, total) = self.total;
        html! {
            header class="page-head" {
                p class="over" { (parts::link(&self.conference)) }
                h1 { (page.text("door-title")) }
            }
            @match &self.last {
                Some(last) => (last.show(page)),
                None => {},
            }
            section class="card door" {
                @if let Some((code, name, capacity)) = &self.holder {
                    h2 { (page.with("door-holder", &[("name", name.into())])) }
                    p { (capacity) }
                    form class="asked" method="post" action=(self.href) {
                        (csrf(page))
                        input type="hidden" name="code" value=(code);
                        button class="first tap wide" type="submit" { (page.text("door-do")) }
                    }
                } @else {
                    p { (page.text("door-lead")) }
                    form class="asked" method="post" action=(self.href) {
                        (csrf(page))
                        label { span { (page.text("door-code")) }
                            input name="code" class="code" required autofocus autocomplete="off" autocapitalize="characters" spellcheck="false";
                        }
                        button class="first tap wide" type="submit" { (page.text("door-do")) }
                    }
                }
                p class="door-total" { (page.with("door-total", &[("present", present.into()), ("total", total.into())])) }
            }
            @if let Some(href) = &self.conference.href { p { a href=(href) { (page.text("door-back")) } } }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::doors()
    }
}

impl Last {
    fn show(&self, page: &Page<'_>) -> Markup {
        let (tone, text, under) = match self {
            Self::In { name, capacity } => {
                (Tone::Done, page.with("door-in", &[("name", name.into())]), capacity.as_str())
            }
            Self::Again { name } => {
                (Tone::Note, page.with("door-again", &[("name", name.into())]), "")
            }
            Self::Late { name } => {
                (Tone::Warning, page.with("door-late", &[("name", name.into())]), "")
            }
            Self::Refused(why) => (Tone::Refused, why.clone(), ""),
        };
        parts::notice(
            page,
            tone,
            html! { strong { (text) } @if !under.is_empty() { span class="under" { (under) } } },
        )
    }
}
