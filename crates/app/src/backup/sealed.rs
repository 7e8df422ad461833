//! Files sealed with a passphrase, in the format of age (age-encryption.org/v1,
//! recipient `scrypt`): whoever has lost this program opens a backup with `age
//! -d` or `rage -d`.
//!
//! Only the format is ours to write; scrypt, HKDF, HMAC and ChaCha20-Poly1305
//! come from libraries. Source: the C2SP specification `age.md`.

use base::Chance;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use ring::{aead, hkdf, hmac};
use std::fmt;
use std::io::{self, Read, Write};

const VERSION: &str = "age-encryption.org/v1";
const LABEL: &[u8] = b"age-encryption.org/v1/scrypt";
/// Work of the passphrase: 2^18 rounds take about a second and 256 MB.
pub const WORK: u8 = 18;
/// The most work that is done to open a file: what somebody puts into our hands
/// must not stand still for an hour.
const MOST_WORK: u8 = 22;
/// The plain bytes of a piece.
const PIECE: usize = 64 * 1024;
/// The bytes that prove a piece.
const TAG: usize = 16;
/// The longest header that is read.
const LONGEST_HEADER: usize = 4096;

/// The key of a file.
struct FileKey([u8; 16]);

impl FileKey {
    fn derive(&self, salt: &[u8], info: &'static [u8]) -> [u8; 32] {
        let mut key = [0; 32];
        let derived = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(&self.0);
        // 32 bytes are far below what the function can give.
        let _ = derived.expand(&[info], hkdf::HKDF_SHA256).map(|okm| okm.fill(&mut key));
        key
    }

    fn mac(&self) -> hmac::Key {
        hmac::Key::new(hmac::HMAC_SHA256, &self.derive(&[], b"header"))
    }
}

fn cipher(key: &[u8; 32]) -> io::Result<aead::LessSafeKey> {
    let key = aead::UnboundKey::new(&aead::CHACHA20_POLY1305, key).map_err(|_| broken())?;
    Ok(aead::LessSafeKey::new(key))
}

/// The key that a passphrase gives.
fn passphrase_key(passphrase: &str, salt: &[u8], work: u8) -> io::Result<[u8; 32]> {
    let params = scrypt::Params::new(work, 8, 1).map_err(io::Error::other)?;
    let mut key = [0; 32];
    let salt = [LABEL, salt].concat();
    scrypt::scrypt(passphrase.as_bytes(), &salt, &params, &mut key).map_err(io::Error::other)?;
    Ok(key)
}

fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, Broken)
}

/// The file is no sealed file, was changed, or lacks its end.
#[derive(Debug)]
pub struct Broken;

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sealed file broken")
    }
}

impl std::error::Error for Broken {}

/// The passphrase is another, which shows before anything is read.
#[derive(Debug)]
pub struct WrongPassphrase;

impl fmt::Display for WrongPassphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("wrong passphrase")
    }
}

impl std::error::Error for WrongPassphrase {}

/// Seals what is written. [`Sealer::finish`] writes the last piece: without it
/// the file cannot be opened to its end.
pub struct Sealer<W: Write> {
    inner: W,
    key: aead::LessSafeKey,
    piece: Vec<u8>,
    number: u128,
}

impl<W: Write> Sealer<W> {
    /// Begins a sealed file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new(
        mut inner: W,
        passphrase: &str,
        work: u8,
        chance: &mut dyn Chance,
    ) -> io::Result<Self> {
        let (mut file_key, mut salt, mut nonce) = ([0; 16], [0; 16], [0; 16]);
        for bytes in [&mut file_key, &mut salt, &mut nonce] {
            for eight in bytes.chunks_exact_mut(8) {
                eight.copy_from_slice(&chance.next_u64().to_be_bytes());
            }
        }
        let file_key = FileKey(file_key);
        let mut body = file_key.0.to_vec();
        let wrap = cipher(&passphrase_key(passphrase, &salt, work)?)?;
        let zero = aead::Nonce::assume_unique_for_key([0; 12]);
        wrap.seal_in_place_append_tag(zero, aead::Aad::empty(), &mut body).map_err(|_| broken())?;
        let header = format!(
            "{VERSION}\n-> scrypt {} {work}\n{}\n---",
            BASE64.encode(salt),
            BASE64.encode(&body)
        );
        let mac = hmac::sign(&file_key.mac(), header.as_bytes());
        writeln!(inner, "{header} {}", BASE64.encode(mac.as_ref()))?;
        inner.write_all(&nonce)?;
        let key = cipher(&file_key.derive(&nonce, b"payload"))?;
        Ok(Self { inner, key, piece: Vec::with_capacity(PIECE + TAG), number: 0 })
    }

    fn seal(&mut self, last: bool) -> io::Result<()> {
        let nonce = nonce_of(self.number, last);
        self.key
            .seal_in_place_append_tag(nonce, aead::Aad::empty(), &mut self.piece)
            .map_err(|_| broken())?;
        self.inner.write_all(&self.piece)?;
        self.piece.clear();
        self.number += 1;
        Ok(())
    }

    /// Writes the last piece and gives back what was written to.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        self.seal(true)?;
        self.inner.flush()?;
        Ok(self.inner)
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full piece waits until more comes: the last one is sealed as such.
        if self.piece.len() == PIECE {
            self.seal(false)?;
        }
        let taken = bytes.len().min(PIECE - self.piece.len());
        self.piece.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

fn nonce_of(number: u128, last: bool) -> aead::Nonce {
    let mut nonce = [0; 12];
    nonce[..11].copy_from_slice(&number.to_be_bytes()[5..]);
    nonce[11] = u8::from(last);
    aead::Nonce::assume_unique_for_key(nonce)
}

/// Opens a sealed file. What is read is proven piece by piece; a file cut short
/// gives an error, never an end.
pub struct Opener<R: Read> {
    inner: R,
    key: aead::LessSafeKey,
    plain: Vec<u8>,
    at: usize,
    /// The first byte of the piece after this one.
    ahead: Option<u8>,
    number: u128,
    ended: bool,
}

impl<R: Read> Opener<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// [`WrongPassphrase`] as the cause; or when it is not such a file, or cannot
    /// be read.
    pub fn new(mut inner: R, passphrase: &str) -> io::Result<Self> {
        let header = header_of(&mut inner)?;
        let (signed, mac) = header.rsplit_once("--- ").ok_or_else(broken)?;
        let mut lines = signed.lines();
        let stanza = match (lines.next(), lines.next()) {
            (Some(VERSION), Some(stanza)) => stanza,
            _ => return Err(broken()),
        };
        let words: Vec<&str> = stanza.split(' ').collect();
        let ["->", "scrypt", salt, work] = words.as_slice() else { return Err(broken()) };
        let decode = |text: &str| BASE64.decode(text).map_err(|_| broken());
        let work: u8 = work.parse().map_err(|_| broken())?;
        if work == 0 || work > MOST_WORK {
            return Err(broken());
        }
        let mut body = decode(lines.next().unwrap_or_default())?;
        let wrap = cipher(&passphrase_key(passphrase, &decode(salt)?, work)?)?;
        let zero = aead::Nonce::assume_unique_for_key([0; 12]);
        let plain = wrap
            .open_in_place(zero, aead::Aad::empty(), &mut body)
            .map_err(|_| io::Error::new(io::ErrorKind::PermissionDenied, WrongPassphrase))?;
        let file_key = FileKey(<[u8; 16]>::try_from(&*plain).map_err(|_| broken())?);
        let signed = format!("{signed}---");
        hmac::verify(&file_key.mac(), signed.as_bytes(), &decode(mac.trim_end())?)
            .map_err(|_| broken())?;
        let mut nonce = [0; 16];
        inner.read_exact(&mut nonce)?;
        let key = cipher(&file_key.derive(&nonce, b"payload"))?;
        let ahead = next_byte(&mut inner)?;
        Ok(Self { inner, key, plain: Vec::new(), at: 0, ahead, number: 0, ended: false })
    }

    fn open(&mut self) -> io::Result<()> {
        let first = self.ahead.ok_or_else(broken)?;
        self.plain.clear();
        self.plain.push(first);
        let rest = (PIECE + TAG - 1) as u64;
        self.inner.by_ref().take(rest).read_to_end(&mut self.plain)?;
        self.ahead = next_byte(&mut self.inner)?;
        let last = self.ahead.is_none();
        let nonce = nonce_of(self.number, last);
        let opened = self.key.open_in_place(nonce, aead::Aad::empty(), &mut self.plain);
        let length = opened.map_err(|_| broken())?.len();
        // Only a file of nothing ends with an empty piece.
        if length == 0 && self.number > 0 {
            return Err(broken());
        }
        self.plain.truncate(length);
        (self.at, self.ended) = (0, last);
        self.number += 1;
        Ok(())
    }
}

impl<R: Read> Read for Opener<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.plain.len() && !self.ended {
            self.open()?;
        }
        let given = into.len().min(self.plain.len() - self.at);
        into[..given].copy_from_slice(&self.plain[self.at..self.at + given]);
        self.at += given;
        Ok(given)
    }
}

fn next_byte(inner: &mut impl Read) -> io::Result<Option<u8>> {
    let mut byte = [0];
    Ok((inner.read(&mut byte)? == 1).then_some(byte[0]))
}

/// The header, up to the end of the line of its proof.
fn header_of(inner: &mut impl Read) -> io::Result<String> {
    let mut header = Vec::new();
    while let Some(byte) = next_byte(inner)? {
        header.push(byte);
        let line = header.rsplit(|byte| *byte == b'\n').nth(1).unwrap_or_default();
        if byte == b'\n' && line.starts_with(b"--- ") {
            return String::from_utf8(header).map_err(|_| broken());
        }
        if header.len() > LONGEST_HEADER {
            break;
        }
    }
    Err(broken())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::real::OsChance;

    /// Quick, for tests of the format.
    const LIGHT: u8 = 4;

    fn sealed(plain: &[u8]) -> Vec<u8> {
        let mut sealer = Sealer::new(Vec::new(), "mật khẩu", LIGHT, &mut OsChance).unwrap();
        sealer.write_all(plain).unwrap();
        sealer.finish().unwrap()
    }

    fn opened(sealed: &[u8], passphrase: &str) -> io::Result<Vec<u8>> {
        let mut plain = Vec::new();
        Opener::new(sealed, passphrase)?.read_to_end(&mut plain)?;
        Ok(plain)
    }

    #[test]
    fn what_was_sealed_opens_again_whatever_its_length() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 7] {
            let plain: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            assert_eq!(opened(&sealed(&plain), "mật khẩu").unwrap(), plain, "{length}");
        }
    }

    #[test]
    fn a_file_that_rage_sealed_opens() {
        let sealed = include_bytes!("made-by-rage.age");
        assert_eq!(opened(sealed, "mat khau that dai 2017").unwrap(), b"Ke Can\n");
    }

    #[test]
    fn a_wrong_passphrase_is_told_before_anything_is_read() {
        let error = opened(&sealed(b"x"), "mat khau").unwrap_err();
        assert!(error.get_ref().is_some_and(|cause| cause.is::<WrongPassphrase>()), "{error}");
    }

    #[test]
    fn no_byte_can_change_and_no_end_can_be_cut_off() {
        let sealed = sealed(&vec![7; PIECE + 100]);
        let header = sealed.windows(4).position(|it| it == b"--- ").unwrap();
        for at in [0, 25, 40, header + 5, header + 60, sealed.len() / 2, sealed.len() - 1] {
            let mut other = sealed.clone();
            other[at] ^= 1;
            assert!(opened(&other, "mật khẩu").is_err(), "byte {at}");
        }
        for length in [0, header, header + 48, header + 70, PIECE, sealed.len() - 1] {
            assert!(opened(&sealed[..length], "mật khẩu").is_err(), "cut to {length}");
        }
        let piece_long = sealed.len() - 100 - TAG;
        assert!(opened(&sealed[..piece_long], "mật khẩu").is_err(), "cut between pieces");
    }
}
