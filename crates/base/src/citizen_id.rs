//! The number of the citizen card (số định danh cá nhân, số CCCD), and of the
//! identity card before it (số CMND).

use std::fmt;

/// A number by which the state tells citizens apart: twelve digits, or the nine
/// of the old identity card.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CitizenId(String);

/// Why a text is no such number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitizenIdFault {
    /// Eight, ten or eleven digits: a spreadsheet that took the number for an
    /// amount has dropped the zeros in front. Which ones, nobody can tell.
    ZerosLost {
        /// The digits that are left.
        digits: usize,
    },
    /// Anything else.
    Form,
}

impl CitizenId {
    /// Reads a number as it is written; spaces, dots and hyphens are room.
    ///
    /// # Errors
    /// [`CitizenIdFault`]; zeros are never put in front.
    pub fn parse(text: &str) -> Result<Self, CitizenIdFault> {
        let is_room = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '\'');
        let digits: String = text.chars().filter(|c| !is_room(*c)).collect();
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CitizenIdFault::Form);
        }
        match digits.len() {
            9 | 12 => Ok(Self(digits)),
            8 | 10 | 11 => Err(CitizenIdFault::ZerosLost { digits: digits.len() }),
            _ => Err(CitizenIdFault::Form),
        }
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is the number of an old identity card.
    pub fn is_old(&self) -> bool {
        self.0.len() == 9
    }

    /// Whether the two cannot be of one citizen: a card of each kind may be.
    pub fn tells_apart(&self, other: &Self) -> bool {
        self.is_old() == other.is_old() && self != other
    }

    /// The last three digits, for whoever may not see them all.
    pub fn masked(&self) -> String {
        let shown = self.0.len().saturating_sub(3);
        "•".repeat(shown) + self.0.get(shown..).unwrap_or_default()
    }
}

/// What is printed while looking for a fault must name nobody.
impl fmt::Debug for CitizenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> CitizenId {
        CitizenId::parse(text).unwrap()
    }

    #[test]
    fn spaces_and_dots_are_room_and_both_kinds_of_cards_are_read() {
        assert_eq!(read("000 199.000-123").as_str(), "000199000123");
        assert_eq!(read("'000199000123"), read("000199000123"));
        assert!(read("000 123 456").is_old() && !read("000199000123").is_old());
    }

    #[test]
    fn lost_zeros_are_told_and_never_put_back() {
        for (text, digits) in [("99000123", 8), ("1990001234", 10), ("19900012345", 11)] {
            let told = CitizenId::parse(text);
            assert_eq!(told, Err(CitizenIdFault::ZerosLost { digits }), "{text}");
        }
        for text in ["", "không", "0001990001234", "12a456789", "1,5E+11"] {
            assert_eq!(CitizenId::parse(text), Err(CitizenIdFault::Form), "{text}");
        }
    }

    #[test]
    fn a_card_of_each_kind_may_be_of_one_citizen() {
        assert!(read("000199000123").tells_apart(&read("000199000124")));
        assert!(!read("000199000123").tells_apart(&read("000199000123")));
        assert!(!read("000199000123").tells_apart(&read("000123456")));
    }

    #[test]
    fn only_three_digits_are_shown_when_masked_or_printed_for_a_fault() {
        assert_eq!(read("000199000123").masked(), "•••••••••123");
        assert_eq!(format!("{:?}", read("000123456")), "••••••456");
    }
}
