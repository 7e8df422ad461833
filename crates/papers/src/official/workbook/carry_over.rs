//! Phụ lục 1: rà soát, chuyển tiếp.

use super::{Align, Cell, Column, Sheet, section};
use crate::official::PaperError;
use crate::official::annex::{CarryOverAnnex, CarryOverRow};
use crate::official::letterhead::evaluation_lines;

const fn column(title: &'static str, width: f64, align: Align) -> Column {
    Column { title, group: None, width, align }
}

const fn birth(title: &'static str) -> Column {
    Column { title, group: Some("Ngày sinh"), width: 10.5, align: Align::Centre }
}

const COLUMNS: &[Column] = &[
    column("TT", 4.0, Align::Centre),
    column("Họ và tên", 16.0, Align::Left),
    birth("Nam"),
    birth("Nữ"),
    column("Chức vụ hiện tại", 17.0, Align::Left),
    column("Chức danh đã được quy hoạch", 15.0, Align::Left),
    column("Chức danh chuyển tiếp", 15.0, Align::Left),
    column("Trình độ chuyên môn", 13.0, Align::Left),
    column("Lý luận chính trị", 8.5, Align::Centre),
    column("Quyết định quy hoạch (số, ngày)", 13.0, Align::Left),
    column("Phân loại 3 năm gần nhất", 14.0, Align::Left),
    column("Đề xuất của đơn vị", 14.0, Align::Left),
];

/// The titles of the three groups of a term.
pub(in crate::official) const HEADS: &str = "Danh sách chuyển tiếp quy hoạch cấp trưởng";
pub(in crate::official) const DEPUTIES: &str = "Danh sách chuyển tiếp quy hoạch cấp phó";
pub(in crate::official) const REMOVED: &str = "Danh sách đưa ra khỏi quy hoạch";

pub(in crate::official) fn carry_over(annex: &CarryOverAnnex) -> Result<Vec<u8>, PaperError> {
    let mut sheet = Sheet::open(&annex.head, "Phụ lục 1", COLUMNS)?;
    for (place, term) in annex.terms.iter().enumerate() {
        sheet.section(&section(place, &term.term, &term.unit))?;
        group(&mut sheet, "I", HEADS, &term.heads)?;
        group(&mut sheet, "II", DEPUTIES, &term.deputies)?;
        group(&mut sheet, "III", REMOVED, &term.removed)?;
    }
    sheet.close(&annex.head)
}

fn group(
    sheet: &mut Sheet,
    number: &str,
    title: &str,
    rows: &[CarryOverRow],
) -> Result<(), PaperError> {
    if rows.is_empty() {
        return Ok(sheet.group(number, &format!("{title}: không có"))?);
    }
    sheet.group(number, title)?;
    for (number, row) in (1u32..).zip(rows) {
        let (men, women) = row.who.birth_columns();
        sheet.person(&[
            Cell::Number(number),
            row.who.name.as_str().into(),
            men.into(),
            women.into(),
            row.who.position.as_str().into(),
            row.planned_post.as_str().into(),
            row.carried_post.as_str().into(),
            row.education.as_str().into(),
            row.theory.as_str().into(),
            row.decision.as_str().into(),
            evaluation_lines(&row.evaluations).into(),
            row.proposal.as_str().into(),
        ])?;
    }
    Ok(())
}
