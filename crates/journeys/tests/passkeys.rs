//! An officer turns on one-time passwords, adds a passkey beside them, signs in
//! with it, and takes it away again; all on the reader's own machine, where
//! passkeys need no TLS.

use anyhow::{Context, Result, ensure};
use journeys::{Browser, Screen, Server, Site, skipped};
use std::thread;
use std::time::Duration;

const OFFICER: &str = "can-bo";

/// The one-time password of the key in the page's form, worked out in the page.
const ONE_TIME: &str = "
    window.oneTime = '';
    (async () => {
      const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
      let bits = '';
      for (const sign of document.querySelector('input[name=key]').value) {
        bits += letters.indexOf(sign).toString(2).padStart(5, '0');
      }
      const bytes = Uint8Array.from(bits.match(/.{8}/g), (byte) => parseInt(byte, 2));
      const kind = { name: 'HMAC', hash: 'SHA-1' };
      const key = await crypto.subtle.importKey('raw', bytes, kind, false, ['sign']);
      const period = new DataView(new ArrayBuffer(8));
      period.setUint32(4, Math.floor(Date.now() / 30000));
      const mac = new DataView(await crypto.subtle.sign('HMAC', key, period.buffer));
      const code = (mac.getUint32(mac.getUint8(19) & 15) & 0x7fffffff) % 1000000;
      window.oneTime = String(code).padStart(6, '0');
    })();
    return null";

fn one_time(browser: &Browser) -> Result<String> {
    browser.script(ONE_TIME)?;
    for _ in 0..100 {
        let code = browser.script("return window.oneTime")?;
        if let Some(code) = code.as_str().filter(|code| !code.is_empty()) {
            return Ok(code.to_owned());
        }
        thread::sleep(Duration::from_millis(50));
    }
    anyhow::bail!("no one-time password")
}

/// The page of the server under the name that passkeys are bound to.
fn at(server: &Server, path: &str) -> String {
    format!("http://localhost:{}{path}", server.port())
}

fn first_step(browser: &Browser, server: &Server, password: &str) -> Result<()> {
    browser.open(&at(server, "/sign-in"))?;
    browser.fill("main input[name=name]", OFFICER)?;
    browser.fill("main input[name=password]", password)?;
    browser.click("main button[type=submit]")
}

fn looked_at(browser: &Browser, name: &str) -> Result<()> {
    browser.screenshot(name)?;
    ensure!(!browser.is_too_wide()?, "{name} is too wide");
    Ok(())
}

#[test]
fn a_passkey_is_added_signs_in_and_is_taken_away() -> Result<()> {
    if skipped("passkeys") {
        return Ok(());
    }
    let site = Site::new()?;
    let printed = site.done(&["init", "--name", "Huyện ủy Thượng Bình"])?.stdout;
    ensure!(printed.contains(OFFICER), "{printed}");
    let password = site.password(OFFICER)?;
    let server = site.serve()?;
    let browser = Browser::start(Screen::Desktop)?;
    browser.plug_in_key()?;
    first_step(&browser, &server, &password)?;
    browser.text("form[action='/sign-out'] button")?;
    browser.open(&at(&server, "/account"))?;
    browser.told("Bật mã dùng một lần trước")?;

    browser.open(&at(&server, "/account/second-factor"))?;
    browser.told("Quét hình này")?;
    let code = one_time(&browser)?;
    browser.fill("main input[name=code]", &code)?;
    browser.fill("main input[name=present]", &password)?;
    browser.click("main form button[type=submit]")?;
    browser.told("Mã khôi phục")?;
    let recovery = browser.texts(".recovery-codes code")?;
    let recovery = recovery.first().context("no recovery code")?.clone();

    browser.open(&at(&server, "/account"))?;
    browser.told("Chưa có khóa nào")?;
    browser.fill("#passkeys input[name=name]", "Khóa USB ở ngăn kéo")?;
    browser.fill("#passkeys input[name=present]", &password)?;
    browser.click("#passkeys form[data-passkey] button")?;
    browser.told("Đã thêm khóa truy cập")?;
    browser.told("Khóa USB ở ngăn kéo")?;
    looked_at(&browser, "passkeys-own-desk")?;

    // The same key is not made twice: the browser says so itself.
    browser.fill("#passkeys input[name=name]", "Lần hai")?;
    browser.fill("#passkeys input[name=present]", &password)?;
    browser.click("#passkeys form[data-passkey] button")?;
    browser.told("Chưa nhận được khóa truy cập")?;

    browser.click("form[action='/sign-out'] button")?;
    browser.told("Đăng nhập")?;
    first_step(&browser, &server, &password)?;
    browser.told("Dùng khóa truy cập")?;
    looked_at(&browser, "passkeys-sign-in-desk")?;
    browser.click("form[action='/sign-in/passkey'] button")?;
    browser.text("form[action='/sign-out'] button")?;

    // A recovery code does the same where there is no key.
    browser.click("form[action='/sign-out'] button")?;
    browser.told("Đăng nhập")?;
    first_step(&browser, &server, &password)?;
    browser.told("hoặc nhập mã")?;
    browser.fill("main input[name=code]", &recovery)?;
    browser.click("form[action='/sign-in/code'] button")?;
    browser.text("form[action='/sign-out'] button")?;

    browser.open(&at(&server, "/account"))?;
    browser.click("#passkeys form[action='/account/passkeys/drop'] button")?;
    browser.told("Đã bỏ khóa truy cập")?;
    browser.click("form[action='/sign-out'] button")?;
    browser.told("Đăng nhập")?;
    first_step(&browser, &server, &password)?;
    browser.told("Mã xác thực")?;
    ensure!(browser.texts("form[action='/sign-in/passkey']")?.is_empty(), "it is gone");

    let journal = site.done(&["journal", "show", "--limit", "100"])?.stdout;
    ensure!(journal.contains("add-passkey") && journal.contains("drop-passkey"), "{journal}");
    Ok(())
}
