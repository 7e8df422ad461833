//! The work without a mouse: every place is reached by the tab key, one always
//! sees where one is, and nothing that a page does by itself loses the place.

use anyhow::{Context, Result, bail, ensure};
use fantoccini::key::Key;
use journeys::hall::agrees;
use journeys::office::Office;
use journeys::{Browser, Screen, Server, skipped};
use serde_json::json;
use std::thread;
use std::time::Duration;

/// Further than this nobody tabs.
const PATIENCE: usize = 120;

/// Somebody at a keyboard.
struct Hands<'a> {
    browser: Browser,
    server: &'a Server,
}

fn sign(key: Key) -> char {
    char::from(key)
}

impl<'a> Hands<'a> {
    fn at(server: &'a Server) -> Result<Self> {
        let browser = Browser::start(Screen::Desktop)?;
        // A window without a screen is as little in front as one behind others.
        browser.command("Emulation.setFocusEmulationEnabled", &json!({ "enabled": true }))?;
        browser.open(&server.at("/sign-in"))?;
        Ok(Self { browser, server })
    }

    /// An address typed where addresses are.
    fn open(&self, path: &str) -> Result<()> {
        self.browser.open(&self.server.at(path))
    }

    fn press(&self, key: Key) -> Result<()> {
        self.browser.key(&[], sign(key))
    }

    fn is_at(&self, css: &str) -> Result<bool> {
        let script = format!("return document.activeElement.matches({css:?})");
        Ok(self.browser.script(&script)? == true)
    }

    /// Presses Tab until the keyboard is at what the selector finds; it is seen on
    /// the way there.
    fn tab_to(&self, css: &str) -> Result<()> {
        for _ in 0..PATIENCE {
            self.press(Key::Tab)?;
            if self.is_at(css)? {
                return self.seen();
            }
            if self.browser.script("return document.activeElement === document.body")? == true {
                continue;
            }
            self.seen()?;
        }
        bail!("{css} is not reached by {PATIENCE} tabs at {}", self.browser.address()?)
    }

    /// One sees where the keyboard is.
    fn seen(&self) -> Result<()> {
        let faults = self.browser.focus_faults()?;
        ensure!(faults.is_empty(), "{}: {faults:?}", self.browser.address()?);
        Ok(())
    }

    /// After the page changed itself, the keyboard is somewhere in it.
    fn kept(&self) -> Result<()> {
        for _ in 0..50 {
            if self.browser.focus_faults()?.is_empty() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(100));
        }
        self.seen()
    }

    /// Names on the list, which may be changing itself.
    fn rows(&self) -> Result<u64> {
        let count = self.browser.script("return document.querySelectorAll('.work-row').length")?;
        count.as_u64().context("no number")
    }

    fn sign_in(&self, account: &str, password: &str) -> Result<()> {
        self.tab_to("input[autocomplete=username]")?;
        self.browser.type_text(account)?;
        self.tab_to("input[type=password]")?;
        self.browser.type_text(password)?;
        self.press(Key::Enter)?;
        self.browser.text("form[action='/sign-out'] button").map(drop)
    }

    /// Past header and menu, by the link for it.
    fn skip(&self) -> Result<()> {
        self.press(Key::Tab)?;
        ensure!(self.is_at("a.skip")?, "the first stop is not the way past the menu");
        self.seen()?;
        self.press(Key::Enter)?;
        for _ in 0..50 {
            if self.is_at("main")? {
                break;
            }
            thread::sleep(Duration::from_millis(100));
        }
        self.press(Key::Tab)?;
        let at = self.browser.script("return document.activeElement.outerHTML.slice(0, 200)")?;
        ensure!(self.is_at("main *")?, "the way past the menu leads to {at}");
        self.seen()
    }
}

#[test]
fn an_officer_finds_somebody_and_changes_a_list_by_keys() -> Result<()> {
    if skipped("an officer finds somebody and changes a list by keys") {
        return Ok(());
    }
    let office = Office::new()?;
    let server = office.site().serve()?;
    let hands = Hands::at(&server)?;
    let browser = &hands.browser;
    hands.sign_in("can-bo", &office.password("can-bo")?)?;

    hands.open("/")?;
    hands.skip()?;
    hands.open("/")?;
    hands.tab_to("header.top input[type=search]")?;
    browser.type_text("nguyen")?;
    hands.press(Key::Enter)?;
    hands.tab_to("main a[href^='/people/']")?;
    hands.press(Key::Enter)?;
    browser.text("form[action='/sign-out'] button")?;
    browser.told("Xếp loại hằng năm")?;

    // Somebody is put on the list of a review: the list changes in its place.
    let list = format!("/reviews/{}/list", office.listed);
    hands.open(&list)?;
    let before = hands.rows()?;
    hands.skip()?;
    hands.tab_to(".add-name a")?;
    hands.press(Key::Enter)?;
    browser.text("section.adding")?;
    hands.kept()?;
    hands.tab_to("section.adding button[name=add]")?;
    hands.press(Key::Space)?;
    browser.told("Đã sửa danh sách")?;
    ensure!(hands.rows()? == before + 1, "nobody was added");
    hands.kept()?;

    // Somebody is taken off it, with why in both ways.
    hands.open(&list)?;
    hands.tab_to(".work-row .pick input")?;
    hands.press(Key::Space)?;
    hands.tab_to(".work-bar select[name=why]")?;
    hands.press(Key::Down)?;
    hands.press(Key::Down)?;
    hands.tab_to(".work-bar input[name=reason]")?;
    browser.type_text("Theo kết luận kiểm tra")?;
    hands.tab_to(".work-bar button[value=remove]")?;
    hands.press(Key::Enter)?;
    browser.told("Đã sửa danh sách")?;
    hands.kept()?;

    // Taken back, and back a step: by its button, and by Ctrl and Z.
    browser.key(&[Key::Shift], sign(Key::Tab))?;
    hands.seen()?;
    hands.tab_to("[data-walk=undo]")?;
    hands.press(Key::Enter)?;
    browser.told("Đã hoàn tác")?;
    hands.kept()?;
    browser.key(&[Key::Control], 'z')?;
    for _ in 0..100 {
        if hands.rows()? == before {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(100));
    }
    bail!("Ctrl and Z take nothing back")
}

#[test]
fn the_counting_team_counts_and_releases_by_keys() -> Result<()> {
    if skipped("the counting team counts and releases by keys") {
        return Ok(());
    }
    let office = Office::new()?;
    let server = office.site().serve()?;
    let hands = Hands::at(&server)?;
    let browser = &hands.browser;
    hands.sign_in("kiem-phieu-2", &office.password("kiem-phieu-2")?)?;

    // Sheet after sheet without leaving the field.
    hands.open(&format!("/reviews/{}/steps/1/count", office.hall.review))?;
    let rows = browser.texts(".form-rows > li")?.len();
    for sheet in 0..3 {
        browser.text("input.marks")?;
        hands.kept()?;
        ensure!(hands.is_at("input.marks")?, "the keyboard does not stand in the field");
        let marks: String =
            (0..rows).map(|row| if agrees(sheet, row) { '+' } else { '-' }).collect();
        browser.type_text(&marks)?;
        hands.press(Key::Enter)?;
        browser.told(&format!("Đã nhập {} phiếu", sheet + 1))?;
    }
    // The count is closed: how many were issued.
    hands.tab_to("form[action$='/count/close'] input[name=issued]")?;
    browser.type_text("8")?;
    hands.press(Key::Enter)?;
    browser.told("Đã")?;

    // What another one proposed is confirmed.
    hands.open(&format!("/reviews/{}/steps/1/release", office.proposed))?;
    hands.skip()?;
    hands.tab_to("form[action$='/release/confirm'] button")?;
    hands.press(Key::Enter)?;
    browser.told("Đã công bố")?;
    Ok(())
}
