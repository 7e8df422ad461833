//! The law as data, from the command line: what is in force and why, what a
//! change does and to whom, a letter written by an officer.

use anyhow::{Context, Result};
use journeys::{Site, demo};
use serde_json::Value;
use std::path::{Path, PathBuf};

const DISTRICT: &str = "SL.TB";

/// The folder of shipped instruments.
fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law")
}

/// One line of `law show`: the parameter's.
fn line(site: &Site, parameter: &str, moment: &[&str]) -> Result<Value> {
    let args = [&["law", "show", "--unit", DISTRICT, "--format", "json"], moment].concat();
    let lines: Vec<Value> = serde_json::from_str(&site.done(&args)?.stdout)?;
    let found = lines.into_iter().find(|line| line["parameter"] == parameter);
    found.with_context(|| format!("no line of {parameter}"))
}

#[test]
fn the_shipped_law_has_no_fault_and_every_example_and_case_comes_out() -> Result<()> {
    let site = Site::new()?;
    let lint = site.done(&["law", "lint", &shipped().display().to_string(), "--format", "json"])?;
    let found: Vec<Value> = serde_json::from_str(&lint.stdout)?;
    let codes: Vec<&str> = found.iter().filter_map(|one| one["rule"].as_str()).collect();
    // That nobody has compared old values yet is true and shown everywhere.
    assert!(codes.iter().all(|code| *code == "long-unconfirmed"), "{}", lint.stdout);
    let told = site.done(&["law", "test"])?.stdout;
    assert!(told.contains(": 0 không đúng"), "{told}");
    Ok(())
}

#[test]
fn a_changed_number_makes_an_example_and_a_case_fail() -> Result<()> {
    let site = Site::new()?;
    let pack = std::fs::read_to_string(shipped().join("06-hd-btctw-2017.md"))?;
    let value = "parameter = \"max-posts-per-person\"\nset = 3";
    assert!(pack.contains(value));
    let changed =
        site.file("06-hd-btctw-2017.md", pack.replace(value, &value.replace('3', "2")).as_bytes())?;
    let case = shipped().join("cases/posts-per-person.toml");
    let [changed, case] = [changed, case].map(|path| path.display().to_string());
    let ended = site.run(&["law", "test", &changed, &case])?;
    assert_eq!(ended.code, Some(1), "{ended}");
    for file in ["06-hd-btctw-2017.md", "posts-per-person.toml"] {
        assert!(ended.stdout.replace(['\n', '│', ' '], "").contains(file), "{file}: {ended}");
    }
    Ok(())
}

#[test]
fn what_was_known_by_an_earlier_day_is_still_shown() -> Result<()> {
    let (site, _) = demo::site()?;
    let now = line(&site, "max-per-post", &["--on", "15/03/2017"])?;
    assert_eq!(now["value"], "3", "the province's letter narrows it");
    let before = line(&site, "max-per-post", &["--on", "15/03/2017", "--known-by", "01/03/2017"])?;
    assert_eq!(before["value"], "4", "the letter of 6 March was not known");
    assert!(now["chain"].as_str().is_some_and(|chain| !chain.is_empty()));
    Ok(())
}

#[test]
fn a_change_of_the_law_is_told_with_whom_it_touches() -> Result<()> {
    let (site, _) = demo::site()?;
    let told = site.done(&["law", "diff", "23/02/2017", "24/02/2017", "--unit", DISTRICT])?.stdout;
    let flat = told.replace(['│', '\n'], " ");
    assert!(flat.contains("06-HD/BTCTW ngày"), "{told}");
    assert!(flat.contains("kết luận thay đổi"), "{told}");
    assert!(!flat.contains(": 0 kết luận thay đổi"), "{told}");
    let same = site.done(&["law", "diff", "15/03/2017", "15/03/2017", "--unit", DISTRICT])?.stdout;
    assert!(same.contains("Không có gì khác") && same.contains(": 0 kết luận thay đổi"), "{same}");
    // Without a site there is nobody to look at, and that is said.
    let nobody = Site::new()?.done(&["law", "diff", "23/02/2017", "24/02/2017"])?.stdout;
    assert!(nobody.contains("không xét ai bị ảnh hưởng"), "{nobody}");
    let wrong = site.run(&["law", "diff", "hôm qua", "24/02/2017"])?;
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.stderr.contains("hôm qua"), "{wrong}");
    Ok(())
}

#[test]
fn an_officer_begins_fills_and_tries_a_letter_and_it_is_in_force() -> Result<()> {
    let (site, _) = demo::site()?;
    let letter = site.dir().join("law").join("9-cv-hu-2018.md");
    std::fs::create_dir_all(site.dir().join("law"))?;
    let path = letter.display().to_string();
    let new = ["law", "new", &path, "--number", "9-CV/TU", "--date", "05/01/2018"];
    let about = ["--unit", "SL", "--issuer", "Tỉnh ủy", "--set", "max-per-post"];
    site.done(&[&new[..], &about].concat())?;
    // As it was begun it says line by line what is still to be filled in.
    let open = site.run(&["law", "lint", &path])?;
    assert_eq!(open.code, Some(1), "{open}");
    let again = site.run(&[&new[..], &about].concat())?;
    assert_eq!(again.code, Some(2), "nothing is overwritten: {again}");

    let mut text = std::fs::read_to_string(&letter)?;
    text = text
        .replace("set = \"CHƯA ĐIỀN\"", "set = 2")
        .replace("expect = \"CHƯA ĐIỀN\"", "expect = 2");
    text = text.replace(
        "> CHƯA ĐIỀN: chép nguyên văn điểm này từ văn bản đã ký.",
        "> Mỗi chức danh không quá 2 người.",
    );
    text = text.replace("CHƯA ĐIỀN", "Công văn để thử (hư cấu)");
    // It takes the place of the province's letter of 2017, until that one ends.
    let period = "from = 2018-01-05\n";
    let rest = "to = 2020-12-31\nreplaces = \"412-CV-TU-2017-03-06/diem-1\"\n";
    text = text.replace(period, &format!("{period}{rest}"));
    text = text.replace("before = 4", "before = 3");
    std::fs::write(&letter, &text)?;
    let lint = site.run(&["law", "lint", &path])?;
    assert_eq!(lint.code, Some(0), "{lint}\n{text}");
    let test = site.run(&["law", "test", &path])?;
    assert_eq!(test.code, Some(0), "{test}\n{text}");
    let now = line(&site, "max-per-post", &["--on", "01/02/2018"])?;
    assert_eq!(now["value"], "2");
    assert!(now["basis"].as_str().is_some_and(|basis| basis.contains("9-CV/TU")), "{now}");
    Ok(())
}

#[test]
fn a_confirmed_value_says_so_until_it_is_withdrawn() -> Result<()> {
    let (site, _) = demo::site()?;
    let provision = "06-HD-BTCTW-2017-02-24/so-luong";
    let moment = ["--on", "15/03/2017"];
    let before = line(&site, "max-posts-per-person", &moment)?["confidence"].clone();
    site.done(&["law", "confirm", provision, "max-posts-per-person"])?;
    let after = line(&site, "max-posts-per-person", &moment)?["confidence"].clone();
    assert_ne!(before, after);
    assert!(after.as_str().is_some_and(|text| text.contains("đã đối chiếu")), "{after}");
    site.done(&["law", "confirm", provision, "max-posts-per-person", "--withdraw"])?;
    assert_eq!(line(&site, "max-posts-per-person", &moment)?["confidence"], before);
    let unknown = site.run(&["law", "confirm", "06-HD-BTCTW-2017-02-24/khong-co"])?;
    assert_eq!(unknown.code, Some(2), "{unknown}");
    assert_eq!(site.run(&["journal", "verify"])?.code, Some(0));
    Ok(())
}

#[test]
fn editors_are_given_a_schema() -> Result<()> {
    let site = Site::new()?;
    for what in ["pack", "case"] {
        let schema: Value = serde_json::from_str(&site.done(&["law", "schema", what])?.stdout)?;
        assert!(schema["$schema"].as_str().is_some_and(|text| text.contains("2020-12")), "{what}");
    }
    Ok(())
}
