//! The shipped packs: they load, their examples come out, each number has a
//! witness, and the two reviews of the demonstration find no gap.

mod support;

use base::{Day, Month, Share};
use lex::*;

fn book() -> LawBook {
    support::shipped()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn on<'a>(text: &str, unit_path: &'a [&'a str]) -> Moment<'a> {
    Moment { legal_day: day(text), known_by: day(text), unit_path }
}

#[test]
fn every_example_comes_out() {
    let failures = book().run_examples();
    let told: Vec<String> = failures
        .iter()
        .map(|f| {
            let at = format!("{}:{}", f.example.file, f.example.line);
            format!("{at}: {} gave {:?} by {:?}\n", f.example.parameter.name, f.found, f.cited)
        })
        .collect();
    assert!(failures.is_empty(), "{}", told.concat());
    assert!(book().examples().len() > 100);
}

#[test]
fn every_value_row_bound_and_day_has_a_witness() {
    let book = book();
    let lone: Vec<String> = book
        .unwitnessed_parts()
        .iter()
        .map(|lone| {
            let Unwitnessed { edit, part } = lone;
            format!("{} {} {part:?}\n", edit.citation.address(), edit.parameter.name)
        })
        .collect();
    assert!(lone.is_empty(), "{}", lone.concat());
}

#[test]
fn the_readme_names_every_pack_and_no_other() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law");
    let readme = std::fs::read_to_string(folder.join("README.md")).unwrap();
    let mut named: Vec<&str> =
        readme.split('`').filter(|word| word.ends_with(".md") && !word.contains('/')).collect();
    named.sort_unstable();
    let packs = support::packs();
    let mut shipped: Vec<&str> = packs.iter().map(|pack| pack.name.as_str()).collect();
    shipped.sort_unstable();
    assert_eq!(named, shipped);
}

#[test]
fn two_guidances_of_one_number_stand_side_by_side() {
    let book = book();
    let same: Vec<&str> = book
        .instruments()
        .iter()
        .filter(|instrument| instrument.number == "06-HD/BTCTW")
        .map(|instrument| instrument.id.as_str())
        .collect();
    assert_eq!(same, ["06-HD-BTCTW-2017-02-24", "06-HD-BTCTW-2021-07-26"]);
    let later = book.edits().iter().any(|e| e.citation.instrument == "06-HD-BTCTW-2021-07-26");
    assert!(!later, "the guidance on appointment sets nothing for plans");
}

#[test]
fn the_guidances_of_2008_2012_2017_and_the_regulations_follow_each_other() {
    let book = book();
    let decides = |on: &str| {
        let view = book.view(&self::on(on, &[]));
        view.get(MIN_PER_POST).map(|ruling| ruling.chain.deciding.number.clone()).ok()
    };
    let of = |number: &str| Some(number.to_owned());
    assert_eq!(decides("2008-10-20"), None);
    assert_eq!(decides("2008-10-21"), of("22-HD/BTCTW"));
    assert_eq!(decides("2012-11-04"), of("22-HD/BTCTW"));
    assert_eq!(decides("2012-11-05"), of("15-HD/BTCTW"));
    assert_eq!(decides("2017-02-23"), of("15-HD/BTCTW"));
    assert_eq!(decides("2017-02-24"), of("06-HD/BTCTW"));
    assert_eq!(decides("2021-12-26"), of("06-HD/BTCTW"));
    assert_eq!(decides("2021-12-27"), of("50-QĐ/TW"));
    assert_eq!(decides("2025-10-07"), of("50-QĐ/TW"));
    assert_eq!(decides("2025-10-08"), None, "regulation 377 gives no least number");
}

#[test]
fn on_no_day_of_change_do_provisions_contradict_or_overstep() {
    let book = book();
    let paths: [&[&str]; 4] = [&[], &["SL"], &["SL", "SL.TB"], &["SL", "SL.TB", "SL.TB.X01"]];
    for day in book.days_of_change() {
        for unit_path in paths {
            let view = book.view(&Moment { legal_day: day, known_by: day, unit_path });
            for info in ParamInfo::ALL {
                if let Some(Err(unresolved)) = view.by_name(info.name) {
                    assert_eq!(unresolved.code(), "gap", "{day} {unit_path:?}: {unresolved}");
                }
            }
        }
    }
}

/// What a review cannot do without.
const NEEDED: &[&str] = &[
    "review-procedure",
    "quorum",
    "quorum-base",
    "introduction-threshold",
    "decision-threshold",
    "threshold-base",
    "threshold-strict",
    "max-per-post",
    "min-per-post",
    "max-posts-per-person",
    "posts-per-person-scope",
    "committee-ratio-min",
    "committee-ratio-max",
    "min-remaining-service",
    "age-reference",
    "retirement-age",
    "evaluation-required",
    "evaluation-years",
    "evaluation-minimum",
    "evaluation-scale",
    "removal-conditions",
    "plan-sequence",
    "lower-first",
    "higher-post-only",
    "discipline-bars-from",
    "discipline-window",
    "discipline-expired-allowed",
    "women-share-target",
    "young-share-target",
    "young-age",
    "women-required",
];

fn without_gaps(view: &View) {
    let gaps: Vec<&&str> =
        NEEDED.iter().filter(|name| !matches!(view.by_name(name), Some(Ok(_)))).collect();
    assert!(gaps.is_empty(), "not configured: {gaps:?}");
}

#[test]
fn the_district_review_of_2017_finds_everything_it_needs() {
    for unit_path in [&["SL", "SL.TB"][..], &["SL", "SL.TB", "SL.TB.X01"]] {
        let view = book().view(&on("2017-03-15", unit_path));
        without_gaps(&view);
        let months = view.get(AGE_REFERENCE).unwrap().value;
        assert_eq!(reference_month(months, 2015, "district"), Month::new(2015, 6));
        assert_eq!(reference_month(months, 2020, "grassroots"), Month::new(2020, 4));
        let steps = view.get(REVIEW_PROCEDURE).unwrap().value;
        for sort in ["unit", "commune", "district"] {
            let steps = review_steps(steps, sort, PlanKind::Titles);
            assert_eq!(steps.iter().map(|s| s.order).collect::<Vec<_>>(), [1, 2, 3], "{sort}");
            assert!(steps[2].decides && steps[2].ballot == Ballot::Secret);
        }
    }
}

#[test]
fn the_commune_review_of_2026_finds_everything_it_needs() {
    for unit_path in [&["SL"][..], &["SL", "SL.X01"]] {
        let view = book().view(&on("2026-03-15", unit_path));
        without_gaps(&view);
        let months = view.get(AGE_REFERENCE).unwrap().value;
        assert_eq!(reference_month(months, 2025, "commune"), Month::new(2025, 7));
        assert_eq!(reference_month(months, 2030, "province"), Month::new(2030, 9));
        let steps = view.get(REVIEW_PROCEDURE).unwrap().value;
        for sort in ["unit", "commune", "province"] {
            assert!(review_steps(steps, sort, PlanKind::Committee).last().unwrap().decides);
        }
    }
}

#[test]
fn a_local_value_cites_the_letter_the_delegation_and_what_it_overrides() {
    let view = book().view(&on("2017-03-15", &["SL", "SL.TB"]));
    let ruling = view.get(MAX_PER_POST).unwrap();
    assert_eq!(*ruling.value, 3);
    assert_eq!(ruling.chain.deciding.address(), "412-CV-TU-2017-03-06/diem-1");
    assert_eq!(ruling.chain.deciding.source, Source::Invented);
    assert_eq!(ruling.chain.overrides[0].number, "06-HD/BTCTW");
    let under = ruling.chain.under.as_ref().unwrap();
    assert_eq!(under.by.provision, "phan-cap");
    assert_eq!(under.bounds.to_string(), "≥ 2, ≤ 4");
}

#[test]
fn the_amendment_of_2017_replaces_only_what_it_names() {
    let view = book().view(&on("2017-03-15", &[]));
    let ruling = view.get(MAX_PER_POST).unwrap();
    assert_eq!(*ruling.value, 4);
    assert_eq!(ruling.chain.replaced[0].address(), "15-HD-BTCTW-2012-11-05/so-luong");
    let kept = view.get(COMMITTEE_RATIO_MIN).unwrap();
    assert_eq!(*kept.value, Share::new(3, 2).unwrap());
    assert_eq!(kept.chain.deciding.number, "15-HD/BTCTW");
}

#[test]
fn what_the_regulation_of_2025_leaves_open_is_not_configured_outside_the_province() {
    let view = book().view(&on("2026-03-15", &["XX"]));
    for name in ["review-procedure", "quorum", "women-share-target", "min-per-post"] {
        assert_eq!(view.by_name(name).unwrap().unwrap_err().code(), "gap", "{name}");
    }
    let Err(Unresolved::Gap { repealed_by, .. }) = view.get(QUORUM) else { panic!() };
    assert_eq!(repealed_by[0].number, "377-QĐ/TW", "it ended what stood before");
}

#[test]
fn every_instrument_of_unread_words_says_so() {
    for instrument in book().instruments() {
        assert!(!instrument.status.is_empty(), "{}", instrument.id);
        for provision in &instrument.provisions {
            let invented = instrument.scope.is_some();
            let quoted = matches!(provision.words, Some(Words::Quoted(_)));
            assert_eq!(quoted, invented, "{} {}", instrument.id, provision.slug);
        }
    }
    for edit in book().edits() {
        let local = edit.authority.is_some();
        assert_eq!(edit.citation.source == Source::Invented, local, "{}", edit.citation.address());
    }
}

/// What a person has to see to and no machine can: values that nobody has
/// compared with the document, and delegations of which the text is unseen.
const FOR_PEOPLE: [&str; 2] = ["long-unconfirmed", "no-reference"];

#[test]
fn the_packs_lint_clean_but_for_what_people_must_confirm() {
    let lints = lint(&support::packs(), day("2026-11-23"));
    let told: Vec<String> = lints
        .iter()
        .filter(|lint| !FOR_PEOPLE.contains(&lint.code()))
        .map(|lint| format!("{lint} ({})\n", lint.address()))
        .collect();
    assert!(told.is_empty(), "{}", told.concat());
    for lint in &lints {
        assert!(lint.line > 0 && lint.column > 0 && !lint.file.is_empty());
        assert_eq!(lint.severity(), Severity::Warning);
    }
}
