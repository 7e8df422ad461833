//! Phụ lục 2: rà soát, bổ sung.

use super::{Align, Cell, Column, Sheet, section};
use crate::official::PaperError;
use crate::official::annex::{SupplementAnnex, SupplementPost};
use crate::official::letterhead::evaluation_lines;

const fn column(title: &'static str, width: f64, align: Align) -> Column {
    Column { title, group: None, width, align }
}

const fn birth(title: &'static str) -> Column {
    Column { title, group: Some("Ngày sinh"), width: 10.5, align: Align::Centre }
}

const COLUMNS: &[Column] = &[
    column("TT", 4.0, Align::Centre),
    column("Họ và tên", 18.0, Align::Left),
    birth("Nam"),
    birth("Nữ"),
    column("Chức vụ hiện tại", 22.0, Align::Left),
    column("Chức danh đề xuất quy hoạch", 20.0, Align::Left),
    column("Trình độ chuyên môn", 16.0, Align::Left),
    column("Lý luận chính trị", 9.0, Align::Centre),
    column("Phân loại 3 năm gần nhất", 14.0, Align::Left),
    column("Đề xuất của đơn vị", 16.0, Align::Left),
];

pub(in crate::official) fn supplement(annex: &SupplementAnnex) -> Result<Vec<u8>, PaperError> {
    let mut sheet = Sheet::open(&annex.head, "Phụ lục 2", COLUMNS)?;
    for (place, term) in annex.terms.iter().enumerate() {
        sheet.section(&section(place, &term.term, &term.unit))?;
        for (number, post) in (1u32..).zip(&term.posts) {
            group(&mut sheet, number, post)?;
        }
    }
    sheet.close(&annex.head)
}

fn group(sheet: &mut Sheet, number: u32, post: &SupplementPost) -> Result<(), PaperError> {
    sheet.group(&roman(number), &post.post)?;
    sheet.group_line(&format!("- Số lượng đề nghị: {}", post.requested))?;
    sheet.group_line(list_line(post.people.is_empty()))?;
    for (number, row) in (1u32..).zip(&post.people) {
        let (men, women) = row.who.birth_columns();
        sheet.person(&[
            Cell::Number(number),
            row.who.name.as_str().into(),
            men.into(),
            women.into(),
            row.who.position.as_str().into(),
            row.proposed_post.as_str().into(),
            row.education.as_str().into(),
            row.theory.as_str().into(),
            evaluation_lines(&row.evaluations).into(),
            row.proposal.as_str().into(),
        ])?;
    }
    Ok(())
}

/// The line above the people introduced.
pub(in crate::official) fn list_line(is_empty: bool) -> &'static str {
    if is_empty {
        "- Danh sách nhân sự giới thiệu: không có"
    } else {
        "- Danh sách nhân sự giới thiệu:"
    }
}

/// A group's number: 4 is "IV".
pub(in crate::official) fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn groups_are_numbered_in_roman() {
        let seen: Vec<String> = [1, 4, 9, 14, 40, 99, 101].map(roman).into();
        assert_eq!(seen, ["I", "IV", "IX", "XIV", "XL", "XCIX", "CI"]);
    }
}
