//! An officer works on the list of a review: looks, adds, removes, takes it
//! back, tries a scenario and compares; the standing body reads and may not.

use anyhow::{Context, Result, ensure};
use journeys::{Browser, Screen, Site, demo, skipped};

const OFFICER: &str = "can-bo";
const CHAIR: &str = "ban-thuong-vu";

/// Opens a review of the district's titles for the term and gives its id.
fn open_review(site: &Site) -> Result<String> {
    let unit = ["review", "open", "SL.TB", "--plan", "titles", "--term", "2015-2020"];
    let opened = site.done(&[&unit[..], &["--on", "2017-06-05"]].concat())?.stdout;
    let is_id = |word: &&str| word.len() == 13 && word.chars().all(|c| c.is_ascii_alphanumeric());
    let mut words = opened.split(|sign: char| !sign.is_alphanumeric());
    words.find(is_id).map(str::to_owned).with_context(|| opened.clone())
}

#[test]
fn an_officer_works_on_the_list() -> Result<()> {
    if skipped("an officer works on the list") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let server = site.serve()?;
    let browser = Browser::start(Screen::Desktop)?;
    browser.sign_in(&server, OFFICER, &demo::password(&stdout, OFFICER)?)?;
    // A review is opened from the plan; a term that is none is said so.
    browser.open(&server.at("/plans/SL.TB?kind=titles&term=2015-2020"))?;
    browser.click("a[href^='/plans/SL.TB/open']")?;
    browser.told("Ngày mở")?;
    browser.fill("input[name=term]", "mười lăm")?;
    browser.fill("input[name=on]", "05/06/2017")?;
    browser.click("main button[type=submit]")?;
    browser.told("không phải là nhiệm kỳ")?;
    browser.fill("input[name=term]", "2015–2020")?;
    browser.click("main button[type=submit]")?;
    browser.told("Đã mở đợt rà soát")?;
    // The front page says what waits, and leads to the list.
    browser.open(&server.at("/"))?;
    browser.screenshot("home-desktop")?;
    browser.click(".tasks a[href$='/list']")?;
    browser.told("Danh sách chính thức")?;
    let at = browser.address()?;
    ensure!(browser.texts(".work-row")?.len() > 5, "the list is short");
    browser.screenshot("list-desktop")?;

    // A name is opened in place, with findings in full.
    browser.click(".work-row a[data-part]")?;
    browser.told("Đóng")?;
    ensure!(!browser.texts(".work-opened .finding")?.is_empty());
    browser.screenshot("list-opened-desktop")?;

    // Somebody is added, and that is undone.
    browser.open(&at)?;
    let before = browser.texts(".work-row")?.len();
    let post = browser.script(
        "return [...document.querySelectorAll('.add-name a')].map(a => a.getAttribute('href'))",
    )?;
    let posts: Vec<String> = post
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| one.as_str())
        .map(Into::into)
        .collect();
    let mut added = false;
    for href in &posts {
        browser.open(&server.at(href))?;
        if !browser.texts("button[name=add]")?.is_empty() {
            browser.screenshot("list-adding-desktop")?;
            browser.click("button[name=add]")?;
            browser.told("Đã sửa danh sách")?;
            added = true;
            break;
        }
    }
    ensure!(added, "nobody could be added to any of {} posts", posts.len());
    ensure!(browser.texts(".work-row")?.len() == before + 1);
    browser.click("[data-walk=undo]")?;
    browser.told("Đã hoàn tác")?;
    ensure!(browser.texts(".work-row")?.len() == before);
    browser.click("[data-walk=redo]")?;
    browser.told("Đã làm lại")?;

    // A scenario is made, changed and adopted.
    browser.click(".scenario-actions summary")?;
    browser.fill(".scenario-actions input[name=name]", "Phương án trẻ hóa")?;
    browser.click(".scenario-actions details button")?;
    browser.told("Đã lập phương án")?;
    browser.click(".work-row .pick input")?;
    browser.fill(".work-bar input[name=reason]", "Thử phương án trẻ hơn")?;
    browser.script(
        "document.querySelector('.work-bar [name=why]').value = 'not-qualified'; return 1",
    )?;
    browser.click(".work-bar button[value=remove]")?;
    browser.told("Đã sửa danh sách")?;
    browser.screenshot("list-scenario-desktop")?;
    browser.click("form[action$='/adopt'] button")?;
    browser.told("danh sách chính thức. Có thể hoàn tác")?;

    // Two side by side.
    browser.script(
        "for (const box of [...document.querySelectorAll('.pick input')].slice(0, 5)) box.checked = true; return 1",
    )?;
    browser.click(".work-bar button[data-leaves]")?;
    browser.told("So sánh cán bộ")?;
    ensure!(browser.texts(".comparison thead th")?.len() >= 3);
    browser.screenshot("compare-desktop")?;
    ensure!(browser.foreign_requests(&server.at("/"))?.is_empty());
    Ok(())
}

#[test]
fn a_phone_shows_the_list_and_the_standing_body_only_tries_things_on() -> Result<()> {
    if skipped("a phone shows the list") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let review = open_review(&site)?;
    let server = site.serve()?;
    let browser = Browser::start(Screen::Phone)?;
    browser.sign_in(&server, CHAIR, &demo::password(&stdout, CHAIR)?)?;
    browser.open(&server.at(&format!("/reviews/{review}/list")))?;
    ensure!(!browser.is_too_wide()?, "the list does not fit the phone");
    ensure!(browser.texts(".work-bar button[value=remove]")?.is_empty(), "may change the list");
    browser.screenshot("list-phone")?;
    browser.click(".scenario-actions summary")?;
    browser.fill(".scenario-actions input[name=name]", "Ý kiến Thường vụ")?;
    browser.click(".scenario-actions details button")?;
    browser.told("Đã lập phương án")?;
    ensure!(!browser.texts(".work-bar button[value=remove]")?.is_empty());
    ensure!(browser.texts("form[action$='/adopt'] button")?.is_empty(), "may adopt");
    ensure!(!browser.is_too_wide()?, "the scenario does not fit the phone");
    Ok(())
}
