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

    #[test]
    fn what_lint_says_does_not_depend_on_the_order_of_files_or_blocks(
        (world, shuffled) in worlds().prop_flat_map(|w| (Just(w.clone()), Just(w).prop_shuffle()))
    ) {
        let today = Day::new(2014, 1, 1).unwrap();
        let told = lint(&files(&world), today);
        prop_assert_eq!(&told, &lint(&files(&shuffled), today));
        let mut turned = world;
        turned.iter_mut().for_each(|(_, _, edits)| edits.reverse());
        // Lines differ then; what is said of which address does not.
        let said = |lints: &[Lint]| {
            let mut said: Vec<String> =
                lints.iter().map(|l| format!("{} {}", l.address(), l.code())).collect();
            said.sort();
            said
        };
        prop_assert_eq!(said(&told), said(&lint(&files(&turned), today)));
    }

    #[test]
    fn lint_tells_of_contradictions_exactly_when_some_unit_meets_one(world in worlds()) {
        let book = book(&files(&world));
        let known_by = Day::new(2999, 1, 1).unwrap();
        let paths: [&[&str]; 3] = [&[], &["SL"], &["TB"]];
        let moments = (1999..2020).flat_map(|year| {
            paths.map(|unit_path| (Day::new(year, 6, 1).unwrap(), unit_path))
        });
        let met: Vec<&str> = moments
            .filter_map(|(legal_day, unit_path)| {
                let view = book.view(&Moment { legal_day, known_by, unit_path });
                view.get(MAX_PER_POST).err().map(|unresolved| unresolved.code())
            })
            .collect();
        let lints = book.lint(Day::new(2014, 1, 1).unwrap());
        let told = |code: &str| lints.iter().any(|lint| lint.code() == code);
        prop_assert_eq!(told("overlapping-dates"), met.contains(&"conflict"));
        prop_assert_eq!(told("undeclared-excess"), met.contains(&"out-of-bounds"));
        prop_assert!(!told("not-examined"));
    }

    #[test]
    fn confirming_changes_no_answer_but_who_checked(world in worlds()) {
        let book = book(&files(&world));
        let on = Day::new(2014, 1, 1).unwrap();
        let words: Vec<Confirmation> =
            book.edits().iter().map(|edit| Confirmation::of(edit, on, "N.V.A.")).collect();
        let (confirmed, stale) = book.confirmed(&words);
        prop_assert!(stale.is_empty());
        prop_assert!(confirmed.edits().iter().all(|edit| edit.citation.checked.is_some()));
        for year in 1999..2014 {
            let legal_day = Day::new(year, 6, 1).unwrap();
            let moment = Moment { legal_day, known_by: legal_day, unit_path: &["SL", "TB"] };
            for change in book.view(&moment).changes(&confirmed.view(&moment)) {
                prop_assert_eq!(change.extent, Extent::Citation);
            }
            prop_assert!(book.compare(&moment, &moment).is_empty());
        }
    }

    #[test]
    fn bytes_of_any_kind_are_a_pack_or_a_fault_with_a_place(
        noise in proptest::collection::vec(any::<u8>(), 0..200),
        at in 0usize..400,
    ) {
        let sound = written("A-2010-01-01", &["set = 3"]).text.into_bytes();
        let at = at.min(sound.len());
        let bytes = [&sound[..at], &noise, &sound[at..]].concat();
        let faults = match PackFile::from_bytes("a.md", &bytes) {
            Ok(file) => LawBook::load(&[file]).err().unwrap_or_default(),
            Err(fault) => vec![fault],
        };
        prop_assert!(faults.iter().all(|fault| fault.line > 0 && fault.column > 0));
    }
}
