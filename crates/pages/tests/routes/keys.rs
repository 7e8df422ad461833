//! Passkeys, limits and the access review over HTTP.

use crate::site::Site;
use axum::body::Body;
use axum::http::StatusCode;

#[tokio::test]
async fn an_account_that_sends_files_too_often_is_told_to_wait() {
    let mut site = Site::bare().await;
    site.operating.uploads_an_hour = 2;
    let mut officer = site.signed_in("can-bo").await;
    let mut said = Vec::new();
    for _ in 0..3 {
        said.push(officer.post_parts("/imports", Body::from("--x--\r\n")).await);
    }
    let statuses: Vec<StatusCode> = said.iter().map(|answer| answer.status).collect();
    let bad = StatusCode::CONFLICT;
    assert_eq!(statuses, [bad, bad, StatusCode::TOO_MANY_REQUESTS]);
    assert!(said[2].body.contains("đã gửi quá nhiều tệp"), "{}", said[2].body);
}

#[tokio::test]
async fn the_access_review_goes_as_a_workbook_to_those_who_do_it() {
    let site = Site::bare().await;
    let mut auditor = site.signed_in("kiem-tra").await;
    assert!(auditor.get("/accounts/review").await.body.contains("/accounts/review.xlsx"));
    let bytes = auditor.get_bytes("/accounts/review.xlsx").await;
    let mut book = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut words = String::new();
    let mut part = book.by_name("xl/sharedStrings.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut words).unwrap();
    for word in ["thuong-vu", "Ban thường vụ", "Tuyệt mật", "đang dùng"] {
        assert!(words.contains(word), "{word}: {words}");
    }
    let mut officer = site.signed_in("can-bo").await;
    assert_eq!(officer.get("/accounts/review.xlsx").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn passkeys_name_the_host_that_they_are_bound_to() {
    let mut site = Site::bare().await;
    site.operating.host = Some("kecan.tinh.local".into());
    let mut officer = site.signed_in("can-bo").await;
    let page = officer.get("/account").await.body;
    assert!(page.contains("Bật mã dùng một lần trước"), "{page}");
    let refused = officer.post("/account/passkeys", &[("present", "x")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let gone = officer.post("/account/passkeys/drop", &[("id", "x")]).await;
    assert_eq!(gone.status, StatusCode::CONFLICT);
    assert!(gone.body.contains("Không có khóa truy cập này"), "{}", gone.body);
    let nobody = site.browser().post("/sign-in/passkey", &[("passkey", "x")]).await;
    assert!(nobody.location().starts_with("/sign-in"), "{}", nobody.status);
}
