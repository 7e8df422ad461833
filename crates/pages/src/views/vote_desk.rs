//! The counting team's side of an electronic vote: opening it with its cards,
//! closing it, opening the box by two people.

use super::model::Link;
use super::parts::{csrf, notice};
use super::shell::{Page, Tone};
use super::{View, samples};
use maud::{Markup, html};
use words::Words;

/// The page of a step's electronic vote.
#[derive(Debug, Clone)]
pub struct VoteDesk {
    /// The unit and the step; leads back.
    pub about: Link,
    /// Where the forms go; each adds its own word.
    pub href: String,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
    /// Where it stands.
    pub stage: DeskStage,
    /// Whether the reader may act.
    pub may_act: bool,
}

/// Where an electronic vote stands.
#[derive(Debug, Clone)]
pub enum DeskStage {
    /// None yet: asks for the number of cards (field `cards`).
    None {
        /// The number proposed: people present and some to spare.
        cards: u32,
        /// People present.
        present: u32,
    },
    /// Ballots are taken.
    Open {
        /// Cards made.
        cards: u32,
        /// Ballots in the box, where this program holds it.
        cast: Option<u32>,
        /// Where voters go, for example `192.168.1.10:8443/vote`.
        address: String,
    },
    /// Closed: asks for the cards handed out (field `issued`).
    Closed {
        /// Cards made.
        cards: u32,
        /// Ballots in the box.
        cast: Option<u32>,
        /// How many of the two openings are done.
        openings: u32,
    },
    /// Counted by two people; the box is gone.
    Counted,
    /// Given up.
    Withdrawn,
}

impl View for VoteDesk {
    const NAME: &'static str = "vote-desk";

    fn title(&self, words: &Words) -> String {
        words.text("vote-desk-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (super::parts::link(&self.about)) }
                h1 { (page.text("vote-desk-title")) }
            }
            @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
            @match &self.stage {
                DeskStage::None { cards, present } => (self.none(page, *cards, *present)),
                DeskStage::Open { cards, cast, address } => (self.open(page, *cards, *cast, address)),
                DeskStage::Closed { cards, cast, openings } => (self.closed(page, *cards, *cast, *openings)),
                DeskStage::Counted => (notice(page, Tone::Done, html! { (page.text("vote-desk-counted")) " " a href="/vote/receipts" { (page.text("voting-receipts")) } })),
                DeskStage::Withdrawn => {
                    (notice(page, Tone::Note, html! { (page.text("vote-desk-withdrawn")) }))
                },
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::vote_desk()
    }
}

impl VoteDesk {
    fn none(&self, page: &Page<'_>, cards: u32, present: u32) -> Markup {
        html! {
            div class="card asked" {
                p { (page.text("vote-desk-lead")) }
                p { (page.with("vote-desk-present", &[("n", present.into())])) }
                @if self.may_act {
                    form method="post" action=(format!("{}/open", self.href)) {
                        (csrf(page))
                        label class="short" { span { (page.text("vote-desk-cards")) }
                            input name="cards" value=(cards) inputmode="numeric" required autocomplete="off";
                        }
                        p class="muted" { (page.text("vote-desk-cards-once")) }
                        p class="actions" { button class="first" type="submit" { (page.text("vote-desk-open")) } }
                    }
                }
            }
        }
    }

    fn open(&self, page: &Page<'_>, cards: u32, cast: Option<u32>, address: &str) -> Markup {
        html! {
            div class="card asked" {
                (turnout(page, cards, cast))
                p { (page.text("vote-desk-address")) " " strong class="code" { (address) } }
                p { (page.text("vote-desk-kiosk")) " " strong class="code" { (address) "?kiosk=1" } }
                @if self.may_act {
                    form class="action" method="post" action=(format!("{}/close", self.href)) {
                        (csrf(page))
                        button class="first" type="submit" { (page.text("vote-desk-close")) }
                    }
                    (self.withdraw(page))
                }
            }
        }
    }

    fn closed(&self, page: &Page<'_>, cards: u32, cast: Option<u32>, openings: u32) -> Markup {
        html! {
            div class="card asked" {
                (turnout(page, cards, cast))
                p { (page.with("vote-desk-two", &[("n", openings.into())])) }
                @if self.may_act {
                    form method="post" action=(format!("{}/count", self.href)) {
                        (csrf(page))
                        label class="short" { span { (page.text("vote-desk-issued")) }
                            input name="issued" inputmode="numeric" required autocomplete="off";
                        }
                        p class="actions" { button class="first" type="submit" { (page.text("vote-desk-count")) } }
                    }
                    @if openings == 0 { (self.withdraw(page)) }
                }
            }
        }
    }

    fn withdraw(&self, page: &Page<'_>) -> Markup {
        html! {
            details class="action" {
                summary { (page.text("vote-desk-withdraw")) }
                form class="action" method="post" action=(format!("{}/withdraw", self.href)) {
                    (csrf(page))
                    label { span { (page.text("vote-desk-reason")) } input name="reason" required autocomplete="off"; }
                    button class="second" type="submit" { (page.text("vote-desk-withdraw")) }
                }
            }
        }
    }
}

fn turnout(page: &Page<'_>, cards: u32, cast: Option<u32>) -> Markup {
    html! {
        p class="turnout" {
            @match cast {
                Some(cast) => (page.with("vote-desk-turnout", &[("cast", cast.into()), ("cards", cards.into())])),
                None => (page.text("vote-desk-elsewhere")),
            }
        }
    }
}

/// The cards of a vote, to print and cut. Shown once: the codes are kept
/// nowhere.
#[derive(Debug, Clone)]
pub struct VoteCards {
    /// What is voted on.
    pub title: String,
    /// Where voters go.
    pub address: String,
    /// The codes.
    pub codes: Vec<String>,
    /// Back to the vote's page.
    pub back: String,
}

impl View for VoteCards {
    const NAME: &'static str = "vote-cards";

    fn title(&self, words: &Words) -> String {
        words.text("vote-cards-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head actions" {
                h1 { (page.text("vote-cards-title")) }
                a class="button second" href=(self.back) { (page.text("vote-cards-printed")) }
            }
            div class="controls" { (notice(page, Tone::Warning, html! { (page.text("vote-cards-once")) })) }
            ul class="code-cards" {
                @for code in &self.codes {
                    li {
                        p class="over" { (self.title) }
                        p class="code" { (code) }
                        p { (page.with("vote-cards-how", &[("address", self.address.as_str().into())])) }
                        p class="muted" { (page.text("vote-cards-promise")) }
                    }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::vote_cards()
    }
}
