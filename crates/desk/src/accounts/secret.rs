//! Drawing and hashing secrets. What is kept of each is a digest: of passwords a
//! slow one, of long random tokens a quick one.

use crate::{Desk, DeskError};
use argon2::Argon2;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

/// Letters of a drawn code: none that reads like another.
const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";

impl Desk {
    /// Hashing takes a good part of a second: never while the database is held.
    pub(crate) async fn fresh_hash(&self, password: &str) -> Result<String, DeskError> {
        let salt: [u8; 16] = self.draw_bytes();
        let password = password.to_owned();
        beside(move || hash_password(&password, &salt)).await
    }

    /// Two hundred and fifty-six bits of chance in hex.
    pub(crate) fn draw_secret(&self) -> String {
        self.draw(|chance| (0..4).map(|_| format!("{:016x}", chance.next_u64())).collect())
    }

    /// As long as a session's token, to hide one under.
    pub fn draw_mask(&self) -> String {
        self.draw_secret()
    }

    pub(crate) fn draw_bytes<const N: usize>(&self) -> [u8; N] {
        self.draw(|chance| {
            let mut bytes = [0; N];
            for part in bytes.chunks_mut(8) {
                part.copy_from_slice(&chance.next_u64().to_be_bytes()[..part.len()]);
            }
            bytes
        })
    }

    /// Twelve letters in three groups: some 59 bits of chance.
    pub(crate) fn draw_code(&self) -> String {
        self.draw(|chance| {
            let mut letter = || char::from(LETTERS[chance.below(LETTERS.len() as u64) as usize]);
            let groups: Vec<String> = (0..3).map(|_| (0..4).map(|_| letter()).collect()).collect();
            groups.join("-")
        })
    }
}

/// How many passwords are hashed at once: each takes 19 MiB, and who sends
/// thousands must not take the memory of the machine.
static HASHING: Semaphore = Semaphore::const_new(4);

/// Does heavy work beside the threads that answer requests.
async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, DeskError> + Send + 'static,
) -> Result<T, DeskError> {
    let turn = HASHING.acquire().await;
    let _turn = turn.map_err(|error| DeskError::Internal(error.to_string()))?;
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| DeskError::Internal(error.to_string()))?
}

/// Whether a password is the one whose hash is kept. For an account without a
/// password, or a name that nobody has, the same work is done, so that time
/// tells nothing.
pub(crate) async fn fits(typed: &str, stored: Option<String>) -> Result<bool, DeskError> {
    let typed = typed.to_owned();
    beside(move || match stored.filter(|stored| !stored.is_empty()) {
        Some(stored) => password_fits(&typed, &stored),
        None => hash_password(&typed, &[0; 16]).map(|_| false),
    })
    .await
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn read_hex(text: &str) -> Vec<u8> {
    (0..text.len() / 2)
        .filter_map(|at| u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok())
        .collect()
}

pub(crate) fn digest(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// The digest of a recovery code: its letters alone, however they were typed.
pub(crate) fn code_digest(code: &str) -> String {
    let letters: String =
        code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    digest(&format!("recovery {letters}"))
}

/// `argon2id$salt$hash` in hex, with the library's default cost.
fn hash_password(password: &str, salt: &[u8]) -> Result<String, DeskError> {
    let mut hash = [0u8; 32];
    Argon2::default()
        .hash_password_into(password.as_bytes(), salt, &mut hash)
        .map_err(|error| DeskError::Internal(format!("password hashing: {error}")))?;
    Ok(format!("argon2id${}${}", hex(salt), hex(&hash)))
}

fn password_fits(password: &str, stored: &str) -> Result<bool, DeskError> {
    let salt = read_hex(stored.split('$').nth(1).unwrap_or_default());
    let again = hash_password(password, &salt)?;
    // Compared in full, so that time does not tell where the first difference is.
    let apart = again.bytes().zip(stored.bytes()).fold(0u8, |apart, (a, b)| apart | (a ^ b));
    Ok(again.len() == stored.len() && apart == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_only_its_own_hash() {
        let stored = hash_password("Thượng Bình 2017", &[7; 16]).unwrap();
        assert!(password_fits("Thượng Bình 2017", &stored).unwrap());
        assert!(!password_fits("Thuong Binh 2017", &stored).unwrap());
    }

    #[test]
    fn a_recovery_code_is_the_same_however_it_is_typed() {
        assert_eq!(code_digest("abcd-efgh-jkmn"), code_digest(" ABCD efghJKMN "));
        assert_ne!(code_digest("abcd-efgh-jkmn"), code_digest("abcd-efgh-jkmp"));
    }
}
