//! The catalogues against each other, and against the code that asks them.

use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};
use words::{Arg, Lang, Words};

/// Catalogues whose keys are built from the codes of rules; the room that
/// words findings tests those itself.
const BUILT_FROM_CODES: [&str; 17] = [
    "case-file",
    "findings",
    "desk",
    "app",
    "routes",
    "issue",
    "lint",
    "ballot-form",
    "vote-journal",
    "profile-form",
    "search",
    "operate",
    "accounts",
    "list",
    "home",
    "keys",
    "help",
];

fn keys(source: &str) -> BTreeSet<String> {
    let ident = |line: &str| {
        let (name, _) = line.split_once(" =")?;
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        (!name.is_empty() && name.chars().all(plain)).then(|| name.to_owned())
    };
    source.lines().filter_map(ident).collect()
}

fn keys_of(lang: Lang) -> BTreeSet<String> {
    let files = Words::files(lang).iter().filter(|(name, _)| !BUILT_FROM_CODES.contains(name));
    files.flat_map(|(_, source)| keys(source)).collect()
}

/// What a message needs: the names after `$`.
fn variables(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in Words::files(lang).iter().flat_map(|(_, source)| source.lines()) {
        if !line.starts_with([' ', '#', '}'])
            && let Some((name, _)) = line.split_once(" =")
        {
            key = name.to_owned();
        }
        for rest in line.split('$').skip(1) {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
            found.entry(key.clone()).or_default().insert(rest[..end].to_owned());
        }
    }
    found
}

/// Where the crates lie: above this one's own manifest.
fn sources() -> String {
    let crates = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut all = String::new();
    for room in ["pages", "words", "app", "desk"] {
        read_rust(&crates.join(room).join("src"), &mut all);
    }
    assert!(all.len() > 10_000, "no source was found");
    all
}

fn read_rust(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_rust(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_catalogue_is_sound() {
    for lang in Lang::ALL {
        let mut seen = BTreeSet::new();
        for (name, source) in Words::files(lang) {
            let read = FluentResource::try_new((*source).to_owned());
            assert!(read.is_ok(), "{name} in {}: {:?}", lang.code(), read.err().map(|e| e.1));
            for key in keys(source) {
                assert!(seen.insert(key.clone()), "{key} stands twice ({name})");
                assert!(Words::load(lang).has(&key), "{key} ({name})");
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_values() {
    assert_eq!(keys_of(Lang::Vi), keys_of(Lang::En));
    assert!(keys_of(Lang::Vi).len() > 200);
    assert_eq!(variables(Lang::Vi), variables(Lang::En));
}

#[test]
fn every_key_in_a_catalogue_is_used_by_the_code() {
    let code = sources();
    let unused: Vec<String> =
        keys_of(Lang::Vi).into_iter().filter(|key| !code.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "nobody says {unused:?}");
}

#[test]
fn every_key_that_the_code_asks_for_is_in_the_catalogue() {
    let code = sources();
    let words = Words::load(Lang::Vi);
    let mut asked = 0;
    for call in [".text(\"", ".with(\"", ".with(\n            \"", ".with(\n        \""] {
        for rest in code.split(call).skip(1) {
            let key = rest.split('"').next().unwrap_or_default();
            asked += 1;
            assert!(words.has(key), "{key} is asked for and not in the catalogue");
        }
    }
    assert!(asked > 100, "only {asked} keys were found in the code");
}

#[test]
fn vietnamese_words_are_composed_letters() {
    for (name, source) in Words::files(Lang::Vi) {
        for word in source.split_whitespace() {
            assert_eq!(base::nfc(word), word, "{name} is not in NFC");
        }
    }
}

#[test]
fn a_missing_key_is_shown_and_stops_nothing() {
    assert_eq!(Words::load(Lang::Vi).text("no-such-key"), "⟦no-such-key⟧");
}

#[test]
fn numbers_in_a_message_are_written_as_the_language_does() {
    let args = [("shown", Arg::from(1_234_u32)), ("total", Arg::from(12_345_u32))];
    assert_eq!(
        Words::load(Lang::Vi).with("filter-shown", &args),
        "Đang xem 1.234 trên 12.345 lượt quy hoạch"
    );
    assert_eq!(
        Words::load(Lang::En).with("filter-shown", &args),
        "Showing 1,234 of 12,345 entries"
    );
}

#[test]
fn english_has_its_plural_and_vietnamese_needs_none() {
    let late = |lang, n: u32| Words::load(lang).with("warn-late", &[("n", n.into())]);
    assert_eq!(late(Lang::En, 1), "One unit is past the deadline.");
    assert_eq!(late(Lang::En, 3), "3 units are past the deadline.");
    assert_eq!(late(Lang::Vi, 1), "1 đơn vị đã quá hạn.");
}

#[test]
fn no_invisible_marks_are_set_around_values() {
    let day = base::Day::new(2017, 4, 12).unwrap();
    let text = Words::load(Lang::Vi)
        .with("decision-of-day", &[("number", "215-QĐ/HU".into()), ("day", day.into())]);
    assert_eq!(text, "Quyết định số 215-QĐ/HU ngày 12/04/2017");
}
