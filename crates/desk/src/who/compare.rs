//! A profile that a file brings against the one that is known.

use super::field::{Against, Field};
use store::ProfileRecord;

/// A field of which the file says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The field.
    pub field: Field,
    /// What is known.
    pub known: String,
    /// What the file says.
    pub brought: String,
}

/// What is known, with what the file adds: fields that were not stated, dates
/// known more closely. What the file does not state stays; what it states
/// otherwise is found, and stays too.
pub fn compare(known: &ProfileRecord, brought: &ProfileRecord) -> (ProfileRecord, Vec<Found>) {
    let mut filled = known.clone();
    let mut found = Vec::new();
    for field in Field::of_profile() {
        let Some(new) = field.get(brought) else { continue };
        let added = match field.get(known) {
            None => true,
            Some(old) => match field.against(&old, &new) {
                Against::Same => false,
                Against::Closer => true,
                Against::Differs => {
                    found.push(Found { field, known: old, brought: new.clone() });
                    false
                }
            },
        };
        if added {
            // It was read from a profile, so a profile can hold it.
            let _ = field.set(&mut filled, &new);
        }
    }
    filled.disciplines_stated |= brought.disciplines_stated;
    (filled, found)
}
