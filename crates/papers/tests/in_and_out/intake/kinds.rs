use crate::cells;
use crate::intake::book::{
    B, D, Put, one_sheet, only_sheet, people_header, person, place, plan_of, put,
};
use base::{Day, PartialDate};
use papers::intake::{
    BodyRow, PostRow, ProblemReason, SheetKind, SheetRows, SkipReason, UnitRow, read,
};
use roster::{BodyKind, Level, PostKind, System, Term};
use rust_xlsxwriter::Format;

fn sheet_of(rows: &[Vec<Put>]) -> papers::intake::SheetRead {
    only_sheet(&one_sheet(|sheet| put(sheet, 0, rows)))
}

#[test]
fn units_are_read() {
    let sheet = sheet_of(&[
        cells!["DANH MỤC ĐƠN VỊ"],
        cells![
            "TT",
            "Mã đơn vị",
            "Tên đơn vị",
            "Cấp",
            "Khối",
            "Mã đơn vị cấp trên",
            "Ngày thành lập",
            "Ngày kết thúc",
        ],
        cells![1.0, "TB", "Huyện Thanh Bình", "Huyện", "Đảng", "", "", "30/06/2025"],
        cells![
            2.0,
            "TB.NV",
            "Phòng Nội vụ",
            "Cơ quan, đơn vị",
            "Chính quyền",
            "TB",
            D(2008, 4, 1),
            ""
        ],
        cells![3.0, "TB.XX", "Phòng Lạ", "Châu", "Chính quyền", "TB", "2008", ""],
    ]);
    let SheetRows::Units(rows) = &sheet.rows else { panic!() };
    let office = UnitRow {
        code: "TB.NV".to_owned(),
        name: "Phòng Nội vụ".to_owned(),
        level: Level::new("agency"),
        system: System::Government,
        parent: Some("TB".to_owned()),
        from: Day::new(2008, 4, 1),
        to: None,
    };
    assert_eq!(rows[0].value.to, Day::new(2025, 6, 30));
    assert_eq!((rows[1].row, &rows[1].value), (4, &office));
    let places: Vec<_> = sheet.problems.iter().map(|p| (place(p).0, p.reason.code())).collect();
    assert_eq!(places, [("D5".to_owned(), "unknown"), ("G5".to_owned(), "date-needs-day")]);
}

#[test]
fn bodies_are_read() {
    let sheet = sheet_of(&[
        cells!["TT", "Mã đơn vị", "Loại tổ chức", "Tên tổ chức", "Số lượng ủy viên"],
        cells![1.0, "TB", "Ban Chấp hành", "Ban Chấp hành Đảng bộ huyện", 39.0],
        cells![2.0, "TB", "Ban Thường vụ", "Ban Thường vụ Huyện ủy", "mười một"],
        cells![3.0, "TB", "BCH", "Ban Chấp hành Đảng bộ huyện", "39"],
    ]);
    let SheetRows::Bodies(rows) = &sheet.rows else { panic!() };
    let committee = BodyRow {
        unit: "TB".to_owned(),
        kind: BodyKind::Committee,
        name: "Ban Chấp hành Đảng bộ huyện".to_owned(),
        seats: 39,
    };
    assert_eq!(rows.iter().map(|row| &row.value).collect::<Vec<_>>(), [&committee]);
    let codes: Vec<_> = sheet.problems.iter().map(|problem| problem.reason.code()).collect();
    assert_eq!(codes, ["number-form", "duplicate"]);
}

#[test]
fn posts_are_read() {
    let sheet = sheet_of(&[
        cells![
            "TT",
            "Mã đơn vị",
            "Tên chức danh",
            "Nhóm",
            "Thuộc tổ chức",
            "Bậc",
            "Số lượng",
            "Chủ chốt",
        ],
        cells![1.0, "TB", "Bí thư Huyện ủy", "Cấp trưởng", "", 100.0, 1.0, "x"],
        cells![2.0, "TB", "Huyện ủy viên", "Ủy viên", "Ban Chấp hành", 50.0, 39.0, ""],
        cells!["", "TB.NV", "Trưởng phòng Nội vụ", "Cấp trưởng", "", "40", 1.0, B(true)],
        cells![4.0, "TB.NV", "Ủy viên lạ", "Ủy viên", "Ban Lạ", 40.0, 1.0, ""],
    ]);
    let SheetRows::Posts(rows) = &sheet.rows else { panic!() };
    let member = PostRow {
        unit: "TB".to_owned(),
        title: "Huyện ủy viên".to_owned(),
        kind: PostKind::Member,
        body: Some(BodyKind::Committee),
        rank: 50,
        seats: 39,
        key: false,
    };
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1].value, member);
    assert!(rows[0].value.key && rows[2].value.key && rows[2].value.rank == 40);
    // A body that is not known is not the same as none.
    assert_eq!((sheet.counts.bad, place(&sheet.problems[0]).0), (1, "E5".to_owned()));
}

fn plan_header() -> [Vec<Put>; 2] {
    [
        cells![
            "TT",
            "Mã cán bộ",
            "Họ và tên",
            "Ngày sinh",
            "",
            "Chức vụ hiện tại",
            "Chức danh quy hoạch",
            "Đơn vị",
            "Quyết định quy hoạch",
        ],
        cells!["", "", "", "Nam", "Nữ"],
    ]
}

#[test]
fn a_plan_takes_term_and_unit_from_its_group_rows() {
    let mut rows = plan_header().to_vec();
    let decision = "Quyết định số 215-QĐ/HU ngày 20/8/2013";
    rows.extend([
        cells!["A. NHIỆM KỲ 2015 - 2020"],
        cells!["I", "", "Phòng Nội vụ"],
        cells![
            1.0,
            "TB-0001",
            "Lò Văn An",
            "1980",
            "",
            "Phó Trưởng phòng",
            "Trưởng phòng",
            "",
            decision
        ],
        cells![2.0, "", "Hà Thị Ân", "", "02/1985", "Chuyên viên", "Phó Trưởng phòng", "TB.TP", ""],
        cells!["B. NHIỆM KỲ 2020-2025"],
        cells![1.0, "TB-0001", "Lò Văn An", "1980", "", "", "Trưởng phòng", "", "Thông báo miệng"],
    ]);
    let sheet = sheet_of(&rows);
    let plan = plan_of(&sheet);
    assert_eq!(plan.len(), 3);
    let first = &plan[0].value;
    assert_eq!((&*first.post_title, &*first.unit), ("Trưởng phòng", "Phòng Nội vụ"));
    assert_eq!(Some(first.term), Term::new(2015, 2020));
    let paper = first.decision.as_ref().unwrap();
    assert_eq!((&*paper.number, &*paper.text), ("215-QĐ/HU", decision));
    assert_eq!(paper.date, PartialDate::parse("20/08/2013").ok());
    assert_eq!((&*plan[1].value.unit, &plan[1].value.decision), ("TB.TP", &None));
    assert_eq!(Some(plan[2].value.term), Term::new(2020, 2025));
    assert_eq!(place(&sheet.problems[0]), ("I8".to_owned(), &ProblemReason::DecisionNumber));
    assert_eq!(sheet.counts.group, 3);
}

#[test]
fn a_person_merged_over_the_rows_of_two_planned_posts_is_planned_for_both() {
    let bytes = one_sheet(|sheet| {
        put(sheet, 0, &plan_header());
        let row = cells!["1", "", "", "", "", "", "Trưởng phòng", "TB.NV", ""];
        put(sheet, 2, &[cells!["NHIỆM KỲ 2015-2020"], row]);
        let plain = Format::new();
        for (column, text) in [(1, "TB-0001"), (2, "Lò Văn An"), (3, "1980")] {
            sheet.merge_range(3, column, 4, column, text, &plain).unwrap();
        }
        put(sheet, 4, &[cells!["", "", "", "", "", "", "Chánh Thanh tra", "TB.TT"]]);
        sheet.merge_range(5, 0, 5, 8, "TRƯỞNG BAN", &plain).unwrap();
    });
    let sheet = only_sheet(&bytes);
    let posts: Vec<_> = plan_of(&sheet)
        .iter()
        .map(|row| (row.value.name.as_str(), &*row.value.post_title, &*row.value.unit))
        .collect();
    assert_eq!(
        posts,
        [("Lò Văn An", "Trưởng phòng", "TB.NV"), ("Lò Văn An", "Chánh Thanh tra", "TB.TT")]
    );
    assert_eq!(sheet.counts.closing, 1);
}

#[test]
fn a_planned_post_without_unit_or_term_is_a_bad_row() {
    let mut rows = plan_header().to_vec();
    rows.push(cells![1.0, "TB-0001", "Lò Văn An", "1980", "", "", "Trưởng phòng"]);
    let sheet = sheet_of(&rows);
    let headers: Vec<_> = sheet.problems.iter().map(|p| (&*p.column, &*p.header)).collect();
    // The sheet has no column of terms at all.
    assert_eq!(headers, [("H", "Đơn vị"), ("", "Nhiệm kỳ")]);
    assert_eq!(sheet.counts.bad, 1);
}

#[test]
fn sheets_are_known_by_their_headers_and_the_others_are_named_with_the_reason() {
    let mut book = rust_xlsxwriter::Workbook::new();
    put(
        book.add_worksheet().set_name("Ghi chú").unwrap(),
        0,
        &[
            cells!["Việc cần làm", "Người làm", "Hạn"],
            cells!["Đôn đốc các xã gửi danh sách", "Văn phòng", "10/3"],
        ],
    );
    book.add_worksheet().set_name("Trống").unwrap();
    let hidden = book.add_worksheet().set_name("Cũ").unwrap().set_hidden(true);
    people_header(hidden, 0);
    put(hidden, 2, &[person(1.0, "TB-0009", "Lò Văn Cũ")]);
    put(
        book.add_worksheet().set_name("Thiếu").unwrap(),
        0,
        &[cells!["TT", "Họ và tên", "Nam", "Chức vụ",]],
    );
    let sheet = book.add_worksheet().set_name("Sheet gì đó").unwrap();
    people_header(sheet, 0);
    put(sheet, 2, &[person(1.0, "TB-0001", "Lò Văn An")]);
    let read = read("nhieu.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(read.sheets.len(), 1);
    assert_eq!(
        (&*read.sheets[0].name, read.sheets[0].rows.kind()),
        ("Sheet gì đó", SheetKind::People)
    );
    let why: Vec<_> = read.skipped.iter().map(|sheet| (&*sheet.name, sheet.why.code())).collect();
    assert_eq!(
        why,
        [
            ("Ghi chú", "no-header"),
            ("Trống", "blank"),
            ("Cũ", "hidden"),
            ("Thiếu", "columns-missing")
        ]
    );
    let SkipReason::ColumnsMissing { kind, missing } = &read.skipped[3].why else { panic!() };
    assert_eq!(
        (*kind, missing.as_slice()),
        (SheetKind::People, &["Ngày sinh / Nữ".to_owned()][..])
    );
}
