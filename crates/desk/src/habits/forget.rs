//! Forgetting what a column or a text was learnt to mean. What was imported by it
//! stays as it is.

use crate::{Desk, DeskError, ImportRecords, Permit};
use base::fold;
use papers::intake::{SheetKind, ValueList, header_words};
use serde_json::json;

impl Desk {
    /// Forgets what a column is.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] when nothing is known of it.
    pub async fn forget_column(
        &self,
        permit: &Permit<ImportRecords>,
        kind: SheetKind,
        header: &str,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        if !tx.remove_column_habit(kind.code(), &header_words(header)).await? {
            return Err(DeskError::NotFound { what: "habit", name: header.to_owned() });
        }
        self.record(&mut tx, permit.actor(), "forget-habit", kind.code(), json!({})).await?;
        Ok(tx.commit().await?)
    }

    /// Forgets what a text means.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] when nothing is known of it.
    pub async fn forget_value(
        &self,
        permit: &Permit<ImportRecords>,
        list: ValueList,
        text: &str,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        if !tx.remove_value_habit(list.code(), &fold(text)).await? {
            return Err(DeskError::NotFound { what: "habit", name: text.to_owned() });
        }
        self.record(&mut tx, permit.actor(), "forget-habit", list.code(), json!({})).await?;
        Ok(tx.commit().await?)
    }
}
