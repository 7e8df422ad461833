//! One invented officer, and how facts are drawn for each tier of posts.

use crate::dice::Dice;
use crate::names::{self, People};
use crate::scenario::Frame;
use base::{Day, Month, PartialDate, PersonName};
use roster::{DisciplineForm, Education, Ethnicity, Grade, Sex, StateManagement, Theory};

/// An invented officer (cán bộ), as the office's lists should know them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cadre {
    /// The office's own number, for example `TB-0123`; two communes keep none.
    pub code: Option<String>,
    /// Full name.
    pub name: PersonName,
    /// Sex.
    pub sex: Sex,
    /// Date of birth, as closely as the office knows it.
    pub birth: PartialDate,
    /// Ethnic group.
    pub ethnicity: Option<Ethnicity>,
    /// Religion in words; most are "Không".
    pub religion: &'static str,
    /// Quê quán in words.
    pub hometown: String,
    /// The unit of work, an index into [`crate::World::units`].
    pub unit: usize,
    /// Posts held, highest body first, indices into [`crate::World::posts`].
    pub posts: Vec<usize>,
    /// The work of those without a leading post, or beside it.
    pub job: Option<String>,
    /// Since when the main post is held.
    pub since: Option<PartialDate>,
    /// Professional education; `None` is not stated.
    pub education: Option<Education>,
    /// Political theory; `None` is not stated.
    pub theory: Option<Theory>,
    /// State-management training; `None` is not stated.
    pub management: Option<StateManagement>,
    /// Admission to the Party (ngày dự bị); `None` for non-members.
    pub probationary: Option<PartialDate>,
    /// Full membership (ngày chính thức).
    pub official: Option<PartialDate>,
    /// Evaluations, ascending by year.
    pub evaluations: Vec<(i16, Grade)>,
    /// Disciplines; empty for none, `None` when nothing is stated.
    pub disciplines: Option<Vec<(DisciplineForm, PartialDate)>>,
}

impl Cadre {
    /// Whether a full term is certain for this person.
    pub(crate) fn young_enough(&self, frame: &Frame) -> bool {
        let safe = frame.births.safe;
        self.birth.year() >= if self.sex == Sex::Male { safe.0 } else { safe.1 }
    }
}

/// What a post asks of a person, roughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tier {
    Top,
    TopDeputy,
    Vice,
    Head,
    Deputy,
    Staff,
    CommuneHead,
    CommuneDeputy,
    CommuneMember,
    CommuneOther,
}

type Weights<T> = &'static [(T, u32)];

/// The distribution of one tier. Years of birth are men's in 2017; women start
/// five years later, because they retire earlier.
struct Shape {
    born: (i16, i16),
    women: u32,
    members: u32,
    education: Weights<Education>,
    theory: Weights<Theory>,
    management: Weights<StateManagement>,
}

const LEADERS: Weights<Education> = &[(Education::University, 78), (Education::Master, 22)];
const DEPUTIES: Weights<Education> =
    &[(Education::University, 88), (Education::Master, 9), (Education::College, 3)];
const CLERKS: Weights<Education> = &[
    (Education::University, 74),
    (Education::Master, 3),
    (Education::College, 12),
    (Education::Intermediate, 11),
];
const COMMUNE_LEADERS: Weights<Education> =
    &[(Education::University, 68), (Education::College, 8), (Education::Intermediate, 24)];
const COMMUNE_MEMBERS: Weights<Education> = &[
    (Education::University, 42),
    (Education::College, 14),
    (Education::Intermediate, 40),
    (Education::Elementary, 4),
];
const COMMUNE_OTHERS: Weights<Education> = &[
    (Education::University, 28),
    (Education::College, 20),
    (Education::Intermediate, 42),
    (Education::Elementary, 5),
    (Education::None, 5),
];

const fn shape(tier: Tier) -> Shape {
    use StateManagement as M;
    use Theory as T;
    let (born, women, members) = match tier {
        Tier::Top => ((1959, 1963), 10, 100),
        Tier::TopDeputy => ((1962, 1969), 15, 100),
        Tier::Vice => ((1962, 1973), 22, 100),
        Tier::Head => ((1960, 1975), 23, 100),
        Tier::Deputy => ((1964, 1982), 36, 100),
        Tier::Staff => ((1973, 1991), 40, 88),
        Tier::CommuneHead => ((1962, 1978), 15, 100),
        Tier::CommuneDeputy => ((1966, 1984), 22, 100),
        Tier::CommuneMember => ((1967, 1986), 20, 100),
        Tier::CommuneOther => ((1971, 1991), 26, 90),
    };
    let (education, theory, management): (_, Weights<Theory>, Weights<StateManagement>) = match tier
    {
        Tier::Top | Tier::TopDeputy => (
            LEADERS,
            &[(T::Advanced, 85), (T::Bachelor, 15)],
            &[(M::Principal, 85), (M::Senior, 15)],
        ),
        Tier::Vice => (
            LEADERS,
            &[(T::Advanced, 94), (T::Bachelor, 6)],
            &[(M::Principal, 90), (M::Specialist, 10)],
        ),
        Tier::Head => (
            LEADERS,
            &[(T::Advanced, 76), (T::Intermediate, 24)],
            &[(M::Principal, 60), (M::Specialist, 40)],
        ),
        Tier::Deputy => (
            DEPUTIES,
            &[(T::Advanced, 36), (T::Intermediate, 60), (T::Elementary, 4)],
            &[(M::Principal, 24), (M::Specialist, 71), (M::None, 5)],
        ),
        Tier::Staff => (
            CLERKS,
            &[(T::Intermediate, 40), (T::Elementary, 34), (T::None, 26)],
            &[(M::Specialist, 60), (M::Clerk, 12), (M::None, 28)],
        ),
        Tier::CommuneHead => (
            COMMUNE_LEADERS,
            &[(T::Intermediate, 84), (T::Advanced, 16)],
            &[(M::Specialist, 62), (M::None, 38)],
        ),
        Tier::CommuneDeputy => (
            COMMUNE_LEADERS,
            &[(T::Intermediate, 90), (T::Advanced, 4), (T::Elementary, 6)],
            &[(M::Specialist, 52), (M::None, 48)],
        ),
        Tier::CommuneMember => (
            COMMUNE_MEMBERS,
            &[(T::Intermediate, 72), (T::Elementary, 24), (T::None, 4)],
            &[(M::Specialist, 26), (M::Clerk, 24), (M::None, 50)],
        ),
        Tier::CommuneOther => (
            COMMUNE_OTHERS,
            &[(T::Intermediate, 34), (T::Elementary, 40), (T::None, 26)],
            &[(M::Clerk, 30), (M::None, 70)],
        ),
    };
    Shape { born, women, members, education, theory, management }
}

/// What is settled before the facts are drawn.
pub(crate) struct Seat {
    pub tier: Tier,
    pub unit: usize,
    /// "xã Pù Hin" for communes.
    pub place: Option<String>,
    pub mix: &'static [(People, u32)],
    pub posts: Vec<usize>,
    pub job: Option<String>,
    /// When the work is always done by one sex.
    pub sex: Option<Sex>,
}

/// Draws the person who sits in `seat`.
pub(crate) fn draw(dice: &mut Dice, frame: &Frame, seat: Seat) -> Cadre {
    let shape = shape(seat.tier);
    let people = dice.weighted(seat.mix);
    let woman = dice.percent(shape.women);
    let sex = seat.sex.unwrap_or(if woman { Sex::Female } else { Sex::Male });
    let shift = frame.year - 2017;
    let delay = if sex == Sex::Female { 5 } else { 0 };
    let birth_year = dice
        .between(i32::from(shape.born.0 + shift + delay), i32::from(shape.born.1 + shift))
        as i16;
    let born = day_in(dice, birth_year);
    let birth = blur(dice, born, 4);
    let (probationary, official) = party_dates(dice, frame, birth_year, shape.members);
    let trained = dice.weighted(shape.education);
    let education = lift(dice, frame, trained);
    Cadre {
        code: None,
        name: names::draw(dice, people, sex),
        sex,
        birth,
        ethnicity: Some(people.ethnicity()),
        religion: religion(dice, people),
        hometown: hometown(dice, frame, seat.place.as_deref(), people),
        unit: seat.unit,
        posts: seat.posts,
        job: seat.job,
        since: since(dice, frame, birth_year),
        education: Some(education),
        theory: Some(dice.weighted(shape.theory)),
        management: Some(dice.weighted(shape.management)),
        probationary,
        official,
        evaluations: frame.evaluated().map(|year| (year, grade(dice))).to_vec(),
        disciplines: Some(old_discipline(dice, frame, birth_year)),
    }
}

/// In later years more people study on: one in four goes a step further.
fn lift(dice: &mut Dice, frame: &Frame, education: Education) -> Education {
    match education {
        _ if frame.year < 2020 || !dice.percent(25) => education,
        Education::Intermediate | Education::College => Education::University,
        Education::University => Education::Master,
        other => other,
    }
}

/// Some day of a year; the 28th is the last, so that every month has it.
pub(crate) fn day_in(dice: &mut Dice, year: i16) -> Day {
    let (month, day) = (dice.between(1, 12) as i8, dice.between(1, 28) as i8);
    Day::new(year, month, day).unwrap_or(Day::from_days_since_1970(0))
}

/// Sometimes only the month is known, `percent` times in a hundred; a quarter
/// as often only the year.
fn blur(dice: &mut Dice, day: Day, percent: u32) -> PartialDate {
    if dice.percent(percent) {
        PartialDate::Month(day.month())
    } else if dice.below(400) < percent as usize {
        PartialDate::Year(day.year())
    } else {
        PartialDate::Day(day)
    }
}

fn party_dates(
    dice: &mut Dice,
    frame: &Frame,
    birth_year: i16,
    members: u32,
) -> (Option<PartialDate>, Option<PartialDate>) {
    if !dice.percent(members) {
        return (None, None);
    }
    let latest = i32::from(frame.year - 3);
    let joined = (i32::from(birth_year) + dice.between(20, 33)).min(latest);
    let probationary = day_in(dice, joined as i16);
    // A probationary year later the branch decides, backdated to the day.
    let official = probationary.add_days(365);
    (Some(blur(dice, probationary, 3)), Some(blur(dice, official, 3)))
}

fn since(dice: &mut Dice, frame: &Frame, birth_year: i16) -> Option<PartialDate> {
    let earliest = i32::from(frame.year - 8).max(i32::from(birth_year) + 23);
    let year = dice.between(earliest, i32::from(frame.year - 1)) as i16;
    match dice.below(10) {
        0 => None,
        1..=3 => Some(PartialDate::Day(day_in(dice, year))),
        _ => Month::new(year, dice.between(1, 12) as i8).map(PartialDate::Month),
    }
}

fn grade(dice: &mut Dice) -> Grade {
    dice.weighted(&[(Grade::Excellent, 15), (Grade::Good, 69), (Grade::Fulfilled, 16)])
}

/// One in fifty was disciplined long ago.
fn old_discipline(
    dice: &mut Dice,
    frame: &Frame,
    birth_year: i16,
) -> Vec<(DisciplineForm, PartialDate)> {
    let year = i32::from(frame.year) - dice.between(5, 9);
    if !dice.percent(2) || year < i32::from(birth_year) + 25 {
        return Vec::new();
    }
    let form = dice.weighted(&[(DisciplineForm::Reprimand, 70), (DisciplineForm::Warning, 30)]);
    let on = day_in(dice, year as i16).month();
    vec![(form, PartialDate::Month(on))]
}

fn religion(dice: &mut Dice, people: People) -> &'static str {
    match people {
        People::Mong if dice.percent(5) => "Tin Lành",
        People::Kinh if dice.percent(4) => "Công giáo",
        _ => "Không",
    }
}

fn hometown(dice: &mut Dice, frame: &Frame, place: Option<&str>, people: People) -> String {
    let in_district = if frame.above.is_some() { ", huyện Thượng Bình" } else { "" };
    let stays = if people == People::Kinh { 30 } else { 82 };
    match place {
        Some(place) if dice.percent(stays) => format!("{place}{in_district}, tỉnh Sơn Lam"),
        _ if people == People::Kinh || dice.percent(25) => {
            format!("{}, tỉnh Sơn Lam", dice.pick(frame.elsewhere))
        }
        _ => {
            let commune = crate::org::lower_first(dice.pick(frame.communes).name);
            format!("{commune}{in_district}, tỉnh Sơn Lam")
        }
    }
}
