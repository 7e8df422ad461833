//! What the QR of a printed page says: form, page, sheet token, checksum.
//!
//! `K1` + form (8) + page (2 decimal digits, from 01) + token (10) + checksum
//! (4): 26 signs, all of them in the alphanumeric set of QR, so that version 2
//! with error correction Q holds them.

use crate::{FormCode, SheetToken};

/// Crockford's base 32 in capitals: the alphabet of QR's dense mode has them.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const PREFIX: &str = "K1";
const FORM: usize = 8;
const PAGE: usize = 2;
const TOKEN: usize = 10;
const CHECK: usize = 4;

/// The most pages that a form may have.
pub const MOST_PAGES: u32 = 99;

/// Why a text is not the code of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetCodeError {
    /// Not of the right length, or not of this program.
    #[error("«{0}» is not a sheet code")]
    Foreign(String),
    /// A sign was misread.
    #[error("«{0}» does not fit its checksum")]
    Checksum(String),
}

/// What one printed page is: of which form, which page, which sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetCode {
    /// The form.
    pub form: FormCode,
    /// The page, from 1.
    pub page: u32,
    /// The sheet.
    pub token: SheetToken,
}

impl SheetCode {
    /// The text that the QR holds.
    pub fn text(&self) -> String {
        let body = format!("{PREFIX}{}{:02}{}", self.form, self.page, self.token);
        let check = base32(checksum(&body), CHECK);
        body + &check
    }

    /// Reads [`Self::text`].
    ///
    /// # Errors
    /// [`SheetCodeError`].
    pub fn read(text: &str) -> Result<Self, SheetCodeError> {
        let foreign = || SheetCodeError::Foreign(text.chars().take(60).collect());
        if text.len() != PREFIX.len() + FORM + PAGE + TOKEN + CHECK || !text.is_ascii() {
            return Err(foreign());
        }
        let (body, check) = text.split_at(text.len() - CHECK);
        let rest = body.strip_prefix(PREFIX).ok_or_else(foreign)?;
        if base32(checksum(body), CHECK) != check {
            return Err(SheetCodeError::Checksum(text.to_owned()));
        }
        let (form, rest) = rest.split_at(FORM);
        let (page, token) = rest.split_at(PAGE);
        let page = page.parse().map_err(|_| foreign())?;
        Ok(Self { form: form.parse()?, page, token: token.parse()? })
    }
}

/// CRC-20 of the bytes (polynomial x²⁰+x¹⁹+x¹⁶+x¹⁴+x¹³+x¹²+x¹¹+x¹⁰+x⁸+x⁷+x⁵+
/// x⁴+x³+x+1 reduced to twenty bits): any burst of up to twenty bits is seen.
fn checksum(text: &str) -> u64 {
    const POLYNOMIAL: u64 = 0xB_5EF9;
    text.bytes().fold(0xF_FFFF, |crc, byte| {
        (0..8).fold(crc ^ (u64::from(byte) << 12), |crc, _| {
            let next = crc << 1;
            if crc & (1 << 19) == 0 { next } else { next ^ POLYNOMIAL }
        }) & 0xF_FFFF
    })
}

pub(crate) fn base32(value: u64, signs: usize) -> String {
    let sign = |at: usize| char::from(ALPHABET[(value >> (5 * at) & 31) as usize]);
    (0..signs).rev().map(sign).collect()
}

pub(crate) fn from_base32(text: &str, signs: usize) -> Result<u64, SheetCodeError> {
    let foreign = || SheetCodeError::Foreign(text.chars().take(60).collect());
    if text.len() != signs {
        return Err(foreign());
    }
    text.bytes().try_fold(0u64, |value, byte| {
        let sign = ALPHABET.iter().position(|&known| known == byte.to_ascii_uppercase());
        sign.map(|sign| value << 5 | sign as u64).ok_or_else(foreign)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SeededChance;

    fn drawn() -> SheetCode {
        let mut chance = SeededChance::new(3);
        SheetCode {
            form: FormCode::draw(&mut chance),
            page: 2,
            token: SheetToken::draw(&mut chance),
        }
    }

    #[test]
    fn a_sheet_code_reads_back_what_it_writes() {
        let code = drawn();
        assert_eq!(code.text().len(), 26);
        assert_eq!(SheetCode::read(&code.text()), Ok(code));
        assert_eq!(FormCode::of_number(code.form.number()), Some(code.form));
        assert_eq!(code.token.to_string().parse(), Ok(code.token));
    }

    #[test]
    fn one_sign_misread_is_always_seen() {
        let text = drawn().text();
        for at in 0..text.len() {
            for &sign in ALPHABET {
                let mut other = text.clone().into_bytes();
                if other[at] == sign {
                    continue;
                }
                other[at] = sign;
                let other = String::from_utf8(other).unwrap();
                assert!(SheetCode::read(&other).is_err(), "{other} was taken for {text}");
            }
        }
    }

    #[test]
    fn what_another_program_prints_is_foreign() {
        for text in ["", "https://example.org/", "K1", "K1é"] {
            assert!(matches!(SheetCode::read(text), Err(SheetCodeError::Foreign(_))));
        }
    }
}
