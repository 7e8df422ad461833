//! Entries of an earlier plan, with the decisions that made them.

use super::identity::{Identities, Identity, Who};
use super::learnt::UnitNames;
use super::posts::{Named, PostNames};
use super::{Intake, Outcome};
use crate::DeskError;
use base::{Day, DecisionId, EntryId, PartialDate, PlanId, UnitId, fold};
use papers::intake::{Located, PlanRow};
use plan::{Entry, EntryEvent, EntryEventKind};
use roster::{PlanKind, PostKind};
use std::collections::HashSet;
use store::{DecisionRecord, PlanRecord, PostRecord, Tx};

pub(super) struct Known {
    identities: Identities,
    pub(super) units: UnitNames,
    pub(super) posts: PostNames,
    plans: Vec<PlanRecord>,
    decisions: Vec<DecisionRecord>,
    entries: HashSet<(PlanId, base::PersonId, base::PostId)>,
}

impl Intake<'_> {
    pub(super) async fn plan(
        &self,
        tx: &mut Tx,
        sheet: &str,
        rows: &[Located<PlanRow>],
    ) -> Result<Outcome, DeskError> {
        let mut outcome = Outcome::default();
        let mut known = self.known_plans(tx).await?;
        let (mut entries, mut events) = (Vec::new(), Vec::new());
        for Located { row, value } in rows {
            self.watch.stored(1)?;
            known.note_learnt((sheet, *row), value, &mut outcome);
            let Some((entry, event)) =
                self.entry(tx, sheet, *row, value, &mut known, &mut outcome).await?
            else {
                continue;
            };
            events.push((entry.id, 1, event));
            entries.push(entry);
            outcome.added += 1;
        }
        tx.add_entries(&entries, Some(self.batch)).await?;
        tx.add_entry_events(&events, self.desk.now(), Some(self.batch)).await?;
        Ok(outcome)
    }

    async fn known_plans(&self, tx: &mut Tx) -> Result<Known, DeskError> {
        let units = self.known_units(tx).await?;
        let versions = tx.profile_versions().await?;
        Ok(Known {
            identities: Identities::new(tx.person_codes().await?, &versions),
            units: UnitNames::new(&units, self.habits),
            posts: PostNames::new(tx.posts().await?, units.values(), self.habits),
            plans: tx.plans().await?,
            decisions: tx.decisions().await?,
            entries: tx.entries().await?.iter().map(|e| (e.plan, e.person, e.post)).collect(),
        })
    }

    async fn entry(
        &self,
        tx: &mut Tx,
        sheet: &str,
        row: u32,
        line: &PlanRow,
        known: &mut Known,
        outcome: &mut Outcome,
    ) -> Result<Option<(Entry, EntryEvent)>, DeskError> {
        let Some(&unit) = known.units.get(&fold(&line.unit)) else {
            outcome.refuse(sheet, row, "Đơn vị", &line.unit, "unit-unknown");
            return Ok(None);
        };
        let post: PostRecord = match known.posts.find(&line.post_title, Some(unit)) {
            Named::Post(post) => post.clone(),
            Named::Several(_) => {
                outcome.refuse(
                    sheet,
                    row,
                    "Chức danh quy hoạch",
                    &line.post_title,
                    "post-ambiguous",
                );
                return Ok(None);
            }
            Named::Job | Named::Unknown => {
                outcome.refuse(sheet, row, "Chức danh quy hoạch", &line.post_title, "post-unknown");
                return Ok(None);
            }
        };
        // A plan's list says neither where somebody is from nor where at work.
        let who = Who {
            code: line.code.as_deref(),
            citizen_id: None,
            name: &line.name,
            birth: line.birth,
            sex: line.sex,
            place: None,
        };
        let person = match known.identities.find(&who) {
            Identity::Known(person) => person,
            Identity::New { .. } => {
                outcome.refuse(sheet, row, "Họ và tên", line.name.as_str(), "person-unknown");
                return Ok(None);
            }
            Identity::Several => {
                outcome.refuse(sheet, row, "Họ và tên", line.name.as_str(), "person-ambiguous");
                return Ok(None);
            }
            Identity::Conflict(fields) => {
                outcome.refuse_conflict(sheet, row, line.name.as_str(), &fields);
                return Ok(None);
            }
        };
        let decided = line.decision.as_ref().and_then(|decision| match decision.date {
            Some(PartialDate::Day(day)) => Some((decision.number.clone(), day)),
            _ => None,
        });
        let Some((number, day)) = decided else {
            let text = line.decision.as_ref().map_or("", |decision| decision.text.as_str());
            outcome.refuse(sheet, row, "Quyết định quy hoạch", text, "decision-needed");
            return Ok(None);
        };
        let plan = self.plan_for(tx, &post, line.term, known).await?;
        if !known.entries.insert((plan, person, post.id)) {
            outcome.unchanged += 1;
            return Ok(None);
        }
        let decision = self.decision_for(tx, number, day, post.unit, known).await?;
        let id = self.desk.draw(EntryId::draw);
        let entry = Entry { id, plan, person, post: post.id, history: Vec::new() };
        let what = EntryEventKind::Added;
        Ok(Some((entry, EntryEvent { what, on: day, decision, review: None, vote: None })))
    }

    async fn plan_for(
        &self,
        tx: &mut Tx,
        post: &PostRecord,
        term: roster::Term,
        known: &mut Known,
    ) -> Result<PlanId, DeskError> {
        let kind = match post.kind {
            PostKind::Member => PlanKind::Committee,
            PostKind::Head | PostKind::Deputy => PlanKind::Titles,
        };
        let same =
            |plan: &&PlanRecord| (plan.unit, plan.kind, plan.term) == (post.unit, kind, term);
        if let Some(plan) = known.plans.iter().find(same) {
            return Ok(plan.id);
        }
        let plan = PlanRecord { id: self.desk.draw(PlanId::draw), unit: post.unit, kind, term };
        tx.add_plan(&plan, Some(self.batch)).await?;
        known.plans.push(plan);
        Ok(plan.id)
    }

    async fn decision_for(
        &self,
        tx: &mut Tx,
        number: String,
        day: Day,
        unit: UnitId,
        known: &mut Known,
    ) -> Result<DecisionId, DeskError> {
        let same = |d: &&DecisionRecord| d.number == number && d.day == day && d.unit == unit;
        if let Some(decision) = known.decisions.iter().find(same) {
            return Ok(decision.id);
        }
        let decision = DecisionRecord { id: self.desk.draw(DecisionId::draw), number, day, unit };
        tx.add_decision(&decision, self.desk.now(), Some(self.batch)).await?;
        known.decisions.push(decision.clone());
        Ok(decision.id)
    }
}
