//! One page made: marked, spoilt and written as a file, with what its boxes hold.

use crate::blank::Blank;
use crate::conditions::{Condition, Content};
use crate::draws::Draws;
use crate::encode;
use crate::marks::{Paper, Pen, Style, Unclear};
use crate::picture::Picture;
use crate::spoil::Way;
use ballot::PageLayout;
use base::Chance;
use std::collections::BTreeSet;

/// What a box holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// Nothing.
    Empty,
    /// A mark that anybody would call one.
    Marked(Style),
    /// Something that only people can judge.
    Unclear(Unclear),
}

/// A page made.
#[derive(Debug)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// What the boxes hold, in the order of the layout.
    pub truths: Vec<Truth>,
}

/// Makes a page; the same chance makes the same page.
///
/// # Errors
/// When the picture cannot be written.
pub fn make(
    blank: &Blank,
    layout: &PageLayout,
    dpi: u32,
    condition: &Condition,
    chance: &mut dyn Chance,
) -> anyhow::Result<Made> {
    let scale = f64::from(dpi) / 25.4;
    let mut picture =
        if condition.colour { blank.picture.in_colour() } else { blank.picture.clone() };
    let truths = vote(&mut picture, layout, scale, condition.content, chance);
    let mut way = Way { picture, layout, scale };
    for &spoil in condition.spoils {
        way.meet(spoil, chance);
    }
    let bytes = match condition.jpeg {
        Some((low, high)) => {
            encode::jpeg(&way.picture, chance.whole(low.into(), high.into()) as u8)?
        }
        None => encode::png(&way.picture)?,
    };
    Ok(Made { bytes, truths })
}

/// Marks a page as a voter does who has one pen and mostly one style.
fn vote(
    picture: &mut Picture,
    layout: &PageLayout,
    scale: f64,
    content: Content,
    chance: &mut dyn Chance,
) -> Vec<Truth> {
    let pen = Pen::draw(chance);
    let habit = chance.one_of(&Style::ALL);
    let rows: BTreeSet<usize> = layout.boxes.iter().map(|place| place.row).collect();
    // Nearly always one box of a row; now and then none or all.
    let choices: std::collections::BTreeMap<usize, u64> =
        rows.into_iter().map(|row| (row, chance.below(20))).collect();
    let mut paper = Paper { picture, scale };
    let mut column = (usize::MAX, 0);
    let mut truths = Vec::with_capacity(layout.boxes.len());
    for place in &layout.boxes {
        column = if column.0 == place.row { (place.row, column.1 + 1) } else { (place.row, 0) };
        let chosen = match choices[&place.row] {
            0 => false,
            1 => true,
            choice => choice % 2 == column.1,
        };
        let style = if chance.happens(0.8) { habit } else { chance.one_of(&Style::ALL) };
        let truth = match content {
            Content::Nothing => Truth::Empty,
            Content::Unclear if chance.happens(0.2) => Truth::Unclear(chance.one_of(&Unclear::ALL)),
            _ if chosen => Truth::Marked(style),
            _ => Truth::Empty,
        };
        match truth {
            Truth::Empty => {}
            Truth::Marked(style) => paper.mark(place.place, style, pen, chance),
            Truth::Unclear(what) => paper.confuse(place.place, what, pen, chance),
        }
        truths.push(truth);
    }
    truths
}
