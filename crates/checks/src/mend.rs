//! How a finding is mended: data, from which a sentence is made elsewhere.

use crate::{Compared, Finding, Missing, Rule, Verdict};
use base::Day;

/// What would mend a finding that is not met or undetermined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mend {
    /// Somebody enters or confirms a provision, or settles a contradiction.
    Law,
    /// These facts are put on record.
    Facts(Missing),
    /// At least so many more people are introduced: of whatever sort, or of the
    /// sort that the rule counts.
    Introduce(u32),
    /// So many names are taken off.
    TakeOff(u32),
    /// The person keeps some posts and drops others.
    KeepPosts {
        /// Posts that may stay, at most.
        most: u32,
        /// Posts to drop, at least.
        drop: u32,
    },
    /// The name is taken off this post: nothing in the person's hands or in time
    /// mends it.
    LeavePost,
    /// Time mends it: on that day at the earliest; `None` where it hangs on the
    /// outcome of something under way.
    Wait(Option<Day>),
    /// The person is trained.
    Train,
    /// The person first holds, or is planned for, another post.
    OtherPostFirst,
    /// Others are preferred: the rule is an aim.
    PreferOthers,
    /// What the rule asks for is verified.
    Verify,
}

impl Finding {
    /// How it is mended; `None` when it is met or not applicable.
    pub fn mend(&self) -> Option<Mend> {
        match self.verdict {
            Verdict::Met | Verdict::NotApplicable => None,
            Verdict::Undetermined if self.missing.is_law() => Some(Mend::Law),
            Verdict::Undetermined => Some(Mend::Facts(self.missing)),
            Verdict::NotMet => Some(self.mend_not_met()),
        }
    }

    fn mend_not_met(&self) -> Mend {
        match (self.rule, self.compared) {
            (Rule::PostsPerPerson, Compared::Count { found, max, .. }) => {
                let most = max.unwrap_or(found);
                Mend::KeepPosts { most, drop: found.saturating_sub(most) }
            }
            (_, Compared::Count { found, min, max }) => within(found, min, max),
            (_, Compared::Ratio { found, least, most, .. }) => {
                within(found, Some(least), Some(most))
            }
            (_, Compared::Part { .. }) => Mend::Introduce(self.compared.more_needed()),
            (_, Compared::Bands { found, wanted, .. }) => {
                Mend::Introduce(wanted.saturating_sub(found))
            }
            (Rule::Experience, _) if self.passes_on.is_none() => Mend::OtherPostFirst,
            (Rule::Discipline, _) if self.passes_on.is_none() => Mend::LeavePost,
            (Rule::Discipline | Rule::Evaluation | Rule::Experience, _) => {
                Mend::Wait(self.passes_on)
            }
            (Rule::AppointmentPending, _) => Mend::Wait(None),
            (Rule::Theory | Rule::Education | Rule::Management, _) => Mend::Train,
            (Rule::LowerEntry, _) => Mend::OtherPostFirst,
            (Rule::PreferredService, _) => Mend::PreferOthers,
            (Rule::Background, _) => Mend::Verify,
            _ => Mend::LeavePost,
        }
    }
}

/// What brings a count back between its bounds.
fn within(found: u32, min: Option<u32>, max: Option<u32>) -> Mend {
    match (min, max) {
        (Some(min), _) if found < min => Mend::Introduce(min - found),
        (_, max) => Mend::TakeOff(found.saturating_sub(max.unwrap_or(found))),
    }
}
