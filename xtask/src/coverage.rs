//! How many lines the tests reach, of the crates in which the law is read and
//! applied.
//!
//! The compiler's own instrumentation, read by cargo-tarpaulin: it reads the
//! compiler's profiles itself and so needs no tool of the compiler's version.
//! Too slow for the suite (it builds everything once more), so it stands alone.

use crate::run::{Done, cargo, root, run, target};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The crates that are measured.
const CRATES: &[&str] = &["lex", "checks", "cases", "plan"];

/// The least part of each crate's lines that its tests must reach, in percent.
const LEAST: f64 = 95.0;

/// The version that is installed: another one may count lines in another way.
const TARPAULIN: &str = "0.37.5";

/// Lines reached, lines there are, and the numbers of those not reached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Lines {
    reached: usize,
    all: usize,
    missed: Vec<i64>,
}

impl Lines {
    fn percent(&self) -> f64 {
        if self.all == 0 { 100.0 } else { self.reached as f64 * 100.0 / self.all as f64 }
    }

    fn add(&mut self, other: &Self) {
        self.reached += other.reached;
        self.all += other.all;
    }
}

/// Measures, prints a table by file, and compares each crate with the least.
///
/// # Errors
/// When a crate is below the least, a test fails, or the tool cannot be
/// installed.
pub fn coverage(args: &[String]) -> Done {
    let least = match args {
        [] => LEAST,
        [option, percent] if option == "--min" => {
            percent.parse().map_err(|_| format!("«{percent}» is no percentage"))?
        }
        _ => return Err("coverage takes nothing, or --min PERCENT".to_owned()),
    };
    let report = measure()?;
    let text = std::fs::read_to_string(&report)
        .map_err(|cause| format!("cannot read {}: {cause}", report.display()))?;
    let files = read(&text, &root())?;
    let mut crates: BTreeMap<&str, Lines> = BTreeMap::new();
    println!("\n{:<46}{:>9}{:>9}{:>8}  not reached", "file", "lines", "reached", "%");
    for (file, lines) in &files {
        show(file, lines);
        let name = file.split('/').nth(1).unwrap_or_default();
        crates.entry(name).or_default().add(lines);
    }
    println!();
    crates.iter().for_each(|(name, lines)| show(name, lines));
    let low = |name: &&&str| crates.get(**name).is_none_or(|lines| lines.percent() < least);
    let low: Vec<&str> = CRATES.iter().filter(low).copied().collect();
    if low.is_empty() {
        return Ok(());
    }
    Err(format!("under {least} % of lines: {}; test what the table names", low.join(", ")))
}

fn show(name: &str, lines: &Lines) {
    let missed: Vec<String> = lines.missed.iter().map(i64::to_string).collect();
    let Lines { reached, all, .. } = lines;
    println!("{name:<46}{all:>9}{reached:>9}{:>8.1}  {}", lines.percent(), missed.join(" "));
}

/// Runs the tests of the crates and writes down what they reached.
fn measure() -> Result<PathBuf, String> {
    let tools = target().join("tools");
    let program = tools.join("bin").join("cargo-tarpaulin");
    if !program.is_file() {
        let mut install =
            cargo(&["install", "cargo-tarpaulin", "--locked", "--version", TARPAULIN]);
        // Without what reports to services on the net.
        install.arg("--no-default-features").arg("--root").arg(&tools);
        run(install.env("CARGO_TARGET_DIR", tools.join("build")))?;
    }
    let out = target().join("coverage");
    let mut measure = std::process::Command::new(program);
    measure.current_dir(root()).args(["tarpaulin", "--engine", "llvm", "--skip-clean"]);
    measure.args(["--out", "Json", "--output-dir"]).arg(&out).arg("--target-dir").arg(&out);
    for name in CRATES {
        measure.args(["--packages", name, "--include-files", &format!("crates/{name}/src/*")]);
    }
    let done = run(&mut measure);
    // What instrumented build scripts leave behind in the folder they run from.
    let _ = std::fs::remove_file(root().join("build_rs_cov.profraw"));
    done?;
    Ok(out.join("tarpaulin-report.json"))
}

/// Reads the report: each file below `root` with its lines, by name.
fn read(report: &str, root: &Path) -> Result<Vec<(String, Lines)>, String> {
    let report: serde_json::Value =
        serde_json::from_str(report).map_err(|cause| format!("the report: {cause}"))?;
    let files = report["files"].as_array().ok_or("the report names no files")?;
    let mut found: Vec<(String, Lines)> = files.iter().map(|file| of_file(file, root)).collect();
    // Tests are not what is measured.
    found.retain(|(_, lines)| lines.all > 0);
    found.sort_by(|one, two| one.0.cmp(&two.0));
    Ok(found)
}

fn of_file(file: &serde_json::Value, root: &Path) -> (String, Lines) {
    let parts = file["path"].as_array().into_iter().flatten();
    let path: PathBuf = parts.filter_map(serde_json::Value::as_str).collect();
    let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().into_owned();
    let mut lines = Lines::default();
    for trace in file["traces"].as_array().into_iter().flatten() {
        lines.all += 1;
        match trace["stats"]["Line"].as_u64() {
            Some(0) | None => lines.missed.extend(trace["line"].as_i64()),
            Some(_) => lines.reached += 1,
        }
    }
    (name, lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_read_by_file_and_line() {
        let report = r#"{ "files": [
            { "path": ["/", "x", "crates", "lex", "src", "b.rs"], "traces": [
                { "line": 3, "stats": { "Line": 4 } }, { "line": 9, "stats": { "Line": 0 } } ] },
            { "path": ["/", "x", "crates", "lex", "src", "a.rs"], "traces": [
                { "line": 1, "stats": { "Line": 1 } } ] },
            { "path": ["/", "x", "crates", "lex", "tests", "t.rs"], "traces": [] } ] }"#;
        let files = read(report, Path::new("/x")).unwrap();
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["crates/lex/src/a.rs", "crates/lex/src/b.rs"]);
        assert_eq!(files[1].1, Lines { reached: 1, all: 2, missed: vec![9] });
        assert!((files[1].1.percent() - 50.0).abs() < 0.01);
        assert!(read("{}", Path::new("/")).is_err() && read("[", Path::new("/")).is_err());
    }
}
