//! Searches that an account keeps for itself.

use crate::{Desk, DeskError, Permit, ReadPeople};
use base::nfc;
use store::SavedSearch;

/// The most searches of one account.
const MOST: usize = 50;
/// The longest name of a search, in letters.
const LONGEST_NAME: usize = 80;
/// The longest query, in bytes.
const LONGEST_QUERY: usize = 1000;

/// How the names of kept filters of lists begin where they are stored: with a
/// sign that nobody types.
const VIEW: &str = "list\u{1f}";

impl Desk {
    /// Keeps a search under a name, in place of another of that name.
    ///
    /// # Errors
    /// [`DeskError::BadName`] for a name without a letter,
    /// [`DeskError::TooMany`] when there are fifty, or when name or query are
    /// longer than anybody types.
    pub async fn save_search(
        &self,
        permit: &Permit<ReadPeople>,
        name: &str,
        query: &str,
    ) -> Result<(), DeskError> {
        self.keep_query(permit, "", name, query).await
    }

    async fn keep_query(
        &self,
        permit: &Permit<ReadPeople>,
        kind: &str,
        name: &str,
        query: &str,
    ) -> Result<(), DeskError> {
        let name = nfc(name.trim());
        if !name.chars().any(char::is_alphanumeric) {
            return Err(DeskError::BadName { text: name });
        }
        if name.chars().count() > LONGEST_NAME || query.len() > LONGEST_QUERY {
            return Err(DeskError::TooMany { what: "letters", most: LONGEST_NAME as u32 });
        }
        let name = format!("{kind}{name}");
        let (account, query) = (permit.actor().id, query.to_owned());
        let mut tx = self.store.write().await?;
        let kept = tx.saved_searches(account).await?;
        if kept.len() >= MOST && kept.iter().all(|known| known.name != name) {
            return Err(DeskError::TooMany { what: "searches", most: MOST as u32 });
        }
        tx.save_search(account, &SavedSearch { name, query }).await?;
        Ok(tx.commit().await?)
    }

    /// Forgets a search; one that is not there is as good as forgotten.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn drop_search(
        &self,
        permit: &Permit<ReadPeople>,
        name: &str,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        tx.drop_search(permit.actor().id, name).await?;
        Ok(tx.commit().await?)
    }

    /// The searches that the account keeps, by name.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn saved_searches(
        &self,
        permit: &Permit<ReadPeople>,
    ) -> Result<Vec<SavedSearch>, DeskError> {
        let mut tx = self.store.read().await?;
        let mut kept = tx.saved_searches(permit.actor().id).await?;
        kept.retain(|one| !one.name.starts_with(VIEW));
        Ok(kept)
    }

    /// Keeps a filter of lists under a name: it is offered on every list.
    ///
    /// # Errors
    /// As [`Self::save_search`].
    pub async fn save_view(
        &self,
        permit: &Permit<ReadPeople>,
        name: &str,
        query: &str,
    ) -> Result<(), DeskError> {
        self.keep_query(permit, VIEW, name, query).await
    }

    /// Forgets a filter of lists; one that is not there is as good as forgotten.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn drop_view(
        &self,
        permit: &Permit<ReadPeople>,
        name: &str,
    ) -> Result<(), DeskError> {
        self.drop_search(permit, &format!("{VIEW}{}", nfc(name.trim()))).await
    }

    /// The filters of lists that the account keeps, by name.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn saved_views(
        &self,
        permit: &Permit<ReadPeople>,
    ) -> Result<Vec<SavedSearch>, DeskError> {
        let mut tx = self.store.read().await?;
        let kept = tx.saved_searches(permit.actor().id).await?.into_iter();
        let view = |one: SavedSearch| {
            let name = one.name.strip_prefix(VIEW)?.to_owned();
            Some(SavedSearch { name, query: one.query })
        };
        Ok(kept.filter_map(view).collect())
    }
}
