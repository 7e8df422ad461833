//! An officer proposes that a review be less secret; the standing body finds it
//! on its front page and confirms it.

use anyhow::{Context, Result, ensure};
use journeys::{Browser, Screen, Site, demo, skipped};

const OFFICER: &str = "can-bo";
const CHAIR: &str = "ban-thuong-vu";

fn open_review(site: &Site) -> Result<String> {
    let unit = ["review", "open", "SL.TB", "--plan", "titles", "--term", "2015-2020"];
    let opened = site.done(&[&unit[..], &["--on", "2017-06-05"]].concat())?.stdout;
    let is_id = |word: &&str| word.len() == 13 && word.chars().all(|c| c.is_ascii_alphanumeric());
    let mut words = opened.split(|sign: char| !sign.is_alphanumeric());
    words.find(is_id).map(str::to_owned).with_context(|| opened.clone())
}

fn looked_at(browser: &Browser, name: &str) -> Result<()> {
    browser.screenshot(name)?;
    ensure!(!browser.is_too_wide()?, "{name} is too wide");
    Ok(())
}

#[test]
fn two_people_make_a_review_less_secret() -> Result<()> {
    if skipped("lowering secrecy") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let review = open_review(&site)?;
    let server = site.serve()?;
    let officer = Browser::start(Screen::Desktop)?;
    officer.sign_in(&server, OFFICER, &demo::password(&stdout, OFFICER)?)?;
    officer.open(&server.at(&format!("/reviews/{review}")))?;
    officer.follow("Độ mật của đợt này")?;
    officer.told("Chưa có thay đổi nào")?;
    looked_at(&officer, "secrecy-officer-desk")?;
    officer.script("document.querySelector('main select[name=level]').value = 'none'")?;
    officer.fill("main textarea[name=reason]", "Danh sách đã công bố tại hội nghị")?;
    officer.fill("main input[name=provision]", "khoản 2 Điều 5 Quy chế bảo vệ bí mật")?;
    officer.click("main form button[type=submit]")?;
    officer.told("Đang chờ người thứ hai xác nhận")?;
    ensure!(officer.texts("main form[action$='/decide']")?.is_empty(), "not their own");
    looked_at(&officer, "secrecy-proposed-desk")?;

    let chair = Browser::start(Screen::Phone)?;
    chair.sign_in(&server, CHAIR, &demo::password(&stdout, CHAIR)?)?;
    chair.open(&server.at("/"))?;
    chair.told("Xác nhận giảm độ mật")?;
    chair.click(&format!("main a[href='/reviews/{review}/secrecy']"))?;
    chair.told("Danh sách đã công bố tại hội nghị")?;
    looked_at(&chair, "secrecy-decide-phone")?;
    chair.click("main form[action$='/decide'] button[value=confirm]")?;
    chair.told("Đã xác nhận giảm độ mật")?;
    looked_at(&chair, "secrecy-decided-phone")?;
    officer.open(&server.at(&format!("/reviews/{review}/secrecy")))?;
    ensure!(officer.text(".secrecy-level")?.contains("Không mật"));
    Ok(())
}
