//! An officer signs in and reads the plan of the district.

use anyhow::{Context, Result};
use journeys::{Browser, Screen, demo, skipped};

const OFFICER: &str = "can-bo";

#[test]
fn an_officer_signs_in_and_reads_the_plan() -> Result<()> {
    if skipped("an officer signs in and reads the plan") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let password = demo::password(&stdout, OFFICER)?;
    let server = site.serve()?;
    let home = server.at("/");
    for (screen, name) in [(Screen::Desktop, "desktop"), (Screen::Phone, "phone")] {
        let browser = Browser::start(screen)?;
        browser.sign_in(&server, OFFICER, &password)?;
        // Only whoever is signed in can sign out.
        browser.text("form[action='/sign-out'] button")?;
        let board = browser.text("main h1")?;
        assert!(!board.is_empty());
        browser.screenshot(&format!("board-{name}"))?;

        browser.open(&server.at("/plans"))?;
        // The district itself stands first: units in the order of the tree.
        browser.click("main a[href^='/plans/']")?;
        let title = browser.text("main h1")?;
        assert!(title.contains("uy hoạch"), "not a plan: {title}");
        // A person's name is at least họ and tên.
        let names = browser.texts("table.entries a[href^='/people/']")?;
        let entry = names.iter().find(|name| name.split_whitespace().count() >= 2);
        entry.with_context(|| format!("no name on the plan: {names:?}"))?;
        // A finding is one line; its grounds are sent when they are asked for.
        let findings = "return document.querySelectorAll('table.entries .finding').length";
        assert_eq!(browser.script(findings)?.as_u64(), Some(0), "grounds that nobody asked for");
        browser.click("table.entries td.checks a")?;
        browser.text("table.entries .finding")?;
        assert!(browser.script(findings)?.as_u64().is_some_and(|n| (1..30).contains(&n)));
        assert!(!browser.is_too_wide()?, "the plan does not fit the {name}");
        browser.screenshot(&format!("plan-{name}"))?;
        assert!(browser.foreign_requests(&home)?.is_empty());

        browser.click("table.entries a[href^='/people/']")?;
        assert!(browser.text("main h1")?.split_whitespace().count() >= 2);
        browser.screenshot(&format!("person-{name}"))?;
        assert!(!browser.is_too_wide()?, "the person's page does not fit the {name}");
    }
    Ok(())
}

/// The most that a page may weigh on first load, with style, letters and
/// scripts, in bytes.
const MOST_BYTES: u64 = 150_000;

#[test]
fn no_page_of_a_district_is_heavy() -> Result<()> {
    if skipped("no page of a district is heavy") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let password = demo::password(&stdout, OFFICER)?;
    let server = site.serve()?;
    let browser = Browser::start(Screen::Desktop)?;
    browser.sign_in(&server, OFFICER, &password)?;
    let review =
        browser.script("return document.querySelector('main a[href^=\"/reviews/\"]').pathname")?;
    let review = review.as_str().context("no review on the board")?.to_owned();
    let list = format!("{review}/list");
    let step = format!("{review}/steps/1");
    let pages = [
        "/",
        "/plans",
        "/plans/SL.TB?kind=committee",
        "/plans/SL.TB?kind=titles",
        &review,
        &list,
        &step,
        "/posts",
        "/coverage",
        "/people?q=nguyen",
        "/search?q=nguyen",
        "/law",
        "/imports",
    ];
    let mut heavy = Vec::new();
    for page in pages {
        browser.open(&server.at(page))?;
        browser.text("main h1")?;
        let (bytes, parts) = browser.weight()?;
        println!("{page}: {bytes} bytes");
        assert!(bytes > 10_000, "{page} is hardly a page: {parts}");
        if bytes > MOST_BYTES {
            heavy.push(format!("{page}: {bytes}\n{parts}"));
        }
    }
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
    Ok(())
}

#[test]
fn a_wrong_password_opens_nothing() -> Result<()> {
    if skipped("a wrong password opens nothing") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let password = demo::password(&stdout, OFFICER)?;
    let server = site.serve()?;
    let browser = Browser::start(Screen::Desktop)?;
    browser.open(&server.at("/"))?;
    browser.fill("input[autocomplete=username]", OFFICER)?;
    browser.fill("input[type=password]", &format!("{password}x"))?;
    browser.click("main button[type=submit]")?;
    assert!(!browser.text("[role=alert]")?.is_empty());
    browser.open(&server.at("/plans"))?;
    browser.text("input[type=password]").context("the plans are open to anyone")?;
    Ok(())
}

#[test]
fn without_signing_in_no_page_shows_a_name() -> Result<()> {
    let (site, _) = demo::site()?;
    let server = site.serve()?;
    for path in ["/", "/plans", "/people", "/people/1", "/law", "/journal"] {
        let answer = server.get(path)?;
        let asked_to_sign_in = matches!(answer.status, 302 | 303 | 307 | 401 | 403)
            || answer.body.contains("type=\"password\"");
        assert!(asked_to_sign_in, "{path} answers {}:\n{}", answer.status, answer.head);
        assert!(!answer.body.contains("<table class=\"list"), "{path} shows a list");
    }
    Ok(())
}
