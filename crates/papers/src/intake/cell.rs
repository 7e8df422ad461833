//! From a cell to a value: dates, numbers, terms. Nothing is guessed; what
//! cannot be read comes back as a reason.

use super::problem::ProblemReason;
use super::sheet::Cell;
use base::{Day, PartialDate, PartialDateError, fold, nfc};
use calamine::{ExcelDateTime, ExcelDateTimeType};
use roster::Term;

/// Dates outside these years are most often numbers that are no dates: a
/// person's age, a row number.
const PLAUSIBLE_YEARS: std::ops::RangeInclusive<i16> = 1910..=2100;

/// Reads a date. `is_1904` is the workbook's epoch, for bare serial numbers.
///
/// # Errors
/// The reason why it is none.
pub(super) fn date(cell: &Cell<'_>, is_1904: bool) -> Result<PartialDate, ProblemReason> {
    let date = match cell {
        Cell::Text(text) => text_date(text)?,
        Cell::Date { at, month_only } => serial_date(*at, *month_only)?,
        Cell::Number(number) => bare_number(*number, is_1904)?,
        Cell::Bool(_) => return Err(ProblemReason::DateForm),
        Cell::Error(_) => return Err(ProblemReason::CellError),
        Cell::Legacy { font, .. } => {
            return Err(ProblemReason::LegacyFont { font: font.clone() });
        }
    };
    if PLAUSIBLE_YEARS.contains(&date.year()) {
        Ok(date)
    } else {
        Err(ProblemReason::DateImplausible)
    }
}

fn serial_date(at: ExcelDateTime, month_only: bool) -> Result<PartialDate, ProblemReason> {
    if let Some(year) = whole_year(at.as_f64()) {
        return Err(ProblemReason::DateIsYear { year });
    }
    let (year, month, day, ..) = at.to_ymd_hms_milli();
    let day =
        Day::new(year as i16, month as i8, day as i8).ok_or(ProblemReason::DateImplausible)?;
    Ok(if month_only { PartialDate::Month(day.month()) } else { PartialDate::Day(day) })
}

/// A number in a cell not formatted as a date: a year as typed, or a serial
/// day whose format was lost. The two do not meet: as serial days, 1910 to
/// 2100 are days of the year 1905.
fn bare_number(number: f64, is_1904: bool) -> Result<PartialDate, ProblemReason> {
    if let Some(year) = whole_year(number) {
        return Ok(PartialDate::Year(year));
    }
    if number.fract() != 0.0 {
        return Err(ProblemReason::DateForm);
    }
    const MOST: f64 = 60_000.0;
    if !(1.0..=MOST).contains(&number) {
        return Err(ProblemReason::DateImplausible);
    }
    serial_date(ExcelDateTime::new(number, ExcelDateTimeType::DateTime, is_1904), false)
}

fn whole_year(number: f64) -> Option<i16> {
    let year = number as i16;
    (f64::from(year) == number && PLAUSIBLE_YEARS.contains(&year)).then_some(year)
}

/// Reads a date from text; also with a midnight behind it, as converters
/// leave, and in words: "ngày 20 tháng 8 năm 2013".
pub(super) fn text_date(text: &str) -> Result<PartialDate, ProblemReason> {
    let text = nfc(text);
    let text = text.trim_start_matches('\'');
    let text = ["T00:00:00", " 00:00:00", " 00:00"]
        .iter()
        .find_map(|midnight| text.strip_suffix(midnight))
        .unwrap_or(text);
    let in_words = text.chars().any(char::is_alphabetic).then(|| worded(text)).flatten();
    PartialDate::parse(in_words.as_deref().unwrap_or(text)).map_err(|error| match error {
        PartialDateError::Form(_) => ProblemReason::DateForm,
        PartialDateError::NoSuchDay(_) => ProblemReason::DateNotInCalendar,
    })
}

/// The numbers of a date in words, joined by slashes; `None` when there are
/// other words.
fn worded(text: &str) -> Option<String> {
    let folded = fold(text);
    let (mut numbers, words): (Vec<&str>, Vec<&str>) =
        folded.split(' ').partition(|word| word.bytes().all(|b| b.is_ascii_digit()));
    numbers.retain(|number| !number.is_empty());
    let known = words.iter().all(|word| matches!(*word, "ngay" | "thang" | "nam"));
    (known && !numbers.is_empty()).then(|| numbers.join("/"))
}

/// The day of a date that must be known to the day.
pub(super) fn whole_day(date: PartialDate) -> Result<Day, ProblemReason> {
    match date {
        PartialDate::Day(day) => Ok(day),
        PartialDate::Month(_) | PartialDate::Year(_) => Err(ProblemReason::DateNeedsDay),
    }
}

/// The first term written in a text: "A. NHIỆM KỲ 2015 - 2020".
pub(super) fn term_in(text: &str) -> Option<Term> {
    let text = nfc(text);
    for (at, dash) in text.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—')) {
        let (before, after) = (text[..at].trim_end(), text[at + dash.len_utf8()..].trim_start());
        let first: String = after.chars().take_while(char::is_ascii_digit).collect();
        let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
        let last = &before[before.len() - digits..];
        if digits == 4
            && first.len() == 4
            && let Some(term) = Term::read(&format!("{last}-{first}"))
        {
            return Some(term);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Month;

    fn text(text: &str) -> Result<PartialDate, ProblemReason> {
        date(&Cell::Text(text.into()), false)
    }

    fn month(year: i16, month: i8) -> PartialDate {
        PartialDate::Month(Month::new(year, month).unwrap())
    }

    fn day(text: &str) -> PartialDate {
        PartialDate::Day(text.parse().unwrap())
    }

    #[test]
    fn a_date_in_words_or_with_a_midnight_is_read() {
        assert_eq!(text("ngày 20 tháng 8 năm 2013"), Ok(day("2013-08-20")));
        assert_eq!(text("Tháng 8/2013"), Ok(month(2013, 8)));
        assert_eq!(text("1980-02-05T00:00:00"), Ok(day("1980-02-05")));
        assert_eq!(text("khoảng 1980"), Err(ProblemReason::DateForm));
    }

    #[test]
    fn a_month_before_the_day_is_refused_and_not_swapped() {
        assert_eq!(text("12/25/1980"), Err(ProblemReason::DateNotInCalendar));
    }

    #[test]
    fn a_bare_number_is_a_year_or_a_serial_day_and_never_a_day_of_1900() {
        let number = |number: f64, is_1904| date(&Cell::Number(number), is_1904);
        assert_eq!(number(1980.0, false), Ok(PartialDate::Year(1980)));
        assert_eq!(number(29_256.0, false), Ok(day("1980-02-05")));
        assert_eq!(number(27_794.0, true), Ok(day("1980-02-05")));
        assert_eq!(number(45.0, false), Err(ProblemReason::DateImplausible));
        assert_eq!(number(19_800_205.0, false), Err(ProblemReason::DateImplausible));
        assert_eq!(number(2.198, false), Err(ProblemReason::DateForm));
    }

    #[test]
    fn a_year_in_a_date_cell_is_asked_about() {
        let at = ExcelDateTime::new(1980.0, ExcelDateTimeType::DateTime, false);
        let cell = Cell::Date { at, month_only: false };
        assert_eq!(date(&cell, false), Err(ProblemReason::DateIsYear { year: 1980 }));
    }

    #[test]
    fn a_term_is_found_in_a_group_row() {
        assert_eq!(term_in("A. NHIỆM KỲ 2015 – 2020"), Term::new(2015, 2020));
        assert_eq!(term_in("B - Nhiệm kỳ 2020-2025 (dự kiến)"), Term::new(2020, 2025));
        assert_eq!(term_in("Phòng Nội vụ"), None);
    }
}
