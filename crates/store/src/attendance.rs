//! Who is called to a conference and who came.

use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::{InvitationId, PersonId, StepId};

/// One person to be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// The person.
    pub person: PersonId,
    /// In which capacity the person is called, as shown in lists.
    pub capacity: String,
    /// Whether they are a member of the body whose members the quorum counts.
    pub member: bool,
    /// The code of their invitation.
    pub invitation: InvitationId,
}

/// One person on a conference's roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summons {
    /// The person.
    pub person: PersonId,
    /// In which capacity the person is called, as shown in lists.
    pub capacity: String,
    /// Whether the person came; `None` before attendance is taken. Before the
    /// conference is opened, whoever has come already is `Some(true)`.
    pub present: Option<bool>,
    /// The reason of an absence, if given.
    pub absence: Option<String>,
    /// Whether they are a member of the body whose members the quorum counts.
    pub member: bool,
    /// The code of their invitation; none for rosters of earlier programs.
    pub invitation: Option<InvitationId>,
    /// Whether they came after the conference had been opened; they are then
    /// not among those present at the vote.
    pub late: bool,
    /// Who comes instead, and why. A substitute attends without a vote.
    pub substitute: Option<(String, String)>,
}

impl Tx {
    /// Fixes the roster of a step's conference, or adds to it.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_summons(&mut self, step: StepId, people: &[Called]) -> Result<(), StoreError> {
        let rows = people.iter().map(|called| {
            [
                step.0.into(),
                called.person.0.into(),
                called.capacity.as_str().into(),
                i64::from(called.member).into(),
                called.invitation.0.into(),
            ]
        });
        let columns = ["step", "person", "capacity", "member", "invitation"];
        self.insert("summons", columns, rows.collect()).await
    }

    /// Takes one person off the roster.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when they are not on it.
    pub async fn remove_summons(
        &mut self,
        step: StepId,
        person: PersonId,
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM summons WHERE step = $1 AND person = $2";
        self.one(sqlx::query(sql).bind(step.0).bind(person.0), person).await
    }

    /// Takes attendance: who is present; everyone else called is absent.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn take_attendance(
        &mut self,
        step: StepId,
        present: &[PersonId],
    ) -> Result<(), StoreError> {
        self.run(sqlx::query("UPDATE summons SET present = 0 WHERE step = $1").bind(step.0))
            .await?;
        for person in present {
            let sql = "UPDATE summons SET present = 1 WHERE step = $1 AND person = $2";
            self.one(sqlx::query(sql).bind(step.0).bind(person.0), *person).await?;
        }
        Ok(())
    }

    /// Writes how one person on the roster stands; capacity, membership and
    /// invitation stay.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when they are not on the roster.
    pub async fn save_summons(&mut self, step: StepId, one: &Summons) -> Result<(), StoreError> {
        let sql = "UPDATE summons SET present = $3, absence = $4, late = $5, substitute = $6, \
             substitute_why = $7 WHERE step = $1 AND person = $2";
        let (who, why) = one.substitute.clone().unzip();
        let query = sqlx::query(sql)
            .bind(step.0)
            .bind(one.person.0)
            .bind(one.present.map(i64::from))
            .bind(one.absence.clone())
            .bind(i64::from(one.late))
            .bind(who)
            .bind(why);
        self.one(query, one.person).await
    }

    /// The roster of a step's conference.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn summons(&mut self, step: StepId) -> Result<Vec<Summons>, StoreError> {
        let query = sqlx::query("SELECT * FROM summons WHERE step = $1 ORDER BY person");
        let rows = self.all(query.bind(step.0)).await?;
        rows.iter()
            .map(|row| {
                let from = Columns { table: "summons", row };
                let why = from.opt_text("substitute_why")?.unwrap_or_default();
                Ok(Summons {
                    person: PersonId(from.int("person")?),
                    capacity: from.text("capacity")?,
                    present: from.opt_int("present")?.map(|present| present != 0),
                    absence: from.opt_text("absence")?,
                    member: from.int("member")? != 0,
                    invitation: from.opt_int("invitation")?.map(InvitationId),
                    late: from.int("late")? != 0,
                    substitute: from.opt_text("substitute")?.map(|who| (who, why)),
                })
            })
            .collect()
    }

    async fn one(
        &mut self,
        query: crate::database::Query,
        person: PersonId,
    ) -> Result<(), StoreError> {
        match self.run(query).await? {
            1 => Ok(()),
            _ => Err(StoreError::missing(format!("person {person} on the roster"))),
        }
    }
}
