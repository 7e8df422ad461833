//! `cargo xtask ballots`: a run with its tables.

mod options;
mod samples;

use anyhow::{Context, bail, ensure};
use options::Options;
use proof::report;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

/// Between these two lines of a document stands the table of the last long run.
const MARKS: [&str; 2] = ["<!-- table: cargo xtask ballots --long --write -->", "<!-- end -->"];

fn main() -> anyhow::Result<ExitCode> {
    let options = Options::read(std::env::args().skip(1))?;
    if let Some(folder) = &options.seed_page {
        samples::write_seed(folder)?;
        return Ok(ExitCode::SUCCESS);
    }
    let (layout, stocks) = proof::pages(options.seed)?;
    if let Some(folder) = &options.samples {
        samples::write(&layout, &stocks, folder)?;
        return Ok(ExitCode::SUCCESS);
    }
    let plan = options.plan(&layout, &stocks);
    let started = Instant::now();
    let outcomes = plan.run(&proof::reader(&layout), &|done, total| {
        let twentieth = (total / 20).max(100);
        if done.is_multiple_of(twentieth) {
            eprintln!("{done} of {total} pages, {} s", started.elapsed().as_secs());
        }
    })?;
    let seconds = started.elapsed().as_secs();
    let (table, unclear) = (report::table(&outcomes), report::unclear(&outcomes));
    println!("{table}\n{unclear}");
    println!("seed {}, {seconds} s on {} threads", options.seed, plan.threads);
    let faults = report::faults(&outcomes);
    if let Some(file) = &options.write {
        ensure!(options.conditions.is_empty(), "a table of some conditions only is not kept");
        let missed = if faults.is_empty() { "none".to_owned() } else { faults.join("; ") };
        let said = format!("Seed {}. Demands missed: {missed}.", options.seed);
        write(file, &format!("{table}\n{said}\n\n{unclear}"))?;
    }
    for fault in &faults {
        eprintln!("ballots: {fault}");
    }
    Ok(if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Puts the tables into a document in the place of the former ones.
fn write(file: &Path, tables: &str) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let Some((before, rest)) = text.split_once(MARKS[0]) else {
        bail!("{} has no line «{}»", file.display(), MARKS[0]);
    };
    let (_, after) = rest.split_once(MARKS[1]).context("the table in the document has no end")?;
    let text = format!("{before}{}\n{tables}{}{after}", MARKS[0], MARKS[1]);
    std::fs::write(file, text).with_context(|| file.display().to_string())
}
