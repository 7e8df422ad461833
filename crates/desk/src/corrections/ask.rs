//! Asking for one's own data to be corrected (Law 91/2025/QH15 gives whoever the
//! data is about that right).

use crate::who::field::Field;
use crate::{Desk, DeskError, KeepOwnAccount, Permit};
use base::{CorrectionId, nfc};
use serde_json::json;
use store::CorrectionRecord;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewCorrection {
    /// The field, by code; [`OTHER_FIELD`] for what is none of the profile.
    pub field: String,
    /// What it should be.
    pub wanted: String,
    /// Why.
    pub reason: String,
}

/// The code of what is no field of the profile: career, evaluations, papers.
pub const OTHER_FIELD: &str = "other";

/// The fields of which a person may ask a correction: what they stated
/// themselves. Where they work and what the office judged is not theirs to say.
pub const CORRECTABLE: [Field; 13] = [
    Field::Name,
    Field::CitizenId,
    Field::Birth,
    Field::Sex,
    Field::PostText,
    Field::Hometown,
    Field::Ethnicity,
    Field::Religion,
    Field::EducationText,
    Field::Theory,
    Field::Management,
    Field::PartyProbationary,
    Field::PartyOfficial,
];

/// The most open requests of one person.
const MOST_OPEN: usize = 20;
/// The longest text, in letters.
const LONGEST: usize = 500;

impl Desk {
    /// Asks for a correction of one's own data.
    ///
    /// # Errors
    /// [`DeskError::NoOwnFile`] for an account that is linked to nobody,
    /// [`DeskError::BadValue`] without a value, [`plan::Refusal::NoReason`]
    /// without a reason, [`DeskError::NotFound`] for another field,
    /// [`DeskError::TooMany`].
    pub async fn ask_correction(
        &self,
        permit: &Permit<KeepOwnAccount>,
        new: &NewCorrection,
    ) -> Result<CorrectionId, DeskError> {
        let own = permit.actor().person.ok_or(DeskError::NoOwnFile)?;
        let short = |text: &str| nfc(text).trim().chars().take(LONGEST).collect::<String>();
        let (wanted, reason) = (short(&new.wanted), short(&new.reason));
        if wanted.is_empty() {
            return Err(DeskError::BadValue { text: wanted });
        }
        if reason.is_empty() {
            return Err(plan::Refusal::NoReason.into());
        }
        let field = CORRECTABLE.into_iter().find(|field| field.code() == new.field);
        if field.is_none() && new.field != OTHER_FIELD {
            return Err(DeskError::not_found("field", &*new.field));
        }
        let mut tx = self.store.write().await?;
        let person = tx.aliases().await?.of(own);
        let before = tx.corrections().await?;
        let open = before.iter().filter(|one| one.person == person && one.answer.is_none());
        if open.count() >= MOST_OPEN {
            return Err(DeskError::TooMany { what: "corrections", most: MOST_OPEN as u32 });
        }
        let profile = tx.profile_history(person).await?.pop();
        let id = self.draw(CorrectionId::draw);
        let asked = CorrectionRecord {
            id,
            person,
            account: permit.actor().id,
            field: new.field.clone(),
            known: field.zip(profile).and_then(|(field, profile)| field.get(&profile)),
            wanted,
            reason,
            asked: self.now(),
            answer: None,
        };
        tx.add_correction(&asked).await?;
        // What is asked stands in the request; the journal says that something is.
        let data = json!({ "field": new.field });
        let subject = person.to_string();
        self.record(&mut tx, permit.actor(), "ask-correction", &subject, data).await?;
        tx.commit().await?;
        Ok(id)
    }
}
