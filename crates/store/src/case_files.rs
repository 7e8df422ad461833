//! Papers of case files, as offices noted them.

use crate::horizon::Dated;
use crate::rows::{Columns, shown};
use crate::{StoreError, Tx};
use base::{CasePaperId, Day, Instant, PersonId};
use sqlx::AssertSqlSafe;

/// About how many people the database is asked at once.
const AT_ONCE: usize = 500;

/// A note about one paper of somebody's case file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasePaperRecord {
    /// Its id.
    pub id: CasePaperId,
    /// Whose file.
    pub person: PersonId,
    /// Which paper, by the code that the law gives it.
    pub code: String,
    /// Whether it is there.
    pub held: bool,
    /// The day that the paper bears.
    pub on: Option<Day>,
    /// Its number; empty where it has none.
    pub number: String,
    /// What else is to be said.
    pub note: String,
    /// The name of the file that was kept of it.
    pub file: Option<String>,
    /// Who noted it.
    pub by: String,
    /// When.
    pub recorded: Instant,
}

impl Tx {
    /// Adds notes.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_case_papers(&mut self, papers: &[CasePaperRecord]) -> Result<(), StoreError> {
        let rows = papers.iter().map(|one| {
            [
                one.id.0.into(),
                one.person.0.into(),
                one.code.as_str().into(),
                i64::from(one.held).into(),
                shown(one.on).into(),
                one.number.as_str().into(),
                one.note.as_str().into(),
                one.file.clone().into(),
                one.by.as_str().into(),
                one.recorded.0.into(),
            ]
        });
        let columns = [
            "id", "person", "code", "held", "on_day", "number", "note", "file", "noted_by",
            "recorded",
        ];
        self.insert("case_paper", columns, rows.collect()).await
    }

    /// The notes about these people, in the order in which they were recorded; of
    /// two records made one, both under the one that is kept.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn case_papers(
        &mut self,
        people: &[PersonId],
    ) -> Result<Vec<CasePaperRecord>, StoreError> {
        let aliases = self.aliases().await?;
        let ids = people.iter().flat_map(|person| aliases.group(aliases.of(*person)));
        let mut ids: Vec<i64> = ids.map(|id| id.0).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut rows = Vec::new();
        for some in ids.chunks(AT_ONCE) {
            let some: Vec<String> = some.iter().map(i64::to_string).collect();
            let sql = format!("SELECT * FROM case_paper WHERE person IN ({})", some.join(", "));
            rows.extend(self.all(sqlx::query(AssertSqlSafe(sql))).await?);
        }
        let rows = self.known("case_paper", Dated::ByMoment, rows)?;
        let mut papers = Vec::with_capacity(rows.len());
        for row in &rows {
            let from = Columns { table: "case_paper", row };
            papers.push(CasePaperRecord {
                id: CasePaperId(from.int("id")?),
                person: aliases.of(PersonId(from.int("person")?)),
                code: from.text("code")?,
                held: from.int("held")? != 0,
                on: from.opt_day("on_day")?,
                number: from.text("number")?,
                note: from.text("note")?,
                file: from.opt_text("file")?,
                by: from.text("noted_by")?,
                recorded: Instant(from.int("recorded")?),
            });
        }
        papers.sort_by_key(|one| (one.recorded, one.id));
        Ok(papers)
    }
}
