//! An officer looks for people without marks, narrows, keeps the search and takes
//! the list away.

use anyhow::{Result, ensure};
use journeys::{Browser, Screen, Server, demo, skipped};

/// On a desk and on a phone: nothing stands out at the side.
fn seen(desk: &Browser, phone: &Browser, server: &Server, name: &str) -> Result<()> {
    desk.screenshot(name)?;
    let address = desk.address()?;
    let path = address.split_once(&server.at("")).map_or("/", |(_, path)| path);
    phone.open(&server.at(path))?;
    phone.screenshot(&format!("{name}-phone"))?;
    ensure!(!phone.is_too_wide()?, "{name} stands out at the side of a phone");
    ensure!(!desk.is_too_wide()?, "{name} stands out at the side of a desk");
    Ok(())
}

#[test]
fn an_officer_finds_narrows_keeps_and_takes_away() -> Result<()> {
    if skipped("searching") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let server = site.serve()?;
    let (desk, phone) = (Browser::start(Screen::Desktop)?, Browser::start(Screen::Phone)?);
    let password = demo::password(&stdout, "can-bo")?;
    for one in [&desk, &phone] {
        one.sign_in(&server, "can-bo", &password)?;
    }

    // From any page, over everything, without marks and in any order.
    desk.fill("header.top form.find input", "van dan")?;
    desk.click("header.top form.find button")?;
    let found = desk.told("Chức danh")?;
    ensure!(found.contains("Trưởng Ban Dân vận") && found.contains("Đơn vị"), "{found}");
    seen(&desk, &phone, &server, "search")?;

    desk.open(&server.at("/people?q=nguyen"))?;
    let names = desk.texts("main tbody th")?;
    ensure!(!names.is_empty() && names.iter().all(|name| name.contains("Nguy")), "{names:?}");

    // Narrowed: women of one unit and those below, to an age.
    desk.open(&server.at("/people?sex=female&unit=SL.TB.X02&age-to=70"))?;
    let women = desk.texts("main tbody th")?;
    ensure!(!women.is_empty(), "the commune has women");
    seen(&desk, &phone, &server, "people-narrow")?;
    desk.click("main details.keep summary")?;
    desk.fill("main details.keep input[name=name]", "Nữ xã 2")?;
    desk.click("main details.keep button")?;
    let kept = desk.told("Đã lưu cách lọc")?;
    ensure!(kept.contains("Nữ xã 2"), "{kept}");
    desk.open(&server.at("/people"))?;
    desk.follow("Nữ xã 2")?;
    ensure!(desk.texts("main tbody th")? == women, "opened again it finds the same");
    seen(&desk, &phone, &server, "people-kept")?;

    // What is taken away is what is seen; the command line finds the same.
    let way = "return (async () => { const answer = await fetch(document.querySelector( \
               'main a[href*=\".csv\"]').href); return await answer.text(); })()";
    let text = desk.script(way)?;
    let text = text.as_str().unwrap_or_default();
    ensure!(text.lines().count() == women.len() + 1, "{text}");
    ensure!(women.iter().all(|name| text.contains(name.as_str())), "{text}");
    let line = ["person", "find", "--sex", "female", "--unit", "SL.TB.X02", "--age-to", "70"];
    let listed = site.done(&[&line[..], &["--format", "csv", "--limit", "999"]].concat())?.stdout;
    ensure!(listed.lines().count() == women.len() + 1, "{listed}");
    let file = site.file("x", b"")?.with_file_name("nu.xlsx");
    site.done(&[&line[..], &["--out", &file.to_string_lossy()]].concat())?;
    ensure!(std::fs::metadata(&file)?.len() > 2000, "a workbook");
    Ok(())
}

#[test]
fn the_administrator_is_told_of_backups_and_sees_no_search() -> Result<()> {
    if skipped("operating") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let server = site.serve()?;
    let (desk, phone) = (Browser::start(Screen::Desktop)?, Browser::start(Screen::Phone)?);
    let password = demo::password(&stdout, "quan-tri")?;
    for one in [&desk, &phone] {
        one.sign_in(&server, "quan-tri", &password)?;
    }
    desk.open(&server.at("/operating"))?;
    let page = desk.text("body")?;
    ensure!(page.contains("Sao lưu gần nhất"), "{page}");
    ensure!(desk.texts("form.find")?.is_empty(), "nobody to look for");
    seen(&desk, &phone, &server, "operating")?;
    let numbers = server.get("/metrics")?;
    ensure!(numbers.status == 200 && numbers.body.contains("kecan_journal_entries"), "{numbers:?}");
    ensure!(server.get("/health")?.body == "ok");
    Ok(())
}
