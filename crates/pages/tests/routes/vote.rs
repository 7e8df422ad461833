//! An electronic vote through the pages: the counting team opens it, people
//! vote without signing in, two members of the team open the box.

use crate::site::{Answer, Browser, Site, day, hidden};
use axum::http::{StatusCode, header};
use ballot::SheetPlace;
use base::{PersonId, ReviewId};
use desk::{CountBallots, Desk, FormChoices, RunReview};
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
        Self::with_lines(0).await
    }

    /// The same, its form with lines for names.
    async fn with_lines(lines: u32) -> Self {
        let mut site = Site::with_district().await;
        site.desk = site.desk.clone().with_boxes(site.folder.path().join("urn"));
        let (_, review) = site.open_review().await;
        let officer = site.permit::<RunReview>("can-bo").await;
        let desk: &Desk = &site.desk;
        desk.convene(&officer, review, 1, day("2017-03-08")).await.unwrap();
        let reader = site.permit("can-bo").await;
        let sheet = desk.step_sheet(&reader, review, 1, Lang::Vi).await.unwrap();
        let present: Vec<PersonId> = sheet.roster.iter().map(|(person, ..)| *person).collect();
        if lines > 0 {
            let choices = FormChoices { write_ins: lines, ..FormChoices::default() };
            desk.prepare_ballot_form(&officer, review, 1, &choices).await.unwrap();
        }
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
    let close = format!("{}/close", hall.at());
    let unsure = team.post(&close, &[]).await;
    assert_eq!(unsure.status, StatusCode::CONFLICT, "one click does not end a vote");
    assert!(unsure.body.contains("Chưa kết thúc") && unsure.body.contains("name=\"sure\""));
    let closed = team.post(&close, &[("sure", "1")]).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);
    let page = team.get(closed.location()).await;
    assert!(page.body.contains("Đã kết thúc bỏ phiếu; hòm phiếu đã đóng"), "{}", page.body);
    let late = phone.post("/vote/ballot", &[("code", &codes[2])]).await;
    assert_eq!(late.status, StatusCode::FORBIDDEN);

    let count = format!("{}/count", hall.at());
    let impossible = team.post(&count, &[("issued", "1")]).await;
    assert_eq!(impossible.status, StatusCode::CONFLICT);
    assert!(impossible.body.contains("Đếm") || impossible.body.contains("đếm lại"));
    let first = team.post(&count, &[("issued", "2")]).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let page = team.get(first.location()).await;
    assert!(page.body.contains("Đã ghi nhận lần mở thứ nhất"), "{}", page.body);
    assert!(page.body.contains("Đang chờ thành viên thứ hai"), "{}", page.body);
    let same = team.post(&count, &[("issued", "2")]).await;
    assert_eq!(same.status, StatusCode::CONFLICT, "one person is not two");
    let mut other = hall.site.signed_in("kiem-phieu-2").await;
    let page = other.get(&hall.at()).await;
    let waits = "Người dùng kiem-phieu-1 đã mở hòm lần thứ nhất";
    assert!(page.body.contains(waits), "{}", page.body);
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
async fn an_open_vote_holds_the_step_and_is_given_up_by_two_with_a_reason_only() {
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
    let proposed = team.post(&withdraw, &[("reason", "in hỏng thẻ")]).await;
    assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{}", proposed.body);
    // Until another member confirms, people vote as before.
    let mut phone = hall.site.browser();
    let ballot = phone.post("/vote/ballot", &[("code", &codes[0])]).await;
    assert_eq!(ballot.status, StatusCode::OK, "{}", ballot.body);
    let confirm = format!("{withdraw}/confirm");
    let alone = team.post(&confirm, &[]).await;
    assert_eq!(alone.status, StatusCode::CONFLICT, "one person is not two");
    let mut other = hall.site.signed_in("kiem-phieu-2").await;
    let page = other.get(&hall.at()).await;
    let says = "Người dùng kiem-phieu-1 đề nghị hủy cuộc bỏ phiếu, lý do: in hỏng thẻ";
    assert!(page.body.contains(says), "{}", page.body);
    let kept = other.post(&format!("{withdraw}/keep"), &[]).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let nothing = other.post(&confirm, &[]).await;
    assert_eq!(nothing.status, StatusCode::CONFLICT, "nothing is proposed any more");
    // Also after the vote was closed, and the first has turned the key.
    team.post(&format!("{}/close", hall.at()), &[("sure", "1")]).await;
    let first = team.post(&format!("{}/count", hall.at()), &[("issued", "1")]).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    team.post(&withdraw, &[("reason", "thẻ bị lộ")]).await;
    let given_up = other.post(&confirm, &[]).await;
    assert_eq!(given_up.status, StatusCode::SEE_OTHER, "{}", given_up.body);
    let boxes = std::fs::read_dir(hall.site.folder.path().join("urn")).unwrap().count();
    assert_eq!(boxes, 0, "the box is destroyed unread");
    let auditor = hall.site.permit("kiem-tra").await;
    let journal = format!("{:?}", hall.site.desk.journal(&auditor, 0, 200).await.unwrap());
    for (action, reason) in [
        ("propose-withdrawal", "in hỏng thẻ"),
        ("keep-vote", ""),
        ("propose-withdrawal", "thẻ bị lộ"),
        ("withdraw-vote", "thẻ bị lộ"),
    ] {
        assert!(journal.contains(action) && journal.contains(reason), "{action} {reason}");
    }
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
    assert!(typed.body.contains("12 chữ và số"));
    assert!(typed.body.contains("name=\"kiosk\""), "a kiosk stays one");
    // The next person at the kiosk sees no code, and the page clears itself.
    assert!(!typed.body.contains("7KQX"), "{}", typed.body);
    assert_eq!(typed.header(header::REFRESH), "20; url=/vote?kiosk=1");
    let own = phone.post("/vote/ballot", &[("code", "7KQX-02MD")]).await;
    assert!(own.body.contains("value=\"7KQX-02MD\""), "on a phone it can be mended");
    assert_eq!(own.header(header::REFRESH), "");
    let from_card = phone.get("/v/7KQX-02MD-9RTA").await;
    assert!(from_card.body.contains("value=\"7KQX-02MD-9RTA\""));
    assert_eq!(phone.get("/vote/send").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_cards_are_a_pdf_for_the_address_that_phones_reach_and_kept_nowhere() {
    let hall = Hall::new().await;
    let mut team = hall.site.signed_in("kiem-phieu-1").await;
    team.get(&hall.at()).await;
    let (open, cards) = (format!("{}/open", hall.at()), format!("{}/cards", hall.at()));
    let wanted = (hall.present + 2).to_string();
    for own in ["localhost:8443", "127.0.0.1", "https://[::1]:8443/vote"] {
        let refused = team.post(&open, &[("cards", &wanted), ("address", own)]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{own}");
        assert!(refused.body.contains("chỉ mở được trên chính máy chủ"), "{}", refused.body);
        assert!(refused.body.contains(&format!("value=\"{own}\"")), "what was typed stays");
    }
    let fields = [("cards", wanted.as_str()), ("address", "https://192.168.1.10:8443/vote")];
    let page = team.post(&open, &fields).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let codes = hidden(&page.body, "codes").unwrap();
    assert_eq!(codes.split(' ').count(), hall.present + 2);
    // Something is wrong with the address: the codes are not lost.
    let refused = team.post(&cards, &[("codes", &codes), ("address", "localhost")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert_eq!(hidden(&refused.body, "codes").as_deref(), Some(codes.as_str()));
    // A code of another vote is printed on no card.
    let strange = [("codes", "7KQX-02MD-9RTB"), ("address", "")];
    assert_eq!(team.post(&cards, &strange).await.status, StatusCode::CONFLICT);
    for address in ["192.168.1.10:8443", ""] {
        let pdf = team.post(&cards, &[("codes", &codes), ("address", address)]).await;
        assert_eq!(pdf.status, StatusCode::OK, "{}", pdf.body);
        assert_eq!(pdf.header(header::CONTENT_TYPE), "application/pdf");
        assert!(pdf.header(header::CONTENT_DISPOSITION).starts_with("attachment"));
        assert_eq!(pdf.header(header::CACHE_CONTROL), "no-store");
        assert!(pdf.body.starts_with("%PDF-"));
    }
    // Nothing of the codes or the file stays with the office.
    let mut folders = vec![hall.site.folder.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            assert!(!bytes.starts_with(b"%PDF-"), "{}", path.display());
            for code in codes.split(' ') {
                for code in [code.to_owned(), code.replace('-', "")] {
                    let found = bytes.windows(code.len()).any(|at| at == code.as_bytes());
                    assert!(!found, "{} holds a code", path.display());
                }
            }
        }
    }
    // Others print no cards, and the address of the last print is shown.
    let mut officer = hall.site.signed_in("can-bo").await;
    officer.get(&hall.at()).await;
    let refused = officer.post(&cards, &[("codes", &codes), ("address", "")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(team.get(&hall.at()).await.body.contains("Chỉ bỏ phiếu tại bàn bỏ phiếu"));
}

#[tokio::test]
async fn no_more_ballots_than_people_present_get_into_the_box_and_both_sides_are_told() {
    let hall = Hall::new().await;
    let mut team = hall.site.signed_in("kiem-phieu-1").await;
    let codes = hall.open(&mut team).await;
    let mut phone = hall.site.browser();
    let marks = "+".repeat(hall.rows);
    let early = phone.post("/vote/ballot", &[("code", &codes[hall.present])]).await;
    assert_eq!(early.status, StatusCode::OK, "it may vote as long as there is room");
    for code in &codes[..hall.present] {
        let sent = vote(&mut phone, code, &marks).await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
    }
    // The one who had the ballot open already, and one who comes now.
    let fields = [("code", codes[hall.present].as_str()), ("marks", &marks), ("receipt", "")];
    let full = phone.post("/vote/send", &fields).await;
    assert_eq!(full.status, StatusCode::FORBIDDEN, "{}", full.body);
    let late = phone.post("/vote/ballot", &[("code", &codes[hall.present + 1])]).await;
    assert_eq!(late.status, StatusCode::FORBIDDEN);
    for page in [&full, &late] {
        assert!(page.body.contains("đủ số phiếu bằng số người có mặt"), "{}", page.body);
        assert!(page.body.contains("Hãy báo ngay cho tổ kiểm phiếu"));
    }
    let page = team.get(&hall.at()).await;
    assert!(page.body.contains("bị từ chối vì hòm đã đủ phiếu"), "{}", page.body);
    // And the box can be counted.
    let close = [("sure", "1")];
    team.post(&format!("{}/close", hall.at()), &close).await;
    let mut other = hall.site.signed_in("kiem-phieu-2").await;
    other.get(&hall.at()).await;
    let issued = hall.present.to_string();
    let count = format!("{}/count", hall.at());
    let more = (hall.present + 1).to_string();
    let impossible = team.post(&count, &[("issued", &more)]).await;
    assert_eq!(impossible.status, StatusCode::CONFLICT, "more cards than people present");
    for member in [&mut team, &mut other] {
        let opened = member.post(&count, &[("issued", &issued)]).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    }
}

#[tokio::test]
async fn names_written_on_a_screen_become_a_pile_of_their_own_that_the_team_merges() {
    let hall = Hall::with_lines(2).await;
    let mut team = hall.site.signed_in("kiem-phieu-1").await;
    let codes = hall.open(&mut team).await;
    let mut phone = hall.site.browser();
    let ballot = phone.post("/vote/ballot", &[("code", &codes[0])]).await;
    assert!(ballot.body.matches("name=\"w0\"").count() == 2, "{}", ballot.body);
    let names: Vec<String> = (0..hall.rows).map(|row| format!("r{row}")).collect();
    let marked = |code: &str, sign: &str, written: [&str; 2]| -> Vec<(String, String)> {
        let rows = names.iter().map(|name| (name.clone(), sign.to_owned()));
        let lines = written.map(|name| ("w0".to_owned(), name.to_owned()));
        rows.chain(lines).chain([("code".to_owned(), code.to_owned())]).collect()
    };
    let long = "Ẩ".repeat(61);
    for (written, says) in [
        (["12345", ""], "không phải là họ tên"),
        ([long.as_str(), ""], "dài quá 60 ký tự"),
        (["Lường Văn Tỉnh", "lường văn tỉnh"], "đã có trên phiếu"),
    ] {
        let fields = marked(&codes[0], "+", written);
        let fields: Vec<_> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let refused = phone.post("/vote/review", &fields).await;
        assert!(refused.body.contains(says), "{says}: {}", refused.body);
        assert!(refused.body.contains("name=\"w0\""), "the voter can mend it");
    }
    // Two with marks and one spelling each, one who marks nothing and writes.
    for (code, sign, written) in [
        (&codes[0], "+", ["  Lường  Văn Tỉnh ", ""]),
        (&codes[1], "-", ["Lương Văn Tỉnh", "Quàng Thị Đôi"]),
        (&codes[2], ".", ["Lu\u{31b}o\u{31b}\u{300}ng Va\u{306}n Ti\u{309}nh", ""]),
    ] {
        let fields = marked(code, sign, written);
        let fields: Vec<_> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let review = phone.post("/vote/review", &fields).await;
        assert_eq!(review.status, StatusCode::OK, "{}", review.body);
        assert!(!review.body.contains("phiếu không hợp lệ"), "names alone are a ballot, too");
        let sent: Vec<(String, String)> = ["code", "marks", "receipt"]
            .map(|name| (name.to_owned(), hidden(&review.body, name).unwrap()))
            .into_iter()
            .chain(crate::site::values(&review.body, "w0").into_iter().map(|w| ("w0".into(), w)))
            .collect();
        let sent: Vec<_> = sent.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let done = phone.post("/vote/send", &sent).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    }
    team.post(&format!("{}/close", hall.at()), &[("sure", "1")]).await;
    let count = format!("{}/count", hall.at());
    assert_eq!(team.post(&count, &[("issued", "3")]).await.status, StatusCode::SEE_OTHER);
    let mut other = hall.site.signed_in("kiem-phieu-2").await;
    other.get(&hall.at()).await;
    let second = other.post(&count, &[("issued", "3")]).await;
    assert_eq!(second.status, StatusCode::SEE_OTHER, "{}", second.body);
    let permit = hall.site.permit::<CountBallots>("kiem-phieu-1").await;
    let sheet = hall.site.desk.counting_sheet(&permit, hall.review, 1).await.unwrap();
    let desk::CountingState::Agreed(result) = &sheet.state else { panic!("{:?}", sheet.state) };
    assert_eq!((result.tally.valid, result.tally.invalid), (3, 0));
    let piles: Vec<(&str, u32)> =
        result.names.iter().map(|name| (name.name.as_str(), name.sheets)).collect();
    let three = [("Lương Văn Tỉnh", 1), ("Lường Văn Tỉnh", 2), ("Quàng Thị Đôi", 1)];
    assert_eq!(piles, three, "by spelling in its one form");
    assert!(!result.suggestions.is_empty(), "the two spellings are offered for merging");
    let release = team.get(&format!("/reviews/{}/steps/1/release", hall.review)).await;
    assert!(release.body.contains("Lương Văn Tỉnh"), "{}", release.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_vote_is_closed_while_voters_crowd_in() {
    let hall = Hall::new().await;
    let team = hall.site.permit::<CountBallots>("kiem-phieu-1").await;
    let other = hall.site.permit::<CountBallots>("kiem-phieu-2").await;
    let desk = &hall.site.desk;
    for _ in 0..12 {
        let cards = hall.present as u32;
        let opened = desk.open_vote(&team, hall.review, 1, cards, None, Lang::Vi).await.unwrap();
        let over = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        let crowd: Vec<_> = (0..8)
            .map(|at| {
                let (desk, over) = (desk.clone(), over.clone());
                let code = opened.codes[at % opened.codes.len()].to_string();
                tokio::spawn(async move {
                    while !over.load(std::sync::atomic::Ordering::Relaxed) {
                        let _ = desk.form_for(&code).await;
                        tokio::task::yield_now().await;
                    }
                })
            })
            .collect();
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        let closed = desk.close_vote(&team, hall.review, 1).await;
        over.store(true, std::sync::atomic::Ordering::Relaxed);
        for one in crowd {
            one.await.unwrap();
        }
        closed.unwrap();
        assert!(desk.form_for(&opened.codes[0].to_string()).await.is_err(), "and stays closed");
        desk.propose_withdrawal(&team, hall.review, 1, "thử").await.unwrap();
        desk.confirm_withdrawal(&other, hall.review, 1).await.unwrap();
    }
}
