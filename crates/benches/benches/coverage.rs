//! The bench of a district and of a province: chart, coverage and search through
//! the desk, from SQLite to the last line.

use base::{Day, FixedClock, Instant, SeededChance, UserId};
use benches::{law, memory};
use demo::{Scenario, World};
use desk::{Actor, CoverageAsked, Desk, Differences, Permit, ReadPeople, Right, Role};
use std::sync::{Arc, LazyLock};
use store::Store;
use tokio::runtime::Runtime;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));

struct Site {
    desk: Desk,
    day: Day,
    _folder: tempfile::TempDir,
}

static SITES: LazyLock<[Site; 2]> = LazyLock::new(|| {
    [(Scenario::District2017, (2017, 3)), (Scenario::Province2026, (2026, 6))]
        .map(|(scenario, (year, month))| site(scenario, year, month))
});

const PLACES: [&str; 2] = ["district", "province"];

fn of(place: &str) -> &'static Site {
    &SITES[PLACES.iter().position(|known| *known == place).expect("a place of the list")]
}

fn site(scenario: Scenario, year: i16, month: i8) -> Site {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("kecan.db").display());
    let store = RUNTIME.block_on(Store::open(&url)).expect("a database");
    let day = Day::new(year, month, 1).expect("a day of the calendar");
    let clock = Arc::new(FixedClock(Instant::at(day, 8, 0)));
    let desk = Desk::new(store, law::book(), clock, Box::new(SeededChance::new(1)));
    let files = World::new(scenario, 1).workbooks();
    let permit = permit();
    let taken = desk.import(&permit, &files, day, Differences::Ask, false);
    RUNTIME.block_on(taken).expect("it is imported");
    Site { desk, day, _folder: folder }
}

fn permit<R: Right>() -> Permit<R> {
    let name = "canbo".to_owned();
    let actor = Actor {
        id: UserId(1),
        display_name: name.clone(),
        name,
        role: Role::Officer,
        unit: None,
        person: None,
        clearance: lex::Secrecy::TopSecret,
        ceiling: desk::Ceiling::default(),
        lent: Vec::new(),
        acting_for: None,
    };
    actor.permit().expect("an officer may")
}

fn main() {
    for place in PLACES {
        let site = of(place);
        let asked = CoverageAsked::default();
        let sheet = RUNTIME.block_on(site.desk.coverage(&permit(), &asked, site.day));
        let sums = sheet.expect("the coverage").sums;
        println!("{place}: {} posts, {} to look at", sums.posts(), sums.gaps());
    }
    memory::report("both places imported");
    divan::main();
    memory::report("after all");
}

/// All posts of the place by their coverage.
#[divan::bench(args = PLACES)]
fn coverage(place: &str) -> u32 {
    let site = of(place);
    let asked = CoverageAsked::default();
    let sheet = RUNTIME.block_on(site.desk.coverage(&permit(), &asked, site.day));
    sheet.expect("the coverage").sums.posts()
}

/// The chart of the unit at the top.
#[divan::bench(args = PLACES)]
fn chart(place: &str) -> usize {
    let site = of(place);
    let permit = permit::<ReadPeople>();
    let sheet = RUNTIME.block_on(site.desk.bench_sheet(&permit, None, None, site.day));
    sheet.expect("the chart").units.len()
}

/// A name that many bear.
#[divan::bench(args = PLACES)]
fn search(place: &str) -> usize {
    let site = of(place);
    let permit = permit::<ReadPeople>();
    let found = site.desk.find_on_bench(&permit, (None, None, site.day), "van", 50);
    RUNTIME.block_on(found).expect("what was found").len()
}
