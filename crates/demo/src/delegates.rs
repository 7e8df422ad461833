//! Delegates who attend and vote by seeded chance.
//!
//! Each candidate has a standing among all delegates, drawn once from the seed
//! and the candidate's key and moved a little by merit; each step moves it a
//! little more. Sheets are then drawn one by one and without regard to who
//! fills them in, so no pattern links a voter with a vote.
//!
//! Distribution: most candidates find 70 to 99 % support, one in sixteen less
//! than half; at most 2 % of the sheets are invalid and 1 % do not come back;
//! 85 to 99 % of those convened are present.

use crate::dice::{Dice, mix};
use crate::world::World;

/// What is known about a candidate to those who vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// A stable key, the same at every step, for example the person's id mixed
    /// with the post's.
    pub key: u64,
    /// Evaluations of good or better in the last three years, 0 to 3.
    pub good_years: u8,
    /// Age in years.
    pub age: u8,
    /// Whether the standing plan already names the person for this post.
    pub planned: bool,
}

/// One ballot of one step.
#[derive(Debug, Clone, Copy)]
pub struct StepBallot<'a> {
    /// A code that differs for each ballot of a review, for example
    /// `SL.TB/key-cadres/committee`. The same code gives the same sheets.
    pub step: &'a str,
    /// The rows of the sheet, in order.
    pub candidates: &'a [Candidate],
    /// How many sheets are issued.
    pub ballots: usize,
    /// The most rows a sheet may mark *for*. At least the number of rows when
    /// each row is answered by itself.
    pub choices: usize,
}

/// What stands in one row of a valid sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Đồng ý.
    For,
    /// Không đồng ý.
    Against,
    /// Nothing.
    Blank,
}

/// Why a sheet is invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InvalidKind {
    /// Not a single row is marked.
    Empty,
    /// More rows are marked *for* than the ballot allows.
    TooMany,
    /// *For* and *against* are both marked in one row.
    BothMarked,
    /// Something else is written on it, for example the voter's name.
    Written,
}

/// What became of one issued sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetMarks {
    /// Valid, with a mark for each row.
    Valid(Vec<Mark>),
    /// Returned but invalid.
    Invalid(InvalidKind),
    /// Never came back.
    NotReturned,
}

/// The delegates of one world.
#[derive(Debug, Clone)]
pub struct Delegates {
    seed: u64,
}

impl Delegates {
    /// The delegates of `world`; another `seed` gives other opinions.
    pub fn new(seed: u64, world: &World) -> Self {
        Self { seed: mix(seed ^ world.seed(), "delegates") }
    }

    /// Delegates without a world, for real units in a trial run.
    pub fn seeded(seed: u64) -> Self {
        Self { seed: mix(seed, "delegates") }
    }

    /// The issued sheets of one ballot, `step.ballots` of them, in the order
    /// in which they come out of the box. Depends on the seed and the ballot
    /// only, never on earlier calls.
    pub fn cast(&self, step: &StepBallot<'_>) -> Vec<SheetMarks> {
        let mut dice = Dice::new(self.seed, step.step);
        let support: Vec<f64> =
            step.candidates.iter().map(|c| self.support(c, step.step)).collect();
        let each_by_itself = step.choices >= step.candidates.len();
        (0..step.ballots)
            .map(|_| match dice.below(1000) {
                0..4 => SheetMarks::NotReturned,
                4..14 => SheetMarks::Invalid(invalid(&mut dice, each_by_itself)),
                _ if each_by_itself => SheetMarks::Valid(answer_each(&mut dice, &support)),
                _ => SheetMarks::Valid(choose(&mut dice, &support, step.choices)),
            })
            .collect()
    }

    /// Who of `convened` delegates is present at `step`: 85 to 99 % of them,
    /// never less than two thirds.
    pub fn attendance(&self, step: &str, convened: usize) -> Vec<bool> {
        let mut dice = Dice::new(self.seed, &format!("attendance {step}"));
        let share = 0.85 + 0.14 * dice.unit();
        let present = ((convened as f64 * share).round() as usize).max((convened * 2).div_ceil(3));
        self.presence(&mut dice, convened, present)
    }

    /// An attendance without quorum: just under two thirds of `convened`.
    pub fn short_attendance(&self, step: &str, convened: usize) -> Vec<bool> {
        let mut dice = Dice::new(self.seed, &format!("short attendance {step}"));
        let present = (convened * 2).div_ceil(3).saturating_sub(1);
        self.presence(&mut dice, convened, present)
    }

    fn presence(&self, dice: &mut Dice, convened: usize, present: usize) -> Vec<bool> {
        let mut seats: Vec<bool> = (0..convened).map(|seat| seat < present).collect();
        dice.shuffle(&mut seats);
        seats
    }

    /// The chance that one delegate is for the candidate.
    fn support(&self, candidate: &Candidate, step: &str) -> f64 {
        let key = candidate.key.to_string();
        let mut standing = Dice::new(self.seed, &format!("standing {key}"));
        let mut today = Dice::new(self.seed, &format!("standing {key} {step}"));
        let sway = (today.unit() - 0.5) * 0.06;
        if standing.below(16) == 0 {
            return 0.28 + 0.17 * standing.unit() + sway;
        }
        let merit = 0.03 * f64::from(candidate.good_years.min(3))
            + if candidate.planned { 0.03 } else { 0.0 }
            + if (35..=52).contains(&candidate.age) { 0.02 } else { 0.0 };
        // Two draws added make the middle likelier than the ends.
        let esteem = (standing.unit() + standing.unit()) * 0.09;
        (0.72 + merit + esteem + sway).clamp(0.70, 0.99)
    }
}

fn invalid(dice: &mut Dice, each_by_itself: bool) -> InvalidKind {
    let kinds = [
        (InvalidKind::Empty, 40),
        (InvalidKind::BothMarked, 35),
        (InvalidKind::Written, 25),
        (InvalidKind::TooMany, if each_by_itself { 0 } else { 60 }),
    ];
    dice.weighted(&kinds)
}

/// Every row is answered by itself; of those not for, some stay blank.
fn answer_each(dice: &mut Dice, support: &[f64]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = support
        .iter()
        .map(|share| {
            if dice.unit() < *share {
                Mark::For
            } else if dice.percent(75) {
                Mark::Against
            } else {
                Mark::Blank
            }
        })
        .collect();
    // A sheet without a mark would be invalid; here the voter did answer.
    if marks.iter().all(|mark| *mark == Mark::Blank) && !marks.is_empty() {
        marks[0] = Mark::Against;
    }
    marks
}

/// At most `choices` rows are marked *for*, those of higher support more often;
/// the others are struck through.
fn choose(dice: &mut Dice, support: &[f64], choices: usize) -> Vec<Mark> {
    let mut marks = vec![Mark::Against; support.len()];
    // A few voters use fewer choices than they have.
    let used = if choices > 1 && dice.percent(10) { choices - 1 } else { choices };
    for _ in 0..used {
        let weight = |row: usize| (support[row] / (1.01 - support[row])).powi(2);
        let open: Vec<usize> =
            (0..marks.len()).filter(|row| marks[*row] == Mark::Against).collect();
        let total: f64 = open.iter().map(|row| weight(*row)).sum();
        let mut left = dice.unit() * total;
        let taken = open.iter().find(|row| {
            left -= weight(**row);
            left <= 0.0
        });
        if let Some(row) = taken.or(open.last()) {
            marks[*row] = Mark::For;
        }
    }
    marks
}
