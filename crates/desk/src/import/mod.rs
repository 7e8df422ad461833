//! Importing a workbook as one batch: everything good goes in, everything
//! doubtful is asked about, nothing is dropped silently; a dry run writes
//! nothing; a batch can be undone as a whole.

mod differ;
mod faulty;
mod identity;
mod learnt;
mod people;
mod plan_rows;
mod posts;
mod profiles;
mod progress;
mod report;
mod structure;
mod twice;

use crate::habits::{self, Lists};
use crate::{Desk, DeskError, ImportRecords, Permit};
use base::{BatchId, Day, PersonId, UnitId};
pub use differ::{Differences, ImportDifference};
pub use papers::intake::Severity;
use papers::intake::{self, Habits, IntakeError, SheetRows};
use papers::profile::{self, ProfileForm};
use progress::Watch;
pub use progress::{ImportProgress, ImportWatcher};
use report::questions;
pub use report::{ImportProblem, ImportReport, SheetReport};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::ops::ControlFlow;
use store::{Batch, BatchKind, StoreError, Tx};

/// What a sheet's rows did, filled row by row.
#[derive(Default)]
struct Outcome {
    added: u32,
    updated: u32,
    unchanged: u32,
    refused: u32,
    problems: Vec<ImportProblem>,
    differences: Vec<ImportDifference>,
    /// Of rows that were taken: whose they are.
    people: HashMap<u32, PersonId>,
}

impl Outcome {
    /// Refuses a row.
    fn refuse(&mut self, sheet: &str, row: u32, header: &str, value: &str, reason: &str) {
        self.refused += 1;
        self.note(sheet, row, header, value, reason, Severity::BadRow);
    }

    /// Asks about a field.
    fn ask(&mut self, sheet: &str, row: u32, header: &str, value: &str, reason: &str) {
        self.note(sheet, row, header, value, reason, Severity::Question);
    }

    fn note(
        &mut self,
        sheet: &str,
        row: u32,
        header: &str,
        value: &str,
        reason: &str,
        severity: Severity,
    ) {
        self.problems.push(ImportProblem {
            sheet: sheet.to_owned(),
            row,
            column: String::new(),
            header: header.to_owned(),
            value: value.to_owned(),
            reason: reason.to_owned(),
            args: Vec::new(),
            severity,
            unlisted: None,
            near: Vec::new(),
            person: None,
        });
    }

    /// Refuses a row whose numbers say somebody else than its other fields.
    fn refuse_conflict(&mut self, sheet: &str, row: u32, name: &str, fields: &[&str]) {
        self.refuse(sheet, row, "Họ và tên", name, "who-conflict");
        if let Some(problem) = self.problems.last_mut() {
            problem.args.push(("fields".to_owned(), fields.join(", ")));
        }
    }
}

/// What each sheet's import needs.
struct Intake<'a> {
    desk: &'a Desk,
    batch: BatchId,
    /// From which day the facts hold.
    as_of: Day,
    /// The site's own words.
    habits: &'a Habits,
    watch: &'a Watch<'a>,
    /// What becomes of values that are known otherwise.
    differences: Differences,
    /// The unit whose subtree the account covers: what is known of people outside
    /// of it is not shown.
    top: Option<UnitId>,
    /// Rows that name one citizen ID and two people: none of them is taken.
    twice: twice::Twice,
}

impl Desk {
    /// Imports workbooks and profile forms whose facts hold from `as_of` on, each as a batch of
    /// its own, all or none of them. What they say of known people otherwise than
    /// the records is asked about, taken or left. With `dry_run` everything is done but
    /// kept: the reports are the same, the database is untouched.
    ///
    /// # Errors
    /// [`DeskError::Intake`] when a file cannot be read at all,
    /// [`DeskError::AlreadyImported`]; then nothing of any file went in.
    pub async fn import(
        &self,
        permit: &Permit<ImportRecords>,
        files: &[(String, Vec<u8>)],
        as_of: Day,
        differences: Differences,
        dry_run: bool,
    ) -> Result<Vec<ImportReport>, DeskError> {
        let how = (differences, dry_run);
        self.import_watched(permit, files, as_of, how, &mut |_| ControlFlow::Continue(())).await
    }

    /// The same, telling how far it is; whoever is told may stop it, and then
    /// nothing of any file went in.
    ///
    /// # Errors
    /// As [`Self::import`]; [`DeskError::ImportStopped`].
    pub async fn import_watched(
        &self,
        permit: &Permit<ImportRecords>,
        files: &[(String, Vec<u8>)],
        as_of: Day,
        (differences, dry_run): (Differences, bool),
        watcher: ImportWatcher<'_>,
    ) -> Result<Vec<ImportReport>, DeskError> {
        let watch = Watch::new(watcher);
        let habits = habits::load(&mut self.store.read().await?).await?;
        // All are read before the first is written: the commonest fault, a
        // wrong file among right ones, then costs nothing.
        let mut read = Vec::new();
        for (file, bytes) in files {
            let content =
                Content::read(file, bytes, &habits, &watch).map_err(|error| match error {
                    IntakeError::Stopped => DeskError::ImportStopped,
                    error => DeskError::Intake { file: file.clone(), error },
                })?;
            let sha256: String = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
            read.push((content, sha256));
        }
        let mut tx = self.store.write().await?;
        watch.begin(read.iter().map(|(content, _)| content.rows()).sum())?;
        let mut reports = Vec::new();
        for (content, sha256) in read {
            let batch = self.draw(BatchId::draw);
            let intake = Intake {
                desk: self,
                batch,
                as_of,
                habits: &habits,
                watch: &watch,
                differences,
                top: permit.actor().unit,
                twice: twice::Twice::of(&content),
            };
            reports.push(intake.file(&mut tx, permit, content, sha256).await?);
        }
        if dry_run {
            for report in &mut reports {
                report.batch = None;
            }
            return Ok(reports);
        }
        self.begin_edition(&mut tx).await?;
        tx.commit().await?;
        Ok(reports)
    }

    /// Takes out everything that came in, or was decided, with a batch.
    ///
    /// # Errors
    /// [`DeskError::BatchInUse`] when later records rest on it,
    /// [`DeskError::NotFound`].
    pub async fn undo_import(
        &self,
        permit: &Permit<ImportRecords>,
        batch: BatchId,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        tx.undo_batch(batch).await.map_err(|error| match error {
            StoreError::InUse { table } => {
                DeskError::BatchInUse { batch: batch.to_string(), table }
            }
            StoreError::Missing { .. } => DeskError::not_found("batch", batch.to_string()),
            other => other.into(),
        })?;
        self.begin_edition(&mut tx).await?;
        self.record(&mut tx, permit.actor(), "undo-import", &batch.to_string(), json!({})).await?;
        Ok(tx.commit().await?)
    }

    /// The facts have changed: rosters laid out before are out of date, here
    /// and in every other process on this database.
    pub(crate) async fn begin_edition(&self, tx: &mut Tx) -> Result<(), DeskError> {
        let edition = self.draw(BatchId::draw).to_string();
        Ok(tx.set_setting(crate::scene::EDITION, &edition).await?)
    }

    /// All batches that stand, oldest first.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn batches(&self, _permit: &Permit<ImportRecords>) -> Result<Vec<Batch>, DeskError> {
        let mut tx = self.store.read().await?;
        Ok(tx.batches().await?)
    }
}

/// What a file holds.
enum Content {
    /// Lists, sheet by sheet.
    Lists(intake::Workbook),
    /// One person's profile form.
    Form(Box<ProfileForm>),
}

impl Content {
    fn read(
        file: &str,
        bytes: &[u8],
        habits: &Habits,
        watch: &Watch<'_>,
    ) -> Result<Self, IntakeError> {
        if profile::is_profile(bytes) {
            return profile::read(file, bytes).map(|form| Self::Form(Box::new(form)));
        }
        intake::read_with(file, bytes, habits, &mut |rows| watch.read(rows)).map(Self::Lists)
    }

    /// Rows to store.
    fn rows(&self) -> u32 {
        match self {
            Self::Lists(workbook) => workbook.sheets.iter().map(|it| it.rows.len() as u32).sum(),
            Self::Form(_) => 1,
        }
    }

    fn file(&self) -> &str {
        match self {
            Self::Lists(workbook) => &workbook.file,
            Self::Form(form) => &form.file,
        }
    }
}

impl Intake<'_> {
    /// Brings a file in.
    async fn file(
        &self,
        tx: &mut Tx,
        permit: &Permit<ImportRecords>,
        content: Content,
        sha256: String,
    ) -> Result<ImportReport, DeskError> {
        let file = content.file().to_owned();
        let known = tx.batches().await?;
        if let Some(batch) = known.iter().find(|b| b.sha256 == sha256) {
            return Err(DeskError::AlreadyImported { file, batch: batch.id.to_string() });
        }
        let (id, as_of, recorded) = (self.batch, self.as_of, self.desk.now());
        let kind = BatchKind::Import;
        let batch = Batch { id, kind, file: file.clone(), sha256, as_of, recorded };
        tx.add_batch(&batch).await?;
        let mut report = ImportReport {
            file: file.clone(),
            batch: Some(id),
            sheets: Vec::new(),
            skipped: Vec::new(),
            problems: Vec::new(),
            differences: Vec::new(),
        };
        match &content {
            Content::Form(form) => {
                let outcome = self.profile_form(tx, form).await?;
                report.add_form(form, outcome);
            }
            Content::Lists(workbook) => self.workbook(tx, workbook, &mut report).await?,
        }
        if report.has_unlisted() {
            report.suggest(&mut Lists::load(tx).await?);
        }
        tx.add_questions(id, &questions(&report)).await?;
        let mut data = json!({
            "file": file, "sha256": batch.sha256, "taken": report.taken(), "refused": report.refused(),
            "differences": report.differences.len(),
        });
        if let Content::Form(form) = &content {
            // The file of one person is most often named after that person.
            data["file"] = json!(form.kind.code());
        }
        self.desk.record(tx, permit.actor(), "import", &id.to_string(), data).await?;
        Ok(report)
    }

    async fn workbook(
        &self,
        tx: &mut Tx,
        workbook: &intake::Workbook,
        report: &mut ImportReport,
    ) -> Result<(), DeskError> {
        report.skipped = workbook.skipped.iter().map(|sheet| sheet.name.clone()).collect();
        // Units before bodies before posts before people before plans, in
        // whatever order the file has them.
        let mut sheets: Vec<&intake::SheetRead> = workbook.sheets.iter().collect();
        sheets.sort_by_key(|sheet| sheet.rows.kind());
        for sheet in sheets {
            let outcome = self.sheet(tx, sheet).await?;
            if sheet.rows.kind() < intake::SheetKind::People {
                self.watch.stored(sheet.rows.len() as u32)?;
            }
            report.add(sheet, outcome);
        }
        report.sort_as_in_file(workbook);
        Ok(())
    }

    async fn sheet(&self, tx: &mut Tx, sheet: &intake::SheetRead) -> Result<Outcome, DeskError> {
        let name = &sheet.name;
        match &sheet.rows {
            SheetRows::Units(rows) => self.units(tx, name, rows).await,
            SheetRows::Bodies(rows) => self.bodies(tx, name, rows).await,
            SheetRows::Posts(rows) => self.posts(tx, name, rows).await,
            SheetRows::People(rows) => self.people(tx, name, rows).await,
            SheetRows::Plan(rows) => self.plan(tx, name, rows).await,
        }
    }
}
