//! A life at work on one axis of time: posts, plans, training, evaluations, the
//! day looked at and the month of retirement.

use crate::views::shell::Page;
use base::{Day, Month};
use maud::{Markup, html};

/// What is drawn.
#[derive(Debug, Clone)]
pub struct Life {
    /// The day looked at.
    pub today: Day,
    /// The month of retirement, where one is reckoned.
    pub retires: Option<Month>,
    /// Bars, each in a row of its own.
    pub bars: Vec<LifeBar>,
    /// Evaluations by year: how good from 0 (failed) to 3, and in words.
    pub grades: Vec<(i16, u8, String)>,
}

/// A stretch of time.
#[derive(Debug, Clone)]
pub struct LifeBar {
    /// What it is.
    pub kind: BarKind,
    /// In words.
    pub label: String,
    /// From; none where it is not stated.
    pub from: Option<Day>,
    /// To; none while it lasts.
    pub to: Option<Day>,
}

/// What a bar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BarKind {
    /// A post held.
    Post,
    /// A plan in which the person stands or stood.
    Plan,
    /// A course or school.
    Training,
}

impl BarKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Post => "bar-post",
            Self::Plan => "bar-plan",
            Self::Training => "bar-training",
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Post => "person-life-posts",
            Self::Plan => "person-life-plans",
            Self::Training => "person-life-training",
        }
    }
}

const LEFT: i64 = 8;
const WIDTH: i64 = 720;
const ROW: i64 = 34;
/// About how wide a letter of a label is.
const LETTER: i64 = 7;

/// The first and last year that the axis shows.
pub(super) fn span(life: &Life) -> (i16, i16) {
    let years = life.bars.iter().flat_map(|bar| [bar.from, bar.to]).flatten().map(Day::year);
    let years = years.chain(life.grades.iter().map(|(year, ..)| *year));
    let years = years.chain([life.today.year()]).chain(life.retires.map(Month::year));
    let (mut first, mut last) = (life.today.year(), life.today.year());
    for year in years {
        (first, last) = (first.min(year), last.max(year));
    }
    (first, last + 1)
}

/// Where a day lies between the beginnings of two years, in dots from the left.
pub(super) fn place(day: Day, (first, last): (i16, i16)) -> i64 {
    let begins = |year: i16| Day::new(year, 1, 1).map_or(0, Day::days_since_1970);
    let (from, to) = (begins(first), begins(last).max(begins(first) + 1));
    LEFT + (day.days_since_1970() - from).clamp(0, to - from) * WIDTH / (to - from)
}

impl Life {
    /// Whether there is anything to draw.
    pub(in crate::views) fn is_empty(&self) -> bool {
        self.bars.is_empty() && self.grades.is_empty()
    }

    pub(in crate::views) fn show(&self, page: &Page<'_>) -> Markup {
        let axis = span(self);
        let rows = self.bars.len() as i64;
        let grades_at = 30 + rows * ROW;
        let ground = grades_at + if self.grades.is_empty() { 4 } else { ROW };
        let title = page.text("person-life");
        let gist = page.text("person-life-gist");
        let size = format!("0 0 {} {}", WIDTH + 2 * LEFT, ground + 26);
        html! {
            figure class="picture life" {
                figcaption { strong { (title) } span class="under" { (gist) } }
                ul class="life-key small" {
                    @for kind in [BarKind::Post, BarKind::Plan, BarKind::Training] {
                        @if self.bars.iter().any(|bar| bar.kind == kind) {
                            li { span class={ "key-dot " (kind.class()) } {} (page.text(kind.key())) }
                        }
                    }
                    @if !self.grades.is_empty() { li { span class="key-dot grade" {} (page.text("person-life-grades")) } }
                }
                div class="scroll-x" tabindex="0" role="region" aria-label=(title) {
                    svg viewBox=(size) role="img" aria-label=(title) {
                        title { (title) }
                        desc { (gist) }
                        (years(axis, ground))
                        @for (at, bar) in (0i64..).zip(&self.bars) { (self.bar(axis, 30 + at * ROW, bar)) }
                        (self.points(axis, grades_at))
                        (self.lines(page, axis, ground))
                    }
                }
                details class="picture-table" {
                    summary { (page.text("picture-numbers")) }
                    (self.table(page))
                }
            }
        }
    }

    fn bar(&self, axis: (i16, i16), y: i64, bar: &LifeBar) -> Markup {
        let from = bar.from.map_or(LEFT, |day| place(day, axis));
        let to = place(bar.to.unwrap_or(self.today), axis).max(from + 4);
        // A label that would run over the edge ends at it.
        let wide = bar.label.chars().count() as i64 * LETTER;
        let x = from.min((LEFT + WIDTH - wide).max(LEFT));
        html! {
            text x=(x) y=(y + 12) { (bar.label) }
            rect class=(bar.kind.class()) x=(from) y=(y + 17) width=(to - from) height="9" rx="2" {}
        }
    }

    fn points(&self, axis: (i16, i16), y: i64) -> Markup {
        html! {
            @for (year, rank, words) in &self.grades {
                @let middle = Day::new(*year, 7, 1).map_or(LEFT, |day| place(day, axis));
                g {
                    title { (year) ": " (words) }
                    circle class={ "grade grade-" (rank) } cx=(middle) cy=(y + 18 - i64::from(*rank) * 3) r="5" {}
                }
            }
        }
    }

    fn lines(&self, page: &Page<'_>, axis: (i16, i16), ground: i64) -> Markup {
        let today = place(self.today, axis);
        html! {
            line class="today" x1=(today) x2=(today) y1="18" y2=(ground) {}
            text class="axis" x=(today) y="12" text-anchor=(anchor(today)) { (page.text("person-life-today")) }
            @if let Some(month) = self.retires {
                @let at = place(month.last_day(), axis);
                line class="retires" x1=(at) x2=(at) y1="18" y2=(ground) {}
                text class="axis" x=(at) y="12" text-anchor=(anchor(at)) {
                    (page.with("person-life-retires", &[("month", (&month.vietnamese()).into())]))
                }
            }
        }
    }

    fn table(&self, page: &Page<'_>) -> Markup {
        let day = |day: Option<Day>, none: &str| match day {
            Some(day) => day.vietnamese(),
            None => page.text(none),
        };
        let head = ["person-life-what", "person-life-kind", "person-life-from", "person-life-to"];
        html! {
            table class="list cards" {
                thead { tr { @for key in head { th scope="col" { (page.text(key)) } } } }
                tbody {
                    @for bar in &self.bars { tr {
                        th scope="row" { (bar.label) }
                        td data-label=(page.text(head[1])) { (page.text(bar.kind.key())) }
                        td class="day" data-label=(page.text(head[2])) { (day(bar.from, "person-life-unknown")) }
                        td class="day" data-label=(page.text(head[3])) { (day(bar.to, "person-life-until-now")) }
                    } }
                    @for (year, _, words) in &self.grades { tr {
                        th scope="row" { (words) }
                        td data-label=(page.text(head[1])) { (page.text("person-life-grades")) }
                        td class="day" data-label=(page.text(head[2])) { (year) }
                        td class="day" data-label=(page.text(head[3])) { (year) }
                    } }
                }
            }
        }
    }
}

/// Words at the right edge end there.
fn anchor(at: i64) -> &'static str {
    if at > LEFT + WIDTH * 4 / 5 { "end" } else { "start" }
}

/// The years: a line each, a number where there is room.
fn years(axis: (i16, i16), ground: i64) -> Markup {
    let (first, last) = axis;
    let step = match last - first {
        0..=14 => 1,
        15..=30 => 2,
        _ => 5,
    };
    let begins = |year: i16| Day::new(year, 1, 1).map_or(LEFT, |day| place(day, axis));
    html! {
        @for year in (first..=last).filter(|year| year % step == 0) {
            line class="year" x1=(begins(year)) x2=(begins(year)) y1="18" y2=(ground) {}
            @if begins(year) + 34 <= LEFT + WIDTH { text class="axis" x=(begins(year) + 2) y=(ground + 16) { (year) } }
        }
        line class="ground" x1=(LEFT) x2=(LEFT + WIDTH) y1=(ground) y2=(ground) {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_later_day_lies_no_further_left_and_none_off_the_axis(
            one in -10_000i64..40_000, other in -10_000i64..40_000, first in 1950i16..2010, years in 1i16..80
        ) {
            let axis = (first, first + years);
            let (one, other) = (one.min(other), one.max(other));
            let at = |day| place(Day::from_days_since_1970(day), axis);
            prop_assert!(at(one) <= at(other));
            prop_assert!((LEFT..=LEFT + WIDTH).contains(&at(one)));
        }
    }

    #[test]
    fn the_axis_spans_everything_and_the_retirement() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let bar = LifeBar {
            kind: BarKind::Post,
            label: "Phó phòng".into(),
            from: Some(day("2009-03-01")),
            to: None,
        };
        let life = Life {
            today: day("2017-03-15"),
            retires: Month::new(2036, 12),
            bars: vec![bar],
            grades: vec![(2007, 2, "HTTNV".into())],
        };
        assert_eq!(span(&life), (2007, 2037));
        let alone = Life { retires: None, bars: Vec::new(), grades: Vec::new(), ..life };
        assert_eq!(span(&alone), (2017, 2018));
        assert!(alone.is_empty());
    }
}
