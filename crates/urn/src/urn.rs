//! One ballot box.

use crate::head::{CODE_SLOT, Head, NAME, NAME_SLOT, RECEIPT_SLOT, TAG};
use crate::intent::Intent;
use crate::slots::{Slots, noise, tag};
use crate::{
    CODE_SIGNS, Code, Disk, MOST_BATCH, Measure, Part, Receipt, Refused, UrnError, Written,
};
use ballot::Mark;
use base::{Chance, shuffle};
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of a code's hash.
const HASH: usize = CODE_SLOT - 1;
const BALLOT: &str = "ballot";
const RECEIPT: &str = "receipt";
const WRITTEN: &str = "name";
/// The last byte of a ballot: without a mark, yet bearing a name, or not so.
const NAMED: u8 = b'n';
const NOT: u8 = b' ';
const MARKS: [(Mark, u8); 3] = [(Mark::For, b'+'), (Mark::Against, b'-'), (Mark::Blank, b'.')];

/// A ballot as a voter sends it.
#[derive(Debug, Clone)]
pub struct Vote {
    /// The code on the card.
    pub code: Code,
    /// One mark for each row of the form.
    pub marks: Vec<Mark>,
    /// The names that the voter wrote, no more than the form has lines.
    pub names: Vec<Written>,
    /// The receipt that the voter's page was given beforehand. It is drawn
    /// before the ballot is sent, so that a voter whose connection broke can
    /// send again and learn that the first sending arrived.
    pub receipt: Receipt,
}

/// What is known of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeState {
    /// No card has it.
    Unknown,
    /// It may still cast a ballot.
    Unused,
    /// It has cast its ballot.
    Used,
}

/// A ballot out of the box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CastBallot {
    /// One mark for each row.
    pub marks: Vec<Mark>,
    /// Whether it bears a name although it marks nothing: then it is not
    /// empty. Of a ballot with marks nothing is said of names.
    pub only_names: bool,
}

/// What an opened box holds; ballots, receipts and names each sorted by their
/// content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// The ballots.
    pub ballots: Vec<CastBallot>,
    /// The receipts.
    pub receipts: Vec<Receipt>,
    /// The names written on all ballots together.
    pub names: Vec<Written>,
}

/// A ballot box that takes votes.
pub struct Urn {
    disk: Box<dyn Disk>,
    head: Head,
    codes: BTreeMap<[u8; HASH], u32>,
    used: Vec<bool>,
    ballots: Slots,
    receipts: Slots,
    names: Slots,
    /// Codes that were used, and ballots in the box.
    cast: usize,
    given: BTreeSet<[u8; CODE_SIGNS]>,
    broken: bool,
}

impl Urn {
    /// Makes an empty box for `codes`. The codes themselves are not kept, only
    /// salted digests in a random order.
    ///
    /// # Errors
    /// [`UrnError::Size`], or what the disk says.
    pub fn create(
        disk: &mut dyn Disk,
        codes: &[Code],
        measure: Measure,
        chance: &mut dyn Chance,
    ) -> Result<(), UrnError> {
        let head = Head::new(codes.len(), measure, chance)?;
        let mut slots: Vec<[u8; CODE_SLOT]> = codes
            .iter()
            .map(|code| {
                let mut slot = [0; CODE_SLOT];
                slot[..HASH].copy_from_slice(&hash(&head, code));
                slot
            })
            .collect();
        shuffle(&mut slots, chance);
        disk.create(Part::Codes, &slots.concat())?;
        disk.create(Part::Ballots, &noise(head.slots() * head.ballot_slot(), chance))?;
        disk.create(Part::Receipts, &noise(head.slots() * RECEIPT_SLOT, chance))?;
        if head.lines > 0 {
            disk.create(Part::Names, &noise(head.name_slots() * NAME_SLOT, chance))?;
        }
        disk.create(Part::Intent, &noise(head.intent(), chance))?;
        let bytes = serde_json::to_vec(&head).map_err(|_| UrnError::Damaged("head"))?;
        disk.create(Part::Head, &bytes)?;
        Ok(disk.even_times(head.parts())?)
    }

    /// Opens a box. What a crash left half-written is finished first.
    ///
    /// # Errors
    /// [`UrnError::Damaged`] when a file is not as it was made.
    pub fn open(mut disk: Box<dyn Disk>, chance: &mut dyn Chance) -> Result<Self, UrnError> {
        let head = Head::read(&disk.read(Part::Head)?)?;
        if let Some(intent) = Intent::read(&head, &disk.read(Part::Intent)?) {
            apply(disk.as_mut(), &head, &intent)?;
        }
        // Also a torn intent goes: it may hold the whole of a ballot.
        wipe(disk.as_mut(), &head, chance)?;
        let code_bytes = disk.read(Part::Codes)?;
        let sized = |bytes: &[u8], size: usize, what| match bytes.len() == size {
            true => Ok(()),
            false => Err(UrnError::Damaged(what)),
        };
        sized(&code_bytes, head.codes * CODE_SLOT, "codes")?;
        let mut codes = BTreeMap::new();
        let mut used = Vec::new();
        for (place, slot) in code_bytes.chunks(CODE_SLOT).enumerate() {
            let hash: [u8; HASH] = std::array::from_fn(|at| slot[at]);
            codes.insert(hash, place as u32);
            used.push(slot[HASH] != 0);
        }
        let bytes = disk.read(Part::Ballots)?;
        sized(&bytes, head.slots() * head.ballot_slot(), "ballots")?;
        let (ballots, _) = Slots::read(&head, BALLOT, &bytes, head.ballot_slot(), head.ballot());
        let bytes = disk.read(Part::Receipts)?;
        sized(&bytes, head.slots() * RECEIPT_SLOT, "receipts")?;
        let (receipts, given) = Slots::read(&head, RECEIPT, &bytes, RECEIPT_SLOT, CODE_SIGNS);
        let given = given.into_iter().filter_map(|one| one.try_into().ok()).collect();
        let bytes = if head.lines > 0 { disk.read(Part::Names)? } else { Vec::new() };
        sized(&bytes, head.name_slots() * NAME_SLOT, "names")?;
        let (names, _) = Slots::read(&head, WRITTEN, &bytes, NAME_SLOT, NAME);
        let cast = used.iter().filter(|used| **used).count();
        if ballots.count() != cast || receipts.count() != cast {
            return Err(UrnError::Damaged("the numbers of codes, ballots and receipts differ"));
        }
        if cast > head.seats() || names.count() > cast * head.lines {
            return Err(UrnError::Damaged("there is more in the box than it takes"));
        }
        let broken = false;
        Ok(Self { disk, head, codes, used, ballots, receipts, names, cast, given, broken })
    }

    /// What is known of a code.
    pub fn code_state(&self, code: &Code) -> CodeState {
        match self.codes.get(&hash(&self.head, code)) {
            None => CodeState::Unknown,
            Some(&slot) if self.used[slot as usize] => CodeState::Used,
            Some(_) => CodeState::Unused,
        }
    }

    /// How many ballots are in the box.
    pub fn cast_count(&self) -> usize {
        self.cast
    }

    /// How many it takes at most.
    pub fn seats(&self) -> usize {
        self.head.seats()
    }

    /// Whether the disk failed: then the box takes no votes until it is opened
    /// again.
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    /// Takes a batch of votes, [`MOST_BATCH`] at most, and answers each by
    /// place. When this returns, every accepted ballot lasts. A vote sent again
    /// with the receipt that it was taken under is answered like the first time.
    ///
    /// # Errors
    /// What the disk says. Then the box takes no further votes until it is
    /// opened again, which settles what became of this batch.
    pub fn cast(
        &mut self,
        votes: &[Vote],
        chance: &mut dyn Chance,
    ) -> Result<Vec<Result<Receipt, Refused>>, UrnError> {
        let mut intent = Intent::default();
        let mut answers = Vec::with_capacity(votes.len());
        for (place, vote) in votes.iter().enumerate() {
            let answer = if self.broken || place >= MOST_BATCH {
                Err(Refused::Closed)
            } else {
                self.admit(vote, &mut intent, chance)
            };
            answers.push(answer);
        }
        if intent.codes.is_empty() {
            return Ok(answers);
        }
        // Sorted by slots that were drawn by chance: no order of arrival is left.
        intent.codes.sort_unstable();
        intent.ballots.sort_unstable();
        intent.receipts.sort_unstable();
        intent.names.sort_unstable();
        self.broken = true;
        let bytes = intent.bytes(&self.head, chance);
        self.disk.write(Part::Intent, 0, &bytes)?;
        self.disk.sync(Part::Intent)?;
        apply(self.disk.as_mut(), &self.head, &intent)?;
        wipe(self.disk.as_mut(), &self.head, chance)?;
        self.broken = false;
        Ok(answers)
    }

    /// Takes one vote into the intent, or says why not.
    fn admit(
        &mut self,
        vote: &Vote,
        intent: &mut Intent,
        chance: &mut dyn Chance,
    ) -> Result<Receipt, Refused> {
        let room = vote.names.len() <= self.head.lines && vote.names.iter().all(Written::fits);
        if vote.marks.len() != self.head.rows || !room {
            return Err(Refused::WrongRows);
        }
        let slot = *self.codes.get(&hash(&self.head, &vote.code)).ok_or(Refused::UnknownCode)?;
        if self.used[slot as usize] {
            let again = self.given.contains(vote.receipt.bytes());
            return if again { Ok(vote.receipt) } else { Err(Refused::UsedCode) };
        }
        // Whatever codes go round: no more ballots than people who may vote, or
        // the box could not be counted.
        if self.cast >= self.head.seats() {
            return Err(Refused::Full);
        }
        let mut receipt = vote.receipt;
        while !self.given.insert(*receipt.bytes()) {
            receipt = Receipt::draw(chance);
        }
        self.used[slot as usize] = true;
        self.cast += 1;
        intent.codes.push(slot);
        intent.ballots.push((self.ballots.take(chance), written(&self.head, vote)));
        for name in &vote.names {
            intent.names.push((self.names.take(chance), name.bytes()));
        }
        intent.receipts.push((self.receipts.take(chance), *receipt.bytes()));
        Ok(receipt)
    }

    /// Reads what the box holds.
    ///
    /// # Errors
    /// [`UrnError::Damaged`] when a ballot cannot be read.
    pub fn contents(&mut self) -> Result<Contents, UrnError> {
        let bytes = self.disk.read(Part::Ballots)?;
        let slot = self.head.ballot_slot();
        let (_, mut held) = Slots::read(&self.head, BALLOT, &bytes, slot, self.head.ballot());
        held.sort_unstable();
        let rows = self.head.rows;
        let ballots: Option<Vec<_>> = held.iter().map(|bytes| ballot(bytes, rows)).collect();
        let ballots = ballots.ok_or(UrnError::Damaged("ballots"))?;
        let bytes = self.disk.read(Part::Receipts)?;
        let (_, mut held) = Slots::read(&self.head, RECEIPT, &bytes, RECEIPT_SLOT, CODE_SIGNS);
        held.sort_unstable();
        let receipts = held
            .iter()
            .map(|bytes| std::str::from_utf8(bytes).ok()?.parse().ok())
            .collect::<Option<Vec<_>>>()
            .ok_or(UrnError::Damaged("receipts"))?;
        let bytes = match self.head.lines {
            0 => Vec::new(),
            _ => self.disk.read(Part::Names)?,
        };
        let (_, held) = Slots::read(&self.head, WRITTEN, &bytes, NAME_SLOT, NAME);
        let names: Option<Vec<_>> = held.iter().map(|bytes| Written::read(bytes)).collect();
        let mut names = names.ok_or(UrnError::Damaged("names"))?;
        names.sort_unstable();
        Ok(Contents { ballots, receipts, names })
    }

    /// Overwrites every file with random bytes and removes it.
    ///
    /// # Errors
    /// What the disk says.
    pub fn destroy(mut self, chance: &mut dyn Chance) -> Result<(), UrnError> {
        for part in self.head.parts().iter().copied() {
            let length = self.disk.read(part)?.len();
            self.disk.write(part, 0, &noise(length, chance))?;
            self.disk.sync(part)?;
        }
        Ok(self.disk.remove(self.head.parts())?)
    }
}

fn hash(head: &Head, code: &Code) -> [u8; HASH] {
    let digest = head.digest("code", code.bytes());
    std::array::from_fn(|place| digest[place])
}

fn written(head: &Head, vote: &Vote) -> Vec<u8> {
    let byte = |mark| MARKS.iter().find(|(known, _)| known == mark).map_or(b'.', |(_, byte)| *byte);
    let mut bytes: Vec<u8> = vote.marks.iter().map(byte).collect();
    if head.ballot() > head.rows {
        let unmarked = vote.marks.iter().all(|mark| *mark == Mark::Blank);
        bytes.push(if unmarked && !vote.names.is_empty() { NAMED } else { NOT });
    }
    bytes
}

fn ballot(bytes: &[u8], rows: usize) -> Option<CastBallot> {
    let (marks, named) = bytes.split_at_checked(rows)?;
    let mark = |byte| MARKS.iter().find(|(_, known)| known == byte).map(|(mark, _)| *mark);
    let marks = marks.iter().map(mark).collect::<Option<_>>()?;
    Some(CastBallot { marks, only_names: named == [NAMED] })
}

/// Writes what an intent says. Doing it twice is doing it once.
fn apply(disk: &mut dyn Disk, head: &Head, intent: &Intent) -> Result<(), UrnError> {
    for slot in &intent.codes {
        disk.write(Part::Codes, u64::from(*slot) * CODE_SLOT as u64 + HASH as u64, &[1])?;
    }
    let filled = |use_of, content: &[u8]| [&tag(head, use_of, content)[..], content].concat();
    for (slot, ballot) in &intent.ballots {
        let offset = u64::from(*slot) * head.ballot_slot() as u64;
        disk.write(Part::Ballots, offset, &filled(BALLOT, ballot))?;
    }
    for (slot, receipt) in &intent.receipts {
        let offset = u64::from(*slot) * RECEIPT_SLOT as u64;
        disk.write(Part::Receipts, offset, &filled(RECEIPT, receipt))?;
    }
    for (slot, name) in &intent.names {
        disk.write(Part::Names, u64::from(*slot) * NAME_SLOT as u64, &filled(WRITTEN, name))?;
    }
    for part in [Part::Codes, Part::Ballots, Part::Receipts] {
        disk.sync(part)?;
    }
    if head.lines > 0 {
        // Also when this batch has no name: how a batch is written tells nothing.
        disk.sync(Part::Names)?;
    }
    Ok(())
}

/// Forgets the intent, and at what time it was written.
fn wipe(disk: &mut dyn Disk, head: &Head, chance: &mut dyn Chance) -> Result<(), UrnError> {
    disk.write(Part::Intent, 0, &noise(head.intent(), chance))?;
    disk.sync(Part::Intent)?;
    Ok(disk.even_times(head.parts())?)
}

const _: () = assert!(TAG + CODE_SIGNS <= RECEIPT_SLOT);
