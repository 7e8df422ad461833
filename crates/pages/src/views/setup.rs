//! The guided first run: units, bodies and posts from a template.

use super::parts::{csrf, notice};
use super::shell::{Page, Tone};
use super::{View, samples};
use maud::{Markup, html};
use words::Words;

/// The form, or the tree that it would make.
#[derive(Debug, Clone)]
pub struct FirstRun {
    /// The templates: code and name.
    pub templates: Vec<(String, String)>,
    /// The code of the chosen one.
    pub chosen: String,
    /// Its text, as shipped or changed.
    pub text: String,
    /// The organisation's code.
    pub code: String,
    /// The organisation's name.
    pub name: String,
    /// Its offices, a line each.
    pub offices: String,
    /// The units below, a line each.
    pub below: String,
    /// Why nothing was laid out, already worded.
    pub fault: Option<String>,
    /// What would be made; empty before it was asked for.
    pub tree: Vec<SetupUnit>,
}

/// A unit of the tree.
#[derive(Debug, Clone)]
pub struct SetupUnit {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How deep it lies.
    pub depth: usize,
    /// Its bodies by name.
    pub bodies: Vec<String>,
    /// Its posts by title, with their seats.
    pub posts: Vec<(String, String)>,
}

impl View for FirstRun {
    const NAME: &'static str = "setup";

    fn title(&self, words: &Words) -> String {
        words.text("setup-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                h1 { (page.text("setup-title")) }
                p class="lead" { (page.text("setup-lead")) }
            }
            ol class="setup-steps" {
                li aria-current="step" { (page.text("setup-step-units")) }
                li { a href="/imports" { (page.text("setup-step-people")) } }
                li { a href="/law" { (page.text("setup-step-law")) } }
                li { a href="/plans" { (page.text("setup-step-review")) } }
            }
            @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
            @if !self.tree.is_empty() { (self.preview(page)) }
            form class="filter" method="get" action="/setup" {
                label class="grow" { span { (page.text("setup-template")) }
                    select name="template" {
                        @for (code, name) in &self.templates {
                            option value=(code) selected[*code == self.chosen] { (name) }
                        }
                    }
                }
                button class="second" type="submit" { (page.text("setup-choose")) }
            }
            form class="card setup-form" method="post" action="/setup" {
                (csrf(page))
                input type="hidden" name="template" value=(self.chosen);
                div class="setup-pair" {
                    label { span { (page.text("setup-name")) }
                        input name="name" value=(self.name) required maxlength="200" aria-describedby="setup-name-hint"; }
                    label { span { (page.text("setup-code")) }
                        input name="code" value=(self.code) required maxlength="20" aria-describedby="setup-name-hint"; }
                }
                p class="muted" id="setup-name-hint" { (page.text("setup-name-hint")) }
                div class="setup-pair" {
                    label { span { (page.text("setup-offices")) }
                        textarea name="offices" rows="8" { (self.offices) } }
                    label { span { (page.text("setup-below")) }
                        textarea name="below" rows="8" { (self.below) } }
                }
                p class="muted" { (page.text("setup-names-hint")) }
                details {
                    summary { (page.text("setup-text")) }
                    p class="muted" { (page.text("setup-text-hint")) }
                    textarea class="setup-text" name="text" rows="20" spellcheck="false" aria-label=(page.text("setup-text")) { (self.text) }
                }
                p { button class=(if self.tree.is_empty() { "first" } else { "second" }) type="submit" { (page.text("setup-preview")) } }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::setup()
    }
}

impl FirstRun {
    fn preview(&self, page: &Page<'_>) -> Markup {
        let count = |of: fn(&SetupUnit) -> usize| self.tree.iter().map(of).sum::<usize>() as u32;
        let figures = [
            ("units", (self.tree.len() as u32).into()),
            ("bodies", count(|unit| unit.bodies.len()).into()),
            ("posts", count(|unit| unit.posts.len()).into()),
        ];
        html! {
            section class="card" {
                h2 { (page.text("setup-tree")) }
                p { (page.with("setup-tree-lead", &figures)) }
                div class="table-box" {
                    table class="list cards setup-tree" {
                        thead { tr {
                            th scope="col" { (page.text("setup-unit")) }
                            th scope="col" { (page.text("setup-bodies")) }
                            th scope="col" { (page.text("setup-posts")) }
                        } }
                        tbody { @for unit in &self.tree { tr {
                            th scope="row" class=(format!("setup-depth-{}", unit.depth)) data-label=(page.text("setup-unit")) {
                                (unit.name) span class="under" { code { (unit.code) } }
                            }
                            td data-label=(page.text("setup-bodies")) { (unit.bodies.join("; ")) }
                            td data-label=(page.text("setup-posts")) {
                                @for (at, (title, seats)) in unit.posts.iter().enumerate() {
                                    @if at > 0 { "; " } (title) " (" (seats) ")"
                                }
                            }
                        } } }
                    }
                }
                p { a class="button first" href="/imports/check" { (page.text("setup-take")) } }
                p class="muted" { (page.text("setup-take-hint")) }
            }
        }
    }
}
