//! The two worlds as tables: units, seats, days and decisions.
//!
//! Sơn Lam, Thượng Bình and every commune below are invented.

use crate::names::People;
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

const DISTRICT_2017: Frame = Frame {
    code: "SL.TB",
    name: "Huyện Thượng Bình",
    level: "district",
    word: "Huyện",
    place: "huyện",
    party: "Huyện ủy",
    above: Some(("SL", "Tỉnh Sơn Lam")),
    founded: None,
    communes_founded: None,
    seats: Seats {
        committee: 39,
        standing: 11,
        council: 35,
        peoples: 18,
        front: 41,
        deputies: 2,
        vice_chairs: 3,
        commune_committee: 15,
        commune_standing: 5,
    },
    agencies: &[
        agency("VPHU", "Văn phòng Huyện ủy", "Chánh Văn phòng Huyện ủy", System::Party, 2),
        agency("BTC", "Ban Tổ chức Huyện ủy", "Trưởng Ban Tổ chức Huyện ủy", System::Party, 2),
        agency(
            "UBKT",
            "Ủy ban Kiểm tra Huyện ủy",
            "Chủ nhiệm Ủy ban Kiểm tra Huyện ủy",
            System::Party,
            2,
        ),
        agency(
            "BTG",
            "Ban Tuyên giáo Huyện ủy",
            "Trưởng Ban Tuyên giáo Huyện ủy",
            System::Party,
            2,
        ),
        agency("BDV", "Ban Dân vận Huyện ủy", "Trưởng Ban Dân vận Huyện ủy", System::Party, 2),
        agency(
            "VP",
            "Văn phòng HĐND và UBND huyện",
            "Chánh Văn phòng HĐND và UBND huyện",
            System::Government,
            2,
        ),
        agency("PNV", "Phòng Nội vụ", "Trưởng phòng Nội vụ", System::Government, 2),
        agency(
            "PTCKH",
            "Phòng Tài chính – Kế hoạch",
            "Trưởng phòng Tài chính – Kế hoạch",
            System::Government,
            2,
        ),
        agency(
            "PNN",
            "Phòng Nông nghiệp và Phát triển nông thôn",
            "Trưởng phòng Nông nghiệp và Phát triển nông thôn",
            System::Government,
            2,
        ),
        agency(
            "PTNMT",
            "Phòng Tài nguyên và Môi trường",
            "Trưởng phòng Tài nguyên và Môi trường",
            System::Government,
            2,
        ),
        agency(
            "PGDDT",
            "Phòng Giáo dục và Đào tạo",
            "Trưởng phòng Giáo dục và Đào tạo",
            System::Government,
            2,
        ),
        agency(
            "PLDTBXH",
            "Phòng Lao động – Thương binh và Xã hội",
            "Trưởng phòng Lao động – Thương binh và Xã hội",
            System::Government,
            2,
        ),
        agency("MTTQ", "Ủy ban MTTQ huyện", "Chủ tịch Ủy ban MTTQ huyện", System::Front, 2),
    ],
    communes: &[
        commune("X01", "Xã Mường Chà Lung", "xã", THAI_VALLEY),
        commune("X02", "Xã Pù Hin", "xã", MONG_RIDGE),
        commune("X03", "Xã Nậm Sơn", "xã", THAI_VALLEY),
        commune("X04", "Xã Tà Pung", "xã", MONG_RIDGE),
        commune("X05", "Xã Chiềng Nưa", "xã", MUONG_VALLEY),
        commune("X06", "Xã Huổi Mạ", "xã", KHO_MU_STREAM),
        commune("X07", "Xã Phiêng Lạ", "xã", DAO_SLOPE),
        commune("X08", "Xã Na Khoang", "xã", THAI_VALLEY),
        commune("X09", "Thị trấn Thượng Bình", "thị trấn", MARKET_TOWN),
    ],
    mix: DISTRICT_OFFICES,
    staff: 4,
    commune_people: 42,
    code_prefix: "TB",
    year: 2017,
    births: BirthYears {
        safe: (1962, 1967),
        old: ((1958, 1959), (1963, 1964)),
        edge: (1960, 1965),
    },
    plan_ratio: (15, 17),
    term: (2015, 2020),
    decision: "Quyết định số 215-QĐ/HU ngày 20/8/2013",
    supplement: "Quyết định số 96-QĐ/HU ngày 12/7/2016",
    commune_decision_year: 2013,
    commune_decision_month: 7,
    elsewhere: &["huyện Bình Lưu", "huyện Lang Thành", "huyện Mường Ca", "huyện Quan Lâm"],
};

const PROVINCE_2026: Frame = Frame {
    code: "SL",
    name: "Tỉnh Sơn Lam",
    level: "province",
    word: "Tỉnh",
    place: "tỉnh",
    party: "Tỉnh ủy",
    above: None,
    founded: None,
    communes_founded: Some("01/07/2025"),
    seats: Seats {
        committee: 55,
        standing: 15,
        council: 62,
        peoples: 20,
        front: 85,
        deputies: 3,
        vice_chairs: 3,
        commune_committee: 17,
        commune_standing: 5,
    },
    agencies: &[
        agency("VPTU", "Văn phòng Tỉnh ủy", "Chánh Văn phòng Tỉnh ủy", System::Party, 3),
        agency("BTC", "Ban Tổ chức Tỉnh ủy", "Trưởng Ban Tổ chức Tỉnh ủy", System::Party, 3),
        agency(
            "UBKT",
            "Ủy ban Kiểm tra Tỉnh ủy",
            "Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy",
            System::Party,
            3,
        ),
        agency(
            "BTGDV",
            "Ban Tuyên giáo và Dân vận Tỉnh ủy",
            "Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy",
            System::Party,
            3,
        ),
        agency("BNC", "Ban Nội chính Tỉnh ủy", "Trưởng Ban Nội chính Tỉnh ủy", System::Party, 2),
        agency("SNV", "Sở Nội vụ", "Giám đốc Sở Nội vụ", System::Government, 3),
        agency("STC", "Sở Tài chính", "Giám đốc Sở Tài chính", System::Government, 3),
        Agency {
            founded: Some("01/03/2025"),
            ..agency(
                "SNNMT",
                "Sở Nông nghiệp và Môi trường",
                "Giám đốc Sở Nông nghiệp và Môi trường",
                System::Government,
                3,
            )
        },
        agency("SXD", "Sở Xây dựng", "Giám đốc Sở Xây dựng", System::Government, 3),
        agency(
            "SGDDT",
            "Sở Giáo dục và Đào tạo",
            "Giám đốc Sở Giáo dục và Đào tạo",
            System::Government,
            3,
        ),
        agency(
            "SKHCN",
            "Sở Khoa học và Công nghệ",
            "Giám đốc Sở Khoa học và Công nghệ",
            System::Government,
            3,
        ),
        agency(
            "MTTQ",
            "Ủy ban MTTQ Việt Nam tỉnh",
            "Chủ tịch Ủy ban MTTQ Việt Nam tỉnh",
            System::Front,
            3,
        ),
    ],
    communes: &[
        commune("P01", "Phường Sơn Lam", "phường", LOWLAND),
        commune("P02", "Phường Bắc Lam", "phường", LOWLAND),
        commune("P03", "Phường Bến Ngàn", "phường", LOWLAND),
        commune("X01", "Xã Thượng Bình", "xã", MARKET_TOWN),
        commune("X02", "Xã Mường Chà Lung", "xã", THAI_VALLEY),
        commune("X03", "Xã Pù Hin", "xã", MONG_RIDGE),
        commune("X04", "Xã Chiềng Nưa", "xã", MUONG_VALLEY),
        commune("X05", "Xã Phiêng Lạ", "xã", DAO_SLOPE),
        commune("X06", "Xã Lang Thành", "xã", LOWLAND),
    ],
    mix: PROVINCE_OFFICES,
    staff: 5,
    commune_people: 39,
    code_prefix: "SL",
    year: 2026,
    births: BirthYears {
        safe: (1970, 1974),
        old: ((1965, 1966), (1970, 1970)),
        edge: (1968, 1972),
    },
    plan_ratio: (10, 13),
    term: (2025, 2030),
    decision: "Quyết định số 1127-QĐ/TU ngày 14/6/2024",
    supplement: "Quyết định số 1684-QĐ/TU ngày 28/4/2025",
    commune_decision_year: 2025,
    commune_decision_month: 9,
    elsewhere: &["xã Bình Lưu", "xã Mường Ca", "xã Quan Lâm", "xã Hòa Ngàn"],
};
