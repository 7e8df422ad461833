//! People, their profiles, evaluations, disciplines and posts as recorded.

use crate::horizon::Dated;
use crate::rows::{Columns, shown};
use crate::{StoreError, Tx};
use base::{BatchId, Day, Instant, Month, PartialDate, PersonId, PersonName, PostId, UnitId, fold};
use roster::{CodeList, DisciplineForm, Education, Ethnicity, Grade, Sex, StateManagement, Theory};

/// A person: an id, and the office's own number if there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRecord {
    /// The id.
    pub id: PersonId,
    /// Mã cán bộ.
    pub code: Option<String>,
}

/// What is stated of a person from a day on. A later profile replaces the
/// earlier one as a whole; the earlier one stays readable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileRecord {
    /// The person.
    pub person: PersonId,
    /// From when it holds.
    pub from: Day,
    /// The unit in which the person works.
    pub unit: UnitId,
    /// Họ và tên.
    pub name: PersonName,
    /// Giới tính.
    pub sex: Sex,
    /// Ngày sinh.
    pub birth: PartialDate,
    /// Dân tộc.
    pub ethnicity: Option<Ethnicity>,
    /// Tôn giáo.
    pub religion: Option<String>,
    /// Quê quán, as written.
    pub hometown: Option<String>,
    /// Chức vụ hiện tại, as written.
    pub post_text: Option<String>,
    /// Trình độ chuyên môn.
    pub education: Option<Education>,
    /// Trình độ chuyên môn, as written.
    pub education_text: Option<String>,
    /// Lý luận chính trị.
    pub theory: Option<Theory>,
    /// Quản lý nhà nước.
    pub management: Option<StateManagement>,
    /// Ngày vào Đảng (dự bị).
    pub party_probationary: Option<PartialDate>,
    /// Ngày vào Đảng (chính thức).
    pub party_official: Option<PartialDate>,
    /// Month of retirement where a decision sets another than the schedule.
    pub retirement_override: Option<Month>,
    /// Cán bộ khoa học, công nghệ.
    pub science: Option<bool>,
    /// Whether the political background was verified (thẩm tra, xác minh).
    pub background_verified: Option<bool>,
    /// Whether disciplines were stated at all, be it that there are none.
    pub disciplines_stated: bool,
    /// The post for which the person's appointment or nomination is being
    /// proposed.
    pub pending_post: Option<PostId>,
}

/// One year's evaluation of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvaluationRecord {
    /// The person.
    pub person: PersonId,
    /// The year.
    pub year: i16,
    /// The level.
    pub grade: Grade,
}

/// One post held by a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoldingRecord {
    /// The person.
    pub person: PersonId,
    /// The post.
    pub post: PostId,
    /// Since when, if stated.
    pub from: Option<PartialDate>,
    /// Until when; `None` while held.
    pub to: Option<PartialDate>,
}

impl Tx {
    /// Adds people.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_people(
        &mut self,
        people: &[PersonRecord],
        batch: Option<BatchId>,
    ) -> Result<(), StoreError> {
        let rows = people.iter().map(|person| {
            [person.id.0.into(), person.code.clone().into(), batch.map(|b| b.0).into()]
        });
        self.insert("person", ["id", "code", "batch"], rows.collect()).await
    }

    /// Adds profiles.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_profiles(
        &mut self,
        profiles: &[ProfileRecord],
        recorded: Instant,
        batch: Option<BatchId>,
    ) -> Result<(), StoreError> {
        let columns = [
            "person",
            "from_day",
            "recorded",
            "batch",
            "unit",
            "name",
            "name_order",
            "name_folded",
            "sex",
            "birth",
            "ethnicity",
            "religion",
            "hometown",
            "post_text",
            "education",
            "education_text",
            "theory",
            "management",
            "party_probationary",
            "party_official",
            "retirement_override",
            "science",
            "background",
            "discipline_stated",
            "pending_post",
        ];
        let rows = profiles.iter().map(|profile| {
            [
                profile.person.0.into(),
                profile.from.to_string().into(),
                recorded.0.into(),
                batch.map(|b| b.0).into(),
                profile.unit.0.into(),
                profile.name.as_str().into(),
                profile.name.order().into(),
                fold(profile.name.as_str()).into(),
                profile.sex.code().into(),
                profile.birth.to_string().into(),
                profile.ethnicity.map(|e| e.name().to_owned()).into(),
                profile.religion.clone().into(),
                profile.hometown.clone().into(),
                profile.post_text.clone().into(),
                coded(profile.education).into(),
                profile.education_text.clone().into(),
                coded(profile.theory).into(),
                coded(profile.management).into(),
                shown(profile.party_probationary).into(),
                shown(profile.party_official).into(),
                shown(profile.retirement_override).into(),
                profile.science.map(i64::from).into(),
                profile.background_verified.map(i64::from).into(),
                i64::from(profile.disciplines_stated).into(),
                profile.pending_post.map(|post| post.0).into(),
            ]
        });
        self.insert("profile", columns, rows.collect()).await
    }

    /// Adds evaluations.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_evaluations(
        &mut self,
        evaluations: &[EvaluationRecord],
        recorded: Instant,
        batch: Option<BatchId>,
    ) -> Result<(), StoreError> {
        let rows = evaluations.iter().map(|evaluation| {
            [
                evaluation.person.0.into(),
                i64::from(evaluation.year).into(),
                evaluation.grade.code().into(),
                recorded.0.into(),
                batch.map(|b| b.0).into(),
            ]
        });
        self.insert("evaluation", ["person", "year", "grade", "recorded", "batch"], rows.collect())
            .await
    }

    /// Adds disciplines.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_disciplines(
        &mut self,
        disciplines: &[(PersonId, DisciplineForm, PartialDate)],
        recorded: Instant,
        batch: Option<BatchId>,
    ) -> Result<(), StoreError> {
        let rows = disciplines.iter().map(|(person, form, on)| {
            [
                person.0.into(),
                form.code().into(),
                on.to_string().into(),
                recorded.0.into(),
                batch.map(|b| b.0).into(),
            ]
        });
        self.insert(
            "discipline",
            ["person", "form", "on_date", "recorded", "batch"],
            rows.collect(),
        )
        .await
    }

    /// Adds posts held.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_holdings(
        &mut self,
        holdings: &[HoldingRecord],
        recorded: Instant,
        batch: Option<BatchId>,
    ) -> Result<(), StoreError> {
        let rows = holdings.iter().map(|holding| {
            [
                holding.person.0.into(),
                holding.post.0.into(),
                shown(holding.from).into(),
                shown(holding.to).into(),
                recorded.0.into(),
                batch.map(|b| b.0).into(),
            ]
        });
        let columns = ["person", "post", "from_date", "to_date", "recorded", "batch"];
        self.insert("holding", columns, rows.collect()).await
    }

    /// All people.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn people(&mut self) -> Result<Vec<PersonRecord>, StoreError> {
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
        let sql = "SELECT * FROM profile ORDER BY person, from_day, recorded";
        let rows = self.all(sqlx::query(sql)).await?;
        let rows = self.known("profile", Dated::Facts, rows)?;
        let mut profiles: Vec<ProfileRecord> = Vec::new();
        for row in &rows {
            let profile = read_profile(&Columns { table: "profile", row })?;
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
            .sort_by_cached_key(|profile| (profile.name.order(), profile.birth, profile.person));
        Ok(profiles)
    }

    /// All versions of one person's profile, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn profile_history(
        &mut self,
        person: PersonId,
    ) -> Result<Vec<ProfileRecord>, StoreError> {
        let sql = "SELECT * FROM profile WHERE person = $1 ORDER BY from_day, recorded";
        let rows = self.all(sqlx::query(sql).bind(person.0)).await?;
        rows.iter().map(|row| read_profile(&Columns { table: "profile", row })).collect()
    }

    /// All evaluations; of two for one year the later recorded one stands last.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn evaluations(&mut self) -> Result<Vec<EvaluationRecord>, StoreError> {
        let sql = "SELECT * FROM evaluation ORDER BY person, year, recorded";
        let rows = self.all(sqlx::query(sql)).await?;
        let rows = self.known("evaluation", Dated::Facts, rows)?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "evaluation", row };
                let year = from.int("year")?;
                Ok(EvaluationRecord {
                    person: PersonId(from.int("person")?),
                    year: i16::try_from(year).map_err(|_| {
                        StoreError::unreadable("evaluation", "year", &year.to_string())
                    })?,
                    grade: from.parsed("grade", Grade::read)?,
                })
            })
            .collect()
    }

    /// All disciplines, by person and date.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn disciplines(
        &mut self,
    ) -> Result<Vec<(PersonId, DisciplineForm, PartialDate)>, StoreError> {
        let sql = "SELECT * FROM discipline ORDER BY person, on_date";
        let rows = self.all(sqlx::query(sql)).await?;
        let rows = self.known("discipline", Dated::Facts, rows)?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "discipline", row };
                let on = from.parsed("on_date", |text| PartialDate::parse(text).ok())?;
                Ok((PersonId(from.int("person")?), from.parsed("form", DisciplineForm::read)?, on))
            })
            .collect()
    }

    /// All posts held, by person.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn holdings(&mut self) -> Result<Vec<HoldingRecord>, StoreError> {
        let sql = "SELECT * FROM holding ORDER BY person, post, recorded";
        let rows = self.all(sqlx::query(sql)).await?;
        let rows = self.known("holding", Dated::Facts, rows)?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "holding", row };
                Ok(HoldingRecord {
                    person: PersonId(from.int("person")?),
                    post: PostId(from.int("post")?),
                    from: from.opt_date("from_date")?,
                    to: from.opt_date("to_date")?,
                })
            })
            .collect()
    }
}

fn coded<T: CodeList + PartialEq>(value: Option<T>) -> Option<String> {
    value.map(|value| value.code().to_owned())
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
    })
}
