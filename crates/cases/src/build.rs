//! Builds a case from its table and from what stands beside the cases.

use crate::case::Case;
use crate::expect::{self, Expected, Wanted};
use crate::fault::{CaseFault, FaultKind};
use crate::fields::{Fields, Item};
use crate::people::{self, People};
use crate::world::{World, add, find};
use base::PersonId;
use checks::Entry;
use lex::Given;
use roster::{Person, PersonIx, PlanKind, PostIx, RosterBuilder};
use std::collections::BTreeMap;
use std::ops::Range;

/// What stands beside the cases and holds for each of them.
pub(crate) struct Shared<'s> {
    people: Vec<(Item<'s>, People)>,
    entries: Vec<Fields<'s>>,
    law: Vec<Given>,
    expects: Vec<Fields<'s>>,
}

impl<'s> Shared<'s> {
    pub(crate) fn read(file: &Fields<'s>, world: &World) -> Result<Self, CaseFault> {
        Ok(Self {
            people: read_people(file, world)?,
            entries: file.list("entry")?,
            law: law(file)?,
            expects: file.list("expect")?,
        })
    }
}

/// The people of one case by code: each code stands for a range of places.
pub(crate) struct Crowd {
    at: BTreeMap<String, (u32, u32)>,
    pub(crate) people: Vec<Person>,
    pub(crate) codes: Vec<String>,
}

impl Crowd {
    fn of(all: &[&(Item<'_>, People)], room: usize) -> Result<Self, CaseFault> {
        let mut crowd = Self { at: BTreeMap::new(), people: Vec::new(), codes: Vec::new() };
        for (item, one) in all {
            let first = crowd.people.len() as u32;
            if crowd.people.len() + one.copies as usize > room {
                let most = crate::read::MAX_PEOPLE;
                let expected = format!("at most {most} people over all cases of the file");
                return Err(item.fault(FaultKind::TooMany, expected));
            }
            add(&mut crowd.at, item, one.code.clone(), (first, first + one.copies))?;
            for place in first..first + one.copies {
                let id = PersonId(i64::from(place) + 1);
                crowd.people.push(Person { id, ..one.person.clone() });
                crowd.codes.push(one.code.clone());
            }
        }
        Ok(crowd)
    }

    /// The people for whom a code stands.
    pub(crate) fn find(&self, item: &Item<'_>) -> Result<Range<u32>, CaseFault> {
        find(&self.at, item).map(|(first, end)| first..end)
    }
}

/// Builds one case; `room` is how many people, and entries, it may have.
pub(crate) fn case(
    fields: &Fields<'_>,
    world: &World,
    shared: &Shared<'_>,
    room: usize,
) -> Result<Case, CaseFault> {
    let on = fields.must("on")?.day()?;
    let kind = fields.must("plan")?.read(plan)?;
    let own = read_people(fields, world)?;
    let crowd = Crowd::of(&shared.people.iter().chain(&own).collect::<Vec<_>>(), room)?;
    let mut lists = Lists { kind, room, entries: Vec::new(), elsewhere: Vec::new() };
    for entry in shared.entries.iter().chain(&fields.list("entry")?) {
        lists.take(entry, world, &crowd)?;
    }
    let expects = expects(fields, world, shared, &crowd, &lists.entries)?;
    let mut assumed = shared.law.clone();
    assumed.extend(law(fields)?);
    let codes = expect::Codes {
        people: crowd.codes,
        posts: world.post_codes.clone(),
        bodies: world.body_codes.clone(),
    };
    Ok(Case {
        name: fields.must("name")?.text()?.to_owned(),
        file: fields.source.file.to_owned(),
        line: fields.line(),
        on,
        known: fields.get("known").map(|item| item.day()).transpose()?.unwrap_or(on),
        term: fields.must("term")?.term()?,
        kind,
        unit: world.unit(&fields.must("unit")?)?,
        complete: fields.get("complete").map(|item| item.flag()).transpose()?.unwrap_or(false),
        roster: roster(world, crowd.people, fields, on)?,
        codes,
        entries: lists.entries,
        elsewhere: lists.elsewhere,
        assumed,
        expects,
    })
}

fn plan(text: &str) -> Option<PlanKind> {
    PlanKind::read(text).or_else(|| match base::fold(text).as_str() {
        "cap uy" | "quy hoach cap uy" => Some(PlanKind::Committee),
        "chuc danh" | "quy hoach chuc danh" => Some(PlanKind::Titles),
        _ => None,
    })
}

fn roster(
    world: &World,
    people: Vec<Person>,
    fields: &Fields<'_>,
    on: base::Day,
) -> Result<roster::Roster, CaseFault> {
    let mut builder = RosterBuilder::default();
    for unit in &world.units {
        builder.unit(unit.clone());
    }
    for body in &world.bodies {
        builder.body(body.clone());
    }
    for post in &world.posts {
        builder.post(post.clone());
    }
    for person in people {
        builder.person(person);
    }
    builder.build(on).map_err(|error| fields.fault(FaultKind::NoSuch, error.to_string()))
}

fn read_people<'s>(
    fields: &Fields<'s>,
    world: &World,
) -> Result<Vec<(Item<'s>, People)>, CaseFault> {
    let one = |one: &Fields<'s>| Ok((one.must("code")?, people::read(one, world)?));
    fields.list("person")?.iter().map(one).collect()
}

fn law(fields: &Fields<'_>) -> Result<Vec<Given>, CaseFault> {
    let one = |one: &Fields<'_>| {
        let parameter = one.must("parameter")?;
        let value = match (one.get("value"), one.get("row")) {
            (Some(item), None) | (None, Some(item)) => item,
            _ => return Err(one.fault(FaultKind::BadLaw, "either value, or row for a table")),
        };
        match Given::read(parameter.text()?, &value.plain()?) {
            None => Err(parameter.fault(FaultKind::BadLaw, "the name of a declared parameter")),
            Some(Err(why)) => Err(value.fault(FaultKind::BadLaw, why)),
            Some(Ok(given)) => Ok(given),
        }
    };
    fields.list("law")?.iter().map(one).collect()
}

fn expects(
    fields: &Fields<'_>,
    world: &World,
    shared: &Shared<'_>,
    crowd: &Crowd,
    entries: &[Entry],
) -> Result<Vec<Expected>, CaseFault> {
    let wanted = Wanted { world, crowd, entries };
    let own = fields.list("expect")?;
    shared.expects.iter().chain(&own).map(|one| wanted.read(one)).collect()
}

/// The list that is checked, and the entries of other lists.
struct Lists {
    kind: PlanKind,
    room: usize,
    entries: Vec<Entry>,
    elsewhere: Vec<Entry>,
}

impl Lists {
    fn take(&mut self, fields: &Fields<'_>, world: &World, crowd: &Crowd) -> Result<(), CaseFault> {
        let elsewhere = fields.get("elsewhere").map(|item| item.flag()).transpose()?;
        let item = fields.must("post")?;
        let post: PostIx = world.post(&item)?;
        let elsewhere = elsewhere.unwrap_or(false);
        let kind = world.posts[post.at()].plan_kind();
        if !elsewhere && kind != self.kind {
            let expected = format!("a post of the plan of {}", self.kind.code());
            return Err(item.fault(FaultKind::OtherPlan, expected));
        }
        let people = crowd.find(&fields.must("person")?)?;
        if self.entries.len() + self.elsewhere.len() + people.len() > self.room {
            let most = crate::read::MAX_PEOPLE;
            let expected = format!("at most {most} entries over all cases of the file");
            return Err(fields.fault(FaultKind::TooMany, expected));
        }
        let list = if elsewhere { &mut self.elsewhere } else { &mut self.entries };
        list.extend(people.map(|at| Entry { person: PersonIx(at), post }));
        Ok(())
    }
}
