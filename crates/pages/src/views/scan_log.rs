//! What was decided about scanned sheets, once the result is released: each
//! question with its picture, what each person said, and what stands.

use super::model::Link;
use super::shell::Page;
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// Every decision about the scanned sheets of a step.
#[derive(Debug, Clone)]
pub struct ScanLogPage {
    /// The step; leads back.
    pub about: Link,
    /// The rounds of counting in which something was decided, the first first.
    pub rounds: Vec<DecidedRound>,
}

/// The decisions of one round.
#[derive(Debug, Clone)]
pub struct DecidedRound {
    /// Its number, from 1.
    pub number: u32,
    /// Its questions.
    pub cards: Vec<DecidedCard>,
}

/// One question and what was said.
#[derive(Debug, Clone)]
pub struct DecidedCard {
    /// The number of the sheet in this list.
    pub sheet: u32,
    /// The question, already worded.
    pub question: String,
    /// Why the paper could not be taken, already worded.
    pub fault: Option<String>,
    /// Who said what, in turn.
    pub said: Vec<(String, String)>,
    /// What stands; none where it was left open.
    pub stands: Option<String>,
    /// Close pictures: address and what they show.
    pub close: Vec<(String, String)>,
    /// Whole pages: address and what they show.
    pub whole: Vec<(String, String)>,
}

impl View for ScanLogPage {
    const NAME: &'static str = "scan-log";

    fn title(&self, words: &Words) -> String {
        words.text("scan-log-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (parts::link(&self.about)) }
                h1 { (page.text("scan-log-title")) }
                p class="muted" { (page.text("scan-log-lead")) }
            }
            @if self.rounds.is_empty() { (parts::empty(page, "scan-log-none")) }
            @for round in &self.rounds {
                @if self.rounds.len() > 1 || round.number > 1 {
                    h2 { (page.with("scan-log-round", &[("n", round.number.into())])) }
                }
                @for card in &round.cards { (decided(page, card)) }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::scan_log()
    }
}

fn decided(page: &Page<'_>, card: &DecidedCard) -> Markup {
    html! {
        section class="card decided" {
            h3 {
                span class="muted" { (page.with("scan-log-sheet", &[("n", card.sheet.into())])) ": " }
                (card.question)
            }
            @if let Some(fault) = &card.fault { p { (fault) } }
            @for (href, alt) in &card.close { img class="crop" src=(href) alt=(alt) loading="lazy"; }
            dl class="facts" {
                @for (who, what) in &card.said { div { dt { (who) } dd { (what) } } }
                div { dt { (page.text("scan-log-stands")) } dd {
                    @match &card.stands {
                        Some(stands) => strong { (stands) },
                        None => span class="muted" { (page.text("scan-log-open")) },
                    }
                } }
            }
            @if !card.whole.is_empty() {
                details class="whole" {
                    summary { (page.text("decide-whole")) }
                    @for (href, alt) in &card.whole {
                        figure { figcaption { (alt) } img src=(href) alt=(alt) loading="lazy"; }
                    }
                }
            }
        }
    }
}
