//! Accounts: invited by a link, a second factor, one's own sessions.

use crate::site::{Answer, Browser, PASSWORD, Site, hidden};
use axum::http::{HeaderName, StatusCode, header};
use desk::one_time_password;

const NEW: &str = "mây trôi qua núi 7";

/// What follows `before` up to the next `after`.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split(before).nth(1).unwrap_or_else(|| panic!("no {before} in {text}"));
    rest.split(after).next().unwrap()
}

/// The path of the one-time link that a page shows.
fn link(answer: &Answer) -> String {
    let address = between(&answer.body, "class=\"one-time\">", "<");
    format!("/welcome/{}", address.split("/welcome/").nth(1).unwrap())
}

/// The page of an account, as the list of accounts links it.
async fn page_of(admin: &mut Browser, name: &str) -> String {
    let list = admin.get("/accounts").await.body;
    let row = list.split("<tr>").find(|row| row.contains(&format!("<code>{name}</code>"))).unwrap();
    between(row, "href=\"", "\"").to_owned()
}

async fn invite(admin: &mut Browser, name: &str) -> Answer {
    admin.get("/accounts").await;
    let fields = [
        ("name", name),
        ("display-name", "Hà Thị Ân"),
        ("role", "auditor"),
        ("clearance", "confidential"),
    ];
    admin.post("/accounts", &fields).await
}

async fn choose(site: &Site, link: &str, password: &str) -> Answer {
    let mut owner = site.browser();
    owner.get(link).await;
    owner.post(link, &[("new", password), ("again", password)]).await
}

#[tokio::test]
async fn somebody_invited_chooses_a_password_by_a_link_that_works_once() {
    let site = Site::bare().await;
    let mut admin = site.signed_in("quan-tri").await;
    let made = invite(&mut admin, "ha-an").await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let link = link(&made);
    assert!(!made.body.contains("password"), "the administrator types and sees none");
    let before = site.browser().sign_in("ha-an", "").await;
    assert_eq!(before.status, StatusCode::FORBIDDEN);

    let mut owner = site.browser();
    let page = owner.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Hà Thị Ân"));
    let differ = owner.post(&link, &[("new", NEW), ("again", "khác hẳn câu trên")]).await;
    assert_eq!(differ.status, StatusCode::CONFLICT);
    let short = owner.post(&link, &[("new", "ngắn quá 1"), ("again", "ngắn quá 1")]).await;
    assert_eq!(short.status, StatusCode::CONFLICT);
    assert!(short.body.contains("ít nhất 14 ký tự"), "{}", short.body);
    let done = owner.post(&link, &[("new", NEW), ("again", NEW)]).await;
    assert_eq!(done.location(), "/sign-in?done=password-chosen");
    assert_eq!(owner.get(&link).await.status, StatusCode::CONFLICT, "used up");
    assert_eq!(owner.sign_in("ha-an", NEW).await.status, StatusCode::SEE_OTHER);
    assert_eq!(owner.get("/people").await.status, StatusCode::OK, "an auditor reads");
    let again = invite(&mut admin, "ha-an").await;
    assert_eq!(again.status, StatusCode::CONFLICT, "the name is taken");
}

#[tokio::test]
async fn a_disabled_account_is_out_at_once_and_in_again_once_enabled() {
    let site = Site::bare().await;
    let mut admin = site.signed_in("quan-tri").await;
    let mut officer = site.signed_in("can-bo").await;
    let page = page_of(&mut admin, "can-bo").await;
    admin.get(&page).await;
    let done = admin.post(&format!("{page}/disable"), &[]).await;
    assert_eq!(done.location(), format!("{page}?done=account-disabled"));
    assert_eq!(officer.get("/plans").await.status, StatusCode::SEE_OTHER, "to the sign-in");
    let refused = officer.sign_in("can-bo", PASSWORD).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("đã ngừng"), "{}", refused.body);
    admin.post(&format!("{page}/enable"), &[]).await;
    assert_eq!(officer.sign_in("can-bo", PASSWORD).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_account_begun_anew_has_no_password_no_second_factor_and_no_session() {
    let site = Site::bare().await;
    let mut admin = site.signed_in("quan-tri").await;
    let mut officer = site.signed_in("can-bo").await;
    let page = page_of(&mut admin, "can-bo").await;
    admin.get(&page).await;
    let reset = admin.post(&format!("{page}/reset"), &[]).await;
    let link = link(&reset);
    assert_eq!(officer.get("/plans").await.status, StatusCode::SEE_OTHER);
    assert_eq!(officer.sign_in("can-bo", PASSWORD).await.status, StatusCode::FORBIDDEN);
    assert_eq!(choose(&site, &link, NEW).await.status, StatusCode::SEE_OTHER);
    assert_eq!(officer.sign_in("can-bo", NEW).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_changed_role_holds_at_once_and_nobody_changes_their_own() {
    let site = Site::bare().await;
    let mut admin = site.signed_in("quan-tri").await;
    let page = page_of(&mut admin, "can-bo").await;
    admin.get(&page).await;
    let fields = [("role", "counting-team"), ("clearance", "none"), ("display-name", "Cán bộ")];
    let done = admin.post(&page, &fields).await;
    assert_eq!(done.location(), format!("{page}?done=account-changed"), "{}", done.body);
    let mut officer = site.signed_in("can-bo").await;
    assert_eq!(officer.get("/people").await.status, StatusCode::FORBIDDEN);
    let nowhere = [&fields[..], &[("unit", "KHONG.CO")]].concat();
    let refused = admin.post(&page, &nowhere).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("KHONG.CO"));

    let own = page_of(&mut admin, "quan-tri").await;
    assert!(!admin.get(&own).await.body.contains("name=\"role\""));
    for what in ["", "/disable", "/reset"] {
        let refused = admin.post(&format!("{own}{what}"), &fields).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{what}");
    }
}

#[tokio::test]
async fn one_changes_ones_own_password_and_other_sessions_end() {
    let site = Site::bare().await;
    let (mut here, mut there) = (site.signed_in("can-bo").await, site.signed_in("can-bo").await);
    here.get("/account").await;
    let wrong = [("present", "sai"), ("new", NEW), ("again", NEW)];
    assert_eq!(here.post("/account/password", &wrong).await.status, StatusCode::CONFLICT);
    let common = [("present", PASSWORD), ("new", "Password@123456"), ("again", "Password@123456")];
    assert_eq!(here.post("/account/password", &common).await.status, StatusCode::CONFLICT);
    let right = [("present", PASSWORD), ("new", NEW), ("again", NEW)];
    let done = here.post("/account/password", &right).await;
    assert_eq!(done.location(), "/account?done=password-changed", "{}", done.body);
    assert_eq!(here.get("/account").await.status, StatusCode::OK);
    assert_eq!(there.get("/account").await.status, StatusCode::SEE_OTHER);
    assert_eq!(there.sign_in("can-bo", NEW).await.status, StatusCode::SEE_OTHER);
}

/// Turns the second factor on; the key and the recovery codes.
async fn second_factor(site: &Site, browser: &mut Browser) -> (String, Vec<String>) {
    let page = browser.get("/account/second-factor").await;
    let key = hidden(&page.body, "key").unwrap();
    assert!(page.body.contains("<svg class=\"qr\""));
    let code = one_time_password(&key, site.desk.now()).unwrap();
    let fields = [("key", key.as_str()), ("code", &code), ("present", PASSWORD)];
    let shown = browser.post("/account/second-factor", &fields).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
    let list = between(&shown.body, "class=\"recovery-codes\">", "</ol>");
    let codes = list.split("<code>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned());
    (key, codes.collect())
}

#[tokio::test]
async fn with_a_second_factor_there_is_no_session_after_the_password_alone() {
    let site = Site::bare().await;
    let mut browser = site.signed_in("can-bo").await;
    browser.get("/account").await;
    let (key, codes) = second_factor(&site, &mut browser).await;
    assert_eq!(codes.len(), 10);

    let mut fresh = site.browser();
    let half = fresh.sign_in("can-bo", PASSWORD).await;
    assert_eq!(half.location(), "/sign-in/code?back=%2F");
    assert!(!fresh.cookies.contains_key("kecan"), "no session yet");
    assert_eq!(fresh.get("/account").await.status, StatusCode::SEE_OTHER);
    assert!(fresh.get(half.location()).await.body.contains("name=\"code\""));
    // The password of this period was used to turn it on.
    let used = one_time_password(&key, site.desk.now()).unwrap();
    let wrong = fresh.post("/sign-in/code", &[("code", &used), ("back", "/account")]).await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN, "none is good twice");
    let typed = codes[0].to_uppercase().replace('-', " ");
    let right = fresh.post("/sign-in/code", &[("code", &typed), ("back", "/account")]).await;
    assert_eq!(right.location(), "/account", "{}", right.body);
    assert!(fresh.get("/account").await.body.contains("Còn 9 mã khôi phục"));

    let mut other = site.browser();
    other.sign_in("can-bo", PASSWORD).await;
    let again = other.post("/sign-in/code", &[("code", &codes[0]), ("back", "/")]).await;
    assert_eq!(again.status, StatusCode::FORBIDDEN, "a recovery code is used up");
}

#[tokio::test]
async fn wrong_codes_lock_as_wrong_passwords_do() {
    let site = Site::bare().await;
    let mut browser = site.signed_in("can-bo").await;
    browser.get("/account").await;
    let (_, codes) = second_factor(&site, &mut browser).await;
    let mut thief = site.browser();
    let mut said = Vec::new();
    for _ in 0..5 {
        // The right password in between does not begin the count anew.
        thief.sign_in("can-bo", PASSWORD).await;
        said.push(thief.post("/sign-in/code", &[("code", "000000"), ("back", "/")]).await.status);
    }
    assert_eq!(said[..4], [StatusCode::FORBIDDEN; 4]);
    assert_eq!(said[4], StatusCode::TOO_MANY_REQUESTS);
    thief.sign_in("can-bo", PASSWORD).await;
    let late = thief.post("/sign-in/code", &[("code", &codes[0]), ("back", "/")]).await;
    assert!(late.headers.get(header::SET_COOKIE).is_none(), "locked");
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one_or_all_others() {
    let site = Site::bare().await;
    let (mut one, mut two) = (site.signed_in("can-bo").await, site.signed_in("can-bo").await);
    let mut three = site.signed_in("can-bo").await;
    let page = one.get("/account").await;
    let others = page.body.matches("name=\"session\"").count();
    assert_eq!(others, 2, "this one is marked and has no button");
    let id = hidden(&page.body, "session").unwrap();
    let done = one.post("/account/sessions", &[("session", &id)]).await;
    assert_eq!(done.location(), "/account?done=sessions-ended");
    let alive = [two.get("/account").await.status, three.get("/account").await.status];
    assert_eq!(alive.iter().filter(|status| **status == StatusCode::OK).count(), 1);
    one.get("/account").await;
    one.post("/account/sessions", &[]).await;
    assert_eq!(two.get("/account").await.status, StatusCode::SEE_OTHER);
    assert_eq!(three.get("/account").await.status, StatusCode::SEE_OTHER);
    assert_eq!(one.get("/account").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_session_that_was_handed_over_is_not_the_one_that_is_signed_in_with() {
    let site = Site::bare().await;
    let mut attacker = site.signed_in("kiem-tra").await;
    let mut victim = site.browser();
    let planted = attacker.cookies["kecan"].clone();
    victim.cookies.insert("kecan".into(), planted.clone());
    victim.sign_in("can-bo", PASSWORD).await;
    assert_ne!(victim.cookies["kecan"], planted);
    assert_eq!(attacker.get("/account").await.status, StatusCode::SEE_OTHER, "it has ended");
}

#[tokio::test]
async fn the_pages_of_accounts_are_for_administrators_alone() {
    let site = Site::bare().await;
    let mut admin = site.signed_in("quan-tri").await;
    let page = page_of(&mut admin, "can-bo").await;
    for name in ["can-bo", "thuong-vu", "kiem-phieu-1", "cap-tren", "kiem-tra"] {
        let mut other = site.signed_in(name).await;
        other.get("/account").await;
        for path in ["/accounts", page.as_str()] {
            assert_eq!(other.get(path).await.status, StatusCode::FORBIDDEN, "{name} {path}");
        }
        let fields = [("name", "x1"), ("role", "officer"), ("clearance", "none")];
        for what in ["", "/disable", "/enable", "/unlock", "/reset"] {
            let refused = other.post(&format!("{page}{what}"), &fields).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{name} {what}");
        }
        assert_eq!(other.post("/accounts", &fields).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn nobody_learns_from_the_answers_which_names_there_are() {
    let site = Site::bare().await;
    let mut said = Vec::new();
    for name in ["can-bo", "khong-co"] {
        let mut browser = site.browser();
        let mut statuses = Vec::new();
        for _ in 0..6 {
            statuses.push(browser.sign_in(name, "sai").await.status);
        }
        said.push(statuses);
    }
    assert_eq!(said[0], said[1]);
    assert_eq!(said[0][4], StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn every_action_is_in_the_journal_and_no_secret_is() {
    let site = Site::bare().await;
    let mut admin = site.signed_in("quan-tri").await;
    let made = invite(&mut admin, "ha-an").await;
    let link = link(&made);
    choose(&site, &link, NEW).await;
    let mut officer = site.signed_in("can-bo").await;
    officer.get("/account").await;
    let (key, codes) = second_factor(&site, &mut officer).await;
    let journal = site.permit("kiem-tra").await;
    let entries = site.desk.journal(&journal, 0, 1000).await.unwrap();
    for action in ["add-account", "choose-password", "sign-in", "set-second-factor"] {
        assert!(entries.iter().any(|entry| entry.action == action), "{action}");
    }
    let all: String =
        entries.iter().map(|entry| format!("{}{}", entry.subject, entry.data)).collect();
    let token = link.trim_start_matches("/welcome/");
    for secret in [NEW, PASSWORD, token, &key, &codes[0]] {
        assert!(!all.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn what_a_link_shows_is_kept_by_no_browser() {
    let site = Site::bare().await;
    let mut admin = site.signed_in("quan-tri").await;
    let made = invite(&mut admin, "ha-an").await;
    let policy = made.header(HeaderName::from_static("referrer-policy"));
    assert_eq!((made.header(header::CACHE_CONTROL), policy), ("no-store", "no-referrer"));
}
