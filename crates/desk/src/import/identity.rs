//! Who is who: the office's own number decides; else name, birth date and sex.

use base::{PartialDate, PersonId, PersonName, fold};
use roster::Sex;
use std::collections::{HashMap, HashSet};
use store::{PersonRecord, ProfileRecord};

/// People by what identifies them.
pub(super) struct Identities {
    by_code: HashMap<String, PersonId>,
    with_code: HashSet<PersonId>,
    by_name: HashMap<(String, PartialDate, Sex), Vec<PersonId>>,
}

/// Who a row speaks of.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Identity {
    /// A known person.
    Known(PersonId),
    /// Nobody known.
    New,
    /// Several known people; a person must say which.
    Several(usize),
}

impl Identities {
    pub(super) fn new(people: &[PersonRecord], profiles: &[ProfileRecord]) -> Self {
        let mut identities =
            Self { by_code: HashMap::new(), with_code: HashSet::new(), by_name: HashMap::new() };
        for person in people {
            if let Some(code) = &person.code {
                identities.add_code(code, person.id);
            }
        }
        for profile in profiles {
            identities.add(None, &profile.name, profile.birth, profile.sex, profile.person);
        }
        identities
    }

    pub(super) fn add(
        &mut self,
        code: Option<&str>,
        name: &PersonName,
        birth: PartialDate,
        sex: Sex,
        person: PersonId,
    ) {
        if let Some(code) = code {
            self.add_code(code, person);
        }
        let key = (fold(name.as_str()), birth, sex);
        let people = self.by_name.entry(key).or_default();
        if !people.contains(&person) {
            people.push(person);
        }
    }

    fn add_code(&mut self, code: &str, person: PersonId) {
        self.by_code.insert(code.to_owned(), person);
        self.with_code.insert(person);
    }

    pub(super) fn find(
        &self,
        code: Option<&str>,
        name: &PersonName,
        birth: PartialDate,
        sex: Sex,
    ) -> Identity {
        if let Some(code) = code {
            // A number that is not known is a new person, even of a known name:
            // two people can share name and birth date, not the number.
            return self.by_code.get(code).map_or_else(
                || match self.by_name_without_code(name, birth, sex) {
                    Some(person) => Identity::Known(person),
                    None => Identity::New,
                },
                |person| Identity::Known(*person),
            );
        }
        match self.by_name.get(&(fold(name.as_str()), birth, sex)).map(Vec::as_slice) {
            None | Some([]) => Identity::New,
            Some([person]) => Identity::Known(*person),
            Some(several) => Identity::Several(several.len()),
        }
    }

    /// Somebody of this name who has no number yet.
    fn by_name_without_code(
        &self,
        name: &PersonName,
        birth: PartialDate,
        sex: Sex,
    ) -> Option<PersonId> {
        let people = self.by_name.get(&(fold(name.as_str()), birth, sex))?;
        let mut without = people.iter().filter(|person| !self.with_code.contains(person));
        let first = without.next()?;
        without.next().is_none().then_some(*first)
    }
}
