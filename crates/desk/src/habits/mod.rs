//! The site's own words: what its offices head columns with, and how they write
//! values of code lists. Learnt from people and kept, so that nobody is asked
//! twice.

mod columns;
mod fill;
mod forget;
mod learn;
mod queue;
mod suggest;

pub use columns::FileColumns;
pub use fill::Filled;
pub use papers::intake::{
    Alike, ColumnMapping, ColumnReading, HeaderChoice, SheetKind, SheetMapping, SkipReason,
    ValueList, field_names,
};
pub use queue::{Answered, UnlistedGroup, UnlistedText, ValueQueue};
pub use store::{ColumnHabitRecord, ValueHabitRecord};
pub(crate) use suggest::Lists;

use crate::{Desk, DeskError, ImportRecords, Permit};
use papers::intake::Habits;
use store::Tx;

/// What was taught, with by whom and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taught {
    /// About columns.
    pub columns: Vec<ColumnHabitRecord>,
    /// About values.
    pub values: Vec<ValueHabitRecord>,
}

impl Desk {
    /// All that was taught.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn habits(&self, _permit: &Permit<ImportRecords>) -> Result<Taught, DeskError> {
        let mut tx = self.store.read().await?;
        Ok(Taught { columns: tx.column_habits().await?, values: tx.value_habits().await? })
    }
}

/// What was taught, for reading files. What this program no longer knows – a
/// field that a later one had – is passed over.
pub(crate) async fn load(tx: &mut Tx) -> Result<Habits, DeskError> {
    let mut habits = Habits::default();
    for column in tx.column_habits().await? {
        if let Some(kind) = SheetKind::read(&column.kind) {
            habits.learn_column(kind, &column.words, column.field.as_deref());
        }
    }
    for value in tx.value_habits().await? {
        if let Some(list) = ValueList::read(&value.list) {
            habits.learn_value(list, &value.written, value.code.as_deref());
        }
    }
    Ok(habits)
}
