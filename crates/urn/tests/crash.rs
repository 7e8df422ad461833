//! The power is cut at every single write and sync, again and again: each
//! acknowledged ballot is in the box exactly once, and no ballot is there
//! without a used code.

use ballot::Mark;
use base::{Chance, SeededChance, shuffle};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex};
use urn::{Code, CodeState, Disk, Measure, Part, Receipt, Refused, Urn, UrnError, Vote, Written};

/// A disk whose power can be cut. What was not synced is then there wholly, in
/// part, or not at all, each write for itself.
#[derive(Default)]
struct Platter {
    lasting: BTreeMap<Part, Vec<u8>>,
    unsynced: Vec<(Part, u64, Vec<u8>)>,
    /// Operations until the power goes; `None` for never.
    left: Option<u32>,
    operations: u32,
}

#[derive(Clone, Default)]
struct Machine(Arc<Mutex<Platter>>);

impl Machine {
    fn step(&self) -> io::Result<()> {
        let mut platter = self.0.lock().unwrap();
        platter.operations += 1;
        match platter.left.as_mut() {
            None => Ok(()),
            Some(0) => Err(io::Error::other("the power is gone")),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
        }
    }

    /// Switches the machine on again, after the power went or before.
    fn reboot(&self, chance: &mut dyn Chance, next: Option<u32>) {
        let mut platter = self.0.lock().unwrap();
        let mut unsynced = std::mem::take(&mut platter.unsynced);
        shuffle(&mut unsynced, chance);
        for (part, offset, bytes) in unsynced {
            let kept = match chance.below(3) {
                0 => 0,
                1 => chance.below(bytes.len() as u64 + 1) as usize,
                _ => bytes.len(),
            };
            put(platter.lasting.get_mut(&part).unwrap(), offset, &bytes[..kept]);
        }
        platter.left = next;
    }

    fn operations(&self) -> u32 {
        self.0.lock().unwrap().operations
    }
}

fn put(file: &mut [u8], offset: u64, bytes: &[u8]) {
    let offset = offset as usize;
    file[offset..offset + bytes.len()].copy_from_slice(bytes);
}

impl Disk for Machine {
    fn create(&mut self, part: Part, bytes: &[u8]) -> io::Result<()> {
        self.step()?;
        self.0.lock().unwrap().lasting.insert(part, bytes.to_vec());
        Ok(())
    }

    fn read(&mut self, part: Part) -> io::Result<Vec<u8>> {
        let platter = self.0.lock().unwrap();
        let mut file = platter.lasting.get(&part).cloned().ok_or(io::ErrorKind::NotFound)?;
        for (_, offset, bytes) in platter.unsynced.iter().filter(|(known, ..)| *known == part) {
            put(&mut file, *offset, bytes);
        }
        Ok(file)
    }

    fn write(&mut self, part: Part, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let gone = self.step();
        // The write during which the power goes may still have reached the disk.
        self.0.lock().unwrap().unsynced.push((part, offset, bytes.to_vec()));
        gone
    }

    fn sync(&mut self, part: Part) -> io::Result<()> {
        self.step()?;
        let mut platter = self.0.lock().unwrap();
        let (synced, rest): (Vec<_>, Vec<_>) =
            std::mem::take(&mut platter.unsynced).into_iter().partition(|(one, ..)| *one == part);
        platter.unsynced = rest;
        for (part, offset, bytes) in synced {
            put(platter.lasting.get_mut(&part).unwrap(), offset, &bytes);
        }
        Ok(())
    }

    fn even_times(&mut self, _: &[Part]) -> io::Result<()> {
        self.step()
    }

    fn remove(&mut self, _: &[Part]) -> io::Result<()> {
        self.step()?;
        self.0.lock().unwrap().lasting.clear();
        Ok(())
    }
}

const ROWS: usize = 6;
const LINES: usize = 2;

struct Story {
    machine: Machine,
    chance: SeededChance,
    votes: Vec<Vote>,
    acknowledged: Vec<bool>,
}

/// No two voters vote alike, so that each ballot is known.
fn marks(voter: usize) -> Vec<Mark> {
    let mark =
        |row: usize| [Mark::For, Mark::Against, Mark::Blank][voter / 3usize.pow(row as u32) % 3];
    (0..ROWS).map(mark).collect()
}

/// Every third voter writes no name, the others one or two that nobody else
/// writes.
fn names(voter: usize) -> Vec<Written> {
    let name =
        |line: usize| Written { group: line as u16, name: format!("Người {voter}.{line}") };
    (0..voter % (LINES + 1)).map(name).collect()
}

/// Room for `seats` ballots on forms with lines.
fn measure(seats: usize) -> Measure {
    Measure { rows: ROWS, lines: LINES, seats }
}

impl Story {
    fn new(voters: usize, spare: usize, seed: u64) -> Self {
        Self::with_seats(voters, spare, voters, seed)
    }

    fn with_seats(voters: usize, spare: usize, seats: usize, seed: u64) -> Self {
        let mut chance = SeededChance::new(seed);
        let codes: Vec<Code> = (0..voters + spare).map(|_| Code::draw(&mut chance)).collect();
        let machine = Machine::default();
        Urn::create(&mut machine.clone(), &codes, measure(seats), &mut chance).unwrap();
        let vote = |(voter, code): (usize, &Code)| Vote {
            code: *code,
            marks: marks(voter),
            names: names(voter),
            receipt: Receipt::draw(&mut chance),
        };
        let votes: Vec<Vote> = codes.iter().take(voters).enumerate().map(vote).collect();
        let acknowledged = vec![false; voters];
        Self { machine, chance, votes, acknowledged }
    }

    fn open(&mut self) -> Result<Urn, UrnError> {
        Urn::open(Box::new(self.machine.clone()), &mut self.chance)
    }

    /// Everybody who has no answer yet sends again, in batches, until the power
    /// goes.
    fn vote(&mut self, urn: &mut Urn, batch: usize) -> Result<(), UrnError> {
        let mut open: Vec<usize> =
            (0..self.votes.len()).filter(|voter| !self.acknowledged[*voter]).collect();
        shuffle(&mut open, &mut self.chance);
        for voters in open.chunks(batch) {
            let votes: Vec<Vote> = voters.iter().map(|voter| self.votes[*voter].clone()).collect();
            let answers = urn.cast(&votes, &mut self.chance)?;
            for (voter, answer) in voters.iter().zip(answers) {
                assert_eq!(answer, Ok(self.votes[*voter].receipt), "an honest voter is answered");
                self.acknowledged[*voter] = true;
            }
        }
        Ok(())
    }

    /// What was promised so far is in the box, once, and nothing else is but
    /// whole ballots of voters whose answer got lost.
    fn check(&self, urn: &mut Urn) {
        let contents = urn.contents().unwrap();
        assert_eq!(contents.ballots.len(), urn.cast_count());
        assert_eq!(contents.receipts.len(), urn.cast_count());
        for (voter, vote) in self.votes.iter().enumerate() {
            let in_box =
                contents.ballots.iter().filter(|ballot| ballot.marks == vote.marks).count();
            let used = urn.code_state(&vote.code) == CodeState::Used;
            let receipt = contents.receipts.contains(&vote.receipt);
            assert_eq!((in_box, receipt), (usize::from(used), used), "voter {voter}");
            assert!(used || !self.acknowledged[voter], "voter {voter} was promised");
            for name in &vote.names {
                let in_box = contents.names.iter().filter(|known| *known == name).count();
                assert_eq!(in_box, usize::from(used), "a name of voter {voter}");
            }
        }
    }
}

/// Votes with the power cut after each of `cuts` operations in turn; then all
/// vote to the end.
fn story(voters: usize, batch: usize, cuts: &[u32], seed: u64) {
    let mut story = Story::new(voters, 3, seed);
    for &cut in cuts {
        let mut chance = story.chance.clone();
        story.machine.reboot(&mut chance, Some(cut));
        story.chance.next_u64();
        if let Ok(mut urn) = story.open() {
            let _ = story.vote(&mut urn, batch);
        }
    }
    let mut chance = story.chance.clone();
    story.machine.reboot(&mut chance, None);
    let mut urn = story.open().unwrap();
    story.check(&mut urn);
    story.vote(&mut urn, batch).unwrap();
    story.check(&mut urn);
    assert_eq!(urn.cast_count(), voters);
}

/// More people with codes than may vote, the power cut on the way: never more
/// ballots than seats, and none that was promised is lost.
fn crowded(voters: usize, seats: usize, batch: usize, cuts: &[u32], seed: u64) {
    let mut story = Story::with_seats(voters, 0, seats, seed);
    let mut acknowledged = vec![false; voters];
    let last = [None];
    for cut in cuts.iter().map(|cut| Some(*cut)).chain(last) {
        let mut chance = story.chance.clone();
        story.machine.reboot(&mut chance, cut);
        story.chance.next_u64();
        let Ok(mut urn) = story.open() else { continue };
        let mut order: Vec<usize> = (0..voters).collect();
        shuffle(&mut order, &mut story.chance);
        for voters in order.chunks(batch) {
            let votes: Vec<Vote> = voters.iter().map(|one| story.votes[*one].clone()).collect();
            let Ok(answers) = urn.cast(&votes, &mut story.chance) else { break };
            for (voter, answer) in voters.iter().zip(answers) {
                match answer {
                    Ok(receipt) => {
                        assert_eq!(receipt, story.votes[*voter].receipt);
                        acknowledged[*voter] = true;
                    }
                    Err(refused) => {
                        assert_eq!(refused, Refused::Full);
                        assert!(!acknowledged[*voter], "an acknowledged voter is told so again");
                        assert_eq!(urn.cast_count(), seats);
                    }
                }
            }
            assert!(urn.cast_count() <= seats);
        }
    }
    story.acknowledged = acknowledged;
    let mut urn = story.open().unwrap();
    assert_eq!(urn.cast_count(), seats, "the box is filled to its measure");
    story.check(&mut urn);
}

#[test]
fn a_power_cut_at_every_operation_loses_and_doubles_nothing() {
    let mut whole = Story::new(9, 3, 1);
    let before = whole.machine.operations();
    let mut urn = whole.open().unwrap();
    whole.vote(&mut urn, 4).unwrap();
    let operations = whole.machine.operations() - before;
    assert!(operations > 50, "there is something to cut: {operations}");
    for cut in 0..=operations {
        for seed in 0..4 {
            story(9, 4, &[cut], seed);
            // Once more, while the first fault is being mended.
            story(9, 4, &[cut, cut % 17, 2], seed);
        }
    }
}

proptest! {
    #[test]
    fn a_box_never_takes_more_ballots_than_it_has_seats_for(
        seats in 1..20usize,
        over in 0..20usize,
        batch in 1..12usize,
        cuts in proptest::collection::vec(0..120u32, 0..6),
        seed: u64,
    ) {
        crowded(seats + over, seats, batch, &cuts, seed);
    }

    #[test]
    fn many_cuts_in_any_rhythm_lose_and_double_nothing(
        voters in 1..40usize,
        batch in 1..12usize,
        cuts in proptest::collection::vec(0..120u32, 0..8),
        seed: u64,
    ) {
        story(voters, batch, &cuts, seed);
    }
}

#[test]
fn a_box_that_was_never_finished_is_not_opened() {
    let mut chance = SeededChance::new(5);
    let codes = [Code::draw(&mut chance)];
    for cut in 0..5 {
        let machine = Machine::default();
        machine.0.lock().unwrap().left = Some(cut);
        assert!(Urn::create(&mut machine.clone(), &codes, measure(1), &mut chance).is_err());
        machine.reboot(&mut chance, None);
        assert!(Urn::open(Box::new(machine), &mut chance).is_err());
    }
}

#[test]
fn after_a_fault_no_vote_is_taken_until_the_box_is_opened_again() {
    let mut story = Story::new(2, 0, 6);
    let mut urn = story.open().unwrap();
    story.machine.0.lock().unwrap().left = Some(1);
    assert!(urn.cast(&story.votes[..1], &mut story.chance).is_err());
    story.machine.0.lock().unwrap().left = None;
    let answers = urn.cast(&story.votes[1..], &mut story.chance).unwrap();
    assert_eq!(answers, [Err(Refused::Closed)]);
    assert!(urn.is_broken());
    let mut urn = story.open().unwrap();
    story.vote(&mut urn, 4).unwrap();
    story.check(&mut urn);
}
