use crate::cells;
use crate::intake::book::{
    Blank, No, Put, one_sheet, only_sheet, people, people_header, people_of, person, place, put,
};
use papers::intake::{ProblemReason, Severity, read};
use rust_xlsxwriter::Format;
use std::time::{Duration, Instant};

#[test]
fn group_rows_name_the_unit_of_the_people_below_and_are_no_people() {
    let rows = [
        cells!["I", "", "PHÒNG NỘI VỤ"],
        person(1.0, "TB-0001", "Lò Văn An"),
        cells!["II. Văn phòng Huyện ủy"],
        person(2.0, "TB-0002", "Lò Văn Bình"),
        cells!["- Số lượng đề nghị: 02"],
        person(3.0, "TB-0003", "Lò Văn Chung"),
        cells!["", "", "3. Công an huyện"],
        person(4.0, "TB-0004", "Lò Văn Dũng"),
    ];
    let sheet = only_sheet(&people(&rows));
    let units: Vec<_> =
        people_of(&sheet).iter().map(|row| row.value.unit_name.as_deref().unwrap()).collect();
    assert_eq!(
        units,
        ["PHÒNG NỘI VỤ", "Văn phòng Huyện ủy", "Văn phòng Huyện ủy", "Công an huyện"]
    );
    assert_eq!((sheet.counts.group, sheet.counts.records, sheet.counts.bad), (4, 4, 0));
}

#[test]
fn a_school_in_capitals_is_a_unit_and_not_the_head_who_signs() {
    // Without marks "TRƯỜNG" (school) and "TRƯỞNG" (head) are one word.
    let rows = [cells!["TRƯỜNG CHÍNH TRỊ HUYỆN"], person(1.0, "TB-0001", "Lò Văn An")];
    let sheet = only_sheet(&people(&rows));
    let unit = people_of(&sheet)[0].value.unit_name.as_deref();
    assert_eq!((unit, sheet.counts.closing), (Some("TRƯỜNG CHÍNH TRỊ HUYỆN"), 0));
}

#[test]
fn a_merged_group_row_is_one_group_row() {
    let bytes = one_sheet(|sheet| {
        people_header(sheet, 0);
        let bold = Format::new().set_bold();
        sheet.merge_range(2, 0, 2, 16, "I. Phòng Nội vụ", &bold).unwrap();
        put(sheet, 3, &[person(1.0, "TB-0001", "Lò Văn An")]);
    });
    let sheet = only_sheet(&bytes);
    assert_eq!(people_of(&sheet)[0].value.unit_name.as_deref(), Some("Phòng Nội vụ"));
    assert_eq!(sheet.counts.group, 1);
}

#[test]
fn the_block_of_those_who_sign_is_not_people() {
    let rows = [
        person(1.0, "TB-0001", "Lò Văn An"),
        No.into_row(),
        cells!["", "", "Tổng cộng: 01 người"],
        cells!["", "", "", "", "", "", "", "", "Thanh Bình, ngày 05 tháng 3 năm 2017"],
        cells!["", "", "NGƯỜI LẬP BIỂU", "", "", "", "", "", "TRƯỞNG BAN"],
        cells!["", "", "(Ký, ghi rõ họ tên)", "", "", "", "", "", "(Ký tên, đóng dấu)"],
        No.into_row(),
        cells!["", "", "Hà Thị Ân", "", "", "", "", "", "Vàng A Sinh"],
    ];
    let sheet = only_sheet(&people(&rows));
    assert_eq!(people_of(&sheet).len(), 1);
    let counts = sheet.counts;
    assert_eq!((counts.records, counts.closing, counts.blank, counts.bad), (1, 5, 2, 0));
    assert_eq!(counts.seen, 8);
    assert!(sheet.problems.is_empty());
}

#[test]
fn a_second_part_after_a_signature_is_read_on() {
    let rows = [
        person(1.0, "TB-0001", "Lò Văn An"),
        cells!["", "", "NGƯỜI LẬP"],
        cells!["", "", "Hà Thị Ân"],
        cells!["II. Phòng Tư pháp"],
        person(1.0, "TB-0002", "Lò Văn Bình"),
    ];
    let sheet = only_sheet(&people(&rows));
    assert_eq!(people_of(&sheet)[1].value.unit_name.as_deref(), Some("Phòng Tư pháp"));
    assert_eq!((sheet.counts.closing, sheet.counts.group), (2, 1));
}

#[test]
fn a_header_repeated_on_the_next_page_is_not_a_person() {
    let bytes = one_sheet(|sheet| {
        people_header(sheet, 0);
        put(sheet, 2, &[person(1.0, "TB-0001", "Lò Văn An")]);
        people_header(sheet, 3);
        put(sheet, 5, &[person(2.0, "TB-0002", "Lò Văn Bình")]);
    });
    let sheet = only_sheet(&bytes);
    assert_eq!((sheet.counts.records, sheet.counts.number, sheet.counts.bad), (2, 2, 0));
}

#[test]
fn row_numbers_written_in_advance_are_blank_rows() {
    let rows = [person(1.0, "TB-0001", "Lò Văn An"), cells![2.0], cells![3.0]];
    let sheet = only_sheet(&people(&rows));
    assert_eq!((sheet.counts.seen, sheet.counts.records, sheet.counts.blank), (3, 1, 2));
}

#[test]
fn formatted_blank_rows_below_the_table_are_not_rows() {
    let blank: Vec<Put> = vec![Blank; 17];
    let mut rows = vec![person(1.0, "TB-0001", "Lò Văn An")];
    rows.extend(std::iter::repeat_n(blank, 5000));
    let sheet = only_sheet(&people(&rows));
    assert_eq!((sheet.counts.seen, sheet.counts.blank), (1, 0));
}

#[test]
fn a_format_in_the_last_row_of_the_sheet_costs_no_time() {
    let bytes = one_sheet(|sheet| {
        people_header(sheet, 0);
        put(sheet, 2, &[person(1.0, "TB-0001", "Lò Văn An")]);
        put(sheet, 1_048_575, &[vec![Blank; 17]]);
    });
    let start = Instant::now();
    let sheet = only_sheet(&bytes);
    assert!(start.elapsed() < Duration::from_secs(2));
    assert_eq!((sheet.counts.seen, sheet.counts.records), (1, 1));
}

#[test]
fn a_cell_in_the_last_row_of_the_sheet_is_seen_and_the_gap_is_blank() {
    let bytes = one_sheet(|sheet| {
        people_header(sheet, 0);
        put(sheet, 2, &[person(1.0, "TB-0001", "Lò Văn An")]);
        put(sheet, 1_048_575, &[person(2.0, "TB-0002", "Lò Văn Bình")]);
    });
    let sheet = only_sheet(&bytes);
    assert_eq!(people_of(&sheet)[1].row, 1_048_576);
    assert_eq!((sheet.counts.records, sheet.counts.blank), (2, 1_048_572));
}

#[test]
fn a_code_that_stands_twice_is_taken_once_and_told() {
    let mut rows = vec![person(1.0, "TB-0001", "Lò Văn An")];
    rows.push(person(2.0, "TB-0002", "Lò Văn Bình"));
    rows.push(person(3.0, "TB-0001", "Lò Văn An"));
    let sheet = only_sheet(&people(&rows));
    assert_eq!((sheet.counts.records, sheet.counts.bad), (2, 1));
    let [problem] = sheet.problems.as_slice() else { panic!("{:?}", sheet.problems) };
    let first = ProblemReason::Duplicate { first_sheet: "Sheet1".to_owned(), first_row: 3 };
    assert_eq!(place(problem), ("B5".to_owned(), &first));
    assert_eq!((&*problem.value, problem.severity), ("TB-0001", Severity::BadRow));
}

#[test]
fn a_code_that_stands_in_two_sheets_is_taken_once() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for _ in 0..2 {
        let sheet = book.add_worksheet();
        people_header(sheet, 0);
        put(sheet, 2, &[person(1.0, "TB-0001", "Lò Văn An")]);
    }
    let read = read("hai.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    let records: Vec<u32> = read.sheets.iter().map(|sheet| sheet.counts.records).collect();
    assert_eq!(records, [1, 0]);
    assert_eq!(read.sheets[1].problems[0].reason.code(), "duplicate");
}

#[test]
fn one_person_over_two_merged_rows_is_not_two_people() {
    let bytes = one_sheet(|sheet| {
        people_header(sheet, 0);
        put(sheet, 2, &[person(1.0, "", "")]);
        let plain = Format::new();
        for (column, text) in [(2, "Lò Văn An"), (3, "05/02/1980")] {
            sheet.merge_range(2, column, 3, column, text, &plain).unwrap();
        }
        sheet.write_string(3, 8, "Chủ tịch Hội Luật gia huyện").unwrap();
    });
    let sheet = only_sheet(&bytes);
    // The second row cannot be read as a person of its own, and is not lost.
    assert_eq!((sheet.counts.records, sheet.counts.bad), (1, 1));
    assert_eq!(sheet.problems[0].row, 4);
}

#[test]
fn a_bad_row_shows_all_that_is_wrong_with_it_and_the_others_are_taken() {
    let mut bad = person(2.0, "TB-0002", "12345");
    bad[3] = "12/25/1980".into();
    bad[5] = "Sao Hỏa".into();
    let rows = [person(1.0, "TB-0001", "Lò Văn An"), bad, person(3.0, "TB-0003", "Lò Văn Chung")];
    let sheet = only_sheet(&people(&rows));
    assert_eq!((sheet.counts.records, sheet.counts.bad), (2, 1));
    let places: Vec<String> = sheet.problems.iter().map(|problem| place(problem).0).collect();
    assert_eq!(places, ["C4", "D4", "F4"]);
    assert_eq!(sheet.problems[1].header, "Ngày sinh / Nam");
    assert_eq!(sheet.problems[1].value, "12/25/1980");
}

#[test]
fn a_row_with_a_name_but_no_birth_date_is_a_bad_row_and_no_group() {
    let sheet = only_sheet(&people(&[cells![1.0, "", "Lò Văn An"]]));
    assert_eq!((sheet.counts.bad, sheet.counts.group), (1, 0));
    assert_eq!(sheet.problems[0].reason, ProblemReason::SexNone);
}

#[test]
fn a_cell_that_belongs_to_no_row_is_told_and_not_lost() {
    let rows = [
        person(1.0, "TB-0001", "Lò Văn An"),
        cells!["", "", "", "", "", "", "", "", "kiêm Chủ tịch Hội Luật gia"],
        person(2.0, "TB-0002", "Lò Văn Bình"),
    ];
    let sheet = only_sheet(&people(&rows));
    assert_eq!((sheet.counts.records, sheet.counts.bad), (2, 1));
    assert_eq!(place(&sheet.problems[0]), ("I4".to_owned(), &ProblemReason::NotARecord));
}

impl Put {
    /// A row without a cell.
    fn into_row(self) -> Vec<Self> {
        vec![self]
    }
}
