//! `kecan paper reprint`: issued papers made again and held against the register
//! and their files.

use super::paper::ReprintArgs;
use super::review::review_id;
use crate::cli::Global;
use crate::output::{End, Listing};
use crate::site::{PAPERS, Site, text};
use anyhow::{Result, bail};
use desk::{CheckedPaper, PaperRecord, ReadPeople, Reprint};
use std::collections::BTreeSet;
use std::path::Path;

pub async fn run(global: &Global, args: ReprintArgs) -> Result<End> {
    let site = Site::open(global, false).await?;
    let words = site.words();
    let permit = site.permit::<ReadPeople>().await?;
    let review = args.review.as_deref().map(review_id).transpose()?;
    let wanted = |record: &PaperRecord| match &args.paper {
        None => true,
        Some(paper) => record.file == *paper || record.id.to_string() == *paper,
    };
    let mut register = site.desk.papers(&permit, review).await?;
    register.retain(wanted);
    if let (true, Some(paper)) = (register.is_empty(), &args.paper) {
        bail!(words.with("app-reprint-unknown", &[("paper", text(paper))]));
    }
    let reviews: BTreeSet<_> = register.iter().filter_map(|record| record.review).collect();
    let mut listing = Listing::new(&["file", "remade", "on_disk"]);
    let (mut said, mut sound) = (Vec::new(), true);
    for review in reviews {
        for reprint in site.desk.reprint(&permit, review).await? {
            if !wanted(&reprint.record) {
                continue;
            }
            if let (Some(out), Some(bytes)) = (&args.out, &reprint.again) {
                said.push(copy(out, &reprint.record.file, bytes, words)?);
            }
            let checked = held_against_file(reprint, &site.dir.join(PAPERS));
            let file = checked.record.file.clone();
            let (remade, on_disk) = (checked.remade.say(words), checked.on_disk.say(words));
            sound &= checked.is_sound();
            said.extend(checked.say(words).into_iter().map(|line| format!("{file}: {line}")));
            listing.row(vec![file, remade, on_disk]);
        }
    }
    listing.print(global.format, words);
    if global.format == crate::cli::Format::Table {
        said.iter().for_each(|line| say!("{line}"));
    }
    Ok(if sound { End::Done } else { End::Findings })
}

fn held_against_file(reprint: Reprint, papers: &Path) -> CheckedPaper {
    let file = std::fs::read(papers.join(&reprint.record.file)).ok();
    reprint.against(file.as_deref())
}

/// Writes a reprint into a folder of its own; nothing that is there is touched.
fn copy(out: &Path, file: &str, bytes: &[u8], words: &words::Words) -> Result<String> {
    let path = out.join(file);
    let shown = path.display().to_string();
    if path.exists() {
        return Ok(words.with("app-reprint-there", &[("file", text(&shown))]));
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    pages::write_whole(&path, bytes)?;
    Ok(words.with("app-reprint-copied", &[("file", text(&shown))]))
}
