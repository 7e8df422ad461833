//! The paper ballots of a step: the form is chosen, looked at, printed.

use super::model::Link;
use super::parts::{csrf, notice};
use super::shell::{Page, Tone};
use super::{View, parts, samples};
use ballot::{
    Align, BOX_FRAME, CORNER_SIDE, Layout, Options, PageLayout, PaperSize, Rect, TextPlace,
};
use maud::{Markup, html};
use words::Words;

const MM_PER_POINT: f64 = 25.4 / 72.0;

/// The page of a step's paper ballots.
#[derive(Debug, Clone)]
pub struct BallotPage {
    /// The unit and the step; leads back.
    pub about: Link,
    /// The address of this page; forms go below it.
    pub href: String,
    /// Whether this person may prepare and print now.
    pub open: bool,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
    /// What is chosen, or was last.
    pub chosen: Chosen,
    /// The form, once prepared.
    pub form: Option<Prepared>,
    /// Sheets proposed for the next print.
    pub sheets: u32,
    /// Spare sheets proposed.
    pub spare: u32,
}

/// What an officer chooses about a form (fields `paper`, `options`, `at_most`,
/// `write_ins`).
#[derive(Debug, Clone)]
pub struct Chosen {
    /// The paper.
    pub paper: PaperSize,
    /// What a row can be answered with.
    pub options: Options,
    /// At most so many of a post, as typed; empty for any number.
    pub at_most: String,
    /// Lines for further names, as typed.
    pub write_ins: String,
}

/// A prepared form.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// Where everything stands.
    pub layout: Layout,
    /// Sheets printed; the form is fixed when there are any.
    pub printed: Option<u32>,
}

impl View for BallotPage {
    const NAME: &'static str = "ballot";

    fn title(&self, words: &Words) -> String {
        words.text("ballot-page-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        let printed = self.form.as_ref().and_then(|form| form.printed);
        html! {
            header class="page-head" {
                p class="over" { (parts::link(&self.about)) }
                h1 { (page.text("ballot-page-title")) }
            }
            @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
            @if self.open && printed.is_none() { (self.choose(page)) }
            @match &self.form {
                None => p class="muted" { (page.text("ballot-page-none")) },
                Some(form) => {
                    @if self.open { (self.print(page, printed)) }
                    (self.preview(page, form))
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::ballot()
    }
}

impl BallotPage {
    fn choose(&self, page: &Page<'_>) -> Markup {
        let Chosen { paper, options, at_most, write_ins } = &self.chosen;
        let papers =
            [(PaperSize::A4, "a4", "ballot-paper-a4"), (PaperSize::A5, "a5", "ballot-paper-a5")];
        let marks = [
            (Options::AgreeDisagree, "agree-disagree", "ballot-options-two"),
            (Options::AgreeOnly, "agree-only", "ballot-options-one"),
        ];
        html! {
            form class="card asked" method="post" action=(self.href) {
                (csrf(page))
                p { (page.text("ballot-prepare-lead")) }
                label { span { (page.text("ballot-paper")) } select name="paper" {
                    @for (value, code, key) in papers {
                        option value=(code) selected[value == *paper] { (page.text(key)) }
                    }
                } }
                label { span { (page.text("ballot-options")) } select name="options" {
                    @for (value, code, key) in marks {
                        option value=(code) selected[value == *options] { (page.text(key)) }
                    }
                } }
                (number(page, "ballot-most", "at_most", at_most, false))
                (number(page, "ballot-write-ins", "write_ins", write_ins, true))
                p class="actions" {
                    button class="first" type="submit" { (page.text(match self.form {
                        None => "ballot-prepare",
                        Some(_) => "ballot-prepare-again",
                    })) }
                }
            }
        }
    }

    fn print(&self, page: &Page<'_>, printed: Option<u32>) -> Markup {
        html! {
            form class="card asked" method="post" action=(format!("{}/print", self.href)) {
                (csrf(page))
                @match printed {
                    None => p { (page.text("ballot-print-lead")) },
                    Some(n) => p { (page.with("ballot-printed-lead", &[("n", n.into())])) },
                }
                @let sheets = if printed.is_some() { 0 } else { self.sheets };
                (number(page, "ballot-sheets", "sheets", &sheets.to_string(), true))
                (number(page, "ballot-spare", "spare", &self.spare.to_string(), true))
                p class="actions" {
                    button class="first" type="submit" { (page.text("ballot-print")) }
                }
            }
            @if printed.is_some() {
                details class="card" {
                    summary { (page.text("ballot-void")) }
                    form method="post" action=(format!("{}/void", self.href)) {
                        (csrf(page))
                        p { (page.text("ballot-void-lead")) }
                        p class="actions" {
                            button class="second" type="submit" { (page.text("ballot-void")) }
                        }
                    }
                }
            }
        }
    }

    fn preview(&self, page: &Page<'_>, form: &Prepared) -> Markup {
        let layout = &form.layout;
        let pages = layout.pages.len() as u32;
        let said = [("form", layout.form.to_string()), ("pages", pages.to_string())];
        let said = said.each_ref().map(|(name, value)| (*name, value.as_str().into()));
        html! {
            section class="ballot-preview" {
                h2 { (page.text("ballot-preview")) }
                p { (page.with("ballot-preview-lead", &said)) " "
                    a href=(format!("{}/preview", self.href)) { (page.text("ballot-preview-pdf")) }
                    " · "
                    a href=(format!("{}/by-hand", self.href)) { (page.text("ballot-by-hand")) }
                }
                @for one in &layout.pages {
                    figure class="ballot-sheet" {
                        (drawing(page, layout, one))
                        figcaption { (page.with("ballot-preview-page", &[("page", one.page.into()), ("pages", pages.into())])) }
                    }
                }
            }
        }
    }
}

fn number(page: &Page<'_>, key: &str, name: &str, value: &str, required: bool) -> Markup {
    html! {
        label class="short" { span { (page.text(key)) }
            input name=(name) value=(value) inputmode="numeric" pattern="[0-9]*"
                required[required] autocomplete="off";
        }
    }
}

/// A page of the form as a drawing in millimetres, without codes.
fn drawing(page: &Page<'_>, layout: &Layout, one: &PageLayout) -> Markup {
    let (w, h) = (layout.width, layout.height);
    let shows = page.with(
        "ballot-preview-page",
        &[("page", one.page.into()), ("pages", (layout.pages.len() as u32).into())],
    );
    html! {
        svg viewBox=(format!("0 0 {w} {h}")) width="100%" role="img" aria-label=(shows) font-family="Liberation Serif, Times New Roman, serif" {
            rect width=(w) height=(h) fill="#fff" {}
            @for (x, y) in one.corners {
                rect x=(x - CORNER_SIDE / 2.0) y=(y - CORNER_SIDE / 2.0)
                    width=(CORNER_SIDE) height=(CORNER_SIDE) fill="#000" {}
            }
            @for code in one.codes { (outline(code, "#999", 0.3, "2 1")) }
            @if let Some(stamp) = one.stamp { (outline(stamp, "#777", 0.2, "0.5 1")) }
            @for rule in &one.rules {
                line x1=(rule.from.0) y1=(rule.from.1) x2=(rule.to.0) y2=(rule.to.1)
                    stroke="#000" stroke-width=(rule.width) {}
            }
            @for place in &one.boxes { (outline(inner(place.place), "#000", BOX_FRAME, "none")) }
            @for text in &one.texts { (line_of(text)) }
        }
    }
}

/// A frame is drawn on its middle line.
fn inner(place: Rect) -> Rect {
    let half = BOX_FRAME / 2.0;
    Rect { x: place.x + half, y: place.y + half, w: place.w - BOX_FRAME, h: place.h - BOX_FRAME }
}

fn outline(place: Rect, colour: &str, width: f64, dashes: &str) -> Markup {
    html! {
        rect x=(place.x) y=(place.y) width=(place.w) height=(place.h) fill="none"
            stroke=(colour) stroke-width=(width) stroke-dasharray=(dashes) {}
    }
}

fn line_of(text: &TextPlace) -> Markup {
    let anchor = match text.align {
        Align::Left => "start",
        Align::Centre => "middle",
        Align::Right => "end",
    };
    html! {
        text x=(text.x) y=(text.y) font-size=(format!("{:.3}", text.size * MM_PER_POINT))
            text-anchor=(anchor) font-weight=(if text.bold { "bold" } else { "normal" })
            font-style=(if text.italic { "italic" } else { "normal" }) { (text.text) }
    }
}
