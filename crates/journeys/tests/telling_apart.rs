//! Who is who, in a real browser: a list comes in, a newer one says something
//! else and is answered field by field, the same person of another office is met
//! and made one with the first, two others are told apart, and everything is
//! undone.

use anyhow::{Context, Result, bail, ensure};
use journeys::{Browser, Screen, Server, Site, contents, demo, skipped};
use std::path::PathBuf;

const OFFICER: &str = "can-bo";
const HEADER: &str =
    "Số CCCD;Họ và tên;Ngày sinh;Giới tính;Quê quán;Chức vụ hiện tại;Đơn vị;Trình độ LLCT";

/// What the records of people hold, without when and how they changed.
fn people(site: &Site) -> Result<Vec<(String, Vec<String>)>> {
    const TABLES: [&str; 6] =
        ["person", "profile", "evaluation", "person_merge", "person_apart", "difference_answer"];
    let mut all = contents::contents(site)?;
    Ok(TABLES.map(|table| (table.to_owned(), all.remove(table).unwrap_or_default())).into())
}

/// Two offices of the demonstration.
fn offices(site: &Site) -> Result<(String, String)> {
    let codes = contents::ask(site, "SELECT code FROM unit WHERE level = 'agency' ORDER BY code")?;
    let mut codes = codes.into_iter();
    Ok((codes.next().context("no office")?, codes.next().context("no second office")?))
}

fn list(site: &Site, name: &str, rows: &[String]) -> Result<PathBuf> {
    let text = format!("\u{feff}{HEADER}\r\n{}\r\n", rows.join("\r\n"));
    site.file(name, text.as_bytes())
}

fn send(browser: &Browser, server: &Server, file: PathBuf) -> Result<String> {
    browser.open(&server.at("/imports"))?;
    browser.choose("main input[type=file]", &[file])?;
    browser.click("main form[enctype] button[type=submit]")?;
    browser.text("main form[action='/imports/take']")?;
    browser.text("main")
}

fn take(browser: &Browser) -> Result<()> {
    browser.click("main form[action='/imports/take'] button")?;
    browser.told("Đã nhập").map(drop)
}

/// Undoes the batch of this name, which is one of the latest: of one second
/// there may be two.
fn undo(browser: &Browser, server: &Server, name: &str) -> Result<()> {
    browser.open(&server.at("/imports"))?;
    let rows = (1..=4).map(|place| format!("main tbody tr:nth-child({place})"));
    for row in rows {
        if browser.text(&format!("{row} th"))?.contains(name) {
            browser.click(&format!("{row} details summary"))?;
            browser.click(&format!("{row} form button"))?;
            return browser.told("Đã hoàn tác lô").map(|_| ());
        }
    }
    bail!("{name} is none of the latest batches")
}

/// The page on a desk and on a phone, as pictures that somebody can look at.
fn seen(browser: &Browser, phone: &Browser, server: &Server, name: &str) -> Result<()> {
    let at = browser.address()?;
    let path = at.strip_prefix(server.at("").as_str()).context("another site")?;
    browser.screenshot(name)?;
    ensure!(!browser.is_too_wide()?, "{name} is wider than the screen");
    phone.open(&server.at(path))?;
    phone.screenshot(&format!("{name}-phone"))?;
    ensure!(!phone.is_too_wide()?, "{name} is wider than a phone");
    Ok(())
}

#[test]
fn a_newer_list_is_answered_and_a_double_made_one_and_everything_undone() -> Result<()> {
    if skipped("telling apart") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let (first, second) = offices(&site)?;
    let row = |card: &str, home: &str, office: &str, theory: &str| {
        format!("{card};Cầm Thị Tấm;05/02/1980;Nữ;{home};Chuyên viên;{office};{theory}")
    };
    let server = site.serve()?;
    let password = demo::password(&stdout, OFFICER)?;
    let (browser, phone) = (Browser::start(Screen::Desktop)?, Browser::start(Screen::Phone)?);
    browser.sign_in(&server, OFFICER, &password)?;
    phone.sign_in(&server, OFFICER, &password)?;
    let before = people(&site)?;

    // A list, and a newer one of the same office.
    let old = list(&site, "cũ.csv", &[row("000180000001", "", &first, "Sơ cấp")])?;
    send(&browser, &server, old)?;
    take(&browser)?;
    let newer = row("000180000001", "Xã Nà Ún", &first, "Cao cấp");
    let looked = send(&browser, &server, list(&site, "mới.csv", std::slice::from_ref(&newer))?)?;
    for said in ["Khác với hồ sơ đang có", "Cầm Thị Tấm", "Sơ cấp", "Cao cấp", "1 chỗ ghi khác"]
    {
        ensure!(looked.contains(said), "{said} is not in:\n{looked}");
    }
    ensure!(!looked.contains("000180000001"), "nothing is asked about the card");
    seen(&browser, &phone, &server, "import-differences")?;
    take(&browser)?;
    let asked = people(&site)?;

    browser.open(&server.at("/"))?;
    browser.follow("Điểm khác: 1 điểm chờ trả lời")?;
    let page = browser.text("main")?;
    ensure!(page.contains("Sơ cấp") && page.contains("mới.csv"), "{page}");
    seen(&browser, &phone, &server, "differences")?;
    browser.click("main input[value=take]")?;
    browser.click("main form button.first")?;
    let answered = browser.told("Đã ghi các câu trả lời")?;
    ensure!(answered.contains("Không có điểm khác nào chờ trả lời"), "{answered}");

    // The same content in another file, its columns filled the same.
    let again = list(&site, "lại.csv", &[newer, String::new()])?;
    let tried = site.done(&["import", "--dry-run", &again.to_string_lossy()])?;
    ensure!(!tried.stdout.contains("Khác với hồ sơ"), "asked again: {tried}");

    // The other office knows her too, without her card.
    send(
        &browser,
        &server,
        list(&site, "nơi khác.csv", &[row("", "Xã Pù Hin", &second, "Trung cấp")])?,
    )?;
    take(&browser)?;
    let apart = people(&site)?;
    browser.open(&server.at("/imports"))?;
    browser.follow("Ai là ai")?;
    let queue = browser.text("main")?;
    ensure!(queue.contains("Cầm Thị Tấm") && queue.contains("Quê quán"), "{queue}");
    seen(&browser, &phone, &server, "who")?;
    let way = "return [...document.querySelectorAll('main tbody tr')]
         .find(row => row.textContent.includes('Cầm Thị Tấm')).querySelector('a').pathname";
    let way = browser.script(way)?;
    let way = way.as_str().context("no way to the pair")?.to_owned();
    browser.open(&server.at(&way))?;
    let pair = browser.text("main")?;
    for said in ["Cao cấp", "Trung cấp", "000180000001", "mới.csv", "nơi khác.csv"] {
        ensure!(pair.contains(said), "{said} is not in:\n{pair}");
    }
    browser.click("main input[name='f-hometown'][value=other]")?;
    seen(&browser, &phone, &server, "who-pair")?;
    browser.click("main form[action$='/merge'] button")?;
    browser.told("Đã gộp làm một")?;
    ensure!(!browser.text("main")?.contains("Cầm Thị Tấm"), "the pair still waits");
    browser.open(&server.at("/people?q=Cầm Thị Tấm"))?;
    ensure!(browser.texts("main tbody tr")?.len() == 1, "one person is found");
    browser.click("main tbody a")?;
    let person = browser.text("main")?;
    ensure!(person.contains("000180000001"), "the officer sees the card:\n{person}");

    // Undone one by one, the latest first; then told apart, which is undone too.
    undo(&browser, &server, "Gộp hai hồ sơ")?;
    ensure!(people(&site)? == apart, "the merge left something");
    browser.open(&server.at(&way))?;
    browser.click("main form[action$='/apart'] button")?;
    browser.told("Đã ghi là hai người")?;
    ensure!(!browser.text("main")?.contains("Cầm Thị Tấm"), "nobody is asked again");
    browser.open(&server.at("/imports"))?;
    seen(&browser, &phone, &server, "imports-decided")?;
    undo(&browser, &server, "hai người")?;
    undo(&browser, &server, "nơi khác.csv")?;
    undo(&browser, &server, "Trả lời")?;
    ensure!(people(&site)? == asked, "the answers left something");
    undo(&browser, &server, "mới.csv")?;
    undo(&browser, &server, "cũ.csv")?;
    ensure!(people(&site)? == before, "something is left of all that");

    // Whoever only audits sees neither page, and the card but for three digits.
    let auditor = Browser::start(Screen::Desktop)?;
    auditor.sign_in(&server, "kiem-tra", &demo::password(&stdout, "kiem-tra")?)?;
    for path in ["/who", "/differences"] {
        auditor.open(&server.at(path))?;
        ensure!(!auditor.text("main")?.contains("Ai là ai"), "{path} is shown to all");
    }
    Ok(())
}

#[test]
fn a_double_is_found_merged_and_undone_on_the_command_line() -> Result<()> {
    let (site, _) = demo::site()?;
    let (first, second) = offices(&site)?;
    let row = |office: &str, home: &str, theory: &str| {
        format!(";Cầm Thị Tấm;05/02/1980;Nữ;{home};Chuyên viên;{office};{theory}")
    };
    for (name, office, home) in [("a.csv", &first, "Xã Nà Ún"), ("b.csv", &second, "Xã Pù Hin")]
    {
        let file = list(&site, name, &[row(office, home, "Sơ cấp")])?;
        site.done(&["import", &file.to_string_lossy()])?;
    }
    let pairs = |site: &Site| -> Result<Vec<serde_json::Value>> {
        let out = site.done(&["person", "doubles", "--format", "json"])?.stdout;
        let all: Vec<serde_json::Value> = serde_json::from_str(&out)?;
        Ok(all.into_iter().filter(|pair| pair["name"] == "Cầm Thị Tấm").collect())
    };
    let found = pairs(&site)?;
    let [pair] = found.as_slice() else { anyhow::bail!("{found:?}") };
    let (one, other) =
        (pair["one"].as_str().context("no id")?, pair["second"].as_str().context("no id")?);
    let wrong = site.run(&["person", "merge", one, other, "--take", "mau-mat"])?;
    ensure!(wrong.code == Some(2) && wrong.stderr.contains("mau-mat"), "{wrong}");
    let before = people(&site)?;
    let merged = site.done(&["person", "merge", one, other, "--take", "hometown"])?;
    ensure!(pairs(&site)?.is_empty(), "{merged}");
    let batch = merged.stdout.rsplit("--undo ").next().context("no batch")?;
    let batch = batch.trim().trim_end_matches(").");
    site.done(&["import", "--undo", batch])?;
    ensure!(people(&site)? == before, "undoing left something");
    site.done(&["person", "apart", one, other])?;
    ensure!(pairs(&site)?.is_empty());

    // What differs is listed and answered by id, and all of a batch at once.
    let file = list(&site, "c.csv", &[row(&first, "Xã Nà Ún", "Cao cấp")])?;
    site.done(&["import", &file.to_string_lossy()])?;
    let open = site.done(&["import", "differences", "--format", "json"])?.stdout;
    let open: Vec<serde_json::Value> = serde_json::from_str(&open)?;
    ensure!(open.len() == 1 && open[0]["brought"] == "Cao cấp", "{open:?}");
    let id = open[0]["difference"].as_str().context("no id")?;
    site.done(&["import", "answer", "take", id])?;
    let twice = site.run(&["import", "answer", "keep", id])?;
    ensure!(twice.code == Some(2), "answered twice: {twice}");
    let file = list(&site, "d.csv", &[row(&first, "Xã Nà Ún", "Cử nhân")])?;
    let kept = site.done(&["import", "--differences", "keep", &file.to_string_lossy()])?;
    ensure!(kept.stdout.contains("giữ hồ sơ"), "{kept}");
    Ok(())
}
