//! An electronic vote through the pages: the counting team opens it, people
//! vote without signing in, two members of the team open the box.

use crate::site::{Answer, Browser, Site, day, hidden};
use axum::http::StatusCode;
use ballot::SheetPlace;
use base::{PersonId, ReviewId};
use desk::{Desk, RunReview};
use words::Lang;

struct Hall {
    site: Site,
    review: ReviewId,
    present: usize,
    rows: usize,
}

impl Hall {
    /// A conference that is being held.
    async fn new() -> Self {
        let mut site = Site::with_district().await;
        site.desk = site.desk.clone().with_boxes(site.folder.path().join("urn"));
        let (_, review) = site.open_review().await;
        let officer = site.permit::<RunReview>("can-bo").await;
        let desk: &Desk = &site.desk;
        desk.convene(&officer, review, 1, day("2017-03-08")).await.unwrap();
        let reader = site.permit("can-bo").await;
        let sheet = desk.step_sheet(&reader, review, 1, Lang::Vi).await.unwrap();
        let present: Vec<PersonId> = sheet.roster.iter().map(|(person, ..)| *person).collect();
        desk.hold(&officer, review, 1, &present).await.unwrap();
        Self { review, present: present.len(), rows: sheet.rows.len(), site }
    }

    /// The code of the one box there is.
    fn form(&self) -> String {
        let boxes = std::fs::read_dir(self.site.folder.path().join("urn")).unwrap();
        boxes.flatten().next().unwrap().file_name().into_string().unwrap()
    }

    fn at(&self) -> String {
        format!("/reviews/{}/steps/1/vote", self.review)
    }

    /// Opens the vote as the counting team does; the codes on the cards.
    async fn open(&self, team: &mut Browser) -> Vec<String> {
        let page = team.get(&self.at()).await;
        assert!(page.body.contains("Mở bỏ phiếu và in thẻ"), "{}", page.body);
        let cards = (self.present + 2).to_string();
        let cards = team.post(&format!("{}/open", self.at()), &[("cards", &cards)]).await;
        assert_eq!(cards.status, StatusCode::OK, "{}", cards.body);
        let codes = cards.body.split("<p class=\"code\">").skip(1);
        codes.map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
    }
}

/// One voter's way; the page after sending.
async fn vote(browser: &mut Browser, code: &str, marks: &str) -> Answer {
    let ballot = browser.post("/vote/ballot", &[("code", code)]).await;
    assert_eq!(ballot.status, StatusCode::OK, "{}", ballot.body);
    let names: Vec<String> = (0..marks.len()).map(|row| format!("r{row}")).collect();
    let signs: Vec<String> = marks.chars().map(String::from).collect();
    let mut fields = vec![("code", code)];
    fields.extend(names.iter().zip(&signs).map(|(name, sign)| (name.as_str(), sign.as_str())));
    let review = browser.post("/vote/review", &fields).await;
    let receipt = hidden(&review.body, "receipt").expect("a receipt before sending");
    assert_eq!(hidden(&review.body, "marks").as_deref(), Some(marks));
    // Going back to change keeps what was marked.
    let again = browser.post("/vote/ballot", &[("code", code), ("marks", marks)]).await;
    let checked = again.body.matches(" checked").count();
    assert_eq!(checked, marks.len(), "one choice of each row: {}", again.body);
    browser.post("/vote/send", &[("code", code), ("marks", marks), ("receipt", &receipt)]).await
}

fn receipt_of(page: &Answer) -> String {
    let (_, rest) = page.body.split_once("code receipt\">").expect("a receipt");
    rest.split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn people_vote_without_a_name_and_two_of_the_team_open_the_box() {
    let hall = Hall::new().await;
    let mut team = hall.site.signed_in("kiem-phieu-1").await;
    let codes = hall.open(&mut team).await;
    assert_eq!(codes.len(), hall.present + 2);
    let mut phone = hall.site.browser();
    assert!(phone.get("/vote").await.body.contains("Mã trên thẻ"));
    let marks = "+".repeat(hall.rows);
    let sent = vote(&mut phone, &codes[0], &marks).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
    let receipt = receipt_of(&sent);
    assert!(phone.cookies.is_empty(), "a voter gets no cookie");
    let used = phone.post("/vote/ballot", &[("code", &codes[0])]).await;
    assert_eq!(used.status, StatusCode::FORBIDDEN);
    assert!(used.body.contains("đã bỏ phiếu"), "{}", used.body);
    // Sent twice because the answer got lost: the same receipt, one ballot.
    let fields = [("code", codes[0].as_str()), ("marks", &marks), ("receipt", &receipt)];
    assert_eq!(receipt_of(&phone.post("/vote/send", &fields).await), receipt);
    let blank = ".".repeat(hall.rows);
    vote(&mut phone, &codes[1], &blank).await;

    let page = team.get(&hall.at()).await;
    assert!(page.body.contains("Đã bỏ 2 phiếu"), "{}", page.body);
    let early = phone.get(&format!("/vote/receipts?receipt={receipt}")).await;
    assert!(early.body.contains("Chưa thấy mã này"), "nothing is told before the box is opened");
    let closed = team.post(&format!("{}/close", hall.at()), &[]).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);
    let late = phone.post("/vote/ballot", &[("code", &codes[2])]).await;
    assert_eq!(late.status, StatusCode::FORBIDDEN);

    let count = format!("{}/count", hall.at());
    let impossible = team.post(&count, &[("issued", "1")]).await;
    assert_eq!(impossible.status, StatusCode::CONFLICT);
    assert!(impossible.body.contains("Đếm") || impossible.body.contains("đếm lại"));
    let first = team.post(&count, &[("issued", "2")]).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let same = team.post(&count, &[("issued", "2")]).await;
    assert_eq!(same.status, StatusCode::CONFLICT, "one person is not two");
    let mut other = hall.site.signed_in("kiem-phieu-2").await;
    other.get(&hall.at()).await;
    let form = hall.form();
    // Sheets typed by whoever opens the box are not to pass for its ballots.
    let two = hall.site.permit("kiem-phieu-2").await;
    let place = SheetPlace { batch: String::new(), sheet: 1 };
    let desk = &hall.site.desk;
    desk.enter_sheet(&two, hall.review, 1, place.clone(), "*", false).await.unwrap();
    let typed = other.post(&count, &[("issued", "2")]).await;
    assert_eq!(typed.status, StatusCode::CONFLICT, "{}", typed.body);
    desk.mend_sheet(&two, hall.review, 1, place, None, false).await.unwrap();
    let second = other.post(&count, &[("issued", "2")]).await;
    assert_eq!(second.status, StatusCode::SEE_OTHER, "{}", second.body);
    let found = phone.get(&format!("/vote/receipts?receipt={receipt}")).await;
    assert!(found.body.contains("đã được tính"), "{}", found.body);
    let boxes = std::fs::read_dir(hall.site.folder.path().join("urn")).unwrap().count();
    assert_eq!(boxes, 0, "the box is gone");

    // A machine that lost power while it destroyed the box finds some of it left.
    let left = hall.site.folder.path().join("urn").join(&form);
    std::fs::create_dir_all(&left).unwrap();
    std::fs::write(left.join("ballots"), b"+-+-+-").unwrap();
    hall.site.desk.clear_boxes().await.unwrap();
    assert!(!left.exists(), "what was left is gone, too");
    // Its count is all that is left: nobody reopens the step before the release.
    let officer = hall.site.permit::<RunReview>("can-bo").await;
    let early = hall.site.desk.reopen(&officer, hall.review, 1, "nhầm", day("2017-03-08")).await;
    assert!(matches!(early, Err(desk::DeskError::NotReleased)), "{early:?}");

    // The result: one valid sheet for everybody, one invalid because it is blank.
    let one = hall.site.permit("kiem-phieu-1").await;
    let digest = hall.site.desk.propose_release(&one, hall.review, 1).await.unwrap();
    let two = hall.site.permit("kiem-phieu-2").await;
    hall.site.desk.confirm_release(&two, hall.review, 1, &digest).await.unwrap();
    let officer = hall.site.permit::<RunReview>("can-bo").await;
    hall.site.desk.conclude(&officer, hall.review, 1).await.unwrap();
    let reader = hall.site.permit("can-bo").await;
    let sheet = hall.site.desk.step_sheet(&reader, hall.review, 1, Lang::Vi).await.unwrap();
    let tally = sheet.step.record().unwrap().tally.clone().unwrap();
    assert_eq!((tally.issued, tally.returned, tally.valid, tally.invalid), (2, 2, 1, 1));
    assert!(tally.rows.iter().all(|row| row.votes_for == 1));
}

#[tokio::test]
async fn an_open_vote_holds_the_step_and_is_given_up_with_a_reason_only() {
    let hall = Hall::new().await;
    let mut team = hall.site.signed_in("kiem-phieu-1").await;
    let few = team.get(&hall.at()).await;
    assert_eq!(few.status, StatusCode::OK);
    let refused = team.post(&format!("{}/open", hall.at()), &[("cards", "1")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "fewer cards than people");
    let codes = hall.open(&mut team).await;
    let officer = hall.site.permit::<RunReview>("can-bo").await;
    let today = day("2017-03-08");
    let reopened = hall.site.desk.reopen(&officer, hall.review, 1, "nhầm", today).await;
    assert!(reopened.is_err(), "not while people vote");
    team.get(&hall.at()).await;
    let withdraw = format!("{}/withdraw", hall.at());
    let silent = team.post(&withdraw, &[("reason", " ")]).await;
    assert_eq!(silent.status, StatusCode::CONFLICT);
    let given_up = team.post(&withdraw, &[("reason", "in hỏng thẻ")]).await;
    assert_eq!(given_up.status, StatusCode::SEE_OTHER, "{}", given_up.body);
    let mut phone = hall.site.browser();
    let gone = phone.post("/vote/ballot", &[("code", &codes[0])]).await;
    assert_eq!(gone.status, StatusCode::FORBIDDEN);
    assert_eq!(hall.open(&mut team).await.len(), hall.present + 2, "and can be opened again");
}

#[tokio::test]
async fn only_the_counting_team_opens_a_vote_and_a_mistyped_code_is_explained() {
    let hall = Hall::new().await;
    for name in ["can-bo", "thuong-vu", "kiem-tra"] {
        let mut browser = hall.site.signed_in(name).await;
        let page = browser.get(&hall.at()).await;
        assert!(!page.body.contains("name=\"cards\""), "{name}");
        let refused = browser.post(&format!("{}/open", hall.at()), &[("cards", "200")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{name}");
    }
    let mut phone = hall.site.browser();
    let typed = phone.post("/vote/ballot", &[("code", "7KQX-02MD"), ("kiosk", "1")]).await;
    assert_eq!(typed.status, StatusCode::FORBIDDEN);
    assert!(typed.body.contains("12 chữ và số") && typed.body.contains("value=\"7KQX-02MD\""));
    assert!(typed.body.contains("name=\"kiosk\""), "a kiosk stays one");
    let from_card = phone.get("/v/7KQX-02MD-9RTA").await;
    assert!(from_card.body.contains("value=\"7KQX-02MD-9RTA\""));
    assert_eq!(phone.get("/vote/send").await.status, StatusCode::SEE_OTHER);
}
