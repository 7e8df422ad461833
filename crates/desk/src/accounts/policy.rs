//! The rules of accounts in one place: how long sessions stand, when an account
//! is locked, what a password must be.

use base::fold;

/// The rules of accounts. The defaults are the level-2 examples of
/// TCVN 14423:2026, as a secondary source gives them; those that this house
/// chose itself say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountPolicy {
    /// Wrong passwords or codes before an account is locked.
    pub wrong_tries: u32,
    /// For how long it is locked, in seconds (own choice).
    pub lock_seconds: i64,
    /// A session ends after so many seconds without use.
    pub idle_seconds: i64,
    /// The same for administrators.
    pub idle_seconds_of_administrators: i64,
    /// A session ends after so many seconds in any case (own choice).
    pub session_seconds: i64,
    /// A one-time link is good for so many seconds (own choice).
    pub link_seconds: i64,
    /// Between the password and the second factor, in seconds (own choice).
    pub half_seconds: i64,
    /// An account that nobody used for so many seconds is disabled.
    pub dormant_seconds: i64,
    /// The fewest letters of a password.
    pub fewest_letters: usize,
    /// The same for an account with a second factor.
    pub fewest_letters_with_second: usize,
    /// The most letters of a password (own choice).
    pub most_letters: usize,
}

/// The rules where nothing else is set; no site can set weaker ones.
pub const POLICY: AccountPolicy = AccountPolicy {
    wrong_tries: 5,
    lock_seconds: 15 * 60,
    idle_seconds: 15 * 60,
    idle_seconds_of_administrators: 5 * 60,
    session_seconds: 12 * 3600,
    link_seconds: 72 * 3600,
    half_seconds: 5 * 60,
    dormant_seconds: 45 * 86_400,
    fewest_letters: 14,
    fewest_letters_with_second: 8,
    most_letters: 200,
};

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordFault {
    /// It has too few letters.
    TooShort {
        /// How many it must have.
        fewest: usize,
    },
    /// It has too many letters.
    TooLong {
        /// How many it may have.
        most: usize,
    },
    /// It holds the name of the account or of the site.
    HoldsName,
    /// It is one sign or a short run again and again, or a plain row of signs.
    TooPlain,
    /// Everybody tries it first.
    Common,
}

impl PasswordFault {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooShort { .. } => "too-short",
            Self::TooLong { .. } => "too-long",
            Self::HoldsName => "holds-name",
            Self::TooPlain => "too-plain",
            Self::Common => "common",
        }
    }
}

/// Words with which people begin their passwords; in the searching key, without
/// spaces. A password of nothing but one of them, digits and signs is refused.
const COMMON: [&str; 40] = [
    "password",
    "passw0rd",
    "matkhau",
    "admin",
    "administrator",
    "quantri",
    "quantrivien",
    "qwerty",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "iloveyou",
    "anhyeuem",
    "emyeuanh",
    "yeuem",
    "yeuanh",
    "toiyeuvietnam",
    "vietnam",
    "vietnammuonnam",
    "vietnamvodich",
    "hanoi",
    "hochiminh",
    "saigon",
    "danang",
    "dangcongsanvietnam",
    "dangcongsan",
    "tinhuy",
    "huyenuy",
    "thanhuy",
    "bantochuc",
    "bantochuctinhuy",
    "canbo",
    "quyhoach",
    "quyhoachcanbo",
    "kecan",
    "welcome",
    "letmein",
    "abcdef",
    "khongbiet",
    "doimatkhau",
];

impl AccountPolicy {
    /// Whether a password may be that of an account.
    ///
    /// # Errors
    /// Why not.
    pub fn password(
        &self,
        password: &str,
        account: &str,
        site: &str,
        has_second: bool,
    ) -> Result<(), PasswordFault> {
        let letters = password.chars().count();
        let fewest = if has_second { self.fewest_letters_with_second } else { self.fewest_letters };
        if letters < fewest {
            return Err(PasswordFault::TooShort { fewest });
        }
        if letters > self.most_letters {
            return Err(PasswordFault::TooLong { most: self.most_letters });
        }
        let key = run_together(password);
        if [account, site].map(run_together).iter().any(|name| holds(&key, name)) {
            return Err(PasswordFault::HoldsName);
        }
        if is_plain(password) {
            return Err(PasswordFault::TooPlain);
        }
        let words: String = key.chars().filter(|c| c.is_alphabetic()).collect();
        if words.is_empty() || COMMON.iter().any(|common| is_only(&words, common) || key == *common)
        {
            return Err(PasswordFault::Common);
        }
        Ok(())
    }

    /// The same, made as strict as [`POLICY`] wherever it is not.
    #[must_use]
    pub fn bounded(mut self) -> Self {
        self.wrong_tries = self.wrong_tries.clamp(1, POLICY.wrong_tries);
        self.lock_seconds = self.lock_seconds.max(POLICY.lock_seconds);
        self.idle_seconds = self.idle_seconds.clamp(60, POLICY.idle_seconds);
        self.idle_seconds_of_administrators =
            self.idle_seconds_of_administrators.clamp(60, POLICY.idle_seconds_of_administrators);
        self.session_seconds = self.session_seconds.clamp(60, POLICY.session_seconds);
        self.link_seconds = self.link_seconds.clamp(60, POLICY.link_seconds);
        self.half_seconds = self.half_seconds.clamp(60, POLICY.half_seconds);
        self.dormant_seconds = self.dormant_seconds.clamp(86_400, POLICY.dormant_seconds);
        self.fewest_letters = self.fewest_letters.max(POLICY.fewest_letters);
        self.fewest_letters_with_second =
            self.fewest_letters_with_second.max(POLICY.fewest_letters_with_second);
        self.most_letters = POLICY.most_letters;
        self
    }

    /// After how many idle seconds a session of a role ends.
    pub fn idle_seconds(&self, role: crate::Role) -> i64 {
        match role {
            crate::Role::Administrator => self.idle_seconds_of_administrators,
            _ => self.idle_seconds,
        }
    }
}

fn run_together(text: &str) -> String {
    fold(text).split_whitespace().collect()
}

/// A name of two letters stands in many words by chance.
fn holds(key: &str, name: &str) -> bool {
    name.chars().count() >= 4 && key.contains(name)
}

/// Whether a text is a word again and again.
fn is_only(text: &str, word: &str) -> bool {
    text.len().is_multiple_of(word.len()) && text == word.repeat(text.len() / word.len())
}

/// Few different signs, a run again and again, or each sign next to the last
/// one: `aaaa…`, `ababab…`, `123456…`, `abcdef…`.
fn is_plain(password: &str) -> bool {
    let signs: Vec<char> = password.to_lowercase().chars().collect();
    let different = signs.iter().collect::<std::collections::BTreeSet<_>>().len();
    let repeats = (1..=signs.len() / 2).any(|run| {
        signs.len().is_multiple_of(run) && signs.chunks(run).all(|chunk| chunk == &signs[..run])
    });
    let steps = |pair: &[char]| i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0]));
    let in_row = signs.windows(2).filter(|pair| steps(pair).abs() == 1).count();
    different < 5 || repeats || in_row * 4 >= signs.len() * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(password: &str) -> Option<PasswordFault> {
        POLICY.password(password, "can-bo", "Huyện ủy Thượng Bình", false).err()
    }

    #[test]
    fn no_setting_makes_the_rules_weaker_than_the_floor() {
        let weak = AccountPolicy {
            wrong_tries: 100,
            lock_seconds: 0,
            idle_seconds: 86_400,
            idle_seconds_of_administrators: 86_400,
            session_seconds: i64::MAX,
            link_seconds: i64::MAX,
            half_seconds: i64::MAX,
            dormant_seconds: i64::MAX,
            fewest_letters: 1,
            fewest_letters_with_second: 1,
            most_letters: 1,
        };
        assert_eq!(weak.bounded(), POLICY);
        let strict = AccountPolicy { wrong_tries: 3, fewest_letters: 20, ..POLICY };
        assert_eq!(strict.clone().bounded(), strict);
    }

    #[test]
    fn fourteen_letters_are_enough_and_thirteen_are_not() {
        assert_eq!(fault("núi xa mây gần"), None);
        assert_eq!("núi xa mây gần".chars().count(), 14);
        assert_eq!(fault("núi xa mây gầ"), Some(PasswordFault::TooShort { fewest: 14 }));
        let with_second = |password| POLICY.password(password, "can-bo", "", true).err();
        assert_eq!(with_second("mây núi7"), None);
        assert_eq!(with_second("mây nú7"), Some(PasswordFault::TooShort { fewest: 8 }));
    }

    #[test]
    fn two_hundred_letters_are_the_most() {
        let long: String = "sông núi biển trời ".chars().cycle().take(197).collect();
        assert_eq!(fault(&format!("{long}xyw")), None);
        assert_eq!(fault(&format!("{long}xywz")), Some(PasswordFault::TooLong { most: 200 }));
    }

    #[test]
    fn names_are_found_however_they_are_written() {
        for password in ["CÁN BỘ số mười bảy", "x-canbo-y-1234567", "thượng huyenuythuongbinh"]
        {
            assert_eq!(fault(password), Some(PasswordFault::HoldsName), "{password}");
        }
    }

    #[test]
    fn repeated_and_running_signs_are_refused() {
        for password in [
            "aaaaaaaaaaaaaa",
            "abababababababab",
            "12345678901234",
            "mây mây mây mây ",
            "abcdefghijklmno",
        ] {
            assert_eq!(fault(password), Some(PasswordFault::TooPlain), "{password}");
        }
    }

    #[test]
    fn what_everybody_tries_first_is_refused_with_digits_behind_it_too() {
        for password in
            ["Password@123456", "Mật khẩu 2026!!", "toiyeuvietnam1945", "admin.admin.2026"]
        {
            assert_eq!(fault(password), Some(PasswordFault::Common), "{password}");
        }
        assert_eq!(fault("19/5/1890-2/9/1945"), Some(PasswordFault::Common), "digits alone");
    }
}
