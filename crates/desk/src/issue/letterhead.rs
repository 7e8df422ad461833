//! Whose paper it is: the letterhead from the unit's level, part of the
//! political system and name.
//!
//! A province, district or commune issues as its Party committee, under the
//! one above. An office issues under its own name: offices of the People's
//! Committee and Council in the State's layout under those, all others in the
//! Party's under the Party committee. Numbers are given by the clerk and left
//! blank with dots.

use super::facts::Facts;
use base::{Day, fold};
use papers::official::{Layout, Letterhead, Secrecy};
use roster::{PersonIx, Roster, System, Unit, UnitIx};

/// How a unit's name begins; its Party committee; the sign of the committee in
/// numbers, where all sources agree on it. Longer beginnings first.
const COMMITTEES: [(&str, &str, Option<&str>); 10] = [
    ("Thành phố", "Thành ủy", None),
    ("Thị trấn", "Đảng ủy thị trấn", Some("ĐU")),
    ("Thị xã", "Thị ủy", None),
    ("Đặc khu", "Đảng ủy đặc khu", Some("ĐU")),
    ("Phường", "Đảng ủy phường", Some("ĐU")),
    ("Huyện", "Huyện ủy", Some("HU")),
    ("Quận", "Quận ủy", Some("QU")),
    ("Tỉnh", "Tỉnh ủy", Some("TU")),
    ("Xã", "Đảng ủy xã", Some("ĐU")),
    // A unit named otherwise.
    ("", "Đảng ủy", Some("ĐU")),
];

/// What stands before a number that the clerk gives.
const DOTS: &str = "……";

/// A unit's name in parts: "Huyện", "Thượng Bình", and the row for it.
struct Named<'u> {
    word: &'static str,
    own: &'u str,
    committee: &'static str,
    sign: Option<&'static str>,
}

fn named(unit: &Unit) -> Named<'_> {
    let parts = |(word, committee, sign): &(&'static str, &'static str, Option<&'static str>)| {
        let own = unit.name.strip_prefix(word)?;
        let whole_word = word.is_empty() || own.starts_with(' ');
        let own = own.trim_start();
        whole_word.then_some(Named { word, own, committee, sign: *sign })
    };
    let other = Named { word: "", own: &unit.name, committee: "Đảng ủy", sign: None };
    COMMITTEES.iter().find_map(parts).unwrap_or(other)
}

fn is_office(unit: &Unit) -> bool {
    unit.level.code() == "agency"
}

/// The unit itself or, for an office, the one whose office it is.
pub(super) fn area(roster: &Roster, unit: UnitIx) -> UnitIx {
    let mut area = unit;
    while let (true, Some(above)) = (is_office(roster.unit(area)), roster.unit(area).parent) {
        area = above;
    }
    area
}

/// "Huyện ủy Thượng Bình", "Đảng ủy xã Pù Hin".
pub(super) fn committee_name(unit: &Unit) -> String {
    let Named { own, committee, .. } = named(unit);
    format!("{committee} {own}")
}

/// The sign of the unit's Party committee in numbers: "HU".
pub(super) fn committee_sign(unit: &Unit) -> Option<&'static str> {
    named(unit).sign
}

/// The name inside a sentence: "huyện Thượng Bình", "Phòng Nội vụ".
pub(super) fn inside_sentence(unit: &Unit) -> String {
    let Named { word, own, .. } = named(unit);
    if is_office(unit) || word.is_empty() {
        return unit.name.clone();
    }
    format!("{} {own}", word.to_lowercase())
}

/// Where papers of the unit are dated: "Thượng Bình".
pub(crate) fn place(roster: &Roster, unit: UnitIx) -> String {
    named(roster.unit(area(roster, unit))).own.to_owned()
}

/// The organisation above and the issuing one, in capitals, and the layout.
pub(crate) fn organisations(roster: &Roster, unit: UnitIx) -> (Layout, String, String) {
    let (layout, parent, body) = named_organisations(roster, unit);
    (layout, parent.to_uppercase(), body.to_uppercase())
}

/// The same as they are named inside a sentence.
fn named_organisations(roster: &Roster, unit: UnitIx) -> (Layout, String, String) {
    let record = roster.unit(unit);
    let area = area(roster, unit);
    let of_area = roster.unit(area);
    let (layout, parent, body) = if !is_office(record) {
        let parent = record.parent.map(|above| committee_name(roster.unit(above)));
        (Layout::Party, parent.unwrap_or_default(), committee_name(record))
    } else {
        let above = match record.system {
            System::Government => Some("Ủy ban nhân dân"),
            System::Council => Some("Hội đồng nhân dân"),
            System::Party | System::Front | System::Union => None,
        };
        let (layout, parent) = match above {
            _ if area == unit => (Layout::Party, String::new()),
            Some(above) => (Layout::State, format!("{above} {}", of_area.name)),
            None => (Layout::Party, committee_name(of_area)),
        };
        (layout, parent, record.name.clone())
    };
    (layout, parent, body)
}

/// The head of a paper of `unit`; `sign` is the kind's, for example "BB", or
/// empty for a paper that has no number of its own.
pub(super) fn head(facts: &Facts, unit: UnitIx, sign: &str, day: Day) -> Letterhead {
    let roster = &facts.scene.roster;
    let (layout, parent, body) = organisations(roster, unit);
    let body_named = named_organisations(roster, unit).2;
    let record = roster.unit(unit);
    let own = committee_sign(record).filter(|_| !is_office(record)).unwrap_or(DOTS);
    let number = match layout {
        _ if sign.is_empty() => String::new(),
        Layout::Party => format!("Số {DOTS}-{sign}/{own}"),
        Layout::State => format!("Số: {DOTS}/{sign}-{own}"),
    };
    let secrecy = match facts.secrecy {
        lex::Secrecy::None => None,
        lex::Secrecy::Confidential => Some(Secrecy::Confidential),
        lex::Secrecy::Secret => Some(Secrecy::Secret),
        lex::Secrecy::TopSecret => Some(Secrecy::TopSecret),
    };
    Letterhead {
        layout,
        parent,
        body,
        body_named,
        number,
        place: place(roster, unit),
        day,
        copy: secrecy.map(|_| format!("Bản số {DOTS}/{DOTS}")),
        secrecy,
    }
}

/// A title with the unit where the person works, unless the title or the paper
/// names it: "Bí thư Đảng ủy xã" becomes "Bí thư Đảng ủy xã Pù Hin", "Bí thư
/// Huyện ủy" "Bí thư Huyện ủy Thượng Bình", "Chuyên viên" "Chuyên viên, Phòng
/// Nội vụ".
pub(crate) fn with_unit(roster: &Roster, own: UnitIx, person: PersonIx, title: &str) -> String {
    let unit = roster.person(person).unit;
    let record = roster.unit(unit);
    if unit == own || fold(title).contains(&fold(&record.name)) {
        return title.to_owned();
    }
    let Named { word, own, committee, .. } = named(record);
    let word = word.to_lowercase();
    let names_kind = title.ends_with(&format!(" {word}")) || title.ends_with(committee);
    match title {
        "" => record.name.clone(),
        _ if !is_office(record) && !word.is_empty() && names_kind => format!("{title} {own}"),
        _ => format!("{title}, {}", inside_sentence(record)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{PartialDate, PersonId, PersonName, UnitId};
    use roster::{Level, Person, RosterBuilder, Sex};

    fn roster() -> Roster {
        let mut builder = RosterBuilder::default();
        let mut unit = |id, name: &str, level: &str, system, parent| {
            builder.unit(Unit {
                id: UnitId(id),
                code: name.into(),
                name: name.into(),
                level: Level::new(level),
                system,
                parent,
                from: None,
                to: None,
            })
        };
        let top = unit(1, "Tỉnh Sơn Lam", "province", System::Party, None);
        let district = unit(2, "Huyện Thượng Bình", "district", System::Party, Some(top));
        let commune = unit(3, "Thị trấn Nà Sọc", "commune", System::Party, Some(district));
        unit(4, "Phòng Nội vụ", "agency", System::Government, Some(district));
        unit(5, "Ban Tổ chức Huyện ủy", "agency", System::Party, Some(district));
        builder.person(Person {
            id: PersonId(1),
            name: PersonName::parse("Lò Thị Mai").unwrap(),
            sex: Sex::Female,
            birth: PartialDate::Year(1980),
            unit: commune,
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
            holdings: vec![],
            pending_appointment: None,
            retirement_override: None,
        });
        builder.build(Day::new(2017, 3, 15).unwrap()).unwrap()
    }

    #[test]
    fn each_sort_of_unit_has_its_letterhead() {
        let roster = roster();
        let heads: Vec<_> = (0..5).map(|ix| organisations(&roster, UnitIx(ix))).collect();
        let expected = [
            (Layout::Party, "", "TỈNH ỦY SƠN LAM"),
            (Layout::Party, "TỈNH ỦY SƠN LAM", "HUYỆN ỦY THƯỢNG BÌNH"),
            (Layout::Party, "HUYỆN ỦY THƯỢNG BÌNH", "ĐẢNG ỦY THỊ TRẤN NÀ SỌC"),
            (Layout::State, "ỦY BAN NHÂN DÂN HUYỆN THƯỢNG BÌNH", "PHÒNG NỘI VỤ"),
            (Layout::Party, "HUYỆN ỦY THƯỢNG BÌNH", "BAN TỔ CHỨC HUYỆN ỦY"),
        ];
        for (found, expected) in heads.iter().zip(expected) {
            assert_eq!((found.0, found.1.as_str(), found.2.as_str()), expected);
        }
        assert_eq!(place(&roster, UnitIx(3)), "Thượng Bình");
        assert_eq!(inside_sentence(roster.unit(UnitIx(2))), "thị trấn Nà Sọc");
    }

    #[test]
    fn a_title_is_followed_by_the_unit_that_it_does_not_name() {
        let roster = roster();
        let titled = |title| with_unit(&roster, UnitIx(1), PersonIx(0), title);
        assert_eq!(titled("Bí thư Đảng ủy thị trấn"), "Bí thư Đảng ủy thị trấn Nà Sọc");
        assert_eq!(titled("Công chức Địa chính"), "Công chức Địa chính, thị trấn Nà Sọc");
        let at_home = with_unit(&roster, UnitIx(2), PersonIx(0), "Bí thư Đảng ủy thị trấn");
        assert_eq!(at_home, "Bí thư Đảng ủy thị trấn");
    }
}
