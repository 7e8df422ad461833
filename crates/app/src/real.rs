//! The real clock and the real source of chance: the only ones in the product.

use base::{Chance, Clock, Instant};
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "this is the clock that all others stand for")]
    fn now(&self) -> Instant {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Instant(since.as_secs() as i64)
    }
}

/// A clock that a script sets: the demonstration works through weeks in
/// seconds.
pub struct ScriptClock(AtomicI64);

impl ScriptClock {
    /// Stands at `now`.
    pub fn new(now: Instant) -> Self {
        Self(AtomicI64::new(now.0))
    }

    /// Moves to `now`.
    pub fn set(&self, now: Instant) {
        self.0.store(now.0, Ordering::Relaxed);
    }
}

impl Clock for ScriptClock {
    fn now(&self) -> Instant {
        Instant(self.0.load(Ordering::Relaxed))
    }
}

/// The operating system's random numbers: fit for secrets.
pub struct OsChance;

impl Chance for OsChance {
    fn next_u64(&mut self) -> u64 {
        match getrandom::u64() {
            Ok(number) => number,
            // Without randomness no id and no secret can be drawn; to go on
            // would be worse than to stop.
            Err(error) => panic!("the operating system gives no random numbers: {error}"),
        }
    }
}
