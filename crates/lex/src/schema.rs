//! The JSON Schema (draft 2020-12) of the blocks of a pack, for editors: each
//! parameter's type, the codes of its choices, the columns of its table. Made
//! from the declarations themselves, so it says what loading reads.

use crate::citation::Source;
use crate::param::{Kind, ParamInfo};
use crate::read_example::REASONS;
use crate::shape::{Column, Shape};
use serde_json::{Map, Value, json};

/// A schema with one definition each for the blocks `instrument`, `edit` and
/// `example`, under `$defs`; as a whole it accepts any of the three. TOML dates
/// count as texts. The same on every call.
pub fn schema() -> Value {
    let mut defs = Map::new();
    defs.insert("instrument".to_owned(), instrument());
    defs.insert("edit".to_owned(), edit());
    defs.insert("example".to_owned(), example());
    for info in ParamInfo::ALL {
        let mut value = of_shape(&(info.shape)());
        if let Some(value) = value.as_object_mut() {
            let doc = info.doc.split_whitespace().collect::<Vec<_>>().join(" ");
            value.insert("description".to_owned(), doc.into());
        }
        defs.insert(name_of(info), value);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Blocks of a law pack",
        "anyOf": [reference("instrument"), reference("edit"), reference("example")],
        "$defs": defs,
    })
}

fn name_of(info: &ParamInfo) -> String {
    format!("value-{}", info.name)
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn text(description: &str) -> Value {
    json!({ "type": "string", "description": description })
}

fn day(description: &str) -> Value {
    json!({
        "type": "string",
        "pattern": r"^(19|2[01])\d{2}-\d{2}-\d{2}$",
        "description": description,
    })
}

fn one_or_many(description: &str) -> Value {
    json!({
        "description": description,
        "oneOf": [
            { "type": "string" },
            { "type": "array", "items": { "type": "string" }, "maxItems": crate::limits::MAX_NAMES },
        ],
    })
}

fn of_shape(shape: &Shape) -> Value {
    match shape {
        Shape::Whole { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Share => json!({
            "type": "string",
            "pattern": r"^\s*(\d+\s*/\s*\d+|\d+(\.\d{1,4})?\s*%)\s*$",
            "examples": ["2/3", "15%"],
        }),
        Shape::Day => day("A day: 2017-02-24."),
        Shape::Month => json!({
            "type": "string",
            "pattern": r"^(\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4})$",
            "examples": ["2020-04"],
        }),
        Shape::Code => json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" }),
        Shape::Text => json!({ "type": "string" }),
        Shape::OneOf(codes) => json!({ "type": "string", "enum": codes }),
        Shape::List(of) => json!({ "type": "array", "items": of_shape(of) }),
        Shape::Table(columns) => json!({
            "type": "array",
            "minItems": 1,
            "maxItems": crate::limits::MAX_ROWS,
            "items": row(columns),
        }),
    }
}

fn row(columns: &[Column]) -> Value {
    let properties: Map<String, Value> =
        columns.iter().map(|column| (column.name.to_owned(), of_shape(&column.shape))).collect();
    let required: Vec<&str> =
        columns.iter().filter(|column| column.required).map(|column| column.name).collect();
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "required": required,
    })
}

fn instrument() -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["id", "number", "date", "issuer", "title_vi", "title_en", "status"],
        "properties": {
            "id": {
                "type": "string",
                "pattern": r"-\d{4}-\d{2}-\d{2}$",
                "description": "Number and date in one: 06-HD-BTCTW-2017-02-24.",
            },
            "number": text("Number as printed."),
            "date": day("Date of issue."),
            "issuer": text("Who issued it."),
            "title_vi": text("What it is about, in Vietnamese."),
            "title_en": text("The same in English."),
            "status": text("What is known of its text, and its standing."),
            "scope": text("Unit code of the issuer when it is not the centre."),
            "known": day("Since when it is known here; else the date of issue."),
        },
    })
}

fn names() -> Vec<&'static str> {
    ParamInfo::ALL.iter().map(|info| info.name).collect()
}

/// For each parameter, what of its type some keys of a block must be.
fn by_parameter(keys: impl Fn(&ParamInfo) -> Value) -> Vec<Value> {
    let of = |info: &ParamInfo| {
        json!({
            "if": {
                "properties": { "parameter": { "const": info.name } },
                "required": ["parameter"],
            },
            "then": { "properties": keys(info) },
        })
    };
    ParamInfo::ALL.iter().map(of).collect()
}

fn edit() -> Value {
    let sources: Vec<&str> = Source::ALL.iter().map(|source| source.code()).collect();
    let keys = |info: &ParamInfo| {
        let value = reference(&name_of(info));
        let table = matches!(info.kind, Kind::Table | Kind::CodeList);
        json!({
            "set": value,
            "row": if table { value.clone() } else { false.into() },
            "delegate": {
                "properties": {
                    "min": value,
                    "max": value,
                    "one_of": { "type": "array", "items": value },
                },
            },
        })
    };
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["from", "source"],
        "properties": {
            "parameter": { "enum": names(), "description": "The parameter that it is about." },
            "set": { "description": "The value." },
            "row": { "description": "The rows of a table, as [[row]]." },
            "repeal": { "const": true, "description": "Ends what replaces or instruments name." },
            "delegate": {
                "type": "object",
                "additionalProperties": false,
                "properties": { "min": {}, "max": {}, "one_of": {} },
                "description": "Lets units set their own value; {} is without bounds.",
            },
            "from": day("First day in force."),
            "to": day("Last day in force; left out while open."),
            "unit": text("Unit code: covers that subtree only."),
            "replaces": one_or_many("Earlier provisions that it replaces: instrument-id/slug."),
            "instruments": one_or_many("Whole instruments that it repeals, by id."),
            "revives": one_or_many("What the repealed provision had replaced and now stands again."),
            "gap": { "type": "boolean", "description": "Nothing takes the repealed provision's place." },
            "source": { "enum": sources, "description": "How the words are known." },
            "ref": text("Where they were read."),
            "known": day("Since when it is known here; else the instrument's."),
            "checked": {
                "type": "object",
                "additionalProperties": false,
                "required": ["on", "by"],
                "properties": { "on": day("The day of the check."), "by": text("Who checked.") },
            },
        },
        "oneOf": [
            { "required": ["parameter", "set"] },
            { "required": ["parameter", "row"] },
            { "required": ["parameter", "delegate"] },
            { "required": ["repeal"] },
        ],
        "dependentRequired": { "gap": ["repeal"], "instruments": ["repeal"], "revives": ["repeal"] },
        "allOf": by_parameter(keys),
    })
}

fn example() -> Value {
    let on = day("A legal day.");
    let keys = |info: &ParamInfo| {
        let value = reference(&name_of(info));
        let or_reason = json!({ "anyOf": [{ "enum": REASONS }, value] });
        let table = matches!(info.kind, Kind::Table | Kind::CodeList);
        let has = match table {
            true => {
                json!({ "anyOf": [value, { "$ref": format!("#/$defs/{}/items", name_of(info)) }] })
            }
            false => false.into(),
        };
        let list = json!({ "type": "array", "items": value });
        json!({
            "expect": or_reason,
            "before": or_reason,
            "after": or_reason,
            "has": has,
            "accepts": list,
            "refuses": list,
        })
    };
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["on", "parameter"],
        "properties": {
            "name": text("What it shows."),
            "on": { "oneOf": [on, { "type": "array", "items": on, "minItems": 1 }] },
            "known": day("What was known; else the legal day."),
            "unit": { "type": "array", "items": { "type": "string" }, "description": "Unit codes from the root." },
            "parameter": { "enum": names(), "description": "The parameter asked for." },
            "expect": { "description": "The value, or why there is none." },
            "has": { "description": "Rows that the table must contain." },
            "before": { "description": "What stood on the day before the first." },
            "after": { "description": "What stands on the day after the last." },
            "accepts": { "description": "Values that the last unit may set itself." },
            "refuses": { "description": "Values that it may not." },
            "cites": text("The provision that must decide; else the one above."),
        },
        "oneOf": [
            { "required": ["expect"] },
            { "required": ["has"] },
            { "anyOf": [{ "required": ["accepts"] }, { "required": ["refuses"] }] },
        ],
        "dependentRequired": { "accepts": ["unit"], "refuses": ["unit"] },
        "allOf": by_parameter(keys),
    })
}
