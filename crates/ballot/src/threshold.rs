//! Quorums and thresholds, in whole numbers of people and sheets.

use crate::Tally;
use base::Share;
use serde::{Deserialize, Serialize};

/// Which number a threshold is a share of. Sources differ on this, so it is a
/// value of the step, fixed and shown before the vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Base {
    /// Số người được triệu tập.
    Convened,
    /// Số người có mặt.
    Present,
    /// Số phiếu phát ra.
    Issued,
    /// Số phiếu thu về.
    Returned,
    /// Số phiếu hợp lệ.
    Valid,
}

impl Base {
    /// The number that this base names in `tally`.
    pub fn of(self, tally: &Tally) -> u32 {
        match self {
            Self::Convened => tally.convened,
            Self::Present => tally.present,
            Self::Issued => tally.issued,
            Self::Returned => tally.returned,
            Self::Valid => tally.valid,
        }
    }

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Convened => "convened",
            Self::Present => "present",
            Self::Issued => "issued",
            Self::Returned => "returned",
            Self::Valid => "valid",
        }
    }
}

/// Whether the share itself is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bar {
    /// More than the share (trên).
    MoreThan,
    /// At least the share (từ … trở lên).
    AtLeast,
}

/// What a row needs in order to pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Threshold {
    /// The share of the base.
    pub share: Share,
    /// Whether the share itself is enough.
    pub bar: Bar,
    /// What it is a share of.
    pub base: Base,
}

impl Threshold {
    /// The least number of votes for a row to pass, given the base's number.
    pub fn needed(&self, base: u32) -> u32 {
        match self.bar {
            Bar::MoreThan => self.share.more_than(base),
            Bar::AtLeast => self.share.at_least(base),
        }
    }

    /// The rows of `tally` that pass.
    pub fn passed(&self, tally: &Tally) -> Vec<bool> {
        let needed = self.needed(self.base.of(tally));
        tally.rows.iter().map(|row| row.votes_for >= needed).collect()
    }
}

/// Which number a quorum is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuorumBase {
    /// Those convened.
    Convened,
    /// The members of the body that meets.
    Members,
}

/// How many must be present for a conference to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quorum {
    /// The share, "at least".
    pub share: Share,
    /// What it is a share of.
    pub base: QuorumBase,
}

/// By how much a quorum is missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{present} of {total} are present, at least {needed} are needed")]
pub struct Shortfall {
    /// Those present.
    pub present: u32,
    /// The number the quorum is a share of.
    pub total: u32,
    /// The least number of people present.
    pub needed: u32,
}

impl Quorum {
    /// The least number of people present, of `total`.
    pub fn needed(&self, total: u32) -> u32 {
        self.share.at_least(total)
    }

    /// Whether `present` of `total` suffice.
    ///
    /// # Errors
    /// The exact [`Shortfall`]. Nobody convened is never a quorum.
    pub fn check(&self, present: u32, total: u32) -> Result<(), Shortfall> {
        let needed = self.needed(total).max(1);
        if present >= needed { Ok(()) } else { Err(Shortfall { present, total, needed }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Count, Turnout};

    #[test]
    fn the_base_decides_who_passes() {
        // 100 convened, 60 came and voted, 51 for the first row, 50 for the second.
        let texts = (0..60).map(|n| match n {
            0..50 => "++",
            50 => "+-",
            _ => "--",
        });
        let count = Count::read(2, texts).unwrap();
        let tally = Tally::of(Turnout::new(100, 60, 60).unwrap(), &count).unwrap();
        let half = |base| Threshold { share: Share::new(1, 2).unwrap(), bar: Bar::MoreThan, base };
        assert_eq!(half(Base::Convened).needed(100), 51);
        assert_eq!(half(Base::Convened).passed(&tally), [true, false]);
        assert_eq!(half(Base::Valid).passed(&tally), [true, true]);
    }

    #[test]
    fn a_quorum_names_its_shortfall() {
        let quorum = Quorum { share: Share::new(2, 3).unwrap(), base: QuorumBase::Convened };
        assert_eq!(quorum.check(6, 9), Ok(()));
        assert_eq!(quorum.check(5, 9), Err(Shortfall { present: 5, total: 9, needed: 6 }));
        assert!(quorum.check(0, 0).is_err());
    }
}
