//! The first workbook: units, bodies and posts.

use super::table::{Cell, Table, Typing, head};
use crate::world::World;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

pub(super) fn workbook(world: &World) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    units(world, book.add_worksheet().set_name("Đơn vị")?)?;
    bodies(world, book.add_worksheet().set_name("Tổ chức")?)?;
    posts(world, book.add_worksheet().set_name("Chức danh")?)?;
    Ok(book)
}

/// The name of the office that keeps the lists.
pub(super) fn office(world: &World) -> String {
    let frame = world.frame();
    let of = frame.name.strip_prefix(frame.word).unwrap_or_default();
    format!("{}{of} – BAN TỔ CHỨC", frame.party).to_uppercase()
}

/// The office of the people's committee that keeps its lists.
pub(super) fn government_office(world: &World) -> String {
    let frame = world.frame();
    let keeper = if frame.year < 2025 { "Phòng Nội vụ" } else { "Sở Nội vụ" };
    format!("UBND {} – {keeper}", frame.name).to_uppercase()
}

fn units(world: &World, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let titles = [&*office(world), "DANH MỤC ĐƠN VỊ", "(Dữ liệu hư cấu để giới thiệu phần mềm)"];
    let mut table = Table::begin(sheet, Typing::New, 8, titles)?;
    table.header(
        &[
            head("TT", 5.0),
            head("Mã đơn vị", 14.0),
            head("Tên đơn vị", 48.0),
            head("Cấp", 18.0),
            head("Khối", 16.0),
            head("Mã đơn vị cấp trên", 16.0),
            head("Ngày thành lập", 14.0),
            head("Ngày kết thúc", 14.0),
        ],
        true,
    )?;
    for unit in world.units() {
        table.row(&[
            Cell::Number(f64::from(table.rows + 1)),
            Cell::text(&*unit.code),
            Cell::text(&*unit.name),
            Cell::text(unit.level.label()),
            Cell::text(unit.system.label()),
            unit.parent.map_or(Cell::Empty, |parent| Cell::text(&*world.units()[parent].code)),
            Cell::text(unit.from.unwrap_or_default()),
            Cell::Empty,
        ])?;
    }
    table.blanks(5)
}

fn bodies(world: &World, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let titles = [&*office(world), "DANH MỤC TỔ CHỨC", "(Số lượng theo quyết định chuẩn y)"];
    let mut table = Table::begin(sheet, Typing::New, 5, titles)?;
    table.header(
        &[
            head("TT", 5.0),
            head("Mã đơn vị", 14.0),
            head("Loại tổ chức", 26.0),
            head("Tên tổ chức", 60.0),
            head("Số lượng ủy viên", 12.0),
        ],
        false,
    )?;
    for body in world.bodies() {
        table.row(&[
            Cell::Number(f64::from(table.rows + 1)),
            Cell::text(&*world.units()[body.unit].code),
            Cell::text(body.kind.label()),
            Cell::text(&*body.name),
            Cell::Number(f64::from(body.seats)),
        ])?;
    }
    table.blanks(0)
}

fn posts(world: &World, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let titles = [&*office(world), "DANH MỤC CHỨC DANH", "(Bậc cao hơn là chức danh cao hơn)"];
    let mut table = Table::begin(sheet, Typing::New, 8, titles)?;
    table.header(
        &[
            head("TT", 5.0),
            head("Mã đơn vị", 14.0),
            head("Tên chức danh", 52.0),
            head("Nhóm", 12.0),
            head("Thuộc tổ chức", 22.0),
            head("Bậc", 7.0),
            head("Số lượng", 9.0),
            head("Chủ chốt", 9.0),
        ],
        true,
    )?;
    for post in world.posts() {
        table.row(&[
            Cell::Number(f64::from(table.rows + 1)),
            Cell::text(&*world.units()[post.unit].code),
            Cell::text(&*post.title),
            Cell::text(post.kind.label()),
            Cell::text(post.body.map_or("", |body| body.label())),
            Cell::Number(f64::from(post.rank)),
            Cell::Number(f64::from(post.seats)),
            Cell::text(if post.key { "x" } else { "" }),
        ])?;
    }
    table.blanks(8)
}
