//! Numbers out of chance, as hands, paper and machines have them.

use base::Chance;

/// What this room draws from any source of chance.
pub trait Draws: Chance {
    /// A number from `low` to `high`, each equally likely.
    fn between(&mut self, low: f64, high: f64) -> f64 {
        let share = (self.next_u64() >> 11) as f64 / (1u64 << 53) as f64;
        low + (high - low) * share
    }

    /// Whether something of this likelihood (0 to 1) happens.
    fn happens(&mut self, likelihood: f64) -> bool {
        self.between(0.0, 1.0) < likelihood
    }

    /// A whole number from `low` to `high`, both included.
    fn whole(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }

    /// One of the list.
    ///
    /// # Panics
    /// When the list is empty.
    fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u64) as usize]
    }

    /// A number about 0 with spread 1, never beyond 6 (the sum of twelve).
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.between(0.0, 1.0)).sum::<f64>() - 6.0
    }
}

impl<C: Chance + ?Sized> Draws for C {}

/// The seed of one part of a run: far from the seeds of its neighbours, and the
/// same whichever thread comes to it.
pub fn seed_of(seed: u64, part: u64, page: u64) -> u64 {
    let mixed = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ part.wrapping_mul(0xD1B5_4A32_D192_ED03);
    mixed.wrapping_add(page.wrapping_mul(0x8CB9_2BA7_2F3D_8DD7))
}
