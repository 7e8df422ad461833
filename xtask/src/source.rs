//! Looking into Rust source without building it: just enough to find words in
//! code that is not a comment, not text and not a test.

use std::fs;
use std::path::{Path, PathBuf};

/// The source files of all crates and of xtask.
///
/// # Errors
/// When a folder cannot be read.
pub fn rust_files(root: &Path) -> Result<Vec<PathBuf>, String> {
    let read = |cause: std::io::Error| format!("cannot read crates/: {cause}");
    let mut files = rust_files_of(&root.join("xtask/src"))?;
    for entry in fs::read_dir(root.join("crates")).map_err(read)? {
        let src = entry.map_err(read)?.path().join("src");
        if src.is_dir() {
            files.extend(rust_files_of(&src)?);
        }
    }
    Ok(files)
}

/// The `.rs` files under a folder, in order of name.
///
/// # Errors
/// When a folder cannot be read.
pub fn rust_files_of(dir: &Path) -> Result<Vec<PathBuf>, String> {
    let read = |cause: std::io::Error| format!("cannot read {}: {cause}", dir.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(dir).map_err(read)? {
        paths.push(entry.map_err(read)?.path());
    }
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(rust_files_of(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(files)
}

/// Where the code names one of the words: line number from 1, and the word.
/// A word is an identifier (`tokio`) or a path of two (`std::fs`, found in
/// `use std::{fs, io}` too). Tests are not looked at: what stands under
/// `#[cfg(test)]`, from there to the end of that item.
pub fn mentions<'w>(text: &str, words: &[&'w str]) -> Vec<(usize, &'w str)> {
    let tokens = without_tests(tokens(text));
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        for word in words {
            let named = match word.split_once("::") {
                None => token.is(word),
                Some((outer, inner)) => token.is(outer) && path_goes_on(&tokens[at + 1..], inner),
            };
            if named {
                found.push((token.line, *word));
            }
        }
    }
    found
}

/// Whether, right after `std`, the code says `::inner` or `::{…, inner, …}`.
fn path_goes_on(tokens: &[Token], inner: &str) -> bool {
    let colons = tokens.len() > 2 && tokens[0].is(":") && tokens[1].is(":");
    if !colons {
        return false;
    }
    if !tokens[2].is("{") {
        return tokens[2].is(inner);
    }
    let mut depth = 0usize;
    for (at, token) in tokens[2..].iter().enumerate() {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" if depth == 1 => return false,
            "}" => depth -= 1,
            // Only a name at the head of its branch stands right under `std`.
            name if depth == 1 && name == inner => {
                let before = &tokens[2 + at - 1];
                if before.is("{") || before.is(",") {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

#[derive(Debug)]
struct Token {
    text: String,
    line: usize,
}

impl Token {
    fn is(&self, text: &str) -> bool {
        self.text == text
    }
}

/// Drops each item under `#[cfg(test)]`: to its closing brace, or to the
/// semicolon where it has no body.
fn without_tests(tokens: Vec<Token>) -> Vec<Token> {
    const CFG_TEST: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept = Vec::new();
    let mut rest = tokens.into_iter().peekable();
    let mut matched = 0;
    while let Some(token) = rest.next() {
        matched =
            if token.is(CFG_TEST[matched]) { matched + 1 } else { usize::from(token.is("#")) };
        kept.push(token);
        if matched < CFG_TEST.len() {
            continue;
        }
        matched = 0;
        kept.truncate(kept.len() - CFG_TEST.len());
        let mut depth = 0usize;
        for token in rest.by_ref() {
            match token.text.as_str() {
                "{" => depth += 1,
                "}" => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 && (token.is("}") || token.is(";")) {
                break;
            }
        }
    }
    kept
}

/// Identifiers and single punctuation marks, without comments and text.
fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = if first.is_alphabetic() || first == '_' {
            raw_text(rest).unwrap_or_else(|| {
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
                let name = &rest[..end.unwrap_or(rest.len())];
                found.push(Token { text: name.to_owned(), line });
                name.len()
            })
        } else if let Some(length) = comment(rest).or_else(|| quoted(rest)) {
            length
        } else {
            if !first.is_whitespace() {
                found.push(Token { text: first.to_string(), line });
            }
            first.len_utf8()
        };
        line += rest[..taken].matches('\n').count();
        rest = &rest[taken..];
    }
    found
}

/// The length of the comment that the text starts with, if it does.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if !text.starts_with("/*") {
        return None;
    }
    let mut depth = 0usize;
    let bytes = text.as_bytes();
    for at in 0..bytes.len() {
        match bytes.get(at..at + 2) {
            Some(b"/*") => depth += 1,
            Some(b"*/") if depth == 1 => return Some(at + 2),
            Some(b"*/") => depth -= 1,
            _ => {}
        }
    }
    Some(text.len())
}

/// The length of the string or character literal that the text starts with,
/// if it does. A lifetime is none: it has no closing quote two letters on.
fn quoted(text: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    let quote = letters.next().map(|(_, letter)| letter).filter(|l| matches!(l, '"' | '\''))?;
    if quote == '\'' && !text[1..].starts_with('\\') {
        let closing = text[1..].chars().nth(1)?;
        return (closing == '\'').then(|| 2 + text[1..].chars().next().map_or(0, char::len_utf8));
    }
    let mut escaped = false;
    for (at, letter) in letters {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return Some(at + 1),
            _ => {}
        }
    }
    Some(text.len())
}

/// The length of the raw string (`r"…"`, `br#"…"#`) that the text starts with.
fn raw_text(text: &str) -> Option<usize> {
    let after = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let inner = after[hashes..].strip_prefix('"')?;
    let closing = format!("\"{}", "#".repeat(hashes));
    let end = inner.find(&closing).map_or(inner.len(), |at| at + closing.len());
    Some(text.len() - inner.len() + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &[&str] = &["std::fs", "tokio"];

    #[test]
    fn a_path_is_found_whole_in_a_group_and_with_its_line() {
        assert_eq!(mentions("\nuse std::fs;", WORDS), [(2, "std::fs")]);
        assert_eq!(mentions("use std::{io, fs::File};", WORDS), [(1, "std::fs")]);
        assert_eq!(mentions("use std::{io::{fs}, env};", WORDS), []);
        assert_eq!(mentions("let file = std::fs::read(x);", WORDS), [(1, "std::fs")]);
        assert_eq!(mentions("mystd::fs; std::fsx;", WORDS), []);
    }

    #[test]
    fn comments_and_text_are_not_code() {
        let text = "// std::fs\n/* a /* std::fs */ tokio */ let a = \"tokio \\\" tokio\";\n\
                    let b = r#\"tokio \" tokio\"#; let c = '\"'; let d: &'static str = \"\"; tokio";
        assert_eq!(mentions(text, WORDS), [(3, "tokio")]);
    }

    #[test]
    fn tests_may_read_files_and_what_follows_them_may_not() {
        let text = "#[cfg(test)]\nmod tests {\n fn a() { std::fs::read(1) }\n}\n\
                    #[cfg(test)]\nuse std::fs;\nfn b() { std::fs::read(2) }";
        assert_eq!(mentions(text, WORDS), [(7, "std::fs")]);
    }

    #[test]
    fn another_attribute_is_not_taken_for_a_test() {
        let text = "#[cfg(unix)]\nfn b() { std::fs::read(2) }";
        assert_eq!(mentions(text, WORDS), [(2, "std::fs")]);
    }
}
