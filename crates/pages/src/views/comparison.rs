//! People of a list side by side: facts down, people across.

use super::model::{EntryStatus, Finding, Link, Verdict};
use super::shell::{Page, Tone};
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// People side by side.
#[derive(Debug, Clone)]
pub struct SideBySide {
    /// The unit.
    pub unit: String,
    /// The term.
    pub term: String,
    /// Back to the list.
    pub back: String,
    /// Who, each with what stands in their column.
    pub people: Vec<ComparedPerson>,
    /// The facts: name, and one value a person; none where it is not stated.
    pub facts: Vec<ComparedFact>,
    /// The conditions: the rule's name, and one finding a person.
    pub rules: Vec<ComparedRule>,
}

/// The head of a column.
#[derive(Debug, Clone)]
pub struct ComparedPerson {
    /// The person.
    pub person: Link,
    /// What they are planned for, with what is proposed and the verdict.
    pub posts: Vec<(String, EntryStatus, Verdict)>,
}

/// One fact of all people.
#[derive(Debug, Clone)]
pub struct ComparedFact {
    /// What it tells, in words.
    pub name: String,
    /// One value a person.
    pub values: Vec<Option<String>>,
}

/// One rule asked of all people, for the first post of each.
#[derive(Debug, Clone)]
pub struct ComparedRule {
    /// The rule's name.
    pub name: String,
    /// One finding a person; none where the rule was not asked.
    pub findings: Vec<Option<Finding>>,
}

impl ComparedFact {
    fn differs(&self) -> bool {
        self.values.windows(2).any(|pair| pair[0] != pair[1])
    }
}

impl ComparedRule {
    fn differs(&self) -> bool {
        let verdict = |found: &Option<Finding>| found.as_ref().map(|found| found.verdict);
        self.findings.windows(2).any(|pair| verdict(&pair[0]) != verdict(&pair[1]))
    }
}

impl View for SideBySide {
    const NAME: &'static str = "comparison";
    const WIDE: bool = true;

    fn title(&self, words: &Words) -> String {
        words.text("compare-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                h1 { (page.text("compare-title")) }
                p class="meta" {
                    span { (page.with("compare-about", &[("unit", (&self.unit).into()), ("term", (&self.term).into())])) }
                    a href=(self.back) { (page.text("compare-back")) }
                }
            }
            @if self.people.len() < 2 {
                (parts::notice(page, Tone::Note, html! { (page.text("compare-too-few")) }))
            }
            @if !self.people.is_empty() {
                div class="table-box scroll-x" tabindex="0" role="region" aria-label=(page.text("compare-title")) {
                    table class="comparison" {
                        thead { tr {
                            th scope="col" { (page.text("compare-row")) }
                            @for one in &self.people { th scope="col" { (parts::link(&one.person)) } }
                        } }
                        tbody {
                            tr {
                                th scope="row" { (page.text("compare-planned")) }
                                @for one in &self.people { td { @for (post, status, verdict) in &one.posts {
                                    p { (post) " " (parts::status(page, *status)) " " (parts::verdict(page, *verdict)) }
                                } } }
                            }
                            @for fact in &self.facts { tr class=[fact.differs().then_some("differs")] {
                                th scope="row" { (fact.name) @if fact.differs() { span class="sr" { " – " (page.text("compare-differs")) } } }
                                @for value in &fact.values { td {
                                    @match value {
                                        Some(value) => (value),
                                        None => span class="muted" { (page.text("compare-unknown")) },
                                    }
                                } }
                            } }
                            tr class="comparison-head" { th scope="rowgroup" colspan=(self.people.len() + 1) { (page.text("compare-findings")) } }
                            @for rule in &self.rules { tr class=[rule.differs().then_some("differs")] {
                                th scope="row" { (rule.name) @if rule.differs() { span class="sr" { " – " (page.text("compare-differs")) } } }
                                @for found in &rule.findings { td {
                                    @if let Some(found) = found { (parts::found(page, found)) p class="small" { (found.text) } }
                                } }
                            } }
                        }
                    }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::comparison()
    }
}
