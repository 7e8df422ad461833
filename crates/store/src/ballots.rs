//! Ballot forms as laid out, and the tokens of their printed sheets.

use crate::rows::Columns;
use crate::{StoreError, Tx};
use ballot::{Form, FormCode, Layout, SheetToken};
use base::{Day, StepId};
use std::collections::BTreeMap;

/// What a ballot form is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormState {
    /// Prepared; may be replaced.
    Draft,
    /// Sheets of it are printed; fixed.
    Printed,
    /// No longer voted on.
    Void,
}

impl FormState {
    /// Every state with its stable code.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Draft, "draft"), (Self::Printed, "printed"), (Self::Void, "void")];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("", |(_, code)| code)
    }
}

/// A ballot form. Its code is [`Form::code`].
#[derive(Debug, Clone, PartialEq)]
pub struct BallotFormRecord {
    /// The step that is voted on.
    pub step: StepId,
    /// What is on it.
    pub form: Form,
    /// Where it stands.
    pub layout: Layout,
    /// The day on which it was prepared.
    pub prepared: Day,
    /// What it is good for.
    pub state: FormState,
}

/// The tokens of a form's sheets, and whether each is void. Sorted by nature.
pub type BallotTokens = BTreeMap<SheetToken, bool>;

impl Tx {
    /// Keeps a form; a draft of the same step makes way for it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_ballot_form(&mut self, record: &BallotFormRecord) -> Result<(), StoreError> {
        let sql = "DELETE FROM ballot_form WHERE step = $1 AND state = 'draft'";
        self.run(sqlx::query(sql).bind(record.step.0)).await?;
        let columns = ["code", "step", "form", "layout", "prepared", "state"];
        let row = [
            record.form.code.number().into(),
            record.step.0.into(),
            written(&record.form)?.into(),
            written(&record.layout)?.into(),
            record.prepared.to_string().into(),
            record.state.code().into(),
        ];
        self.insert("ballot_form", columns, vec![row]).await
    }

    /// Sets what a form is good for.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_ballot_form_state(
        &mut self,
        code: FormCode,
        state: FormState,
    ) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE ballot_form SET state = $1 WHERE code = $2");
        let changed = self.run(query.bind(state.code()).bind(code.number())).await?;
        if changed == 1 { Ok(()) } else { Err(StoreError::missing(format!("form {code}"))) }
    }

    /// Makes the forms of a step void, with their sheets: what is printed of
    /// them is not counted any more. A draft goes.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn void_ballot_forms(&mut self, step: StepId) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM ballot_form WHERE step = $1 AND state = 'draft'",
            "UPDATE ballot_token SET void = 1 \
             WHERE form IN (SELECT code FROM ballot_form WHERE step = $1)",
            "UPDATE ballot_form SET state = 'void' WHERE step = $1",
        ] {
            self.run(sqlx::query(sql).bind(step.0)).await?;
        }
        Ok(())
    }

    /// The form that a step is voted on with, if one is prepared.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn ballot_form_of_step(
        &mut self,
        step: StepId,
    ) -> Result<Option<BallotFormRecord>, StoreError> {
        let sql = "SELECT * FROM ballot_form WHERE step = $1 AND state <> 'void'";
        self.optional(sqlx::query(sql).bind(step.0)).await?.as_ref().map(record).transpose()
    }

    /// A form by its code, void ones too.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn ballot_form(
        &mut self,
        code: FormCode,
    ) -> Result<Option<BallotFormRecord>, StoreError> {
        let query = sqlx::query("SELECT * FROM ballot_form WHERE code = $1").bind(code.number());
        self.optional(query).await?.as_ref().map(record).transpose()
    }

    /// Keeps the tokens of a form's sheets, all of them anew and sorted.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_ballot_tokens(
        &mut self,
        code: FormCode,
        tokens: &BallotTokens,
    ) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM ballot_token WHERE form = $1");
        self.run(query.bind(code.number())).await?;
        let rows = tokens.iter().map(|(token, void)| {
            [code.number().into(), token.number().into(), u32::from(*void).into()]
        });
        self.insert("ballot_token", ["form", "token", "void"], rows.collect()).await
    }

    /// The tokens of a form's sheets.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn ballot_tokens(&mut self, code: FormCode) -> Result<BallotTokens, StoreError> {
        let query = sqlx::query("SELECT token, void FROM ballot_token WHERE form = $1");
        let rows = self.all(query.bind(code.number())).await?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "ballot_token", row };
                let number = from.int("token")?;
                let token = SheetToken::of_number(number).ok_or_else(|| {
                    StoreError::unreadable("ballot_token", "token", &number.to_string())
                })?;
                Ok((token, from.int("void")? != 0))
            })
            .collect()
    }
}

fn written<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value)
        .map_err(|error| StoreError::unreadable("ballot_form", "form", &error.to_string()))
}

fn record(row: &sqlx::any::AnyRow) -> Result<BallotFormRecord, StoreError> {
    let from = Columns { table: "ballot_form", row };
    let state = from.text("state")?;
    let known = FormState::ALL.iter().find(|(_, code)| *code == state);
    Ok(BallotFormRecord {
        step: StepId(from.int("step")?),
        form: read(&from, "form")?,
        layout: read(&from, "layout")?,
        prepared: from.day("prepared")?,
        state: known
            .map(|(state, _)| *state)
            .ok_or_else(|| StoreError::unreadable("ballot_form", "state", &state))?,
    })
}

fn read<T: serde::de::DeserializeOwned>(
    from: &Columns<'_>,
    column: &'static str,
) -> Result<T, StoreError> {
    serde_json::from_str(&from.text(column)?)
        .map_err(|error| StoreError::unreadable("ballot_form", column, &error.to_string()))
}
