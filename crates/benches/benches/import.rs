//! Importing lists of 10,000 and 100,000 people: reading the workbook alone,
//! and through the desk into SQLite.

use base::{Day, FixedClock, Instant, SeededChance, UserId};
use benches::{law, memory, workbook};
use desk::{Actor, Desk, Differences, Permit, Role};
use std::sync::{Arc, LazyLock};
use store::Store;
use tokio::runtime::Runtime;

const SIZES: [u32; 2] = [10_000, 100_000];

static FILES: LazyLock<Vec<Vec<u8>>> =
    LazyLock::new(|| SIZES.iter().map(|size| workbook::of(*size).expect("a workbook")).collect());

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));

fn bytes(people: u32) -> &'static [u8] {
    let place = SIZES.iter().position(|size| *size == people).expect("a size of the list");
    &FILES[place]
}

fn main() {
    for (size, file) in SIZES.iter().zip(FILES.iter()) {
        println!("{size} people: a workbook of {} KiB", file.len() / 1024);
    }
    memory::report("with both workbooks written");
    divan::main();
    memory::report("after all");
}

/// From the bytes of the file to typed rows.
#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn read(people: u32) -> papers::intake::Workbook {
    let workbook = papers::intake::read("danh-sach.xlsx", bytes(people)).expect("it is read");
    assert!(workbook.sheets.iter().any(|sheet| sheet.counts.records >= people));
    workbook
}

struct Site {
    desk: Desk,
    _folder: tempfile::TempDir,
}

fn site() -> Site {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("kecan.db").display());
    let store = RUNTIME.block_on(Store::open(&url)).expect("a database");
    let clock = Arc::new(FixedClock(Instant::at(day(), 8, 0)));
    let desk = Desk::new(store, law::book(), clock, Box::new(SeededChance::new(1)));
    Site { desk, _folder: folder }
}

fn day() -> Day {
    Day::new(2017, 3, 1).expect("a day of the calendar")
}

fn permit() -> Permit<desk::ImportRecords> {
    let name = "canbo".to_owned();
    let actor = Actor {
        id: UserId(1),
        display_name: name.clone(),
        name,
        role: Role::Officer,
        unit: None,
        person: None,
        clearance: lex::Secrecy::None,
        ceiling: desk::Ceiling::default(),
        lent: Vec::new(),
        acting_for: None,
    };
    actor.permit().expect("officers import")
}

fn import(site: &Site, people: u32, dry_run: bool) -> u32 {
    let files = [("danh-sach.xlsx".to_owned(), bytes(people).to_vec())];
    let reports =
        RUNTIME.block_on(site.desk.import(&permit(), &files, day(), Differences::Ask, dry_run));
    let report = reports.expect("it is imported").remove(0);
    assert_eq!(report.refused(), 0, "{:?}", report.problems.first());
    assert!(report.taken() >= people);
    report.taken()
}

/// Into an empty SQLite database, committed.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn import_into_sqlite(bencher: divan::Bencher, people: u32) {
    bencher.with_inputs(site).bench_refs(|site| import(site, people, false));
}

/// The same without keeping it.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn dry_run(bencher: divan::Bencher, people: u32) {
    bencher.with_inputs(site).bench_refs(|site| import(site, people, true));
}

/// Taking the whole batch out again.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn undo(bencher: divan::Bencher, people: u32) {
    let imported = || {
        let site = site();
        import(&site, people, false);
        site
    };
    bencher.with_inputs(imported).bench_refs(|site| {
        RUNTIME.block_on(async {
            let batch = site.desk.batches(&permit()).await.expect("the batches").remove(0);
            site.desk.undo_import(&permit(), batch.id).await.expect("it is undone");
        });
    });
}

/// Loading the roster of a site of that many people.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn load_roster(bencher: divan::Bencher, people: u32) {
    let site = site();
    import(&site, people, false);
    bencher.bench_local(|| {
        RUNTIME.block_on(async {
            let mut tx = site.desk.store().read().await.expect("a transaction");
            tx.roster(day()).await.expect("a roster").people().len()
        })
    });
}
