//! Printable guides for people: text files of the repository, set on A4.
//!
//! A line of a guide's text is one block: `# ` the title, `? ` what it is for,
//! `## ` a heading, `1. ` a step, `> ` words to say, `! ` a warning, `| ` a row
//! of a table with two cells, the first row its head, `@ballot`, `@flow` or
//! `@tally` a drawing. Words between asterisks are bold; a backslash takes a sign as it is.

use press::PressError;
use serde_json::{Value, json};

const TEMPLATE: &str = include_str!("../templates/guide.typ");

/// A guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guide {
    /// Its name in addresses and commands.
    pub code: &'static str,
    /// The name of its file for Vietnamese readers.
    pub file: &'static str,
    /// Whether it is set in large type, to be read in a hall.
    pub large: bool,
    text: &'static str,
}

/// The guides.
pub const GUIDES: [Guide; 4] = [
    Guide {
        code: "officer",
        file: "huong-dan-can-bo-to-chuc.pdf",
        large: false,
        text: include_str!("../guides/officer.txt"),
    },
    Guide {
        code: "counting-team",
        file: "huong-dan-to-kiem-phieu.pdf",
        large: false,
        text: include_str!("../guides/counting-team.txt"),
    },
    Guide {
        code: "chair",
        file: "huong-dan-chu-tri.pdf",
        large: false,
        text: include_str!("../guides/chair.txt"),
    },
    Guide {
        code: "delegate",
        file: "huong-dan-dai-bieu.pdf",
        large: true,
        text: include_str!("../guides/delegate.txt"),
    },
];

/// The guide of a name.
pub fn guide_named(code: &str) -> Option<Guide> {
    GUIDES.into_iter().find(|guide| guide.code == code)
}

/// The guide as a PDF.
///
/// # Errors
/// When the typesetter refuses the template; a fault of the program.
pub fn guide_pdf(guide: Guide) -> Result<Vec<u8>, PressError> {
    press::pdf(TEMPLATE, &view(guide))
}

fn view(guide: Guide) -> Value {
    let mut title = "";
    let mut blocks: Vec<Value> = Vec::new();
    for line in guide.text.lines().filter(|line| !line.trim().is_empty()) {
        match line.split_once(' ') {
            Some(("#", text)) => title = text,
            Some(("?", text)) => blocks.push(json!({ "kind": "lead", "runs": runs(text) })),
            Some(("##", text)) => blocks.push(json!({ "kind": "heading", "runs": runs(text) })),
            Some((">", text)) => blocks.push(json!({ "kind": "say", "runs": runs(text) })),
            Some(("!", text)) => blocks.push(json!({ "kind": "warning", "runs": runs(text) })),
            Some(("|", text)) => {
                let cells: Vec<Value> = text.splitn(2, " | ").map(runs).collect();
                join(&mut blocks, "table", "rows", Value::Array(cells));
            }
            Some((number, text)) if number.ends_with('.') => {
                join(&mut blocks, "steps", "items", runs(text));
            }
            _ => {
                let name = line.trim().trim_start_matches('@');
                blocks.push(json!({ "kind": "picture", "name": name }));
            }
        }
    }
    json!({ "title": title, "large": guide.large, "blocks": blocks })
}

/// Adds to the last block when it is of the kind, else begins one.
fn join(blocks: &mut Vec<Value>, kind: &str, field: &str, item: Value) {
    match blocks.last_mut() {
        Some(last) if last["kind"] == kind => {
            if let Some(items) = last[field].as_array_mut() {
                items.push(item);
            }
        }
        _ => blocks.push(json!({ "kind": kind, field: [item] })),
    }
}

/// The words of a line, each run plain or bold.
fn runs(text: &str) -> Value {
    let (mut found, mut run, mut bold) = (Vec::new(), String::new(), false);
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => run.extend(signs.next()),
            '*' => {
                found.push(json!({ "text": std::mem::take(&mut run), "bold": bold }));
                bold = !bold;
            }
            other => run.push(other),
        }
    }
    found.push(json!({ "text": run, "bold": bold }));
    found.retain(|run| run["text"] != "");
    Value::Array(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_guide_is_a_block_that_is_known() {
        for guide in GUIDES {
            for line in guide.text.lines().filter(|line| !line.trim().is_empty()) {
                let (sign, rest) = line.split_once(' ').unwrap_or((line, ""));
                let is_step = sign.strip_suffix('.').is_some_and(|n| n.parse::<u8>().is_ok());
                let is_known =
                    ["#", "?", "##", ">", "!", "|", "@ballot", "@flow", "@tally"].contains(&sign);
                assert!(is_step || is_known, "{}: {line}", guide.code);
                assert!(sign != "|" || rest.contains(" | "), "{}: {line}", guide.code);
            }
            let bold = guide.text.replace("\\*", "").matches('*').count();
            assert_eq!(bold % 2, 0, "{}: an asterisk is not closed", guide.code);
        }
    }

    #[test]
    fn words_between_asterisks_are_bold_and_a_backslash_takes_the_sign() {
        let expected = json!([
            { "text": "a ", "bold": false },
            { "text": "b", "bold": true },
            { "text": " *", "bold": false },
        ]);
        assert_eq!(runs("a *b* \\*"), expected);
    }
}
