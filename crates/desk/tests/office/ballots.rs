//! Paper ballots of a step: prepared, printed, made void.

use crate::site::{Site, day};
use ballot::{Options, PaperSize};
use base::{PersonId, ReviewId};
use desk::{DeskError, FormChoices, ReadResults, RunReview};
use lopdf::Document;
use plan::Refusal;
use std::io::Read;
use words::{Lang, Words};

const STEP: usize = 1;

async fn convened(site: &Site) -> (ReviewId, Vec<PersonId>) {
    let review = site.open_review().await;
    let permit = site.permit("to-chuc").await;
    let called = site.desk.convene(&permit, review, STEP, day("2017-03-20")).await.unwrap();
    (review, called.convened)
}

fn pages(bytes: &[u8]) -> usize {
    Document::load_mem(bytes).unwrap().get_pages().len()
}

#[tokio::test]
async fn a_form_has_the_rows_of_its_step_in_their_order() {
    let site = Site::new().await;
    let (review, _) = convened(&site).await;
    let permit = site.permit::<RunReview>("to-chuc").await;
    let reader = site.permit::<ReadResults>("kiem-phieu-1").await;
    let choices = FormChoices { paper: PaperSize::A5, write_ins: 1, ..FormChoices::default() };
    let code = site.desk.prepare_ballot_form(&permit, review, STEP, &choices).await.unwrap();
    let form = site.desk.ballot_form(&reader, review, STEP).await.unwrap();
    let step = site.desk.step_sheet(&reader, review, STEP, Lang::Vi).await.unwrap();
    let named: Vec<&str> = step.rows.iter().map(|row| row.name.as_str()).collect();
    assert!(named.len() > 3);
    assert_eq!(form.form.rows().map(|row| row.name.as_str()).collect::<Vec<_>>(), named);
    let titles: Vec<&str> = form
        .form
        .groups
        .iter()
        .flat_map(|group| group.rows.iter().map(|_| group.title.as_str()))
        .collect();
    let posts: Vec<&str> = step.rows.iter().map(|row| row.post.as_str()).collect();
    assert_eq!(titles, posts);
    assert_eq!((form.form.code, form.form.paper, form.printed), (code, PaperSize::A5, false));
    assert_eq!(form.form.issuer.last().map(String::as_str), Some("HUYỆN ỦY THƯỢNG BÌNH"));
    assert!(form.form.dated.ends_with("ngày 20 tháng 3 năm 2017"), "{}", form.form.dated);
    let boxes = form.layout.pages.iter().flat_map(|page| &page.boxes).count();
    assert_eq!(boxes, named.len() * form.form.options.choices().len());
    assert_eq!(form.form.options, Options::AgreeDisagree);
    let preview = site.desk.preview_ballot(&reader, review, STEP).await.unwrap();
    assert_eq!(pages(&preview), form.layout.pages.len());

    // For a box that is counted by hand: every name, no code.
    let document = site.desk.hand_ballot(&reader, review, STEP).await.unwrap();
    let text = document_text(&document);
    for row in form.form.rows() {
        assert!(text.contains(&row.name), "{} is not in {text}", row.name);
    }
    assert!(!text.contains(&code.to_string()));
}

/// What stands between the marks of a Word document.
fn document_text(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    xml.split('>').filter_map(|piece| piece.split('<').next()).collect()
}

#[tokio::test]
async fn a_print_has_a_sheet_for_everybody_called_and_spare_ones_with_tokens_of_their_own() {
    let site = Site::new().await;
    let (review, called) = convened(&site).await;
    let permit = site.permit::<RunReview>("to-chuc").await;
    let reader = site.permit::<ReadResults>("to-chuc").await;
    let missing = site.desk.print_ballots(&permit, review, STEP, None, None).await.unwrap_err();
    assert!(matches!(missing, DeskError::NotFound { what: "ballot-form", .. }));
    assert!(!missing.say(Words::load(Lang::Vi)).contains('⟦'));
    let choices = FormChoices::default();
    let code = site.desk.prepare_ballot_form(&permit, review, STEP, &choices).await.unwrap();
    let first = site.desk.print_ballots(&permit, review, STEP, None, None).await.unwrap();
    assert_eq!(first.sheets as usize, called.len());
    assert!(first.spare >= 1);
    let total = (first.sheets + first.spare) as usize;
    assert_eq!(pages(&first.bytes), total * first.pages.next_multiple_of(first.pages.min(2)));
    let tokens = site.desk.issued_tokens(&reader, code).await.unwrap();
    assert_eq!(tokens.len(), total);
    assert!(tokens.values().all(|void| !void));
    // Printing more adds tokens, and the form is fixed.
    let more = site.desk.print_ballots(&permit, review, STEP, Some(0), Some(3)).await.unwrap();
    assert_eq!(pages(&more.bytes), 3 * more.pages.next_multiple_of(more.pages.min(2)));
    let all = site.desk.issued_tokens(&reader, code).await.unwrap();
    assert_eq!(all.len(), total + 3);
    assert!(tokens.keys().all(|token| all.contains_key(token)));
    let fixed = site.desk.prepare_ballot_form(&permit, review, STEP, &choices).await.unwrap_err();
    assert!(matches!(fixed, DeskError::FormFixed { step: STEP }));
    let many = site.desk.print_ballots(&permit, review, STEP, Some(4_999), Some(2)).await;
    assert!(matches!(many, Err(DeskError::TooMany { what: "sheets", most: 5_000 })));
    assert_eq!(site.desk.issued_tokens(&reader, code).await.unwrap().len(), total + 3);
}

#[tokio::test]
async fn no_token_stands_in_the_journal() {
    let site = Site::new().await;
    let (review, _) = convened(&site).await;
    let permit = site.permit::<RunReview>("to-chuc").await;
    let reader = site.permit::<ReadResults>("to-chuc").await;
    let choices = FormChoices::default();
    let code = site.desk.prepare_ballot_form(&permit, review, STEP, &choices).await.unwrap();
    site.desk.print_ballots(&permit, review, STEP, None, None).await.unwrap();
    let mut tx = site.desk.store().read().await.unwrap();
    let journal = format!("{:?}", tx.journal(1, 1000).await.unwrap());
    assert!(journal.contains("print-ballots"));
    for token in site.desk.issued_tokens(&reader, code).await.unwrap().keys() {
        assert!(!journal.contains(&token.to_string()));
        assert!(!journal.contains(&token.number().to_string()));
    }
}

#[tokio::test]
async fn a_void_form_leaves_void_sheets_and_room_for_another() {
    let site = Site::new().await;
    let (review, _) = convened(&site).await;
    let permit = site.permit::<RunReview>("to-chuc").await;
    let reader = site.permit::<ReadResults>("to-chuc").await;
    let choices = FormChoices::default();
    let bad = site.desk.prepare_ballot_form(&permit, review, STEP, &choices).await.unwrap();
    site.desk.print_ballots(&permit, review, STEP, Some(5), Some(0)).await.unwrap();
    site.desk.void_ballot_form(&permit, review, STEP).await.unwrap();
    assert!(site.desk.ballot_form(&reader, review, STEP).await.is_err());
    let void = site.desk.layout_of(&reader, bad).await.unwrap();
    assert!(void.void && void.sheets == 5, "a sheet of it is still known when it is read");
    assert!(site.desk.issued_tokens(&reader, bad).await.unwrap().values().all(|void| *void));
    let good = site.desk.prepare_ballot_form(&permit, review, STEP, &choices).await.unwrap();
    assert_ne!(good, bad);
    // Calling the conference again, with another list, makes it void too.
    site.desk.print_ballots(&permit, review, STEP, Some(2), Some(0)).await.unwrap();
    site.desk.reopen(&permit, review, STEP, "Sai danh sách", day("2017-03-21")).await.unwrap();
    assert!(site.desk.layout_of(&reader, good).await.unwrap().void);
    let early = site.desk.prepare_ballot_form(&permit, review, STEP, &choices).await.unwrap_err();
    assert!(matches!(early, DeskError::Refused(Refusal::WrongState { .. })), "{early}");
}

#[tokio::test]
async fn more_lines_than_a_voter_can_use_are_refused() {
    let site = Site::new().await;
    let (review, _) = convened(&site).await;
    let permit = site.permit::<RunReview>("to-chuc").await;
    let choices = FormChoices { write_ins: 21, ..FormChoices::default() };
    let error = site.desk.prepare_ballot_form(&permit, review, STEP, &choices).await.unwrap_err();
    assert!(error.say(Words::load(Lang::Vi)).contains("20"), "{error}");
}
