//! A province: 34 units of 100 people, every plan under every rule.

use benches::land::{Land, PROVINCE};
use benches::law::{Laws, book};
use benches::memory;
use checks::check_many;
use std::sync::LazyLock;

static LAND: LazyLock<(Land, Laws)> = LazyLock::new(|| {
    let land = Land::draw(PROVINCE);
    let laws = Laws::of(&book(), &land.roster, land.on());
    (land, laws)
});

fn main() {
    let (_, laws) = &*LAND;
    println!("an invented province: {PROVINCE:?}, {} distinct laws", laws.distinct());
    memory::report("before the first check");
    divan::main();
    memory::report("after all");
}

/// From the roster to the findings that need attention.
#[divan::bench(args = [1, 2])]
fn check_all_plans(bencher: divan::Bencher, threads: usize) {
    let (land, laws) = &*LAND;
    bencher.bench_local(|| check_many(&land.ground(), &land.jobs(laws), threads));
}
