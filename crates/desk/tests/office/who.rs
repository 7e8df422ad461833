//! Who is who, told by lists that come one after another: what differs is asked,
//! two records are made one or told apart, and everything goes out again.

use crate::site::{Site, day};
use crate::workbook;
use base::{DifferenceId, PersonId, SeededChance, shuffle};
use desk::{
    Answer, BatchKind, DeskError, Differences, Doubles, Field, ImportRecords, ImportReport,
    IssuePapers, MergeRefusal, ReadPeople, Severity, Standing,
};
use rust_xlsxwriter::Workbook;
use words::{Lang, Words};

const HEADER: [&str; 10] = [
    "Mã cán bộ",
    "Số CCCD",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Quê quán",
    "Chức vụ hiện tại",
    "Đơn vị",
    "Trình độ LLCT",
    "Đánh giá 3 năm gần nhất",
];

type Row<'r> = [&'r str; 10];

/// Somebody of two offices: no number, the same name and birth date.
const AT_OFFICE: Row<'_> = [
    "",
    "000178000001",
    "Lò Thị Mận",
    "05/02/1978",
    "Nữ",
    "Xã Nà Ún",
    "Chuyên viên",
    "Văn phòng Huyện ủy",
    "Trung cấp",
    "2015: HTTNV",
];
const AT_COMMUNE: Row<'_> = [
    "PH-01",
    "",
    "LÒ THỊ MẬN",
    "1978",
    "Nữ",
    "",
    "Chuyên viên",
    "Xã Pù Hin",
    "Cao cấp",
    "2015: HTNV\n2016: HTTNV",
];

fn list(rows: &[Row<'_>]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0u32..).zip(std::iter::once(&HEADER).chain(rows)) {
        for (column, cell) in (0u16..).zip(cells) {
            if !cell.is_empty() {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

async fn bring(site: &Site, bytes: Vec<u8>, how: Differences, dry_run: bool) -> ImportReport {
    let permit = site.permit("to-chuc").await;
    let files = [("danh-sach.xlsx".to_owned(), bytes)];
    let on = day("2017-02-01");
    site.desk.import(&permit, &files, on, how, dry_run).await.unwrap().remove(0)
}

async fn permit(site: &Site) -> desk::Permit<ImportRecords> {
    site.permit("to-chuc").await
}

/// The digest of everything but the edition of the facts, which each change begins.
async fn digest(site: &Site) -> String {
    let mut tx = site.desk.store().write().await.unwrap();
    tx.set_setting("facts-edition", "").await.unwrap();
    tx.digest().await.unwrap()
}

fn counts(report: &ImportReport) -> [u32; 4] {
    let sheet = &report.sheets[0];
    [sheet.added, sheet.updated, sheet.unchanged, sheet.refused]
}

fn reasons(report: &ImportReport) -> Vec<&str> {
    let refused = report.problems.iter().filter(|it| it.severity == Severity::BadRow);
    refused.map(|it| it.reason.as_str()).collect()
}

async fn doubles(site: &Site) -> Doubles {
    site.desk.doubles(&permit(site).await, None, 0, 50).await.unwrap()
}

/// What a person's page says of a field.
async fn says(site: &Site, person: PersonId, field: Field) -> Option<String> {
    let permit = site.permit::<ReadPeople>("to-chuc").await;
    let on = day("2017-03-15");
    let sheet = site.desk.person_sheet(&permit, person, on, Lang::Vi).await.unwrap();
    match field {
        Field::Evaluation(year) => {
            let of = sheet.evaluations.iter().find(|it| it.year == year);
            of.map(|it| format!("{:?}", it.grade))
        }
        Field::CitizenId => sheet.citizen_id,
        _ => field.get(&sheet.profile),
    }
}

async fn the_two(site: &Site) -> (PersonId, PersonId) {
    let report = bring(site, list(&[AT_OFFICE]), Differences::Ask, false).await;
    assert_eq!(counts(&report), [1, 0, 0, 0], "{:?}", report.problems);
    let report = bring(site, list(&[AT_COMMUNE]), Differences::Ask, false).await;
    assert_eq!(counts(&report), [1, 0, 0, 0], "{:?}", report.problems);
    let found = doubles(site).await;
    let [pair] = found.pairs.as_slice() else { panic!("{found:?}") };
    (pair.one.id, pair.other.id)
}

#[tokio::test]
async fn a_newer_list_fills_what_was_open_and_asks_about_what_differs() {
    let site = Site::new().await;
    let newer = workbook::corrected();
    let tried = bring(&site, newer.clone(), Differences::Ask, true).await;
    let person = site.person("Vi Đình Quế").await;
    let [added, updated, unchanged, refused] = counts(&tried);
    assert_eq!((added, updated, unchanged, refused), (0, 0, 9, 0), "{:?}", tried.problems);
    // Of everybody another level of theory and another grade of two years.
    assert_eq!(tried.asked(), 27);
    let of_que: Vec<_> = tried.differences.iter().filter(|it| it.person == "Vi Đình Quế").collect();
    let theory = of_que.iter().find(|it| it.field == Field::Theory).unwrap();
    assert_eq!((theory.known.as_str(), theory.brought.as_str()), ("Cao cấp", "Cử nhân"));
    assert!(site.desk.open_differences(&permit(&site).await).await.unwrap().is_empty());

    let report = bring(&site, newer, Differences::Ask, false).await;
    assert_eq!(report.differences, tried.differences, "the trial told it all");
    assert_eq!(says(&site, person, Field::Theory).await.unwrap(), "advanced");
    let before = digest(&site).await;
    let permit = permit(&site).await;
    let open = site.desk.open_differences(&permit).await.unwrap();
    assert_eq!(open.len(), 27);
    let take: Vec<(DifferenceId, Answer)> =
        open.iter().filter(|it| it.person == person).map(|it| (it.id, Answer::Take)).collect();
    let batch = site.desk.answer_differences(&permit, &take).await.unwrap();
    assert_eq!(says(&site, person, Field::Theory).await.unwrap(), "bachelor");
    assert_eq!(says(&site, person, Field::Evaluation(2016)).await.unwrap(), "Excellent");
    assert_eq!(site.desk.open_differences(&permit).await.unwrap().len(), 24);
    // Answered questions are not open any more.
    let twice = site.desk.answer_differences(&permit, &take).await.unwrap_err();
    assert!(matches!(twice, DeskError::NotFound { what: "difference", .. }), "{twice}");
    let none = site.desk.answer_differences(&permit, &[]).await.unwrap_err();
    assert!(matches!(none, DeskError::NoAnswer));
    // The file's batch stays while answers rest on it; the answers go first.
    let refused = site.desk.undo_import(&permit, report.batch.unwrap()).await.unwrap_err();
    assert!(matches!(refused, DeskError::BatchInUse { .. }), "{refused}");
    let kinds: Vec<_> =
        site.desk.batches(&permit).await.unwrap().iter().map(|batch| batch.kind).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == BatchKind::Answers).count(), 1);
    site.desk.undo_import(&permit, batch).await.unwrap();
    assert_eq!(digest(&site).await, before);
    assert_eq!(says(&site, person, Field::Theory).await.unwrap(), "advanced");
    site.desk.undo_import(&permit, report.batch.unwrap()).await.unwrap();
    assert!(site.desk.open_differences(&permit).await.unwrap().is_empty());
}

#[tokio::test]
async fn taking_and_keeping_are_noted_and_what_was_kept_is_not_asked_again() {
    let rows = |theory, home| {
        let mut row = AT_OFFICE;
        (row[8], row[5]) = (theory, home);
        list(&[row])
    };
    for (how, stands, reason) in [
        (Differences::Take, "bachelor", "difference-taken"),
        (Differences::Keep, "intermediate", "difference-kept"),
    ] {
        let site = Site::new().await;
        bring(&site, rows("Trung cấp", ""), Differences::Ask, false).await;
        let person = site.person("Lò Thị Mận").await;
        let report = bring(&site, rows("Cử nhân", "Xã Nà Ún"), how, false).await;
        let noted: Vec<_> = report.problems.iter().map(|it| it.reason.as_str()).collect();
        assert_eq!(noted, [reason]);
        assert!(report.problems[0].say(Words::load(Lang::Vi)).contains("Trung cấp"));
        assert_eq!(says(&site, person, Field::Theory).await.unwrap(), stands);
        // What was not stated before is filled whatever was chosen.
        assert_eq!(says(&site, person, Field::Hometown).await.unwrap(), "Xã Nà Ún");
        let again = bring(&site, rows("Cử nhân", ""), Differences::Ask, false).await;
        assert_eq!((counts(&again), again.asked()), ([0, 0, 1, 0], 0));
        assert!(site.desk.open_differences(&permit(&site).await).await.unwrap().is_empty());
        // What a list leaves open is no statement.
        assert_eq!(says(&site, person, Field::Hometown).await.unwrap(), "Xã Nà Ún");
    }
}

#[tokio::test]
async fn the_same_content_in_any_order_of_rows_changes_nothing() {
    let site = Site::new().await;
    let more = ["Lò Văn Ún", "Hà Thị Ếm", "Vi Văn Ọt", "Lò Văn Ún"];
    let mut rows: Vec<Row<'_>> = vec![AT_OFFICE, AT_COMMUNE];
    for (place, name) in more.iter().enumerate() {
        let mut row = AT_OFFICE;
        (row[1], row[2]) = (["", "000178000009", "", ""][place], *name);
        row[8] = ["Sơ cấp", "Cao cấp", "Trung cấp", "Cử nhân"][place];
        rows.push(row);
    }
    bring(&site, list(&rows), Differences::Ask, false).await;
    let permit = permit(&site).await;
    let asked = site.desk.open_differences(&permit).await.unwrap().len();
    assert_eq!(asked, 1, "one man stands twice with another level");
    let pair = doubles(&site).await.pairs.remove(0);
    site.desk.merge_people(&permit, (pair.one.id, pair.other.id), &[]).await.unwrap();
    let before = digest(&site).await;
    let mut chance = SeededChance::new(5);
    for _ in 0..6 {
        shuffle(&mut rows, &mut chance);
        let report = bring(&site, list(&rows), Differences::Ask, true).await;
        assert_eq!(counts(&report), [0, 0, 6, 0], "{:?} {:?}", report.problems, report.differences);
        assert_eq!(report.differences, [], "what was decided is not asked again");
        assert_eq!(digest(&site).await, before, "a dry run left something");
    }
}

#[tokio::test]
async fn two_records_are_one_person_until_the_merge_is_undone() {
    let site = Site::new().await;
    let ids = the_two(&site).await;
    let permit = permit(&site).await;
    let before = digest(&site).await;
    let pair = site.desk.pair(&permit, ids.0, ids.1).await.unwrap();
    let row = |field| pair.rows.iter().find(|row| row.field == field).unwrap();
    assert_eq!(row(Field::Name).standing, Standing::Alike);
    assert_eq!(row(Field::Birth).standing, Standing::OneSided);
    assert_eq!(row(Field::CitizenId).standing, Standing::OneSided);
    assert_eq!(row(Field::Theory).standing, Standing::Differs);
    assert_eq!(row(Field::Evaluation(2015)).standing, Standing::Differs);
    assert!(pair.one.sources[0].0.contains("danh-sach") && pair.refusal.is_none());

    let (office, commune) = if pair.one.code.is_none() { ids } else { (ids.1, ids.0) };
    let take = [Field::Theory, Field::Evaluation(2015)];
    let merged = site.desk.merge_people(&permit, (office, commune), &take).await.unwrap();
    assert_eq!((merged.kept, merged.gone), (office, commune));
    assert_eq!(site.person("Lò Thị Mận").await, office);
    assert_eq!(site.person("PH-01").await, office, "the former code finds the person");
    for (field, value) in [
        (Field::Birth, "1978-02-05"),
        (Field::Theory, "advanced"),
        (Field::Evaluation(2015), "Fulfilled"),
        (Field::Evaluation(2016), "Good"),
        (Field::CitizenId, "000178000001"),
    ] {
        // A link to either record leads to the person.
        for id in [office, commune] {
            assert_eq!(says(&site, id, field).await.as_deref(), Some(value), "{field:?}");
        }
    }
    assert!(doubles(&site).await.pairs.is_empty());
    let same = site.desk.merge_people(&permit, ids, &[]).await.unwrap_err();
    assert!(matches!(same, DeskError::Merge(MergeRefusal::Same)), "{same}");
    site.desk.undo_import(&permit, merged.batch).await.unwrap();
    assert_eq!(digest(&site).await, before);
    assert_eq!(doubles(&site).await.total, 1);
}

#[tokio::test]
async fn the_record_on_which_the_procedure_rests_is_kept_and_two_such_are_not_merged() {
    let site = Site::new().await;
    let permit = permit(&site).await;
    let (office, _) = the_two(&site).await;
    let (que, luong) = (site.person("Vi Đình Quế").await, site.person("Cầm Bá Lượng").await);
    let merged = site.desk.merge_people(&permit, (office, que), &[]).await.unwrap();
    assert_eq!((merged.kept, merged.gone), (que, office));
    let both = site.desk.merge_people(&permit, (que, luong), &[]).await.unwrap_err();
    let said = both.say(Words::load(Lang::Vi));
    assert!(matches!(both, DeskError::Merge(MergeRefusal::BothRest { .. })), "{both}");
    assert_eq!(said.matches("danh sách quy hoạch").count(), 2, "{said}");
}

#[tokio::test]
async fn two_people_stay_two_and_nobody_is_asked_again() {
    let site = Site::new().await;
    let ids = the_two(&site).await;
    let permit = permit(&site).await;
    let before = digest(&site).await;
    let batch = site.desk.tell_apart(&permit, ids.0, ids.1).await.unwrap();
    assert_eq!(doubles(&site).await.total, 0);
    let again = site.desk.tell_apart(&permit, ids.1, ids.0).await.unwrap_err();
    assert!(matches!(again, DeskError::AlreadyApart));
    site.desk.undo_import(&permit, batch).await.unwrap();
    assert_eq!((digest(&site).await, doubles(&site).await.total), (before, 1));
}

#[tokio::test]
async fn a_citizen_id_finds_its_person_and_contradictions_are_refused() {
    let site = Site::new().await;
    the_two(&site).await;
    let row = |edit: &dyn Fn(&mut Row<'static>)| {
        let mut row = AT_OFFICE;
        edit(&mut row);
        row
    };
    // Moved and written otherwise, still the same card.
    let moved = row(&|row| (row[7], row[5], row[1]) = ("Phòng Nội vụ", "", "000 178 000 001"));
    let report = bring(&site, list(&[moved]), Differences::Ask, true).await;
    assert_eq!(counts(&report), [0, 0, 1, 0], "{:?}", report.problems);
    assert_eq!(report.differences[0].field, Field::Unit);

    let renamed = row(&|row| row[2] = "Lò Thị Khác");
    let report = bring(&site, list(&[renamed]), Differences::Ask, true).await;
    assert_eq!(reasons(&report), ["who-conflict"]);
    assert!(report.problems[0].say(Words::load(Lang::Vi)).contains("Họ và tên"));

    // Another card is another person, whatever else agrees.
    let other = row(&|row| row[1] = "000178000002");
    let report = bring(&site, list(&[other]), Differences::Ask, true).await;
    assert_eq!(counts(&report), [1, 0, 0, 0], "{:?}", report.problems);

    // One card, two names, in one file: neither row is taken.
    let (first, second) = (
        row(&|row| (row[1], row[2]) = ("000178000003", "Vi Thị Một")),
        row(&|row| (row[1], row[2]) = ("000178000003", "Vi Thị Hai")),
    );
    let report = bring(&site, list(&[first, second]), Differences::Ask, true).await;
    assert_eq!(reasons(&report), ["who-twice", "who-twice"]);
    let said = report.problems[0].say(Words::load(Lang::Vi));
    assert!(said.contains("dòng 3"), "{said}");

    // Zeros that a spreadsheet dropped are not guessed: the rest is taken.
    let lost = row(&|row| (row[1], row[2]) = ("1780000031", "Vi Thị Ba"));
    let report = bring(&site, list(&[lost]), Differences::Ask, true).await;
    assert_eq!(counts(&report), [1, 0, 0, 0]);
    let asked = report.problems.iter().find(|it| it.reason == "citizen-id-zeros").unwrap();
    assert!(asked.say(Words::load(Lang::Vi)).contains("10 chữ số"));
}

#[tokio::test]
async fn an_officer_of_one_commune_sees_nothing_of_people_elsewhere() {
    let site = Site::new().await;
    let ids = the_two(&site).await;
    let mut tx = site.desk.store().read().await.unwrap();
    let units = tx.units(day("2017-03-15")).await.unwrap();
    drop(tx);
    let commune = units.iter().find(|unit| unit.code == "SL.TB.PH").unwrap().id;
    let officer = desk::Actor { unit: Some(commune), ..site.actor("to-chuc").await };
    let permit = officer.permit::<ImportRecords>().unwrap();
    let mut row = AT_OFFICE;
    row[8] = "Cử nhân";
    let (files, on) = ([("x.xlsx".to_owned(), list(&[row]))], day("2017-02-01"));
    let reports = site.desk.import(&permit, &files, on, Differences::Ask, false).await.unwrap();
    assert_eq!(reports[0].differences[0].known, "•••");
    assert!(site.desk.open_differences(&permit).await.unwrap().is_empty());
    assert_eq!(site.desk.doubles(&permit, None, 0, 50).await.unwrap().total, 0);
    for refused in [
        site.desk.pair(&permit, ids.0, ids.1).await.map(drop),
        site.desk.merge_people(&permit, ids, &[]).await.map(drop),
        site.desk.tell_apart(&permit, ids.0, ids.1).await.map(drop),
    ] {
        assert!(matches!(refused, Err(DeskError::OutsideScope { .. })), "{refused:?}");
    }
    let open = site.desk.open_differences(&self::permit(&site).await).await.unwrap();
    let answered = site.desk.answer_differences(&permit, &[(open[0].id, Answer::Take)]).await;
    assert!(matches!(answered, Err(DeskError::NotFound { .. })), "{answered:?}");
}

#[tokio::test]
async fn papers_come_out_as_they_were_before_a_merge_and_after() {
    let site = Site::new().await;
    let mut double = AT_OFFICE;
    double[1] = "";
    (double[2], double[3], double[4]) = ("Vi Đình Quế", "12/04/1974", "Nam");
    bring(&site, list(&[double]), Differences::Ask, false).await;
    let pair = doubles(&site).await.pairs.remove(0);
    let review = site.open_review().await;
    site.decide(review).await;
    let issuer = site.permit::<IssuePapers>("to-chuc").await;
    let first = site.desk.issue_papers(&issuer, review).await.unwrap();
    let permit = permit(&site).await;
    let ids = (pair.one.id, pair.other.id);
    site.desk.merge_people(&permit, ids, &[Field::Theory, Field::PostText]).await.unwrap();
    let second = site.desk.issue_papers(&issuer, review).await.unwrap();
    let reader = site.permit::<ReadPeople>("kiem-tra").await;
    for reprint in site.desk.reprint(&reader, review).await.unwrap() {
        let issued = first.iter().chain(&second).find(|it| it.file == reprint.record.file);
        let checked = reprint.against(issued.map(|it| it.bytes.as_slice()));
        assert!(checked.is_sound() && checked.since.is_empty(), "{checked:?}");
    }
}

#[tokio::test]
async fn nothing_personal_is_written_into_the_journal_or_shown_whole_to_others() {
    let site = Site::new().await;
    let ids = the_two(&site).await;
    site.desk.merge_people(&permit(&site).await, ids, &[]).await.unwrap();
    let auditor = site.permit::<desk::ReadJournal>("kiem-tra").await;
    let all = format!("{:?}", site.desk.journal(&auditor, 0, 500).await.unwrap());
    assert!(all.contains("merge-people"));
    for personal in ["Mận", "MẬN", "000178000001", "1978"] {
        assert!(!all.contains(personal), "{personal} stands in the journal");
    }
    let reader = site.permit::<ReadPeople>("kiem-tra").await;
    let on = day("2017-03-15");
    let sheet = site.desk.person_sheet(&reader, ids.0, on, Lang::Vi).await.unwrap();
    assert_eq!(sheet.citizen_id.as_deref(), Some("•••••••••001"));
    assert!(!format!("{sheet:?}").contains("000178000001"));
}
