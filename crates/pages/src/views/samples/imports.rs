//! Files that come in.

use crate::views::{
    BatchLine, CheckedFile, ConvertedCell, DifferenceLine, ImportCheck, Imports, ProblemLine,
    SheetLine, Tone,
};

pub fn imports() -> Vec<(&'static str, Imports)> {
    let batch = |file: &str| BatchLine {
        id: "1C2D3E4F5G6H7".into(),
        file: file.into(),
        as_of: "01/11/2026".into(),
        recorded: "26/11/2026 08:15".into(),
    };
    let empty = Imports {
        fault: None,
        waiting: Vec::new(),
        as_of: "26/11/2026".into(),
        most_megabytes: 64,
        differences: 0,
        batches: Vec::new(),
        unlisted: 0,
    };
    let full = Imports {
        waiting: vec!["trích ngang 2026.xlsx".into()],
        differences: 38,
        batches: vec![
            batch("Danh sách trích ngang cán bộ thuộc diện Ban Thường vụ quản lý (cập nhật).xlsx"),
            batch("don-vi.ods"),
        ],
        unlisted: 12,
        ..empty.clone()
    };
    let refused = Imports {
        fault: Some("Tệp anh.jpg là JPEG, không phải bảng tính.".into()),
        ..empty.clone()
    };
    vec![("empty", empty), ("full", full), ("refused", refused)]
}

pub fn import_checks() -> Vec<(&'static str, ImportCheck)> {
    let problem = |place: &str, header: &str, value: &str, text: &str, tone| ProblemLine {
        place: place.into(),
        header: header.into(),
        value: value.into(),
        text: text.into(),
        tone,
    };
    let converted = |place: &str, before: &str, after: &str, by: &str| ConvertedCell {
        place: place.into(),
        before: before.into(),
        after: after.into(),
        by: by.into(),
    };
    let file = CheckedFile {
        name: "trích ngang 2026.xls".into(),
        sheets: vec![SheetLine {
            name: "Phòng Nội vụ".into(),
            kind: "Trích ngang cán bộ".into(),
            numbers: [1_204, 1_100, 60, 20, 4, 20],
            unread: vec!["Ghi chú".into()],
            learnt: vec![("L.luận CT".into(), "Trình độ / LLCT".into())],
        }],
        skipped: vec!["Bìa".into(), "Nháp".into()],
        problems: vec![
            problem(
                "Phòng Nội vụ!C9",
                "Ngày sinh / Nam",
                "31/02/1980",
                "Không có ngày này trong lịch (ngày đứng trước tháng).",
                Tone::Refused,
            ),
            problem(
                "Phòng Nội vụ!G12",
                "Lý luận chính trị",
                "Trung câp",
                "Không có trong danh mục.",
                Tone::Warning,
            ),
            problem(
                "Phòng Nội vụ!F14",
                "Dân tộc",
                "Thái Đen",
                "Đọc là «Thái» theo cách hiểu đã lưu.",
                Tone::Note,
            ),
        ],
        more: 37,
        differences: vec![DifferenceLine {
            place: "Phòng Nội vụ, dòng 17".into(),
            person: "Lò Thị Mai".into(),
            field: "Lý luận chính trị".into(),
            known: "Trung cấp".into(),
            brought: "Cao cấp".into(),
        }],
        more_differences: 12,
        converted: vec![
            converted("Phòng Nội vụ!B14", "NguyÔn V¨n An", "Nguyễn Văn An", ".VnTime"),
            converted("Phòng Nội vụ!B15", "Lo` Thi. Ma^.n", "Lò Thị Mận", "VIQR"),
        ],
        converted_all: 240,
        faulty: Some("/imports/faulty/0".into()),
    };
    let full = ImportCheck {
        fault: None,
        as_of: "26/11/2026".into(),
        files: vec![file],
        records: (1_160, 4),
        asked: 13,
        columns: vec![("trích ngang 2026.xls".into(), "/imports/columns/0".into())],
        unlisted: 3,
    };
    let refused = ImportCheck {
        fault: Some("Tệp anh.jpg là JPEG, không phải bảng tính.".into()),
        files: Vec::new(),
        records: (0, 0),
        asked: 0,
        unlisted: 0,
        ..full.clone()
    };
    vec![("full", full), ("refused", refused)]
}
