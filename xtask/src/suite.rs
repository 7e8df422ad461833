//! The whole suite: its parts in order, each with a heading, its time and, on
//! failure, what to do.

use crate::postgres::Cluster;
use crate::run::{Done, build_beside, built, cargo, linted, root, run, target};
use crate::snapshots::References;
use crate::{rooms, setup, sizes, targets};
use std::time::{Duration, Instant};

/// Which parts to run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// No browser, no PostgreSQL and no office programs.
    pub fast: bool,
    /// The parts asked for by name; empty for all.
    only: Vec<String>,
}

struct Part {
    name: &'static str,
    /// What it does, as shown in the heading.
    what: &'static str,
    /// Left out with `--fast`.
    slow: bool,
    run: fn(&Choice) -> Done,
    /// What to do when it fails.
    mend: &'static str,
}

const PARTS: &[Part] = &[
    Part {
        name: "setup",
        what: "what the tests need is there",
        slow: false,
        run: |choice| setup::setup(choice.fast),
        mend: "install what is missing; nothing was tested yet",
    },
    Part {
        name: "fmt",
        what: "the source is formatted",
        slow: false,
        run: |_| run(&mut cargo(&["fmt", "--all", "--check"])),
        mend: "run `cargo fmt --all`",
    },
    Part {
        name: "rooms",
        what: "rooms import only what the table allows",
        slow: false,
        run: |_| rooms::check(),
        mend: "see the lines above",
    },
    Part {
        name: "sizes",
        what: "no source file is too long",
        slow: false,
        run: |_| sizes::check(),
        mend: "see the lines above",
    },
    Part {
        name: "clippy",
        what: "no lint complains, and everything is built",
        slow: false,
        run: |_| run(&mut linted(&["build", "--workspace", "--all-targets"])),
        mend: "mend what the lint names; an exception is an `#[expect]` with its reason",
    },
    Part {
        name: "tests",
        what: "unit, property, snapshot and doc tests",
        slow: false,
        run: tests,
        mend: "run one crate with `cargo test -p CRATE`; accept an intended change of recorded \
               output with `INSTA_UPDATE=always cargo test -p CRATE`, and read the difference",
    },
    Part {
        name: "offices",
        what: "every paper opens in the office programs of others and looks as approved",
        slow: true,
        run: |_| offices(&[]),
        mend: "the message says where both pages lie side by side; if the new ones are right, take \
               them with `cargo xtask offices --approve` and look at what changed",
    },
    Part {
        name: "journeys",
        what: "whole-program and browser tests over the real binary",
        slow: false,
        run: journeys,
        mend: "run one story with `cargo test -p journeys --test STORY`; the pictures of the \
               browser are in target/screenshots",
    },
    Part {
        name: "postgres",
        what: "the storage tests again, on PostgreSQL",
        slow: true,
        run: |_| postgres(),
        mend: "run it alone with `cargo xtask test --only postgres`",
    },
];

impl Choice {
    /// Reads the arguments of `test` and `setup`.
    ///
    /// # Errors
    /// When an argument is unknown, or names no part.
    pub fn parse(args: &[String]) -> Result<Self, String> {
        let mut choice = Self::default();
        let mut args = args.iter().map(String::as_str);
        while let Some(arg) = args.next() {
            match arg {
                "--fast" => choice.fast = true,
                "--only" => match args.next() {
                    Some(name) if PARTS.iter().any(|part| part.name == name) => {
                        choice.only.push(name.to_owned());
                    }
                    Some(name) => return Err(format!("no part is called `{name}`\n{}", listing())),
                    None => return Err(format!("--only takes a part\n{}", listing())),
                },
                other => return Err(format!("`{other}` is not an option")),
            }
        }
        Ok(choice)
    }

    /// A part asked for by name runs even with `--fast`.
    fn takes(&self, part: &Part) -> bool {
        if self.only.is_empty() {
            !(self.fast && part.slow)
        } else {
            self.only.iter().any(|name| name == part.name)
        }
    }
}

/// The parts, a line each.
pub fn listing() -> String {
    PARTS.iter().map(|part| format!("  {:<10}{}\n", part.name, part.what)).collect()
}

/// Runs the chosen parts in order and stops at the first that fails.
///
/// # Errors
/// The failed part's own message and what to do about it.
pub fn test(choice: &Choice) -> Done {
    let mut times = Vec::new();
    for part in PARTS.iter().filter(|part| choice.takes(part)) {
        println!("\n━━━ {}: {} ━━━", part.name, part.what);
        let started = Instant::now();
        let done = (part.run)(choice);
        times.push((part.name, started.elapsed()));
        if let Err(message) = done {
            print_times(&times);
            return Err(format!("{} FAILED\n{message}\nWhat to do: {}", part.name, part.mend));
        }
    }
    print_times(&times);
    println!("everything passed");
    Ok(())
}

fn print_times(times: &[(&str, Duration)]) {
    println!("\n━━━ time per part ━━━");
    for (name, time) in times {
        println!("{name:<10}{:>8.1} s", time.as_secs_f64());
    }
    let whole: Duration = times.iter().map(|(_, time)| *time).sum();
    println!("{:<10}{:>8.1} s", "all", whole.as_secs_f64());
}

fn tests(_: &Choice) -> Done {
    let references = References::new()?;
    let names = targets::but_stories()?;
    let mut tests = linted(&["test", "--workspace", "--no-fail-fast", "--lib", "--bins"]);
    // Here on SQLite only; the part `postgres` runs them on the other database.
    tests.args(targets::options(&names)).env_remove("KECAN_TEST_POSTGRES");
    run(references.told_to(&mut tests))?;
    references.check()?;
    run(&mut linted(&["test", "--workspace", "--no-fail-fast", "--doc"]))
}

fn journeys(choice: &Choice) -> Done {
    let stories = targets::of(targets::STORIES)?;
    build_beside("kecan", stories.first().ok_or("there are no stories in crates/journeys/tests")?)?;
    let mut journeys = linted(&["test", "--workspace", "--no-fail-fast"]);
    journeys.args(targets::options(&stories));
    journeys.env("KECAN_BIN", target().join("debug").join("kecan"));
    if choice.fast {
        journeys.env("KECAN_SKIP_BROWSER", "1");
    } else {
        journeys.env_remove("KECAN_SKIP_BROWSER");
    }
    run(&mut journeys)
}

fn postgres() -> Done {
    let cluster = Cluster::start()?;
    println!("PostgreSQL answers at {}", cluster.url());
    let mut names = targets::of("store")?;
    names.extend(ON_BOTH_DATABASES.map(str::to_owned));
    build_beside("kecan", ON_BOTH_DATABASES[0])?;
    let mut tests = linted(&["test", "--workspace", "--no-fail-fast"]);
    tests.args(targets::options(&names)).env("KECAN_TEST_POSTGRES", cluster.url());
    tests.env("KECAN_BIN", target().join("debug").join("kecan"));
    run(&mut tests)
}

/// Lets LibreOffice, python-docx and openpyxl open every paper and compares the
/// pages with the approved ones; with `--approve`, takes them for approved.
///
/// # Errors
/// When a paper does not open, is not of its template or looks otherwise.
pub fn offices(args: &[String]) -> Done {
    let mut tests = linted(&["test", "--workspace", "--test", "in_and_out", "--"]);
    // The tests that need more than a plain `cargo test` may ask for.
    tests.args(["templates::offices::", "--ignored", "--nocapture"]);
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => run(tests.env_remove("KECAN_APPROVE_PAGES")),
        ["--approve"] => run(tests.env("KECAN_APPROVE_PAGES", "1")),
        _ => Err("`offices` takes --approve and nothing else".to_owned()),
    }
}

/// Stories that have a part on PostgreSQL.
const ON_BOTH_DATABASES: [&str; 2] = ["electronic", "secrecy"];

/// Lets a thousand people vote electronically within a minute, on both
/// databases and through power cuts, and prints how long they waited.
///
/// # Errors
/// When a ballot is lost or counted twice, or one in a hundred waits too long.
pub fn load() -> Done {
    let cluster = Cluster::start()?;
    build_beside("kecan", ON_BOTH_DATABASES[0])?;
    let mut tests = linted(&["test", "--workspace", "--test", ON_BOTH_DATABASES[0], "--"]);
    tests.args(["--nocapture", "--test-threads", "1"]).env("KECAN_LOAD", "1");
    tests.env("KECAN_TEST_POSTGRES", cluster.url());
    run(tests.env("KECAN_BIN", target().join("debug").join("kecan")))
}

/// Pictures every page of the demonstration for the documents.
///
/// # Errors
/// When a page that must be there is not shown.
pub fn screenshots() -> Done {
    let story = "screenshots";
    build_beside("kecan", story)?;
    let mut tests = linted(&["test", "--workspace", "--test", story, "--"]);
    tests.args(["--ignored", "--nocapture"]);
    tests.env("KECAN_SCREENSHOTS", root().join("docs/screenshots"));
    run(tests.env("KECAN_BIN", target().join("debug").join("kecan")))
}

/// Kills a server at work a hundred times.
///
/// # Errors
/// When something acknowledged is lost, or the server does not begin again.
pub fn kill() -> Done {
    let story = "kill_under_load";
    build_beside("kecan", story)?;
    let mut tests = linted(&["test", "--workspace", "--test", story, "--"]);
    tests.arg("--nocapture").env("KECAN_KILLS", "100");
    run(tests.env("KECAN_BIN", target().join("debug").join("kecan")))
}

/// Runs the benchmarks, with the arguments passed on to them.
///
/// # Errors
/// When there are none, or one fails.
pub fn bench(args: &[String]) -> Done {
    if !root().join("crates/benches/Cargo.toml").is_file() {
        return Err("there is no crates/benches, so nothing to measure".to_owned());
    }
    run(cargo(&["bench", "--package", "benches", "--"]).args(args))
}

/// Runs the campaigns of wrong inputs. In the dev profile: it checks for
/// overflow, which is half of what is looked for.
///
/// # Errors
/// When something was found, or an argument is unknown.
pub fn fuzz(args: &[String]) -> Done {
    let out = target().join("fuzz");
    build_beside("fuzz", "short")?;
    run(built("fuzz").arg("--out").arg(out).args(args))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Choice, String> {
        Choice::parse(&args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>())
    }

    fn names(choice: &Choice) -> Vec<&str> {
        PARTS.iter().filter(|part| choice.takes(part)).map(|part| part.name).collect()
    }

    #[test]
    fn without_options_every_part_runs() {
        assert_eq!(names(&parse(&[]).unwrap()).len(), PARTS.len());
    }

    #[test]
    fn fast_leaves_out_postgresql_and_the_offices() {
        let fast = parse(&["--fast"]).unwrap();
        assert!(!names(&fast).contains(&"postgres"));
        assert!(!names(&fast).contains(&"offices"));
    }

    #[test]
    fn only_takes_the_parts_it_names_in_the_order_of_the_suite() {
        let choice = parse(&["--only", "sizes", "--only", "fmt"]).unwrap();
        assert_eq!(names(&choice), ["fmt", "sizes"]);
    }

    #[test]
    fn an_unknown_part_and_an_unknown_option_are_refused() {
        assert!(parse(&["--only", "magic"]).unwrap_err().contains("magic"));
        assert!(parse(&["--only"]).is_err());
        assert!(parse(&["--quick"]).is_err());
    }
}
