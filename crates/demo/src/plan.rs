//! The standing plan, as approved under the guidance before this review.

use crate::dice::Dice;
use crate::org::Org;
use crate::scenario::Frame;
use crate::staff::Staff;
use roster::{Education, PostKind, Theory};

/// One entry of the standing plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoEntry {
    /// The person, an index into [`crate::World::people`].
    pub person: usize,
    /// The post, an index into [`crate::World::posts`].
    pub post: usize,
    /// The decision as the office writes it.
    pub decision: String,
}

/// The most entries of one person; the cases go beyond it on purpose.
const MOST_ENTRIES: usize = 3;

pub(crate) struct Planner<'a> {
    pub frame: &'a Frame,
    pub org: &'a Org,
    pub staff: &'a Staff,
    pub entries: Vec<DemoEntry>,
}

impl Planner<'_> {
    /// How many entries name the person.
    pub(crate) fn load(&self, person: usize) -> usize {
        self.entries.iter().filter(|entry| entry.person == person).count()
    }

    pub(crate) fn names(&self, person: usize, post: usize) -> bool {
        self.entries.iter().any(|entry| entry.person == person && entry.post == post)
    }

    /// Whether `post` is higher than all that the person holds on its ladder.
    pub(crate) fn is_higher(&self, person: usize, post: usize) -> bool {
        let wanted = &self.org.posts[post];
        let member = wanted.kind == PostKind::Member;
        self.staff.people[person]
            .posts
            .iter()
            .map(|held| &self.org.posts[*held])
            .filter(|held| (held.kind == PostKind::Member) == member)
            .all(|held| held.rank < wanted.rank)
    }

    fn fits(&self, person: usize, post: usize) -> bool {
        let cadre = &self.staff.people[person];
        cadre.official.is_some()
            && cadre.young_enough(self.frame)
            && self.load(person) < MOST_ENTRIES
            && !self.names(person, post)
            && self.is_higher(person, post)
    }

    /// Whether the person has the training usual for such a post.
    fn is_trained(&self, person: usize, post: usize) -> bool {
        let (cadre, rank) = (&self.staff.people[person], self.org.posts[post].rank);
        let (education, theory) = match rank {
            70.. => (Education::University, Theory::Intermediate),
            40.. => (Education::Intermediate, Theory::Elementary),
            _ => return true,
        };
        cadre.education >= Some(education) && cadre.theory >= Some(theory)
    }

    /// Names the first `count` of `candidates` who fit; those who still lack
    /// training come last, and some of them do get named.
    fn name(&mut self, post: usize, candidates: &[usize], count: usize, decision: &str) {
        let (trained, lacking): (Vec<usize>, Vec<usize>) =
            candidates.iter().partition(|person| self.is_trained(**person, post));
        let mut left = count;
        for person in trained.iter().chain(&lacking) {
            if left > 0 && self.fits(*person, post) {
                let (person, decision) = (*person, decision.to_owned());
                self.entries.push(DemoEntry { person, post, decision });
                left -= 1;
            }
        }
    }
}

/// Draws the standing plan: committees first, then titles; lower units first.
pub(crate) fn draw(dice: &mut Dice, frame: &Frame, org: &Org, staff: &Staff) -> Vec<DemoEntry> {
    let mut planner = Planner { frame, org, staff, entries: Vec::new() };
    for index in 0..staff.communes.len() {
        commune(&mut planner, dice, index);
    }
    for index in 0..staff.agencies.len() {
        agency(&mut planner, dice, index);
    }
    top_committee(&mut planner, dice);
    top_titles(&mut planner, dice);
    planner.entries
}

/// Two or three, three twice as often.
fn two_or_three(dice: &mut Dice) -> usize {
    if dice.percent(66) { 3 } else { 2 }
}

fn seats_times(dice: &mut Dice, frame: &Frame, seats: u32) -> usize {
    let (least, most) = frame.plan_ratio;
    let tenths = dice.between(least as i32, most as i32) as u32;
    (seats * tenths).div_ceil(10) as usize
}

/// `people` in a random order.
fn shuffled(dice: &mut Dice, people: &[usize]) -> Vec<usize> {
    let mut people = people.to_vec();
    dice.shuffle(&mut people);
    people
}

fn commune(planner: &mut Planner<'_>, dice: &mut Dice, index: usize) {
    let (posts, staff) = (planner.org.communes[index], planner.staff.communes[index].clone());
    let frame = planner.frame;
    let number = 11 + index * 3 + dice.below(3);
    let decision = format!(
        "Quyết định số {number:02}-QĐ/ĐU ngày {}/{}/{}",
        dice.between(10, 28),
        frame.commune_decision_month,
        frame.commune_decision_year,
    );
    let seats = &frame.seats;
    let count = seats_times(dice, frame, seats.commune_committee);
    planner.name(posts.member, &shuffled(dice, &staff.others), count, &decision);
    let inner: Vec<usize> =
        staff.members.iter().copied().filter(|person| !staff.standing.contains(person)).collect();
    let count = seats_times(dice, frame, seats.commune_standing);
    planner.name(posts.standing, &shuffled(dice, &inner), count, &decision);
    let seconds = [&[staff.deputy][..], &staff.vice_chairs].concat();
    planner.name(posts.secretary, &seconds, two_or_three(dice), &decision);
    let seconds = [&staff.vice_chairs[..], &[staff.deputy]].concat();
    planner.name(posts.chair, &seconds, two_or_three(dice), &decision);
    let front = &staff.standing[4..];
    let rest = [front, &shuffled(dice, &inner)].concat();
    planner.name(posts.deputy, &rest, two_or_three(dice), &decision);
    let rest = shuffled(dice, &inner);
    planner.name(posts.vice_chair, &rest, 3, &decision);
}

fn agency(planner: &mut Planner<'_>, dice: &mut Dice, index: usize) {
    let (posts, staff) = (planner.org.agencies[index], planner.staff.agencies[index].clone());
    let decision = planner.frame.decision;
    // One may come from elsewhere: the next agency, or a commune.
    let next = (index + 1) % planner.staff.agencies.len();
    let commune = &planner.staff.communes[index % planner.staff.communes.len()];
    let elsewhere = if dice.percent(50) {
        planner.staff.agencies[next].deputies.clone()
    } else {
        vec![commune.deputy, commune.vice_chairs[0]]
    };
    let own = shuffled(dice, &staff.deputies);
    planner.name(posts.head, &[own, elsewhere].concat(), two_or_three(dice), decision);
    // Where the own staff are too few or not yet in the Party, the next agency's.
    let own = shuffled(dice, &staff.others);
    let next = shuffled(dice, &planner.staff.agencies[next].others);
    planner.name(posts.deputy, &[own, next].concat(), two_or_three(dice), decision);
}

fn top_committee(planner: &mut Planner<'_>, dice: &mut Dice) {
    let (frame, staff, posts) = (planner.frame, planner.staff, planner.org.top_posts);
    let deputies: Vec<usize> =
        staff.agencies.iter().flat_map(|agency| agency.deputies.iter().copied()).collect();
    let chairs: Vec<usize> = staff.communes.iter().map(|commune| commune.chair).collect();
    let seconds: Vec<usize> = staff
        .communes
        .iter()
        .flat_map(|commune| [commune.deputy, commune.vice_chairs[0], commune.vice_chairs[1]])
        .collect();
    let promising: Vec<usize> =
        staff.agencies.iter().flat_map(|agency| agency.others.iter().copied()).collect();
    let order =
        [chairs, shuffled(dice, &deputies), shuffled(dice, &seconds), shuffled(dice, &promising)]
            .concat();
    let count = seats_times(dice, frame, frame.seats.committee);
    // A few joined when the plan was last supplemented.
    let later = count / 9;
    planner.name(posts.member, &order, count - later, frame.decision);
    planner.name(posts.member, &order, later, frame.supplement);
    let rest: Vec<usize> =
        staff.members.iter().copied().filter(|person| !staff.standing.contains(person)).collect();
    let count = seats_times(dice, frame, frame.seats.standing);
    planner.name(posts.standing, &shuffled(dice, &rest), count, frame.decision);
}

fn top_titles(planner: &mut Planner<'_>, dice: &mut Dice) {
    let (staff, posts) = (planner.staff, planner.org.top_posts);
    let decision = planner.frame.decision;
    let council = &staff.council_deputies[..];
    let committee = &staff.committee_deputies[..];
    let party = &staff.standing[..];
    let heads: Vec<usize> = staff.agencies.iter().map(|agency| agency.head).collect();
    let secretaries: Vec<usize> = staff.communes.iter().map(|commune| commune.secretary).collect();
    let heads = shuffled(dice, &heads);
    let secretaries = shuffled(dice, &secretaries);
    let vice = [committee, council].concat();
    let from_below = |first: &[usize], second: &[usize]| {
        [&first[..first.len() / 2], &second[..second.len() / 2], &first[first.len() / 2..]].concat()
    };
    planner.name(posts.secretary, &[&staff.deputies, &vice[..]].concat(), 3, decision);
    planner.name(posts.committee_chair, &vice, two_or_three(dice), decision);
    planner.name(posts.deputy, &[&vice[..], party].concat(), 3, decision);
    let reversed: Vec<usize> = vice.iter().rev().copied().collect();
    planner.name(posts.council_chair, &[&reversed[..], party].concat(), 2, decision);
    planner.name(posts.committee_deputy, &from_below(&heads, &secretaries), 3, decision);
    let (heads, secretaries) = (&heads[heads.len() / 2..], &secretaries[secretaries.len() / 2..]);
    planner.name(posts.council_deputy, &[secretaries, heads].concat(), 3, decision);
}
