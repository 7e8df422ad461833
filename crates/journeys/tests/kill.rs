//! A power cut at any moment leaves a database that opens, and is either
//! before or after.

use anyhow::{Context, Result};
use journeys::{Site, contents, demo};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;
use std::thread;

/// How often the import is killed.
const IMPORTS: u32 = 12;
/// How often each action on a step is killed.
const ACTIONS: u32 = 6;
/// How often the whole demonstration is killed.
const DEMONSTRATIONS: u32 = 5;

/// Moments spread over a run so that no two are close (the golden ratio does
/// that), as fractions of its length: 0 to 1, and the same on every machine.
fn moments(number: u32) -> impl Iterator<Item = f64> {
    (1..=number).map(|at| (f64::from(at) * 0.618_033_988_75).fract())
}

/// All the rosters in one command: all of them go in, or none.
fn import(files: &[PathBuf]) -> Vec<OsString> {
    let files = files.iter().map(|file| file.clone().into_os_string());
    std::iter::once(OsString::from("import")).chain(files).collect()
}

/// It opens, holds no broken page or reference, and its journal is whole.
fn assert_sound(site: &Site, when: &str) -> Result<()> {
    // The program first: it is the one that must cope with what was left.
    let verified = site.run(&["journal", "verify"])?;
    assert_eq!(verified.code, Some(0), "{when}: {verified}");
    assert_eq!(contents::integrity(site)?, "ok", "{when}");
    Ok(())
}

#[test]
fn an_import_killed_at_any_moment_is_whole_or_not_there() -> Result<()> {
    let site = Site::new()?;
    site.done(&["init"])?;
    let import = import(&demo::rosters(&site)?);
    let before = contents::counts(&site)?;

    let whole = Site::copy_of(&site.dir())?;
    let mut took = whole.done(&import)?.took;
    let after = contents::counts(&whole)?;
    assert!(after["person"] > before["person"], "{after:?}");

    let mut cut_short = 0;
    for moment in moments(IMPORTS) {
        let when = format!("killed after {:.0} % of the time", moment * 100.0);
        let victim = Site::copy_of(&site.dir())?;
        let running = victim.start(&import)?;
        thread::sleep(took.mul_f64(moment));
        let killed = running.killed()?;
        cut_short += u32::from(killed.code.is_none());
        if killed.code.is_some() {
            // It was done before the moment came: the machine is quicker now
            // than when the whole was timed.
            took = took.mul_f64(0.7);
        }
        assert_sound(&victim, &when)?;
        let left = contents::counts(&victim)?;
        assert!(
            left == before || left == after,
            "{when}: {left:?}\nneither {before:?}\nnor {after:?}"
        );
        if left == before {
            victim.done(&import)?;
            assert_eq!(contents::counts(&victim)?, after, "{when}, then done again");
        }
    }
    assert!(cut_short * 2 >= IMPORTS, "only {cut_short} of {IMPORTS} were killed on the way");
    Ok(())
}

/// What a review's work has come to: the rows of every table, the state of the
/// review, the steps concluded.
fn standing(site: &Site, review: &str) -> Result<(BTreeMap<String, usize>, String)> {
    let counts = contents::counts(site)?;
    let shown = site.done(&["review", "show", "--format", "csv"])?.stdout;
    let line = shown.lines().find(|line| line.contains(review)).unwrap_or_default();
    Ok((counts, line.to_owned()))
}

/// The number of rows on a step's form.
fn rows(site: &Site, review: &str) -> Result<usize> {
    let form = site.done(&["review", "step", "show", review, "1", "--format", "csv"])?;
    Ok(form.stdout.lines().count() - 1)
}

/// A review of one office, opened; its id.
fn opened(site: &Site) -> Result<String> {
    let unit = ["review", "open", "SL.TB.BDV", "--plan", "titles", "--term", "2015-2020"];
    site.done(&[&unit[..], &["--on", "2017-03-07"]].concat())?;
    let reviews = site.done(&["review", "show", "--format", "json"])?.stdout;
    let reviews: serde_json::Value = serde_json::from_str(&reviews)?;
    Ok(reviews[0]["review"].as_str().context("the review's id")?.to_owned())
}

#[test]
fn an_action_on_a_step_killed_at_any_moment_is_done_or_not_begun() -> Result<()> {
    let site = Site::new()?;
    site.done(&["init"])?;
    site.done(&[&import(&demo::rosters(&site)?)[..], &["--as-of=2017-01-10".into()]].concat())?;
    let review = opened(&site)?;
    let sheet = "+".repeat(rows(&site, &review)?);
    let sheets = site.file("phieu.txt", format!("{sheet}\n{sheet}\n{sheet}\n").as_bytes())?;
    let sheets = sheets.display().to_string();
    let count = ["count", &review, "1", "--issued", "3", &sheets];
    let actions: [Vec<&str>; 4] = [
        vec!["convene", &review, "1", "--on", "2017-03-08"],
        vec!["hold", &review, "1"],
        [&count[..], &["--as", "kiem-phieu-1"]].concat(),
        [&count[..], &["--as", "kiem-phieu-2"]].concat(),
    ];
    let mut cut_short = 0;
    for action in actions {
        cut_short += killed_at_any_moment(&site, &review, &action)?;
    }
    let propose = ["release", &review, "1", "--as", "kiem-phieu-1"];
    cut_short += killed_at_any_moment(&site, &review, &propose)?;
    // To propose again gives the same digest: it is of the figures.
    let again = site.done(&[&["review", "step"], &propose[..]].concat())?.stdout;
    let is_digest = |word: &&str| word.len() == 64 && word.chars().all(|c| c.is_ascii_hexdigit());
    let digest = again.split_whitespace().find(is_digest).context("the digest of the figures")?;
    let confirm = ["release", &review, "1", "--digest", digest, "--as", "kiem-phieu-2"];
    cut_short += killed_at_any_moment(&site, &review, &confirm)?;
    cut_short += killed_at_any_moment(&site, &review, &["conclude", &review, "1"])?;
    assert!(cut_short * 2 >= ACTIONS * 7, "only {cut_short} were killed on the way");
    Ok(())
}

/// Does an action on a step of copies of the site and kills it at many moments:
/// it is done or not begun. Then does it on the site. Returns how many were
/// killed before they ended.
fn killed_at_any_moment(site: &Site, review: &str, action: &[&str]) -> Result<u32> {
    let action = [&["review", "step"], action].concat();
    let before = standing(site, review)?;
    let whole = Site::copy_of(&site.dir())?;
    let took = whole.done(&action)?.took;
    let after = standing(&whole, review)?;
    assert_ne!(before, after, "{action:?} does something");
    let mut cut_short = 0;
    for moment in moments(ACTIONS) {
        let when = format!("{action:?} killed after {:.0} %", moment * 100.0);
        let victim = Site::copy_of(&site.dir())?;
        let running = victim.start(&action)?;
        thread::sleep(took.mul_f64(moment));
        cut_short += u32::from(running.killed()?.code.is_none());
        assert_sound(&victim, &when)?;
        let left = standing(&victim, review)?;
        if left == before {
            victim.done(&action)?;
            assert_eq!(standing(&victim, review)?, after, "{when}, then done again");
        } else {
            assert_eq!(left, after, "{when}: neither before nor after");
        }
    }
    site.done(&action)?;
    Ok(cut_short)
}

#[test]
fn a_demonstration_killed_at_any_moment_leaves_a_database_that_opens() -> Result<()> {
    let took = Site::new()?.done(&demo::ARGS)?.took;
    let mut with_work_done = 0;
    for moment in moments(DEMONSTRATIONS) {
        let when = format!("killed after {:.0} % of the time", moment * 100.0);
        let victim = Site::new()?;
        let running = victim.start(&demo::ARGS)?;
        thread::sleep(took.mul_f64(moment));
        running.killed()?;
        if !victim.dir().exists() || contents::file(&victim).is_err() {
            continue;
        }
        assert_sound(&victim, &when)?;
        with_work_done += u32::from(contents::counts(&victim)?["journal"] > 0);
    }
    assert!(with_work_done > 0, "every kill came before the first change");
    Ok(())
}
