//! The yearly look at all accounts: who has which right, who never used it.

use super::{AccountLine, DISABLED};
use crate::{Desk, DeskError, Permit, ReviewAccess};
use base::{Day, UserId, nfc};
use papers::table::{Table, workbook};
use serde_json::json;
use store::AccessReviewRecord;
use words::Words;

/// After so many days accounts are to be gone through again: yearly, as the
/// level-2 examples of TCVN 14423:2026 ask (secondary source).
const YEAR: i64 = 365;

/// All accounts as they are to be gone through.
#[derive(Debug, Clone)]
pub struct AccessReport {
    /// The day.
    pub on: Day,
    /// The accounts, by name.
    pub lines: Vec<AccessLine>,
    /// When it was done before, the latest first.
    pub done: Vec<AccessReviewDone>,
    /// Whether it is due: never done, or more than a year ago.
    pub is_due: bool,
}

/// One account in the report.
#[derive(Debug, Clone)]
pub struct AccessLine {
    /// The account.
    pub account: AccountLine,
    /// Rights lent to it that are in force or to come, by code, each with its
    /// last day.
    pub lent: Vec<(String, Day)>,
    /// Whether it is open and nobody ever signed in to it.
    pub is_unused: bool,
}

/// That somebody went through all accounts.
#[derive(Debug, Clone)]
pub struct AccessReviewDone {
    /// The day.
    pub on: Day,
    /// Who, as shown.
    pub by: String,
    /// What they found.
    pub note: String,
}

impl Desk {
    /// All accounts with what they may do.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn access_report(
        &self,
        _permit: &Permit<ReviewAccess>,
    ) -> Result<AccessReport, DeskError> {
        let (on, accounts) = (self.today(), self.account_lines().await?);
        let mut tx = self.store.read().await?;
        let loans = tx.delegations().await?;
        let done = tx.access_reviews().await?;
        let name = |id: UserId| {
            let found = accounts.iter().find(|account| account.id == id);
            found.map(|account| account.display_name.clone()).unwrap_or_default()
        };
        let done: Vec<AccessReviewDone> = done
            .into_iter()
            .map(|one| AccessReviewDone { on: one.on, by: name(one.by), note: one.note })
            .collect();
        let last = done.first().map(|one| on.days_since_1970() - one.on.days_since_1970());
        let lines = accounts.iter().map(|account| AccessLine {
            lent: loans
                .iter()
                .filter(|one| one.to == account.id && one.ended.0 == 0 && one.to_day >= on)
                .map(|one| (one.right.clone(), one.to_day))
                .collect(),
            is_unused: account.last_sign_in.is_none() && account.state.code() != DISABLED,
            account: account.clone(),
        });
        Ok(AccessReport {
            on,
            lines: lines.collect(),
            is_due: last.is_none_or(|days| days > YEAR),
            done,
        })
    }

    /// Notes that somebody went through all accounts and what they found.
    ///
    /// # Errors
    /// [`DeskError::Refused`] without a word on what was found.
    pub async fn finish_access_review(
        &self,
        permit: &Permit<ReviewAccess>,
        note: &str,
    ) -> Result<(), DeskError> {
        let note: String = nfc(note).chars().take(1000).collect();
        if note.is_empty() {
            return Err(plan::Refusal::NoReason.into());
        }
        let record = AccessReviewRecord {
            id: self.draw(UserId::draw).0,
            on: self.today(),
            by: permit.actor().id,
            note,
            recorded: self.now(),
        };
        let mut tx = self.store.write().await?;
        tx.add_access_review(&record).await?;
        let accounts = tx.accounts().await?.len();
        let data = json!({ "accounts": accounts });
        self.record(&mut tx, permit.actor(), "review-access", "site", data).await?;
        Ok(tx.commit().await?)
    }
}

impl AccessReport {
    /// The report as a table of text (CSV in UTF-8, as a spreadsheet opens it),
    /// with these names of the columns.
    pub fn csv(&self, columns: &[String]) -> String {
        let mut text = format!("\u{feff}{}\r\n", row(columns));
        for line in &self.lines {
            text.push_str(&row(&line.cells()));
            text.push_str("\r\n");
        }
        text
    }
}

impl AccessReport {
    /// The report as a workbook that people file: numbered rows, codes in words.
    ///
    /// # Errors
    /// [`DeskError::Paper`] when it cannot be made.
    pub fn workbook(&self, columns: &[String], words: &Words) -> Result<Vec<u8>, DeskError> {
        let mut header = vec![words.text("column-number")];
        header.extend_from_slice(columns);
        let mut table = Table::new(words.text("keys-access-sheet"), header);
        for (at, line) in self.lines.iter().enumerate() {
            let mut cells = line.cells();
            let worded = |key: String, code: &str| match words.has(&key) {
                true => words.text(&key),
                false => code.to_owned(),
            };
            cells[2] = worded(format!("role-{}", cells[2]), &cells[2]);
            cells[4] = worded(format!("law-code-{}", cells[4]), &cells[4]);
            cells[5] = worded(format!("accounts-state-{}", cells[5]), &cells[5]);
            let mut row = vec![(at + 1).to_string()];
            row.extend(cells);
            table.row(row);
        }
        workbook(&table).map_err(|error| DeskError::Paper(error.to_string()))
    }
}

impl AccessLine {
    /// What a row of a table holds: account, name, role, unit, clearance, state,
    /// second factor, last sign-in, lent rights.
    pub fn cells(&self) -> [String; 9] {
        let account = &self.account;
        let lent = self.lent.iter().map(|(right, to)| format!("{right} ({to})"));
        [
            account.name.clone(),
            account.display_name.clone(),
            account.role.code().to_owned(),
            account.unit.as_ref().map(|(code, _)| code.clone()).unwrap_or_default(),
            account.clearance.code().to_owned(),
            account.state.code().to_owned(),
            if account.has_second { "x" } else { "" }.to_owned(),
            account.last_sign_in.map(|day| day.to_string()).unwrap_or_default(),
            lent.collect::<Vec<_>>().join("; "),
        ]
    }
}

/// A row: each cell in quotes, and none that a spreadsheet would take for a
/// formula.
fn row(cells: &[String]) -> String {
    let cell = |text: &String| {
        let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula_and_its_quotes_stay_inside() {
        let cells = ["=1+1".to_owned(), "Hà \"Ân\", x".to_owned(), String::new()];
        assert_eq!(row(&cells), "\"'=1+1\",\"Hà \"\"Ân\"\", x\",\"\"");
    }
}
