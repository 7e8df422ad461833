//! The workbook of a small invented district: units, bodies, posts, people and
//! a plan decided in 2013.

use rust_xlsxwriter::Workbook;

const UNITS: &[&[&str]] = &[
    &["TT", "Mã đơn vị", "Tên đơn vị", "Cấp", "Khối", "Mã đơn vị cấp trên"],
    &["1", "SL", "Tỉnh Sơn Lam", "Tỉnh", "Đảng", ""],
    &["2", "SL.TB", "Huyện Thượng Bình", "Huyện", "Đảng", "SL"],
    &["3", "SL.TB.VPHU", "Văn phòng Huyện ủy", "Cơ quan", "Đảng", "SL.TB"],
    &["4", "SL.TB.PNV", "Phòng Nội vụ", "Cơ quan", "Chính quyền", "SL.TB"],
    &["5", "SL.TB.PH", "Xã Pù Hin", "Xã", "Đảng", "SL.TB"],
];

const BODIES: &[&[&str]] = &[
    &["TT", "Mã đơn vị", "Loại tổ chức", "Tên tổ chức", "Số lượng ủy viên"],
    &["1", "SL.TB", "Ban Chấp hành", "Ban Chấp hành Đảng bộ huyện Thượng Bình", "12"],
    &["2", "SL.TB", "Ban Thường vụ", "Ban Thường vụ Huyện ủy Thượng Bình", "5"],
];

const POSTS: &[&[&str]] = &[
    &["TT", "Mã đơn vị", "Tên chức danh", "Nhóm", "Thuộc tổ chức", "Bậc", "Số lượng", "Chủ chốt"],
    &["1", "SL.TB", "Huyện ủy viên", "Ủy viên", "Ban Chấp hành", "60", "12", ""],
    &["2", "SL.TB", "Ủy viên Ban Thường vụ Huyện ủy", "Ủy viên", "Ban Thường vụ", "80", "5", ""],
    &["3", "SL.TB", "Bí thư Huyện ủy", "Cấp trưởng", "", "90", "1", "x"],
    &["4", "SL.TB", "Phó Bí thư Huyện ủy", "Cấp phó", "", "80", "2", "x"],
    &["5", "SL.TB.VPHU", "Chánh Văn phòng Huyện ủy", "Cấp trưởng", "", "50", "1", "x"],
    &["6", "SL.TB.VPHU", "Phó Chánh Văn phòng Huyện ủy", "Cấp phó", "", "40", "2", ""],
    &["7", "SL.TB.PNV", "Trưởng phòng Nội vụ", "Cấp trưởng", "", "50", "1", "x"],
    &["8", "SL.TB.PNV", "Phó Trưởng phòng Nội vụ", "Cấp phó", "", "40", "2", ""],
    &["9", "SL.TB.PH", "Bí thư Đảng ủy xã", "Cấp trưởng", "", "50", "1", "x"],
];

/// Name, man's birth, woman's birth, ethnic group, post, unit.
const PEOPLE: &[[&str; 6]] = &[
    [
        "Lường Văn Thuận",
        "10/02/1966",
        "",
        "Thái",
        "Huyện ủy viên, Ủy viên Ban Thường vụ Huyện ủy, Bí thư Huyện ủy",
        "Huyện Thượng Bình",
    ],
    [
        "Vi Đình Quế",
        "12/04/1974",
        "",
        "Thái",
        "Huyện ủy viên, Ủy viên Ban Thường vụ Huyện ủy, Phó Bí thư Huyện ủy",
        "Huyện Thượng Bình",
    ],
    [
        "Cầm Bá Lượng",
        "03/1958",
        "",
        "Thái",
        "Huyện ủy viên, Ủy viên Ban Thường vụ Huyện ủy, Phó Bí thư Huyện ủy",
        "Huyện Thượng Bình",
    ],
    [
        "Hà Thị Nguyệt",
        "",
        "20/09/1978",
        "Mường",
        "Huyện ủy viên, Ủy viên Ban Thường vụ Huyện ủy, Chánh Văn phòng Huyện ủy",
        "Văn phòng Huyện ủy",
    ],
    [
        "Lộc Minh Đường",
        "15/06/1976",
        "",
        "Kinh",
        "Huyện ủy viên, Ủy viên Ban Thường vụ Huyện ủy, Trưởng phòng Nội vụ",
        "Phòng Nội vụ",
    ],
    [
        "Nguyễn Hoàng Thiên Phượng",
        "",
        "30/11/1984",
        "Kinh",
        "Huyện ủy viên, Phó Trưởng phòng Nội vụ",
        "Phòng Nội vụ",
    ],
    ["Giàng A Sáu", "15/06/1985", "", "Mông", "Phó Chánh Văn phòng Huyện ủy", "Văn phòng Huyện ủy"],
    ["Ngân Văn Ượng", "08/08/1979", "", "Thái", "Huyện ủy viên, Bí thư Đảng ủy xã", "Xã Pù Hin"],
    ["Quách Thị Ngọc Huyền", "", "1982", "Mường", "Phó Trưởng phòng Nội vụ", "Phòng Nội vụ"],
];

const PLAN: &[&[&str]] = &[
    &[
        "TT",
        "Mã cán bộ",
        "Họ và tên",
        "Ngày sinh nam",
        "Ngày sinh nữ",
        "Chức vụ hiện tại",
        "Chức danh quy hoạch",
        "Đơn vị",
        "Nhiệm kỳ",
        "Quyết định quy hoạch",
    ],
    &["1", "TB-002", "Vi Đình Quế", "12/04/1974", "", "", "Bí thư Huyện ủy", "SL.TB", YEARS, FIRST],
    &["2", "TB-003", "Cầm Bá Lượng", "03/1958", "", "", "Bí thư Huyện ủy", "SL.TB", YEARS, FIRST],
    &[
        "3",
        "TB-004",
        "Hà Thị Nguyệt",
        "",
        "20/09/1978",
        "",
        "Phó Bí thư Huyện ủy",
        "SL.TB",
        YEARS,
        FIRST,
    ],
    &[
        "4",
        "TB-005",
        "Lộc Minh Đường",
        "15/06/1976",
        "",
        "",
        "Phó Bí thư Huyện ủy",
        "SL.TB",
        YEARS,
        FIRST,
    ],
];

const YEARS: &str = "2015-2020";
const FIRST: &str = "Quyết định số 215-QĐ/HU ngày 20/8/2013";

/// Whose appointment is being proposed.
pub const PROPOSED: &str = "Quách Thị Ngọc Huyền";

/// What a list says of everybody: evaluations, political theory.
type Said = (&'static str, &'static str);

const FIRST_SAID: Said = ("2014: HTTNV\n2015: HTXSNV\n2016: HTTNV", "Cao cấp");

fn people((years, theory): Said) -> Vec<Vec<String>> {
    let header = [
        "TT",
        "Mã cán bộ",
        "Họ và tên",
        "Ngày sinh nam",
        "Ngày sinh nữ",
        "Dân tộc",
        "Chức vụ hiện tại",
        "Đơn vị",
        "Trình độ chuyên môn",
        "Trình độ LLCT",
        "Đánh giá 3 năm gần nhất",
        "Kỷ luật",
        "Xác minh quan hệ chính trị",
        "Đang đề nghị bổ nhiệm, giới thiệu ứng cử",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for (place, [name, man, woman, group, post, unit]) in PEOPLE.iter().enumerate() {
        let (number, code) = ((place + 1).to_string(), format!("TB-{:03}", place + 1));
        // One is being proposed for a post just now; of the others that is said.
        let pending = if *name == PROPOSED { "Trưởng phòng Nội vụ" } else { "Không" };
        let row = [
            number.as_str(),
            code.as_str(),
            name,
            man,
            woman,
            group,
            post,
            unit,
            "Đại học Luật",
            theory,
            years,
            "Không",
            "Đã xác minh",
            pending,
        ];
        rows.push(row.map(str::to_owned).to_vec());
    }
    rows
}

/// A later list of the same people, of whom it knows something else.
pub fn corrected() -> Vec<u8> {
    written([people(("2015: HTNV\n2016: HTXSNV", "Cử nhân"))])
}

/// The workbook of the invented district.
pub fn district() -> Vec<u8> {
    let owned = |rows: &[&[&str]]| -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect()
    };
    written([owned(UNITS), owned(BODIES), owned(POSTS), people(FIRST_SAID), owned(PLAN)])
}

fn written<const N: usize>(sheets: [Vec<Vec<String>>; N]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for rows in sheets {
        let sheet = workbook.add_worksheet();
        for (row, cells) in (0u32..).zip(&rows) {
            for (column, cell) in (0u16..).zip(cells) {
                if !cell.is_empty() {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// A workbook in which a text was replaced, as somebody does it by hand.
pub fn with_text(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if let Ok(text) = String::from_utf8(content.clone()) {
            content = text.replacen(from, to, 1).into_bytes();
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}
