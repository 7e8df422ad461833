//! The law in force on a day for a unit, with the chain behind each value.

use super::model::Confidence;
use super::shell::{Page, Tone};
use super::{View, parts, samples};
use base::Day;
use maud::{Markup, html};
use words::Words;

/// The law page.
#[derive(Debug, Clone)]
pub struct LawPage {
    /// The legal day.
    pub on: Day,
    /// The unit for which it is read.
    pub unit: String,
    /// What was known by this day.
    pub known_by: Day,
    /// Digest of the whole set of instruments.
    pub digest: String,
    /// Where the day form goes (GET, fields `unit` and `on`, written
    /// dd/mm/yyyy).
    pub action: String,
    /// The units that may be chosen: code, name, and whether it is the one.
    pub units: Vec<(String, String, bool)>,
    /// Provisions that nobody has compared with the text.
    pub unchecked: u32,
    /// Why instruments in the data folder cannot be read, already worded; the
    /// law shown is the one before them.
    pub faults: Vec<String>,
    /// Values that were compared and have changed since, as addressed.
    pub stale: Vec<String>,
    /// Whether the reader may confirm values.
    pub may_confirm: bool,
    /// The instruments, the earliest first.
    pub instruments: Vec<InstrumentLine>,
    /// The parameters.
    pub lines: Vec<LawLine>,
}

/// An instrument, as listed.
#[derive(Debug, Clone)]
pub struct InstrumentLine {
    /// Number and symbol, for example "06-HD/BTCTW".
    pub number: String,
    /// Day of issue.
    pub day: Day,
    /// Issuer.
    pub issuer: String,
    /// Title.
    pub title: String,
    /// What it does here.
    pub role: InstrumentRole,
    /// How well its provisions are known: the least known one counts.
    pub confidence: Confidence,
    /// Its page.
    pub href: Option<String>,
}

/// What an instrument does in a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InstrumentRole {
    /// Base document.
    Base,
    /// Amends an earlier one.
    Amends,
    /// Narrows it for one locality.
    Local,
    /// Replaced by a later one.
    Replaced,
}

/// One parameter and what stands for it.
#[derive(Debug, Clone)]
pub struct LawLine {
    /// Code, as in the instruments' edits.
    pub code: String,
    /// Name, already worded.
    pub name: String,
    /// The value, or why there is none.
    pub standing: Standing,
    /// The rows of a table: in each the columns with their values.
    pub table: Vec<Vec<(String, String)>>,
    /// What led to it, the deciding provision first.
    pub chain: Vec<ChainLink>,
}

/// What stands for a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// A value, already worded.
    Value(String),
    /// No instrument sets it.
    Gap,
    /// Several do, and none replaces the others.
    Conflict,
    /// A unit's own act goes beyond what was delegated to it.
    OutOfBounds,
}

/// One provision in a chain.
#[derive(Debug, Clone)]
pub struct ChainLink {
    /// Provision as cited.
    pub citation: String,
    /// What it does.
    pub effect: Effect,
    /// Value that it set, already worded.
    pub value: Option<String>,
    /// In force from, where known.
    pub from: Option<Day>,
    /// In force to, that day not included.
    pub until: Option<Day>,
    /// How well it is known.
    pub confidence: Confidence,
    /// Who last compared it with the text, and when.
    pub checked: Option<(Day, String)>,
    /// What the reader may confirm or withdraw here.
    pub confirm: Option<Confirm>,
}

/// The form that says: compared with the document.
#[derive(Debug, Clone)]
pub struct Confirm {
    /// The instrument's id.
    pub instrument: String,
    /// The provision's address within it.
    pub provision: String,
    /// The parameter.
    pub parameter: String,
    /// Digest of what is shown, so that nothing else is confirmed.
    pub digest: String,
    /// Whether it takes an earlier confirmation back.
    pub withdraw: bool,
}

/// What a provision does to a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Sets it.
    Sets,
    /// Was replaced.
    Replaced,
    /// Stands elsewhere; here a provision of narrower scope decides.
    Overridden,
    /// Lets a unit set its own.
    Delegates,
    /// Sets a unit's own value within what was delegated.
    Narrows,
    /// Ends it.
    Repeals,
}

impl View for LawPage {
    const NAME: &'static str = "law";

    fn title(&self, words: &Words) -> String {
        words.text("law-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (self.unit) }
                h1 { (page.text("law-title")) }
                p class="meta" {
                    span { (page.with("law-on", &[("day", self.on.into())])) }
                    span class="muted" { (page.with("law-known-by", &[("day", self.known_by.into())])) }
                    span class="muted" { (page.text("footer-law")) " " code title=(self.digest) { (self.digest.chars().take(12).collect::<String>()) } }
                }
            }
            section class="controls" {
                form class="filter" method="get" action=(self.action) {
                    @if !self.units.is_empty() {
                        label class="grow" { span { (page.text("board-unit")) }
                            select name="unit" {
                                @for (code, name, chosen) in &self.units { option value=(code) selected[*chosen] { (name) } }
                            }
                        }
                    }
                    label { span { (page.text("law-day")) } (parts::day_field(page, "on", self.on)) }
                    button class="first" type="submit" { (page.text("law-show")) }
                }
            }
            @if !self.faults.is_empty() {
                (parts::notice(page, Tone::Refused, html! {
                    p { (page.text("law-folder-faults")) }
                    ul { @for fault in &self.faults { li { code { (fault) } } } }
                }))
            }
            @if !self.stale.is_empty() {
                (parts::notice(page, Tone::Warning, html! {
                    p { (page.text("law-stale")) }
                    ul { @for value in &self.stale { li { code { (value) } } } }
                }))
            }
            @if self.unchecked > 0 {
                (parts::notice(page, Tone::Warning, html! { (page.with("law-unconfirmed", &[("n", self.unchecked.into())])) }))
            }
            section class="card" { h2 { (page.text("review-instruments")) } (instruments(page, &self.instruments)) }
            section {
                h2 { (page.text("law-values")) }
                div class="table-box" {
                    table class="list cards" {
                        thead { tr {
                            th scope="col" { (page.text("law-parameter")) }
                            th scope="col" { (page.text("law-value")) }
                            th scope="col" { (page.text("law-chain")) }
                        } }
                        tbody { @for line in &self.lines { (self.line(page, line)) } }
                    }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::law()
    }
}

/// The instruments, one under another, with how well each is known.
pub(super) fn instruments(page: &Page<'_>, lines: &[InstrumentLine]) -> Markup {
    html! {
        ul class="instruments" {
            @for one in lines {
                li id=(anchor(&one.number, one.day)) class=[(one.role == InstrumentRole::Replaced).then_some("is-out")] {
                    @let name = page.with("instrument-of-day", &[("number", (&one.number).into()), ("day", one.day.into())]);
                    strong { @match &one.href { Some(href) => a href=(href) { (name) }, None => (name) } }
                    " " span class="chip plain-chip" { (page.text(role_key(one.role))) }
                    " " (parts::confidence(page, one.confidence))
                    span class="under" { (one.issuer) ": " (one.title) }
                }
            }
        }
    }
}

/// Where an instrument stands on the page, by number and day.
pub fn anchor(number: &str, day: Day) -> String {
    let plain = |sign: char| if sign.is_ascii_alphanumeric() { sign } else { '-' };
    let number: String = number.chars().map(plain).collect();
    format!("instrument-{number}-{day}")
}

const fn role_key(role: InstrumentRole) -> &'static str {
    match role {
        InstrumentRole::Base => "instrument-base",
        InstrumentRole::Amends => "instrument-amends",
        InstrumentRole::Local => "instrument-local",
        InstrumentRole::Replaced => "instrument-replaced",
    }
}

impl LawPage {
    fn line(&self, page: &Page<'_>, line: &LawLine) -> Markup {
        html! {
            tr {
                th scope="row" data-label=(page.text("law-parameter")) { (line.name) span class="under" { code { (line.code) } } }
                td data-label=(page.text("law-value")) {
                    @match &line.standing {
                        Standing::Value(value) if line.table.is_empty() => strong { (value) },
                        Standing::Value(value) => details { summary { strong { (value) } } (rows(&line.table)) },
                        Standing::Gap => span class="badge undetermined" { (page.text("law-value-gap")) },
                        Standing::Conflict => span class="badge not-met" { (page.text("law-value-conflict")) },
                        Standing::OutOfBounds => span class="badge not-met" { (page.text("law-out-of-bounds-why")) },
                    }
                }
                td data-label=(page.text("law-chain")) {
                    ol class="chain" { @for link in &line.chain {
                        li class=[(link.effect == Effect::Replaced).then_some("is-out")] {
                            (chain_link(page, link))
                            @if let Some(confirm) = &link.confirm { (self.confirm(page, confirm)) }
                        }
                    } }
                }
            }
        }
    }

    /// One button; what it confirms is what stands beside it.
    fn confirm(&self, page: &Page<'_>, confirm: &Confirm) -> Markup {
        let chosen = self.units.iter().find(|(_, _, chosen)| *chosen);
        let key = if confirm.withdraw { "law-withdraw" } else { "law-confirm" };
        html! {
            form class="confirm" method="post" action="/law/confirm" {
                (parts::csrf(page))
                input type="hidden" name="instrument" value=(confirm.instrument);
                input type="hidden" name="provision" value=(confirm.provision);
                input type="hidden" name="parameter" value=(confirm.parameter);
                input type="hidden" name="digest" value=(confirm.digest);
                input type="hidden" name="unit" value=(chosen.map_or("", |(code, ..)| code));
                input type="hidden" name="on" value=(self.on.vietnamese());
                @if confirm.withdraw { input type="hidden" name="withdraw" value="1"; }
                button class="second small" type="submit" { (page.text(key)) }
            }
        }
    }
}

/// A table of the law, as its rows have it.
fn rows(table: &[Vec<(String, String)>]) -> Markup {
    html! {
        ul class="law-rows" {
            @for row in table {
                li { @for (at, (column, cell)) in row.iter().enumerate() {
                    @if at > 0 { ", " }
                    span class="muted" { (column) ": " } (cell)
                } }
            }
        }
    }
}

fn chain_link(page: &Page<'_>, link: &ChainLink) -> Markup {
    let key = match link.effect {
        Effect::Sets => "effect-sets",
        Effect::Replaced => "effect-replaced",
        Effect::Overridden => "effect-overridden",
        Effect::Delegates => "effect-delegates",
        Effect::Narrows => "effect-narrows",
        Effect::Repeals => "effect-repeals",
    };
    html! {
        (link.citation) " " (parts::confidence(page, link.confidence))
        span class="under" {
                (page.text(key))
                @if let Some(value) = &link.value { ": " (value) }
                @match (link.from, link.until) {
                    (Some(from), Some(until)) => { " · " (page.with("law-from-until", &[("from", from.into()), ("until", until.into())])) },
                    (Some(from), None) => { " · " (page.with("law-from", &[("from", from.into())])) },
                    (None, _) => {},
                }
                @if let Some((day, who)) = &link.checked {
                    " · " (page.with("law-checked", &[("day", (*day).into()), ("who", who.into())]))
                } @else { " · " (page.text("law-not-checked")) }
        }
    }
}
