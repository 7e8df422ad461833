//! People and what is known of them, read: records that are one person's as one.

use crate::horizon::Dated;
use crate::people::{EvaluationRecord, HoldingRecord, PersonRecord, ProfileRecord};
use crate::rows::Columns;
use crate::{Aliases, StoreError, Tx};
use base::{BatchId, CitizenId, Day, PartialDate, PersonId, PersonName, PostId, UnitId};
use roster::{CodeList, DisciplineForm, Education, Ethnicity, Grade, Sex, StateManagement, Theory};
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// When a row was recorded: the moment, and of one moment what was decided after
/// what was imported.
type Recorded = (i64, bool);

impl Tx {
    /// All people, each once, by id. Who has no number of the office bears that
    /// of a record merged into theirs.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn people(&mut self) -> Result<Vec<PersonRecord>, StoreError> {
        let aliases = self.aliases().await?;
        let rows = self.person_rows().await?;
        let mut former: HashMap<PersonId, String> = HashMap::new();
        for person in rows.iter().filter(|person| aliases.is_gone(person.id)) {
            if let Some(code) = &person.code {
                former.entry(aliases.of(person.id)).or_insert_with(|| code.clone());
            }
        }
        let own = rows.into_iter().filter(|person| !aliases.is_gone(person.id));
        Ok(own
            .map(|person| PersonRecord {
                id: person.id,
                code: person.code.or_else(|| former.remove(&person.id)),
            })
            .collect())
    }

    /// Every number that the office gave, with the person it finds: also those of
    /// records merged into others.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn person_codes(&mut self) -> Result<Vec<(String, PersonId)>, StoreError> {
        let aliases = self.aliases().await?;
        let rows = self.person_rows().await?.into_iter();
        Ok(rows.filter_map(|it| Some((it.code?, aliases.of(it.id)))).collect())
    }

    async fn person_rows(&mut self) -> Result<Vec<PersonRecord>, StoreError> {
        let rows = self.all(sqlx::query("SELECT id, code, batch FROM person ORDER BY id")).await?;
        let rows = self.known("person", Dated::ByBatch, rows)?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "person", row };
                Ok(PersonRecord { id: PersonId(from.int("id")?), code: from.opt_text("code")? })
            })
            .collect()
    }

    /// Each person's profile as of `day`: the latest that holds by then. The
    /// first profile also serves the days before it, because who a person is
    /// did not begin with our record. In the order of lists.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn profiles(&mut self, day: Day) -> Result<Vec<ProfileRecord>, StoreError> {
        let mut profiles = profiles_on(self.profile_versions().await?, day);
        profiles
            .sort_by_cached_key(|profile| (profile.name.order(), profile.birth, profile.person));
        Ok(profiles)
    }

    /// All versions of all profiles: by person, the day from which they hold, and
    /// when they were recorded.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn profile_versions(&mut self) -> Result<Vec<ProfileRecord>, StoreError> {
        let aliases = self.aliases().await?;
        let sql = "SELECT * FROM profile ORDER BY person, from_day, recorded";
        let rows = self.all(sqlx::query(sql)).await?;
        let rows = self.known("profile", Dated::Facts, rows)?;
        in_order(&rows, &aliases)
    }

    /// The batches with which profiles of a person came, each once.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn profile_batches(&mut self, person: PersonId) -> Result<Vec<BatchId>, StoreError> {
        let aliases = self.aliases().await?;
        let mut batches = Vec::new();
        for id in aliases.group(person) {
            let sql = "SELECT batch FROM profile WHERE person = $1 AND batch IS NOT NULL";
            for row in &self.all(sqlx::query(sql).bind(id.0)).await? {
                batches.push(BatchId(Columns { table: "profile", row }.int("batch")?));
            }
        }
        batches.sort_unstable();
        batches.dedup();
        Ok(batches)
    }

    /// All versions of one person's profile, oldest first; those of records
    /// merged into theirs too.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn profile_history(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<ProfileRecord>, StoreError> {
        let aliases = self.aliases().await?;
        let mut rows = Vec::new();
        for id in aliases.group(person) {
            let sql = "SELECT * FROM profile WHERE person = $1 ORDER BY from_day, recorded";
            rows.extend(self.all(sqlx::query(sql).bind(id.0)).await?);
        }
        in_order(&rows, &aliases)
    }

    /// All evaluations; of two for one year the later recorded one stands last.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn evaluations(&mut self) -> Result<Vec<EvaluationRecord>, StoreError> {
        let aliases = self.aliases().await?;
        let sql = "SELECT * FROM evaluation ORDER BY person, year, recorded";
        let rows = self.all(sqlx::query(sql)).await?;
        let rows = self.known("evaluation", Dated::Facts, rows)?;
        let read = |row: &AnyRow| {
            let from = Columns { table: "evaluation", row };
            let year = from.int("year")?;
            let evaluation = EvaluationRecord {
                person: aliases.of(PersonId(from.int("person")?)),
                year: i16::try_from(year)
                    .map_err(|_| StoreError::unreadable("evaluation", "year", &year.to_string()))?,
                grade: from.parsed("grade", Grade::read)?,
            };
            Ok((recorded(&from, &aliases)?, evaluation))
        };
        let mut read = rows.iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        read.sort_by_key(|(recorded, it)| (it.person, it.year, *recorded));
        Ok(read.into_iter().map(|(_, evaluation)| evaluation).collect())
    }

    /// All disciplines, by person and date.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn disciplines(
        &mut self,
    ) -> Result<Vec<(PersonId, DisciplineForm, PartialDate)>, StoreError> {
        let aliases = self.aliases().await?;
        let sql = "SELECT * FROM discipline ORDER BY person, on_date";
        let rows = self.all(sqlx::query(sql)).await?;
        let rows = self.known("discipline", Dated::Facts, rows)?;
        let read = |row: &AnyRow| {
            let from = Columns { table: "discipline", row };
            let on = from.parsed("on_date", |text| PartialDate::parse(text).ok())?;
            let person = aliases.of(PersonId(from.int("person")?));
            Ok((from.text("on_date")?, (person, from.parsed("form", DisciplineForm::read)?, on)))
        };
        let mut read = rows.iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        read.sort_by(|(one, this), (other, that)| (this.0, one).cmp(&(that.0, other)));
        Ok(read.into_iter().map(|(_, discipline)| discipline).collect())
    }

    /// All posts held, by person. What records of one person say alike stands
    /// once.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn holdings(&mut self) -> Result<Vec<HoldingRecord>, StoreError> {
        let aliases = self.aliases().await?;
        let sql = "SELECT * FROM holding ORDER BY person, post, recorded";
        let rows = self.all(sqlx::query(sql)).await?;
        let rows = self.known("holding", Dated::Facts, rows)?;
        let mut read: Vec<(Recorded, PersonId, HoldingRecord)> = Vec::new();
        for row in &rows {
            let from = Columns { table: "holding", row };
            let id = PersonId(from.int("person")?);
            let holding = HoldingRecord {
                person: aliases.of(id),
                post: PostId(from.int("post")?),
                from: from.opt_date("from_date")?,
                to: from.opt_date("to_date")?,
            };
            read.push((recorded(&from, &aliases)?, id, holding));
        }
        read.sort_by_key(|(recorded, _, it)| (it.person, it.post, *recorded));
        let mut holdings: Vec<(PersonId, HoldingRecord)> = Vec::new();
        for (_, id, holding) in read {
            let twin = holdings.iter_mut().rev().take_while(|(_, it)| it.person == holding.person);
            let twin = twin
                .filter(|(of, it)| *of != id && (it.post, it.to) == (holding.post, holding.to))
                .find(|(_, it)| {
                    it.from == holding.from || it.from.is_none() || holding.from.is_none()
                });
            match twin {
                Some((_, known)) => known.from = known.from.or(holding.from),
                None => holdings.push((id, holding)),
            }
        }
        Ok(holdings.into_iter().map(|(_, holding)| holding).collect())
    }
}

/// Of each person the version that holds on a day: the latest by then, else the
/// first. The versions stand by person, then as they hold.
pub fn profiles_on(
    versions: impl IntoIterator<Item = ProfileRecord>,
    day: Day,
) -> Vec<ProfileRecord> {
    let mut profiles: Vec<ProfileRecord> = Vec::new();
    for profile in versions {
        match profiles.last_mut() {
            Some(last) if last.person == profile.person => {
                if profile.from <= day || profile.from <= last.from {
                    *last = profile;
                }
            }
            _ => profiles.push(profile),
        }
    }
    profiles
}

/// Profiles by person, day and record.
fn in_order(rows: &[AnyRow], aliases: &Aliases) -> Result<Vec<ProfileRecord>, StoreError> {
    let read = |row: &AnyRow| {
        let from = Columns { table: "profile", row };
        let mut profile = read_profile(&from)?;
        profile.person = aliases.of(profile.person);
        Ok((recorded(&from, aliases)?, profile))
    };
    let mut read = rows.iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
    read.sort_by_key(|(recorded, it)| (it.person, it.from, *recorded));
    Ok(read.into_iter().map(|(_, profile)| profile).collect())
}

fn recorded(from: &Columns<'_>, aliases: &Aliases) -> Result<Recorded, StoreError> {
    let batch = from.opt_int("batch")?.map(BatchId);
    Ok((from.int("recorded")?, aliases.is_decided(batch)))
}

fn read_profile(from: &Columns) -> Result<ProfileRecord, StoreError> {
    let date = |text: &str| PartialDate::parse(text).ok();
    Ok(ProfileRecord {
        person: PersonId(from.int("person")?),
        from: from.day("from_day")?,
        unit: UnitId(from.int("unit")?),
        name: from.parsed("name", PersonName::parse)?,
        sex: from.parsed("sex", Sex::read)?,
        birth: from.parsed("birth", date)?,
        ethnicity: from.opt_parsed("ethnicity", Ethnicity::read)?,
        religion: from.opt_text("religion")?,
        hometown: from.opt_text("hometown")?,
        post_text: from.opt_text("post_text")?,
        education: from.opt_parsed("education", Education::read)?,
        education_text: from.opt_text("education_text")?,
        theory: from.opt_parsed("theory", Theory::read)?,
        management: from.opt_parsed("management", StateManagement::read)?,
        party_probationary: from.opt_date("party_probationary")?,
        party_official: from.opt_date("party_official")?,
        retirement_override: from.opt_parsed("retirement_override", |text| text.parse().ok())?,
        science: from.opt_int("science")?.map(|stated| stated != 0),
        background_verified: from.opt_int("background")?.map(|stated| stated != 0),
        disciplines_stated: from.int("discipline_stated")? != 0,
        pending_post: from.opt_int("pending_post")?.map(PostId),
        citizen_id: from.opt_parsed("citizen_id", |text| CitizenId::parse(text).ok())?,
    })
}
