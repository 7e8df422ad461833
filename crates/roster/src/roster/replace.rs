//! One person's record replaced by another, without building anew.

use super::{PersonIx, Roster, RosterError, check_person};
use crate::Person;

impl Roster {
    /// Puts a new record in the place of a person's, and gives back the old one.
    /// The roster is then the one that the records with this one would build.
    ///
    /// # Errors
    /// [`RosterError`] when there is no person at `ix`, when the record is
    /// another person's, or points at what is not there. Nothing has changed then.
    pub fn replace_person(&mut self, ix: PersonIx, record: Person) -> Result<Person, RosterError> {
        check_person(&record, self.units.len(), self.posts.len())?;
        let other = || RosterError::OtherPerson { what: format!("person {}", record.id) };
        if self.people.get(ix.at()).is_none_or(|person| person.id != record.id) {
            return Err(other());
        }
        let old = std::mem::replace(&mut self.people[ix.at()], record);
        let new = &self.people[ix.at()];
        let is_ix = |other: &PersonIx| *other == ix;
        if old.unit != new.unit {
            self.staff[old.unit.at()].retain(|other| !is_ix(other));
            insert(&mut self.staff[new.unit.at()], ix);
        }
        if let Some(day) = self.as_of {
            for holding in &old.holdings {
                self.holders[holding.post.at()].retain(|other| !is_ix(other));
            }
            for holding in new.holdings.iter().filter(|holding| holding.on(day)) {
                insert(&mut self.holders[holding.post.at()], ix);
            }
        }
        Ok(old)
    }
}

/// Puts a person where the order of the roster's list has it.
fn insert(people: &mut Vec<PersonIx>, ix: PersonIx) {
    let at = people.partition_point(|other| *other < ix);
    people.insert(at, ix);
}

#[cfg(test)]
mod tests {
    use super::super::tests::small;
    use super::*;
    use crate::{PostIx, UnitIx};
    use base::{Day, PartialDate, PersonId};

    #[test]
    fn a_record_put_in_its_place_makes_the_roster_that_would_be_built() {
        let day = Day::new(2016, 6, 1).unwrap();
        let person = small().people[0].clone();
        let changes: [fn(&mut Person); 4] = [
            |person| person.holdings.clear(),
            |person| person.unit = UnitIx(0),
            |person| person.holdings.push(person.holdings[0]),
            |person| person.holdings[0].from = Some(PartialDate::Year(2017)),
        ];
        for change in changes {
            let mut record = person.clone();
            change(&mut record);
            let mut builder = small();
            builder.people[0] = record.clone();
            let mut roster = small().build(day).unwrap();
            assert_eq!(roster.replace_person(PersonIx(0), record), Ok(person.clone()));
            assert_eq!(roster, builder.build(day).unwrap());
            roster.replace_person(PersonIx(0), person.clone()).unwrap();
            assert_eq!(roster, small().build(day).unwrap());
        }
    }

    #[test]
    fn a_record_that_does_not_fit_is_not_put_in() {
        let day = Day::new(2016, 6, 1).unwrap();
        let mut roster = small().build(day).unwrap();
        let person = small().people[0].clone();
        let wrong = [
            Person { id: PersonId(2), ..person.clone() },
            Person { unit: UnitIx(9), ..person.clone() },
            Person { pending_appointment: Some(PostIx(9)), ..person.clone() },
        ];
        for record in wrong {
            assert!(roster.replace_person(PersonIx(0), record).is_err());
        }
        assert!(roster.replace_person(PersonIx(1), person).is_err());
        assert_eq!(roster, small().build(day).unwrap());
    }
}
