//! Help in place: what a page is for, what one does there, which provisions
//! stand behind it; and the index of all pages a reader may open.

mod topics;

pub use topics::{Group, NO_PAGES, TOPICS, Topic, topic_of};

use super::model::Confidence;
use super::shell::Page;
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// The help of the page that is shown.
#[derive(Debug, Clone)]
pub struct Help {
    /// What it is about.
    pub topic: &'static Topic,
    /// The provisions in force behind it.
    pub grounds: Vec<Ground>,
}

/// A provision behind a page.
#[derive(Debug, Clone)]
pub struct Ground {
    /// As papers cite it.
    pub citation: String,
    /// How well it is known.
    pub confidence: Confidence,
    /// The page of the law, for whoever may read it.
    pub href: Option<String>,
}

fn steps(page: &Page<'_>, topic: &Topic) -> Markup {
    let said = page.text(&format!("help-{}-do", topic.key));
    html! { ol class="help-steps" { @for step in said.lines() { li { (step.trim()) } } } }
}

fn guide_path(code: &str) -> String {
    format!("/help/guides/{code}.pdf")
}

/// The disclosure in the header. It opens without scripts.
pub(super) fn disclosure(page: &Page<'_>, help: &Help) -> Markup {
    let topic = help.topic;
    html! {
        details class="help" {
            summary aria-label=(page.text("help-open")) { span class="help-mark" aria-hidden="true" { "?" } " " span class="help-word" { (page.text("help-open")) } }
            div class="help-body" {
                p class="help-name" { (page.text(&format!("help-{}-name", topic.key))) }
                p { (page.text(&format!("help-{}-for", topic.key))) }
                p class="help-label" { (page.text("help-steps-label")) }
                (steps(page, topic))
                @if !topic.provisions.is_empty() {
                    p class="help-label" { (page.text("help-provisions")) }
                    @if help.grounds.is_empty() { p { (page.text("help-nothing-in-force")) } }
                    @else { ul class="help-grounds" { @for ground in &help.grounds { (ground_line(page, ground)) } } }
                }
                @if page.shell.user.is_some() {
                    p class="help-more" {
                        @if let Some(code) = topic.guide {
                            a href=(guide_path(code)) { (page.text(&format!("help-guide-{code}"))) }
                        }
                        a href="/help" { (page.text("help-all-pages")) }
                    }
                }
            }
        }
    }
}

fn ground_line(page: &Page<'_>, ground: &Ground) -> Markup {
    html! {
        li {
            @match &ground.href { Some(href) => a href=(href) { (ground.citation) }, None => (ground.citation) }
            " " (parts::confidence(page, ground.confidence))
        }
    }
}

/// The pages that the reader may open, by task, and the printed guides.
#[derive(Debug, Clone)]
pub struct HelpIndex {
    /// The topics whose pages the reader may open, with the page where it has
    /// one fixed address.
    pub topics: Vec<(&'static Topic, Option<String>)>,
    /// The guides, by code.
    pub guides: Vec<&'static str>,
}

impl View for HelpIndex {
    const NAME: &'static str = "help";

    fn title(&self, words: &Words) -> String {
        words.text("help-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                h1 { (page.text("help-title")) }
                p class="lead" { (page.text("help-lead")) }
            }
            section class="card" {
                h2 { (page.text("help-guides")) }
                p { (page.text("help-guides-lead")) }
                ul class="help-guides" { @for code in &self.guides {
                    li {
                        a href=(guide_path(code)) { (page.text(&format!("help-guide-{code}"))) }
                        span class="under" { (page.text(&format!("help-guide-{code}-about"))) }
                    }
                } }
            }
            @for group in Group::ALL {
                @let topics = self.topics.iter().filter(|(topic, _)| topic.group == group);
                @if topics.clone().next().is_some() {
                    section {
                        h2 { (page.text(group.key())) }
                        div class="help-topics" { @for (topic, href) in topics { (self.topic(page, topic, href.as_deref())) } }
                    }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::help()
    }
}

impl HelpIndex {
    fn topic(&self, page: &Page<'_>, topic: &Topic, href: Option<&str>) -> Markup {
        let name = page.text(&format!("help-{}-name", topic.key));
        html! {
            article class="card help-topic" id=(topic.key) {
                h3 { @match href { Some(href) => a href=(href) { (name) }, None => (name) } }
                p { (page.text(&format!("help-{}-for", topic.key))) }
                details { summary { (page.text("help-steps-label")) } (steps(page, topic)) }
            }
        }
    }
}
