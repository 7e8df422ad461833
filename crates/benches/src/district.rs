//! The demonstration's district of 2017 in a store.

use base::{BodyId, Day, Instant, PersonId, PostId, UnitId};
use checks::Entry;
use demo::World;
use roster::{PlanKind, Roster, UnitIx};
use std::collections::BTreeMap;
use store::*;

/// The day of the review.
///
/// # Panics
/// Never.
pub fn day() -> Day {
    Day::new(2017, 3, 15).expect("a day of the calendar")
}

fn id(place: usize) -> i64 {
    place as i64 + 1
}

/// Writes the district's records into a store, without its plan.
///
/// # Errors
/// [`StoreError`].
pub async fn write(world: &World, store: &Store) -> Result<(), StoreError> {
    let at = Instant::at(day(), 8, 0);
    let mut tx = store.write().await?;
    tx.add_units(&units(world), at, None).await?;
    tx.add_bodies(&bodies(world), None).await?;
    tx.add_posts(&posts(world), None).await?;
    let people = world.people().iter().enumerate();
    let records = people
        .clone()
        .map(|(place, person)| PersonRecord { id: PersonId(id(place)), code: person.code.clone() });
    tx.add_people(&records.collect::<Vec<_>>(), None).await?;
    let profiles: Vec<_> = people.clone().map(|(place, _)| profile(world, place)).collect();
    tx.add_profiles(&profiles, at, None).await?;
    let (mut evaluations, mut disciplines, mut holdings) = (vec![], vec![], vec![]);
    for (place, cadre) in people {
        let person = PersonId(id(place));
        evaluations.extend(cadre.evaluations.iter().map(|&(year, grade)| EvaluationRecord {
            person,
            year,
            grade,
        }));
        disciplines
            .extend(cadre.disciplines.iter().flatten().map(|&(form, on)| (person, form, on)));
        holdings.extend(cadre.posts.iter().map(|&post| HoldingRecord {
            person,
            post: PostId(id(post)),
            from: cadre.since,
            to: None,
        }));
    }
    tx.add_evaluations(&evaluations, at, None).await?;
    tx.add_disciplines(&disciplines, at, None).await?;
    tx.add_holdings(&holdings, at, None).await?;
    tx.commit().await
}

fn units(world: &World) -> Vec<UnitRecord> {
    let record = |(place, unit): (usize, &demo::DemoUnit)| UnitRecord {
        id: UnitId(id(place)),
        code: unit.code.clone(),
        name: unit.name.clone(),
        level: unit.level.clone(),
        system: unit.system,
        parent: unit.parent.map(|parent| UnitId(id(parent))),
        from: unit.from.and_then(|text| text.parse().ok()),
        to: None,
    };
    world.units().iter().enumerate().map(record).collect()
}

fn bodies(world: &World) -> Vec<BodyRecord> {
    let record = |(place, body): (usize, &demo::DemoBody)| BodyRecord {
        id: BodyId(id(place)),
        unit: UnitId(id(body.unit)),
        kind: body.kind,
        name: body.name.clone(),
        seats: body.seats,
    };
    world.bodies().iter().enumerate().map(record).collect()
}

fn posts(world: &World) -> Vec<PostRecord> {
    let body_of = |post: &demo::DemoPost| {
        let kind = post.body?;
        let is_it = |body: &demo::DemoBody| body.unit == post.unit && body.kind == kind;
        world.bodies().iter().position(is_it).map(|place| BodyId(id(place)))
    };
    let record = |(place, post): (usize, &demo::DemoPost)| PostRecord {
        id: PostId(id(place)),
        unit: UnitId(id(post.unit)),
        body: body_of(post),
        title: post.title.clone(),
        kind: post.kind,
        rank: post.rank,
        seats: post.seats,
        key: post.key,
    };
    world.posts().iter().enumerate().map(record).collect()
}

fn profile(world: &World, place: usize) -> ProfileRecord {
    let person = &world.people()[place];
    ProfileRecord {
        person: PersonId(id(place)),
        from: day().add_days(-75),
        unit: UnitId(id(person.unit)),
        name: person.name.clone(),
        sex: person.sex,
        birth: person.birth,
        ethnicity: person.ethnicity,
        religion: Some(person.religion.to_owned()),
        hometown: Some(person.hometown.clone()),
        post_text: person.job.clone(),
        education: person.education,
        education_text: None,
        theory: person.theory,
        management: person.management,
        party_probationary: person.probationary,
        party_official: person.official,
        retirement_override: None,
        science: None,
        background_verified: person.background,
        disciplines_stated: person.disciplines.is_some(),
        pending_post: None,
        citizen_id: None,
    }
}

/// The standing plan as lists to check: by unit and kind of plan.
///
/// # Panics
/// When the roster is not that of this world.
pub fn lists(world: &World, roster: &Roster) -> BTreeMap<(UnitIx, PlanKind), Vec<Entry>> {
    let mut lists: BTreeMap<_, Vec<Entry>> = BTreeMap::new();
    for entry in world.entries() {
        let person = roster.find_person(PersonId(id(entry.person))).expect("a person");
        let post = roster.find_post(PostId(id(entry.post))).expect("a post");
        let record = roster.post(post);
        lists.entry((record.unit, record.plan_kind())).or_default().push(Entry { person, post });
    }
    lists
}
