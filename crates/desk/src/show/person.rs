//! A person's page: profile, career, evaluations, entries, standards.

use super::profile_form::ShownForm;
use crate::case_files::show::CaseFile;
use crate::scene::{Scene, roster_of};
use crate::search::covered;
use crate::{
    Desk, DeskError, ImportRecords, Permit, ReadFamily, ReadJournal, ReadPeople, ReadSensitive,
    Right,
};
use base::{Day, Instant, Month, PersonId, PlanId, PostId};
use checks::{Candidate, Ground};
use plan::{EntryEvent, Readiness, standing_readiness};
use roster::{CodeList, Discipline, Evaluation, Holding, PersonIx, PostIx, Term, UnitIx, Wanted};
use serde_json::json;
use store::{ProfileRecord, Tx};
use words::finding::{WordedFinding, word};
use words::{Lang, Words};

/// Everything shown of a person.
#[derive(Debug, Clone)]
pub struct PersonSheet {
    /// The office's number.
    pub code: Option<String>,
    /// The citizen ID: whole for whoever brings records in, else its last three
    /// digits.
    pub citizen_id: Option<String>,
    /// The profile as of the day, without the citizen ID.
    pub profile: ProfileRecord,
    /// The name of the unit in which the person works.
    pub unit_name: String,
    /// The present title.
    pub current: String,
    /// Posts held: title, unit, and the dates.
    pub career: Vec<(String, String, Holding)>,
    /// The profile form that holds on the day, as the reader may see it.
    pub form: Option<ShownForm>,
    /// Evaluations, latest first.
    pub evaluations: Vec<Evaluation>,
    /// Their grades in the words of each year's own scale, where the law sets
    /// one.
    pub scales: Vec<ScaleWords>,
    /// Disciplines, latest first.
    pub disciplines: Vec<Discipline>,
    /// Whether ethnicity, religion, Party membership and disciplines are left
    /// out for this reader.
    pub is_withheld: bool,
    /// Entries in plans with their histories.
    pub entries: Vec<EntryHistory>,
    /// Standards of each post planned for.
    pub standards: Vec<StandardSet>,
    /// The earliest and the latest month of retirement, by the schedule of the
    /// law or by decision, where they can be told.
    pub retires: Option<(Month, Month)>,
    /// The case file, by the law of the person's own unit.
    pub case: CaseFile,
    /// Who read this page, the latest first; `None` for whoever may not know.
    pub readings: Option<Vec<Reading>>,
    /// The day.
    pub as_of: Day,
}

/// A grade in the words of the scale of its year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScaleWords {
    /// The year that was evaluated.
    pub year: i16,
    /// The first year of the scale.
    pub from_year: i16,
    /// The grade's code on it.
    pub code: String,
    /// Its words.
    pub label: String,
}

/// Somebody read a person's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// When.
    pub at: Instant,
    /// The account.
    pub by: String,
    /// Whether sensitive fields were shown.
    pub sensitive: bool,
}

/// The most readings that a page names.
const MOST_READINGS: usize = 50;

/// What a reader may see of a person.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Eyes {
    /// The citizen ID whole.
    pub whole: bool,
    /// Ethnicity, religion, Party membership, discipline.
    pub sensitive: bool,
    /// Family, health, addresses.
    pub family: bool,
    /// It is the reader's own file: no votes and no findings.
    pub own: bool,
    /// Who read it before.
    pub readings: bool,
}

/// One entry with its history.
#[derive(Debug, Clone)]
pub struct EntryHistory {
    /// The plan.
    pub plan: PlanId,
    /// The unit of the plan: code and name.
    pub unit: (String, String),
    /// The term.
    pub term: Term,
    /// The post's title.
    pub post: String,
    /// The post.
    pub post_id: PostId,
    /// The readiness for it that holds on the day, and whether its last day is
    /// over.
    pub readiness: Option<(Readiness, bool)>,
    /// The events, oldest first, each with the number of its decision.
    pub events: Vec<(EntryEvent, String)>,
}

/// The standards of one post for this person.
#[derive(Debug, Clone)]
pub struct StandardSet {
    /// The post's title.
    pub post: String,
    /// One finding a rule.
    pub findings: Vec<WordedFinding>,
}

/// What is known of a person on a day, or first of all, and the office's number.
pub(super) async fn profile_on(
    tx: &mut Tx,
    id: PersonId,
    as_of: Day,
) -> Result<(ProfileRecord, Option<String>), DeskError> {
    let history = tx.profile_history(id).await?;
    let profile = history
        .iter()
        .rfind(|profile| profile.from <= as_of)
        .or(history.first())
        .cloned()
        .ok_or_else(|| DeskError::not_found("person", id.to_string()))?;
    let id = profile.person;
    let code = tx.people().await?.into_iter().find(|p| p.id == id).and_then(|p| p.code);
    Ok((profile, code))
}

/// The readiness of a person for a post that holds on a day, and whether it is
/// stale.
fn readiness_of(
    judged: &[Readiness],
    pair: (PersonId, PostId),
    day: Day,
) -> Option<(Readiness, bool)> {
    let own = judged.iter().filter(|one| (one.person, one.post) == pair);
    standing_readiness(own, day).map(|one| (one.clone(), one.is_stale(day)))
}

impl Desk {
    /// People by words of their names, or whose number is the text: id, name,
    /// unit. Best first, at most `limit`.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn find_people(
        &self,
        permit: &Permit<ReadPeople>,
        text: &str,
        limit: usize,
    ) -> Result<Vec<(PersonId, String, String)>, DeskError> {
        let mut tx = self.store.read().await?;
        let roster = roster_of(&mut tx, &self.shelf, self.today()).await?;
        let covered = covered(&roster, permit.actor().unit);
        let keep = |_, unit: UnitIx| covered[unit.at()];
        let whole = |at: PersonIx| keep(at, roster.person(at).unit);
        let mut ids = tx.people_with_code(text.trim()).await?;
        if let Ok(id) = text.trim().parse() {
            ids.push(tx.aliases().await?.of(id));
        }
        let numbered = ids.into_iter().filter_map(|id| roster.find_person(id));
        let mut people: Vec<PersonIx> = numbered.filter(|at| whole(*at)).collect();
        if people.is_empty()
            && let Some(wanted) = Wanted::of(text)
        {
            let named = self.shelf.directory(&roster).people(&wanted, keep, limit);
            people = named.best;
        }
        people.dedup();
        let named = |at: PersonIx| {
            let person = roster.person(at);
            let unit = roster.unit(person.unit).name.clone();
            (person.id, person.name.as_str().to_owned(), unit)
        };
        Ok(people.into_iter().take(limit).map(named).collect())
    }

    /// The record that stands for a person: another one where two were made one,
    /// so that a link to either leads to the person.
    pub(super) async fn standing_for(&self, id: PersonId) -> Result<PersonId, DeskError> {
        let mut tx = self.store.read().await?;
        Ok(tx.aliases().await?.of(id))
    }

    /// A person's page as of a day. The reading is recorded.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn person_sheet(
        &self,
        permit: &Permit<ReadPeople>,
        id: PersonId,
        as_of: Day,
        lang: Lang,
    ) -> Result<PersonSheet, DeskError> {
        let scene = self.scene(as_of).await?;
        let id = self.standing_for(id).await?;
        let person = scene.roster.person(scene.person(id)?);
        permit.covers(&scene, person.unit)?;
        let actor = permit.actor();
        let sensitive = actor.has::<ReadSensitive>();
        let eyes = Eyes {
            whole: actor.has::<ImportRecords>(),
            sensitive,
            family: actor.has::<ReadFamily>() && sensitive,
            own: actor.person == Some(id),
            readings: actor.has::<ImportRecords>() || actor.has::<ReadJournal>(),
        };
        let mut tx = self.store.write().await?;
        let data = json!({ "sensitive": sensitive });
        self.record(&mut tx, actor, "read-person", &id.to_string(), data).await?;
        let sheet = self.sheet_of(&mut tx, &scene, permit, id, eyes, lang).await?;
        if sheet.form.as_ref().is_some_and(ShownForm::tells_of_family) {
            self.record(&mut tx, actor, "read-family", &id.to_string(), json!({})).await?;
        }
        tx.commit().await?;
        Ok(sheet)
    }

    /// What is shown of a person to these eyes.
    pub(crate) async fn sheet_of<R: Right>(
        &self,
        tx: &mut Tx,
        scene: &Scene,
        permit: &Permit<R>,
        id: PersonId,
        eyes: Eyes,
        lang: Lang,
    ) -> Result<PersonSheet, DeskError> {
        let as_of = scene.day;
        let ix = scene.person(id)?;
        let person = scene.roster.person(ix);
        let (mut profile, code) = profile_on(tx, id, as_of).await?;
        let citizen_id = profile.citizen_id.take();
        let citizen_id =
            citizen_id.map(|id| if eyes.whole { id.as_str().to_owned() } else { id.masked() });
        if !eyes.sensitive {
            profile.ethnicity = None;
            profile.religion = None;
            profile.party_probationary = None;
            profile.party_official = None;
        }
        let is_own = eyes.own;
        let form = ShownForm::of(&tx.profile_forms(id).await?, as_of, eyes.family)?;
        let judged = tx.readiness().await?;
        let readings = match eyes.readings {
            true => Some(readings(tx, id).await?),
            false => None,
        };
        let words = Words::load(lang);
        let case = crate::case_files::show::of_person(tx, scene, id, (self.today(), is_own), words)
            .await?;
        let ground = Ground::of(&scene.roster);
        let mut standards = Vec::new();
        let mut entries = Vec::new();
        let own: Vec<_> = scene.planned.entries.iter().filter(|entry| entry.person == id).collect();
        for entry in &own {
            let plan = *scene.plan(entry.plan)?;
            let Ok(post) = scene.post(entry.post) else { continue };
            let unit = scene.unit(plan.unit)?;
            if permit.is_cleared(scene, unit, as_of).is_err() {
                continue;
            }
            let record = scene.roster.unit(unit);
            let number = |event: &EntryEvent| {
                scene.decision(event.decision).map(|d| d.number.clone()).unwrap_or_default()
            };
            entries.push(EntryHistory {
                plan: plan.id,
                unit: (record.code.clone(), record.name.clone()),
                term: plan.term,
                post: scene.roster.post(post).title.clone(),
                post_id: entry.post,
                // Nor what is judged of them.
                readiness: readiness_of(&judged, (id, entry.post), as_of).filter(|_| !is_own),
                events: entry
                    .history
                    .iter()
                    .filter(|e| e.on <= as_of)
                    // Nobody reads the vote about themselves.
                    .map(|e| (EntryEvent { vote: e.vote.filter(|_| !is_own), ..*e }, number(e)))
                    .collect(),
            });
            if entry.stands(as_of) && !is_own {
                let round = checks::round_of(plan.term);
                let planned: Vec<PostIx> = own
                    .iter()
                    .filter(|e| e.stands(as_of))
                    .filter(|e| scene.plan(e.plan).is_ok_and(|p| checks::round_of(p.term) == round))
                    .filter_map(|e| scene.roster.find_post(e.post))
                    .collect();
                let law = scene.law(unit, as_of, as_of);
                let candidate =
                    Candidate { person: ix, post, term: plan.term, on: as_of, planned: &planned };
                let mut findings = Vec::new();
                checks::check_person(&ground, &law, &candidate, &mut findings);
                standards.push(StandardSet {
                    post: scene.roster.post(post).title.clone(),
                    findings: findings
                        .iter()
                        .map(|f| word(f, &scene.roster, &law, words))
                        .collect(),
                });
                let worded = standards.iter_mut().flat_map(|set| &mut set.findings);
                crate::gate::hush(permit.actor(), worded, words);
            }
        }
        let mut career: Vec<(String, String, Holding)> = person
            .holdings
            .iter()
            .map(|holding| {
                let post = scene.roster.post(holding.post);
                (post.title.clone(), scene.roster.unit(post.unit).name.clone(), *holding)
            })
            .collect();
        career.sort_by_key(|(_, _, holding)| std::cmp::Reverse(holding.from));
        Ok(PersonSheet {
            code,
            citizen_id,
            unit_name: scene.roster.unit(person.unit).name.clone(),
            current: scene.current_title(ix).unwrap_or_default(),
            profile,
            career,
            form,
            scales: scales(&scene.law(person.unit, as_of, as_of), &person.evaluations, lang),
            evaluations: person.evaluations.iter().rev().copied().collect(),
            disciplines: match eyes.sensitive {
                true => person.disciplines.iter().flatten().rev().copied().collect(),
                false => Vec::new(),
            },
            is_withheld: !eyes.sensitive,
            entries,
            standards,
            retires: scene.law(person.unit, as_of, as_of).retirement_of(person),
            case,
            readings,
            as_of,
        })
    }
}

/// The grades of these years in the words of their scales.
fn scales(law: &checks::Law, evaluations: &[Evaluation], lang: Lang) -> Vec<ScaleWords> {
    let Ok(ruling) = law.view().get(lex::EVALUATION_SCALE) else { return Vec::new() };
    let words = |one: &Evaluation| {
        let scale = lex::evaluation_scale(ruling.value, one.year).into_iter();
        let row = scale.into_iter().find(|row| row.grade.code() == one.grade.code())?;
        let label = if lang == Lang::Vi { &row.label_vi } else { &row.label_en };
        let (code, label) = (row.code.clone(), label.clone());
        Some(ScaleWords { year: one.year, from_year: row.from_year, code, label })
    };
    evaluations.iter().filter_map(words).collect()
}

/// Who read a person's page, the latest first.
async fn readings(tx: &mut Tx, id: PersonId) -> Result<Vec<Reading>, DeskError> {
    let about = tx.journal_about(&id.to_string()).await?.into_iter();
    let mut readings: Vec<Reading> = about
        .filter(|entry| entry.action == "read-person")
        .map(|entry| Reading {
            at: entry.at,
            by: entry.actor,
            sensitive: entry.data.contains("\"sensitive\":true"),
        })
        .collect();
    readings.sort_by_key(|one| std::cmp::Reverse(one.at));
    readings.truncate(MOST_READINGS);
    Ok(readings)
}
