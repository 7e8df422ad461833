//! Tables in plain text: .csv with any separator, and what Excel saves as
//! "Unicode text". Every cell is text; what it means is told by its column, as
//! in a workbook.

use super::error::IntakeError;
use base::{Told, told};
use csv::{ReaderBuilder, StringRecord};
use std::io::Cursor;

/// Separators that are looked for. The list mark of the machine's region is
/// what Excel writes: in Vietnam mostly the comma, else the semicolon.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Lines looked at to tell the separator.
const LOOKED_AT: usize = 40;

/// The first line by which Excel is told the separator.
const TELLS: &str = "sep=";

/// The text of a file, and what separates its cells.
pub(super) struct Table {
    text: String,
    separator: u8,
    /// Lines before the table.
    above: u32,
}

impl Table {
    /// Reads UTF-8 with or without its mark, and UTF-16 with it; also what Excel
    /// writes without either, when the letters tell which it is: Windows'
    /// Vietnamese letters, or TCVN3 and VNI as Windows' Western ones.
    ///
    /// # Errors
    /// [`IntakeError::PlainText`] when the letters cannot be told: nothing is
    /// guessed.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, IntakeError> {
        let text = decoded(bytes).or_else(|| of_windows(bytes)).ok_or(IntakeError::PlainText)?;
        let told = text.get(..TELLS.len()).is_some_and(|head| head.eq_ignore_ascii_case(TELLS));
        if told && let Some((line, rest)) = text.split_once('\n') {
            let separator = line.trim_end().as_bytes().get(TELLS.len()).copied();
            if let Some(separator) = separator.filter(u8::is_ascii) {
                return Ok(Self { text: rest.to_owned(), separator, above: 1 });
            }
        }
        let separator = separator(&text);
        Ok(Self { text, separator, above: 0 })
    }

    /// The filled cells in order.
    pub(super) fn cells(self) -> Cells {
        let reader = ReaderBuilder::new()
            .delimiter(self.separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(Cursor::new(filled(&self.text, self.separator).into_bytes()));
        Cells { reader, record: StringRecord::new(), row: self.above, column: 0 }
    }
}

fn decoded(bytes: &[u8]) -> Option<String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        text.ok().filter(|_| bytes.len().is_multiple_of(2))
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok()?,
        _ => String::from_utf8(bytes.to_vec()).ok()?,
    };
    // A byte of zero is in no text.
    (!text.contains('\0')).then_some(text)
}

/// How many words must make sense in an encoding, of a hundred that tell, before
/// the whole file is read in it.
const SURE: usize = 90;

/// A text of single bytes: in Windows' Vietnamese letters if its words make
/// sense so; else with the old encodings' letters left as they are, for each
/// cell to be told, if they make sense so.
fn of_windows(bytes: &[u8]) -> Option<String> {
    let (vietnamese, _) = encoding_rs::WINDOWS_1258.decode_without_bom_handling(bytes);
    let (western, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
    let sure = |text: &str, sense: fn(&Told) -> bool| {
        let words = text.split(|c: char| !c.is_alphanumeric() && !is_mark(c));
        let words: Vec<Told> = words.filter(|word| !word.is_ascii()).map(told).collect();
        let made = words.iter().filter(|told| sense(told)).count();
        made > 0 && made * 100 >= words.len() * SURE
    };
    if sure(&vietnamese, |told| matches!(told, Told::Unicode | Told::Either(..))) {
        return Some(vietnamese.into_owned());
    }
    let old = |told: &Told| matches!(told, Told::Old(..) | Told::Either(..));
    (sure(&western, old) && !western.contains('\0')).then(|| western.into_owned())
}

/// Marks of tones, and signs of old encodings that are no letters to Unicode.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{a1}'..='\u{bf}' | '\u{d7}' | '\u{f7}' | '\u{300}'..='\u{36f}')
}

/// The text with a separator on each blank line, which the reader would pass over
/// and a spreadsheet counts.
fn filled(text: &str, separator: u8) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut quoted = false;
    for line in text.split_inclusive('\n') {
        if !quoted && line.trim_end_matches(['\r', '\n']).is_empty() {
            out.push(char::from(separator));
        }
        quoted ^= line.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
        out.push_str(line);
    }
    out
}

/// The separator that cuts the first lines into the most cells.
fn separator(text: &str) -> u8 {
    let head: Vec<&str> = text.lines().take(LOOKED_AT).collect();
    let cells = |separator: u8| -> usize {
        // What stands in quotes separates nothing.
        let mut quoted = false;
        let mut count = 0;
        for byte in head.iter().flat_map(|line| line.bytes()) {
            match byte {
                b'"' => quoted = !quoted,
                _ if byte == separator && !quoted => count += 1,
                _ => {}
            }
        }
        count
    };
    SEPARATORS.into_iter().rev().max_by_key(|separator| cells(*separator)).unwrap_or(b',')
}

/// The text of a cell that an apostrophe keeps from being a formula: spreadsheets
/// do not show it.
fn plain(cell: &str) -> &str {
    let shown = cell.strip_prefix('\'').filter(|text| text.starts_with(['=', '+', '-', '@']));
    shown.unwrap_or(cell)
}

/// Walks over the filled cells.
pub(super) struct Cells {
    reader: csv::Reader<Cursor<Vec<u8>>>,
    record: StringRecord,
    /// Of the record at hand, from 1, as Excel numbers it.
    row: u32,
    column: usize,
}

impl Cells {
    /// The next filled cell: row from 1, column from 0, text.
    ///
    /// # Errors
    /// [`IntakeError::Damaged`] when the text cannot be read on.
    pub(super) fn next(&mut self) -> Result<Option<(u32, u32, String)>, IntakeError> {
        loop {
            while let Some(cell) = self.record.get(self.column) {
                self.column += 1;
                if !cell.trim().is_empty() {
                    let column = u32::try_from(self.column - 1).unwrap_or(u32::MAX);
                    return Ok(Some((self.row, column, plain(cell).to_owned())));
                }
            }
            let read = self.reader.read_record(&mut self.record);
            let damaged = |error: csv::Error| IntakeError::Damaged { detail: error.to_string() };
            if !read.map_err(damaged)? {
                return Ok(None);
            }
            self.row += 1;
            self.column = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<(u32, u32, String)> {
        let mut cells = Table::read(bytes).unwrap().cells();
        std::iter::from_fn(|| cells.next().unwrap()).collect()
    }

    fn names(found: &[(u32, u32, String)]) -> Vec<(u32, u32, &str)> {
        found.iter().map(|(row, column, text)| (*row, *column, text.as_str())).collect()
    }

    #[test]
    fn each_separator_is_told_and_quotes_hold_it() {
        for separator in [",", ";", "\t", "|"] {
            let text = format!("TT{separator}Họ và tên\n1{separator}\"Lò{separator} An\"\n");
            let found = cells(text.as_bytes());
            let held = format!("Lò{separator} An");
            let wanted = [(1, 0, "TT"), (1, 1, "Họ và tên"), (2, 0, "1"), (2, 1, held.as_str())];
            assert_eq!(names(&found), wanted, "{separator:?}");
        }
    }

    #[test]
    fn marks_of_utf_8_and_utf_16_are_no_letters() {
        let text = "TT;Tên\n1;Vừ A Páo";
        let wide = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
            mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect::<Vec<u8>>()
        };
        let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
        let plain = cells(text.as_bytes());
        assert_eq!(plain.last().unwrap().2, "Vừ A Páo");
        for bytes in
            [marked, wide([0xff, 0xfe], u16::to_le_bytes), wide([0xfe, 0xff], u16::to_be_bytes)]
        {
            assert_eq!(cells(&bytes), plain);
        }
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let text = "sep=;\r\nTT;Tên\r\n\r\n1;\"hai\ndòng\"\r\n2;An\r\n";
        let found = cells(text.as_bytes());
        let wanted = [
            (2, 0, "TT"),
            (2, 1, "Tên"),
            (4, 0, "1"),
            (4, 1, "hai\ndòng"),
            (5, 0, "2"),
            (5, 1, "An"),
        ];
        assert_eq!(names(&found), wanted);
    }

    #[test]
    fn an_apostrophe_against_formulas_is_no_letter() {
        let found = cells("TT,Tên\n'=1,'@Lò\n'Niê,H'Hen\n".as_bytes());
        let texts: Vec<&str> = found.iter().map(|(_, _, text)| text.as_str()).collect();
        assert_eq!(texts, ["TT", "Tên", "=1", "@Lò", "'Niê", "H'Hen"]);
    }

    #[test]
    fn letters_of_no_known_encoding_are_refused() {
        let german = b"Stra\xdfe, M\xfcller\n".as_slice();
        for bytes in [german, b"\xff\xfeT\0T", b"T\0T\0"] {
            assert_eq!(Table::read(bytes).err(), Some(IntakeError::PlainText));
        }
    }
}
