//! How well a post is covered by those who are planned for it.
//!
//! The classes are an office's own way of looking at its lists, not a rule of an
//! instrument: what the law asks of a list (how many for one post, how much
//! service is left) is said by findings.

use base::Month;
use roster::Term;

/// How a post is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    /// Nobody is planned for it.
    Nobody,
    /// One person only.
    OneOnly,
    /// Several, and each of them retires before the term planned for ends.
    AllNearRetirement,
    /// Several, of whom somebody can serve the term out.
    Covered,
}

impl Coverage {
    /// Every class, the worst first.
    pub const ALL: [Self; 4] =
        [Self::Nobody, Self::OneOnly, Self::AllNearRetirement, Self::Covered];

    /// Of a post for which these people are planned; each says whether it is
    /// certain that they retire before the term ends.
    pub fn of(planned: impl IntoIterator<Item = bool>) -> Self {
        let (mut people, mut near) = (0u32, 0u32);
        for retires_before_the_end in planned {
            people += 1;
            near += u32::from(retires_before_the_end);
        }
        match people {
            0 => Self::Nobody,
            1 => Self::OneOnly,
            _ if near == people => Self::AllNearRetirement,
            _ => Self::Covered,
        }
    }

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::OneOnly => "one-only",
            Self::AllNearRetirement => "all-near-retirement",
            Self::Covered => "covered",
        }
    }

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }

    /// Whether somebody should look at the post.
    pub fn is_gap(self) -> bool {
        self != Self::Covered
    }
}

/// The month at which a term ends, reckoned from the month at which the law
/// counts ages for it: so many years later as the term has.
pub fn end_of_term(reference: Month, term: Term) -> Month {
    reference.plus(i32::try_from(term.months()).unwrap_or(i32::MAX))
}

/// Whether somebody who retires in one of these months (the earliest and the
/// latest that are possible) certainly does so before `end`. What is not known
/// is never called near.
pub fn retires_before(retires: Option<(Month, Month)>, end: Option<Month>) -> bool {
    match (retires, end) {
        (Some((_, latest)), Some(end)) => latest < end,
        _ => false,
    }
}

/// How many posts of each class there are, and how many of those are key posts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CoverageSums {
    all: [u32; 4],
    key: [u32; 4],
}

impl CoverageSums {
    /// Counts a post.
    pub fn add(&mut self, class: Coverage, is_key: bool) {
        self.all[class as usize] += 1;
        self.key[class as usize] += u32::from(is_key);
    }

    /// Adds what was counted elsewhere.
    pub fn merge(&mut self, other: &Self) {
        for at in 0..4 {
            self.all[at] += other.all[at];
            self.key[at] += other.key[at];
        }
    }

    /// Posts of a class.
    pub fn of(&self, class: Coverage) -> u32 {
        self.all[class as usize]
    }

    /// Key posts of a class.
    pub fn key_of(&self, class: Coverage) -> u32 {
        self.key[class as usize]
    }

    /// All posts.
    pub fn posts(&self) -> u32 {
        self.all.iter().sum()
    }

    /// All key posts.
    pub fn key_posts(&self) -> u32 {
        self.key.iter().sum()
    }

    /// Posts at which somebody should look.
    pub fn gaps(&self) -> u32 {
        self.posts() - self.of(Coverage::Covered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn one_person_is_one_only_however_young() {
        assert_eq!(Coverage::of([]), Coverage::Nobody);
        assert_eq!(Coverage::of([false]), Coverage::OneOnly);
        assert_eq!(Coverage::of([true]), Coverage::OneOnly);
        assert_eq!(Coverage::of([true, true]), Coverage::AllNearRetirement);
        assert_eq!(Coverage::of([true, false]), Coverage::Covered);
    }

    #[test]
    fn a_month_of_retirement_on_the_boundary_serves_the_term_out() {
        let end = end_of_term(month("2020-04"), Term::new(2020, 2025).unwrap());
        assert_eq!(end, month("2025-04"));
        let retires = |text: &str| Some((month(text), month(text)));
        assert!(retires_before(retires("2025-03"), Some(end)));
        assert!(!retires_before(retires("2025-04"), Some(end)));
    }

    #[test]
    fn what_is_not_known_is_never_called_near() {
        let end = Some(month("2025-04"));
        assert!(!retires_before(None, end));
        assert!(!retires_before(Some((month("2020-01"), month("2020-01"))), None));
        // Born some time in the year: only the latest month is certain.
        assert!(!retires_before(Some((month("2024-06"), month("2025-05"))), end));
    }

    #[test]
    fn each_class_reads_its_code() {
        for class in Coverage::ALL {
            assert_eq!(Coverage::read(class.code()), Some(class));
        }
    }

    proptest! {
        #[test]
        fn classes_sum_to_the_posts_and_one_more_young_name_never_makes_it_worse(
            posts in prop::collection::vec((prop::collection::vec(any::<bool>(), 0..5), any::<bool>()), 0..40)
        ) {
            let mut sums = CoverageSums::default();
            for (planned, key) in &posts {
                let class = Coverage::of(planned.iter().copied());
                sums.add(class, *key);
                let more = Coverage::of(planned.iter().copied().chain([false]));
                prop_assert!(more >= class);
                prop_assert!(planned.is_empty() || more == Coverage::Covered);
            }
            prop_assert_eq!(sums.posts() as usize, posts.len());
            prop_assert_eq!(sums.key_posts() as usize, posts.iter().filter(|(_, key)| *key).count());
            prop_assert_eq!(
                Coverage::ALL.into_iter().map(|class| sums.of(class)).sum::<u32>(),
                sums.posts()
            );
            prop_assert_eq!(sums.gaps() + sums.of(Coverage::Covered), sums.posts());
        }
    }
}
