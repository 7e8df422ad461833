//! How the law in force is computed: by named replacement, delegation and
//! narrowest scope, never by order or novelty.

mod support;

use lex::*;
use support::{ask, book, day, local, written};

fn fails(reason: &str) -> Result<u32, String> {
    Err(reason.to_owned())
}

const BASE: &str = "A-2010-01-01";

#[test]
fn a_partial_amendment_replaces_and_the_old_value_revives_when_it_expires() {
    let amended = "set = 4\nto = 2012-12-31\nreplaces = \"A-2010-01-01/p\"";
    let book = book(&[written(BASE, &["set = 3"]), written("B-2012-01-01", &[amended])]);
    assert_eq!(ask(&book, "2009-12-31", &[]), fails("gap"));
    assert_eq!(ask(&book, "2011-12-31", &[]), Ok(3));
    assert_eq!(ask(&book, "2012-06-01", &[]), Ok(4));
    assert_eq!(ask(&book, "2013-01-01", &[]), Ok(3), "revived on expiry");
}

#[test]
fn a_chain_of_amendments_does_not_revive_what_the_middle_replaced() {
    let book = book(&[
        written(BASE, &["set = 3"]),
        written("B-2011-01-01", &["set = 4\nreplaces = \"A-2010-01-01/p\""]),
        written("C-2012-01-01", &["set = 5\nreplaces = \"B-2011-01-01/p\""]),
    ]);
    assert_eq!(ask(&book, "2013-01-01", &[]), Ok(5));
    let moment =
        Moment { legal_day: day("2013-01-01"), known_by: day("2013-01-01"), unit_path: &[] };
    let view = book.view(&moment);
    let chain = view.get(MAX_PER_POST).unwrap().chain;
    let replaced: Vec<String> = chain.replaced.iter().map(|c| c.instrument.clone()).collect();
    assert_eq!(replaced, ["B-2011-01-01", "A-2010-01-01"]);
}

#[test]
fn two_amendments_that_overlap_by_accident_are_a_conflict_naming_both() {
    let book = book(&[
        written(BASE, &["set = 3"]),
        written("B-2011-01-01", &["set = 4\nreplaces = \"A-2010-01-01/p\""]),
        written("C-2012-01-01", &["set = 5\nreplaces = \"A-2010-01-01/p\""]),
    ]);
    assert_eq!(ask(&book, "2011-06-01", &[]), Ok(4));
    let moment =
        Moment { legal_day: day("2012-06-01"), known_by: day("2012-06-01"), unit_path: &[] };
    let Err(Unresolved::Conflict { all, .. }) = book.view(&moment).get(MAX_PER_POST).map(|_| ())
    else {
        panic!("the calendar must not settle it")
    };
    assert_eq!(all.len(), 2);
}

#[test]
fn a_repeal_leaves_a_stated_gap_or_revives_by_name() {
    let files = |more: &str| {
        [
            written(BASE, &["set = 3"]),
            written("B-2011-01-01", &["set = 4\nreplaces = \"A-2010-01-01/p\""]),
            written(
                "C-2012-01-01",
                &[&format!("repeal = true\nreplaces = \"B-2011-01-01/p\"\n{more}")],
            ),
        ]
    };
    assert_eq!(ask(&book(&files("gap = true")), "2012-06-01", &[]), fails("gap"));
    let revived = book(&files("revives = \"A-2010-01-01/p\""));
    assert_eq!(ask(&revived, "2012-06-01", &[]), Ok(3));
}

#[test]
fn a_subtree_is_named_by_its_unit_not_by_a_like_beginning() {
    let centre = written(BASE, &["set = 3", "delegate = { min = 1, max = 9 }"]);
    let book = book(&[centre, local("L-2011-01-01", Some("SL"), &["set = 2"])]);
    assert_eq!(ask(&book, "2011-06-01", &["SL", "SL.TB"]), Ok(2));
    assert_eq!(ask(&book, "2011-06-01", &["SLX"]), Ok(3));
    assert_eq!(ask(&book, "2011-06-01", &["XX", "SL.TB"]), Ok(3));
}

#[test]
fn a_units_own_value_needs_a_delegation_and_its_bounds() {
    let own = |value: u32| local("L-2011-01-01", Some("SL"), &[&format!("set = {value}")]);
    let none = book(&[written(BASE, &["set = 3"]), own(2)]);
    assert_eq!(ask(&none, "2011-06-01", &["SL"]), fails("out-of-bounds"), "nothing delegated");
    let bounded = written(BASE, &["set = 3", "delegate = { min = 2, max = 4 }"]);
    for (value, found) in
        [(1, fails("out-of-bounds")), (2, Ok(2)), (4, Ok(4)), (5, fails("out-of-bounds"))]
    {
        assert_eq!(
            ask(&book(&[bounded.clone(), own(value)]), "2011-06-01", &["SL"]),
            found,
            "{value}"
        );
    }
    // Where nobody outside speaks, there is nothing to overstep.
    assert_eq!(ask(&book(&[own(7)]), "2011-06-01", &["SL"]), Ok(7));
}

#[test]
fn bounds_that_tighten_later_turn_a_standing_act_into_a_finding_with_its_data() {
    let tighter = "delegate = { min = 3, max = 4 }\nreplaces = \"A-2010-01-01/p\"";
    let book = book(&[
        written(BASE, &["set = 3"]),
        written("D-2010-01-02", &["delegate = { min = 1, max = 4 }"]),
        local("L-2011-01-01", Some("SL"), &["set = 2"]),
        written("E-2012-01-01", &[&tighter.replace("A-2010-01-01", "D-2010-01-02")]),
    ]);
    assert_eq!(ask(&book, "2011-12-31", &["SL"]), Ok(2));
    let moment =
        Moment { legal_day: day("2012-01-01"), known_by: day("2012-01-01"), unit_path: &["SL"] };
    let Err(Unresolved::OutOfBounds { excess, .. }) =
        book.view(&moment).get(MAX_PER_POST).map(|_| ())
    else {
        panic!("the unit's act oversteps from this day on")
    };
    assert_eq!(excess.act.citation.instrument, "L-2011-01-01");
    assert_eq!(excess.delegation.as_ref().unwrap().by.instrument, "E-2012-01-01");
    assert_eq!(excess.outside[0].instrument, "A-2010-01-01");
}

#[test]
fn leave_to_narrow_is_not_leave_to_pass_on() {
    let centre = written(BASE, &["set = 3", "delegate = { min = 1, max = 9 }"]);
    let province = |passes: bool| {
        let edits: &[&str] =
            if passes { &["set = 4", "delegate = { min = 2, max = 5 }"] } else { &["set = 4"] };
        local("L-2011-01-01", Some("SL"), edits)
    };
    let district = local("M-2011-06-01", Some("TB"), &["set = 2"]);
    let path = &["SL", "TB"];
    let kept = book(&[centre.clone(), province(false), district.clone()]);
    assert_eq!(
        ask(&kept, "2012-01-01", path),
        fails("out-of-bounds"),
        "the province did not pass it on"
    );
    let passed = book(&[centre, province(true), district.clone()]);
    assert_eq!(ask(&passed, "2012-01-01", path), Ok(2));
    // Who was given nothing cannot give.
    let bare = written(BASE, &["set = 3"]);
    let usurped = local("L-2011-01-01", Some("SL"), &["delegate = {}"]);
    assert_eq!(ask(&book(&[bare, usurped, district]), "2012-01-01", path), fails("out-of-bounds"));
}

#[test]
fn an_act_reaches_no_further_than_its_issuer() {
    let centre = written(BASE, &["set = 3", "delegate = {}"]);
    let district = local("M-2011-06-01", Some("TB"), &["set = 2\nunit = \"SL\""]);
    assert_eq!(ask(&book(&[centre, district]), "2012-01-01", &["SL", "TB"]), Ok(3));
}

#[test]
fn a_correction_entered_late_shows_only_to_who_knows_it() {
    let late = "set = 4\nreplaces = \"A-2010-01-01/p\"\nknown = 2015-01-01";
    let book = book(&[written(BASE, &["set = 3"]), written("B-2012-01-01", &[late])]);
    let at = |known: &str| {
        let moment = Moment { legal_day: day("2013-01-01"), known_by: day(known), unit_path: &[] };
        *book.view(&moment).get(MAX_PER_POST).unwrap().value
    };
    assert_eq!((at("2013-01-01"), at("2015-01-01")), (3, 4), "the old decision replays");
}

#[test]
fn a_parameter_is_explained_edit_by_edit() {
    let book = book(&[
        written(BASE, &["set = 3"]),
        written("D-2010-01-02", &["delegate = { min = 1, max = 9 }"]),
        local("L-2011-01-01", Some("SL"), &["set = 2"]),
        local("M-2011-01-02", Some("XX"), &["set = 2"]),
        written("B-2012-01-01", &["set = 4\nreplaces = \"A-2010-01-01/p\""]),
        written("C-2012-06-01", &["set = 8\nto = 2012-12-31\nreplaces = \"B-2012-01-01/p\""]),
        written("Z-2020-01-01", &["set = 9\nreplaces = \"B-2012-01-01/p\""]),
    ]);
    let moment =
        Moment { legal_day: day("2013-01-01"), known_by: day("2013-01-01"), unit_path: &["SL"] };
    let told = book.explain("max-per-post", &moment).unwrap();
    let fates: Vec<(&str, &str)> =
        told.edits.iter().map(|(e, fate)| (&e.citation.instrument[..1], fate.code())).collect();
    let wanted = [
        ("A", "replaced"),
        ("D", "delegates"),
        ("L", "decides"),
        ("M", "other-unit"),
        ("B", "overridden"),
        ("C", "not-in-force"),
        ("Z", "not-known"),
    ];
    assert_eq!(fates, wanted);
    assert_eq!(*told.outcome.unwrap().0, Value::Number(2));
    assert!(book.explain("no-such", &moment).is_none());
}

#[test]
fn who_replaces_a_provision_replaces_its_delegation_too() {
    let book = book(&[
        written(BASE, &["set = 3", "delegate = { min = 1, max = 9 }"]),
        local("L-2011-01-01", Some("SL"), &["set = 2"]),
        written("B-2012-01-01", &["set = 4\nreplaces = \"A-2010-01-01/p\""]),
    ]);
    assert_eq!(ask(&book, "2011-06-01", &["SL"]), Ok(2));
    assert_eq!(ask(&book, "2012-06-01", &["SL"]), fails("out-of-bounds"));
}

#[test]
fn one_view_serves_all_units_that_the_law_does_not_name() {
    let centre = written(BASE, &["set = 3", "delegate = {}"]);
    let book = book(&[centre, local("L-2011-01-01", Some("SL"), &["set = 2"])]);
    assert_eq!(book.named_units(&["SL", "SL.TB", "SL.TB.X01"]), ["SL"]);
    assert!(book.named_units(&["XX", "XX.Y"]).is_empty());
}
