//! Reading scanned ballots: 200-dpi grey JPEG pages of a form of 55 rows on two
//! pages. The aims are 40 pages a second on two cores, a conference of 348
//! sheets read and tallied within 20 s, and memory that does not grow with the
//! batch.

use ballot::{Layout, Tally, Turnout};
use benches::{memory, sheets};
use std::sync::LazyLock;
use std::time::Instant;

/// Delegates of the conference.
const SHEETS: usize = 348;

/// Pages of one round of a sample.
const ROUND: usize = 40;

static PILE: LazyLock<(Layout, Vec<Vec<u8>>)> =
    LazyLock::new(|| sheets::scanned(SHEETS).expect("a pile of sheets"));

fn main() {
    let (layout, files) = &*PILE;
    let bytes: usize = files.iter().map(Vec::len).sum();
    println!("{} pages, {} KiB each on average", files.len(), bytes / files.len() / 1024);
    for pages in [100, files.len()] {
        stream(&files[..pages], layout);
    }
    conference(files, layout);
    divan::main();
    memory::report("after all");
}

/// One PDF of so many pages, read page by page: beside the file, memory stays.
fn stream(files: &[Vec<u8>], layout: &Layout) {
    // A PDF says the size of its pictures; all of ours lie straight but a degree.
    let pictures: Vec<_> =
        files.iter().map(|file| proof::Head::of_jpeg(file).expect("a JPEG")).collect();
    let pages: Vec<_> = files.iter().zip(&pictures).map(|(f, p)| (f.as_slice(), *p)).collect();
    let file = proof::pdf(&pages, 200);
    let before = memory::peak_mib().unwrap_or(0);
    let started = Instant::now();
    let read = sheets::read(&file, layout).len();
    let seconds = started.elapsed().as_secs_f64();
    let after = memory::peak_mib().unwrap_or(0);
    println!(
        "a PDF of {read} pages ({} MiB) on one thread: {:.1} pages/s, {} MiB more than before",
        file.len() >> 20,
        read as f64 / seconds,
        after - before
    );
}

/// The whole conference on two threads.
fn conference(files: &[Vec<u8>], layout: &Layout) {
    let started = Instant::now();
    let readings = sheets::read_all(files, layout, 2);
    let count = sheets::count(&readings, layout);
    let turnout = Turnout::new(SHEETS as u32, SHEETS as u32, SHEETS as u32).expect("a turnout");
    let tally = Tally::of(turnout, &count).expect("a tally");
    println!(
        "{} sheets of two pages read and tallied on two threads: {:.1} s, {} valid",
        tally.returned,
        started.elapsed().as_secs_f64(),
        tally.valid
    );
}

/// From the bytes of the files to the classes of all boxes.
#[divan::bench(args = [1, 2], sample_count = 5, sample_size = 1)]
fn read_pages(bencher: divan::Bencher, threads: usize) {
    let (layout, files) = &*PILE;
    bencher
        .counter(divan::counter::ItemsCount::new(ROUND))
        .bench_local(|| sheets::read_all(&files[..ROUND], layout, threads));
}

/// Decoding alone.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn decode_pages(bencher: divan::Bencher) {
    let (_, files) = &*PILE;
    bencher.counter(divan::counter::ItemsCount::new(ROUND)).bench_local(|| {
        let pages = files[..ROUND].iter().map(|file| {
            let mut pages = scan::pages(file, &scan::Limits::default()).expect("a file of ours");
            pages.next().expect("a page").expect("a picture").width()
        });
        pages.sum::<usize>()
    });
}
