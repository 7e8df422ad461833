//! What single rules need of the law.

use super::Clause;
use crate::Missing;
use base::Share;
use lex::{PostsScope, ShareRounding, ShareScope};
use roster::{DisciplineForm, Grade};

/// Bounds on the people planned for one post. A bound on which the law is
/// silent is noted in `unset` and not checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberPerPost {
    /// Least.
    pub min: Option<u32>,
    /// Most.
    pub max: Option<u32>,
    /// What the law does not say.
    pub unset: Missing,
}

/// The limit of posts a person may be planned for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostsPerPerson {
    /// Most posts.
    pub max: u32,
    /// Over which posts it counts.
    pub scope: PostsScope,
}

/// People planned per seat of a body, or of a deputy's post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommitteeRatio {
    /// Least people per seat; may exceed 1.
    pub min: Share,
    /// Most people per seat.
    pub max: Share,
}

/// Of whom shares are asked, and how a share becomes a number of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// Of whom, in a committee plan. A titles plan is one list.
    pub scope: ShareScope,
    /// What becomes of a fraction.
    pub rounding: ShareRounding,
}

impl Shares {
    /// The least people of `whole` that make the share. Up, which is what "from
    /// 15 % on" says: 15 % of 40 is 6, of 41 is 7. To the nearest: of 41 (6.15)
    /// it is 6, of 50 (7.5) it is 8. Down: of 46 (6.9) it is 6.
    ///
    /// ```
    /// use base::Share;
    /// use lex::{ShareRounding, ShareScope};
    /// let of = |rounding, whole| {
    ///     checks::Shares { scope: ShareScope::EachBody, rounding }.people(Share::percent(15), whole)
    /// };
    /// assert_eq!([of(ShareRounding::Up, 40), of(ShareRounding::Up, 41)], [6, 7]);
    /// assert_eq!([of(ShareRounding::Nearest, 41), of(ShareRounding::Nearest, 50)], [6, 8]);
    /// assert_eq!(of(ShareRounding::Down, 46), 6);
    /// ```
    pub fn people(self, share: Share, whole: u32) -> u32 {
        match self.rounding {
            ShareRounding::Up => share.at_least(whole),
            ShareRounding::Down => share.more_than(whole) - 1,
            ShareRounding::Nearest => {
                let (part, of) = (u64::from(share.part()), u64::from(share.whole()));
                ((2 * part * u64::from(whole) + of) / (2 * of)) as u32
            }
        }
    }
}

/// Age bands of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeBands {
    /// How many bands.
    pub count: u32,
    /// Years between two.
    pub gap: u32,
}

/// The share of young people, and who counts as young.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YoungShare {
    /// The share aimed at.
    pub target: Share,
    /// The age limit by level.
    pub ages: Vec<lex::YoungAge>,
}

/// Evaluations asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvaluationAsked {
    /// How many years before the day of the check.
    pub years: u32,
    /// The least grade in each.
    pub minimum: Grade,
}

/// What discipline bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisciplineBar {
    /// The mildest form that bars.
    pub from: DisciplineForm,
    /// Whether one that has run out bars no longer, for forms of which
    /// `tolerated` does not decide.
    pub expired_allowed: Clause<()>,
    /// The forms that bar no longer once they have run out, where the law lists
    /// the cases that it tolerates; off where it does not.
    pub tolerated: Clause<Vec<DisciplineForm>>,
    /// Months for which each form lasts. A form without a row never runs out.
    pub windows: Clause<Vec<(DisciplineForm, u32)>>,
}

impl DisciplineBar {
    /// Whether a form that has run out bars no longer.
    pub(crate) fn once_expired(&self, form: DisciplineForm) -> Clause<()> {
        match &self.tolerated {
            Clause::Set(forms) if forms.contains(&form) => Clause::Set(()),
            Clause::Set(_) => Clause::Off,
            Clause::Unset(missing) => Clause::Unset(*missing),
            Clause::Off => self.expired_allowed.clone(),
        }
    }
}

/// Time in earlier posts asked of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExperienceAsked {
    /// The rank from which a post counts.
    pub rank: u16,
    /// Months in such posts, all together.
    pub months: u32,
}
