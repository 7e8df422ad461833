//! Filled profile forms, kept whole as they were read.

use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::{BatchId, Day, Instant, PersonId};

/// A form of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileFormRecord {
    /// The person.
    pub person: PersonId,
    /// From which day its facts hold.
    pub as_of: Day,
    /// Which form, by code.
    pub kind: String,
    /// What was read of it, as JSON; what it means is not known here.
    pub content: String,
}

impl Tx {
    /// Adds forms.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_profile_forms(
        &mut self,
        forms: &[ProfileFormRecord],
        recorded: Instant,
        batch: Option<BatchId>,
    ) -> Result<(), StoreError> {
        let rows = forms.iter().map(|form| {
            [
                form.person.0.into(),
                form.as_of.to_string().into(),
                form.kind.as_str().into(),
                form.content.as_str().into(),
                recorded.0.into(),
                batch.map(|b| b.0).into(),
            ]
        });
        let columns = ["person", "as_of", "kind", "content", "recorded", "batch"];
        self.insert("profile_form", columns, rows.collect()).await
    }

    /// The forms of a person, the earliest first; those of records merged into
    /// theirs too.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn profile_forms(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<ProfileFormRecord>, StoreError> {
        let aliases = self.aliases().await?;
        let person = aliases.of(person);
        let mut rows = Vec::new();
        for id in aliases.group(person) {
            let sql = "SELECT * FROM profile_form WHERE person = $1";
            rows.extend(self.all(sqlx::query(sql).bind(id.0)).await?);
        }
        let mut forms = Vec::new();
        for row in &rows {
            let from = Columns { table: "profile_form", row };
            let form = ProfileFormRecord {
                person,
                as_of: from.day("as_of")?,
                kind: from.text("kind")?,
                content: from.text("content")?,
            };
            forms.push((from.int("recorded")?, form));
        }
        // Two forms of one day and moment: in an order that does not hang on
        // how the database keeps them.
        forms.sort_by(|(at, one), (then, two)| {
            (one.as_of, at, &one.content).cmp(&(two.as_of, then, &two.content))
        });
        Ok(forms.into_iter().map(|(_, form)| form).collect())
    }
}
