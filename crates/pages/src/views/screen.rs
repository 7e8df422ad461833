//! The hall's screen: very large type, read from twenty metres, always of now.
//!
//! The page is a frame of its own, without header and menus. What changes is
//! the [`Stage`]; the server sends it anew whenever it does.

mod result;

use super::bars::progress;
use super::model::StepState;
use super::shell::{Page, Shell};
use crate::assets;
use base::Day;
use maud::{DOCTYPE, Markup, html};
use words::{Lang, Words};

/// Seconds after which the page loads itself again where no script runs.
const RELOAD_SECONDS: u32 = 5;

/// The whole page.
#[derive(Debug, Clone)]
pub struct Screen {
    /// Where the stage is sent from.
    pub events: String,
    /// What is shown.
    pub stage: Stage,
}

/// What the hall sees now.
#[derive(Debug, Clone)]
pub struct Stage {
    /// The unit.
    pub unit: String,
    /// Name of the step.
    pub name: String,
    /// Where the step stands.
    pub state: StepState,
    /// Its day.
    pub day: Option<Day>,
    /// Where, when; each may be empty.
    pub place: String,
    /// `hh:mm`.
    pub start: String,
    /// Whether the step takes a secret ballot.
    pub ballot: bool,
    /// Called, present, substitutes, late.
    pub turnup: [u32; 4],
    /// Both ways of counting, the one of the law first; none once opened.
    pub quorum: Vec<super::Counting>,
    /// Number of the count, issued, entered.
    pub counts: Vec<(u32, u32, u32)>,
    /// The result, once released.
    pub results: Option<StageResults>,
}

/// A released result.
#[derive(Debug, Clone)]
pub struct StageResults {
    /// Issued, returned, valid, invalid.
    pub sheets: [u32; 4],
    /// How many votes a row needs.
    pub needed: Option<u32>,
    /// Of how many.
    pub out_of: u32,
    /// The rows.
    pub rows: Vec<StageRow>,
}

/// One row of a result.
#[derive(Debug, Clone)]
pub struct StageRow {
    /// The name.
    pub name: String,
    /// The post.
    pub post: String,
    /// Votes for.
    pub votes_for: u32,
    /// Whether it passed, once concluded and where the law sets a threshold.
    pub passed: Option<bool>,
}

/// The page of the hall's screen.
pub fn screen(lang: Lang, screen: &Screen) -> Markup {
    let shell = Shell::bare(lang);
    let page = Page { words: Words::load(lang), shell: &shell };
    html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (page.with("screen-title", &[("name", (&screen.stage.name).into())])) }
                link rel="stylesheet" href=(assets::url("kecan.css"));
                link rel="icon" type="image/svg+xml" href=(assets::url("kecan.svg"));
                script src=(assets::url("projector.js")) defer {}
                noscript { meta http-equiv="refresh" content=(RELOAD_SECONDS); }
            }
            body class="hall" {
                a class="skip" href="#main" { (page.text("skip-to-content")) }
                main id="main" tabindex="-1" data-events=(screen.events) { (stage(lang, &screen.stage)) }
                p class="hall-lost" id="lost" role="status" hidden { (page.text("screen-lost")) }
            }
        }
    }
}

/// What stands on the screen now; also sent alone.
pub fn stage(lang: Lang, stage: &Stage) -> Markup {
    let shell = Shell::bare(lang);
    let page = &Page { words: Words::load(lang), shell: &shell };
    let mut when: Vec<String> = Vec::new();
    when.extend(Some(stage.start.clone()).filter(|start| !start.is_empty()));
    when.extend(stage.day.map(words::day));
    when.extend(Some(stage.place.clone()).filter(|place| !place.is_empty()));
    html! {
        header class="hall-head" {
            p class="hall-unit" { (stage.unit) }
            h1 { (stage.name) }
            p class="hall-when" { (when.join(" · ")) }
        }
        @match (stage.state, &stage.results) {
            (StepState::Drafted, _) => p class="hall-word" { (page.text("screen-drafted")) },
            (StepState::Convened, _) => (gathering(page, stage)),
            (_, Some(results)) => (result::results(page, results)),
            (StepState::Concluded, None) => p class="hall-word" { (page.text("screen-done")) },
            _ => (voting(page, stage)),
        }
    }
}

/// People come in: how many are here, and whether they are enough.
fn gathering(page: &Page<'_>, stage: &Stage) -> Markup {
    let [convened, present, substitutes, late] = stage.turnup;
    let first = stage.quorum.first();
    html! {
        section class="hall-gather" {
            p class="hall-label" { (page.text("screen-present")) }
            p class="hall-figure" {
                strong { (page.words.integer(present)) }
                span { "/" (page.words.integer(convened)) }
            }
            @if let Some(one) = first {
                (progress(page, one.present.min(one.needed), one.needed))
                p class={ "hall-quorum" @if one.short == 0 { " enough" } } {
                    span { (page.with("screen-need", &[("n", one.needed.into())])) }
                    " "
                    strong {
                        @if one.short == 0 { (page.text("screen-enough")) }
                        @else { (page.with("screen-short", &[("n", one.short.into())])) }
                    }
                }
            }
            ul class="hall-also" {
                @for one in &stage.quorum {
                    @let key = if one.of_members { "meeting-of-members" } else { "meeting-of-convened" };
                    li { (page.text(key)) ": " strong { (one.present) "/" (one.total) } }
                }
                @if substitutes + late > 0 {
                    li { (page.with("screen-also", &[("substitutes", substitutes.into()), ("late", late.into())])) }
                }
            }
        }
    }
}

/// The vote is held and counted: how far, and nothing of the result.
fn voting(page: &Page<'_>, stage: &Stage) -> Markup {
    let [convened, present, ..] = stage.turnup;
    html! {
        section class="hall-vote" {
            p class="hall-label" { (page.text("screen-at-vote")) }
            p class="hall-figure" {
                strong { (page.words.integer(present)) }
                span { "/" (page.words.integer(convened)) }
            }
            @if !stage.ballot { p class="hall-word" { (page.text("screen-no-ballot")) } }
            @if stage.ballot && stage.counts.is_empty() { p class="hall-word" { (page.text("screen-vote-soon")) } }
            @if let Some((_, issued, _)) = stage.counts.first() {
                p class="hall-line" { (page.text("screen-issued")) ": " strong { (page.words.integer(*issued)) } }
            }
            @for (number, issued, entered) in &stage.counts {
                div class="hall-count" {
                    p class="hall-line" {
                        (page.with("screen-count", &[("n", (*number).into())])) ": "
                        strong { (page.with("screen-sheets", &[("n", (*entered).into())])) }
                    }
                    (progress(page, *entered, (*issued).max(*entered).max(1)))
                }
            }
        }
    }
}
