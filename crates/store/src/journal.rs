//! The journal: each change is one entry in the same transaction as the
//! change, chained by hash to the one before.

use crate::database::Query;
use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::Instant;
use sha2::{Digest, Sha256};
use std::cmp::Ordering;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 1 without gaps.
    pub number: i64,
    /// When it was recorded.
    pub at: Instant,
    /// The account that acted, by name.
    pub actor: String,
    /// The action, by code.
    pub action: String,
    /// What it was done to, by id.
    pub subject: String,
    /// What was done, as JSON; never a vote, never a password.
    pub data: String,
    /// The hash of the entry before; empty for the first.
    pub previous: String,
    /// The hash of this entry.
    pub hash: String,
}

/// Where the chain is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalFault {
    /// The entry was altered: its hash does not fit its content, or it is the
    /// last and not the one that was recorded last.
    Altered(i64),
    /// An entry before this one was removed, inserted or altered; or this one
    /// was set behind the last one recorded.
    Broken(i64),
    /// Entries are missing at the end: the last one that should be there.
    CutShort(i64),
}

impl Entry {
    fn digest(&self) -> String {
        let mut hasher = Sha256::new();
        let number = self.number.to_string();
        let at = self.at.0.to_string();
        let fields =
            [&self.previous, &number, &at, &self.actor, &self.action, &self.subject, &self.data];
        for field in fields {
            // The length first, so that no two entries write alike.
            hasher.update((field.len() as u64).to_be_bytes());
            hasher.update(field.as_bytes());
        }
        hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

fn split_head(head: &str) -> Option<(i64, &str)> {
    let (number, hash) = head.split_once(':')?;
    Some((number.parse().ok()?, hash))
}

impl Tx {
    /// Adds an entry to the journal, as part of this transaction.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn record(
        &mut self,
        at: Instant,
        actor: &str,
        action: &str,
        subject: &str,
        data: &serde_json::Value,
    ) -> Result<(), StoreError> {
        // Taking the head's row makes writers on PostgreSQL wait in line; two
        // entries can never follow the same one.
        self.run(sqlx::query("UPDATE site SET value = value WHERE name = 'journal-head'")).await?;
        let (last, previous) = self.journal_head().await?;
        let mut entry = Entry {
            number: last + 1,
            at,
            actor: actor.to_owned(),
            action: action.to_owned(),
            subject: subject.to_owned(),
            data: data.to_string(),
            previous,
            hash: String::new(),
        };
        entry.hash = entry.digest();
        let head = format!("{}:{}", entry.number, entry.hash);
        self.insert(
            "journal",
            ["number", "at", "actor", "action", "subject", "data", "previous", "hash"],
            vec![[
                entry.number.into(),
                at.0.into(),
                entry.actor.into(),
                entry.action.into(),
                entry.subject.into(),
                entry.data.into(),
                entry.previous.into(),
                entry.hash.into(),
            ]],
        )
        .await?;
        self.run(sqlx::query("UPDATE site SET value = $1 WHERE name = 'journal-head'").bind(head))
            .await?;
        Ok(())
    }

    /// The number of the last entry, and its hash; 0 and nothing before the first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn journal_head(&mut self) -> Result<(i64, String), StoreError> {
        let row = self
            .optional(sqlx::query("SELECT value FROM site WHERE name = 'journal-head'"))
            .await?
            .ok_or_else(|| StoreError::missing("journal head"))?;
        let head = Columns { table: "site", row: &row }.text("value")?;
        let (number, hash) =
            split_head(&head).ok_or_else(|| StoreError::unreadable("site", "value", &head))?;
        Ok((number, hash.to_owned()))
    }

    /// The entries with numbers above `after`, at most `limit`, ascending.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn journal(&mut self, after: i64, limit: i64) -> Result<Vec<Entry>, StoreError> {
        let query = sqlx::query("SELECT * FROM journal WHERE number > $1 ORDER BY number LIMIT $2");
        self.entries_of(query.bind(after).bind(limit)).await
    }

    /// The number of the last entry; 0 of an empty journal.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn journal_last(&mut self) -> Result<i64, StoreError> {
        Ok(self.journal_head().await?.0)
    }

    /// The entries about one subject, ascending.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn journal_about(&mut self, subject: &str) -> Result<Vec<Entry>, StoreError> {
        let query = sqlx::query("SELECT * FROM journal WHERE subject = $1 ORDER BY number");
        self.entries_of(query.bind(subject.to_owned())).await
    }

    /// The entries of one action with numbers above `after`, ascending.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn journal_of(
        &mut self,
        action: &'static str,
        after: i64,
    ) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT * FROM journal WHERE action = $1 AND number > $2 ORDER BY number";
        self.entries_of(sqlx::query(sql).bind(action).bind(after)).await
    }

    /// The last entry that is older than the one before it by more than a minute,
    /// and by how many seconds: the clock of the machine went back. The order of
    /// the journal is that of its numbers, whatever the clock says.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn journal_backwards(&mut self) -> Result<Option<(i64, i64)>, StoreError> {
        let sql = "SELECT late.number AS number, early.at - late.at AS seconds \
                   FROM journal late JOIN journal early ON early.number = late.number - 1 \
                   WHERE early.at - late.at > 60 ORDER BY late.number DESC LIMIT 1";
        let row = self.optional(sqlx::query(sql)).await?;
        row.map(|row| {
            let from = Columns { table: "journal", row: &row };
            Ok((from.int("number")?, from.int("seconds")?))
        })
        .transpose()
    }

    /// The last entry of one action.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn last_of(&mut self, action: &'static str) -> Result<Option<Entry>, StoreError> {
        let sql = "SELECT * FROM journal WHERE action = $1 ORDER BY number DESC LIMIT 1";
        Ok(self.entries_of(sqlx::query(sql).bind(action)).await?.pop())
    }

    async fn entries_of(&mut self, query: Query) -> Result<Vec<Entry>, StoreError> {
        let rows = self.all(query).await?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "journal", row };
                Ok(Entry {
                    number: from.int("number")?,
                    at: Instant(from.int("at")?),
                    actor: from.text("actor")?,
                    action: from.text("action")?,
                    subject: from.text("subject")?,
                    data: from.text("data")?,
                    previous: from.text("previous")?,
                    hash: from.text("hash")?,
                })
            })
            .collect()
    }

    /// Walks the whole chain.
    ///
    /// Returns how many entries are sound, and the first fault.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn verify_journal(&mut self) -> Result<(i64, Option<JournalFault>), StoreError> {
        const PAGE: i64 = 2000;
        let (mut last, mut previous) = (0, String::new());
        loop {
            let page = self.journal(last, PAGE).await?;
            for entry in &page {
                if entry.number != last + 1 || entry.previous != previous {
                    return Ok((last, Some(JournalFault::Broken(entry.number))));
                }
                if entry.digest() != entry.hash {
                    return Ok((last, Some(JournalFault::Altered(entry.number))));
                }
                (last, previous) = (entry.number, entry.hash.clone());
            }
            if (page.len() as i64) < PAGE {
                break;
            }
        }
        let (head, hash) = self.journal_head().await?;
        let fault = match head.cmp(&last) {
            Ordering::Greater => Some(JournalFault::CutShort(head)),
            Ordering::Less => Some(JournalFault::Broken(head + 1)),
            Ordering::Equal => (hash != previous).then_some(JournalFault::Altered(last)),
        };
        Ok((last, fault))
    }
}
