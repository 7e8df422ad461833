//! The site's own words, taught in a real browser: headers that nobody knows are
//! pointed at and kept, a text that no code list knows is explained and filled in,
//! and the next file goes straight in; a large file is stopped while it is read.

use anyhow::{Context, Result, bail, ensure};
use journeys::{Browser, Screen, Server, Site, contents, demo, skipped};
use std::fmt::Write;
use std::time::Duration;

const HEADER: &str = "TT;Nhân sự;Nam giới sinh;Nữ giới sinh;Đang giữ;Nơi làm;Thành phần";

const FIELDS: [(&str, &str); 7] = [
    ("TT", "number"),
    ("Nhân sự", "name"),
    ("Nam giới sinh", "male"),
    ("Nữ giới sinh", "female"),
    ("Đang giữ", "current-post"),
    ("Nơi làm", "work-unit"),
    ("Thành phần", "ethnicity"),
];

fn send(browser: &Browser, server: &Server, site: &Site, name: &str, rows: &str) -> Result<()> {
    let file = site.file(name, format!("{HEADER}\n{rows}\n").as_bytes())?;
    browser.open(&server.at("/imports"))?;
    browser.choose("main input[type=file]", &[file])?;
    browser.click("main form[enctype] button[type=submit]")
}

fn says(browser: &Browser, told: &[&str]) -> Result<()> {
    // A click does not wait for a page that is being made.
    let mut seen = String::new();
    for _ in 0..100 {
        // Between two pages there is none.
        seen = browser.text("body").unwrap_or_default();
        if told.iter().all(|told| seen.contains(told)) {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    bail!("not all of {told:?} is in:\n{seen}")
}

/// Looks at a page on a wide and on a narrow screen.
fn looked_at(browser: &Browser, phone: &Browser, name: &str) -> Result<()> {
    browser.screenshot(name)?;
    ensure!(!browser.is_too_wide()?, "{name} is wider than the screen");
    phone.open(&browser.address()?)?;
    phone.screenshot(&format!("{name}-phone"))?;
    ensure!(!phone.is_too_wide()?, "{name} is wider than a phone");
    Ok(())
}

/// Points at the header of the only sheet, says what each column is, keeps it.
fn teach_columns(browser: &Browser, phone: &Browser) -> Result<()> {
    browser.follow("Các cột của mot.csv")?;
    says(browser, &["Không nhận ra dòng tiêu đề", "Nhân sự", "Quàng Văn Ỉnh"])?;
    looked_at(browser, phone, "columns-unknown")?;
    browser.click("main form[method=get] button")?;
    says(browser, &["Còn thiếu cột bắt buộc", "Họ và tên", "Thái Đen"])?;
    looked_at(browser, phone, "columns")?;
    let fields = serde_json::to_string(&FIELDS)?;
    browser.script(&format!(
        "for (const [header, field] of {fields}) {{
            const choice = document.querySelector(`main select[aria-label='${{header}}']`);
            choice.value = field;
        }}"
    ))?;
    browser.click("main form[method=post][action$='/learn'] button.first")
}

fn ethnicities(site: &Site, name: &str) -> Result<Vec<String>> {
    let sql = format!(
        "SELECT COALESCE(ethnicity, '-') FROM profile WHERE name = '{name}' ORDER BY recorded, ethnicity"
    );
    contents::ask(site, &sql)
}

fn people(site: &Site) -> Result<usize> {
    contents::counts(site)?.get("person").copied().context("no table of people")
}

#[test]
fn what_is_taught_once_is_read_from_then_on() -> Result<()> {
    if skipped("learning_words") {
        return Ok(());
    }
    let (site, stdout) = demo::site()?;
    let server = site.serve()?;
    let password = demo::password(&stdout, "can-bo")?;
    let browser = Browser::start(Screen::Desktop)?;
    browser.sign_in(&server, "can-bo", &password)?;
    let phone = Browser::start(Screen::Phone)?;
    phone.sign_in(&server, "can-bo", &password)?;

    // A file that nobody understands, until somebody says what its columns are.
    let first = "1;Quàng Văn Ỉnh;05/02/1980;;Chuyên viên;SL.TB.BDV;Thái Đen\n\
        2;Cà Thị Mận;;1985;Chuyên viên;SL.TB.BDV;Thái";
    send(&browser, &server, &site, "mot.csv", first)?;
    teach_columns(&browser, &phone)?;
    says(&browser, &["2 bản ghi sẽ được nhập", "Thành phần → Dân tộc", "Có phải: Thái"])?;
    looked_at(&browser, &phone, "import-check-taught")?;
    browser.click("main form[action='/imports/take'] button")?;
    says(&browser, &["Đã nhập", "mot.csv"])?;
    ensure!(ethnicities(&site, "Quàng Văn Ỉnh")? == ["-"], "never guessed");

    // The unknown text waits, is explained, and is filled in.
    browser.follow("nội dung chưa có trong danh mục")?;
    says(&browser, &["Thái Đen", "1 lần trong các lô đã nhập"])?;
    looked_at(&browser, &phone, "import-values")?;
    browser.click("main form.answer button[name=code][value='Thái']")?;
    says(&browser, &["Đã lưu", "«Thái Đen» hiểu là «Thái», 1 hồ sơ còn thiếu"])?;
    looked_at(&browser, &phone, "import-values-answered")?;
    browser.click("main form[action='/imports/values/fill'] button")?;
    says(&browser, &["Đã bổ sung thành một lô"])?;
    ensure!(ethnicities(&site, "Quàng Văn Ỉnh")?.contains(&"Thái".to_owned()), "filled in");
    browser.open(&server.at("/imports"))?;
    says(&browser, &["Bổ sung theo danh mục đã đối chiếu"])?;

    // The next file of the same office goes straight in.
    let second = "1;Quàng Văn Ỏn;1979;;Chuyên viên;SL.TB.BDV;Thái đen";
    send(&browser, &server, &site, "hai.csv", second)?;
    says(&browser, &["1 bản ghi sẽ được nhập", "Đọc là «Thái» theo cách hiểu đã lưu"])?;
    browser.click("main form[action='/imports/take'] button")?;
    says(&browser, &["Đã nhập", "hai.csv"])?;
    ensure!(ethnicities(&site, "Quàng Văn Ỏn")? == ["Thái"], "read as was taught");

    // The command line knows the same.
    let listed = site.done(&["import", "habits"])?;
    ensure!(listed.stdout.contains("Nhân sự") && listed.stdout.contains("Thái Đen"), "{listed}");
    site.done(&["import", "forget", "value", "ethnicity", "Thái Đen"])?;
    site.done(&["import", "learn", "value", "ethnicity", "Thái Đen", "Thái"])?;
    let third = site.file("ba.csv", format!("{HEADER}\n{second}\n").as_bytes())?;
    let columns =
        site.done(&["import", "columns", &third.to_string_lossy(), "--format", "json"])?;
    ensure!(
        columns.stdout.contains("\"meaning\":\"ethnicity\"")
            || columns.stdout.contains("\"meaning\": \"ethnicity\""),
        "{columns}"
    );
    stopped(&browser, &phone, &server, &site)
}

/// A large file is stopped while it is looked at, and nothing of it is kept.
fn stopped(browser: &Browser, phone: &Browser, server: &Server, site: &Site) -> Result<()> {
    let letters = |number: u32| -> String {
        number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
    };
    let mut rows = String::new();
    for number in 1..=60_000 {
        let name = letters(number);
        writeln!(rows, "{number};Lò Văn A{name};1980;;Chuyên viên;SL.TB.BDV;Thái")?;
    }
    let before = people(site)?;
    send(browser, server, site, "nhieu.csv", &rows)?;
    says(browser, &["Đang đọc thử", "Dừng"])?;
    browser.screenshot("import-at-work")?;
    phone.open(&server.at("/imports/progress"))?;
    phone.screenshot("import-at-work-phone")?;
    ensure!(!phone.is_too_wide()?, "the progress is wider than a phone");
    browser.click("main form[action='/imports/stop'] button")?;
    says(browser, &["Đã dừng; không có gì được ghi", "nhieu.csv"])?;
    ensure!(people(site)? == before, "nothing is kept");
    Ok(())
}
