//! How large and how deep a pack may be. A pack is a letter that people read;
//! beyond these limits it is a mistake or an attack, and is refused before it
//! costs time or stack.

use crate::error::{LoadError, Problem};
use std::borrow::Cow;

/// Greatest size of a file, in bytes: 2 MiB.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;
/// Most headings in a file.
pub(crate) const MAX_PROVISIONS: usize = 1_000;
/// Most fenced blocks in a file.
pub(crate) const MAX_BLOCKS: usize = 1_000;
/// Most characters in a heading.
pub(crate) const MAX_HEADING: usize = 500;
/// Most addresses in one `replaces`, `instruments` or `revives`.
pub(crate) const MAX_NAMES: usize = 100;
/// Most rows in one table.
pub(crate) const MAX_ROWS: usize = 1_000;
/// Deepest nesting of brackets, braces or dotted keys in a block; packs need 3.
pub(crate) const MAX_DEPTH: usize = 16;

/// Turns a file's bytes into its text: UTF-8, no byte order mark, line ends as
/// on Unix, no control characters. So a copy that went through another editor
/// is the same pack, with the same digest.
pub(crate) fn text_of(file: &str, bytes: &[u8]) -> Result<String, LoadError> {
    let refuse = |spot: (usize, usize), problem| {
        let (line, column) = spot;
        Err(LoadError { file: file.to_owned(), line, column, problem })
    };
    if bytes.len() > MAX_BYTES {
        let (bytes, limit) = (bytes.len(), MAX_BYTES);
        return refuse((1, 1), Problem::TooLarge { bytes, limit });
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => plain(text),
        Err(error) => {
            let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let byte = bytes.get(sound.len()).copied().unwrap_or_default();
            let spot = end_of(&String::from_utf8_lossy(sound));
            return refuse(spot, Problem::NotUtf8 { byte: format!("{byte:02X}") });
        }
    };
    let control = |c: char| c.is_control() && c != '\n' && c != '\t';
    match text.char_indices().find(|(_, c)| control(*c)) {
        None => Ok(text.into_owned()),
        Some((at, c)) => {
            let code = format!("U+{:04X}", u32::from(c));
            refuse(end_of(&text[..at]), Problem::ControlCharacter { code })
        }
    }
}

/// A text without byte order mark, with line ends as on Unix.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains("\r\n") { text.replace("\r\n", "\n").into() } else { text.into() }
}

/// Line and column, from 1, of what follows this text.
fn end_of(before: &str) -> (usize, usize) {
    let last = before.rsplit('\n').next().unwrap_or_default();
    let last = last.strip_prefix('\u{feff}').unwrap_or(last);
    (before.matches('\n').count() + 1, last.chars().count() + 1)
}

/// Where a TOML text first nests deeper than [`MAX_DEPTH`], as a byte offset.
/// Runs before the reader, which would build what it nests: it looks at
/// brackets, braces and the dots of keys outside strings and comments.
pub(crate) fn too_deep(toml: &str) -> Option<usize> {
    let bytes = toml.as_bytes();
    let (mut at, mut open, mut dots) = (0, 0usize, 0usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'#' => {
                at = skip(bytes, at, |rest| rest[0] == b'\n');
                continue;
            }
            b'"' | b'\'' => {
                at = after_string(bytes, at);
                continue;
            }
            b'[' | b'{' => (open, dots) = (open + 1, 0),
            b']' | b'}' => (open, dots) = (open.saturating_sub(1), 0),
            b'.' => dots += 1,
            b'=' | b',' | b'\n' => dots = 0,
            _ => {}
        }
        if open > MAX_DEPTH || dots > MAX_DEPTH {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The first place from `at` on where `end` holds, or the end of all.
fn skip(bytes: &[u8], mut at: usize, end: impl Fn(&[u8]) -> bool) -> usize {
    while at < bytes.len() && !end(&bytes[at..]) {
        at += 1;
    }
    at
}

/// The place after the string that begins at `at`.
fn after_string(bytes: &[u8], at: usize) -> usize {
    let quote = bytes[at];
    let (triple, basic) = ([quote; 3], quote == b'"');
    let long = bytes[at..].starts_with(&triple);
    let mut at = at + if long { 3 } else { 1 };
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if basic => at += 2,
            b'\n' if !long => return at,
            byte if byte == quote && !long => return at + 1,
            _ if long && bytes[at..].starts_with(&triple) => {
                // Up to two quotes more may belong to the string.
                let more = bytes[at + 3..].iter().take(2).take_while(|b| **b == quote).count();
                return at + 3 + more;
            }
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_brackets_and_dots_outside_strings_and_comments() {
        let deep = "[".repeat(MAX_DEPTH + 1);
        let dotted = "a.".repeat(MAX_DEPTH + 1);
        for text in [
            format!("a = {deep}"),
            format!("a = {}", deep.replace('[', "{ a = ")),
            format!("{dotted}a = 1"),
            format!("[{dotted}a]"),
            format!("a = \"\"\"x\"\"\"\"\" {deep}"),
            format!("a = \"never closed\nb = {deep}"),
        ] {
            assert!(too_deep(&text).is_some(), "{text}");
        }
        for text in [
            format!("a = \"{deep}\""),
            format!("a = '{deep}'"),
            format!("a = \"\\\"{deep}\""),
            format!("a = \"\"\"\n{deep}\n\"\"\""),
            format!("a = 1 # {deep}"),
            "a = [{ b = [1.5, 2.5] }]\n".repeat(100),
        ] {
            assert_eq!(too_deep(&text), None, "{text}");
        }
    }
}
