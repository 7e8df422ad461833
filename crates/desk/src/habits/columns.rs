//! How the columns of a file would be read, for a person to correct.

use crate::{Desk, DeskError, ImportRecords, Permit};
use papers::intake::{HeaderChoice, SheetMapping, mapping};
use papers::profile;

/// How the columns of a file would be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileColumns {
    /// Sheet by sheet.
    Sheets(Vec<SheetMapping>),
    /// The file is one person's form, which has no columns.
    Form,
}

impl Desk {
    /// How the columns of a file would be read, with what was taught so far and
    /// what is chosen for single sheets.
    ///
    /// # Errors
    /// [`DeskError::Intake`] when the file cannot be opened.
    pub async fn columns(
        &self,
        _permit: &Permit<ImportRecords>,
        (file, bytes): (&str, &[u8]),
        choices: &[HeaderChoice],
    ) -> Result<FileColumns, DeskError> {
        if profile::is_profile(bytes) {
            return Ok(FileColumns::Form);
        }
        let habits = super::load(&mut self.store.read().await?).await?;
        mapping(file, bytes, &habits, choices)
            .map(FileColumns::Sheets)
            .map_err(|error| DeskError::Intake { file: file.to_owned(), error })
    }
}
