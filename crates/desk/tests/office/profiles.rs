//! Filled profile forms: whose they are, what becomes of their facts, who sees
//! the family, and the way out again.

use crate::site::{Site, day};
use base::{PersonId, UserId};
use desk::{
    Actor, DeskError, Differences, ImportReport, ProfileFile, ReadJournal, ReadPeople, Role,
    Severity,
};
use papers::forms::Form;
use papers::official::{Layout, Values};
use papers::profile::{Answer, ProfileForm, TableKind, read};
use papers::template::{Format, Template};
use roster::{CodeList, Education};
use words::Lang;

const QUE: &str = "Vi Đình Quế";

/// The sample, with the number that the office's list gives this person.
fn of_que() -> ProfileForm {
    let mut form = ProfileForm::sample();
    form.set("number", "TB-002");
    form
}

fn document(form: &ProfileForm) -> Vec<u8> {
    let template = Form::Profile.shipped(Layout::Party, Format::Docx).unwrap();
    let template = Template::open(&template).unwrap();
    template.fill(Form::Profile.fields(), &form.values().unwrap()).unwrap()
}

async fn import(site: &Site, form: &ProfileForm, dry_run: bool) -> ImportReport {
    let permit = site.permit("to-chuc").await;
    let files = [("2C Vi Đình Quế.docx".to_owned(), document(form))];
    let (on, how) = (day("2017-03-01"), Differences::Take);
    site.desk.import(&permit, &files, on, how, dry_run).await.unwrap().remove(0)
}

async fn sheet(site: &Site, actor: &Actor, person: PersonId) -> desk::PersonSheet {
    let permit = actor.permit::<ReadPeople>().unwrap();
    site.desk.person_sheet(&permit, person, day("2017-03-15"), Lang::Vi).await.unwrap()
}

fn reasons(report: &ImportReport, severity: Severity) -> Vec<&str> {
    let of = report.problems.iter().filter(|problem| problem.severity == severity);
    of.map(|problem| problem.reason.as_str()).collect()
}

#[tokio::test]
async fn a_form_adds_to_the_person_that_it_is_of_and_undoing_takes_it_out() {
    let site = Site::new().await;
    let officer = site.actor("to-chuc").await;
    let person = site.person(QUE).await;
    let before = sheet(&site, &officer, person).await;
    assert!(before.form.is_none() && before.profile.party_official.is_none());

    let form = of_que();
    let tried = import(&site, &form, true).await;
    assert_eq!((tried.batch, tried.refused()), (None, 0), "{:?}", tried.problems);
    assert!(sheet(&site, &officer, person).await.form.is_none(), "a dry run kept something");

    let report = import(&site, &form, false).await;
    let [line] = report.sheets.as_slice() else { panic!("{report:?}") };
    assert_eq!((line.kind.as_str(), line.seen, line.added, line.updated), ("profile", 1, 0, 1));
    // The office of the form is another than that of the record.
    assert!(!reasons(&report, Severity::Question).contains(&"person-ambiguous"));
    let after = sheet(&site, &officer, person).await;
    assert_eq!(after.profile.name.as_str(), QUE, "the list's spelling stays");
    assert_eq!(before.profile.education, Education::read("Đại học"));
    assert_eq!(after.profile.education, Education::read("Thạc sĩ"));
    assert_eq!(after.profile.party_official.map(|it| it.vietnamese()).unwrap(), "03/02/2000");
    assert_eq!(after.profile.ethnicity, before.profile.ethnicity);
    assert_eq!(after.profile.unit, before.profile.unit);
    let shown = after.form.unwrap();
    assert!(!shown.withheld);
    assert_eq!(shown.form.table(TableKind::Career).unwrap().rows.len(), 3);
    assert_eq!(shown.form.table(TableKind::FamilyOwn).unwrap().rows.len(), 2);

    // The same file does not come in twice.
    let permit = site.permit("to-chuc").await;
    let files = [("khac.docx".to_owned(), document(&form))];
    let again = site
        .desk
        .import(&permit, &files, day("2017-03-01"), Differences::Ask, false)
        .await
        .unwrap_err();
    assert!(matches!(again, DeskError::AlreadyImported { .. }), "{again}");

    site.desk.undo_import(&permit, report.batch.unwrap()).await.unwrap();
    let undone = sheet(&site, &officer, person).await;
    assert!(undone.form.is_none());
    assert_eq!(undone.profile, before.profile);
}

#[tokio::test]
async fn what_a_form_does_not_state_stays_as_it_was_known() {
    let site = Site::new().await;
    let officer = site.actor("to-chuc").await;
    let person = site.person(QUE).await;
    assert_eq!(import(&site, &of_que(), false).await.taken(), 1);
    let first = sheet(&site, &officer, person).await;
    let mut bare = of_que();
    for code in ["theory", "degree", "party_on", "ethnicity", "religion", "disciplines"] {
        bare.set(code, "");
    }
    assert_eq!(import(&site, &bare, false).await.taken(), 1);
    assert_eq!(sheet(&site, &officer, person).await.profile, first.profile);
}

#[tokio::test]
async fn the_family_is_for_those_who_may_see_it_and_reading_it_is_recorded() {
    let site = Site::new().await;
    let person = site.person(QUE).await;
    import(&site, &of_que(), false).await;
    let name = "cap-tren".to_owned();
    let above = Actor {
        id: UserId(77),
        display_name: name.clone(),
        name,
        role: Role::UpperOffice,
        unit: None,
        person: None,
        clearance: lex::Secrecy::TopSecret,
        ceiling: desk::Ceiling::default(),
        lent: Vec::new(),
        acting_for: None,
    };
    let shown = sheet(&site, &above, person).await.form.unwrap();
    assert!(shown.withheld);
    let said = serde_json::to_string(&shown.form).unwrap();
    for hidden in ["Lò Thị Uyên", "Vi Đình Phương", "999074000012", "1m68"] {
        assert!(!said.contains(hidden), "{hidden} is shown");
    }
    assert!(said.contains("Trưởng Ban Tổ chức Huyện ủy Nậm Pha"), "the career is shown");
    let auditor = site.permit::<ReadJournal>("kiem-tra").await;
    let count = |entries: &[desk::JournalEntry]| {
        entries.iter().filter(|entry| entry.action == "read-family").count()
    };
    let before = site.desk.journal(&auditor, 0, 500).await.unwrap();
    assert_eq!(count(&before), 0);
    sheet(&site, &site.actor("to-chuc").await, person).await;
    let after = site.desk.journal(&auditor, 0, 500).await.unwrap();
    assert_eq!(count(&after), 1);
    // What was brought in is recorded without a word of whom.
    let all = format!("{after:?}");
    for personal in [QUE, "QUẾ", "Lò Thị Uyên", "999074000012"] {
        assert!(!all.contains(personal), "{personal} stands in the journal");
    }
}

#[tokio::test]
async fn somebody_new_needs_a_known_office_and_a_form_needs_to_say_whose_it_is() {
    let site = Site::new().await;
    let mut form = ProfileForm::sample();
    form.set("name", "HOÀNG VĂN ÚT");
    form.set("number", "");
    let report = import(&site, &form, false).await;
    assert_eq!(report.refused(), 1);
    assert_eq!(reasons(&report, Severity::BadRow), ["unit-unknown"]);
    let refused = report.problems.iter().find(|it| it.severity == Severity::BadRow).unwrap();
    assert!(refused.header.contains("cơ quan sử dụng"), "{refused:?}");
    assert_eq!(refused.value, "Ban Tổ chức Huyện ủy");

    form.set("office", "Phòng Nội vụ");
    let report = import(&site, &form, false).await;
    assert_eq!((report.refused(), report.sheets[0].added), (0, 1), "{:?}", report.problems);
    let person = site.person("Hoàng Văn Út").await;
    let sheet = sheet(&site, &site.actor("to-chuc").await, person).await;
    assert_eq!(sheet.profile.name.as_str(), "Hoàng Văn Út");
    assert_eq!(sheet.unit_name, "Phòng Nội vụ");

    form.set("born", "năm ngoái");
    let report = import(&site, &form, false).await;
    assert_eq!(reasons(&report, Severity::BadRow), ["form-identity"]);
}

#[tokio::test]
async fn an_old_document_and_another_document_are_refused_with_what_to_do() {
    let site = Site::new().await;
    let permit = site.permit("to-chuc").await;
    let minutes = Form::Minutes.shipped(Layout::Party, Format::Docx).unwrap();
    let files = [("bien-ban.docx".to_owned(), minutes)];
    let error = site
        .desk
        .import(&permit, &files, day("2017-03-01"), Differences::Ask, false)
        .await
        .unwrap_err();
    let said = error.say(words::Words::load(Lang::Vi));
    assert!(said.contains("bien-ban.docx") && said.contains("2C/TCTW-98"), "{said}");
}

#[tokio::test]
async fn a_person_s_form_is_filled_in_from_what_is_stored() {
    let site = Site::new().await;
    let person = site.person(QUE).await;
    let permit = site.permit::<ReadPeople>("to-chuc").await;
    let on = day("2017-03-15");
    let made = site.desk.person_profile(&permit, person, on, ProfileFile::Document).await.unwrap();
    let form = read("2c.docx", &made).unwrap();
    assert_eq!(form.answer("name").text(), Some("VI ĐÌNH QUẾ"));
    assert_eq!(form.date("born").unwrap().vietnamese(), "12/04/1974");
    assert_eq!(form.answer("degree").text(), Some("Đại học Luật"));
    assert_eq!(form.answer("languages"), &Answer::NotStated);
    assert_eq!(form.answer("hometown"), &Answer::NotStated);
    assert_eq!(form.table(TableKind::FamilyOwn).unwrap().rows.len(), 0);
    assert!(!form.table(TableKind::Career).unwrap().rows.is_empty(), "posts held are the career");

    import(&site, &of_que(), false).await;
    let made = site.desk.person_profile(&permit, person, on, ProfileFile::Document).await.unwrap();
    let form = read("2c.docx", &made).unwrap();
    assert_eq!(form.answer("languages").text(), Some("Tiếng Anh B1"));
    assert_eq!(form.answer("disciplines"), &Answer::None);
    assert_eq!(form.answer("longest_work"), &Answer::NotStated);
    assert_eq!(form.table(TableKind::FamilyOwn).unwrap().rows.len(), 2);
    assert!(form.table(TableKind::FamilySpouse).unwrap().none);
    assert_eq!(form.unread, []);

    let printed = site.desk.person_profile(&permit, person, on, ProfileFile::Pdf).await.unwrap();
    let printed = lopdf::Document::load_mem(&printed).unwrap();
    let pages: Vec<u32> = printed.get_pages().into_keys().collect();
    let text = printed.extract_text(&pages).unwrap();
    let flat: Vec<&str> = text.split_whitespace().collect();
    let flat = flat.join(" ");
    for said in ["VI ĐÌNH QUẾ", "12/04/1974", "Tiếng Anh B1"] {
        assert!(flat.contains(said), "{said} is not in {flat}");
    }
}
