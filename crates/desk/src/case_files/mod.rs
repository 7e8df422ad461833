//! Case files: which papers the law asks for of everybody on a list, which are
//! there, and what stands still while they are not.

pub mod note;
pub mod say;
pub mod show;

use crate::DeskError;
use crate::scene::Scene;
use base::{Day, PersonId};
use checks::{Law, NotedPaper, PaperFinding, case_file};
use lex::{PaperBy, PaperRequired};
use std::collections::HashMap;
use store::{CasePaperRecord, Tx};

/// What offices noted of some people's case files.
#[derive(Debug, Default)]
pub(crate) struct CaseFiles {
    records: HashMap<PersonId, Vec<CasePaperRecord>>,
}

impl CaseFiles {
    /// Loads what was noted of these people.
    pub async fn load(
        tx: &mut Tx,
        people: impl IntoIterator<Item = PersonId>,
    ) -> Result<Self, DeskError> {
        let people: Vec<PersonId> = people.into_iter().collect();
        let mut records: HashMap<PersonId, Vec<CasePaperRecord>> = HashMap::new();
        for one in tx.case_papers(&people).await? {
            records.entry(one.person).or_default().push(one);
        }
        Ok(Self { records })
    }

    /// The notes about somebody, the earliest first.
    pub fn of(&self, person: PersonId) -> &[CasePaperRecord] {
        self.records.get(&person).map_or(&[], Vec::as_slice)
    }

    /// How the papers of somebody stand on a day; nothing where the law asks for
    /// none, or contradicts itself.
    pub fn findings(&self, law: &Law, person: PersonId, on: Day) -> Vec<PaperFinding> {
        let noted = |one: &CasePaperRecord| NotedPaper {
            code: one.code.clone(),
            held: one.held,
            on: one.on,
        };
        let noted: Vec<NotedPaper> = self.of(person).iter().map(noted).collect();
        case_file(law, &noted, on).unwrap_or_default()
    }
}

/// Refuses a step for which the law asks that papers be there, with everybody
/// whose file lacks one.
pub(crate) async fn ask_for_papers(
    tx: &mut Tx,
    scene: &Scene,
    law: &Law,
    people: &[PersonId],
    by: PaperBy,
    on: Day,
) -> Result<(), DeskError> {
    let files = CaseFiles::load(tx, people.iter().copied()).await?;
    let mut lacking: Vec<(String, Vec<PaperRequired>)> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for person in people.iter().filter(|person| seen.insert(**person)) {
        let papers = files.findings(law, *person, on).into_iter();
        let lacks = papers.filter(|one| one.paper.by <= by && !one.state.is_good());
        let lacks: Vec<PaperRequired> = lacks.map(|one| one.paper).collect();
        if !lacks.is_empty() {
            let name = scene.person(*person).map(|ix| scene.roster.person(ix).name.clone())?;
            lacking.push((name.as_str().to_owned(), lacks));
        }
    }
    if lacking.is_empty() { Ok(()) } else { Err(DeskError::CaseFiles { lacking }) }
}
