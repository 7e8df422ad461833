//! A district: loading its roster from the store, and checking its plans.

use benches::district;
use benches::law::{Laws, book};
use benches::memory;
use checks::{CheckedLists, EntryEdit, Ground, Job, PlanList, PlanSlice, check_many};
use demo::{Scenario, World};
use roster::{Person, PersonIx, Roster};
use std::sync::{Arc, LazyLock};
use std::time::Instant;
use store::Store;
use tokio::runtime::Runtime;

struct Site {
    runtime: Runtime,
    store: Store,
    world: World,
    roster: Roster,
    _folder: tempfile::TempDir,
}

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("kecan.db").display());
    let world = World::new(Scenario::District2017, 1);
    let (store, roster) = runtime.block_on(async {
        let store = Store::open(&url).await.expect("a database");
        district::write(&world, &store).await.expect("the records go in");
        let roster = load(&store).await;
        (store, roster)
    });
    Site { runtime, store, world, roster, _folder: folder }
});

async fn load(store: &Store) -> Roster {
    let mut tx = store.read().await.expect("a transaction");
    tx.roster(district::day()).await.expect("a roster")
}

fn main() {
    let (world, roster) = (&SITE.world, &SITE.roster);
    println!(
        "the demonstration's district: {} units, {} people, {} entries",
        roster.units().len(),
        roster.people().len(),
        world.entries().len()
    );
    ratio();
    divan::main();
    memory::report("after all");
}

/// Every plan of the district, kept checked.
fn standing() -> CheckedLists {
    let roster = &SITE.roster;
    let laws = Laws::of(&book(), roster, district::day());
    let (term, on) = (SITE.world.term().expect("the plan's term"), district::day());
    let list = |((unit, kind), entries)| {
        let law = Arc::new(laws.of_unit(unit).clone());
        PlanList { law, unit, kind, term, on, entries }
    };
    CheckedLists::of(roster.clone(), district::lists(&SITE.world, roster).into_iter().map(list))
}

/// The person who stands on the most lists, with the record as it is and with
/// the year alone of the birth.
fn edited(checked: &CheckedLists) -> (PersonIx, [Person; 2]) {
    let lists = || (0..checked.len() as u32).filter_map(|at| checked.list(at));
    let count =
        |who: &PersonIx| lists().flat_map(|l| &l.entries).filter(|e| e.person == *who).count();
    let people = checked.roster().people().map(|(who, _)| who);
    let who = people.max_by_key(count).expect("a person");
    let known = checked.roster().person(who).clone();
    let vague = Person { birth: base::PartialDate::Year(known.birth.year()), ..known.clone() };
    (who, [vague, known])
}

/// One edit against a full check, measured one after the other in this run.
fn ratio() {
    const ROUNDS: u32 = 200;
    let mut checked = standing();
    let (who, records) = edited(&checked);
    let started = Instant::now();
    for round in 0..ROUNDS {
        let record = records[round as usize % 2].clone();
        divan::black_box(checked.set_person(who, record)).expect("the record fits");
    }
    let edit = started.elapsed() / ROUNDS;
    let started = Instant::now();
    for _ in 0..ROUNDS {
        divan::black_box(check_all());
    }
    let full = started.elapsed() / ROUNDS;
    let times = full.as_nanos() / edit.as_nanos().max(1);
    println!("one person's edit {edit:?}, a full check {full:?}: {times} times");
}

/// The roster as of a day, from SQLite.
#[divan::bench]
fn load_roster() -> usize {
    SITE.runtime.block_on(load(&SITE.store)).people().len()
}

/// The law of every unit, from the packs already read.
#[divan::bench]
fn resolve_law(bencher: divan::Bencher) {
    let book = book();
    bencher.bench_local(|| Laws::of(&book, &SITE.roster, district::day()).distinct());
}

/// One person's record put in place of another, and the lists asked again.
#[divan::bench]
fn one_edit(bencher: divan::Bencher) {
    let mut checked = standing();
    let (who, records) = edited(&checked);
    let mut turn = records.iter().cycle();
    bencher.bench_local(|| {
        let record = turn.next().expect("a record").clone();
        checked.set_person(who, record).expect("the record fits")
    });
}

/// One name put on the longest list and taken off again: two edits.
#[divan::bench]
fn one_name_on_and_off(bencher: divan::Bencher) {
    let mut checked = standing();
    let length = |at: &u32| checked.list(*at).map_or(0, |list| list.entries.len());
    let list = (0..checked.len() as u32).max_by_key(length).expect("a list");
    let post = checked.list(list).expect("the list").entries[0].post;
    let (who, _) = checked.roster().people().last().expect("a person");
    bencher.bench_local(|| {
        let on = checked.plan(who, &[EntryEdit::Add { list, post }]).expect("it is made");
        let off = checked.plan(who, &[EntryEdit::Remove { list, post }]).expect("it is made");
        on.new.len() + off.new.len()
    });
}

struct Checked {
    laws: Laws,
    lists: std::collections::BTreeMap<(roster::UnitIx, roster::PlanKind), Vec<checks::Entry>>,
}

static CHECKED: LazyLock<Checked> = LazyLock::new(|| Checked {
    laws: Laws::of(&book(), &SITE.roster, district::day()),
    lists: district::lists(&SITE.world, &SITE.roster),
});

/// Every plan under every rule, on one thread.
#[divan::bench]
fn check_all_plans(bencher: divan::Bencher) {
    LazyLock::force(&CHECKED);
    bencher.bench_local(check_all);
}

fn check_all() -> u64 {
    let Checked { laws, lists } = &*CHECKED;
    let term = SITE.world.term().expect("the plan's term");
    let on = district::day();
    let ground = Ground::of(&SITE.roster);
    let mut jobs: Vec<Job<'_>> = Vec::new();
    for ((unit, kind), entries) in lists {
        let slice = PlanSlice { unit: *unit, kind: *kind, term, entries, on };
        jobs.push(Job { law: laws.of_unit(*unit), slice });
    }
    check_many(&ground, &jobs, 1).total()
}
