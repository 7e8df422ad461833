//! Files brought in by the pages, in a real browser: a list in an old encoding
//! with a bad row is looked at before anything is written, the row to correct is
//! handed out, the list is taken, and its batch undone.

use anyhow::{Context, Result, ensure};
use journeys::{Browser, Screen, Server, Site, contents, demo, skipped};
use std::path::PathBuf;

/// What a list of two people looks like that was saved as text from a workbook
/// in .VnTime: one is well, of one the birth date is none.
fn list(site: &Site) -> Result<PathBuf> {
    let rows = "TT;H\u{e4} v\u{b5} t\u{aa}n;Nam;N\u{f7};Ch\u{f8}c v\u{f4} hi\u{d6}n t\u{b9}i;\u{a7}\u{ac}n v\u{de} c\u{ab}ng t\u{b8}c\r\n\
        1;C\u{c7}m V\u{a8}n T\u{a9}m;05/02/1980;;Chuy\u{aa}n vi\u{aa}n;SL.TB.BDV\r\n\
        2;L\u{ad}\u{ac}ng ThÞ MËn;;31/02/1985;Chuy\u{aa}n vi\u{aa}n;SL.TB.BDV\r\n";
    let bytes: Vec<u8> = rows.chars().map(|letter| letter as u8).collect();
    site.file("danh sach cu.csv", &bytes)
}

fn people(site: &Site) -> Result<usize> {
    contents::counts(site)?.get("person").copied().context("no table of people")
}

/// The rows to correct, as the browser would download them.
fn faulty(browser: &Browser) -> Result<Vec<u8>> {
    let script = "const link = document.querySelector('main a[download]');
         const request = new XMLHttpRequest();
         request.open('GET', link.href, false);
         request.overrideMimeType('text/plain; charset=x-user-defined');
         request.send();
         return [...request.responseText].map(sign => sign.charCodeAt(0) & 255)";
    let bytes = browser.script(script)?;
    let bytes = bytes.as_array().context("no bytes")?;
    Ok(bytes.iter().filter_map(|byte| byte.as_u64()).map(|byte| byte as u8).collect())
}

fn fits(browser: &Browser, page: &str) -> Result<()> {
    ensure!(!browser.is_too_wide()?, "{page} is wider than the screen");
    Ok(())
}

fn looked_at_on_a_phone(server: &Server, password: &str) -> Result<()> {
    let phone = Browser::start(Screen::Phone)?;
    phone.sign_in(server, "can-bo", password)?;
    for (path, name) in [("/imports", "imports-phone"), ("/imports/check", "import-check-phone")] {
        phone.open(&server.at(path))?;
        phone.screenshot(name)?;
        fits(&phone, path)?;
    }
    Ok(())
}

#[test]
fn a_list_is_looked_at_corrected_taken_and_undone() -> Result<()> {
    if skipped("importing") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let before = people(&site)?;
    let server = site.serve()?;
    let password = demo::password(&stdout, "can-bo")?;
    let browser = Browser::start(Screen::Desktop)?;
    browser.sign_in(&server, "can-bo", &password)?;
    browser.follow("Nhập tệp")?;
    browser.choose("main input[type=file]", &[list(&site)?])?;
    browser.click("main form[enctype] button[type=submit]")?;

    // The trial runs beside the request; a click does not wait for its page.
    let seen = browser.told("Kết quả đọc thử")?;
    for told in ["1 bản ghi sẽ được nhập", "1 dòng không nhận được", "Lương Thị Mận", "31/02/1985"]
    {
        ensure!(seen.contains(told), "{told} is not in:\n{seen}");
    }
    ensure!(seen.contains("TCVN3"), "what was converted is told:\n{seen}");
    browser.screenshot("import-check")?;
    fits(&browser, "the look")?;
    ensure!(people(&site)? == before, "looking writes nothing");
    looked_at_on_a_phone(&server, &password)?;

    let book = faulty(&browser)?;
    let again = site.file("cần sửa.xlsx", &book)?;
    let tried = site.run(&["import", "--dry-run", &again.to_string_lossy()])?;
    ensure!(
        tried.stdout.contains("Lương Thị Mận") || tried.stdout.contains("31/02/1985"),
        "{tried}"
    );
    ensure!(!tried.stdout.contains("Cầm Văn"), "only the row to correct: {tried}");

    browser.click("main form[action='/imports/take'] button")?;
    let taken = browser.told("Đã nhập")?;
    ensure!(taken.contains("danh sach cu.csv"), "the batch is listed:\n{taken}");
    ensure!(people(&site)? == before + 1, "one person came in");
    browser.screenshot("imports")?;
    fits(&browser, "the list of batches")?;

    // The latest batch stands first.
    browser.click("main tbody tr:first-child details summary")?;
    browser.click("main tbody tr:first-child form button")?;
    browser.told("Đã hoàn tác lô")?;
    ensure!(people(&site)? == before, "the batch is gone");

    // Nobody but the officer sees these pages.
    let auditor = Browser::start(Screen::Desktop)?;
    auditor.sign_in(&server, "kiem-tra", &demo::password(&stdout, "kiem-tra")?)?;
    ensure!(!auditor.text("nav")?.contains("Nhập tệp"), "no way there is shown");
    auditor.open(&server.at("/imports"))?;
    ensure!(!auditor.text("main")?.contains("danh sach"), "and none leads there");
    Ok(())
}
