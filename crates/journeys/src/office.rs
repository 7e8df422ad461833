//! The finished demonstration with work under way in it: a list being drawn up, a
//! conference called, ballots of paper being counted, an electronic vote open, a
//! result that waits for its second signature, lists that say something else.

use crate::demo;
use crate::hall::{Hall, agrees};
use crate::site::Site;
use anyhow::{Context, Result};

/// The office.
pub struct Office {
    /// Its site, and the review whose first step is being counted on paper.
    pub hall: Hall,
    /// What the demonstration printed.
    pub printed: String,
    /// The review whose list is drawn up.
    pub listed: String,
    /// The review whose first conference is called.
    pub called: String,
    /// The review whose first step is voted on electronically.
    pub voted: String,
    /// Codes of that vote.
    pub codes: Vec<String>,
    /// The review whose first result waits for a second member of the team.
    pub proposed: String,
    /// A review that is decided.
    pub decided: String,
    /// The path of a one-time link.
    pub welcome: String,
}

/// What two lists say of one person, and a third of another one of that name.
const LISTS: [(&str, &str); 3] = [
    ("cũ.csv", "000180000001;Cầm Thị Tấm;05/02/1980;Nữ;;Chuyên viên;SL.TB.BDV;Sơ cấp"),
    ("mới.csv", "000180000001;Cầm Thị Tấm;05/02/1980;Nữ;Xã Nà Ún;Chuyên viên;SL.TB.BDV;Cao cấp"),
    ("nơi khác.csv", ";Cầm Thị Tấm;05/02/1980;Nữ;Xã Pù Hin;Chuyên viên;SL.TB.BTC;Trung cấp"),
];

/// A list as an office sends it.
pub fn list(rows: &str) -> String {
    format!(
        "\u{feff}Số CCCD;Họ và tên;Ngày sinh;Giới tính;Quê quán;Chức vụ hiện tại;Đơn vị;Trình độ LLCT\r\n\
         {rows}\r\n"
    )
}

/// The id in what a command said.
fn id(said: &str) -> Result<String> {
    let is_id = |word: &&str| word.len() == 13 && word.chars().all(|c| c.is_ascii_alphanumeric());
    let mut words = said.split(|sign: char| !sign.is_alphanumeric());
    words.find(is_id).map(str::to_owned).with_context(|| said.to_owned())
}

fn open(site: &Site, unit: &str) -> Result<String> {
    let plan = ["--plan", "titles", "--term", "2015-2020", "--on", "2017-06-05"];
    id(&site.done(&[&["review", "open", unit][..], &plan].concat())?.stdout)
}

/// As [`open`], and its first conference is called.
fn call(site: &Site, unit: &str) -> Result<String> {
    let review = open(site, unit)?;
    site.done(&["review", "step", "convene", &review, "1", "--on", "2017-06-08"])?;
    Ok(review)
}

fn hold(site: &Site, unit: &str) -> Result<String> {
    let review = call(site, unit)?;
    site.done(&["review", "step", "hold", &review, "1"])?;
    Ok(review)
}

/// Opens an electronic vote and returns its codes.
fn vote(site: &Site, review: &str) -> Result<Vec<String>> {
    let said = site.done(&["vote", "open", review, "1", "--cards", "12"])?.stdout;
    let is_code = |line: &&str| line.len() == 14 && line.split('-').all(|part| part.len() == 4);
    Ok(said.lines().map(str::trim).filter(is_code).map(str::to_owned).collect())
}

/// Two count the same, one of them proposes the result.
fn propose(site: &Site, review: &str) -> Result<()> {
    let form = site.done(&["review", "step", "show", review, "1", "--format", "csv"])?.stdout;
    let rows = form.lines().count() - 1;
    let sheet = |at: usize| (0..rows).map(move |row| if agrees(at, row) { '+' } else { '-' });
    let sheets: String = (0..8).map(|at| sheet(at).collect::<String>() + "\n").collect();
    let file = site.file("phiếu.txt", sheets.as_bytes())?.to_string_lossy().into_owned();
    for who in ["kiem-phieu-1", "kiem-phieu-2"] {
        let count = ["review", "step", "count", review, "1", "--issued", "8", &file, "--as", who];
        site.done(&count)?;
    }
    let release = ["review", "step", "release", review, "1", "--as", "kiem-phieu-1"];
    site.done(&release).map(drop)
}

impl Office {
    /// The demonstration, and everything under way.
    ///
    /// # Errors
    /// When a command fails.
    pub fn new() -> Result<Self> {
        let (site, printed) = demo::site()?;
        let shown = site.done(&["review", "show", "--format", "csv"])?.stdout;
        let decided = id(shown.lines().nth(1).unwrap_or_default())?;
        let listed = open(&site, "SL.TB")?;
        let called = call(&site, "SL.TB.BTG")?;
        let voted = hold(&site, "SL.TB.BTC")?;
        let codes = vote(&site, &voted)?;
        let proposed = hold(&site, "SL.TB.VP")?;
        propose(&site, &proposed)?;
        for (name, row) in LISTS {
            let file = site.file(name, list(row).as_bytes())?;
            site.done(&["import".as_ref(), file.as_os_str()])?;
        }
        let add = ["account", "add", "ha-an", "--role", "auditor", "--display-name", "Hà Thị Ân"];
        let said = site.done(&add)?.stdout;
        let at = said.find("/welcome/").context("no one-time link")?;
        let welcome = said[at..].split_whitespace().next().unwrap_or_default().to_owned();
        let counted = call(&site, "SL.TB.BDV")?;
        let hall = Hall::of(site, counted)?;
        let mut files = hall.mark("phieu-0", 0, |row| agrees(0, row))?;
        // The second sheet has both boxes of the first person marked.
        let both = |row, option| row == 0 || option == agrees(1, row);
        files.extend(hall.mark_boxes("phieu-1", 1, both)?);
        hall.read(&files)?;
        Ok(Self { hall, printed, listed, called, voted, codes, proposed, decided, welcome })
    }

    /// Its site.
    pub fn site(&self) -> &Site {
        &self.hall.site
    }

    /// The password of one of its accounts.
    ///
    /// # Errors
    /// When there is no such account.
    pub fn password(&self, account: &str) -> Result<String> {
        demo::password(&self.printed, account)
    }

    /// Every review that is named here.
    pub fn reviews(&self) -> [&str; 6] {
        let Self { hall, listed, called, voted, proposed, decided, .. } = self;
        [listed, called, &hall.review, voted, proposed, decided]
    }
}
