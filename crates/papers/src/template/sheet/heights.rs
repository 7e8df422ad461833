//! How high a filled row must be. Excel measures rows without a height when it
//! opens them; LibreOffice, at least without a screen, does not, and sets the
//! lines of a cell over one another. So a height is given.

use crate::official::{height, inner_points};
use crate::template::formula::{cell_name, column_number};
use crate::template::xml::{Id, Tree};
use press::Weight;
use std::collections::HashMap;

/// The highest row of the format, in points.
const HIGHEST: f64 = 409.0;
/// A column without a width of its own, in characters.
const USUAL_WIDTH: f64 = 8.43;
/// How much wider than Times New Roman other faces may be.
const WIDER: f64 = 1.13;

/// What of a cell's format its height hangs on.
#[derive(Debug, Clone, Copy)]
struct Look {
    wraps: bool,
    /// In points.
    size: f64,
    weight: Weight,
    /// How wide a letter is, set against Times New Roman.
    wide: f64,
}

const USUAL: Look = Look { wraps: false, size: 11.0, weight: Weight::Regular, wide: WIDER };

/// The formats of a workbook's cells, by number.
#[derive(Debug, Default)]
pub(in crate::template) struct Looks(Vec<Look>);

impl Looks {
    /// Reads them from the part of the styles.
    pub fn new(tree: &Tree<'_>) -> Self {
        let list = |name: &str| tree.all(name).next().unwrap_or_default();
        let value = |id: Id, name: &str| {
            tree.child(id, name).map(|id| tree.attribute(id, "val").unwrap_or_default())
        };
        let font = |id: Id| {
            let face = value(id, "name").unwrap_or_default();
            let times = ["Times New Roman", "Liberation Serif"].contains(&face.as_str());
            let bold = value(id, "b").is_some_and(|b| b != "0" && b != "false");
            Look {
                wraps: false,
                size: value(id, "sz").and_then(|size| size.parse().ok()).unwrap_or(USUAL.size),
                weight: if bold { Weight::Bold } else { Weight::Regular },
                wide: if times { 1.0 } else { WIDER },
            }
        };
        let fonts: Vec<Look> = tree.named(list("fonts"), "font").map(font).collect();
        let look = |id: Id| {
            let number: usize = tree.attribute(id, "fontId").and_then(|n| n.parse().ok())?;
            let wraps = tree
                .child(id, "alignment")
                .and_then(|id| tree.attribute(id, "wrapText"))
                .is_some_and(|wraps| wraps == "1" || wraps == "true");
            Some(Look { wraps, ..*fonts.get(number)? })
        };
        let looks = tree.named(list("cellXfs"), "xf").map(|id| look(id).unwrap_or(USUAL));
        Self(looks.collect())
    }

    fn of(&self, style: Option<String>) -> Look {
        let number = style.and_then(|style| style.parse::<usize>().ok()).unwrap_or_default();
        self.0.get(number).copied().unwrap_or(USUAL)
    }
}

/// The widths of a sheet's columns, and which cells of a row are one.
pub(super) struct Widths {
    /// First and last column from 0, and the width in characters.
    columns: Vec<(u32, u32, f64)>,
    usual: f64,
    /// Row, and first and last column from 0, of cells merged within a row;
    /// without a last one, they are merged over rows.
    merges: HashMap<(u32, u32), Option<u32>>,
    /// The usual height of a row, in points.
    row: f64,
}

impl Widths {
    pub fn new(tree: &Tree<'_>) -> Self {
        let number = |id: Id, name: &str| tree.attribute(id, name)?.parse::<f64>().ok();
        let column = |id: Id| {
            let (from, to) = (number(id, "min")? as u32, number(id, "max")? as u32);
            Some((from.checked_sub(1)?, to.checked_sub(1)?, number(id, "width")?))
        };
        let usual = tree.all("sheetFormatPr").next();
        let merge = |id: Id| {
            let range = tree.attribute(id, "ref")?;
            let (from, to) = range.split_once(':')?;
            let (from, to) = (cell_name(from)?, cell_name(to)?);
            let last = (from.row == to.row).then(|| column_number(to.column));
            Some(((from.row, column_number(from.column)), last))
        };
        Self {
            columns: tree.all("col").filter_map(column).collect(),
            usual: usual.and_then(|id| number(id, "defaultColWidth")).unwrap_or(USUAL_WIDTH),
            merges: tree.all("mergeCell").filter_map(merge).collect(),
            row: usual.and_then(|id| number(id, "defaultRowHeight")).unwrap_or(15.0),
        }
    }

    fn width(&self, column: u32) -> f64 {
        let within = |(from, to, _): &&(u32, u32, f64)| (*from..=*to).contains(&column);
        self.columns.iter().find(within).map_or(self.usual, |(_, _, width)| *width)
    }

    /// The height of a row in points, of the texts of its cells, each with its
    /// column from 0 and the number of its format; `row` is the template's.
    pub fn height(&self, row: u32, cells: &[(u32, Option<String>, String)], looks: &Looks) -> f64 {
        let cell = |(column, style, text): &(u32, Option<String>, String)| {
            let look = looks.of(style.clone());
            let last = match self.merges.get(&(row, *column)) {
                // Its text has the room of several rows.
                Some(None) => return self.row,
                Some(Some(last)) => *last,
                None => *column,
            };
            let points = inner_points((*column..=last).map(|at| self.width(at)).sum::<f64>());
            match look.wraps {
                true => height(text, (points / look.wide).max(1.0), look.size, look.weight),
                false => height("", points, look.size, look.weight),
            }
        };
        cells.iter().map(cell).fold(self.row, f64::max).min(HIGHEST)
    }
}
