//! People of a trích ngang list.

use super::differ::{Asked, Spot};
use super::identity::{Identities, Identity, Who};
use super::learnt::UnitNames;
use super::posts::{Named, PostNames};
use super::{Intake, Outcome};
use crate::DeskError;
use crate::who::Names;
use crate::who::compare::{Found, compare};
use crate::who::field::Field;
use base::{PartialDate, PersonId, PostId, UnitId, fold};
use papers::intake::{Located, PersonRow, Severity};
use roster::{CodeList, DisciplineForm, Grade};
use std::collections::{HashMap, HashSet};
use store::{
    DifferenceRecord, EvaluationRecord, HoldingRecord, PersonRecord, ProfileRecord, Tx, UnitRecord,
    profiles_on,
};

/// Rows between which an import can be stopped, while they are compared.
const PORTION: usize = 500;

/// Profiles between which it can be stopped, while they are stored.
const STORED_AT_ONCE: usize = 5000;

/// What is known before the sheet, and what it brings.
pub(super) struct Known {
    pub(super) identities: Identities,
    pub(super) units: UnitNames,
    pub(super) posts: PostNames,
    /// As of the day from which the batch's facts hold.
    pub(super) profiles: HashMap<PersonId, ProfileRecord>,
    pub(super) evaluations: HashMap<(PersonId, i16), Grade>,
    pub(super) disciplines: HashSet<(PersonId, DisciplineForm, PartialDate)>,
    pub(super) holdings: HashSet<(PersonId, PostId)>,
    pub(super) asked: Asked,
    pub(super) names: Names,
    /// The units that the account covers; `None` for all.
    within: Option<HashSet<UnitId>>,
}

impl Known {
    /// Whether what is known of people of the unit may be shown.
    pub(super) fn shows(&self, unit: UnitId) -> bool {
        self.within.as_ref().is_none_or(|within| within.contains(&unit))
    }
}

/// A unit and all below it.
fn subtree(top: UnitId, units: &HashMap<String, UnitRecord>) -> HashSet<UnitId> {
    let mut within = HashSet::from([top]);
    loop {
        let below = |unit: &&UnitRecord| unit.parent.is_some_and(|above| within.contains(&above));
        let found: Vec<UnitId> = units.values().filter(below).map(|unit| unit.id).collect();
        let before = within.len();
        within.extend(found);
        if within.len() == before {
            return within;
        }
    }
}

#[derive(Default)]
pub(super) struct Fresh {
    pub(super) people: Vec<PersonRecord>,
    pub(super) profiles: Vec<ProfileRecord>,
    pub(super) evaluations: Vec<EvaluationRecord>,
    pub(super) disciplines: Vec<(PersonId, DisciplineForm, PartialDate)>,
    pub(super) holdings: Vec<HoldingRecord>,
    pub(super) differences: Vec<DifferenceRecord>,
    /// Where in `profiles` each person's stands.
    places: HashMap<PersonId, usize>,
}

impl Fresh {
    /// Adds a profile in place of what the batch has brought of the person so far.
    pub(super) fn put(&mut self, profile: ProfileRecord) {
        let place = *self.places.entry(profile.person).or_insert(self.profiles.len());
        match self.profiles.get_mut(place) {
            Some(known) => *known = profile,
            None => self.profiles.push(profile),
        }
    }
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
        let mut fresh = Fresh::default();
        for portion in rows.chunks(PORTION) {
            for Located { row, value } in portion {
                self.person(sheet, *row, value, &mut known, &mut fresh, &mut outcome);
                known.note_learnt((sheet, *row), value, &mut outcome);
            }
            // A row that is compared is half done.
            self.watch.stored(portion.len() as u32 / 2)?;
        }
        let counted: usize = rows.chunks(PORTION).map(|portion| portion.len() / 2).sum();
        self.keep(tx, &fresh, (rows.len() - counted) as u32).await?;
        Ok(outcome)
    }

    /// Writes what a sheet or a form brought, portion by portion: between two it can
    /// be stopped. `rows` are still to be counted.
    pub(super) async fn keep(
        &self,
        tx: &mut Tx,
        fresh: &Fresh,
        rows: u32,
    ) -> Result<(), DeskError> {
        let (now, batch) = (self.desk.now(), Some(self.batch));
        tx.add_people(&fresh.people, batch).await?;
        let portions = fresh.profiles.len().div_ceil(STORED_AT_ONCE) as u32;
        let share = rows / (portions + 1);
        for portion in fresh.profiles.chunks(STORED_AT_ONCE) {
            tx.add_profiles(portion, now, batch).await?;
            self.watch.stored(share)?;
        }
        tx.add_evaluations(&fresh.evaluations, now, batch).await?;
        self.watch.stored(rows - share * portions)?;
        tx.add_disciplines(&fresh.disciplines, now, batch).await?;
        tx.add_holdings(&fresh.holdings, now, batch).await?;
        Ok(tx.add_differences(&fresh.differences).await?)
    }

    pub(super) async fn known_people(&self, tx: &mut Tx) -> Result<Known, DeskError> {
        let units = self.known_units(tx).await?;
        let posts = tx.posts().await?;
        let versions = tx.profile_versions().await?;
        let held = |holding: &HoldingRecord| holding.to.is_none();
        let names = Names {
            units: units.values().map(|unit| (unit.id, unit.name.clone())).collect(),
            posts: posts.iter().map(|post| (post.id, post.title.clone())).collect(),
        };
        Ok(Known {
            identities: Identities::new(tx.person_codes().await?, &versions),
            units: UnitNames::new(&units, self.habits),
            posts: PostNames::new(posts, units.values(), self.habits),
            profiles: profiles_on(versions, self.as_of)
                .into_iter()
                .map(|profile| (profile.person, profile))
                .collect(),
            evaluations: tx
                .evaluations()
                .await?
                .iter()
                .map(|e| ((e.person, e.year), e.grade))
                .collect(),
            disciplines: tx.disciplines().await?.into_iter().collect(),
            holdings: tx
                .holdings()
                .await?
                .iter()
                .filter(|h| held(h))
                .map(|h| (h.person, h.post))
                .collect(),
            asked: Asked::load(tx).await?,
            names,
            within: self.top.map(|top| subtree(top, &units)),
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
        let Some((id, is_new)) = self.whose(sheet, row, unit, person, known, outcome) else {
            return;
        };
        if is_new {
            fresh.people.push(PersonRecord { id, code: person.code.clone() });
        }
        outcome.people.insert(row, id);
        if let Some(code) = &person.code {
            known.identities.add_code(code, id);
        }
        let mut brought = self.profile(id, unit, person);
        brought.pending_post = pending(sheet, row, unit, person, known, outcome);
        let mut changed = is_new;
        match known.profiles.get(&id).cloned() {
            None => {
                known.identities.add(&brought);
                known.profiles.insert(id, brought.clone());
                fresh.put(brought);
                changed = true;
                for &(year, grade) in &person.evaluations {
                    known.evaluations.insert((id, year), grade);
                    fresh.evaluations.push(EvaluationRecord { person: id, year, grade });
                }
            }
            Some(old) => {
                let (mut filled, mut found) = compare(&old, &brought);
                found.extend(no_longer_pending(&old, person));
                changed |= new_grades(id, person, known, fresh, &mut found);
                let name = old.name.as_str().to_owned();
                let shows = known.shows(old.unit);
                let spot = Spot { sheet, row, person: id, name, shows };
                changed |= self.settle(&spot, found, &mut filled, known, fresh, outcome);
                if filled != old {
                    filled.from = self.as_of;
                    known.identities.add(&filled);
                    known.profiles.insert(id, filled.clone());
                    fresh.put(filled);
                    changed = true;
                }
            }
        }
        changed |= add_disciplines(id, person, known, fresh);
        changed |= self.holdings(sheet, row, id, unit, person, known, fresh, outcome);
        match (is_new, changed) {
            (true, _) => outcome.added += 1,
            (false, true) => outcome.updated += 1,
            (false, false) => outcome.unchanged += 1,
        }
    }

    /// Of whom the row speaks, and whether they are new; `None` when the row is
    /// refused.
    fn whose(
        &self,
        sheet: &str,
        row: u32,
        unit: UnitId,
        person: &PersonRow,
        known: &Known,
        outcome: &mut Outcome,
    ) -> Option<(PersonId, bool)> {
        const HEADER: &str = "Họ và tên";
        let name = person.name.as_str();
        if let Some((other_sheet, other_row)) = self.twice.with(sheet, row) {
            outcome.refuse(sheet, row, "Số CCCD", name, "who-twice");
            if let Some(problem) = outcome.problems.last_mut() {
                problem.args = vec![
                    ("other_sheet".to_owned(), other_sheet.clone()),
                    ("other_row".to_owned(), other_row.to_string()),
                ];
            }
            return None;
        }
        let who = Who {
            code: person.code.as_deref(),
            citizen_id: person.citizen_id.as_ref(),
            name: &person.name,
            birth: person.birth,
            sex: person.sex,
            place: Some((person.hometown.as_deref(), Some(unit))),
        };
        match known.identities.find(&who) {
            Identity::Known(id) => Some((id, false)),
            Identity::New { alike } => {
                if alike {
                    outcome.note(sheet, row, HEADER, name, "person-alike", Severity::Note);
                }
                Some((self.desk.draw(PersonId::draw), true))
            }
            Identity::Several => {
                outcome.refuse(sheet, row, HEADER, name, "person-ambiguous");
                None
            }
            Identity::Conflict(fields) => {
                outcome.refuse_conflict(sheet, row, name, &fields);
                None
            }
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
            citizen_id: person.citizen_id.clone(),
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

/// A list that says of somebody known to be proposed that they are not: what is
/// empty says nothing, "Không" does.
fn no_longer_pending(old: &ProfileRecord, person: &PersonRow) -> Option<Found> {
    person.pending.as_deref().filter(|text| fold(text) == "khong")?;
    let known = Field::PendingPost.get(old)?;
    Some(Found { field: Field::PendingPost, known, brought: String::new() })
}

/// Adds the grades of years that are not known; another grade of a known year is
/// found to differ.
fn new_grades(
    id: PersonId,
    person: &PersonRow,
    known: &mut Known,
    fresh: &mut Fresh,
    found: &mut Vec<Found>,
) -> bool {
    let mut changed = false;
    for &(year, grade) in &person.evaluations {
        match known.evaluations.get(&(id, year)) {
            None => {
                known.evaluations.insert((id, year), grade);
                fresh.evaluations.push(EvaluationRecord { person: id, year, grade });
                changed = true;
            }
            Some(old) if *old != grade => found.push(Found {
                field: Field::Evaluation(year),
                known: old.code().to_owned(),
                brought: grade.code().to_owned(),
            }),
            Some(_) => {}
        }
    }
    changed
}

fn add_disciplines(id: PersonId, person: &PersonRow, known: &mut Known, fresh: &mut Fresh) -> bool {
    let mut changed = false;
    for &(form, on) in person.disciplines.iter().flatten() {
        if known.disciplines.insert((id, form, on)) {
            fresh.disciplines.push((id, form, on));
            changed = true;
        }
    }
    changed
}
