//! People, their profiles, evaluations, disciplines and posts as recorded.

use crate::rows::shown;
use crate::{StoreError, Tx};
use base::{
    BatchId, CitizenId, Day, Instant, Month, PartialDate, PersonId, PersonName, PostId, UnitId,
    fold,
};
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
    /// Số căn cước công dân.
    pub citizen_id: Option<CitizenId>,
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
            "citizen_id",
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
                profile.citizen_id.as_ref().map(|id| id.as_str().to_owned()).into(),
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
}

fn coded<T: CodeList + PartialEq>(value: Option<T>) -> Option<String> {
    value.map(|value| value.code().to_owned())
}
