//! What the site has taught about the names of its units and posts; and what is
//! asked about every text that no list knows.

use super::people::Known;
use super::{ImportProblem, ImportReport, Outcome};
use crate::habits::Lists;
use base::{UnitId, fold};
use papers::intake::{Habits, PersonRow, PlanRow, Severity, Unlisted, ValueList};
use std::collections::HashMap;
use store::UnitRecord;

/// Units by the folded words that name them.
pub(super) struct UnitNames {
    ids: HashMap<String, UnitId>,
    /// Of words that were taught: the unit's name.
    learnt: HashMap<String, String>,
}

impl UnitNames {
    pub(super) fn new(units: &HashMap<String, UnitRecord>, habits: &Habits) -> Self {
        let named = |unit: &UnitRecord| [(fold(&unit.name), unit.id), (fold(&unit.code), unit.id)];
        let mut ids: HashMap<String, UnitId> = units.values().flat_map(named).collect();
        let mut learnt = HashMap::new();
        for (text, code) in habits.of_list(ValueList::Unit) {
            let unit = code.and_then(|code| units.get(code));
            if let Some(unit) = unit.filter(|_| !ids.contains_key(text)) {
                ids.insert(text.to_owned(), unit.id);
                learnt.insert(text.to_owned(), unit.name.clone());
            }
        }
        Self { ids, learnt }
    }

    /// The unit that these folded words name.
    pub(super) fn get(&self, words: &str) -> Option<&UnitId> {
        self.ids.get(words)
    }

    /// Says it when a unit was told by words that were taught.
    pub(super) fn note(&self, place: (&str, u32), text: &str, outcome: &mut Outcome) {
        if let Some(name) = self.learnt.get(&fold(text)) {
            outcome.note_learnt(place, "Đơn vị", text, name);
        }
    }
}

impl Outcome {
    fn note_learnt(&mut self, (sheet, row): (&str, u32), header: &str, text: &str, becomes: &str) {
        self.note(sheet, row, header, text, "learnt", Severity::Note);
        if let Some(problem) = self.problems.last_mut() {
            problem.args = vec![("becomes".to_owned(), becomes.to_owned())];
        }
    }
}

impl Known {
    /// Says which names of a person's row were read as the site has taught.
    pub(super) fn note_learnt(&self, place: (&str, u32), person: &PersonRow, to: &mut Outcome) {
        if let Some(unit) = &person.unit_name {
            self.units.note(place, unit, to);
        }
        for part in &person.posts {
            if let Some(title) = self.posts.learnt(part) {
                to.note_learnt(place, "Chức vụ hiện tại", part, title);
            }
        }
    }
}

impl super::plan_rows::Known {
    /// Says which names of a plan's row were read as the site has taught.
    pub(super) fn note_learnt(&self, place: (&str, u32), line: &PlanRow, to: &mut Outcome) {
        self.units.note(place, &line.unit, to);
        if let Some(title) = self.posts.learnt(&line.post_title) {
            to.note_learnt(place, "Chức danh quy hoạch", &line.post_title, title);
        }
    }
}

impl ImportReport {
    /// Says of every text that no list knows what it might mean.
    pub(super) fn suggest(&mut self, lists: &mut Lists) {
        for problem in &mut self.problems {
            if problem.unlisted.is_none() {
                problem.unlisted = of_site(problem);
            }
            if let Some(unlisted) = &problem.unlisted {
                problem.near = lists.near(unlisted).into_iter().map(|it| it.label).collect();
            }
        }
    }

    /// Whether there is a text that no list knows.
    pub(super) fn has_unlisted(&self) -> bool {
        self.problems.iter().any(|it| it.unlisted.is_some() || of_site(it).is_some())
    }
}

/// A name that no unit or post of the site bears. A code of a unit is not a name
/// that could be taught.
fn of_site(problem: &ImportProblem) -> Option<Unlisted> {
    let list = match problem.reason.as_str() {
        "unit-unknown" if !problem.header.starts_with("Mã") => ValueList::Unit,
        "post-unknown" => ValueList::Post,
        _ => return None,
    };
    let text = problem.value.clone();
    (!fold(&text).is_empty()).then_some(Unlisted { list, text })
}
