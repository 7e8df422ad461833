//! Paper ballots from the printer to the result: printed by the program,
//! rendered by another one, marked by the published geometry, read, counted.

use anyhow::{Context, Result, ensure};
use journeys::Site;
use journeys::demo::rosters;
use serde_json::Value;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

const STEP: &str = "1";
const DPI: f64 = 150.0;

/// A page as another program renders it, in greys.
#[derive(Clone)]
struct Picture {
    width: usize,
    height: usize,
    shades: Vec<u8>,
}

/// A step that was held and whose ballots were printed.
struct Hall {
    site: Site,
    review: String,
    layout: PathBuf,
    geometry: Value,
    /// Each page of each sheet, in order.
    pages: Vec<Picture>,
    sheets: usize,
}

impl Hall {
    fn new() -> Result<Self> {
        let site = Site::new()?;
        site.done(&["init"])?;
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
        Ok(Self { site, review, layout, geometry, pages, sheets })
    }

    fn form_pages(&self) -> usize {
        self.pages.len() / self.sheets
    }

    /// The places of the boxes of a page: row, whether to agree, x, y, side.
    fn boxes(&self, page: usize) -> Vec<(usize, bool, f64, f64, f64)> {
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

    /// Writes the pages of a sheet, marked as `agrees` says of each row.
    fn mark(
        &self,
        name: &str,
        sheet: usize,
        agrees: impl Fn(usize) -> bool,
    ) -> Result<Vec<PathBuf>> {
        let of_form = self.form_pages();
        (0..of_form)
            .map(|page| {
                let mut picture = self.pages[sheet * of_form + page].clone();
                for (row, option, x, y, side) in self.boxes(page) {
                    if option == agrees(row) {
                        picture.cross(x, y, side);
                    }
                }
                self.site.file(&format!("{name}-{page}.png"), &picture.png()?)
            })
            .collect()
    }

    fn read(&self, files: &[PathBuf]) -> Result<journeys::Ended> {
        let mut args: Vec<OsString> = ["ballot", "read"].map(OsString::from).to_vec();
        args.extend(files.iter().map(OsString::from));
        let more = ["--review", &self.review, "--step", STEP, "--as", "kiem-phieu-1"];
        args.extend(more.map(OsString::from));
        self.site.run(&args)
    }
}

impl Picture {
    /// A pen's cross in a box whose place is given in millimetres.
    fn cross(&mut self, x: f64, y: f64, side: f64) {
        let (inner, steps) = (side * 0.7, 200);
        for step in 0..=steps {
            let along = side * 0.15 + inner * f64::from(step) / f64::from(steps);
            self.dot(x + along, y + along);
            self.dot(x + side - along, y + along);
        }
    }

    /// A dot of half a millimetre.
    fn dot(&mut self, x: f64, y: f64) {
        let pixel = |millimetres: f64| millimetres / 25.4 * DPI;
        let reach = pixel(0.25);
        let (cx, cy) = (pixel(x), pixel(y));
        for py in (cy - reach) as usize..=(cy + reach) as usize {
            for px in (cx - reach) as usize..=(cx + reach) as usize {
                if px < self.width && py < self.height {
                    self.shades[py * self.width + px] = 40;
                }
            }
        }
    }

    fn png(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header()?.write_image_data(&self.shades)?;
        Ok(bytes)
    }
}

/// The pages of a PDF, by `pdftoppm`.
fn rendered(pdf: &Path) -> Result<Vec<Picture>> {
    let folder = tempfile::tempdir()?;
    let done = Command::new("pdftoppm")
        .args(["-gray", "-r", "150"])
        .arg(pdf)
        .arg(folder.path().join("page"))
        .status()
        .context("pdftoppm is needed (Debian: poppler-utils)")?;
    ensure!(done.success(), "pdftoppm failed");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder.path())?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    files.iter().map(|file| grey(&std::fs::read(file)?)).collect()
}

/// A PGM picture: `P5`, width, height, 255, then the shades.
fn grey(bytes: &[u8]) -> Result<Picture> {
    let mut at = 0;
    let mut word = || -> Result<String> {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        let from = at;
        while bytes.get(at).is_some_and(|byte| !byte.is_ascii_whitespace()) {
            at += 1;
        }
        Ok(String::from_utf8(bytes[from..at].to_vec())?)
    };
    let (kind, width, height, _) = (word()?, word()?.parse()?, word()?.parse()?, word()?);
    ensure!(kind == "P5", "not a grey picture");
    Ok(Picture { width, height, shades: bytes[at + 1..].to_vec() })
}

/// Whether a row of a sheet is agreed to.
fn agrees(sheet: usize, row: usize) -> bool {
    !(sheet + row).is_multiple_of(3)
}

impl Hall {
    /// Marks all sheets but the spare one; the files of their pages.
    fn mark_all(&self) -> Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        for sheet in 0..self.sheets - 1 {
            files.extend(self.mark(&format!("to-{sheet}"), sheet, |row| agrees(sheet, row))?);
        }
        Ok(files)
    }

    /// What is on the sheets of [`Self::mark_all`], as somebody types it.
    fn typed(&self) -> String {
        let rows = (0..self.form_pages()).flat_map(|page| self.boxes(page)).map(|one| one.0 + 1);
        let rows = rows.max().unwrap_or(0);
        let line = |sheet: usize| -> String {
            (0..rows).map(|row| if agrees(sheet, row) { '+' } else { '-' }).collect()
        };
        (0..self.sheets - 1).map(|sheet| line(sheet) + "\n").collect()
    }
}

#[test]
fn every_box_is_read_as_it_was_marked_without_a_site() -> Result<()> {
    let hall = Hall::new()?;
    let files = hall.mark_all()?;
    let mut args: Vec<OsString> = ["ballot", "read", "--layout"].map(OsString::from).to_vec();
    args.push(hall.layout.clone().into());
    args.extend(files.iter().map(OsString::from));
    let read: Value = serde_json::from_str(&hall.site.done(&args)?.stdout)?;
    let pages = read.as_array().context("no pages")?;
    assert_eq!(pages.len(), files.len());
    for (at, page) in pages.iter().enumerate() {
        let sheet = at / hall.form_pages();
        let places = hall.boxes(at % hall.form_pages());
        let boxes = page["boxes"].as_array().context("no boxes")?;
        assert_eq!(boxes.len(), places.len());
        for (one, (row, option, ..)) in boxes.iter().zip(places) {
            let wanted = if option == agrees(sheet, row) { "marked" } else { "empty" };
            assert_eq!(one["class"], wanted, "sheet {sheet}: {one}");
        }
    }
    Ok(())
}

#[test]
fn copied_and_foreign_sheets_are_caught_and_nothing_counts_twice() -> Result<()> {
    let hall = Hall::new()?;
    let files = hall.mark_all()?;
    for _ in 0..2 {
        let read = hall.read(&files)?;
        ensure!(read.code == Some(0), "{read}");
    }
    let copied = hall.mark("ban-sao", 0, |row| !agrees(0, row))?;
    let ended = hall.read(&copied)?;
    ensure!(ended.code == Some(1) && ended.stdout.contains("clash"), "{ended}");
    let other = Hall::new()?;
    let foreign = other.mark("noi-khac", 0, |_| true)?;
    let ended = hall.read(&foreign[..1])?;
    ensure!(ended.code == Some(1) && ended.stdout.contains("foreign"), "{ended}");
    // With questions open there is no count.
    let n = (hall.sheets - 1).to_string();
    let finish = ["ballot", "finish", &hall.review, STEP, "--issued", &n, "--returned", &n];
    let refused = hall.site.run(&finish)?;
    ensure!(refused.code == Some(2), "{refused}");
    Ok(())
}

/// How many readings of boxes the office's files hold, rows that were deleted
/// included.
fn readings(site: &Site) -> Result<usize> {
    let reading = br#""class":"marked""#;
    let mut found = 0;
    for file in site.files("")? {
        let bytes = std::fs::read(&file)?;
        found += bytes.windows(reading.len()).filter(|at| at == reading).count();
    }
    Ok(found)
}

#[test]
fn what_was_marked_on_paper_is_what_is_counted() -> Result<()> {
    let hall = Hall::new()?;
    let (site, review, sheets) = (&hall.site, hall.review.as_str(), hall.sheets - 1);
    let read = hall.read(&hall.mark_all()?)?;
    ensure!(read.code == Some(0), "{read}");
    let n = sheets.to_string();
    let by = |who: &'static str| ["--as", who];
    let finish = ["ballot", "finish", review, STEP, "--issued", &n, "--returned", &n];
    site.done(&[&finish[..], &by("kiem-phieu-1")].concat())?;
    // The second count, typed by another person.
    let typed = site.file("dem-tay.txt", hall.typed().as_bytes())?;
    let typed = typed.to_string_lossy().into_owned();
    let count = ["review", "step", "count", review, STEP, "--issued", &n, &typed];
    site.done(&[&count[..], &by("kiem-phieu-2")].concat())?;
    let release = ["review", "step", "release", review, STEP];
    let proposed = site.done(&[&release[..], &by("kiem-phieu-1")].concat())?.stdout;
    let is_digest = |word: &&str| word.len() >= 8 && word.chars().all(|c| c.is_ascii_hexdigit());
    let digest = proposed.split_whitespace().find(is_digest).context("no digest")?;
    let confirm = ["--digest", digest, "--as", "kiem-phieu-2"];
    // While it is counted, a sheet is found by its token.
    assert_eq!(site.files(".png")?.len(), sheets * hall.form_pages());
    assert!(readings(site)? > 0, "the search finds what is there");
    site.done(&[&release[..], &confirm].concat())?;
    // Afterwards nobody needs to: no token stands beside marks in any file.
    assert!(site.files(".png")?.is_empty(), "nobody decided about an image");
    assert_eq!(readings(site)?, 0);
    site.done(&["review", "step", "conclude", review, STEP])?;
    let show = ["review", "step", "show", review, STEP, "--format", "json"];
    let shown: Value = serde_json::from_str(&site.done(&show)?.stdout)?;
    for (row, line) in shown.as_array().context("no rows")?.iter().enumerate() {
        let wanted = (0..sheets).filter(|sheet| agrees(*sheet, row)).count();
        assert_eq!(line["for"], wanted.to_string(), "row {row}: {line}");
    }
    Ok(())
}
