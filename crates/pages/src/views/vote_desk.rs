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
    /// Somebody wants to give the vote up.
    pub withdrawal: Option<Withdrawal>,
    /// Whether the reader may act.
    pub may_act: bool,
}

/// A proposal to give the vote up.
#[derive(Debug, Clone)]
pub struct Withdrawal {
    /// Who proposed it.
    pub who: String,
    /// Whether that is the reader.
    pub mine: bool,
    /// Why.
    pub reason: String,
}

/// The first of two who open the box.
#[derive(Debug, Clone)]
pub struct Opener {
    /// Who.
    pub who: String,
    /// Whether that is the reader.
    pub mine: bool,
}

/// Where an electronic vote stands.
#[derive(Debug, Clone)]
pub enum DeskStage {
    /// None yet: asks for the number of cards (field `cards`) and the address
    /// for phones (field `address`).
    None {
        /// The number proposed, or as typed.
        cards: String,
        /// People present.
        present: u32,
        /// The address proposed, or as typed.
        address: String,
        /// Addresses by which the network reaches this machine.
        hosts: Vec<String>,
    },
    /// Ballots are taken.
    Open {
        /// Cards made.
        cards: u32,
        /// Ballots in the box, where this program holds it.
        cast: Option<u32>,
        /// How many it takes at most.
        seats: u32,
        /// Ballots refused because it was full.
        turned_away: u32,
        /// Where voters go, for example `https://192.168.1.10:8443/vote`; `None`
        /// when people vote at kiosks only.
        address: Option<String>,
    },
    /// Closed: asks for the cards handed out (field `issued`).
    Closed {
        /// Cards made.
        cards: u32,
        /// Ballots in the box.
        cast: Option<u32>,
        /// Who has opened it first.
        opener: Option<Opener>,
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
            @if let Some(proposed) = &self.withdrawal { (self.proposed(page, proposed)) }
            @match &self.stage {
                DeskStage::None { cards, present, address, hosts } => (self.none(page, cards, *present, address, hosts)),
                DeskStage::Open { .. } => (self.open(page)),
                DeskStage::Closed { cards, cast, opener } => (self.closed(page, *cards, *cast, opener.as_ref())),
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
    fn none(
        &self,
        page: &Page<'_>,
        cards: &str,
        present: u32,
        address: &str,
        hosts: &[String],
    ) -> Markup {
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
                        (phones(page, address, hosts))
                        p class="muted" { (page.text("vote-desk-cards-once")) }
                        p class="actions" { button class="first" type="submit" { (page.text("vote-desk-open")) } }
                    }
                }
            }
        }
    }

    fn open(&self, page: &Page<'_>) -> Markup {
        let DeskStage::Open { cards, cast, seats, turned_away, address } = &self.stage else {
            return html! {};
        };
        let full = cast.is_some_and(|cast| cast >= *seats);
        html! {
            @if *turned_away > 0 {
                (notice(page, Tone::Warning, html! { (page.with("vote-desk-turned-away", &[("n", (*turned_away).into())])) }))
            } @else if full {
                (notice(page, Tone::Note, html! { (page.with("vote-desk-full", &[("n", (*seats).into())])) }))
            }
            div class="card asked" {
                (turnout(page, *cards, *cast))
                @if let Some(address) = address {
                    p { (page.text("vote-desk-address")) " " strong class="code" { (address) } }
                    p { (page.text("vote-desk-kiosk")) " " strong class="code" { (address) "?kiosk=1" } }
                } @else {
                    p { (page.text("vote-desk-kiosk-only")) " " strong class="code" { "/vote?kiosk=1" } }
                }
                @if self.may_act {
                    details class="action" {
                        summary { (page.text("vote-desk-close")) "…" }
                        form class="action" method="post" action=(format!("{}/close", self.href)) {
                            (csrf(page))
                            p { (page.text("vote-desk-close-means")) " " (turnout_words(page, *cards, *cast)) }
                            label class="tick plain-tick" { input type="checkbox" name="sure" value="1" required; span { (page.text("vote-desk-sure")) } }
                            p class="actions" { button class="first" type="submit" { (page.text("vote-desk-close")) } }
                        }
                    }
                    (self.withdraw(page))
                }
            }
        }
    }

    fn closed(
        &self,
        page: &Page<'_>,
        cards: u32,
        cast: Option<u32>,
        opener: Option<&Opener>,
    ) -> Markup {
        html! {
            @if let Some(opener) = opener {
                (notice(page, Tone::Note, html! {
                    @if opener.mine { (page.text("vote-desk-waits-mine")) }
                    @else { (page.with("vote-desk-waits", &[("who", opener.who.as_str().into())])) }
                }))
            }
            div class="card asked" {
                (turnout(page, cards, cast))
                p { (page.with("vote-desk-two", &[("n", u32::from(opener.is_some()).into())])) }
                @if self.may_act {
                    @if opener.is_some_and(|opener| opener.mine) {
                        details class="action" {
                            summary { (page.text("vote-desk-issued-again")) }
                            (self.issued(page))
                        }
                    } @else {
                        (self.issued(page))
                    }
                    (self.withdraw(page))
                }
            }
        }
    }

    fn issued(&self, page: &Page<'_>) -> Markup {
        html! {
            form method="post" action=(format!("{}/count", self.href)) {
                (csrf(page))
                label class="short" { span { (page.text("vote-desk-issued")) }
                    input name="issued" inputmode="numeric" required autocomplete="off";
                }
                p class="actions" { button class="first" type="submit" { (page.text("vote-desk-count")) } }
            }
        }
    }

    fn withdraw(&self, page: &Page<'_>) -> Markup {
        html! {
            @if self.withdrawal.is_none() {
                details class="action" {
                    summary { (page.text("vote-desk-withdraw")) "…" }
                    form class="action" method="post" action=(format!("{}/withdraw", self.href)) {
                        (csrf(page))
                        p class="muted" { (page.text("vote-desk-withdraw-two")) }
                        label { span { (page.text("vote-desk-reason")) } input name="reason" required autocomplete="off"; }
                        p class="actions" { button class="second" type="submit" { (page.text("vote-desk-withdraw-propose")) } }
                    }
                }
            }
        }
    }

    /// What one member proposed, for another to confirm.
    fn proposed(&self, page: &Page<'_>, of: &Withdrawal) -> Markup {
        let args = [("who", of.who.as_str().into()), ("reason", of.reason.as_str().into())];
        html! {
            (notice(page, Tone::Warning, html! {
                p {
                    @if of.mine { (page.with("vote-desk-proposed-mine", &[("reason", of.reason.as_str().into())])) }
                    @else { (page.with("vote-desk-proposed", &args)) }
                }
                @if self.may_act {
                    div class="actions" {
                        @if !of.mine {
                            form method="post" action=(format!("{}/withdraw/confirm", self.href)) {
                                (csrf(page))
                                button class="first" type="submit" { (page.text("vote-desk-withdraw-confirm")) }
                            }
                        }
                        form method="post" action=(format!("{}/withdraw/keep", self.href)) {
                            (csrf(page))
                            button class="second" type="submit" { (page.text("vote-desk-keep")) }
                        }
                    }
                }
            }))
        }
    }
}

/// The field for the address that phones reach (field `address`), with those
/// that the machine knows.
fn phones(page: &Page<'_>, address: &str, hosts: &[String]) -> Markup {
    html! {
        label { span { (page.text("vote-desk-phones")) }
            input name="address" value=(address) list="vote-hosts" autocomplete="off" autocapitalize="none"
                spellcheck="false" inputmode="url" maxlength="200" aria-describedby="vote-phones-hint";
        }
        datalist id="vote-hosts" { @for host in hosts { option value=(host) {} } }
        p id="vote-phones-hint" class="muted" {
            @if hosts.is_empty() { (page.text("vote-desk-phones-none")) }
            @else { (page.with("vote-desk-phones-hint", &[("hosts", hosts.join(", ").as_str().into())])) }
        }
    }
}

fn turnout(page: &Page<'_>, cards: u32, cast: Option<u32>) -> Markup {
    html! { p class="turnout" { (turnout_words(page, cards, cast)) } }
}

fn turnout_words(page: &Page<'_>, cards: u32, cast: Option<u32>) -> String {
    match cast {
        Some(cast) => {
            page.with("vote-desk-turnout", &[("cast", cast.into()), ("cards", cards.into())])
        }
        None => page.text("vote-desk-elsewhere"),
    }
}

/// The cards of a vote, to print and cut. Shown once: the codes are kept
/// nowhere, so this page itself sends them back for the PDF.
#[derive(Debug, Clone)]
pub struct VoteCards {
    /// What is voted on.
    pub title: String,
    /// Where phones reach the server, without a path; empty for kiosks only.
    pub address: String,
    /// The codes.
    pub codes: Vec<String>,
    /// The vote's page; the form adds its own word.
    pub href: String,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
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
                a class="button second" href=(self.href) { (page.text("vote-cards-printed")) }
            }
            div class="before-cards" {
                @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
                (notice(page, Tone::Warning, html! { (page.text("vote-cards-once")) }))
                form class="card asked" method="post" action=(format!("{}/cards", self.href)) {
                    (csrf(page))
                    input type="hidden" name="title" value=(self.title);
                    input type="hidden" name="codes" value=(self.codes.join(" "));
                    label { span { (page.text("vote-desk-phones")) }
                        input name="address" value=(self.address) autocomplete="off" autocapitalize="none"
                            spellcheck="false" inputmode="url" maxlength="200";
                    }
                    p class="muted" { (page.text("vote-cards-pdf-hint")) }
                    p class="actions" { button class="first" type="submit" { (page.text("vote-cards-pdf")) } }
                }
                h2 { (page.with("vote-cards-all", &[("n", (self.codes.len() as u32).into())])) }
            }
            ul class="code-cards" {
                @for code in &self.codes {
                    li {
                        p class="over" { (self.title) }
                        p class="code" { (code) }
                        p {
                            @if self.address.is_empty() { (page.text("cards-kiosk")) }
                            @else { (page.with("vote-cards-how", &[("address", format!("{}/vote", self.address).as_str().into())])) }
                        }
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
