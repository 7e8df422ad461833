//! Properties: the law in force depends on what the packs say, and on nothing
//! else.

mod support;

use base::Day;
use lex::*;
use proptest::prelude::*;
use support::{Written, book, file, written};

/// Id, scope and edits of each instrument.
type World = Vec<(String, Option<&'static str>, Vec<String>)>;

/// A random set of instruments, one a year; each may replace some earlier ones,
/// end, be late in becoming known, or be a unit's own.
fn worlds() -> impl Strategy<Value = World> {
    let one = (0u32..6, any::<[bool; 8]>(), 0u8..6, 0u8..5);
    proptest::collection::vec(one, 1..8).prop_map(|recipe| {
        let ids: Vec<String> =
            (0..recipe.len()).map(|at| format!("I{at}-{}-01-01", 2000 + at)).collect();
        let scopes: Vec<Option<&'static str>> = recipe
            .iter()
            .map(|(_, _, sort, _)| match sort {
                0 => Some("SL"),
                1 => Some("TB"),
                _ => None,
            })
            .collect();
        let entry = |at: usize| {
            let (value, hits, sort, life) = &recipe[at];
            let mut keys = match sort {
                2 => format!("delegate = {{ min = {}, max = 4 }}", value.min(&3)),
                _ => format!("set = {value}"),
            };
            let start = 2000 + at;
            let to = (*life > 0).then(|| start + usize::from(*life));
            if let Some(year) = to {
                keys += &format!("\nto = {year}-12-31");
            }
            let alive = |old: usize| {
                let life = recipe[old].3;
                life == 0 || 2000 + old + usize::from(life) >= start
            };
            let named: Vec<String> = (0..at)
                .filter(|old| hits[*old] && alive(*old) && scopes[*old] == scopes[at])
                .map(|old| format!("\"{}/p\"", ids[old]))
                .collect();
            if !named.is_empty() {
                keys += &format!("\nreplaces = [{}]", named.join(", "));
            }
            // An act of the centre may also single out a district.
            let mut edits = vec![keys];
            if *sort == 3 {
                edits.push(format!("set = {}\nunit = \"TB\"", value + 1));
            }
            (ids[at].clone(), scopes[at], edits)
        };
        (0..recipe.len()).map(entry).collect()
    })
}

fn files(world: &World) -> Vec<PackFile> {
    let one = |(id, scope, edits): &(String, Option<&'static str>, Vec<String>)| {
        file(&Written { id, scope: *scope, edits: edits.clone() })
    };
    world.iter().map(one).collect()
}

fn answers(book: &LawBook) -> Vec<String> {
    let paths: [&[&str]; 3] = [&[], &["SL"], &["SL", "TB"]];
    let mut all = Vec::new();
    for year in 1999..2014 {
        for unit_path in paths {
            let legal_day = Day::new(year, 6, 1).unwrap();
            let view = book.view(&Moment { legal_day, known_by: legal_day, unit_path });
            all.push(format!("{:?}", view.get(MAX_PER_POST)));
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn the_answer_does_not_depend_on_the_order_of_files(
        (world, shuffled) in worlds().prop_flat_map(|w| (Just(w.clone()), Just(w).prop_shuffle()))
    ) {
        let (one, two) = (book(&files(&world)), book(&files(&shuffled)));
        prop_assert!(answers(&one) == answers(&two));
        prop_assert_eq!(one.digest(), two.digest());
    }

    #[test]
    fn the_answer_does_not_depend_on_the_order_of_edits_in_a_file(world in worlds()) {
        let mut turned = world.clone();
        turned.iter_mut().for_each(|(_, _, edits)| edits.reverse());
        prop_assert!(answers(&book(&files(&world))) == answers(&book(&files(&turned))));
    }

    #[test]
    fn an_instrument_without_edits_changes_no_answer(world in worlds()) {
        let mut more = files(&world);
        let before = book(&more);
        more.push(written("EMPTY-2005-05-05", &[]));
        let after = book(&more);
        prop_assert!(answers(&before) == answers(&after));
        prop_assert_ne!(before.digest(), after.digest());
    }

    #[test]
    fn every_value_comes_from_an_edit_in_force_that_covers_the_unit(world in worlds()) {
        let book = book(&files(&world));
        for year in 1999..2014 {
            let legal_day = Day::new(year, 6, 1).unwrap();
            let view = book.view(&Moment { legal_day, known_by: legal_day, unit_path: &["SL"] });
            if let Ok(ruling) = view.get(MAX_PER_POST) {
                let of = |e: &&Edit| e.citation == ruling.chain.deciding;
                let edit = book.edits().iter().find(of).unwrap();
                prop_assert!(edit.in_force(legal_day) && edit.known <= legal_day);
                prop_assert!(edit.unit.as_deref().is_none_or(|code| code == "SL"));
            }
        }
    }
}
