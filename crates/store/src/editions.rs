//! Editions: numbers that change with what they stand for, so that whoever laid
//! out plans or reviews before knows whether they are still what is kept. The
//! number is written by the transaction that makes the change, whatever process
//! makes it.

use crate::{StoreError, Tx};

/// What has editions of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// Plans, their entries with all events, decisions.
    Plans,
    /// Reviews and their steps.
    Reviews,
}

impl Edition {
    const ALL: [Self; 2] = [Self::Plans, Self::Reviews];

    /// The name of its number among the site's settings.
    fn setting(self) -> &'static str {
        match self {
            Self::Plans => "plans-edition",
            Self::Reviews => "reviews-edition",
        }
    }

    /// The tables whose rows it stands for.
    fn tables(self) -> &'static [&'static str] {
        match self {
            Self::Plans => &["plan", "entry", "entry_event", "decision"],
            Self::Reviews => &["review", "step"],
        }
    }
}

/// Of what a transaction has begun a new edition.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Touched([bool; Edition::ALL.len()]);

impl Touched {
    /// Rows of a table are written or removed.
    pub(crate) fn note(&mut self, table: &str) {
        for (touched, edition) in self.0.iter_mut().zip(Edition::ALL) {
            *touched |= edition.tables().contains(&table);
        }
    }
}

impl Tx {
    /// The present edition, as this transaction sees it; never the same again
    /// after a change.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn edition(&mut self, of: Edition) -> Result<String, StoreError> {
        Ok(self.setting(of.setting()).await?.unwrap_or_default())
    }

    pub(crate) async fn begin_editions(&mut self) -> Result<(), StoreError> {
        for (touched, edition) in self.touched.0.into_iter().zip(Edition::ALL) {
            if touched {
                let sql = "INSERT INTO site (name, value) VALUES ($1, '1') \
                     ON CONFLICT (name) DO UPDATE \
                     SET value = CAST(CAST(site.value AS BIGINT) + 1 AS TEXT)";
                self.run(sqlx::query(sql).bind(edition.setting())).await?;
            }
        }
        Ok(())
    }
}
