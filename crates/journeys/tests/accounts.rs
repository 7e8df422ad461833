//! A new site: its administrator comes in by the link that the server prints,
//! turns on the second factor, and hands out an account.

use anyhow::{Context, Result, ensure};
use journeys::{Browser, Screen, Site, skipped};

const PASSWORD: &str = "gió mùa về muộn 1975";

/// The path of the first one-time link in a text.
fn link(text: &str) -> Result<String> {
    let at = text.find("/welcome/").context("no one-time link")?;
    let path: String = text[at..].chars().take_while(|c| !c.is_whitespace()).collect();
    Ok(path)
}

fn choose(browser: &Browser, address: &str) -> Result<()> {
    browser.open(address)?;
    browser.fill("input[name=new]", PASSWORD)?;
    browser.fill("input[name=again]", PASSWORD)?;
    browser.click("main form button")?;
    browser.told("Đã lưu mật khẩu")?;
    Ok(())
}

/// A page at both sizes, in both schemes of colour.
fn looked_at(browser: &Browser, phone: bool, name: &str) -> Result<()> {
    let size = if phone { "phone" } else { "desk" };
    browser.screenshot(&format!("{name}-{size}"))?;
    ensure!(!browser.is_too_wide()?, "{name} is wider than the {size}");
    Ok(())
}

#[test]
fn an_administrator_comes_in_by_a_link_and_hands_out_another() -> Result<()> {
    if skipped("accounts") {
        return Ok(());
    }
    let site = Site::new()?;
    let printed = site.done(&["init", "--name", "Huyện ủy Thượng Bình"])?.stdout;
    ensure!(printed.matches("/welcome/").count() == 8, "a link an account: {printed}");
    ensure!(!printed.contains("Mật khẩu chỉ hiện"), "no password is printed");
    let server = site.serve()?;
    let of_administrator = printed.lines().find(|line| line.trim().starts_with("quan-tri"));
    let first = link(of_administrator.context("no line of the administrator")?)?;
    ensure!(!server.said().contains("/welcome/"), "that link is still good");
    let browser = Browser::start(Screen::Desktop)?;
    browser.open(&server.at(&first))?;
    looked_at(&browser, false, "welcome")?;
    choose(&browser, &server.at(&first))?;
    browser.sign_in(&server, "quan-tri", PASSWORD)?;
    browser.open(&server.at("/accounts"))?;
    browser.told("ban-thuong-vu")?;
    looked_at(&browser, false, "accounts")?;
    browser.fill("input[name=name]", "ha-an")?;
    browser.fill("input[name=display-name]", "Hà Thị Ân")?;
    browser.click("#new button")?;
    browser.told("Trao tận tay Hà Thị Ân")?;
    looked_at(&browser, false, "account-link")?;
    let handed = link(&browser.text(".one-time")?)?;
    browser.open(&server.at("/accounts"))?;
    browser.follow("Hà Thị Ân")?;
    browser.told("chờ chọn mật khẩu")?;
    looked_at(&browser, false, "account")?;
    browser.open(&server.at("/account/second-factor"))?;
    browser.told("Quét hình này")?;
    looked_at(&browser, false, "second-factor")?;

    let phone = Browser::start(Screen::Phone)?;
    phone.open(&server.at(&handed))?;
    looked_at(&phone, true, "welcome")?;
    choose(&phone, &server.at(&handed))?;
    phone.sign_in(&server, "ha-an", PASSWORD)?;
    phone.open(&server.at("/account"))?;
    phone.told("phiên này")?;
    looked_at(&phone, true, "own-account")?;
    phone.open(&server.at("/account/second-factor"))?;
    phone.told("Quét hình này")?;
    looked_at(&phone, true, "second-factor")?;
    browser.open(&server.at("/account"))?;
    browser.told("phiên này")?;
    looked_at(&browser, false, "own-account")?;
    browser.open(&server.at("/accounts/review"))?;
    browser.told("Rà soát quyền truy cập")?;
    looked_at(&browser, false, "access")?;
    phone.open(&server.at("/accounts"))?;
    phone.told("403")?;
    Ok(())
}

#[test]
fn the_command_line_helps_who_is_locked_out() -> Result<()> {
    let site = Site::new()?;
    site.done(&["init"])?;
    let again = site.done(&["account", "link", "quan-tri"])?.stdout;
    ensure!(link(&again)?.len() > 40, "{again}");
    let added = ["account", "add", "ha-an", "--role", "auditor", "--display-name", "Hà Thị Ân"];
    link(&site.done(&added)?.stdout)?;
    site.done(&["account", "disable", "ha-an"])?;
    let list = site.done(&["account", "list", "--format", "csv"])?.stdout;
    ensure!(list.contains("ha-an,Hà Thị Ân,auditor,,disabled"), "{list}");
    site.done(&["account", "enable", "ha-an"])?;
    let short = site.file("short", b"ngan qua\n")?;
    let short = short.to_string_lossy().into_owned();
    let refused = site.run(&["account", "password", "ha-an", "--from", &short])?;
    ensure!(refused.code == Some(2) && refused.stderr.contains("14"), "{refused}");
    site.password("ha-an")?;
    let journal = site.done(&["journal", "show", "--limit", "100"])?.stdout;
    ensure!(journal.contains("set-password"), "{journal}");
    ensure!(!journal.contains(Site::PASSWORD));
    Ok(())
}
