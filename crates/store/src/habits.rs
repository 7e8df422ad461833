//! The site's own words for columns and values.

use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::Instant;

/// What a column of a kind of sheet is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnHabitRecord {
    /// The kind of sheet, by code.
    pub kind: String,
    /// The words of its header, as they are compared.
    pub words: String,
    /// Its header as it was seen.
    pub header: String,
    /// The field, by code; `None` when it is not read.
    pub field: Option<String>,
    /// Who said so: the name as shown.
    pub by: String,
    /// When.
    pub recorded: Instant,
}

/// What a text means in a code list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueHabitRecord {
    /// The list, by code.
    pub list: String,
    /// The text, as it is compared.
    pub written: String,
    /// The text as it was seen.
    pub shown: String,
    /// The value, by code; `None` when it stays open.
    pub code: Option<String>,
    /// Who said so: the name as shown.
    pub by: String,
    /// When.
    pub recorded: Instant,
}

impl Tx {
    /// Keeps what a column is, in place of what was known of it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_column_habit(&mut self, habit: &ColumnHabitRecord) -> Result<(), StoreError> {
        self.remove_column_habit(&habit.kind, &habit.words).await?;
        let row = [
            habit.kind.as_str().into(),
            habit.words.as_str().into(),
            habit.header.as_str().into(),
            habit.field.clone().into(),
            habit.by.as_str().into(),
            habit.recorded.0.into(),
        ];
        let columns = ["kind", "words", "header", "field", "learnt_by", "recorded"];
        self.insert("habit_column", columns, vec![row]).await
    }

    /// Keeps what a text means, in place of what was known of it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_value_habit(&mut self, habit: &ValueHabitRecord) -> Result<(), StoreError> {
        self.remove_value_habit(&habit.list, &habit.written).await?;
        let row = [
            habit.list.as_str().into(),
            habit.written.as_str().into(),
            habit.shown.as_str().into(),
            habit.code.clone().into(),
            habit.by.as_str().into(),
            habit.recorded.0.into(),
        ];
        let columns = ["list", "written", "shown", "code", "learnt_by", "recorded"];
        self.insert("habit_value", columns, vec![row]).await
    }

    /// Forgets what a column is. Whether something was known.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn remove_column_habit(
        &mut self,
        kind: &str,
        words: &str,
    ) -> Result<bool, StoreError> {
        let sql = "DELETE FROM habit_column WHERE kind = $1 AND words = $2";
        let query = sqlx::query(sql).bind(kind.to_owned()).bind(words.to_owned());
        Ok(self.run(query).await? > 0)
    }

    /// Forgets what a text means. Whether something was known.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn remove_value_habit(
        &mut self,
        list: &str,
        written: &str,
    ) -> Result<bool, StoreError> {
        let sql = "DELETE FROM habit_value WHERE list = $1 AND written = $2";
        let query = sqlx::query(sql).bind(list.to_owned()).bind(written.to_owned());
        Ok(self.run(query).await? > 0)
    }

    /// What is known of columns, by kind and words.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn column_habits(&mut self) -> Result<Vec<ColumnHabitRecord>, StoreError> {
        let rows = self.all(sqlx::query("SELECT * FROM habit_column")).await?;
        let read = |row| {
            let from = Columns { table: "habit_column", row };
            Ok(ColumnHabitRecord {
                kind: from.text("kind")?,
                words: from.text("words")?,
                header: from.text("header")?,
                field: from.opt_text("field")?,
                by: from.text("learnt_by")?,
                recorded: Instant(from.int("recorded")?),
            })
        };
        let mut habits = rows.iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        habits.sort_by(|one, two| (&one.kind, &one.words).cmp(&(&two.kind, &two.words)));
        Ok(habits)
    }

    /// What is known of texts, by list and text.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn value_habits(&mut self) -> Result<Vec<ValueHabitRecord>, StoreError> {
        let rows = self.all(sqlx::query("SELECT * FROM habit_value")).await?;
        let read = |row| {
            let from = Columns { table: "habit_value", row };
            Ok(ValueHabitRecord {
                list: from.text("list")?,
                written: from.text("written")?,
                shown: from.text("shown")?,
                code: from.opt_text("code")?,
                by: from.text("learnt_by")?,
                recorded: Instant(from.int("recorded")?),
            })
        };
        let mut habits = rows.iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        habits.sort_by(|one, two| (&one.list, &one.written).cmp(&(&two.list, &two.written)));
        Ok(habits)
    }
}
