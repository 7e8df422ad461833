//! A conference through the pages: the roll, the door, the hall's screen.

use crate::site::{Browser, Site, values};
use axum::http::{StatusCode, header};
use base::ReviewId;
use desk::ReadPeople;
use words::Lang;

/// A review whose first conference is called, the officer, and its page.
async fn called(site: &Site) -> (ReviewId, Browser, String) {
    let (_, review) = site.open_review().await;
    let mut officer = site.signed_in("can-bo").await;
    let page = officer.get(&format!("/reviews/{review}")).await;
    crate::work::propose_first(&mut officer, review, &page.body).await;
    let step = format!("/reviews/{review}/steps/1");
    officer.post(&format!("{step}/convene"), &[("on", "08/03/2017")]).await;
    (review, officer, format!("{step}/conference"))
}

async fn roll(site: &Site, review: ReviewId) -> Vec<desk::OnRoll> {
    let permit = site.permit::<ReadPeople>("can-bo").await;
    site.desk.conference_sheet(&permit, review, 1, Lang::Vi).await.unwrap().roll
}

#[tokio::test]
async fn an_officer_takes_attendance_by_name_and_opens_once_there_are_enough() {
    let site = Site::with_district().await;
    let (review, mut officer, at) = called(&site).await;
    let people = roll(&site, review).await;
    let page = officer.get(&at).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.body.matches("<tr id=\"p-").count(), people.len());
    let early = officer.post(&format!("{at}/open"), &[]).await;
    assert_eq!(early.status, StatusCode::CONFLICT);
    assert!(early.body.contains("còn thiếu") && early.body.contains("role=\"alert\""));
    for one in &people {
        let id = one.person.to_string();
        let done = officer.post(&format!("{at}/attend"), &[("person", &id), ("q", "")]).await;
        assert_eq!(done.location(), format!("{at}?q=&done=checked-in#p-{id}"));
    }
    let opened = officer.post(&format!("{at}/open"), &[]).await;
    assert_eq!(opened.location(), format!("{at}?q=&done=held#turnup"));
    let closed = officer.post(&format!("{at}/close"), &[]).await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);
    let locked = officer.post(&format!("{at}/note"), &[("text", "thêm")]).await;
    assert_eq!(locked.status, StatusCode::CONFLICT);
    let no_reason = officer.post(&format!("{at}/reopen"), &[("reason", " ")]).await;
    assert_eq!(no_reason.status, StatusCode::CONFLICT);
    officer.post(&format!("{at}/reopen"), &[("reason", "ghi thiếu ý kiến")]).await;
    assert!(officer.get(&at).await.body.contains("ghi thiếu ý kiến"), "it is shown");
}

#[tokio::test]
async fn the_roll_is_searched_without_marks_and_other_roles_change_nothing() {
    let site = Site::with_district().await;
    let (review, mut officer, at) = called(&site).await;
    let people = roll(&site, review).await;
    let folded = base::fold(&people[0].name);
    let found = officer.get(&format!("{at}?q={}", folded.replace(' ', "+"))).await;
    assert!(found.body.contains(&format!("id=\"p-{}\"", people[0].person)));
    assert!(found.body.matches("<tr id=\"p-").count() < people.len());
    let none = officer.get(&format!("{at}?q=zzzz")).await;
    assert_eq!(none.body.matches("<tr id=\"p-").count(), 0);
    let id = people[0].person.to_string();
    for (name, sees) in [("kiem-tra", true), ("kiem-phieu-1", false), ("quan-tri", false)] {
        let mut other = site.signed_in(name).await;
        let page = other.get(&at).await;
        assert_eq!(page.status == StatusCode::OK, sees, "{name}");
        assert!(!page.body.contains(&format!("{at}/attend")), "{name}");
        let refused = other.post(&format!("{at}/attend"), &[("person", &id)]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{name}");
    }
    for wrong in ["", "không", "zzzzzzzzzzzzzzz"] {
        let refused = officer.post(&format!("{at}/attend"), &[("person", wrong)]).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "«{wrong}»");
    }
    assert_eq!(officer.post(&format!("{at}/nothing"), &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(officer.get(&format!("{at}/other.pdf")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_code_checks_in_by_a_form_and_an_address_that_is_opened_changes_nothing() {
    let site = Site::with_district().await;
    let (review, mut officer, at) = called(&site).await;
    let door = at.replace("conference", "attend");
    let person = roll(&site, review).await.swap_remove(0);
    let code = person.invitation.unwrap().to_string().to_uppercase();
    let opened = officer.get(&format!("{door}?code={code}")).await;
    assert!(opened.body.contains(&person.name) && values(&opened.body, "code").contains(&code));
    assert_eq!(roll(&site, review).await[0].present, None, "only looked at");
    let done = officer.post(&door, &[("code", &code)]).await;
    assert_eq!(done.status, StatusCode::OK);
    assert!(done.body.contains("đã được điểm danh") && done.body.contains("1/"));
    assert_eq!(roll(&site, review).await[0].present, Some(true));
    let wrong = officer.post(&door, &[("code", "0ABC")]).await;
    assert_eq!(wrong.status, StatusCode::CONFLICT);
    assert!(wrong.body.contains("«0ABC»"));
}

#[tokio::test]
async fn invitations_and_the_list_are_printed_for_those_who_issue_papers() {
    let site = Site::with_district().await;
    let (_, mut officer, at) = called(&site).await;
    for file in ["invitations.pdf", "attendance-list.pdf", "agenda.pdf"] {
        let paper = officer.get(&format!("{at}/{file}")).await;
        assert_eq!(paper.status, StatusCode::OK, "{file}");
        assert_eq!(paper.header(header::CONTENT_TYPE), "application/pdf");
        let mut auditor = site.signed_in("kiem-tra").await;
        assert_eq!(auditor.get(&format!("{at}/{file}")).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn the_hall_watches_by_its_secret_and_hears_of_a_check_in_without_asking() {
    let site = Site::with_district().await;
    let (review, mut officer, at) = called(&site).await;
    let screen = format!("/projector/{review}/1");
    let mut hall = site.browser();
    assert!(hall.get(&screen).await.location().starts_with("/sign-in"), "not for passers-by");
    officer.post(&format!("{at}/screen"), &[]).await;
    let page = officer.get(&at).await.body;
    let (_, rest) = page.split_once(&format!("href=\"{screen}?key=")).unwrap();
    let key = rest.split('"').next().unwrap().to_owned();
    let wrong = hall.get(&format!("{screen}?key={}", key.replace(&key[..1], "x"))).await;
    assert!(wrong.location().starts_with("/sign-in"));
    let shown = hall.get(&format!("{screen}?key={key}")).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.body.contains("http-equiv=\"refresh\""), "without a script it reloads");
    assert!(!shown.body.contains("name=\"csrf\""));

    let mut stream = hall.stream(&format!("{screen}/events?key={key}")).await;
    let first = stream.next_stage().await;
    assert!(first.contains("<strong>0</strong>"), "{first}");
    let person = roll(&site, review).await[0].person.to_string();
    officer.post(&format!("{at}/attend"), &[("person", &person)]).await;
    let second = stream.next_stage().await;
    assert!(second.contains("<strong>1</strong>"), "{second}");
    let others = site.browser().get(&format!("{screen}/events")).await;
    assert!(others.location().starts_with("/sign-in"));
}

/// A called conference with a secret for its screen: the path of its events.
async fn watched(site: &Site) -> String {
    let (review, ..) = called(site).await;
    let permit = site.permit::<desk::RunReview>("can-bo").await;
    let key = site.desk.new_screen(&permit, review, 1).await.unwrap();
    format!("/projector/{review}/1/events?key={key}")
}

#[tokio::test]
async fn only_so_many_watch_at_once_and_a_place_that_is_left_is_free_again() {
    let site = Site::with_district().await;
    let events = watched(&site).await;
    let mut hall = site.browser();
    let mut watching = Vec::new();
    for _ in 0..64 {
        watching.push(hall.stream(&events).await);
    }
    let refused = hall.get(&events).await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!refused.header(header::RETRY_AFTER).is_empty(), "and says when to come again");
    drop(watching.pop());
    let mut tries = 0;
    while hall.get_status(&events).await != StatusCode::OK {
        tries += 1;
        assert!(tries < 50, "the place stays taken");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stops_ends_its_streams_and_does_not_wait_for_the_screens() {
    use std::io::{Read, Write};
    let site = Site::with_district().await;
    let events = watched(&site).await;
    let pages = pages::Pages::new(site.desk.clone(), site.folder.path().join("papers"), vec![]);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = tokio::spawn(pages::serve(listener, pages, async move {
        let _ = stopped.await;
    }));
    let hall = tokio::task::spawn_blocking(move || {
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(std::time::Duration::from_secs(20))).unwrap();
        write!(stream, "GET {events} HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
        let (mut heard, mut bytes) = (String::new(), [0; 4096]);
        while !heard.contains("event: stage") {
            let read = stream.read(&mut bytes).unwrap();
            assert!(read > 0, "{heard}");
            heard.push_str(&String::from_utf8_lossy(&bytes[..read]));
        }
        stop.send(()).unwrap();
        // The stream is brought to its end, not cut.
        while stream.read(&mut bytes).unwrap() > 0 {}
    });
    hall.await.unwrap();
    let ended = tokio::time::timeout(std::time::Duration::from_secs(20), server).await;
    ended.expect("the server waits for the screens").unwrap().unwrap();
}
