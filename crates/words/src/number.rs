//! Numbers, shares and dates as each language writes them.

use crate::Lang;
use base::{Day, PartialDate, Share};

/// A whole number with thousands set apart: `12.345` in Vietnamese, `12,345`
/// in English.
pub fn integer(lang: Lang, number: i64) -> String {
    let mark = match lang {
        Lang::Vi => '.',
        Lang::En => ',',
    };
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        text.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// A share in percent with at most one decimal, rounded half up: `66,7%` in
/// Vietnamese, `66.7%` in English. For show; nothing is decided on it.
pub fn percent(lang: Lang, share: Share) -> String {
    let vietnamese = share.vietnamese_percent();
    match lang {
        Lang::Vi => vietnamese,
        Lang::En => vietnamese.replace(',', "."),
    }
}

/// A day as the forms of this field write it, `dd/mm/yyyy`, in both
/// languages: the papers beside the screen are Vietnamese.
pub fn day(day: Day) -> String {
    day.vietnamese()
}

/// A date of which only the month or the year may be known: `dd/mm/yyyy`,
/// `mm/yyyy` or `yyyy`.
pub fn partial_date(date: PartialDate) -> String {
    date.vietnamese()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart_as_the_language_does() {
        let vi: Vec<String> =
            [0, 999, 1000, 12_345, 1_000_000, -1234].map(|n| integer(Lang::Vi, n)).into();
        assert_eq!(vi, ["0", "999", "1.000", "12.345", "1.000.000", "-1.234"]);
        assert_eq!(integer(Lang::En, 12_345), "12,345");
    }

    #[test]
    fn a_share_has_the_decimal_mark_of_the_language() {
        let share = Share::new(2, 3).unwrap();
        assert_eq!(percent(Lang::Vi, share), "66,7%");
        assert_eq!(percent(Lang::En, share), "66.7%");
        assert_eq!(percent(Lang::Vi, Share::percent(50)), "50%");
    }

    #[test]
    fn a_day_is_written_day_first() {
        assert_eq!(day(Day::new(2017, 2, 24).unwrap()), "24/02/2017");
    }
}
