//! The picture as of a day, laid out from facts that were added at any time.

use crate::databases::{everywhere, reading};
use crate::sample::*;
use base::{BodyId, Instant, PersonId, PostId, UnitId};
use roster::{Grade, Level, Roster};
use store::{EvaluationRecord, HoldingRecord, PersonRecord, PostRecord, Store, StoreError};

async fn roster(store: &Store, on: &str) -> Roster {
    reading(store, async |tx| tx.roster(day(on)).await.unwrap()).await
}

fn codes(roster: &Roster) -> Vec<&str> {
    roster.units().map(|(_, unit)| unit.code.as_str()).collect()
}

fn name_of(roster: &Roster, person: PersonId) -> &str {
    roster.person(roster.find_person(person).unwrap()).name.as_str()
}

#[test]
fn the_roster_shows_every_record_once_and_in_its_place() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let roster = roster(&store, "2017-03-01").await;
        assert_eq!(codes(&roster), ["HS", "HS.TB", "HS.TB.NV"]);
        let district = roster.unit_with_code("HS.TB").unwrap();
        assert_eq!(roster.path_codes(district), ["HS", "HS.TB"]);
        assert_eq!(roster.unit(district).level, Level::new("district"));
        let committee = roster.find_body(BodyId(201)).unwrap();
        let seat = roster.find_post(SEAT).unwrap();
        assert_eq!(roster.post(seat).body, Some(committee));
        let mai = roster.person(roster.find_person(MAI).unwrap());
        let wanted = &profiles()[0];
        assert_eq!((&mai.name, mai.birth, mai.unit), (&wanted.name, wanted.birth, district));
        assert_eq!((mai.education, mai.theory), (wanted.education, wanted.theory));
        assert_eq!((mai.ethnicity, mai.management), (wanted.ethnicity, wanted.management));
        assert_eq!(mai.party_official, wanted.party_official);
        assert_eq!(mai.retirement_override, wanted.retirement_override);
        assert_eq!(mai.evaluation(2016), Some(Grade::Excellent));
        let sinh = roster.person(roster.find_person(SINH).unwrap());
        assert_eq!(sinh.disciplines.as_ref().unwrap()[0].on, date("2014-11"));
        assert_eq!(roster.people().len(), 2);
    });
}

#[test]
fn who_held_a_post_that_day_holds_it_in_the_picture() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let holders = async |on: &str, post| {
            let roster = roster(&store, on).await;
            let held = roster.holders(roster.find_post(post).unwrap());
            held.iter().map(|ix| roster.person(*ix).id).collect::<Vec<_>>()
        };
        assert_eq!(holders("2015-06-30", HEAD).await, []);
        assert_eq!(holders("2015-07-01", HEAD).await, [MAI]);
        // Until 2016, without a month: held to the last day that it can mean.
        assert_eq!(holders("2016-12-31", SEAT).await, [SINH]);
        assert_eq!(holders("2017-01-01", SEAT).await, []);
    });
}

#[test]
fn a_unit_stands_from_its_first_day_to_its_last_and_its_posts_with_it() {
    everywhere(async |_, store| {
        write_world(&store).await;
        for (on, stands) in [
            ("2007-12-31", false),
            ("2008-01-01", true),
            ("2025-06-30", true),
            ("2025-07-01", false),
        ] {
            let roster = roster(&store, on).await;
            assert_eq!(roster.unit_with_code("HS.TB.NV").is_some(), stands, "{on}");
            assert_eq!(roster.find_post(PostId(303)).is_some(), stands, "{on}");
            assert!(roster.find_post(HEAD).is_some(), "{on}");
        }
    });
}

#[test]
fn a_post_held_in_a_unit_that_has_ended_is_no_fault() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let held = HoldingRecord { person: SINH, post: PostId(303), from: None, to: None };
        let mut tx = store.write().await.unwrap();
        tx.add_holdings(&[held], RECORDED, None).await.unwrap();
        tx.commit().await.unwrap();
        let count = async |on: &str| {
            let roster = roster(&store, on).await;
            roster.person(roster.find_person(SINH).unwrap()).holdings.len()
        };
        assert_eq!(count("2025-06-30").await, 2);
        assert_eq!(count("2025-07-01").await, 1);
    });
}

#[test]
fn a_unit_bears_the_name_and_has_the_place_of_the_day() {
    everywhere(async |site, store| {
        write_world(&store).await;
        let mut raw = site.raw().await;
        let add = "INSERT INTO unit_version (unit, from_day, name, parent, recorded) VALUES";
        raw.run(format!("{add} (102, '2019-01-01', 'Thị ủy Tân Bình', 101, 1500000000)")).await;
        raw.run(format!("{add} (103, '2020-01-01', 'Phòng Nội vụ', 101, 1500000000)")).await;
        // Recorded later for the same day: corrects the name.
        raw.run(format!("{add} (102, '2019-01-01', 'Thị ủy Tân Bình Thượng', 101, 1500000001)"))
            .await;
        for (on, name, path) in [
            ("2018-12-31", "Huyện ủy Tân Bình Thượng", vec!["HS", "HS.TB", "HS.TB.NV"]),
            ("2019-01-01", "Thị ủy Tân Bình Thượng", vec!["HS", "HS.TB", "HS.TB.NV"]),
            ("2020-01-01", "Thị ủy Tân Bình Thượng", vec!["HS", "HS.TB.NV"]),
        ] {
            let roster = roster(&store, on).await;
            let unit = roster.unit_with_code("HS.TB").unwrap();
            assert_eq!(roster.unit(unit).name, name, "{on}");
            let office = roster.unit_with_code("HS.TB.NV").unwrap();
            assert_eq!(roster.path_codes(office), path, "{on}");
        }
    });
}

#[test]
fn units_above_one_another_in_a_ring_are_an_error_and_not_lost() {
    everywhere(async |site, store| {
        write_world(&store).await;
        let ring = "UPDATE unit_version SET parent = 103 WHERE unit = 102";
        assert_eq!(site.raw().await.run(ring).await, 1);
        let refused = reading(&store, async |tx| tx.roster(day("2017-03-01")).await).await;
        let Err(StoreError::Inconsistent { table, column, .. }) = refused else {
            panic!("units were lost without a word");
        };
        assert_eq!((table, column), ("unit_version", "parent"));
    });
}

#[test]
fn a_profile_holds_from_its_day_until_the_next_and_the_first_also_before() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        let married = profile(MAI, "2016-05-01", "Lò Thị Mai Hương");
        let corrected = profile(MAI, "2016-05-01", "Lò Thị Hương Mai");
        tx.add_profiles(&[married], Instant(RECORDED.0 + 1), None).await.unwrap();
        tx.add_profiles(&[corrected], Instant(RECORDED.0 + 2), None).await.unwrap();
        tx.commit().await.unwrap();
        for (on, name) in [
            ("1999-01-01", "Lò Thị Mai"),
            ("2013-08-20", "Lò Thị Mai"),
            ("2016-04-30", "Lò Thị Mai"),
            ("2016-05-01", "Lò Thị Hương Mai"),
            ("2030-01-01", "Lò Thị Hương Mai"),
        ] {
            assert_eq!(name_of(&roster(&store, on).await, MAI), name, "{on}");
        }
        let history = reading(&store, async |tx| tx.profile_history(MAI).await.unwrap()).await;
        let names: Vec<&str> = history.iter().map(|profile| profile.name.as_str()).collect();
        assert_eq!(names, ["Lò Thị Mai", "Lò Thị Mai Hương", "Lò Thị Hương Mai"]);
    });
}

#[test]
fn a_correction_of_the_first_profile_serves_the_days_before_it_too() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        let corrected = profile(SINH, "2013-08-20", "Vàng A Sình");
        tx.add_profiles(&[corrected], Instant(RECORDED.0 + 1), None).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(name_of(&roster(&store, "2000-01-01").await, SINH), "Vàng A Sình");
    });
}

#[test]
fn a_later_recorded_evaluation_of_a_year_corrects_the_earlier() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        let corrected = EvaluationRecord { person: MAI, year: 2016, grade: Grade::Fulfilled };
        tx.add_evaluations(&[corrected], Instant(RECORDED.0 + 1), None).await.unwrap();
        tx.commit().await.unwrap();
        let roster = roster(&store, "2017-03-01").await;
        let mai = roster.person(roster.find_person(MAI).unwrap());
        assert_eq!(mai.evaluations.len(), 2);
        assert_eq!(mai.evaluation(2016), Some(Grade::Fulfilled));
    });
}

#[test]
fn a_discipline_recorded_twice_counts_once() {
    everywhere(async |_, store| {
        write_world(&store).await;
        let mut tx = store.write().await.unwrap();
        tx.add_disciplines(&disciplines(), Instant(RECORDED.0 + 1), None).await.unwrap();
        tx.commit().await.unwrap();
        let roster = roster(&store, "2017-03-01").await;
        assert_eq!(
            roster.person(roster.find_person(SINH).unwrap()).disciplines.as_ref().map(Vec::len),
            Some(1)
        );
    });
}

#[test]
fn people_come_in_the_order_of_vietnamese_lists() {
    everywhere(async |_, store| {
        let names = ["Lò Thị An", "Bùi Văn An", "Lò Văn An", "Hà Thị Ân", "Đỗ Đình Dũng", "Lê Đức"];
        let ids = || (1..).map(PersonId).zip(names.iter().rev());
        let people: Vec<_> = ids().map(|(id, _)| PersonRecord { id, code: None }).collect();
        let profiles: Vec<_> = ids().map(|(id, name)| profile(id, "2017-01-01", name)).collect();
        let mut tx = store.write().await.unwrap();
        tx.add_units(&units(), RECORDED, None).await.unwrap();
        tx.add_people(&people, None).await.unwrap();
        tx.add_profiles(&profiles, RECORDED, None).await.unwrap();
        let listed = tx.profiles(day("2017-03-01")).await.unwrap();
        let listed: Vec<&str> = listed.iter().map(|profile| profile.name.as_str()).collect();
        assert_eq!(listed, names);
    });
}

#[test]
fn units_and_posts_come_in_the_same_order_on_every_database() {
    everywhere(async |_, store| {
        let codes = ["A", "A-1", "A.2", "A1", "AB", "a", "Đ"];
        let unit = |(id, code): (i64, &&str)| store::UnitRecord {
            id: UnitId(id),
            code: (*code).to_owned(),
            parent: None,
            ..units()[0].clone()
        };
        let added: Vec<_> = (1..).zip(codes.iter().rev()).map(unit).collect();
        let titles = ["Bí thư", "Chủ tịch", "chủ tịch", "Phó Bí thư", "Phó Chủ tịch", "Ủy viên"];
        let post = |(id, title): (i64, &&str)| PostRecord {
            id: PostId(id),
            unit: UnitId(1),
            title: (*title).to_owned(),
            ..posts()[2].clone()
        };
        let posts: Vec<_> = (1..).zip(titles.iter().rev()).map(post).collect();
        let mut tx = store.write().await.unwrap();
        tx.add_units(&added, RECORDED, None).await.unwrap();
        tx.add_posts(&posts, None).await.unwrap();
        let units = tx.units(day("2017-03-01")).await.unwrap();
        let listed: Vec<&str> = units.iter().map(|unit| unit.code.as_str()).collect();
        assert_eq!(listed, codes);
        let posts = tx.posts().await.unwrap();
        let listed: Vec<&str> = posts.iter().map(|post| post.title.as_str()).collect();
        let mut wanted = titles;
        wanted.sort_unstable();
        assert_eq!(listed, wanted);
    });
}
