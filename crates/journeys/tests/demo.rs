//! The demonstration: one command from rosters to an approved plan.

use anyhow::{Context, Result};
use journeys::{Paper, Site, contents, demo};
use std::collections::BTreeMap;
use std::process::{Command, Stdio};

/// The most memory the demonstration may hold, in KiB.
const MEMORY: u64 = 300 * 1024;

/// The papers of a site: path in the data folder → bytes.
fn papers(site: &Site) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut papers = BTreeMap::new();
    for ending in [".xlsx", ".pdf"] {
        for file in site.files(ending)? {
            let name = file.strip_prefix(site.dir())?.to_string_lossy().into_owned();
            papers.insert(name, std::fs::read(&file)?);
        }
    }
    Ok(papers)
}

#[test]
fn the_demonstration_ends_with_a_summary_and_papers() -> Result<()> {
    let (site, stdout) = demo::site()?;
    for word in ["Chuyển tiếp", "Bổ sung", "Đưa ra"] {
        assert!(stdout.to_lowercase().contains(&word.to_lowercase()), "{word} not in:\n{stdout}");
    }
    assert!(demo::password(&stdout, "can-bo")?.len() >= 8);
    let papers = papers(&site)?;
    let ending = |ending: &str| papers.keys().filter(|name| name.ends_with(ending)).count();
    assert!(ending(".xlsx") >= 2, "two annex lists at least: {:?}", papers.keys());
    assert!(ending(".pdf") >= 3, "minutes, protocol and decision: {:?}", papers.keys());
    Ok(())
}

#[test]
fn every_printed_paper_is_a4_with_its_fonts_and_vietnamese_letters() -> Result<()> {
    let (site, _) = demo::site()?;
    let files = site.files(".pdf")?;
    assert!(!files.is_empty());
    for file in files {
        let name = file.display();
        let paper = Paper::read(&file)?;
        assert!(paper.is_a4(), "{name}: {:?}", paper.pages);
        assert!(!paper.fonts.is_empty(), "{name} has no font");
        for (font, embedded) in &paper.fonts {
            assert!(embedded, "{name}: {font} is not in the file");
        }
        // An annex goes with the paper that it names and bears that heading not itself.
        let is_annex =
            file.file_name().is_some_and(|it| it.to_string_lossy().starts_with("phu-luc"));
        let says = |words: &str| paper.text.contains(words);
        let headed = if is_annex {
            says("PHỤ LỤC ") && says("(Kèm theo Tờ trình")
        } else {
            says("ĐẢNG CỘNG SẢN VIỆT NAM") || says("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        };
        assert!(headed, "{name}:\n{}", paper.text);
        assert!(!paper.text.contains('\u{fffd}'), "{name} has a letter that cannot be read");
    }
    Ok(())
}

#[test]
fn the_same_seed_gives_the_same_papers_to_the_byte() -> Result<()> {
    let (first, _) = demo::site()?;
    let second = Site::new()?;
    let ended = second.done(&demo::ARGS)?;
    let (first, second) = (papers(&first)?, papers(&second)?);
    assert!(!first.is_empty());
    assert_eq!(
        first.keys().collect::<Vec<_>>(),
        second.keys().collect::<Vec<_>>(),
        "the same papers are written"
    );
    for (name, bytes) in &first {
        assert!(second[name] == *bytes, "{name} differs");
    }
    let untold = "the system does not tell how much memory was used";
    let mut memory = ended.memory.context(untold)?;
    for _ in 0..2 {
        // Beside the other stories its threads wait for each other, and the
        // allocator keeps more than the work needs: what counts is the least.
        if memory >= MEMORY {
            memory = memory.min(Site::new()?.done(&demo::ARGS)?.memory.context(untold)?);
        }
    }
    assert!(memory < MEMORY, "{} MiB of memory were held", memory / 1024);
    Ok(())
}

#[test]
fn another_seed_gives_other_votes() -> Result<()> {
    let (first, _) = demo::site()?;
    let other = Site::new()?;
    other.done(&["demo", "--no-serve", "--seed", "2"])?;
    assert!(papers(&first)? != papers(&other)?);
    Ok(())
}

#[test]
fn the_tree_of_two_levels_runs_through_too() -> Result<()> {
    let site = Site::new()?;
    let ended = site.done(&["demo", "--no-serve", "--seed", "1", "--year", "2026"])?;
    assert!(!papers(&site)?.is_empty(), "{ended}");
    assert!(ended.stdout.contains("377"), "the rule that it runs under is named: {ended}");
    Ok(())
}

#[test]
fn an_altered_journal_is_found_out() -> Result<()> {
    let (site, _) = demo::site()?;
    site.done(&["journal", "verify"])?;
    let middle = "number = (SELECT max(number) / 2 FROM journal)";
    let alterations = [
        format!("UPDATE journal SET data = data || ' ' WHERE {middle}"),
        format!("UPDATE journal SET action = substr(action, 2) WHERE {middle}"),
        format!("UPDATE journal SET actor = actor || '1' WHERE {middle}"),
        format!("UPDATE journal SET subject = subject || '1' WHERE {middle}"),
        format!("UPDATE journal SET at = at + 1 WHERE {middle}"),
        // Not any letter: one that the hash does not begin with.
        format!(
            "UPDATE journal SET hash = CASE substr(hash, 1, 1) WHEN 'a' THEN 'b' ELSE 'a' END \
             || substr(hash, 2) WHERE {middle}"
        ),
        format!("DELETE FROM journal WHERE {middle}"),
    ];
    for alteration in alterations {
        let copy = Site::copy_of(&site.dir())?;
        contents::tamper(&copy, &alteration)?;
        let verified = copy.run(&["journal", "verify"])?;
        assert_eq!(verified.code, Some(1), "{alteration}: {verified}");
    }
    Ok(())
}

/// `kecan … | head -1`: the reader takes a line and goes.
#[test]
fn a_listing_whose_reader_has_gone_ends_quietly() -> Result<()> {
    let (site, _) = demo::site()?;
    let mut kecan = Command::new(journeys::program()?)
        .args(["check", "--format", "csv", "--dir"])
        .arg(site.dir())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    drop(kecan.stdout.take().context("its output")?);
    let ended = kecan.wait_with_output()?;
    assert_eq!(String::from_utf8(ended.stderr)?, "");
    assert_eq!(ended.status.code(), Some(0));
    Ok(())
}
