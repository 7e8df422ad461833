//! Counting a box and releasing its result.

use crate::routes::urls;
use crate::views::{
    CountPage, Counter, EnteredSheet, Entry, Figures, Kind, Link, Release, ReleasePage,
};
use ballot::{InvalidKind, SheetPlace};
use base::ReviewId;
use desk::{
    CountingSheet, CountingState, DeskError, FormerCount, ResultSheet, StepSheet, WhereDiffers,
};
use words::{Arg, Words};

/// What was typed, and why it was refused.
#[derive(Default)]
pub struct Typed {
    /// The bundle and number asked for or typed.
    pub batch: Option<String>,
    /// The number.
    pub sheet: Option<String>,
    /// The marks.
    pub marks: String,
    /// Whether an entered sheet is being changed.
    pub mends: bool,
    /// Sheets issued.
    pub issued: String,
    /// The whole count.
    pub whole: String,
    /// Why it was refused.
    pub fault: Option<String>,
}

/// The page on which somebody counts.
pub fn count(
    id: ReviewId,
    step: &StepSheet,
    counting: &CountingSheet,
    typed: Typed,
    words: &Words,
) -> CountPage {
    let refused = counting.own.refused.clone();
    let may = counting.open && refused.is_none();
    let why_not = match (counting.open, refused) {
        (false, _) => Some(words.text("counting-not-open")),
        (true, Some(_)) if matches!(counting.state, CountingState::Deadlock(_)) => {
            Some(words.text("counting-deadlock"))
        }
        (true, Some(refusal)) => Some(DeskError::from(refusal).say(words)),
        (true, None) => None,
    };
    let (places, numbered) = match &counting.state {
        CountingState::Differ { places, numbered } => (places.as_slice(), *numbered),
        CountingState::Deadlock(places) => (places.as_slice(), false),
        _ => (&[][..], false),
    };
    let begun = !counting.counters.is_empty() || counting.round > 1;
    CountPage {
        about: about(id, step),
        at: urls::step(id, step.number),
        fault: typed.fault.clone(),
        rows: step.rows.iter().map(|row| (row.name.clone(), row.post.clone())).collect(),
        groups: groups(step),
        present: counting.present,
        kinds: kinds(counting),
        may_declare: may && !begun,
        counters: counting.counters.iter().map(counter).collect(),
        differs: places.iter().map(|place| differs(place, words)).collect(),
        may_take_over: may && numbered && counting.own.sheets.is_empty(),
        entry: may.then(|| entry(id, step, counting, typed)),
        why_not,
        release: result(&counting.state).is_some(),
        former: counting.former.iter().map(|one| former(one, words)).collect(),
    }
}

/// The page on which the result is released.
pub fn release(
    id: ReviewId,
    step: &StepSheet,
    counting: &CountingSheet,
    fault: Option<String>,
    words: &Words,
) -> ReleasePage {
    let standing = match &counting.state {
        CountingState::Waiting(have) => {
            Release::Waiting(words.with("counting-waiting", &[("have", Arg::Number(*have as i64))]))
        }
        CountingState::Differ { .. } => Release::Waiting(words.text("counting-third")),
        CountingState::Deadlock(_) => Release::Waiting(words.text("counting-deadlock")),
        CountingState::Agreed(_) => Release::Ready,
        CountingState::Proposed { by, own, .. } => Release::Proposed { by: by.clone(), own: *own },
        CountingState::Released { proposed_by, confirmed_by, .. } => Release::Released {
            proposed_by: proposed_by.clone(),
            confirmed_by: confirmed_by.clone(),
        },
    };
    ReleasePage {
        about: about(id, step),
        at: urls::step(id, step.number),
        fault,
        figures: result(&counting.state).map(|result| figures(step, result)),
        former: counting.former.iter().map(|one| former(one, words)).collect(),
        may_recount: !matches!(counting.state, CountingState::Waiting(0)),
        standing,
    }
}

fn about(id: ReviewId, step: &StepSheet) -> Link {
    let text = format!("{}: {}", step.unit.1, step.name);
    Link { text, href: Some(urls::step(id, step.number)) }
}

/// The form's groups: one a post, in the order of the form.
fn groups(step: &StepSheet) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    for row in &step.rows {
        if !groups.contains(&row.post) {
            groups.push(row.post.clone());
        }
    }
    groups
}

fn kinds(counting: &CountingSheet) -> Vec<Kind> {
    let kind = |kind: InvalidKind| Kind {
        code: kind.code().to_owned(),
        key: kind.key(),
        declared: counting.declared.kinds.contains(&kind),
    };
    InvalidKind::ALL.iter().map(|(one, _)| kind(*one)).collect()
}

fn counter(one: &desk::CounterLine) -> Counter {
    Counter {
        name: one.name.clone(),
        source: one.source.code().to_owned(),
        sheets: one.sheets,
        closed: one.closed,
    }
}

fn entry(id: ReviewId, step: &StepSheet, counting: &CountingSheet, typed: Typed) -> Entry {
    let at = urls::step(id, step.number);
    let own = &counting.own;
    let batch = typed.batch.unwrap_or_else(|| {
        own.sheets.last().map(|(place, _)| place.batch.clone()).unwrap_or_default()
    });
    let last = own.sheets.iter().filter(|(place, _)| place.batch == batch).map(|(p, _)| p.sheet);
    let next = last.max().unwrap_or_default() + 1;
    let line = |(place, sheet): &(SheetPlace, ballot::Sheet)| EnteredSheet {
        batch: place.batch.clone(),
        sheet: place.sheet,
        marks: sheet.text(),
        invalid: match sheet {
            ballot::Sheet::Invalid(kind) => Some(kind.code().to_owned()),
            ballot::Sheet::Valid(_) => None,
        },
        href: format!("{at}/count?batch={}&sheet={}", urls::encode(&place.batch), place.sheet),
    };
    // The bundle that is being typed stands first.
    let (mut now, before): (Vec<_>, Vec<_>) =
        own.sheets.iter().rev().map(line).partition(|one| one.batch == batch);
    now.extend(before);
    Entry {
        sheet: typed.sheet.unwrap_or_else(|| next.to_string()),
        batch,
        marks: typed.marks,
        mends: typed.mends,
        sheets: now,
        names: own.names.iter().map(|one| (one.group, one.name.clone(), one.sheets)).collect(),
        issued: typed.issued,
        whole: typed.whole,
    }
}

fn result(state: &CountingState) -> Option<&ResultSheet> {
    match state {
        CountingState::Agreed(result)
        | CountingState::Proposed { result, .. }
        | CountingState::Released { result, .. } => Some(result),
        _ => None,
    }
}

fn figures(step: &StepSheet, result: &ResultSheet) -> Figures {
    let tally = &result.tally;
    let rows = step.rows.iter().zip(&tally.rows);
    Figures {
        convened: tally.convened,
        present: tally.present,
        issued: tally.issued,
        returned: tally.returned,
        valid: tally.valid,
        invalid: tally.invalid,
        needed: result.needed,
        rows: rows
            .map(|(row, votes)| {
                let name = format!("{} – {}", row.name, row.post);
                (name, [votes.votes_for, votes.against, votes.blank])
            })
            .collect(),
        names: result.names.iter().map(|one| (one.name.clone(), one.sheets)).collect(),
        suggestions: result
            .suggestions
            .iter()
            .map(|one| (one.group, one.from.clone(), one.into.clone()))
            .collect(),
        digest: result.digest.clone(),
    }
}

fn differs(place: &WhereDiffers, words: &Words) -> String {
    let number = |key: &str, n: u32| words.with(key, &[("n", n.into())]);
    match place {
        WhereDiffers::Issued => words.text("differs-issued"),
        WhereDiffers::Names => words.text("differs-names"),
        WhereDiffers::Returned(n) => number("differs-returned", *n),
        WhereDiffers::Invalid(n) => number("differs-invalid", *n),
        WhereDiffers::Sheets(n) => number("differs-sheets", *n),
        WhereDiffers::Row(row, n) => {
            let row = (row + 1).to_string();
            words.with("differs-row", &[("row", Arg::from(row.as_str())), ("n", (*n).into())])
        }
        WhereDiffers::Sheet(place, rows) => {
            let place = match place.batch.as_str() {
                "" => place.sheet.to_string(),
                batch => format!("{batch}-{}", place.sheet),
            };
            let rows: Vec<String> = rows.iter().map(|row| (row + 1).to_string()).collect();
            let rows = rows.join(", ");
            let args = [("place", Arg::from(place.as_str())), ("rows", Arg::from(rows.as_str()))];
            match rows.is_empty() {
                true => words.with("differs-sheet", &args[..1]),
                false => words.with("differs-sheet-rows", &args),
            }
        }
    }
}

fn former(one: &FormerCount, words: &Words) -> String {
    let text = words.with(
        "counting-former",
        &[
            ("round", one.round.into()),
            ("day", one.on.into()),
            ("who", Arg::from(one.by.as_str())),
            ("reason", Arg::from(one.reason.as_str())),
        ],
    );
    let Some(tally) = &one.released else { return text };
    let figures = words.with(
        "counting-former-figures",
        &[
            ("returned", tally.returned.into()),
            ("valid", tally.valid.into()),
            ("invalid", tally.invalid.into()),
        ],
    );
    format!("{text} {figures}")
}
