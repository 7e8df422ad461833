//! Joins packs into one set of edits, resolving what they name in each other.
//! Resolving alone is not safe – a ring of replacements would never end, a
//! misspelt address would cite falsely – so all that is refused here.

use crate::citation::Citation;
use crate::error::{LoadError, Problem};
use crate::instrument::{Act, Edit, Example, Instrument};
use crate::read::{self, Pack, PackFile, RawEdit};
use std::collections::{BTreeMap, BTreeSet};
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
    problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    problems
}

fn refuse_twins(packs: &[Pack], problems: &mut Vec<LoadError>) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for pack in packs {
        let Instrument { id, file, .. } = &pack.instrument;
        if let Some(other) = seen.insert(id, file) {
            let problem = Problem::IdTwice { id: id.clone(), other: other.to_owned() };
            problems.push(LoadError { file: file.clone(), line: pack.line, problem });
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
    fn refuse(&mut self, raw: &RawEdit, line: usize, problem: Problem) {
        self.problems.push(LoadError { file: raw.file.clone(), line, problem });
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
                    replaces: Vec::new(),
                    revives: Vec::new(),
                };
                drafts.push(Draft { edit, raw: at });
            }
        }
        drafts
    }

    /// The parameters that whole instruments touch on the day of their repeal.
    fn touched(&mut self, raw: &RawEdit) -> Vec<&'static crate::ParamInfo> {
        let mut found: BTreeMap<&str, &'static crate::ParamInfo> = BTreeMap::new();
        for target in &raw.instruments {
            let before = found.len();
            let own = self.raws.iter().filter(|other| other.citation.instrument == *target);
            for other in own.filter(|other| in_force(other, raw)) {
                found.extend(other.parameter.map(|info| (info.name, info)));
            }
            if found.len() == before && !self.names_force(raw, target) {
                let parameter = "any parameter".to_owned();
                let problem =
                    Problem::ReplacesNothing { target: target.clone(), parameter, on: raw.from };
                self.refuse(raw, raw.line, problem);
            }
        }
        found.into_values().collect()
    }

    fn names_force(&self, raw: &RawEdit, target: &str) -> bool {
        self.raws.iter().any(|other| other.citation.instrument == target && in_force(other, raw))
    }

    fn link(&mut self, drafts: &mut [Draft]) {
        let mut links: Vec<Vec<usize>> = Vec::with_capacity(drafts.len());
        for draft in drafts.iter() {
            links.push(self.targets(drafts, draft));
        }
        for (draft, targets) in drafts.iter_mut().zip(links) {
            draft.edit.replaces = targets;
        }
        self.refuse_rings(drafts);
        if self.problems.is_empty() {
            self.revive(drafts);
        }
    }

    /// The edits that one edit names as replaced.
    fn targets(&mut self, drafts: &[Draft], draft: &Draft) -> Vec<usize> {
        let raw = &self.raws[draft.raw];
        let mut targets = Vec::new();
        let named = raw.replaces.iter().map(|address| (address, false));
        for (name, whole) in named.chain(raw.instruments.iter().map(|id| (id, true))) {
            if !whole && name.split('/').count() != 2 {
                let problem = Problem::BadAddress { text: name.clone() };
                self.refuse(raw, raw.line_replaces, problem);
                continue;
            }
            let hit = |other: &Draft| {
                let citation = &other.edit.citation;
                let meant =
                    if whole { citation.instrument == *name } else { citation.address() == *name };
                meant
                    && other.edit.parameter.name == draft.edit.parameter.name
                    && other.edit.in_force(draft.edit.from)
            };
            let hits: Vec<usize> = (0..drafts.len()).filter(|at| hit(&drafts[*at])).collect();
            if hits.is_empty() && !whole {
                let parameter = draft.edit.parameter.name.to_owned();
                let on = draft.edit.from;
                let problem = Problem::ReplacesNothing { target: name.clone(), parameter, on };
                self.refuse(raw, raw.line_replaces, problem);
            }
            for at in hits {
                self.accept(drafts, draft, at, &mut targets);
            }
        }
        targets
    }

    /// Takes one target, if it is of an earlier instrument and no wider
    /// authority.
    fn accept(&mut self, drafts: &[Draft], draft: &Draft, at: usize, targets: &mut Vec<usize>) {
        let raw = &self.raws[draft.raw];
        let target = &drafts[at].edit;
        let address = target.citation.address();
        if target.citation.date >= draft.edit.citation.date {
            // A ring is told as such: both files need looking at.
            let back = &self.raws[drafts[at].raw].replaces;
            let problem = if back.contains(&draft.edit.citation.address()) {
                Problem::Cycle { target: address }
            } else {
                Problem::ReplacesLater { target: address }
            };
            self.refuse(raw, raw.line_replaces, problem);
        } else if draft.edit.authority.is_some() && target.authority.is_none() {
            self.refuse(raw, raw.line_replaces, Problem::ReplacesOutside { target: address });
        } else if !targets.contains(&at) {
            targets.push(at);
        }
    }

    /// With strictly earlier targets no ring can be left; this holds even if
    /// that rule is ever loosened.
    fn refuse_rings(&mut self, drafts: &[Draft]) {
        for (start, draft) in drafts.iter().enumerate() {
            let mut seen = BTreeSet::new();
            let mut open = draft.edit.replaces.clone();
            while let Some(at) = open.pop() {
                if at == start {
                    let target = draft.edit.citation.address();
                    let raw = &self.raws[draft.raw];
                    self.refuse(raw, raw.line_replaces, Problem::Cycle { target });
                    break;
                }
                if seen.insert(at) {
                    open.extend(&drafts[at].edit.replaces);
                }
            }
        }
    }

    /// A repeal of an amendment must say whether what was amended revives.
    fn revive(&mut self, drafts: &mut [Draft]) {
        for at in 0..drafts.len() {
            let edit = &drafts[at].edit;
            let raw = &self.raws[drafts[at].raw];
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
            let silent = matches!(edit.act, Act::Repeal) && !raw.gap && revives.is_empty();
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

fn in_force(edit: &RawEdit, by: &RawEdit) -> bool {
    edit.from <= by.from && edit.to.is_none_or(|to| by.from <= to)
}
