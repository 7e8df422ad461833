//! The two worlds as tables: units, seats, days and decisions.
//!
//! Sơn Lam, Thượng Bình and every commune below are invented.

mod district;
mod province;

use crate::names::People;
use district::DISTRICT_2017;
use province::PROVINCE_2026;
use roster::{System, Term};

/// Which world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scenario {
    /// A highland district in March 2017, with a plan for 2015–2020.
    District2017,
    /// A province of two levels in 2026, with a plan for 2025–2030.
    Province2026,
}

/// One agency: title words are those of the head; a deputy is "Phó" before it.
pub(crate) struct Agency {
    pub code: &'static str,
    pub name: &'static str,
    pub head: &'static str,
    pub system: System,
    pub deputies: u32,
    pub founded: Option<&'static str>,
}

/// One commune; `word` is xã, phường or thị trấn.
pub(crate) struct Commune {
    pub code: &'static str,
    pub name: &'static str,
    pub word: &'static str,
    pub mix: &'static [(People, u32)],
}

/// Numbers of seats.
pub(crate) struct Seats {
    pub committee: u32,
    pub standing: u32,
    pub council: u32,
    pub peoples: u32,
    pub front: u32,
    /// Deputy secretaries, the chair of the people's committee among them.
    pub deputies: u32,
    /// Vice-chairs of the people's committee.
    pub vice_chairs: u32,
    pub commune_committee: u32,
    pub commune_standing: u32,
}

/// Years of birth, for men and for women, that decide on a full term.
pub(crate) struct BirthYears {
    /// From this year on, a full term is certain.
    pub safe: (i16, i16),
    /// These years are too old for a full term, yet not retired.
    pub old: ((i16, i16), (i16, i16)),
    /// In this year the month decides.
    pub edge: (i16, i16),
}

/// One world as a table.
pub(crate) struct Frame {
    pub code: &'static str,
    pub name: &'static str,
    pub level: &'static str,
    /// "Huyện" or "Tỉnh", as the name begins.
    pub word: &'static str,
    /// "huyện" or "tỉnh", inside titles.
    pub place: &'static str,
    /// "Huyện ủy" or "Tỉnh ủy".
    pub party: &'static str,
    pub above: Option<(&'static str, &'static str)>,
    pub founded: Option<&'static str>,
    pub communes_founded: Option<&'static str>,
    pub seats: Seats,
    pub agencies: &'static [Agency],
    pub communes: &'static [Commune],
    /// Where people of agencies come from.
    pub mix: &'static [(People, u32)],
    /// Staff of each agency beside its leaders; people of each commune.
    pub staff: usize,
    pub commune_people: usize,
    /// Before the number in a code of an officer.
    pub code_prefix: &'static str,
    /// The year of the review.
    pub year: i16,
    pub births: BirthYears,
    /// People in the plan for each ten seats of a committee: least and most.
    pub plan_ratio: (u32, u32),
    pub term: (i16, i16),
    /// The decision on the plan, and a later one that supplemented it.
    pub decision: &'static str,
    pub supplement: &'static str,
    /// Day and month behind a commune's decision number, then its year.
    pub commune_decision_year: i16,
    pub commune_decision_month: i8,
    /// Districts (2017) or communes (2026) where people from elsewhere were
    /// born.
    pub elsewhere: &'static [&'static str],
}

impl Frame {
    /// The planned term.
    pub(crate) fn term(&self) -> Option<Term> {
        Term::new(self.term.0, self.term.1)
    }

    /// The three years whose evaluations a list shows.
    pub(crate) fn evaluated(&self) -> [i16; 3] {
        [self.year - 3, self.year - 2, self.year - 1]
    }
}

impl Scenario {
    pub(crate) const fn frame(self) -> &'static Frame {
        match self {
            Self::District2017 => &DISTRICT_2017,
            Self::Province2026 => &PROVINCE_2026,
        }
    }
}

const fn agency(
    code: &'static str,
    name: &'static str,
    head: &'static str,
    system: System,
    deputies: u32,
) -> Agency {
    Agency { code, name, head, system, deputies, founded: None }
}

const fn commune(
    code: &'static str,
    name: &'static str,
    word: &'static str,
    mix: &'static [(People, u32)],
) -> Commune {
    Commune { code, name, word, mix }
}

use People::{Dao, KhoMu, Kinh, Mong, Muong, Thai};

const THAI_VALLEY: &[(People, u32)] = &[(Thai, 72), (Kinh, 10), (Muong, 10), (Mong, 8)];
const MONG_RIDGE: &[(People, u32)] = &[(Mong, 80), (Thai, 12), (Kinh, 4), (Dao, 4)];
const DAO_SLOPE: &[(People, u32)] = &[(Dao, 55), (Mong, 20), (Thai, 20), (Kinh, 5)];
const KHO_MU_STREAM: &[(People, u32)] = &[(KhoMu, 40), (Thai, 45), (Mong, 15)];
const MUONG_VALLEY: &[(People, u32)] = &[(Muong, 70), (Thai, 15), (Kinh, 15)];
const MARKET_TOWN: &[(People, u32)] = &[(Kinh, 42), (Thai, 38), (Muong, 14), (Mong, 6)];
const LOWLAND: &[(People, u32)] = &[(Kinh, 78), (Muong, 16), (Thai, 6)];
const DISTRICT_OFFICES: &[(People, u32)] =
    &[(Thai, 40), (Kinh, 24), (Mong, 17), (Muong, 13), (Dao, 4), (KhoMu, 2)];
const PROVINCE_OFFICES: &[(People, u32)] =
    &[(Kinh, 52), (Thai, 20), (Muong, 15), (Mong, 9), (Dao, 3), (KhoMu, 1)];
