//! Whose decision a decision is, told from the sign in its number.

use super::facts::Facts;
use super::{letterhead, officers};
use base::{Day, fold};
use papers::official::{Layout, Letterhead, Signature};
use roster::{BodyKind, PersonIx, PostKind, Roster, UnitIx};

/// The sign of People's Committees.
const PEOPLES_COMMITTEE: &str = "/UBND";

/// Who decided.
pub(super) enum Issuer {
    /// The standing committee of a unit's Party committee.
    StandingCommittee(UnitIx),
    /// A unit's People's Committee.
    PeoplesCommittee(UnitIx),
}

impl Issuer {
    /// Of the unit and those above it, the nearest whose sign ends the number;
    /// else the unit's own Party committee.
    pub fn of(roster: &Roster, unit: UnitIx, number: &str) -> Self {
        let area = letterhead::area(roster, unit);
        if number.trim().ends_with(PEOPLES_COMMITTEE) {
            return Self::PeoplesCommittee(area);
        }
        let signed = |ix: &UnitIx| {
            letterhead::committee_sign(roster.unit(*ix))
                .is_some_and(|sign| number.trim().ends_with(&format!("/{sign}")))
        };
        let signer = roster.path(area).into_iter().rev().find(signed);
        Self::StandingCommittee(signer.unwrap_or(area))
    }

    /// The head of a paper that goes with the decision; it has no number of
    /// its own.
    pub fn letterhead(&self, facts: &Facts, day: Day) -> Letterhead {
        match self {
            Self::StandingCommittee(unit) => letterhead::head(facts, *unit, "", day),
            Self::PeoplesCommittee(unit) => Letterhead {
                layout: Layout::State,
                parent: String::new(),
                body: self.name(&facts.scene.roster).to_uppercase(),
                body_named: self.name(&facts.scene.roster),
                ..letterhead::head(facts, *unit, "", day)
            },
        }
    }

    /// The head of a decision that it is to make; the clerk gives the number.
    pub fn decision_head(&self, facts: &Facts, day: Day) -> Letterhead {
        let (Self::StandingCommittee(unit) | Self::PeoplesCommittee(unit)) = self;
        let number = letterhead::head(facts, *unit, "QĐ", day).number;
        Letterhead { number, ..self.letterhead(facts, day) }
    }

    /// "Ban Thường vụ Huyện ủy Thượng Bình", by the body's own name if it is
    /// on record.
    pub fn name(&self, roster: &Roster) -> String {
        let (unit, kind) = self.body();
        match (roster.body_of(unit, kind), self) {
            (Some(body), _) => roster.body(body).name.clone(),
            (None, Self::StandingCommittee(_)) => {
                format!("{} {}", kind.label(), letterhead::committee_name(roster.unit(unit)))
            }
            (None, Self::PeoplesCommittee(_)) => {
                format!("{} {}", kind.label(), letterhead::inside_sentence(roster.unit(unit)))
            }
        }
    }

    fn body(&self) -> (UnitIx, BodyKind) {
        match self {
            Self::StandingCommittee(unit) => (*unit, BodyKind::StandingCommittee),
            Self::PeoplesCommittee(unit) => (*unit, BodyKind::PeoplesCommittee),
        }
    }

    /// Who signs for it, by name if the post is held.
    pub fn signs(&self, facts: &Facts) -> Signature {
        let roster = &facts.scene.roster;
        let (roles, signer) = match self {
            Self::StandingCommittee(unit) => (
                ["issue-for-standing-committee", "issue-secretary-of-committee"],
                officers::head_of(roster, *unit).map(|(person, _)| person),
            ),
            Self::PeoplesCommittee(unit) => {
                (["issue-for-peoples-committee", "issue-chair-of-committee"], chair(roster, *unit))
            }
        };
        Signature {
            roles: roles.map(|key| facts.words.text(key)).to_vec(),
            name: signer
                .map(|person| roster.person(person).name.as_str().to_owned())
                .unwrap_or_default(),
        }
    }
}

/// The chair of a unit's People's Committee.
fn chair(roster: &Roster, unit: UnitIx) -> Option<PersonIx> {
    let is_chair = |post: &roster::Post| {
        let title = fold(&post.title);
        post.unit == unit
            && post.kind == PostKind::Head
            && (title.starts_with("chu tich ubnd") || title.starts_with("chu tich uy ban nhan dan"))
    };
    let post = roster.posts().find(|(_, post)| is_chair(post)).map(|(ix, _)| ix)?;
    roster.holders(post).first().copied()
}
