//! Cell references, in formulas and alone: where rows are repeated or taken
//! out, each reference follows the rows that it meant.

use crate::intake::column_letters;

/// Which end of a reference a row is: of several copies of a row, the first or
/// the last is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    First,
    Last,
}

/// A cell as `$B$7` names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CellName<'t> {
    /// The letters of the column with the sign in front.
    pub column: &'t str,
    /// Whether the row has a sign.
    pub fixed: bool,
    pub row: u32,
}

/// Reads `B7`, `$B7`, `B$7` or `$B$7`.
pub(super) fn cell_name(text: &str) -> Option<CellName<'_>> {
    let letters_from = usize::from(text.starts_with('$'));
    let letters = text[letters_from..].bytes().take_while(u8::is_ascii_alphabetic).count();
    if !(1..=3).contains(&letters) {
        return None;
    }
    let (column, rest) = text.split_at(letters_from + letters);
    let digits = rest.strip_prefix('$').unwrap_or(rest);
    let row = row_number(digits)?;
    Some(CellName { column, fixed: digits.len() != rest.len(), row })
}

fn row_number(digits: &str) -> Option<u32> {
    let plain = !digits.is_empty() && digits.len() <= 7 && !digits.starts_with('0');
    (plain && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok()).flatten()
}

/// The number of a column from 0: `A` is 0, `AA` 26.
pub(crate) fn column_number(letters: &str) -> u32 {
    let letters = letters.trim_start_matches('$').bytes();
    let add = |n: u32, b: u8| {
        n.saturating_mul(26).saturating_add(u32::from(b.to_ascii_uppercase() - b'A') + 1)
    };
    letters.fold(0, add).saturating_sub(1)
}

/// A range such as `A1:B2` or a cell, moved by `row`.
pub(super) fn map_range(range: &str, row: &impl Fn(u32, End) -> u32) -> String {
    let ends = |text: &str, end: End| match cell_name(text) {
        Some(cell) => write(&cell, row(cell.row, end)),
        None => match row_number(text.trim_start_matches('$')) {
            Some(number) => {
                let sign = if text.starts_with('$') { "$" } else { "" };
                format!("{sign}{}", row(number, end))
            }
            None => text.to_owned(),
        },
    };
    match range.split_once(':') {
        Some((from, to)) => format!("{}:{}", ends(from, End::First), ends(to, End::Last)),
        None => ends(range, End::First),
    }
}

/// The ranges that the cells of one row become, of which there are `copies`;
/// `None` when the range is of several rows, or of none.
pub(super) fn copied_range(
    range: &str,
    copies: &impl Fn(u32) -> Vec<(u32, u32)>,
) -> Option<String> {
    let (from, to) = range.split_once(':').unwrap_or((range, range));
    let (from, to) = (cell_name(from)?, cell_name(to)?);
    if from.row != to.row {
        return None;
    }
    let ranges: Vec<String> = copies(from.row)
        .into_iter()
        .map(|(first, last)| {
            let (from, to) = (write(&from, first), write(&to, last));
            if from == to { from } else { format!("{from}:{to}") }
        })
        .collect();
    (!ranges.is_empty()).then(|| ranges.join(" "))
}

fn write(cell: &CellName<'_>, row: u32) -> String {
    format!("{}{}{row}", cell.column, if cell.fixed { "$" } else { "" })
}

/// A piece of a formula.
enum Token<'f> {
    /// A cell, a range of cells, or of rows.
    Reference(&'f str),
    /// The sheet of the reference that follows, with quotes taken off.
    Sheet(&'f str, String),
    Other(&'f str),
}

fn tokens(formula: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = formula[at..].chars().next() {
        let rest = &formula[at..];
        let taken = match first {
            '"' => quoted(rest, '"'),
            '\'' => {
                let length = quoted(rest, '\'');
                if rest[length..].starts_with('!') {
                    let name = rest[1..length - 1].replace("''", "'");
                    tokens.push(Token::Sheet(&rest[..=length], name));
                    at += length + 1;
                    continue;
                }
                length
            }
            '[' => bracketed(rest),
            c if is_word(c) => {
                let word = word(rest);
                let behind = &rest[word.len()..];
                if behind.starts_with('!') {
                    tokens.push(Token::Sheet(&rest[..=word.len()], word.to_owned()));
                    at += word.len() + 1;
                    continue;
                }
                let second = behind.strip_prefix(':').map(self::word).unwrap_or_default();
                let is_row = |text: &str| row_number(text.trim_start_matches('$')).is_some();
                let pair = (cell_name(word).is_some() && cell_name(second).is_some())
                    || (is_row(word) && is_row(second));
                let length = if pair { word.len() + 1 + second.len() } else { word.len() };
                let is_call = rest[length..].starts_with('(');
                let is_reference = pair || cell_name(word).is_some();
                let text = &rest[..length];
                tokens.push(if is_reference && !is_call {
                    Token::Reference(text)
                } else {
                    Token::Other(text)
                });
                at += length;
                continue;
            }
            c => c.len_utf8(),
        };
        tokens.push(Token::Other(&rest[..taken]));
        at += taken;
    }
    tokens
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '$' | '_' | '.' | '\\')
}

fn word(text: &str) -> &str {
    &text[..text.find(|c| !is_word(c)).unwrap_or(text.len())]
}

/// The length of a quoted text; the quote doubled is part of it.
fn quoted(text: &str, quote: char) -> usize {
    let mut at = 1;
    while let Some(next) = text[at..].find(quote) {
        at += next + 1;
        if !text[at..].starts_with(quote) {
            return at;
        }
        at += 1;
    }
    text.len()
}

fn bracketed(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// A formula with every row moved by `row`, which is told the sheet that the
/// reference names, if any.
pub(super) fn map_formula(formula: &str, row: &impl Fn(Option<&str>, u32, End) -> u32) -> String {
    let mut out = String::with_capacity(formula.len());
    let mut sheet: Option<String> = None;
    for token in tokens(formula) {
        match token {
            Token::Sheet(text, name) => {
                out.push_str(text);
                sheet = Some(name);
                continue;
            }
            Token::Reference(text) => {
                out.push_str(&map_range(text, &|number, end| row(sheet.as_deref(), number, end)));
            }
            Token::Other(text) => out.push_str(text),
        }
        sheet = None;
    }
    out
}

/// A shared formula as it stands `down` rows and `right` columns from where it
/// is written.
pub(super) fn shifted(formula: &str, down: i64, right: i64) -> String {
    let one = |text: &str| {
        let Some(cell) = cell_name(text) else { return text.to_owned() };
        let row = if cell.fixed { i64::from(cell.row) } else { i64::from(cell.row) + down };
        let column = if cell.column.starts_with('$') {
            cell.column.to_owned()
        } else {
            let number = i64::from(column_number(cell.column)) + right;
            column_letters(u32::try_from(number).unwrap_or(0))
        };
        let row = u32::try_from(row.max(1)).unwrap_or(1);
        write(&CellName { column: &column, ..cell }, row)
    };
    let mut out = String::new();
    for token in tokens(formula) {
        match token {
            Token::Reference(text) => match text.split_once(':') {
                Some((from, to)) => out.push_str(&format!("{}:{}", one(from), one(to))),
                None => out.push_str(&one(text)),
            },
            Token::Sheet(text, _) | Token::Other(text) => out.push_str(text),
        }
    }
    out
}

/// Tells of every row range that a formula refers to: the sheet, if named, the
/// first and the last row.
pub(super) fn referred(formula: &str, mut tell: impl FnMut(Option<&str>, u32, u32)) {
    let mut sheet: Option<String> = None;
    for token in tokens(formula) {
        match token {
            Token::Sheet(_, name) => {
                sheet = Some(name);
                continue;
            }
            Token::Reference(text) => {
                let (from, to) = text.split_once(':').unwrap_or((text, text));
                let row = |text: &str| {
                    let row = cell_name(text).map(|cell| cell.row);
                    row.or_else(|| row_number(text.trim_start_matches('$')))
                };
                if let (Some(from), Some(to)) = (row(from), row(to)) {
                    tell(sheet.as_deref(), from, to);
                }
            }
            Token::Other(_) => {}
        }
        sheet = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Row 8 stands four times: at 8 to 11.
    fn moved(formula: &str) -> String {
        map_formula(formula, &|sheet, row, end| match (sheet, row, end) {
            (Some("Other"), ..) => row,
            (_, 8, End::Last) => 11,
            (_, 9.., _) => row + 3,
            _ => row,
        })
    }

    #[test]
    fn references_follow_their_rows_and_nothing_else_changes() {
        for (written, expected) in [
            ("SUM(E8:E8)", "SUM(E8:E11)"),
            ("SUM($E$8:$E$8)+B9*2", "SUM($E$8:$E$11)+B12*2"),
            ("IF(A1=\"B9\",'It''s'!B9,Other!B9)", "IF(A1=\"B9\",'It''s'!B12,Other!B9)"),
            ("LOG10(B9)+ATAN2(1,2)", "LOG10(B12)+ATAN2(1,2)"),
            ("SUM(9:9)&TEXT(B9,\"00\")", "SUM(12:12)&TEXT(B12,\"00\")"),
            ("Table1[[#This Row],[B9]]", "Table1[[#This Row],[B9]]"),
            ("A:C", "A:C"),
            ("1.5E9+Năm9", "1.5E9+Năm9"),
            ("'Phụ lục 1'!$A$1:$L$20", "'Phụ lục 1'!$A$1:$L$23"),
            ("$4:$8", "$4:$11"),
        ] {
            assert_eq!(moved(written), expected, "{written}");
        }
    }

    #[test]
    fn a_shared_formula_is_shifted_and_what_is_fixed_stays() {
        assert_eq!(shifted("B2*$C$1+D$2+$E2", 3, 1), "C5*$C$1+E$2+$E5");
    }

    #[test]
    fn columns_are_numbered_as_excel_does() {
        for (letters, number) in [("A", 0), ("Z", 25), ("AA", 26), ("XFD", 16_383)] {
            assert_eq!(column_number(letters), number);
            assert_eq!(column_letters(number), letters);
        }
    }
}
