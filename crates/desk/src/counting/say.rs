//! Why something about a count may not be done now, in words.

use ballot::{InvalidKind, LedgerRefusal, MergeRefusal, SheetPlace};
use words::{Arg, Words};

/// A sheet's place as people write it: "A-12", or "12" where there is one
/// bundle only.
pub(crate) fn place(place: &SheetPlace) -> String {
    match place.batch.as_str() {
        "" => place.sheet.to_string(),
        batch => format!("{batch}-{}", place.sheet),
    }
}

/// A kind of invalid sheet.
pub(crate) fn kind(kind: InvalidKind, words: &Words) -> String {
    words.text(&format!("invalid-{}", kind.code()))
}

/// Why something may not be done now.
pub(crate) fn refusal(refusal: &LedgerRefusal, words: &Words) -> String {
    let one =
        |key: &str, name: &'static str, value: &str| words.with(key, &[(name, Arg::from(value))]);
    match refusal {
        LedgerRefusal::AlreadyEntered { place: at } => {
            one("counting-already-entered", "place", &place(at))
        }
        LedgerRefusal::NotEntered { place: at } => one("counting-not-entered", "place", &place(at)),
        LedgerRefusal::NotDeclared { kind: of } => {
            one("counting-not-declared", "kind", &kind(*of, words))
        }
        LedgerRefusal::Merge(MergeRefusal::NoSuchName { name }) => {
            one("counting-no-such-name", "name", name)
        }
        LedgerRefusal::Merge(MergeRefusal::SameName { name }) => {
            one("counting-same-name", "name", name)
        }
        LedgerRefusal::NumberedOtherwise => words.text("counting-numbered-otherwise"),
        LedgerRefusal::NotAgreed => words.text("counting-not-agreed"),
        LedgerRefusal::SameReleaser => words.text("counting-same-releaser"),
        LedgerRefusal::NothingProposed => words.text("counting-nothing-proposed"),
        LedgerRefusal::OtherFigures => words.text("counting-other-figures"),
        LedgerRefusal::Released => words.text("counting-released"),
        LedgerRefusal::NothingCounted => words.text("counting-nothing-counted"),
        LedgerRefusal::NoReason => words.text("refused-no-reason"),
        LedgerRefusal::SameCounter => words.text("desk-same-counter"),
        LedgerRefusal::NotWanted => words.text("desk-already-counted"),
        // These travel as errors of their own.
        LedgerRefusal::Sheet(error) => crate::DeskError::from(error.clone()).say(words),
        LedgerRefusal::Turnout(error) => {
            crate::DeskError::from(plan::Refusal::from(*error)).say(words)
        }
    }
}
