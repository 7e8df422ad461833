//! What the law book says of itself: codes, values and accounts in words.

mod support;

use base::Share;
use lex::*;
use support::*;

#[test]
fn values_are_shown_as_a_pack_writes_them() {
    let shown = |given: &str, toml: &str| {
        let table: toml::Table = format!("v = {toml}").parse().unwrap();
        let given = Given::read(given, &table["v"]).unwrap().unwrap();
        let name = given.parameter();
        View::of([given]).by_name(name).unwrap().unwrap().value.to_string()
    };
    for (parameter, toml, text) in [
        ("max-per-post", "4", "4"),
        ("higher-post-only", "true", "true"),
        ("quorum", "\"2/3\"", "2/3"),
        ("women-share-target", "\"15%\"", "15%"),
        ("posts-per-person-scope", "\"same-level\"", "same-level"),
        ("evaluation-minimum", "\"good\"", "good"),
        ("discipline-bars-from", "\"warning\"", "warning"),
        ("plan-sequence", "\"titles-first\"", "titles-first"),
        ("quorum-base", "\"members\"", "members"),
        ("threshold-base", "\"valid\"", "valid"),
        ("secrecy", "\"confidential\"", "confidential"),
        ("women-required", "[{ level = \"province\" }]", "[1]"),
    ] {
        assert_eq!(shown(parameter, toml), text, "{parameter}");
    }
}

#[test]
fn a_value_that_does_not_fit_says_what_does() {
    let read = |name: &str, value: toml::Value| Given::read(name, &value);
    assert!(read("no-such", toml::Value::Integer(1)).is_none());
    for (name, value) in [
        ("max-per-post", toml::Value::Integer(-1)),
        ("max-per-post", toml::Value::Integer(10_000)),
        ("max-per-post", toml::Value::Boolean(true)),
        ("higher-post-only", toml::Value::Integer(1)),
        ("quorum", toml::Value::Float(0.5)),
        ("quorum", toml::Value::String("101/1".to_owned())),
        ("secrecy", toml::Value::String("open".to_owned())),
        ("women-required", toml::Value::Array(Vec::new())),
    ] {
        let why = read(name, value).unwrap().unwrap_err();
        assert!(!why.is_empty(), "{name}");
    }
}

#[test]
fn assumed_law_takes_the_place_of_what_is_given_and_leaves_the_rest() {
    let book = book(&[written("a-2017-01-01", &["set = 4"])]);
    let moment =
        Moment { legal_day: day("2018-01-01"), known_by: day("2018-01-01"), unit_path: &[] };
    let view = book.view(&moment);
    let assumed = view.assuming([MAX_PER_POST.to(9), QUORUM.to(Share::percent(50))]);
    assert_eq!(*view.get(MAX_PER_POST).unwrap().value, 4);
    assert_eq!(*assumed.get(MAX_PER_POST).unwrap().value, 9);
    assert_eq!(assumed.get(MAX_PER_POST).unwrap().chain.deciding.source, Source::Invented);
    assert!(view.stamp().is_some() && assumed.stamp().is_none());
    assert_eq!(assumed.get(MIN_PER_POST).unwrap_err().code(), "gap");
    assert_eq!(view.assuming([]).get(MAX_PER_POST).unwrap().value, &4);
    assert_eq!(format!("{MAX_PER_POST:?}"), "max-per-post");
}

#[test]
fn every_parameter_says_its_kind_and_its_meaning() {
    for info in ParamInfo::ALL {
        assert!(!info.kind.code().is_empty() && info.doc.contains('.'), "{}", info.name);
        assert_eq!(ParamInfo::find(info.name), Some(info));
    }
    let kinds: std::collections::BTreeSet<&str> =
        ParamInfo::ALL.iter().map(|info| info.kind.code()).collect();
    assert!(kinds.contains("months") && kinds.contains("years") && kinds.contains("table"));
    assert_eq!(MAX_PER_POST.info().kind, Kind::Count);
}

#[test]
fn the_sources_and_fates_have_stable_codes() {
    let sources = [
        Source::Text,
        Source::Proxy,
        Source::RecallHigh,
        Source::RecallMed,
        Source::RecallLow,
        Source::Invented,
    ];
    let codes: Vec<String> = sources.iter().map(ToString::to_string).collect();
    let expected = ["text", "proxy", "recall-high", "recall-med", "recall-low", "invented"];
    assert_eq!(codes, expected);
}

#[test]
fn an_account_tells_the_fate_of_each_edit() {
    let fates = |files: &[PackFile], on: &str, unit_path: &[&str]| {
        let book = book(files);
        let moment = Moment { legal_day: day(on), known_by: day(on), unit_path };
        let account = book.explain("max-per-post", &moment).unwrap();
        assert!(book.explain("no-such", &moment).is_none());
        account.edits.iter().map(|(_, fate)| fate.to_string()).collect::<Vec<_>>()
    };
    let central = written("a-2017-01-01", &["set = 4", "delegate = { min = 2, max = 4 }"]);
    let narrow = local("b-2018-01-01", Some("T"), &["set = 3"]);
    let wide = local("c-2018-01-01", Some("T"), &["set = 9"]);
    let ended = written("d-2019-01-01", &["repeal = true\nreplaces = \"a-2017-01-01/p\""]);
    let other = written("e-2017-06-01", &["set = 5"]);
    let all = [central.clone(), narrow.clone(), ended.clone()];
    assert_eq!(
        fates(&all, "2018-06-01", &["T"]),
        ["overridden", "delegates", "decides", "not-known"]
    );
    assert_eq!(
        fates(&all, "2018-06-01", &["U"]),
        ["decides", "delegates", "other-unit", "not-known"]
    );
    assert_eq!(
        fates(&all, "2019-06-01", &["U"]),
        ["replaced", "replaced", "other-unit", "repeals"]
    );
    let beyond = fates(&[central.clone(), wide], "2018-06-01", &["T"]);
    assert_eq!(beyond, ["overridden", "delegates", "out-of-bounds"]);
    assert_eq!(
        fates(&[central, other], "2018-06-01", &[]),
        ["conflicts", "delegates", "conflicts"]
    );
}

#[test]
fn bounds_and_reasons_are_shown_in_words() {
    let read = |keys: &str| book(&[written("a-2017-01-01", &[keys])]);
    for (keys, shown) in [
        ("delegate = { min = 2, max = 4 }", "≥ 2"),
        ("delegate = { one_of = [2, 3] }", "2 | 3"),
        ("delegate = {}", "*"),
    ] {
        let book = read(keys);
        let Act::Delegate(bounds) = &book.edits()[0].act else { panic!("{keys}") };
        assert!(bounds.to_string().contains(shown), "{bounds}");
    }
    let two = book(&[written("a-2017-01-01", &["set = 4"]), written("b-2017-01-02", &["set = 5"])]);
    let moment =
        Moment { legal_day: day("2018-01-01"), known_by: day("2018-01-01"), unit_path: &[] };
    let view = two.view(&moment);
    let conflict = view.get(MAX_PER_POST).unwrap_err();
    assert_eq!((conflict.code(), conflict.parameter()), ("conflict", "max-per-post"));
    let gap = view.get(MIN_PER_POST).unwrap_err();
    assert!(gap.to_string().contains("min-per-post"));
}

/// What is exported and read again must be the same law.
#[test]
fn a_table_written_as_toml_reads_back() {
    let mut tables = 0;
    for edit in shipped().edits() {
        let Act::Set(value) = &edit.act else { continue };
        if value.rows().is_none() {
            continue;
        }
        tables += 1;
        let written = toml::Value::try_from(&**value).unwrap();
        let name = edit.parameter.name;
        let given =
            Given::read(name, &written).unwrap().unwrap_or_else(|why| panic!("{name}: {why}"));
        let view = View::of([given]);
        assert_eq!(*view.by_name(name).unwrap().unwrap().value, **value, "{name}");
    }
    assert!(tables > 10);
}

#[test]
fn every_lint_names_its_place_its_data_and_its_remedy() {
    let wrong = [
        written("a-2017-01-01", &["set = 4"]),
        written("b-2017-01-02", &["set = 5"]),
        local("c-2017-02-01", Some("T"), &["set = 9"]),
    ];
    let today = day("2026-03-15");
    let broken = [PackFile { name: "x.md".to_owned(), text: "```edit\nset = 1\n".to_owned() }];
    let lints = [lint(&wrong, today), lint(&broken, today), lint(&packs(), today)].concat();
    let known: std::collections::BTreeSet<&str> = Fault::codes().collect();
    for lint in &lints {
        assert!(known.contains(lint.code()), "{}", lint.code());
        assert!(!lint.fault.mend().is_empty() && !lint.fault.to_string().is_empty());
        assert!(lint.line >= 1 && !lint.file.is_empty() && !lint.to_string().is_empty());
        assert!(lint.fault.data().iter().all(|(name, _)| !name.is_empty()));
        let (_, _) = (lint.severity(), lint.address());
    }
    assert!(lints.iter().any(|lint| lint.severity() == Severity::Error));
}
