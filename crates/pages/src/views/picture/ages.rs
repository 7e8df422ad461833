//! Sex and age of a list: the pyramid, and the ages with the lines at which men
//! and women retire.

use super::figure::{Figure, length};
use crate::views::model::Sex;
use crate::views::plan::Ages;
use crate::views::shell::Page;
use maud::{Markup, html};

/// Years in one band of the pyramid.
const BAND: u32 = 5;

/// One band: its first year of age, men, women.
type Band = (u32, u32, u32);

/// The bands of these people, the oldest first, without a gap between them.
pub(super) fn bands(people: &[(Sex, u32)]) -> Vec<Band> {
    let firsts = people.iter().map(|(_, age)| age / BAND);
    let (Some(least), Some(most)) = (firsts.clone().min(), firsts.max()) else {
        return Vec::new();
    };
    let count = |band: u32, wanted: Sex| {
        people.iter().filter(|(sex, age)| age / BAND == band && *sex == wanted).count() as u32
    };
    let band = |at: u32| (at * BAND, count(at, Sex::Male), count(at, Sex::Female));
    (least..=most).rev().map(band).collect()
}

/// How many there are of each year of age, from the youngest to the oldest.
pub(super) fn by_year(people: &[(Sex, u32)]) -> Vec<(u32, u32, u32)> {
    let ages = people.iter().map(|(_, age)| *age);
    let (Some(least), Some(most)) = (ages.clone().min(), ages.max()) else { return Vec::new() };
    let count = |year: u32, wanted: Sex| {
        people.iter().filter(|(sex, age)| *age == year && *sex == wanted).count() as u32
    };
    (least..=most).map(|at| (at, count(at, Sex::Male), count(at, Sex::Female))).collect()
}

/// Both pictures; nothing where there is nobody.
pub(in crate::views) fn ages(page: &Page<'_>, ages: &Ages) -> Markup {
    html! {
        @if !ages.people.is_empty() {
            div class="pictures" { (pyramid(page, ages)) (histogram(page, ages)) }
            @if ages.uncertain > 0 {
                p class="muted small" { (page.with("picture-uncertain", &[("n", ages.uncertain.into())])) }
            }
        }
    }
}

fn sums(ages: &Ages) -> (u32, u32) {
    let men = ages.people.iter().filter(|(sex, _)| *sex == Sex::Male).count() as u32;
    (men, ages.people.len() as u32 - men)
}

fn pyramid(page: &Page<'_>, ages: &Ages) -> Markup {
    let bands = bands(&ages.people);
    let (men, women) = sums(ages);
    let most = bands.iter().map(|(_, men, women)| (*men).max(*women)).max().unwrap_or(0);
    let label = |first: u32| format!("{first}–{}", first + BAND - 1);
    let (row, full, middle) = (26, 140, 210);
    let title = page.text("picture-pyramid");
    let gist = page.with("picture-pyramid-gist", &[("men", men.into()), ("women", women.into())]);
    let drawing = html! {
        text class="axis" x=(middle - 40) y="14" text-anchor="end" { (page.text("sex-male")) }
        text class="axis" x=(middle + 40) y="14" { (page.text("sex-female")) }
        @for (at, (first, men, women)) in (0u32..).zip(&bands) {
            @let y = 24 + at * row;
            @let left = length(*men, most, full);
            @let right = length(*women, most, full);
            text class="axis" x=(middle) y=(y + 15) text-anchor="middle" { (label(*first)) }
            rect class="men" x=(middle - 36 - left) y=(y) width=(left) height="20" {}
            rect class="women" x=(middle + 36) y=(y) width=(right) height="20" {}
            @if *men > 0 { text x=(middle - 40 - left) y=(y + 15) text-anchor="end" { (page.words.integer(*men)) } }
            @if *women > 0 { text x=(middle + 40 + right) y=(y + 15) { (page.words.integer(*women)) } }
        }
    };
    let rows = bands.iter().map(|(first, men, women)| {
        vec![label(*first), page.words.integer(*men), page.words.integer(*women)]
    });
    let figure = Figure {
        title: &title,
        gist: &gist,
        size: (420, 30 + bands.len() as u32 * row),
        drawing,
        head: ["picture-age", "sex-male", "sex-female"].map(|key| page.text(key)).to_vec(),
        rows: rows.collect(),
    };
    figure.show(page)
}

/// At which ages men and women retire, in words.
fn lines_said(page: &Page<'_>, retires_at: Option<(u32, u32)>) -> String {
    let age_of = |months: u32| match months % 12 {
        0 => page.with("picture-years", &[("years", (months / 12).into())]),
        rest => page.with(
            "picture-years-months",
            &[("years", (months / 12).into()), ("months", rest.into())],
        ),
    };
    match retires_at {
        Some((men, women)) => page.with(
            "picture-ages-gist",
            &[("men", (&age_of(men)).into()), ("women", (&age_of(women)).into())],
        ),
        None => page.text("picture-ages-no-line"),
    }
}

/// Dots for one year of age, and the height of the tallest bar.
const YEAR: u32 = 9;
const TALL: u32 = 120;
const LEFT: u32 = 22;
/// Room for the words beside the line of men.
const MEN_RETIRE: u32 = 90;

fn histogram(page: &Page<'_>, ages: &Ages) -> Markup {
    let years = by_year(&ages.people);
    let first = years.first().map_or(0, |(age, ..)| *age);
    let last_line = ages.retires_at.map_or(0, |(men, women)| men.max(women) / 12 + 2);
    let last = years.last().map_or(0, |(age, ..)| *age + 1).max(last_line);
    let most = years.iter().map(|(_, men, women)| men + women).max().unwrap_or(0);
    let (top, ground) = (34, 34 + TALL);
    let x = |age: u32| LEFT + (age - first) * YEAR;
    let title = page.text("picture-ages");
    let gist = lines_said(page, ages.retires_at);
    let at_line = |months: u32| LEFT + (months.saturating_sub(first * 12)) * YEAR / 12;
    let right = ages.retires_at.map_or(0, |(men, _)| at_line(men) + MEN_RETIRE);
    // The words stand on either side of the two lines, so that neither crosses them.
    let line = |months: u32, class: &str, key: &str| {
        let (at, is_left) = (at_line(months), class == "of-women");
        html! {
            line class={ "retires " (class) } x1=(at) x2=(at) y1="6" y2=(ground) {}
            text class="axis" x=(if is_left { at - 5 } else { at + 5 }) y="16"
                text-anchor=(if is_left { "end" } else { "start" }) { (page.text(key)) }
        }
    };
    let drawing = html! {
        @for (age, men, women) in &years {
            @let tall = length(men + women, most, TALL);
            @let low = length(*women, most, TALL).min(tall);
            rect class="women" x=(x(*age)) y=(ground - low) width=(YEAR - 1) height=(low) {}
            rect class="men" x=(x(*age)) y=(ground - tall) width=(YEAR - 1) height=(tall - low) {}
        }
        line class="ground" x1=(LEFT) x2=(x(last)) y1=(ground) y2=(ground) {}
        @for age in (first..=last).filter(|age| age % 5 == 0) {
            text class="axis" x=(x(age) + YEAR / 2) y=(ground + 15) text-anchor="middle" { (age) }
        }
        rect class="men" x=(LEFT) y=(ground + 26) width="11" height="11" {}
        text class="axis" x=(LEFT + 16) y=(ground + 36) { (page.text("sex-male")) }
        rect class="women" x=(LEFT + 70) y=(ground + 26) width="11" height="11" {}
        text class="axis" x=(LEFT + 86) y=(ground + 36) { (page.text("sex-female")) }
        text class="axis" x=(LEFT - 4) y=(top + 10) text-anchor="end" { (page.words.integer(most)) }
        @if let Some((men, women)) = ages.retires_at {
            (line(women, "of-women", "picture-women-retire"))
            (line(men, "of-men", "picture-men-retire"))
        }
    };
    let rows = years.iter().filter(|(_, men, women)| men + women > 0).map(|(age, men, women)| {
        vec![age.to_string(), page.words.integer(*men), page.words.integer(*women)]
    });
    let figure = Figure {
        title: &title,
        gist: &gist,
        size: ((x(last) + 12).max(right).max(420), ground + 44),
        drawing,
        head: ["picture-age", "sex-male", "sex-female"].map(|key| page.text(key)).to_vec(),
        rows: rows.collect(),
    };
    figure.show(page)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bands_and_years_sum_to_the_people(
            people in prop::collection::vec((any::<bool>(), 18u32..75), 0..200)
        ) {
            let people: Vec<(Sex, u32)> = people
                .into_iter()
                .map(|(is_man, age)| (if is_man { Sex::Male } else { Sex::Female }, age))
                .collect();
            let sum = |all: &[(u32, u32, u32)]| all.iter().map(|one| one.1 + one.2).sum::<u32>();
            prop_assert_eq!(sum(&bands(&people)) as usize, people.len());
            prop_assert_eq!(sum(&by_year(&people)) as usize, people.len());
            let bands = bands(&people);
            prop_assert!(bands.windows(2).all(|pair| pair[0].0 == pair[1].0 + BAND));
        }
    }

    #[test]
    fn somebody_on_the_edge_of_a_band_is_in_the_older_one() {
        let people = [(Sex::Male, 39), (Sex::Female, 40)];
        assert_eq!(bands(&people), [(40, 0, 1), (35, 1, 0)]);
    }
}
