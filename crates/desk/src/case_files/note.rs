//! Noting which papers of case files are there: of one person, or of everybody
//! on a list at once.

use super::CaseFiles;
use crate::{Desk, DeskError, ImportRecords, Permit};
use base::{CasePaperId, Day, Instant, PersonId};
use serde_json::json;
use std::collections::BTreeMap;
use store::CasePaperRecord;

/// A paper of somebody's case file, as an officer notes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperNote {
    /// Whose file.
    pub person: PersonId,
    /// Which paper, by code.
    pub code: String,
    /// Whether it is there.
    pub held: bool,
    /// The day that it bears.
    pub on: Option<Day>,
    /// Its number.
    pub number: String,
    /// What else is to be said.
    pub note: String,
}

/// The longest number or note, in letters.
const LONGEST: usize = 200;

impl PaperNote {
    fn says(&self, known: &CasePaperRecord) -> bool {
        (self.held, self.on, self.number.as_str(), self.note.as_str())
            == (known.held, known.on, known.number.as_str(), known.note.as_str())
    }
}

impl Desk {
    /// Notes papers; what says nothing new is left out. How many notes were
    /// added. Earlier ones stay readable.
    ///
    /// # Errors
    /// [`DeskError::FutureDate`] for a paper of a day to come,
    /// [`DeskError::NotFound`] for a person or a paper that no provision asks
    /// for, [`DeskError::OwnCase`], [`DeskError::OutsideScope`].
    pub async fn note_papers(
        &self,
        permit: &Permit<ImportRecords>,
        notes: &[PaperNote],
    ) -> Result<usize, DeskError> {
        let today = self.today();
        let mut tx = self.store.write().await?;
        let scene = crate::scene::Scene::load(&mut tx, self.shelf.clone(), today).await?;
        let book = self.book();
        let aliases = tx.aliases().await?;
        let files = CaseFiles::load(&mut tx, notes.iter().map(|note| note.person)).await?;
        let mut added: Vec<CasePaperRecord> = Vec::new();
        let mut told: BTreeMap<PersonId, Vec<String>> = BTreeMap::new();
        for note in notes {
            let person = aliases.of(note.person);
            let unit = scene.roster.person(scene.person(person)?).unit;
            permit.covers(&scene, unit)?;
            if let Some(on) = note.on.filter(|on| *on > today) {
                return Err(DeskError::FutureDate { day: on });
            }
            if !is_asked_for(&book, &note.code) {
                return Err(DeskError::not_found("paper", &*note.code));
            }
            let last = files.of(person).iter().rfind(|one| one.code == note.code);
            let says_nothing = match last {
                Some(last) => note.says(last),
                None => !note.held && note.note.is_empty(),
            };
            if says_nothing {
                continue;
            }
            permit.not_own([person])?;
            let short = |text: &str| text.trim().chars().take(LONGEST).collect::<String>();
            told.entry(person).or_default().push(note.code.clone());
            added.push(CasePaperRecord {
                id: self.draw(CasePaperId::draw),
                person,
                code: note.code.clone(),
                held: note.held,
                on: note.on.filter(|_| note.held),
                number: short(&note.number),
                note: short(&note.note),
                file: None,
                by: permit.actor().display_name.clone(),
                // Of two notes the later holds, also where a clock stands still.
                recorded: last
                    .map_or(self.now(), |last| self.now().max(Instant(last.recorded.0 + 1))),
            });
        }
        tx.add_case_papers(&added).await?;
        for (person, papers) in told {
            let data = json!({ "papers": papers });
            self.record(&mut tx, permit.actor(), "note-papers", &person.to_string(), data).await?;
        }
        tx.commit().await?;
        Ok(added.len())
    }
}

/// Whether some provision, in force or not, asks for a paper of this code.
fn is_asked_for(book: &lex::LawBook, code: &str) -> bool {
    book.edits().iter().any(|edit| match &edit.act {
        lex::Act::Set(value) => match value.as_ref() {
            lex::Value::CaseFile(papers) => papers.iter().any(|paper| paper.code == *code),
            _ => false,
        },
        lex::Act::Repeal | lex::Act::Delegate(_) => false,
    })
}
