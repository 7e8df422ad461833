//! CND-07: nobody is put in the plan while being proposed for appointment or
//! nomination, to whatever post.

use crate::case::Case;
use crate::{Clause, Compared, Finding, Rule, Verdict};

const RULE: Rule = Rule::AppointmentPending;

pub(crate) fn check(case: &Case<'_>) -> Finding {
    match &case.law.appointment_barred {
        Clause::Set(()) => {}
        Clause::Off => return case.not_applicable(RULE),
        Clause::Unset(missing) => return case.unset(RULE, *missing),
    }
    let (verdict, compared) = match case.person.pending_appointment {
        Some(post) => (Verdict::NotMet, Compared::Other { post }),
        None => (Verdict::Met, Compared::Nothing),
    };
    Finding::new(RULE, case.subject(), verdict, compared)
}
