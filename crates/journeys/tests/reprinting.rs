//! Papers issued in the course of a round are made again as they were, whatever was
//! decided since; a file that somebody has changed is told.

use anyhow::{Context, Result, ensure};
use journeys::demo;
use serde_json::Value;

fn lines(listing: &str) -> Result<Vec<Value>> {
    let listing: Value = serde_json::from_str(listing)?;
    Ok(listing.as_array().context("no listing")?.clone())
}

#[test]
fn papers_of_the_demo_come_out_again_and_an_altered_file_is_told() -> Result<()> {
    let (site, _) = demo::site()?;
    let reviews = lines(&site.done(&["review", "show", "--format", "json"])?.stdout)?;
    let office = reviews.iter().find(|one| one["unit"] == "SL.TB.BDV");
    let review = office.and_then(|one| one["review"].as_str()).context("no review")?;

    let args = ["paper", "reprint", "--review", review, "--format", "json"];
    let again = lines(&site.done(&args)?.stdout)?;
    let of = |name: &str| {
        let file = |line: &&Value| line["file"].as_str().is_some_and(|it| it.contains(name));
        again.iter().find(file).and_then(|line| line["file"].as_str())
    };
    for list in ["phu-luc-1", "phu-luc-2", "trich-ngang", "danh-sach-quy-hoach", "bang-tong-hop"] {
        ensure!(of(list).is_some(), "{list} is not among {again:?}");
    }
    for line in &again {
        ensure!(line["remade"] == "Bằng nhau từng byte", "{line}");
        ensure!(line["on_disk"] == "Nguyên vẹn", "{line}");
    }

    // One file gets a byte more, one is gone; the issued ones are not mended.
    let papers = site.dir().join("papers");
    let altered = papers.join(of("phu-luc-2").context("no annex")?);
    let mut bytes = std::fs::read(&altered)?;
    bytes.push(0);
    std::fs::write(&altered, &bytes)?;
    std::fs::remove_file(papers.join(of("bang-tong-hop").context("no table")?))?;
    let out = site.dir().join("in-lai");
    let folder = out.to_string_lossy().into_owned();
    let told = site.run(&["paper", "reprint", "--review", review, "--out", &folder])?;
    ensure!(told.code == Some(1), "{told}");
    ensure!(told.stdout.contains("Đã bị sửa"), "{told}");
    ensure!(told.stdout.contains("Không còn tệp"), "{told}");
    ensure!(std::fs::read(&altered)? == bytes, "the file stays as it is");
    let copy = std::fs::read(out.join(of("phu-luc-2").context("no annex")?))?;
    ensure!(copy == bytes[..bytes.len() - 1], "the copy is the paper issued");

    let unknown = site.run(&["paper", "reprint", "khong-co.pdf"])?;
    ensure!(unknown.code == Some(2) && unknown.stderr.contains("khong-co.pdf"), "{unknown}");
    Ok(())
}
