//! The index of plans.

use super::values;
use crate::routes::urls;
use crate::views::{Link, PlanLink, Plans, UnitPlans};
use desk::PlanOfUnit;
use roster::PlanKind;
use words::Words;

/// One line for each unit and term, in the order of the units.
pub fn plans(plans: &[PlanOfUnit], words: &Words) -> Plans {
    let mut rows: Vec<UnitPlans> = Vec::new();
    let mut last = None;
    for plan in plans {
        if last != Some((&plan.unit, plan.term)) {
            last = Some((&plan.unit, plan.term));
            rows.push(UnitPlans {
                unit: Link { text: plan.unit_name.clone(), href: Some(urls::unit(&plan.unit)) },
                level: values::level(&plan.level, words),
                term: plan.term.to_string(),
                committee: None,
                titles: None,
            });
        }
        let link = PlanLink {
            href: urls::plan(&plan.unit, plan.kind, plan.term),
            standing: plan.standing as u32,
        };
        if let Some(row) = rows.last_mut() {
            match plan.kind {
                PlanKind::Committee => row.committee = Some(link),
                PlanKind::Titles => row.titles = Some(link),
            }
        }
    }
    Plans { rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::PlanId;
    use roster::Term;
    use words::Lang;

    #[test]
    fn both_plans_of_a_unit_stand_on_one_line_for_each_term() {
        let plan = |unit: &str, kind, first: i16| PlanOfUnit {
            plan: PlanId(1),
            unit: unit.into(),
            unit_name: unit.into(),
            level: "district".into(),
            kind,
            term: Term::new(first, first + 5).unwrap(),
            standing: 7,
            authority: "HU",
        };
        let index = plans(
            &[
                plan("TB", PlanKind::Committee, 2015),
                plan("TB", PlanKind::Titles, 2015),
                plan("TB", PlanKind::Titles, 2010),
                plan("X", PlanKind::Titles, 2015),
            ],
            Words::load(Lang::Vi),
        );
        let have: Vec<_> =
            index.rows.iter().map(|row| (row.committee.is_some(), row.titles.is_some())).collect();
        assert_eq!(have, [(true, true), (false, true), (false, true)]);
        assert_eq!(
            index.rows[0].titles.as_ref().unwrap().href,
            "/plans/TB?kind=titles&term=2015-2020"
        );
    }
}
