//! The two review annexes as workbooks.
//!
//! Both have the same frame (title, legal line, two header rows, column
//! numbers, group rows, signatures) and differ in columns and rows; the frame
//! is [`Sheet`].

mod carry_over;
mod format;
mod sheet;
mod supplement;

pub(super) use carry_over::{DEPUTIES, HEADS, REMOVED, carry_over};
pub(crate) use format::{height, inner_points};
pub(super) use supplement::{list_line, roman, supplement};

use sheet::{Align, Cell, Column, Sheet};

/// "A. NHIỆM KỲ 2015 - 2020 (Đơn vị: Huyện ủy Nậm Pha)": the program reads the
/// unit in from here.
fn section(place: usize, term: &str, unit: &str) -> String {
    format!("{}. {term} (Đơn vị: {unit})", letters(place))
}

/// The letter of the section at `place`, counted from 0: A to Z, then AA.
pub(super) fn letters(place: usize) -> String {
    let letter = char::from(b'A' + (place % 26) as u8);
    let before = if place < 26 { String::new() } else { letters(place / 26 - 1) };
    format!("{before}{letter}")
}
