//! The columns of a list of people and their headers.

use super::table::{Head, head};

/// The columns of a list of people, whatever their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    Number,
    Code,
    Name,
    BornMale,
    BornFemale,
    Ethnicity,
    Religion,
    Hometown,
    Posts,
    Since,
    Education,
    Theory,
    Management,
    Probationary,
    Official,
    Evaluations,
    Discipline,
    Background,
}

/// The header of a column.
pub(super) const fn header(column: Column) -> Head {
    const fn under(above: &'static str, words: &'static str, width: f64) -> Head {
        Head { above: Some(above), words, width }
    }
    match column {
        Column::Number => head("TT", 5.0),
        Column::Code => head("Mã cán bộ", 11.0),
        Column::Name => head("Họ và tên", 24.0),
        Column::BornMale => under("Ngày, tháng, năm sinh", "Nam", 12.0),
        Column::BornFemale => under("Ngày, tháng, năm sinh", "Nữ", 12.0),
        Column::Ethnicity => head("Dân tộc", 10.0),
        Column::Religion => head("Tôn giáo", 10.0),
        Column::Hometown => head("Quê quán", 34.0),
        Column::Posts => head("Chức vụ hiện tại", 44.0),
        Column::Since => head("Từ ngày", 12.0),
        Column::Education => under("Trình độ", "Chuyên môn", 14.0),
        Column::Theory => under("Trình độ", "LLCT", 12.0),
        Column::Management => under("Trình độ", "QLNN", 18.0),
        Column::Probationary => under("Ngày vào Đảng", "Dự bị", 12.0),
        Column::Official => under("Ngày vào Đảng", "Chính thức", 12.0),
        Column::Evaluations => head("Đánh giá 3 năm gần nhất", 32.0),
        Column::Discipline => head("Kỷ luật", 20.0),
        Column::Background => head("Xác minh quan hệ chính trị", 16.0),
    }
}
