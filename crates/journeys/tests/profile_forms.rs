//! A person's profile form goes out as a document, is filled in, and comes in
//! again: the page shows it, undoing takes it out.

use anyhow::{Context, Result, ensure};
use journeys::{Browser, Screen, Site, contents, demo, document, skipped};
use serde_json::Value;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

const OFFICER: &str = "can-bo";

/// Writes into the room that a form leaves, as somebody does in Word: for each
/// label the answer behind it, in place of the dots or in the empty cell.
fn filled(form: &Path, answers: &[(&str, &str)]) -> Result<Vec<u8>> {
    document::changed(&std::fs::read(form)?, |mut text| {
        for (label, answer) in answers {
            let label = text.find(label).with_context(|| format!("no «{label}»"))?;
            let dots = text[label..].find('…').context("no room")? + label;
            let end = text[dots..].find('<').context("no end")? + dots;
            text.replace_range(dots..end, answer);
        }
        Ok(text)
    })
}

/// The office's number of somebody of the demonstration.
fn somebody(site: &Site) -> Result<String> {
    let people = &contents::contents(site)?["person"];
    let code = people.iter().find_map(|row| row.split('\'').nth(1));
    Ok(code.context("nobody has a number")?.to_owned())
}

fn form_of(site: &Site, person: &str) -> Result<PathBuf> {
    let out = site.file("cho.txt", b"")?.with_file_name("2c.docx");
    let path = out.to_str().context("no path")?;
    site.done(&["person", "profile", person, "--out", path])?;
    let again = site.run(&["person", "profile", person, "--out", path])?;
    ensure!(again.code == Some(2), "a file that is there was written over: {again}");
    Ok(out)
}

#[test]
fn a_form_goes_out_and_comes_in_and_undoing_takes_it_out() -> Result<()> {
    let (site, stdout) = demo::site()?;
    let person = somebody(&site)?;
    let empty = form_of(&site, &person)?;
    let answers =
        [("2) Các tên gọi khác", "Tên gọi của nhà"), ("11) Nghề nghiệp bản thân", "Thợ mộc")];
    let bytes = filled(&empty, &answers)?;
    let file = site.file("2C.docx", &bytes)?;
    let path = file.to_str().context("no path")?;

    let before = contents::contents(&site)?;
    site.done(&["import", path, "--dry-run"])?;
    ensure!(contents::contents(&site)? == before, "a dry run wrote something");
    let report = site.done(&["import", path, "--as-of", "2017-03-01", "--format", "json"])?.stdout;
    let problems: Vec<Value> = serde_json::from_str(&report)?;
    let reasons = problems.iter().filter_map(|it| it["reason"].as_str());
    let unread = reasons.filter(|reason| reason.contains("không thuộc mục nào")).count();
    ensure!(unread == 0, "the form of the program itself was not read whole: {report}");
    let after = contents::contents(&site)?;
    ensure!(after["profile_form"].len() == 1, "{:?}", after["profile_form"]);
    ensure!(after["person"] == before["person"], "somebody else was made of it");
    ensure!(after["profile_form"][0].contains("Thợ mộc"));

    if !skipped("a form is shown on the person's page") {
        let password = demo::password(&stdout, OFFICER)?;
        let server = site.serve()?;
        for (screen, name) in [(Screen::Desktop, "desktop"), (Screen::Phone, "phone")] {
            let browser = Browser::start(screen)?;
            browser.sign_in(&server, OFFICER, &password)?;
            browser.open(&server.at(&format!("/people?q={person}")))?;
            browser.click("main a[href^='/people/']")?;
            let page = browser.script("return document.querySelector('main').textContent")?;
            let page = page.as_str().context("no text")?;
            for said in ["Mẫu 2C/TCTW-98", "Thợ mộc", "Quan hệ gia đình", "Đào tạo, bồi dưỡng"]
            {
                ensure!(page.contains(said), "{said} is not on the page: {page}");
            }
            ensure!(!browser.is_too_wide()?, "the page does not fit the {name}");
            // The form stands below the rest of the page.
            browser.script("document.querySelector('main').scrollIntoView(false)")?;
            browser.screenshot(&format!("profile-form-{name}"))?;
        }
    }

    let list = site.done(&["import", "--list", "--format", "json"])?.stdout;
    let batches: Vec<Value> = serde_json::from_str(&list)?;
    let last = batches.iter().find(|it| it["file"] == "2C.docx").context("no batch")?;
    site.done(&["import", "--undo", last["batch"].as_str().context("no id")?])?;
    let (mut before, mut undone) = (before, contents::contents(&site)?);
    // Whoever reads the pages signs in, which the account bears.
    for record in ["journal", "site", "session", "account"] {
        before.remove(record);
        undone.remove(record);
    }
    for (table, rows) in &before {
        ensure!(undone[table] == *rows, "{table} is not as it was");
    }
    site.done(&["journal", "verify"])?;
    Ok(())
}

#[test]
fn an_old_word_document_is_refused_with_the_way_out() -> Result<()> {
    let (site, _) = demo::site()?;
    let before = contents::contents(&site)?;
    let mut doc = cfb::CompoundFile::create(Cursor::new(Vec::new()))?;
    doc.create_stream("/WordDocument")?.write_all(&[0; 4096])?;
    doc.flush()?;
    let file = site.file("ly-lich.doc", &doc.into_inner().into_inner())?;
    let ended = site.run(&["import", file.to_str().context("no path")?])?;
    ensure!(ended.code == Some(2) && ended.stderr.contains(".docx"), "{ended}");
    ensure!(ended.stderr.contains("ly-lich.doc"), "{ended}");
    ensure!(contents::contents(&site)? == before, "something was written");
    Ok(())
}
