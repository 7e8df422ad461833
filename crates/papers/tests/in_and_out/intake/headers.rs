use crate::cells;
use crate::intake::book::{
    No, Put, one_sheet, only_sheet, people, people_header, people_of, person, put,
};
use base::PartialDate;
use papers::intake::SheetKind;
use roster::{Education, Sex, StateManagement, Theory};
use rust_xlsxwriter::Format;

fn date(text: &str) -> Option<PartialDate> {
    PartialDate::parse(text).ok()
}

#[test]
fn a_header_over_two_merged_rows_is_read() {
    let sheet = only_sheet(&people(&[person(1.0, "TB-0001", "Lò Văn An")]));
    let row = &people_of(&sheet)[0];
    assert_eq!(row.row, 3);
    let person = &row.value;
    assert_eq!(person.code.as_deref(), Some("TB-0001"));
    assert_eq!(person.name.as_str(), "Lò Văn An");
    assert_eq!((person.sex, Some(person.birth)), (Sex::Male, date("05/02/1980")));
    assert_eq!(person.ethnicity.unwrap().name(), "Thái");
    assert_eq!(person.posts, ["Huyện ủy viên", "Trưởng phòng Nội vụ"]);
    assert_eq!(person.post_text, "Huyện ủy viên, Trưởng phòng Nội vụ");
    assert_eq!(person.post_from, date("01/07/2015"));
    assert_eq!(person.education, Some(Education::University));
    assert_eq!(person.education_text.as_deref(), Some("Đại học Luật"));
    assert_eq!(person.theory, Some(Theory::Advanced));
    assert_eq!(person.management, Some(StateManagement::Principal));
    assert_eq!(person.party_probationary, date("03/02/2005"));
    assert_eq!(person.party_official, date("03/02/2006"));
    assert_eq!(person.evaluations.len(), 3);
    assert_eq!(person.disciplines, Some(vec![]));
    assert!(sheet.problems.is_empty() && sheet.ignored.is_empty());
}

#[test]
fn title_lines_above_the_header_and_a_row_of_numbers_below_it_are_passed_over() {
    let bytes = one_sheet(|sheet| {
        let title = Format::new().set_bold();
        sheet.merge_range(0, 0, 0, 5, "HUYỆN ỦY THANH BÌNH", &title).unwrap();
        let list = "DANH SÁCH TRÍCH NGANG CÁN BỘ";
        sheet.merge_range(1, 0, 1, 16, list, &title).unwrap();
        let annex = "(Kèm theo Tờ trình số 12-TTr/BTC ngày 05/3/2017)";
        sheet.merge_range(2, 0, 2, 16, annex, &title).unwrap();
        people_header(sheet, 4);
        let numbers: Vec<Put> = (1..=17).map(|n| Put::from(&*format!("({n})"))).collect();
        put(sheet, 6, &[numbers, person(1.0, "TB-0001", "Lò Văn An")]);
    });
    let sheet = only_sheet(&bytes);
    assert_eq!(people_of(&sheet)[0].row, 8);
    assert_eq!((sheet.counts.seen, sheet.counts.number, sheet.counts.records), (2, 1, 1));
}

#[test]
fn numbers_of_columns_may_be_numbers_and_not_texts() {
    let numbers: Vec<Put> = (1..=17).map(|n| Put::from(f64::from(n))).collect();
    let sheet = only_sheet(&people(&[numbers, person(1.0, "TB-0001", "Lò Văn An")]));
    assert_eq!((sheet.counts.number, sheet.counts.records, sheet.counts.bad), (1, 1, 0));
}

#[test]
fn a_group_heading_that_is_not_merged_still_stands_over_its_columns() {
    let bytes = one_sheet(|sheet| {
        let rows = [
            cells![
                "TT",
                "Họ tên",
                "Ngày tháng năm sinh",
                "",
                "Chức vụ",
                "Trình độ",
                "",
                "Ngày vào Đảng",
                ""
            ],
            cells![
                "",
                "",
                "Nam",
                "Nữ",
                "",
                "Chuyên môn",
                "Lý luận chính trị",
                "Dự bị",
                "Chính thức"
            ],
            cells![1.0, "Vàng Thị Mỷ", "", "1985", "Chuyên viên", "Cao đẳng", "TC", "2010", "2011"],
        ];
        put(sheet, 0, &rows);
    });
    let sheet = only_sheet(&bytes);
    let person = &people_of(&sheet)[0].value;
    assert_eq!((person.sex, person.birth), (Sex::Female, PartialDate::Year(1985)));
    assert_eq!(person.theory, Some(Theory::Intermediate));
    assert_eq!(person.party_official, Some(PartialDate::Year(2011)));
    assert!(sheet.ignored.is_empty(), "{:?}", sheet.ignored);
}

#[test]
fn columns_may_stand_in_any_order() {
    let bytes = one_sheet(|sheet| {
        let rows = [
            cells![
                "Kỷ luật",
                "Chức vụ hiện nay",
                "Nữ",
                "Nam",
                "Họ và tên khai sinh",
                "Ghi chú",
                "STT"
            ],
            cells!["Không", "Chuyên viên", "07/03/1990", "", "Hà Thị Ân", "đi học", 1.0],
        ];
        put(sheet, 3, &rows);
    });
    let sheet = only_sheet(&bytes);
    let row = &people_of(&sheet)[0];
    assert_eq!((row.row, row.value.name.as_str()), (5, "Hà Thị Ân"));
    assert_eq!((row.value.sex, Some(row.value.birth)), (Sex::Female, date("07/03/1990")));
    assert_eq!(row.value.disciplines, Some(vec![]));
    // What is not read is said.
    assert_eq!((&*sheet.ignored[0].column, &*sheet.ignored[0].header), ("F", "Ghi chú"));
}

#[test]
fn sex_may_have_its_own_column() {
    let header = cells!["TT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ"];
    let bytes = one_sheet(|sheet| {
        let rows = [
            header,
            cells![1.0, "Lò Văn An", "05/02/1980", "Nam", "Chuyên viên"],
            cells![2.0, "Lò Thị An", "05/02/1981", "Nữ", "Chuyên viên"],
            cells![3.0, "Lò Thị Anh", "05/02/1982", "?", "Chuyên viên"],
        ];
        put(sheet, 0, &rows);
    });
    let sheet = only_sheet(&bytes);
    let sexes: Vec<Sex> = people_of(&sheet).iter().map(|row| row.value.sex).collect();
    assert_eq!(sexes, [Sex::Male, Sex::Female]);
    assert_eq!((sheet.counts.bad, &*sheet.problems[0].column), (1, "D"));
}

#[test]
fn a_header_with_hard_breaks_capitals_and_remarks_is_the_same_header() {
    let bytes = one_sheet(|sheet| {
        let rows = [
            cells![
                "TT",
                "HỌ VÀ TÊN\n(chữ in thường)",
                "Ngày sinh (Nam)",
                "Ngày sinh (Nữ)",
                "Chức vụ,\nđơn vị công tác hiện nay",
                "Đánh giá 3 năm gần nhất (2014, 2015, 2016)",
            ],
            cells![1.0, "Lò Văn An", "05/02/1980", No, "Chuyên viên", "2014: HTTNV"],
        ];
        put(sheet, 0, &rows);
    });
    let sheet = only_sheet(&bytes);
    assert_eq!(sheet.rows.kind(), SheetKind::People);
    assert_eq!(people_of(&sheet)[0].value.evaluations.len(), 1);
    assert!(sheet.ignored.is_empty(), "{:?}", sheet.ignored);
}
