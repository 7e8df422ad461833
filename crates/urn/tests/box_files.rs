//! The files of a box keep no order and no time: whoever knows in which order
//! people voted learns nothing from them.

use ballot::Mark;
use base::{Chance, Instant, SeededChance};
use std::sync::mpsc::channel;
use std::time::{Duration, UNIX_EPOCH};
use urn::{
    Code, CodeState, Folder, Keeper, Measure, Pace, Receipt, Refused, Urn, UrnError, Vote, Written,
};

const ROWS: usize = 7;

fn marks(voter: usize) -> Vec<Mark> {
    let mark =
        |row: usize| [Mark::For, Mark::Against, Mark::Blank][voter / 3usize.pow(row as u32) % 3];
    (0..ROWS).map(mark).collect()
}

fn text(marks: &[Mark]) -> Vec<u8> {
    ballot::Sheet::Valid(marks.to_vec()).text().into_bytes()
}

fn place_of(needle: &[u8], bytes: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

/// How far two orders agree: 1 for equal, −1 for reversed, 0 for nothing in
/// common (Spearman).
fn agreement(places: &[usize]) -> f64 {
    let mut sorted = places.to_vec();
    sorted.sort_unstable();
    let n = places.len() as f64;
    let squares: f64 = places
        .iter()
        .enumerate()
        .map(|(order, place)| {
            let rank = sorted.iter().position(|known| known == place).unwrap();
            (order as f64 - rank as f64).powi(2)
        })
        .sum();
    1.0 - 6.0 * squares / (n * (n * n - 1.0))
}

struct Office {
    folder: tempfile::TempDir,
    chance: SeededChance,
    codes: Vec<Code>,
}

const MADE: Instant = Instant(1_489_540_000);

impl Office {
    fn new(codes: usize, seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut chance = SeededChance::new(seed);
        let codes: Vec<Code> = (0..codes).map(|_| Code::draw(&mut chance)).collect();
        let mut disk = Folder::open(folder.path(), MADE).unwrap();
        let measure = Measure { rows: ROWS, lines: 2, seats: codes.len() };
        Urn::create(&mut disk, &codes, measure, &mut chance).unwrap();
        Self { folder, chance, codes }
    }

    fn urn(&mut self) -> Urn {
        let disk = Folder::open(self.folder.path(), MADE).unwrap();
        Urn::open(Box::new(disk), &mut self.chance).unwrap()
    }

    fn vote(&mut self, voter: usize) -> Vote {
        let receipt = Receipt::draw(&mut self.chance);
        Vote { code: self.codes[voter], marks: marks(voter), names: Vec::new(), receipt }
    }

    fn file(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.path().join(name)).unwrap()
    }
}

#[test]
fn the_places_of_ballots_and_receipts_have_nothing_to_do_with_the_order_of_voting() {
    const VOTERS: usize = 300;
    let mut office = Office::new(VOTERS, 11);
    let mut urn = office.urn();
    let mut receipts = Vec::new();
    // One by one, the worst case: the order is wholly known.
    for voter in 0..VOTERS {
        let vote = office.vote(voter);
        receipts.push(urn.cast(&[vote], &mut office.chance).unwrap()[0].unwrap());
    }
    let (ballots, file) = (office.file("ballots"), office.file("receipts"));
    let ballot_places: Vec<usize> =
        (0..VOTERS).map(|voter| place_of(&text(&marks(voter)), &ballots).unwrap()).collect();
    let receipt_places: Vec<usize> = receipts
        .iter()
        .map(|receipt| place_of(receipt.to_string().replace('-', "").as_bytes(), &file).unwrap())
        .collect();
    // By chance the agreement of 300 stays within ±0.19 in 999 of 1,000 cases.
    assert!(agreement(&ballot_places).abs() < 0.19, "{}", agreement(&ballot_places));
    assert!(agreement(&receipt_places).abs() < 0.19, "{}", agreement(&receipt_places));
    // And the two have nothing to do with each other.
    let mut by_ballot: Vec<usize> = (0..VOTERS).collect();
    by_ballot.sort_by_key(|voter| ballot_places[*voter]);
    let joined: Vec<usize> = by_ballot.iter().map(|voter| receipt_places[*voter]).collect();
    assert!(agreement(&joined).abs() < 0.19, "{}", agreement(&joined));
    // The measure sees an order where there is one.
    assert!(agreement(&(0..VOTERS).collect::<Vec<_>>()) > 0.99);
}

#[test]
fn no_file_holds_a_code_or_keeps_an_intent() {
    let mut office = Office::new(20, 12);
    let mut urn = office.urn();
    let votes: Vec<Vote> = (0..12).map(|voter| office.vote(voter)).collect();
    urn.cast(&votes, &mut office.chance).unwrap();
    for name in ["codes", "ballots", "receipts", "names", "intent", "head.json"] {
        let bytes = office.file(name);
        for code in &office.codes {
            assert_eq!(place_of(code.to_string().replace('-', "").as_bytes(), &bytes), None);
        }
    }
    let intent = office.file("intent");
    for voter in 0..12 {
        assert_eq!(place_of(&text(&marks(voter)), &intent), None, "the intent was wiped");
    }
}

#[test]
fn what_a_crash_left_of_an_intent_is_wiped_when_the_box_is_opened() {
    let mut office = Office::new(3, 17);
    let mut torn = office.file("intent");
    torn[..8].copy_from_slice(b"++-.++-.");
    std::fs::write(office.folder.path().join("intent"), &torn).unwrap();
    let _urn = office.urn();
    assert_eq!(place_of(b"++-.++-.", &office.file("intent")), None);
}

#[test]
fn every_file_keeps_the_time_at_which_the_box_was_made_and_its_size() {
    let mut office = Office::new(10, 13);
    let sizes = |office: &Office| -> Vec<(String, u64)> {
        let mut all: Vec<_> = std::fs::read_dir(office.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap())
            .map(|entry| (entry.file_name().into_string().unwrap(), entry.metadata().unwrap()))
            .map(|(name, metadata)| {
                let made = UNIX_EPOCH + Duration::from_secs(MADE.0 as u64);
                assert_eq!(metadata.modified().unwrap(), made, "{name}");
                (name, metadata.len())
            })
            .collect();
        all.sort();
        all
    };
    let before = sizes(&office);
    let mut urn = office.urn();
    for voter in 0..5 {
        let vote = office.vote(voter);
        urn.cast(&[vote], &mut office.chance).unwrap()[0].unwrap();
    }
    assert_eq!(sizes(&office), before);
}

#[test]
fn a_code_votes_once_and_a_stranger_never() {
    let mut office = Office::new(3, 14);
    let mut urn = office.urn();
    let vote = office.vote(0);
    let other = Vote { receipt: Receipt::draw(&mut office.chance), ..vote.clone() };
    let stranger = Vote { code: Code::draw(&mut office.chance), ..vote.clone() };
    let short = Vote { marks: vec![Mark::For], ..office.vote(1) };
    let answers =
        urn.cast(&[vote.clone(), other, stranger.clone(), short], &mut office.chance).unwrap();
    let receipt = vote.receipt;
    assert_eq!(
        answers,
        [Ok(receipt), Err(Refused::UsedCode), Err(Refused::UnknownCode), Err(Refused::WrongRows)]
    );
    // The same again, because the first answer got lost: the same receipt, one ballot.
    assert_eq!(urn.cast(std::slice::from_ref(&vote), &mut office.chance).unwrap(), [Ok(receipt)]);
    assert_eq!(urn.cast_count(), 1);
    let states = [vote.code, office.codes[1], stranger.code].map(|code| urn.code_state(&code));
    assert_eq!(states, [CodeState::Used, CodeState::Unused, CodeState::Unknown]);
    // A receipt that somebody else has is replaced, not shared.
    let copied = Vote { receipt, ..office.vote(1) };
    let answer = urn.cast(&[copied], &mut office.chance).unwrap()[0].unwrap();
    assert_ne!(answer, receipt);
    assert_eq!(urn.contents().unwrap().receipts.len(), 2);
}

#[test]
fn a_box_is_held_by_one_program_and_leaves_nothing_when_it_is_destroyed() {
    let mut office = Office::new(3, 15);
    let mut urn = office.urn();
    assert!(matches!(Folder::open(office.folder.path(), MADE), Err(UrnError::InUse)));
    let vote = office.vote(0);
    urn.cast(&[vote], &mut office.chance).unwrap()[0].unwrap();
    urn.destroy(&mut office.chance).unwrap();
    assert!(!office.folder.path().exists());
}

#[test]
fn a_keeper_gathers_votes_answers_all_of_them_and_hands_out_the_box() {
    const VOTERS: usize = 200;
    let mut office = Office::new(VOTERS, 16);
    let urn = office.urn();
    let pace = Pace { enough: 4, pause: Duration::from_millis(2), pauses: 3 };
    let failed = |error: &UrnError| panic!("{error}");
    let keeper = Keeper::start(urn, pace, Box::new(office.chance.clone()), failed);
    office.chance.next_u64();
    let (sender, receiver) = channel();
    for voter in 0..VOTERS {
        let sender = sender.clone();
        keeper.send(office.vote(voter), move |answer| sender.send(answer).unwrap());
    }
    let answered = (0..VOTERS).filter(|_| receiver.recv().unwrap().is_ok()).count();
    assert_eq!((answered, keeper.cast_count()), (VOTERS, VOTERS));
    let mut urn = keeper.stop().unwrap();
    let mut sent: Vec<Vec<Mark>> = (0..VOTERS).map(marks).collect();
    let ballots = urn.contents().unwrap().ballots;
    let mut kept: Vec<Vec<Mark>> = ballots.into_iter().map(|ballot| ballot.marks).collect();
    sent.sort_unstable();
    kept.sort_unstable();
    assert_eq!(kept, sent);
    // Later ones are told that it is over.
    let vote = office.vote(0);
    keeper.send(vote, move |answer| sender.send(answer).unwrap());
    assert_eq!(receiver.recv().unwrap(), Err(Refused::Closed));
}

fn named(names: &[&str]) -> Vec<Written> {
    names.iter().map(|name| Written { group: 1, name: (*name).to_owned() }).collect()
}

#[test]
fn written_names_lie_apart_from_the_marks_and_say_nothing_of_the_order_of_voting() {
    const VOTERS: usize = 300;
    let mut office = Office::new(VOTERS, 18);
    let mut urn = office.urn();
    let name = |voter: usize| format!("Người số {voter:03}");
    for voter in 0..VOTERS {
        let vote = Vote { names: named(&[&name(voter)]), ..office.vote(voter) };
        urn.cast(&[vote], &mut office.chance).unwrap()[0].unwrap();
    }
    let (ballots, names) = (office.file("ballots"), office.file("names"));
    let places: Vec<usize> =
        (0..VOTERS).map(|voter| place_of(name(voter).as_bytes(), &names).unwrap()).collect();
    assert!(agreement(&places).abs() < 0.19, "{}", agreement(&places));
    let mut by_ballot: Vec<usize> = (0..VOTERS).collect();
    by_ballot.sort_by_key(|voter| place_of(&text(&marks(*voter)), &ballots).unwrap());
    let joined: Vec<usize> = by_ballot.iter().map(|voter| places[*voter]).collect();
    assert!(agreement(&joined).abs() < 0.19, "{}", agreement(&joined));
    for file in ["ballots", "receipts", "codes", "intent", "head.json"] {
        let bytes = office.file(file);
        assert!((0..VOTERS).all(|one| place_of(name(one).as_bytes(), &bytes).is_none()), "{file}");
    }
    let contents = urn.contents().unwrap();
    assert_eq!(contents.names.len(), VOTERS);
    assert!(contents.names.is_sorted());
}

#[test]
fn a_ballot_with_names_alone_is_known_from_an_empty_one_and_no_other_ballot_tells_of_names() {
    let mut office = Office::new(4, 19);
    let mut urn = office.urn();
    let blank = vec![Mark::Blank; ROWS];
    let full = vec![Mark::For; ROWS];
    let votes = [
        Vote { marks: blank.clone(), ..office.vote(0) },
        Vote { marks: blank, names: named(&["Lò Văn Pâng"]), ..office.vote(1) },
        Vote { marks: full.clone(), ..office.vote(2) },
        Vote {
            marks: full, names: named(&["Hà Thị Phương", "Cầm Văn Hặc"]), ..office.vote(3)
        },
    ];
    let answers = urn.cast(&votes, &mut office.chance).unwrap();
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    let contents = urn.contents().unwrap();
    let only: Vec<bool> = contents.ballots.iter().map(|ballot| ballot.only_names).collect();
    assert_eq!(only, [false, false, false, true], "sorted, the full ones first");
    let names: Vec<&str> = contents.names.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Cầm Văn Hặc", "Hà Thị Phương", "Lò Văn Pâng"]);
}

#[test]
fn a_ballot_with_more_or_longer_names_than_there_is_room_for_is_not_taken() {
    let mut office = Office::new(2, 20);
    let mut urn = office.urn();
    let three = Vote { names: named(&["A", "B", "C"]), ..office.vote(0) };
    let long = "ẩ".repeat(urn::MOST_NAME + 1);
    let long = Vote { names: named(&[&long]), ..office.vote(1) };
    let answers = urn.cast(&[three, long], &mut office.chance).unwrap();
    assert_eq!(answers, [Err(Refused::WrongRows), Err(Refused::WrongRows)]);
    assert_eq!(urn.cast_count(), 0);
}

#[test]
fn a_full_box_takes_no_ballot_more_and_says_so_also_after_it_was_opened_again() {
    let mut office = Office::new(5, 21);
    let path = office.folder.path().join("small");
    let mut disk = Folder::open(&path, MADE).unwrap();
    let measure = Measure { rows: ROWS, lines: 0, seats: 3 };
    Urn::create(&mut disk, &office.codes.clone(), measure, &mut office.chance).unwrap();
    drop(disk);
    let open = |office: &mut Office| {
        let disk = Folder::open(&office.folder.path().join("small"), MADE).unwrap();
        Urn::open(Box::new(disk), &mut office.chance).unwrap()
    };
    let mut urn = open(&mut office);
    // All five in one batch: three are taken, whoever they are.
    let votes: Vec<Vote> = (0..5).map(|voter| office.vote(voter)).collect();
    let answers = urn.cast(&votes, &mut office.chance).unwrap();
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 3);
    assert_eq!(answers.iter().filter(|answer| **answer == Err(Refused::Full)).count(), 2);
    drop(urn);
    let mut urn = open(&mut office);
    let again = urn.cast(&votes, &mut office.chance).unwrap();
    assert_eq!(again, answers, "who was in is told so, who was not stays out");
    assert_eq!((urn.cast_count(), urn.seats()), (3, 3));
    let pace = Pace { enough: 4, pause: Duration::from_millis(1), pauses: 1 };
    let failed = |error: &UrnError| panic!("{error}");
    let keeper = Keeper::start(urn, pace, Box::new(office.chance.clone()), failed);
    assert!(keeper.is_full() && keeper.turned_away() == 0);
    let (sender, receiver) = channel();
    let refused = answers.iter().position(Result::is_err).unwrap();
    keeper.send(votes[refused].clone(), move |answer| sender.send(answer).unwrap());
    assert_eq!(receiver.recv().unwrap(), Err(Refused::Full));
    assert_eq!(keeper.turned_away(), 1);
}

#[test]
fn a_box_for_more_ballots_than_codes_is_not_made() {
    let mut office = Office::new(2, 22);
    let mut disk = Folder::open(&office.folder.path().join("other"), MADE).unwrap();
    for seats in [0, 3] {
        let measure = Measure { rows: ROWS, lines: 0, seats };
        let made = Urn::create(&mut disk, &office.codes.clone(), measure, &mut office.chance);
        assert!(matches!(made, Err(UrnError::Size { .. })), "{seats}");
    }
}

/// A vote that was open when the program was renewed: its box has the format
/// of before, here made as that program made it.
#[test]
fn a_box_of_the_format_before_is_brought_to_its_end() {
    let mut office = Office::new(3, 23);
    let folder = office.folder.path().to_owned();
    // Codes are salted digests: the salt stays what it was.
    let head: serde_json::Value = serde_json::from_slice(&office.file("head.json")).unwrap();
    let salt = head["salt"].as_str().unwrap().to_owned();
    for name in ["names", "head.json", "ballots", "intent"] {
        std::fs::remove_file(folder.join(name)).unwrap();
    }
    let mut noise = |length: usize| -> Vec<u8> {
        (0..length).map(|_| office.chance.below(256) as u8).collect()
    };
    let (slot, entry) = ((16 + ROWS).next_multiple_of(16), 4 + 4 + ROWS + 4 + 12);
    let (ballots, intent) = (noise(6 * slot), noise(32 + 4 + 64 * entry));
    std::fs::write(folder.join("ballots"), ballots).unwrap();
    std::fs::write(folder.join("intent"), intent).unwrap();
    let head =
        format!("{{\"format\":\"kecan-urn-1\",\"salt\":\"{salt}\",\"codes\":3,\"rows\":{ROWS}}}");
    std::fs::write(folder.join("head.json"), head).unwrap();
    let mut urn = office.urn();
    assert_eq!(urn.seats(), 3);
    let votes: Vec<Vote> = (0..2).map(|voter| office.vote(voter)).collect();
    let answers = urn.cast(&votes, &mut office.chance).unwrap();
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    drop(urn);
    let mut urn = office.urn();
    assert_eq!(urn.cast_count(), 2);
    let contents = urn.contents().unwrap();
    assert!(contents.names.is_empty() && contents.ballots.iter().all(|one| !one.only_names));
    urn.destroy(&mut office.chance).unwrap();
    assert!(!folder.exists(), "nothing is left of it");
}
