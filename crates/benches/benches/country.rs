//! A country: 3,355 units, 600,000 people, 1,000,000 entries. The aim is less
//! than 2 s and 1.5 GB on two cores.

use benches::land::{COUNTRY, Land};
use benches::law::{Laws, book};
use benches::memory;
use checks::{Verdict, check_many};
use roster::UnitIx;
use std::sync::LazyLock;

static LAND: LazyLock<(Land, Laws)> = LazyLock::new(|| {
    let land = Land::draw(COUNTRY);
    let laws = Laws::of(&book(), &land.roster, land.on());
    (land, laws)
});

fn main() {
    let (land, laws) = &*LAND;
    println!("an invented country: {COUNTRY:?}, {} distinct laws", laws.distinct());
    memory::report("with the country in memory, before the first check");
    let summary = check_many(&land.ground(), &land.jobs(laws), 2);
    println!("{} entries, {} findings", summary.entries, summary.total());
    for verdict in Verdict::ALL {
        let count: u64 = checks::Rule::ALL.iter().map(|rule| summary.count(*rule, verdict)).sum();
        println!("  {verdict:?}: {count}");
    }
    println!("{} need attention and are kept", summary.findings.len());
    let silent = checks::Rule::ALL
        .iter()
        .filter(|rule| !laws.of_unit(UnitIx(0)).missing_for(**rule).is_none());
    let silent: Vec<&str> = silent.map(|rule| rule.code()).collect();
    println!("the shipped law alone cannot decide: {}", silent.join(", "));
    drop(summary);
    memory::report("after one check");
    divan::main();
    memory::report("after all");
}

/// From the roster to the findings that need attention.
#[divan::bench(args = [1, 2], sample_count = 7, sample_size = 1)]
fn check_all_plans(bencher: divan::Bencher, threads: usize) {
    let (land, laws) = &*LAND;
    bencher.bench_local(|| check_many(&land.ground(), &land.jobs(laws), threads));
}

/// What is derived of the roster, and the law of every unit.
#[divan::bench(sample_count = 7, sample_size = 1)]
fn resolve_law(bencher: divan::Bencher) {
    let (land, _) = &*LAND;
    let book = book();
    bencher.bench_local(|| Laws::of(&book, &land.roster, land.on()).distinct());
}
