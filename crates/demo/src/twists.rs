//! What makes a world a test and not a model office: entries that must leave
//! the plan, facts that are missing, cells that nobody can read.

use crate::case::{Case, CaseKind};
use crate::dice::Dice;
use crate::org::Org;
use crate::people::{Cadre, day_in};
use crate::plan::{DemoEntry, Planner};
use crate::scenario::Frame;
use crate::staff::Staff;
use crate::workbook::{Column, OddCell};
use base::{Day, Month, PartialDate};
use roster::{DisciplineForm, Grade, PostKind, Sex};

/// How many people each kind concerns; appointed ones are counted apart.
const COUNTS: [(CaseKind, usize); 8] = [
    (CaseKind::TooManyPosts, 3),
    (CaseKind::Disciplined, 5),
    (CaseKind::TooOld, 6),
    (CaseKind::TaskNotDone, 4),
    (CaseKind::BirthUnknown, 3),
    (CaseKind::EvaluationUnknown, 3),
    (CaseKind::DisciplineUnknown, 3),
    (CaseKind::TheoryUnknown, 3),
];

/// Changes facts and adds entries so that every kind of case occurs, and tells
/// which were made.
pub(crate) fn cases(
    dice: &mut Dice,
    frame: &Frame,
    org: &Org,
    staff: &mut Staff,
    entries: &mut Vec<DemoEntry>,
) -> Vec<Case> {
    let mut cases = appointed(org, staff, entries, frame);
    for (kind, count) in COUNTS {
        for _ in 0..count {
            let free = |person: usize| cases.iter().all(|case: &Case| case.person != person);
            let mut planner =
                Planner { frame, org, staff: &*staff, entries: std::mem::take(entries) };
            let made = if kind == CaseKind::TooManyPosts {
                overload(dice, &mut planner, &free)
            } else {
                one_planned(dice, &planner, kind, &free)
            };
            *entries = planner.entries;
            if let Some(person) = made {
                change(dice, frame, kind, &mut staff.people[person]);
                cases.push(Case { person, post: None, kind });
            }
        }
    }
    cases
}

/// People who hold by now what they are planned for: heads of every third
/// agency, chairs of every other commune, new members of the top committee; and
/// two heads still planned as deputies, a lower post.
fn appointed(org: &Org, staff: &Staff, entries: &mut Vec<DemoEntry>, frame: &Frame) -> Vec<Case> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (agency, posts) in staff.agencies.iter().zip(&org.agencies).step_by(3) {
        pairs.push((agency.head, posts.head));
    }
    for (agency, posts) in staff.agencies.iter().zip(&org.agencies).skip(1).step_by(4).take(2) {
        pairs.push((agency.head, posts.deputy));
    }
    for (commune, posts) in staff.communes.iter().zip(&org.communes).step_by(2) {
        pairs.push((commune.chair, posts.chair));
    }
    let newest = staff.members.iter().rev().take(5);
    pairs.extend(newest.map(|person| (*person, org.top_posts.member)));
    let mut cases: Vec<Case> = Vec::new();
    for (person, post) in pairs {
        if cases.iter().any(|case| case.person == person) {
            continue;
        }
        // An entry beside the case would need a verdict of its own.
        let decision = match org.posts[post].unit {
            unit if org.communes.iter().any(|commune| commune.unit == unit) => {
                let of_unit = |entry: &&DemoEntry| org.posts[entry.post].unit == unit;
                entries.iter().find(of_unit).map(|entry| entry.decision.clone())
            }
            _ => Some(frame.decision.to_owned()),
        };
        if let Some(decision) = decision {
            entries.push(DemoEntry { person, post, decision });
            cases.push(Case { person, post: Some(post), kind: CaseKind::Appointed });
        }
    }
    cases
}

/// Someone in the plan who is free, in agencies and communes alike.
fn one_planned(
    dice: &mut Dice,
    planner: &Planner<'_>,
    kind: CaseKind,
    free: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    for _ in 0..200 {
        let entry = dice.pick(&planner.entries);
        // Theory is asked of heads and deputies, not of every commune member.
        if kind == CaseKind::TheoryUnknown && planner.org.posts[entry.post].rank < 40 {
            continue;
        }
        // The top leaders are left in peace: their number is small.
        let top = planner.staff.standing.contains(&entry.person);
        if !top && free(entry.person) {
            return Some(entry.person);
        }
    }
    None
}

/// Someone with three entries is named for a fourth, higher post of the same
/// unit or of the top.
fn overload(
    dice: &mut Dice,
    planner: &mut Planner<'_>,
    free: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    let full: Vec<usize> = (0..planner.staff.people.len())
        .filter(|person| planner.load(*person) == 3 && free(*person))
        .collect();
    for _ in 0..200 {
        let person = *full.get(dice.below(full.len()))?;
        let posts: Vec<usize> =
            (0..planner.org.posts.len()).filter(|post| fourth(planner, person, *post)).collect();
        if let Some(post) = posts.get(dice.below(posts.len())).copied() {
            let decision = planner.frame.supplement.to_owned();
            planner.entries.push(DemoEntry { person, post, decision });
            return Some(person);
        }
    }
    None
}

fn fourth(planner: &Planner<'_>, person: usize, post: usize) -> bool {
    let wanted = &planner.org.posts[post];
    let held = planner.staff.people[person].posts.iter().map(|held| planner.org.posts[*held].rank);
    // One step up at a time, and among titles of offices at the top.
    let rank = held.max().unwrap_or(0);
    wanted.kind != PostKind::Member
        && planner.org.agencies.iter().any(|agency| agency.unit == wanted.unit)
        && wanted.rank <= rank + 30
        && planner.entries.iter().filter(|entry| entry.post == post).count() < 4
        && planner.is_higher(person, post)
        && !planner.names(person, post)
}

fn change(dice: &mut Dice, frame: &Frame, kind: CaseKind, person: &mut Cadre) {
    let births = &frame.births;
    let man = person.sex == Sex::Male;
    match kind {
        CaseKind::Appointed | CaseKind::TooManyPosts => {}
        CaseKind::Disciplined => {
            let form =
                dice.weighted(&[(DisciplineForm::Reprimand, 55), (DisciplineForm::Warning, 45)]);
            // Within the last nine months, so that it runs under any rule.
            let on = Month::new(frame.year, 1).map(|month| month.plus(-dice.between(1, 8)));
            person.disciplines = on.map(|on| vec![(form, PartialDate::Month(on))]);
        }
        CaseKind::TooOld => {
            let (first, last) = if man { births.old.0 } else { births.old.1 };
            let year = dice.between(i32::from(first), i32::from(last)) as i16;
            person.birth = PartialDate::Day(day_in(dice, year));
        }
        CaseKind::TaskNotDone => {
            if let Some(last) = person.evaluations.last_mut() {
                last.1 = Grade::Failed;
            }
        }
        CaseKind::BirthUnknown => {
            person.birth = PartialDate::Year(if man { births.edge.0 } else { births.edge.1 });
        }
        CaseKind::EvaluationUnknown => {
            person.evaluations.pop();
        }
        CaseKind::DisciplineUnknown => person.disciplines = None,
        CaseKind::TheoryUnknown => person.theory = None,
    }
}

/// Facts of people outside the plan: some are as bad or as incomplete.
pub(crate) fn others(dice: &mut Dice, frame: &Frame, staff: &mut Staff, entries: &[DemoEntry]) {
    let leaders = staff.members.clone();
    for person in 0..staff.people.len() {
        if entries.iter().any(|entry| entry.person == person) || leaders.contains(&person) {
            continue;
        }
        let kind = match dice.below(100) {
            0 => CaseKind::TaskNotDone,
            1 => CaseKind::Disciplined,
            2 => CaseKind::EvaluationUnknown,
            3 => CaseKind::DisciplineUnknown,
            4..6 => CaseKind::TheoryUnknown,
            stated @ 6..9 => {
                staff.people[person].background = (stated == 6).then_some(false);
                continue;
            }
            _ => continue,
        };
        change(dice, frame, kind, &mut staff.people[person]);
    }
    // The office that wrote "not stated" for a member who joined long ago.
    if let Some(person) = staff.people.iter_mut().rev().find(|person| person.official.is_some()) {
        person.probationary = None;
        person.official = Day::new(frame.year - 9, 3, 26).map(PartialDate::Day);
    }
}

/// Four cells that no code list knows, as people write them.
const ODD: [(Column, &str); 4] = [
    (Column::Theory, "Đang học cao cấp"),
    (Column::Education, "12/12"),
    (Column::Discipline, "Kiểm điểm rút kinh nghiệm"),
    (Column::Theory, "Bồi dưỡng cấp ủy"),
];

/// Sets cells that need a person to read them, outside the standing plan; the
/// fact itself becomes unknown.
pub(crate) fn odd_cells(dice: &mut Dice, staff: &mut Staff, entries: &[DemoEntry]) -> Vec<OddCell> {
    let mut open: Vec<usize> = (0..staff.people.len())
        .filter(|person| entries.iter().all(|entry| entry.person != *person))
        .filter(|person| !staff.members.contains(person))
        .collect();
    dice.shuffle(&mut open);
    open.into_iter()
        .zip(ODD)
        .map(|(person, (column, text))| {
            let cadre = &mut staff.people[person];
            match column {
                Column::Theory => cadre.theory = None,
                Column::Education => cadre.education = None,
                _ => cadre.disciplines = None,
            }
            OddCell { person, column, text }
        })
        .collect()
}
