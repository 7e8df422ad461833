//! Rows of one file that state one citizen ID and two people: which of them is
//! right, only the office can tell.

use super::Content;
use base::{CitizenId, fold};
use papers::intake::{Located, PersonRow, SheetRows};
use std::collections::HashMap;

/// A row: its sheet and its number.
type Place = (String, u32);

/// The rows that are not taken, each with the one that it contradicts.
#[derive(Default)]
pub(super) struct Twice(HashMap<Place, Place>);

impl Twice {
    /// Looks through all lists of people of a file.
    pub(super) fn of(content: &Content) -> Self {
        let Content::Lists(workbook) = content else { return Self::default() };
        let mut by_citizen: HashMap<&CitizenId, Vec<(Place, &PersonRow)>> = HashMap::new();
        for sheet in &workbook.sheets {
            let SheetRows::People(rows) = &sheet.rows else { continue };
            for Located { row, value } in rows {
                if let Some(id) = &value.citizen_id {
                    let place = (sheet.name.clone(), *row);
                    by_citizen.entry(id).or_default().push((place, value));
                }
            }
        }
        let mut twice = HashMap::new();
        for rows in by_citizen.into_values() {
            for (place, person) in &rows {
                let other = rows.iter().find(|(_, other)| !is_one(person, other));
                if let Some((other, _)) = other {
                    twice.insert(place.clone(), other.clone());
                }
            }
        }
        Self(twice)
    }

    /// The row that this one contradicts.
    pub(super) fn with(&self, sheet: &str, row: u32) -> Option<&Place> {
        if self.0.is_empty() { None } else { self.0.get(&(sheet.to_owned(), row)) }
    }
}

/// Whether two rows can speak of one person.
fn is_one(one: &PersonRow, other: &PersonRow) -> bool {
    fold(one.name.as_str()) == fold(other.name.as_str()) && one.birth.may_be(other.birth)
}
