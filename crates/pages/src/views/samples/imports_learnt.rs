//! Columns and values that a site teaches, and an import at work.

use crate::views::{
    AnsweredLine, ColumnLine, ColumnSheet, ColumnState, ImportAtWork, ImportColumns, ImportValues,
    TaughtLine, ValueGroup, ValueText,
};

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(one, two)| ((*one).to_owned(), (*two).to_owned())).collect()
}

pub fn import_columns() -> Vec<(&'static str, ImportColumns)> {
    let column = |column: &str, header: &str, samples: &[&str], field: &str, state| ColumnLine {
        column: column.into(),
        header: header.into(),
        samples: samples.iter().map(|it| (*it).to_owned()).collect(),
        field: field.into(),
        chosen: if matches!(state, ColumnState::Proposed(_)) { "ethnicity" } else { field }.into(),
        state,
    };
    let kinds = pairs(&[("people", "Trích ngang cán bộ"), ("plan", "Danh sách quy hoạch")]);
    let fields =
        pairs(&[("name", "Họ và tên"), ("ethnicity", "Dân tộc"), ("theory", "Trình độ / LLCT")]);
    let known = ColumnSheet {
        name: "Phòng Nội vụ".into(),
        why: None,
        taken_for: Some(("people".into(), 4, 5)),
        kinds,
        fields,
        columns: vec![
            column("B", "Họ và tên", &["Lò Văn An", "Hà Thị Sen"], "name", ColumnState::Known),
            column("F", "Thành phần DT", &["Thái", "Mường"], "", ColumnState::Proposed(72)),
            column("L", "Trình độ / L.luận CT", &["Cao cấp"], "theory", ColumnState::Learnt),
            column("M", "Ghi chú", &[], "", ColumnState::Dismissed),
            column("N", "Số điện thoại nội bộ", &["204"], "", ColumnState::Unread),
        ],
        missing: Vec::new(),
        first: vec![(1, "HUYỆN ỦY THƯỢNG BÌNH".into()), (4, "TT | Họ và tên | Ngày sinh".into())],
    };
    let unknown = ColumnSheet {
        name: "Sheet1".into(),
        why: Some("Không thấy dòng tiêu đề quen thuộc.".into()),
        taken_for: None,
        columns: Vec::new(),
        missing: Vec::new(),
        ..known.clone()
    };
    let lacking = ColumnSheet { missing: vec!["Ngày sinh / Nam".into()], ..known.clone() };
    let full = ImportColumns {
        file: "trích ngang 2026.xls".into(),
        href: "/imports/columns/0".into(),
        fault: None,
        is_form: false,
        sheets: vec![known, unknown],
    };
    let refused = ImportColumns {
        fault: Some("Hai cột cùng được chọn là «Họ và tên».".into()),
        sheets: vec![lacking],
        ..full.clone()
    };
    let form = ImportColumns { is_form: true, sheets: Vec::new(), ..full.clone() };
    vec![("full", full), ("refused", refused), ("form", form)]
}

pub fn import_values() -> Vec<(&'static str, ImportValues)> {
    let near = |code: &str, percent| (code.to_owned(), code.to_owned(), percent);
    let text = |text: &str, counts, near| ValueText { text: text.into(), counts, near };
    let empty = ImportValues {
        fault: None,
        has_waiting: false,
        groups: Vec::new(),
        answered: Vec::new(),
        taught: Vec::new(),
    };
    let full = ImportValues {
        fault: Some("Danh mục không có giá trị «Cao».".into()),
        has_waiting: true,
        groups: vec![ValueGroup {
            code: "ethnicity".into(),
            name: "Dân tộc".into(),
            texts: vec![
                text("Thái Đen", (12, 3), vec![near("Thái", 70), near("Thổ", 55)]),
                text("không rõ", (0, 1), Vec::new()),
            ],
            more: 4,
            choices: vec!["Kinh".into(), "Tày".into(), "Thái".into()],
        }],
        answered: vec![AnsweredLine {
            list: "Lý luận chính trị".into(),
            text: "CCCT".into(),
            label: "Cao cấp".into(),
            records: 8,
        }],
        taught: vec![
            TaughtLine {
                of: "people".into(),
                name: "Trích ngang cán bộ".into(),
                is_column: true,
                text: "L.luận CT".into(),
                means: Some("Trình độ / LLCT".into()),
                by: "Cán bộ tổ chức, 26/11/2026".into(),
            },
            TaughtLine {
                of: "ethnicity".into(),
                name: "Dân tộc".into(),
                is_column: false,
                text: "Nguồn".into(),
                means: None,
                by: "Cán bộ tổ chức, 26/11/2026".into(),
            },
        ],
    };
    vec![("empty", empty), ("full", full)]
}

pub fn imports_at_work() -> Vec<(&'static str, ImportAtWork)> {
    let reading = ImportAtWork { is_trial: true, rows: (12_500, None) };
    let storing = ImportAtWork { is_trial: false, rows: (61_000, Some(100_000)) };
    vec![("reading", reading), ("storing", storing)]
}
