//! CND-04: people planned for a body against its seats by decision. The least
//! count is rounded up, the most is rounded down: 1.5 times 39 seats is at
//! least 59, twice 39 is at most 78.

use crate::{Clause, Compared, Finding, Law, Missing, Rule, Subject, Verdict};
use base::Share;
use roster::{BodyIx, Roster};

const RULE: Rule = Rule::CommitteeRatio;

pub(crate) fn check(roster: &Roster, law: &Law, body: BodyIx, found: u32) -> Finding {
    let subject = Subject::Body(body);
    let ratio = match &law.committee_ratio {
        Clause::Set(ratio) => ratio,
        Clause::Off => return Finding::not_applicable(RULE, subject),
        Clause::Unset(missing) => return Finding::undetermined(RULE, subject, *missing),
    };
    let seats = roster.body(body).seats;
    if seats == 0 {
        return Finding::undetermined(RULE, subject, Missing::SEATS);
    }
    let (least, most) = (ratio.min.at_least(seats), at_most(ratio.max, seats));
    let compared = Compared::Ratio { found, seats, least, most };
    Finding::new(RULE, subject, Verdict::of((least..=most).contains(&found)), compared)
}

/// The greatest count that is no more than `share` of `total`.
fn at_most(share: Share, total: u32) -> u32 {
    share.more_than(total) - 1
}
