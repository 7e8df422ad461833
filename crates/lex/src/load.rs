//! Joins packs into one set of edits, resolving what they name in each other.
//! Resolving alone is not safe – a ring of replacements would never end, a
//! misspelt address would cite falsely – so all that is refused here.

use crate::citation::Citation;
use crate::error::{LoadError, Problem};
use crate::instrument::{Act, Edit, Example, Instrument};
use crate::param::ParamInfo;
use crate::read::{self, Pack, PackFile, RawEdit};
use crate::text::Spot;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

pub(crate) struct Loaded {
    pub instruments: Vec<Instrument>,
    pub edits: Vec<Edit>,
    pub examples: Vec<Example>,
}

pub(crate) fn load(files: &[PackFile]) -> Result<Loaded, Vec<LoadError>> {
    let mut packs: Vec<Pack> = Vec::new();
    let mut problems = Vec::new();
    for file in files {
        match read::read(file) {
            Ok(pack) => packs.push(pack),
            Err(found) => problems.extend(found),
        }
    }
    // One order whatever the order of files, so that everything after this –
    // indices included – is the same for the same set.
    packs.sort_by(|a, b| {
        let key =
            |p: &Pack| (p.instrument.date, p.instrument.id.clone(), p.instrument.file.clone());
        key(a).cmp(&key(b))
    });
    refuse_twins(&packs, &mut problems);
    if problems.is_empty() { join(packs) } else { Err(in_order(problems)) }
}

fn in_order(mut problems: Vec<LoadError>) -> Vec<LoadError> {
    problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    problems
}

fn refuse_twins(packs: &[Pack], problems: &mut Vec<LoadError>) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for pack in packs {
        let Instrument { id, file, .. } = &pack.instrument;
        if let Some(other) = seen.insert(id, file) {
            let problem = Problem::IdTwice { id: id.clone(), other: other.to_owned() };
            let (file, line) = (file.clone(), pack.line);
            problems.push(LoadError { file, line, column: 1, problem });
        }
    }
}

/// An edit on its way: what it will be, and what it was written as.
struct Draft {
    edit: Edit,
    raw: usize,
}

fn join(packs: Vec<Pack>) -> Result<Loaded, Vec<LoadError>> {
    let (mut instruments, mut raws, mut examples) = (Vec::new(), Vec::new(), Vec::new());
    for pack in packs {
        instruments.push(pack.instrument);
        raws.extend(pack.edits);
        examples.extend(pack.examples);
    }
    let mut joiner = Joiner { instruments: &instruments, raws: &raws, problems: Vec::new() };
    let mut drafts = joiner.drafts();
    joiner.link(&mut drafts);
    let problems = joiner.problems;
    if !problems.is_empty() {
        return Err(in_order(problems));
    }
    let edits = drafts.into_iter().map(|draft| draft.edit).collect();
    Ok(Loaded { instruments, edits, examples })
}

struct Joiner<'a> {
    instruments: &'a [Instrument],
    raws: &'a [RawEdit],
    problems: Vec<LoadError>,
}

impl Joiner<'_> {
    fn refuse(&mut self, raw: &RawEdit, spot: impl Into<Spot>, problem: Problem) {
        let Spot { line, column } = spot.into();
        self.problems.push(LoadError { file: raw.file.clone(), line, column, problem });
    }

    fn authority(&self, instrument: &str) -> Option<String> {
        self.instruments.iter().find(|i| i.id == instrument).and_then(|i| i.scope.clone())
    }

    /// One draft an edit; a repeal of whole instruments becomes one for each
    /// parameter that they touch.
    fn drafts(&mut self) -> Vec<Draft> {
        let mut drafts = Vec::new();
        for (at, raw) in self.raws.iter().enumerate() {
            let parameters: Vec<_> = match raw.parameter {
                Some(parameter) => vec![parameter],
                None => self.touched(raw),
            };
            for parameter in parameters {
                let digest = raw.content.digest(parameter.name);
                let edit = Edit {
                    parameter,
                    act: raw.act.clone(),
                    from: raw.from,
                    to: raw.to,
                    known: raw.known,
                    unit: raw.unit.clone(),
                    authority: self.authority(&raw.citation.instrument),
                    citation: Arc::new(Citation { digest, ..raw.citation.clone() }),
                    line: raw.line,
                    replaces: Vec::new(),
                    revives: Vec::new(),
                };
                drafts.push(Draft { edit, raw: at });
            }
        }
        drafts
    }

    /// The parameters that whole instruments touch on the day of their repeal.
    fn touched(&mut self, raw: &RawEdit) -> Vec<&'static ParamInfo> {
        let mut found: BTreeMap<&str, &'static ParamInfo> = BTreeMap::new();
        for target in &raw.instruments {
            let of = self.raws.iter().filter(|other| other.citation.instrument == *target);
            let mut live = of.filter(|other| in_force(other, raw)).peekable();
            if live.peek().is_none() {
                let parameter = "any parameter".to_owned();
                let problem =
                    Problem::ReplacesNothing { target: target.clone(), parameter, on: raw.from };
                self.problems.push(LoadError {
                    file: raw.file.clone(),
                    line: raw.instruments_at.line,
                    column: raw.instruments_at.column,
                    problem,
                });
            }
            found.extend(live.filter_map(|other| other.parameter.map(|info| (info.name, info))));
        }
        found.into_values().collect()
    }

    fn link(&mut self, drafts: &mut [Draft]) {
        let index = Index::of(drafts);
        let named: Vec<Vec<usize>> =
            drafts.iter().map(|draft| self.named(drafts, draft, &index)).collect();
        let links: Vec<Vec<usize>> =
            (0..drafts.len()).map(|at| self.accepted(drafts, at, &named)).collect();
        for (draft, targets) in drafts.iter_mut().zip(links) {
            draft.edit.replaces = targets;
        }
        if self.problems.is_empty() {
            self.revive(drafts);
        }
    }

    /// The edits that one edit names as replaced, once each.
    fn named(&mut self, drafts: &[Draft], draft: &Draft, index: &Index) -> Vec<usize> {
        let raw = &self.raws[draft.raw];
        let parameter = draft.edit.parameter.name;
        let mut targets = Vec::new();
        for (name, whole) in raw.targets() {
            if !whole && name.split('/').count() != 2 {
                self.refuse(raw, raw.replaces_at, Problem::BadAddress { text: name.clone() });
                continue;
            }
            let hits = index.hits(parameter, name, whole).iter().copied();
            let hits: Vec<usize> =
                hits.filter(|at| drafts[*at].edit.in_force(draft.edit.from)).collect();
            if hits.is_empty() && !whole {
                let (parameter, on) = (parameter.to_owned(), draft.edit.from);
                let problem = Problem::ReplacesNothing { target: name.clone(), parameter, on };
                self.refuse(raw, raw.replaces_at, problem);
            }
            targets.extend(hits);
        }
        let mut seen = BTreeSet::new();
        targets.retain(|at| seen.insert(*at));
        targets
    }

    /// Of what one edit names, what is of an earlier instrument and no wider
    /// authority. Links then lead to strictly earlier instruments only, so no
    /// ring is left and everything that follows them ends.
    fn accepted(&mut self, drafts: &[Draft], at: usize, named: &[Vec<usize>]) -> Vec<usize> {
        let draft = &drafts[at];
        let raw = &self.raws[draft.raw];
        let mut targets = Vec::new();
        for &to in &named[at] {
            let target = &drafts[to].edit;
            let address = target.citation.address();
            if target.citation.date >= draft.edit.citation.date {
                // A ring is told as such: all its files need looking at.
                let problem = match ring(drafts, named, at, to) {
                    Some(ring) => Problem::Cycle { ring },
                    None => Problem::ReplacesLater { target: address },
                };
                self.refuse(raw, raw.replaces_at, problem);
            } else if draft.edit.authority.is_some() && target.authority.is_none() {
                self.refuse(raw, raw.replaces_at, Problem::ReplacesOutside { target: address });
            } else {
                targets.push(to);
            }
        }
        targets
    }

    /// A repeal of an amendment must say whether what was amended revives.
    fn revive(&mut self, drafts: &mut [Draft]) {
        for at in 0..drafts.len() {
            let edit = &drafts[at].edit;
            let raw = &self.raws[drafts[at].raw];
            if !matches!(edit.act, Act::Repeal) {
                continue;
            }
            // What the replaced edits had themselves replaced, and this one
            // does not name.
            let amended: Vec<usize> = edit
                .replaces
                .iter()
                .flat_map(|by| drafts[*by].edit.replaces.clone())
                .filter(|old| !edit.replaces.contains(old) && drafts[*old].edit.in_force(edit.from))
                .collect();
            let revives: Vec<usize> = amended
                .iter()
                .copied()
                .filter(|old| raw.revives.contains(&drafts[*old].edit.citation.address()))
                .collect();
            let silent = !raw.gap && revives.is_empty();
            if let (true, Some(old)) = (silent, amended.first()) {
                let target = drafts[*old].edit.citation.address();
                self.refuse(raw, raw.line, Problem::SilentRepeal { target });
            }
            let named = |name: &&String| {
                revives.iter().any(|old| drafts[*old].edit.citation.address() == **name)
            };
            if let Some(name) = raw.revives.iter().find(|name| !named(name)) {
                self.refuse(raw, raw.line, Problem::RevivesNothing { target: name.clone() });
            }
            drafts[at].edit.revives = revives;
        }
    }
}

/// Where the edits of one parameter stand that an address, or the id of a whole
/// instrument, names.
struct Index(BTreeMap<(&'static str, String), Vec<usize>>);

impl Index {
    fn of(drafts: &[Draft]) -> Self {
        let mut index: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, Draft { edit, .. }) in drafts.iter().enumerate() {
            // An address has a stroke; an instrument's id may have one only by
            // mistake, and then addresses say nothing of it.
            for name in [edit.citation.address(), whole_name(&edit.citation.instrument)] {
                index.entry((edit.parameter.name, name)).or_default().push(at);
            }
        }
        Self(index)
    }

    fn hits(&self, parameter: &'static str, name: &str, whole: bool) -> &[usize] {
        let name = if whole { whole_name(name) } else { name.to_owned() };
        self.0.get(&(parameter, name)).map_or(&[], Vec::as_slice)
    }
}

/// The key of a whole instrument: no address ends with two strokes.
fn whole_name(instrument: &str) -> String {
    format!("{instrument}//")
}

/// The ring that a link closes, as addresses from the linking edit round to
/// itself, if what it names leads back to it.
fn ring(drafts: &[Draft], named: &[Vec<usize>], from: usize, to: usize) -> Option<String> {
    // For each edit reached from the target, the one that names it.
    let mut namer: BTreeMap<usize, usize> = BTreeMap::from([(to, from)]);
    let mut open = VecDeque::from([to]);
    while let Some(at) = open.pop_front() {
        for &next in &named[at] {
            if let Entry::Vacant(place) = namer.entry(next) {
                place.insert(at);
                open.push_back(next);
            }
        }
    }
    let mut back = vec![from, *namer.get(&from)?];
    while let Some(last) = back.last().copied().filter(|last| *last != from) {
        back.push(*namer.get(&last)?);
    }
    let names = back.iter().rev().map(|at| drafts[*at].edit.citation.address());
    Some(names.collect::<Vec<_>>().join(" → "))
}

fn in_force(edit: &RawEdit, by: &RawEdit) -> bool {
    edit.from <= by.from && edit.to.is_none_or(|to| by.from <= to)
}
