//! The two cookies – the session and the language – and comparing secrets.

use axum::http::{HeaderMap, HeaderValue, header};
use words::Lang;

/// Holds the session's token.
pub const SESSION: &str = "kecan";
/// Holds the language's tag.
pub const LANGUAGE: &str = "lang";

/// Holds the token between the password and the second factor.
pub const SECOND: &str = "kecan-second";

const YEAR_IN_SECONDS: u32 = 365 * 24 * 3600;

/// The value of a cookie, if the browser sent it.
pub fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let sent = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    sent.flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}

/// Hands the browser its session. `Secure` over TLS only: pages served in the
/// clear to this machine alone need it too. Never readable to a script, never
/// sent along from another site.
pub fn session(token: &str, over_tls: bool) -> Option<HeaderValue> {
    let secure = if over_tls { "; Secure" } else { "" };
    header(format!("{SESSION}={token}; Path=/; HttpOnly; SameSite=Strict{secure}"))
}

/// Takes the session back.
pub fn no_session() -> Option<HeaderValue> {
    header(format!("{SESSION}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0"))
}

/// Between the password and the second factor.
pub fn second(token: &str, over_tls: bool) -> Option<HeaderValue> {
    let secure = if over_tls { "; Secure" } else { "" };
    let what = "Path=/sign-in; HttpOnly; SameSite=Strict; Max-Age=300";
    header(format!("{SECOND}={token}; {what}{secure}"))
}

/// Takes that back.
pub fn no_second() -> Option<HeaderValue> {
    header(format!("{SECOND}=; Path=/sign-in; HttpOnly; SameSite=Strict; Max-Age=0"))
}

/// Keeps the language for a year.
pub fn language(lang: Lang, over_tls: bool) -> Option<HeaderValue> {
    let (tag, secure) = (lang.code(), if over_tls { "; Secure" } else { "" });
    let what = "Path=/; HttpOnly; SameSite=Lax";
    header(format!("{LANGUAGE}={tag}; {what}; Max-Age={YEAR_IN_SECONDS}{secure}"))
}

fn header(text: String) -> Option<HeaderValue> {
    HeaderValue::from_str(&text).ok()
}

/// A session's token as one answer shows it: hidden under a mask of its own, so
/// that what is sent compressed is never the same letters twice and its length
/// tells nothing of them (as in BREACH).
pub fn masked(token: &str, mask: &str) -> String {
    format!("{mask}{}", over(token, mask))
}

/// Whether a form carries the session's token, under whatever mask it was shown.
pub fn is_token(sent: &str, token: &str) -> bool {
    match sent.split_at_checked(sent.len() / 2) {
        Some((mask, shown)) if sent.len() == 2 * token.len() => {
            same_secret(&over(shown, mask), token)
        }
        _ => false,
    }
}

/// One text of hex digits over another, digit by digit; twice is once again.
fn over(text: &str, mask: &str) -> String {
    let digit = |c: char| c.to_digit(16).unwrap_or_default();
    let both = text.chars().zip(mask.chars());
    both.filter_map(|(a, b)| char::from_digit(digit(a) ^ digit(b), 16)).collect()
}

/// Whether two secrets are equal; the time it takes tells nothing of where they
/// differ.
pub fn same_secret(one: &str, two: &str) -> bool {
    let mut difference = one.len() ^ two.len();
    for (a, b) in one.bytes().zip(two.bytes()) {
        difference |= usize::from(a ^ b);
    }
    std::hint::black_box(difference) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("lang=en; kecan=abc"));
        headers.append(header::COOKIE, HeaderValue::from_static("xkecan=no"));
        assert_eq!(read(&headers, SESSION), Some("abc"));
        assert_eq!(read(&headers, LANGUAGE), Some("en"));
        assert_eq!(read(&headers, "other"), None);
    }

    #[test]
    fn a_token_is_known_under_every_mask_and_nothing_else_is() {
        let (token, other) = ("0f3a".repeat(16), "0f3b".repeat(16));
        for mask in ["0000".repeat(16), "ffff".repeat(16), "19ac".repeat(16)] {
            let shown = masked(&token, &mask);
            assert_eq!(shown.contains(&token), mask.starts_with('0'), "{shown}");
            assert!(is_token(&shown, &token));
            assert!(!is_token(&masked(&other, &mask), &token));
        }
        for sent in ["", "0f3a", token.as_str(), "đ", &"0".repeat(128), &"đ".repeat(64)] {
            assert!(!is_token(sent, &token), "{sent}");
        }
        assert!(!is_token(&"zz".repeat(64), &token));
    }

    #[test]
    fn secrets_are_the_same_only_when_every_sign_is() {
        assert!(same_secret("abc", "abc"));
        for other in ["", "ab", "abcd", "abd", "xbc"] {
            assert!(!same_secret("abc", other), "{other}");
        }
    }
}
