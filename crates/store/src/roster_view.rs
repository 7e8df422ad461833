//! Laying out the roster as of a day from the recorded facts.

use crate::{StoreError, Tx};
use base::{Day, PersonId, PostId};
use roster::{Body, Discipline, Evaluation, Holding, Person, Post, Roster, RosterBuilder};
use std::collections::HashMap;

impl Tx {
    /// The roster as of `day`. Posts of units that do not exist that day are
    /// left out, and with them the holdings of those posts.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn roster(&mut self, day: Day) -> Result<Roster, StoreError> {
        let mut builder = RosterBuilder::default();
        let mut units = HashMap::new();
        for unit in self.units(day).await? {
            let parent = unit.parent.and_then(|id| units.get(&id).copied());
            let ix = builder.unit(roster::Unit {
                id: unit.id,
                code: unit.code,
                name: unit.name,
                level: unit.level,
                system: unit.system,
                parent,
                from: unit.from,
                to: unit.to,
            });
            units.insert(unit.id, ix);
        }
        let mut bodies = HashMap::new();
        for body in self.bodies().await? {
            let Some(&unit) = units.get(&body.unit) else { continue };
            let (id, kind, name, seats) = (body.id, body.kind, body.name, body.seats);
            bodies.insert(id, builder.body(Body { id, unit, kind, name, seats }));
        }
        let mut posts = HashMap::new();
        for post in self.posts().await? {
            let Some(&unit) = units.get(&post.unit) else { continue };
            let body = post.body.and_then(|id| bodies.get(&id).copied());
            let ix = builder.post(Post {
                id: post.id,
                unit,
                body,
                title: post.title,
                kind: post.kind,
                rank: post.rank,
                seats: post.seats,
                key: post.key,
            });
            posts.insert(post.id, ix);
        }
        let mut evaluations = self.evaluations_by_person().await?;
        let mut disciplines = self.disciplines_by_person().await?;
        let mut holdings = self.holdings_by_person(&posts).await?;
        for profile in self.profiles(day).await? {
            let Some(&unit) = units.get(&profile.unit) else { continue };
            builder.person(Person {
                id: profile.person,
                name: profile.name,
                sex: profile.sex,
                birth: profile.birth,
                unit,
                ethnicity: profile.ethnicity,
                education: profile.education,
                theory: profile.theory,
                management: profile.management,
                party_official: profile.party_official,
                evaluations: evaluations.remove(&profile.person).unwrap_or_default(),
                disciplines: match disciplines.remove(&profile.person) {
                    // What was recorded stays so when a later list leaves it out.
                    Some(recorded) => Some(recorded),
                    None => profile.disciplines_stated.then(Vec::new),
                },
                background_verified: profile.background_verified,
                science: profile.science,
                written_position: profile.post_text.filter(|text| !text.is_empty()),
                holdings: holdings.remove(&profile.person).unwrap_or_default(),
                pending_appointment: profile.pending_post.and_then(|id| posts.get(&id).copied()),
                retirement_override: profile.retirement_override,
            });
        }
        Ok(builder.build(day)?)
    }

    async fn evaluations_by_person(
        &mut self,
    ) -> Result<HashMap<PersonId, Vec<Evaluation>>, StoreError> {
        let mut by_person: HashMap<PersonId, Vec<Evaluation>> = HashMap::new();
        for record in self.evaluations().await? {
            let list = by_person.entry(record.person).or_default();
            // A later record of the same year corrects the earlier.
            list.retain(|known| known.year != record.year);
            list.push(Evaluation { year: record.year, grade: record.grade });
        }
        Ok(by_person)
    }

    async fn disciplines_by_person(
        &mut self,
    ) -> Result<HashMap<PersonId, Vec<Discipline>>, StoreError> {
        let mut by_person: HashMap<PersonId, Vec<Discipline>> = HashMap::new();
        for (person, form, on) in self.disciplines().await? {
            let list = by_person.entry(person).or_default();
            let discipline = Discipline { form, on };
            if !list.contains(&discipline) {
                list.push(discipline);
            }
        }
        Ok(by_person)
    }

    async fn holdings_by_person(
        &mut self,
        posts: &HashMap<PostId, roster::PostIx>,
    ) -> Result<HashMap<PersonId, Vec<Holding>>, StoreError> {
        let mut by_person: HashMap<PersonId, Vec<Holding>> = HashMap::new();
        for record in self.holdings().await? {
            let Some(&post) = posts.get(&record.post) else { continue };
            let holding = Holding { post, from: record.from, to: record.to };
            by_person.entry(record.person).or_default().push(holding);
        }
        Ok(by_person)
    }
}
