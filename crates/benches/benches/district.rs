//! A district: loading its roster from the store, and checking its plans.

use benches::district;
use benches::law::{Laws, book};
use benches::memory;
use checks::{Ground, Job, PlanSlice, check_many};
use demo::{Scenario, World};
use roster::Roster;
use std::sync::LazyLock;
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
    divan::main();
    memory::report("after all");
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

/// Every plan under every rule, on one thread.
#[divan::bench]
fn check_all_plans(bencher: divan::Bencher) {
    let roster = &SITE.roster;
    let laws = Laws::of(&book(), roster, district::day());
    let lists = district::lists(&SITE.world, roster);
    let term = SITE.world.term().expect("the plan's term");
    let on = district::day();
    bencher.bench_local(|| {
        let ground = Ground::of(roster);
        let mut jobs: Vec<Job<'_>> = Vec::new();
        for ((unit, kind), entries) in &lists {
            let slice = PlanSlice { unit: *unit, kind: *kind, term, entries, on };
            jobs.push(Job { law: laws.of_unit(*unit), slice });
        }
        check_many(&ground, &jobs, 1).total()
    });
}
