//! Days, months, and dates of which only the month or the year is known.
//!
//! Ages in this field are counted to the month at a legal reference month;
//! "this year minus birth year" is never right. A birth date on a profile may
//! be known to the day, the month or the year only, and that precision is kept:
//! what cannot be told from a year alone is *undetermined*, never rounded.

use jiff::civil;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A civil day in the Gregorian calendar, years 1 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    /// Days since 1970-01-01: four bytes, for a country's million entries.
    days: i32,
}

impl Day {
    /// The day, or `None` when the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        if year < 1 {
            return None;
        }
        civil::Date::new(year, month, day).ok().map(Self::from_civil)
    }

    fn from_civil(date: civil::Date) -> Self {
        let epoch = civil::date(1970, 1, 1);
        let span = epoch.duration_until(date);
        Self { days: (span.as_hours() / 24) as i32 }
    }

    fn civil(self) -> civil::Date {
        civil::date(1970, 1, 1) + jiff::SignedDuration::from_hours(i64::from(self.days) * 24)
    }

    /// The day so many days after 1970-01-01.
    pub fn from_days_since_1970(days: i64) -> Self {
        Self { days: days as i32 }
    }

    /// Days since 1970-01-01, negative before.
    pub fn days_since_1970(self) -> i64 {
        i64::from(self.days)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.civil().year()
    }

    /// The month in which this day lies.
    pub fn month(self) -> Month {
        let date = self.civil();
        Month { index: i32::from(date.year()) * 12 + i32::from(date.month()) - 1 }
    }

    /// The day of the month, 1 to 31.
    pub fn day_of_month(self) -> i8 {
        self.civil().day()
    }

    /// The day `count` days later, or earlier when negative.
    pub fn add_days(self, count: i32) -> Self {
        Self { days: self.days + count }
    }

    /// As written in forms: `dd/mm/yyyy`.
    pub fn vietnamese(self) -> String {
        let date = self.civil();
        format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.civil();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// The date line of an official paper: "ngày 05 tháng 02 năm 2026". A zero is
/// set before days under 10 and before months 1 and 2 only, so that no figure
/// can be slipped in front.
pub fn vietnamese_date(day: Day) -> String {
    let date = day.civil();
    let month =
        if date.month() <= 2 { format!("{:02}", date.month()) } else { date.month().to_string() };
    format!("ngày {:02} tháng {month} năm {}", date.day(), date.year())
}

/// A civil month. Subtracting two gives months.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    /// Months since year 0.
    index: i32,
}

impl Month {
    /// The month, or `None` outside years 1 to 9999 or months 1 to 12.
    pub fn new(year: i16, month: i8) -> Option<Self> {
        ((1..=9999).contains(&year) && (1..=12).contains(&month))
            .then_some(Self { index: i32::from(year) * 12 + i32::from(month) - 1 })
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.index.div_euclid(12) as i16
    }

    /// The month in the year, 1 to 12.
    pub fn month(self) -> i8 {
        (self.index.rem_euclid(12) + 1) as i8
    }

    /// The month `months` later, or earlier when negative.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self { index: self.index + months }
    }

    /// Months from `earlier` to this one, negative when it is later.
    pub fn since(self, earlier: Self) -> i32 {
        self.index - earlier.index
    }

    /// The first day of the month.
    pub fn first_day(self) -> Day {
        Day::from_civil(civil::date(self.year(), self.month(), 1))
    }

    /// The last day of the month.
    pub fn last_day(self) -> Day {
        self.plus(1).first_day().add_days(-1)
    }

    /// As written in forms: `mm/yyyy`.
    pub fn vietnamese(self) -> String {
        format!("{:02}/{:04}", self.month(), self.year())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl fmt::Debug for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A date known to the day, to the month, or to the year only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum PartialDate {
    /// Known to the day.
    Day(Day),
    /// Known to the month.
    Month(Month),
    /// Only the year is known, 1 to 9999.
    Year(i16),
}

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PartialDateError {
    /// Not of any accepted form.
    #[error("«{0}» is not a date: write dd/mm/yyyy, mm/yyyy or yyyy")]
    Form(String),
    /// Of the form dd/mm/yyyy, but the calendar has no such day.
    #[error("«{0}» is not in the calendar")]
    NoSuchDay(String),
}

impl PartialDate {
    /// Reads a date as Vietnamese forms write it: `dd/mm/yyyy`, `dd-mm-yyyy`,
    /// `dd.mm.yyyy`, `mm/yyyy`, `yyyy`, and ISO `yyyy-mm-dd`, `yyyy-mm`.
    /// Never month before day. Years have four digits: "60" may be 1960 or an
    /// age, and is refused.
    ///
    /// # Errors
    /// [`PartialDateError`] with the text as given.
    pub fn parse(text: &str) -> Result<Self, PartialDateError> {
        let trimmed = text.trim();
        let form = || PartialDateError::Form(text.to_owned());
        let gone = || PartialDateError::NoSuchDay(text.to_owned());
        let parts: Vec<&str> = trimmed.split(['/', '-', '.']).map(str::trim).collect();
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !parts.iter().all(|part| digits(part)) {
            return Err(form());
        }
        let number = |part: &str| part.parse::<i16>().map_err(|_| form());
        let small = |part: &str| -> Result<i8, PartialDateError> {
            if part.len() > 2 {
                return Err(form());
            }
            part.parse::<i8>().map_err(|_| form())
        };
        match parts.as_slice() {
            [year] if year.len() == 4 => {
                let year = number(year)?;
                if year < 1 { Err(gone()) } else { Ok(Self::Year(year)) }
            }
            [year, month] if year.len() == 4 => {
                Month::new(number(year)?, small(month)?).map(Self::Month).ok_or_else(gone)
            }
            [month, year] if year.len() == 4 => {
                Month::new(number(year)?, small(month)?).map(Self::Month).ok_or_else(gone)
            }
            [year, month, day] if year.len() == 4 => {
                Day::new(number(year)?, small(month)?, small(day)?).map(Self::Day).ok_or_else(gone)
            }
            [day, month, year] if year.len() == 4 => {
                Day::new(number(year)?, small(month)?, small(day)?).map(Self::Day).ok_or_else(gone)
            }
            _ => Err(form()),
        }
    }

    /// The earliest day this date can mean.
    pub fn earliest(self) -> Day {
        self.earliest_month_and_day().1
    }

    /// The latest day this date can mean.
    pub fn latest(self) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Month(month) => month.last_day(),
            Self::Year(_) => self.months().1.last_day(),
        }
    }

    /// Whether both can mean one day.
    pub fn may_be(self, other: Self) -> bool {
        self.earliest() <= other.latest() && other.earliest() <= self.latest()
    }

    fn earliest_month_and_day(self) -> (Month, Day) {
        match self {
            Self::Day(day) => (day.month(), day),
            Self::Month(month) => (month, month.first_day()),
            Self::Year(_) => {
                let month = self.months().0;
                (month, month.first_day())
            }
        }
    }

    /// The earliest and the latest month this date can mean; equal when the
    /// month is known.
    pub fn months(self) -> (Month, Month) {
        match self {
            Self::Day(day) => (day.month(), day.month()),
            Self::Month(month) => (month, month),
            Self::Year(year) => {
                let first = i32::from(year) * 12;
                (Month { index: first }, Month { index: first + 11 })
            }
        }
    }

    /// The year.
    pub fn year(self) -> i16 {
        match self {
            Self::Day(day) => day.year(),
            Self::Month(month) => month.year(),
            Self::Year(year) => year,
        }
    }

    /// As written in forms: `dd/mm/yyyy`, `mm/yyyy` or `yyyy`.
    pub fn vietnamese(self) -> String {
        match self {
            Self::Day(day) => day.vietnamese(),
            Self::Month(month) => month.vietnamese(),
            Self::Year(year) => format!("{year:04}"),
        }
    }
}

impl fmt::Display for PartialDate {
    /// ISO, as kept in the database: `yyyy-mm-dd`, `yyyy-mm` or `yyyy`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(month) => write!(f, "{month}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

impl FromStr for PartialDate {
    type Err = PartialDateError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl FromStr for Day {
    type Err = PartialDateError;
    /// Reads a date known to the day.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match PartialDate::parse(text)? {
            PartialDate::Day(day) => Ok(day),
            _ => Err(PartialDateError::Form(text.to_owned())),
        }
    }
}

impl FromStr for Month {
    type Err = PartialDateError;
    /// Reads a date known to the month and no closer.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match PartialDate::parse(text)? {
            PartialDate::Month(month) => Ok(month),
            _ => Err(PartialDateError::Form(text.to_owned())),
        }
    }
}

macro_rules! through_text {
    ($($name:ident),*) => {$(
        impl TryFrom<String> for $name {
            type Error = PartialDateError;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }
        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    )*};
}
through_text!(Day, Month, PartialDate);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_read_day_first_and_keep_their_precision() {
        assert_eq!(PartialDate::parse("05/02/1980"), Ok(PartialDate::Day(day("1980-02-05"))));
        assert_eq!(PartialDate::parse("5-2-1980"), Ok(PartialDate::Day(day("1980-02-05"))));
        assert_eq!(
            PartialDate::parse("02/1980"),
            Ok(PartialDate::Month(Month::new(1980, 2).unwrap()))
        );
        assert_eq!(PartialDate::parse("1980"), Ok(PartialDate::Year(1980)));
    }

    #[test]
    fn what_is_not_a_date_is_refused_and_never_swapped() {
        assert!(matches!(PartialDate::parse("12/25/1980"), Err(PartialDateError::NoSuchDay(_))));
        assert!(matches!(PartialDate::parse("29/02/1981"), Err(PartialDateError::NoSuchDay(_))));
        for wrong in ["", "60", "1/1/60", "một", "1980-", "+1980", "1/2/3/1980", "001/1/1980"] {
            assert!(matches!(PartialDate::parse(wrong), Err(PartialDateError::Form(_))), "{wrong}");
        }
    }

    #[test]
    fn official_papers_pad_only_where_the_rule_says() {
        assert_eq!(vietnamese_date(day("2026-02-05")), "ngày 05 tháng 02 năm 2026");
        assert_eq!(vietnamese_date(day("2026-05-27")), "ngày 27 tháng 5 năm 2026");
        assert_eq!(vietnamese_date(day("2026-12-09")), "ngày 09 tháng 12 năm 2026");
    }

    #[test]
    fn a_month_knows_its_ends_in_leap_years() {
        let february = Month::new(2016, 2).unwrap();
        assert_eq!(february.last_day(), day("2016-02-29"));
        assert_eq!(february.since(Month::new(2015, 6).unwrap()), 8);
        assert_eq!(PartialDate::Year(1965).latest(), day("1965-12-31"));
    }

    proptest! {
        #[test]
        fn a_date_reads_back_what_it_writes(days in -200_000i64..200_000) {
            let day = Day::from_days_since_1970(days);
            prop_assert_eq!(PartialDate::parse(&day.to_string()), Ok(PartialDate::Day(day)));
            prop_assert_eq!(PartialDate::parse(&day.vietnamese()), Ok(PartialDate::Day(day)));
            prop_assert!(day.month().first_day() <= day && day <= day.month().last_day());
        }
    }
}
