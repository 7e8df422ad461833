//! Who acts, and the proof that they may.

use crate::scene::Scene;
use crate::{AccessRefusal, DeskError};
use base::{Day, PersonId, UnitId, UserId};
use lex::Secrecy;
use plan::{Review, ReviewState};
use roster::UnitIx;
use std::marker::PhantomData;
use store::Tx;

/// What an account is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Cán bộ tổ chức: prepares everything.
    Officer,
    /// Ban thường vụ: decides.
    StandingBody,
    /// Tổ kiểm phiếu: counts.
    CountingTeam,
    /// Cấp trên: collects and checks.
    UpperOffice,
    /// Quản trị: runs the machine, reads no personal data.
    Administrator,
    /// Kiểm tra: reads everything, changes nothing.
    Auditor,
}

impl Role {
    /// Every role with its stable code.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Officer, "officer"),
        (Self::StandingBody, "standing-body"),
        (Self::CountingTeam, "counting-team"),
        (Self::UpperOffice, "upper-office"),
        (Self::Administrator, "administrator"),
        (Self::Auditor, "auditor"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(role, _)| *role == self).map_or("", |(_, code)| code)
    }

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(role, _)| *role)
    }
}

/// A kind of action, and which roles may do it. The table of rights is the
/// list of its implementations below; everything not in it is denied.
pub trait Right {
    /// The stable code, as the journal and refusals name it.
    const CODE: &'static str;
    /// The roles that have it.
    const ROLES: &'static [Role];
}

macro_rules! rights {
    ($($(#[$doc:meta])* $name:ident = $code:literal, [$($role:ident),*];)*) => {
    $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub enum $name {}
        impl Right for $name {
            const CODE: &'static str = $code;
            const ROLES: &'static [Role] = &[$(Role::$role),*];
        }
    )*
        /// Every right with its roles.
        pub const RIGHTS: &[(&str, &[Role])] = &[$(($code, &[$(Role::$role),*])),*];
    };
}

rights! {
    /// Read profiles, plans, findings.
    ReadPeople = "read-people", [Officer, StandingBody, UpperOffice, Auditor];
    /// Read of a person's family, health and past what profile forms say.
    ReadFamily = "read-family", [Officer, StandingBody, Auditor];
    /// Read of a person's ethnicity, religion, Party membership and discipline
    /// (sensitive: Law 91/2025/QH15).
    ReadSensitive = "read-sensitive", [Officer, StandingBody, Auditor];
    /// Read procedures, ballot forms and results.
    ReadResults = "read-results", [Officer, StandingBody, CountingTeam, UpperOffice, Auditor];
    /// Import and undo imports.
    ImportRecords = "import-records", [Officer];
    /// Open reviews, propose, convene, take attendance, conclude, reopen.
    RunReview = "run-review", [Officer];
    /// Work on lists: the officer on the official one, both on scenarios.
    DraftList = "draft-list", [Officer, StandingBody];
    /// Read scenarios.
    ReadScenarios = "read-scenarios", [Officer, StandingBody, Auditor];
    /// Judge readiness for a post, and take a judgement back.
    JudgeReadiness = "judge-readiness", [Officer];
    /// Enter a count of ballots.
    CountBallots = "count-ballots", [CountingTeam];
    /// Read what was decided about scanned sheets, once the result is released.
    CheckCount = "check-count", [CountingTeam, Auditor];
    /// Decide a review.
    Decide = "decide", [StandingBody];
    /// Issue official papers.
    IssuePapers = "issue-papers", [Officer, StandingBody];
    /// Propose another secrecy of a review and its papers; raise it.
    ProposeSecrecy = "propose-secrecy", [Officer];
    /// Confirm or decline that the secrecy of a review is lowered.
    ConfirmSecrecy = "confirm-secrecy", [StandingBody];
    /// Confirm values of the law against the documents.
    ConfirmLaw = "confirm-law", [Officer, StandingBody];
    /// Read and verify the journal.
    ReadJournal = "read-journal", [Administrator, Auditor];
    /// Make and try backups; see how the machine fares.
    RunSite = "run-site", [Administrator];
    /// Make accounts.
    ManageAccounts = "manage-accounts", [Administrator];
    /// Go through all accounts and their rights, and note that it was done.
    ReviewAccess = "review-access", [Administrator, Auditor];
    /// Change one's own password and second factor, end one's own sessions.
    KeepOwnAccount = "keep-own-account",
        [Officer, StandingBody, CountingTeam, UpperOffice, Administrator, Auditor];
}

/// The highest secrecy that a site opens, whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ceiling {
    /// The level.
    pub level: Secrecy,
    /// Whether it is so low because the machine can reach the internet.
    pub exposed: bool,
}

impl Default for Ceiling {
    fn default() -> Self {
        Self { level: Secrecy::TopSecret, exposed: false }
    }
}

/// Somebody who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The account.
    pub id: UserId,
    /// The name to sign in with; it stands in the journal.
    pub name: String,
    /// The name to show.
    pub display_name: String,
    /// The role.
    pub role: Role,
    /// The unit whose subtree the role covers; `None` for all.
    pub unit: Option<UnitId>,
    /// The person of the roster whose account it is, where that is known.
    pub person: Option<PersonId>,
    /// The highest secrecy that the actor may see.
    pub clearance: Secrecy,
    /// The highest secrecy that the site opens.
    pub ceiling: Ceiling,
    /// Rights lent to the account today, beside those of its role.
    pub lent: Vec<Lent>,
    /// Whose right is used, by account name, where it is a lent one.
    pub acting_for: Option<String>,
}

/// A right that another account has lent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lent {
    /// The right, by code.
    pub right: String,
    /// The giver's account name.
    pub from: String,
    /// The unit whose subtree the giver's role covers; `None` for all.
    pub unit: Option<UnitId>,
}

impl Actor {
    /// The proof that this actor has a right.
    ///
    /// # Errors
    /// [`DeskError::Forbidden`].
    pub fn permit<R: Right>(&self) -> Result<Permit<R>, DeskError> {
        if R::ROLES.contains(&self.role) {
            return Ok(Permit { actor: self.clone(), right: PhantomData });
        }
        match self.lent.iter().find(|lent| lent.right == R::CODE) {
            // What is lent reaches as far as it did in the giver's hands.
            Some(lent) => {
                let acting_for = Some(lent.from.clone());
                let actor = Self { unit: lent.unit, acting_for, ..self.clone() };
                Ok(Permit { actor, right: PhantomData })
            }
            None => Err(DeskError::Forbidden { right: R::CODE, role: self.role }),
        }
    }

    /// Whether this actor has a right at all.
    pub fn has<R: Right>(&self) -> bool {
        R::ROLES.contains(&self.role) || self.lent.iter().any(|lent| lent.right == R::CODE)
    }
}

/// The proof of permission that actions take. Only [`Actor::permit`] makes one.
#[derive(Debug, Clone)]
pub struct Permit<R: Right> {
    actor: Actor,
    right: PhantomData<R>,
}

impl<R: Right> Permit<R> {
    /// Who acts.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Refuses to decide one's own case.
    pub(crate) fn not_own(
        &self,
        people: impl IntoIterator<Item = PersonId>,
    ) -> Result<(), DeskError> {
        match self.actor.person {
            Some(own) if people.into_iter().any(|person| person == own) => Err(DeskError::OwnCase),
            _ => Ok(()),
        }
    }

    /// The same for everybody on a review's list, carried over or proposed.
    pub(crate) fn not_own_review(&self, review: &Review) -> Result<(), DeskError> {
        self.not_own(review.proposals.iter().map(|proposal| proposal.person))
    }

    /// Whoever stands on the list of a review sees nothing of it before it is
    /// decided.
    pub(crate) fn may_follow(&self, review: &Review) -> Result<(), DeskError> {
        if review.state == ReviewState::Open { self.not_own_review(review) } else { Ok(()) }
    }

    /// Refuses plans of a unit whose secrecy on a day is above the clearance.
    pub(crate) fn is_cleared(
        &self,
        scene: &Scene,
        unit: UnitIx,
        law_day: Day,
    ) -> Result<(), DeskError> {
        // The law is asked only where it can make a difference.
        if self.sees_every_level() {
            return Ok(());
        }
        self.cleared_for(scene.secrecy_of_plans(unit, law_day))
    }

    /// Whether no level of secrecy is closed to the actor.
    pub(crate) fn sees_every_level(&self) -> bool {
        self.actor.clearance.min(self.actor.ceiling.level) == Secrecy::TopSecret
    }

    /// Refuses what is more secret than the clearance, or than the site opens.
    pub(crate) fn cleared_for(&self, secrecy: Secrecy) -> Result<(), DeskError> {
        let Ceiling { level, exposed } = self.actor.ceiling;
        if secrecy > self.actor.clearance {
            Err(DeskError::AboveClearance)
        } else if secrecy <= level {
            Ok(())
        } else if exposed {
            Err(DeskError::NotAlone)
        } else {
            Err(AccessRefusal::AboveCeiling.into())
        }
    }

    /// The same for an action that needs nothing else of the scene: only the
    /// tree of units is read, and only for an account that does not cover all.
    pub(crate) async fn covers_unit(
        &self,
        tx: &mut Tx,
        unit: UnitId,
        day: Day,
    ) -> Result<(), DeskError> {
        let Some(top) = self.actor.unit else { return Ok(()) };
        let units = tx.units(day).await?;
        let mut at = Some(unit);
        while let Some(id) = at {
            if id == top {
                return Ok(());
            }
            at = units.iter().find(|unit| unit.id == id).and_then(|unit| unit.parent);
        }
        let code = units.into_iter().find(|known| known.id == unit).map(|known| known.code);
        Err(DeskError::OutsideScope { unit: code.unwrap_or_default() })
    }

    /// Refuses a unit outside the subtree that the actor's role covers.
    pub(crate) fn covers(&self, scene: &Scene, unit: UnitIx) -> Result<(), DeskError> {
        let covered = match self.actor.unit {
            None => true,
            Some(top) => {
                scene.roster.find_unit(top).is_some_and(|top| scene.roster.is_within(unit, top))
            }
        };
        if covered {
            Ok(())
        } else {
            Err(DeskError::OutsideScope { unit: scene.roster.unit(unit).code.clone() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn actor(role: Role) -> Actor {
        Actor {
            id: UserId(1),
            name: "a".into(),
            display_name: "A".into(),
            role,
            unit: None,
            person: None,
            clearance: Secrecy::TopSecret,
            ceiling: Ceiling::default(),
            lent: Vec::new(),
            acting_for: None,
        }
    }

    #[test]
    fn the_administrator_reads_no_people_and_the_auditor_changes_nothing() {
        let administrator = actor(Role::Administrator);
        assert!(administrator.permit::<ReadPeople>().is_err());
        assert!(administrator.permit::<ReadFamily>().is_err());
        assert!(actor(Role::UpperOffice).permit::<ReadFamily>().is_err());
        assert!(actor(Role::UpperOffice).permit::<ReadSensitive>().is_err());
        assert!(administrator.permit::<ReadSensitive>().is_err());
        assert!(administrator.permit::<ReadResults>().is_err());
        assert!(administrator.permit::<ManageAccounts>().is_ok());
        let auditor = actor(Role::Auditor);
        assert!(auditor.permit::<ReadPeople>().is_ok());
        for refused in [
            auditor.has::<ImportRecords>(),
            auditor.has::<RunReview>(),
            auditor.has::<JudgeReadiness>(),
            auditor.has::<CountBallots>(),
            auditor.has::<Decide>(),
            auditor.has::<IssuePapers>(),
            auditor.has::<ConfirmLaw>(),
            auditor.has::<ManageAccounts>(),
        ] {
            assert!(!refused);
        }
    }

    #[test]
    fn what_is_above_the_clearance_or_the_ceiling_is_refused_with_the_reason() {
        let with = |clearance, level, exposed| {
            let ceiling = Ceiling { level, exposed };
            Actor { clearance, ceiling, ..actor(Role::Officer) }.permit::<ReadPeople>().unwrap()
        };
        let (mat, top) = (Secrecy::Confidential, Secrecy::TopSecret);
        let said = |permit: &Permit<ReadPeople>| permit.cleared_for(Secrecy::Secret);
        assert!(said(&with(top, top, false)).is_ok());
        assert!(matches!(said(&with(mat, top, false)), Err(DeskError::AboveClearance)));
        let closed = said(&with(top, mat, false));
        assert!(matches!(closed, Err(DeskError::Access(AccessRefusal::AboveCeiling))));
        assert!(matches!(said(&with(top, mat, true)), Err(DeskError::NotAlone)));
        assert!(with(mat, mat, true).cleared_for(mat).is_ok(), "the level itself is open");
        assert!(
            with(top, top, true).sees_every_level() && !with(top, mat, false).sees_every_level()
        );
    }

    #[test]
    fn whoever_prepares_neither_counts_nor_decides() {
        let officer = actor(Role::Officer);
        assert!(officer.permit::<CountBallots>().is_err());
        assert!(officer.permit::<Decide>().is_err());
        assert!(actor(Role::StandingBody).permit::<RunReview>().is_err());
        assert!(actor(Role::CountingTeam).permit::<ReadPeople>().is_err());
    }
}
