//! Help in place, the printed guides, and the guided first run over HTTP.

use crate::site::{ACCOUNTS, Site};
use axum::http::{StatusCode, header};
use pages::ROUTES;
use pages::views::{HelpGroup as Group, NO_PAGES, TOPICS, topic_of};
use std::collections::BTreeSet;
use words::{Lang, Words};

#[tokio::test]
async fn every_provision_behind_a_page_is_in_the_packs_and_sets_something() {
    let book = Site::bare().await.desk.book();
    let mut cited = 0;
    for (instrument, provision) in TOPICS.iter().flat_map(|topic| topic.provisions) {
        let found = book.instrument(instrument).unwrap_or_else(|| panic!("{instrument}"));
        let heading = found.provisions.iter().any(|one| one.slug == *provision);
        assert!(heading, "{instrument}/{provision} is no heading");
        let sets = book.edits().iter().any(|edit| {
            edit.citation.instrument == *instrument && edit.citation.provision == *provision
        });
        assert!(sets, "{instrument}/{provision} sets nothing");
        cited += 1;
    }
    assert!(cited > 20, "{cited}");
}

#[tokio::test]
async fn a_page_names_the_provisions_of_its_day_with_how_they_are_known() {
    let site = Site::bare().await;
    let mut officer = site.signed_in("can-bo").await;
    let page = officer.get("/posts").await;
    let help = page.body.split("<details class=\"help\">").nth(1).unwrap();
    let help = help.split("</details>").next().unwrap();
    assert!(help.contains("Số lượng, 06-HD/BTCTW, 24/02/2017"), "{help}");
    assert!(help.contains("class=\"source"), "{help}");
    assert!(!help.contains("377-QĐ/TW"), "not in force in 2017: {help}");
    let anchor = help.split("href=\"/law#").nth(1).unwrap().split('"').next().unwrap();
    let law = officer.get("/law").await;
    assert!(law.body.contains(&format!("id=\"{anchor}\"")), "{anchor}");
}

#[tokio::test]
async fn who_may_not_read_the_law_gets_no_link_to_it() {
    let site = Site::bare().await;
    let mut browser = site.browser();
    let page = browser.get("/vote").await;
    assert!(page.body.contains("<details class=\"help\">"));
    assert!(!page.body.contains("href=\"/law#") && !page.body.contains("href=\"/help\""));
}

#[tokio::test]
async fn the_index_lists_what_the_role_may_open_and_nothing_else() {
    let site = Site::bare().await;
    for (name, _) in ACCOUNTS {
        let mut browser = site.signed_in(name).await;
        let index = browser.get("/help").await;
        assert_eq!(index.status, StatusCode::OK, "{name}");
        for (topic, path) in
            [("people", "/people"), ("imports", "/imports"), ("accounts", "/accounts")]
        {
            let listed = index.body.contains(&format!("id=\"{topic}\""));
            let may = browser.get(path).await.status == StatusCode::OK;
            assert_eq!(listed, may, "{name}: {topic}");
        }
    }
}

#[tokio::test]
async fn guides_are_given_to_whoever_is_signed_in() {
    let site = Site::bare().await;
    let mut browser = site.signed_in("kiem-phieu-1").await;
    let guide = browser.get("/help/guides/delegate.pdf").await;
    assert_eq!(guide.status, StatusCode::OK);
    assert_eq!(guide.header(header::CONTENT_TYPE), "application/pdf");
    assert!(guide.header(header::CONTENT_DISPOSITION).contains("huong-dan-dai-bieu.pdf"));
    for path in ["/help/guides/nobody.pdf", "/help/guides/delegate"] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let stranger = site.browser().get("/help/guides/delegate.pdf").await;
    assert_eq!(stranger.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_new_site_is_laid_out_from_a_template_taken_as_one_batch() {
    let site = Site::bare().await;
    let mut officer = site.signed_in("can-bo").await;
    assert!(officer.get("/").await.body.contains("href=\"/setup\""), "the first task");
    let form = officer.get("/setup?template=three-tier").await;
    assert!(form.body.contains("Bí thư Huyện ủy {tên thường}"), "{}", form.body);
    let fields = [
        ("template", "two-tier"),
        (
            "text",
            "[đơn vị] Tỉnh | Đảng\nchức danh: Bí thư Tỉnh ủy | Cấp trưởng | | 90 | 1 | x\n[cấp 1] Xã | Đảng",
        ),
        ("name", "Tỉnh Sơn Lam"),
        ("code", "SL"),
        ("offices", ""),
        ("below", "Xã Pù Hin\nPhường Bình Minh"),
    ];
    let tree = officer.post("/setup", &fields).await;
    assert_eq!(tree.status, StatusCode::OK);
    assert!(tree.body.contains("3 đơn vị, 0 tổ chức, 1 chức danh"), "{}", tree.body);
    assert!(!officer.get("/plans").await.body.contains("Pù Hin"), "nothing is written yet");
    let check = officer.get("/imports/check").await;
    assert_eq!(check.status, StatusCode::OK);
    assert!(check.body.contains("thiet-lap-ban-dau.xlsx"), "{}", check.body);
}

#[tokio::test]
async fn a_template_that_cannot_be_read_is_refused_in_words_and_keeps_what_was_typed() {
    let site = Site::bare().await;
    let mut officer = site.signed_in("can-bo").await;
    officer.get("/setup").await;
    let fields = [("text", "tổ chức: a"), ("name", "Tỉnh Sơn Lam"), ("code", "SL")];
    let answer = officer.post("/setup", &fields).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("Dòng 1 của mẫu chưa đọc được"), "{}", answer.body);
    assert!(answer.body.contains("value=\"Tỉnh Sơn Lam\""));
}

#[test]
fn every_page_has_one_topic_and_every_topic_names_real_pages() {
    let pages: BTreeSet<&str> =
        ROUTES.iter().filter(|route| route.method == "GET").map(|route| route.path).collect();
    let with_help = TOPICS.iter().flat_map(|topic| topic.routes.iter().copied());
    let mut named: Vec<&str> = with_help.chain(NO_PAGES.iter().copied()).collect();
    named.sort_unstable();
    let once: BTreeSet<&str> = named.iter().copied().collect();
    assert_eq!(named.len(), once.len(), "a route stands twice");
    assert_eq!(once, pages);
}

#[test]
fn every_topic_says_what_its_page_is_for_in_two_to_five_steps() {
    for lang in Lang::ALL {
        let words = Words::load(lang);
        for topic in TOPICS {
            for part in ["name", "for", "do"] {
                let key = format!("help-{}-{part}", topic.key);
                assert!(words.has(&key), "{key} in {}", lang.code());
            }
            let steps = words.text(&format!("help-{}-do", topic.key)).lines().count();
            assert!((2..=5).contains(&steps), "{}: {steps} steps", topic.key);
        }
    }
}

#[test]
fn no_words_of_help_are_left_without_a_topic() {
    let known: BTreeSet<String> = TOPICS
        .iter()
        .flat_map(|topic| ["name", "for", "do"].map(|part| format!("help-{}-{part}", topic.key)))
        .chain(Group::ALL.map(|group| group.key().to_owned()))
        .collect();
    let (_, source) = Words::files(Lang::Vi).iter().find(|(name, _)| *name == "help").unwrap();
    for key in source.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key) {
        let is_topics = ["-name", "-for", "-do"].iter().any(|end| key.ends_with(end));
        assert!(!is_topics || known.contains(key), "{key}");
    }
}

#[test]
fn a_path_finds_the_nearest_route() {
    let key = |path| topic_of(path).map(|topic| topic.key);
    assert_eq!(key("/accounts/review"), Some("access"));
    assert_eq!(key("/accounts/123?done=x"), Some("accounts"));
    assert_eq!(key("/reviews/7/steps/2/count"), Some("count"));
    assert_eq!(key("/"), Some("board"));
    assert_eq!(key("/people/"), None);
    assert_eq!(key("/nowhere"), None);
}
