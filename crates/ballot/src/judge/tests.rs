use super::*;
use crate::{
    BoxClass, BoxReading, FormCode, FormGroup, FormRow, Options, PaperSize, SheetCode, SheetToken,
    WriteInReading,
};
use base::SeededChance;
use proptest::prelude::*;

/// Two groups: three names of which two may be agreed to, with one line for a
/// name; and two names without a limit.
fn form(both_marked: Breach, too_many: Breach) -> Form {
    let rows = |names: &[&str]| {
        let row = |name: &&str| FormRow {
            name: (*name).to_owned(),
            born: "1975".to_owned(),
            post: String::new(),
        };
        names.iter().map(row).collect()
    };
    let group = |title: &str, at_most, names: &[&str], write_ins| FormGroup {
        title: title.to_owned(),
        at_most,
        rows: rows(names),
        write_ins,
    };
    Form {
        code: FormCode::draw(&mut SeededChance::new(1)),
        paper: PaperSize::A4,
        issuer: Vec::new(),
        dated: String::new(),
        title: String::new(),
        subject: String::new(),
        instructions: Vec::new(),
        secrecy: None,
        stamp: false,
        options: Options::AgreeDisagree,
        both_marked,
        too_many,
        groups: vec![
            group("Bí thư", Some(2), &["An", "Bình", "Cường"], 1),
            group("Phó Bí thư", None, &["Dũng", "Giang"], 0),
        ],
    }
}

fn strict() -> Form {
    form(Breach::InvalidSheet, Breach::InvalidSheet)
}

/// A page by two signs a row: `x` marked, `.` empty, `?` doubtful.
fn page(form: &Form, rows: &[&str], ink: bool) -> PageReading {
    let class = |sign| match sign {
        'x' => BoxClass::Marked,
        '.' => BoxClass::Empty,
        _ => BoxClass::Doubtful,
    };
    let boxes = rows.iter().enumerate().flat_map(|(row, signs)| {
        signs.chars().zip(["agree", "disagree"]).map(move |(sign, column)| BoxReading {
            id: format!("r{}-{column}", row + 1),
            score: 500,
            class: class(sign),
        })
    });
    PageReading {
        code: SheetCode {
            form: form.code,
            page: 1,
            token: SheetToken::draw(&mut SeededChance::new(2)),
        },
        boxes: boxes.collect(),
        write_ins: vec![WriteInReading { id: "g1-w1".to_owned(), ink }],
        doubts: Vec::new(),
    }
}

fn settled(judged: &Judged) -> String {
    match judged {
        Judged::Settled { sheet, written } => {
            let names: Vec<&str> = written.iter().map(|(_, name)| name.as_str()).collect();
            format!("{} {}", sheet.text(), names.join(",")).trim().to_owned()
        }
        Judged::Ask(questions) => format!("asks {}", questions.len()),
    }
}

fn asked(judged: &Judged) -> Vec<Question> {
    match judged {
        Judged::Ask(questions) => questions.clone(),
        Judged::Settled { .. } => Vec::new(),
    }
}

#[test]
fn a_clear_sheet_needs_nobody() {
    let form = strict();
    let judged = judge(&form, &[page(&form, &["x.", ".x", "..", "x.", "x."], false)]);
    assert_eq!(settled(&judged), "+-.++");
}

#[test]
fn an_empty_sheet_is_not_valid_but_one_with_a_name_on_it_is() {
    let form = strict();
    let empty = ["..", "..", "..", "..", ".."];
    assert_eq!(settled(&judge(&form, &[page(&form, &empty, false)])), "!empty");
    let pages = [page(&form, &empty, true)];
    let question = Question { spot: Spot::Line { group: 0, line: 0 }, why: Why::Name };
    assert_eq!(asked(&judge(&form, &pages)), [question]);
    let answers = BTreeMap::from([(question, Answer::Name(" Lê  Văn An ".to_owned()))]);
    assert_eq!(settled(&judge_with(&form, &pages, &answers)), "..... Lê Văn An");
    let answers = BTreeMap::from([(question, Answer::Nothing)]);
    assert_eq!(settled(&judge_with(&form, &pages, &answers)), "!empty");
}

#[test]
fn a_doubtful_box_is_asked_about_and_never_guessed() {
    let form = strict();
    let pages = [page(&form, &["x.", "?.", "..", "x.", "x?"], false)];
    let doubtful = |row, choice| Question { spot: Spot::Box { row, choice }, why: Why::Doubtful };
    let questions = [doubtful(1, Choice::Agree), doubtful(4, Choice::Disagree)];
    assert_eq!(asked(&judge(&form, &pages)), questions);
    let one = BTreeMap::from([(questions[0], Answer::Marked)]);
    assert_eq!(asked(&judge_with(&form, &pages, &one)), [questions[1]]);
    let both = BTreeMap::from([(questions[0], Answer::Marked), (questions[1], Answer::Empty)]);
    assert_eq!(settled(&judge_with(&form, &pages, &both)), "++.++");
    // An answer to another kind of question is no answer.
    let wrong = BTreeMap::from([(questions[0], Answer::Fine), (questions[1], Answer::Both)]);
    assert_eq!(asked(&judge_with(&form, &pages, &wrong)), questions);
}

#[test]
fn both_boxes_marked_may_be_a_correction_and_else_follow_the_rule() {
    let question = Question { spot: Spot::Row { row: 0 }, why: Why::BothMarked };
    for (breach, stands) in [(Breach::InvalidSheet, "!both-marked"), (Breach::BlankRows, "..-.+")] {
        let form = form(breach, Breach::InvalidSheet);
        let pages = [page(&form, &["xx", "..", ".x", "..", "x."], false)];
        assert_eq!(asked(&judge(&form, &pages)), [question]);
        let both = BTreeMap::from([(question, Answer::Both)]);
        assert_eq!(settled(&judge_with(&form, &pages, &both)), stands);
        let struck = BTreeMap::from([(question, Answer::Only(Choice::Disagree))]);
        assert_eq!(settled(&judge_with(&form, &pages, &struck)), "-.-.+");
    }
}

#[test]
fn too_many_of_a_group_may_be_a_correction_and_else_follow_the_rule() {
    let question = Question { spot: Spot::Group { group: 0 }, why: Why::TooMany };
    for (breach, stands) in [(Breach::InvalidSheet, "!too-many"), (Breach::BlankRows, "...-+")] {
        let form = form(Breach::InvalidSheet, breach);
        let pages = [page(&form, &["x.", "x.", "x.", ".x", "x."], false)];
        assert_eq!(asked(&judge(&form, &pages)), [question]);
        let all = BTreeMap::from([(question, Answer::Rows(vec![0, 1, 2]))]);
        assert_eq!(settled(&judge_with(&form, &pages, &all)), stands);
        let two = BTreeMap::from([(question, Answer::Rows(vec![0, 2]))]);
        assert_eq!(settled(&judge_with(&form, &pages, &two)), "+.+-+");
    }
}

#[test]
fn a_written_name_counts_among_those_that_may_be_chosen() {
    let form = strict();
    let pages = [page(&form, &["x.", "x.", "..", "..", ".."], true)];
    let name = Question { spot: Spot::Line { group: 0, line: 0 }, why: Why::Name };
    let answers = BTreeMap::from([(name, Answer::Name("Lê Văn An".to_owned()))]);
    let over = Question { spot: Spot::Group { group: 0 }, why: Why::TooMany };
    assert_eq!(asked(&judge_with(&form, &pages, &answers)), [over]);
}

#[test]
fn a_missing_page_ink_outside_and_foreign_boxes_are_asked_about() {
    let form = strict();
    let mut torn = page(&form, &["x.", "x."], false);
    torn.doubts = vec![PageDoubt::InkOutside, PageDoubt::CornerLost];
    let questions = asked(&judge(&form, &[torn.clone()]));
    assert_eq!(questions.iter().filter(|q| q.why == Why::NotRead).count(), 6);
    assert!(questions.iter().any(|q| q.why == Why::InkOutside));
    let signed = BTreeMap::from([(questions[0], Answer::Invalid(InvalidKind::Signed))]);
    assert_eq!(settled(&judge_with(&form, &[torn], &signed)), "!signed");
    let mut other = page(&form, &["x.", "x.", "..", "..", "..", "x."], false);
    let foreign = Question { spot: Spot::Page { page: 1 }, why: Why::Foreign };
    assert_eq!(asked(&judge(&form, &[other.clone()])), [foreign]);
    other.boxes.truncate(10);
    assert!(asked(&judge(&form, &[other])).is_empty());
}

#[test]
fn a_page_given_twice_is_read_once_unless_the_readings_differ() {
    let form = strict();
    let one = page(&form, &["x.", "..", "..", "..", ".x"], false);
    assert_eq!(settled(&judge(&form, &[one.clone(), one.clone()])), "+...-");
    let two = page(&form, &["..", "..", "..", "..", ".x"], false);
    let spot = Spot::Box { row: 0, choice: Choice::Agree };
    assert_eq!(asked(&judge(&form, &[one, two])), [Question { spot, why: Why::ReadTwice }]);
}

proptest! {
    /// Whatever was read and whatever people answer: a sheet is settled once
    /// every question has a fitting answer, and no settled sheet agrees to more
    /// than may be, nor holds a mark that nobody saw.
    #[test]
    fn every_sheet_is_settled_by_answers_and_never_agrees_to_too_many(
        signs in proptest::collection::vec("[x.?][x.?]", 5),
        ink in any::<bool>(),
        blank_rows in any::<bool>(),
        picks in proptest::collection::vec(0usize..4, 40),
    ) {
        let breach = if blank_rows { Breach::BlankRows } else { Breach::InvalidSheet };
        let form = form(breach, breach);
        let rows: Vec<&str> = signs.iter().map(String::as_str).collect();
        let pages = [page(&form, &rows, ink)];
        let mut answers = BTreeMap::new();
        let mut picks = picks.into_iter();
        let sheet = loop {
            match judge_with(&form, &pages, &answers) {
                Judged::Settled { sheet, .. } => break sheet,
                Judged::Ask(questions) => {
                    prop_assert!(!questions.is_empty());
                    for question in questions {
                        prop_assert!(!answers.contains_key(&question), "asked twice");
                        let pick = picks.next().unwrap_or(0);
                        let answer = match question.why {
                            Why::BothMarked => [Answer::Both, Answer::Only(Choice::Agree)][pick % 2].clone(),
                            Why::TooMany => Answer::Rows((0..pick).collect()),
                            Why::Name => [Answer::Nothing, Answer::Name("Lê An".into())][pick % 2].clone(),
                            _ => [Answer::Marked, Answer::Empty][pick % 2].clone(),
                        };
                        prop_assert!(question.fits(&answer));
                        answers.insert(question, answer);
                    }
                }
            }
        };
        if let Sheet::Valid(marks) = sheet {
            prop_assert!(marks[..3].iter().filter(|mark| **mark == Mark::For).count() <= 2);
            for (mark, signs) in marks.iter().zip(&signs) {
                let seen = signs.as_bytes();
                prop_assert!(*mark != Mark::For || seen[0] != b'.');
                prop_assert!(*mark != Mark::Against || seen[1] != b'.');
            }
        }
    }
}
