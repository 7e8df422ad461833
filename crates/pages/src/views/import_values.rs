//! Texts that no code list knows, with what they might mean; what was taught so
//! far; and records that can be filled by it.

use super::imports::AT;
use super::shell::{Page, Tone};
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// The texts that wait, by list.
#[derive(Debug, Clone)]
pub struct ImportValues {
    /// Why the last answer was refused, already worded.
    pub fault: Option<String>,
    /// Whether files wait to be taken.
    pub has_waiting: bool,
    /// The texts that wait.
    pub groups: Vec<ValueGroup>,
    /// What was explained while records lack it.
    pub answered: Vec<AnsweredLine>,
    /// What was taught.
    pub taught: Vec<TaughtLine>,
}

/// The texts of a list.
#[derive(Debug, Clone)]
pub struct ValueGroup {
    /// The list, by code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The texts.
    pub texts: Vec<ValueText>,
    /// How many more there are.
    pub more: u32,
    /// The values to choose from, as shown.
    pub choices: Vec<String>,
}

/// A text that its list does not know.
#[derive(Debug, Clone)]
pub struct ValueText {
    /// The text.
    pub text: String,
    /// How often it stands in batches that were taken, and in files that wait.
    pub counts: (u32, u32),
    /// What it might mean: code, label, and how alike it is written in percent.
    pub near: Vec<(String, String, u32)>,
}

/// A text that was explained while records lack it.
#[derive(Debug, Clone)]
pub struct AnsweredLine {
    /// The list's name.
    pub list: String,
    /// The text.
    pub text: String,
    /// What it means.
    pub label: String,
    /// Records that lack it.
    pub records: u32,
}

/// Something that was taught.
#[derive(Debug, Clone)]
pub struct TaughtLine {
    /// Kind of sheet or list, by code.
    pub of: String,
    /// Its name.
    pub name: String,
    /// Whether it is about a column.
    pub is_column: bool,
    /// The header or the text.
    pub text: String,
    /// What it means; `None`: not read, or left open.
    pub means: Option<String>,
    /// By whom and when.
    pub by: String,
}

impl View for ImportValues {
    const NAME: &'static str = "import-values";
    const WIDE: bool = true;

    fn title(&self, words: &Words) -> String {
        words.text("values-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { a href=(AT) { (page.text("imports-title")) } }
                h1 { (page.text("values-title")) }
                p class="muted" { (page.text("values-lead")) }
            }
            @if let Some(fault) = &self.fault { (parts::notice(page, Tone::Refused, html! { (fault) })) }
            @if self.has_waiting {
                p class="actions" { a class="button second" href={ (AT) "/check" } { (page.text("values-again")) } }
            }
            (self.fill(page))
            @if self.groups.is_empty() { (parts::empty(page, "values-none")) }
            @for group in &self.groups { (waiting(page, group)) }
            (self.taught(page))
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::import_values()
    }
}

impl ImportValues {
    fn fill(&self, page: &Page<'_>) -> Markup {
        let records: u32 = self.answered.iter().map(|line| line.records).sum();
        html! {
            @if records > 0 { section class="card" {
                h2 { (page.text("values-fill-title")) }
                ul { @for line in &self.answered { li {
                    (page.with("values-fill-line", &[
                        ("list", line.list.as_str().into()), ("text", line.text.as_str().into()),
                        ("label", line.label.as_str().into()), ("n", line.records.into()),
                    ]))
                } } }
                p class="muted" { (page.text("values-fill-help")) }
                form method="post" action={ (AT) "/values/fill" } {
                    (parts::csrf(page))
                    button class="first" type="submit" { (page.with("values-fill", &[("n", records.into())])) }
                }
            } }
        }
    }

    fn taught(&self, page: &Page<'_>) -> Markup {
        html! {
            section {
                h2 { (page.text("taught-title")) }
                @if self.taught.is_empty() { (parts::empty(page, "taught-none")) } @else {
                    div class="table-box" { table class="list cards" {
                        thead { tr {
                            th scope="col" { (page.text("taught-text")) }
                            th scope="col" { (page.text("taught-of")) }
                            th scope="col" { (page.text("taught-means")) }
                            th scope="col" { (page.text("taught-by")) }
                            th scope="col" { (page.text("taught-forget")) }
                        } }
                        tbody { @for line in &self.taught { (taught(page, line)) } }
                    } }
                }
            }
        }
    }
}

fn taught(page: &Page<'_>, line: &TaughtLine) -> Markup {
    let nothing = if line.is_column { "columns-not-read" } else { "taught-open" };
    html! { tr {
        th scope="row" { (line.text) }
        td data-label=(page.text("taught-of")) {
            @if line.is_column { (page.with("taught-column", &[("kind", line.name.as_str().into())])) }
            @else { (line.name) }
        }
        td data-label=(page.text("taught-means")) {
            @match &line.means { Some(means) => (means), None => (page.text(nothing)) }
        }
        td data-label=(page.text("taught-by")) { (line.by) }
        td data-label=(page.text("taught-forget")) {
            form method="post" action={ (AT) "/values/forget" } {
                (parts::csrf(page))
                input type="hidden" name="of" value=(line.of);
                input type="hidden" name="text" value=(line.text);
                @if line.is_column { input type="hidden" name="column" value="1"; }
                button class="second small" type="submit" { (page.text("taught-forget")) }
            }
        }
    } }
}

fn waiting(page: &Page<'_>, group: &ValueGroup) -> Markup {
    let choices = format!("choices-{}", group.code);
    html! {
        section {
            h2 { (group.name) }
            datalist id=(choices) { @for choice in &group.choices { option value=(choice) {} } }
            div class="table-box" { table class="list cards" {
                thead { tr {
                    th scope="col" { (page.text("values-text")) }
                    th scope="col" { (page.text("values-count")) }
                    th scope="col" { (page.text("values-answer")) }
                } }
                tbody { @for text in &group.texts { tr {
                    th scope="row" { (text.text) }
                    td data-label=(page.text("values-count")) { (counted(page, text.counts)) }
                    td data-label=(page.text("values-answer")) { (answer(page, group, text, &choices)) }
                } } }
            } }
            @if group.more > 0 { p class="muted" { (page.with("values-more", &[("n", group.more.into())])) } }
        }
    }
}

fn counted(page: &Page<'_>, (taken, waiting): (u32, u32)) -> Markup {
    html! {
        @if taken > 0 { span { (page.with("values-taken", &[("n", taken.into())])) } }
        @if taken > 0 && waiting > 0 { br; }
        @if waiting > 0 { span { (page.with("values-waiting", &[("n", waiting.into())])) } }
    }
}

/// The answers to one text: what is proposed, any other value, or none.
fn answer(page: &Page<'_>, group: &ValueGroup, text: &ValueText, choices: &str) -> Markup {
    let about = html! {
        (parts::csrf(page))
        input type="hidden" name="list" value=(group.code);
        input type="hidden" name="text" value=(text.text);
    };
    html! {
        // A form of its own: Enter in the field below must not take a proposal.
        @if !text.near.is_empty() {
            form method="post" action={ (AT) "/values/learn" } class="answer" {
                (about)
                @for (code, label, percent) in &text.near {
                    button class="second" type="submit" name="code" value=(code) {
                        (page.with("values-near", &[("label", label.as_str().into()), ("n", (*percent).into())]))
                    }
                }
            }
        }
        form method="post" action={ (AT) "/values/learn" } class="answer" {
            (about)
            input name="choice" list=(choices) autocomplete="off" aria-label=(page.text("values-other"))
                placeholder=(page.text("values-other"));
            button class="second" type="submit" name="how" value="choice" { (page.text("values-choose")) }
            button class="second" type="submit" name="how" value="open" { (page.text("values-open")) }
        }
    }
}
