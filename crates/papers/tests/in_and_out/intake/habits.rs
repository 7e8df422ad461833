//! What a site has taught is read like what everybody knows, said, and never
//! guessed.

use crate::cells;
use crate::intake::book::{Put, one_sheet, people_of, put};
use papers::intake::{
    ColumnReading, Habits, HeaderChoice, IntakeError, ProblemReason, SheetKind, SheetRead,
    Unlisted, ValueList, Workbook, mapping, read, read_with,
};
use proptest::prelude::*;
use std::ops::ControlFlow;

const USUAL: [&str; 7] = ["TT", "Họ và tên", "Nam", "Nữ", "Chức vụ hiện tại", "Dân tộc", "LLCT"];
const AWKWARD: [&str; 7] = [
    "TT",
    "Nhân sự",
    "Sinh (nam giới)",
    "Sinh (nữ giới)",
    "Đang giữ",
    "Thành phần DT",
    "L.luận CT",
];
const FIELDS: [&str; 7] =
    ["number", "name", "male", "female", "current-post", "ethnicity", "theory"];

fn list(headers: &[&str], order: &[usize], ethnicity: &str) -> Vec<u8> {
    let person = |number: f64, name: &str, born: &str| -> Vec<Put> {
        let row = cells![number, name, born, "", "Chuyên viên", ethnicity, "Cao cấp"];
        order.iter().map(|at| row[*at].clone()).collect()
    };
    one_sheet(|sheet| {
        let header: Vec<Put> = order.iter().map(|at| Put::from(headers[*at])).collect();
        let rows =
            [header, person(1.0, "Lò Văn An", "05/02/1980"), person(2.0, "Hà A Sinh", "1981")];
        put(sheet, 2, &rows);
    })
}

fn taught() -> Habits {
    let mut habits = Habits::default();
    for (header, field) in AWKWARD.iter().zip(FIELDS) {
        assert!(habits.learn_column(SheetKind::People, header, Some(field)));
    }
    habits
}

fn with(bytes: &[u8], habits: &Habits) -> Result<Workbook, IntakeError> {
    read_with("a.xlsx", bytes, habits, &mut |_| ControlFlow::Continue(()))
}

fn sheet(bytes: &[u8], habits: &Habits) -> SheetRead {
    with(bytes, habits).unwrap().sheets.remove(0)
}

const IN_ORDER: [usize; 7] = [0, 1, 2, 3, 4, 5, 6];

#[test]
fn columns_are_read_by_the_sites_own_words_once_taught() {
    let bytes = list(&AWKWARD, &IN_ORDER, "Thái");
    assert!(read("a.xlsx", &bytes).is_err(), "nobody knows these words");
    let sheet = sheet(&bytes, &taught());
    assert_eq!(people_of(&sheet).len(), 2);
    let told: Vec<(&str, &str)> =
        sheet.learnt.iter().map(|it| (it.header.as_str(), it.read_as)).collect();
    assert!(told.contains(&("Thành phần DT", "Dân tộc")), "{told:?}");
    assert_eq!(told.len(), 7, "the site's words stand before everybody's");
}

proptest! {
    #[test]
    fn a_file_with_taught_headers_reads_as_one_with_the_usual_ones(
        order in Just(IN_ORDER.to_vec()).prop_shuffle(),
    ) {
        let own = sheet(&list(&AWKWARD, &order, "Thái"), &taught());
        let usual = sheet(&list(&USUAL, &order, "Thái"), &Habits::default());
        prop_assert_eq!(people_of(&own), people_of(&usual));
        prop_assert_eq!((own.counts, own.problems), (usual.counts, usual.problems));
    }
}

#[test]
fn a_site_can_overrule_what_a_word_means_elsewhere_or_leave_a_column_unread() {
    let mut habits = Habits::default();
    assert!(habits.learn_column(SheetKind::People, "Dân tộc", None));
    let sheet = sheet(&list(&USUAL, &IN_ORDER, "Thái"), &habits);
    assert_eq!(people_of(&sheet)[0].value.ethnicity, None);
    assert_eq!(sheet.ignored[0].header, "Dân tộc");
    assert!(sheet.learnt.is_empty());
}

#[test]
fn an_unknown_value_is_asked_about_until_somebody_says_what_it_means() {
    let bytes = list(&USUAL, &IN_ORDER, "Thái Đen");
    let unknown = sheet(&bytes, &Habits::default());
    let problem = &unknown.problems[0];
    let text = "Thái Đen".to_owned();
    assert_eq!(problem.unlisted, Some(Unlisted { list: ValueList::Ethnicity, text }));
    let mut habits = Habits::default();
    assert!(habits.learn_value(ValueList::Ethnicity, "thái đen", Some("Thái")));
    let known = sheet(&bytes, &habits);
    assert_eq!(people_of(&known)[0].value.ethnicity.map(|it| it.name()), Some("Thái"));
    let becomes = "Thái".to_owned();
    assert_eq!(known.problems[0].reason, ProblemReason::Learnt { becomes }, "never silent");
    assert!(habits.learn_value(ValueList::Ethnicity, "Thái đen", None));
    let open = sheet(&bytes, &habits);
    assert_eq!(people_of(&open)[0].value.ethnicity, None);
    assert_eq!(open.problems[0].reason, ProblemReason::LeftOpen);
}

#[test]
fn what_columns_may_be_is_proposed_with_examples() {
    let headers = ["TT", "Họ và tên", "Nam", "Nữ", "Chức vụ hiện tại", "Dân tộcc", "Ghi chú"];
    let sheets =
        mapping("a.xlsx", &list(&headers, &IN_ORDER, "Thái"), &Habits::default(), &[]).unwrap();
    let (kind, top, bottom) = sheets[0].taken_for.unwrap();
    assert_eq!((kind, top, bottom), (SheetKind::People, 3, 3));
    let column = |header: &str| {
        let found = sheets[0].columns.iter().find(|column| column.header == header);
        found.unwrap().clone()
    };
    assert_eq!(column("Họ và tên").reading, ColumnReading::Known("name"));
    assert_eq!(column("Họ và tên").samples, ["Lò Văn An", "Hà A Sinh"]);
    assert!(
        matches!(column("Dân tộcc").reading, ColumnReading::Proposed("ethnicity", 80..)),
        "{:?}",
        column("Dân tộcc")
    );
    assert_eq!(column("Ghi chú").reading, ColumnReading::Unread);
    assert!(sheets[0].missing.is_empty() && sheets[0].why.is_none());
}

#[test]
fn a_sheet_that_nobody_knows_is_read_as_a_person_points_at_it() {
    let bytes = list(&AWKWARD, &IN_ORDER, "Thái");
    let blind = mapping("a.xlsx", &bytes, &Habits::default(), &[]).unwrap();
    assert!(blind[0].why.is_some());
    assert_eq!(blind[0].first[0].0, 3, "the rows to point at");
    let choice =
        HeaderChoice { sheet: blind[0].name.clone(), kind: SheetKind::People, rows: (3, 3) };
    let chosen = mapping("a.xlsx", &bytes, &Habits::default(), &[choice]).unwrap();
    assert_eq!(chosen[0].columns.len(), 7);
    assert!(chosen[0].missing.contains(&"Họ và tên"), "{:?}", chosen[0].missing);
    let learnt = mapping("a.xlsx", &bytes, &taught(), &[]).unwrap();
    assert!(learnt[0].why.is_none() && learnt[0].missing.is_empty());
    assert_eq!(learnt[0].columns[1].reading, ColumnReading::Learnt("name"));
}

#[test]
fn a_reading_that_is_stopped_says_so_and_how_far_it_came() {
    let bytes = one_sheet(|sheet| {
        put(sheet, 0, &[USUAL.iter().map(|it| Put::from(*it)).collect()]);
        let rows: Vec<Vec<Put>> = (1..=1_700)
            .map(|n| cells![f64::from(n), "Lò Văn An", "1980", "", "Chuyên viên", "Thái", ""])
            .collect();
        put(sheet, 1, &rows);
    });
    let mut told = Vec::new();
    let stopped = read_with("a.xlsx", &bytes, &Habits::default(), &mut |rows| {
        told.push(rows);
        if rows >= 1_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(stopped, Err(IntakeError::Stopped));
    assert_eq!(told, [500, 1_000]);
}
