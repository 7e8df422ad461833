//! The work without scripts: every page says the same, and the officer's and the
//! counting team's work is done by plain forms, on a phone.

use anyhow::{Context, Result, ensure};
use journeys::hall::agrees;
use journeys::office::list;
use journeys::{Browser, Screen, Server, demo, routes, skipped};
use std::collections::BTreeSet;
use std::path::PathBuf;

const ROLES: [&str; 6] =
    ["can-bo", "ban-thuong-vu", "kiem-phieu-1", "cap-tren", "quan-tri", "kiem-tra"];

/// What only scripts can do, and so only they show: the chart's magnifier, its
/// picture and its keys.
const OF_SCRIPTS: [&str; 5] = [
    "−",
    "+",
    "Cỡ thường",
    "Tải sơ đồ (PNG)",
    "Phím mũi tên để chuyển ô, Enter để mở, + và − để phóng, thu",
];

/// How often a person's page was read: once more each time, by the test too.
const READINGS: &str = " lượt xem trang này";

/// What is drawn anew each time that a page is read.
const DRAWN: &str = "Khóa: ";

/// The lines of the page's main part that one sees.
const LINES: &str = "return document.querySelector('main').innerText.split('\\n')\
    .map(one => one.trim()).filter(one => one)";

/// Somebody with a phone that runs no scripts.
fn plain(server: &Server, account: &str, password: &str) -> Result<Browser> {
    let browser = Browser::start(Screen::Changing)?;
    browser.resize(390, 844)?;
    browser.scripts(false)?;
    browser.sign_in(server, account, password)?;
    Ok(browser)
}

fn lines(browser: &Browser, address: &str) -> Result<Vec<String>> {
    browser.open(address)?;
    let found = browser.script(LINES)?;
    let found = found.as_array().cloned().unwrap_or_default();
    Ok(found.iter().filter_map(|one| one.as_str()).map(str::to_owned).collect())
}

/// A page of each route that is reached by links from the front page.
fn pages(browser: &Browser) -> Result<Vec<String>> {
    let (mut ahead, mut routes_seen) = (vec!["/".to_owned()], BTreeSet::new());
    let mut found = Vec::new();
    while let Some(address) = ahead.pop() {
        let address = address.split('#').next().unwrap_or_default().to_owned();
        let Some(route) = routes::of(&address) else { continue };
        let is_file =
            route.contains('.') || route.starts_with("/papers") || route.starts_with("/assets");
        if is_file || route.contains("{what}") || !routes_seen.insert(route) {
            continue;
        }
        let answer = browser.beside(&address)?;
        if answer.status == 200 && answer.is_page {
            ahead.extend(answer.links);
            found.push(answer.at);
        }
    }
    Ok(found)
}

#[test]
fn every_role_reads_the_same_without_scripts() -> Result<()> {
    if skipped("every role reads the same without scripts") {
        return Ok(());
    }
    let (site, printed) = demo::site()?;
    let server = site.serve()?;
    let browser = Browser::start(Screen::Changing)?;
    browser.resize(390, 844)?;
    let mut missing = Vec::new();
    for account in ROLES {
        browser.forget()?;
        browser.scripts(true)?;
        browser.sign_in(&server, account, &demo::password(&printed, account)?)?;
        let pages = pages(&browser)?;
        ensure!(pages.len() > 4, "{account} reads only {pages:?}");
        for page in pages {
            let address = server.at(&page);
            browser.scripts(true)?;
            let with = lines(&browser, &address)?;
            browser.scripts(false)?;
            let without = lines(&browser, &address)?;
            ensure!(!without.is_empty(), "{account} {page} is empty without scripts");
            let may_lack = |line: &str| {
                OF_SCRIPTS.contains(&line) || line.starts_with(DRAWN) || line.ends_with(READINGS)
            };
            let lost = with.iter().filter(|line| !without.contains(line) && !may_lack(line));
            missing.extend(lost.map(|line| format!("{account} {page}: {line}")));
        }
    }
    ensure!(missing.is_empty(), "only scripts show:\n{}", missing.join("\n"));
    Ok(())
}

/// The first review named in the page's address.
fn review_of(browser: &Browser) -> Result<String> {
    let address = browser.address()?;
    let rest = address.split_once("/reviews/").context("no review in the address")?.1;
    Ok(rest.chars().take_while(char::is_ascii_alphanumeric).collect())
}

/// The officer brings a list, opens a review, adds somebody, calls and holds its
/// first conference; the review.
fn prepared(officer: &Browser, server: &Server, file: PathBuf) -> Result<String> {
    officer.open(&server.at("/imports"))?;
    officer.choose("main input[type=file]", &[file])?;
    officer.click("main form[enctype] button[type=submit]")?;
    officer.told("Kết quả đọc thử")?;
    officer.click("main form[action='/imports/take'] button")?;
    officer.told("Đã nhập")?;

    officer.open(&server.at("/plans/SL.TB.PNN/open?kind=titles&term=2015-2020"))?;
    officer.fill("main input[name=term]", "2015–2020")?;
    officer.fill("main input[name=on]", "05/06/2017")?;
    officer.click("main form button.first")?;
    officer.told("Đã mở đợt rà soát")?;
    let review = review_of(officer)?;
    officer.open(&server.at(&format!("/reviews/{review}/list")))?;
    let before = officer.texts(".work-row")?.len();
    officer.click(".work-row .pick input")?;
    officer.fill(".work-bar input[name=reason]", "Theo kết luận kiểm tra")?;
    officer.click(".work-bar select option[value=not-qualified]")?;
    officer.click(".work-bar button[value=remove]")?;
    officer.told("Đã sửa danh sách")?;
    officer.click("[data-walk=undo]")?;
    officer.told("Đã hoàn tác")?;
    ensure!(officer.texts(".work-row")?.len() == before, "somebody is lost");

    let step = format!("/reviews/{review}/steps/1");
    officer.open(&server.at(&format!("{step}/convene")))?;
    officer.fill("main input[name=on]", "08/06/2017")?;
    officer.click("main form button.first")?;
    officer.told("Đã lập danh sách và triệu tập")?;
    officer.open(&server.at(&format!("{step}/hold")))?;
    officer.click("main form button.first")?;
    officer.told("Đã ghi nhận đại biểu dự họp")?;
    Ok(review)
}

/// A member of the team types all sheets at once.
fn counted(team: &Browser, server: &Server, review: &str) -> Result<()> {
    team.open(&server.at(&format!("/reviews/{review}/steps/1/count")))?;
    let rows = team.texts(".form-rows > li")?.len();
    let sheet = |at: usize| (0..rows).map(move |row| if agrees(at, row) { '+' } else { '-' });
    let sheets: Vec<String> = (0..5).map(|at| sheet(at).collect()).collect();
    team.click("main details:has(textarea) summary")?;
    team.fill("main details textarea", &sheets.join("\n"))?;
    team.fill("main details:has(textarea) input[name=issued]", "5")?;
    team.click("main details:has(textarea) button")?;
    team.told("Đã nhập lần đếm").map(drop)
}

#[test]
fn a_step_is_worked_on_by_plain_forms_on_a_phone() -> Result<()> {
    if skipped("a step is worked on by plain forms on a phone") {
        return Ok(());
    }
    let (site, printed) = demo::site()?;
    let server = site.serve()?;
    let rows = ";Lò Thị Mận;02/03/1985;Nữ;;Chuyên viên;SL.TB.BDV;Sơ cấp";
    let file = site.file("danh sách.csv", list(rows).as_bytes())?;
    let officer = plain(&server, "can-bo", &demo::password(&printed, "can-bo")?)?;
    let review = prepared(&officer, &server, file)?;
    let step = format!("/reviews/{review}/steps/1");

    let first = plain(&server, "kiem-phieu-1", &demo::password(&printed, "kiem-phieu-1")?)?;
    let second = plain(&server, "kiem-phieu-2", &demo::password(&printed, "kiem-phieu-2")?)?;
    for team in [&first, &second] {
        counted(team, &server, &review)?;
    }
    let release = server.at(&format!("{step}/release"));
    first.open(&release)?;
    first.click("form[action$='/release/propose'] button")?;
    first.told("Đã đề nghị công bố")?;
    second.open(&release)?;
    second.click("form[action$='/release/confirm'] button")?;
    second.told("Đã công bố")?;

    officer.open(&server.at(&step))?;
    officer.click("form[action$='/conclude'] button")?;
    officer.told("Đã kết luận")?;
    officer.click("form[action$='/papers'] button")?;
    officer.told("Đã in các văn bản")?;
    ensure!(!officer.texts("main a[href^='/papers/']")?.is_empty(), "no paper is there");
    ensure!(!officer.is_too_wide()?, "the step does not fit the phone");
    Ok(())
}
