//! Resolving one parameter for one moment, in four steps:
//!
//! 1. take the edits known by then, in force that day, whose scope covers the unit;
//! 2. drop each that a live edit names as replaced;
//! 3. a unit's own edit stands only within a standing delegation and its bounds;
//! 4. keep the narrowest scope. One left: the value. None: gap. More: conflict.
//!
//! Nothing here looks at which edit is newer or which file came first.

use crate::citation::{Chain, Citation, Delegation};
use crate::instrument::{Act, Edit};
use crate::value::Value;
use crate::view::{Contender, Excess, Moment, Slot, Standing, Unresolved};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A live edit with its places on the unit's path: 0 is the centre, 1 the root
/// unit, and so on down.
#[derive(Clone, Copy)]
pub(crate) struct Live<'a> {
    pub at: usize,
    pub edit: &'a Edit,
    scope: usize,
    authority: usize,
}

/// Step 1. `edits` are all of the book, `of` the indices of one parameter's.
pub(crate) fn live<'a>(edits: &'a [Edit], of: &[usize], moment: &Moment<'_>) -> Vec<Live<'a>> {
    let place = |unit: Option<&str>| match unit {
        None => Some(0),
        Some(code) => moment.unit_path.iter().position(|step| *step == code).map(|at| at + 1),
    };
    let take = |&at: &usize| {
        let edit = &edits[at];
        let (scope, authority) = (place(edit.unit.as_deref())?, place(edit.authority.as_deref())?);
        let counts = edit.known <= moment.known_by && edit.in_force(moment.legal_day);
        // An act reaches no further than its issuer's own subtree.
        (counts && authority <= scope).then_some(Live { at, edit, scope, authority })
    };
    of.iter().filter_map(take).collect()
}

/// Step 2: which of the live edits are replaced. A replaced edit still replaces
/// (the amended value does not revive by itself); an act replaces none of a
/// wider authority; a repeal may revive by name.
pub(crate) fn replaced(live: &[Live<'_>]) -> BTreeSet<usize> {
    if live.iter().all(|l| l.edit.replaces.is_empty()) {
        return BTreeSet::new();
    }
    let authority: BTreeMap<usize, usize> = live.iter().map(|l| (l.at, l.authority)).collect();
    // Who revives what, and against whose replacement.
    let revived: BTreeSet<(usize, usize)> = live
        .iter()
        .flat_map(|l| l.edit.revives.iter().map(move |target| (l, *target)))
        .flat_map(|(l, target)| l.edit.replaces.iter().map(move |by| (*by, target)))
        .collect();
    let drops = |by: &Live<'_>, target: &usize| {
        let entitled = authority.get(target).is_some_and(|wide| by.authority <= *wide);
        entitled && !revived.contains(&(by.at, *target))
    };
    live.iter()
        .flat_map(|by| by.edit.replaces.iter().map(move |target| (by, *target)))
        .filter(|(by, target)| drops(by, target))
        .map(|(_, target)| target)
        .collect()
}

/// Step 3 for the acts of one authority: the delegation they stand on.
struct Ground {
    /// All standing delegations of wider authorities, nearest first.
    delegations: Vec<Arc<Delegation>>,
    /// What of a wider authority gives a value, nearest first.
    outside: Vec<Arc<Citation>>,
    /// Whether setting an own value is allowed at all.
    allowed: bool,
}

fn ground(standing: &[Live<'_>], authority: usize) -> Ground {
    let mut wider: Vec<&Live<'_>> = standing.iter().filter(|l| l.authority < authority).collect();
    wider.sort_by_cached_key(|l| (Reverse((l.scope, l.authority)), tie(l.edit)));
    let values: Vec<&&Live<'_>> =
        wider.iter().filter(|l| matches!(l.edit.act, Act::Set(_))).collect();
    // Who overrides a value needs leave from its author, or from one nearer
    // who had that leave: a permission to narrow is not one to pass on.
    let author = values.first().map(|l| l.authority);
    let gives = |l: &&&Live<'_>| match &l.edit.act {
        Act::Delegate(_) => l.authority == 0 || ground(standing, l.authority).allowed,
        _ => false,
    };
    let giving: Vec<&&Live<'_>> = wider.iter().filter(gives).collect();
    let allowed = author.is_none_or(|author| giving.iter().any(|l| l.authority >= author));
    let delegation = |l: &&&Live<'_>| match &l.edit.act {
        Act::Delegate(bounds) => {
            Some(Arc::new(Delegation { by: l.edit.citation.clone(), bounds: bounds.clone() }))
        }
        _ => None,
    };
    Ground {
        delegations: giving.iter().filter_map(delegation).collect(),
        outside: values.iter().map(|l| l.edit.citation.clone()).collect(),
        allowed,
    }
}

/// Whether an act of an authority may give this value: the delegation it stands
/// on (`None` where none is needed), or what it oversteps.
fn permit(
    standing: &[Live<'_>],
    of: &Live<'_>,
    value: &Arc<Value>,
) -> Result<Option<Arc<Delegation>>, Excess> {
    if of.authority == 0 {
        return Ok(None);
    }
    let ground = ground(standing, of.authority);
    let broken = ground.delegations.iter().find(|d| !d.bounds.admit(value)).cloned();
    if ground.allowed && broken.is_none() {
        return Ok(ground.delegations.first().cloned());
    }
    let act = Contender { citation: of.edit.citation.clone(), value: value.clone() };
    Err(Excess { act, delegation: broken, outside: ground.outside })
}

/// Breaks ties so that nothing depends on the order in which packs, or edits in
/// a pack, were written.
fn tie(edit: &Edit) -> (String, base::Day, String) {
    (edit.citation.address(), edit.from, edit.citation.digest.clone())
}

/// Steps 1 to 4 for one parameter.
pub(crate) fn resolve(
    parameter: &'static str,
    edits: &[Edit],
    of: &[usize],
    moment: &Moment<'_>,
) -> Slot {
    let live = live(edits, of, moment);
    let gone = replaced(&live);
    let standing: Vec<Live<'_>> = live.into_iter().filter(|l| !gone.contains(&l.at)).collect();
    let values = values(&standing);
    let Some(narrowest) = values.first().map(|(l, _)| l.scope) else {
        return Err(Unresolved::Gap { parameter, repealed_by: repeals(&standing) });
    };
    let (deciding, overridden): (Vec<_>, Vec<_>) =
        values.into_iter().partition(|(l, _)| l.scope == narrowest);
    let mut under = None;
    for (l, value) in &deciding {
        under = permit(&standing, l, value)
            .map_err(|excess| Unresolved::OutOfBounds { parameter, excess: Arc::new(excess) })?;
    }
    let [(decides, value)] = deciding.as_slice() else {
        return Err(Unresolved::Conflict { parameter, all: contenders(&deciding) });
    };
    let chain = Chain {
        deciding: decides.edit.citation.clone(),
        replaced: ancestry(edits, decides.edit, &standing),
        overrides: overridden.iter().map(|(l, _)| l.edit.citation.clone()).collect(),
        under,
    };
    Ok(Standing { value: Arc::clone(value), chain: Arc::new(chain) })
}

/// The edits that give a value, narrowest scope first.
fn values<'s, 'e>(standing: &'s [Live<'e>]) -> Vec<(&'s Live<'e>, &'e Arc<Value>)> {
    let mut values: Vec<_> = standing
        .iter()
        .filter_map(|l| match &l.edit.act {
            Act::Set(value) => Some((l, value)),
            _ => None,
        })
        .collect();
    if values.len() > 1 {
        values.sort_by_cached_key(|(l, _)| (Reverse(l.scope), tie(l.edit)));
    }
    values
}

fn contenders(deciding: &[(&Live<'_>, &Arc<Value>)]) -> Arc<[Contender]> {
    let one = |(l, value): &(&Live<'_>, &Arc<Value>)| Contender {
        citation: l.edit.citation.clone(),
        value: Arc::clone(value),
    };
    deciding.iter().map(one).collect()
}

fn repeals(standing: &[Live<'_>]) -> Arc<[Arc<Citation>]> {
    let mut all: Vec<Arc<Citation>> = standing
        .iter()
        .filter(|l| matches!(l.edit.act, Act::Repeal))
        .map(|l| l.edit.citation.clone())
        .collect();
    all.sort_by_key(|citation| citation.address());
    all.into()
}

/// What an edit replaced – by name, or through its own instrument's repeal of
/// earlier ones – and what that had replaced, nearest first. Loading has refused
/// cycles; each is named once.
fn ancestry(edits: &[Edit], edit: &Edit, standing: &[Live<'_>]) -> Vec<Arc<Citation>> {
    let mut found: Vec<Arc<Citation>> = Vec::new();
    let mut level: Vec<usize> = edit.replaces.clone();
    let own_repeals = standing.iter().filter(|l| {
        matches!(l.edit.act, Act::Repeal) && l.edit.citation.instrument == edit.citation.instrument
    });
    let ended = own_repeals.flat_map(|l| &l.edit.replaces);
    level.extend(ended.filter(|at| matches!(edits[**at].act, Act::Set(_))));
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    while !level.is_empty() {
        level.sort_by_cached_key(|at| tie(&edits[*at]));
        let mut next = Vec::new();
        for at in level.into_iter().filter(|at| seen.insert(*at)) {
            // One provision may hold several edits; it is cited once.
            if !found.iter().any(|known| known.cites_as(&edits[at].citation)) {
                found.push(edits[at].citation.clone());
            }
            next.extend(&edits[at].replaces);
        }
        level = next;
    }
    found
}
