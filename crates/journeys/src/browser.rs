//! Chromium, steered through chromedriver. The calls here wait, so that a
//! story reads from top to bottom.

use crate::program::target;
use crate::server::Server;
use anyhow::{Context, Result, bail};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// How long a page may take to show what is looked for.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often an element is looked for again that went away with its page.
const TRIES: u32 = 20;

/// Chromium on an office PC needs none of its own services, and reaches for
/// no host but the one under test.
const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Every file of the open page with its bytes as they were sent.
const WEIGHT: &str = "return ['navigation', 'resource'] \
    .flatMap(kind => performance.getEntriesByType(kind)) \
    .map(entry => [new URL(entry.name).pathname, entry.encodedBodySize])";

/// The screen a page is read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The usual laptop of an office, 1366 × 768.
    Desktop,
    /// A phone held upright, 390 × 844.
    Phone,
    /// A laptop until [`Browser::resize`] makes it another one.
    Changing,
}

/// A browser with one page open.
pub struct Browser {
    pub(crate) client: Client,
    pub(crate) waits: Runtime,
    driver: Driver,
}

struct Driver {
    port: u16,
    process: Child,
    folder: TempDir,
}

/// Whether browser stories are to be skipped (`KECAN_SKIP_BROWSER=1`); says
/// so loudly when they are.
pub fn skipped(story: &str) -> bool {
    let skip = env::var("KECAN_SKIP_BROWSER").is_ok_and(|value| value == "1");
    if skip {
        eprintln!("SKIPPED, NOT TESTED: {story} (KECAN_SKIP_BROWSER=1)");
    }
    skip
}

impl Browser {
    /// Starts Chromium with an empty profile.
    ///
    /// # Errors
    /// When chromedriver or Chromium cannot be started.
    pub fn start(screen: Screen) -> Result<Self> {
        let driver = Driver::start()?;
        let waits =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let Value::Object(capabilities) = capabilities(screen, &driver.folder) else {
            bail!("the capabilities are no object");
        };
        let client = waits.block_on(async {
            ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities)
                .connect(&format!("http://127.0.0.1:{}", driver.port))
                .await
        });
        let client =
            client.with_context(|| format!("Chromium does not start\n{}", driver.log()))?;
        Ok(Self { client, waits, driver })
    }

    /// Opens an address.
    ///
    /// # Errors
    /// When the page does not load.
    pub fn open(&self, address: &str) -> Result<()> {
        self.waits
            .block_on(self.client.goto(address))
            .with_context(|| format!("{address} does not load"))
    }

    /// The address of the page that is open.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn address(&self) -> Result<String> {
        Ok(self.waits.block_on(self.client.current_url())?.to_string())
    }

    /// The text a person reads in the first element that the CSS selector
    /// finds, waiting for it to appear.
    ///
    /// # Errors
    /// When it does not appear.
    pub fn text(&self, css: &str) -> Result<String> {
        // Between finding an element and reading it, the page may have gone to
        // the next one; then the element there is meant.
        for _ in 0..TRIES {
            let element = self.element(css)?;
            match self.waits.block_on(element.text()) {
                Err(error) if error.is_stale_element_reference() => {}
                read => return Ok(read?),
            }
        }
        bail!("{css} does not stand still")
    }

    /// The page's text once it says these words: after a click the page before may
    /// still stand.
    ///
    /// # Errors
    /// When it does not say them within twenty seconds; with what it says.
    pub fn told(&self, words: &str) -> Result<String> {
        let mut page = String::new();
        for _ in 0..200 {
            page = self.text("body").unwrap_or_default();
            if page.contains(words) {
                return Ok(page);
            }
            thread::sleep(Duration::from_millis(100));
        }
        bail!("«{words}» is not in:\n{page}")
    }

    /// The texts of all elements that the CSS selector finds now.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn texts(&self, css: &str) -> Result<Vec<String>> {
        self.waits.block_on(async {
            let mut texts = Vec::new();
            for element in self.client.find_all(Locator::Css(css)).await? {
                texts.push(element.text().await?);
            }
            Ok(texts)
        })
    }

    /// Types into the field that the CSS selector finds.
    ///
    /// # Errors
    /// When there is no such field.
    pub fn fill(&self, css: &str, text: &str) -> Result<()> {
        let field = self.element(css)?;
        self.waits.block_on(async {
            field.clear().await?;
            field.send_keys(text).await
        })?;
        Ok(())
    }

    /// Gives files to the field for files that the CSS selector finds.
    ///
    /// # Errors
    /// When there is no such field.
    pub fn choose(&self, css: &str, files: &[PathBuf]) -> Result<()> {
        let field = self.element(css)?;
        let paths: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
        Ok(self.waits.block_on(field.send_keys(&paths.join("\n")))?)
    }

    /// Presses one key where the page's attention is.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn press(&self, key: &str) -> Result<()> {
        Ok(self
            .waits
            .block_on(async { self.client.active_element().await?.send_keys(key).await })?)
    }

    /// Signs somebody in and waits until they are.
    ///
    /// # Errors
    /// When the page does not let them in.
    pub fn sign_in(&self, server: &Server, account: &str, password: &str) -> Result<()> {
        self.open(&server.at("/"))?;
        self.fill("input[autocomplete=username]", account)?;
        self.fill("input[type=password]", password)?;
        self.click("main button[type=submit]")?;
        self.text("form[action='/sign-out'] button").map(drop)
    }

    /// Clicks on what the CSS selector finds.
    ///
    /// # Errors
    /// When it cannot be found or clicked.
    pub fn click(&self, css: &str) -> Result<()> {
        let element = self.element(css)?;
        self.waits.block_on(element.click()).with_context(|| format!("cannot click on {css}"))
    }

    /// Follows the first link whose text contains the words.
    ///
    /// # Errors
    /// When no link does.
    pub fn follow(&self, words: &str) -> Result<()> {
        let path = format!("//a[contains(normalize-space(.), {})]", quoted(words));
        let link = self.wait_for(Locator::XPath(&path))?;
        self.waits.block_on(link.click()).with_context(|| format!("cannot follow \"{words}\""))
    }

    /// Plugs in a security key made of software, which agrees to everything.
    ///
    /// # Errors
    /// When chromedriver has none.
    pub fn plug_in_key(&self) -> Result<()> {
        let session = self.waits.block_on(self.client.session_id())?.context("no session")?;
        let key = json!({
            "protocol": "ctap2",
            "transport": "usb",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserVerified": true,
        })
        .to_string();
        // The client of the stories knows no such command.
        let mut stream = TcpStream::connect(("127.0.0.1", self.driver.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(
            stream,
            "POST /session/{session}/webauthn/authenticator HTTP/1.1\r\nHost: 127.0.0.1\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{key}",
            key.len()
        )?;
        // It leaves the line open: the first bytes say how it went.
        let mut answer = [0; 512];
        let read = stream.read(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer[..read]);
        match answer.starts_with("HTTP/1.1 200") {
            true => Ok(()),
            false => bail!("{answer}"),
        }
    }

    /// What a script returns in the page.
    ///
    /// # Errors
    /// When the script throws.
    pub fn script(&self, script: &str) -> Result<Value> {
        Ok(self.waits.block_on(self.client.execute(script, Vec::new()))?)
    }

    /// What the open page and all that it asked for weigh on the line, in bytes,
    /// as if nothing had been kept from an earlier page; with the parts.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub fn weight(&self) -> Result<(u64, Value)> {
        let parts = self.script(WEIGHT)?;
        let sizes = parts.as_array().context("no list")?.iter();
        Ok((sizes.filter_map(|part| part[1].as_u64()).sum(), parts))
    }

    /// Saves what is seen as `target/screenshots/NAME.png`.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub fn screenshot(&self, name: &str) -> Result<PathBuf> {
        let picture = self.waits.block_on(self.client.screenshot())?;
        let folder = target()?.join("screenshots");
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, picture)?;
        Ok(file)
    }

    /// Addresses on hosts other than the given one that the page asked for.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn foreign_requests(&self, home: &str) -> Result<Vec<String>> {
        let asked = self
            .script("return performance.getEntriesByType('resource').map(entry => entry.name)")?;
        let asked = asked.as_array().cloned().unwrap_or_default();
        let asked = asked.iter().filter_map(Value::as_str);
        Ok(asked
            .filter(|address| !address.starts_with(home) && !address.starts_with("data:"))
            .map(str::to_owned)
            .collect())
    }

    /// Whether the page is wider than the screen, so that it must be pushed
    /// sideways to be read.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn is_too_wide(&self) -> Result<bool> {
        let wide = self.script(
            "const page = document.documentElement; return page.scrollWidth > page.clientWidth",
        )?;
        wide.as_bool().context("the browser does not say how wide the page is")
    }

    /// The port of chromedriver.
    pub(crate) fn port(&self) -> u16 {
        self.driver.port
    }

    fn element(&self, css: &str) -> Result<Element> {
        self.wait_for(Locator::Css(css))
    }

    fn wait_for(&self, locator: Locator<'_>) -> Result<Element> {
        let found = self
            .waits
            .block_on(async { self.client.wait().at_most(PATIENCE).for_element(locator).await });
        found.with_context(|| {
            let shown = self.waits.block_on(async {
                let body = self.client.find(Locator::Css("body")).await.ok()?;
                body.text().await.ok()
            });
            format!("{locator:?} is not on the page, which reads:\n{}", shown.unwrap_or_default())
        })
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Closing ends Chromium; killing chromedriver alone would leave it.
        let _ = self.waits.block_on(self.client.clone().close());
    }
}

impl Driver {
    /// Starts chromedriver, which finds a free port by itself and says which.
    fn start() -> Result<Self> {
        let folder = TempDir::with_prefix("kecan-browser-")?;
        let log = folder.path().join("chromedriver.log");
        let process = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(File::create(&log)?)
            .stderr(Stdio::null())
            .spawn()
            .context(
                "cannot start chromedriver; install it with `cargo xtask setup`, or skip the \
                 browser stories with KECAN_SKIP_BROWSER=1",
            )?;
        let mut driver = Self { port: 0, process, folder };
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            let log = driver.log();
            let port = log.lines().find_map(|line| {
                line.strip_prefix("ChromeDriver was started successfully on port ")?
                    .trim_end_matches('.')
                    .parse()
                    .ok()
            });
            if let Some(port) = port {
                driver.port = port;
                return Ok(driver);
            }
            thread::sleep(Duration::from_millis(20));
        }
        bail!("chromedriver does not say that it started\n{}", driver.log())
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("chromedriver.log")).unwrap_or_default()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn capabilities(screen: Screen, folder: &TempDir) -> Value {
    let profile = folder.path().join("profile");
    let mut flags: Vec<String> = FLAGS.iter().map(|flag| (*flag).to_owned()).collect();
    flags.push(format!("--user-data-dir={}", profile.display()));
    flags.push("--lang=vi".to_owned());
    // The size of the page, not of a window with its frame.
    let metrics = match screen {
        Screen::Changing => {
            flags.push("--window-size=1366,768".to_owned());
            return json!({ "browserName": "chrome", "goog:chromeOptions": { "args": flags } });
        }
        Screen::Desktop => {
            json!({ "width": 1366, "height": 768, "pixelRatio": 1.0, "mobile": false, "touch": false })
        }
        Screen::Phone => {
            json!({ "width": 390, "height": 844, "pixelRatio": 2.0, "mobile": true, "touch": true })
        }
    };
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "args": flags,
            "mobileEmulation": { "deviceMetrics": metrics },
        },
    })
}

/// An XPath text: it cannot escape a quote, so the other kind is taken.
fn quoted(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}
