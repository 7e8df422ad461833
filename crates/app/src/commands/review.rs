//! `kecan review`: open, show, propose, decide.

use crate::cli::{Global, ReviewCommand};
use crate::output::{End, Listing};
use crate::site::{Site, text};
use anyhow::{Result, bail};
use base::{PersonId, PostId, ReviewId};
use desk::{Decide, DeskError, ReadPeople, ReadResults, ReviewSheet, RunReview};
use plan::{ProposalKind, ReviewState};
use roster::{PlanKind, Term};
use words::{Arg, Words};

pub async fn run(global: &Global, command: ReviewCommand) -> Result<End> {
    let site = Site::open(global, false).await?;
    match command {
        ReviewCommand::Open { unit, plan, term, on, redo } => {
            let kind = PlanKind::read(&plan).unwrap_or(PlanKind::Titles);
            let Some(term) = Term::read(&term) else {
                bail!(site.words().with("app-bad-term", &[("term", text(&term))]));
            };
            let redoes = redo.map(|redo| review_id(&redo)).transpose()?;
            let permit = site.permit::<RunReview>().await?;
            let on = site.day(on.as_deref())?;
            let opened = site.desk.open_review(&permit, &unit, kind, term, on, redoes).await?;
            let review = opened.review.to_string();
            let args = [
                ("review", text(&review)),
                ("kept", Arg::Number(opened.carried_over as i64)),
                ("removed", Arg::Number(opened.removed as i64)),
                ("steps", Arg::Number(opened.steps as i64)),
            ];
            say!("{}", site.words().with("app-opened", &args));
        }
        ReviewCommand::Show { review: None } => board(&site, global).await?,
        ReviewCommand::Show { review: Some(review) } => {
            let permit = site.permit::<ReadPeople>().await?;
            let id = review_id(&review)?;
            let sheet = site.desk.review_sheet(&permit, id, site.lang).await?;
            show(&sheet, global, site.words());
            let differences = site.desk.differences(&permit, id, site.lang).await?;
            if !differences.is_empty() {
                let mut listing = Listing::new(&["name", "post", "before", "after"]);
                for one in differences {
                    let (before, after) = one.reasons.into_iter().unzip::<_, _, Vec<_>, Vec<_>>();
                    listing.row(vec![one.name, one.post, before.join(" "), after.join(" ")]);
                }
                say!("{}", site.words().text("app-differences"));
                listing.print(global.format, site.words());
            }
        }
        ReviewCommand::Eligible { review } => {
            let permit = site.permit::<ReadPeople>().await?;
            let mut listing =
                Listing::new(&["post", "name", "current", "person", "post-id", "warnings"]);
            for one in site.desk.eligible(&permit, review_id(&review)?).await? {
                listing.row(vec![
                    one.post_title,
                    one.name,
                    one.current,
                    one.person.to_string(),
                    one.post.to_string(),
                    one.warnings.to_string(),
                ]);
            }
            listing.print(global.format, site.words());
        }
        ReviewCommand::Propose { review, person, post } => {
            let permit = site.permit::<RunReview>().await?;
            let reader = site.permit::<ReadPeople>().await?;
            let id = review_id(&review)?;
            let person = one_person(&site, &reader, &person).await?;
            let sheet = site.desk.review_sheet(&reader, id, site.lang).await?;
            let post = one_post(&site, &reader, &sheet, &post).await?;
            site.desk.propose(&permit, id, person, post, site.lang).await?;
            say!("{}", site.words().text("app-proposed"));
        }
        ReviewCommand::Step(command) => return super::step::run(&site, global, command).await,
        ReviewCommand::Decide { review, number, on } => {
            let permit = site.permit::<Decide>().await?;
            let on = site.day(on.as_deref())?;
            let decided = site.desk.decide(&permit, review_id(&review)?, &number, on).await?;
            let args = [
                ("kept", Arg::Number(decided.carried_over as i64)),
                ("added", Arg::Number(decided.added as i64)),
                ("removed", Arg::Number(decided.removed as i64)),
            ];
            say!("{}", site.words().with("app-decided", &args));
        }
    }
    Ok(End::Done)
}

/// A review's id as written.
pub fn review_id(given: &str) -> Result<ReviewId, DeskError> {
    given.parse().map_err(|_| DeskError::NotFound { what: "review", name: given.to_owned() })
}

/// The one person that a text names.
pub async fn one_person(
    site: &Site,
    permit: &desk::Permit<ReadPeople>,
    given: &str,
) -> Result<PersonId, DeskError> {
    let found = site.desk.find_people(permit, given, 50).await?;
    match found.as_slice() {
        [(id, ..)] => Ok(*id),
        [] => Err(DeskError::NotFound { what: "person", name: given.to_owned() }),
        several => {
            let (name, count) = (given.to_owned(), several.len());
            Err(DeskError::Ambiguous { what: "person", name, count })
        }
    }
}

async fn one_post(
    site: &Site,
    permit: &desk::Permit<ReadPeople>,
    sheet: &ReviewSheet,
    given: &str,
) -> Result<PostId, DeskError> {
    if let Ok(id) = given.parse::<PostId>() {
        return Ok(id);
    }
    let day = sheet.review.law_day;
    let plans =
        site.desk.plan_sheets(permit, &sheet.unit.0, Some(sheet.term), day, site.lang).await?;
    let key = base::fold(given);
    let posts = plans.iter().filter(|plan| plan.kind == sheet.kind).flat_map(|plan| &plan.posts);
    let found = posts.into_iter().find(|post| base::fold(&post.title) == key);
    found.map(|post| post.post).ok_or(DeskError::NotFound { what: "post", name: given.to_owned() })
}

async fn board(site: &Site, global: &Global) -> Result<()> {
    let permit = site.permit::<ReadResults>().await?;
    let board = site.desk.board(&permit, site.desk.today(), site.lang).await?;
    let words = site.words();
    let mut listing = Listing::new(&[
        "review", "unit", "name", "plan", "term", "steps", "state", "kept", "added", "removed",
    ]);
    for row in board.rows {
        let done = row.steps.iter().filter(|step| step.state == "concluded").count();
        let state = match row.state {
            ReviewState::Open => "review-state-open",
            ReviewState::Decided { .. } => "review-state-decided",
            ReviewState::Withdrawn { .. } => "review-state-withdrawn",
        };
        listing.row(vec![
            row.review.to_string(),
            row.unit,
            row.unit_name,
            words.text(&format!("plan-kind-{}", row.kind.code())),
            row.term.to_string(),
            format!("{done}/{}", row.steps.len()),
            words.text(state),
            row.counts.0.to_string(),
            row.counts.1.to_string(),
            row.counts.2.to_string(),
        ]);
    }
    listing.print(global.format, words);
    Ok(())
}

fn show(sheet: &ReviewSheet, global: &Global, words: &Words) {
    if global.format == crate::cli::Format::Table {
        say!("{} — {} ({})", sheet.title, sheet.unit.1, sheet.unit.0);
        for (instrument, source) in &sheet.instruments {
            say!("  {instrument} [{}]", words::finding::source_label(*source, words));
        }
        for (place, step) in sheet.review.steps.iter().enumerate() {
            let name = desk::step_name(words, &step.rule.code);
            let state = words.text(&format!("refused-state-{}", step.state.code()));
            say!("  {}. {name}: {state}", place + 1);
        }
    }
    let mut listing = Listing::new(&["name", "current", "post", "proposal", "reason", "basis"]);
    for line in &sheet.proposals {
        listing.row(vec![
            line.name.clone(),
            line.current.clone(),
            line.post.clone(),
            proposal(line.kind, words),
            line.finding.as_ref().map(|finding| finding.sentence.clone()).unwrap_or_default(),
            line.finding.as_ref().and_then(|finding| finding.citation.clone()).unwrap_or_default(),
        ]);
    }
    listing.print(global.format, words);
}

/// A proposal in words.
pub fn proposal(kind: ProposalKind, words: &Words) -> String {
    match kind {
        ProposalKind::CarryOver => words.text("entry-carried-over"),
        ProposalKind::Add => words.text("entry-added"),
        ProposalKind::Remove(reason) => {
            format!(
                "{}: {}",
                words.text("entry-removed"),
                words.text(&format!("leave-{}", reason.code()))
            )
        }
    }
}
