//! A list of people (trích ngang) of any length and forty columns, as an .xlsx
//! file: what is read of a person, and what offices keep beside it.

use base::{Chance, SeededChance};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

const UNITS: u64 = 40;

/// A workbook with a sheet of units, one of posts and one of `people` people.
///
/// # Errors
/// [`XlsxError`], which does not occur for what is written here.
pub fn of(people: u32) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    units(book.add_worksheet().set_name("Đơn vị")?)?;
    posts(book.add_worksheet().set_name("Chức danh")?)?;
    list(book.add_worksheet().set_name("Trích ngang")?, people)?;
    book.save_to_buffer()
}

fn row(sheet: &mut Worksheet, at: u32, cells: &[&str]) -> Result<(), XlsxError> {
    for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        sheet.write_string(at, column as u16, *cell)?;
    }
    Ok(())
}

fn unit_name(unit: u64) -> String {
    format!("Xã Nà Lạ {unit}")
}

fn units(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    row(sheet, 0, &["Mã đơn vị", "Tên đơn vị", "Cấp", "Khối", "Mã đơn vị cấp trên"])?;
    row(sheet, 1, &["ND", "Tỉnh ủy Nà Dạ", "Tỉnh", "Đảng", ""])?;
    for unit in 0..UNITS {
        let code = format!("ND.{unit}");
        row(sheet, unit as u32 + 2, &[&code, &unit_name(unit), "Xã", "Đảng", "ND"])?;
    }
    Ok(())
}

fn posts(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    row(sheet, 0, &["Mã đơn vị", "Tên chức danh", "Nhóm", "Bậc", "Số lượng"])?;
    for unit in 0..UNITS {
        let code = format!("ND.{unit}");
        row(sheet, unit as u32 + 1, &[&code, "Bí thư Đảng ủy", "Cấp trưởng", "40", "1"])?;
    }
    Ok(())
}

const HEADER: [&str; 40] = [
    "TT",
    "Mã cán bộ",
    "Họ và tên",
    "Ngày sinh nam",
    "Ngày sinh nữ",
    "Dân tộc",
    "Quê quán",
    "Chức vụ hiện tại",
    "Đơn vị",
    "Trình độ chuyên môn",
    "Trình độ LLCT",
    "Trình độ QLNN",
    "Ngày vào Đảng dự bị",
    "Ngày chính thức",
    "Đánh giá 3 năm gần nhất",
    "Tôn giáo",
    "Kỷ luật",
    "Khoa học, công nghệ",
    "Thẩm tra lịch sử chính trị",
    "Đang đề nghị bổ nhiệm",
    "Giới tính",
    // Of no use to succession planning, and left unread.
    "Nơi ở hiện nay",
    "Điện thoại",
    "Thư điện tử",
    "Ngoại ngữ",
    "Tin học",
    "Sức khỏe",
    "Chiều cao (cm)",
    "Nhóm máu",
    "Ngạch",
    "Mã ngạch",
    "Bậc lương",
    "Hệ số lương",
    "Phụ cấp chức vụ",
    "Ngày nâng lương",
    "Khen thưởng",
    "Số sổ bảo hiểm",
    "Thương binh",
    "Gia đình chính sách",
    "Ghi chú",
];

fn list(sheet: &mut Worksheet, people: u32) -> Result<(), XlsxError> {
    const FAMILY: [&str; 6] = ["Lò", "Hà", "Vàng", "Quàng", "Tòng", "Cà"];
    const GIVEN: [&str; 8] = ["An", "Bình", "Dung", "Đức", "Hương", "Mai", "Sinh", "Yến"];
    const GRADES: [&str; 3] = ["HTXSNV", "Hoàn thành tốt nhiệm vụ", "HTNV"];
    let mut chance = SeededChance::new(7);
    row(sheet, 0, &HEADER)?;
    for person in 0..people {
        let mut one = |list: &[&'static str]| list[chance.below(list.len() as u64) as usize];
        let name = format!("{} {} {}", one(&FAMILY), one(&["Văn", "A", "Thị"]), one(&GIVEN));
        let post = one(&["Chuyên viên", "Văn phòng thống kê", "Chuyên viên phòng Nội vụ"]);
        let (education, theory) = (one(&["Đại học", "Thạc sĩ"]), one(&["Trung cấp", "CC"]));
        let management = one(&["Chuyên viên", "CVC"]);
        let ethnicity = one(&["Thái", "Mông", "Kinh"]);
        let grades: Vec<String> =
            (2014..2017).map(|year| format!("{year}: {}", one(&GRADES))).collect();
        let (day, month) = (1 + chance.below(28), 1 + chance.below(12));
        let born = format!("{day:02}/{month:02}/{}", 1962 + chance.below(35));
        let (joined, official) = ("03/02/2005".to_owned(), "03/02/2006".to_owned());
        let (male, female) = if chance.below(10) < 7 { (&*born, "") } else { ("", &*born) };
        let cells = [
            &*(person + 1).to_string(),
            &format!("ND-{person:06}"),
            &name,
            male,
            female,
            ethnicity,
            "Xã Nà Lạ, tỉnh Nà Dạ",
            post,
            &unit_name(chance.below(UNITS)),
            education,
            theory,
            management,
            &joined,
            &official,
            &grades.join("\n"),
            "Không",
            "Không",
            "Không",
            "Đã thẩm tra",
            "Không",
            if female.is_empty() { "Nam" } else { "Nữ" },
        ];
        row(sheet, person + 1, &cells)?;
        beside(sheet, person + 1, cells.len() as u16, &mut chance)?;
    }
    Ok(())
}

/// What offices keep beside: texts, numbers, days, blanks.
fn beside(
    sheet: &mut Worksheet,
    at: u32,
    from: u16,
    chance: &mut SeededChance,
) -> Result<(), XlsxError> {
    let columns = from..HEADER.len() as u16;
    for (place, column) in columns.enumerate() {
        match place % 4 {
            0 => sheet.write_string(at, column, format!("Tổ dân phố số {}", chance.below(4000)))?,
            1 => sheet.write_number(at, column, chance.below(100_000) as f64 / 100.0)?,
            2 if chance.below(3) > 0 => sheet.write_string(at, column, "Không")?,
            2 => sheet,
            _ => sheet.write_string(at, column, format!("{:02}/2015", 1 + chance.below(12)))?,
        };
    }
    Ok(())
}
