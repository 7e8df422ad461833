//! Writing workbooks for the tests.

use papers::intake::{
    Located, PersonRow, PlanRow, Problem, ProblemReason, SheetRead, SheetRows, Workbook, read,
};
use rust_xlsxwriter::{Format, Formula, Worksheet};

/// What a test writes into a cell.
#[derive(Debug, Clone)]
pub enum Put {
    /// Nothing.
    No,
    /// Text.
    T(String),
    /// A number.
    N(f64),
    /// A day, formatted dd/mm/yyyy: year, month, day.
    D(u16, u8, u8),
    /// A number in this number format.
    F(f64, &'static str),
    /// A formula with the result that Excel kept.
    R(&'static str, &'static str),
    /// A truth value.
    B(bool),
    /// Text in this font.
    Font(&'static str, &'static str),
    /// A format without a value.
    Blank,
}

pub use Put::{B, Blank, D, F, Font, N, No, R, T};

impl From<&str> for Put {
    fn from(text: &str) -> Self {
        if text.is_empty() { No } else { T(text.to_owned()) }
    }
}

impl From<f64> for Put {
    fn from(number: f64) -> Self {
        N(number)
    }
}

/// A row of cells: texts, numbers, `Put`s, mixed.
#[macro_export]
macro_rules! cells {
    ($($cell:expr),* $(,)?) => { vec![$($crate::intake::book::Put::from($cell)),*] };
}

/// Writes rows from `top` (from 0) on.
pub fn put(sheet: &mut Worksheet, top: u32, rows: &[Vec<Put>]) {
    for (row, cells) in (top..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            put_cell(sheet, row, column, cell);
        }
    }
}

/// Writes one cell.
pub fn put_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Put) {
    match cell {
        No => {}
        T(text) => drop(sheet.write_string(row, column, text).unwrap()),
        N(number) => drop(sheet.write_number(row, column, *number).unwrap()),
        D(year, month, day) => {
            let date = rust_xlsxwriter::ExcelDateTime::from_ymd(*year, *month, *day).unwrap();
            let format = Format::new().set_num_format("dd/mm/yyyy");
            sheet.write_datetime_with_format(row, column, &date, &format).unwrap();
        }
        F(number, format) => {
            let format = Format::new().set_num_format(*format);
            sheet.write_number_with_format(row, column, *number, &format).unwrap();
        }
        R(formula, result) => {
            sheet.write_formula(row, column, Formula::new(*formula).set_result(*result)).unwrap();
        }
        B(value) => drop(sheet.write_boolean(row, column, *value).unwrap()),
        Font(font, text) => {
            let format = Format::new().set_font_name(*font);
            sheet.write_string_with_format(row, column, *text, &format).unwrap();
        }
        Blank => {
            let format = Format::new().set_background_color("#EEEEEE");
            sheet.write_blank(row, column, &format).unwrap();
        }
    }
}

/// A workbook of one sheet.
pub fn one_sheet(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

/// The columns of a list of people under a header of two rows, as the form
/// has them; rows of data begin at row 3.
pub fn people_header(sheet: &mut Worksheet, top: u32) {
    let merged = Format::new().set_bold().set_text_wrap();
    let tall = [
        (0, "TT"),
        (1, "Mã cán bộ"),
        (2, "Họ và tên"),
        (5, "Dân tộc"),
        (6, "Tôn giáo"),
        (7, "Quê quán"),
        (8, "Chức vụ hiện tại"),
        (9, "Từ ngày"),
        (15, "Đánh giá 3 năm gần nhất"),
        (16, "Kỷ luật"),
        (17, "Khoa học, công nghệ"),
        (18, "Thẩm tra lịch sử chính trị"),
        (19, "Đang đề nghị bổ nhiệm"),
    ];
    for (column, text) in tall {
        sheet.merge_range(top, column, top + 1, column, text, &merged).unwrap();
    }
    for (first, last, text) in
        [(3, 4, "Ngày sinh"), (10, 12, "Trình độ"), (13, 14, "Ngày vào Đảng")]
    {
        sheet.merge_range(top, first, top, last, text, &merged).unwrap();
    }
    let low = [
        (3, "Nam"),
        (4, "Nữ"),
        (10, "Chuyên môn"),
        (11, "LLCT"),
        (12, "QLNN"),
        (13, "Dự bị"),
        (14, "Chính thức"),
    ];
    for (column, text) in low {
        sheet.write_string(top + 1, column, text).unwrap();
    }
}

/// A whole and right row of a list of people.
pub fn person(number: f64, code: &str, name: &str) -> Vec<Put> {
    cells![
        number,
        code,
        name,
        "05/02/1980",
        "",
        "Thái",
        "Không",
        "xã Tà Phình – huyện Thanh Bình – tỉnh Sơn La",
        "Huyện ủy viên, Trưởng phòng Nội vụ",
        "01/7/2015",
        "Đại học Luật",
        "Cao cấp",
        "Chuyên viên chính",
        "03/02/2005",
        "03/02/2006",
        "2014: HTTNV\n2015: HTXSNV\n2016: HTTNV",
        "Không",
    ]
}

/// A workbook with one list of people: the header, then these rows.
pub fn people(rows: &[Vec<Put>]) -> Vec<u8> {
    one_sheet(|sheet| {
        people_header(sheet, 0);
        put(sheet, 2, rows);
    })
}

/// Reads a workbook of one sheet, whose counts must add up.
pub fn only_sheet(bytes: &[u8]) -> SheetRead {
    let Workbook { mut sheets, skipped, .. } = read("thu.xlsx", bytes).unwrap();
    assert_eq!((sheets.len(), skipped), (1, vec![]));
    let sheet = sheets.remove(0);
    assert!(sheet.counts.adds_up(), "{:?}", sheet.counts);
    assert_eq!(sheet.counts.records as usize, sheet.rows.len());
    sheet
}

/// The people of a sheet.
pub fn people_of(sheet: &SheetRead) -> &[Located<PersonRow>] {
    let SheetRows::People(rows) = &sheet.rows else { panic!("not people: {:?}", sheet.rows) };
    rows
}

/// The plan of a sheet.
pub fn plan_of(sheet: &SheetRead) -> &[Located<PlanRow>] {
    let SheetRows::Plan(rows) = &sheet.rows else { panic!("not a plan: {:?}", sheet.rows) };
    rows
}

/// The place of a problem and its reason.
pub fn place(problem: &Problem) -> (String, &ProblemReason) {
    (format!("{}{}", problem.column, problem.row), &problem.reason)
}
