//! The round: lower units first, their lists locked; then the top unit's
//! titles, redone under the new instruments; then its committee.

use super::Office;
use super::calendar::working_day;
use super::tale::{Row, Tale};
use ::demo::{Candidate, Mark, SheetMarks, StepBallot};
use anyhow::Result;
use base::{Day, PersonId, PostId, ReviewId};
use desk::{Eligible, PlanOfUnit};
use plan::{BallotRule, ProposalKind};
use roster::{Grade, PlanKind};
use std::collections::{BTreeMap, HashMap, HashSet};
use words::Arg;

/// Works through the whole round and writes the papers.
pub async fn run_round(office: &Office, tale: &mut Tale) -> Result<()> {
    let desk = &office.site.desk;
    let top = office.world.top_code();
    office.on(office.calendar.before);
    let plans = desk.plans(&office.reader, office.calendar.before).await?;
    let of = |unit: &str, kind: PlanKind| plans.iter().find(|p| p.unit == unit && p.kind == kind);

    // The situation of the description: a review begun under the earlier law
    // is redone under the new one.
    let titles = of(top, PlanKind::Titles);
    let mut earlier = None;
    if let Some(plan) = titles {
        let day = office.calendar.before;
        match desk.open_review(&office.officer, top, plan.kind, plan.term, day, None).await {
            Ok(opened) => {
                let args = [
                    ("kept", Arg::Number(opened.carried_over as i64)),
                    ("removed", Arg::Number(opened.removed as i64)),
                ];
                tale.stage("demo-earlier", &args);
                earlier = Some(opened.review);
            }
            // The earlier law may leave a gap; then there is nothing to redo.
            Err(desk::DeskError::LawUnset { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }

    tale.stage("demo-lower", &[("units", Arg::Number(lower_units(&plans, top) as i64))]);
    let kinds = match desk.first_plan(&office.reader, top, office.calendar.lower).await? {
        PlanKind::Titles => [PlanKind::Titles, PlanKind::Committee],
        PlanKind::Committee => [PlanKind::Committee, PlanKind::Titles],
    };
    let mut number = 0;
    let mut last = office.calendar.lower;
    for kind in kinds {
        let opened = last;
        for plan in plans.iter().filter(|plan| plan.unit != top && plan.kind == kind) {
            number += 1;
            last = last.max(review(office, tale, plan, opened, None, number).await?);
        }
    }
    tale.stage(
        match kinds[0] {
            PlanKind::Titles => "demo-top",
            PlanKind::Committee => "demo-top-committee-first",
        },
        &[],
    );
    let mut opened = office.calendar.titles.max(working_day(last, 1));
    for kind in kinds {
        let Some(plan) = of(top, kind) else { continue };
        number += 1;
        let redoes = earlier.take().filter(|_| kind == PlanKind::Titles);
        opened = working_day(review(office, tale, plan, opened, redoes, number).await?, 1);
    }
    Ok(())
}

fn lower_units(plans: &[PlanOfUnit], top: &str) -> usize {
    plans
        .iter()
        .filter(|plan| plan.unit != top)
        .map(|plan| &plan.unit)
        .collect::<HashSet<_>>()
        .len()
}

/// One plan's review from opening to papers. Returns the day of the decision.
async fn review(
    office: &Office,
    tale: &mut Tale,
    plan: &PlanOfUnit,
    opened: Day,
    redoes: Option<ReviewId>,
    number: usize,
) -> Result<Day> {
    let desk = &office.site.desk;
    office.on(opened);
    let begun =
        desk.open_review(&office.officer, &plan.unit, plan.kind, plan.term, opened, redoes).await?;
    let id = begun.review;
    if redoes.is_some() {
        let changed = desk.differences(&office.reader, id, office.site.lang).await?;
        tale.line("demo-redone", &[("count", Arg::Number(changed.len() as i64))]);
        for one in changed.iter().take(3) {
            if let Some((before, after)) = one.reasons.first() {
                let args = [
                    ("name", Arg::Text(&one.name)),
                    ("before", Arg::Text(before)),
                    ("after", Arg::Text(after)),
                ];
                tale.line("demo-redone-one", &args);
            }
        }
    }
    let additions = additions(office, id, plan).await?;
    desk.propose_all(&office.officer, id, &additions, office.site.lang).await?;
    super::papers::note_papers(office, id, opened).await?;
    let mut day = opened;
    let mut ballots = 0;
    for step in 1..=begun.steps {
        day = working_day(day, 1);
        ballots += hold_step(office, plan, id, step, day).await?;
    }
    day = working_day(day, 2);
    office.on(day);
    let decision = format!("{:02}-QĐ/{}", number, plan.authority);
    let decided = desk.decide(&office.standing, id, &decision, day).await?;
    let papers = desk.issue_papers(&office.issuer, id).await?;
    office.site.write_papers(&office.site.dir.join(crate::site::PAPERS), &papers)?;
    tale.decided(Row {
        unit: plan.unit_name.clone(),
        plan: office.site.words().text(&format!("plan-kind-{}", plan.kind.code())),
        ballots,
        kept: decided.carried_over,
        added: decided.added,
        removed: decided.removed,
        not_added: decided.not_added,
    });
    Ok(day)
}

/// Whom the invented officer proposes: for each post, those nearest below it,
/// until it has as many names as the law allows for titles, or the committee
/// has well over the least number of people per seat.
async fn additions(
    office: &Office,
    review: ReviewId,
    plan: &PlanOfUnit,
) -> Result<Vec<(PersonId, PostId)>> {
    let desk = &office.site.desk;
    let sheet = desk.review_sheet(&office.reader, review, office.site.lang).await?;
    let limits = desk.limits(&office.reader, review).await?;
    let mut planned: BTreeMap<PostId, u32> = BTreeMap::new();
    for proposal in sheet.review.proposals.iter().filter(|p| p.is_for_standing()) {
        *planned.entry(proposal.post).or_default() += 1;
    }
    let mut by_post: BTreeMap<PostId, Vec<&Eligible>> = BTreeMap::new();
    for one in &sheet.joining {
        by_post.entry(one.post).or_default().push(one);
    }
    let (mut chosen, mut taken) = (Vec::new(), HashSet::new());
    for (post, mut people) in by_post {
        let seats = limits.seats.get(&post).copied().unwrap_or(1);
        let wanted = match plan.kind {
            PlanKind::Titles => limits.most_per_post.unwrap_or(2),
            // Between one and a half and twice the seats, or what is allowed.
            PlanKind::Committee => limits.most_for_seats(seats).unwrap_or(seats + seats / 2),
        };
        people.sort_by_key(|one| (std::cmp::Reverse(one.rank_held), one.warnings, one.person));
        for one in people {
            if planned.get(&post).copied().unwrap_or(0) >= wanted {
                break;
            }
            // One new post for a person in one review.
            if taken.insert(one.person) {
                *planned.entry(post).or_default() += 1;
                chosen.push((one.person, post));
            }
        }
    }
    Ok(chosen)
}

/// Convenes, holds, counts twice, releases and concludes one step. Returns the sheets
/// returned.
async fn hold_step(
    office: &Office,
    plan: &PlanOfUnit,
    id: ReviewId,
    step: usize,
    day: Day,
) -> Result<u32> {
    let desk = &office.site.desk;
    office.on(day);
    let convened = desk.convene(&office.officer, id, step, day).await?;
    let key = format!("{}/{}/{step}", plan.unit, plan.kind.code());
    let attendance = office.delegates.attendance(&key, convened.convened.len());
    let present: Vec<PersonId> = convened
        .convened
        .iter()
        .zip(&attendance)
        .filter(|(_, present)| **present)
        .map(|(person, _)| *person)
        .collect();
    desk.hold(&office.officer, id, step, &present).await?;
    let sheet = desk.step_sheet(&office.results, id, step, office.site.lang).await?;
    let mut returned = 0;
    if sheet.step.rule.ballot == BallotRule::Secret {
        let candidates = candidates(office, &sheet.rows, day);
        let ballot = StepBallot {
            step: &key,
            candidates: &candidates,
            ballots: present.len(),
            choices: candidates.len(),
        };
        let sheets: Vec<String> = office.delegates.cast(&ballot).iter().filter_map(typed).collect();
        returned = sheets.len() as u32;
        for counter in &office.counters {
            desk.enter_count(counter, id, step, present.len() as u32, &sheets).await?;
        }
        let [first, second] = &office.counters;
        let digest = desk.propose_release(first, id, step).await?;
        desk.confirm_release(second, id, step, &digest).await?;
    }
    desk.conclude(&office.officer, id, step).await?;
    Ok(returned)
}

/// What the simulated delegates know of each name on the form.
fn candidates(office: &Office, rows: &[desk::StepRow], day: Day) -> Vec<Candidate> {
    let merits: HashMap<(&str, base::PartialDate), u8> = office
        .world
        .people()
        .iter()
        .map(|cadre| {
            let good = cadre.evaluations.iter().filter(|(_, grade)| *grade >= Grade::Good).count();
            ((cadre.name.as_str(), cadre.birth), good.min(3) as u8)
        })
        .collect();
    rows.iter()
        .map(|row| Candidate {
            key: row.person.0 as u64,
            good_years: merits.get(&(row.name.as_str(), row.birth)).copied().unwrap_or(2),
            age: (day.year() - row.birth.year()).clamp(18, 70) as u8,
            planned: matches!(row.kind, ProposalKind::CarryOver),
        })
        .collect()
}

/// A sheet as the counting team types it; `None` when it never came back.
fn typed(sheet: &SheetMarks) -> Option<String> {
    match sheet {
        SheetMarks::NotReturned => None,
        SheetMarks::Valid(marks) => Some(
            marks
                .iter()
                .map(|mark| match mark {
                    Mark::For => '+',
                    Mark::Against => '-',
                    Mark::Blank => '.',
                })
                .collect(),
        ),
        SheetMarks::Invalid(kind) => Some(
            match kind {
                ::demo::InvalidKind::Empty => "!empty",
                ::demo::InvalidKind::TooMany | ::demo::InvalidKind::BothMarked => "!both-marked",
                ::demo::InvalidKind::Written => "!signed",
            }
            .to_owned(),
        ),
    }
}
