//! Time and chance as arguments. Real ones exist only in `app`; the lint file
//! forbids the originals everywhere else.

use crate::Day;
use jiff::civil;
use std::fmt;

/// A moment, in whole seconds since 1970-01-01 00:00 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(pub i64);

/// Vietnam has kept UTC+7 without summer time since 1975; records older than
/// that carry days, never moments.
const VIETNAM_OFFSET_SECONDS: i64 = 7 * 3600;

impl Instant {
    /// The civil day in Vietnam at this moment.
    pub fn day(self) -> Day {
        let days = (self.0 + VIETNAM_OFFSET_SECONDS).div_euclid(86_400);
        Day::from_days_since_1970(days)
    }

    /// The moment at `hour`:`minute` in Vietnam on `day`.
    pub fn at(day: Day, hour: i64, minute: i64) -> Self {
        Self(day.days_since_1970() * 86_400 + hour * 3600 + minute * 60 - VIETNAM_OFFSET_SECONDS)
    }
}

impl fmt::Display for Instant {
    /// Vietnam's civil time, `yyyy-mm-ddThh:mm:ss+07:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let second = (self.0 + VIETNAM_OFFSET_SECONDS).rem_euclid(86_400);
        let time = civil::Time::midnight() + jiff::SignedDuration::from_secs(second);
        write!(f, "{}T{time}+07:00", self.day())
    }
}

/// Tells the time. The real one lives in `app`.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Instant;
}

/// A clock that stands still: for tests and for replaying the past.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub Instant);

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        self.0
    }
}

/// Draws random numbers. The real one, fit for secrets, lives in `app`.
pub trait Chance: Send {
    /// Sixty-four random bits.
    fn next_u64(&mut self) -> u64;

    /// A number from 0 to `limit - 1`, each equally likely.
    ///
    /// # Panics
    /// When `limit` is 0.
    fn below(&mut self, limit: u64) -> u64 {
        assert!(limit > 0, "nothing lies below zero");
        // Values from the incomplete last cycle would favour small results.
        let usable = u64::MAX - u64::MAX % limit;
        loop {
            let drawn = self.next_u64();
            if drawn < usable {
                return drawn % limit;
            }
        }
    }
}

/// Puts `items` into a random order (Fisher and Yates).
pub fn shuffle<T>(items: &mut [T], chance: &mut dyn Chance) {
    for last in (1..items.len()).rev() {
        let other = chance.below(last as u64 + 1) as usize;
        items.swap(last, other);
    }
}

/// A repeatable source (SplitMix64): for demonstrations and tests, never for
/// secrets.
#[derive(Debug, Clone)]
pub struct SeededChance(u64);

impl SeededChance {
    /// A source that always gives the same numbers for the same `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }
}

impl Chance for SeededChance {
    fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_changes_at_midnight_in_vietnam() {
        let day = Day::new(2017, 3, 15).unwrap();
        assert_eq!(Instant::at(day, 0, 0).day(), day);
        assert_eq!(Instant(Instant::at(day, 0, 0).0 - 1).day(), day.add_days(-1));
        assert_eq!(Instant::at(day, 8, 30).to_string(), "2017-03-15T08:30:00+07:00");
    }

    #[test]
    fn a_seed_repeats_and_below_stays_below() {
        let (mut one, mut two) = (SeededChance::new(9), SeededChance::new(9));
        for limit in 1..200 {
            let drawn = one.below(limit);
            assert!(drawn < limit);
            assert_eq!(drawn, two.below(limit));
        }
    }

    #[test]
    fn shuffling_keeps_every_item() {
        let mut items: Vec<u32> = (0..100).collect();
        shuffle(&mut items, &mut SeededChance::new(1));
        assert_ne!(items, (0..100).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..100).collect::<Vec<_>>());
    }
}
