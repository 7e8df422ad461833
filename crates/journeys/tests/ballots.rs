//! Paper ballots from the printer to the result: printed by the program,
//! rendered by another one, marked by the published geometry, read, counted.

use anyhow::{Context, Result, ensure};
use journeys::Site;
use journeys::hall::{Hall, STEP, agrees};
use serde_json::Value;
use std::ffi::OsString;

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
    // While it is counted, a sheet is found by its token.
    assert_eq!(site.files(".png")?.len(), sheets * hall.form_pages());
    assert!(readings(site)? > 0, "the search finds what is there");
    hall.release()?;
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
