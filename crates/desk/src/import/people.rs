//! People of a trích ngang list.

use super::identity::{Identities, Identity};
use super::learnt::UnitNames;
use super::posts::{Named, PostNames};
use super::{Intake, Outcome};
use crate::DeskError;
use base::{Day, PartialDate, PersonId, PostId, UnitId, fold};
use papers::intake::{Located, PersonRow};
use roster::DisciplineForm;
use std::collections::{HashMap, HashSet};
use store::{EvaluationRecord, HoldingRecord, PersonRecord, ProfileRecord, Tx};

/// What is known before the sheet, and what it brings.
pub(super) struct Known {
    pub(super) identities: Identities,
    pub(super) units: UnitNames,
    pub(super) posts: PostNames,
    pub(super) profiles: HashMap<PersonId, ProfileRecord>,
    evaluations: HashSet<(PersonId, i16, roster::Grade)>,
    pub(super) disciplines: HashSet<(PersonId, DisciplineForm, PartialDate)>,
    pub(super) holdings: HashSet<(PersonId, PostId)>,
}

#[derive(Default)]
struct Fresh {
    people: Vec<PersonRecord>,
    profiles: Vec<ProfileRecord>,
    evaluations: Vec<EvaluationRecord>,
    disciplines: Vec<(PersonId, DisciplineForm, PartialDate)>,
    holdings: Vec<HoldingRecord>,
}

/// Rows that are compared before they are stored: between two such portions an
/// import can be stopped.
const PORTION: usize = 500;

/// After every record: who people are does not depend on the batch's day.
fn latest() -> Day {
    Day::from_days_since_1970(60_000)
}

impl Intake<'_> {
    pub(super) async fn people(
        &self,
        tx: &mut Tx,
        sheet: &str,
        rows: &[Located<PersonRow>],
    ) -> Result<Outcome, DeskError> {
        let mut outcome = Outcome::default();
        let mut known = self.known_people(tx).await?;
        let (now, batch) = (self.desk.now(), Some(self.batch));
        for portion in rows.chunks(PORTION) {
            let mut fresh = Fresh::default();
            for Located { row, value } in portion {
                self.person(sheet, *row, value, &mut known, &mut fresh, &mut outcome);
                known.note_learnt((sheet, *row), value, &mut outcome);
            }
            tx.add_people(&fresh.people, batch).await?;
            tx.add_profiles(&fresh.profiles, now, batch).await?;
            tx.add_evaluations(&fresh.evaluations, now, batch).await?;
            tx.add_disciplines(&fresh.disciplines, now, batch).await?;
            tx.add_holdings(&fresh.holdings, now, batch).await?;
            self.watch.stored(portion.len() as u32)?;
        }
        Ok(outcome)
    }

    pub(super) async fn known_people(&self, tx: &mut Tx) -> Result<Known, DeskError> {
        let units = self.known_units(tx).await?;
        let posts = PostNames::new(tx.posts().await?, units.values(), self.habits);
        let profiles = tx.profiles(latest()).await?;
        let held = |holding: &HoldingRecord| holding.to.is_none();
        Ok(Known {
            identities: Identities::new(&tx.people().await?, &profiles),
            units: UnitNames::new(&units, self.habits),
            posts,
            profiles: profiles.into_iter().map(|profile| (profile.person, profile)).collect(),
            evaluations: tx
                .evaluations()
                .await?
                .iter()
                .map(|e| (e.person, e.year, e.grade))
                .collect(),
            disciplines: tx.disciplines().await?.into_iter().collect(),
            holdings: tx
                .holdings()
                .await?
                .iter()
                .filter(|h| held(h))
                .map(|h| (h.person, h.post))
                .collect(),
        })
    }

    fn person(
        &self,
        sheet: &str,
        row: u32,
        person: &PersonRow,
        known: &mut Known,
        fresh: &mut Fresh,
        outcome: &mut Outcome,
    ) {
        let unit_name = person.unit_name.as_deref().unwrap_or_default();
        let Some(&unit) = known.units.get(&fold(unit_name)) else {
            let reason = if unit_name.is_empty() { "unit-missing" } else { "unit-unknown" };
            return outcome.refuse(sheet, row, "Đơn vị", unit_name, reason);
        };
        let code = person.code.as_deref();
        let (id, is_new) = match known.identities.find(code, &person.name, person.birth, person.sex)
        {
            Identity::Known(id) => (id, false),
            Identity::New => (self.desk.draw(PersonId::draw), true),
            Identity::Several(_) => {
                return outcome.refuse(
                    sheet,
                    row,
                    "Họ và tên",
                    person.name.as_str(),
                    "person-ambiguous",
                );
            }
        };
        if is_new {
            fresh.people.push(PersonRecord { id, code: person.code.clone() });
        }
        outcome.people.insert(row, id);
        known.identities.add(code, &person.name, person.birth, person.sex, id);
        let mut profile = self.profile(id, unit, person);
        profile.pending_post = pending(sheet, row, unit, person, known, outcome);
        let mut changed = is_new;
        if known.profiles.get(&id).is_none_or(|old| differs(old, &profile)) {
            known.profiles.insert(id, profile.clone());
            fresh.profiles.push(profile);
            changed = true;
        }
        changed |= add_records(id, person, known, fresh);
        changed |= self.holdings(sheet, row, id, unit, person, known, fresh, outcome);
        match (is_new, changed) {
            (true, _) => outcome.added += 1,
            (false, true) => outcome.updated += 1,
            (false, false) => outcome.unchanged += 1,
        }
    }

    fn profile(&self, id: PersonId, unit: UnitId, person: &PersonRow) -> ProfileRecord {
        ProfileRecord {
            person: id,
            from: self.as_of,
            unit,
            name: person.name.clone(),
            sex: person.sex,
            birth: person.birth,
            ethnicity: person.ethnicity,
            religion: person.religion.clone(),
            hometown: person.hometown.clone(),
            post_text: (!person.post_text.is_empty()).then(|| person.post_text.clone()),
            education: person.education,
            education_text: person.education_text.clone(),
            theory: person.theory,
            management: person.management,
            party_probationary: person.party_probationary,
            party_official: person.party_official,
            retirement_override: None,
            science: person.science,
            background_verified: person.background_verified,
            disciplines_stated: person.disciplines.is_some(),
            pending_post: None,
        }
    }

    #[allow(clippy::too_many_arguments, reason = "one row with everything it touches")]
    fn holdings(
        &self,
        sheet: &str,
        row: u32,
        id: PersonId,
        unit: UnitId,
        person: &PersonRow,
        known: &mut Known,
        fresh: &mut Fresh,
        outcome: &mut Outcome,
    ) -> bool {
        let mut changed = false;
        let mut posts = Vec::new();
        for part in &person.posts {
            match known.posts.find(part, Some(unit)) {
                Named::Post(post) => posts.push(post.clone()),
                Named::Job => {}
                Named::Unknown => outcome.ask(sheet, row, "Chức vụ hiện tại", part, "post-unknown"),
                Named::Several(_) => {
                    outcome.ask(sheet, row, "Chức vụ hiện tại", part, "post-ambiguous")
                }
            }
        }
        // "Từ ngày" belongs to the main post: the head's or deputy's, else the first.
        let main = posts.iter().position(|post| post.kind != roster::PostKind::Member).unwrap_or(0);
        for (place, post) in posts.iter().enumerate() {
            if known.holdings.insert((id, post.id)) {
                let from = if place == main { person.post_from } else { None };
                fresh.holdings.push(HoldingRecord { person: id, post: post.id, from, to: None });
                changed = true;
            }
        }
        changed
    }
}

/// The post for which appointment or nomination is being proposed; what is not
/// known is asked about. "Không" says that there is none.
fn pending(
    sheet: &str,
    row: u32,
    unit: UnitId,
    person: &PersonRow,
    known: &Known,
    outcome: &mut Outcome,
) -> Option<PostId> {
    const HEADER: &str = "Đang đề nghị bổ nhiệm, giới thiệu ứng cử";
    let text = person.pending.as_deref().filter(|text| fold(text) != "khong")?;
    match known.posts.find(text, Some(unit)) {
        Named::Post(post) => return Some(post.id),
        Named::Several(_) => outcome.ask(sheet, row, HEADER, text, "post-ambiguous"),
        Named::Job | Named::Unknown => outcome.ask(sheet, row, HEADER, text, "post-unknown"),
    }
    None
}

/// Whether a profile says something that the known one does not. The day from
/// which it holds is no difference by itself.
pub(super) fn differs(old: &ProfileRecord, new: &ProfileRecord) -> bool {
    let as_old = ProfileRecord {
        from: old.from,
        retirement_override: old.retirement_override,
        ..new.clone()
    };
    as_old != *old
}

fn add_records(id: PersonId, person: &PersonRow, known: &mut Known, fresh: &mut Fresh) -> bool {
    let mut changed = false;
    for &(year, grade) in &person.evaluations {
        if known.evaluations.insert((id, year, grade)) {
            fresh.evaluations.push(EvaluationRecord { person: id, year, grade });
            changed = true;
        }
    }
    for &(form, on) in person.disciplines.iter().flatten() {
        if known.disciplines.insert((id, form, on)) {
            fresh.disciplines.push((id, form, on));
            changed = true;
        }
    }
    changed
}
