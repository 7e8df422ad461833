//! The guides: their worked example runs, and no key is left unexplained.

use crate::support::{book, read, root};

const GUIDES: [&str; 2] = ["case-files.vi.md", "case-files.md"];

fn guide(name: &str) -> String {
    std::fs::read_to_string(root().join("docs").join(name)).unwrap()
}

/// The fenced blocks of TOML that begin with a comment naming a file.
fn examples(text: &str) -> Vec<&str> {
    let blocks = text.split("```toml\n").skip(1);
    blocks.filter_map(|rest| rest.split("```").next()).filter(|t| t.contains("case")).collect()
}

#[test]
fn the_worked_example_of_each_guide_runs() {
    for name in GUIDES {
        let text = guide(name);
        let examples = examples(&text);
        assert!(!examples.is_empty(), "{name} shows no example");
        for example in examples {
            for case in read(name, example.as_bytes()) {
                let report = case.run(&book());
                assert!(report.passed() && !report.outcomes.is_empty(), "{report}");
            }
        }
    }
}

#[test]
fn both_guides_show_the_same_example() {
    let [vi, en] = GUIDES.map(guide);
    assert_eq!(examples(&vi), examples(&en));
}

#[test]
fn each_guide_explains_every_key_and_every_bound() {
    let schema: serde_json::Value = cases::schema().parse().unwrap();
    let mut keys = Vec::new();
    collect(&schema, &mut keys);
    for name in GUIDES {
        let text = guide(name);
        for key in &keys {
            assert!(text.contains(&format!("`{key}`")), "{name} does not explain `{key}`");
        }
    }
}

fn collect(schema: &serde_json::Value, keys: &mut Vec<String>) {
    match schema {
        serde_json::Value::Object(map) => {
            if let Some(serde_json::Value::Object(properties)) = map.get("properties") {
                keys.extend(properties.keys().cloned());
            }
            map.values().for_each(|value| collect(value, keys));
        }
        serde_json::Value::Array(all) => all.iter().for_each(|value| collect(value, keys)),
        _ => {}
    }
}
