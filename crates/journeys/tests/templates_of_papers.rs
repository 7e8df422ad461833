//! An office takes a shipped template, changes it, checks it, and its papers
//! follow; a template with a fault issues nothing.

use anyhow::{Context, Result, ensure};
use journeys::{demo, document};
use serde_json::Value;
use std::io::Read;
use std::path::PathBuf;
use zip::ZipArchive;

/// A document whose text was changed, as an office does it in Word.
fn changed(bytes: &[u8], from: &str, to: &str) -> Result<Vec<u8>> {
    document::changed(bytes, |text| {
        ensure!(text.contains(from), "{from} is not in the template");
        Ok(text.replacen(from, to, 1))
    })
}

fn text_of(file: &PathBuf) -> Result<String> {
    let mut archive = ZipArchive::new(std::fs::File::open(file)?)?;
    let mut text = String::new();
    archive.by_name("word/document.xml")?.read_to_string(&mut text)?;
    Ok(text)
}

#[test]
fn an_office_replaces_a_template_and_a_faulty_one_issues_nothing() -> Result<()> {
    let (site, _) = demo::site()?;
    let listed = site.done(&["paper", "list", "--format", "json"])?.stdout;
    let listed: Value = serde_json::from_str(&listed)?;
    ensure!(listed.as_array().map(Vec::len) == Some(16), "{listed}");
    let names = site.done(&["paper", "fields", "tin-hoi-nghi"])?.stdout;
    ensure!(names.contains("chu_tri") && names.contains("place_date"), "{names}");

    site.done(&["paper", "template", "tin-hoi-nghi"])?;
    let template = site.dir().join("templates").join("tin-hoi-nghi.dang.docx");
    let shipped = std::fs::read(&template)?;
    let again = site.run(&["paper", "template", "tin-hoi-nghi"])?;
    ensure!(again.code == Some(2) && again.stderr.contains("không ghi đè"), "{again}");
    let own = changed(&shipped, "Hội nghị nhằm:", "Mục đích (theo mẫu của huyện):")?;
    std::fs::write(&template, own)?;
    let checked = site.done(&["paper", "check"])?.stdout;
    ensure!(checked.contains("mẫu dùng được"), "{checked}");

    let shown = site.done(&["review", "show", "--format", "json"])?.stdout;
    let shown: Value = serde_json::from_str(&shown)?;
    let reviews = shown.as_array().context("no reviews")?;
    let of_party = reviews.iter().find(|one| one["unit"] == "SL.TB.BDV");
    let review = of_party.and_then(|one| one["review"].as_str()).context("no review")?;
    let out = site.dir().join("xuat");
    let folder = out.to_string_lossy().into_owned();
    let export = ["export", review, "--out", &folder];
    site.done(&export)?;
    let news = out.join("sl-tb-bdv/chuc-danh/tin-hoi-nghi-buoc-1-ban-2.docx");
    let text = text_of(&news)?;
    ensure!(text.contains("Mục đích (theo mẫu của huyện):"), "the office's own words");
    ensure!(!text.contains("{{"), "everything is filled in");

    // A name that no field has: told with its place and the nearest one.
    std::fs::write(&template, changed(&shipped, "{{venue}}", "{{venu}}")?)?;
    let checked = site.run(&["paper", "check"])?;
    ensure!(checked.code == Some(1), "{checked}");
    for told in ["tin-hoi-nghi.dang.docx", "«venu»", "Có phải «venue»", "đoạn"] {
        ensure!(checked.stdout.contains(told), "{told}: {checked}");
    }
    let before = std::fs::read(&news)?;
    let refused = site.run(&export)?;
    ensure!(refused.code == Some(2) && refused.stderr.contains("«venu»"), "{refused}");
    ensure!(std::fs::read(&news)? == before, "nothing was written");
    Ok(())
}
