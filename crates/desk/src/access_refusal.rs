//! What stands against reading, or against changing who may.

use crate::DeskError;
use words::Words;

/// Why something about access is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AccessRefusal {
    /// The site opens nothing of this secrecy, whoever asks.
    #[error("the site does not open this level of secrecy")]
    AboveCeiling,
    /// The review has this level already.
    #[error("the review has this level of secrecy already")]
    SameLevel,
    /// Another change waits to be decided.
    #[error("another change of secrecy waits")]
    ChangeWaits,
    /// No change waits, or the level was changed meanwhile.
    #[error("no such change of secrecy waits")]
    NoChange,
    /// Whoever proposed it does not confirm it.
    #[error("the same person cannot propose and confirm")]
    SameProposer,
    /// A reason and a provision are needed.
    #[error("a reason and a provision are needed")]
    NoGround,
    /// Passkeys need a second factor of another kind beside them.
    #[error("passkeys need one-time passwords beside them")]
    NoSecondBeside,
    /// The browser's answer does not prove the passkey.
    #[error("the passkey is not proved")]
    PasskeyRefused,
    /// The passkey is known already.
    #[error("this passkey is known already")]
    PasskeyKnown,
    /// More passkeys than an account has.
    #[error("an account has no more passkeys than it has")]
    TooManyPasskeys,
}

impl AccessRefusal {
    /// What happened and what to do.
    pub(crate) fn say(self, words: &Words) -> String {
        words.text(match self {
            Self::AboveCeiling => "keys-above-ceiling",
            Self::SameLevel => "keys-same-level",
            Self::ChangeWaits => "keys-change-waits",
            Self::NoChange => "keys-no-change",
            Self::SameProposer => "keys-same-proposer",
            Self::NoGround => "keys-no-ground",
            Self::NoSecondBeside => "keys-no-second-beside",
            Self::PasskeyRefused => "keys-passkey-refused",
            Self::PasskeyKnown => "keys-passkey-known",
            Self::TooManyPasskeys => "keys-too-many-passkeys",
        })
    }

    /// Each of them.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 10] = [
        Self::AboveCeiling,
        Self::SameLevel,
        Self::ChangeWaits,
        Self::NoChange,
        Self::SameProposer,
        Self::NoGround,
        Self::NoSecondBeside,
        Self::PasskeyRefused,
        Self::PasskeyKnown,
        Self::TooManyPasskeys,
    ];
}

impl From<AccessRefusal> for DeskError {
    fn from(refusal: AccessRefusal) -> Self {
        Self::Access(refusal)
    }
}
