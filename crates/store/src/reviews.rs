//! Reviews and their steps.

use crate::rows::{Columns, json};
use crate::{StoreError, Tx};
use base::{PlanId, ReviewId, UnitId};
use plan::{Review, Step};

impl Tx {
    /// Adds a review with its steps.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_review(&mut self, review: &Review) -> Result<(), StoreError> {
        let row = [
            review.id.0.into(),
            review.plan.0.into(),
            review.unit.0.into(),
            review.opened.to_string().into(),
            review.law_day.to_string().into(),
            review.known_by.to_string().into(),
            review.law_digest.as_str().into(),
            review.redoes.map(|r| r.0).into(),
            json(&review.proposals).into(),
            json(&review.state).into(),
        ];
        let columns = [
            "id",
            "plan",
            "unit",
            "opened",
            "law_day",
            "known_by",
            "law_digest",
            "redoes",
            "proposals",
            "state",
        ];
        self.insert("review", columns, vec![row]).await?;
        let rows = review.steps.iter().enumerate().map(|(place, step)| {
            [step.id.0.into(), review.id.0.into(), (place as i64 + 1).into(), json(step).into()]
        });
        self.insert("step", ["id", "review", "number", "content"], rows.collect()).await
    }

    /// Writes the present state of a review and its steps.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn save_review(&mut self, review: &Review) -> Result<(), StoreError> {
        self.touched.note("review");
        let sql = "UPDATE review SET proposals = $1, state = $2 WHERE id = $3";
        let query = sqlx::query(sql).bind(json(&review.proposals)).bind(json(&review.state));
        if self.run(query.bind(review.id.0)).await? != 1 {
            return Err(StoreError::missing(format!("review {}", review.id)));
        }
        for step in &review.steps {
            let query = sqlx::query("UPDATE step SET content = $1 WHERE id = $2 AND content <> $1");
            self.run(query.bind(json(step)).bind(step.id.0)).await?;
        }
        Ok(())
    }

    /// All reviews, by day of opening.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn reviews(&mut self) -> Result<Vec<Review>, StoreError> {
        let mut reviews = Vec::new();
        let rows = self.all(sqlx::query("SELECT * FROM review ORDER BY opened, id")).await?;
        for row in &rows {
            reviews.push(read_review(&Columns { table: "review", row })?);
        }
        let rows = self.all(sqlx::query("SELECT * FROM step ORDER BY review, number")).await?;
        let mut steps: std::collections::HashMap<i64, Vec<Step>> = std::collections::HashMap::new();
        for row in &rows {
            let from = Columns { table: "step", row };
            steps.entry(from.int("review")?).or_default().push(from.json("content")?);
        }
        for review in &mut reviews {
            review.steps = steps.remove(&review.id.0).unwrap_or_default();
        }
        Ok(reviews)
    }

    /// One review with its steps.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is none.
    pub async fn review(&mut self, id: ReviewId) -> Result<Review, StoreError> {
        let query = sqlx::query("SELECT * FROM review WHERE id = $1").bind(id.0);
        let row = self
            .optional(query)
            .await?
            .ok_or_else(|| StoreError::missing(format!("review {id}")))?;
        let mut review = read_review(&Columns { table: "review", row: &row })?;
        let query = sqlx::query("SELECT content FROM step WHERE review = $1 ORDER BY number");
        for row in &self.all(query.bind(id.0)).await? {
            review.steps.push(Columns { table: "step", row }.json("content")?);
        }
        Ok(review)
    }
}

fn read_review(from: &Columns) -> Result<Review, StoreError> {
    Ok(Review {
        id: ReviewId(from.int("id")?),
        plan: PlanId(from.int("plan")?),
        unit: UnitId(from.int("unit")?),
        opened: from.day("opened")?,
        law_day: from.day("law_day")?,
        known_by: from.day("known_by")?,
        law_digest: from.text("law_digest")?,
        redoes: from.opt_int("redoes")?.map(ReviewId),
        proposals: from.json("proposals")?,
        steps: Vec::new(),
        state: from.json("state")?,
    })
}
