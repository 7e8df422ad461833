//! The register of issued papers.

use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::{Day, PaperId, ReviewId, StepId, UnitId};

/// One issued paper. Its file lies in the data folder; the digest tells whether
/// it is still the one issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRecord {
    /// Its id.
    pub id: PaperId,
    /// The unit that issues it.
    pub unit: UnitId,
    /// The review it belongs to.
    pub review: Option<ReviewId>,
    /// The step it belongs to.
    pub step: Option<StepId>,
    /// Its kind, by code.
    pub kind: String,
    /// Its file, relative to the folder of papers.
    pub file: String,
    /// The digest of its content.
    pub sha256: String,
    /// Its date.
    pub day: Day,
    /// Its secrecy level, by code.
    pub secrecy: String,
}

impl Tx {
    /// Enters papers in the register.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_papers(&mut self, papers: &[PaperRecord]) -> Result<(), StoreError> {
        let rows = papers.iter().map(|paper| {
            [
                paper.id.0.into(),
                paper.unit.0.into(),
                paper.review.map(|r| r.0).into(),
                paper.step.map(|s| s.0).into(),
                paper.kind.as_str().into(),
                paper.file.as_str().into(),
                paper.sha256.as_str().into(),
                paper.day.to_string().into(),
                paper.secrecy.as_str().into(),
            ]
        });
        let columns = ["id", "unit", "review", "step", "kind", "file", "sha256", "day", "secrecy"];
        self.insert("paper", columns, rows.collect()).await
    }

    /// All issued papers, by day and file.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn papers(&mut self) -> Result<Vec<PaperRecord>, StoreError> {
        let rows = self.all(sqlx::query("SELECT * FROM paper")).await?;
        let papers: Result<Vec<PaperRecord>, StoreError> = rows
            .iter()
            .map(|row| {
                let from = Columns { table: "paper", row };
                Ok(PaperRecord {
                    id: PaperId(from.int("id")?),
                    unit: UnitId(from.int("unit")?),
                    review: from.opt_int("review")?.map(ReviewId),
                    step: from.opt_int("step")?.map(StepId),
                    kind: from.text("kind")?,
                    file: from.text("file")?,
                    sha256: from.text("sha256")?,
                    day: from.day("day")?,
                    secrecy: from.text("secrecy")?,
                })
            })
            .collect();
        let mut papers = papers?;
        papers.sort_by(|one, two| (one.day, &one.file, one.id).cmp(&(two.day, &two.file, two.id)));
        Ok(papers)
    }
}
