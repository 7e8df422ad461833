//! Fills the posts of a world with people and adds those who work beside them.

use crate::dice::Dice;
use crate::jobs::{self, Job};
use crate::org::{Org, lower_first};
use crate::people::{self, Cadre, Seat};
use crate::scenario::Frame;
use crate::tier::Tier;
use roster::System;
use std::collections::BTreeSet;

/// Who works where, as indices into the people.
#[derive(Debug, Clone, Default)]
pub(crate) struct Staff {
    pub people: Vec<Cadre>,
    /// Deputy secretaries: the standing one first, then the chair of the
    /// people's committee.
    pub deputies: Vec<usize>,
    pub council_deputies: Vec<usize>,
    pub committee_deputies: Vec<usize>,
    pub agencies: Vec<AgencyStaff>,
    pub communes: Vec<CommuneStaff>,
    /// Members of the top committee, by precedence.
    pub members: Vec<usize>,
    /// Members of the top standing committee: the first of `members`.
    pub standing: Vec<usize>,
}

/// The people of one agency.
#[derive(Debug, Clone)]
pub(crate) struct AgencyStaff {
    pub system: System,
    pub head: usize,
    pub deputies: Vec<usize>,
    pub others: Vec<usize>,
}

/// The people of one commune.
#[derive(Debug, Clone)]
pub(crate) struct CommuneStaff {
    pub secretary: usize,
    pub deputy: usize,
    pub chair: usize,
    pub vice_chairs: Vec<usize>,
    /// Members of its committee, by precedence.
    pub members: Vec<usize>,
    pub standing: Vec<usize>,
    pub others: Vec<usize>,
}

const AGENCY_JOBS: &[(&str, u32)] =
    &[("Chuyên viên", 74), ("Chuyên viên chính", 8), ("Cán sự", 8), ("Kế toán", 6), ("Văn thư", 4)];

/// Draws everyone.
pub(crate) fn fill(dice: &mut Dice, frame: &Frame, org: &Org) -> Staff {
    let mut house = House { dice, frame, org, seen: BTreeSet::new(), staff: Staff::default() };
    house.leaders();
    house.agencies();
    house.communes();
    house.committee();
    let mut staff = house.staff;
    number(&mut staff.people, frame, org);
    staff
}

struct House<'a> {
    dice: &'a mut Dice,
    frame: &'a Frame,
    org: &'a Org,
    seen: BTreeSet<String>,
    staff: Staff,
}

impl House<'_> {
    /// Draws a person whose full name nobody in the world bears yet, if the
    /// lists of names give one within a few tries; real lists have namesakes.
    fn hire(&mut self, seat: impl Fn() -> Seat) -> usize {
        let mut drawn = people::draw(self.dice, self.frame, seat());
        for _ in 0..6 {
            if !self.seen.contains(drawn.name.as_str()) {
                break;
            }
            drawn = people::draw(self.dice, self.frame, seat());
        }
        self.seen.insert(drawn.name.as_str().to_owned());
        self.staff.people.push(drawn);
        self.staff.people.len() - 1
    }

    fn at_top(&mut self, tier: Tier, posts: &[usize]) -> usize {
        let (unit, mix) = (self.org.top, self.frame.mix);
        self.hire(|| Seat {
            tier,
            unit,
            place: None,
            mix,
            posts: posts.to_vec(),
            job: None,
            sex: None,
        })
    }

    fn leaders(&mut self) {
        let posts = self.org.top_posts;
        // The secretary also chairs the council, as is usual.
        let secretary = self.at_top(Tier::Top, &[posts.secretary, posts.council_chair]);
        self.staff.members.push(secretary);
        for place in 0..self.frame.seats.deputies {
            let chair = place == 1;
            let held: &[usize] =
                if chair { &[posts.deputy, posts.committee_chair] } else { &[posts.deputy] };
            let deputy = self.at_top(Tier::TopDeputy, held);
            self.staff.deputies.push(deputy);
        }
        for _ in 0..2 {
            let vice = self.at_top(Tier::Vice, &[posts.council_deputy]);
            self.staff.council_deputies.push(vice);
        }
        for _ in 0..self.frame.seats.vice_chairs {
            let vice = self.at_top(Tier::Vice, &[posts.committee_deputy]);
            self.staff.committee_deputies.push(vice);
        }
    }

    fn agencies(&mut self) {
        let (org, frame) = (self.org, self.frame);
        for (posts, agency) in org.agencies.iter().zip(frame.agencies) {
            let seat = |tier, held: Option<usize>, job| Seat {
                tier,
                unit: posts.unit,
                place: None,
                mix: frame.mix,
                posts: held.into_iter().collect(),
                job,
                sex: None,
            };
            let head = self.hire(|| seat(Tier::Head, Some(posts.head), None));
            let deputies = (0..agency.deputies)
                .map(|_| self.hire(|| seat(Tier::Deputy, Some(posts.deputy), None)))
                .collect();
            let others = (0..frame.staff)
                .map(|_| {
                    let job = self.dice.weighted(AGENCY_JOBS);
                    self.hire(|| seat(Tier::Staff, None, Some(job.to_owned())))
                })
                .collect();
            let system = agency.system;
            self.staff.agencies.push(AgencyStaff { system, head, deputies, others });
        }
    }

    fn communes(&mut self) {
        for index in 0..self.org.communes.len() {
            let commune = self.commune(index);
            self.staff.communes.push(commune);
        }
    }

    fn commune(&mut self, index: usize) -> CommuneStaff {
        let (posts, commune) = (self.org.communes[index], &self.frame.communes[index]);
        let place = lower_first(commune.name);
        let seat = |tier, held: &[usize], job: Option<Job>| Seat {
            tier,
            unit: posts.unit,
            place: Some(place.clone()),
            mix: commune.mix,
            posts: held.to_vec(),
            job: job.map(|job| job.in_words(commune.word)),
            sex: job.and_then(|job| job.sex),
        };
        let (member, standing) = (posts.member, posts.standing);
        let inner = [member, standing];
        let with = |more: &[usize]| [&inner[..], more].concat();
        let head = Tier::CommuneHead;
        let secretary = self.hire(|| seat(head, &with(&[posts.secretary]), None));
        let deputy = self.hire(|| seat(Tier::CommuneDeputy, &with(&[posts.deputy]), None));
        let chair = self.hire(|| seat(head, &with(&[posts.deputy, posts.chair]), None));
        let first = self.hire(|| seat(Tier::CommuneDeputy, &with(&[posts.vice_chair]), None));
        let front = self.hire(|| seat(Tier::CommuneMember, &inner, Some(jobs::FRONT_CHAIR)));
        let second = self.hire(|| seat(Tier::CommuneDeputy, &[member, posts.vice_chair], None));
        let standing = vec![secretary, deputy, chair, first, front];
        let mut members = [&standing[..], &[second]].concat();
        let seats = self.frame.seats.commune_committee as usize;
        for job in jobs::of_members(self.frame.year).iter().take(seats - members.len()) {
            members.push(self.hire(|| seat(Tier::CommuneMember, &[member], Some(*job))));
        }
        let jobs = jobs::of_others(self.frame.year, commune.word);
        let others = (members.len()..self.frame.commune_people)
            .map(|place| {
                let job = jobs[place % jobs.len()];
                self.hire(|| seat(Tier::CommuneOther, &[], Some(job)))
            })
            .collect();
        CommuneStaff {
            secretary,
            deputy,
            chair,
            vice_chairs: vec![first, second],
            members,
            standing,
            others,
        }
    }

    /// Seats the top committee by precedence, and writes the seats in front of
    /// each member's other posts.
    fn committee(&mut self) {
        let staff = &mut self.staff;
        let of = |system: System| {
            let heads = staff.agencies.iter().filter(move |agency| agency.system == system);
            heads.map(|agency| agency.head).collect::<Vec<_>>()
        };
        let mut order = [
            &staff.members[..],
            &staff.deputies,
            &staff.committee_deputies[..1],
            &staff.council_deputies[..1],
            &of(System::Party),
            &of(System::Front),
            &of(System::Government),
            &staff.committee_deputies[1..],
            &staff.council_deputies[1..],
        ]
        .concat();
        order.extend(staff.communes.iter().map(|commune| commune.secretary));
        order.extend(staff.communes.iter().take(5).map(|commune| commune.chair));
        for place in 0..3 {
            order.extend(staff.agencies.iter().filter_map(|agency| agency.deputies.get(place)));
        }
        order.truncate(self.frame.seats.committee as usize);
        let standing = self.frame.seats.standing as usize;
        for (place, person) in order.iter().enumerate() {
            let mut posts = vec![self.org.top_posts.member];
            if place < standing {
                posts.push(self.org.top_posts.standing);
            }
            posts.append(&mut staff.people[*person].posts);
            staff.people[*person].posts = posts;
        }
        staff.standing = order[..standing].to_vec();
        staff.members = order;
    }
}

/// Numbers everyone in the order of hiring, as an office does over the years;
/// every fourth commune keeps no numbers.
fn number(people: &mut [Cadre], frame: &Frame, org: &Org) {
    let numberless: Vec<usize> =
        org.communes.iter().skip(3).step_by(4).map(|commune| commune.unit).collect();
    for (index, person) in people.iter_mut().enumerate() {
        if !numberless.contains(&person.unit) {
            person.code = Some(format!("{}-{:04}", frame.code_prefix, index + 1));
        }
    }
}
