//! Confirming values of the law, working under other instruments, and what a
//! change does to the lists of an office.

use crate::site::{Site, day, shipped_law, shipped_packs};
use crate::workbook::PROPOSED;
use desk::{ConfirmLaw, Desk, DeskError, LawLine, LawSide, LawValue, ReadResults};
use lex::{LawBook, PackFile};
use words::Lang;

const UNIT: &str = "SL.TB";
const PROVISION: (&str, &str) = ("06-HD-BTCTW-2017-02-24", "so-luong");

fn value(parameter: &str) -> LawValue {
    LawValue {
        instrument: PROVISION.0.into(),
        provision: PROVISION.1.into(),
        parameter: parameter.into(),
    }
}

/// The digest of a value as a page would show it.
fn digest(book: &LawBook, value: &LawValue) -> String {
    let edit = book.edits().iter().find(|edit| {
        edit.citation.instrument == value.instrument
            && edit.citation.provision == value.provision
            && edit.parameter.name == value.parameter
    });
    edit.unwrap().citation.digest.clone()
}

async fn line(site: &Site, desk: &Desk, parameter: &str) -> LawLine {
    let permit = site.permit::<ReadResults>("to-chuc").await;
    let on = day("2017-05-02");
    let lines = desk.law_in_force(&permit, UNIT, on, on).await.unwrap();
    lines.into_iter().find(|line| line.parameter == parameter).unwrap()
}

/// The shipped instruments with a text of one of them changed.
fn changed(file: &str, from: &str, to: &str) -> LawBook {
    let change = |pack: PackFile| match pack.name == file {
        true => PackFile { text: pack.text.replacen(from, to, 1), ..pack },
        false => pack,
    };
    let packs: Vec<PackFile> = shipped_packs().into_iter().map(change).collect();
    LawBook::load(&packs).unwrap()
}

#[tokio::test]
async fn a_confirmed_value_counts_as_sure_here_and_in_every_other_process() {
    let site = Site::new().await;
    let other = site.another_desk().await;
    let parameter = "max-posts-per-person";
    assert!(!line(&site, &site.desk, parameter).await.confirmed);
    assert!(!line(&site, &other, parameter).await.confirmed);
    let permit = site.permit::<ConfirmLaw>("to-chuc").await;
    let value = value(parameter);
    let shown = digest(&site.desk.book(), &value);
    site.desk.confirm_law(&permit, &value, &shown).await.unwrap();
    for desk in [&site.desk, &other] {
        let line = line(&site, desk, parameter).await;
        assert!(line.confirmed);
        assert_eq!(line.source, Some(lex::Source::Proxy), "how it was known stays on record");
    }
    let checked = site.desk.book().edits().iter().find_map(|edit| edit.citation.checked.clone());
    let checked = checked.unwrap();
    assert_eq!((checked.on, checked.by.as_str()), (day("2017-05-02"), "Cán bộ tổ chức"));
    site.desk.withdraw_law_check(&permit, &value).await.unwrap();
    assert!(!line(&site, &other, parameter).await.confirmed);
    let again = site.desk.withdraw_law_check(&permit, &value).await;
    assert!(matches!(again, Err(DeskError::NotFound { .. })), "{again:?}");
}

#[tokio::test]
async fn only_what_was_shown_can_be_confirmed_and_only_by_who_may() {
    let site = Site::new().await;
    let permit = site.permit::<ConfirmLaw>("thuong-vu").await;
    let refused = site.desk.confirm_law(&permit, &value("max-per-post"), "another").await;
    assert!(matches!(refused, Err(DeskError::NotFound { .. })), "{refused:?}");
    let refused = site.desk.confirm_law(&permit, &value("no-such-thing"), "").await;
    assert!(matches!(refused, Err(DeskError::NotFound { .. })), "{refused:?}");
    for name in ["kiem-phieu-1", "kiem-tra"] {
        let refused = site.actor(name).await.permit::<ConfirmLaw>();
        assert!(matches!(refused, Err(DeskError::Forbidden { .. })), "{name}");
    }
}

#[tokio::test]
async fn a_value_that_changed_since_must_be_compared_again() {
    let site = Site::new().await;
    let permit = site.permit::<ConfirmLaw>("to-chuc").await;
    let reader = site.permit::<ReadResults>("to-chuc").await;
    let value = value("max-posts-per-person");
    let shown = digest(&site.desk.book(), &value);
    site.desk.confirm_law(&permit, &value, &shown).await.unwrap();
    assert!(site.desk.law_state(&reader).await.unwrap().stale.is_empty());
    let from = "parameter = \"max-posts-per-person\"\nset = 3";
    let book = changed("06-hd-btctw-2017.md", from, &from.replace('3', "2"));
    site.desk.replace_law(book).await.unwrap();
    let state = site.desk.law_state(&reader).await.unwrap();
    assert_eq!(state.stale.len(), 1);
    assert!(state.standing.is_empty());
    let line = line(&site, &site.desk, "max-posts-per-person").await;
    assert_eq!((line.value.as_deref(), line.confirmed), (Some("2"), false));
}

#[tokio::test]
async fn instruments_with_a_fault_leave_the_law_as_it_was() {
    let site = Site::new().await;
    let reader = site.permit::<ReadResults>("to-chuc").await;
    let before = line(&site, &site.desk, "max-per-post").await;
    site.desk.refuse_law(vec!["thu.md:3:1: unknown key".into()]);
    assert_eq!(line(&site, &site.desk, "max-per-post").await, before);
    let state = site.desk.law_state(&reader).await.unwrap();
    assert_eq!(state.faults, ["thu.md:3:1: unknown key"]);
    site.desk.replace_law(shipped_law()).await.unwrap();
    assert!(site.desk.law_state(&reader).await.unwrap().faults.is_empty());
}

#[tokio::test]
async fn a_change_of_the_law_names_whose_case_becomes_another() {
    let site = Site::new().await;
    let review = site.open_review().await;
    site.decide(review).await;
    let permit = site.permit("to-chuc").await;
    let on = day("2017-05-02");
    let side = |book: LawBook| LawSide { book, legal_day: on, known_by: on };
    let today = side(shipped_law());
    let same = site.desk.law_effects(&permit, None, [&today, &today], on, Lang::Vi).await.unwrap();
    assert!(same.lists > 0 && same.entries > 0);
    assert!(same.affected.is_empty(), "{:?}", same.affected);
    let from = "parameter = \"min-remaining-service\"\nset = 60";
    let longer = side(changed("06-hd-btctw-2017.md", from, &from.replace("60", "240")));
    let sides = [&today, &longer];
    let found = site.desk.law_effects(&permit, Some(UNIT), sides, on, Lang::Vi).await.unwrap();
    assert!(!found.affected.is_empty());
    for one in &found.affected {
        assert!(one.person.is_some() && one.post.is_some());
        let (before, after) = (one.before.as_ref().unwrap(), one.after.as_ref().unwrap());
        assert_eq!((before.code, after.code), ("remaining-service", "remaining-service"));
        assert_ne!(before.verdict, after.verdict);
    }
    let refused = site.desk.law_effects(&permit, Some("SL.XX"), sides, on, Lang::Vi).await;
    assert!(matches!(refused, Err(DeskError::NotFound { .. })));
}

#[tokio::test]
async fn whose_appointment_is_being_proposed_is_known_and_stands_in_the_way_where_the_law_says() {
    let site = Site::new().await;
    let mut tx = site.desk.store().read().await.unwrap();
    let roster = tx.roster(day("2017-05-02")).await.unwrap();
    drop(tx);
    let pending: Vec<(&str, &str)> = roster
        .people()
        .filter_map(|(_, person)| {
            let post = roster.post(person.pending_appointment?);
            Some((person.name.as_str(), post.title.as_str()))
        })
        .collect();
    assert_eq!(pending, [(PROPOSED, "Trưởng phòng Nội vụ")]);
    let ground = checks::Ground::of(&roster);
    let law = checks::Law::of(&lex::View::of([lex::APPOINTMENT_BARRED.to(true)]));
    let verdict = |name: &str| {
        let found = roster.people().find(|(_, person)| person.name.as_str() == name);
        let (person, _) = found.unwrap();
        let (post, _) =
            roster.posts().find(|(_, post)| post.title == "Phó Bí thư Huyện ủy").unwrap();
        let term = crate::site::term();
        let on = day("2017-05-02");
        let candidate = checks::Candidate { person, post, term, on, planned: &[] };
        let mut findings = Vec::new();
        checks::check_person(&ground, &law, &candidate, &mut findings);
        let rule = checks::Rule::AppointmentPending;
        findings.into_iter().find(|finding| finding.rule == rule).unwrap().verdict
    };
    assert_eq!(verdict(PROPOSED), checks::Verdict::NotMet);
    assert_eq!(verdict("Giàng A Sáu"), checks::Verdict::Met);
}

/// A guidance of the centre that became known a year after it was in force.
const LATE: &str = r#"```instrument
id = "99-HD-2017-03-01"
number = "99-HD"
date = 2017-03-01
issuer = "Cơ quan hư cấu"
title_vi = "Hướng dẫn để thử (hư cấu)"
title_en = "Guidance for a test (invented)"
status = "Hư cấu."
known = 2018-06-01
```

# Hướng dẫn 99-HD (hư cấu)

## Độ tuổi {#do-tuoi}

Tóm tắt: đủ hai mươi năm công tác.

```edit
parameter = "min-remaining-service"
set = 240
from = 2017-03-01
replaces = "06-HD-BTCTW-2017-02-24/do-tuoi"
source = "invented"
ref = "thử"
```
"#;

#[tokio::test]
async fn what_was_decided_replays_as_it_was_known_then_and_a_late_instrument_shows_as_a_difference()
{
    let site = Site::new().await;
    let review = site.open_review().await;
    site.decide(review).await;
    let permit = site.permit("to-chuc").await;
    let told = async || {
        let sheet = site.desk.review_sheet(&permit, review, Lang::Vi).await.unwrap();
        let lines = sheet.proposals.into_iter();
        lines.map(|line| (line.name, line.kind, line.finding)).collect::<Vec<_>>()
    };
    let then = told().await;
    let mut packs = shipped_packs();
    packs.push(PackFile { name: "99-hd-2017.md".into(), text: LATE.into() });
    site.desk.replace_law(LawBook::load(&packs).unwrap()).await.unwrap();
    assert_eq!(told().await, then, "the review is judged by what was known when it was opened");
    let reader = site.permit::<ReadResults>("to-chuc").await;
    let value = async |known_by: &str| {
        let on = day("2017-05-02");
        let lines = site.desk.law_in_force(&reader, UNIT, on, day(known_by)).await.unwrap();
        let line = lines.into_iter().find(|line| line.parameter == "min-remaining-service");
        line.unwrap().value
    };
    assert_eq!(value("2017-05-02").await.as_deref(), Some("60"));
    assert_eq!(value("2018-06-01").await.as_deref(), Some("240"));
}
