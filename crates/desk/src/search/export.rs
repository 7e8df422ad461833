//! Exactly what a search finds, as a table to take away.

use super::PeopleFilter;
use crate::{Desk, DeskError, Permit, ReadPeople, ReadSensitive};
use papers::table::{Table, csv, workbook};
use roster::{CodeList, Sex};
use serde_json::json;
use words::Words;

/// The form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// Text with commas.
    Csv,
    /// A workbook.
    Xlsx,
}

impl TableFormat {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// By the ending of a file.
    pub fn of(ending: &str) -> Option<Self> {
        [Self::Csv, Self::Xlsx].into_iter().find(|it| it.ending() == ending)
    }
}

impl Desk {
    /// Everybody whom a search finds, as a table: name, date of birth by sex,
    /// ethnic group where the reader may know it, title, unit. The journal
    /// records how many were taken and by which kinds of filter, not for whom
    /// was looked.
    ///
    /// # Errors
    /// As [`Desk::search_people`].
    pub async fn export_people(
        &self,
        permit: &Permit<ReadPeople>,
        filter: &PeopleFilter,
        format: TableFormat,
        words: &Words,
    ) -> Result<Vec<u8>, DeskError> {
        let found = self.search_people(permit, filter, usize::MAX).await?;
        let sensitive = permit.actor().has::<ReadSensitive>();
        let mut columns = vec!["number", "name", "born-man", "born-woman", "title", "unit"];
        if sensitive {
            columns.insert(4, "ethnicity");
        }
        let mut table = Table::new(
            words.text("search-export-sheet"),
            columns.iter().map(|code| words.text(&format!("search-column-{code}"))).collect(),
        );
        for (at, one) in found.people.into_iter().enumerate() {
            let birth = |sex| if one.sex == sex { one.birth.vietnamese() } else { String::new() };
            let mut row = vec![
                (at + 1).to_string(),
                one.name.clone(),
                birth(Sex::Male),
                birth(Sex::Female),
                one.title.clone(),
                one.unit.1.clone(),
            ];
            if sensitive {
                row.insert(4, one.ethnicity.map_or("", |group| group.name()).to_owned());
            }
            table.row(row);
        }
        let data = json!({
            "people": found.total,
            "format": format.ending(),
            "unit": filter.unit,
            "sex": filter.sex.map(CodeList::code),
            "words": !filter.words.trim().is_empty(),
            "age": filter.age_from.is_some() || filter.age_to.is_some(),
            "ethnicity": filter.ethnicity.is_some(),
            "planned": filter.planned,
        });
        let mut tx = self.store.write().await?;
        self.record(&mut tx, permit.actor(), "export-people", "", data).await?;
        tx.commit().await?;
        match format {
            TableFormat::Csv => Ok(csv(&table)),
            TableFormat::Xlsx => {
                workbook(&table).map_err(|error| DeskError::Paper(error.to_string()))
            }
        }
    }
}
