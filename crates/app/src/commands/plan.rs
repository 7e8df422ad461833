//! `kecan plan show`.

use crate::cli::{Format, Global, PlanCommand};
use crate::output::{End, Listing};
use crate::site::{Site, text};
use anyhow::{Result, bail};
use desk::{EntryLine, ReadPeople};
use plan::EntryState;
use roster::{CodeList, Term};
use words::Words;

pub async fn run(global: &Global, command: PlanCommand) -> Result<End> {
    let PlanCommand::Show { unit, as_of, term } = command;
    let site = Site::open(global, false).await?;
    let words = site.words();
    let permit = site.permit::<ReadPeople>().await?;
    let as_of = site.day(as_of.as_deref())?;
    let term = match term {
        None => None,
        Some(given) => match Term::read(&given) {
            Some(term) => Some(term),
            None => bail!(words.with("app-bad-term", &[("term", text(&given))])),
        },
    };
    let sheets = site.desk.plan_sheets(&permit, &unit, term, as_of, site.lang).await?;
    let mut listing = Listing::new(&[
        "plan",
        "post",
        "name",
        "birth",
        "sex",
        "ethnicity",
        "current",
        "status",
        "decision",
        "vote",
        "findings",
    ]);
    for sheet in &sheets {
        for post in &sheet.posts {
            for line in &post.entries {
                listing.row(vec![
                    sheet.title.clone(),
                    post.title.clone(),
                    line.name.clone(),
                    line.birth.vietnamese(),
                    line.sex.label().to_owned(),
                    line.ethnicity.map(|e| e.name().to_owned()).unwrap_or_default(),
                    line.current.clone(),
                    status(line, words),
                    line.decision
                        .as_ref()
                        .map(|(number, day)| format!("{number}, {}", day.vietnamese()))
                        .unwrap_or_default(),
                    line.vote
                        .map(|vote| format!("{}/{}", vote.votes_for, vote.out_of))
                        .unwrap_or_default(),
                    needs_attention(&line.findings),
                ]);
            }
        }
    }
    listing.print(global.format, words);
    if global.format == Format::Table {
        for finding in sheets.iter().flat_map(|sheet| &sheet.findings) {
            say!("{} · {}: {}", finding.verdict_label, finding.title, finding.sentence);
        }
        let unconfirmed = sheets.iter().map(|sheet| sheet.unconfirmed.len()).max().unwrap_or(0);
        if unconfirmed > 0 {
            let count = words::Arg::Number(unconfirmed as i64);
            say!("{}", words.with("warn-list-unconfirmed", &[("n", count)]));
        }
    }
    Ok(End::Done)
}

fn status(line: &EntryLine, words: &Words) -> String {
    match line.state {
        EntryState::Before => String::new(),
        EntryState::Standing => match line.event.map(|event| event.what) {
            Some(plan::EntryEventKind::CarriedOver) => words.text("entry-carried-over"),
            _ => words.text("entry-added"),
        },
        EntryState::Removed(reason) => {
            format!(
                "{}: {}",
                words.text("entry-removed"),
                words.text(&format!("leave-{}", reason.code()))
            )
        }
        EntryState::Closed => words.text("entry-appointed"),
    }
}

/// The findings of a line that somebody should look at, as sentences.
fn needs_attention(findings: &[words::finding::WordedFinding]) -> String {
    let open = findings.iter().filter(|finding| finding.mend.is_some());
    open.map(|finding| finding.sentence.as_str()).collect::<Vec<_>>().join(" ")
}
