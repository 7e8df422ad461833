//! A unit's plan as of a day: by post, with findings beside each name.

use super::ages::AgeStructure;
use crate::case_files::CaseFiles;
use crate::gate::hush;
use crate::scene::Scene;
use crate::wording::title_of_plan;
use crate::{Actor, Desk, DeskError, Permit, ReadPeople, ReadSensitive};
use base::{Day, PartialDate, PersonId, PlanId, PostId, Share};
use checks::{Compared, Entry as Planned, Ground, Law, PlanSlice, Subject};
use plan::{EntryEvent, EntryState, LeaveReason, Vote};
use roster::{Ethnicity, PlanKind, Sex, Term, UnitIx};
use store::PlanRecord;
use words::finding::{WordedFinding, word};
use words::{Lang, Words};

/// A plan as of a day.
#[derive(Debug, Clone)]
pub struct PlanSheet {
    /// The plan.
    pub plan: PlanId,
    /// The unit's code.
    pub unit: String,
    /// The unit's name.
    pub unit_name: String,
    /// Committee or titles.
    pub kind: PlanKind,
    /// The term.
    pub term: Term,
    /// The plan's title in words.
    pub title: String,
    /// The day.
    pub as_of: Day,
    /// The posts, highest first.
    pub posts: Vec<PostSheet>,
    /// Findings on the whole list and its bodies.
    pub findings: Vec<WordedFinding>,
    /// Shares of the list against their targets: the place of the finding among
    /// [`Self::findings`], the share of those known to count, the target.
    pub shares: Vec<(usize, Share, Share)>,
    /// Sex and age of the people.
    pub ages: AgeStructure,
    /// The provisions behind its findings that nobody has compared with the
    /// document, as cited.
    pub unconfirmed: Vec<String>,
}

/// One post with everyone planned for it.
#[derive(Debug, Clone)]
pub struct PostSheet {
    /// The post.
    pub post: PostId,
    /// Its title.
    pub title: String,
    /// Its seats.
    pub seats: u32,
    /// Those who stand, in the order of lists, then those who left.
    pub entries: Vec<EntryLine>,
    /// Findings on the post itself.
    pub findings: Vec<WordedFinding>,
}

/// One person planned for a post.
#[derive(Debug, Clone)]
pub struct EntryLine {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// Birth date as known.
    pub birth: PartialDate,
    /// Sex.
    pub sex: Sex,
    /// Ethnic group.
    pub ethnicity: Option<Ethnicity>,
    /// The present title.
    pub current: String,
    /// Where the entry stands that day.
    pub state: EntryState,
    /// The event that brought it there.
    pub event: Option<EntryEvent>,
    /// The decision of that event: number and day.
    pub decision: Option<(String, Day)>,
    /// The vote behind it.
    pub vote: Option<Vote>,
    /// Findings on this person for this post.
    pub findings: Vec<WordedFinding>,
}

impl EntryLine {
    /// Leaves out what this reader may not see: of one's own line the vote and
    /// the findings, of everybody's without the right what is sensitive.
    fn withhold(&mut self, reader: &Actor) {
        if !reader.has::<ReadSensitive>() {
            self.ethnicity = None;
        }
        if reader.person == Some(self.person) {
            self.vote = None;
            self.findings.clear();
        }
    }

    /// Whether the entry stands.
    pub fn stands(&self) -> bool {
        self.state == EntryState::Standing
    }

    /// Why it left, if it did.
    pub fn left_for(&self) -> Option<LeaveReason> {
        match self.state {
            EntryState::Removed(reason) => Some(reason),
            EntryState::Closed => Some(LeaveReason::Appointed),
            EntryState::Before | EntryState::Standing => None,
        }
    }
}

impl Desk {
    /// A unit's plans of a term as of a day, in words of `lang`.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] for the unit.
    pub async fn plan_sheets(
        &self,
        permit: &Permit<ReadPeople>,
        unit: &str,
        term: Option<Term>,
        as_of: Day,
        lang: Lang,
    ) -> Result<Vec<PlanSheet>, DeskError> {
        let scene = self.scene(as_of).await?;
        let unit_ix = scene.unit_with_code(unit)?;
        permit.covers(&scene, unit_ix)?;
        permit.is_cleared(&scene, unit_ix, as_of)?;
        let unit_id = scene.roster.unit(unit_ix).id;
        let law = scene.law(unit_ix, as_of, as_of);
        let words = Words::load(lang);
        let plans = scene.planned.plans.iter().filter(|plan| plan.unit == unit_id);
        let wanted = plans.filter(|plan| term.is_none_or(|term| plan.term == term));
        let mut sheets: Vec<PlanSheet> =
            wanted.map(|plan| sheet(&scene, plan, unit_ix, &law, words)).collect();
        let mut tx = self.store.read().await?;
        let lines = || sheets.iter().flat_map(|sheet| &sheet.posts).flat_map(|post| &post.entries);
        let people: Vec<PersonId> = lines().map(|line| line.person).collect();
        let files = CaseFiles::load(&mut tx, people).await?;
        for line in
            sheets.iter_mut().flat_map(|sheet| &mut sheet.posts).flat_map(|p| &mut p.entries)
        {
            if line.stands() {
                let papers = files.findings(&law, line.person, as_of);
                line.findings.extend(crate::case_files::say::finding(&papers, &law, words));
            }
            line.withhold(permit.actor());
            hush(permit.actor(), &mut line.findings, words);
        }
        sheets.sort_by_key(|sheet| (std::cmp::Reverse(sheet.term.first_year()), sheet.kind));
        Ok(sheets)
    }
}

impl Desk {
    /// The decisions that made a plan what it was on some day up to today, the
    /// latest first: day and number.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] for the unit.
    pub async fn days_of_plan(
        &self,
        permit: &Permit<ReadPeople>,
        unit: &str,
        plan: PlanId,
    ) -> Result<Vec<(Day, String)>, DeskError> {
        let today = self.today();
        let scene = self.scene(today).await?;
        let unit = scene.unit_with_code(unit)?;
        permit.covers(&scene, unit)?;
        permit.is_cleared(&scene, unit, today)?;
        let unit = scene.roster.unit(unit).id;
        let is_its = scene.planned.plans.iter().any(|known| known.id == plan && known.unit == unit);
        let entries = scene.planned.of_plan(plan).filter(|_| is_its);
        let events = entries.flat_map(|entry| &entry.history).filter(|event| event.on <= today);
        let decisions = events.filter_map(|event| scene.decision(event.decision));
        let mut days: Vec<(Day, String)> =
            decisions.map(|decision| (decision.day, decision.number.clone())).collect();
        days.sort_by(|one, two| two.cmp(one));
        days.dedup();
        Ok(days)
    }
}

/// See [`Desk::plan_sheets`].
pub(crate) fn sheet(
    scene: &Scene,
    plan: &PlanRecord,
    unit: UnitIx,
    law: &Law,
    words: &Words,
) -> PlanSheet {
    let day = scene.day;
    let ground = Ground::of(&scene.roster);
    let standing: Vec<Planned> =
        scene.standing(plan.id, day).filter_map(|e| scene.planned(e.person, e.post)).collect();
    let slice = PlanSlice { unit, kind: plan.kind, term: plan.term, entries: &standing, on: day };
    let other = scene.other_entries(plan.id, plan.term, day);
    let mut findings = Vec::new();
    checks::check_list(&ground, law, &slice, &other, &mut findings);
    let worded = |wanted: &dyn Fn(Subject) -> bool| -> Vec<WordedFinding> {
        let about = findings.iter().filter(|finding| wanted(finding.subject));
        about.map(|finding| word(finding, &scene.roster, law, words)).collect()
    };
    let mut posts: Vec<(u16, PostSheet)> = Vec::new();
    for (ix, post) in scene.roster.posts() {
        if post.unit != unit || post.plan_kind() != plan.kind {
            continue;
        }
        let mut entries: Vec<(bool, String, EntryLine)> = Vec::new();
        for entry in scene.planned.of_plan(plan.id).filter(|entry| entry.post == post.id) {
            let state = entry.state(day);
            let Some(planned) = scene.planned(entry.person, entry.post) else { continue };
            if state == EntryState::Before {
                continue;
            }
            let person = scene.roster.person(planned.person);
            let event = entry.last_event(day).copied();
            let decision = event.and_then(|event| scene.decision(event.decision));
            let line = EntryLine {
                person: person.id,
                name: person.name.as_str().to_owned(),
                birth: person.birth,
                sex: person.sex,
                ethnicity: person.ethnicity,
                current: scene.current_title(planned.person).unwrap_or_default(),
                state,
                event,
                decision: decision.map(|d| (d.number.clone(), d.day)),
                vote: event.and_then(|event| event.vote),
                findings: worded(&|subject| subject == Subject::Entry(planned.person, ix)),
            };
            entries.push((state != EntryState::Standing, person.name.order(), line));
        }
        if entries.is_empty() && post.plan_kind() == PlanKind::Committee {
            continue;
        }
        entries.sort_by(|one, two| (one.0, &one.1).cmp(&(two.0, &two.1)));
        posts.push((
            post.rank,
            PostSheet {
                post: post.id,
                title: post.title.clone(),
                seats: post.seats,
                entries: entries.into_iter().map(|(_, _, line)| line).collect(),
                findings: worded(&|subject| subject == Subject::Post(ix)),
            },
        ));
    }
    posts.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    let of_list = |subject| matches!(subject, Subject::List | Subject::Body(_));
    let shares = findings.iter().filter(|finding| of_list(finding.subject)).enumerate();
    let shares = shares.filter_map(|(at, finding)| match finding.compared {
        Compared::Part { part, whole, target, .. } => Some((at, Share::new(part, whole)?, target)),
        _ => None,
    });
    let record = scene.roster.unit(unit);
    PlanSheet {
        plan: plan.id,
        unit: record.code.clone(),
        unit_name: record.name.clone(),
        kind: plan.kind,
        term: plan.term,
        title: title_of_plan(words, plan.kind, plan.term),
        as_of: day,
        posts: posts.into_iter().map(|(_, post)| post).collect(),
        findings: worded(&of_list),
        shares: shares.collect(),
        ages: AgeStructure::of(scene, &standing, law),
        unconfirmed: crate::law::unconfirmed(law.view()).into_values().collect(),
    }
}
