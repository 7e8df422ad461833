//! Entries of the standing plan that are made to raise a question.

/// Why a review of the standing plan must stop at an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseKind {
    /// Holds the planned post, or one of the same or a higher rank, by now.
    Appointed,
    /// Was disciplined, and the discipline still runs.
    Disciplined,
    /// Retires before a full term after the term's congress is over.
    TooOld,
    /// Is named for more than three posts.
    TooManyPosts,
    /// Was evaluated "không hoàn thành nhiệm vụ" last year.
    TaskNotDone,
    /// Of the birth date only the year is known, and the month decides.
    BirthUnknown,
    /// Last year's evaluation is missing.
    EvaluationUnknown,
    /// Nothing is stated about disciplines; who reads an empty cell as "none"
    /// will not stop here.
    DisciplineUnknown,
    /// Political theory is not stated.
    TheoryUnknown,
}

impl CaseKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Appointed,
        Self::Disciplined,
        Self::TooOld,
        Self::TooManyPosts,
        Self::TaskNotDone,
        Self::BirthUnknown,
        Self::EvaluationUnknown,
        Self::DisciplineUnknown,
        Self::TheoryUnknown,
    ];

    /// Whether the person must leave the plan; otherwise a fact is missing and
    /// the verdict is undetermined.
    pub const fn must_leave(self) -> bool {
        matches!(
            self,
            Self::Appointed
                | Self::Disciplined
                | Self::TooOld
                | Self::TooManyPosts
                | Self::TaskNotDone
        )
    }
}

/// One person of the standing plan about whom a question is raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// The person, an index into [`crate::World::people`].
    pub person: usize,
    /// The post, an index into [`crate::World::posts`]; `None` when the case
    /// concerns every entry of the person.
    pub post: Option<usize>,
    /// What is the matter.
    pub kind: CaseKind,
}
