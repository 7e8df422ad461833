//! Which counts of a box agree. Two people count independently; when they
//! differ, a third decides where it equals one of the two. A count out of the
//! electronic ballot box is exact and stands alone.
//!
//! Sheets may carry a place: after the box is emptied and its sheets are mixed,
//! the team bundles them and writes bundle and number on the back. Then two
//! counts can be compared sheet by sheet. The place is given after the mixing,
//! by people who do not know whose sheet it is, so it leads to no voter.

use crate::{Count, CountSource, Difference, Sheet, WriteIns, compare};
use base::UserId;
use std::collections::{BTreeMap, BTreeSet};

/// Where a sheet lies: its bundle and its number there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetPlace {
    /// The bundle's label, for example "A"; empty when there is one bundle only.
    pub batch: String,
    /// The number on the back of the sheet, from 1.
    pub sheet: u32,
}

/// One complete count, as closed by whoever made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// The account.
    pub counter: UserId,
    /// How it came about.
    pub source: CountSource,
    /// Sheets issued, as the counter wrote.
    pub issued: u32,
    /// The sheets.
    pub count: Count,
    /// The names written on them.
    pub write_ins: WriteIns,
    /// The same sheets by place, where they are numbered.
    pub numbered: Option<BTreeMap<SheetPlace, Sheet>>,
}

/// What counts come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Agreement {
    /// Another count is needed; so many are there.
    Waiting {
        /// How many.
        have: usize,
    },
    /// The first two differ: a third person counts.
    Differ,
    /// Three counts and no two agree: the box is counted anew.
    Deadlock,
    /// They agree.
    Agreed(Agreed),
}

/// What was counted, as at least two people found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// Places of the counts that it rests on, from 0. Three, where a third
    /// count settles sheet by sheet what the first two read differently.
    pub from: Vec<usize>,
    /// Sheets issued.
    pub issued: u32,
    /// The sheets.
    pub count: Count,
    /// The names written on them.
    pub write_ins: WriteIns,
}

impl Entered {
    /// Whether two people found the same.
    pub fn same_as(&self, other: &Self) -> bool {
        self.issued == other.issued
            && self.count == other.count
            && self.write_ins.same_as(&other.write_ins)
            && self.numbered_alike(other)
    }

    /// Whether the sheets by place, where there are any, are those counted.
    pub fn numbering_holds(&self) -> bool {
        let Some(numbered) = &self.numbered else { return true };
        let mut sheets: Vec<&Sheet> = numbered.values().collect();
        sheets.sort_unstable();
        sheets.into_iter().eq(self.count.sheets())
    }

    /// Two counts that number their sheets must agree about each.
    fn numbered_alike(&self, other: &Self) -> bool {
        match (&self.numbered, &other.numbered) {
            (Some(one), Some(two)) => one == two,
            _ => true,
        }
    }

    fn agreed(&self, from: Vec<usize>) -> Agreed {
        let (issued, count) = (self.issued, self.count.clone());
        Agreed { from, issued, count, write_ins: self.write_ins.clone() }
    }
}

/// What the counts of a box come to, in the order in which they were closed.
pub fn agree(counts: &[Entered]) -> Agreement {
    match counts {
        [only] if only.source == CountSource::Electronic => Agreement::Agreed(only.agreed(vec![0])),
        [] | [_] => Agreement::Waiting { have: counts.len() },
        [one, two, rest @ ..] => {
            for (first, second) in [(0, 1), (0, 2), (1, 2)] {
                if let (Some(a), Some(b)) = (counts.get(first), counts.get(second))
                    && a.same_as(b)
                {
                    return Agreement::Agreed(a.agreed(vec![first, second]));
                }
            }
            match rest {
                [] => Agreement::Differ,
                [three, ..] => {
                    by_majority(one, two, three).map_or(Agreement::Deadlock, Agreement::Agreed)
                }
            }
        }
    }
}

/// Each sheet as at least two of three people read it.
fn by_majority(one: &Entered, two: &Entered, three: &Entered) -> Option<Agreed> {
    let all = [one, two, three];
    let pair = |same: fn(&Entered, &Entered) -> bool| {
        [(0, 1), (0, 2), (1, 2)]
            .into_iter()
            .find(|(a, b)| same(all[*a], all[*b]))
            .map(|(a, _)| all[a])
    };
    let issued = pair(|a, b| a.issued == b.issued)?.issued;
    let same_number = |a: &Entered, b: &Entered| a.count.sheets().len() == b.count.sheets().len();
    let returned = pair(same_number)?.count.sheets().len();
    let write_ins = pair(|a, b| a.write_ins.same_as(&b.write_ins))?.write_ins.clone();
    let [a, b, c] = [one.numbered.as_ref()?, two.numbered.as_ref()?, three.numbered.as_ref()?];
    let places: BTreeSet<&SheetPlace> = a.keys().chain(b.keys()).chain(c.keys()).collect();
    let mut sheets = Vec::new();
    for place in places {
        let read = [a.get(place), b.get(place), c.get(place)];
        let twice = read.iter().enumerate().find(|(at, sheet)| read[at + 1..].contains(sheet));
        // Two who say that there is no such sheet agree as well.
        sheets.extend(twice?.1.cloned());
    }
    // Three who each numbered another sheet agree place by place that there is
    // none; the number of sheets shows that one was lost that way.
    if sheets.len() != returned {
        return None;
    }
    let count = Count::new(one.count.rows(), sheets).ok()?;
    Some(Agreed { from: vec![0, 1, 2], issued, count, write_ins })
}

/// A sheet that two people read differently; `None` where one has none there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetDifference {
    /// Where it lies.
    pub place: SheetPlace,
    /// As the first read it.
    pub first: Option<Sheet>,
    /// As the second read it.
    pub second: Option<Sheet>,
}

/// Where two counts disagree.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Differences {
    /// Sheets issued, where they wrote different numbers.
    pub issued: Option<(u32, u32)>,
    /// Sheet by sheet, where both number their sheets.
    pub sheets: Vec<SheetDifference>,
    /// Else by totals: of each bundle that both have, then of the whole.
    pub batches: Vec<(String, Vec<Difference>)>,
    /// Over all sheets.
    pub totals: Vec<Difference>,
    /// Whether they read different names.
    pub write_ins: bool,
}

impl Differences {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Where two counts disagree, as closely as their numbering allows.
pub fn differences(one: &Entered, two: &Entered) -> Differences {
    let mut found = Differences {
        issued: (one.issued != two.issued).then_some((one.issued, two.issued)),
        write_ins: !one.write_ins.same_as(&two.write_ins),
        totals: compare(&one.count, &two.count),
        ..Differences::default()
    };
    let (Some(a), Some(b)) = (&one.numbered, &two.numbered) else { return found };
    let places: BTreeSet<&SheetPlace> = a.keys().chain(b.keys()).collect();
    for place in places {
        let (first, second) = (a.get(place).cloned(), b.get(place).cloned());
        if first != second {
            found.sheets.push(SheetDifference { place: place.clone(), first, second });
        }
    }
    let batches: BTreeSet<&String> = found.sheets.iter().map(|one| &one.place.batch).collect();
    let of_batch = |sheets: &BTreeMap<SheetPlace, Sheet>, batch: &String, rows: usize| {
        let of = sheets.iter().filter(|(place, _)| place.batch == *batch);
        Count::new(rows, of.map(|(_, sheet)| sheet.clone()).collect()).ok()
    };
    let mut by_batch = Vec::new();
    for batch in batches {
        let rows = one.count.rows();
        if let (Some(a), Some(b)) = (of_batch(a, batch, rows), of_batch(b, batch, rows)) {
            by_batch.push((batch.clone(), compare(&a, &b)));
        }
    }
    found.batches = by_batch;
    found
}

#[cfg(test)]
mod tests;
