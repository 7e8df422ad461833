//! Posts through the pages: who may look, who may judge, what goes out as a file.

use crate::site::{Browser, Site};
use axum::http::StatusCode;

/// The first address in a page that begins like this.
fn address(html: &str, begins: &str) -> String {
    let (_, rest) = html.split_once(&format!("href=\"{begins}")).expect("an address");
    format!("{begins}{}", rest.split('"').next().unwrap_or_default()).replace("&amp;", "&")
}

async fn first_post(browser: &mut Browser) -> String {
    let coverage = browser.get("/coverage?class=covered").await;
    assert_eq!(coverage.status, StatusCode::OK);
    address(&coverage.body, "/post/")
}

#[tokio::test]
async fn posts_lead_from_the_top_to_a_unit_a_post_and_its_line() {
    let site = Site::with_district().await;
    let mut browser = site.signed_in("cap-tren").await;
    let top = browser.get("/posts").await;
    assert_eq!(top.status, StatusCode::SEE_OTHER);
    let chart = browser.get("/posts/SL.TB").await;
    assert_eq!(chart.status, StatusCode::OK);
    assert!(chart.body.contains("class=\"node") && chart.body.contains("Bí thư Huyện ủy"));
    let below = browser.get(&address(&chart.body, "/posts/SL.TB.")).await;
    assert!(below.body.contains("class=\"node"));
    let list = browser.get("/posts/SL.TB?show=list").await;
    assert!(!list.body.contains("class=\"node") && list.body.contains("<table"));
    let found = browser.get("/posts/SL.TB?q=chu+tich+ubnd").await;
    assert!(found.body.contains("Tìm thấy"));
    let post = first_post(&mut browser).await;
    let page = browser.get(&post).await;
    assert!(!page.body.contains("/readiness\""), "the office above judges nobody");
    let line = browser.get(&format!("{post}/lineage")).await;
    assert_eq!(line.status, StatusCode::OK);
    assert_eq!(browser.get("/post/0").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/posts/NO.SUCH").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn files_follow_the_filter_and_keep_their_kind() {
    let site = Site::with_district().await;
    let mut browser = site.signed_in("can-bo").await;
    let svg = browser.get("/posts/SL.TB/chart.svg").await;
    assert_eq!(svg.status, StatusCode::OK);
    assert!(svg.body.starts_with("<?xml") && svg.body.contains("<title"));
    let rows = |body: &str| body.lines().count();
    let all = browser.get("/coverage/file.csv?unit=SL.TB&class=covered").await;
    let key = browser.get("/coverage/file.csv?unit=SL.TB&class=covered&key=1").await;
    assert!(rows(&key.body) > 1 && rows(&key.body) < rows(&all.body));
    let book = browser.get("/coverage/file.xlsx?unit=SL.TB").await;
    assert_eq!(book.status, StatusCode::OK);
}

#[tokio::test]
async fn an_officer_judges_readiness_and_a_wrong_day_is_said_above_the_form() {
    let site = Site::with_district().await;
    let mut browser = site.signed_in("can-bo").await;
    let post = first_post(&mut browser).await;
    let page = browser.get(&post).await;
    let (_, people) = page.body.split_once("<select name=\"person\"").unwrap();
    let (_, rest) = people.split_once("<option value=\"").unwrap();
    let person = rest.split('"').next().unwrap().to_owned();
    let form = |on: &'static str| {
        vec![
            ("person", person.clone()),
            ("level", "ready-now".to_owned()),
            ("on", on.to_owned()),
            ("expires", "01/03/2018".to_owned()),
        ]
    };
    let to = format!("{post}/readiness");
    let fields = form("08/03/2017");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let refused = browser.post(&to, &fields).await;
    assert!(refused.body.contains("Ngày đánh giá không được sau hôm nay"), "{}", refused.body);
    let fields = form("07/03/2017");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let kept = browser.post(&to, &fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    let page = browser.get(&post).await;
    assert!(page.body.contains("Sẵn sàng ngay"));
    let mut board = site.signed_in("thuong-vu").await;
    board.get("/").await;
    assert_eq!(board.post(&to, &fields).await.status, StatusCode::FORBIDDEN);
    let mut teller = site.signed_in("kiem-phieu-1").await;
    assert_eq!(teller.get("/posts/SL.TB").await.status, StatusCode::FORBIDDEN);
}

/// Where the button to the part before leads.
fn part_before(html: &str) -> String {
    let (link, _) = html.split_once("\" rel=\"prev\"").unwrap();
    link.rsplit('"').next().unwrap().split('#').next().unwrap().replace("&amp;", "&")
}

#[tokio::test]
async fn a_long_coverage_is_shown_in_parts() {
    let site = Site::with_district().await;
    let mut browser = site.signed_in("can-bo").await;
    let whole = browser.get("/coverage?class=covered").await.body;
    assert!(!whole.contains("rel=\"prev\""), "the first part has none before it");
    let number = |html: &str| -> usize {
        let (_, rest) = html.split_once("id=\"lines\"").unwrap();
        let (_, rest) = rest.split_once("td class=\"number\">").unwrap();
        rest.split('<').next().unwrap().parse().unwrap()
    };
    assert_eq!(number(&whole), 1);
    let later = browser.get("/coverage?class=covered&from=20").await.body;
    assert_eq!(number(&later), 20);
    let before = part_before(&later);
    assert_eq!(number(&browser.get(&before).await.body), 1);
    let beyond = browser.get("/coverage?class=covered&from=99999").await;
    assert_eq!(beyond.status, StatusCode::OK);
    assert!(number(&beyond.body) > 20, "the last part");
}
