//! Merged cells: which text stands over a header's column, and which value
//! holds for the rows below.

use super::sheet::{Cell, Row};
use calamine::Dimensions;
use std::collections::HashMap;

/// Merged cells.
#[derive(Debug, Default)]
pub(super) struct Merges {
    regions: Vec<Dimensions>,
}

/// Rows within which a header may stand.
pub(super) const HEADER_ZONE: u32 = 200;

impl Merges {
    pub(super) fn new(mut regions: Vec<Dimensions>) -> Self {
        regions.sort_by_key(|region| region.start);
        Self { regions }
    }

    /// The column in which the text of (row from 1, column) stands, when the
    /// cell is merged sideways; only within [`HEADER_ZONE`].
    pub(super) fn anchor(&self, row: u32, column: u32) -> Option<u32> {
        if row > HEADER_ZONE {
            return None;
        }
        // They are sorted, and in a sound file none lies over another.
        let next = self.regions.partition_point(|region| region.start <= (row - 1, column));
        let region = self.regions.get(next.checked_sub(1)?)?;
        let sideways = region.start.0 + 1 == row && region.start.1 != region.end.1;
        (sideways && region.contains(row - 1, column)).then_some(region.start.1)
    }

    /// Regions that end at a row, from 1, or above it: top, left, bottom, right,
    /// from 0.
    pub(super) fn regions_above(&self, row: u32) -> impl Iterator<Item = (u32, u32, u32, u32)> {
        let above = self.regions.iter().filter(move |region| region.end.0 < row);
        above.map(|it| (it.start.0, it.start.1, it.end.0, it.end.1))
    }

    /// How many columns the cell at (row, column), from 0, spans.
    pub(super) fn span(&self, row: u32, column: u32) -> u32 {
        let found = self.regions.binary_search_by_key(&(row, column), |region| region.start);
        found.map_or(1, |at| self.regions[at].end.1 - column + 1)
    }

    /// Regions over several rows, by their first row.
    fn downward(&self) -> impl Iterator<Item = Dimensions> + '_ {
        self.regions.iter().copied().filter(|region| region.end.0 > region.start.0)
    }
}

/// Carries the value of a cell merged over several rows down to each of them.
pub(super) struct FillDown<'a> {
    regions: std::iter::Peekable<std::vec::IntoIter<Dimensions>>,
    /// By column: the last row (from 0) of the region and its value.
    active: HashMap<u32, (u32, Cell<'a>)>,
}

impl<'a> FillDown<'a> {
    /// Carries down in the columns that `wanted` names, and in no other.
    pub(super) fn new(merges: &Merges, wanted: impl Fn(u32) -> bool) -> Self {
        let regions: Vec<Dimensions> =
            merges.downward().filter(|region| wanted(region.start.1)).collect();
        Self { regions: regions.into_iter().peekable(), active: HashMap::new() }
    }

    /// Columns of this row whose value was carried down into it.
    pub(super) fn apply(&mut self, row: &mut Row<'a>) -> Vec<u32> {
        let at = row.number - 1;
        let mut carried = Vec::new();
        self.active.retain(|_, (last, _)| *last >= at);
        for (column, (_, cell)) in &self.active {
            if row.get(*column).is_none() {
                row.cells.push((*column, cell.clone()));
                carried.push(*column);
            }
        }
        row.cells.sort_by_key(|(column, _)| *column);
        while let Some(region) = self.regions.next_if(|region| region.start.0 <= at) {
            if region.start.0 == at
                && let Some(cell) = row.get(region.start.1)
            {
                self.active.insert(region.start.1, (region.end.0, cell.clone()));
            }
        }
        carried
    }
}
