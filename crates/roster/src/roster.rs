//! The picture of a subtree of units as of one day.

mod replace;

use crate::{Body, BodyKind, Person, Post, Unit};
use base::{BodyId, Day, PersonId, PostId, UnitId};
use std::collections::HashMap;

macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// As a position in the roster's list.
            pub fn at(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

indices! {
    /// The place of a unit in a roster.
    UnitIx;
    /// The place of a body in a roster.
    BodyIx;
    /// The place of a post in a roster.
    PostIx;
    /// The place of a person in a roster.
    PersonIx;
}

/// Why records do not make a roster: something points at nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RosterError {
    /// A record names a unit that is not there (or, for a parent, not above).
    #[error("{what} names a unit that is not in the roster")]
    NoUnit {
        /// The record, by kind and place.
        what: String,
    },
    /// A record names a body that is not there.
    #[error("{what} names a body that is not in the roster")]
    NoBody {
        /// The record, by kind and place.
        what: String,
    },
    /// A record names a post that is not there.
    #[error("{what} names a post that is not in the roster")]
    NoPost {
        /// The record, by kind and place.
        what: String,
    },
    /// A record to put in a person's place is another person's.
    #[error("{what} is another person's record")]
    OtherPerson {
        /// The record.
        what: String,
    },
}

/// Units, bodies, posts and people as of one day. Units stand in such an order
/// that a parent comes before its children.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    as_of: Option<Day>,
    units: Vec<Unit>,
    bodies: Vec<Body>,
    posts: Vec<Post>,
    people: Vec<Person>,
    unit_by_id: HashMap<UnitId, UnitIx>,
    unit_by_code: HashMap<String, UnitIx>,
    body_by_id: HashMap<BodyId, BodyIx>,
    post_by_id: HashMap<PostId, PostIx>,
    person_by_id: HashMap<PersonId, PersonIx>,
    holders: Vec<Vec<PersonIx>>,
    staff: Vec<Vec<PersonIx>>,
}

/// Collects records and lays out a [`Roster`].
#[derive(Debug, Default)]
pub struct RosterBuilder {
    units: Vec<Unit>,
    bodies: Vec<Body>,
    posts: Vec<Post>,
    people: Vec<Person>,
}

impl RosterBuilder {
    /// Adds a unit; its parent must have been added before.
    pub fn unit(&mut self, unit: Unit) -> UnitIx {
        self.units.push(unit);
        UnitIx(self.units.len() as u32 - 1)
    }

    /// Adds a body.
    pub fn body(&mut self, body: Body) -> BodyIx {
        self.bodies.push(body);
        BodyIx(self.bodies.len() as u32 - 1)
    }

    /// Adds a post.
    pub fn post(&mut self, post: Post) -> PostIx {
        self.posts.push(post);
        PostIx(self.posts.len() as u32 - 1)
    }

    /// Adds a person.
    pub fn person(&mut self, person: Person) -> PersonIx {
        self.people.push(person);
        PersonIx(self.people.len() as u32 - 1)
    }

    /// Lays out the roster as of `day`.
    ///
    /// # Errors
    /// [`RosterError`] when a record points at one that is not there.
    pub fn build(self, day: Day) -> Result<Roster, RosterError> {
        self.check_pointers()?;
        let mut roster = Roster {
            as_of: Some(day),
            unit_by_id: index(self.units.iter().map(|u| u.id), UnitIx),
            unit_by_code: index(self.units.iter().map(|u| u.code.clone()), UnitIx),
            body_by_id: index(self.bodies.iter().map(|b| b.id), BodyIx),
            post_by_id: index(self.posts.iter().map(|p| p.id), PostIx),
            person_by_id: index(self.people.iter().map(|p| p.id), PersonIx),
            holders: vec![Vec::new(); self.posts.len()],
            staff: vec![Vec::new(); self.units.len()],
            units: self.units,
            bodies: self.bodies,
            posts: self.posts,
            people: self.people,
        };
        for (place, person) in roster.people.iter().enumerate() {
            let ix = PersonIx(place as u32);
            roster.staff[person.unit.at()].push(ix);
            for holding in person.holdings.iter().filter(|h| h.on(day)) {
                roster.holders[holding.post.at()].push(ix);
            }
        }
        Ok(roster)
    }

    fn check_pointers(&self) -> Result<(), RosterError> {
        let no_unit = |what: String| Err(RosterError::NoUnit { what });
        for (place, unit) in self.units.iter().enumerate() {
            if unit.parent.is_some_and(|parent| parent.at() >= place) {
                return no_unit(format!("unit {}", unit.code));
            }
        }
        for body in &self.bodies {
            if body.unit.at() >= self.units.len() {
                return no_unit(format!("body {}", body.id));
            }
        }
        for post in &self.posts {
            if post.unit.at() >= self.units.len() {
                return no_unit(format!("post {}", post.id));
            }
            if post.body.is_some_and(|body| body.at() >= self.bodies.len()) {
                return Err(RosterError::NoBody { what: format!("post {}", post.id) });
            }
        }
        self.people
            .iter()
            .try_for_each(|person| check_person(person, self.units.len(), self.posts.len()))
    }
}

fn check_person(person: &Person, units: usize, posts: usize) -> Result<(), RosterError> {
    let what = || format!("person {}", person.id);
    if person.unit.at() >= units {
        return Err(RosterError::NoUnit { what: what() });
    }
    let named = person.holdings.iter().map(|h| h.post).chain(person.pending_appointment);
    if named.into_iter().any(|post| post.at() >= posts) {
        return Err(RosterError::NoPost { what: what() });
    }
    Ok(())
}

fn index<K: std::hash::Hash + Eq, V>(
    keys: impl Iterator<Item = K>,
    wrap: fn(u32) -> V,
) -> HashMap<K, V> {
    keys.enumerate().map(|(place, key)| (key, wrap(place as u32))).collect()
}

impl Roster {
    /// The day of which this is the picture; `None` for the empty roster.
    pub fn as_of(&self) -> Option<Day> {
        self.as_of
    }

    /// All units, parents before children.
    pub fn units(&self) -> impl ExactSizeIterator<Item = (UnitIx, &Unit)> {
        self.units.iter().enumerate().map(|(place, unit)| (UnitIx(place as u32), unit))
    }

    /// All bodies.
    pub fn bodies(&self) -> impl ExactSizeIterator<Item = (BodyIx, &Body)> {
        self.bodies.iter().enumerate().map(|(place, body)| (BodyIx(place as u32), body))
    }

    /// All posts.
    pub fn posts(&self) -> impl ExactSizeIterator<Item = (PostIx, &Post)> {
        self.posts.iter().enumerate().map(|(place, post)| (PostIx(place as u32), post))
    }

    /// All people.
    pub fn people(&self) -> impl ExactSizeIterator<Item = (PersonIx, &Person)> {
        self.people.iter().enumerate().map(|(place, person)| (PersonIx(place as u32), person))
    }

    /// The unit at `ix`.
    pub fn unit(&self, ix: UnitIx) -> &Unit {
        &self.units[ix.at()]
    }

    /// The body at `ix`.
    pub fn body(&self, ix: BodyIx) -> &Body {
        &self.bodies[ix.at()]
    }

    /// The post at `ix`.
    pub fn post(&self, ix: PostIx) -> &Post {
        &self.posts[ix.at()]
    }

    /// The person at `ix`.
    pub fn person(&self, ix: PersonIx) -> &Person {
        &self.people[ix.at()]
    }

    /// Where the unit with this id stands.
    pub fn find_unit(&self, id: UnitId) -> Option<UnitIx> {
        self.unit_by_id.get(&id).copied()
    }

    /// Where the unit with this code stands.
    pub fn unit_with_code(&self, code: &str) -> Option<UnitIx> {
        self.unit_by_code.get(code).copied()
    }

    /// Where the body with this id stands.
    pub fn find_body(&self, id: BodyId) -> Option<BodyIx> {
        self.body_by_id.get(&id).copied()
    }

    /// Where the post with this id stands.
    pub fn find_post(&self, id: PostId) -> Option<PostIx> {
        self.post_by_id.get(&id).copied()
    }

    /// Where the person with this id stands.
    pub fn find_person(&self, id: PersonId) -> Option<PersonIx> {
        self.person_by_id.get(&id).copied()
    }

    /// The people who hold `post` on the roster's day.
    pub fn holders(&self, post: PostIx) -> &[PersonIx] {
        &self.holders[post.at()]
    }

    /// The people who work in `unit` itself.
    pub fn staff(&self, unit: UnitIx) -> &[PersonIx] {
        &self.staff[unit.at()]
    }

    /// The units directly below `unit`.
    pub fn children(&self, unit: UnitIx) -> impl Iterator<Item = UnitIx> + '_ {
        self.units().filter(move |(_, child)| child.parent == Some(unit)).map(|(ix, _)| ix)
    }

    /// The units from the topmost down to `unit` itself.
    pub fn path(&self, unit: UnitIx) -> Vec<UnitIx> {
        let mut path = vec![unit];
        while let Some(parent) = self.unit(path[path.len() - 1]).parent {
            path.push(parent);
        }
        path.reverse();
        path
    }

    /// The codes of [`Self::path`], as the law's scopes name them.
    pub fn path_codes(&self, unit: UnitIx) -> Vec<&str> {
        self.path(unit).into_iter().map(|ix| self.unit(ix).code.as_str()).collect()
    }

    /// Whether `unit` is `top` or below it.
    pub fn is_within(&self, unit: UnitIx, top: UnitIx) -> bool {
        self.path(unit).contains(&top)
    }

    /// The body of this kind in `unit`, if there is one.
    pub fn body_of(&self, unit: UnitIx, kind: BodyKind) -> Option<BodyIx> {
        self.bodies().find(|(_, body)| body.unit == unit && body.kind == kind).map(|(ix, _)| ix)
    }

    /// The people who sit in `body` on the roster's day, each once.
    pub fn members(&self, body: BodyIx) -> Vec<PersonIx> {
        let mut members: Vec<PersonIx> = self
            .posts()
            .filter(|(_, post)| post.body == Some(body))
            .flat_map(|(ix, _)| self.holders(ix).iter().copied())
            .collect();
        members.sort_unstable();
        members.dedup();
        members
    }

    /// The highest rank that a person holds on the roster's day among posts
    /// whose ranks compare with `post`.
    pub fn rank_held(&self, person: PersonIx, post: PostIx) -> Option<u16> {
        let day = self.as_of?;
        let wanted = self.post(post);
        self.person(person)
            .holdings
            .iter()
            .filter(|holding| holding.on(day))
            .map(|holding| self.post(holding.post))
            .filter(|held| held.same_ladder(wanted))
            .map(|held| held.rank)
            .max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Holding, Level, PostKind, Sex, System};
    use base::{PartialDate, PersonName};

    fn unit(id: i64, code: &str, parent: Option<UnitIx>) -> Unit {
        let (level, system) = (Level::new("district"), System::Party);
        Unit {
            id: UnitId(id),
            code: code.into(),
            name: code.into(),
            level,
            system,
            parent,
            from: None,
            to: None,
        }
    }

    pub(super) fn small() -> RosterBuilder {
        let mut builder = RosterBuilder::default();
        let top = builder.unit(unit(1, "SL", None));
        let low = builder.unit(unit(2, "SL.TB", Some(top)));
        let post = builder.post(Post {
            id: PostId(1),
            unit: low,
            body: None,
            title: "Trưởng phòng".into(),
            kind: PostKind::Head,
            rank: 40,
            seats: 1,
            key: true,
        });
        builder.person(Person {
            id: PersonId(1),
            name: PersonName::parse("Lò Thị Mai").unwrap(),
            sex: Sex::Female,
            birth: PartialDate::Year(1980),
            unit: low,
            ethnicity: None,
            education: None,
            theory: None,
            management: None,
            party_official: None,
            evaluations: vec![],
            disciplines: Some(vec![]),
            background_verified: None,
            science: None,
            written_position: None,
            holdings: vec![Holding {
                post,
                from: Some(PartialDate::Year(2015)),
                to: Some(PartialDate::Year(2016)),
            }],
            pending_appointment: None,
            retirement_override: None,
        });
        builder
    }

    #[test]
    fn a_picture_shows_who_held_a_post_that_day() {
        let then = small().build(Day::new(2016, 6, 1).unwrap()).unwrap();
        assert_eq!(then.holders(PostIx(0)), [PersonIx(0)]);
        assert_eq!(then.rank_held(PersonIx(0), PostIx(0)), Some(40));
        let later = small().build(Day::new(2017, 1, 1).unwrap()).unwrap();
        assert!(later.holders(PostIx(0)).is_empty());
        assert_eq!(later.rank_held(PersonIx(0), PostIx(0)), None);
    }

    #[test]
    fn a_path_leads_from_the_top_to_the_unit() {
        let roster = small().build(Day::new(2017, 1, 1).unwrap()).unwrap();
        let low = roster.unit_with_code("SL.TB").unwrap();
        assert_eq!(roster.path_codes(low), ["SL", "SL.TB"]);
        assert_eq!(roster.staff(low), [PersonIx(0)]);
    }

    #[test]
    fn a_record_that_points_at_nothing_is_refused() {
        let mut builder = small();
        builder.unit(unit(3, "X", Some(UnitIx(9))));
        let refused = builder.build(Day::new(2017, 1, 1).unwrap());
        assert!(matches!(refused, Err(RosterError::NoUnit { .. })));
    }
}
