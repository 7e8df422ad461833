//! What could not be taken, as a workbook to correct and import again.

use super::{ImportProblem, ImportReport};
use crate::habits;
use crate::{Desk, DeskError, ImportRecords, Permit};
use papers::intake::{FaultyWords, Mark, faulty_rows};
use words::{Arg, Words};

impl ImportProblem {
    /// What is wrong and what to do, in words.
    pub fn say(&self, words: &Words) -> String {
        let args: Vec<(&str, Arg<'_>)> =
            self.args.iter().map(|(name, value)| (name.as_str(), value.as_str().into())).collect();
        let said = words.with(&format!("import-{}", self.reason), &args);
        if self.near.is_empty() {
            return said;
        }
        let near = self.near.join(", ");
        format!("{said} {}", words.with("import-near", &[("values", near.as_str().into())]))
    }
}

impl Desk {
    /// The rows of a file that were refused or are asked about, as an .xlsx
    /// workbook: cells coloured and commented. `None` when there are none.
    ///
    /// # Errors
    /// [`DeskError::Intake`] when the file is not the one that was read.
    pub async fn faulty_rows(
        &self,
        _permit: &Permit<ImportRecords>,
        (file, bytes): (&str, &[u8]),
        report: &ImportReport,
        words: &Words,
    ) -> Result<Option<Vec<u8>>, DeskError> {
        let mark = |problem: &ImportProblem| Mark {
            sheet: problem.sheet.clone(),
            row: problem.row,
            column: problem.column.clone(),
            header: problem.header.clone(),
            value: problem.value.clone(),
            text: problem.say(words),
            severity: problem.severity,
        };
        let marks: Vec<Mark> = report.problems.iter().map(mark).collect();
        let head = |name: &str| words.text(&format!("import-faulty-{name}"));
        let list = FaultyWords {
            sheet: head("sheet"),
            title: words.with("import-faulty-title", &[("file", file.into())]),
            advice: head("advice"),
            headers: ["number", "in-sheet", "cell", "header", "value", "reason"].map(head),
        };
        let habits = habits::load(&mut self.store.read().await?).await?;
        faulty_rows(file, bytes, &marks, &list, &habits)
            .map_err(|error| DeskError::Intake { file: file.to_owned(), error })
    }
}
