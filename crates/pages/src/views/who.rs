//! Who is who: pairs of records that may be one person, and two records side by
//! side.

use super::icon::{Icon, icon};
use super::model::Link;
use super::shell::{Page, Tone};
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// Where these pages lie.
pub const AT: &str = "/who";

/// Pairs that may be one person.
#[derive(Debug, Clone)]
pub struct Who {
    /// How many there are.
    pub total: u32,
    /// Those of this page.
    pub pairs: Vec<PairLine>,
    /// Units to choose from: code, name, whether chosen.
    pub units: Vec<(String, String, bool)>,
    /// The pages before and behind this one.
    pub earlier: Option<String>,
    /// The page behind this one.
    pub further: Option<String>,
}

/// A pair.
#[derive(Debug, Clone)]
pub struct PairLine {
    /// The two side by side.
    pub href: String,
    /// Name, birth date, unit and number of both.
    pub halves: [HalfLine; 2],
    /// What both say alike.
    pub agrees: String,
    /// What they say otherwise; empty where nothing.
    pub differs: String,
}

/// One record of a pair.
#[derive(Debug, Clone)]
pub struct HalfLine {
    /// The name.
    pub name: String,
    /// The birth date.
    pub born: String,
    /// The unit.
    pub unit: String,
    /// The office's number.
    pub code: Option<String>,
}

/// Two records side by side.
#[derive(Debug, Clone)]
pub struct WhoPair {
    /// Where the answers go: `/merge` and `/apart` behind it.
    pub href: String,
    /// Why the last answer was refused, already worded.
    pub fault: Option<String>,
    /// Why the two cannot be made one, already worded.
    pub refusal: Option<String>,
    /// Whether they were told apart.
    pub is_apart: bool,
    /// The two.
    pub sides: [SideCard; 2],
    /// What they say.
    pub rows: Vec<PairField>,
}

/// One of the two.
#[derive(Debug, Clone)]
pub struct SideCard {
    /// The person's page.
    pub person: Link,
    /// The unit.
    pub unit: String,
    /// The office's number.
    pub code: Option<String>,
    /// The files from which it came.
    pub sources: Vec<String>,
    /// Where it stands in what has been done; empty where nowhere.
    pub rests: String,
}

/// A field of both.
#[derive(Debug, Clone)]
pub struct PairField {
    /// Its code, for the answer.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// What either says.
    pub values: [Option<String>; 2],
    /// How they stand to each other.
    pub stands: Stands,
}

/// How two values stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Alike.
    Alike,
    /// Only one, or one more closely.
    OneSided,
    /// Otherwise.
    Differs,
}

impl View for Who {
    const NAME: &'static str = "who";

    fn title(&self, words: &Words) -> String {
        words.text("who-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { a href=(super::imports::AT) { (page.text("imports-title")) } }
                h1 { (page.text("who-title")) }
                p class="muted" { (page.text("who-lead")) }
            }
            @if !self.units.is_empty() { (self.filter(page)) }
            @if self.pairs.is_empty() { (parts::empty(page, "who-none")) } @else {
                p { (page.with("who-count", &[("n", self.total.into())])) }
                div class="table-box" { table class="list cards" {
                    thead { tr {
                        th scope="col" { (page.text("who-one")) }
                        th scope="col" { (page.text("who-other")) }
                        th scope="col" { (page.text("who-agrees")) }
                        th scope="col" { (page.text("who-differs")) }
                        th scope="col" { span class="sr" { (page.text("who-look")) } }
                    } }
                    tbody { @for pair in &self.pairs { tr {
                        td data-label=(page.text("who-one")) { (half(page, &pair.halves[0])) }
                        td data-label=(page.text("who-other")) { (half(page, &pair.halves[1])) }
                        td data-label=(page.text("who-agrees")) { (pair.agrees) }
                        td data-label=(page.text("who-differs")) { (pair.differs) }
                        td { a class="button second" href=(pair.href) { (page.text("who-look")) } }
                    } } }
                } }
            }
            @if self.earlier.is_some() || self.further.is_some() {
                nav class="pager" aria-label=(page.text("who-pages")) {
                    @if let Some(href) = &self.earlier { a class="button second" href=(href) { (page.text("who-earlier")) } }
                    @if let Some(href) = &self.further { a class="button second" href=(href) { (page.text("who-further")) } }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::who()
    }
}

impl Who {
    fn filter(&self, page: &Page<'_>) -> Markup {
        html! {
            section class="controls" {
                form class="filter" method="get" action=(AT) {
                    label { span { (page.text("who-unit")) }
                        select name="unit" {
                            option value="" { (page.text("who-every-unit")) }
                            @for (code, name, chosen) in &self.units {
                                option value=(code) selected[*chosen] { (name) }
                            }
                        }
                    }
                    button class="second" type="submit" { (page.text("who-filter")) }
                }
            }
        }
    }
}

fn half(page: &Page<'_>, half: &HalfLine) -> Markup {
    html! {
        div class="half" {
            strong { (half.name) }
            span { (half.born) }
            span class="muted" { (half.unit) }
            @if let Some(code) = &half.code { span class="muted" { (page.with("who-code", &[("code", code.into())])) } }
        }
    }
}

impl View for WhoPair {
    const NAME: &'static str = "who-pair";
    const WIDE: bool = true;

    fn title(&self, words: &Words) -> String {
        words.text("who-pair-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { a href=(AT) { (page.text("who-title")) } }
                h1 { (page.text("who-pair-title")) }
                p class="muted" { (page.text("who-pair-lead")) }
            }
            @if let Some(fault) = &self.fault { (parts::notice(page, Tone::Refused, html! { (fault) })) }
            @if self.is_apart { (parts::notice(page, Tone::Note, html! { (page.text("who-is-apart")) })) }
            @if let Some(refusal) = &self.refusal { (parts::notice(page, Tone::Warning, html! { (refusal) })) }
            div class="split even" { @for (at, side) in self.sides.iter().enumerate() { (card(page, at, side)) } }
            form method="post" action={ (self.href) "/merge" } {
                (parts::csrf(page))
                div class="table-box" { table class="list cards pair" {
                    thead { tr {
                        th scope="col" { (page.text("who-field")) }
                        th scope="col" { (page.text("who-one")) }
                        th scope="col" { (page.text("who-other")) }
                        th scope="col" { (page.text("who-stands")) }
                    } }
                    tbody { @for row in &self.rows { (self.field(page, row)) } }
                } }
                @if self.refusal.is_none() {
                    p class="muted" { (page.text("who-merge-help")) }
                    p class="actions" { button class="first" type="submit" { (page.text("who-merge")) } }
                }
            }
            @if !self.is_apart { form class="action" method="post" action={ (self.href) "/apart" } {
                (parts::csrf(page))
                p class="actions" { button class="second" type="submit" { (page.text("who-apart")) } }
            } }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::who_pairs()
    }
}

impl WhoPair {
    fn field(&self, page: &Page<'_>, row: &PairField) -> Markup {
        let names = [page.text("who-one"), page.text("who-other")];
        let chosen = ["one", "other"];
        let asks = row.stands == Stands::Differs && self.refusal.is_none();
        html! {
            tr {
                th scope="row" { (row.label) }
                @for at in 0..2 {
                    td data-label=(names[at]) {
                        @match &row.values[at] {
                            Some(value) if asks => label class="pick" {
                                input type="radio" name={ "f-" (row.code) } value=(chosen[at]) checked[at == 0];
                                span { (value) }
                            },
                            Some(value) => span { (value) },
                            None => span class="muted" { (page.text("who-not-stated")) },
                        }
                    }
                }
                td data-label=(page.text("who-stands")) { (stands(page, row.stands)) }
            }
        }
    }
}

fn stands(page: &Page<'_>, stands: Stands) -> Markup {
    let (class, sign, key) = match stands {
        Stands::Alike => ("badge met", Icon::Check, "who-alike"),
        Stands::OneSided => ("badge not-applicable", Icon::Dash, "who-one-sided"),
        Stands::Differs => ("badge undetermined", Icon::Question, "who-otherwise"),
    };
    html! { span class=(class) { (icon(sign)) " " (page.text(key)) } }
}

fn card(page: &Page<'_>, at: usize, side: &SideCard) -> Markup {
    let head = page.text(if at == 0 { "who-one" } else { "who-other" });
    html! {
        section class="card" {
            h2 { (head) ": " (parts::link(&side.person)) }
            p { (side.unit) @if let Some(code) = &side.code { " · " (page.with("who-code", &[("code", code.into())])) } }
            @if !side.sources.is_empty() {
                p class="muted" { (page.with("who-sources", &[("files", (&side.sources.join("; ")).into())])) }
            }
            @if !side.rests.is_empty() {
                p { (icon(Icon::Lock)) " " (page.with("who-rests", &[("places", (&side.rests).into())])) }
            }
        }
    }
}
