//! Lists of people (danh sách trích ngang).

use super::columns::{Column, header};
use super::habits::{Dates, Habit};
use super::table::{Cell, Head, Table};
use crate::people::Cadre;
use crate::world::World;
use base::PartialDate;
use roster::{CodeList, Sex};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

/// A workbook with one sheet for each list of units, each in its habit.
pub(super) fn workbook(
    world: &World,
    habits: &[&Habit],
    lists: &[Vec<usize>],
) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    for (habit, units) in habits.iter().zip(lists) {
        let name = match units.as_slice() {
            [unit] => world.units()[*unit].name.clone(),
            _ => "Trích ngang".to_owned(),
        };
        sheet(world, habit, units, book.add_worksheet().set_name(name)?)?;
    }
    Ok(book)
}

fn sheet(
    world: &World,
    habit: &Habit,
    units: &[usize],
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    let heads: Vec<Head> = habit.columns.iter().map(|column| header(*column)).collect();
    let legal = format!("(Thời điểm 31/12/{})", world.frame().year - 1);
    let office = match units {
        [unit] => format!("ĐẢNG ỦY {}", world.units()[*unit].name.to_uppercase()),
        // The people's committee keeps the list of its own offices.
        _ if !units.contains(&world.org.top) => super::lists::government_office(world),
        _ => super::lists::office(world),
    };
    let titles = [&*office, "DANH SÁCH TRÍCH NGANG CÁN BỘ", &*legal];
    let mut table = Table::begin(sheet, habit.typing, heads.len() as u16, titles)?;
    table.header(&heads, habit.numbers)?;
    for (place, unit) in units.iter().enumerate() {
        let name = &world.units()[*unit].name;
        table.group(&format!("{}. {}", roman(place + 1), name.to_uppercase()))?;
        for (index, person) in world.people().iter().enumerate() {
            if person.unit == *unit {
                let cells: Vec<Cell> = habit
                    .columns
                    .iter()
                    .map(|column| cell(world, habit, *column, index, person, table.rows + 1))
                    .collect();
                table.row(&cells)?;
            }
        }
    }
    table.blanks(habit.blanks)?;
    match habit.signatures {
        Some((left, right)) => table.signatures(left, right),
        None => Ok(()),
    }
}

/// Roman numerals up to 39, enough for one list.
fn roman(number: usize) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{}{}", "X".repeat(number / 10), ONES[number % 10])
}

fn cell(
    world: &World,
    habit: &Habit,
    column: Column,
    index: usize,
    person: &Cadre,
    number: u32,
) -> Cell {
    let odd = world.odd.iter().find(|odd| odd.person == index && odd.column == column);
    if let Some(odd) = odd {
        return Cell::text(odd.text);
    }
    let born = |sex| {
        if person.sex == sex { date(habit.birth, Some(person.birth), number) } else { Cell::Empty }
    };
    match column {
        Column::Number => Cell::Number(f64::from(number)),
        Column::Code => Cell::text(person.code.clone().unwrap_or_default()),
        Column::Name => Cell::text(person.name.as_str()),
        Column::BornMale => born(Sex::Male),
        Column::BornFemale => born(Sex::Female),
        Column::Ethnicity => Cell::text(person.ethnicity.map_or("", |group| group.name())),
        Column::Religion => Cell::text(person.religion),
        Column::Hometown => Cell::text(upper_first(&person.hometown)),
        Column::Posts => Cell::text(posts(world, person, habit.separator)),
        Column::Since => date(Dates::Text, person.since, number),
        Column::Education => Cell::text(person.education.map_or("", |e| habit.education(e))),
        Column::Theory => Cell::text(person.theory.map_or("", |t| habit.theory(t))),
        Column::Management => Cell::text(person.management.map_or("", CodeList::label)),
        Column::Probationary => date(habit.party, person.probationary, number),
        Column::Official => date(habit.party, person.official, number),
        Column::Evaluations => {
            let lines = person.evaluations.iter();
            let lines = lines.map(|(year, grade)| format!("{year}: {}", habit.grade(*grade)));
            Cell::text(lines.collect::<Vec<_>>().join("\n"))
        }
        Column::Discipline => Cell::text(discipline(person)),
        Column::Background => Cell::text(match person.background {
            Some(true) => "Đã xác minh",
            Some(false) => "Chưa xác minh",
            None => "",
        }),
    }
}

/// "Chức vụ hiện tại": all parts in one cell.
pub(super) fn posts(world: &World, person: &Cadre, separator: &str) -> String {
    let titles = person.posts.iter().map(|post| world.posts()[*post].title.clone());
    let parts: Vec<String> = titles.chain(person.job.clone()).collect();
    parts.join(separator)
}

/// A date in the office's habit. A date known to the month or year only is
/// always text: a real date would invent the rest.
pub(super) fn date(habit: Dates, date: Option<PartialDate>, number: u32) -> Cell {
    let serial = match habit {
        Dates::Serial => true,
        Dates::Mixed => number.is_multiple_of(2),
        Dates::Text | Dates::Dashes => false,
    };
    match date {
        None => Cell::Empty,
        Some(PartialDate::Day(day)) if serial => Cell::Date(day),
        Some(date) if habit == Dates::Dashes => Cell::text(date.vietnamese().replace('/', "-")),
        Some(date) => Cell::text(date.vietnamese()),
    }
}

fn discipline(person: &Cadre) -> String {
    match &person.disciplines {
        None => String::new(),
        Some(none) if none.is_empty() => "Không".to_owned(),
        Some(some) => {
            let parts =
                some.iter().map(|(form, on)| format!("{}, {}", form.label(), on.vietnamese()));
            parts.collect::<Vec<_>>().join("; ")
        }
    }
}

fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
