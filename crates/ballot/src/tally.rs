//! Turnout and tallies: every number that a protocol shows, kept apart.

use crate::{Count, Mark, Sheet};
use serde::{Deserialize, Serialize};

/// Who was there and what was handed out, before the box is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnout {
    convened: u32,
    present: u32,
    issued: u32,
}

/// Why turnout numbers cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TurnoutError {
    /// More people present than convened.
    #[error("{present} present of {convened} convened")]
    MorePresentThanConvened {
        /// Số có mặt.
        present: u32,
        /// Số được triệu tập.
        convened: u32,
    },
    /// More sheets issued than people present.
    #[error("{issued} sheets issued to {present} present")]
    MoreIssuedThanPresent {
        /// Số phiếu phát ra.
        issued: u32,
        /// Số có mặt.
        present: u32,
    },
    /// More sheets came back than were issued.
    #[error("{returned} sheets returned of {issued} issued")]
    MoreReturnedThanIssued {
        /// Số phiếu thu về.
        returned: u32,
        /// Số phiếu phát ra.
        issued: u32,
    },
}

impl Turnout {
    /// Turnout of a conference.
    ///
    /// # Errors
    /// [`TurnoutError`] when the numbers exceed one another.
    pub fn new(convened: u32, present: u32, issued: u32) -> Result<Self, TurnoutError> {
        if present > convened {
            return Err(TurnoutError::MorePresentThanConvened { present, convened });
        }
        if issued > present {
            return Err(TurnoutError::MoreIssuedThanPresent { issued, present });
        }
        Ok(Self { convened, present, issued })
    }
}

/// What the valid sheets say about one row. The three add up to the valid
/// sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RowTally {
    /// Số phiếu đồng ý.
    pub votes_for: u32,
    /// Số phiếu không đồng ý.
    pub against: u32,
    /// Số phiếu để trống dòng này.
    pub blank: u32,
}

/// The result of a count. By construction: returned ≤ issued ≤ present ≤
/// convened, returned = valid + invalid, and each row adds up to valid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Số được triệu tập.
    pub convened: u32,
    /// Số có mặt.
    pub present: u32,
    /// Số phiếu phát ra.
    pub issued: u32,
    /// Số phiếu thu về.
    pub returned: u32,
    /// Số phiếu hợp lệ.
    pub valid: u32,
    /// Số phiếu không hợp lệ.
    pub invalid: u32,
    /// One a row of the form.
    pub rows: Vec<RowTally>,
}

impl Tally {
    /// Counts the sheets.
    ///
    /// # Errors
    /// [`TurnoutError::MoreReturnedThanIssued`]; then the sheets must be looked
    /// at again, nothing is cut off.
    pub fn of(turnout: Turnout, count: &Count) -> Result<Self, TurnoutError> {
        let returned = count.sheets().len() as u32;
        if returned > turnout.issued {
            return Err(TurnoutError::MoreReturnedThanIssued { returned, issued: turnout.issued });
        }
        let mut rows = vec![RowTally::default(); count.rows()];
        let mut valid = 0;
        for sheet in count.sheets() {
            let Sheet::Valid(marks) = sheet else { continue };
            valid += 1;
            for (row, mark) in rows.iter_mut().zip(marks) {
                match mark {
                    Mark::For => row.votes_for += 1,
                    Mark::Against => row.against += 1,
                    Mark::Blank => row.blank += 1,
                }
            }
        }
        let Turnout { convened, present, issued } = turnout;
        Ok(Self { convened, present, issued, returned, valid, invalid: returned - valid, rows })
    }

    /// Sheets issued that did not come back.
    pub fn not_returned(&self) -> u32 {
        self.issued - self.returned
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn more_sheets_than_were_issued_are_refused() {
        let turnout = Turnout::new(10, 9, 2).unwrap();
        let count = Count::read(1, ["+", "+", "-"]).unwrap();
        assert_eq!(
            Tally::of(turnout, &count),
            Err(TurnoutError::MoreReturnedThanIssued { returned: 3, issued: 2 })
        );
        assert!(Turnout::new(10, 11, 0).is_err());
        assert!(Turnout::new(10, 9, 10).is_err());
    }

    fn sheet(rows: usize) -> impl Strategy<Value = String> {
        prop_oneof![
            9 => proptest::collection::vec(proptest::sample::select(vec!['+', '-', '.']), rows)
                .prop_map(|marks| marks.into_iter().collect()),
            1 => Just("!both-marked".to_owned()),
        ]
    }

    proptest! {
        #[test]
        fn every_tally_adds_up(sheets in proptest::collection::vec(sheet(5), 0..60), lost in 0u32..5, away in 0u32..5) {
            let issued = sheets.len() as u32 + lost;
            let turnout = Turnout::new(issued + away, issued, issued).unwrap();
            let count = Count::read(5, sheets.iter().map(String::as_str)).unwrap();
            let tally = Tally::of(turnout, &count).unwrap();
            prop_assert_eq!(tally.issued, tally.returned + tally.not_returned());
            prop_assert_eq!(tally.returned, tally.valid + tally.invalid);
            for row in &tally.rows {
                prop_assert_eq!(row.votes_for + row.against + row.blank, tally.valid);
            }
        }
    }
}
