//! Import batches: what came in together goes out together.

use crate::rows::{Columns, shown};
use crate::{StoreError, Tx};
use base::{BatchId, Day, Instant, PersonId};
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

/// What a batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BatchKind {
    /// A file came in.
    Import,
    /// Two records were made one.
    Merge,
    /// Two records were told apart.
    Apart,
    /// Differences were answered.
    Answers,
    /// Records were filled in with what was taught since.
    Filled,
    /// Somebody's request to correct their own data was accepted.
    Correction,
}

impl BatchKind {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Import, "import"),
        (Self::Merge, "merge"),
        (Self::Apart, "apart"),
        (Self::Answers, "answers"),
        (Self::Filled, "filled"),
        (Self::Correction, "correction"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, code)| code)
    }

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(kind, _)| *kind)
    }
}

/// A batch: what came in or was decided together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its id.
    pub id: BatchId,
    /// What it is.
    pub kind: BatchKind,
    /// The name of the file, without its folder; empty where there was none.
    pub file: String,
    /// The digest of the file's content; empty where there was none.
    pub sha256: String,
    /// From which day its facts hold.
    pub as_of: Day,
    /// When it was recorded.
    pub recorded: Instant,
}

/// A cell that a person must look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The sheet's name.
    pub sheet: String,
    /// The row, from 1 as in the spreadsheet.
    pub row: u32,
    /// The column's letters.
    pub column: String,
    /// The column's header.
    pub header: String,
    /// The cell's value.
    pub value: String,
    /// The reason, by code.
    pub reason: String,
    /// Of a text that a code list does not know: the list, by code, and the text.
    pub unlisted: Option<(String, String)>,
    /// Whose record is meant, where the record was taken.
    pub person: Option<PersonId>,
}

/// Tables with a batch, those that rest on others first.
const TABLES: [&str; 22] = [
    "correction_answer",
    "difference_answer",
    "difference",
    "person_apart",
    "person_merge",
    "question",
    "profile_form",
    "entry_event",
    "entry",
    "plan",
    "decision",
    "holding",
    "discipline",
    "evaluation",
    "profile",
    "person",
    "post",
    "body",
    "lineage",
    "unit_version",
    "unit",
    "batch",
];

impl Tx {
    /// Opens a batch.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_batch(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let row = [
            batch.id.0.into(),
            batch.kind.code().into(),
            batch.file.as_str().into(),
            batch.sha256.as_str().into(),
            batch.as_of.to_string().into(),
            batch.recorded.0.into(),
        ];
        let columns = ["id", "kind", "file", "sha256", "as_of", "recorded"];
        self.insert("batch", columns, vec![row]).await
    }

    /// Keeps the questions of a batch.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_questions(
        &mut self,
        batch: BatchId,
        questions: &[Question],
    ) -> Result<(), StoreError> {
        let rows = questions.iter().map(|question| {
            [
                batch.0.into(),
                question.sheet.as_str().into(),
                question.row.into(),
                question.column.as_str().into(),
                question.header.as_str().into(),
                question.value.as_str().into(),
                question.reason.as_str().into(),
                question.unlisted.as_ref().map(|(list, _)| list.clone()).into(),
                question.unlisted.as_ref().map(|(_, text)| text.clone()).into(),
                question.person.map(|person| person.0).into(),
            ]
        });
        let columns = [
            "batch",
            "sheet",
            "row_number",
            "column_name",
            "header",
            "value",
            "reason",
            "list",
            "written",
            "person",
        ];
        self.insert("question", columns, rows.collect()).await
    }

    /// All batches, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn batches(&mut self) -> Result<Vec<Batch>, StoreError> {
        let rows = self.all(sqlx::query("SELECT * FROM batch")).await?;
        let batches: Result<Vec<Batch>, StoreError> = rows
            .iter()
            .map(|row| {
                let from = Columns { table: "batch", row };
                Ok(Batch {
                    id: BatchId(from.int("id")?),
                    kind: from.parsed("kind", BatchKind::read)?,
                    file: from.text("file")?,
                    sha256: from.text("sha256")?,
                    as_of: from.day("as_of")?,
                    recorded: Instant(from.int("recorded")?),
                })
            })
            .collect();
        let mut batches = batches?;
        batches.sort_by(|one, two| {
            (one.recorded, one.kind, &one.file).cmp(&(two.recorded, two.kind, &two.file))
        });
        Ok(batches)
    }

    /// The questions of a batch, by sheet, row and column.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn questions(&mut self, batch: BatchId) -> Result<Vec<Question>, StoreError> {
        let query = sqlx::query("SELECT * FROM question WHERE batch = $1").bind(batch.0);
        let rows = self.all(query).await?;
        let questions: Result<Vec<Question>, StoreError> = rows.iter().map(read_question).collect();
        let mut questions = questions?;
        // Column Z stands before column AA.
        questions.sort_by(|one, two| {
            let place = (&one.sheet, one.row, one.column.len()).cmp(&(
                &two.sheet,
                two.row,
                two.column.len(),
            ));
            place.then_with(|| one.column.cmp(&two.column))
        });
        Ok(questions)
    }

    /// The questions of all batches about texts that a code list does not know;
    /// of a record that was merged, asked about the one that was kept.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn unlisted_questions(&mut self) -> Result<Vec<Question>, StoreError> {
        let aliases = self.aliases().await?;
        let sql = "SELECT * FROM question WHERE list IS NOT NULL ORDER BY list, written, person";
        let rows = self.all(sqlx::query(sql)).await?;
        let question = |row: &AnyRow| {
            let question = read_question(row)?;
            let person = question.person.map(|person| aliases.of(person));
            Ok(Question { person, ..question })
        };
        rows.iter().map(question).collect()
    }

    /// Removes everything that came in with a batch. Either all of it goes or
    /// the transaction must be dropped.
    ///
    /// # Errors
    /// [`StoreError::InUse`] naming the table whose rows later records rest on;
    /// [`StoreError::Missing`] when there is no such batch.
    pub async fn undo_batch(&mut self, batch: BatchId) -> Result<(), StoreError> {
        self.aliases = None;
        if let Some(table) = self.later_facts(batch).await? {
            return Err(StoreError::InUse { table });
        }
        for table in TABLES {
            self.touched.note(table);
            let column = if table == "batch" { "id" } else { "batch" };
            let sql = format!("DELETE FROM {table} WHERE {column} = $1");
            let done = self.run(sqlx::query(AssertSqlSafe(sql)).bind(batch.0)).await;
            match done {
                Err(StoreError::Driver(sqlx::Error::Database(error)))
                    if error.is_foreign_key_violation() =>
                {
                    return Err(StoreError::InUse { table });
                }
                Err(error) => return Err(error),
                Ok(0) if table == "batch" => {
                    return Err(StoreError::missing(format!("batch {batch}")));
                }
                Ok(_) => {}
            }
        }
        Ok(())
    }

    /// A digest of everything but the journal, its head and sign-ins, as this
    /// database keeps it: equal
    /// exactly when the records are equal. For showing that a dry run, a
    /// refusal or an undo left nothing behind.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn digest(&mut self) -> Result<String, StoreError> {
        use sha2::{Digest, Sha256};
        let mut hasher = Sha256::new();
        for (table, columns) in DIGESTED {
            let sql = format!("SELECT {columns} FROM {table} ORDER BY {columns}");
            let rows = self.all(sqlx::query(AssertSqlSafe(sql))).await?;
            hasher.update(table.as_bytes());
            hasher.update((rows.len() as u64).to_be_bytes());
            for row in &rows {
                let from = Columns { table, row };
                for column in columns.split(", ") {
                    let text = match from.opt_text(column) {
                        Ok(text) => text,
                        Err(_) => shown(from.opt_int(column)?),
                    };
                    // The length first, so that no two rows write alike; no
                    // text is as long as "not stated".
                    let length = text.as_ref().map_or(u64::MAX, |text| text.len() as u64);
                    hasher.update(length.to_be_bytes());
                    hasher.update(text.unwrap_or_default().as_bytes());
                }
            }
        }
        Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

fn read_question(row: &AnyRow) -> Result<Question, StoreError> {
    let from = Columns { table: "question", row };
    Ok(Question {
        sheet: from.text("sheet")?,
        row: from.count("row_number")?,
        column: from.text("column_name")?,
        header: from.text("header")?,
        value: from.text("value")?,
        reason: from.text("reason")?,
        unlisted: from.opt_text("list")?.zip(from.opt_text("written")?),
        person: from.opt_int("person")?.map(PersonId),
    })
}

/// What [`Tx::digest`] covers.
const DIGESTED: [(&str, &str); 60] = [
    // The journal's head is counted with the journal; editions count changes.
    (
        "(SELECT * FROM site WHERE name NOT IN ('journal-head', 'plans-edition', 'reviews-edition')) AS settings",
        "name, value",
    ),
    (
        "account",
        "id, name, display_name, role, unit, password_hash, state, person, clearance, totp_key",
    ),
    ("delegation", "id, from_account, to_account, right_code, from_day, to_day, reason, ended"),
    ("access_review", "id, on_day, done_by, note, recorded"),
    ("passkey", "id, account, name, host, public_key, added"),
    ("unit", "id, code, level, system, from_day, to_day, batch"),
    ("unit_version", "unit, from_day, name, parent, recorded, batch"),
    ("lineage", "former, latter, kind, on_day, decision, batch"),
    ("body", "id, unit, kind, name, seats, batch"),
    ("post", "id, unit, body, title, kind, rank, seats, is_key, batch"),
    ("person", "id, code, batch"),
    (
        "profile",
        "person, from_day, recorded, batch, unit, name, sex, birth, ethnicity, religion, hometown, post_text, education, education_text, theory, management, party_probationary, party_official, retirement_override, science, background, discipline_stated, pending_post, citizen_id",
    ),
    ("profile_form", "person, as_of, kind, content, recorded, batch"),
    ("evaluation", "person, year, grade, recorded, batch"),
    ("discipline", "person, form, on_date, recorded, batch"),
    ("holding", "person, post, from_date, to_date, recorded, batch"),
    (
        "readiness",
        "id, person, post, level, rank_in_post, emergency, note, judged_by, on_day, expires, \
         recorded",
    ),
    ("readiness_withdrawn", "readiness, withdrawn_by, recorded"),
    ("case_paper", "id, person, code, held, on_day, number, note, file, noted_by, recorded"),
    ("correction_request", "id, person, account, field, known, wanted, reason, asked"),
    ("correction_answer", "request, accepted, answer, answered_by, recorded, batch"),
    (
        "question",
        "batch, sheet, row_number, column_name, header, value, reason, list, written, person",
    ),
    ("habit_column", "kind, words, header, field, learnt_by, recorded"),
    ("habit_value", "list, written, shown, code, learnt_by, recorded"),
    ("batch", "id, kind, file, sha256, as_of, recorded"),
    ("person_merge", "gone, kept, batch"),
    ("person_apart", "one, other, batch"),
    ("difference", "id, batch, sheet, row_number, header, person, field, known, brought"),
    ("difference_answer", "difference, answer, batch"),
    ("decision", "id, number, day, unit, recorded, batch"),
    ("plan", "id, unit, kind, term, batch"),
    ("entry", "id, plan, person, post, batch"),
    ("entry_event", "entry, number, what, on_day, decision, review, vote, recorded, batch"),
    ("review", "id, plan, unit, opened, law_day, known_by, law_digest, redoes, proposals, state"),
    ("scenario", "id, review, name, proposals, made_by, made, state"),
    ("list_move", "id, review, scenario, number, edits, back, reason, made_by, made, state"),
    (
        "secrecy_change",
        "id, review, former, latter, reason, provision, proposed_by, proposed, state, decided_by, \
         decided",
    ),
    ("step", "id, review, number, content"),
    (
        "summons",
        "step, person, capacity, present, absence, member, invitation, late, substitute, substitute_why",
    ),
    ("conference", "step, chair, secretary, content, screen"),
    ("sheet_pile", "step, count_number, marks, sheets"),
    ("count_record", "step, count_number, counter, issued, source, round"),
    ("count_terms", "step, kinds, declared_by"),
    ("count_entry", "step, round, counter, batch, sheet, marks"),
    ("written_name", "step, round, counter, group_number, name, sheets"),
    ("name_merge", "step, round, number, group_number, from_name, into_name, decided_by"),
    ("count_release", "step, round, proposed_by, digest, confirmed_by"),
    ("recount", "step, round, asked_by, reason, on_day"),
    ("ballot_form", "code, step, form, layout, prepared, state"),
    ("ballot_token", "form, token, void"),
    ("law_check", "instrument, provision, parameter, digest, stands, checked_by, on_day, recorded"),
    ("scan_page", "form, round, token, page, marks, reading, image"),
    ("scan_fault", "form, round, file_sha256, page, file, kind, detail, image"),
    ("scan_file", "form, round, sha256, file, pages"),
    ("scan_decision", "form, round, subject, question, turn, account, answer, image"),
    ("scan_summary", "form, round, content"),
    ("scan_image_task", "form, image, becomes"),
    (
        "electronic_vote",
        "form, step, content, cards, opened, state, opener, issued, withdrawer, withdraw_reason",
    ),
    ("electronic_receipt", "form, receipt"),
    ("paper", "id, unit, review, step, kind, file, sha256, day, secrecy"),
];
