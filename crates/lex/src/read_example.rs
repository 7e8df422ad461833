//! What a worked case asks and expects. One block may ask for several days and
//! values; each becomes an example of its own.

use crate::doc::ExampleDoc;
use crate::error::Problem;
use crate::instrument::{Example, Expectation, Instrument};
use crate::limits::MAX_NAMES;
use crate::param::ParamInfo;
use crate::read::{Reader, parameter, provision_of};
use crate::text::Block;

/// The reasons for no value that an example may expect.
pub(crate) const REASONS: [&str; 3] = ["gap", "conflict", "out-of-bounds"];

/// Reads one block; empty, and refused, when it cannot be used.
pub(crate) fn read_example(
    reader: &mut Reader<'_>,
    block: &Block,
    instrument: &Instrument,
) -> Vec<Example> {
    let Some(provision) = provision_of(reader, block, instrument) else { return Vec::new() };
    let Some(doc) = reader.toml::<ExampleDoc>(block) else { return Vec::new() };
    let Some(info) = parameter(reader, block, &doc.parameter) else { return Vec::new() };
    // Each day asks for each value.
    let asked = |values: &Option<Vec<toml::Value>>| values.as_ref().map_or(0, Vec::len);
    let values = (asked(&doc.accepts) + asked(&doc.refuses)).max(1);
    if doc.on.0.len().saturating_mul(values) > MAX_NAMES {
        let many = Problem::TooMany { what: "questions", limit: MAX_NAMES };
        reader.refuse(block.line, many);
        return Vec::new();
    }
    let Expected { on_each, before, after } = match expectations(info, &doc) {
        Ok(expected) => expected,
        Err((key, why)) => {
            let wrong = Problem::WrongType { parameter: info.name.to_owned(), why };
            reader.refuse(block.spot_of(key), wrong);
            return Vec::new();
        }
    };
    let cites = doc.cites.as_deref().unwrap_or(&provision.slug);
    let cites = match cites.contains('/') {
        true => cites.to_owned(),
        false => format!("{}/{cites}", instrument.id),
    };
    let example = |on, known, expect, cites: Option<String>, not_by| Example {
        file: instrument.file.clone(),
        line: block.line,
        name: doc.name.clone(),
        on,
        known,
        unit: doc.unit.clone(),
        parameter: info,
        expect,
        cites,
        not_by,
    };
    let mut examples = Vec::new();
    // The days are sorted and never empty.
    for &on in &doc.on.0 {
        let known = doc.known.map_or(on, |known| known.0);
        for expect in &on_each {
            examples.push(example(on, known, expect.clone(), Some(cites.clone()), None));
        }
    }
    // Asked with what is known on the day itself, so that the answer turns on
    // the force period and not on the news of it.
    let beside = [(before, doc.on.0.first(), -1), (after, doc.on.0.last(), 1)];
    for (expect, day, by) in beside {
        if let (Some(expect), Some(&day)) = (expect, day) {
            let known = doc.known.map_or(day, |known| known.0);
            let not_by = Some(cites.clone());
            examples.push(example(day.add_days(by), known, expect, None, not_by));
        }
    }
    examples
}

type Wrong = (&'static str, String);

struct Expected {
    on_each: Vec<Expectation>,
    before: Option<Expectation>,
    after: Option<Expectation>,
}

/// What is expected on each day, on the day before the first, and on the day
/// after the last.
fn expectations(info: &'static ParamInfo, doc: &ExampleDoc) -> Result<Expected, Wrong> {
    let wrong = |why: &str| ("expect", why.to_owned());
    let delegated = doc.accepts.is_some() || doc.refuses.is_some();
    let on_each = match (&doc.expect, &doc.has, delegated) {
        (Some(value), None, false) => {
            vec![one(info, value).map_err(|why| ("expect", why))?]
        }
        (None, Some(rows), false) => vec![has(info, rows).map_err(|why| ("has", why))?],
        (None, None, true) if doc.unit.is_empty() => {
            return Err(wrong("accepts and refuses need unit: whose own value it would be"));
        }
        (None, None, true) => own(info, doc)?,
        _ => {
            let acts = "accepts and refuses under a delegation";
            return Err(wrong(&format!("give expect, or has for rows of a table, or {acts}")));
        }
    };
    // Rows beside are the whole table: an amendment often keeps the rows of
    // what it replaces, and containing them would show no difference.
    let beside = |key: &'static str, value: &Option<toml::Value>| {
        value.as_ref().map(|value| one(info, value)).transpose().map_err(|why| (key, why))
    };
    Ok(Expected {
        on_each,
        before: beside("before", &doc.before)?,
        after: beside("after", &doc.after)?,
    })
}

/// Values that a unit may and may not set itself.
fn own(info: &'static ParamInfo, doc: &ExampleDoc) -> Result<Vec<Expectation>, Wrong> {
    let all = |key: &'static str, values: &Option<Vec<toml::Value>>| {
        let read = |value| (info.read)(value).map_err(|why| (key, why));
        values.iter().flatten().map(read).collect::<Result<Vec<_>, Wrong>>()
    };
    let accepts = all("accepts", &doc.accepts)?.into_iter().map(Expectation::Accepts);
    let refuses = all("refuses", &doc.refuses)?.into_iter().map(Expectation::Refuses);
    Ok(accepts.chain(refuses).collect())
}

/// A value, or a reason for none.
fn one(info: &'static ParamInfo, value: &toml::Value) -> Result<Expectation, String> {
    match value.as_str().and_then(|text| REASONS.into_iter().find(|reason| *reason == text)) {
        Some(reason) => Ok(Expectation::None(reason)),
        None => (info.read)(value).map(Expectation::Value),
    }
}

/// Rows that a table must contain.
fn has(info: &'static ParamInfo, rows: &toml::Value) -> Result<Expectation, String> {
    let rows = match rows {
        toml::Value::Array(rows) => rows.clone(),
        one => vec![one.clone()],
    };
    (info.read)(&toml::Value::Array(rows)).map(Expectation::Rows)
}
