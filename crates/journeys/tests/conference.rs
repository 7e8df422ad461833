//! A conference: people come in, it opens once there are enough, and the hall's
//! screen follows without a reload, also after the server was away.

use anyhow::{Context, Result, bail};
use journeys::{Browser, Screen, Server, Site, demo, skipped};
use std::thread;
use std::time::{Duration, Instant};

const OFFICER: &str = "can-bo";

/// How long the screen may take to follow.
const PATIENCE: Duration = Duration::from_secs(30);

/// A site with a review of one office whose first conference is called; the
/// review and the officer's password.
fn called() -> Result<(Site, String, String)> {
    let site = Site::new()?;
    let password = {
        site.done(&["init"])?;
        site.password(OFFICER)?
    };
    let mut import = vec!["import".to_owned()];
    import.extend(demo::rosters(&site)?.iter().map(|file| file.display().to_string()));
    import.push("--as-of=2017-01-10".to_owned());
    site.done(&import)?;
    let plan = ["--plan", "titles", "--term", "2015-2020", "--on", "2017-03-07"];
    site.done(&[&["review", "open", "SL.TB.BDV"][..], &plan].concat())?;
    let shown = site.done(&["review", "show", "--format", "json"])?.stdout;
    let shown: serde_json::Value = serde_json::from_str(&shown)?;
    let review = shown[0]["review"].as_str().context("the review's id")?.to_owned();
    site.done(&["review", "step", "convene", &review, "1", "--on", "2017-03-08"])?;
    Ok((site, review, password))
}

/// Waits until the text of an element of the open page is the one given.
fn becomes(browser: &Browser, css: &str, wanted: &str) -> Result<()> {
    let started = Instant::now();
    let mut last = String::new();
    while started.elapsed() < PATIENCE {
        last = browser.text(css)?;
        if last == wanted {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(200));
    }
    bail!("{css} stays {last:?} and does not become {wanted:?}")
}

#[test]
fn people_come_in_and_the_hall_sees_it_without_a_reload() -> Result<()> {
    if skipped("people come in and the hall sees it without a reload") {
        return Ok(());
    }
    let (site, review, password) = called()?;
    let server = site.serve()?;
    let at = format!("/reviews/{review}/steps/1/conference");
    let officer = Browser::start(Screen::Phone)?;
    officer.sign_in(&server, OFFICER, &password)?;
    officer.open(&server.at(&at))?;
    assert!(!officer.is_too_wide()?, "the conference does not fit the phone");
    officer.screenshot("conference-phone")?;
    officer.click("form[action$='/conference/screen'] button")?;
    let path = officer.text("code.path")?;

    let hall = Browser::start(Screen::Desktop)?;
    hall.open(&server.at(&path))?;
    becomes(&hall, ".hall-figure strong", "0")?;
    hall.script("window.stays = true")?;
    hall.screenshot("projector-empty")?;

    // Below the quorum it does not open, and says by how many.
    officer.open(&server.at(&at))?;
    officer.click("form[action$='/conference/open'] button")?;
    let refused = officer.text("[role=alert]")?;
    assert!(refused.contains("còn thiếu"), "{refused}");

    tap(&officer)?;
    becomes(&hall, ".hall-figure strong", "1")?;
    assert_eq!(hall.script("return window.stays === true")?, true, "the page was not reloaded");
    assert!(hall.foreign_requests(&server.at("/"))?.is_empty());

    // The server goes away and comes back on its port.
    let port = server.port();
    drop(server);
    let lost = || hall.script("return !document.getElementById('lost').hidden");
    let started = Instant::now();
    while lost()? != true {
        assert!(started.elapsed() < PATIENCE, "the screen does not say that it lost the line");
        thread::sleep(Duration::from_millis(200));
    }
    hall.screenshot("projector-lost")?;
    let server = site.serve_on(port)?;
    let people = officer_checks_everybody_in(&officer, &server, &at)?;
    becomes(&hall, ".hall-figure strong", &people.to_string())?;
    assert_eq!(lost()?, false, "the line is back");
    assert_eq!(hall.script("return window.stays === true")?, true, "still the same page");
    hall.screenshot("projector-enough")?;

    officer.open(&server.at(&at))?;
    officer.click("form[action$='/conference/open'] button")?;
    becomes(&hall, ".hall-label", "Có mặt khi bỏ phiếu")?;
    hall.screenshot("projector-held")?;
    Ok(())
}

/// Taps for the first who is not here yet. A row may be set anew under the
/// finger, because somebody came in at another door: then again.
fn tap(officer: &Browser) -> Result<()> {
    let css = "table.attendance button.tap";
    officer.click(css).or_else(|_| officer.click(css))
}

/// Taps for each who is not here yet; how many are here then.
fn officer_checks_everybody_in(officer: &Browser, server: &Server, at: &str) -> Result<usize> {
    officer.open(&server.at(at))?;
    let waiting = officer.texts("table.attendance button.tap")?.len();
    for _ in 0..waiting {
        tap(officer)?;
        officer.text(".notice.done")?;
        officer.open(&server.at(at))?;
    }
    Ok(officer.texts("table.attendance .badge.met")?.len())
}

#[test]
fn the_roll_is_filtered_as_one_types_and_fits_both_screens() -> Result<()> {
    if skipped("the roll is filtered as one types and fits both screens") {
        return Ok(());
    }
    let (site, review, password) = called()?;
    let server = site.serve()?;
    for (screen, name) in [(Screen::Desktop, "desktop"), (Screen::Phone, "phone")] {
        let browser = Browser::start(screen)?;
        browser.sign_in(&server, OFFICER, &password)?;
        browser.open(&server.at(&format!("/reviews/{review}/steps/1/conference")))?;
        let shown = "return [...document.querySelectorAll('table.attendance tbody tr')]\
            .filter(row => !row.hidden).length";
        let all = browser.script(shown)?.as_u64().context("no number")?;
        assert!(all > 1);
        browser.fill("main input[type=search][name=q]", "khong co ai nhu the")?;
        assert_eq!(browser.script(shown)?, 0);
        assert!(!browser.is_too_wide()?, "the conference does not fit the {name}");
        browser.open(&server.at(&format!("/reviews/{review}/steps/1/attend")))?;
        browser.fill("input.code", "0ABC")?;
        browser.click(".door button[type=submit]")?;
        assert!(browser.text("[role=alert]")?.contains("0ABC"));
        assert!(!browser.is_too_wide()?, "the door does not fit the {name}");
        browser.screenshot(&format!("door-{name}"))?;
    }
    Ok(())
}
