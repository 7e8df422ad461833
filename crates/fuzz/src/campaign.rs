//! Inputs made from inputs.

use crate::mutate::below;
use crate::{Law, Target};
use base::SeededChance;
use std::collections::BTreeSet;

/// The most inputs that are kept to be changed further.
const KEPT: usize = 400;

/// The longest input that is kept: long ones are slow and lead nowhere new.
const LONGEST: usize = 100_000;

/// A run of one target: the next input comes from the ones kept so far.
#[derive(Debug)]
pub struct Campaign {
    target: Target,
    chance: SeededChance,
    kept: Vec<Vec<u8>>,
    seeds: usize,
    seen: BTreeSet<u64>,
}

impl Campaign {
    /// Starts from the shipped files. The same seed gives the same inputs.
    pub fn new(target: Target, law: &Law, seed: u64) -> Self {
        let kept = law.seeds(target);
        let seen = kept.iter().map(|input| target.run(law, input)).collect();
        Self { target, chance: SeededChance::new(seed), seeds: kept.len(), kept, seen }
    }

    /// The next input.
    pub fn next_input(&mut self) -> Vec<u8> {
        let (from, other) =
            (below(&mut self.chance, self.kept.len()), below(&mut self.chance, self.kept.len()));
        match (self.kept.get(from), self.kept.get(other)) {
            (Some(input), Some(other)) => self.target.mutate(input, other, &mut self.chance),
            _ => Vec::new(),
        }
    }

    /// Tries an input; one that leads to something new is kept.
    pub fn try_input(&mut self, law: &Law, input: &[u8]) {
        let outcome = self.target.run(law, input);
        if self.seen.insert(outcome) && input.len() <= LONGEST {
            if self.kept.len() < self.seeds + KEPT {
                self.kept.push(input.to_vec());
            } else {
                let at = self.seeds + below(&mut self.chance, KEPT);
                self.kept[at] = input.to_vec();
            }
        }
    }

    /// How many different outcomes were seen.
    pub fn outcomes(&self) -> usize {
        self.seen.len()
    }
}
