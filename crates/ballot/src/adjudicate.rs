//! Settling one [`Question`] by people: two must agree, else a third decides.
//! Nobody decides twice, and every decision is kept.

use crate::{Answer, Question};
use base::UserId;
use serde::{Deserialize, Serialize};

/// What one person said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The account.
    pub by: UserId,
    /// The answer.
    pub answer: Answer,
}

/// Where the settling of one question stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum Adjudication {
    /// Nobody has looked yet.
    #[default]
    Open,
    /// One person has.
    Once {
        /// What was said.
        first: Decision,
    },
    /// Two people agree.
    Agreed {
        /// The first.
        first: Decision,
        /// The second, with the same answer.
        second: Decision,
    },
    /// Two people differ; a third decides.
    Split {
        /// The first.
        first: Decision,
        /// The second.
        second: Decision,
    },
    /// A third has decided.
    Decided {
        /// The first.
        first: Decision,
        /// The second.
        second: Decision,
        /// Whose answer stands.
        third: Decision,
    },
}

/// Why a decision is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AdjudicationRefusal {
    /// This person has already decided; somebody else must.
    #[error("this person has already decided about this question")]
    SamePerson,
    /// The question is settled.
    #[error("this question is already settled")]
    Settled,
    /// The answer is not one to this question.
    #[error("this answer does not fit the question")]
    DoesNotFit,
}

impl Adjudication {
    /// Takes one person's decision about `question`.
    ///
    /// # Errors
    /// [`AdjudicationRefusal`]; nothing changes then.
    pub fn decide(
        &self,
        question: &Question,
        by: UserId,
        answer: Answer,
    ) -> Result<Self, AdjudicationRefusal> {
        let answer = answer.settled();
        if !question.fits(&answer) {
            return Err(AdjudicationRefusal::DoesNotFit);
        }
        if self.answer().is_some() {
            return Err(AdjudicationRefusal::Settled);
        }
        if self.log().iter().any(|decision| decision.by == by) {
            return Err(AdjudicationRefusal::SamePerson);
        }
        let now = Decision { by, answer };
        Ok(match self.clone() {
            Self::Open => Self::Once { first: now },
            Self::Once { first } if first.answer == now.answer => {
                Self::Agreed { first, second: now }
            }
            Self::Once { first } => Self::Split { first, second: now },
            Self::Split { first, second } => Self::Decided { first, second, third: now },
            settled @ (Self::Agreed { .. } | Self::Decided { .. }) => settled,
        })
    }

    /// The answer that stands, once it does.
    pub fn answer(&self) -> Option<&Answer> {
        match self {
            Self::Agreed { second, .. } => Some(&second.answer),
            Self::Decided { third, .. } => Some(&third.answer),
            Self::Open | Self::Once { .. } | Self::Split { .. } => None,
        }
    }

    /// Everything that was said, in order.
    pub fn log(&self) -> Vec<&Decision> {
        match self {
            Self::Open => Vec::new(),
            Self::Once { first } => vec![first],
            Self::Agreed { first, second } | Self::Split { first, second } => vec![first, second],
            Self::Decided { first, second, third } => vec![first, second, third],
        }
    }

    /// Whether `by` may still say something.
    pub fn waits_for(&self, by: UserId) -> bool {
        self.answer().is_none() && self.log().iter().all(|decision| decision.by != by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Choice, Spot, Why};
    use proptest::prelude::*;

    const QUESTION: Question =
        Question { spot: Spot::Box { row: 0, choice: Choice::Agree }, why: Why::Doubtful };

    fn said(answers: &[(i64, Answer)]) -> Result<Adjudication, AdjudicationRefusal> {
        answers.iter().try_fold(Adjudication::Open, |state, (by, answer)| {
            state.decide(&QUESTION, UserId(*by), answer.clone())
        })
    }

    #[test]
    fn two_who_agree_settle_a_question() {
        let state = said(&[(1, Answer::Marked)]).unwrap();
        assert_eq!(state.answer(), None);
        assert!(!state.waits_for(UserId(1)) && state.waits_for(UserId(2)));
        let state = said(&[(1, Answer::Marked), (2, Answer::Marked)]).unwrap();
        assert_eq!(state.answer(), Some(&Answer::Marked));
        assert!(!state.waits_for(UserId(3)));
    }

    #[test]
    fn when_two_differ_a_third_decides_and_all_is_kept() {
        let state = said(&[(1, Answer::Marked), (2, Answer::Empty)]).unwrap();
        assert_eq!(state.answer(), None);
        let state = said(&[(1, Answer::Marked), (2, Answer::Empty), (3, Answer::Empty)]).unwrap();
        assert_eq!(state.answer(), Some(&Answer::Empty));
        assert_eq!(state.log().len(), 3);
    }

    #[test]
    fn nobody_decides_twice_and_nothing_settled_is_touched() {
        use AdjudicationRefusal::{DoesNotFit, SamePerson, Settled};
        assert_eq!(said(&[(1, Answer::Marked), (1, Answer::Marked)]), Err(SamePerson));
        let split = [(1, Answer::Marked), (2, Answer::Empty), (2, Answer::Marked)];
        assert_eq!(said(&split), Err(SamePerson));
        let more = [(1, Answer::Marked), (2, Answer::Marked), (3, Answer::Empty)];
        assert_eq!(said(&more), Err(Settled));
        assert_eq!(said(&[(1, Answer::Both)]), Err(DoesNotFit));
    }

    #[test]
    fn a_name_written_with_other_spaces_is_the_same_name() {
        let question = Question { spot: Spot::Line { group: 0, line: 0 }, why: Why::Name };
        let name = |text: &str| Answer::Name(text.to_owned());
        let state = Adjudication::Open.decide(&question, UserId(1), name("Lê  Văn An ")).unwrap();
        let state = state.decide(&question, UserId(2), name("Lê Văn An")).unwrap();
        assert_eq!(state.answer(), Some(&name("Lê Văn An")));
        let nobody = Adjudication::Open.decide(&question, UserId(1), name(" - "));
        assert_eq!(nobody, Err(AdjudicationRefusal::DoesNotFit));
    }

    proptest! {
        #[test]
        fn a_settled_answer_is_that_of_two_people_or_of_a_third(
            says in proptest::collection::vec((1i64..5, any::<bool>()), 0..9),
        ) {
            let mut state = Adjudication::Open;
            for (by, marked) in says {
                let answer = if marked { Answer::Marked } else { Answer::Empty };
                let before = state.clone();
                match state.decide(&QUESTION, UserId(by), answer) {
                    Ok(next) => {
                        prop_assert!(before.answer().is_none());
                        prop_assert_eq!(next.log().len(), before.log().len() + 1);
                        prop_assert_eq!(&next.log()[..before.log().len()], &before.log()[..]);
                        state = next;
                    }
                    Err(_) => prop_assert!(!before.waits_for(UserId(by))),
                }
            }
            let log = state.log();
            let mut people: Vec<_> = log.iter().map(|decision| decision.by).collect();
            people.dedup();
            prop_assert_eq!(people.len(), log.len());
            match state.answer() {
                Some(answer) => prop_assert!(
                    log.len() == 3 || log.iter().all(|decision| decision.answer == *answer)
                ),
                None => prop_assert!(log.len() < 2 || log[0].answer != log[1].answer),
            }
        }
    }
}
