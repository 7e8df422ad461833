//! What a browser can be asked about how a page looks and reads: to whom it is
//! closed, what does not fit, what it says in the wrong language. The questions
//! stand in `assets/looks/`.

use crate::Browser;
use anyhow::{Context, Result, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

const AXE: &str =
    concat!(include_str!("../assets/axe/axe.min.js"), "\n", include_str!("../assets/looks/axe.js"));
const ALIKE: &str = include_str!("../assets/looks/alike.js");
const FITS: &str = include_str!("../assets/looks/fits.js");
const WORDS: &str = include_str!("../assets/looks/words.js");
const FOCUS: &str = include_str!("../assets/looks/focus.js");
const LINKS: &str = include_str!("../assets/looks/links.js");

/// A page that was asked for beside the open one.
#[derive(Debug, Clone)]
pub struct Beside {
    /// HTTP status code.
    pub status: u64,
    /// Path and query where it stands in the end.
    pub at: String,
    /// Whether it is a page, not a file.
    pub is_page: bool,
    /// Where its links lead, as written.
    pub links: Vec<String>,
}

/// What the text of a browser is as large as until somebody sets it: pixels.
const TEXT: u32 = 16;

impl Browser {
    /// A command of the browser's own protocol.
    ///
    /// # Errors
    /// When the browser does not know it, or is gone.
    pub fn command(&self, name: &str, params: &Value) -> Result<Value> {
        let session = self.waits.block_on(self.client.session_id())?.context("no session")?;
        let port = self.port();
        let body = json!({ "cmd": name, "params": params }).to_string();
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        write!(
            stream,
            "POST /session/{session}/goog/cdp/execute HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\
             Content-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )?;
        let (head, body) = answer(stream)?;
        ensure!(head.contains(" 200 "), "{name}: {body}");
        let mut answer: Value = serde_json::from_str(&body)?;
        Ok(answer["value"].take())
    }

    /// Makes the window so large, in pixels of the page.
    ///
    /// # Errors
    /// As [`Browser::command`].
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
        self.command("Emulation.setDeviceMetricsOverride", &size).map(drop)
    }

    /// Sets the size of text that the reader asks of all pages, in hundredths of
    /// the usual one.
    ///
    /// # Errors
    /// As [`Browser::command`].
    pub fn text_size(&self, hundredths: u32) -> Result<()> {
        let size = TEXT * hundredths / 100;
        let sizes = json!({ "fontSizes": { "standard": size, "fixed": size } });
        self.command("Page.setFontSizes", &sizes).map(drop)
    }

    /// Shows pages as a reader has them who likes them dark or light, on a screen
    /// or on paper.
    ///
    /// # Errors
    /// As [`Browser::command`].
    pub fn colours(&self, scheme: &str, medium: &str) -> Result<()> {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        let media = json!({ "media": medium, "features": features });
        self.command("Emulation.setEmulatedMedia", &media).map(drop)
    }

    /// Lets pages run their scripts, or not.
    ///
    /// # Errors
    /// As [`Browser::command`].
    pub fn scripts(&self, run: bool) -> Result<()> {
        self.command("Emulation.setScriptExecutionDisabled", &json!({ "value": !run })).map(drop)
    }

    /// Chooses the language of the pages as the switch on them does.
    ///
    /// # Errors
    /// As [`Browser::command`].
    pub fn language(&self, home: &str, lang: &str) -> Result<()> {
        let cookie = json!({ "name": "lang", "value": lang, "url": home });
        self.command("Network.setCookie", &cookie).map(drop)
    }

    /// Forgets who is signed in.
    ///
    /// # Errors
    /// As [`Browser::command`].
    pub fn forget(&self) -> Result<()> {
        self.command("Network.clearBrowserCookies", &json!({})).map(drop)
    }

    /// Marks rows like others on the open page, so that the questions after this one
    /// look at two of each kind.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub fn mark_alike(&self) -> Result<()> {
        self.faults(ALIKE, Value::Null).map(drop)
    }

    /// What keeps people out of the open page, by axe-core; where only the colours
    /// have changed since, of its colours alone. Takes marked rows out of the page.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub fn barriers(&self, only_colours: bool) -> Result<Vec<String>> {
        self.faults(AXE, json!(only_colours))
    }

    /// What does not fit the window of the open page; with a number, also lines of
    /// more signs than that.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub fn misfits(&self, longest_line: Option<u32>) -> Result<Vec<String>> {
        self.faults(FITS, json!(longest_line))
    }

    /// What the open page, which is in Vietnamese, says in another way, but for what
    /// is known to be a name.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub fn foreign_words(&self, names: &[&str]) -> Result<Vec<String>> {
        self.faults(WORDS, json!(names))
    }

    /// What is wrong about where the keyboard is on the open page: nowhere, or
    /// nobody sees where.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub fn focus_faults(&self) -> Result<Vec<String>> {
        self.faults(FOCUS, Value::Null)
    }

    /// Asks for an address beside the open page, as whoever is signed in.
    ///
    /// # Errors
    /// When it cannot be asked for.
    pub fn beside(&self, address: &str) -> Result<Beside> {
        let found = self.waits.block_on(self.client.execute(LINKS, vec![json!(address)]))?;
        let links = found["links"].as_array().cloned().unwrap_or_default();
        Ok(Beside {
            status: found["status"].as_u64().context("no status")?,
            at: found["at"].as_str().unwrap_or_default().to_owned(),
            is_page: found["isPage"] == true,
            links: links.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        })
    }

    fn faults(&self, question: &str, about: Value) -> Result<Vec<String>> {
        let found = self.waits.block_on(self.client.execute(question, vec![about]))?;
        let found = found.as_array().with_context(|| format!("no list: {found}"))?;
        Ok(found.iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect())
    }

    /// Presses a key and lets it go, wherever the keyboard is; the other keys are
    /// held down meanwhile.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn key(&self, held: &[Key], key: char) -> Result<()> {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for one in held {
            keys = keys.then(KeyAction::Down { value: char::from(*one) });
        }
        keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        for one in held.iter().rev() {
            keys = keys.then(KeyAction::Up { value: char::from(*one) });
        }
        Ok(self.waits.block_on(self.client.perform_actions(keys))?)
    }

    /// Types a text where the keyboard is.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn type_text(&self, text: &str) -> Result<()> {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for sign in text.chars() {
            keys = keys.then(KeyAction::Down { value: sign }).then(KeyAction::Up { value: sign });
        }
        Ok(self.waits.block_on(self.client.perform_actions(keys))?)
    }
}

/// Head and body of an answer after which the line stays open.
fn answer(stream: TcpStream) -> Result<(String, String)> {
    let mut stream = BufReader::new(stream);
    let (mut head, mut length) = (String::new(), 0);
    while !head.ends_with("\r\n\r\n") {
        let start = head.len();
        ensure!(stream.read_line(&mut head)? > 0, "the answer breaks off: {head}");
        let line = head[start..].to_ascii_lowercase();
        if let Some(bytes) = line.strip_prefix("content-length:") {
            length = bytes.trim().parse()?;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    Ok((head, String::from_utf8(body)?))
}
