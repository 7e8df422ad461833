//! One-time passwords by the clock (RFC 6238 over HMAC-SHA-1, six digits, thirty
//! seconds), as every authenticator app makes them.

use base::Instant;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// The length of a key in bytes: as long as the digest (RFC 4226, section 4).
pub(crate) const KEY_BYTES: usize = 20;
/// Seconds in which one password is shown.
const PERIOD: i64 = 30;
/// Periods before and after the present one that are taken too, for clocks that
/// differ and people who type slowly (RFC 6238, section 5.2).
const TOLERATED: i64 = 1;
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The password of a period.
fn password(key: &[u8], period: i64) -> Option<u32> {
    let mut mac = Hmac::<Sha1>::new_from_slice(key).ok()?;
    mac.update(&period.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let from = usize::from(digest.last()? & 0x0f);
    let bytes: [u8; 4] = digest.get(from..from + 4)?.try_into().ok()?;
    Some((u32::from_be_bytes(bytes) & 0x7fff_ffff) % 1_000_000)
}

/// The period whose password this is, if it is one of those about now and later
/// than `used`: each is good once.
pub(crate) fn period_of(key: &[u8], typed: &str, now: Instant, used: i64) -> Option<i64> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let typed: u32 = digits.parse().ok()?;
    let present = now.0.div_euclid(PERIOD);
    (present - TOLERATED..=present + TOLERATED)
        .filter(|period| *period > used)
        .find(|period| password(key, *period) == Some(typed))
}

/// The password of a moment: what an authenticator app shows then.
///
/// `None` for a key that cannot be read.
pub fn one_time_password(key: &str, now: Instant) -> Option<String> {
    let number = password(&read_base32(key)?, now.0.div_euclid(PERIOD))?;
    Some(format!("{number:06}"))
}

/// A key as people and apps write it (RFC 4648, base 32, no padding).
pub(crate) fn base32(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut held, mut bits) = (0u32, 0);
    for byte in bytes {
        held = (held << 8 | u32::from(*byte)) & 0xffff;
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(ALPHABET[(held >> bits & 31) as usize]));
        }
    }
    if bits > 0 {
        text.push(char::from(ALPHABET[(held << (5 - bits) & 31) as usize]));
    }
    text
}

/// Reads what [`base32`] writes; spaces and small letters do no harm.
pub(crate) fn read_base32(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0u32, 0);
    for letter in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        let digit = ALPHABET.iter().position(|known| *known == letter.to_ascii_uppercase())?;
        held = (held << 5 | digit as u32) & 0xffff;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xff) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key of the test vectors of RFC 6238, appendix B.
    const KEY: &[u8] = b"12345678901234567890";

    #[test]
    fn the_passwords_are_those_of_the_standard() {
        for (seconds, eight_digits) in
            [(59, 94_287_082), (1_111_111_109, 7_081_804), (2_000_000_000, 69_279_037)]
        {
            assert_eq!(password(KEY, seconds / 30), Some(eight_digits % 1_000_000), "{seconds}");
        }
        assert_eq!(one_time_password(&base32(KEY), Instant(59)).as_deref(), Some("287082"));
    }

    #[test]
    fn a_password_is_taken_once_and_half_a_minute_early_or_late() {
        let at = |seconds| period_of(KEY, "287 082", Instant(seconds), 0);
        assert_eq!(at(59), Some(1));
        assert_eq!(at(29), Some(1));
        assert_eq!(at(89), Some(1));
        assert_eq!(at(90), None);
        assert_eq!(period_of(KEY, "287082", Instant(59), 1), None, "used before");
        for wrong in ["287083", "28708", "2870820", "", "abcdef", "+87082"] {
            assert_eq!(period_of(KEY, wrong, Instant(59), 0), None, "{wrong}");
        }
    }

    #[test]
    fn a_key_reads_back_as_it_was_written() {
        assert_eq!(base32(b"foobar"), "MZXW6YTBOI");
        assert_eq!(read_base32("mzxw 6ytb oi").as_deref(), Some(&b"foobar"[..]));
        assert_eq!(read_base32("1"), None);
        assert_eq!(read_base32(&base32(KEY)).as_deref(), Some(KEY));
    }
}
