//! Every moment at which one parameter may change, for every unit that matters:
//! finitely many, so all are tried.

use crate::book::LawBook;
use crate::instrument::{Act, Edit};
use crate::param::ParamInfo;
use crate::resolve;
use crate::view::{Moment, Slot, Unresolved};
use base::Day;
use std::collections::{BTreeMap, BTreeSet};

/// Unit codes from the root.
pub(super) type UnitPath = Vec<String>;

/// Most (day, known-by, unit, edit) that are tried for one parameter.
const TRIES: usize = 4_000_000;

impl LawBook {
    /// The unit paths for which the law may differ: the centre (empty), and one
    /// path for each unit that the packs name, as far as examples show where
    /// units lie; a code such as `SL.TB` lies under `SL`.
    pub fn paths_with_own_edits(&self) -> BTreeSet<Vec<String>> {
        distinct(&self.paths(), self.edits().iter())
    }

    /// Every path that an example shows or an edit's units suggest.
    pub(super) fn paths(&self) -> BTreeSet<UnitPath> {
        let mut known: BTreeSet<UnitPath> = BTreeSet::from([Vec::new()]);
        for example in self.examples() {
            known.extend((1..=example.unit.len()).map(|end| example.unit[..end].to_vec()));
        }
        for edit in self.edits() {
            let codes = [edit.authority.as_deref(), edit.unit.as_deref()];
            let codes: Vec<&str> = codes.into_iter().flatten().collect();
            let on_path = |path: &UnitPath| codes.iter().all(|code| path.iter().any(|c| c == code));
            if !known.iter().any(on_path) {
                known.insert(path_to(&codes));
            }
        }
        known
    }
}

/// One path for each set of units that some edits tell apart: units of which
/// the law says the same need one of them only.
fn distinct<'a>(
    paths: &BTreeSet<UnitPath>,
    edits: impl Iterator<Item = &'a Edit>,
) -> BTreeSet<UnitPath> {
    let codes = named(edits);
    let mut told_apart = BTreeSet::new();
    paths.iter().filter(|path| told_apart.insert(only(path, &codes))).cloned().collect()
}

/// The units that some edits name.
pub(super) fn named<'a>(edits: impl Iterator<Item = &'a Edit>) -> BTreeSet<&'a str> {
    edits.flat_map(|e| [e.unit.as_deref(), e.authority.as_deref()]).flatten().collect()
}

/// What of a path is among these codes.
pub(super) fn only<'p>(path: &'p UnitPath, codes: &BTreeSet<&str>) -> Vec<&'p str> {
    path.iter().map(String::as_str).filter(|code| codes.contains(code)).collect()
}

/// A path through these codes and what their dots say lies above them.
fn path_to(codes: &[&str]) -> UnitPath {
    let mut path: UnitPath = Vec::new();
    for code in codes {
        let ends = code.match_indices('.').map(|(at, _)| at).chain([code.len()]);
        for step in ends.map(|end| &code[..end]) {
            if !path.iter().any(|known| known == step) {
                path.push(step.to_owned());
            }
        }
    }
    path
}

/// What trying all moments of one parameter found, by index of the edit.
#[derive(Debug, Default)]
pub(super) struct Tried {
    /// Edits that decided, contended, delegated or repealed at some moment.
    pub counted: BTreeSet<usize>,
    /// Edits that were live at some moment, with what stood before them.
    pub live: BTreeMap<usize, BTreeSet<usize>>,
    /// Pairs that contradict each other, later one first: unit and first day.
    pub conflicts: BTreeMap<(usize, usize), (UnitPath, Day)>,
    /// Values that ended without another: unit and first day.
    pub gaps: BTreeMap<usize, (UnitPath, Day)>,
    /// Acts beyond their delegation: unit and first day.
    pub excesses: BTreeMap<usize, (UnitPath, Day)>,
}

/// Tries them; `None` when they are too many.
pub(super) fn tried(
    book: &LawBook,
    info: &'static ParamInfo,
    of: &[usize],
    paths: &BTreeSet<UnitPath>,
) -> Option<Tried> {
    let edits = book.edits();
    let of_edits = || of.iter().map(|at| &edits[*at]);
    let paths = distinct(paths, of_edits());
    let known: BTreeSet<Day> = of_edits().map(|edit| edit.known).collect();
    let days: BTreeSet<Day> = of_edits().flat_map(changes).collect();
    if days.len() * known.len() * paths.len() * of.len() > TRIES {
        return None;
    }
    let mut tried = Tried::default();
    for path in &paths {
        let unit_path: Vec<&str> = path.iter().map(String::as_str).collect();
        let mut last: Option<usize> = None;
        for &legal_day in &days {
            for &known_by in &known {
                let moment = Moment { legal_day, known_by, unit_path: &unit_path };
                tried.count(edits, of, &moment, &book.slot(info, &moment));
            }
            let Some(&known_by) = known.last() else { continue };
            let moment = Moment { legal_day, known_by, unit_path: &unit_path };
            let slot = book.slot(info, &moment);
            let here = || (path.clone(), legal_day);
            match &slot {
                Err(Unresolved::Conflict { .. }) => {
                    let among = deciding(edits, of, &slot);
                    for (at, one) in among.iter().enumerate() {
                        for other in &among[..at] {
                            tried.conflicts.entry((*one, *other)).or_insert_with(here);
                        }
                    }
                }
                Err(Unresolved::OutOfBounds { .. }) => {
                    for at in deciding(edits, of, &slot) {
                        tried.excesses.entry(at).or_insert_with(here);
                    }
                }
                Err(Unresolved::Gap { repealed_by, .. }) if repealed_by.is_empty() => {
                    if let Some(last) = last {
                        tried.gaps.entry(last).or_insert_with(here);
                    }
                }
                _ => {}
            }
            last = slot.is_ok().then(|| deciding(edits, of, &slot).first().copied()).flatten();
        }
    }
    Some(tried)
}

/// The days from which an edit changes something.
fn changes(edit: &Edit) -> impl Iterator<Item = Day> {
    [Some(edit.from), edit.to.map(|to| to.add_days(1))].into_iter().flatten()
}

/// The edits that an answer rests on.
fn deciding(edits: &[Edit], of: &[usize], slot: &Slot) -> Vec<usize> {
    let cited = |at: &&usize| {
        let citation = &edits[**at].citation;
        match slot {
            Ok(standing) => standing.chain.deciding == *citation,
            Err(Unresolved::Conflict { all, .. }) => all.iter().any(|c| c.citation == *citation),
            Err(Unresolved::OutOfBounds { excess, .. }) => excess.act.citation == *citation,
            Err(Unresolved::Gap { .. }) => false,
        }
    };
    of.iter().filter(cited).copied().collect()
}

impl Tried {
    fn count(&mut self, edits: &[Edit], of: &[usize], moment: &Moment<'_>, slot: &Slot) {
        let live = resolve::live(edits, of, moment);
        let gone = resolve::replaced(&live);
        let deciding = deciding(edits, of, slot);
        for at in live.iter().map(|l| l.at) {
            let before = self.live.entry(at).or_default();
            let value = matches!(edits[at].act, Act::Set(_));
            if deciding.contains(&at) || (!value && !gone.contains(&at)) {
                self.counted.insert(at);
            } else if gone.contains(&at) {
                let by = live.iter().filter(|l| l.edit.replaces.contains(&at)).map(|l| l.at);
                before.extend(by);
            } else {
                before.extend(&deciding);
            }
        }
    }
}
