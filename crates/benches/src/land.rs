//! An invented land: provinces with communes below, people, posts and plans in
//! any number.

use base::{Chance, Day, Month, PartialDate, PersonId, PersonName, PostId, SeededChance, UnitId};
use checks::{Entry, Ground, Job, PlanSlice};
use roster::*;

use crate::law::Laws;

/// How large a land is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Units, the provinces among them.
    pub units: u32,
    /// Of these, units at the top.
    pub provinces: u32,
    /// People.
    pub people: u32,
    /// Entries of plans.
    pub entries: u32,
}

/// A province: 34 units of 100 people each.
pub const PROVINCE: Size = Size { units: 34, provinces: 1, people: 3_400, entries: 5_600 };

/// A province as merged in 2025, with all that stands below it: 600 units.
pub const LARGE_PROVINCE: Size =
    Size { units: 600, provinces: 1, people: 60_000, entries: 100_000 };

/// The country: 34 provinces and 3,321 communes.
pub const COUNTRY: Size = Size { units: 3_355, provinces: 34, people: 600_000, entries: 1_000_000 };

const POSTS_PER_UNIT: u32 = 30;

/// A land on one day, with one list for each unit.
pub struct Land {
    /// Its roster.
    pub roster: Roster,
    lists: Vec<Vec<Entry>>,
    term: Term,
    on: Day,
}

impl Land {
    /// Draws a land; the same each time.
    ///
    /// # Panics
    /// Never: its records are consistent.
    pub fn draw(size: Size) -> Self {
        let mut chance = SeededChance::new(1);
        let on = Day::new(2026, 3, 15).expect("a day of the calendar");
        let mut builder = RosterBuilder::default();
        for unit in 0..size.units {
            builder.unit(unit_of(unit, size));
            for post in 0..POSTS_PER_UNIT {
                builder.post(post_of(unit, post));
            }
        }
        for person in 0..size.people {
            builder.person(person_of(person, size, &mut chance));
        }
        let roster = builder.build(on).expect("records that point at each other");
        let lists = (0..size.units).map(|unit| list_of(unit, size, &mut chance)).collect();
        let term = Term::new(2025, 2030).expect("a term");
        Self { roster, lists, term, on }
    }

    /// The day.
    pub fn on(&self) -> Day {
        self.on
    }

    /// The list of the unit at a place.
    pub fn list(&self, place: usize) -> &[Entry] {
        &self.lists[place]
    }

    /// What to check: every list under its unit's law.
    pub fn jobs<'a>(&'a self, laws: &'a Laws) -> Vec<Job<'a>> {
        let job = |(place, entries): (usize, &'a Vec<Entry>)| {
            let unit = UnitIx(place as u32);
            let (kind, term, on) = (PlanKind::Titles, self.term, self.on);
            Job { law: laws.of_unit(unit), slice: PlanSlice { unit, kind, term, entries, on } }
        };
        self.lists.iter().enumerate().map(job).collect()
    }

    /// What the rules need beyond the roster's records.
    pub fn ground(&self) -> Ground<'_> {
        Ground::of(&self.roster)
    }
}

fn unit_of(unit: u32, size: Size) -> Unit {
    let is_province = unit < size.provinces;
    Unit {
        id: UnitId(i64::from(unit) + 1),
        code: format!("T{:02}.X{unit:04}", unit % size.provinces),
        name: format!("Đơn vị số {unit}"),
        level: Level::new(if is_province { "province" } else { "commune" }),
        system: System::Party,
        parent: (!is_province).then_some(UnitIx(unit % size.provinces)),
        from: None,
        to: None,
    }
}

fn post_of(unit: u32, post: u32) -> Post {
    Post {
        id: PostId(i64::from(unit * POSTS_PER_UNIT + post) + 1),
        unit: UnitIx(unit),
        body: None,
        title: format!("Chức danh {post}"),
        kind: if post.is_multiple_of(3) { PostKind::Head } else { PostKind::Deputy },
        rank: 20 + post as u16 % 7 * 10,
        seats: 1,
        key: post == 0,
    }
}

fn name_of(person: u32) -> PersonName {
    const FAMILY: [&str; 8] = ["Lò", "Hà", "Vàng", "Quàng", "Bạc", "Lường", "Tòng", "Cà"];
    const MIDDLE: [&str; 6] = ["Văn", "Thị", "A", "Xuân", "Ngọc", "Thanh"];
    const GIVEN: [&str; 10] =
        ["An", "Ân", "Bình", "Dung", "Đức", "Hương", "Mai", "Sinh", "Thủy", "Yến"];
    let pick = |list: &[&'static str], by: u32| list[(person / by) as usize % list.len()];
    let words = [pick(&FAMILY, 1), pick(&MIDDLE, 8), pick(&GIVEN, 48)];
    PersonName::parse(&words.join(" ")).expect("a name has letters")
}

fn person_of(person: u32, size: Size, chance: &mut dyn Chance) -> Person {
    let unit = person % size.units;
    let mut below = |limit: u64| chance.below(limit);
    let birth = Month::new(1962 + below(38) as i16, 1 + below(12) as i8).expect("a month");
    Person {
        id: PersonId(i64::from(person) + 1),
        name: name_of(person),
        sex: if below(10) < 3 { Sex::Female } else { Sex::Male },
        birth: match below(20) {
            0 => PartialDate::Year(birth.year()),
            1 => PartialDate::Month(birth),
            _ => PartialDate::Day(birth.first_day().add_days(below(28) as i32)),
        },
        unit: UnitIx(unit),
        ethnicity: (below(10) > 0).then_some(Ethnicity::KINH),
        education: (below(20) > 0).then_some(Education::University),
        theory: (below(20) > 0).then_some(Theory::Intermediate),
        management: None,
        party_official: None,
        evaluations: (2023..2026)
            .filter(|_| below(30) > 0)
            .map(|year| Evaluation { year, grade: Grade::Good })
            .collect(),
        disciplines: Some(
            (below(50) == 0)
                .then_some(Discipline {
                    form: DisciplineForm::Reprimand,
                    on: PartialDate::Year(2025),
                })
                .into_iter()
                .collect(),
        ),
        background_verified: None,
        science: None,
        written_position: None,
        holdings: vec![Holding {
            post: PostIx(unit * POSTS_PER_UNIT + below(u64::from(POSTS_PER_UNIT)) as u32),
            from: Some(PartialDate::Year(2020)),
            to: None,
        }],
        pending_appointment: None,
        retirement_override: None,
    }
}

fn list_of(unit: u32, size: Size, chance: &mut dyn Chance) -> Vec<Entry> {
    let staff = size.people / size.units;
    let more = u32::from(unit < size.entries % size.units);
    let entry = |_| Entry {
        person: PersonIx(unit + size.units * chance.below(u64::from(staff)) as u32),
        post: PostIx(unit * POSTS_PER_UNIT + chance.below(u64::from(POSTS_PER_UNIT)) as u32),
    };
    (0..size.entries / size.units + more).map(entry).collect()
}
