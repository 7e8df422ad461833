//! Who chairs, writes and signs. Only people on record for the post and, for a
//! conference, present at it; else the place is left blank.

use super::facts::{BLANK, Facts, StepFacts};
use papers::official::Signature;
use roster::{PersonIx, PostIx, PostKind, Roster, System, UnitIx};

/// Offices whose people keep the minutes of a committee, by how their names
/// begin; the first that has somebody present.
const OFFICES: [&str; 2] = ["Văn phòng", "Ban Tổ chức"];

/// Holders of a unit's head and deputy posts, highest first, each once.
fn leaders(roster: &Roster, unit: UnitIx) -> Vec<(PersonIx, PostIx)> {
    let mut posts: Vec<PostIx> = roster
        .posts()
        .filter(|(_, post)| post.unit == unit && post.kind != PostKind::Member)
        .map(|(ix, _)| ix)
        .collect();
    // Heads before deputies of the same rank; the order of records settles
    // the rest.
    posts.sort_by_key(|ix| {
        let post = roster.post(*ix);
        (std::cmp::Reverse(post.rank), post.kind, *ix)
    });
    let mut leaders: Vec<(PersonIx, PostIx)> = Vec::new();
    for post in posts {
        for &person in roster.holders(post) {
            if leaders.iter().all(|(known, _)| *known != person) {
                leaders.push((person, post));
            }
        }
    }
    leaders
}

/// The holder of the unit's highest head post, and the post.
pub(super) fn head_of(roster: &Roster, unit: UnitIx) -> Option<(PersonIx, PostIx)> {
    let is_head = |(_, post): &(PersonIx, PostIx)| roster.post(*post).kind == PostKind::Head;
    leaders(roster, unit).into_iter().find(is_head)
}

/// Somebody with an office at a conference: name, and position in words.
pub(super) struct Officer {
    pub name: String,
    position: String,
}

impl Officer {
    /// "Đồng chí Lường Văn Thuận, Bí thư Huyện ủy".
    pub fn words(officer: Option<&Self>) -> String {
        match officer {
            Some(Self { name, position }) if position.is_empty() => format!("Đồng chí {name}"),
            Some(Self { name, position }) => format!("Đồng chí {name}, {position}"),
            None => BLANK.to_owned(),
        }
    }

    /// The block to sign, for somebody in that office or for nobody named.
    pub fn signs(officer: Option<&Self>, role: String) -> Signature {
        let name = officer.map(|officer| officer.name.clone()).unwrap_or_default();
        Signature { roles: vec![role.to_uppercase()], name }
    }
}

/// Chair and secretary of a conference: of the unit's leaders who were present
/// the highest; somebody present from the committee's office or organisation
/// board, or the lowest of the leaders present.
pub(super) fn of_conference(facts: &Facts, of: &StepFacts) -> (Option<Officer>, Option<Officer>) {
    let roster = &facts.scene.roster;
    let was_there = |person: PersonIx| {
        let id = roster.person(person).id;
        of.summons.iter().any(|one| one.person == id && one.present == Some(true))
    };
    let mut there = leaders(roster, facts.unit);
    there.retain(|(person, _)| was_there(*person));
    let chair = there.first().copied();
    let is_free = |person: PersonIx| chair.is_none_or(|(chair, _)| chair != person);
    let from_office = OFFICES.iter().find_map(|name| {
        let office = |unit: &UnitIx| {
            let record = roster.unit(*unit);
            record.system == System::Party && record.name.starts_with(name)
        };
        let office = roster.children(facts.unit).find(office)?;
        let leads = leaders(roster, office).into_iter().map(|(person, post)| (person, Some(post)));
        let works = roster.staff(office).iter().map(|person| (*person, None));
        leads.chain(works).find(|(person, _)| was_there(*person) && is_free(*person))
    });
    let lowest = there.last().map(|(person, post)| (*person, Some(*post)));
    let secretary = from_office.or(lowest).filter(|(person, _)| is_free(*person));
    // Whoever was prepared for it, if they came, before whoever is usual.
    let prepared = |person: Option<base::PersonId>| {
        let person = roster.find_person(person?)?;
        was_there(person).then_some((person, None))
    };
    let setup = &of.conference.setup;
    let chair = prepared(setup.chair).or(chair.map(|(person, post)| (person, Some(post))));
    let secretary = prepared(setup.secretary)
        .or(secretary)
        .filter(|(person, _)| chair.is_none_or(|(chair, _)| chair != *person));
    let officer = |(person, post): (PersonIx, Option<PostIx>)| {
        let title = post.map(|post| roster.post(post).title.as_str()).unwrap_or_default();
        let name = roster.person(person).name.as_str().to_owned();
        Officer { name, position: facts.position(person, title) }
    };
    (chair.map(officer), secretary.map(officer))
}
