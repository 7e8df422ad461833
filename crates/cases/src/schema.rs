//! The JSON Schema of case files, for editors; made from the one table of
//! keys.

use crate::format::{FILE, Form, GRADES, Key, Section};
use serde_json::{Map, Value, json};

/// The JSON Schema (draft 2020-12) of a case file, as text. Descriptions are
/// Vietnamese first. It is looser than [`crate::read`], which also knows which
/// codes stand in the file; what the schema refuses, reading refuses too.
pub fn schema() -> String {
    let mut whole = section(&FILE);
    if let Value::Object(map) = &mut whole {
        map.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        map.insert("title".into(), json!("Kế Cận: tệp trường hợp thử · case file"));
    }
    format!("{whole:#}\n")
}

fn section(section: &'static Section) -> Value {
    let keys: Map<String, Value> =
        section.keys.iter().map(|key| (key.name.to_owned(), described(key))).collect();
    let required: Vec<&str> =
        section.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    json!({
        "type": "object",
        "properties": keys,
        "required": required,
        "additionalProperties": false,
    })
}

fn described(key: &'static Key) -> Value {
    let mut form = form(key.form);
    if let Value::Object(map) = &mut form {
        map.insert("description".into(), json!(format!("{} · {}", key.vi, key.en)));
    }
    form
}

fn form(form: Form) -> Value {
    let text = || json!({ "type": "string", "minLength": 1 });
    match form {
        // A TOML date reaches the validator as a text.
        Form::Text | Form::Day | Form::Month | Form::Term | Form::Ref(_) | Form::Ethnicity => {
            text()
        }
        Form::Date => json!({ "type": ["string", "integer"] }),
        Form::Count(most) => json!({ "type": "integer", "minimum": 0, "maximum": most }),
        Form::Flag => json!({ "type": "boolean" }),
        // Editors offer the codes; the Vietnamese words are read as well.
        Form::Choice(codes) => json!({ "anyOf": [{ "enum": codes }, text()] }),
        Form::Level => {
            let codes = ["province", "district", "commune", "agency"];
            json!({ "anyOf": [{ "enum": codes }, text()] })
        }
        Form::Rule => {
            let rules: Vec<&str> = checks::Rule::ALL.iter().map(|rule| rule.code()).collect();
            json!({ "enum": rules })
        }
        Form::Grades => json!({
            "type": "object",
            "patternProperties": { "^(19|20|21)[0-9]{2}$": { "anyOf": [{ "enum": GRADES }, text()] } },
            "additionalProperties": false,
        }),
        Form::Texts => json!({ "type": "array", "items": text() }),
        Form::List(of) => json!({ "type": "array", "items": section(of) }),
        Form::OneOrList(of) => {
            let one = section(of);
            json!({ "anyOf": [one, { "type": "array", "minItems": 1, "items": one }] })
        }
        Form::Law => json!({}),
    }
}
