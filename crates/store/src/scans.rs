//! What a scanner brought in, and what people decided about it.

use crate::rows::{Columns, json};
use crate::{StoreError, Tx};
use ballot::{FormCode, PageMarks, PageText, SheetToken};
use base::UserId;

/// The sheets that are scanned together: those of a form, in one round of
/// counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScanPile {
    /// The form.
    pub form: FormCode,
    /// The round, from 1; a recount begins another.
    pub round: u32,
}

/// One reading of one page of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanPage {
    /// The sheet.
    pub token: SheetToken,
    /// The page, from 1.
    pub page: u32,
    /// What it holds.
    pub marks: PageMarks,
    /// The name of its image in the folder of page images.
    pub image: String,
}

/// A page that could not be taken as a page of its form, or that was there
/// before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ScanFault {
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// The page in the file, from 1; 0 for the file as a whole.
    pub page: u32,
    /// The file's name.
    pub file: String,
    /// What is wrong, by code.
    pub kind: String,
    /// Of what: the token or the form's code, where one was read.
    pub detail: String,
    /// The name of its image; empty when there is none.
    pub image: String,
}

/// A file that was read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanFile {
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Its name.
    pub file: String,
    /// Pages in it.
    pub pages: u32,
}

/// What one person decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanDecision {
    /// The sheet's token, or the page that could not be taken.
    pub subject: String,
    /// The question, by its key.
    pub question: String,
    /// 1, 2 or 3.
    pub turn: u32,
    /// Who decided.
    pub account: UserId,
    /// The answer, as text.
    pub answer: String,
    /// The image that was looked at.
    pub image: String,
}

impl Tx {
    /// Keeps readings of pages of a pile, written in order of token. A reading
    /// that says the same as a kept one is kept once.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_scan_pages(
        &mut self,
        pile: ScanPile,
        pages: &[ScanPage],
    ) -> Result<(), StoreError> {
        let mut sorted: Vec<(i64, u32, String, &ScanPage)> = pages
            .iter()
            .map(|page| (page.token.number(), page.page, page.marks.text().0, page))
            .collect();
        sorted.sort_by(|one, two| (one.0, one.1, &one.2).cmp(&(two.0, two.1, &two.2)));
        sorted.dedup_by(|one, two| (one.0, one.1, &one.2) == (two.0, two.1, &two.2));
        let rows = sorted.into_iter().map(|(token, number, marks, page)| {
            [
                pile.form.number().into(),
                pile.round.into(),
                token.into(),
                number.into(),
                marks.into(),
                json(&page.marks).into(),
                page.image.as_str().into(),
            ]
        });
        let columns = ["form", "round", "token", "page", "marks", "reading", "image"];
        self.insert("scan_page", columns, rows.collect()).await
    }

    /// Every kept reading of a pile's pages, in order of token.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn scan_pages(&mut self, pile: ScanPile) -> Result<Vec<ScanPage>, StoreError> {
        let sql =
            "SELECT * FROM scan_page WHERE form = $1 AND round = $2 ORDER BY token, page, marks";
        let rows =
            self.all(sqlx::query(sql).bind(pile.form.number()).bind(i64::from(pile.round))).await?;
        rows.iter().map(|row| scan_page(&Columns { table: "scan_page", row })).collect()
    }

    /// Notes what could not be taken, in order of file and page.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_scan_faults(
        &mut self,
        pile: ScanPile,
        faults: &[ScanFault],
    ) -> Result<(), StoreError> {
        let mut sorted: Vec<&ScanFault> = faults.iter().collect();
        sorted.sort_unstable();
        let rows = sorted.into_iter().map(|fault| {
            [
                pile.form.number().into(),
                pile.round.into(),
                fault.sha256.as_str().into(),
                fault.page.into(),
                fault.file.as_str().into(),
                fault.kind.as_str().into(),
                fault.detail.as_str().into(),
                fault.image.as_str().into(),
            ]
        });
        let columns = ["form", "round", "file_sha256", "page", "file", "kind", "detail", "image"];
        self.insert("scan_fault", columns, rows.collect()).await
    }

    /// What could not be taken of a pile's sheets, by file and page.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn scan_faults(&mut self, pile: ScanPile) -> Result<Vec<ScanFault>, StoreError> {
        let sql = "SELECT * FROM scan_fault WHERE form = $1 AND round = $2 ORDER BY file, file_sha256, page";
        let rows =
            self.all(sqlx::query(sql).bind(pile.form.number()).bind(i64::from(pile.round))).await?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "scan_fault", row };
                Ok(ScanFault {
                    sha256: from.text("file_sha256")?,
                    page: from.count("page")?,
                    file: from.text("file")?,
                    kind: from.text("kind")?,
                    detail: from.text("detail")?,
                    image: from.text("image")?,
                })
            })
            .collect()
    }

    /// Notes that a file was read to its end.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_scan_files(
        &mut self,
        pile: ScanPile,
        files: &[ScanFile],
    ) -> Result<(), StoreError> {
        let rows = files.iter().map(|file| {
            [
                pile.form.number().into(),
                pile.round.into(),
                file.sha256.as_str().into(),
                file.file.as_str().into(),
                file.pages.into(),
            ]
        });
        self.insert("scan_file", ["form", "round", "sha256", "file", "pages"], rows.collect()).await
    }

    /// The files of a pile's sheets that were read to their end, by name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn scan_files(&mut self, pile: ScanPile) -> Result<Vec<ScanFile>, StoreError> {
        let sql = "SELECT * FROM scan_file WHERE form = $1 AND round = $2 ORDER BY file, sha256";
        let rows =
            self.all(sqlx::query(sql).bind(pile.form.number()).bind(i64::from(pile.round))).await?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "scan_file", row };
                Ok(ScanFile {
                    sha256: from.text("sha256")?,
                    file: from.text("file")?,
                    pages: from.count("pages")?,
                })
            })
            .collect()
    }

    /// Keeps what one person decided. The database refuses a second decision
    /// of the same person, or two people at once in the same turn.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_scan_decision(
        &mut self,
        pile: ScanPile,
        decision: &ScanDecision,
    ) -> Result<(), StoreError> {
        let row = [
            pile.form.number().into(),
            pile.round.into(),
            decision.subject.as_str().into(),
            decision.question.as_str().into(),
            decision.turn.into(),
            decision.account.0.into(),
            decision.answer.as_str().into(),
            decision.image.as_str().into(),
        ];
        let columns =
            ["form", "round", "subject", "question", "turn", "account", "answer", "image"];
        self.insert("scan_decision", columns, vec![row]).await
    }

    /// What was decided about a pile's sheets.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn scan_decisions(
        &mut self,
        pile: ScanPile,
    ) -> Result<Vec<ScanDecision>, StoreError> {
        let sql = "SELECT * FROM scan_decision WHERE form = $1 AND round = $2 ORDER BY subject, question, turn";
        let rows =
            self.all(sqlx::query(sql).bind(pile.form.number()).bind(i64::from(pile.round))).await?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "scan_decision", row };
                Ok(ScanDecision {
                    subject: from.text("subject")?,
                    question: from.text("question")?,
                    turn: from.count("turn")?,
                    account: UserId(from.int("account")?),
                    answer: from.text("answer")?,
                    image: from.text("image")?,
                })
            })
            .collect()
    }
}

fn scan_page(from: &Columns<'_>) -> Result<ScanPage, StoreError> {
    let number = from.int("token")?;
    let unreadable = || StoreError::unreadable("scan_page", "token", &number.to_string());
    let page = ScanPage {
        token: SheetToken::of_number(number).ok_or_else(unreadable)?,
        page: from.count("page")?,
        marks: from.json("reading")?,
        image: from.text("image")?,
    };
    let marks = from.text("marks")?;
    if page.marks.text() == PageText(marks.clone()) {
        Ok(page)
    } else {
        Err(StoreError::unreadable("scan_page", "marks", &marks))
    }
}
