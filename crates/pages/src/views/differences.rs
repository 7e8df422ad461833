//! What files say otherwise than the records: questions and their answers.

use super::model::Link;
use super::shell::{Page, Tone};
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// Where this page lies.
pub const AT: &str = "/differences";

/// Open questions, a form a file.
#[derive(Debug, Clone)]
pub struct Differences {
    /// Why the last answers were refused, already worded.
    pub fault: Option<String>,
    /// The files.
    pub files: Vec<FileQuestions>,
    /// Questions that are not shown here.
    pub more: u32,
}

/// The questions of one file.
#[derive(Debug, Clone)]
pub struct FileQuestions {
    /// The batch.
    pub batch: String,
    /// The file.
    pub file: String,
    /// From which day its facts hold.
    pub as_of: String,
    /// How many questions it leaves, shown here or not.
    pub total: u32,
    /// The people, each with what is asked.
    pub people: Vec<PersonQuestions>,
}

/// What is asked of one person.
#[derive(Debug, Clone)]
pub struct PersonQuestions {
    /// The person.
    pub person: Link,
    /// The unit.
    pub unit: String,
    /// The questions.
    pub lines: Vec<QuestionLine>,
}

/// A question.
#[derive(Debug, Clone)]
pub struct QuestionLine {
    /// Its id.
    pub id: String,
    /// Sheet and row.
    pub place: String,
    /// The field.
    pub label: String,
    /// What the records say.
    pub known: String,
    /// What the file says.
    pub brought: String,
}

impl View for Differences {
    const NAME: &'static str = "differences";

    fn title(&self, words: &Words) -> String {
        words.text("differ-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { a href=(super::imports::AT) { (page.text("imports-title")) } }
                h1 { (page.text("differ-title")) }
                p class="muted" { (page.text("differ-lead")) }
            }
            @if let Some(fault) = &self.fault { (parts::notice(page, Tone::Refused, html! { (fault) })) }
            @if self.files.is_empty() { (parts::empty(page, "differ-none")) }
            @for file in &self.files { (questions(page, file)) }
            @if self.more > 0 { p class="muted" { (page.with("differ-more", &[("n", self.more.into())])) } }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::differences()
    }
}

fn questions(page: &Page<'_>, file: &FileQuestions) -> Markup {
    let day = [("day", file.as_of.as_str().into()), ("n", file.total.into())];
    html! {
        section {
            h2 { (file.file) }
            p class="muted" { (page.with("differ-file", &day)) }
            form class="asked-of" method="post" action=(AT) {
                (parts::csrf(page))
                input type="hidden" name="batch" value=(file.batch);
                @for person in &file.people {
                    h3 { (parts::link(&person.person)) " " span class="muted" { (person.unit) } }
                    div class="table-box" { table class="list cards pair" {
                        thead { tr {
                            th scope="col" { (page.text("who-field")) }
                            th scope="col" { (page.text("differ-known")) }
                            th scope="col" { (page.text("differ-brought")) }
                            th scope="col" { (page.text("differ-place")) }
                        } }
                        tbody { @for line in &person.lines { (question(page, line)) } }
                    } }
                }
                div class="actions" {
                    button class="first" type="submit" { (page.text("differ-answer")) }
                    button class="second" type="submit" name="all" value="take" { (page.text("differ-take-all")) }
                    button class="second" type="submit" name="all" value="keep" { (page.text("differ-keep-all")) }
                }
            }
        }
    }
}

fn question(page: &Page<'_>, line: &QuestionLine) -> Markup {
    let each = [
        ("keep", page.text("differ-known"), &line.known),
        ("take", page.text("differ-brought"), &line.brought),
    ];
    html! {
        tr {
            th scope="row" { (line.label) }
            @for (answer, head, value) in each {
                td data-label=(head) {
                    label class="pick" {
                        input type="radio" name={ "d-" (line.id) } value=(answer);
                        span { (value) }
                    }
                }
            }
            td class="muted" data-label=(page.text("differ-place")) { (line.place) }
        }
    }
}
