//! A hall votes electronically; each acknowledged ballot is counted once, on
//! either database, also when the server is killed on the way.
//!
//! `KECAN_LOAD=1` lets a thousand people vote within a minute and holds the
//! server to its speed; without it, fewer do, faster.

use anyhow::{Context, Result, ensure};
use journeys::poll::{Poll, fresh_postgres};
use journeys::voter::{Told, Voter, all_vote, request, waited};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

struct Hall {
    voters: u32,
    during: Duration,
    /// What 99 of 100 requests stay under.
    promised: Duration,
}

fn hall() -> Hall {
    let load = std::env::var_os("KECAN_LOAD").is_some();
    match load {
        true => Hall {
            voters: 1_000,
            during: Duration::from_secs(60),
            promised: Duration::from_millis(200),
        },
        // A machine that runs other tests besides promises nothing.
        false => {
            Hall { voters: 80, during: Duration::from_secs(4), promised: Duration::from_secs(10) }
        }
    }
}

/// Ballots in no pattern, each with at least one mark.
fn voters(poll: &Poll, number: u32) -> Vec<Voter> {
    let marks = |voter: u32| {
        let sign = |row: usize| {
            let mixed = (voter as usize + 1).wrapping_mul(2_654_435_761) >> (row % 16);
            ['+', '-', '.', '+', '-'][(mixed + row * row) % 5]
        };
        let mut marks: String = (0..poll.rows).map(sign).collect();
        if marks.chars().all(|mark| mark == '.') {
            marks.replace_range(..1, "+");
        }
        marks
    };
    let codes = poll.codes.iter().take(number as usize);
    let voter = |(code, voter): (&String, u32)| Voter {
        code: code.clone(),
        marks: marks(voter),
        names: Vec::new(),
    };
    codes.zip(0..).map(voter).collect()
}

/// Counts the box and compares it with what was sent and what was promised.
fn assert_counted(poll: &Poll, voters: &[Voter], told: &[Told]) -> Result<()> {
    poll.count(voters.len())?;
    let mut sent = BTreeMap::<String, i64>::new();
    for voter in voters {
        *sent.entry(voter.marks.clone()).or_default() += 1;
    }
    assert_eq!(poll.piles(1)?, sent);
    assert!(poll.piles(2)?.is_empty(), "a box is counted once");
    let promised: BTreeSet<String> = told.iter().map(|one| one.receipt.clone()).collect();
    let rows = poll.rows("SELECT receipt FROM electronic_receipt")?;
    let published: BTreeSet<String> = rows.iter().map(|row| sqlx::Row::get(row, 0)).collect();
    assert_eq!(published, promised);
    assert_eq!(promised.len(), voters.len(), "no two have one receipt");
    Ok(())
}

fn a_hall_votes(database: Option<String>, name: &str) -> Result<()> {
    let hall = hall();
    let mut poll = Poll::open(database, hall.voters, hall.voters + hall.voters / 10)?;
    poll.serve()?;
    let voters = voters(&poll, hall.voters);
    let told = all_vote(poll.port(), &voters, hall.during)?;
    // A used code does not vote again.
    let (status, _) =
        request(poll.port(), "POST", "/vote/ballot", &format!("code={}", voters[0].code))?;
    assert_eq!(status, 403);
    poll.kill()?;
    assert_counted(&poll, &voters, &told)?;
    for (request, what) in ["the ballot", "looking it over", "sending it"].iter().enumerate() {
        let [half, most, longest] = waited(&told, request);
        println!("{name}: {what}: half {half:.1?}, 99 of 100 {most:.1?}, longest {longest:.1?}");
        assert!(most < hall.promised, "{what}: {most:?}");
    }
    Ok(())
}

fn a_hall_votes_through_power_cuts(database: Option<String>) -> Result<()> {
    let hall = hall();
    let mut poll = Poll::open(database, hall.voters, hall.voters)?;
    poll.serve()?;
    let voters = voters(&poll, hall.voters);
    let (port, during) = (poll.port(), hall.during);
    let told = thread::scope(|scope| -> Result<Vec<Told>> {
        let voting = scope.spawn(|| all_vote(port, &voters, during));
        for _ in 0..3 {
            thread::sleep(during / 4);
            poll.kill()?;
            poll.serve()?;
        }
        voting.join().ok().context("a voter's thread broke down")?
    })?;
    let again: u32 = told.iter().map(|one| one.again).sum();
    println!("{again} requests got no answer and were sent again");
    assert!(again > 0, "nobody noticed the power cuts");
    poll.kill()?;
    assert_counted(&poll, &voters, &told)
}

#[test]
fn a_hall_votes_and_every_ballot_is_counted_once() -> Result<()> {
    a_hall_votes(None, "SQLite")
}

#[test]
fn a_hall_votes_on_postgresql_and_every_ballot_is_counted_once() -> Result<()> {
    match fresh_postgres("hall")? {
        Some(database) => a_hall_votes(Some(database), "PostgreSQL"),
        None => Ok(()),
    }
}

#[test]
fn a_server_killed_while_a_hall_votes_loses_and_doubles_no_ballot() -> Result<()> {
    a_hall_votes_through_power_cuts(None)?;
    match fresh_postgres("cuts")? {
        Some(database) => a_hall_votes_through_power_cuts(Some(database)),
        None => Ok(()),
    }
}

/// The text of a PDF, by `pdftotext`.
fn text_of(pdf: &Path) -> Result<String> {
    let done = Command::new("pdftotext").args(["-layout"]).arg(pdf).arg("-").output();
    let done = done.context("pdftotext is needed (Debian: poppler-utils)")?;
    Ok(String::from_utf8(done.stdout)?)
}

#[test]
fn the_command_writes_the_cards_for_phones_whole_and_for_their_owner_only() -> Result<()> {
    let mut poll = Poll::hall(None, 12, 0)?;
    let review = poll.review().to_owned();
    let file = poll.site.dir().with_file_name("the.pdf");
    let shown = file.to_string_lossy().into_owned();
    let open = |address: &str, file: &str| {
        let args = ["vote", "open", &review, "1", "--cards", "14", "--address", address];
        poll.site.run(&[&args[..], &["--pdf", file]].concat())
    };
    // Nothing is opened for an address of the machine itself, or a file that
    // cannot be written: its codes would be lost.
    let own = open("http://localhost:8443", &shown)?;
    ensure!(own.code == Some(2) && own.stderr.contains("localhost:8443"), "{own}");
    let nowhere = open("192.168.1.10:8443", "/nowhere/the.pdf")?;
    ensure!(nowhere.code != Some(0), "{nowhere}");
    let done = open("https://192.168.1.10:8443", &shown)?;
    ensure!(done.code == Some(0), "{done}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file)?.permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "others do not read it");
    }
    let text = text_of(&file)?;
    let is_group = |word: &&str| word.len() == 4 && word.chars().all(|c| c.is_ascii_alphanumeric());
    let groups: Vec<&str> = text.split_whitespace().filter(is_group).collect();
    assert!(text.contains("192.168.1.10:8443"), "{text}");
    for four in groups.iter().filter(|group| group.chars().any(|c| c.is_ascii_digit())) {
        assert!(!done.stdout.contains(four), "no code on the screen: {}", done.stdout);
    }
    // Each card's code votes: two stand side by side on a line.
    let codes: Vec<String> = text
        .lines()
        .flat_map(|line| {
            let groups: Vec<&str> = line.split_whitespace().filter(is_group).collect();
            groups.chunks_exact(3).map(<[&str]>::concat).collect::<Vec<_>>()
        })
        .filter(|code| code.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase()))
        .collect();
    assert_eq!(codes.len(), 14, "{text}");
    poll.serve()?;
    for code in &codes {
        let (status, page) = request(poll.port(), "POST", "/vote/ballot", &format!("code={code}"))?;
        assert_eq!(status, 200, "{page}");
    }
    poll.kill()?;
    // Giving it up takes two.
    let reason = ["vote", "withdraw", &review, "1", "--reason", "in hỏng", "--as", "kiem-phieu-1"];
    poll.site.done(&reason)?;
    let confirm = ["vote", "withdraw", &review, "1", "--confirm", "--as"];
    let alone = poll.site.run(&[&confirm[..], &["kiem-phieu-1"]].concat())?;
    ensure!(alone.code == Some(2), "{alone}");
    poll.site.done(&[&confirm[..], &["kiem-phieu-2"]].concat())?;
    Ok(())
}
