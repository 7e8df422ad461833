//! The rules, one file each. Each is a function from a case (one name for one
//! post) or a group (the names of a list) and the law to one finding.

mod age_bands;
mod appointment_pending;
mod background;
mod committee_ratio;
mod discipline;
mod education;
mod evaluation;
mod experience;
mod higher_post;
mod lower_entry;
mod management;
mod number_per_post;
mod posts_per_person;
mod service;
mod share;
mod theory;
mod women_required;

pub(crate) use committee_ratio::{check as committee_ratio, deputies as deputy_ratio};
pub(crate) use discipline::check as discipline;
pub(crate) use evaluation::task_not_done;
pub(crate) use higher_post::appointed;
pub(crate) use number_per_post::check as number_per_post;
pub(crate) use posts_per_person::check as posts_per_person;
pub(crate) use service::{remaining as remaining_service, retirement};

use crate::case::{Case, Group};
use crate::{Finding, Rule};

type ForEntry = fn(&Case<'_>) -> Finding;
type ForGroup = fn(&Group<'_>) -> Finding;

/// The rules about one name for one post.
pub(crate) const FOR_ENTRY: [(Rule, ForEntry); 13] = [
    (Rule::PostsPerPerson, posts_per_person::check),
    (Rule::HigherPost, higher_post::check),
    (Rule::AppointmentPending, appointment_pending::check),
    (Rule::RemainingService, service::remaining),
    (Rule::PreferredService, service::preferred),
    (Rule::Evaluation, evaluation::check),
    (Rule::Discipline, discipline::check),
    (Rule::Theory, theory::check),
    (Rule::Education, education::check),
    (Rule::Management, management::check),
    (Rule::Experience, experience::check),
    (Rule::Background, background::check),
    (Rule::LowerEntry, lower_entry::check),
];

/// The rules about the people of a list, or of the part of it for one body.
pub(crate) const FOR_GROUP: [(Rule, ForGroup); 6] = [
    (Rule::AgeBands, age_bands::check),
    (Rule::WomenShare, share::women),
    (Rule::YoungShare, share::young),
    (Rule::MinorityShare, share::minority),
    (Rule::ScienceShare, share::science),
    (Rule::WomenRequired, women_required::check),
];

/// Whether it is one of the shares, of which the law says whether they are asked
/// of each body or of the whole list.
pub(crate) const fn is_share(rule: Rule) -> bool {
    matches!(rule, Rule::WomenShare | Rule::YoungShare | Rule::MinorityShare | Rule::ScienceShare)
}
