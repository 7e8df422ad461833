//! What a voter does: show a code, get the form, send the ballot.

use super::{SharedChance, VoteFault};
use crate::{Desk, DeskError};
use ballot::{Form, Mark};
use base::{fold, nfc};
use std::collections::BTreeSet;
use std::sync::Arc;
use store::ElectronicRecord;
use urn::{Code, CodeState, Keeper, MOST_NAME, Pace, Receipt, Refused, Vote, Written};

/// A ballot as sent: the code and the receipt as their pages carry them.
#[derive(Debug, Clone)]
pub struct BallotSent {
    /// The code on the card, as typed.
    pub code: String,
    /// One mark for each row of the form.
    pub marks: Vec<Mark>,
    /// The names written on the ballot, as typed, each with its group of the
    /// form, from 0.
    pub names: Vec<(usize, String)>,
    /// The receipt that the voter's page was given; a new one where it has none.
    pub receipt: Option<String>,
}

impl Desk {
    /// Whether an electronic vote is open at all.
    ///
    /// # Errors
    /// [`DeskError`] when a box cannot be opened.
    pub async fn voting_is_open(&self) -> Result<bool, DeskError> {
        self.look_around().await?;
        Ok(!self.hall.running().is_empty())
    }

    /// The form for a code that may still vote.
    ///
    /// # Errors
    /// [`DeskError::Vote`]: unknown, mistyped or used, or the box is full.
    pub async fn form_for(&self, code: &str) -> Result<Arc<Form>, DeskError> {
        let code = read(code)?;
        self.look_around().await?;
        let mut fault = VoteFault::UnknownCode;
        for vote in self.hall.running() {
            match vote.keeper.code_state(&code) {
                CodeState::Unused if vote.keeper.is_full() => fault = VoteFault::Full,
                CodeState::Unused => return Ok(Arc::clone(&vote.form)),
                CodeState::Used => fault = VoteFault::UsedCode,
                CodeState::Unknown => {}
            }
        }
        Err(fault.into())
    }

    /// Draws a receipt for a page on which a voter looks over the ballot.
    pub fn draw_receipt(&self) -> String {
        self.draw(|chance| Receipt::draw(chance)).to_string()
    }

    /// Sends a ballot. `reply` is called once: with the receipt when the ballot
    /// lasts on disk, or with why it was not taken. Returns at once otherwise.
    ///
    /// # Errors
    /// [`DeskError::Vote`] when the ballot breaks a rule of the form or the
    /// code is of no open vote; `reply` is not called then.
    pub async fn send_ballot(
        &self,
        sent: BallotSent,
        reply: impl FnOnce(Result<String, VoteFault>) + Send + 'static,
    ) -> Result<(), DeskError> {
        let code = read(&sent.code)?;
        self.look_around().await?;
        let running = self.hall.running();
        let known =
            |vote: &&Arc<super::hall::Running>| vote.keeper.code_state(&code) != CodeState::Unknown;
        let vote = running.iter().find(known).ok_or(VoteFault::UnknownCode)?;
        let names = written_names(&vote.form, &sent.names)?;
        within_rules(&vote.form, &sent.marks, &names)?;
        let receipt = match sent.receipt.and_then(|text| text.parse().ok()) {
            Some(receipt) => receipt,
            None => self.draw(|chance| Receipt::draw(chance)),
        };
        vote.keeper.send(Vote { code, marks: sent.marks, names, receipt }, move |answer| {
            reply(answer.map(|receipt| receipt.to_string()).map_err(fault));
        });
        Ok(())
    }

    /// Sees which votes are open, every few seconds at most.
    pub(super) async fn look_around(&self) -> Result<(), DeskError> {
        let now = self.now();
        let Some(edition) = self.hall.is_stale(now) else { return Ok(()) };
        let records = self.store.read().await?.open_electronic().await?;
        self.hall.renew(now, edition, records, |record| self.begin(record))
    }

    /// Begins to take ballots into a box.
    fn begin(&self, record: &ElectronicRecord) -> Result<Keeper, DeskError> {
        let urn = self.open_box(record.form.code, record.opened)?;
        let chance = Box::new(SharedChance(self.chance_shared()));
        let form = record.form.code;
        let failed = move |error: &urn::UrnError| {
            eprintln!("ballot box {form}: {error}");
        };
        Ok(Keeper::start(urn, Pace::default(), chance, failed))
    }
}

fn read(code: &str) -> Result<Code, VoteFault> {
    code.parse().map_err(|_| VoteFault::MistypedCode)
}

fn fault(refused: Refused) -> VoteFault {
    match refused {
        Refused::UnknownCode => VoteFault::UnknownCode,
        Refused::UsedCode => VoteFault::UsedCode,
        Refused::Full => VoteFault::Full,
        Refused::WrongRows => VoteFault::WrongRows,
        Refused::Closed => VoteFault::Closed,
    }
}

/// Refuses a ballot that breaks a rule of the form: on paper it would be
/// invalid, here the voter can still mend it.
///
/// # Errors
/// [`VoteFault::WrongRows`], [`VoteFault::TooMany`].
pub fn within_rules(form: &Form, marks: &[Mark], names: &[Written]) -> Result<(), VoteFault> {
    if marks.len() != form.row_count() {
        return Err(VoteFault::WrongRows);
    }
    let mut rest = marks;
    for (at, group) in form.groups.iter().enumerate() {
        let (of_group, after) = rest.split_at(group.rows.len());
        rest = after;
        let agreed = of_group.iter().filter(|mark| **mark == Mark::For).count();
        let named = names.iter().filter(|name| usize::from(name.group) == at).count();
        // As on paper, a name that is written in is one agreed to.
        let chosen = (agreed + named) as u32;
        if let Some(at_most) = group.at_most.filter(|at_most| chosen > *at_most) {
            return Err(VoteFault::TooMany { group: group.title.clone(), at_most, chosen });
        }
    }
    Ok(())
}

/// The names that a voter typed, in their one form; lines left empty are left
/// out.
///
/// # Errors
/// [`VoteFault::BadName`], [`VoteFault::LongName`], [`VoteFault::NameTwice`];
/// [`VoteFault::WrongRows`] when there are more than the form has lines.
pub fn written_names(form: &Form, typed: &[(usize, String)]) -> Result<Vec<Written>, VoteFault> {
    let mut names = Vec::new();
    let mut known: BTreeSet<(usize, String)> = BTreeSet::new();
    for (at, group) in form.groups.iter().enumerate() {
        known.extend(group.rows.iter().map(|row| (at, fold(&row.name))));
    }
    let mut free: Vec<u32> = form.groups.iter().map(|group| group.write_ins).collect();
    for (group, text) in typed {
        let name = nfc(text);
        if name.is_empty() {
            continue;
        }
        if !name.chars().any(char::is_alphabetic) || name.chars().any(char::is_control) {
            return Err(VoteFault::BadName { name });
        }
        if name.chars().count() > MOST_NAME {
            return Err(VoteFault::LongName { name, most: MOST_NAME as u32 });
        }
        let line = free.get_mut(*group).filter(|free| **free > 0).ok_or(VoteFault::WrongRows)?;
        *line -= 1;
        if !known.insert((*group, fold(&name))) {
            return Err(VoteFault::NameTwice { name });
        }
        let group = u16::try_from(*group).map_err(|_| VoteFault::WrongRows)?;
        names.push(Written { group, name });
    }
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::electronic::open::unprinted;
    use ballot::{FormGroup, FormRow};

    fn form() -> Form {
        let row =
            |name: &str| FormRow { name: name.into(), born: String::new(), post: String::new() };
        let group = |write_ins| FormGroup {
            title: "Bí thư".into(),
            at_most: Some(2),
            rows: vec![row("Lò Văn Pâng"), row("Hà Thị Phương")],
            write_ins,
        };
        unprinted("0A1B2C3D".parse().unwrap(), vec![group(2), group(0)])
    }

    fn names(typed: &[(usize, &str)]) -> Result<Vec<Written>, VoteFault> {
        let typed: Vec<_> = typed.iter().map(|(group, name)| (*group, (*name).into())).collect();
        written_names(&form(), &typed)
    }

    #[test]
    fn names_are_kept_in_their_one_form_and_empty_lines_left_out() {
        // Typed in pieces (Windows keyboards), with stray spaces.
        let kept = names(&[(0, "  Ca\u{302}\u{300}m   Va\u{306}n Ha\u{323}\u{306}c "), (0, " ")]);
        assert_eq!(kept, Ok(vec![Written { group: 0, name: "Cầm Văn Hặc".into() }]));
    }

    #[test]
    fn names_that_cannot_be_counted_are_refused_while_the_voter_can_still_mend_them() {
        assert!(matches!(names(&[(0, "123 --")]), Err(VoteFault::BadName { .. })));
        assert!(matches!(names(&[(0, "Lò\u{7}Văn")]), Err(VoteFault::BadName { .. })));
        let long = "Ẩ".repeat(MOST_NAME + 1);
        assert!(matches!(names(&[(0, &long)]), Err(VoteFault::LongName { .. })));
        assert!(names(&[(0, &"Ẩ".repeat(MOST_NAME))]).is_ok());
        let twice = names(&[(0, "Cầm Văn Hặc"), (0, "cầm văn hặc")]);
        assert!(matches!(twice, Err(VoteFault::NameTwice { .. })));
        let on_form = names(&[(0, "lò văn pâng")]);
        assert!(matches!(on_form, Err(VoteFault::NameTwice { .. })));
        assert_eq!(
            names(&[(1, "Cầm Văn Hặc")]),
            Err(VoteFault::WrongRows),
            "a group without lines"
        );
        assert_eq!(names(&[(7, "Cầm Văn Hặc")]), Err(VoteFault::WrongRows));
        assert_eq!(names(&[(0, "A"), (0, "B"), (0, "C")]), Err(VoteFault::WrongRows));
    }

    #[test]
    fn a_name_written_in_is_one_of_those_that_may_be_chosen() {
        let marks = [Mark::For, Mark::For, Mark::Blank, Mark::Blank];
        assert_eq!(within_rules(&form(), &marks, &[]), Ok(()));
        let one = names(&[(0, "Cầm Văn Hặc")]).unwrap();
        let over = within_rules(&form(), &marks, &one);
        assert!(matches!(over, Err(VoteFault::TooMany { chosen: 3, at_most: 2, .. })), "{over:?}");
        let fewer = [Mark::For, Mark::Against, Mark::For, Mark::For];
        assert_eq!(within_rules(&form(), &fewer, &one), Ok(()));
    }
}
