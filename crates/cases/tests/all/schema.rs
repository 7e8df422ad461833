//! The JSON Schema: it accepts what is shipped and refuses what the reader
//! refuses.

use crate::support::{CASE, case_files, district};
use serde_json::Value;

/// TOML as a validator sees it: dates as texts.
fn json(text: &str) -> Value {
    fn plain(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::String(date.to_string()),
            toml::Value::Array(all) => all.into_iter().map(plain).collect(),
            toml::Value::Table(table) => {
                table.into_iter().map(|(key, value)| (key, plain(value))).collect()
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    plain(toml::Value::Table(text.parse().unwrap()))
}

fn validator() -> jsonschema::Validator {
    jsonschema::validator_for(&cases::schema().parse().unwrap()).unwrap()
}

#[test]
fn the_shipped_case_files_validate() {
    let validator = validator();
    for (name, bytes) in case_files() {
        let file = json(std::str::from_utf8(&bytes).unwrap());
        let faults: Vec<String> =
            validator.iter_errors(&file).map(|e| format!("{}: {e}\n", e.instance_path())).collect();
        assert!(faults.is_empty(), "{name}\n{}", faults.concat());
    }
}

#[test]
fn what_the_schema_refuses_the_reader_refuses() {
    let validator = validator();
    let wrong = [
        district(""),
        district(&format!("{CASE}sort = 1\n")),
        district(&format!("{CASE}[[expect]]\nrule = \"no-such\"\nverdict = \"met\"\n")),
        district(&format!("{CASE}[[person]]\ncode = \"a\"\nsex = true\nbirth = 1980\n")),
        district(&format!(
            "{CASE}[[person]]\ncode = \"a\"\nsex = \"nam\"\nbirth = 1980\ncopies = -1\n"
        )),
    ];
    for text in wrong {
        assert!(!validator.is_valid(&json(&text)), "{text}");
        assert!(cases::read("x", text.as_bytes()).is_err(), "{text}");
    }
    let right = district(CASE);
    assert!(validator.is_valid(&json(&right)));
    assert!(cases::read("x", right.as_bytes()).is_ok());
}
