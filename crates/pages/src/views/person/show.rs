//! How the page is laid out; its data stands in the file above.

use super::{EntryHistory, FactKind, Person, PersonFact, Reader, StandardSet};
use crate::views::findings::finding;
use crate::views::model::Verdict;
use crate::views::posts::readiness;
use crate::views::shell::Page;
use crate::views::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

impl View for Person {
    const NAME: &'static str = "person";

    fn title(&self, _: &Words) -> String {
        self.name.clone()
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (self.current) }
                h1 { (self.name) }
                p class="meta" {
                    span { (page.text(parts::sex_key(self.sex))) }
                    span { (page.with("person-born", &[("day", self.born.into())])) }
                    span class="muted" { (page.with("plan-as-of", &[("day", self.as_of.into())])) }
                }
            }
            (self.jump(page))
            (self.held(page))
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::person()
    }
}

impl Person {
    /// Where the parts of the page are.
    fn jump(&self, page: &Page<'_>) -> Markup {
        let parts = [
            ("person-facts", "facts", true),
            ("person-life", "life", !self.life.is_empty()),
            ("person-plans", "plans", true),
            ("person-jump-standards", "standards", !self.standards.is_empty()),
            ("case-file-title", "case-file", true),
        ];
        html! {
            nav class="person-jump" aria-label=(page.text("person-jump")) {
                ul { @for (key, at, _) in parts.iter().filter(|part| part.2) {
                    li { a href={ "#" (at) } { (page.text(key)) } }
                } }
            }
        }
    }

    /// What the office holds, part by part: the person's page, and one's own
    /// file.
    pub(in crate::views) fn held(&self, page: &Page<'_>) -> Markup {
        html! {
            div class="split even" id="facts" {
                section class="card" {
                    h2 { (page.text("person-facts")) }
                    (profile(page, &self.facts))
                }
                div class="stack" {
                    section class="card" { h2 { (page.text("person-evaluations")) } (self.grades(page)) }
                    section class="card" { h2 { (page.text("person-discipline")) } (self.measures(page)) }
                }
            }
            section class="card" id="life" {
                h2 { (page.text("person-career")) }
                @if !self.life.is_empty() { (self.life.show(page)) }
                (self.timeline(page))
            }
            div id="plans" { (self.plans(page)) }
            @if !self.standards.is_empty() { div id="standards" class="stack" { (self.standing(page)) } }
            (self.case.show(page, &self.name))
            @if let Some(form) = &self.form { (form.show(page)) }
            @if let Some(readers) = &self.readers { (read_by(page, readers)) }
        }
    }

    fn grades(&self, page: &Page<'_>) -> Markup {
        html! {
            @if self.evaluations.is_empty() { (parts::empty(page, "person-evaluations-none")) } @else {
                dl class="years" {
                    @for one in &self.evaluations {
                        div { dt { (one.year) } dd { (one.grade) @if let Some(scale) = &one.scale { span class="under" { (scale) } } } }
                    }
                }
            }
        }
    }

    fn measures(&self, page: &Page<'_>) -> Markup {
        html! {
            @if self.is_withheld { p class="muted" { (page.text("person-hidden")) } }
            @else if self.discipline.is_empty() { (parts::empty(page, "person-discipline-none")) }
            @for one in &self.discipline {
                p {
                    strong { (one.form) }
                    @if let Some(live) = one.live {
                        " " span class=(if live { "badge not-met" } else { "badge not-applicable" }) {
                            (page.text(if live { "person-discipline-live" } else { "person-discipline-over" }))
                        }
                    }
                    span class="under" {
                        (page.with("person-discipline-from", &[("day", one.day.into())]))
                        @if let Some(until) = one.until { " " (page.with("person-discipline-until", &[("day", until.into())])) }
                        @if let Some(decision) = &one.decision { " · " (parts::decision(page, decision)) }
                    }
                }
            }
        }
    }

    fn timeline(&self, page: &Page<'_>) -> Markup {
        html! {
            @if self.career.is_empty() { (parts::empty(page, "person-career-none")) } @else {
                ol class="timeline" {
                    @for line in &self.career {
                        li class=[line.to.is_none().then_some("now")] {
                            span class="when" {
                                @match line.from {
                                    Some(from) => (words::partial_date(from)),
                                    None => (page.text("person-from-unknown")),
                                }
                                " – "
                                @match line.to {
                                    Some(to) => (words::partial_date(to)),
                                    None => (page.text("person-now")),
                                }
                            }
                            span class="what" {
                                strong { (line.post) } span { (line.unit) }
                                @if let Some(source) = &line.source { span class="under" { (source) } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn plans(&self, page: &Page<'_>) -> Markup {
        html! {
            section {
                h2 { (page.text("person-plans")) }
                @if self.entries.is_empty() { (parts::empty(page, "person-plans-none")) }
                div class="finding-grid" { @for entry in &self.entries { (entry_card(page, entry, self.may_judge)) } }
            }
        }
    }

    fn standing(&self, page: &Page<'_>) -> Markup {
        html! {
            @for set in &self.standards {
                section class="card" {
                    h2 { (page.with("person-standards", &[("post", (&set.post).into())])) " " (parts::confidence(page, set.confidence)) }
                    p { (page.with("person-sums", &[("met", count(set, Verdict::Met).into()), ("of", asked_of(set).into())])) }
                    ul class="standards" {
                        @for one in &set.findings {
                            li {
                                (parts::found(page, one))
                                details class="findings" { summary { (one.title) ": " (one.text) } (finding(page, one)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How many standards have this verdict.
fn count(set: &StandardSet, wanted: Verdict) -> u32 {
    set.findings.iter().filter(|one| one.verdict == wanted).count() as u32
}

/// How many standards speak of the person at all.
fn asked_of(set: &StandardSet) -> u32 {
    set.findings.len() as u32 - count(set, Verdict::NotApplicable)
}

/// The facts, each with a mark for its source; the sources follow once each,
/// since most facts of a person come from the same one or two papers.
fn profile(page: &Page<'_>, facts: &[PersonFact]) -> Markup {
    let mut sources: Vec<&String> = facts.iter().filter_map(|fact| fact.source.as_ref()).collect();
    sources.sort();
    sources.dedup();
    let mark = |fact: &PersonFact| {
        let source = fact.source.as_ref()?;
        sources.iter().position(|known| *known == source).map(|at| at + 1)
    };
    html! {
        dl class="facts" {
            @for fact in facts {
                div {
                    dt { (fact_name(page, &fact.kind)) }
                    dd {
                        @match &fact.value {
                            Some(value) => (value),
                            None => span class="muted" { (page.text("person-hidden")) },
                        }
                        @if let Some(since) = fact.since {
                            " " span class="muted" { (page.with("person-since", &[("day", since.into())])) }
                        }
                        @if let Some(at) = mark(fact) { span class="mark" { "[" (at) "]" } }
                    }
                }
            }
        }
        @if !sources.is_empty() {
            p class="sources" {
                (page.text("person-sources"))
                @for (at, source) in sources.iter().enumerate() { " [" (at + 1) "] " (source) "." }
            }
        }
    }
}

fn entry_card(page: &Page<'_>, entry: &EntryHistory, may_judge: bool) -> Markup {
    html! {
        article class="card" {
            h3 { (entry.post) }
            p class="meta" {
                (parts::status(page, entry.status))
                @match &entry.href {
                    Some(href) => a href=(href) { (entry.plan) },
                    None => span { (entry.plan) },
                }
            }
            @if entry.post_href.is_some() || entry.readiness.is_some() {
                p class="recorded" {
                    @if let Some(judged) = &entry.readiness { (readiness(page, judged)) }
                    @if let Some(href) = &entry.post_href {
                        a href=(href) { (page.text("posts-of-entry")) }
                        @if may_judge { a href=(format!("{href}#judge")) { (page.text("posts-judge-here")) } }
                    }
                }
            }
            ol class="timeline" {
                @for event in &entry.events {
                    li {
                        span class="when" { (words::day(event.day)) }
                        span class="what" {
                            strong { (page.text(parts::status_key(event.status))) }
                            @if let Some(reason) = &event.reason { span { (reason) } }
                            @if let Some(decision) = &event.decision { span class="under" { (parts::decision(page, decision)) } }
                            @if let Some(vote) = event.vote { span class="under" { (page.text("vote-for")) " " (parts::vote(page, vote)) } }
                        }
                    }
                }
            }
        }
    }
}

fn read_by(page: &Page<'_>, readers: &[Reader]) -> Markup {
    html! {
        details class="card readers" {
            summary { (page.with("person-readers", &[("n", (readers.len() as u32).into())])) }
            ul {
                @for reader in readers {
                    li { (reader.when) " – " (reader.name) @if let Some(purpose) = &reader.purpose { ": " (purpose) } }
                }
            }
        }
    }
}

fn fact_name(page: &Page<'_>, kind: &FactKind) -> String {
    let key = match kind {
        FactKind::Born => "fact-born",
        FactKind::Sex => "fact-sex",
        FactKind::Ethnicity => "fact-ethnicity",
        FactKind::Religion => "fact-religion",
        FactKind::Home => "fact-home",
        FactKind::PartyProbation => "fact-party-probation",
        FactKind::PartyFull => "fact-party-full",
        FactKind::Training => "fact-training",
        FactKind::Theory => "fact-theory",
        FactKind::StateManagement => "fact-state-management",
        FactKind::Languages => "fact-languages",
        FactKind::Computing => "fact-computing",
        FactKind::Retirement => "fact-retirement",
        FactKind::Other(name) => return name.clone(),
    };
    page.text(key)
}
