//! Giấy mời and the list to sign: printed while a conference is called, from
//! its roster and its record, and not kept: a code for the door in a folder of
//! papers would only invite others to use it.

use super::facts::{BLANK, Facts};
use super::issuer::Issuer;
use super::usual::prepared;
use super::{annexes, failed, letterhead, minutes, officers};
use crate::{Desk, DeskError, IssuePapers, Permit};
use base::{Day, PersonId, ReviewId};
use papers::forms::Form;
use papers::official::{
    self, AttendanceLine, AttendanceList, Invitations, Invitee, Letterhead, Signature,
};
use papers::template::Format;
use plan::{Conference, Refusal, Step};
use store::Summons;

/// What both papers are made of.
struct Meeting {
    facts: Facts,
    step: Step,
    day: Day,
    record: Conference,
    roster: Vec<Summons>,
}

impl Desk {
    /// The invitations to the conference of step `number`, as a PDF: each with
    /// the code that checks its holder in at the door.
    ///
    /// # Errors
    /// [`DeskError::Refused`] before the conference is called.
    pub async fn invitations(
        &self,
        permit: &Permit<IssuePapers>,
        review: ReviewId,
        number: usize,
    ) -> Result<Vec<u8>, DeskError> {
        let meeting = self.meeting(permit, review, number).await?;
        official::invitations_pdf(&meeting.invitations()).map_err(failed)
    }

    /// The list that people sign as they come, as a PDF.
    ///
    /// # Errors
    /// As [`Self::invitations`].
    pub async fn attendance_list(
        &self,
        permit: &Permit<IssuePapers>,
        review: ReviewId,
        number: usize,
    ) -> Result<Vec<u8>, DeskError> {
        let meeting = self.meeting(permit, review, number).await?;
        official::attendance_list_pdf(&meeting.list()).map_err(failed)
    }

    /// The invitations as a Word document from their template.
    ///
    /// # Errors
    /// As [`Self::invitations`]; [`DeskError::Template`].
    pub async fn invitations_docx(
        &self,
        permit: &Permit<IssuePapers>,
        review: ReviewId,
        number: usize,
    ) -> Result<Vec<u8>, DeskError> {
        self.fill_meeting(permit, review, number, Form::Invitation).await
    }

    /// Chương trình hội nghị as a Word document from its template.
    ///
    /// # Errors
    /// As [`Self::invitations_docx`].
    pub async fn agenda_docx(
        &self,
        permit: &Permit<IssuePapers>,
        review: ReviewId,
        number: usize,
    ) -> Result<Vec<u8>, DeskError> {
        self.fill_meeting(permit, review, number, Form::Agenda).await
    }

    /// Chương trình hội nghị as a PDF.
    ///
    /// # Errors
    /// As [`Self::invitations`].
    pub async fn agenda_pdf(
        &self,
        permit: &Permit<IssuePapers>,
        review: ReviewId,
        number: usize,
    ) -> Result<Vec<u8>, DeskError> {
        let meeting = self.meeting(permit, review, number).await?;
        let paper = meeting.invitations();
        Form::Agenda.pdf(paper.head.layout, meeting.day, &paper).map_err(failed)
    }

    async fn fill_meeting(
        &self,
        permit: &Permit<IssuePapers>,
        review: ReviewId,
        number: usize,
        form: Form,
    ) -> Result<Vec<u8>, DeskError> {
        let meeting = self.meeting(permit, review, number).await?;
        let paper = meeting.invitations();
        self.own_templates()?.fill(form, paper.head.layout, Format::Docx, &paper)
    }

    async fn meeting(
        &self,
        permit: &Permit<IssuePapers>,
        review: ReviewId,
        number: usize,
    ) -> Result<Meeting, DeskError> {
        let mut tx = self.store.read().await?;
        let facts = Facts::load(&mut tx, self.shelf.clone(), review).await?;
        permit.admits(&facts.scene, &facts.review)?;
        let step = facts.review.step(number)?.clone();
        let state = step.state.code();
        let day = step.state.day().ok_or(Refusal::WrongState { step: number, state })?;
        let record = prepared(tx.conference(step.id).await?.conference, step.rule.ballot);
        let mut roster = tx.summons(step.id).await?;
        roster.sort_by_key(|one| (facts.scene.roster.find_person(one.person), one.person));
        Ok(Meeting { facts, step, day, record, roster })
    }
}

impl Meeting {
    fn invitations(&self) -> Invitations {
        let invitee = |one: &Summons| Invitee {
            name: self.facts.who(one.person).name,
            position: self.position(one),
            code: one.invitation.map(|code| code.to_string().to_uppercase()).unwrap_or_default(),
        };
        Invitations {
            head: self.head("GM"),
            subject: minutes::subject_of(&self.facts, &self.step, "issue-invitation-subject"),
            time: minutes::time(&self.facts, &self.record, self.day),
            venue: venue(&self.record),
            agenda: self.record.setup.agenda.clone(),
            documents: self.record.setup.documents.clone(),
            signs: self.signs(),
            // A roster of an earlier program has no codes to print.
            people: self
                .roster
                .iter()
                .filter(|one| one.invitation.is_some())
                .map(invitee)
                .collect(),
        }
    }

    fn list(&self) -> AttendanceList {
        let line = |one: &Summons| AttendanceLine {
            name: self.facts.who(one.person).name,
            position: self.position(one),
            note: match (&one.substitute, &one.absence) {
                (Some((who, _)), _) => self.facts.say("issue-list-substitute", &[("who", who)]),
                (None, absence) => absence.clone().unwrap_or_default(),
            },
        };
        let secretary = self.record.setup.secretary.map(|person| self.facts.who(person).name);
        AttendanceList {
            head: self.head(""),
            subject: minutes::subject_of(&self.facts, &self.step, "issue-invitation-subject"),
            time: minutes::time(&self.facts, &self.record, self.day),
            venue: venue(&self.record),
            people: self.roster.iter().map(line).collect(),
            signs: Signature {
                roles: vec![self.facts.words.text("issue-secretary").to_uppercase()],
                name: secretary.unwrap_or_default(),
            },
        }
    }

    /// An invitation carries no secrecy: it is handed to whoever is called.
    fn head(&self, sign: &str) -> Letterhead {
        let head = letterhead::head(&self.facts, self.facts.unit, sign, self.day);
        Letterhead { secrecy: None, copy: None, ..head }
    }

    fn position(&self, one: &Summons) -> String {
        let ix = self.facts.scene.roster.find_person(one.person);
        ix.map(|ix| self.facts.position(ix, &one.capacity)).unwrap_or_default()
    }

    /// The committee's secretary for its standing body; the head of an office
    /// for the office.
    fn signs(&self) -> Signature {
        let (roster, unit) = (&self.facts.scene.roster, self.facts.unit);
        if letterhead::area(roster, unit) == unit {
            return Issuer::of(roster, unit, "").signs(&self.facts);
        }
        match officers::head_of(roster, unit) {
            Some((person, post)) => Signature {
                roles: vec![roster.post(post).title.to_uppercase()],
                name: roster.person(person).name.as_str().to_owned(),
            },
            None => Signature { roles: vec![BLANK.to_owned()], name: String::new() },
        }
    }
}

/// The place as prepared, or a blank to fill in.
pub(super) fn venue(record: &Conference) -> String {
    match record.setup.place.as_str() {
        "" => BLANK.to_owned(),
        place => place.to_owned(),
    }
}

/// "đồng chí Lò Văn Thử, Bí thư …" in the middle of a sentence.
pub(super) fn comrade(facts: &Facts, person: PersonId, capacity: &str) -> String {
    let ix = facts.scene.roster.find_person(person);
    let position = ix.map(|ix| facts.position(ix, capacity)).unwrap_or_default();
    let name = facts.who(person).name;
    let spoken = facts.say("issue-comrade", &[("name", &name), ("position", &position)]);
    annexes::lower_first(spoken.trim_end_matches([',', ' ']))
}
