//! The JSON Schema of the blocks, against the shipped packs and against blocks
//! that loading refuses.

mod support;

use jsonschema::Validator;
use serde_json::{Value, json};

/// The validator of one kind of block.
fn of(kind: &str) -> Validator {
    let mut schema = lex::schema();
    schema.as_object_mut().unwrap().remove("anyOf");
    schema["$ref"] = json!(format!("#/$defs/{kind}"));
    jsonschema::draft202012::new(&schema).unwrap()
}

/// TOML as an editor's validator sees it: dates are texts.
fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(list) => list.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, as_json(value))).collect())
        }
        other => serde_json::to_value(other).unwrap(),
    }
}

fn read(block: &str) -> Value {
    as_json(toml::Value::Table(toml::from_str(block).unwrap()))
}

#[test]
fn every_block_of_every_shipped_pack_fits() {
    let validators = ["instrument", "edit", "example"].map(|kind| (kind, of(kind)));
    let mut seen = 0;
    for pack in support::packs() {
        for part in pack.text.split("\n```").chain([pack.text.trim_start_matches("```")]) {
            let Some((kind, rest)) = part.split_once('\n') else { continue };
            let Some((_, validator)) = validators.iter().find(|(name, _)| *name == kind) else {
                continue;
            };
            let body = rest.split("\n```").next().unwrap();
            let faults: Vec<String> = validator
                .iter_errors(&read(body))
                .map(|e| format!("{}: {e}", e.instance_path()))
                .collect();
            assert!(faults.is_empty(), "{}: {kind}\n{body}\n{}", pack.name, faults.join("\n"));
            seen += 1;
        }
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn wrong_blocks_do_not_fit() {
    let (edit, example, instrument) = (of("edit"), of("example"), of("instrument"));
    let tail = "from = 2012-01-01\nsource = \"text\"\n";
    let good = format!("parameter = \"max-per-post\"\nset = 3\n{tail}");
    assert!(edit.is_valid(&read(&good)));
    for wrong in [
        "parameter = \"max-per-post\"",
        "parameter = \"max-per-post\"\nset = \"3\"",
        "parameter = \"max-per-post\"\nset = -1",
        "parameter = \"max-per-post\"\nset = 3\nreplace = \"x/y\"",
        "parameter = \"max-per-post\"\nset = 3\ndelegate = {}",
        "parameter = \"max-per-post\"\nset = 3\nrepeal = true",
        "parameter = \"max-per-post\"\nset = 3\ngap = true",
        "parameter = \"max-per-post\"\nrow = [{ level = \"a\" }]",
        "parameter = \"max-per-post\"\ndelegate = { min = \"2\" }",
        "parameter = \"max-per-post\"\ndelegate = { least = 2 }",
        "parameter = \"no-such\"\nset = 3",
        "set = 3",
        "parameter = \"quorum\"\nset = \"0.5\"",
        "parameter = \"secrecy\"\nset = \"mật\"",
        "parameter = \"lower-first\"\nset = 1",
        "parameter = \"women-required\"\nrow = [{ level = \"Xã\" }]",
        "parameter = \"women-required\"\nrow = [{ level = \"a\", age = 4 }]",
        "parameter = \"young-age\"\nrow = [{ level = \"a\" }]",
        "parameter = \"young-age\"\nset = []",
    ] {
        assert!(
            !edit.is_valid(&read(&format!("{wrong}\n{tail}").replace("]\nfrom", "]\nfrom"))),
            "{wrong}"
        );
    }
    assert!(!edit.is_valid(&read("parameter = \"max-per-post\"\nset = 3\nfrom = 2012-01-01")));
    assert!(!edit.is_valid(&read(&good.replace("2012-01-01", "9999-01-01"))));
    let good = "on = 2012-01-01\nparameter = \"max-per-post\"\nexpect = 3";
    assert!(
        example.is_valid(&read(good)) && example.is_valid(&read(&good.replace('3', "\"gap\"")))
    );
    for wrong in [
        "on = 2012-01-01\nparameter = \"max-per-post\"",
        "on = 2012-01-01\nparameter = \"max-per-post\"\nexpect = \"none\"",
        "on = 2012-01-01\nparameter = \"max-per-post\"\nhas = [{ level = \"a\" }]",
        "on = 2012-01-01\nparameter = \"max-per-post\"\naccepts = [3]",
        "on = 2012-01-01\nparameter = \"max-per-post\"\nexpect = 3\nunits = []",
        "parameter = \"max-per-post\"\nexpect = 3",
        "on = []\nparameter = \"max-per-post\"\nexpect = 3",
    ] {
        assert!(!example.is_valid(&read(wrong)), "{wrong}");
    }
    assert!(!instrument.is_valid(&read("id = \"A-2012-01-01\"")));
}

#[test]
fn the_schema_is_sound_names_every_parameter_and_is_the_same_each_time() {
    let schema = lex::schema();
    assert!(jsonschema::meta::is_valid(&schema));
    assert_eq!(schema.to_string(), lex::schema().to_string());
    for info in lex::ParamInfo::ALL {
        let value = &schema["$defs"][format!("value-{}", info.name)];
        assert!(
            value["description"].as_str().is_some_and(|text| !text.is_empty()),
            "{}",
            info.name
        );
    }
    let women = &schema["$defs"]["value-women-required"]["items"];
    assert_eq!(women["required"], json!(["level"]));
    let secrecy = &schema["$defs"]["value-secrecy"]["enum"];
    assert_eq!(secrecy, &json!(lex::Secrecy::CODES));
}
