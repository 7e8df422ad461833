//! The record of a step's conference beside its roster: what was prepared, what
//! was agreed and said, what was changed and why. A closed record does not
//! change; it is opened again only with a reason, and what it said then is kept
//! and shown for ever.

use base::{Day, PersonId};
use serde::{Deserialize, Serialize};

/// The longest text of a line or a note, in letters.
pub const MOST_LETTERS: usize = 4_000;

/// The most lines of an agenda, and of each other list.
pub const MOST_LINES: usize = 100;

/// What is prepared for a conference.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Setup {
    /// Where it meets; empty while not settled.
    pub place: String,
    /// When it begins, `hh:mm`; empty while not settled.
    pub start: String,
    /// Who is to be in the chair.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chair: Option<PersonId>,
    /// Who is to keep the minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secretary: Option<PersonId>,
    /// Chương trình, one item each.
    pub agenda: Vec<String>,
    /// The documents handed out, one title each.
    pub documents: Vec<String>,
}

/// What the conference agreed on before it went to work.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Agreement {
    /// Mục đích, one sentence each.
    pub purpose: Vec<String>,
    /// Yêu cầu, one sentence each.
    pub requirements: Vec<String>,
    /// The steps of the procedure in their order, one each.
    pub order: Vec<String>,
    /// Who spoke to it; empty when nobody is named.
    pub spoke: String,
}

/// One note of the discussion, in the order in which it was written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Who spoke; empty when nobody is named.
    pub speaker: String,
    /// What was said.
    pub text: String,
}

/// A person put on the roster or taken off it by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterChange {
    /// The person.
    pub person: PersonId,
    /// Name and capacity as they were, so that the line stays readable.
    pub name: String,
    /// The capacity.
    pub capacity: String,
    /// Whether the person was added; else taken off.
    pub added: bool,
    /// Why.
    pub reason: String,
    /// The account that did it.
    pub by: String,
}

/// How one person who was called stood when a record was opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stood {
    /// The person.
    pub person: PersonId,
    /// Whether they were present; `None` before attendance was taken.
    pub present: Option<bool>,
    /// The reason of an absence.
    pub absence: Option<String>,
    /// Who came instead.
    pub substitute: Option<String>,
}

/// What was before a record was opened again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// The record as it was.
    pub was: Box<Conference>,
    /// The roster with its attendance as it was.
    pub roster: Vec<Stood>,
    /// Why it was opened again.
    pub reason: String,
    /// When.
    pub on: Day,
    /// The account that did it.
    pub by: String,
}

/// Why a record does not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConferenceFault {
    /// It is closed.
    #[error("the conference is closed")]
    Closed,
    /// It is not closed, so it cannot be opened again.
    #[error("the conference is not closed")]
    NotClosed,
    /// The conference has not been held yet, so there is nothing to close.
    #[error("the conference has not been held")]
    NotHeld,
    /// A change needs a reason.
    #[error("this change needs a reason")]
    NoReason,
    /// A note without words.
    #[error("there is nothing written")]
    Empty,
    /// A text or a list that is too long.
    #[error("the text is too long")]
    TooLong,
    /// A time of day that cannot be.
    #[error("not a time of day")]
    BadTime,
}

/// The record of a step's conference.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Conference {
    /// What was prepared.
    pub setup: Setup,
    /// What was agreed on, once recorded.
    pub agreement: Option<Agreement>,
    /// The discussion.
    pub notes: Vec<Note>,
    /// Changes of the roster, oldest first.
    pub changes: Vec<RosterChange>,
    /// When it was closed; `None` while open.
    pub closed: Option<Day>,
    /// What was before it was opened again, oldest first.
    pub reopened: Vec<Before>,
}

impl Conference {
    /// Sets what is prepared. The time may be written `8:00`, `08:00` or `8h`.
    ///
    /// # Errors
    /// [`ConferenceFault`]; the record is unchanged.
    pub fn prepare(&mut self, setup: Setup) -> Result<(), ConferenceFault> {
        self.is_open()?;
        let start = match setup.start.trim() {
            "" => String::new(),
            text => time_of_day(text).ok_or(ConferenceFault::BadTime)?,
        };
        let place = one_line(&setup.place)?;
        let (agenda, documents) = (lines(&setup.agenda)?, lines(&setup.documents)?);
        self.setup = Setup { place, start, agenda, documents, ..setup };
        Ok(())
    }

    /// Records what the conference agreed on.
    ///
    /// # Errors
    /// [`ConferenceFault`]; the record is unchanged.
    pub fn agree(&mut self, agreement: Agreement) -> Result<(), ConferenceFault> {
        self.is_open()?;
        let agreement = Agreement {
            purpose: lines(&agreement.purpose)?,
            requirements: lines(&agreement.requirements)?,
            order: lines(&agreement.order)?,
            spoke: one_line(&agreement.spoke)?,
        };
        if agreement.purpose.is_empty() || agreement.requirements.is_empty() {
            return Err(ConferenceFault::Empty);
        }
        self.agreement = Some(agreement);
        Ok(())
    }

    /// Writes a note of the discussion.
    ///
    /// # Errors
    /// [`ConferenceFault`]; the record is unchanged.
    pub fn note(&mut self, speaker: &str, text: &str) -> Result<(), ConferenceFault> {
        self.is_open()?;
        let (speaker, text) = (one_line(speaker)?, text.trim().to_owned());
        if text.is_empty() {
            return Err(ConferenceFault::Empty);
        }
        if text.chars().count() > MOST_LETTERS || self.notes.len() >= 10 * MOST_LINES {
            return Err(ConferenceFault::TooLong);
        }
        self.notes.push(Note { speaker, text });
        Ok(())
    }

    /// Takes a change of the roster down.
    ///
    /// # Errors
    /// [`ConferenceFault::NoReason`] and others; the record is unchanged.
    pub fn change_roster(&mut self, change: RosterChange) -> Result<(), ConferenceFault> {
        self.is_open()?;
        let reason = reason(&change.reason)?;
        self.changes.push(RosterChange { reason, ..change });
        Ok(())
    }

    /// Closes the record of a conference that was held.
    ///
    /// # Errors
    /// [`ConferenceFault::Closed`], [`ConferenceFault::NotHeld`].
    pub fn close(&mut self, held: bool, on: Day) -> Result<(), ConferenceFault> {
        self.is_open()?;
        if !held {
            return Err(ConferenceFault::NotHeld);
        }
        self.closed = Some(on);
        Ok(())
    }

    /// Opens a closed record again. What it said is kept.
    ///
    /// # Errors
    /// [`ConferenceFault::NotClosed`], [`ConferenceFault::NoReason`].
    pub fn reopen(
        &mut self,
        why: &str,
        on: Day,
        by: &str,
        roster: Vec<Stood>,
    ) -> Result<(), ConferenceFault> {
        if self.closed.is_none() {
            return Err(ConferenceFault::NotClosed);
        }
        let why = reason(why)?;
        self.keep(why, on, by, roster);
        self.closed = None;
        Ok(())
    }

    /// Begins the record anew because its step is reopened and will be held
    /// again. What is prepared stays; what was is kept.
    pub fn begin_anew(&mut self, why: &str, on: Day, by: &str, roster: Vec<Stood>) {
        self.keep(why.trim().to_owned(), on, by, roster);
        self.agreement = None;
        self.notes.clear();
        self.changes.clear();
        self.closed = None;
    }

    fn keep(&mut self, reason: String, on: Day, by: &str, roster: Vec<Stood>) {
        let was = Box::new(Self { reopened: Vec::new(), ..self.clone() });
        self.reopened.push(Before { was, roster, reason, on, by: by.to_owned() });
    }

    /// # Errors
    /// [`ConferenceFault::Closed`].
    pub fn is_open(&self) -> Result<(), ConferenceFault> {
        if self.closed.is_some() { Err(ConferenceFault::Closed) } else { Ok(()) }
    }
}

/// A reason that somebody wrote down.
///
/// # Errors
/// [`ConferenceFault::NoReason`] when it is empty, [`ConferenceFault::TooLong`].
pub fn reason(text: &str) -> Result<String, ConferenceFault> {
    match one_line(text)?.as_str() {
        "" => Err(ConferenceFault::NoReason),
        text => Ok(text.to_owned()),
    }
}

/// Text on one line, within bounds.
///
/// # Errors
/// [`ConferenceFault::TooLong`].
pub fn one_line(text: &str) -> Result<String, ConferenceFault> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > MOST_LETTERS { Err(ConferenceFault::TooLong) } else { Ok(text) }
}

fn lines(texts: &[String]) -> Result<Vec<String>, ConferenceFault> {
    let lines: Result<Vec<String>, _> = texts.iter().map(|text| one_line(text)).collect();
    let mut lines = lines?;
    lines.retain(|line| !line.is_empty());
    if lines.len() > MOST_LINES { Err(ConferenceFault::TooLong) } else { Ok(lines) }
}

/// `8h`, `8h30`, `8:30` and `08:30` as `08:30`.
fn time_of_day(text: &str) -> Option<String> {
    let (hours, minutes) = text.split_once([':', 'h', 'H']).unwrap_or((text, ""));
    let number = |text: &str| match text.trim() {
        "" => Some(0),
        text if text.len() <= 2 => text.parse::<u8>().ok(),
        _ => None,
    };
    let (hours, minutes) = (number(hours).filter(|_| !hours.trim().is_empty())?, number(minutes)?);
    (hours < 24 && minutes < 60).then(|| format!("{hours:02}:{minutes:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn times_of_day_are_read_as_people_write_them() {
        for (text, time) in [("8h", "08:00"), ("8h30", "08:30"), ("13:05", "13:05"), ("7", "07:00")]
        {
            assert_eq!(time_of_day(text).as_deref(), Some(time), "{text}");
        }
        for text in ["24:00", "8:60", "sáng", ":30", "8:300", "-1"] {
            assert_eq!(time_of_day(text), None, "{text}");
        }
    }

    #[test]
    fn a_closed_record_changes_only_after_it_was_reopened_with_a_reason_and_keeps_what_was() {
        let mut record = Conference::default();
        assert_eq!(record.close(false, day("2017-03-20")), Err(ConferenceFault::NotHeld));
        record.note("Lò Văn Thử", "Nhất trí.").unwrap();
        record.close(true, day("2017-03-20")).unwrap();
        let closed = record.clone();
        assert_eq!(record.note("", "thêm"), Err(ConferenceFault::Closed));
        assert_eq!(record.prepare(Setup::default()), Err(ConferenceFault::Closed));
        assert_eq!(
            record.reopen("  ", day("2017-03-21"), "to-chuc", vec![]),
            Err(ConferenceFault::NoReason)
        );
        assert_eq!(record, closed, "a refusal changes nothing");
        record.reopen("ghi thiếu ý kiến", day("2017-03-21"), "to-chuc", vec![]).unwrap();
        record.note("", "thêm").unwrap();
        assert_eq!(*record.reopened[0].was, closed);
        assert_eq!(
            record.reopen("x", day("2017-03-21"), "to-chuc", vec![]),
            Err(ConferenceFault::NotClosed)
        );
    }

    #[test]
    fn a_step_held_again_keeps_what_was_prepared_and_begins_its_record_anew() {
        let mut record = Conference::default();
        let setup =
            Setup { place: " Hội trường ".into(), start: "8h".into(), ..Setup::default() };
        record.prepare(setup).unwrap();
        record.note("", "một ý").unwrap();
        record.begin_anew("sai thành phần", day("2017-03-22"), "to-chuc", vec![]);
        assert_eq!(
            (record.setup.place.as_str(), record.setup.start.as_str()),
            ("Hội trường", "08:00")
        );
        assert!(record.notes.is_empty());
        assert_eq!(record.reopened[0].was.notes.len(), 1);
    }

    #[test]
    fn empty_lines_are_dropped_and_endless_ones_refused() {
        let mut record = Conference::default();
        let agenda = vec!["  Khai  mạc ".to_owned(), String::new()];
        record.prepare(Setup { agenda, ..Setup::default() }).unwrap();
        assert_eq!(record.setup.agenda, ["Khai mạc"]);
        let place = "x".repeat(MOST_LETTERS + 1);
        let refused = record.prepare(Setup { place, ..Setup::default() });
        assert_eq!(refused, Err(ConferenceFault::TooLong));
    }
}
