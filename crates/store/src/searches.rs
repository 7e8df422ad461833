//! Searches that accounts keep, and people found by their numbers.

use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::{CitizenId, PersonId, UserId};

/// A search that somebody keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Under which name.
    pub name: String,
    /// The query of the page, as its address has it.
    pub query: String,
}

impl Tx {
    /// Keeps a search of an account, in place of another of that name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn save_search(
        &mut self,
        account: UserId,
        search: &SavedSearch,
    ) -> Result<(), StoreError> {
        self.drop_search(account, &search.name).await?;
        let row = [account.0.into(), search.name.as_str().into(), search.query.as_str().into()];
        self.insert("saved_search", ["account", "name", "query"], vec![row]).await
    }

    /// Forgets a search of an account. Whether there was one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn drop_search(&mut self, account: UserId, name: &str) -> Result<bool, StoreError> {
        let sql = "DELETE FROM saved_search WHERE account = $1 AND name = $2";
        Ok(self.run(sqlx::query(sql).bind(account.0).bind(name.to_owned())).await? > 0)
    }

    /// The searches that an account keeps, by name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn saved_searches(
        &mut self,
        account: UserId,
    ) -> Result<Vec<SavedSearch>, StoreError> {
        let sql = "SELECT * FROM saved_search WHERE account = $1";
        let rows = self.all(sqlx::query(sql).bind(account.0)).await?;
        let mut searches = Vec::with_capacity(rows.len());
        for row in &rows {
            let from = Columns { table: "saved_search", row };
            searches.push(SavedSearch { name: from.text("name")?, query: from.text("query")? });
        }
        // The two databases sort letters beyond ASCII differently.
        searches.sort_by(|one, two| one.name.cmp(&two.name));
        Ok(searches)
    }

    /// The people with this number of the office, each once; a record merged into
    /// another stands for that one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn people_with_code(&mut self, code: &str) -> Result<Vec<PersonId>, StoreError> {
        let query = sqlx::query("SELECT id FROM person WHERE code = $1").bind(code.to_owned());
        let rows = self.all(query).await?;
        let ids = rows.iter().map(|row| Columns { table: "person", row }.int("id"));
        self.standing(ids.collect::<Result<_, _>>()?).await
    }

    /// The people of whom some profile states this citizen ID, each once.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn people_with_citizen_id(
        &mut self,
        id: &CitizenId,
    ) -> Result<Vec<PersonId>, StoreError> {
        let sql = "SELECT DISTINCT person FROM profile WHERE citizen_id = $1";
        let rows = self.all(sqlx::query(sql).bind(id.as_str().to_owned())).await?;
        let ids = rows.iter().map(|row| Columns { table: "profile", row }.int("person"));
        self.standing(ids.collect::<Result<_, _>>()?).await
    }

    async fn standing(&mut self, ids: Vec<i64>) -> Result<Vec<PersonId>, StoreError> {
        let aliases = self.aliases().await?;
        let mut people: Vec<PersonId> =
            ids.into_iter().map(|id| aliases.of(PersonId(id))).collect();
        people.sort_unstable();
        people.dedup();
        Ok(people)
    }
}
