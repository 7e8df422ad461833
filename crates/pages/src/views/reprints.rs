//! Issued papers made again and held against the register.

use super::model::{Link, PaperLink};
use super::shell::{Page, Tone};
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// The papers of a review, made again.
#[derive(Debug, Clone)]
pub struct Reprints {
    /// The review that they belong to.
    pub review: Link,
    /// A line a paper.
    pub lines: Vec<ReprintLine>,
}

/// One paper.
#[derive(Debug, Clone)]
pub struct ReprintLine {
    /// The paper.
    pub paper: PaperLink,
    /// Whether it is all as issued.
    pub sound: bool,
    /// Of the reprint against the register, in words.
    pub remade: String,
    /// Of the file against the register, in words.
    pub on_disk: String,
    /// Why, and what differs, a sentence each.
    pub said: Vec<String>,
}

impl View for Reprints {
    const NAME: &'static str = "reprints";
    const WIDE: bool = true;

    fn title(&self, words: &Words) -> String {
        words.text("reprint-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                h1 { (page.text("reprint-title")) }
                p { (parts::link(&self.review)) }
                p class="muted" { (page.text("reprint-lead")) }
            }
            @if self.lines.is_empty() { (parts::empty(page, "reprint-none")) } @else {
                (self.verdict(page))
                div class="table-box" {
                    table class="list cards" {
                        thead { tr {
                            th scope="col" { (page.text("reprint-paper")) }
                            th scope="col" { (page.text("reprint-remade")) }
                            th scope="col" { (page.text("reprint-on-disk")) }
                            th scope="col" { (page.text("reprint-said")) }
                        } }
                        tbody { @for line in &self.lines { (row(page, line)) } }
                    }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::reprints()
    }
}

impl Reprints {
    fn verdict(&self, page: &Page<'_>) -> Markup {
        let unsound = self.lines.iter().filter(|line| !line.sound).count() as u32;
        let (tone, key, n) = match unsound {
            0 => (Tone::Done, "reprint-all-sound", self.lines.len() as u32),
            n => (Tone::Refused, "reprint-some-unsound", n),
        };
        parts::notice(page, tone, html! { (page.with(key, &[("n", n.into())])) })
    }
}

fn row(page: &Page<'_>, line: &ReprintLine) -> Markup {
    html! {
        tr {
            th scope="row" {
                a href=(line.paper.href) { (line.paper.title) } " "
                span class="format" { (line.paper.format) }
            }
            td data-label=(page.text("reprint-remade")) { (line.remade) }
            td data-label=(page.text("reprint-on-disk")) { (line.on_disk) }
            td data-label=(page.text("reprint-said")) {
                @if line.said.is_empty() { "–" } @else {
                    ul { @for said in &line.said { li { (said) } } }
                }
            }
        }
    }
}
