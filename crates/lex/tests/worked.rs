//! Worked cases: several days in one block, the day before and after, a unit's
//! own value under a delegation, and what no case witnesses.

mod support;

use lex::*;
use support::{book, day};

/// An instrument of one provision whose blocks are given.
fn pack(id: &str, blocks: &[(&str, &str)]) -> PackFile {
    let mut pack = support::written(id, &[]);
    for (kind, body) in blocks {
        pack.text += &format!("\n```{kind}\n{body}\n```\n");
    }
    pack
}

const FIRST: &str = "parameter = \"max-per-post\"\nset = 3\nfrom = 2012-11-05\nsource = \"text\"";
const SECOND: &str = "parameter = \"max-per-post\"\nset = 4\nfrom = 2017-02-24\nto = 2021-12-26\n\
                      replaces = \"A-2012-11-05/p\"\nsource = \"text\"";

fn two(example: &str) -> LawBook {
    let first = pack("A-2012-11-05", &[("edit", FIRST)]);
    let second = pack("B-2017-02-24", &[("edit", SECOND), ("example", example)]);
    book(&[first, second])
}

fn fails(example: &str) -> Vec<String> {
    let told = |f: ExampleFailure| {
        let found = f.found.map_or_else(|u| u.code().to_owned(), |value| value.to_string());
        format!("{}: {found}", f.example.on)
    };
    two(&format!("parameter = \"max-per-post\"\n{example}"))
        .run_examples()
        .into_iter()
        .map(told)
        .collect()
}

#[test]
fn one_block_asks_on_each_day_and_on_the_days_beside() {
    assert!(
        fails("on = [2017-02-24, 2018-01-01, 2021-12-26]\nexpect = 4\nbefore = 3\nafter = 3")
            .is_empty()
    );
    assert_eq!(fails("on = [2018-01-01, 2017-02-23]\nexpect = 4"), ["2017-02-23: 3"]);
    assert_eq!(fails("on = 2017-02-24\nexpect = 4\nbefore = 2"), ["2017-02-23: 3"]);
    assert_eq!(fails("on = 2021-12-26\nexpect = 4\nafter = \"gap\""), ["2021-12-27: 3"]);
    // Within the force period the provision itself decides the day beside.
    assert_eq!(fails("on = 2018-01-01\nexpect = 4\nbefore = 4"), ["2017-12-31: 4"]);
}

#[test]
fn the_day_beside_is_asked_with_what_is_known_on_the_day_itself() {
    let of = two("parameter = \"max-per-post\"\non = 2017-02-24\nexpect = 4\nbefore = 3");
    let beside = of.examples().iter().find(|example| example.on == day("2017-02-23")).unwrap();
    assert_eq!(beside.known, day("2017-02-24"));
    assert_eq!((beside.cites.as_deref(), beside.not_by.as_deref()), (None, Some("B-2017-02-24/p")));
}

#[test]
fn what_no_example_witnesses_is_named_part_by_part() {
    let lone = |example: &str| {
        let book = two(&format!("parameter = \"max-per-post\"\n{example}"));
        let own = book.unwitnessed_parts().into_iter();
        let own = own.filter(|lone| lone.edit.citation.instrument == "B-2017-02-24");
        own.map(|lone| lone.part.code().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(lone("on = 2018-01-01\nexpect = 4"), ["from", "to"]);
    assert_eq!(lone("on = [2017-02-24, 2018-01-01]\nexpect = 4\nbefore = 3"), ["to"]);
    let whole = "on = [2017-02-24, 2021-12-26]\nexpect = 4\nbefore = 3\nafter = 3";
    assert!(lone(whole).is_empty());
    let gone = "on = 2011-01-01\nexpect = \"gap\"";
    assert_eq!(lone(gone), ["value", "from", "to"]);
}

fn delegated(example: &str) -> Vec<String> {
    let delegate = "parameter = \"max-per-post\"\ndelegate = { min = 2, max = 4 }\n\
                    from = 2017-02-24\nsource = \"text\"";
    let example =
        format!("parameter = \"max-per-post\"\non = 2018-01-01\nunit = [\"SL\"]\n{example}");
    let first = pack("A-2012-11-05", &[("edit", FIRST)]);
    let second = pack("B-2017-02-24", &[("edit", delegate), ("example", &example)]);
    let book = book(&[first, second]);
    let failed = !book.run_examples().is_empty();
    let lone = book.unwitnessed_parts().into_iter();
    let lone = lone.filter(|lone| lone.edit.citation.instrument == "B-2017-02-24");
    let lone = lone.map(|lone| lone.part.code().to_owned());
    failed.then(|| "fails".to_owned()).into_iter().chain(lone).collect()
}

#[test]
fn a_delegation_is_witnessed_by_what_it_accepts_and_refuses() {
    let whole = "accepts = [2, 4]\nrefuses = [1, 5]";
    assert_eq!(delegated(whole), ["from"], "the first day is asked by no example");
    assert_eq!(delegated("accepts = [2]"), ["max", "from"]);
    assert_eq!(delegated("refuses = [5]"), ["min", "from"]);
    assert_eq!(delegated("accepts = [5]")[0], "fails");
    assert_eq!(delegated("refuses = [3]")[0], "fails");
}

#[test]
fn what_nobody_delegates_is_no_witness_of_a_delegation() {
    // On the day before, nothing is delegated: the centre's 3 stands alone.
    let delegate =
        "parameter = \"min-per-post\"\ndelegate = {}\nfrom = 2017-02-24\nsource = \"text\"";
    let example = "parameter = \"min-per-post\"\non = 2017-02-23\nknown = 2017-02-24\n\
                   unit = [\"SL\"]\naccepts = [2]";
    let free = book(&[pack("B-2017-02-24", &[("edit", delegate), ("example", example)])]);
    assert_eq!(free.run_examples().len(), 1, "free to act, but not by this delegation");
}

#[test]
fn a_row_that_no_example_shows_is_named_by_its_number() {
    let edit = "parameter = \"women-required\"\nfrom = 2012-11-05\nsource = \"text\"\n\
                [[row]]\nlevel = \"province\"\n[[row]]\nlevel = \"district\"";
    let example = "parameter = \"women-required\"\non = 2012-11-05\nbefore = \"gap\"\n\
                   has = { level = \"province\" }";
    let book = book(&[pack("A-2012-11-05", &[("edit", edit), ("example", example)])]);
    assert_eq!(book.run_examples(), []);
    let parts: Vec<Part> = book.unwitnessed_parts().iter().map(|lone| lone.part).collect();
    assert_eq!(parts, [Part::Row(2)]);
}

#[test]
fn an_example_that_asks_nothing_clear_is_refused_on_its_line() {
    let refused = |example: &str| {
        let example = format!("parameter = \"max-per-post\"\n{example}");
        let first = pack("A-2012-11-05", &[("edit", FIRST), ("example", &example)]);
        let errors = LawBook::load(&[first]).unwrap_err();
        (errors[0].code().to_owned(), errors.len())
    };
    for example in [
        "on = 2018-01-01",
        "on = 2018-01-01\nexpect = 3\naccepts = [2]",
        "on = 2018-01-01\naccepts = [2]",
        "on = 2018-01-01\nunit = [\"SL\"]\nrefuses = [\"2\"]",
        "on = 2018-01-01\nexpect = 3\nbefore = \"nothing\"",
        "on = 2018-01-01\nexpect = 3\nafter = true",
    ] {
        assert_eq!(refused(example), ("wrong-type".to_owned(), 1), "{example}");
    }
    assert_eq!(refused("on = []\nexpect = 3").0, "unreadable");
    assert_eq!(refused("on = [2018]\nexpect = 3").0, "unreadable");
}
