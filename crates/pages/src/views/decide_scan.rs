//! One question about a scanned sheet: a large picture of the spot, the whole
//! page one key away, answers by single keys.

use super::model::Link;
use super::shell::{Page, Tone};
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// One question about a scanned sheet.
#[derive(Debug, Clone)]
pub struct DecideScan {
    /// The step; leads back.
    pub about: Link,
    /// Where the scanned ballots of the step are.
    pub scans: String,
    /// Where the answer goes.
    pub href: String,
    /// Why the last answer was refused, already worded.
    pub fault: Option<String>,
    /// The question; none when nothing waits for the reader.
    pub question: Option<ScanQuestion>,
}

/// What is asked.
#[derive(Debug, Clone)]
pub struct ScanQuestion {
    /// The sheet or paper, to be sent back.
    pub subject: String,
    /// The question, to be sent back.
    pub asked: String,
    /// The place among those that wait, from 0, and how many wait.
    pub place: (u32, u32),
    /// The question in words.
    pub title: String,
    /// More about it: the name and post of the row, the rule, already worded.
    pub lines: Vec<String>,
    /// What the two before said, for the third: who, what.
    pub said: Vec<(String, String)>,
    /// Close pictures: address and what they show.
    pub close: Vec<(String, String)>,
    /// Whole pages: address and what they show.
    pub whole: Vec<(String, String)>,
    /// Answers of one key.
    pub answers: Vec<KeyAnswer>,
    /// What else can be answered.
    pub field: Option<AnswerField>,
    /// The kinds of invalid sheet: answers of one key.
    pub invalid: Vec<KeyAnswer>,
}

/// An answer of one key.
#[derive(Debug, Clone)]
pub struct KeyAnswer {
    /// The key.
    pub key: String,
    /// As sent.
    pub reply: String,
    /// In words.
    pub text: String,
}

/// An answer that is typed or ticked.
#[derive(Debug, Clone)]
pub enum AnswerField {
    /// A name (field `name`).
    Name(String),
    /// Rows of a group (fields `row`): number, name, ticked.
    Rows(Vec<(usize, String, bool)>),
    /// The rows of a whole sheet, each with its signs (fields `mark-N`): number,
    /// name, whether a mark against can be given. And lines for names written
    /// (fields `written-N` by group): group, its title.
    Sheet {
        /// The rows.
        rows: Vec<(usize, String)>,
        /// Whether the form has a box to disagree.
        against: bool,
        /// Groups with lines for names: number, title.
        groups: Vec<(usize, String)>,
    },
}

impl View for DecideScan {
    const NAME: &'static str = "decide-scan";
    const SCRIPTS: &'static [&'static str] = &["adjudicate.js"];

    fn title(&self, words: &Words) -> String {
        words.text("decide-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (parts::link(&self.about)) }
                h1 { (page.text("decide-title")) }
            }
            @if let Some(fault) = &self.fault { (parts::notice(page, Tone::Refused, html! { (fault) })) }
            @match &self.question {
                Some(question) => (self.ask(page, question)),
                None => {
                    (parts::notice(page, Tone::Done, html! { (page.text("decide-none")) }))
                    p class="actions" { a class="button first" href=(self.scans) { (page.text("decide-back")) } }
                },
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::decide_scan()
    }
}

impl DecideScan {
    fn ask(&self, page: &Page<'_>, question: &ScanQuestion) -> Markup {
        html! {
            (self.around(page, question.place))
            div class="adjudicate" {
                section class="close" {
                    @for (href, alt) in &question.close { img class="crop" src=(href) alt=(alt); }
                    details class="whole" data-key="p" open[question.close.is_empty()] {
                        summary { (page.text("decide-whole")) " " kbd { "P" } }
                        @for (href, alt) in &question.whole {
                            figure { figcaption { (alt) } img src=(href) alt=(alt) loading="lazy"; }
                        }
                    }
                }
                section class="card ask" {
                    h2 { (question.title) }
                    @for line in &question.lines { p { (line) } }
                    @if !question.said.is_empty() {
                        p { (page.text("decide-third")) }
                        ul class="said" { @for (who, what) in &question.said { li { strong { (who) } ": " (what) } } }
                    }
                    form method="post" action=(self.href) {
                        (parts::csrf(page))
                        input type="hidden" name="subject" value=(question.subject);
                        input type="hidden" name="asked" value=(question.asked);
                        input type="hidden" name="at" value=(question.place.0);
                        @if !question.answers.is_empty() {
                            div class="answers" { @for answer in &question.answers { (key_button(answer, "first")) } }
                        }
                        @if let Some(field) = &question.field { (typed(page, field)) }
                        fieldset class="invalid" {
                            legend { (page.text("decide-invalid")) }
                            div class="answers" { @for answer in &question.invalid { (key_button(answer, "second")) } }
                        }
                    }
                }
            }
            p class="muted keys" { (page.text("decide-keys")) }
        }
    }

    /// Where this question stands, and the ways to the ones beside it.
    fn around(&self, page: &Page<'_>, (at, waiting): (u32, u32)) -> Markup {
        html! {
            nav class="pager" aria-label=(page.text("decide-place")) {
                @if at > 0 {
                    a class="button second" rel="prev" data-key="ArrowLeft" href={ (self.href) "?at=" (at - 1) } { (page.text("decide-before")) " " kbd { "←" } }
                }
                strong { (page.with("decide-at", &[("n", (at + 1).into()), ("of", waiting.into())])) }
                @if at + 1 < waiting {
                    a class="button second" rel="next" data-key="ArrowRight" href={ (self.href) "?at=" (at + 1) } { (page.text("decide-after")) " " kbd { "→" } }
                }
                a class="button second" href=(self.scans) { (page.text("decide-back")) }
            }
        }
    }
}

fn key_button(answer: &KeyAnswer, class: &str) -> Markup {
    html! {
        button class=(class) type="submit" name="reply" value=(answer.reply) data-key=(answer.key) formnovalidate {
            kbd { (answer.key.to_uppercase()) } " " (answer.text)
        }
    }
}

fn typed(page: &Page<'_>, field: &AnswerField) -> Markup {
    match field {
        AnswerField::Name(name) => html! {
            label { span { (page.text("decide-name")) }
                input name="name" value=(name) autocomplete="off" autocapitalize="words" autofocus;
            }
            p class="actions" { button class="first" type="submit" name="reply" value="name" { (page.text("decide-name-save")) " " kbd { "Enter" } } }
        },
        AnswerField::Rows(rows) => html! {
            fieldset class="roll" {
                legend { (page.text("decide-rows")) }
                ol { @for (number, name, ticked) in rows { li { label class="tick" {
                    input type="checkbox" name="row" value=(number) checked[*ticked];
                    span class="tick-number" { (number + 1) "." }
                    span { (name) }
                } } } }
            }
            p class="actions" { button class="first" type="submit" name="reply" value="rows" { (page.text("decide-rows-save")) } }
        },
        AnswerField::Sheet { rows, against, groups } => html! {
            fieldset class="whole-sheet" {
                legend { (page.text("decide-sheet")) }
                ol { @for (number, name) in rows { li {
                    span class="tick-number" { (number + 1) "." }
                    span { (name) }
                    select name={ "mark-" (number) } aria-label=(name) {
                        option value="." { (page.text("sign-blank")) }
                        option value="+" { (page.text("sign-for")) }
                        @if *against { option value="-" { (page.text("sign-against")) } }
                    }
                } } }
                @for (group, title) in groups {
                    label { span { (page.with("decide-written", &[("group", title.into())])) }
                        textarea name={ "written-" (group) } rows="2" {}
                    }
                }
            }
            p class="actions" { button class="first" type="submit" name="reply" value="sheet" { (page.text("decide-sheet-save")) } }
        },
    }
}
