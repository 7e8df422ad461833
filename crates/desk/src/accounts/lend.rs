//! Lending a right for some days, as an officer who travels lends theirs.
//!
//! What separates the roles separates what is lent: who prepares, who counts and
//! who decides stay three.

use super::{ACTIVE, actor_of};
use crate::{Actor, Desk, DeskError, KeepOwnAccount, Lent, Permit, RIGHTS, Role};
use base::Day;
use serde_json::json;
use store::{DelegationRecord, Tx};

/// Rights that can be lent, by code, each with what it belongs to: of one who has
/// rights of another group nobody gets it.
const LENDABLE: [(&str, Option<&str>); 10] = [
    ("read-people", None),
    ("read-sensitive", None),
    ("read-family", None),
    ("read-results", None),
    ("issue-papers", None),
    ("confirm-law", None),
    ("import-records", Some("prepare")),
    ("run-review", Some("prepare")),
    ("count-ballots", Some("count")),
    ("decide", Some("decide")),
];

/// The most days for which a right is lent (own choice).
const MOST_DAYS: i64 = 92;

/// A right to lend.
#[derive(Debug, Clone)]
pub struct NewLoan {
    /// The right, by code.
    pub right: String,
    /// The account that gets it, by name.
    pub to: String,
    /// The first day.
    pub from_day: Day,
    /// The last day.
    pub to_day: Day,
    /// Why.
    pub reason: String,
}

/// What an account can lend, has lent and was lent.
#[derive(Debug, Clone)]
pub struct Lending {
    /// Rights that it can lend, by code.
    pub can: Vec<&'static str>,
    /// What it has lent and is not over.
    pub given: Vec<LentLine>,
    /// What was lent to it and is not over.
    pub got: Vec<LentLine>,
}

/// Something lent.
#[derive(Debug, Clone)]
pub struct LentLine {
    /// Its id.
    pub id: i64,
    /// The right, by code.
    pub right: String,
    /// The name of the other account.
    pub other: String,
    /// The first day.
    pub from_day: Day,
    /// The last day.
    pub to_day: Day,
    /// Why.
    pub reason: String,
}

fn roles_of(right: &str) -> &'static [Role] {
    RIGHTS.iter().find(|(code, _)| *code == right).map_or(&[], |(_, roles)| roles)
}

fn group_of(right: &str) -> Option<&'static str> {
    LENDABLE.iter().find(|(code, _)| *code == right).and_then(|(_, group)| *group)
}

/// The groups in which a role has rights.
fn groups_of(role: Role) -> impl Iterator<Item = &'static str> {
    let own = LENDABLE.iter().filter(move |(code, _)| roles_of(code).contains(&role));
    own.filter_map(|(_, group)| *group)
}

/// Whether somebody of a role, who was lent these rights, may get this one too.
fn fits(role: Role, lent: &[&str], right: &str) -> bool {
    // The administrator runs the machine and reads no personal data, ever.
    let Some(group) = group_of(right) else { return role != Role::Administrator };
    let lent = lent.iter().filter_map(|code| group_of(code));
    role != Role::Administrator
        && role != Role::Auditor
        && groups_of(role).chain(lent).all(|other| other == group)
}

/// What is lent to an account today by accounts that are in use and still have
/// it themselves.
pub(super) async fn lent_to(
    tx: &mut Tx,
    actor: &Actor,
    today: Day,
) -> Result<Vec<Lent>, DeskError> {
    let mut lent = Vec::new();
    for record in tx.delegations_to(actor.id, today).await? {
        let Some(giver) = tx.account(record.from).await? else { continue };
        let is_in_use = giver.state == ACTIVE;
        let giver = actor_of(&giver)?;
        // Roles may have changed since.
        if is_in_use
            && roles_of(&record.right).contains(&giver.role)
            && fits(actor.role, &[], &record.right)
        {
            lent.push(Lent { right: record.right, from: giver.name, unit: giver.unit });
        }
    }
    Ok(lent)
}

impl Desk {
    /// What one's own account can lend, has lent and was lent.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn lending(&self, permit: &Permit<KeepOwnAccount>) -> Result<Lending, DeskError> {
        let (actor, today) = (permit.actor(), self.today());
        let mut tx = self.store.read().await?;
        let names = tx.accounts().await?;
        let line = |record: &DelegationRecord, other| LentLine {
            id: record.id,
            right: record.right.clone(),
            other: names
                .iter()
                .find(|one| one.id == other)
                .map(|one| one.display_name.clone())
                .unwrap_or_default(),
            from_day: record.from_day,
            to_day: record.to_day,
            reason: record.reason.clone(),
        };
        let all = tx.delegations().await?;
        let open: Vec<_> =
            all.iter().filter(|one| one.ended.0 == 0 && one.to_day >= today).collect();
        let given = open.iter().filter(|one| one.from == actor.id);
        let got = open.iter().filter(|one| one.to == actor.id);
        let can = LENDABLE.iter().filter(|(code, _)| roles_of(code).contains(&actor.role));
        let can = can.filter(|_| actor.role != Role::Auditor);
        Ok(Lending {
            can: can.map(|(code, _)| *code).collect(),
            given: given.map(|one| line(one, one.to)).collect(),
            got: got.map(|one| line(one, one.from)).collect(),
        })
    }

    /// Lends a right of one's own role to another account.
    ///
    /// # Errors
    /// [`DeskError::CannotLend`], [`DeskError::NotFound`] for the account.
    pub async fn lend(
        &self,
        permit: &Permit<KeepOwnAccount>,
        loan: &NewLoan,
    ) -> Result<(), DeskError> {
        let (actor, why) = (permit.actor(), |why| Err(DeskError::CannotLend { why }));
        let Some((right, _)) = LENDABLE.iter().find(|(code, _)| *code == loan.right) else {
            return why("right");
        };
        if !roles_of(right).contains(&actor.role) || actor.role == Role::Auditor {
            return why("not-yours");
        }
        let days = loan.to_day.days_since_1970() - loan.from_day.days_since_1970();
        if loan.to_day < self.today() || !(0..MOST_DAYS).contains(&days) {
            return why("days");
        }
        let reason = base::nfc(&loan.reason);
        if reason.is_empty() || reason.chars().count() > 200 {
            return why("reason");
        }
        let mut tx = self.store.write().await?;
        let to = tx.account_named(loan.to.trim()).await?;
        let to = to.filter(|account| account.state == ACTIVE);
        let to = to.ok_or_else(|| DeskError::not_found("account", loan.to.trim()))?;
        let to = actor_of(&to)?;
        if to.id == actor.id {
            return why("self");
        }
        if roles_of(right).contains(&to.role) {
            return why("has-it");
        }
        let others = tx.delegations().await?;
        let others: Vec<&str> = others
            .iter()
            .filter(|one| one.to == to.id && one.ended.0 == 0 && one.to_day >= self.today())
            .map(|one| one.right.as_str())
            .collect();
        if !fits(to.role, &others, right) {
            return why("excluded");
        }
        let id = self.draw(base::UserId::draw).0;
        let (from_day, to_day) = (loan.from_day, loan.to_day);
        let right = (*right).to_owned();
        let data = json!({
            "right": right, "to": to.name, "from-day": from_day.to_string(),
            "to-day": to_day.to_string(), "reason": reason,
        });
        tx.add_delegation(&DelegationRecord {
            id,
            from: actor.id,
            to: to.id,
            right,
            from_day,
            to_day,
            reason,
            ended: base::Instant(0),
        })
        .await?;
        self.record(&mut tx, actor, "lend", &to.id.to_string(), data).await?;
        Ok(tx.commit().await?)
    }

    /// Takes back what one has lent, or gives back what one was lent.
    ///
    /// # Errors
    /// [`DeskError::NotFound`].
    pub async fn end_lending(
        &self,
        permit: &Permit<KeepOwnAccount>,
        id: i64,
    ) -> Result<(), DeskError> {
        let actor = permit.actor();
        let mut tx = self.store.write().await?;
        let all = tx.delegations().await?;
        let own =
            |one: &&DelegationRecord| one.id == id && (one.from == actor.id || one.to == actor.id);
        let found = all.iter().find(own).ok_or_else(|| DeskError::not_found("account", ""))?;
        tx.end_delegation(id, self.now()).await?;
        let data = json!({ "right": found.right });
        self.record(&mut tx, actor, "end-lending", &found.to.to_string(), data).await?;
        Ok(tx.commit().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_prepares_who_counts_and_who_decides_stay_three() {
        assert!(!fits(Role::Officer, &[], "count-ballots"));
        assert!(!fits(Role::Officer, &[], "decide"));
        assert!(!fits(Role::CountingTeam, &[], "run-review"));
        assert!(!fits(Role::StandingBody, &[], "count-ballots"));
        assert!(fits(Role::UpperOffice, &[], "run-review"));
        assert!(!fits(Role::UpperOffice, &["run-review"], "count-ballots"));
        assert!(fits(Role::UpperOffice, &["run-review"], "import-records"));
    }

    #[test]
    fn neither_the_administrator_nor_the_auditor_comes_to_a_work_that_is_not_theirs() {
        for (right, group) in LENDABLE {
            assert!(!fits(Role::Administrator, &[], right), "{right}");
            assert_eq!(fits(Role::Auditor, &[], right), group.is_none(), "{right}");
            assert!(!roles_of(right).is_empty(), "{right} is no right");
        }
    }
}
