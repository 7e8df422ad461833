//! The standing plan as the organisation board keeps it: one sheet for the
//! top's committee and titles, one for its agencies, one for all communes.

use super::habits::Dates;
use super::people::{date, posts};
use super::table::{Cell, Head, Table, Typing, head};
use crate::plan::DemoEntry;
use crate::world::World;
use roster::Sex;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

/// Where the term and the unit are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// The term in a group row, the unit by its code.
    TermAbove,
    /// The term in a column, the unit by its name.
    TermBeside,
}

pub(super) fn workbook(world: &World) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let org = &world.org;
    let is_commune = |unit: usize| org.communes.iter().any(|commune| commune.unit == unit);
    let of = |keep: &dyn Fn(usize) -> bool| -> Vec<&DemoEntry> {
        let mut entries: Vec<&DemoEntry> =
            world.entries.iter().filter(|entry| keep(org.posts[entry.post].unit)).collect();
        entries.sort_by_key(|entry| entry.post);
        entries
    };
    let top = of(&|unit| unit == org.top);
    let agencies = of(&|unit| unit != org.top && !is_commune(unit));
    let communes = of(&is_commune);
    write(world, Shape::TermAbove, &top, book.add_worksheet().set_name("Cấp ủy, chủ chốt")?)?;
    write(world, Shape::TermAbove, &agencies, book.add_worksheet().set_name("Cơ quan, đơn vị")?)?;
    write(world, Shape::TermBeside, &communes, book.add_worksheet().set_name("Cấp xã")?)?;
    Ok(book)
}

const COMMON: [Head; 6] = [
    head("TT", 5.0),
    head("Mã cán bộ", 11.0),
    head("Họ và tên", 24.0),
    Head { above: Some("Ngày sinh"), words: "Nam", width: 12.0 },
    Head { above: Some("Ngày sinh"), words: "Nữ", width: 12.0 },
    head("Chức vụ hiện tại", 44.0),
];

fn write(
    world: &World,
    shape: Shape,
    entries: &[&DemoEntry],
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    let (first, last) = world.frame().term;
    let mut heads = COMMON.to_vec();
    heads.push(head("Chức danh quy hoạch", 40.0));
    match shape {
        Shape::TermAbove => heads.push(head("Mã đơn vị", 14.0)),
        Shape::TermBeside => heads.extend([head("Đơn vị", 24.0), head("Nhiệm kỳ", 12.0)]),
    }
    heads.push(head("Quyết định quy hoạch", 40.0));
    let title = format!("DANH SÁCH QUY HOẠCH CÁN BỘ NHIỆM KỲ {first} – {last}");
    let titles = [&*super::lists::office(world), &*title, "(Theo các quyết định đã phê duyệt)"];
    let mut table = Table::begin(sheet, Typing::New, heads.len() as u16, titles)?;
    table.header(&heads, true)?;
    if shape == Shape::TermAbove {
        table.group(&format!("A. NHIỆM KỲ {first}-{last}"))?;
    }
    for entry in entries {
        let cells = row(world, shape, entry, table.rows + 1);
        table.row(&cells)?;
    }
    table.blanks(10)?;
    table.signatures("NGƯỜI LẬP", "TRƯỞNG BAN")
}

fn row(world: &World, shape: Shape, entry: &DemoEntry, number: u32) -> Vec<Cell> {
    let (person, post) = (&world.people()[entry.person], &world.posts()[entry.post]);
    let unit = &world.units()[post.unit];
    let born = |sex| {
        if person.sex == sex { date(Dates::Text, Some(person.birth), number) } else { Cell::Empty }
    };
    let mut cells = vec![
        Cell::Number(f64::from(number)),
        Cell::text(person.code.clone().unwrap_or_default()),
        Cell::text(person.name.as_str()),
        born(Sex::Male),
        born(Sex::Female),
        Cell::text(posts(world, person, ", ")),
        Cell::text(&*post.title),
    ];
    let (first, last) = world.frame().term;
    match shape {
        Shape::TermAbove => cells.push(Cell::text(&*unit.code)),
        Shape::TermBeside => {
            cells.extend([Cell::text(&*unit.name), Cell::text(format!("{first}-{last}"))]);
        }
    }
    cells.push(Cell::text(&*entry.decision));
    cells
}
