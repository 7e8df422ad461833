//! Names in nine boxes: two measures that the office chooses, with a table
//! behind. One way of looking, never the first.

use super::model::Link;
use super::shell::{Page, Tone};
use super::{View, parts, samples};
use base::Day;
use maud::{Markup, html};
use words::{Arg, Words};

/// The page.
#[derive(Debug, Clone)]
pub struct NineBoxes {
    /// The list or plan: its unit, leading back.
    pub back: Link,
    /// The plan's title in words.
    pub title: String,
    /// As of which day.
    pub on: Day,
    /// Where the page lies, without a query.
    pub href: String,
    /// Fields of the query that the form keeps: name and value.
    pub kept: Vec<(&'static str, String)>,
    /// The measures: code and words.
    pub measures: Vec<(&'static str, String)>,
    /// The axis along the bottom, then the one up the side.
    pub axes: [BoxAxis; 2],
    /// The boxes from the top left, row by row.
    pub boxes: Vec<Vec<BoxName>>,
    /// Of whom a value is not known.
    pub unknown: Vec<BoxName>,
}

/// An axis as the form has it.
#[derive(Debug, Clone)]
pub struct BoxAxis {
    /// The measure's code.
    pub by: &'static str,
    /// The measure in words.
    pub name: String,
    /// Below it is low.
    pub low: u32,
    /// From it on is high.
    pub high: u32,
}

/// A name in a box.
#[derive(Debug, Clone)]
pub struct BoxName {
    /// The person.
    pub person: Link,
    /// The post planned for.
    pub post: String,
    /// The two values, where they are known.
    pub values: [Option<u32>; 2],
}

/// The thirds of an axis, low to high.
const THIRDS: [&str; 3] = ["boxes-low", "boxes-middle", "boxes-high"];

impl View for NineBoxes {
    const NAME: &'static str = "nine-boxes";
    const WIDE: bool = true;

    fn title(&self, words: &Words) -> String {
        words.with("boxes-page-title", &[("unit", Arg::from(&self.back.text))])
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (parts::link(&self.back)) }
                h1 { (page.text("boxes-title")) }
                p class="meta" { span { (self.title) } span class="muted" { (page.with("plan-as-of", &[("day", self.on.into())])) } }
            }
            (parts::notice(page, Tone::Note, html! { (page.text("boxes-no-law")) }))
            (self.form(page))
            (self.grid(page))
            @if !self.unknown.is_empty() {
                section class="card" {
                    h2 { (page.with("boxes-unknown", &[("n", (self.unknown.len() as u32).into())])) }
                    (names(&self.unknown))
                }
            }
            (self.table(page))
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::nine_boxes()
    }
}

fn names(all: &[BoxName]) -> Markup {
    html! {
        ul class="box-names" { @for one in all {
            li { (parts::link(&one.person)) " " span class="muted small" { (one.post) } }
        } }
    }
}

impl NineBoxes {
    fn form(&self, page: &Page<'_>) -> Markup {
        let sides = [("x", "boxes-across"), ("y", "boxes-up")];
        html! {
            form class="filter boxes-form" method="get" action=(self.href) {
                @for (name, value) in &self.kept { input type="hidden" name=(name) value=(value); }
                @for (axis, (side, key)) in self.axes.iter().zip(sides) {
                    fieldset {
                        legend { (page.text(key)) }
                        label { span { (page.text("boxes-measure")) }
                            select name=(side) { @for (code, words) in &self.measures {
                                option value=(code) selected[*code == axis.by] { (words) }
                            } }
                        }
                        label { span { (page.text("boxes-low-below")) }
                            input type="number" name={ (side) "-low" } min="0" max="9999" value=(axis.low);
                        }
                        label { span { (page.text("boxes-high-from")) }
                            input type="number" name={ (side) "-high" } min="0" max="9999" value=(axis.high);
                        }
                    }
                }
                button class="first" type="submit" { (page.text("boxes-show")) }
            }
        }
    }

    fn grid(&self, page: &Page<'_>) -> Markup {
        let [across, up] = &self.axes;
        html! {
            div class="scroll-x" tabindex="0" role="region" aria-label=(page.text("boxes-title")) {
                table class="nine-boxes" {
                    caption { (page.with("boxes-caption", &[("across", (&across.name).into()), ("up", (&up.name).into())])) }
                    tbody {
                        @for (row, names_of) in self.boxes.chunks(3).enumerate() { tr {
                            th scope="row" { (page.text(THIRDS[2 - row.min(2)])) }
                            @for (at, all) in names_of.iter().enumerate() {
                                td class={ "box box-" (at + 2 - row.min(2)) } {
                                    span class="box-count" { (all.len()) }
                                    (names(all))
                                }
                            }
                        } }
                    }
                    tfoot { tr {
                        td class="corner" {}
                        @for key in THIRDS { th scope="col" { (page.text(key)) } }
                    } }
                }
            }
        }
    }

    fn table(&self, page: &Page<'_>) -> Markup {
        let value = |value: Option<u32>| match value {
            Some(value) => page.words.integer(value),
            None => page.text("boxes-not-known"),
        };
        let all = self.boxes.iter().flatten().chain(&self.unknown);
        html! {
            details class="picture-table" {
                summary { (page.text("picture-numbers")) }
                div class="table-box" { table class="list" {
                    thead { tr {
                        th scope="col" { (page.text("column-name")) }
                        th scope="col" { (page.text("column-planned-post")) }
                        @for axis in &self.axes { th scope="col" class="number" { (axis.name) } }
                    } }
                    tbody { @for one in all { tr {
                        th scope="row" { (parts::link(&one.person)) }
                        td { (one.post) }
                        @for known in one.values { td class="number" { (value(known)) } }
                    } } }
                } }
            }
        }
    }
}
