//! `kecan bench`: how quick this machine is, on an invented district. It
//! touches no data of the office.

use crate::cli::{BenchArgs, Format, Global};
use crate::output::{End, Listing};
use crate::probe::Probe;
use crate::site::lang_of;
use anyhow::Result;
use std::time::{Duration, Instant};
use words::{Arg, Words};

pub async fn run(global: &Global, args: BenchArgs) -> Result<End> {
    let words = Words::load(lang_of(global));
    if global.format == Format::Table {
        say!("{}", words.text("bench-making"));
    }
    let probe = Probe::new().await?;
    let mut listing = Listing::new(&["measured", "least", "median", "most", "size"]);
    let made = probe.made();
    listing.row(row(words.text("bench-story"), vec![made.story], None));
    let mut times = Vec::new();
    let mut findings = 0;
    for _ in 0..args.rounds {
        let (took, found) = timed(probe.check()).await?;
        times.push(took);
        findings = found;
    }
    let what = words.with("bench-check", &[("count", Arg::Number(findings as i64))]);
    listing.row(row(what, times, None));
    for page in probe.pages() {
        let (mut times, mut bytes) = (Vec::new(), 0);
        for _ in 0..args.rounds {
            let (took, length) = timed(probe.open(&page.path)).await?;
            times.push(took);
            bytes = length;
        }
        listing.row(row(words.text(&format!("bench-page-{}", page.code)), times, Some(bytes)));
    }
    listing.print(global.format, words);
    if global.format == Format::Table {
        let people = Arg::Number(made.people as i64);
        let rounds = Arg::Number(args.rounds.into());
        say!("{}", words.with("bench-note", &[("people", people), ("rounds", rounds)]));
    }
    Ok(End::Done)
}

async fn timed<T>(work: impl Future<Output = Result<T>>) -> Result<(Duration, T)> {
    let started = Instant::now();
    let value = work.await?;
    Ok((started.elapsed(), value))
}

/// A line: least, median and most in milliseconds; the page in kilobytes.
fn row(what: String, mut times: Vec<Duration>, bytes: Option<usize>) -> Vec<String> {
    times.sort();
    let ms = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1000.0);
    let pick = |place: usize| times.get(place).copied().map(ms).unwrap_or_default();
    let size = bytes.map(|bytes| format!("{:.1}", bytes as f64 / 1000.0)).unwrap_or_default();
    vec![what, pick(0), pick(times.len() / 2), pick(times.len().saturating_sub(1)), size]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_gives_least_median_and_most() {
        let times = [30, 10, 20].map(Duration::from_millis).to_vec();
        assert_eq!(row("x".into(), times, Some(1234)), ["x", "10.0", "20.0", "30.0", "1.2"]);
    }
}
