//! Scanned files coming in: bounded, and nobody waits for a slow sender.

use crate::site::{Browser, Site, day};
use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use base::ReviewId;
use desk::{FormChoices, RunReview};
use std::time::Duration;
use tokio_stream::StreamExt;

/// A step whose ballots were printed and whose conference was held.
async fn hall() -> (Site, ReviewId) {
    let site = Site::with_district().await;
    let (_, review) = site.open_review().await;
    let officer = site.permit::<RunReview>("can-bo").await;
    let desk = &site.desk;
    let called = desk.convene(&officer, review, 1, day("2017-03-08")).await.unwrap();
    let choices = FormChoices::default();
    desk.prepare_ballot_form(&officer, review, 1, &choices).await.unwrap();
    desk.print_ballots(&officer, review, 1, None, Some(1)).await.unwrap();
    desk.hold(&officer, review, 1, &called.convened).await.unwrap();
    (site, review)
}

async fn counter(site: &Site, at: &str) -> Browser {
    let mut browser = site.signed_in("kiem-phieu-1").await;
    browser.get(at).await;
    browser
}

fn part(name: &str, file: Option<&str>, content: &str) -> String {
    let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
    format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{content}\r\n")
}

#[tokio::test]
async fn a_token_of_any_length_is_not_received() {
    let (site, review) = hall().await;
    let at = format!("/reviews/{review}/steps/1/scans");
    let mut browser = counter(&site, &at).await;
    let right = browser.csrf.clone();
    let long = format!("{right}{}", "0".repeat(8 << 20));
    let refused =
        browser.post_parts(&at, Body::from(part("csrf", None, &long) + "--x--\r\n")).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{}", refused.body);
    // The end of it never comes: it is refused as soon as it is too long.
    let begun = Bytes::from(part("csrf", None, &long).trim_end().to_owned());
    let endless = tokio_stream::iter([Ok::<_, std::io::Error>(begun)]);
    let endless = Body::from_stream(endless.chain(tokio_stream::pending()));
    let answer = tokio::time::timeout(Duration::from_secs(20), browser.post_parts(&at, endless));
    assert_eq!(answer.await.expect("it is waited for").status, StatusCode::BAD_REQUEST);
    let sent =
        part("csrf", None, &right) + &part("file", Some("a.pdf"), "không phải PDF") + "--x--\r\n";
    let taken = browser.post_parts(&at, Body::from(sent)).await;
    assert_eq!(taken.status, StatusCode::OK, "{}", taken.body);
    assert!(taken.body.contains("a.pdf"), "{}", taken.body);
}

#[tokio::test]
async fn slow_senders_hold_up_nobody() {
    let (site, review) = hall().await;
    let at = format!("/reviews/{review}/steps/1/scans");
    let mut slow = Vec::new();
    for _ in 0..4 {
        let mut browser = counter(&site, &at).await;
        let (at, begun) =
            (at.clone(), part("csrf", None, &browser.csrf) + &part("file", Some("a.pdf"), "%PDF"));
        let begun =
            tokio_stream::iter([Ok::<_, std::io::Error>(Bytes::from(begun.trim_end().to_owned()))]);
        let body = Body::from_stream(begun.chain(tokio_stream::pending()));
        slow.push(tokio::spawn(async move { browser.post_parts(&at, body).await.status }));
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(slow.iter().all(|one| !one.is_finished()), "they are still sending");
    let mut browser = counter(&site, &at).await;
    let sent = part("csrf", None, &browser.csrf)
        + &part("file", Some("b.pdf"), "không phải PDF")
        + "--x--\r\n";
    let answer =
        tokio::time::timeout(Duration::from_secs(20), browser.post_parts(&at, Body::from(sent)));
    let answer = answer.await.expect("it is waited for");
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    slow.iter().for_each(tokio::task::JoinHandle::abort);
}
