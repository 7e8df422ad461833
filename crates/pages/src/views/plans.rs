//! Which plans there are: units down, kinds of plan across.

use super::model::Link;
use super::shell::Page;
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// The list of all plans that a reader may see.
#[derive(Debug, Clone)]
pub struct Plans {
    /// The units, each term of a unit on a line of its own.
    pub rows: Vec<UnitPlans>,
}

/// The plans of one unit for one term.
#[derive(Debug, Clone)]
pub struct UnitPlans {
    /// The unit, leading to its plan.
    pub unit: Link,
    /// The unit's level in words.
    pub level: String,
    /// The term.
    pub term: String,
    /// The plan of the committee, where there is one.
    pub committee: Option<PlanLink>,
    /// The plan of titles, where there is one.
    pub titles: Option<PlanLink>,
}

/// One plan.
#[derive(Debug, Clone)]
pub struct PlanLink {
    /// Where it is.
    pub href: String,
    /// How many entries stand in it.
    pub standing: u32,
}

impl View for Plans {
    const NAME: &'static str = "plans";

    fn title(&self, words: &Words) -> String {
        words.text("plans-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                h1 { (page.text("plans-title")) }
                p class="muted" { (page.with("plans-n", &[("n", (self.rows.len() as u32).into())])) }
            }
            @if self.rows.is_empty() { (parts::empty(page, "plans-empty")) } @else {
                div class="table-box" {
                    table class="list cards" {
                        thead { tr {
                            th scope="col" { (page.text("board-unit")) }
                            th scope="col" { (page.text("plans-level")) }
                            th scope="col" { (page.text("plans-term")) }
                            th scope="col" { (page.text("plan-kind-name-committee")) }
                            th scope="col" { (page.text("plan-kind-name-titles")) }
                        } }
                        tbody { @for row in &self.rows { (unit_row(page, row)) } }
                    }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::plans()
    }
}

fn unit_row(page: &Page<'_>, row: &UnitPlans) -> Markup {
    html! {
        tr {
            th scope="row" { (parts::link(&row.unit)) }
            td data-label=(page.text("plans-level")) { (row.level) }
            td class="day" data-label=(page.text("plans-term")) { (row.term) }
            (cell(page, "plan-kind-name-committee", row.committee.as_ref()))
            (cell(page, "plan-kind-name-titles", row.titles.as_ref()))
        }
    }
}

fn cell(page: &Page<'_>, label: &str, plan: Option<&PlanLink>) -> Markup {
    html! {
        td data-label=(page.text(label)) {
            @match plan {
                Some(plan) => a href=(plan.href) { (page.with("plans-standing", &[("n", plan.standing.into())])) },
                None => span class="muted" { "–" },
            }
        }
    }
}
