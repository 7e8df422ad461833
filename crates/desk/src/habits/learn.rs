//! Learning what a column or a text means.

use super::suggest::Lists;
use crate::{Desk, DeskError, ImportRecords, Permit};
use base::{fold, nfc};
use papers::intake::{Habits, SheetKind, ValueList, field_names, header_words};
use serde_json::json;
use std::collections::BTreeSet;
use store::{ColumnHabitRecord, ValueHabitRecord};

impl Desk {
    /// Learns what columns of a kind of sheet are: each header with its field, by
    /// code, or with none when it is not to be read.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] when the kind has no such field or a header has no
    /// words, [`DeskError::SameField`] when two are to be the same.
    pub async fn learn_columns(
        &self,
        permit: &Permit<ImportRecords>,
        kind: SheetKind,
        columns: &[(String, Option<String>)],
    ) -> Result<(), DeskError> {
        let mut fields = BTreeSet::new();
        for (header, field) in columns {
            let known = Habits::default().learn_column(kind, header, field.as_deref());
            if !known {
                let name = field.clone().unwrap_or_else(|| header.clone());
                return Err(DeskError::NotFound { what: "field", name });
            }
            if let Some(field) = field
                && !fields.insert(field)
            {
                let names = field_names(kind);
                let usual = names.iter().find(|(code, _)| code == field);
                let field = usual.map_or("", |(_, header)| *header).to_owned();
                return Err(DeskError::SameField { field });
            }
        }
        let mut tx = self.store.write().await?;
        for (header, field) in columns {
            let record = ColumnHabitRecord {
                kind: kind.code().to_owned(),
                words: header_words(header),
                header: nfc(header),
                field: field.clone(),
                by: permit.actor().display_name.clone(),
                recorded: self.now(),
            };
            tx.set_column_habit(&record).await?;
        }
        // Headers stay out of the journal: a wrong row taken for the header holds
        // names of people.
        let fields: Vec<&str> = columns.iter().filter_map(|(_, field)| field.as_deref()).collect();
        let data = json!({ "columns": columns.len(), "fields": fields });
        self.record(&mut tx, permit.actor(), "learn-columns", kind.code(), data).await?;
        Ok(tx.commit().await?)
    }

    /// Learns what a text means in a list: a value, by code – of units their code,
    /// of posts their title –, or none, so that it stays open.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] when the list has no such value or the text has no
    /// letters.
    pub async fn learn_value(
        &self,
        permit: &Permit<ImportRecords>,
        list: ValueList,
        text: &str,
        code: Option<&str>,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let lists = Lists::load(&mut tx).await?;
        let known = code.is_none_or(|code| lists.label(list, code).is_some());
        if !known || !Habits::default().learn_value(list, text, code) {
            let name = code.unwrap_or(text).to_owned();
            return Err(DeskError::NotFound { what: "value", name });
        }
        let record = ValueHabitRecord {
            list: list.code().to_owned(),
            written: fold(text),
            shown: nfc(text),
            code: code.map(str::to_owned),
            by: permit.actor().display_name.clone(),
            recorded: self.now(),
        };
        tx.set_value_habit(&record).await?;
        let data = json!({ "code": code });
        self.record(&mut tx, permit.actor(), "learn-value", list.code(), data).await?;
        Ok(tx.commit().await?)
    }
}
