//! Vietnamese names: one Unicode form, the order of lists, and the key for
//! searching without diacritics.

use serde::{Deserialize, Serialize};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// The text in Unicode NFC with runs of white space made one space and ends
/// trimmed. Every text that enters the program passes through here once.
pub fn nfc(text: &str) -> String {
    let composed: String = text.nfc().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}')).collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The searching key: lower case, no marks, đ as d, words parted by one space.
/// "Hoà", "Hòa" and "hoa" give the same key.
pub fn fold(text: &str) -> String {
    let plain: String = text
        .nfd()
        .filter(|c| !is_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// A person's full name as written on the profile, in NFC: họ, đệm, tên.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonName(String);

impl PersonName {
    /// Reads a name; `None` when it has no letter.
    pub fn parse(text: &str) -> Option<Self> {
        let text = nfc(text);
        text.chars().any(char::is_alphabetic).then_some(Self(text))
    }

    /// The full name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tên: the last word, by which Vietnamese lists are sorted.
    pub fn given(&self) -> &str {
        self.0.rsplit(' ').next().unwrap_or_default()
    }

    /// The key of the order of lists; see [`name_order`].
    pub fn order(&self) -> String {
        name_order(&self.0)
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The key by which lists of people are sorted: tên, then đệm, then họ;
/// letters before tones (a ă â b c d đ e ê …), tones in the order of the
/// dictionary: ngang, huyền, hỏi, ngã, sắc, nặng.
///
/// An own key rather than a collation library: it is plain ASCII, so both
/// databases sort by it as bytes, and the order does not change with the
/// version of a library.
pub fn name_order(name: &str) -> String {
    let name = nfc(name);
    let mut words: Vec<&str> = name.split(' ').collect();
    let given = words.pop().unwrap_or_default();
    let family = if words.is_empty() { "" } else { words.remove(0) };
    let middle = words.join(" ");
    [given, &middle, family].map(title_order).join("!")
}

/// The key by which other words (titles, unit names) are sorted: letters
/// first, tones second, in the order of [`name_order`].
pub fn title_order(text: &str) -> String {
    let mut letters = String::new();
    let mut tones = String::new();
    for c in nfc(text).chars().flat_map(char::to_lowercase) {
        let (letter, tone) = letter_and_tone(c);
        letters.push_str(&letter);
        tones.push(tone);
    }
    // A tone key of only level tones says nothing: leave it off.
    let tones = tones.trim_end_matches('0');
    format!("{letters}\"{tones}")
}

/// Letters that the alphabet sets behind their base letter; with the base, the
/// rank behind it.
const LATER_LETTERS: [(char, &str); 7] =
    [('ă', "a1"), ('â', "a2"), ('đ', "d1"), ('ê', "e1"), ('ô', "o1"), ('ơ', "o2"), ('ư', "u1")];

/// Combining tone marks in dictionary order; level (no mark) is 0.
const TONES: [(char, char); 5] = [
    ('\u{300}', '1'), // huyền
    ('\u{309}', '2'), // hỏi
    ('\u{303}', '3'), // ngã
    ('\u{301}', '4'), // sắc
    ('\u{323}', '5'), // nặng
];

fn letter_and_tone(c: char) -> (String, char) {
    let mut tone = '0';
    let mut rest = String::new();
    for part in std::iter::once(c).nfd() {
        match TONES.iter().find(|(mark, _)| *mark == part) {
            Some((_, rank)) => tone = *rank,
            None => rest.push(part),
        }
    }
    let letter: String = rest.nfc().collect();
    let key = match LATER_LETTERS.iter().find(|(later, _)| letter.starts_with(*later)) {
        Some((_, key)) => (*key).to_owned(),
        // "0" behind each plain letter keeps "ad" before "ăc".
        None if letter.chars().all(|c| c.is_ascii_alphanumeric()) => format!("{letter}0"),
        None if letter == " " => "#".to_owned(),
        // Letters of other alphabets come last, by code point.
        None => format!("~{:x}", c as u32),
    };
    (key, tone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted(names: &[&str]) -> Vec<String> {
        let mut names: Vec<String> = names.iter().map(|n| (*n).to_owned()).collect();
        names.sort_by_key(|name| name_order(name));
        names
    }

    #[test]
    fn lists_are_sorted_by_given_name_then_middle_then_family() {
        assert_eq!(
            sorted(&["Vàng A Sinh", "Lò Văn An", "Hà Thị Ân", "Bùi Văn An", "Lò Thị An"]),
            ["Lò Thị An", "Bùi Văn An", "Lò Văn An", "Hà Thị Ân", "Vàng A Sinh"]
        );
    }

    #[test]
    fn letters_come_before_tones_and_tones_in_dictionary_order() {
        assert_eq!(
            sorted(&["Lụa", "Lúa", "Lũa", "Lủa", "Lùa", "Lua"]),
            ["Lua", "Lùa", "Lủa", "Lũa", "Lúa", "Lụa"]
        );
        assert_eq!(
            sorted(&["Đào", "Dung", "Duy", "Ăn", "Ấn", "Anh", "Ất"]),
            ["Anh", "Ăn", "Ấn", "Ất", "Dung", "Duy", "Đào"]
        );
        // The tone decides only where all letters agree.
        assert_eq!(sorted(&["Hoà", "Hoan", "Hoa"]), ["Hoa", "Hoà", "Hoan"]);
    }

    #[test]
    fn searching_forgets_marks_and_where_the_tone_is_set() {
        for text in ["Đặng Thị Hoà", "Đặng Thị Hòa", "dang thi hoa", "ĐẶNG  THỊ\u{a0}HÒA"]
        {
            assert_eq!(fold(text), "dang thi hoa");
        }
        assert_eq!(fold("Thuỷ"), fold("Thủy"));
    }

    #[test]
    fn all_four_unicode_shapes_become_one() {
        // Composed, decomposed, and "ê" with a loose tone.
        let shapes = ["Nguy\u{1ec5}n", "Nguye\u{302}\u{303}n", "Nguy\u{ea}\u{303}n"];
        for shape in shapes {
            assert_eq!(nfc(shape), "Nguyễn");
        }
        assert_eq!(PersonName::parse(" 12 "), None);
        assert_eq!(PersonName::parse("Lò  Văn\tAn ").unwrap().as_str(), "Lò Văn An");
    }

    proptest! {
        #[test]
        fn folding_and_composing_settle_at_once(text in "\\PC{0,40}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
            prop_assert_eq!(nfc(&nfc(&text)), nfc(&text));
        }
    }
}
