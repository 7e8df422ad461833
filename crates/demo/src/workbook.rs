//! The workbooks of a world, in the habits of several offices. Their shapes
//! are those that the intake reads; the habits differ on purpose.

mod columns;
mod habits;
mod lists;
mod people;
mod plan;
mod table;

use crate::world::World;
pub(crate) use columns::Column;
use habits::{COMMUNES, GOVERNMENT, PARTY};
use roster::System;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// A cell whose words no code list knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OddCell {
    pub person: usize,
    pub column: Column,
    pub text: &'static str,
}

/// Writes every workbook.
pub(crate) fn all(world: &World) -> Result<Vec<(String, Vec<u8>)>, XlsxError> {
    let org = &world.org;
    let party: Vec<usize> = std::iter::once(org.top).chain(agencies(world, true)).collect();
    let government: Vec<usize> = agencies(world, false).collect();
    let mut files: Vec<(&str, Workbook)> = vec![
        ("01-danh-muc-to-chuc.xlsx", lists::workbook(world)?),
        ("02-trich-ngang-khoi-dang.xlsx", people::workbook(world, &[&PARTY], &[party])?),
        (
            "03-trich-ngang-khoi-chinh-quyen.xlsx",
            people::workbook(world, &[&GOVERNMENT], &[government])?,
        ),
    ];
    let communes: Vec<Vec<usize>> = org.communes.iter().map(|commune| vec![commune.unit]).collect();
    let habits: Vec<_> = (0..communes.len()).map(|i| &COMMUNES[i % COMMUNES.len()]).collect();
    files.push(("04-trich-ngang-cac-xa.xlsx", people::workbook(world, &habits, &communes)?));
    let (first, last) = world.frame().term;
    let plan = format!("05-quy-hoach-{first}-{last}.xlsx");
    files.push((&plan, plan::workbook(world)?));
    files.into_iter().map(|(name, book)| Ok((name.to_owned(), bytes(world, book)?))).collect()
}

/// Agencies of the party and the front write one list, those of the people's
/// committee another.
fn agencies(world: &World, party: bool) -> impl Iterator<Item = usize> + '_ {
    let government = |unit: usize| world.org.units[unit].system == System::Government;
    world.org.agencies.iter().map(|agency| agency.unit).filter(move |u| government(*u) != party)
}

/// The file as bytes, dated in the world's year: without a date of its own a
/// workbook carries the moment of writing.
fn bytes(world: &World, mut book: Workbook) -> Result<Vec<u8>, XlsxError> {
    let written = ExcelDateTime::from_ymd(world.frame().year as u16, 2, 20)?;
    let properties = DocProperties::new()
        .set_author("Ban Tổ chức")
        .set_company("Sơn Lam (dữ liệu hư cấu)")
        .set_creation_datetime(&written);
    book.set_properties(&properties);
    book.save_to_buffer()
}
