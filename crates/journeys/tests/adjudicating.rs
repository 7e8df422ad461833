//! Scanned ballots in the browser: files are sent one by one with progress, also
//! by dropping them, and what is doubtful is settled with single keys by two
//! people, or by a third.

use anyhow::{Context, Result, ensure};
use journeys::hall::{Hall, STEP, agrees};
use journeys::{Browser, Screen, Server, Site, contents, skipped};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

const COUNTERS: [&str; 3] = ["kiem-phieu-1", "kiem-phieu-2", "kiem-phieu-3"];

/// How long a file may take to be read.
const PATIENCE: Duration = Duration::from_secs(60);

/// How many pictures of the page did not load, of those that stand in sight.
const BROKEN: &str = "return [...document.querySelectorAll('img.crop')].filter(one => \
     one.complete && one.naturalWidth === 0).length";

/// Waits until as many elements are there.
fn wait_for(browser: &Browser, css: &str, wanted: usize) -> Result<()> {
    let started = Instant::now();
    loop {
        let found = browser.texts(css)?;
        if found.len() == wanted {
            return Ok(());
        }
        ensure!(started.elapsed() < PATIENCE, "{css}: {wanted} wanted, found {found:?}");
        thread::sleep(Duration::from_millis(100));
    }
}

/// Drops files on the field, as a hand does from the folder beside.
fn drop_files(browser: &Browser, files: &[(&str, &str)]) -> Result<()> {
    let files = serde_json::to_string(files)?;
    let script = format!(
        "const data = new DataTransfer();
         for (const [name, text] of {files}) data.items.add(new File([text], name));
         const event = {{ bubbles: true, cancelable: true, dataTransfer: data }};
         const field = document.querySelector('form.upload .drop');
         field.dispatchEvent(new DragEvent('dragover', event));
         if (!field.classList.contains('over')) throw new Error('does not show that it takes files');
         field.dispatchEvent(new DragEvent('drop', event));
         return true"
    );
    browser.script(&script).map(drop)
}

/// A hall whose second sheet has both boxes of the first person marked.
struct Marked {
    hall: Hall,
    files: Vec<PathBuf>,
}

impl Marked {
    fn new() -> Result<Self> {
        let hall = Hall::new()?;
        ensure!(hall.sheets > 3, "too few sheets for the story");
        let mut files = hall.mark("phieu-0", 0, |row| agrees(0, row))?;
        let both = |row, option| row == 0 || option == agrees(1, row);
        files.extend(hall.mark_boxes("phieu-1", 1, both)?);
        Ok(Self { hall, files })
    }

    fn at(&self, rest: &str) -> String {
        format!("/reviews/{}/steps/{STEP}/scans{rest}", self.hall.review)
    }

    /// A member of the counting team at a screen.
    fn counter(&self, server: &Server, who: usize) -> Result<Browser> {
        let browser = Browser::start(Screen::Desktop)?;
        browser.sign_in(server, COUNTERS[who], self.hall.password())?;
        Ok(browser)
    }
}

/// Decisions kept in the office's database.
fn decisions(site: &Site) -> Result<usize> {
    contents::counts(site)?.get("scan_decision").copied().context("no table of decisions")
}

/// The count is released; then the auditor, who saw nothing before, reads who
/// decided what and looks at the same picture.
fn released_decisions_are_read(marked: &Marked, server: &Server) -> Result<()> {
    let (hall, site) = (&marked.hall, &marked.hall.site);
    let auditor = |screen| -> Result<Browser> {
        let browser = Browser::start(screen)?;
        browser.sign_in(server, "kiem-tra", hall.password())?;
        browser.open(&server.at(&marked.at("/decisions")))?;
        Ok(browser)
    };
    let early = auditor(Screen::Desktop)?;
    ensure!(early.texts(".decided")?.is_empty(), "nothing is shown before the release");
    let finish = ["ballot", "finish", &hall.review, STEP, "--issued", "2", "--returned", "2"];
    site.done(&[&finish[..], &["--as", COUNTERS[0]]].concat())?;
    // The third decided that the second sheet agrees to the first person.
    let second = format!("+{}", &hall.typed_sheet(1)[1..]);
    let typed =
        site.file("dem-tay.txt", format!("{}\n{second}\n", hall.typed_sheet(0)).as_bytes())?;
    let typed = typed.to_string_lossy().into_owned();
    let count = ["review", "step", "count", &hall.review, STEP, "--issued", "2", &typed];
    site.done(&[&count[..], &["--as", COUNTERS[1]]].concat())?;
    hall.release()?;
    for (screen, name) in [(Screen::Desktop, "desktop"), (Screen::Phone, "phone")] {
        let browser = auditor(screen)?;
        ensure!(browser.texts(".decided")?.len() == 1);
        ensure!(browser.texts(".decided dd")?.len() == 4, "three people and what stands");
        ensure!(browser.script(BROKEN)? == 0, "a picture is missing");
        ensure!(!browser.is_too_wide()?, "the decisions do not fit the {name}");
        browser.screenshot(&format!("scans-decisions-{name}"))?;
    }
    Ok(())
}

#[test]
fn files_are_sent_with_progress_and_doubts_are_settled_with_single_keys() -> Result<()> {
    if skipped("files are sent with progress and doubts are settled with single keys") {
        return Ok(());
    }
    let marked = Marked::new()?;
    let server = marked.hall.site.serve()?;
    let first = marked.counter(&server, 0)?;
    first.open(&server.at(&marked.at("")))?;
    ensure!(!first.is_too_wide()?, "the page does not fit");
    first.choose("form.upload input[type=file]", &marked.files)?;
    wait_for(&first, ".sent li.done", marked.files.len())?;
    // Something that is no scan is refused by its name, and the rest stays.
    drop_files(&first, &[("ghi-chu.pdf", "đây không phải là bản quét")])?;
    wait_for(&first, ".sent li.failed", 1)?;
    let refused = first.text(".sent li.failed")?;
    ensure!(refused.contains("ghi-chu.pdf"), "{refused}");
    wait_for(&first, ".sent a.button", 1)?;
    first.screenshot("scans-sent")?;
    ensure!(first.foreign_requests(&server.at("/"))?.is_empty());
    first.click(".sent a.button")?;

    // One key shows the whole page, one answers; hit twice, it is sent once.
    let decide = marked.at("/decide");
    first.click(&format!("main a[href='{decide}']"))?;
    first.text("button[data-key='3']")?;
    ensure!(!first.is_too_wide()?, "the question does not fit");
    let open = "return document.querySelector('details.whole').open";
    for shown in [true, false] {
        first.press("p")?;
        ensure!(first.script(open)? == shown, "P turns the whole page on and off");
    }
    ensure!(first.script(BROKEN)? == 0, "a picture is missing");
    first.screenshot("scans-decide")?;
    first.script(
        "for (const time of [1, 2]) document.dispatchEvent(new KeyboardEvent('keydown', {key: '2'}))",
    )?;
    first.text(".notice.done")?;
    ensure!(decisions(&marked.hall.site)? == 1);
    ensure!(first.texts(".ask button")?.is_empty(), "nothing is left for the first");

    // The second sees nothing of it and says otherwise; the third sees both.
    let second = marked.counter(&server, 1)?;
    second.open(&server.at(&decide))?;
    second.text("button[data-key='3']")?;
    ensure!(second.texts(".said li")?.is_empty(), "the second sees what the first said");
    second.press("1")?;
    second.text(".notice.done")?;
    let third = marked.counter(&server, 2)?;
    third.open(&server.at(&decide))?;
    third.text("button[data-key='3']")?;
    ensure!(third.texts(".said li")?.len() == 2, "the third sees what both said");
    third.screenshot("scans-third")?;
    third.press("1")?;
    third.text(".notice.done")?;
    ensure!(decisions(&marked.hall.site)? == 3);
    first.open(&server.at(&marked.at("")))?;
    ensure!(first.texts(&format!("main a[href='{decide}']"))?.is_empty(), "nothing waits");
    first.screenshot("scans-settled")?;
    drop((first, second, third));
    released_decisions_are_read(&marked, &server)
}
