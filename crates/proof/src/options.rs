//! The command line.

use anyhow::{Context, bail};
use ballot::Layout;
use proof::{CONDITIONS, Condition, Plan, Stock, by_name};
use std::path::PathBuf;

/// Boxes of a short run and of a long one.
const BOXES: [u64; 2] = [20_000, 1_000_000];

/// What is asked for.
#[derive(Debug)]
pub struct Options {
    /// Boxes over all conditions.
    pub boxes: u64,
    /// Where chance starts.
    pub seed: u64,
    /// The conditions asked for; empty for all.
    pub conditions: Vec<&'static Condition>,
    /// Threads; all cores when not said.
    pub threads: Option<usize>,
    /// Where faulty pages are kept.
    pub keep: Option<PathBuf>,
    /// Where sample pages are written, instead of a run.
    pub samples: Option<PathBuf>,
    /// Where the seed of the fuzz campaigns is written, instead of a run.
    pub seed_page: Option<PathBuf>,
    /// The document whose table is rewritten.
    pub write: Option<PathBuf>,
}

impl Options {
    /// Reads the arguments.
    pub fn read(mut args: impl Iterator<Item = String>) -> anyhow::Result<Self> {
        let mut options = Self {
            boxes: BOXES[0],
            seed: 1,
            conditions: Vec::new(),
            threads: None,
            keep: None,
            samples: None,
            seed_page: None,
            write: None,
        };
        while let Some(arg) = args.next() {
            let mut value = || args.next().with_context(|| format!("{arg} takes a value"));
            match arg.as_str() {
                "--long" => options.boxes = BOXES[1],
                "--boxes" => options.boxes = value()?.parse().context("--boxes takes a number")?,
                "--seed" => options.seed = value()?.parse().context("--seed takes a number")?,
                "--threads" => {
                    options.threads = Some(value()?.parse().context("--threads takes a number")?);
                }
                "--condition" => {
                    let name = value()?;
                    let known = || CONDITIONS.iter().map(|c| c.name).collect::<Vec<_>>().join(", ");
                    let found = by_name(&name);
                    options.conditions.push(found.with_context(|| {
                        format!("`{name}` is no condition; there are {}", known())
                    })?);
                }
                "--keep" => options.keep = Some(value()?.into()),
                "--samples" => options.samples = Some(value()?.into()),
                "--seed-page" => options.seed_page = Some(value()?.into()),
                "--write" => options.write = Some(value()?.into()),
                other => bail!("`{other}` is not an option"),
            }
        }
        Ok(options)
    }

    /// The run that is asked for.
    pub fn plan<'a>(&self, layout: &'a Layout, stocks: &'a [Stock]) -> Plan<'a> {
        let all = || CONDITIONS.iter().collect();
        let cores = || std::thread::available_parallelism().map_or(1, Into::into);
        Plan {
            layout,
            stocks,
            conditions: if self.conditions.is_empty() { all() } else { self.conditions.clone() },
            boxes: self.boxes,
            seed: self.seed,
            threads: self.threads.unwrap_or_else(cores),
            keep: self.keep.clone(),
        }
    }
}
