//! Scanned ballots of a conference: a form of 55 rows, marked and scanned as a
//! feeder of an office does it, grey at 200 dpi, as JPEG.

use ballot::{Choice, Count, FormCode, InvalidKind, Layout, Mark, PageReading, PaperSize, Sheet};
use base::SeededChance;
use scan::Limits;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Rows of the form.
pub const ROWS: usize = 55;

/// The pages of `sheets` sheets, as JPEG, in the order of the pile.
///
/// # Errors
/// When a page cannot be made, which does not occur.
pub fn scanned(sheets: usize) -> Result<(Layout, Vec<Vec<u8>>), String> {
    let form = FormCode::draw(&mut SeededChance::new(1));
    let layout = proof::plain_layout(ROWS, PaperSize::A4, form);
    let condition = proof::by_name("clean-200").ok_or("a condition of the table")?;
    let files = Mutex::new(vec![Vec::new(); sheets * layout.pages.len()]);
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let sheet = next.fetch_add(1, Ordering::Relaxed);
            if sheet >= sheets {
                return Ok(());
            }
            let stock = proof::drawn(&layout, 1, 200, sheet as u64)?;
            for (page, (blank, place)) in stock.blanks.iter().zip(&layout.pages).enumerate() {
                let at = sheet * layout.pages.len() + page;
                let mut chance = SeededChance::new(at as u64);
                let made = proof::make(blank, place, 200, condition, &mut chance)?;
                if let Ok(mut files) = files.lock() {
                    files[at] = made.bytes;
                }
            }
        }
    };
    let made: Result<(), anyhow::Error> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| thread.join().unwrap_or(Ok(())))
    });
    made.map_err(|cause| cause.to_string())?;
    Ok((layout, files.into_inner().map_err(|cause| cause.to_string())?))
}

/// Reads every page of a file, one after another; what was read of each.
pub fn read(file: &[u8], layout: &Layout) -> Vec<PageReading> {
    let known = |form| (form == layout.form).then_some(layout);
    let pages = scan::pages(file, &Limits::default()).expect("a file of ours");
    pages
        .map(|page| page.expect("a picture of ours"))
        .map(|page| scan::read_page(&page, &known).expect("a page of ours").reading)
        .collect()
}

/// Reads files on so many threads.
pub fn read_all(files: &[Vec<u8>], layout: &Layout, threads: usize) -> Vec<PageReading> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut readings = Vec::new();
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            readings.extend(read(file, layout));
        }
        readings
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a thread")).collect()
    })
}

/// Puts the pages of each sheet together and counts: both boxes of a row
/// marked make the sheet invalid.
pub fn count(readings: &[PageReading], layout: &Layout) -> Count {
    let mut sheets: BTreeMap<_, BTreeMap<usize, Vec<Choice>>> = BTreeMap::new();
    for reading in readings {
        let sheet = sheets.entry(reading.code.token).or_default();
        let page = &layout.pages[reading.code.page as usize - 1];
        for (place, read) in page.boxes.iter().zip(&reading.boxes) {
            let row = sheet.entry(place.row).or_default();
            if read.class == ballot::BoxClass::Marked {
                row.push(place.option);
            }
        }
    }
    let sheet = |rows: BTreeMap<usize, Vec<Choice>>| {
        let mark = |row: Vec<Choice>| match row[..] {
            [] => Ok(Mark::Blank),
            [Choice::Agree] => Ok(Mark::For),
            [Choice::Disagree] => Ok(Mark::Against),
            _ => Err(InvalidKind::BothMarked),
        };
        rows.into_values().map(mark).collect::<Result<_, _>>()
    };
    let sheets = sheets.into_values().map(|rows| match sheet(rows) {
        Ok(marks) => Sheet::Valid(marks),
        Err(kind) => Sheet::Invalid(kind),
    });
    Count::new(ROWS, sheets.collect()).expect("every sheet has its rows")
}
