//! Exact shares. Thresholds are integers and fractions; percentages are for
//! show only.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// An exact fraction of two counts, for example 2/3.
///
/// Equality and order compare the values, so 2/3 equals 4/6.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Share {
    part: u32,
    whole: u32,
}

impl Share {
    /// `part` out of `whole`; `None` when `whole` is 0.
    pub const fn new(part: u32, whole: u32) -> Option<Self> {
        if whole == 0 { None } else { Some(Self { part, whole }) }
    }

    /// `percent` out of 100.
    pub const fn percent(percent: u32) -> Self {
        Self { part: percent, whole: 100 }
    }

    /// Reads `2/3`, `15%` or `12.5%`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some((part, whole)) = text.split_once('/') {
            return Self::new(part.trim().parse().ok()?, whole.trim().parse().ok()?);
        }
        let number = text.strip_suffix('%')?.trim();
        match number.split_once('.') {
            None => Self::new(number.parse().ok()?, 100),
            Some((whole, decimals)) if !decimals.is_empty() && decimals.len() <= 4 => {
                let scale = 10u32.pow(decimals.len() as u32);
                let part = whole.parse::<u32>().ok()?.checked_mul(scale)?;
                Self::new(part.checked_add(decimals.parse().ok()?)?, 100 * scale)
            }
            Some(_) => None,
        }
    }

    /// The counted part.
    pub const fn part(self) -> u32 {
        self.part
    }

    /// What the part is counted out of.
    pub const fn whole(self) -> u32 {
        self.whole
    }

    /// The least count that is *at least* this share of `total`: two thirds
    /// of 9 is 6, of 10 is 7.
    pub fn at_least(self, total: u32) -> u32 {
        (u64::from(total) * u64::from(self.part)).div_ceil(u64::from(self.whole)) as u32
    }

    /// The least count that is *more than* this share of `total`: more than
    /// half of 100 is 51, of 101 is 51.
    pub fn more_than(self, total: u32) -> u32 {
        (u64::from(total) * u64::from(self.part) / u64::from(self.whole)) as u32 + 1
    }

    /// For show: percent with one decimal, Vietnamese comma, for example
    /// `66,7%`.
    pub fn vietnamese_percent(self) -> String {
        let tenths =
            (u64::from(self.part) * 1000 + u64::from(self.whole) / 2) / u64::from(self.whole);
        if tenths.is_multiple_of(10) {
            format!("{}%", tenths / 10)
        } else {
            format!("{},{}%", tenths / 10, tenths % 10)
        }
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Share {}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = u64::from(self.part) * u64::from(other.whole);
        let right = u64::from(other.part) * u64::from(self.whole);
        left.cmp(&right)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.whole == 100 {
            write!(f, "{}%", self.part)
        } else {
            write!(f, "{}/{}", self.part, self.whole)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thresholds_are_whole_numbers_of_people() {
        let two_thirds = Share::new(2, 3).unwrap();
        let half = Share::new(1, 2).unwrap();
        assert_eq!(two_thirds.at_least(9), 6);
        assert_eq!(two_thirds.at_least(10), 7);
        assert_eq!(half.more_than(100), 51);
        assert_eq!(half.more_than(101), 51);
        assert_eq!(half.more_than(0), 1);
    }

    #[test]
    fn a_share_is_read_as_people_write_it() {
        assert_eq!(Share::parse("2/3"), Share::new(2, 3));
        assert_eq!(Share::parse(" 15% "), Share::new(15, 100));
        assert_eq!(Share::parse("12.5%"), Share::new(1, 8));
        for wrong in ["", "15", "1/0", "%", "-1%", "1.%"] {
            assert_eq!(Share::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Share::new(2, 3).unwrap().vietnamese_percent(), "66,7%");
        assert_eq!(Share::new(1, 2).unwrap().vietnamese_percent(), "50%");
    }

    proptest! {
        #[test]
        fn thresholds_agree_with_the_fraction(part in 0u32..200, whole in 1u32..200, total in 0u32..5000) {
            let share = Share::new(part, whole).unwrap();
            let least = share.at_least(total);
            prop_assert!(u64::from(least) * u64::from(whole) >= u64::from(total) * u64::from(part));
            prop_assert!(least == 0 || u64::from(least - 1) * u64::from(whole) < u64::from(total) * u64::from(part));
            let more = share.more_than(total);
            prop_assert!(u64::from(more) * u64::from(whole) > u64::from(total) * u64::from(part));
            prop_assert!(u64::from(more - 1) * u64::from(whole) <= u64::from(total) * u64::from(part));
        }
    }
}
