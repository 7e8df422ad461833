//! What a box is made for: sizes and the salt. All other sizes follow from it.

use crate::{CODE_SIGNS, Part, UrnError};
use base::Chance;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The format of the files.
const FORMAT: &str = "kecan-urn-2";
/// The format before: no names, and as many ballots as there are codes. A vote
/// that was open when the program was renewed is brought to its end in it.
const FORMAT_BEFORE: &str = "kecan-urn-1";
/// The most codes of one box.
pub const MOST_CODES: usize = 20_000;
/// The most rows of a form.
pub const MOST_ROWS: usize = 2_000;
/// The most votes that are written together.
pub const MOST_BATCH: usize = 64;
/// The most lines for names of all ballots together: some hundred megabytes.
const MOST_LINES: usize = 200_000;
/// The most letters of a name that a voter writes.
pub const MOST_NAME: usize = 60;

/// Bytes of a code's slot: its hash, and one byte that says whether it was used.
pub(crate) const CODE_SLOT: usize = 32;
/// Bytes by which a filled slot is known from a free one.
pub(crate) const TAG: usize = 16;
/// Bytes of a receipt's slot.
pub(crate) const RECEIPT_SLOT: usize = 32;
/// Bytes of a written name: its group, its length, and four bytes a letter.
pub(crate) const NAME: usize = 2 + 1 + MOST_NAME * 4;
/// Bytes of a name's slot.
pub(crate) const NAME_SLOT: usize = (TAG + NAME).next_multiple_of(16);
/// Slots of ballots and receipts for each code. Where half are always free, a
/// free one is found by drawing, and no list of free slots – whose order would
/// tell something – is ever needed.
const SPARE: usize = 2;

/// What a box is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Rows of the form.
    pub rows: usize,
    /// Lines of the form on which a voter may write a name.
    pub lines: usize,
    /// The most ballots that it takes: people who may vote. There may be more
    /// codes than that, to spare.
    pub seats: usize,
}

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
    /// Lines of the form for names.
    #[serde(default)]
    pub lines: usize,
    /// The most ballots; the format before has as many as codes.
    #[serde(default)]
    seats: Option<usize>,
}

impl Head {
    pub fn new(codes: usize, of: Measure, chance: &mut dyn Chance) -> Result<Self, UrnError> {
        let Measure { rows, lines, seats } = of;
        let salt = format!("{:016x}{:016x}", chance.next_u64(), chance.next_u64());
        let format = FORMAT.to_owned();
        let head = Self { format, salt, codes, rows, lines, seats: Some(seats) };
        if head.fits() { Ok(head) } else { Err(UrnError::Size { codes, rows }) }
    }

    pub fn read(bytes: &[u8]) -> Result<Self, UrnError> {
        let head: Self = serde_json::from_slice(bytes).map_err(|_| UrnError::Damaged("head"))?;
        let known = match head.format.as_str() {
            FORMAT => head.seats.is_some(),
            FORMAT_BEFORE => head.seats.is_none() && head.lines == 0,
            _ => false,
        };
        if known && head.fits() { Ok(head) } else { Err(UrnError::Damaged("head")) }
    }

    fn fits(&self) -> bool {
        (1..=MOST_CODES).contains(&self.codes)
            && (1..=MOST_ROWS).contains(&self.rows)
            && (1..=self.codes).contains(&self.seats())
            && self.codes.saturating_mul(self.lines) <= MOST_LINES
    }

    /// The most ballots.
    pub fn seats(&self) -> usize {
        self.seats.unwrap_or(self.codes)
    }

    /// The files of the box.
    pub fn parts(&self) -> &'static [Part] {
        if self.lines > 0 { &Part::ALL } else { &Part::WITHOUT_NAMES }
    }

    /// Slots in `ballots` and in `receipts`.
    pub fn slots(&self) -> usize {
        self.codes * SPARE
    }

    /// Slots in `names`.
    pub fn name_slots(&self) -> usize {
        self.slots() * self.lines
    }

    /// Bytes of a ballot: one a row, and in this format one more that says
    /// whether a ballot without a mark bears a name.
    pub fn ballot(&self) -> usize {
        self.rows + usize::from(self.seats.is_some())
    }

    /// Bytes of a ballot's slot: the tag and the ballot, in whole pieces of
    /// sixteen.
    pub fn ballot_slot(&self) -> usize {
        (TAG + self.ballot()).next_multiple_of(16)
    }

    /// Bytes of the intent, whatever it holds.
    pub fn intent(&self) -> usize {
        let entry = 4 + 4 + self.ballot() + 4 + CODE_SIGNS + self.lines * (4 + NAME);
        let counts = if self.lines > 0 { 4 + 4 } else { 4 };
        TAG * 2 + counts + MOST_BATCH * entry
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
