//! What the server spends on one page of a district, from the request to the
//! last byte, after the whole demonstration has been played.

use app::probe::{Page, Probe};
use benches::memory;
use std::sync::LazyLock;
use tokio::runtime::Runtime;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));

static PROBE: LazyLock<Probe> =
    LazyLock::new(|| RUNTIME.block_on(Probe::new()).expect("the demonstration's site"));

const CODES: [&str; 10] =
    ["board", "plans", "plan", "review", "step", "posts", "coverage", "people", "person", "law"];

fn page(code: &str) -> &'static Page {
    PROBE.pages().iter().find(|page| page.code == code).expect("a page of the probe")
}

fn main() {
    assert_eq!(PROBE.pages().len(), CODES.len(), "a page of the probe is not measured");
    for page in PROBE.pages() {
        let bytes = RUNTIME.block_on(PROBE.open(&page.path)).expect("the page opens");
        println!("{}: {} kB", page.code, bytes / 1000);
    }
    divan::main();
    memory::report("after all");
}

/// One reader, one page after the other.
#[divan::bench(args = CODES)]
fn open(bencher: divan::Bencher, code: &str) {
    let path = &page(code).path;
    bencher.bench_local(|| RUNTIME.block_on(PROBE.open(path)).expect("the page opens"));
}

/// Every plan of the district against the law in force.
#[divan::bench]
fn check_all() -> usize {
    RUNTIME.block_on(PROBE.check()).expect("the check")
}
