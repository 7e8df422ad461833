//! The site's own words: taught once, read from then on, said each time, filled in
//! where records were taken without them; and an import that is stopped.

use crate::site::{Site, day};
use desk::{
    DeskError, Differences, FileColumns, HeaderChoice, ImportProgress, ImportRecords, ImportReport,
    Permit, ReadPeople, Severity, SheetKind, ValueList,
};
use std::ops::ControlFlow;
use words::{Lang, Words};

const USUAL: &str = "TT;Họ và tên;Nam;Nữ;Chức vụ hiện tại;Đơn vị;Dân tộc;LLCT";
const AWKWARD: &str = "TT;Nhân sự;Nam giới;Nữ giới;Đang giữ;Nơi làm;Thành phần;L.luận CT";
const FIELDS: [&str; 8] =
    ["number", "name", "male", "female", "current-post", "work-unit", "ethnicity", "theory"];

const PEOPLE: &str = "1;Lò Văn Inh;05/02/1980;;Chuyên viên;Phòng Nội vụ;Thái Đen;Cao cấp\n\
    2;Cà Thị Mai;;1985;Chuyên viên;Phòng Nội vụ;thái đen;Cao cấp";

fn file(name: &str, header: &str, rows: &str) -> (String, Vec<u8>) {
    (name.to_owned(), format!("{header}\n{rows}\n").into_bytes())
}

struct Office {
    site: Site,
    permit: Permit<ImportRecords>,
}

impl Office {
    async fn new() -> Self {
        let site = Site::new().await;
        let permit = site.permit("to-chuc").await;
        Self { site, permit }
    }

    async fn import(&self, file: (String, Vec<u8>), dry_run: bool) -> ImportReport {
        let desk = &self.site.desk;
        desk.import(&self.permit, &[file], day("2017-02-01"), Differences::Ask, dry_run)
            .await
            .unwrap()
            .remove(0)
    }

    async fn learn_columns(&self) {
        let headers = AWKWARD.split(';').zip(FIELDS);
        let columns: Vec<(String, Option<String>)> =
            headers.map(|(header, field)| (header.to_owned(), Some(field.to_owned()))).collect();
        let desk = &self.site.desk;
        desk.learn_columns(&self.permit, SheetKind::People, &columns).await.unwrap();
    }

    async fn ethnicity(&self, name: &str) -> Option<&'static str> {
        let person = self.site.person(name).await;
        let permit = self.site.permit::<ReadPeople>("to-chuc").await;
        let on = day("2017-03-15");
        let sheet = self.site.desk.person_sheet(&permit, person, on, Lang::Vi).await.unwrap();
        sheet.profile.ethnicity.map(|group| group.name())
    }

    async fn digest(&self) -> String {
        self.site.desk.store().read().await.unwrap().digest().await.unwrap()
    }
}

fn reasons(report: &ImportReport, severity: Severity) -> Vec<&str> {
    let of = report.problems.iter().filter(|problem| problem.severity == severity);
    of.map(|problem| problem.reason.as_str()).collect()
}

#[tokio::test]
async fn headers_that_were_taught_are_read_in_the_next_file_without_a_question() {
    let office = Office::new().await;
    let desk = &office.site.desk;
    let awkward = file("mot.csv", AWKWARD, PEOPLE);
    let day = day("2017-02-01");
    let blind = desk
        .import(&office.permit, std::slice::from_ref(&awkward), day, Differences::Ask, true)
        .await;
    assert!(matches!(blind, Err(DeskError::Intake { .. })), "{blind:?}");

    let (name, bytes) = &awkward;
    let choice = HeaderChoice { sheet: "mot".into(), kind: SheetKind::People, rows: (1, 1) };
    let columns = desk.columns(&office.permit, (name, bytes), &[choice]).await.unwrap();
    let FileColumns::Sheets(sheets) = columns else { panic!("{columns:?}") };
    assert_eq!(sheets[0].columns.len(), 8);
    assert!(sheets[0].missing.contains(&"Họ và tên"));

    office.learn_columns().await;
    assert_eq!(office.import(awkward, false).await.taken(), 2);
    let second = file("hai.csv", AWKWARD, "1;Vì Văn Tom;1979;;Chuyên viên;Xã Pù Hin;Thái;");
    let report = office.import(second, true).await;
    assert_eq!((report.taken(), report.refused()), (1, 0), "{:?}", report.problems);
    assert!(report.sheets[0].learnt.contains(&("Thành phần".to_owned(), "Dân tộc".to_owned())));

    desk.forget_column(&office.permit, SheetKind::People, "Nhân sự").await.unwrap();
    let third = file("ba.csv", AWKWARD, "1;Vì Văn Xôm;1979;;Chuyên viên;Xã Pù Hin;Thái;");
    assert!(
        desk.import(&office.permit, &[third], day, Differences::Ask, true).await.is_err(),
        "forgotten"
    );
}

#[tokio::test]
async fn two_columns_cannot_be_taught_as_one_field_nor_a_field_that_is_none() {
    let office = Office::new().await;
    let before = office.digest().await;
    let same = ["Nhân sự", "Tên gọi"].map(|header| (header.to_owned(), Some("name".to_owned())));
    let desk = &office.site.desk;
    let error = desk.learn_columns(&office.permit, SheetKind::People, &same).await.unwrap_err();
    assert!(error.say(Words::load(Lang::Vi)).contains("«Họ và tên»"), "{error}");
    let none = [("Cấp".to_owned(), Some("level".to_owned()))];
    assert!(desk.learn_columns(&office.permit, SheetKind::People, &none).await.is_err());
    let value = desk.learn_value(&office.permit, ValueList::Theory, "Cao", Some("cao")).await;
    assert!(value.is_err());
    let unit = desk.learn_value(&office.permit, ValueList::Unit, "Văn phòng", Some("SL.XX")).await;
    assert!(unit.is_err());
    assert_eq!(office.digest().await, before);
}

#[tokio::test]
async fn an_unknown_value_waits_is_answered_and_fills_what_was_taken_without_it() {
    let office = Office::new().await;
    let desk = &office.site.desk;
    let report = office.import(file("mot.csv", USUAL, PEOPLE), false).await;
    assert_eq!(reasons(&report, Severity::Question), ["unknown", "unknown"]);
    let said = report.problems[0].say(Words::load(Lang::Vi));
    assert!(said.contains("Có phải: Thái"), "{said}");
    assert_eq!(office.ethnicity("Lò Văn Inh").await, None, "never guessed");

    let queue = desk.value_queue(&office.permit, &[]).await.unwrap();
    let [group] = queue.groups.as_slice() else { panic!("{queue:?}") };
    assert_eq!((group.list, group.choices.len()), (ValueList::Ethnicity, 54));
    let [text] = group.texts.as_slice() else { panic!("{group:?}") };
    assert_eq!((text.taken, text.near[0].label.as_str()), (2, "Thái"), "two spellings of one text");
    assert!(queue.answered.is_empty());
    let trial = office
        .import(file("hai.csv", USUAL, "1;Lò A;1980;;Chuyên viên;Phòng Nội vụ;Thái Đen;"), true)
        .await;
    let with_trial = desk.value_queue(&office.permit, &[trial]).await.unwrap();
    assert_eq!(with_trial.groups[0].texts[0].waiting, 1);

    desk.learn_value(&office.permit, ValueList::Ethnicity, "Thái Đen", Some("Thái")).await.unwrap();
    let queue = desk.value_queue(&office.permit, &[]).await.unwrap();
    assert!(queue.groups.is_empty());
    assert_eq!((queue.answered[0].label.as_str(), queue.answered[0].records), ("Thái", 2));
    let before = office.digest().await;
    let filled = desk.fill_answered(&office.permit).await.unwrap().unwrap();
    assert_eq!(filled.people, 2);
    assert_eq!(office.ethnicity("Lò Văn Inh").await, Some("Thái"));
    assert!(desk.value_queue(&office.permit, &[]).await.unwrap().answered.is_empty());
    assert_eq!(desk.fill_answered(&office.permit).await.unwrap(), None, "nothing more to fill");

    desk.undo_import(&office.permit, filled.batch).await.unwrap();
    assert_eq!(office.ethnicity("Lò Văn Inh").await, None, "undone like any batch");
    let settings = office.digest().await;
    assert_ne!(settings, before, "the edition of what is shown has moved on");

    let next = file("ba.csv", USUAL, "1;Lò Văn Ón;1980;;Chuyên viên;Phòng Nội vụ;Thái đen;Cao cấp");
    let report = office.import(next, false).await;
    assert_eq!(reasons(&report, Severity::Question), [""; 0]);
    assert_eq!(reasons(&report, Severity::Note), ["learnt"], "said each time");
    assert_eq!(office.ethnicity("Lò Văn Ón").await, Some("Thái"));
}

#[tokio::test]
async fn names_of_units_and_posts_are_taught_too() {
    let office = Office::new().await;
    let desk = &office.site.desk;
    let list = file("mot.csv", USUAL, "1;Lò Văn Inh;1980;;PTP Nội vụ, Thủ kho;P. Nội vụ;Thái;");
    let blind = office.import(list.clone(), true).await;
    assert_eq!(reasons(&blind, Severity::BadRow), ["unit-unknown"]);
    let queue = desk.value_queue(&office.permit, &[blind]).await.unwrap();
    assert_eq!(queue.groups[0].list, ValueList::Unit);
    assert_eq!(queue.groups[0].texts[0].near[0].label, "Phòng Nội vụ");

    let learn = async |list, text: &str, code: Option<&str>| {
        desk.learn_value(&office.permit, list, text, code).await.unwrap();
    };
    learn(ValueList::Unit, "P. Nội vụ", Some("SL.TB.PNV")).await;
    let seen = office.import(list.clone(), true).await;
    assert_eq!(reasons(&seen, Severity::Question), ["post-unknown", "post-unknown"]);
    learn(ValueList::Post, "PTP Nội vụ", Some("Phó Trưởng phòng Nội vụ")).await;
    learn(ValueList::Post, "Thủ kho", None).await;
    let report = office.import(list, false).await;
    assert_eq!(reasons(&report, Severity::Question), [""; 0], "{:?}", report.problems);
    assert_eq!(reasons(&report, Severity::Note), ["learnt", "learnt"]);
    let taught = desk.habits(&office.permit).await.unwrap();
    assert_eq!(taught.values.len(), 3);
    assert_eq!(taught.values[0].by, "Cán bộ tổ chức");
    desk.forget_value(&office.permit, ValueList::Post, "thủ kho").await.unwrap();
    assert!(desk.forget_value(&office.permit, ValueList::Post, "thủ kho").await.is_err());
}

#[tokio::test]
async fn an_import_that_is_stopped_leaves_nothing_behind() {
    let office = Office::new().await;
    let desk = &office.site.desk;
    let rows: Vec<String> = (1..=1_600)
        .map(|n| format!("{n};Lò Văn A{};1980;;Chuyên viên;Phòng Nội vụ;Thái;", letters(n)))
        .collect();
    let many = [file("nhieu.csv", USUAL, &rows.join("\n"))];
    let before = office.digest().await;
    let on = day("2017-02-01");
    let stop_at = [
        ImportProgress::Reading { rows: 500 },
        ImportProgress::Storing { rows: 0, of: 1_600 },
        ImportProgress::Storing { rows: 1_200, of: 1_600 },
    ];
    for stop in stop_at {
        let mut told = Vec::new();
        let mut watch = |progress| {
            told.push(progress);
            if progress == stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let stopped = desk
            .import_watched(&office.permit, &many, on, (Differences::Ask, false), &mut watch)
            .await
            .unwrap_err();
        assert!(matches!(stopped, DeskError::ImportStopped), "{stopped}");
        assert_eq!(told.last(), Some(&stop), "{told:?}");
        assert_eq!(office.digest().await, before, "stopped at {stop:?}");
    }
    let taken = desk.import(&office.permit, &many, on, Differences::Ask, false).await.unwrap();
    assert_eq!(taken[0].taken(), 1_600, "and the file can still be taken");
}

/// A name has no digits.
fn letters(number: u32) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}
