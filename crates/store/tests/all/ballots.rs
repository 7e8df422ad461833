//! Ballot forms and the tokens of their sheets.

use crate::databases::everywhere;
use crate::sample::*;
use ballot::{Breach, Form, FormCode, FormGroup, FormRow, Layout, Options, PaperSize, SheetToken};
use base::SeededChance;
use store::{BallotFormRecord, BallotTokens, FormState, Store};

fn record(seed: u64) -> BallotFormRecord {
    let code = FormCode::draw(&mut SeededChance::new(seed));
    let row = FormRow { name: "Lò Thị Mai".into(), born: "1975".into(), post: String::new() };
    let group =
        FormGroup { title: "Bí thư".into(), at_most: Some(1), rows: vec![row], write_ins: 2 };
    let (width, height) = PaperSize::A5.millimetres();
    BallotFormRecord {
        step: STEP,
        form: Form {
            code,
            paper: PaperSize::A5,
            issuer: vec!["HUYỆN ỦY".into()],
            dated: String::new(),
            title: "PHIẾU".into(),
            subject: String::new(),
            instructions: Vec::new(),
            secrecy: None,
            stamp: false,
            options: Options::AgreeOnly,
            both_marked: Breach::InvalidSheet,
            too_many: Breach::BlankRows,
            groups: vec![group],
        },
        layout: Layout {
            format: ballot::LAYOUT_FORMAT.into(),
            form: code,
            paper: PaperSize::A5,
            width,
            height,
            pages: Vec::new(),
        },
        prepared: day("2017-03-19"),
        state: FormState::Draft,
    }
}

fn tokens(count: usize) -> Vec<SheetToken> {
    let mut chance = SeededChance::new(5);
    (0..count).map(|_| SheetToken::draw(&mut chance)).collect()
}

/// A form of the step that was printed and then given up.
pub async fn add(tx: &mut store::Tx) {
    let given_up = record(99);
    let code = given_up.form.code;
    tx.add_ballot_form(&given_up).await.unwrap();
    let known: BallotTokens = tokens(1).into_iter().map(|token| (token, true)).collect();
    tx.set_ballot_tokens(code, &known).await.unwrap();
    tx.set_ballot_form_state(code, FormState::Void).await.unwrap();
}

/// Adds and prints a form.
async fn print(store: &Store, record: &BallotFormRecord, drawn: &[SheetToken]) {
    let mut tx = store.write().await.unwrap();
    let code = record.form.code;
    if tx.ballot_form(code).await.unwrap().is_none() {
        tx.add_ballot_form(record).await.unwrap();
    }
    let mut known = tx.ballot_tokens(code).await.unwrap();
    known.extend(drawn.iter().map(|token| (*token, false)));
    tx.set_ballot_tokens(code, &known).await.unwrap();
    tx.set_ballot_form_state(code, FormState::Printed).await.unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn a_form_and_its_tokens_read_back_equal() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let (first, drawn) = (record(1), tokens(30));
        print(&store, &first, &drawn).await;
        let mut tx = store.read().await.unwrap();
        let kept = tx.ballot_form_of_step(STEP).await.unwrap().unwrap();
        assert_eq!(kept, BallotFormRecord { state: FormState::Printed, ..first.clone() });
        assert_eq!(tx.ballot_form(first.form.code).await.unwrap().unwrap(), kept);
        let wanted: BallotTokens = drawn.into_iter().map(|token| (token, false)).collect();
        assert_eq!(tx.ballot_tokens(first.form.code).await.unwrap(), wanted);
    });
}

#[test]
fn a_draft_makes_way_for_the_next_one() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        let (first, second) = (record(1), record(2));
        tx.add_ballot_form(&first).await.unwrap();
        tx.add_ballot_form(&second).await.unwrap();
        assert_eq!(tx.ballot_form(first.form.code).await.unwrap(), None);
        assert_eq!(tx.ballot_form_of_step(STEP).await.unwrap(), Some(second));
    });
}

#[test]
fn a_conference_called_again_has_no_form_and_the_printed_sheets_are_void() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let (first, drawn) = (record(1), tokens(3));
        print(&store, &first, &drawn).await;
        let mut tx = store.write().await.unwrap();
        tx.clear_conference(STEP).await.unwrap();
        assert_eq!(tx.ballot_form_of_step(STEP).await.unwrap(), None);
        let kept = tx.ballot_form(first.form.code).await.unwrap().unwrap();
        assert_eq!(kept.state, FormState::Void);
        let void = tx.ballot_tokens(first.form.code).await.unwrap();
        assert!(void.len() == 3 && void.values().all(|void| *void));
        tx.add_ballot_form(&record(2)).await.unwrap();
        assert!(tx.ballot_form_of_step(STEP).await.unwrap().is_some());
    });
}

#[test]
fn tokens_lie_sorted_whatever_the_order_and_number_of_prints() {
    everywhere(async |site, store| {
        write_world(&store).await;
        let (first, drawn) = (record(1), tokens(40));
        print(&store, &first, &drawn[..25]).await;
        print(&store, &first, &drawn[25..]).await;
        let mut raw = site.raw().await;
        let place = raw.place_on_disk();
        let sql =
            format!("SELECT CAST(token AS TEXT) FROM ballot_token WHERE void = 0 ORDER BY {place}");
        let mut wanted: Vec<i64> = drawn.iter().map(|token| token.number()).collect();
        assert!(!wanted.is_sorted());
        wanted.sort_unstable();
        let wanted: Vec<String> = wanted.iter().map(i64::to_string).collect();
        assert_eq!(raw.texts(sql).await, wanted);
        assert_eq!(raw.columns("ballot_token").await, ["form", "token", "void"]);
    });
}
