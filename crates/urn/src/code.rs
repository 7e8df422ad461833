//! The codes on the cards, and the receipts: twelve signs of Crockford's
//! base 32, the last of which checks the others.

use base::Chance;
use std::fmt;
use std::str::FromStr;

/// Crockford's base 32: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Signs of a code, the check sign included.
pub const CODE_SIGNS: usize = 12;

/// Why a text is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Too short, too long, or with signs that codes do not have.
    #[error("a code has {CODE_SIGNS} letters and digits")]
    Shape,
    /// A sign was misread or two were swapped.
    #[error("a sign of the code is wrong")]
    Check,
}

fn draw(chance: &mut dyn Chance) -> [u8; CODE_SIGNS] {
    let mut signs = [0; CODE_SIGNS];
    // One draw has 64 bits, eleven signs need 55.
    let mut bits = chance.next_u64();
    for sign in &mut signs[..CODE_SIGNS - 1] {
        *sign = ALPHABET[(bits & 31) as usize];
        bits >>= 5;
    }
    signs[CODE_SIGNS - 1] = check_sign(&signs[..CODE_SIGNS - 1]);
    signs
}

/// Luhn's check in base 32: sees every single wrong sign and nearly every swap
/// of two neighbours.
fn check_sign(signs: &[u8]) -> u8 {
    let sum: usize = signs
        .iter()
        .rev()
        .enumerate()
        .map(|(place, sign)| {
            let value = ALPHABET.iter().position(|known| known == sign).unwrap_or_default();
            let weighed = if place % 2 == 0 { value * 2 } else { value };
            weighed / 32 + weighed % 32
        })
        .sum();
    ALPHABET[(32 - sum % 32) % 32]
}

/// Reads what a person typed: small letters, gaps and hyphens do not matter,
/// and what Crockford leaves out is what it looks like.
fn read(text: &str) -> Result<[u8; CODE_SIGNS], CodeError> {
    let mut signs = [0; CODE_SIGNS];
    let mut filled = 0;
    for sign in text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '.')) {
        let sign = match sign.to_ascii_uppercase() {
            'O' => b'0',
            'I' | 'L' => b'1',
            sign => u8::try_from(sign).map_err(|_| CodeError::Shape)?,
        };
        if !ALPHABET.contains(&sign) || filled == CODE_SIGNS {
            return Err(CodeError::Shape);
        }
        signs[filled] = sign;
        filled += 1;
    }
    if filled != CODE_SIGNS {
        return Err(CodeError::Shape);
    }
    if check_sign(&signs[..CODE_SIGNS - 1]) != signs[CODE_SIGNS - 1] {
        return Err(CodeError::Check);
    }
    Ok(signs)
}

macro_rules! kind {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; CODE_SIGNS]);

        impl $name {
            /// Draws a new one: 55 random bits.
            pub fn draw(chance: &mut dyn Chance) -> Self {
                Self(draw(chance))
            }

            /// The signs without gaps, as bytes of ASCII.
            pub(crate) fn bytes(&self) -> &[u8; CODE_SIGNS] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            /// In groups of four: `7KQX-02MD-9RTA`.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                for (place, sign) in self.0.iter().enumerate() {
                    if place > 0 && place % 4 == 0 {
                        f.write_str("-")?;
                    }
                    write!(f, "{}", char::from(*sign))?;
                }
                Ok(())
            }
        }

        impl fmt::Debug for $name {
            /// Nothing of the signs: a code must not get into a log by accident.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }

        impl FromStr for $name {
            type Err = CodeError;
            fn from_str(text: &str) -> Result<Self, CodeError> {
                read(text).map(Self)
            }
        }
    };
}

kind! {
    /// The code on a card. Whoever has it may cast one ballot.
    Code
}
kind! {
    /// What a voter keeps: it shows that the ballot was counted, not how.
    Receipt
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SeededChance;

    #[test]
    fn a_code_reads_back_however_it_is_typed() {
        let mut chance = SeededChance::new(1);
        for _ in 0..500 {
            let code = Code::draw(&mut chance);
            let shown = code.to_string();
            assert_eq!(shown.len(), CODE_SIGNS + 2);
            assert_eq!(shown.parse(), Ok(code));
            assert_eq!(shown.to_lowercase().replace('-', " ").parse(), Ok(code));
            assert_eq!(shown.replace('0', "o").replace('1', "l").parse(), Ok(code));
        }
    }

    #[test]
    fn one_wrong_sign_is_always_seen() {
        let mut chance = SeededChance::new(2);
        for _ in 0..50 {
            let code = Code::draw(&mut chance);
            for place in 0..CODE_SIGNS {
                for &sign in ALPHABET.iter().filter(|sign| **sign != code.0[place]) {
                    let mut wrong = code.0;
                    wrong[place] = sign;
                    let text = String::from_utf8(wrong.to_vec()).unwrap();
                    assert_eq!(text.parse::<Code>(), Err(CodeError::Check), "{text}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in ["", "ABCD", "7KQX-02MD-9RT", "7KQX-02MD-9RTAA", "7KQX-02MD-9RTU", "mã số"] {
            assert_eq!(text.parse::<Code>(), Err(CodeError::Shape), "{text}");
        }
    }

    #[test]
    fn a_code_never_gets_into_a_log_by_accident() {
        let code = Code::draw(&mut SeededChance::new(3));
        assert_eq!(format!("{code:?}"), "Code(…)");
    }
}
