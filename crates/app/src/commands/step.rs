//! `kecan review step`: convene, hold, count, release, recount, conclude, reopen.

use super::review::{proposal, review_id};
use crate::cli::{Global, StepCommand};
use crate::output::{End, Listing};
use crate::site::{Site, text};
use anyhow::{Context, Result};
use base::PersonId;
use desk::{CountBallots, CountingState, DeskError, ReadResults, RunReview};
use std::collections::HashSet;
use words::Arg;

pub async fn run(site: &Site, global: &Global, command: StepCommand) -> Result<End> {
    let words = site.words();
    match command {
        StepCommand::Show { review, step } => show(site, global, &review, step).await?,
        StepCommand::Convene { review, step, on } => {
            let permit = site.permit::<RunReview>().await?;
            let on = site.day(on.as_deref())?;
            let convened = site.desk.convene(&permit, review_id(&review)?, step, on).await?;
            let args = [
                ("people", Arg::Number(convened.convened.len() as i64)),
                ("rows", Arg::Number(convened.rows as i64)),
            ];
            say!("{}", words.with("app-convened", &args));
        }
        StepCommand::Hold { review, step, absent } => {
            let permit = site.permit::<RunReview>().await?;
            let id = review_id(&review)?;
            let absent = match absent {
                None => HashSet::new(),
                Some(path) => {
                    let text = std::fs::read_to_string(&path)
                        .with_context(|| path.display().to_string())?;
                    absent_people(&text)?
                }
            };
            let reader = site.permit::<ReadResults>().await?;
            let sheet = site.desk.step_sheet(&reader, id, step, site.lang).await?;
            let called = sheet.roster.iter().map(|(person, ..)| *person);
            let present: Vec<PersonId> = called.filter(|person| !absent.contains(person)).collect();
            site.desk.hold(&permit, id, step, &present).await?;
            say!("{}", words.with("app-held", &[("people", Arg::Number(present.len() as i64))]));
        }
        StepCommand::Meeting(command) => return super::conference::run(site, command).await,
        StepCommand::Count { review, step, issued, sheets } => {
            let permit = site.permit::<CountBallots>().await?;
            let content =
                std::fs::read_to_string(&sheets).with_context(|| sheets.display().to_string())?;
            let lines: Vec<String> = content
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect();
            let id = review_id(&review)?;
            let number = site.desk.enter_count(&permit, id, step, issued, &lines).await?;
            let args = [
                ("number", Arg::Number(number.into())),
                ("sheets", Arg::Number(lines.len() as i64)),
            ];
            say!("{}", words.with("app-count-entered", &args));
        }
        StepCommand::Release { review, step, digest } => {
            release(site, &review, step, digest).await?;
        }
        StepCommand::Recount { review, step, reason } => {
            let permit = site.permit::<CountBallots>().await?;
            let today = site.desk.today();
            site.desk.recount(&permit, review_id(&review)?, step, &reason, today).await?;
            site.clear_scans().await?;
            say!("{}", words.with("app-recount", &[("step", Arg::Number(step as i64))]));
        }
        StepCommand::Conclude { review, step } => {
            let permit = site.permit::<RunReview>().await?;
            site.desk.conclude(&permit, review_id(&review)?, step).await?;
            show(site, global, &review, step).await?;
        }
        StepCommand::Reopen { review, step, reason } => {
            let permit = site.permit::<RunReview>().await?;
            let today = site.desk.today();
            site.desk.reopen(&permit, review_id(&review)?, step, &reason, today).await?;
            site.clear_scans().await?;
            say!("{}", words.with("app-reopened", &[("step", Arg::Number(step as i64))]));
        }
    }
    Ok(End::Done)
}

fn absent_people(text: &str) -> Result<HashSet<PersonId>, DeskError> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            line.parse().map_err(|_| DeskError::NotFound { what: "person", name: line.to_owned() })
        })
        .collect()
}

/// The first of two people proposes the figures, the second confirms them.
async fn release(site: &Site, review: &str, step: usize, digest: Option<String>) -> Result<()> {
    let (words, id) = (site.words(), review_id(review)?);
    let permit = site.permit::<CountBallots>().await?;
    if let Some(digest) = digest {
        site.desk.confirm_release(&permit, id, step, &digest).await?;
        site.clear_scans().await?;
        say!("{}", words.text("app-released"));
        return Ok(());
    }
    let digest = site.desk.propose_release(&permit, id, step).await?;
    let counting = site.desk.counting_sheet(&permit, id, step).await?;
    if let CountingState::Proposed { result, .. } = &counting.state {
        say!("{}", tally_line(&result.tally, words));
    }
    say!("{}", words.with("app-release-proposed", &[("digest", text(&digest))]));
    Ok(())
}

/// Every number of a tally in one line.
fn tally_line(tally: &ballot::Tally, words: &words::Words) -> String {
    let args = [
        ("convened", Arg::Number(tally.convened.into())),
        ("present", Arg::Number(tally.present.into())),
        ("issued", Arg::Number(tally.issued.into())),
        ("returned", Arg::Number(tally.returned.into())),
        ("valid", Arg::Number(tally.valid.into())),
        ("invalid", Arg::Number(tally.invalid.into())),
    ];
    words.with("app-tally", &args)
}

async fn show(site: &Site, global: &Global, review: &str, step: usize) -> Result<()> {
    let words = site.words();
    let permit = site.permit::<ReadResults>().await?;
    let sheet = site.desk.step_sheet(&permit, review_id(review)?, step, site.lang).await?;
    if global.format == crate::cli::Format::Table {
        say!("{}. {} — {}", sheet.number, sheet.name, sheet.unit.1);
        if let Some(tally) = sheet.step.tally() {
            say!("{}", tally_line(tally, words));
            if let Some(threshold) = sheet.step.rule.threshold {
                let needed = threshold.needed(threshold.base.of(tally));
                say!("{}", words.with("app-needed", &[("needed", Arg::Number(needed.into()))]));
            }
        }
        if let Some((basis, source)) = &sheet.threshold_basis {
            let label = words::finding::source_label(*source, words);
            say!("  {basis} [{label}]");
        }
    }
    let mut listing =
        Listing::new(&["name", "post", "proposal", "for", "against", "blank", "outcome"]);
    for row in &sheet.rows {
        let figure = |pick: fn(&ballot::RowTally) -> u32| {
            row.votes.as_ref().map(|v| pick(v).to_string()).unwrap_or_default()
        };
        let outcome = match row.outcome {
            Some(plan::Outcome::Passed) => words.text("outcome-passed"),
            Some(plan::Outcome::Failed) => words.text("outcome-failed"),
            Some(plan::Outcome::ForReference) => words.text("app-for-reference"),
            None => String::new(),
        };
        listing.row(vec![
            row.name.clone(),
            row.post.clone(),
            proposal(row.kind, words),
            figure(|v| v.votes_for),
            figure(|v| v.against),
            figure(|v| v.blank),
            outcome,
        ]);
    }
    listing.print(global.format, words);
    Ok(())
}
