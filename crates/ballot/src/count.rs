//! Sheets and one complete counting of them.

use serde::{Deserialize, Serialize};

/// What a sheet says about one row of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mark {
    /// Đồng ý.
    For,
    /// Không đồng ý.
    Against,
    /// Neither is marked (để trống).
    Blank,
}

/// Why a returned sheet is not valid. The kinds are declared before the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InvalidKind {
    /// Not a sheet issued for this ballot (không do ban tổ chức phát hành).
    NotIssued,
    /// Both options of a row are marked (đánh dấu cả hai cột).
    BothMarked,
    /// Nothing on the sheet is marked (phiếu trắng toàn bộ).
    Empty,
    /// Signed, or marked so as to be known (ký tên, đánh dấu riêng).
    Signed,
    /// More names are marked than may be chosen (chọn quá số lượng).
    TooMany,
    /// What is meant cannot be made out (không xác định được ý kiến).
    Unclear,
}

impl InvalidKind {
    /// Every kind with its stable code.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::NotIssued, "not-issued"),
        (Self::BothMarked, "both-marked"),
        (Self::Empty, "empty"),
        (Self::Signed, "signed"),
        (Self::TooMany, "too-many"),
        (Self::Unclear, "unclear"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, code)| code)
    }

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(kind, _)| *kind)
    }
}

/// How a count came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountSource {
    /// Sheet by sheet, by a member of the counting team.
    Typed,
    /// Read from images, every doubt settled by people.
    Scanned,
    /// Out of the electronic ballot box.
    Electronic,
}

impl CountSource {
    /// Every source with its stable code.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Typed, "typed"), (Self::Scanned, "scanned"), (Self::Electronic, "electronic")];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(source, _)| *source == self).map_or("", |(_, code)| code)
    }

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(source, _)| *source)
    }
}

/// One returned sheet: its marks, one a row of the form, or why it is invalid.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sheet {
    /// One mark for each row of the form.
    Valid(Vec<Mark>),
    /// Not valid as a whole.
    Invalid(InvalidKind),
}

/// Why sheets do not make a count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CountError {
    /// A sheet has more or fewer marks than the form has rows.
    #[error("sheet {sheet} has {marks} marks, the form has {rows} rows")]
    WrongRows {
        /// The sheet's number in the pile, from 1.
        sheet: usize,
        /// Marks on the sheet.
        marks: usize,
        /// Rows of the form.
        rows: usize,
    },
    /// The sheet is not written as marks.
    #[error("sheet {sheet}: «{text}» is not a row of marks")]
    Unreadable {
        /// The sheet's number in the pile, from 1.
        sheet: usize,
        /// The text as given.
        text: String,
    },
}

/// One complete counting of the returned sheets by one counter.
///
/// The sheets are kept in sorted order: the order in which they were typed or
/// lay in the box is not kept, so it cannot be joined with anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    rows: usize,
    sheets: Vec<Sheet>,
}

impl Count {
    /// A count of `sheets` on a form of `rows` rows.
    ///
    /// # Errors
    /// [`CountError::WrongRows`] naming the first sheet that does not fit.
    pub fn new(rows: usize, mut sheets: Vec<Sheet>) -> Result<Self, CountError> {
        for (place, sheet) in sheets.iter().enumerate() {
            if let Sheet::Valid(marks) = sheet
                && marks.len() != rows
            {
                return Err(CountError::WrongRows { sheet: place + 1, marks: marks.len(), rows });
            }
        }
        sheets.sort_unstable();
        Ok(Self { rows, sheets })
    }

    /// The rows of the form.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The sheets, sorted.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Each sheet as a short text, as kept and as typed: `+` for, `-` against,
    /// `.` blank, one a row; or `!` and the kind of invalidity.
    pub fn texts(&self) -> Vec<String> {
        self.sheets.iter().map(Sheet::text).collect()
    }

    /// Reads back [`Self::texts`].
    ///
    /// # Errors
    /// [`CountError`] naming the sheet.
    pub fn read<'a>(
        rows: usize,
        texts: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, CountError> {
        let sheets = texts
            .into_iter()
            .enumerate()
            .map(|(place, text)| {
                Sheet::read(text).ok_or_else(|| CountError::Unreadable {
                    sheet: place + 1,
                    text: text.to_owned(),
                })
            })
            .collect::<Result<_, _>>()?;
        Self::new(rows, sheets)
    }
}

impl Sheet {
    /// The short text; see [`Count::texts`].
    pub fn text(&self) -> String {
        match self {
            Self::Invalid(kind) => format!("!{}", kind.code()),
            Self::Valid(marks) => marks
                .iter()
                .map(|mark| match mark {
                    Mark::For => '+',
                    Mark::Against => '-',
                    Mark::Blank => '.',
                })
                .collect(),
        }
    }

    /// Reads the short text; see [`Count::texts`].
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(code) = text.strip_prefix('!') {
            return InvalidKind::read(code).map(Self::Invalid);
        }
        let mark = |c| match c {
            '+' => Some(Mark::For),
            '-' => Some(Mark::Against),
            '.' => Some(Mark::Blank),
            _ => None,
        };
        text.chars().map(mark).collect::<Option<Vec<_>>>().map(Self::Valid)
    }
}

/// Where two independent counts of the same sheets disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Difference {
    /// Different numbers of returned sheets.
    Returned(u32, u32),
    /// Different numbers of invalid sheets.
    Invalid(u32, u32),
    /// A row with different numbers of votes for it: row from 0, first, second.
    For(usize, u32, u32),
    /// A row with different numbers of votes against it.
    Against(usize, u32, u32),
    /// All totals agree, but some sheets were read differently: how many.
    Sheets(u32),
}

/// Compares two independent counts. Empty means that they agree sheet by
/// sheet, whatever the order of the piles.
pub fn compare(first: &Count, second: &Count) -> Vec<Difference> {
    if first == second {
        return Vec::new();
    }
    let mut differences = Vec::new();
    let invalid = |count: &Count| {
        count.sheets.iter().filter(|sheet| matches!(sheet, Sheet::Invalid(_))).count() as u32
    };
    let marked = |count: &Count, row: usize, wanted: Mark| {
        let marked = |sheet: &&Sheet| matches!(sheet, Sheet::Valid(marks) if marks.get(row) == Some(&wanted));
        count.sheets.iter().filter(marked).count() as u32
    };
    let mut note = |one: u32, two: u32, difference: Difference| {
        if one != two {
            differences.push(difference);
        }
    };
    let (one, two) = (first.sheets.len() as u32, second.sheets.len() as u32);
    note(one, two, Difference::Returned(one, two));
    let (one, two) = (invalid(first), invalid(second));
    note(one, two, Difference::Invalid(one, two));
    for row in 0..first.rows.max(second.rows) {
        let (one, two) = (marked(first, row, Mark::For), marked(second, row, Mark::For));
        note(one, two, Difference::For(row, one, two));
        let (one, two) = (marked(first, row, Mark::Against), marked(second, row, Mark::Against));
        note(one, two, Difference::Against(row, one, two));
    }
    if differences.is_empty() {
        let apart = first.sheets.iter().zip(&second.sheets).filter(|(a, b)| a != b).count();
        differences.push(Difference::Sheets(apart as u32));
    }
    differences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_read_back_and_keep_no_order() {
        let count = Count::read(3, ["+-.", "!signed", "+++"]).unwrap();
        let other = Count::read(3, ["+++", "+-.", "!signed"]).unwrap();
        assert_eq!(count, other);
        let texts = count.texts();
        assert_eq!(Count::read(3, texts.iter().map(String::as_str)), Ok(count));
    }

    #[test]
    fn a_sheet_that_does_not_fit_the_form_is_named() {
        assert_eq!(
            Count::read(3, ["+++", "++"]),
            Err(CountError::WrongRows { sheet: 2, marks: 2, rows: 3 })
        );
        assert!(matches!(Count::read(3, ["+x+"]), Err(CountError::Unreadable { sheet: 1, .. })));
        assert!(matches!(Count::read(3, ["!lost"]), Err(CountError::Unreadable { sheet: 1, .. })));
    }

    #[test]
    fn two_counts_that_disagree_say_where() {
        let first = Count::read(2, ["++", "+-"]).unwrap();
        let second = Count::read(2, ["++", "--"]).unwrap();
        assert_eq!(
            compare(&first, &second),
            [Difference::For(0, 2, 1), Difference::Against(0, 0, 1)]
        );
        // Equal totals from different sheets are still a difference.
        let crossed =
            [Count::read(2, ["++", "--"]).unwrap(), Count::read(2, ["+-", "-+"]).unwrap()];
        assert_eq!(compare(&crossed[0], &crossed[1]), [Difference::Sheets(2)]);
        assert_eq!(compare(&first, &first), []);
    }
}
