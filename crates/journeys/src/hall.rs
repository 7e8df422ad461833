//! A hall with paper ballots: printed by the program, rendered by another one,
//! marked by the published geometry, as hands and a scanner would.

use crate::demo::rosters;
use crate::picture::{Picture, rendered};
use crate::site::{Ended, Site};
use anyhow::{Context, Result};
use serde_json::Value;
use std::ffi::OsString;
use std::path::PathBuf;

/// The step whose ballots these are.
pub const STEP: &str = "1";

/// A step that was held and whose ballots were printed.
pub struct Hall {
    /// The office.
    pub site: Site,
    /// The id of its review.
    pub review: String,
    /// The file with the published geometry.
    pub layout: PathBuf,
    /// Sheets printed, the spare one included.
    pub sheets: usize,
    geometry: Value,
    /// Each page of each sheet, in order.
    pages: Vec<Picture>,
}

impl Hall {
    /// Sets up an office, holds the step and prints its ballots.
    ///
    /// # Errors
    /// When a command fails, or `pdftoppm` is missing.
    pub fn new() -> Result<Self> {
        let site = Site::new()?;
        site.done(&["init"])?;
        for account in ["kiem-phieu-1", "kiem-phieu-2", "kiem-phieu-3", "kiem-tra"] {
            site.password(account)?;
        }
        let mut import = vec![OsString::from("import")];
        import.extend(rosters(&site)?.into_iter().map(OsString::from));
        site.done(&import)?;
        let open = ["review", "open", "SL.TB.BDV", "--term", "2015-2020", "--on", "2017-03-07"];
        let opened = site.done(&open)?.stdout;
        let is_id =
            |word: &&str| word.len() == 13 && word.chars().all(|c| c.is_ascii_alphanumeric());
        let words = opened.split(|c: char| !c.is_alphanumeric());
        let review = words.into_iter().find(is_id).context("no review in the message")?.to_owned();
        site.done(&["review", "step", "convene", &review, STEP, "--on", "2017-03-08"])?;
        Self::of(site, review)
    }

    /// Holds the step of a review that was convened, and prints its ballots.
    ///
    /// # Errors
    /// As [`Hall::new`].
    pub fn of(site: Site, review: String) -> Result<Self> {
        site.done(&["review", "step", "hold", &review, STEP])?;
        let pdf = site.file("phieu.pdf", b"")?;
        let out = pdf.to_string_lossy().into_owned();
        site.done(&["ballot", "print", &review, STEP, "--spare", "1", "--out", &out])?;
        let json = site.done(&["ballot", "layout", &review, STEP, "--format", "json"])?.stdout;
        let layout = site.file("layout.json", json.as_bytes())?;
        let geometry: Value = serde_json::from_str(&json)?;
        let pages = rendered(&pdf)?;
        let of_form = geometry["pages"].as_array().context("no pages")?.len();
        let sheets = pages.len() / of_form;
        Ok(Self { site, review, layout, sheets, geometry, pages })
    }

    /// The password of those who count and of the auditor.
    pub fn password(&self) -> &'static str {
        Site::PASSWORD
    }

    /// Pages of the form.
    pub fn form_pages(&self) -> usize {
        self.pages.len() / self.sheets
    }

    /// The places of the boxes of a page: row, whether to agree, x, y, side.
    pub fn boxes(&self, page: usize) -> Vec<(usize, bool, f64, f64, f64)> {
        let boxes = self.geometry["pages"][page]["boxes"].as_array().cloned().unwrap_or_default();
        let number = |one: &Value, name: &str| one[name].as_f64().unwrap_or_default();
        boxes
            .iter()
            .map(|one| {
                let row = one["row"].as_u64().unwrap_or_default() as usize;
                let agrees = one["option"] == "agree";
                (row, agrees, number(one, "x"), number(one, "y"), number(one, "w"))
            })
            .collect()
    }

    /// Writes the pages of a sheet, each row with a cross as `agrees` says.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn mark(
        &self,
        name: &str,
        sheet: usize,
        agrees: impl Fn(usize) -> bool,
    ) -> Result<Vec<PathBuf>> {
        self.mark_boxes(name, sheet, |row, option| option == agrees(row))
    }

    /// Writes the pages of a sheet with a cross in each box that is wanted: by
    /// row, and whether it is the one to agree.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn mark_boxes(
        &self,
        name: &str,
        sheet: usize,
        wanted: impl Fn(usize, bool) -> bool,
    ) -> Result<Vec<PathBuf>> {
        let of_form = self.form_pages();
        (0..of_form)
            .map(|page| {
                let mut picture = self.pages[sheet * of_form + page].clone();
                for (row, option, x, y, side) in self.boxes(page) {
                    if wanted(row, option) {
                        picture.cross(x, y, side);
                    }
                }
                self.site.file(&format!("{name}-{page}.png"), &picture.png()?)
            })
            .collect()
    }

    /// `kecan ballot read` of the files for the step.
    ///
    /// # Errors
    /// When the command cannot be run.
    pub fn read(&self, files: &[PathBuf]) -> Result<Ended> {
        let mut args: Vec<OsString> = ["ballot", "read"].map(OsString::from).to_vec();
        args.extend(files.iter().map(OsString::from));
        let more = ["--review", &self.review, "--step", STEP, "--as", "kiem-phieu-1"];
        args.extend(more.map(OsString::from));
        self.site.run(&args)
    }
}

/// Whether a row of a sheet is agreed to.
pub fn agrees(sheet: usize, row: usize) -> bool {
    !(sheet + row).is_multiple_of(3)
}

impl Hall {
    /// Marks all sheets but the spare one; the files of their pages.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn mark_all(&self) -> Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        for sheet in 0..self.sheets - 1 {
            files.extend(self.mark(&format!("to-{sheet}"), sheet, |row| agrees(sheet, row))?);
        }
        Ok(files)
    }

    /// What is on the sheets of [`Self::mark_all`], as somebody types it.
    pub fn typed(&self) -> String {
        (0..self.sheets - 1).map(|sheet| self.typed_sheet(sheet) + "\n").collect()
    }

    /// One of those sheets: a sign a row.
    pub fn typed_sheet(&self, sheet: usize) -> String {
        let rows = (0..self.form_pages()).flat_map(|page| self.boxes(page)).map(|one| one.0 + 1);
        let rows = rows.max().unwrap_or(0);
        (0..rows).map(|row| if agrees(sheet, row) { '+' } else { '-' }).collect()
    }

    /// Two members of the counting team release the result that the counts give.
    ///
    /// # Errors
    /// When a command fails.
    pub fn release(&self) -> Result<()> {
        let release = ["review", "step", "release", &self.review, STEP];
        let propose = [&release[..], &["--as", "kiem-phieu-1"]].concat();
        let proposed = self.site.done(&propose)?.stdout;
        let is_digest =
            |word: &&str| word.len() >= 8 && word.chars().all(|c| c.is_ascii_hexdigit());
        let digest = proposed.split_whitespace().find(is_digest).context("no digest")?;
        let confirm = ["--digest", digest, "--as", "kiem-phieu-2"];
        self.site.done(&[&release[..], &confirm].concat()).map(drop)
    }
}
