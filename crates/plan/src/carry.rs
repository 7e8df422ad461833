//! Who goes on from a step to the next: all who reached the threshold, or only
//! a number of them for each post, and what becomes of equal votes.

use serde::{Deserialize, Serialize};

/// What a step's roster votes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// Those who are to stand: carried over and added.
    Standing,
    /// Those proposed to be added.
    Additions,
    /// Those proposed to be taken off.
    Removals,
    /// All of them.
    All,
}

/// What becomes of equal votes across the number that goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ties {
    /// All of the equal ones go on.
    AllGo,
    /// None of the equal ones goes on.
    NoneGo,
    /// They are voted on again: the step is not concluded on this ballot.
    VoteAgain,
}

/// How many go on for each post. The default is everyone who reached the
/// threshold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carry {
    /// Most people who go on, by votes. People; `None`: all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
    /// When nobody reached the threshold, this many with the most votes go on
    /// all the same. People; `None`: nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub if_none: Option<u32>,
    /// Equal votes; `None`: the law does not say, so nothing is decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ties: Option<Ties>,
}

/// Equal votes that the law does not let this ballot settle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tie {
    /// How many have the same votes.
    pub tied: usize,
    /// How many of them could go on.
    pub places: usize,
}

impl Carry {
    /// Whether everyone who reached the threshold goes on, and nobody else.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// Which rows of *one* post go on, given votes for and whether the
    /// threshold was reached.
    pub(crate) fn of_post(&self, rows: &[(u32, bool)]) -> Result<Vec<bool>, Tie> {
        let passed = |at: &usize| rows[*at].1;
        let mut candidates: Vec<usize> = (0..rows.len()).filter(passed).collect();
        let mut limit = self.at_most;
        if candidates.is_empty() && self.if_none.is_some() {
            // Whom nobody voted for is not among the highest.
            candidates = (0..rows.len()).filter(|at| rows[*at].0 > 0).collect();
            limit = self.if_none;
        }
        let places = limit.map_or(candidates.len(), |limit| limit as usize);
        if candidates.len() > places {
            candidates.sort_by_key(|at| std::cmp::Reverse(rows[*at].0));
            candidates = self.first(&candidates, rows, places)?;
        }
        Ok((0..rows.len()).map(|at| candidates.contains(&at)).collect())
    }

    /// The first of more candidates than places, highest votes first.
    fn first(
        &self,
        candidates: &[usize],
        rows: &[(u32, bool)],
        places: usize,
    ) -> Result<Vec<usize>, Tie> {
        let votes = |at: &usize| rows[*at].0;
        let next = candidates.get(places).map(votes);
        let last = places.checked_sub(1).and_then(|at| candidates.get(at)).map(votes);
        if last != next {
            return Ok(candidates[..places.min(candidates.len())].to_vec());
        }
        let (mut go, tied): (Vec<usize>, Vec<usize>) = candidates
            .iter()
            .copied()
            .filter(|at| Some(votes(at)) >= next)
            .partition(|at| Some(votes(at)) > next);
        match self.ties {
            Some(Ties::AllGo) => go.extend(tied),
            Some(Ties::NoneGo) => {}
            Some(Ties::VoteAgain) | None => {
                return Err(Tie { tied: tied.len(), places: places - go.len() });
            }
        }
        Ok(go)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn carry(at_most: Option<u32>, if_none: Option<u32>, ties: Option<Ties>) -> Carry {
        Carry { at_most, if_none, ties }
    }

    /// Votes; ten or more reach the threshold.
    fn go(carry: Carry, votes: &[u32]) -> Result<Vec<u32>, Tie> {
        let rows: Vec<(u32, bool)> = votes.iter().map(|votes| (*votes, *votes >= 10)).collect();
        let go = carry.of_post(&rows)?;
        Ok(votes.iter().zip(go).filter(|(_, go)| *go).map(|(votes, _)| *votes).collect())
    }

    #[test]
    fn without_a_number_everyone_who_passed_goes_on() {
        assert_eq!(go(Carry::default(), &[12, 9, 10]), Ok(vec![12, 10]));
        assert_eq!(go(Carry::default(), &[9, 9]), Ok(vec![]));
    }

    #[test]
    fn the_highest_go_on_and_no_more_than_the_number() {
        let two = carry(Some(2), None, None);
        assert_eq!(go(two, &[12, 15, 11]), Ok(vec![12, 15]));
        assert_eq!(go(two, &[12, 9, 8]), Ok(vec![12]), "the number lowers no threshold");
        assert_eq!(go(two, &[12, 12]), Ok(vec![12, 12]), "equal votes within the number");
    }

    #[test]
    fn equal_votes_across_the_number_go_as_the_law_says() {
        let of = |ties| go(carry(Some(2), None, ties), &[15, 12, 12, 11]);
        assert_eq!(of(Some(Ties::AllGo)), Ok(vec![15, 12, 12]));
        assert_eq!(of(Some(Ties::NoneGo)), Ok(vec![15]));
        let tie = Tie { tied: 2, places: 1 };
        assert_eq!(of(Some(Ties::VoteAgain)), Err(tie));
        assert_eq!(of(None), Err(tie), "the law is silent: nothing is decided");
    }

    #[test]
    fn when_nobody_passes_the_highest_may_go_on() {
        let two = carry(None, Some(2), Some(Ties::NoneGo));
        assert_eq!(go(two, &[9, 7, 8, 0]), Ok(vec![9, 8]));
        assert_eq!(go(two, &[9, 8, 8]), Ok(vec![9]));
        assert_eq!(go(two, &[0, 0, 0]), Ok(vec![]), "nobody voted for them");
        assert_eq!(go(two, &[12, 9, 8]), Ok(vec![12]), "somebody passed");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn nobody_goes_on_before_somebody_with_more_votes(
            votes in proptest::collection::vec(0u32..20, 0..9),
            at_most in proptest::option::of(1u32..5),
            if_none in proptest::option::of(1u32..5),
            all in any::<bool>(),
        ) {
            let ties = if all { Ties::AllGo } else { Ties::NoneGo };
            let rows: Vec<(u32, bool)> = votes.iter().map(|v| (*v, *v >= 10)).collect();
            let go = carry(at_most, if_none, Some(ties)).of_post(&rows).unwrap();
            let least = votes.iter().zip(&go).filter(|(_, go)| **go).map(|(v, _)| *v).min();
            for (votes, go) in votes.iter().zip(&go) {
                let higher = least.is_some_and(|least| *votes > least);
                prop_assert!(*go || !higher);
            }
            let passed = rows.iter().any(|row| row.1);
            let limit = if passed { at_most } else { if_none };
            let number = go.iter().filter(|go| **go).count();
            if let (Some(limit), false) = (limit, all) {
                prop_assert!(number <= limit as usize);
            }
            if !passed && if_none.is_none() {
                prop_assert_eq!(number, 0);
            }
        }
    }
}
