use crate::cells;
use crate::intake::book::{
    B, D, F, Font, N, No, Put, R, one_sheet, only_sheet, people, people_of, person, place, put,
};
use base::PartialDate;
use papers::intake::{ProblemReason, Severity};
use roster::Sex;

/// A person with this birth date in the Nam column.
fn born(birth: Put) -> Vec<Put> {
    let mut row = person(1.0, "TB-0001", "Lò Văn An");
    row[3] = birth;
    row
}

fn birth_of(birth: Put) -> Result<PartialDate, ProblemReason> {
    let mut sheet = only_sheet(&people(&[born(birth)]));
    match people_of(&sheet).first() {
        Some(row) => Ok(row.value.birth),
        None => Err(sheet.problems.remove(0).reason),
    }
}

fn date(text: &str) -> Result<PartialDate, ProblemReason> {
    Ok(PartialDate::parse(text).unwrap())
}

#[test]
fn one_list_mixes_texts_numbers_months_and_years_as_dates() {
    assert_eq!(birth_of("05/02/1980".into()), date("1980-02-05"));
    assert_eq!(birth_of("5-2-1980".into()), date("1980-02-05"));
    assert_eq!(birth_of(D(1980, 2, 5)), date("1980-02-05"));
    assert_eq!(birth_of(N(29_256.0)), date("1980-02-05"));
    assert_eq!(birth_of("02/1980".into()), date("1980-02"));
    assert_eq!(birth_of(" 1980 ".into()), date("1980"));
    assert_eq!(birth_of(N(1980.0)), date("1980"));
}

#[test]
fn a_month_that_excel_made_a_day_stays_a_month() {
    // Typed as 02/1980, kept by Excel as 01/02/1980 shown as "02/1980".
    assert_eq!(birth_of(F(29_252.0, "mm/yyyy")), date("02/1980"));
    assert_eq!(birth_of(F(29_252.0, "mmm-yy")), date("02/1980"));
    assert_eq!(birth_of(F(29_252.0, "dd/mm/yyyy")), date("01/02/1980"));
}

#[test]
fn a_date_with_the_month_first_is_refused_and_not_swapped() {
    assert_eq!(birth_of("12/25/1980".into()), Err(ProblemReason::DateNotInCalendar));
    assert_eq!(birth_of("29/02/1981".into()), Err(ProblemReason::DateNotInCalendar));
}

#[test]
fn what_only_may_be_a_date_is_refused() {
    assert_eq!(birth_of("1/1/80".into()), Err(ProblemReason::DateForm));
    assert_eq!(birth_of("khoảng 1980".into()), Err(ProblemReason::DateForm));
    assert_eq!(birth_of(N(45.0)), Err(ProblemReason::DateImplausible));
    assert_eq!(birth_of(N(0.5)), Err(ProblemReason::DateForm));
    assert_eq!(birth_of(F(1980.0, "dd/mm/yyyy")), Err(ProblemReason::DateIsYear { year: 1980 }));
    assert_eq!(birth_of(B(true)), Err(ProblemReason::DateForm));
}

#[test]
fn a_workbook_that_counts_days_from_1904_gives_the_same_dates() {
    use std::io::{Cursor, Read, Write};
    // The library writes only the 1900 epoch: set the flag by hand.
    let bytes = people(&[born(F(27_794.0, "dd/mm/yyyy")), {
        let mut second = person(2.0, "TB-0002", "Lò Văn Bình");
        second[3] = N(27_794.0);
        second
    }]);
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = Vec::new();
        part.read_to_end(&mut text).unwrap();
        if name == "xl/workbook.xml" {
            let old = String::from_utf8(text).unwrap();
            let new = old.replace("<workbookPr ", "<workbookPr date1904=\"1\" ");
            assert_ne!(old, new);
            text = new.into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&text).unwrap();
    }
    let sheet = only_sheet(&to.finish().unwrap().into_inner());
    let births: Vec<_> = people_of(&sheet).iter().map(|row| Ok(row.value.birth)).collect();
    assert_eq!(births, [date("1980-02-05"), date("1980-02-05")]);
}

#[test]
fn the_filled_column_gives_the_sex_and_both_or_none_is_a_bad_row() {
    let mut woman = person(1.0, "TB-0001", "Lò Thị An");
    woman.swap(3, 4);
    let mut both = person(2.0, "TB-0002", "Lò Văn Bình");
    both[4] = "06/02/1980".into();
    let mut none = person(3.0, "TB-0003", "Lò Văn Chung");
    none[3] = No;
    let sheet = only_sheet(&people(&[woman, both, none]));
    assert_eq!(people_of(&sheet).len(), 1);
    assert_eq!(people_of(&sheet)[0].value.sex, Sex::Female);
    let places: Vec<_> = sheet.problems.iter().map(place).collect();
    assert_eq!(
        places,
        [("D4".to_owned(), &ProblemReason::SexBoth), ("D5".to_owned(), &ProblemReason::SexNone)]
    );
    assert_eq!(sheet.problems[0].value, "05/02/1980 | 06/02/1980");
    assert!(sheet.problems.iter().all(|problem| problem.severity == Severity::BadRow));
}

#[test]
fn a_failed_formula_is_named_by_its_cell() {
    let mut row = person(1.0, "TB-0001", "Lò Văn An");
    row[7] = R("=VLOOKUP(A3,X!A:B,2,0)", "#REF!");
    let mut nameless = person(2.0, "TB-0002", "");
    nameless[2] = R("=B4&NA()", "#N/A");
    let sheet = only_sheet(&people(&[row, nameless]));
    assert_eq!(people_of(&sheet).len(), 1);
    assert_eq!(people_of(&sheet)[0].value.hometown, None);
    let [question, refused] = sheet.problems.as_slice() else { panic!("{:?}", sheet.problems) };
    assert_eq!(place(question), ("H3".to_owned(), &ProblemReason::CellError));
    assert_eq!((&*question.value, &*question.header), ("#REF!", "Quê quán"));
    assert_eq!(question.severity, Severity::Question);
    assert_eq!(place(refused), ("C4".to_owned(), &ProblemReason::CellError));
    assert_eq!((&*refused.value, refused.severity), ("#N/A", Severity::BadRow));
}

#[test]
fn a_formula_is_read_by_the_result_that_excel_kept() {
    let mut row = person(1.0, "TB-0001", "");
    row[2] = R("=PROPER(\"lò văn an\")", "Lò Văn An");
    let sheet = only_sheet(&people(&[row]));
    assert_eq!(people_of(&sheet)[0].value.name.as_str(), "Lò Văn An");
}

#[test]
fn decomposed_text_is_composed_in_headers_and_cells() {
    use unicode::decomposed;
    let header = cells![
        "TT",
        &*decomposed("Họ và tên"),
        &*decomposed("Nam"),
        &*decomposed("Nữ"),
        &*decomposed("Chức vụ"),
        &*decomposed("Dân tộc"),
    ];
    let row = cells![
        1.0,
        &*decomposed("Nguyễn Thị Tuyết Mừng"),
        "",
        "05/02/1980",
        &*decomposed("Phó Chủ tịch"),
        &*decomposed("Mường"),
    ];
    assert_ne!(decomposed("Mường"), "Mường");
    let sheet = only_sheet(&one_sheet(|sheet| put(sheet, 0, &[header, row])));
    let person = &people_of(&sheet)[0].value;
    assert_eq!(person.name.as_str(), "Nguyễn Thị Tuyết Mừng");
    assert_eq!(person.posts, ["Phó Chủ tịch"]);
    assert_eq!(person.ethnicity.unwrap().name(), "Mường");
    assert!(sheet.problems.is_empty());
}

mod unicode {
    /// The letters of the test texts, taken apart.
    pub fn decomposed(text: &str) -> String {
        const APART: [(char, &str); 17] = [
            ('ọ', "o\u{323}"),
            ('à', "a\u{300}"),
            ('ê', "e\u{302}"),
            ('ữ', "u\u{31b}\u{303}"),
            ('ứ', "u\u{31b}\u{301}"),
            ('ụ', "u\u{323}"),
            ('â', "a\u{302}"),
            ('ộ', "o\u{323}\u{302}"),
            ('ễ', "e\u{302}\u{303}"),
            ('ị', "i\u{323}"),
            ('ế', "e\u{302}\u{301}"),
            ('ừ', "u\u{31b}\u{300}"),
            ('ó', "o\u{301}"),
            ('ủ', "u\u{309}"),
            ('ư', "u\u{31b}"),
            ('ờ', "o\u{31b}\u{300}"),
            ('Đ', "Đ"),
        ];
        let part = |c: char| match APART.iter().find(|(whole, _)| *whole == c) {
            Some((_, parts)) => (*parts).to_owned(),
            None => c.to_string(),
        };
        text.chars().map(part).collect()
    }
}

#[test]
fn text_in_an_old_font_is_read_as_it_shows_and_said() {
    let mut row = person(1.0, "TB-0001", "");
    row[2] = Font(".VnTime", "Lß V¨n An");
    let mut second = person(2.0, "TB-0002", "");
    second[2] = Font(".VnTimeH", "Lß V¨n B×nh");
    second[7] = Font("VNI-Times", "Sôn La");
    // Plain letters read the same in every encoding.
    second[8] = Font(".VnTime", "Chi Cuc");
    let sheet = only_sheet(&people(&[row, second]));
    let taken = people_of(&sheet);
    let names: Vec<String> = taken.iter().map(|row| row.value.name.to_string()).collect();
    assert_eq!(names, ["Lò Văn An", "LÒ VĂN BÌNH"]);
    assert_eq!(taken[1].value.hometown.as_deref(), Some("Sơn La"));
    assert_eq!(&*taken[1].value.post_text, "Chi Cuc");
    let notes: Vec<String> = sheet.problems.iter().map(ToString::to_string).collect();
    assert_eq!(notes.len(), 3);
    assert!(notes[0].contains("«Lß V¨n An»: was written for the old font .VnTime"), "{notes:?}");
    assert!(notes[0].ends_with("«Lò Văn An»"), "{notes:?}");
    assert!(sheet.problems.iter().all(|problem| problem.severity == Severity::Note));
}

#[test]
fn signs_that_an_old_font_does_not_have_are_asked_about_and_not_guessed() {
    let mut row = person(1.0, "TB-0001", "Lò Văn An");
    // Unicode text in a cell that was left in the old font.
    row[7] = Font(".VnTime", "Sơn La");
    let mut second = person(2.0, "TB-0002", "");
    second[2] = Font("VNI-Times", "Lò Văn Bình");
    let sheet = only_sheet(&people(&[row, second]));
    let taken = people_of(&sheet);
    assert_eq!((taken.len(), &taken[0].value.hometown), (1, &None));
    let found: Vec<(&str, Severity)> =
        sheet.problems.iter().map(|p| (p.reason.code(), p.severity)).collect();
    assert_eq!(found, [("legacy-font", Severity::Question), ("legacy-font", Severity::BadRow)]);
}

#[test]
fn a_code_typed_as_a_number_is_a_code() {
    let mut row = person(1.0, "", "Lò Văn An");
    row[1] = N(123.0);
    let sheet = only_sheet(&people(&[row]));
    assert_eq!(people_of(&sheet)[0].value.code.as_deref(), Some("123"));
}

#[test]
fn an_empty_cell_is_not_stated_and_a_dash_is_empty() {
    let row = cells![1.0, "", "Lò Văn An", "1980", "-", "-", "", "", "Chuyên viên"];
    let sheet = only_sheet(&people(&[row]));
    let person = &people_of(&sheet)[0].value;
    assert_eq!((&person.code, person.ethnicity, &person.disciplines), (&None, None, &None));
    assert!(person.evaluations.is_empty() && sheet.problems.is_empty());
}

/// What is read of a card's number under this header, and what is said of it.
fn card(header: &str, cell: Put) -> (Option<String>, Vec<(ProblemReason, Severity)>) {
    let head = cells!["TT", header, "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ hiện tại"];
    let row = cells![1.0, cell, "Lò Văn An", "05/02/1980", "Nam", "Chuyên viên"];
    let sheet = only_sheet(&one_sheet(|sheet| put(sheet, 0, &[head, row])));
    let [person] = people_of(&sheet) else { panic!("{:?}", sheet.problems) };
    let id = person.value.citizen_id.as_ref().map(|id| id.as_str().to_owned());
    (id, sheet.problems.iter().map(|it| (it.reason.clone(), it.severity)).collect())
}

#[test]
fn a_citizen_id_is_read_under_the_headers_in_use_and_never_padded() {
    let whole = Some("000180000001".to_owned());
    for header in ["Số CCCD", "Số căn cước công dân", "Mã định danh", "SỐ ĐỊNH DANH CÁ NHÂN"]
    {
        assert_eq!(card(header, "000 180.000 001".into()), (whole.clone(), vec![]), "{header}");
    }
    let old = (ProblemReason::CitizenIdOld, Severity::Note);
    assert_eq!(card("Số CMND", "000 123 456".into()), (Some("000123456".into()), vec![old]));
    // Ten digits of twelve are left in a cell of numbers.
    let lost = (ProblemReason::CitizenIdZeros { digits: 10 }, Severity::Question);
    assert_eq!(card("Số CCCD", N(1_180_000_001.0)), (None, vec![lost]));
    let none = (ProblemReason::CitizenIdForm, Severity::Question);
    assert_eq!(card("Số CCCD", "đang làm lại".into()), (None, vec![none]));
    assert_eq!(card("Số CCCD", "".into()), (None, vec![]));
}
