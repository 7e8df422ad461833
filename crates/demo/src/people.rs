//! One invented officer, and how facts are drawn for each tier of posts.

use crate::dice::Dice;
use crate::names::{self, People};
use crate::scenario::Frame;
use crate::tier::{Tier, Weights};
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
    /// Whether the political background was verified; `None` is not stated.
    pub background: Option<bool>,
}

impl Cadre {
    /// Whether a full term is certain for this person.
    pub(crate) fn young_enough(&self, frame: &Frame) -> bool {
        let safe = frame.births.safe;
        self.birth.year() >= if self.sex == Sex::Male { safe.0 } else { safe.1 }
    }
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
    let shape = seat.tier.shape();
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
    let leads = !seat.posts.is_empty();
    let (probationary, official) = party_dates(dice, frame, birth_year, shape.members, leads);
    let education = study_on(dice, frame, leads, shape.education);
    let theory = study_theory(dice, frame, leads, shape.theory);
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
        since: since(dice, frame, birth_year, seat.place.is_some()),
        education: Some(education),
        theory: Some(theory),
        management: Some(dice.weighted(shape.management)),
        probationary,
        official,
        evaluations: frame.evaluated().map(|year| (year, grade(dice))).to_vec(),
        disciplines: Some(old_discipline(dice, frame, birth_year)),
        background: Some(true),
    }
}

/// Since about 2020 leaders without a degree have taken one, and one in four
/// has gone on to the next.
fn study_on(dice: &mut Dice, frame: &Frame, leads: bool, weights: Weights<Education>) -> Education {
    let trained = dice.weighted(weights);
    if frame.year < 2020 {
        return trained;
    }
    let further = dice.percent(25);
    match trained {
        Education::University if further => Education::Master,
        low if low < Education::University && (leads || further) => Education::University,
        other => other,
    }
}

/// Likewise for political theory: most leaders have finished the advanced
/// course by now.
fn study_theory(dice: &mut Dice, frame: &Frame, leads: bool, weights: Weights<Theory>) -> Theory {
    match dice.weighted(weights) {
        low if frame.year >= 2020 && leads && low < Theory::Advanced => {
            if dice.percent(60) {
                Theory::Advanced
            } else {
                Theory::Intermediate
            }
        }
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

/// Leaders joined young: nobody leads a Party body in the year of admission.
fn party_dates(
    dice: &mut Dice,
    frame: &Frame,
    birth_year: i16,
    members: u32,
    leads: bool,
) -> (Option<PartialDate>, Option<PartialDate>) {
    if !dice.percent(members) {
        return (None, None);
    }
    let (oldest, before) = if leads { (28, 9) } else { (33, 3) };
    let latest = i32::from(frame.year - before);
    let joined = (i32::from(birth_year) + dice.between(20, oldest)).min(latest);
    let probationary = day_in(dice, joined as i16);
    // A probationary year later the branch decides, backdated to the day.
    let official = probationary.add_days(365);
    (Some(blur(dice, probationary, 3)), Some(blur(dice, official, 3)))
}

/// Since when the post is held: a few years, but never longer than a commune
/// of 2025 has existed.
fn since(dice: &mut Dice, frame: &Frame, birth_year: i16, commune: bool) -> Option<PartialDate> {
    if commune && frame.communes_founded.is_some() {
        let month = dice.between(7, 12) as i8;
        return Month::new(frame.year - 1, month).map(PartialDate::Month);
    }
    let earliest = i32::from(frame.year - 7).max(i32::from(birth_year) + 24);
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
