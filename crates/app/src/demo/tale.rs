//! What the demonstration tells while it works, and at its end.

use crate::output::Listing;
use crate::site::text;
use words::{Arg, Words};

/// One unit's plan after its review.
pub struct Row {
    /// The unit's name.
    pub unit: String,
    /// The plan, in words.
    pub plan: String,
    /// Votes taken in its conferences.
    pub ballots: u32,
    /// Carried over.
    pub kept: usize,
    /// Added.
    pub added: usize,
    /// Removed.
    pub removed: usize,
    /// Proposed as new, not passed.
    pub not_added: usize,
}

/// Tells on standard output, or to nobody.
pub struct Tale {
    words: &'static Words,
    aloud: bool,
    rows: Vec<Row>,
}

impl Tale {
    /// A tale in these words.
    pub fn new(words: &'static Words) -> Self {
        Self { words, aloud: true, rows: Vec::new() }
    }

    /// A tale told to nobody: the work is wanted, not the story.
    pub fn silent(words: &'static Words) -> Self {
        Self { aloud: false, ..Self::new(words) }
    }

    /// A stage begins.
    pub fn stage(&self, key: &str, args: &[(&str, Arg<'_>)]) {
        self.say("▸ ", key, args);
    }

    /// Something happened within a stage.
    pub fn line(&self, key: &str, args: &[(&str, Arg<'_>)]) {
        self.say("    ", key, args);
    }

    fn say(&self, before: &str, key: &str, args: &[(&str, Arg<'_>)]) {
        if self.aloud {
            say!("{before}{}", self.words.with(key, args));
        }
    }

    /// A plan is decided.
    pub fn decided(&mut self, row: Row) {
        let args = [
            ("unit", text(&row.unit)),
            ("plan", text(&row.plan)),
            ("kept", Arg::Number(row.kept as i64)),
            ("added", Arg::Number(row.added as i64)),
            ("removed", Arg::Number(row.removed as i64)),
        ];
        self.line("demo-decided", &args);
        self.rows.push(row);
    }

    /// The table at the end.
    pub fn summary(&self) {
        let mut listing =
            Listing::new(&["unit", "plan", "ballots", "kept", "added", "removed", "not-added"]);
        let mut sums = [0usize; 5];
        for row in &self.rows {
            let figures = [row.ballots as usize, row.kept, row.added, row.removed, row.not_added];
            for (sum, figure) in sums.iter_mut().zip(figures) {
                *sum += figure;
            }
            let mut cells = vec![row.unit.clone(), row.plan.clone()];
            cells.extend(figures.iter().map(usize::to_string));
            listing.row(cells);
        }
        let mut cells = vec![self.words.text("demo-total"), String::new()];
        cells.extend(sums.iter().map(usize::to_string));
        listing.row(cells);
        listing.print(crate::cli::Format::Table, self.words);
    }
}
