//! A sheet as people type it: quick on a keyboard, and never ambiguous.

use crate::{InvalidKind, Mark, Sheet};

/// The key by which a kind of invalid sheet is typed, after `!`.
const KEYS: [(char, InvalidKind); 6] = [
    ('n', InvalidKind::NotIssued),
    ('b', InvalidKind::BothMarked),
    ('e', InvalidKind::Empty),
    ('s', InvalidKind::Signed),
    ('t', InvalidKind::TooMany),
    ('u', InvalidKind::Unclear),
];

impl InvalidKind {
    /// The key by which it is typed, after `!`.
    pub fn key(self) -> char {
        KEYS.iter().find(|(_, kind)| *kind == self).map_or('?', |(key, _)| *key)
    }
}

impl Sheet {
    /// Reads a sheet as typed, on a form of `rows` rows:
    ///
    /// - one sign a row, `+`, `-` or `.` (spaces are skipped);
    /// - `*`: agreed in every row;
    /// - numbers of rows: agreed in every row but these; `7` or `7-` is against,
    ///   `7.` is blank;
    /// - `!` with a kind or its key: not valid.
    ///
    /// `None` when it is none of these; nothing is guessed.
    pub fn typed(text: &str, rows: usize) -> Option<Self> {
        let text = text.trim();
        if let Some(kind) = text.strip_prefix('!') {
            let mut signs = kind.chars();
            let key = signs.next().filter(|_| signs.next().is_none());
            let by_key =
                key.and_then(|key| KEYS.iter().find(|(known, _)| known.eq_ignore_ascii_case(&key)));
            return match by_key {
                Some((_, kind)) => Some(Self::Invalid(*kind)),
                None => InvalidKind::read(kind).map(Self::Invalid),
            };
        }
        if text == "*" {
            return Some(Self::Valid(vec![Mark::For; rows]));
        }
        if text.contains(|c: char| c.is_ascii_digit()) {
            return exceptions(text, rows).map(Self::Valid);
        }
        let signs: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        Self::read(&signs).filter(|sheet| match sheet {
            Self::Valid(marks) => marks.len() == rows,
            Self::Invalid(_) => false,
        })
    }
}

/// Agreed in every row but the ones named.
fn exceptions(text: &str, rows: usize) -> Option<Vec<Mark>> {
    let mut marks = vec![Mark::For; rows];
    for word in text.split([' ', ',', ';', '\t']).filter(|word| !word.is_empty()) {
        let (number, mark) = match word.strip_suffix('.') {
            Some(number) => (number, Mark::Blank),
            None => (word.strip_suffix('-').unwrap_or(word), Mark::Against),
        };
        let row = marks.get_mut(number.parse::<usize>().ok()?.checked_sub(1)?)?;
        // A row named twice may be a slip for another.
        if *row != Mark::For {
            return None;
        }
        *row = mark;
    }
    Some(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        Sheet::typed(text, 5).map(|sheet| sheet.text())
    }

    #[test]
    fn a_sheet_is_typed_in_full_or_by_its_exceptions() {
        for (typed, wanted) in [
            ("+++-.", "+++-."),
            (" ++ + -. ", "+++-."),
            ("*", "+++++"),
            ("3", "++-++"),
            ("1 4", "-++-+"),
            ("1,4.", "-++.+"),
            ("2-; 5.", "+-++."),
            ("!s", "!signed"),
            ("!B", "!both-marked"),
            ("!too-many", "!too-many"),
        ] {
            assert_eq!(read(typed).as_deref(), Some(wanted), "{typed}");
        }
    }

    #[test]
    fn what_could_be_a_slip_is_refused() {
        for typed in
            ["", "++++", "++++++", "6", "0", "3 3", "3 x", "++3", "!", "!x", "**", "1..", "-1"]
        {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn every_kind_has_a_key_of_its_own() {
        for (kind, _) in InvalidKind::ALL {
            assert_eq!(Sheet::typed(&format!("!{}", kind.key()), 1), Some(Sheet::Invalid(kind)));
        }
    }
}
