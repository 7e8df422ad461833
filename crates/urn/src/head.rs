//! What a box is made for: sizes and the salt. All other sizes follow from it.

use crate::{CODE_SIGNS, UrnError};
use base::Chance;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The format of the files.
const FORMAT: &str = "kecan-urn-1";
/// The most codes of one box.
pub const MOST_CODES: usize = 20_000;
/// The most rows of a form.
pub const MOST_ROWS: usize = 2_000;
/// The most votes that are written together.
pub const MOST_BATCH: usize = 64;

/// Bytes of a code's slot: its hash, and one byte that says whether it was used.
pub(crate) const CODE_SLOT: usize = 32;
/// Bytes by which a filled slot is known from a free one.
pub(crate) const TAG: usize = 16;
/// Bytes of a receipt's slot.
pub(crate) const RECEIPT_SLOT: usize = 32;
/// Slots of ballots and receipts for each code. Where half are always free, a
/// free one is found by drawing, and no list of free slots – whose order would
/// tell something – is ever needed.
const SPARE: usize = 2;

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Head {
    format: String,
    /// Sixteen random bytes, in hex.
    salt: String,
    /// Codes, and slots in `codes`.
    pub codes: usize,
    /// Rows of the form.
    pub rows: usize,
}

impl Head {
    pub fn new(codes: usize, rows: usize, chance: &mut dyn Chance) -> Result<Self, UrnError> {
        if codes == 0 || codes > MOST_CODES || rows == 0 || rows > MOST_ROWS {
            return Err(UrnError::Size { codes, rows });
        }
        let salt = format!("{:016x}{:016x}", chance.next_u64(), chance.next_u64());
        Ok(Self { format: FORMAT.to_owned(), salt, codes, rows })
    }

    pub fn read(bytes: &[u8]) -> Result<Self, UrnError> {
        let head: Self = serde_json::from_slice(bytes).map_err(|_| UrnError::Damaged("head"))?;
        let fits = (1..=MOST_CODES).contains(&head.codes) && (1..=MOST_ROWS).contains(&head.rows);
        if head.format != FORMAT || !fits {
            return Err(UrnError::Damaged("head"));
        }
        Ok(head)
    }

    /// Slots in `ballots` and in `receipts`.
    pub fn slots(&self) -> usize {
        self.codes * SPARE
    }

    /// Bytes of a ballot's slot: the tag and one byte a row, in whole pieces of
    /// sixteen.
    pub fn ballot_slot(&self) -> usize {
        (TAG + self.rows).next_multiple_of(16)
    }

    /// Bytes of the intent, whatever it holds.
    pub fn intent(&self) -> usize {
        let entry = 4 + 4 + self.rows + 4 + CODE_SIGNS;
        TAG * 2 + 4 + MOST_BATCH * entry
    }

    /// A salted digest; `use_of` keeps digests of different kinds apart.
    pub fn digest(&self, use_of: &str, bytes: &[u8]) -> [u8; 32] {
        let mut hasher = Sha256::new();
        for piece in [self.salt.as_bytes(), use_of.as_bytes(), bytes] {
            hasher.update((piece.len() as u64).to_be_bytes());
            hasher.update(piece);
        }
        hasher.finalize().into()
    }
}
