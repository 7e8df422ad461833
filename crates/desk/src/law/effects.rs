//! What a change of the law does to the plans of this site: the same people,
//! the same lists, judged under either law.

use crate::{Desk, DeskError, Permit, ReadPeople};
use base::Day;
use checks::{Entry as Planned, Finding, Ground, Law, PlanSlice, Rule, Subject, Verdict};
use lex::{LawBook, Moment};
use roster::{PlanKind, Term};
use std::collections::BTreeMap;
use words::finding::{WordedFinding, word};
use words::{Lang, Words};

/// A law to compare: packs, read for a legal day by what was known by another.
#[derive(Debug, Clone)]
pub struct LawSide {
    /// The packs.
    pub book: LawBook,
    /// The legal day.
    pub legal_day: Day,
    /// What was known by this day.
    pub known_by: Day,
}

/// A verdict that the two laws give differently.
#[derive(Debug, Clone)]
pub struct Affected {
    /// The unit whose plan it is: code and name.
    pub unit: (String, String),
    /// Committee or titles.
    pub kind: PlanKind,
    /// The term.
    pub term: Term,
    /// Whom it concerns; `None` for a whole list, body or post.
    pub person: Option<String>,
    /// For which post; `None` for a whole list or body.
    pub post: Option<String>,
    /// Under the first law; `None` when it made no such finding.
    pub before: Option<WordedFinding>,
    /// Under the second.
    pub after: Option<WordedFinding>,
}

/// What a change of the law does.
#[derive(Debug, Clone, Default)]
pub struct LawEffects {
    /// Lists that were judged.
    pub lists: usize,
    /// Names on them.
    pub entries: usize,
    /// Verdicts that differ, by unit and plan.
    pub affected: Vec<Affected>,
}

impl Desk {
    /// The codes from the root to a unit, as the tree stands on a day.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] for the unit.
    pub async fn unit_path(&self, unit: &str, on: Day) -> Result<Vec<String>, DeskError> {
        let scene = self.scene(on).await?;
        let unit = scene.unit_with_code(unit)?;
        Ok(scene.roster.path_codes(unit).into_iter().map(str::to_owned).collect())
    }

    /// Judges every plan that stands on `on`, of one unit and those below it or
    /// of the whole site, under both laws. Facts and day are the same on both
    /// sides, so that only the law makes a difference.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] for the unit.
    pub async fn law_effects(
        &self,
        permit: &Permit<ReadPeople>,
        unit: Option<&str>,
        sides: [&LawSide; 2],
        on: Day,
        lang: Lang,
    ) -> Result<LawEffects, DeskError> {
        let scene = self.scene(on).await?;
        let words = Words::load(lang);
        let top = unit.map(|code| scene.unit_with_code(code)).transpose()?;
        let ground = Ground::of(&scene.roster);
        let mut effects = LawEffects::default();
        for plan in &scene.planned.plans {
            let Ok(unit) = scene.unit(plan.unit) else { continue };
            let outside = top.is_some_and(|top| !scene.roster.is_within(unit, top));
            let seen = || {
                permit.covers(&scene, unit)?;
                permit.is_cleared(&scene, unit, on)
            };
            if outside || seen().is_err() {
                continue;
            }
            let standing = scene.standing(plan.id, on);
            let standing: Vec<Planned> =
                standing.filter_map(|entry| scene.planned(entry.person, entry.post)).collect();
            if standing.is_empty() {
                continue;
            }
            let path = scene.roster.path_codes(unit);
            let laws = sides.map(|side| {
                let (legal_day, known_by) = (side.legal_day, side.known_by);
                Law::of(&side.book.view(&Moment { legal_day, known_by, unit_path: &path }))
            });
            let slice =
                PlanSlice { unit, kind: plan.kind, term: plan.term, entries: &standing, on };
            let other = scene.other_entries(plan.id, plan.term, on);
            let [before, after] = laws.each_ref().map(|law| {
                let mut findings = Vec::new();
                checks::check_list(&ground, law, &slice, &other, &mut findings);
                by_subject(findings)
            });
            effects.lists += 1;
            effects.entries += standing.len();
            let record = scene.roster.unit(unit);
            for (subject, one, two) in differing(&before, &after) {
                let (person, post) = match subject {
                    Subject::Entry(person, post) => (Some(person), Some(post)),
                    Subject::Post(post) => (None, Some(post)),
                    Subject::List | Subject::Body(_) => (None, None),
                };
                effects.affected.push(Affected {
                    unit: (record.code.clone(), record.name.clone()),
                    kind: plan.kind,
                    term: plan.term,
                    person: person.map(|ix| scene.roster.person(ix).name.as_str().to_owned()),
                    post: post.map(|ix| scene.roster.post(ix).title.clone()),
                    before: one.map(|finding| word(finding, &scene.roster, &laws[0], words)),
                    after: two.map(|finding| word(finding, &scene.roster, &laws[1], words)),
                });
            }
        }
        for one in &mut effects.affected {
            let said = one.before.iter_mut().chain(&mut one.after);
            crate::gate::hush(permit.actor(), said, words);
        }
        effects.affected.sort_by(|one, two| (&one.unit.0, one.kind).cmp(&(&two.unit.0, two.kind)));
        Ok(effects)
    }
}

type BySubject = BTreeMap<(Rule, Subject), Finding>;

fn by_subject(findings: Vec<Finding>) -> BySubject {
    findings.into_iter().map(|finding| ((finding.rule, finding.subject), finding)).collect()
}

/// Where somebody's case becomes another one: the verdicts differ, and one of
/// them asks for attention. A rule that does not apply and one that was not
/// asked are the same to a reader; that the law is silent is no case of anybody.
fn differing<'f>(
    before: &'f BySubject,
    after: &'f BySubject,
) -> Vec<(Subject, Option<&'f Finding>, Option<&'f Finding>)> {
    let verdict = |finding: Option<&Finding>| {
        finding.map_or(Verdict::NotApplicable, |finding| finding.verdict)
    };
    let keys: std::collections::BTreeSet<&(Rule, Subject)> =
        before.keys().chain(after.keys()).collect();
    let attention = |finding: Option<&Finding>| {
        finding.is_some_and(|finding| finding.needs_attention() && !finding.missing.is_law())
    };
    keys.into_iter()
        .map(|key| (key.1, before.get(key), after.get(key)))
        .filter(|(_, one, two)| verdict(*one) != verdict(*two))
        .filter(|(_, one, two)| attention(*one) || attention(*two))
        .collect()
}
