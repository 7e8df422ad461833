//! What the server spends on one page of a province of 600 units and 60,000
//! people, from the request to the last byte. The aim is less than 150 ms each.

use benches::land::{LARGE_PROVINCE, Land};
use benches::memory;
use benches::site::LandSite;
use std::sync::LazyLock;
use tokio::runtime::Runtime;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));

static SITE: LazyLock<(LandSite, Vec<(&'static str, String)>)> = LazyLock::new(|| {
    RUNTIME.block_on(async {
        let site = LandSite::of(&Land::draw(LARGE_PROVINCE)).await;
        let pages = site.pages().await;
        (site, pages)
    })
});

const CODES: [&str; 12] = [
    "home", "plans", "plan", "review", "list", "step", "posts", "coverage", "people", "search",
    "person", "law",
];

fn main() {
    let (site, pages) = &*SITE;
    assert!(pages.iter().map(|(code, _)| *code).eq(CODES), "a page is not measured");
    for (code, path) in pages {
        println!("{code}: {} kB sent", RUNTIME.block_on(site.open(path)) / 1000);
    }
    memory::report("the land written and each page opened once");
    divan::main();
    memory::report("after all");
}

/// One reader, one page after the other.
#[divan::bench(args = CODES)]
fn open(bencher: divan::Bencher, code: &str) {
    let (site, pages) = &*SITE;
    let (_, path) = pages.iter().find(|(known, _)| *known == code).expect("a page of the list");
    bencher.bench_local(|| RUNTIME.block_on(site.open(path)));
}
