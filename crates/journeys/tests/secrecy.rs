//! Somebody who knows in which order people voted, and who gets every file of
//! the office – database, write-ahead log, journal, server log, ballot box,
//! file times, the memory of the server – tries to say who cast which ballot.
//! Each attempt must do no better than chance; and the same attempts must
//! succeed on a store that is built as others build theirs, or they would
//! prove nothing.

use anyhow::{Context, Result};
use journeys::poll::{Poll, fresh_postgres};
use journeys::voter::Voter;
use sqlx::{Connection, Executor, Row};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Voters, one after the other: the worst case, in which the order of
/// attendance is the order of voting.
const VOTERS: usize = 40;
/// By chance the rank correlation of 40 stays within ±0.5 in 999 of 1,000
/// cases.
const CHANCE: f64 = 0.5;

/// How far the order of `places` agrees with the order of voting: 1 wholly, −1
/// reversed, 0 not at all (Spearman, ties by their middle).
fn agreement(places: &[u64]) -> f64 {
    let rank = |place: u64| {
        let below = places.iter().filter(|other| **other < place).count() as f64;
        let equal = places.iter().filter(|other| **other == place).count() as f64;
        below + (equal - 1.0) / 2.0
    };
    let ranks: Vec<f64> = places.iter().map(|place| rank(*place)).collect();
    let middle = (places.len() as f64 - 1.0) / 2.0;
    let (mut both, mut one, mut other) = (0.0, 0.0, 0.0);
    for (order, rank) in ranks.iter().enumerate() {
        let (a, b) = (order as f64 - middle, rank - middle);
        both += a * b;
        one += a * a;
        other += b * b;
    }
    // No order at all says nothing.
    if other == 0.0 { 0.0 } else { both / (one * other).sqrt() }
}

/// Every place at which a text stands.
fn places(needle: &str, bytes: &[u8]) -> Vec<u64> {
    let needle = needle.as_bytes();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = bytes[from..].windows(needle.len()).position(|window| window == needle) {
        found.push((from + at) as u64);
        from += at + needle.len();
    }
    found
}

/// Everything that lies in a folder: path → content.
fn files(folder: &Path, into: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, into)?;
        } else {
            into.insert(path.display().to_string(), fs::read(&path)?);
        }
    }
    Ok(())
}

struct Truth {
    voters: Vec<Voter>,
    receipts: Vec<String>,
}

/// A code or receipt as it is kept: without hyphens; and as it is shown.
fn spellings(code: &str) -> [String; 2] {
    [code.to_owned(), code.replace('-', "")]
}

impl Truth {
    /// Tries the orders in which ballots, codes and receipts lie in each file,
    /// and whether any two of them lie side by side. Returns how many orders
    /// there were to try.
    fn assert_no_order(&self, files: &BTreeMap<String, Vec<u8>>, when: &str) -> usize {
        let mut tried = 0;
        for (path, bytes) in files {
            let ballots: Vec<Vec<u64>> =
                self.voters.iter().map(|voter| places(&voter.marks, bytes)).collect();
            let receipts: Vec<Vec<u64>> =
                self.receipts.iter().map(|one| found(one, bytes)).collect();
            let codes: Vec<Vec<u64>> =
                self.voters.iter().map(|voter| found(&voter.code, bytes)).collect();
            assert!(codes.iter().all(Vec::is_empty), "{when}: {path} holds a code");
            let names: Vec<Vec<u64>> =
                self.voters.iter().map(|voter| places(&voter.names[0], bytes)).collect();
            let kinds = [("ballots", &ballots), ("receipts", &receipts), ("names", &names)];
            for (what, all) in kinds {
                // Both ends: the first writing and the last.
                for pick in [0, usize::MAX] {
                    let order: Option<Vec<u64>> = all
                        .iter()
                        .map(|at| at.get(pick.min(at.len().max(1) - 1)).copied())
                        .collect();
                    let Some(order) = order else { continue };
                    tried += 1;
                    let agreed = agreement(&order);
                    assert!(agreed.abs() < CHANCE, "{when}: {what} in {path}: {agreed}");
                }
            }
            // The nearest ballot to each receipt and to each name: right once by
            // chance.
            let near = |receipt: &[u64], ballot: &[u64]| {
                let apart = |one: &u64| ballot.iter().map(|two| one.abs_diff(*two)).min();
                receipt.iter().filter_map(apart).min().unwrap_or(u64::MAX)
            };
            for (what, all) in [("receipts", &receipts), ("names", &names)] {
                let right = all
                    .iter()
                    .enumerate()
                    .filter(|(voter, one)| {
                        let own = near(one, &ballots[*voter]);
                        own < u64::MAX && ballots.iter().all(|ballot| near(one, ballot) >= own)
                    })
                    .count();
                assert!(right <= VOTERS / 5, "{when}: {right} ballots lie at {what} in {path}");
            }
        }
        tried
    }

    /// How many voters' code and ballot lie within one page of each other.
    fn side_by_side(&self, bytes: &[u8]) -> usize {
        let near = |voter: &&Voter| {
            let ballots = places(&voter.marks, bytes);
            let close = |code: &u64| ballots.iter().any(|ballot| code.abs_diff(*ballot) < 4_096);
            found(&voter.code, bytes).iter().any(close)
        };
        self.voters.iter().filter(near).count()
    }
}

fn found(code: &str, bytes: &[u8]) -> Vec<u64> {
    spellings(code).iter().flat_map(|spelling| places(spelling, bytes)).collect()
}

/// Ballots of which no two are alike, dealt to the voters in a random order.
fn truth(poll: &Poll) -> Vec<Voter> {
    // All three signs in each, so that none is found in some text by accident.
    let written = |number: usize| -> String {
        let sign = |row: usize| ['+', '-', '.'][number / 3usize.pow(row as u32 % 6) % 3];
        (0..poll.rows).map(sign).collect()
    };
    let mixed = |ballot: &String| ['+', '-', '.'].iter().all(|sign| ballot.contains(*sign));
    let many = 3usize.pow(poll.rows.min(6) as u32);
    let all: Vec<String> = (0..many).map(written).filter(mixed).collect();
    let mut ballots: Vec<String> =
        all.iter().step_by((all.len() / VOTERS).max(1)).take(VOTERS).cloned().collect();
    assert_eq!(ballots.len(), VOTERS, "ballots must differ");
    // A fixed shuffle that is itself in no order.
    for last in (1..VOTERS).rev() {
        ballots.swap(last, (last * 7_919 + 13) % (last + 1));
    }
    let codes = poll.codes.iter().take(VOTERS);
    // Each writes a name that nobody else does, in no order of theirs.
    let name = |voter: usize| format!("Người Viết Thêm {:02}", (voter * 17 + 5) % VOTERS);
    codes
        .zip(ballots)
        .enumerate()
        .map(|(voter, (code, marks))| Voter { code: code.clone(), marks, names: vec![name(voter)] })
        .collect()
}

/// The readable memory of a process, where the system shows it (Linux).
fn memory(process: u32) -> Option<Vec<u8>> {
    use std::io::{Read, Seek, SeekFrom};
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).ok()?;
    let mut source = fs::File::open(format!("/proc/{process}/mem")).ok()?;
    let mut all = Vec::new();
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (from, to) = line.split(' ').next()?.split_once('-')?;
        let (from, to) = (u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?);
        let mut piece = vec![0; (to - from) as usize];
        source.seek(SeekFrom::Start(from)).ok()?;
        if source.read_exact(&mut piece).is_ok() {
            all.extend(piece);
        }
    }
    Some(all)
}

fn an_office_is_searched(database: Option<String>) -> Result<()> {
    let mut poll = Poll::open_with_lines(database.clone(), VOTERS as u32, VOTERS as u32 + 8, 1)?;
    assert!(poll.rows >= 5, "ballots must differ: {} rows", poll.rows);
    poll.serve()?;
    let voters = truth(&poll);
    let mut receipts = Vec::new();
    for voter in &voters {
        receipts.push(voter.vote(poll.port())?.receipt);
    }
    let truth = Truth { voters, receipts };

    // While the box stands: nothing outside it knows a ballot or a receipt.
    let mut now = BTreeMap::new();
    files(&poll.site.dir(), &mut now)?;
    let tried = truth.assert_no_order(&now, "while the box stands");
    assert_eq!(tried, 6, "ballots, receipts and names lie in one file each, and all were found");
    for (path, bytes) in now.iter().filter(|(path, _)| !path.contains("/urn/")) {
        for (voter, receipt) in truth.voters.iter().zip(&truth.receipts) {
            assert!(places(&voter.marks, bytes).is_empty(), "{path} holds a ballot");
            assert!(found(receipt, bytes).is_empty(), "{path} holds a receipt");
            assert!(places(&voter.names[0], bytes).is_empty(), "{path} holds a name");
        }
    }
    let mut times: Vec<_> = Vec::new();
    for path in now.keys().filter(|path| path.contains("/urn/")) {
        times.push(fs::metadata(path)?.modified()?);
    }
    assert!(times.len() >= 5 && times.iter().all(|time| *time == times[0]), "{times:?}");
    let journal = |poll: &Poll| poll.rows("SELECT data FROM journal ORDER BY number");
    let entries = journal(&poll)?.len();

    // The server is stopped, started again and then searched: what it holds in
    // memory to go on with the vote must not tell anything either.
    if let Some(memory) = poll.process().and_then(memory) {
        // Not promised: see docs/security.md, "Memory of the running server".
        let known = truth.side_by_side(&memory);
        println!(
            "in the memory of the server that took them, {known} of {VOTERS} ballots lie near their code"
        );
    }
    let said = poll.kill()?;
    poll.serve()?;
    poll.process().context("no server")?;
    let asked = format!("code={}", poll.codes[VOTERS]);
    journeys::voter::request(poll.port(), "POST", "/vote/ballot", &asked)?;
    if let Some(memory) = poll.process().and_then(memory) {
        truth.assert_no_order(&BTreeMap::from([("memory".to_owned(), memory)]), "in memory");
    }
    let said = said + &poll.kill()?;
    truth.assert_no_order(&BTreeMap::from([("server log".to_owned(), said.into())]), "in the log");

    // After the count: the piles are sorted, the receipts are sorted, the box
    // is gone, and the journal has told of nobody.
    poll.count(VOTERS)?;
    let mut then = BTreeMap::new();
    files(&poll.site.dir(), &mut then)?;
    assert!(!then.keys().any(|path| path.contains("/urn/")), "the box is gone");
    let tried = truth.assert_no_order(&then, "after the count");
    // Of a database in the folder: ballots and receipts, in file or log.
    assert!(database.is_some() || tried >= 6, "{tried} orders were found to try");
    let told = journal(&poll)?;
    assert_eq!(told.len(), entries + 3, "closed, opened, opened");
    for entry in &told {
        let data: String = entry.get(0);
        for (voter, receipt) in truth.voters.iter().zip(&truth.receipts) {
            assert!(!data.contains(&voter.marks) && !data.contains(receipt), "{data}");
            assert!(!data.contains(&voter.names[0]), "{data}");
        }
    }
    match database {
        None => rows_tell_nothing(&poll, &truth, "rowid"),
        Some(_) => postgres_tells_nothing(&poll, &truth),
    }
}

/// The order in which rows lie, by whatever column a database has for it.
fn rows_tell_nothing(poll: &Poll, truth: &Truth, place: &str) -> Result<()> {
    for (sql, of) in [
        (format!("SELECT marks FROM sheet_pile WHERE count_number = 1 ORDER BY {place}"), "marks"),
        (format!("SELECT receipt FROM electronic_receipt ORDER BY {place}"), "receipt"),
        (format!("SELECT name FROM written_name ORDER BY {place}"), "name"),
    ] {
        let lying: Vec<String> = poll.rows(&sql)?.iter().map(|row| row.get(0)).collect();
        let known: Vec<&String> = match of {
            "marks" => truth.voters.iter().map(|voter| &voter.marks).collect(),
            "name" => truth.voters.iter().map(|voter| &voter.names[0]).collect(),
            _ => truth.receipts.iter().collect(),
        };
        let order: Option<Vec<u64>> = known
            .iter()
            .map(|one| lying.iter().position(|other| other == *one).map(|at| at as u64))
            .collect();
        let order = order.context("a ballot or receipt is not there")?;
        assert!(agreement(&order).abs() < CHANCE, "{sql}: {}", agreement(&order));
    }
    Ok(())
}

/// Row versions, dead ones included, and the transactions that wrote them: all
/// ballots of a count are of one transaction, which wrote nothing of a voter.
fn postgres_tells_nothing(poll: &Poll, truth: &Truth) -> Result<()> {
    rows_tell_nothing(poll, truth, "ctid")?;
    let one_transaction = |sql: &str| -> Result<Vec<String>> {
        Ok(poll.rows(sql)?.iter().map(|row| row.get(0)).collect())
    };
    let of_first = "SELECT DISTINCT xmin::text FROM sheet_pile WHERE count_number = 1";
    let of_receipts = "SELECT DISTINCT xmin::text FROM electronic_receipt";
    let (piles, receipts) = (one_transaction(of_first)?, one_transaction(of_receipts)?);
    assert_eq!((piles.len(), receipts.len()), (1, 1), "one transaction each");
    assert_ne!(piles, receipts, "and not the same");
    let of_people = "SELECT DISTINCT xmin::text FROM summons";
    assert!(!one_transaction(of_people)?.contains(&piles[0]));
    poll.rows("CREATE EXTENSION IF NOT EXISTS pageinspect")?;
    for table in ["sheet_pile", "electronic_receipt", "electronic_vote"] {
        let versions = poll.rows(&format!(
            "SELECT lp::bigint, t_xmin::text::bigint FROM generate_series(0, \
             pg_relation_size('{table}') / 8192 - 1) AS page, \
             heap_page_items(get_raw_page('{table}', page::int)) WHERE t_xmin IS NOT NULL"
        ))?;
        let mut writers = BTreeMap::<i64, usize>::new();
        for version in &versions {
            *writers.entry(version.get(1)).or_default() += 1;
        }
        // Row versions: no more transactions than opening, closing, two counts and receipts:
        // never one of a single voter.
        assert!(writers.len() <= 4, "{table}: {writers:?}");
    }
    // The latest 48 MiB of the whole server's write-ahead log, as a backup holds
    // it: more than a conference writes.
    let sql = "SELECT pg_read_binary_file('pg_wal/' || name) FROM (SELECT name FROM pg_ls_waldir() \
         ORDER BY modification DESC LIMIT 3) AS latest ORDER BY name";
    let wal: Vec<Vec<u8>> = poll.rows(sql)?.iter().map(|row| row.get(0)).collect();
    let tried =
        truth.assert_no_order(&BTreeMap::from([("pg_wal".to_owned(), wal.concat())]), "in the log");
    assert_eq!(tried, 6, "ballots, receipts and names are in the write-ahead log, sorted");
    Ok(())
}

#[test]
fn nobody_is_linked_to_a_ballot_from_all_files_of_an_office() -> Result<()> {
    an_office_is_searched(None)
}

#[test]
fn nobody_is_linked_to_a_ballot_from_a_postgresql_database() -> Result<()> {
    match fresh_postgres("secrecy")? {
        Some(database) => an_office_is_searched(Some(database)),
        None => Ok(()),
    }
}

/// What others do: the mark that somebody has voted and the ballot in one
/// transaction, ballots with a serial number.
#[test]
fn the_same_search_links_everybody_in_a_store_that_writes_them_together() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("naive.sqlite");
    let ballots: Vec<String> =
        (0..VOTERS).map(|voter| format!("ballot-{:02}", voter * 17 % VOTERS)).collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let options =
            sqlx::sqlite::SqliteConnectOptions::new().filename(&path).create_if_missing(true);
        let mut db = sqlx::sqlite::SqliteConnection::connect_with(&options).await?;
        db.execute("CREATE TABLE voted (person INTEGER)").await?;
        db.execute("CREATE TABLE ballot (id INTEGER PRIMARY KEY AUTOINCREMENT, marks TEXT)")
            .await?;
        for (voter, marks) in ballots.iter().enumerate() {
            let mut tx = db.begin().await?;
            sqlx::query("INSERT INTO voted VALUES ($1)")
                .bind(voter as i64)
                .execute(&mut *tx)
                .await?;
            let query = sqlx::query("INSERT INTO ballot (marks) VALUES ($1)").bind(marks);
            query.execute(&mut *tx).await?;
            tx.commit().await?;
        }
        db.close().await?;
        anyhow::Ok(())
    })?;
    let bytes = fs::read(&path)?;
    let order: Vec<u64> = ballots
        .iter()
        .map(|marks| places(marks, &bytes).first().copied().context("not in the file"))
        .collect::<Result<_>>()?;
    // SQLite fills its pages from the end: the order is there, reversed.
    assert!(agreement(&order).abs() > 0.99, "{}", agreement(&order));
    Ok(())
}

/// On PostgreSQL the transaction that wrote a ballot is the one that wrote the
/// voter's mark, and the row versions keep both.
#[test]
fn the_same_search_joins_row_versions_of_one_transaction_on_postgresql() -> Result<()> {
    let Some(url) = fresh_postgres("naive")? else { return Ok(()) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let joined = runtime.block_on(async {
        sqlx::any::install_default_drivers();
        let mut db = sqlx::AnyConnection::connect(&url).await?;
        db.execute("CREATE TABLE poll (id BIGINT, voted TEXT)").await?;
        db.execute("INSERT INTO poll VALUES (1, '')").await?;
        db.execute("CREATE TABLE ballot (id SERIAL, marks TEXT)").await?;
        for voter in 0..8i64 {
            let mut tx = db.begin().await?;
            let sql = "UPDATE poll SET voted = voted || ',' || $1::text";
            sqlx::query(sql).bind(voter.to_string()).execute(&mut *tx).await?;
            let sql = "INSERT INTO ballot (marks) VALUES ($1)";
            sqlx::query(sql).bind(format!("of-{voter}")).execute(&mut *tx).await?;
            tx.commit().await?;
        }
        db.execute("CREATE EXTENSION IF NOT EXISTS pageinspect").await?;
        let sql = "SELECT COUNT(*) FROM ballot JOIN heap_page_items(get_raw_page('poll', 0)) \
             ON ballot.xmin::text = t_xmin::text";
        let row = sqlx::query(sql).fetch_one(&mut db).await?;
        db.close().await?;
        anyhow::Ok(row.get::<i64, _>(0))
    })?;
    assert_eq!(joined, 8, "every ballot is joined with its voter");
    Ok(())
}
