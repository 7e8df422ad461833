//! A thousand names in the order of Vietnamese lists. The expected order was
//! made by `names/make.py`, which shares no line with the program.

use base::{PersonName, name_order, nfc};
use std::collections::BTreeSet;

const NAMES: &str = include_str!("names/names.txt");
const IN_ORDER: &str = include_str!("names/in-order.txt");

#[test]
fn a_thousand_names_are_sorted_as_expected() {
    let mut names: Vec<&str> = NAMES.lines().collect();
    let expected: Vec<&str> = IN_ORDER.lines().collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 1000, "names that are all different");
    assert_ne!(names, expected, "they come shuffled");
    names.sort_by_key(|name| name_order(name));
    for (place, (name, expected)) in names.iter().zip(&expected).enumerate() {
        assert_eq!(name, expected, "place {}", place + 1);
    }
    assert_eq!(names.len(), expected.len());
}

/// The databases sort by the stored key, as bytes: it must tell apart what the
/// order does, however the letters came in.
#[test]
fn the_keys_are_all_different_and_do_not_depend_on_how_letters_are_composed() {
    use unicode_normalization::UnicodeNormalization;
    let mut keys = BTreeSet::new();
    for name in IN_ORDER.lines() {
        assert_eq!(nfc(name), name);
        let taken_apart: String = name.nfd().collect();
        let order = PersonName::parse(&taken_apart).unwrap().order();
        assert_eq!(order, name_order(name));
        assert!(order.is_ascii(), "{order}");
        assert!(keys.insert(order), "{name} has the key of another name");
    }
    assert_eq!(keys.len(), 1000);
}
