use super::*;
use crate::{
    BoxClass, BoxReading, Breach, Choice, FormCode, FormGroup, FormRow, InvalidKind, Options,
    PageReading, PaperSize, SheetCode, Spot, Why,
};
use proptest::prelude::*;

/// One group of two names, each on a page of its own.
fn form() -> Form {
    let row = |name: &str| FormRow { name: name.into(), born: String::new(), post: String::new() };
    Form {
        code: FormCode::of_number(9).unwrap(),
        paper: PaperSize::A4,
        issuer: Vec::new(),
        dated: String::new(),
        title: String::new(),
        subject: String::new(),
        instructions: Vec::new(),
        secrecy: None,
        stamp: false,
        options: Options::AgreeOnly,
        both_marked: Breach::InvalidSheet,
        too_many: Breach::InvalidSheet,
        groups: vec![FormGroup {
            title: "Bí thư".into(),
            at_most: None,
            rows: vec![row("An"), row("Bình")],
            write_ins: 0,
        }],
    }
}

fn token(number: i64) -> SheetToken {
    SheetToken::of_number(number).unwrap()
}

fn intake() -> Intake {
    Intake::new(form().code, 2, (0..5).map(token).collect())
}

fn page(sheet: i64, page: u32, class: BoxClass) -> PageReading {
    PageReading {
        code: SheetCode { form: form().code, page, token: token(sheet) },
        boxes: vec![BoxReading { id: format!("r{page}-agree"), score: 500, class }],
        write_ins: Vec::new(),
        doubts: Vec::new(),
    }
}

fn whole(intake: &mut Intake, sheet: i64, first: BoxClass, second: BoxClass) {
    intake.arrive(&page(sheet, 1, first));
    intake.arrive(&page(sheet, 2, second));
}

fn box_of_row(row: usize) -> Asked {
    Asked::Spot(Question { spot: Spot::Box { row, choice: Choice::Agree }, why: Why::Doubtful })
}

fn sheet(marks: &str) -> Reply {
    Reply::Sheet(marks.into(), Vec::new())
}

fn texts(scanned: &Scanned<'_>) -> Option<Vec<String>> {
    scanned.count().unwrap().map(|counted| counted.count.texts())
}

const MARKED: Reply = Reply::Spot(Answer::Marked);
const EMPTY: Reply = Reply::Spot(Answer::Empty);

#[test]
fn sheets_that_were_read_surely_need_nobody() {
    let (form, mut intake) = (form(), intake());
    whole(&mut intake, 1, BoxClass::Marked, BoxClass::Empty);
    whole(&mut intake, 2, BoxClass::Empty, BoxClass::Empty);
    let scanned = Scanned::new(&form, &intake, BTreeSet::new());
    assert_eq!(scanned.open(), []);
    assert_eq!(texts(&scanned).unwrap(), ["+.", "!empty"]);
}

#[test]
fn a_doubtful_box_waits_for_two_who_agree_or_a_third() {
    let (form, mut intake) = (form(), intake());
    whole(&mut intake, 1, BoxClass::Marked, BoxClass::Doubtful);
    let mut scanned = Scanned::new(&form, &intake, BTreeSet::new());
    let (subject, asked) = (Subject::Sheet(token(1)), box_of_row(1));
    assert_eq!(texts(&scanned), None);
    assert_eq!(scanned.reply(&subject, asked, UserId(1), MARKED), Ok(1));
    assert_eq!(scanned.reply(&subject, asked, UserId(1), MARKED), Err(ReplyRefusal::SamePerson));
    assert_eq!(scanned.reply(&subject, asked, UserId(2), EMPTY), Ok(2));
    assert_eq!(scanned.open()[0].said.len(), 2);
    assert_eq!(texts(&scanned), None);
    assert_eq!(scanned.reply(&subject, asked, UserId(3), EMPTY), Ok(3));
    assert_eq!(texts(&scanned).unwrap(), ["+."]);
    assert_eq!(scanned.reply(&subject, asked, UserId(4), EMPTY), Err(ReplyRefusal::NotAsked));
}

#[test]
fn a_sheet_that_lacks_a_page_is_typed_whole_and_cannot_be_put_aside() {
    let (form, mut intake) = (form(), intake());
    intake.arrive(&page(1, 1, BoxClass::Marked));
    let mut scanned = Scanned::new(&form, &intake, BTreeSet::new());
    let subject = Subject::Sheet(token(1));
    let mut say = |by, reply| scanned.reply(&subject, Asked::Whole, UserId(by), reply);
    assert_eq!(say(1, Reply::PutAside), Err(ReplyRefusal::DoesNotFit));
    assert_eq!(say(1, sheet("+")), Err(ReplyRefusal::DoesNotFit), "a row too few");
    assert_eq!(say(1, MARKED), Err(ReplyRefusal::DoesNotFit));
    assert_eq!(say(1, sheet("++")), Ok(1));
    assert_eq!(say(2, sheet(" ++ ")), Ok(2));
    assert_eq!(texts(&scanned).unwrap(), ["++"]);
    // The missing page turns up: the sheet is read, and still one.
    let mut later = intake.clone();
    later.arrive(&page(1, 2, BoxClass::Empty));
    let scanned = Scanned::new(&form, &later, BTreeSet::new()).with_said(scanned.said);
    assert_eq!(texts(&scanned).unwrap(), ["+."]);
}

#[test]
fn a_copied_sheet_counts_once_and_its_other_paper_as_people_say() {
    let (form, mut intake) = (form(), intake());
    whole(&mut intake, 1, BoxClass::Marked, BoxClass::Empty);
    intake.arrive(&page(1, 1, BoxClass::Empty));
    let papers = BTreeSet::from(["0a1b-1".to_owned()]);
    let mut scanned = Scanned::new(&form, &intake, papers);
    assert_eq!(scanned.standing().clashing, 1);
    let paper = Subject::Paper("0a1b-1".into());
    let invalid = sheet(&Sheet::Invalid(InvalidKind::NotIssued).text());
    for by in [1, 2] {
        scanned.reply(&Subject::Sheet(token(1)), Asked::Whole, UserId(by), sheet("+.")).unwrap();
        scanned.reply(&paper, Asked::Whole, UserId(by), invalid.clone()).unwrap();
    }
    assert_eq!(texts(&scanned).unwrap(), ["+.", "!not-issued"]);
}

#[test]
fn a_subject_reads_back_what_it_writes() {
    for subject in [Subject::Sheet(token(4)), Subject::Paper("5e5e5e5e5e5e-12".into())] {
        assert_eq!(Subject::read(&subject.text()), subject);
    }
}

/// One thing that happens: a page comes in, or somebody says something.
#[derive(Debug, Clone)]
enum Action {
    Page(i64, u32, BoxClass),
    Say { subject: usize, by: i64, reply: usize },
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    let class =
        prop_oneof![Just(BoxClass::Marked), Just(BoxClass::Empty), Just(BoxClass::Doubtful)];
    let come =
        (0i64..6, 1u32..=2, class).prop_map(|(sheet, at, class)| Action::Page(sheet, at, class));
    let say = (0usize..8, 1i64..4, 0usize..6).prop_map(|(subject, by, reply)| Action::Say {
        subject,
        by,
        reply,
    });
    proptest::collection::vec(prop_oneof![come, say], 0..60)
}

proptest! {
    #[test]
    fn no_sequence_of_actions_counts_a_sheet_twice_or_loses_one(all in actions()) {
        let form = form();
        let mut intake = intake();
        let papers = BTreeSet::from(["0a1b-1".to_owned(), "0a1b-2".to_owned()]);
        let mut said = AllSaid::new();
        let mut aside = 0;
        for action in all {
            match action {
                Action::Page(sheet, at, class) => {
                    intake.arrive(&page(sheet, at, class));
                }
                Action::Say { subject, by, reply } => {
                    let mut scanned = Scanned::new(&form, &intake, papers.clone()).with_said(said.clone());
                    let open = scanned.open();
                    let Some(open) = open.get(subject) else { continue };
                    let replies =
                        [MARKED, EMPTY, sheet("+-"), sheet("!signed"), Reply::PutAside, sheet("++")];
                    let reply = replies[reply].clone();
                    let before = scanned.standing();
                    if scanned.reply(&open.subject, open.asked, UserId(by), reply).is_err() {
                        prop_assert_eq!(&scanned.said, &said);
                        prop_assert_eq!(scanned.standing(), before);
                    }
                    said = scanned.said;
                }
            }
        }
        let scanned = Scanned::new(&form, &intake, papers.clone()).with_said(said.clone());
        for name in &papers {
            let replies = scanned.said_of(&Subject::Paper(name.clone()), Asked::Whole);
            aside += usize::from(standing_reply(replies) == Some(&Reply::PutAside));
            // Nobody speaks twice, and nobody speaks to what is settled.
            let mut people: Vec<_> = replies.iter().map(|one| one.by).collect();
            people.sort_unstable();
            people.dedup();
            prop_assert!(people.len() == replies.len() && replies.len() <= 3);
        }
        match scanned.count().unwrap() {
            // Each sheet that came in, and each paper not put aside: once.
            Some(counted) => {
                let due = intake.len() + papers.len() - aside;
                prop_assert_eq!(counted.count.sheets().len(), due);
                prop_assert_eq!(scanned.standing().open, 0);
                prop_assert_eq!(scanned.standing().settled, due);
            }
            None => prop_assert!(scanned.standing().open > 0),
        }
    }
}
