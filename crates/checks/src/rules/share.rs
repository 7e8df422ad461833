//! STR-01, STR-02, STR-03, STR-05: shares of women, young people, ethnic
//! minorities and people of science and technology among the people of a list,
//! or of the part of it for one body. Targets: they warn. How a share becomes a
//! number of people stands in one place, [`Shares::people`](crate::Shares::people).

use crate::case::{Group, between};
use crate::{Clause, Compared, Finding, Missing, Rule, Verdict};
use base::{Month, Share};
use roster::{Ethnicity, Person, Sex};

pub(crate) fn women(group: &Group<'_>) -> Finding {
    share(group, Rule::WomenShare, &group.law.women_share, Missing::NONE, |person| {
        Some(person.sex == Sex::Female)
    })
}

pub(crate) fn minority(group: &Group<'_>) -> Finding {
    let law = &group.law.minority_share;
    share(group, Rule::MinorityShare, law, Missing::ETHNICITY, |person| {
        person.ethnicity.map(Ethnicity::is_minority)
    })
}

pub(crate) fn science(group: &Group<'_>) -> Finding {
    let law = &group.law.science_share;
    share(group, Rule::ScienceShare, law, Missing::SCIENCE, |person| person.science)
}

/// Age is counted at the reference month of the unit whose plan it is.
pub(crate) fn young(group: &Group<'_>) -> Finding {
    let rule = Rule::YoungShare;
    let law = match &group.law.young_share {
        Clause::Set(law) => law,
        Clause::Off => return group.not_applicable(rule),
        Clause::Unset(missing) => return group.unset(rule, *missing),
    };
    let levels = || group.ground.level_codes(group.unit);
    let limit = levels().find_map(|level| lex::young_age(&law.ages, level));
    let reference = group.law.reference(group.term.first_year(), levels());
    let (Some(limit), Some(reference)) = (limit, reference) else {
        return group.unset(rule, Missing::LAW.and(group.law.missing_for(rule)));
    };
    share(group, rule, &Clause::Set(law.target), Missing::BIRTH_MONTH, |person| {
        is_young(person, reference, limit)
    })
}

/// "Under 40" is less than 480 months, "up to 40" is no more than 480 months,
/// at the reference month. `None` when the birth month decides and is unknown.
fn is_young(person: &Person, reference: Month, limit: &lex::YoungAge) -> Option<bool> {
    let most = limit.age as i32 * 12 - i32::from(limit.strict);
    let (first, last) = person.birth.months();
    let young = |birth: Month| reference.since(birth) <= most;
    match (young(first), young(last)) {
        (true, _) => Some(true),
        (false, false) => Some(false),
        (false, true) => None,
    }
}

fn share(
    group: &Group<'_>,
    rule: Rule,
    target: &Clause<Share>,
    fact: Missing,
    counts: impl Fn(&Person) -> Option<bool>,
) -> Finding {
    let target = match target {
        Clause::Set(target) => *target,
        Clause::Off => return group.not_applicable(rule),
        Clause::Unset(missing) => return group.unset(rule, *missing),
    };
    let shares = match &group.law.shares {
        Clause::Set(shares) => *shares,
        Clause::Off => return group.not_applicable(rule),
        Clause::Unset(missing) => return group.unset(rule, *missing),
    };
    let whole = group.size();
    if whole == 0 {
        return group.not_applicable(rule);
    }
    let (mut part, mut unknown) = (0, 0);
    for person in group.persons() {
        match counts(person) {
            Some(true) => part += 1,
            Some(false) => {}
            None => unknown += 1,
        }
    }
    let needed = shares.people(target, whole);
    let verdict = between(part >= needed, part + unknown >= needed);
    let compared = Compared::Part { part, unknown, whole, target, needed };
    let finding = Finding::new(rule, group.subject, verdict, compared);
    if verdict == Verdict::Undetermined { finding.lacking(fact) } else { finding }
}
