//! The boxes and lines of all pages of a sheet, by row and group.

use super::Why;
use crate::{BoxClass, Choice, Form, PageReading};
use std::collections::{BTreeMap, BTreeSet};

/// What was read, gathered from the pages.
pub(super) struct Boxes {
    read: BTreeMap<(usize, Choice), Result<bool, Why>>,
    /// Lines with writing: group and line, from 0.
    pub lines: BTreeSet<(usize, u32)>,
    /// Pages with an id that the form does not have.
    pub foreign: BTreeSet<u32>,
}

impl Boxes {
    pub fn of(form: &Form, pages: &[PageReading]) -> Self {
        let (rows, choices) = (form.row_count(), form.options.choices());
        let mut boxes =
            Self { read: BTreeMap::new(), lines: BTreeSet::new(), foreign: BTreeSet::new() };
        for page in pages {
            if page.code.form != form.code {
                boxes.foreign.insert(page.code.page);
            }
            for found in &page.boxes {
                match box_of(&found.id) {
                    Some((row, choice)) if row < rows && choices.contains(&choice) => {
                        boxes.note(row, choice, found.class);
                    }
                    _ => {
                        boxes.foreign.insert(page.code.page);
                    }
                }
            }
            for found in &page.write_ins {
                let place = line_of(&found.id);
                let known = place.filter(|(group, line)| {
                    form.groups.get(*group).is_some_and(|group| *line < group.write_ins)
                });
                match known {
                    Some(place) if found.ink => {
                        boxes.lines.insert(place);
                    }
                    Some(_) => {}
                    None => {
                        boxes.foreign.insert(page.code.page);
                    }
                }
            }
        }
        boxes
    }

    fn note(&mut self, row: usize, choice: Choice, class: BoxClass) {
        let now = match class {
            BoxClass::Marked => Ok(true),
            BoxClass::Empty => Ok(false),
            BoxClass::Doubtful => Err(Why::Doubtful),
        };
        let kept = self.read.entry((row, choice)).or_insert(now);
        if *kept != now {
            *kept = Err(Why::ReadTwice);
        }
    }

    /// Whether a box is marked, or why that is not known.
    pub fn read(&self, row: usize, choice: Choice) -> Result<bool, Why> {
        self.read.get(&(row, choice)).copied().unwrap_or(Err(Why::NotRead))
    }
}

/// The row (from 0) and column of a box id, `r12-agree`.
fn box_of(id: &str) -> Option<(usize, Choice)> {
    let (row, choice) = id.strip_prefix('r')?.split_once('-')?;
    let choice = match choice {
        "agree" => Choice::Agree,
        "disagree" => Choice::Disagree,
        _ => return None,
    };
    Some((row.parse::<usize>().ok()?.checked_sub(1)?, choice))
}

/// The group and line (from 0) of a line id, `g2-w1`.
fn line_of(id: &str) -> Option<(usize, u32)> {
    let (group, line) = id.strip_prefix('g')?.split_once("-w")?;
    Some((group.parse::<usize>().ok()?.checked_sub(1)?, line.parse::<u32>().ok()?.checked_sub(1)?))
}
