use super::*;
use crate::{Level, Person, Post, PostKind, RosterBuilder, Sex, System, Unit};
use base::{Day, PartialDate, PersonId, PersonName, PostId, UnitId, fold};
use proptest::prelude::*;

fn unit(id: i64, code: &str, name: &str, parent: Option<UnitIx>) -> Unit {
    let (level, system) = (Level::new("district"), System::Party);
    let (code, name) = (code.into(), name.into());
    Unit { id: UnitId(id), code, name, level, system, parent, from: None, to: None }
}

fn person(id: i64, name: &str, unit: UnitIx) -> Person {
    Person {
        id: PersonId(id),
        name: PersonName::parse(name).unwrap(),
        sex: Sex::Female,
        birth: PartialDate::Year(1980),
        unit,
        ethnicity: None,
        education: None,
        theory: None,
        management: None,
        party_official: None,
        evaluations: vec![],
        disciplines: None,
        background_verified: None,
        science: None,
        written_position: None,
        holdings: vec![],
        pending_appointment: None,
        retirement_override: None,
    }
}

/// People in the district, then those in the board below it.
fn roster(district: &[&str], board: &[&str]) -> Roster {
    let mut builder = RosterBuilder::default();
    let top = builder.unit(unit(1, "SL.TB", "Huyện ủy Thượng Bình", None));
    let below = builder.unit(unit(2, "SL.TB.BDV", "Ban Dân vận", Some(top)));
    let title = "Trưởng ban".to_owned();
    builder.post(Post {
        id: PostId(1),
        unit: below,
        body: None,
        title,
        kind: PostKind::Head,
        rank: 1,
        seats: 1,
        key: true,
    });
    let each =
        district.iter().map(|name| (name, top)).chain(board.iter().map(|name| (name, below)));
    for (at, (name, unit)) in each.enumerate() {
        builder.person(person(at as i64 + 1, name, unit));
    }
    builder.build(Day::new(2017, 1, 1).unwrap()).unwrap()
}

fn people(district: &[&str], board: &[&str], text: &str) -> Vec<String> {
    let roster = roster(district, board);
    let wanted = Wanted::of(text).unwrap();
    let hits = Directory::of(&roster).people(&wanted, |_, _| true, usize::MAX);
    assert_eq!(hits.total, hits.best.len());
    hits.best.into_iter().map(|at| roster.person(at).name.as_str().to_owned()).collect()
}

#[test]
fn marks_and_the_place_of_the_tone_do_not_matter() {
    let names = ["Đặng Thị Hoà", "Đặng Thị Hòa", "Đặng Thị Hoàn"];
    for text in ["hoà", "hòa", "HOA", "dang hoa", "Đặng Thị Hoà"] {
        assert_eq!(people(&names, &[], text)[..2], names[..2], "{text}");
    }
}

#[test]
fn whole_words_come_before_beginnings_and_beginnings_before_insides() {
    let names = ["Lò Thị Lan", "Hà Văn Anh", "Bùi An Bình", "Lò Văn An"];
    assert_eq!(people(&names, &[], "an"), ["Lò Văn An", "Bùi An Bình", "Hà Văn Anh", "Lò Thị Lan"]);
}

#[test]
fn words_are_found_in_any_order_and_the_order_typed_comes_first() {
    let names = ["Lò Văn An", "Lò An Văn"];
    assert_eq!(people(&names, &[], "an van"), ["Lò An Văn", "Lò Văn An"]);
    assert_eq!(people(&names, &[], "van an lo"), ["Lò Văn An", "Lò An Văn"]);
    assert!(people(&names, &[], "an mai").is_empty());
}

#[test]
fn the_unit_narrows_a_search_and_alone_finds_nobody() {
    let (district, board) = (["Lò Văn An", "Hà Thị Bình"], ["Bùi Văn An"]);
    assert_eq!(people(&district, &board, "an dan van"), ["Bùi Văn An", "Lò Văn An"][..1]);
    // The board is below the district; Bình is a name too.
    assert_eq!(people(&district, &board, "an thuong binh").len(), 2);
    assert!(people(&district, &board, "thuong").is_empty());
    assert_eq!(people(&district, &board, "binh"), ["Hà Thị Bình"]);
}

#[test]
fn posts_are_found_by_title_and_unit_and_units_by_name_or_code() {
    let roster = roster(&[], &[]);
    let directory = Directory::of(&roster);
    let post = |text| directory.posts(&Wanted::of(text).unwrap(), |_, _| true, 9).best;
    assert_eq!(post("truong ban dan van"), [PostIx(0)]);
    assert!(post("truong phong").is_empty());
    let unit = |text| directory.units(&Wanted::of(text).unwrap(), |_| true, 9).best;
    assert_eq!(unit("dan van"), [UnitIx(1)]);
    assert_eq!(unit("SL.TB.BDV"), [UnitIx(1)]);
    assert_eq!(unit("sl.tb"), [UnitIx(0), UnitIx(1)]);
}

#[test]
fn who_may_not_be_seen_is_neither_named_nor_counted() {
    let roster = roster(&["Lò Văn An", "Hà Văn An"], &[]);
    let wanted = Wanted::of("an").unwrap();
    let hits = Directory::of(&roster).people(&wanted, |at, _| at != PersonIx(0), 9);
    assert_eq!((hits.best, hits.total), (vec![PersonIx(1)], 1));
}

#[test]
fn at_most_as_many_as_asked_for_are_named_and_all_are_counted() {
    let roster = roster(&["Lò Văn An", "Hà Văn An", "Bùi Văn An"], &[]);
    let hits = Directory::of(&roster).people(&Wanted::of("an").unwrap(), |_, _| true, 2);
    assert_eq!((hits.best.len(), hits.total), (2, 3));
}

#[test]
fn a_search_without_letters_is_none() {
    assert_eq!(Wanted::of(" .,- "), None);
    assert_eq!(Wanted::of("a b c d e f g h i j").unwrap().words().len(), 8);
}

proptest! {
    #[test]
    fn the_scan_finds_whom_a_plain_look_at_each_name_finds(
        names in proptest::collection::vec("[abAB]{1,3}( [abAB]{1,3}){0,3}", 1..40),
        text in "[ab]{1,3}( [ab]{1,2}){0,2}",
    ) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let plain = |name: &&&str| {
            let name = format!(" {}", fold(name));
            // One letter counts where a word begins.
            let stands = |word: &str| match word.len() {
                1 => name.contains(&format!(" {word}")),
                _ => name.contains(word),
            };
            text.split(' ').all(stands)
        };
        let mut expected: Vec<String> =
            names.iter().filter(plain).map(|name| (*name).to_owned()).collect();
        let roster = {
            let mut builder = RosterBuilder::default();
            let top = builder.unit(unit(1, "X", "Xxx", None));
            for (at, name) in names.iter().enumerate() {
                builder.person(person(at as i64 + 1, name, top));
            }
            builder.build(Day::new(2017, 1, 1).unwrap()).unwrap()
        };
        let hits = Directory::of(&roster).people(&Wanted::of(&text).unwrap(), |_, _| true, 99);
        let mut found: Vec<String> =
            hits.best.iter().map(|at| roster.person(*at).name.as_str().to_owned()).collect();
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
    }
}
