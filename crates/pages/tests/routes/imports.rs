//! Files that come in over HTTP: who may, what is kept, what is refused in words.

use crate::site::{Browser, Site, hidden, values};
use axum::body::Body;
use axum::http::StatusCode;

const PAGES: [&str; 5] =
    ["/imports", "/imports/check", "/imports/progress", "/imports/columns/0", "/imports/values"];

/// Headers of which one is nobody's but this office's.
const LIST: &str = "TT;Họ và tên;Nam;Nữ;Chức vụ hiện tại;Đơn vị;Thành phần DT\n\
    1;Quàng Văn Ỉnh;05/02/1980;;Chuyên viên;SL.TB.BDV;Thái Đen\n";

async fn send(browser: &mut Browser, content: &str) -> StatusCode {
    browser.get("/imports").await;
    let part = |name: &str, file: &str, value: &str| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n")
    };
    let body = [
        part("csrf", "", &browser.csrf.clone()),
        part("as_of", "", "01/02/2017"),
        part("file", "; filename=\"mot.csv\"", content),
        "--x--\r\n".to_owned(),
    ]
    .concat();
    browser.post_parts("/imports", Body::from(body)).await.status
}

#[tokio::test]
async fn only_the_officer_sees_how_files_are_understood() {
    let site = Site::bare().await;
    for (name, expected) in [("kiem-phieu-1", StatusCode::FORBIDDEN)] {
        let mut browser = site.signed_in(name).await;
        for path in PAGES {
            assert_eq!(browser.get(path).await.status, expected, "{name} {path}");
        }
        for path in ["learn", "forget", "fill"] {
            let answer = browser.post(&format!("/imports/values/{path}"), &[]).await;
            assert_ne!(answer.status, StatusCode::SEE_OTHER, "{name} {path}");
        }
    }
}

#[tokio::test]
async fn columns_and_values_are_taught_by_forms_and_forgotten() {
    let site = Site::with_district().await;
    let mut browser = site.signed_in("can-bo").await;
    assert_eq!(send(&mut browser, LIST).await, StatusCode::SEE_OTHER);
    let check = browser.get("/imports/check").await;
    assert!(check.body.contains("các cột không đọc: Thành phần DT"), "{}", check.body);
    let page = browser.get("/imports/columns/0").await;
    assert_eq!(values(&page.body, "header").len(), 7);
    assert_eq!(browser.get("/imports/columns/1").await.status, StatusCode::NOT_FOUND);

    let column = [("kind", "people"), ("header", "Thành phần DT"), ("was", "")];
    let with = |field| [&column[..], &[("field", field)]].concat();
    let learn = "/imports/columns/0/learn";
    let other = browser.post(learn, &with("level")).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "no column of people");
    let twice = [with("name"), [("header", "Tên"), ("was", ""), ("field", "name")].to_vec()];
    let refused = browser.post(learn, &twice.concat()).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("«Họ và tên»"));
    assert_eq!(browser.post(learn, &with("ethnicity")).await.status, StatusCode::SEE_OTHER);
    let check = browser.get("/imports/check").await;
    assert!(check.body.contains("Thành phần DT → Dân tộc"), "{}", check.body);
    assert!(check.body.contains("Có phải: Thái"), "{}", check.body);

    let queue = browser.get("/imports/values").await;
    assert!(queue.body.contains("1 lần trong tệp đang chờ"), "the trial is known");
    assert!(hidden(&queue.body, "list").is_some());
    let text = [("list", "ethnicity"), ("text", "Thái Đen")];
    let answer = |more: &[(&'static str, &'static str)]| [&text[..], more].concat();
    let none = answer(&[("how", "choice"), ("choice", "Thái Lan")]);
    let refused = browser.post("/imports/values/learn", &none).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
    assert!(refused.body.contains("Thái Lan"));
    let chosen = answer(&[("how", "choice"), ("choice", "Thái")]);
    let learnt = browser.post("/imports/values/learn", &chosen).await;
    assert_eq!(learnt.location(), "/imports/values?done=value-learnt");
    let check = browser.get("/imports/check").await;
    assert!(check.body.contains("Đọc là «Thái» theo cách hiểu đã lưu"), "{}", check.body);

    let forget = [("of", "people"), ("text", "Thành phần DT"), ("column", "1")];
    let gone = browser.post("/imports/values/forget", &forget).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    let again = browser.post("/imports/values/forget", &forget).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}
