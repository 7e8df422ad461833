//! The board: units × steps × deadlines of the running reviews.

use super::bars::progress;
use super::icon::{Icon, icon};
use super::model::{Counts, Link, StepState};
use super::parts;
use super::shell::{Page, Tone};
use super::{View, samples};
use base::Day;
use maud::{Markup, html};
use words::Words;

/// The dashboard of one round of reviews.
#[derive(Debug, Clone)]
pub struct Board {
    /// What is being done, for example "Rà soát, bổ sung quy hoạch cán bộ
    /// lãnh đạo, quản lý nhiệm kỳ 2015–2020".
    pub title: String,
    /// The day on which it is looked at; lateness was judged on it.
    pub on: Day,
    /// Sums over all rows.
    pub tiles: Tiles,
    /// What needs attention.
    pub warnings: Vec<Warning>,
    /// Units grouped by level, in the order in which they must finish.
    pub levels: Vec<Level>,
    /// Questions that imported files left open; `None` for whoever imports nothing.
    pub differences: Option<u32>,
    /// What waits for the reader.
    pub tasks: Vec<TaskLine>,
    /// How many wait beyond those.
    pub more_tasks: u32,
    /// What was done, the latest first.
    pub news: Vec<NewsLine>,
}

/// Something that waits for the reader.
#[derive(Debug, Clone)]
pub struct TaskLine {
    /// What is to be done, in words.
    pub what: String,
    /// Where it is done.
    pub href: String,
    /// The unit and the plan; empty for what is about people.
    pub about: String,
    /// The day of the conference, or the day by which it must be done.
    pub due: Option<Day>,
    /// Whether that day has passed.
    pub late: bool,
}

/// Something that was done.
#[derive(Debug, Clone)]
pub struct NewsLine {
    /// What, in words.
    pub what: String,
    /// The unit, leading to its review.
    pub unit: Link,
    /// When, already written.
    pub when: String,
}

/// The sums at the top of the board.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tiles {
    /// Units that have concluded.
    pub units_done: u32,
    /// All units of the round.
    pub units: u32,
    /// Steps concluded.
    pub steps_done: u32,
    /// All steps.
    pub steps: u32,
    /// Units past a deadline.
    pub late: u32,
    /// Entries so far.
    pub counts: Counts,
}

/// Something that needs attention.
#[derive(Debug, Clone)]
pub enum Warning {
    /// Provisions used here that nobody has compared with the text.
    Unchecked {
        /// How many.
        provisions: u32,
        /// The law page.
        href: String,
    },
    /// Units past a deadline.
    Late {
        /// How many.
        units: u32,
    },
    /// Lower lists not locked yet, which upper steps wait for.
    LowerOpen {
        /// How many units.
        units: u32,
    },
    /// People whose data does not allow a verdict.
    Undetermined {
        /// How many.
        people: u32,
        /// Where they are listed.
        href: String,
    },
    /// Anything else, already worded.
    Other {
        /// The sentence.
        text: String,
        /// Where to see it.
        href: Option<String>,
    },
}

/// Units of one level; all go through the same steps.
#[derive(Debug, Clone)]
pub struct Level {
    /// Name, for example "Cấp xã" or "Ban, phòng, đoàn thể".
    pub name: String,
    /// The steps, in order.
    pub steps: Vec<StepHead>,
    /// The units.
    pub rows: Vec<UnitRow>,
}

/// A column of the board.
#[derive(Debug, Clone)]
pub struct StepHead {
    /// Short name, for example "Bước 2".
    pub short: String,
    /// Full name.
    pub full: String,
}

/// One unit's review.
#[derive(Debug, Clone)]
pub struct UnitRow {
    /// Name of the unit.
    pub unit: String,
    /// Its review.
    pub href: String,
    /// One cell a step, in the order of the level's steps.
    pub steps: Vec<StepCell>,
    /// The day by which the unit must conclude.
    pub deadline: Option<Day>,
    /// Whether that day has passed and the unit is not done.
    pub late: bool,
    /// Whether the list is locked.
    pub locked: bool,
    /// Entries so far.
    pub counts: Counts,
}

/// Where a unit stands in one step.
#[derive(Debug, Clone)]
pub struct StepCell {
    /// The state; none before the step's turn has come.
    pub state: Option<StepState>,
    /// The day of the state.
    pub day: Option<Day>,
    /// Whether the step is past its deadline.
    pub late: bool,
    /// The step's page.
    pub href: Option<String>,
}

impl Board {
    /// What needs the reader now, and what has changed.
    fn home(&self, page: &Page<'_>) -> Markup {
        html! {
            div class="split home" {
                section class="card" {
                    h2 { (page.text("home-tasks")) }
                    @if self.tasks.is_empty() { (parts::empty(page, "home-no-tasks")) } @else {
                        ul class="tasks" { @for one in &self.tasks { li class=[one.late.then_some("is-late")] {
                            a href=(one.href) { (one.what) }
                            span class="muted" { (one.about) }
                            @if let Some(due) = one.due { span class="day" { (words::day(due)) @if one.late { " " (parts::late_mark(page)) } } }
                        } } }
                        @if self.more_tasks > 0 { p class="muted" { (page.with("home-more", &[("n", self.more_tasks.into())])) } }
                    }
                }
                @if !self.news.is_empty() {
                    section class="card" {
                        h2 { (page.text("home-news")) }
                        ul class="news" { @for one in &self.news { li {
                            span class="muted small" { (one.when) } " " (one.what) " – " (parts::link(&one.unit))
                        } } }
                    }
                }
            }
        }
    }

    /// What waits about people, for whoever brings records in.
    fn of_people(&self, page: &Page<'_>) -> Markup {
        html! {
            @if let Some(open) = self.differences {
                p class="muted" {
                    a href=(super::differences::AT) { (page.with("imports-differences", &[("n", open.into())])) }
                    " · " a href=(super::who::AT) { (page.text("imports-who")) }
                }
            }
        }
    }
}

impl View for Board {
    const NAME: &'static str = "board";
    const WIDE: bool = true;

    fn title(&self, words: &Words) -> String {
        words.text("board-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                h1 { (self.title) }
                p class="muted" { (page.with("board-on", &[("day", self.on.into())])) }
            }
            (self.home(page))
            (tiles(page, self.tiles))
            @for warning in &self.warnings { (warn(page, warning)) }
            (self.of_people(page))
            @if self.levels.is_empty() { (parts::empty(page, "board-empty")) }
            @for level in &self.levels { (level_table(page, level)) }
            @if !self.levels.is_empty() { (legend(page)) }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::board()
    }
}

fn tiles(page: &Page<'_>, tiles: Tiles) -> Markup {
    let of = |done: u32, all: u32| {
        html! { strong { (page.words.integer(done)) } span class="muted" { "/" (page.words.integer(all)) } }
    };
    html! {
        section class="tiles" aria-label=(page.text("board-sums")) {
            div class="tile" {
                h2 { (page.text("board-units-done")) }
                p { (of(tiles.units_done, tiles.units)) }
                (progress(page, tiles.units_done, tiles.units))
            }
            div class="tile" {
                h2 { (page.text("board-steps-done")) }
                p { (of(tiles.steps_done, tiles.steps)) }
                (progress(page, tiles.steps_done, tiles.steps))
            }
            div class=(if tiles.late > 0 { "tile is-late" } else { "tile" }) {
                h2 { (page.text("board-late")) }
                p { strong { (page.words.integer(tiles.late)) } " " span class="muted" { (page.text("board-late-units")) } }
            }
            div class="tile" {
                h2 { (page.text("board-entries")) }
                dl class="entry-sums" {
                    div class="carried-over" { dt { (page.text("entry-carried-over")) } dd { (page.words.integer(tiles.counts.carried_over)) } }
                    div class="added" { dt { (page.text("entry-added")) } dd { (page.words.integer(tiles.counts.added)) } }
                    div class="removed" { dt { (page.text("entry-removed")) } dd { (page.words.integer(tiles.counts.removed)) } }
                }
            }
        }
    }
}

fn warn(page: &Page<'_>, warning: &Warning) -> Markup {
    let (text, href) = match warning {
        Warning::Unchecked { provisions, href } => {
            (page.with("warn-unchecked", &[("n", (*provisions).into())]), Some(href))
        }
        Warning::Late { units } => (page.with("warn-late", &[("n", (*units).into())]), None),
        Warning::LowerOpen { units } => {
            (page.with("warn-lower-open", &[("n", (*units).into())]), None)
        }
        Warning::Undetermined { people, href } => {
            (page.with("warn-undetermined", &[("n", (*people).into())]), Some(href))
        }
        Warning::Other { text, href } => (text.clone(), href.as_ref()),
    };
    parts::notice(
        page,
        Tone::Warning,
        html! {
            (text)
            @if let Some(href) = href { " " a href=(href) { (page.text("warn-see")) } }
        },
    )
}

fn level_table(page: &Page<'_>, level: &Level) -> Markup {
    let done = level.rows.iter().filter(|row| row.locked).count() as u32;
    html! {
        section class="level" {
            h2 {
                (level.name) " "
                span class="muted" {
                    (page.with("board-level-done", &[("done", done.into()), ("all", (level.rows.len() as u32).into())]))
                }
            }
            div class="table-box" tabindex="0" role="region" aria-label=(level.name) {
                table class="matrix cards" {
                    thead {
                        tr {
                            th scope="col" { (page.text("board-unit")) }
                            @for step in &level.steps {
                                th scope="col" { span class="step-short" { (step.short) } span class="step-full" { (step.full) } }
                            }
                            th scope="col" { (page.text("board-deadline")) }
                            th scope="col" { (page.text("board-counts")) }
                        }
                    }
                    tbody { @for row in &level.rows { (unit_row(page, &level.steps, row)) } }
                }
            }
        }
    }
}

fn unit_row(page: &Page<'_>, heads: &[StepHead], row: &UnitRow) -> Markup {
    html! {
        tr class=[row.late.then_some("is-late")] {
            th scope="row" {
                a href=(row.href) { (row.unit) }
                @if row.locked { " " span class="locked" { (icon(Icon::Lock)) " " (page.text("board-locked")) } }
            }
            @for (head, cell) in heads.iter().zip(&row.steps) {
                td class="step-cell" data-label=(head.full) {
                    @let chip = parts::step(page, cell.state, cell.day, cell.late);
                    @match &cell.href {
                        Some(href) => a class="step-link" href=(href) { (chip) },
                        None => (chip),
                    }
                }
            }
            td class="day" data-label=(page.text("board-deadline")) {
                @match row.deadline {
                    Some(day) => (words::day(day)),
                    None => span class="muted" { (page.text("none-set")) },
                }
                @if row.late { " " (parts::late_mark(page)) }
            }
            td data-label=(page.text("board-counts")) { (parts::counts(page, row.counts)) }
        }
    }
}

/// What the chips and signs of the board mean.
fn legend(page: &Page<'_>) -> Markup {
    let states = [
        None,
        Some(StepState::Drafted),
        Some(StepState::Convened),
        Some(StepState::Held),
        Some(StepState::Counted),
        Some(StepState::Concluded),
    ];
    html! {
        section class="legend" aria-label=(page.text("board-legend")) {
            h2 { (page.text("board-legend")) }
            p { @for state in states { (parts::step(page, state, None, false)) " " } (parts::late_mark(page)) }
            p class="counts" {
                span class="carried-over" { (icon(Icon::Next)) " " (page.text("entry-carried-over")) }
                span class="added" { (icon(Icon::Plus)) " " (page.text("entry-added")) }
                span class="removed" { (icon(Icon::Minus)) " " (page.text("entry-removed")) }
            }
        }
    }
}
