//! Scanned sheets whose tokens were parted from their marks: what stays of them,
//! and the images that wait to lose their names.

use crate::rows::Columns;
use crate::{ScanDecision, ScanFault, ScanPile, StoreError, Tx};
use ballot::FormCode;
use sqlx::AssertSqlSafe;

/// What stays of a pile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartedScans {
    /// Figures without a sheet, as JSON.
    pub summary: String,
    /// What could not be taken, naming no sheet.
    pub faults: Vec<ScanFault>,
    /// What was decided, naming no sheet.
    pub decisions: Vec<ScanDecision>,
    /// Images, and what becomes of each.
    pub images: Vec<ScanImageTask>,
}

/// An image that is named by its sheet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ScanImageTask {
    /// The form in whose folder it lies.
    pub form: FormCode,
    /// Its name.
    pub image: String,
    /// What it is to be called; empty when it is to go.
    pub becomes: String,
}

/// The tables that lose rows when tokens are parted from marks.
pub const PARTED_TABLES: [&str; 4] =
    ["scan_page", "scan_fault", "scan_decision", "scan_image_task"];

impl Tx {
    /// The piles that still know which sheet said what.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn unparted_piles(&mut self) -> Result<Vec<ScanPile>, StoreError> {
        let sql = "SELECT form, round FROM scan_file UNION SELECT form, round FROM scan_page \
             EXCEPT SELECT form, round FROM scan_summary ORDER BY form, round";
        let rows = self.all(sqlx::query(sql)).await?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "scan_file", row };
                Ok(ScanPile { form: form(&from)?, round: from.count("round")? })
            })
            .collect()
    }

    /// Keeps of a pile what is given here, in place of everything else.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn part_scans(
        &mut self,
        pile: ScanPile,
        parted: &PartedScans,
    ) -> Result<(), StoreError> {
        for table in ["scan_page", "scan_fault", "scan_decision"] {
            let sql = format!("DELETE FROM {table} WHERE form = $1 AND round = $2");
            let query = sqlx::query(AssertSqlSafe(sql)).bind(pile.form.number());
            self.run(query.bind(i64::from(pile.round))).await?;
        }
        self.add_scan_faults(pile, &parted.faults).await?;
        // In the order of their labels, which were drawn by chance.
        let mut decisions: Vec<&ScanDecision> = parted.decisions.iter().collect();
        decisions.sort_by_key(|one| (&one.subject, &one.question, one.turn));
        for decision in decisions {
            self.add_scan_decision(pile, decision).await?;
        }
        let row = [
            pile.form.number().into(),
            i64::from(pile.round).into(),
            parted.summary.as_str().into(),
        ];
        self.insert("scan_summary", ["form", "round", "content"], vec![row]).await?;
        let mut images: Vec<&ScanImageTask> = parted.images.iter().collect();
        images.sort();
        // The same sheet, scanned in an earlier round, may still wait.
        self.end_scan_image_tasks(&parted.images).await?;
        let rows = images.into_iter().map(|task| {
            [task.form.number().into(), task.image.as_str().into(), task.becomes.as_str().into()]
        });
        self.insert("scan_image_task", ["form", "image", "becomes"], rows.collect()).await
    }

    /// The summary of a pile, once its tokens were parted from its marks.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn scan_summary(&mut self, pile: ScanPile) -> Result<Option<String>, StoreError> {
        let sql = "SELECT content FROM scan_summary WHERE form = $1 AND round = $2";
        let query = sqlx::query(sql).bind(pile.form.number()).bind(i64::from(pile.round));
        let Some(row) = self.optional(query).await? else { return Ok(None) };
        Columns { table: "scan_summary", row: &row }.text("content").map(Some)
    }

    /// The images that wait, in the order of what they become.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn scan_image_tasks(&mut self) -> Result<Vec<ScanImageTask>, StoreError> {
        let sql = "SELECT * FROM scan_image_task ORDER BY form, becomes, image";
        let rows = self.all(sqlx::query(sql)).await?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "scan_image_task", row };
                let (image, becomes) = (from.text("image")?, from.text("becomes")?);
                Ok(ScanImageTask { form: form(&from)?, image, becomes })
            })
            .collect()
    }

    /// Forgets the images that were dealt with.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn end_scan_image_tasks(
        &mut self,
        tasks: &[ScanImageTask],
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM scan_image_task WHERE form = $1 AND image = $2";
        for task in tasks {
            let query = sqlx::query(sql).bind(task.form.number()).bind(task.image.clone());
            self.run(query).await?;
        }
        Ok(())
    }
}

fn form(from: &Columns<'_>) -> Result<FormCode, StoreError> {
    let number = from.int("form")?;
    let unreadable = || StoreError::unreadable("scan_summary", "form", &number.to_string());
    FormCode::of_number(number).ok_or_else(unreadable)
}
