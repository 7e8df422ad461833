//! Who is who: the citizen ID decides; else the office's own number; else name,
//! birth date, sex and place together.

use base::{CitizenId, PartialDate, PersonId, PersonName, UnitId, fold};
use roster::Sex;
use std::collections::{HashMap, HashSet};
use store::ProfileRecord;

/// People by what identifies them.
#[derive(Default)]
pub(super) struct Identities {
    by_citizen: HashMap<CitizenId, PersonId>,
    by_code: HashMap<String, PersonId>,
    with_code: HashSet<PersonId>,
    by_name: HashMap<(String, PartialDate, Sex), Vec<PersonId>>,
    told: HashMap<PersonId, Told>,
}

/// What has been said of a person at any time.
#[derive(Default)]
struct Told {
    citizen_ids: Vec<CitizenId>,
    names: Vec<(String, PartialDate)>,
    places: Vec<(Option<String>, UnitId)>,
}

/// What a row says of who it speaks of.
#[derive(Clone, Copy)]
pub(super) struct Who<'r> {
    pub(super) code: Option<&'r str>,
    pub(super) citizen_id: Option<&'r CitizenId>,
    pub(super) name: &'r PersonName,
    pub(super) birth: PartialDate,
    pub(super) sex: Sex,
    /// Where from, and where at work; `None` in lists that say neither.
    pub(super) place: Option<(Option<&'r str>, Option<UnitId>)>,
}

/// Who a row speaks of.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Identity {
    /// A known person.
    Known(PersonId),
    /// Nobody known; `alike` when somebody of this name and birth date is known
    /// at another place.
    New { alike: bool },
    /// Several known people; a person must say which.
    Several,
    /// A number is that of a known person, and these fields say that it is
    /// somebody else, by their usual headers.
    Conflict(Vec<&'static str>),
}

impl Identities {
    /// People by all that their profiles have ever said.
    pub(super) fn new(codes: Vec<(String, PersonId)>, versions: &[ProfileRecord]) -> Self {
        let mut identities = Self::default();
        for (code, person) in codes {
            identities.add_code(&code, person);
        }
        for profile in versions {
            identities.add(profile);
        }
        identities
    }

    pub(super) fn add_code(&mut self, code: &str, person: PersonId) {
        self.by_code.insert(code.to_owned(), person);
        self.with_code.insert(person);
    }

    /// Adds what a profile says.
    pub(super) fn add(&mut self, profile: &ProfileRecord) {
        let person = profile.person;
        let name = fold(profile.name.as_str());
        let people = self.by_name.entry((name.clone(), profile.birth, profile.sex)).or_default();
        if !people.contains(&person) {
            people.push(person);
        }
        let told = self.told.entry(person).or_default();
        add_new(&mut told.names, (name, profile.birth));
        let hometown = profile.hometown.as_deref().map(fold);
        add_new(&mut told.places, (hometown, profile.unit));
        if let Some(id) = &profile.citizen_id {
            add_new(&mut told.citizen_ids, id.clone());
            self.by_citizen.insert(id.clone(), person);
        }
    }

    pub(super) fn find(&self, who: &Who<'_>) -> Identity {
        let of_code = who.code.and_then(|code| self.by_code.get(code)).copied();
        if let Some(person) = who.citizen_id.and_then(|id| self.by_citizen.get(id)).copied() {
            let mut fields = self.contradictions(person, who);
            if of_code.is_some_and(|other| other != person) {
                fields.push("Mã cán bộ");
            }
            return if fields.is_empty() {
                Identity::Known(person)
            } else {
                Identity::Conflict(fields)
            };
        }
        if let Some(person) = of_code {
            return if self.is_told_apart(person, who) {
                Identity::Conflict(vec!["Số CCCD"])
            } else {
                Identity::Known(person)
            };
        }
        self.by_name(who)
    }

    /// Name and birth date, where they cannot be those of this person.
    fn contradictions(&self, person: PersonId, who: &Who<'_>) -> Vec<&'static str> {
        let Some(told) = self.told.get(&person) else { return Vec::new() };
        let name = fold(who.name.as_str());
        let mut fields = Vec::new();
        if !told.names.iter().any(|(known, _)| *known == name) {
            fields.push("Họ và tên");
        }
        if !told.names.iter().any(|(_, birth)| birth.may_be(who.birth)) {
            fields.push("Ngày sinh");
        }
        fields
    }

    /// Whether the row has a citizen ID that cannot be this person's.
    fn is_told_apart(&self, person: PersonId, who: &Who<'_>) -> bool {
        let known = self.told.get(&person).map_or(&[][..], |told| &told.citizen_ids);
        who.citizen_id.is_some_and(|id| known.iter().any(|other| other.tells_apart(id)))
    }

    fn by_name(&self, who: &Who<'_>) -> Identity {
        let key = (fold(who.name.as_str()), who.birth, who.sex);
        let alike = self.by_name.get(&key).map_or(&[][..], Vec::as_slice);
        // A number of the office that is not known is a new person, even of a
        // known name: two people can share name and birth date, not the number.
        let may_be = |person: &&PersonId| {
            (who.code.is_none() || !self.with_code.contains(person))
                && !self.is_told_apart(**person, who)
        };
        let alike: Vec<PersonId> = alike.iter().filter(may_be).copied().collect();
        let here = alike.iter().filter(|person| self.agrees(**person, who));
        match here.copied().collect::<Vec<_>>().as_slice() {
            [person] => Identity::Known(*person),
            [] => Identity::New { alike: !alike.is_empty() },
            [_, ..] if who.code.is_some() => Identity::New { alike: true },
            [_, ..] => Identity::Several,
        }
    }

    /// Whether a place agrees: the home place where both state it, else the unit.
    fn agrees(&self, person: PersonId, who: &Who<'_>) -> bool {
        let Some((hometown, unit)) = who.place else { return true };
        let hometown = hometown.map(fold);
        let places = self.told.get(&person).map_or(&[][..], |told| &told.places);
        places.iter().any(|(known, at)| match (known, &hometown) {
            (Some(known), Some(brought)) => {
                known.contains(brought.as_str()) || brought.contains(known.as_str())
            }
            _ => unit == Some(*at),
        })
    }
}

fn add_new<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::who::tests::profile;

    const HERE: UnitId = UnitId(1);
    const THERE: UnitId = UnitId(2);

    fn citizen(last: u32) -> CitizenId {
        CitizenId::parse(&format!("{last:012}")).unwrap()
    }

    /// Mai of this unit with a card; Mai of that unit, from Nà Ún, with a number.
    fn known() -> Identities {
        let mai =
            ProfileRecord { citizen_id: Some(citizen(1)), ..profile(11, "Lò Thị Mai", HERE) };
        let other = ProfileRecord {
            hometown: Some("Xã Nà Ún".into()),
            ..profile(12, "Lò Thị Mai", THERE)
        };
        Identities::new(vec![("TB-1".into(), PersonId(12))], &[mai, other])
    }

    fn find(edit: impl Fn(&mut Who<'_>)) -> Identity {
        let name = PersonName::parse("LÒ THỊ MAI").unwrap();
        let said = profile(0, "Lò Thị Mai", HERE);
        let mut who = Who {
            code: None,
            citizen_id: None,
            name: &name,
            birth: said.birth,
            sex: said.sex,
            place: Some((None, Some(HERE))),
        };
        edit(&mut who);
        known().find(&who)
    }

    #[test]
    fn name_birth_date_and_place_together_find_one_person() {
        let id = PersonId;
        assert_eq!(find(|_| {}), Identity::Known(id(11)));
        assert_eq!(find(|who| who.place = Some((None, Some(THERE)))), Identity::Known(id(12)));
        let home = |who: &mut Who<'_>, home, unit| who.place = Some((Some(home), Some(unit)));
        // Both say where they are from: that decides, not the unit.
        assert_eq!(find(|who| home(who, "xã Nà Ún, huyện X", UnitId(3))), Identity::Known(id(12)));
        assert_eq!(find(|who| home(who, "Xã Pù Hin", THERE)), Identity::New { alike: true });
        assert_eq!(find(|who| who.place = None), Identity::Several);
        let later: PartialDate = "1999".parse().unwrap();
        assert_eq!(find(|who| who.birth = later), Identity::New { alike: false });
    }

    #[test]
    fn a_citizen_id_is_of_one_person_and_two_are_of_two() {
        let (first, second) = (citizen(1), citizen(2));
        let find = |id: &CitizenId, edit: &dyn Fn(&mut Who<'_>)| {
            let name = PersonName::parse("Lò Thị Mai").unwrap();
            let said = profile(0, "Lò Thị Mai", THERE);
            let mut who = Who {
                code: None,
                citizen_id: Some(id),
                name: &name,
                birth: said.birth,
                sex: said.sex,
                place: Some((None, Some(HERE))),
            };
            edit(&mut who);
            known().find(&who)
        };
        let at_work = |unit| move |who: &mut Who<'_>| who.place = Some((None, Some(unit)));
        assert_eq!(find(&first, &at_work(UnitId(9))), Identity::Known(PersonId(11)));
        // Another card than that of the one here; who is alike works elsewhere.
        assert_eq!(find(&second, &at_work(HERE)), Identity::New { alike: true });
        assert_eq!(find(&second, &at_work(THERE)), Identity::Known(PersonId(12)));
        let later: PartialDate = "1999".parse().unwrap();
        assert_eq!(find(&first, &|who| who.birth = later), Identity::Conflict(vec!["Ngày sinh"]));
        let coded = find(&first, &|who| who.code = Some("TB-1"));
        assert_eq!(coded, Identity::Conflict(vec!["Mã cán bộ"]));
    }

    #[test]
    fn a_number_of_the_office_finds_its_person_and_an_unknown_one_nobody_that_has_one() {
        assert_eq!(find(|who| who.code = Some("TB-1")), Identity::Known(PersonId(12)));
        assert_eq!(find(|who| who.code = Some("TB-2")), Identity::Known(PersonId(11)));
        let there = |who: &mut Who<'_>| {
            who.code = Some("TB-2");
            who.place = Some((None, Some(THERE)));
        };
        assert_eq!(find(there), Identity::New { alike: true });
    }
}
