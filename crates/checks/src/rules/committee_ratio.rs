//! CND-04, CND-06: people planned for a body, or for a deputy's post, against
//! its seats by decision. The least count is rounded up, the most is rounded
//! down: 1.5 times 39 seats is at least 59, twice 39 is at most 78.

use crate::CommitteeRatio;
use crate::{Clause, Compared, Finding, Law, Missing, Rule, Subject, Verdict};
use base::Share;
use roster::{BodyIx, PostIx, PostKind, Roster};

pub(crate) fn check(roster: &Roster, law: &Law, body: BodyIx, found: u32) -> Finding {
    let seats = roster.body(body).seats;
    ratio(Rule::CommitteeRatio, &law.committee_ratio, Subject::Body(body), found, seats)
}

/// The rule of a deputy's post; it does not speak of others.
pub(crate) fn deputies(roster: &Roster, law: &Law, post: PostIx, found: u32) -> Finding {
    let (rule, subject) = (Rule::DeputyRatio, Subject::Post(post));
    match roster.post(post) {
        post if post.kind == PostKind::Deputy => {
            ratio(rule, &law.deputy_ratio, subject, found, post.seats)
        }
        _ => Finding::not_applicable(rule, subject),
    }
}

fn ratio(
    rule: Rule,
    law: &Clause<CommitteeRatio>,
    subject: Subject,
    found: u32,
    seats: u32,
) -> Finding {
    let ratio = match law {
        Clause::Set(ratio) => ratio,
        Clause::Off => return Finding::not_applicable(rule, subject),
        Clause::Unset(missing) => return Finding::undetermined(rule, subject, *missing),
    };
    if seats == 0 {
        return Finding::undetermined(rule, subject, Missing::SEATS);
    }
    let (least, most) = (ratio.min.at_least(seats), at_most(ratio.max, seats));
    let compared = Compared::Ratio { found, seats, least, most };
    Finding::new(rule, subject, Verdict::of((least..=most).contains(&found)), compared)
}

/// The greatest count that is no more than `share` of `total`.
fn at_most(share: Share, total: u32) -> u32 {
    share.more_than(total) - 1
}
