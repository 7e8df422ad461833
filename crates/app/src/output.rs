//! What goes to standard output, listings in three forms, and exit codes.

use crate::cli::Format;
use comfy_table::{ContentArrangement, Table, presets};
use std::process::ExitCode;
use words::Words;

/// Writes a line to standard output, as `println!` does; but a reader who has
/// gone away (`kecan … | head`) ends the program instead of breaking it.
macro_rules! say {
    ($($arg:tt)*) => { $crate::output::line(format_args!($($arg)*)) };
}

/// Writes a line to standard output; see [`say`].
pub fn line(text: std::fmt::Arguments<'_>) {
    use std::io::Write;
    if writeln!(std::io::stdout(), "{text}").is_err() {
        // Every change is committed before anything is said, so nothing that
        // was promised is lost here.
        std::process::exit(0);
    }
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Done.
    Done,
    /// Done, with findings of severity error.
    Findings,
    /// Bad usage or input.
    BadInput,
}

impl From<End> for ExitCode {
    fn from(end: End) -> Self {
        match end {
            End::Done => Self::SUCCESS,
            End::Findings => Self::from(1),
            End::BadInput => Self::from(2),
        }
    }
}

/// A listing: the same rows for people and for programs.
pub struct Listing {
    /// Stable column codes; `column-CODE` in the catalogue names them.
    columns: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Listing {
    /// A listing with these columns.
    pub fn new(columns: &[&'static str]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.columns.len());
        self.rows.push(cells);
    }

    /// Prints it to standard output.
    pub fn print(&self, format: Format, words: &Words) {
        match format {
            Format::Table => say!("{}", self.table(words)),
            Format::Json => say!("{}", self.json()),
            Format::Csv => say!("{}", self.csv().trim_end()),
        }
    }

    fn table(&self, words: &Words) -> String {
        let mut table = Table::new();
        table.load_style(presets::UTF8_BORDERS_ONLY);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        if table.width().is_none() {
            table.set_width(140);
        }
        table.set_header(self.columns.iter().map(|code| words.text(&format!("list-{code}"))));
        for row in &self.rows {
            table.add_row(row);
        }
        table.to_string()
    }

    fn json(&self) -> String {
        let rows: Vec<serde_json::Value> = self
            .rows
            .iter()
            .map(|row| {
                let pairs = self.columns.iter().zip(row);
                pairs.map(|(code, cell)| ((*code).to_owned(), cell.clone().into())).collect()
            })
            .map(serde_json::Value::Object)
            .collect();
        serde_json::to_string_pretty(&rows).unwrap_or_default()
    }

    fn csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        // Writing into memory cannot fail.
        let _ = writer.write_record(&self.columns);
        for row in &self.rows {
            let _ = writer.write_record(row.iter().map(|cell| never_formula(cell)));
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

/// The text of a cell as a spreadsheet takes it for text: with an apostrophe
/// before what would make it a formula. A number stays a number.
fn never_formula(cell: &str) -> String {
    let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    match begins && cell.parse::<f64>().is_err() {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_says_the_same_to_people_and_programs() {
        let mut listing = Listing::new(&["unit", "name"]);
        listing.row(vec!["SL.TB".into(), "Huyện \"Thượng Bình\"".into()]);
        assert_eq!(listing.csv(), "unit,name\nSL.TB,\"Huyện \"\"Thượng Bình\"\"\"\n");
        assert!(listing.json().contains(r#""unit": "SL.TB""#));
        assert!(listing.table(Words::load(words::Lang::Vi)).contains("Huyện \"Thượng Bình\""));
    }

    #[test]
    fn what_begins_like_a_formula_stays_text_in_a_spreadsheet() {
        let mut listing = Listing::new(&["name", "seats"]);
        for (name, seats) in [("=1+1", "-5"), ("+84", "+5"), ("-Lò", "@SUM"), ("Lò", "0")] {
            listing.row(vec![name.into(), seats.into()]);
        }
        assert_eq!(listing.csv(), "name,seats\n'=1+1,-5\n+84,+5\n'-Lò,'@SUM\nLò,0\n");
    }
}
