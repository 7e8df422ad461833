//! Judgements of readiness, and those taken back.

use crate::horizon::Dated;
use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::{Instant, PersonId, PostId, ReadinessId};
use plan::Readiness;
use std::collections::HashMap;

impl Tx {
    /// Adds a judgement; whether it is withdrawn is not kept with it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_readiness(&mut self, judged: &Readiness) -> Result<(), StoreError> {
        let row = [
            judged.id.0.into(),
            judged.person.0.into(),
            judged.post.0.into(),
            judged.level.as_str().into(),
            judged.rank.map(i64::from).into(),
            i64::from(judged.emergency).into(),
            judged.note.as_str().into(),
            judged.by.as_str().into(),
            judged.on.to_string().into(),
            judged.expires.to_string().into(),
            judged.recorded.0.into(),
        ];
        let columns = [
            "id",
            "person",
            "post",
            "level",
            "rank_in_post",
            "emergency",
            "note",
            "judged_by",
            "on_day",
            "expires",
            "recorded",
        ];
        self.insert("readiness", columns, vec![row]).await
    }

    /// Takes a judgement back.
    ///
    /// # Errors
    /// [`StoreError`], also when it is withdrawn already.
    pub async fn withdraw_readiness(
        &mut self,
        id: ReadinessId,
        by: &str,
        recorded: Instant,
    ) -> Result<(), StoreError> {
        let row = [id.0.into(), by.into(), recorded.0.into()];
        let columns = ["readiness", "withdrawn_by", "recorded"];
        self.insert("readiness_withdrawn", columns, vec![row]).await
    }

    /// All judgements, in the order in which they were recorded; of two records
    /// made one, both under the one that is kept.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn readiness(&mut self) -> Result<Vec<Readiness>, StoreError> {
        let aliases = self.aliases().await?;
        let rows = self.all(sqlx::query("SELECT * FROM readiness_withdrawn")).await?;
        let rows = self.known("readiness_withdrawn", Dated::ByMoment, rows)?;
        let mut withdrawn = HashMap::new();
        for row in &rows {
            let from = Columns { table: "readiness_withdrawn", row };
            let who = (from.text("withdrawn_by")?, Instant(from.int("recorded")?));
            withdrawn.insert(ReadinessId(from.int("readiness")?), who);
        }
        let rows = self.all(sqlx::query("SELECT * FROM readiness ORDER BY recorded, id")).await?;
        let rows = self.known("readiness", Dated::ByMoment, rows)?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "readiness", row };
                let id = ReadinessId(from.int("id")?);
                let rank = from.opt_int("rank_in_post")?;
                Ok(Readiness {
                    id,
                    person: aliases.of(PersonId(from.int("person")?)),
                    post: PostId(from.int("post")?),
                    level: from.text("level")?,
                    rank: rank.and_then(|rank| u32::try_from(rank).ok()),
                    emergency: from.int("emergency")? != 0,
                    note: from.text("note")?,
                    by: from.text("judged_by")?,
                    on: from.day("on_day")?,
                    expires: from.day("expires")?,
                    recorded: Instant(from.int("recorded")?),
                    withdrawn: withdrawn.remove(&id),
                })
            })
            .collect()
    }
}
