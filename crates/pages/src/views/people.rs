//! Looking for people: words, what narrows them, searches that are kept.

use super::model::Link;
use super::shell::Page;
use super::{View, parts, samples};
use base::PartialDate;
use maud::{Markup, html};
use words::Words;

/// The search and what it found.
#[derive(Debug, Clone)]
pub struct People {
    /// What was looked for, as typed; sent by GET.
    pub asked: PeopleAsked,
    /// Units to choose from: code and name. Empty where there are too many.
    pub units: Vec<(String, String)>,
    /// Ethnic groups to choose from; none where the reader may not ask.
    pub groups: Vec<&'static str>,
    /// Who was found; none before anything was looked for.
    pub found: Option<Vec<Found>>,
    /// How many there are in all.
    pub total: u32,
    /// The page's query, for exports and for keeping it; empty before anything
    /// was looked for.
    pub query: String,
    /// Searches that this account keeps.
    pub saved: Vec<Link>,
}

/// The fields of the search as typed.
#[derive(Debug, Clone, Default)]
pub struct PeopleAsked {
    /// Words.
    pub words: String,
    /// Unit: a code, or words of its name.
    pub unit: String,
    /// `male`, `female` or empty.
    pub sex: String,
    /// Least age.
    pub age_from: String,
    /// Greatest age.
    pub age_to: String,
    /// Ethnic group.
    pub ethnicity: String,
    /// `yes`, `no` or empty.
    pub planned: String,
}

impl PeopleAsked {
    /// Whether more than words is asked.
    fn is_narrow(&self) -> bool {
        [&self.unit, &self.sex, &self.age_from, &self.age_to, &self.ethnicity, &self.planned]
            .into_iter()
            .any(|field| !field.is_empty())
    }
}

/// Somebody found.
#[derive(Debug, Clone)]
pub struct Found {
    /// The person.
    pub person: Link,
    /// Date of birth.
    pub birth: PartialDate,
    /// The present title.
    pub title: String,
    /// The unit in which they work.
    pub unit: String,
}

impl View for People {
    const NAME: &'static str = "people";

    fn title(&self, words: &Words) -> String {
        words.text("people-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" { h1 { (page.text("people-title")) } }
            section class="controls people-search" { (self.form(page)) (self.kept(page)) }
            @match &self.found {
                None => p class="muted" { (page.text("people-lead")) },
                Some(found) if found.is_empty() => (parts::empty(page, "people-none")),
                Some(found) => div class="results" { (self.results(page, found)) },
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::people()
    }
}

impl People {
    fn form(&self, page: &Page<'_>) -> Markup {
        let asked = &self.asked;
        html! {
            form method="get" action="/people" role="search" {
                div class="filter" {
                    label class="grow" { span { (page.text("people-query")) }
                        input type="search" name="q" value=(asked.words) maxlength="200"
                            autofocus[self.found.is_none()] placeholder=(page.text("people-hint"));
                    }
                    button class="first" type="submit" { (page.text("people-find")) }
                }
                details class="narrow" open[asked.is_narrow()] {
                    summary { (page.text("people-narrow")) }
                    div class="filter" {
                        (self.narrowing(page))
                        button class="second" type="submit" { (page.text("people-narrow-do")) }
                    }
                }
            }
        }
    }

    fn narrowing(&self, page: &Page<'_>) -> Markup {
        let asked = &self.asked;
        let choice = |name: &str, label: &str, value: &str, options: &[(&str, &str)]| {
            html! {
                label { span { (page.text(label)) }
                    select name=(name) {
                        option value="" { (page.text("people-any")) }
                        @for (code, key) in options {
                            option value=(code) selected[*code == value] { (page.text(key)) }
                        }
                    }
                }
            }
        };
        html! {
            label class="grow" { span { (page.text("people-unit")) }
                input type="text" name="unit" value=(asked.unit) list="people-units" maxlength="200"
                    placeholder=(page.text("people-unit-hint"));
                datalist id="people-units" {
                    @for (code, name) in &self.units { option value=(code) { (name) } }
                }
            }
            (choice("sex", "people-sex", &asked.sex, &[("male", "people-men"), ("female", "people-women")]))
            @for (name, label, value) in [("age-from", "people-age-from", &asked.age_from), ("age-to", "people-age-to", &asked.age_to)] {
                label class="age" { span { (page.text(label)) }
                    input type="number" name=(name) value=(value) min="0" max="120" inputmode="numeric";
                }
            }
            @if !self.groups.is_empty() {
                label { span { (page.text("people-ethnicity")) }
                    select name="ethnicity" {
                        option value="" { (page.text("people-any")) }
                        @for group in &self.groups {
                            option value=(group) selected[*group == asked.ethnicity] { (group) }
                        }
                    }
                }
            }
            (choice("planned", "people-planned", &asked.planned, &[("yes", "people-planned-yes"), ("no", "people-planned-no")]))
        }
    }

    /// Searches that are kept, and a form to keep this one.
    fn kept(&self, page: &Page<'_>) -> Markup {
        html! {
            @if !self.saved.is_empty() {
                div class="saved" {
                    h2 { (page.text("search-saved")) }
                    ul {
                        @for one in &self.saved {
                            li {
                                (parts::link(one))
                                form method="post" action="/people/searches/drop" {
                                    (parts::csrf(page))
                                    input type="hidden" name="name" value=(one.text);
                                    button class="quiet" type="submit"
                                        aria-label=(page.with("search-drop-named", &[("name", (&one.text).into())])) {
                                        (page.text("search-drop"))
                                    }
                                }
                            }
                        }
                    }
                }
            }
            @if !self.query.is_empty() {
                details class="keep" {
                    summary { (page.text("search-keep")) }
                    form class="filter" method="post" action="/people/searches" {
                        (parts::csrf(page))
                        input type="hidden" name="query" value=(self.query);
                        label class="grow" { span { (page.text("search-keep-name")) }
                            input type="text" name="name" required maxlength="80";
                        }
                        button class="second" type="submit" { (page.text("search-keep-do")) }
                    }
                }
            }
        }
    }

    fn results(&self, page: &Page<'_>, found: &[Found]) -> Markup {
        html! {
            p class="results-total" { strong { (page.with("people-total", &[("n", self.total.into())])) } }
            div class="table-box" {
                table class="list cards" {
                    thead { tr {
                        th scope="col" class="number" { (page.text("column-number")) }
                        th scope="col" { (page.text("column-name")) }
                        th scope="col" { (page.text("search-column-born")) }
                        th scope="col" { (page.text("search-column-title")) }
                        th scope="col" { (page.text("board-unit")) }
                    } }
                    tbody { @for (at, one) in found.iter().enumerate() { tr {
                        td class="number" { (at + 1) }
                        th scope="row" { (parts::link(&one.person)) }
                        td data-label=(page.text("search-column-born")) { (one.birth.vietnamese()) }
                        td data-label=(page.text("search-column-title")) { (one.title) }
                        td data-label=(page.text("board-unit")) { (one.unit) }
                    } } }
                }
            }
            @if found.len() < self.total as usize { p class="muted" { (page.text("people-more")) } }
            // Behind the people, so that the first link of the page is the best hit.
            p class="take-away" {
                (page.text("search-take-away"))
                @for ending in ["xlsx", "csv"] {
                    " " a href={ "/people/export." (ending) "?" (self.query) } download { (ending.to_uppercase()) }
                }
            }
        }
    }
}
