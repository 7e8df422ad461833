//! The pages over HTTP, in process: who gets in, what each role may see, what
//! every answer carries.

mod accounts;
mod conference;
mod files;
mod help;
mod imports;
mod keys;
mod leaks;
mod matrix;
mod posts;
mod scans;
mod scope;
mod site;
mod vote;
mod work;

use axum::http::{StatusCode, header};
use site::{PASSWORD, Site};

const PEOPLE_PAGES: [&str; 10] = [
    "/corrections",
    "/reviews/0a/files",
    "/plans",
    "/plans/SL.TB",
    "/people?q=lo",
    "/people/0a",
    "/posts/SL.TB",
    "/post/0a",
    "/coverage",
    "/coverage/file.csv",
];

#[tokio::test]
async fn who_is_not_signed_in_is_asked_to_and_comes_back_to_the_page() {
    let site = Site::bare().await;
    let mut browser = site.browser();
    for path in ["/", "/plans", "/people", "/law", "/journal", "/reviews/0a", "/papers/a.pdf"] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert!(answer.location().starts_with("/sign-in?back="), "{path}");
        assert!(answer.body.is_empty(), "{path}");
    }
    let form = browser.get("/sign-in?back=%2Fpeople%3Fq%3Dlo").await;
    assert!(site::values(&form.body, "back").contains(&"/people?q=lo".to_owned()));
    let fields = [("name", "can-bo"), ("password", PASSWORD), ("back", "/people?q=lo")];
    let answer = browser.post_bare("/sign-in", &fields, &[]).await;
    assert_eq!(answer.location(), "/people?q=lo");
    let cookie = answer.header(header::SET_COOKIE);
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    assert_eq!(browser.get("/people?q=lo").await.status, StatusCode::OK);
}

#[tokio::test]
async fn nobody_is_sent_to_another_site_after_signing_in() {
    let site = Site::bare().await;
    let mut browser = site.browser();
    for back in ["//evil.vn/", "https://evil.vn/", "/\\evil.vn"] {
        let fields = [("name", "can-bo"), ("password", PASSWORD), ("back", back)];
        assert_eq!(browser.post_bare("/sign-in", &fields, &[]).await.location(), "/", "{back}");
    }
}

#[tokio::test]
async fn a_wrong_password_gives_an_alert_and_no_session_and_five_lock_the_account() {
    let site = Site::bare().await;
    let mut browser = site.browser();
    for _ in 0..4 {
        let answer = browser.sign_in("can-bo", "sai").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(answer.body.contains("role=\"alert\""));
        assert!(answer.body.contains("Tên đăng nhập hoặc mật khẩu không đúng."));
        assert!(!answer.body.contains("sai\""), "the password is not sent back");
        assert!(answer.headers.get(header::SET_COOKIE).is_none());
    }
    let fifth = browser.sign_in("can-bo", "sai").await;
    assert_eq!(fifth.status, StatusCode::TOO_MANY_REQUESTS);
    let right = browser.sign_in("can-bo", PASSWORD).await;
    assert_eq!(
        right.status,
        StatusCode::TOO_MANY_REQUESTS,
        "the right one does not open it either"
    );
    assert!(browser.get("/plans").await.location().starts_with("/sign-in"));
}

#[tokio::test]
async fn a_form_without_the_token_of_the_session_does_nothing() {
    let site = Site::bare().await;
    let mut browser = site.signed_in("can-bo").await;
    browser.get("/").await;
    for csrf in ["", "0000", &"0".repeat(64)] {
        for path in ["/sign-out", "/reviews/0a/propose", "/language"] {
            let answer = browser.post_bare(path, &[("csrf", csrf), ("lang", "en")], &[]).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        }
    }
    assert_eq!(browser.get("/").await.status, StatusCode::OK, "still signed in");
    let csrf = browser.csrf.clone();
    let foreign = [("sec-fetch-site", "cross-site")];
    let answer = browser.post_bare("/sign-out", &[("csrf", &csrf)], &foreign).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "another site sent it");
    let answer = browser.post_bare("/sign-out", &[("csrf", &csrf)], &[]).await;
    assert_eq!(answer.location(), "/sign-in");
    assert_eq!(browser.get("/").await.status, StatusCode::SEE_OTHER, "the session has ended");
}

#[tokio::test]
async fn texts_are_sent_compressed_and_nothing_to_voters_is() {
    let site = Site::bare().await;
    let mut browser = site.signed_in("can-bo").await;
    let style = browser.get("/").await.body;
    let (_, style) = style.split_once("href=\"/assets/kecan.").unwrap();
    let style = format!("/assets/kecan.{}", style.split('"').next().unwrap());
    for (path, sent) in [
        ("/", "gzip"),
        ("/law", "gzip"),
        (style.as_str(), "gzip"),
        ("/health", ""),
        ("/vote", ""),
        ("/v/AAAA-BBBB", ""),
    ] {
        let answer = browser.get_with(path, &[("accept-encoding", "gzip")]).await;
        assert_eq!(answer.header(header::CONTENT_ENCODING), sent, "{path}");
    }
    let plain = browser.get("/law").await;
    assert_eq!(plain.header(header::CONTENT_ENCODING), "");
}

#[tokio::test]
async fn a_page_shows_the_token_of_its_forms_otherwise_each_time() {
    let site = Site::bare().await;
    let mut browser = site.signed_in("can-bo").await;
    browser.get("/account").await;
    let first = browser.csrf.clone();
    browser.get("/account").await;
    assert_ne!(first, browser.csrf);
    let answer = browser.post_bare("/sign-out", &[("csrf", &first)], &[]).await;
    assert_eq!(answer.location(), "/sign-in", "an older page's form is still good");
}

#[tokio::test]
async fn the_administrator_reads_the_journal_and_no_people() {
    let site = Site::bare().await;
    let mut browser = site.signed_in("quan-tri").await;
    assert_eq!(browser.get("/").await.location(), "/operating");
    let journal = browser.get("/journal").await;
    assert_eq!(journal.status, StatusCode::OK);
    assert!(journal.body.contains("Đăng nhập</th>"), "{}", journal.body);
    assert!(!journal.body.contains("href=\"/people\""), "no way to where one may not go");
    for path in PEOPLE_PAGES.into_iter().chain([
        "/law",
        "/reviews/0a",
        "/reviews/0a/reprint",
        "/papers/x.pdf",
    ]) {
        assert_eq!(browser.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn the_counting_team_sees_the_board_and_no_person() {
    let site = Site::bare().await;
    let mut browser = site.signed_in("kiem-phieu-1").await;
    assert_eq!(browser.get("/").await.status, StatusCode::OK);
    assert_eq!(browser.get("/law").await.status, StatusCode::OK);
    for path in PEOPLE_PAGES.into_iter().chain(["/journal", "/papers/x.pdf", "/reviews/0a/reprint"])
    {
        assert_eq!(browser.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn every_answer_keeps_itself_to_itself() {
    let site = Site::bare().await;
    let mut browser = site.browser();
    let stylesheet = pages::assets::url("kecan.css");
    for path in ["/", "/sign-in", "/no-such-page", "/health", stylesheet, "/assets/none.css"] {
        let answer = browser.get(path).await;
        let policy = answer.header(header::CONTENT_SECURITY_POLICY);
        for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"] {
            assert!(policy.contains(part), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(policy.matches("script-src 'self';").count(), 1, "{policy}");
        assert_eq!(answer.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{path}");
        assert_eq!(answer.header(header::REFERRER_POLICY), "no-referrer", "{path}");
        let kept = answer.header(header::CACHE_CONTROL);
        match path == stylesheet {
            true => assert!(kept.contains("immutable")),
            false => assert_eq!(kept, "no-store", "{path}"),
        }
    }
    assert_eq!(browser.get("/health").await.body, "ok");
    assert_eq!(
        browser.get(stylesheet).await.header(header::CONTENT_TYPE),
        "text/css; charset=utf-8"
    );
    assert_eq!(browser.get("/no-such-page").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_papers_of_the_register_are_given_out_and_only_unchanged() {
    let site = Site::bare().await;
    std::fs::write(site.folder.path().join("papers/not-registered.pdf"), "x").unwrap();
    let mut browser = site.signed_in("can-bo").await;
    for path in [
        "/papers/not-registered.pdf",
        "/papers/../kecan.sqlite",
        "/papers/%2E%2E/kecan.sqlite",
        "/papers/..%2Fkecan.sqlite",
        "/papers//etc/passwd",
        "/papers/%2Fetc%2Fpasswd",
    ] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!answer.body.contains("SQLite") && !answer.body.contains("root:"), "{path}");
    }
}

#[tokio::test]
async fn the_language_is_chosen_and_kept() {
    let site = Site::bare().await;
    let mut browser = site.browser();
    assert!(browser.get("/sign-in").await.body.contains("<html lang=\"vi\""));
    let answer = browser.post("/language", &[("lang", "en"), ("back", "/sign-in")]).await;
    assert_eq!(answer.location(), "/sign-in");
    assert!(browser.get("/sign-in").await.body.contains("<html lang=\"en\""));
    let unknown = browser.post("/language", &[("lang", "fr"), ("back", "/")]).await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
    let missing = browser.get("/no-such-page").await;
    assert!(missing.body.contains("<html lang=\"en\""), "failures speak it too");
}

#[tokio::test]
async fn accounts_are_shown_on_a_demonstration_only() {
    let real = Site::bare().await.browser().get("/sign-in").await;
    assert!(!real.body.contains("can-bo") && !real.body.contains("class=\"demo-band\""));
    let show = Site::for_show().await.browser().get("/sign-in").await;
    assert!(show.body.contains("can-bo") && show.body.contains("class=\"demo-band\""));
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_in_words_and_not_by_a_crash() {
    let site = Site::bare().await;
    let mut browser = site.signed_in("can-bo").await;
    for (path, status) in [
        ("/law?on=31%2F02%2F2017", StatusCode::BAD_REQUEST),
        ("/journal?before=x", StatusCode::BAD_REQUEST),
        ("/reviews/zzz", StatusCode::NOT_FOUND),
        ("/reviews/0a/steps/x", StatusCode::NOT_FOUND),
        ("/reviews/0a/steps/99999999999999999999", StatusCode::NOT_FOUND),
        ("/people/not-an-id!", StatusCode::NOT_FOUND),
        ("/plans/none", StatusCode::NOT_FOUND),
        ("/plans/%FF", StatusCode::BAD_REQUEST),
    ] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, status, "{path}");
    }
    let large = "x".repeat(2 << 20);
    let csrf = browser.csrf.clone();
    let answer = browser.post_bare("/sign-out", &[("csrf", &csrf), ("x", &large)], &[]).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "no form is that large");
}

/// The fields of the first form that confirms a value on the law page.
fn confirm_form(body: &str) -> Vec<(String, String)> {
    let form = body.split("<form class=\"confirm\"").nth(1).unwrap();
    let form = form.split("</form>").next().unwrap();
    let inputs = form.split("<input type=\"hidden\" name=\"").skip(1);
    inputs
        .map(|input| {
            let (name, rest) = input.split_once("\" value=\"").unwrap();
            (name.to_owned(), rest.split('"').next().unwrap().to_owned())
        })
        .collect()
}

#[tokio::test]
async fn a_value_of_the_law_is_confirmed_by_who_may_and_withdrawn_again() {
    let site = Site::bare().await;
    let mut officer = site.signed_in("can-bo").await;
    let page = officer.get("/law?on=15/03/2017").await;
    assert_eq!(page.status, StatusCode::OK);
    let fields = confirm_form(&page.body);
    let sent: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let bare: Vec<(&str, &str)> =
        sent.iter().copied().filter(|(name, _)| *name != "csrf").collect();
    let refused = officer.post_bare("/law/confirm", &bare, &[]).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST, "without the token");
    for (name, status) in
        [("kiem-phieu-1", StatusCode::FORBIDDEN), ("kiem-tra", StatusCode::FORBIDDEN)]
    {
        let mut other = site.signed_in(name).await;
        let page = other.get("/law?on=15/03/2017").await;
        assert!(!page.body.contains("class=\"confirm\""), "{name} sees no button");
        assert_eq!(other.post("/law/confirm", &bare).await.status, status, "{name}");
    }
    let done = officer.post_bare("/law/confirm", &sent, &[]).await;
    assert!(done.location().ends_with("done=law-confirmed"), "{}", done.location());
    let after = officer.get(done.location()).await;
    assert!(after.body.contains("Người dùng can-bo đối chiếu ngày 07/03/2017"), "{}", after.body);
    let back =
        after.body.split("<form class=\"confirm\"").find(|form| form.contains("\"withdraw\""));
    let back = format!("<form class=\"confirm\"{}", back.unwrap());
    let fields = confirm_form(&back);
    let sent: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let done = officer.post_bare("/law/confirm", &sent, &[]).await;
    assert!(done.location().ends_with("done=law-withdrawn"), "{}", done.location());
    assert!(!officer.get("/law?on=15/03/2017").await.body.contains("đối chiếu ngày 07/03/2017"));
}

#[tokio::test]
async fn a_fault_of_an_instrument_is_shown_where_the_law_is_read() {
    let site = Site::bare().await;
    site.desk.refuse_law(vec!["thu-2017.md:14:9: unknown key".into()]);
    let mut officer = site.signed_in("can-bo").await;
    let page = officer.get("/law?on=15/03/2017").await;
    assert_eq!(page.status, StatusCode::OK, "the law that it had");
    assert!(page.body.contains("thu-2017.md:14:9: unknown key"), "{}", page.body);
}
