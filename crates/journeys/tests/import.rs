//! Bringing workbooks in: what is refused changes nothing, what is tried out
//! writes nothing, what is undone is gone.

use anyhow::{Context, Result};
use journeys::demo::rosters;
use journeys::{Site, contents};
use rust_xlsxwriter::Workbook;
use std::ffi::OsString;
use std::io::{Cursor, Write};
use std::path::PathBuf;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The most memory that refusing a workbook may take, in KiB.
const MEMORY: u64 = 300 * 1024;

/// `import FILE… OPTION…`
fn import(files: &[PathBuf], options: &[&str]) -> Vec<OsString> {
    let mut args = vec![OsString::from("import")];
    args.extend(files.iter().map(|file| file.clone().into_os_string()));
    args.extend(options.iter().map(OsString::from));
    args
}

/// A site into which the demonstration's rosters are imported.
fn office() -> Result<Site> {
    let site = Site::new()?;
    site.done(&["init"])?;
    site.done(&import(&rosters(&site)?, &[]))?;
    Ok(site)
}

#[test]
fn a_wrong_workbook_is_refused_by_name_and_changes_nothing() -> Result<()> {
    let site = office()?;
    let before = contents::contents(&site)?;
    assert!(!before["person"].is_empty(), "there is something to lose");
    for (name, bytes) in wrong_workbooks()? {
        let file = site.file(name, &bytes)?;
        for options in [&["--dry-run"][..], &[]] {
            let ended = site.run(&import(std::slice::from_ref(&file), options))?;
            assert_eq!(ended.code, Some(2), "{name}: {ended}");
            assert!(ended.stderr.contains(name), "the message names the file: {ended}");
            let lines = ended.stderr.lines().count();
            assert!(lines <= 20, "a message, not a heap of {lines} lines: {ended}");
            assert!(!ended.stderr.contains("panicked"), "{ended}");
            let memory = ended.memory.context("the memory used is not known")?;
            assert!(memory < MEMORY, "{name} took {} MiB", memory / 1024);
        }
        assert!(contents::contents(&site)? == before, "{name} changed the database");
    }
    Ok(())
}

#[test]
fn a_wrong_workbook_among_right_ones_keeps_all_of_them_out() -> Result<()> {
    let site = Site::new()?;
    site.done(&["init"])?;
    let before = contents::contents(&site)?;
    let mut files = rosters(&site)?;
    files.push(site.file("trong.xlsx", b"")?);
    let ended = site.run(&import(&files, &[]))?;
    assert_eq!(ended.code, Some(2), "{ended}");
    assert!(ended.stderr.contains("trong.xlsx"), "{ended}");
    assert!(contents::contents(&site)? == before, "{ended}");
    Ok(())
}

#[test]
fn a_file_that_is_not_there_is_named() -> Result<()> {
    let site = Site::new()?;
    site.done(&["init"])?;
    let ended = site.run(&["import", "khong-co.xlsx"])?;
    assert_eq!(ended.code, Some(2), "{ended}");
    assert!(ended.stderr.contains("khong-co.xlsx"), "{ended}");
    Ok(())
}

#[test]
fn a_dry_run_writes_nothing_and_the_real_one_does() -> Result<()> {
    let site = Site::new()?;
    site.done(&["init"])?;
    let files = rosters(&site)?;
    let before = contents::contents(&site)?;
    site.done(&import(&files, &["--dry-run"]))?;
    assert!(contents::contents(&site)? == before, "a dry run wrote something");
    site.done(&import(&files, &[]))?;
    let after = contents::counts(&site)?;
    assert!(after["person"] > 300, "{after:?}");
    Ok(())
}

#[test]
fn undoing_a_batch_restores_what_was_before() -> Result<()> {
    let site = Site::new()?;
    site.done(&["init"])?;
    let mut before = contents::contents(&site)?;
    site.done(&import(&rosters(&site)?, &[]))?;
    let list = site.done(&["import", "--list", "--format", "json"])?.stdout;
    let batches: Vec<serde_json::Value> = serde_json::from_str(&list)?;
    assert!(!batches.is_empty());
    // The last one in is the first one out: later rosters build on earlier.
    for batch in batches.iter().rev() {
        site.done(&["import", "--undo", batch["batch"].as_str().context("no id")?])?;
    }
    let mut after = contents::contents(&site)?;
    // That it was brought in and taken out again stays on record.
    for record in ["journal", "site"] {
        before.remove(record);
        after.remove(record);
    }
    for (table, rows) in &before {
        assert!(after[table] == *rows, "{table} is not as it was");
    }
    site.done(&["journal", "verify"])?;
    Ok(())
}

#[test]
fn a_batch_that_never_was_cannot_be_undone() -> Result<()> {
    let site = Site::new()?;
    site.done(&["init"])?;
    let ended = site.run(&["import", "--undo", "4711"])?;
    assert_eq!(ended.code, Some(2), "{ended}");
    assert!(ended.stderr.contains("4711"), "{ended}");
    Ok(())
}

fn wrong_workbooks() -> Result<Vec<(&'static str, Vec<u8>)>> {
    let whole = workbook(&["Ghi chú", "Số tiền"])?;
    let csv = "TT,Họ và tên,Ngày sinh\n1,Lò Thị Xuân,02/03/1980\n";
    Ok(vec![
        ("khong-byte.xlsx", Vec::new()),
        ("csv-doi-ten.xlsx", csv.as_bytes().to_vec()),
        ("van-ban.xlsx", "Kính gửi: Ban Tổ chức Huyện ủy".repeat(100).into_bytes()),
        ("cut-ngang.xlsx", whole[..whole.len() / 2].to_vec()),
        ("bom-nen.xlsx", zip_bomb()?),
        ("co-mat-khau.xlsx", compound("EncryptedPackage")?),
        ("xls-doi-ten.xlsx", compound("Workbook")?),
        ("khong-tieu-de.xlsx", whole),
        ("khong-phai-bang.xlsx", zipped(&[("word/document.xml", b"<document/>")])?),
        ("chi-toan-khong.xlsx", vec![0; 8192]),
    ])
}

/// A sound workbook with one sheet that begins with these cells.
fn workbook(header: &[&str]) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, header.iter().copied())?;
    for row in 1..200 {
        sheet.write_number(row, 1, f64::from(row))?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// The container of old Excel and of workbooks with a password, which differ
/// in the name of the stream.
fn compound(stream: &str) -> Result<Vec<u8>> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new()))?;
    file.create_stream(format!("/{stream}"))?.write_all(&[0x5a; 6000])?;
    Ok(file.into_inner().into_inner())
}

/// A workbook whose only sheet unpacks to a gigabyte of blanks.
fn zip_bomb() -> Result<Vec<u8>> {
    static MEBIBYTE: [u8; 1 << 20] = [b' '; 1 << 20];
    let sound = workbook(&["TT"])?;
    let mut parts = zip::ZipArchive::new(Cursor::new(sound))?;
    let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..parts.len() {
        let mut part = parts.by_index(at)?;
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        let name = part.name()?.into_owned();
        bomb.start_file(name.as_str(), options)?;
        if name == "xl/worksheets/sheet1.xml" {
            bomb.write_all(b"<worksheet><sheetData>")?;
            for _ in 0..1024 {
                bomb.write_all(&MEBIBYTE)?;
            }
            bomb.write_all(b"</sheetData></worksheet>")?;
        } else {
            std::io::copy(&mut part, &mut bomb)?;
        }
    }
    Ok(bomb.finish()?.into_inner())
}

fn zipped(parts: &[(&str, &[u8])]) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default())?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
