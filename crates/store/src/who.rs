//! Who is who: records that are one person's, records told apart, and what files
//! state otherwise.

use crate::horizon::Dated;
use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::{BatchId, DifferenceId, PersonId};
use sqlx::AssertSqlSafe;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Which records are another's, as known in a transaction.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Aliases {
    kept: HashMap<PersonId, PersonId>,
    /// Batches that people decided on, in place of importing a file: of two rows
    /// of one moment theirs is the later.
    decided: HashSet<BatchId>,
}

impl Aliases {
    /// The record that stands for this one; itself when it was merged into none.
    pub fn of(&self, person: PersonId) -> PersonId {
        self.kept.get(&person).copied().unwrap_or(person)
    }

    /// Whether the record was merged into another.
    pub fn is_gone(&self, person: PersonId) -> bool {
        self.kept.contains_key(&person)
    }

    /// The record that stands for the person, then those merged into it, by id.
    pub fn group(&self, person: PersonId) -> Vec<PersonId> {
        let kept = self.of(person);
        let mut gone: Vec<PersonId> =
            self.kept.iter().filter(|(_, to)| **to == kept).map(|(from, _)| *from).collect();
        gone.sort_unstable();
        std::iter::once(kept).chain(gone).collect()
    }

    /// Whether the batch was decided on and not imported.
    pub(crate) fn is_decided(&self, batch: Option<BatchId>) -> bool {
        batch.is_some_and(|batch| self.decided.contains(&batch))
    }

    /// Follows each to its end: who was merged into somebody that was merged on.
    fn resolved(direct: &HashMap<PersonId, PersonId>) -> HashMap<PersonId, PersonId> {
        let end = |from: PersonId| {
            let mut at = from;
            // No longer than there are merges, should rows ever make a ring.
            for _ in 0..direct.len() {
                match direct.get(&at) {
                    Some(next) => at = *next,
                    None => break,
                }
            }
            at
        };
        direct.keys().map(|from| (*from, end(*from))).collect()
    }
}

/// A stored answer to a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The file is right.
    Take,
    /// The records are right.
    Keep,
}

impl Answer {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Take => "take",
            Self::Keep => "keep",
        }
    }

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        [Self::Take, Self::Keep].into_iter().find(|answer| answer.code() == code)
    }
}

/// What a file states of a known person otherwise than the records did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DifferenceRecord {
    /// Its id.
    pub id: DifferenceId,
    /// The batch of the file.
    pub batch: BatchId,
    /// The sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The column's header.
    pub header: String,
    /// The person, by the record that stands for them.
    pub person: PersonId,
    /// What it is of, by code; what it means is not known here.
    pub field: String,
    /// What the records said.
    pub known: String,
    /// What the file says.
    pub brought: String,
    /// What was answered; `None` while it is open.
    pub answer: Option<Answer>,
}

/// Where a person stands in what has been done, by code: what must not come to
/// speak of another record.
const RESTS: [(&str, &str, &str); 7] = [
    ("plan", "entry", "person"),
    ("roll", "summons", "person"),
    ("conference", "conference", "chair"),
    ("conference", "conference", "secretary"),
    ("conference", "conference", "content"),
    ("review", "review", "proposals"),
    ("step", "step", "content"),
];

/// Facts of a person that come in with batches.
const FACTS: [&str; 7] =
    ["profile", "profile_form", "evaluation", "discipline", "holding", "entry", "difference"];

/// Columns of [`RESTS`] that hold JSON.
const JSON: [&str; 2] = ["content", "proposals"];

impl Tx {
    /// Which records are another's. Read once a transaction.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn aliases(&mut self) -> Result<Arc<Aliases>, StoreError> {
        if let Some(aliases) = &self.aliases {
            return Ok(Arc::clone(aliases));
        }
        let rows = self.all(sqlx::query("SELECT * FROM person_merge")).await?;
        let rows = self.known("person_merge", Dated::ByBatch, rows)?;
        let mut direct = HashMap::new();
        for row in &rows {
            let from = Columns { table: "person_merge", row };
            direct.insert(PersonId(from.int("gone")?), PersonId(from.int("kept")?));
        }
        let rows = self.all(sqlx::query("SELECT id FROM batch WHERE kind <> 'import'")).await?;
        let ids = rows.iter().map(|row| Columns { table: "batch", row }.int("id").map(BatchId));
        let decided = ids.collect::<Result<_, _>>()?;
        let aliases = Arc::new(Aliases { kept: Aliases::resolved(&direct), decided });
        self.aliases = Some(Arc::clone(&aliases));
        Ok(aliases)
    }

    /// Lets a record stand for another from now on.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_merge(
        &mut self,
        gone: PersonId,
        kept: PersonId,
        batch: BatchId,
    ) -> Result<(), StoreError> {
        self.aliases = None;
        let row = [gone.0.into(), kept.0.into(), batch.0.into()];
        self.insert("person_merge", ["gone", "kept", "batch"], vec![row]).await
    }

    /// Keeps that two records are two people, in whatever order they are given.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_apart(
        &mut self,
        one: PersonId,
        other: PersonId,
        batch: BatchId,
    ) -> Result<(), StoreError> {
        let row = [one.min(other).0.into(), one.max(other).0.into(), batch.0.into()];
        self.insert("person_apart", ["one", "other", "batch"], vec![row]).await
    }

    /// The pairs that were told apart, each by the records that stand for them,
    /// the smaller id first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn apart(&mut self) -> Result<HashSet<(PersonId, PersonId)>, StoreError> {
        let aliases = self.aliases().await?;
        let rows = self.all(sqlx::query("SELECT one, other FROM person_apart")).await?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "person_apart", row };
                let one = aliases.of(PersonId(from.int("one")?));
                let other = aliases.of(PersonId(from.int("other")?));
                Ok((one.min(other), one.max(other)))
            })
            .collect()
    }

    /// Adds differences; those that have an answer with it, in the same batch.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_differences(
        &mut self,
        differences: &[DifferenceRecord],
    ) -> Result<(), StoreError> {
        let rows = differences.iter().map(|difference| {
            [
                difference.id.0.into(),
                difference.batch.0.into(),
                difference.sheet.as_str().into(),
                difference.row.into(),
                difference.header.as_str().into(),
                difference.person.0.into(),
                difference.field.as_str().into(),
                difference.known.as_str().into(),
                difference.brought.as_str().into(),
            ]
        });
        let columns =
            ["id", "batch", "sheet", "row_number", "header", "person", "field", "known", "brought"];
        self.insert("difference", columns, rows.collect()).await?;
        for difference in differences {
            if let Some(answer) = difference.answer {
                self.add_answers(&[(difference.id, answer)], difference.batch).await?;
            }
        }
        Ok(())
    }

    /// Adds answers to differences.
    ///
    /// # Errors
    /// [`StoreError`]; a difference is answered once.
    pub async fn add_answers(
        &mut self,
        answers: &[(DifferenceId, Answer)],
        batch: BatchId,
    ) -> Result<(), StoreError> {
        let rows = answers
            .iter()
            .map(|(difference, answer)| [difference.0.into(), answer.code().into(), batch.0.into()])
            .collect();
        self.insert("difference_answer", ["difference", "answer", "batch"], rows).await
    }

    /// All differences with their answers, by person, field and id.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn differences(&mut self) -> Result<Vec<DifferenceRecord>, StoreError> {
        let aliases = self.aliases().await?;
        let sql = "SELECT difference.*, difference_answer.answer AS answer FROM difference \
             LEFT JOIN difference_answer ON difference_answer.difference = difference.id";
        let rows = self.all(sqlx::query(sql)).await?;
        let differences: Result<Vec<DifferenceRecord>, StoreError> = rows
            .iter()
            .map(|row| {
                let from = Columns { table: "difference", row };
                Ok(DifferenceRecord {
                    id: DifferenceId(from.int("id")?),
                    batch: BatchId(from.int("batch")?),
                    sheet: from.text("sheet")?,
                    row: from.count("row_number")?,
                    header: from.text("header")?,
                    person: aliases.of(PersonId(from.int("person")?)),
                    field: from.text("field")?,
                    known: from.text("known")?,
                    brought: from.text("brought")?,
                    answer: from.opt_parsed("answer", Answer::read)?,
                })
            })
            .collect();
        let mut differences = differences?;
        differences.sort_by(|one, two| {
            (one.person, &one.field, one.id).cmp(&(two.person, &two.field, two.id))
        });
        Ok(differences)
    }

    /// How many differences have no answer.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn unanswered_differences(&mut self) -> Result<usize, StoreError> {
        let sql = "SELECT id FROM difference WHERE id NOT IN \
             (SELECT difference FROM difference_answer)";
        Ok(self.all(sqlx::query(sql)).await?.len())
    }

    /// A table with facts that came in later for a record that others were merged
    /// into with this batch: of which of them they are, nobody could tell once it
    /// is undone.
    pub(crate) async fn later_facts(
        &mut self,
        batch: BatchId,
    ) -> Result<Option<&'static str>, StoreError> {
        for table in FACTS {
            let sql = format!(
                "SELECT fact.person FROM {table} AS fact \
                 JOIN person_merge ON person_merge.kept = fact.person \
                 JOIN batch AS merge ON merge.id = person_merge.batch \
                 JOIN batch AS later ON later.id = fact.batch \
                 WHERE person_merge.batch = $1 AND later.recorded > merge.recorded LIMIT 1"
            );
            let query = sqlx::query(AssertSqlSafe(sql)).bind(batch.0);
            if self.optional(query).await?.is_some() {
                return Ok(Some(table));
            }
        }
        Ok(None)
    }

    /// Where the records of these ids stand in what has been done, by code:
    /// `plan`, `roll`, `conference`, `review`, `step`. Each once.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn rests_on(&mut self, people: &[PersonId]) -> Result<Vec<&'static str>, StoreError> {
        let mut places = Vec::new();
        for (place, table, column) in RESTS {
            if places.contains(&place) {
                continue;
            }
            for person in people {
                if self.is_named(table, column, *person).await? {
                    places.push(place);
                    break;
                }
            }
        }
        Ok(places)
    }

    async fn is_named(
        &mut self,
        table: &'static str,
        column: &'static str,
        person: PersonId,
    ) -> Result<bool, StoreError> {
        if !JSON.contains(&column) {
            let sql = format!("SELECT {column} FROM {table} WHERE {column} = $1 LIMIT 1");
            let query = sqlx::query(AssertSqlSafe(sql)).bind(person.0);
            return Ok(self.optional(query).await?.is_some());
        }
        let sql = format!("SELECT {column} AS content FROM {table} WHERE {column} LIKE $1");
        let query = sqlx::query(AssertSqlSafe(sql)).bind(format!("%{}%", person.0));
        let rows = self.all(query).await?;
        for row in &rows {
            if names(&Columns { table, row }.text("content")?, person) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whether a JSON text holds the number, not as a part of a longer one.
fn names(text: &str, person: PersonId) -> bool {
    let number = person.0.to_string();
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    text.match_indices(&number).any(|(at, _)| {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        !is_digit(before) && !is_digit(bytes.get(at + number.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_merged_on_is_found_at_the_end_of_the_way() {
        let id = PersonId;
        let direct = HashMap::from([(id(1), id(2)), (id(2), id(3)), (id(8), id(9))]);
        let kept = Aliases::resolved(&direct);
        let aliases = Aliases { kept, decided: HashSet::new() };
        assert_eq!([1, 2, 3, 8].map(|n| aliases.of(id(n)).0), [3, 3, 3, 9]);
        assert_eq!(aliases.group(id(1)), [id(3), id(1), id(2)]);
        assert!(aliases.is_gone(id(2)) && !aliases.is_gone(id(3)));
    }

    #[test]
    fn a_ring_of_merges_ends() {
        let direct = HashMap::from([(PersonId(1), PersonId(2)), (PersonId(2), PersonId(1))]);
        assert_eq!(Aliases::resolved(&direct).len(), 2);
    }

    #[test]
    fn a_number_is_named_where_it_stands_whole() {
        for (text, is) in [
            (r#"{"person":401}"#, true),
            ("[401,402]", true),
            ("401", true),
            (r#"{"person":1401}"#, false),
            (r#"{"person":4012}"#, false),
            ("[4010,401]", true),
        ] {
            assert_eq!(names(text, PersonId(401)), is, "{text}");
        }
    }
}
