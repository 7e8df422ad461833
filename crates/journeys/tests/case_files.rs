//! An officer ticks the papers of a whole list and looks at a person's life at
//! work; somebody asks that their own data be corrected and reads the answer.

use anyhow::{Context, Result, ensure};
use journeys::{Browser, Screen, Site, demo, skipped};

const OFFICER: &str = "can-bo";
/// The account that the demonstration links to a person.
const LINKED: &str = "kiem-phieu-2";

/// Opens a review of the district's titles for the term and gives its id.
fn open_review(site: &Site) -> Result<String> {
    let unit = ["review", "open", "SL.TB", "--plan", "titles", "--term", "2015-2020"];
    let opened = site.done(&[&unit[..], &["--on", "2017-06-05"]].concat())?.stdout;
    let is_id = |word: &&str| word.len() == 13 && word.chars().all(|c| c.is_ascii_alphanumeric());
    let mut words = opened.split(|sign: char| !sign.is_alphanumeric());
    words.find(is_id).map(str::to_owned).with_context(|| opened.clone())
}

#[test]
fn an_officer_ticks_the_papers_of_a_list() -> Result<()> {
    if skipped("an officer ticks the papers of a list") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let review = open_review(&site)?;
    let server = site.serve()?;
    let browser = Browser::start(Screen::Desktop)?;
    browser.sign_in(&server, OFFICER, &demo::password(&stdout, OFFICER)?)?;
    browser.open(&server.at(&format!("/reviews/{review}/list")))?;
    browser.click("main .page-head a[href$='/files']")?;
    browser.told("hồ sơ đã đủ")?;
    browser.screenshot("case-files-desktop")?;
    let lacking = browser.texts("main .case-cell.is-absent")?.len();
    ensure!(lacking > 0, "the demonstration leaves some papers lacking");
    browser.click("main .case-cell.is-absent input[type=checkbox]")?;
    browser.click("main .work-bar button[type=submit]")?;
    browser.told("Đã ghi nhận giấy tờ")?;
    // A paper with an age is there now, and its date is asked for.
    ensure!(browser.texts("main .case-cell.is-absent")?.len() == lacking - 1);
    browser.click("main .case-grid tbody th a")?;
    browser.told("Đường thời gian")?;
    browser.screenshot("person-life-desktop")?;
    browser.open(&server.at(&format!("/reviews/{review}/boxes")))?;
    browser.told("không phải quy định")?;
    browser.screenshot("nine-boxes-desktop")?;
    ensure!(browser.foreign_requests(&server.at("/"))?.is_empty());
    Ok(())
}

#[test]
fn somebody_asks_for_a_correction_and_reads_the_answer() -> Result<()> {
    if skipped("somebody asks for a correction") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let server = site.serve()?;
    let own = Browser::start(Screen::Phone)?;
    own.sign_in(&server, LINKED, &demo::password(&stdout, LINKED)?)?;
    own.open(&server.at("/my-file"))?;
    own.told("Hồ sơ của tôi")?;
    ensure!(!own.is_too_wide()?, "one's own file does not fit the phone");
    own.screenshot("own-file-phone")?;
    own.fill("main input[name=wanted]", "Nguyễn Văn Bách")?;
    own.fill("main textarea[name=reason]", "Theo giấy khai sinh")?;
    own.click("main form[action$='/correction'] button[type=submit]")?;
    own.told("Đã gửi đề nghị")?;

    let office = Browser::start(Screen::Desktop)?;
    office.sign_in(&server, OFFICER, &demo::password(&stdout, OFFICER)?)?;
    office.open(&server.at("/corrections"))?;
    office.screenshot("corrections-desktop")?;
    let waiting = office.texts("main .correction")?.len();
    ensure!(waiting >= 2, "the one of the demonstration and the new one: {waiting}");
    office.click("main .correction button[value=accept]")?;
    office.told("Đã chấp nhận và sửa dữ liệu")?;
    ensure!(office.texts("main .correction")?.len() == waiting - 1);
    own.open(&server.at("/my-file"))?;
    own.told("Đã chấp nhận")?;
    Ok(())
}
