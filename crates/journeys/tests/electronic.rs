//! A hall votes electronically; each acknowledged ballot is counted once, on
//! either database, also when the server is killed on the way.
//!
//! `KECAN_LOAD=1` lets a thousand people vote within a minute and holds the
//! server to its speed; without it, fewer do, faster.

use anyhow::{Context, Result};
use journeys::poll::{Poll, fresh_postgres};
use journeys::voter::{Told, Voter, all_vote, request, waited};
use std::collections::{BTreeMap, BTreeSet};
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
    codes.zip(0..).map(|(code, voter)| Voter { code: code.clone(), marks: marks(voter) }).collect()
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
