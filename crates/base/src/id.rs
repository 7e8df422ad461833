//! Ids. Each kind has its own type, so that a post cannot be passed where a
//! person is meant. An id is a random positive 62-bit number drawn from
//! [`Chance`]: it carries no order and no time, and two offices that never
//! share a network do not draw the same one.

use crate::Chance;
use std::fmt;
use std::str::FromStr;

/// Crockford's base 32: no I, L, O or U, so that an id read over the
/// telephone stays the same id.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is not an id")]
pub struct IdError(pub String);

fn write_base32(mut value: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut digits = [b'0'; 13];
    for slot in digits.iter_mut().rev() {
        *slot = ALPHABET[(value & 31) as usize];
        value >>= 5;
    }
    f.write_str(std::str::from_utf8(&digits).unwrap_or_default())
}

fn read_base32(text: &str) -> Result<i64, IdError> {
    let wrong = || IdError(text.to_owned());
    if text.is_empty() || text.len() > 13 {
        return Err(wrong());
    }
    let mut value: u64 = 0;
    for byte in text.bytes() {
        let digit = ALPHABET
            .iter()
            .position(|&known| known == byte.to_ascii_lowercase())
            .ok_or_else(wrong)?;
        value = value.checked_mul(32).ok_or_else(wrong)? + digit as u64;
    }
    i64::try_from(value).map_err(|_| wrong())
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl $name {
            /// Draws a new id: 62 random bits, never zero.
            pub fn draw(chance: &mut dyn Chance) -> Self {
                Self(((chance.next_u64() >> 2) | 1) as i64)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write_base32(self.0 as u64, f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                read_base32(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// A unit (đơn vị): a province, commune, board, office, agency.
    UnitId;
    /// A body (tổ chức tập thể): committee, standing committee, council.
    BodyId;
    /// A post (chức danh) of one unit.
    PostId;
    /// A person (cán bộ).
    PersonId;
    /// A plan (quy hoạch) of one unit for one term.
    PlanId;
    /// A person's entry in a plan (một lượt quy hoạch).
    EntryId;
    /// A review (đợt rà soát, bổ sung) of a plan.
    ReviewId;
    /// One step (bước) of a review's procedure.
    StepId;
    /// A decision (quyết định).
    DecisionId;
    /// An import batch (lô nhập).
    BatchId;
    /// An issued paper (văn bản).
    PaperId;
    /// A user of the program (người dùng).
    UserId;
    /// An invitation to a conference (giấy mời): opens the door, nothing else.
    InvitationId;
    /// A scenario (phương án): a copy of a review's list to try things on.
    ScenarioId;
    /// A move (lần sửa): edits of a list made together and undone together.
    MoveId;
    /// Something that a file states otherwise than the records (điểm khác).
    DifferenceId;
    /// A judgement of somebody's readiness for a post (mức độ sẵn sàng).
    ReadinessId;
    /// A paper noted in a case file (giấy tờ trong hồ sơ).
    CasePaperId;
    /// A request to correct one's own data (đề nghị đính chính).
    CorrectionId;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SeededChance;

    #[test]
    fn an_id_reads_back_what_it_writes() {
        let mut chance = SeededChance::new(7);
        for _ in 0..1000 {
            let id = PersonId::draw(&mut chance);
            assert!(id.0 > 0);
            assert_eq!(id.to_string().len(), 13);
            assert_eq!(id.to_string().parse(), Ok(id));
            assert_eq!(id.to_string().to_uppercase().parse(), Ok(id));
        }
    }

    #[test]
    fn what_is_no_id_is_refused_with_the_text() {
        for text in ["", "abcu", "zzzzzzzzzzzzz", "00000000000000", "é"] {
            assert_eq!(text.parse::<PersonId>(), Err(IdError(text.to_owned())));
        }
    }
}
