//! Splits a pack's Markdown into headings, words and fenced blocks. Knows the
//! form only; what the blocks mean is read in `load`.

use crate::error::Problem;
use crate::limits::{MAX_BLOCKS, MAX_HEADING, MAX_PROVISIONS};
use base::fold;

/// The words of a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// Quoted as printed.
    Quoted(String),
    /// Summarised, the printed words not being at hand.
    Summary(String),
}

impl Words {
    /// The text, whichever it is.
    pub fn text(&self) -> &str {
        match self {
            Self::Quoted(text) | Self::Summary(text) => text,
        }
    }
}

/// A place in a file: line and column, both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    pub line: usize,
    pub column: usize,
}

impl From<usize> for Spot {
    /// A whole line.
    fn from(line: usize) -> Self {
        Self { line, column: 1 }
    }
}

/// A heading with what stands under it.
#[derive(Debug)]
pub(crate) struct Section {
    pub heading: String,
    pub slug: String,
    pub line: usize,
    pub words: Option<Words>,
}

/// A fenced block. `section` is `None` above the first provision.
#[derive(Debug)]
pub(crate) struct Block {
    pub kind: String,
    pub body: String,
    /// Line of the opening fence, from 1; the body begins on the next.
    pub line: usize,
    pub section: Option<usize>,
}

impl Block {
    /// The place of a key – `key = …` or `[[key]]` – or of the fence when the
    /// key is not written.
    pub fn spot_of(&self, key: &str) -> Spot {
        let is_key = |line: &str| {
            let line = line.trim_start();
            let header = line.trim_start_matches('[');
            let rest = header.trim_start().strip_prefix(key).map(str::trim_start);
            rest.is_some_and(|rest| {
                if line.starts_with('[') { rest.starts_with(']') } else { rest.starts_with('=') }
            })
        };
        let found = self.body.lines().enumerate().find(|(_, line)| is_key(line));
        found.map_or(self.line.into(), |(at, line)| Spot {
            line: self.line + 1 + at,
            column: line.len() - line.trim_start().len() + 1,
        })
    }

    /// The place of a byte offset into the body.
    pub fn spot_at(&self, offset: usize) -> Spot {
        let mut end = offset.min(self.body.len());
        while !self.body.is_char_boundary(end) {
            end -= 1;
        }
        let before = &self.body[..end];
        let last = before.rsplit('\n').next().unwrap_or_default();
        Spot {
            line: self.line + 1 + before.matches('\n').count(),
            column: last.chars().count() + 1,
        }
    }
}

#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub sections: Vec<Section>,
    pub blocks: Vec<Block>,
    pub problems: Vec<(usize, Problem)>,
}

impl Parts {
    /// Stops here: what comes after is not worth its cost.
    fn too_many(mut self, line: usize, what: &'static str, limit: usize) -> Self {
        self.problems.push((line, Problem::TooMany { what, limit }));
        self
    }
}

/// A summary is marked as such by its first word.
const SUMMARY: &str = "Tóm tắt";

/// Splits the text. Headings of level 2 and deeper are provisions; a level-1
/// heading is the file's title. Paragraphs that are neither quoted nor marked
/// as a summary are remarks and carry no law.
pub(crate) fn split(text: &str) -> Parts {
    let mut parts = Parts::default();
    let mut path: Vec<(usize, String)> = Vec::new();
    let mut summing = false;
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let line_no = at + 1;
        if let Some(kind) = line.strip_prefix("```") {
            if parts.blocks.len() == MAX_BLOCKS {
                return parts.too_many(line_no, "blocks", MAX_BLOCKS);
            }
            let block = take_block(kind.trim(), line_no, &parts, &mut lines);
            match block {
                Ok(block) => parts.blocks.push(block),
                Err(problem) => parts.problems.push((line_no, problem)),
            }
            summing = false;
        } else if let Some((depth, heading)) = heading_of(line) {
            summing = false;
            if depth >= 2 {
                if parts.sections.len() == MAX_PROVISIONS {
                    return parts.too_many(line_no, "headings", MAX_PROVISIONS);
                }
                if heading.chars().nth(MAX_HEADING).is_some() {
                    return parts.too_many(line_no, "heading-characters", MAX_HEADING);
                }
                path.retain(|(level, _)| *level < depth);
                let (heading, slug) = heading_and_slug(heading);
                path.push((depth, heading));
                let full: Vec<&str> = path.iter().map(|(_, h)| h.as_str()).collect();
                parts.sections.push(Section {
                    heading: full.join(" › "),
                    slug,
                    line: line_no,
                    words: None,
                });
            }
        } else if let Some(section) = parts.sections.last_mut() {
            summing = add_words(section, line, summing);
        }
    }
    parts
}

fn take_block<'a>(
    kind: &str,
    line: usize,
    parts: &Parts,
    lines: &mut impl Iterator<Item = (usize, &'a str)>,
) -> Result<Block, Problem> {
    let mut body = String::new();
    for (_, inside) in lines.by_ref() {
        if inside.trim_end() == "```" {
            let section = parts.sections.len().checked_sub(1);
            return Ok(Block { kind: kind.to_owned(), body, line, section });
        }
        body.push_str(inside);
        body.push('\n');
    }
    Err(Problem::OpenBlock { kind: kind.to_owned() })
}

fn heading_of(line: &str) -> Option<(usize, &str)> {
    let depth = line.bytes().take_while(|byte| *byte == b'#').count();
    let rest = line[depth..].strip_prefix(' ')?;
    // Markdown has six levels; more signs are no heading.
    (1..=6).contains(&depth).then_some((depth, rest.trim()))
}

/// `Số lượng {#so-luong}` gives both; without an explicit slug it is derived
/// from the folded heading.
fn heading_and_slug(heading: &str) -> (String, String) {
    let explicit = heading
        .strip_suffix('}')
        .and_then(|rest| rest.rsplit_once("{#"))
        .map(|(title, slug)| (title.trim().to_owned(), slug.trim().to_owned()));
    explicit.unwrap_or_else(|| {
        let folded = fold(heading);
        let words: Vec<&str> =
            folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
        (heading.to_owned(), words.join("-"))
    })
}

/// Adds a line to the section's words; says whether a summary goes on. Quoted
/// words win over a summary: who has the words quotes them.
fn add_words(section: &mut Section, line: &str, summing: bool) -> bool {
    if let Some(quoted) = line.strip_prefix('>') {
        match &mut section.words {
            Some(Words::Quoted(text)) => append(text, quoted),
            other => *other = Some(Words::Quoted(quoted.trim().to_owned())),
        }
        return false;
    }
    let summing = !line.trim().is_empty() && (summing || line.starts_with(SUMMARY));
    if summing {
        match &mut section.words {
            Some(Words::Summary(text)) => append(text, line),
            None => section.words = Some(Words::Summary(line.trim().to_owned())),
            Some(Words::Quoted(_)) => {}
        }
    }
    summing
}

fn append(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(line.trim());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_splits_into_provisions_words_and_blocks() {
        let text = "# Title\n\n## Số lượng {#so-luong}\n> Mỗi chức danh\n> không quá 4 người.\n\n\
                    ```edit\na = 1\n```\n### Ban Thường vụ\nTóm tắt: không quá 3\nngười.\n\nA remark.\n";
        let parts = split(text);
        assert!(parts.problems.is_empty());
        assert_eq!(parts.sections[0].slug, "so-luong");
        let quoted = Words::Quoted("Mỗi chức danh không quá 4 người.".to_owned());
        assert_eq!(parts.sections[0].words, Some(quoted));
        assert_eq!(parts.sections[1].heading, "Số lượng › Ban Thường vụ");
        assert_eq!(parts.sections[1].slug, "ban-thuong-vu");
        let summary = Words::Summary("Tóm tắt: không quá 3 người.".to_owned());
        assert_eq!(parts.sections[1].words, Some(summary));
        assert_eq!((parts.blocks[0].line, parts.blocks[0].section), (7, Some(0)));
        assert_eq!(parts.blocks[0].spot_of("a"), Spot { line: 8, column: 1 });
        assert_eq!(parts.blocks[0].spot_at(2), Spot { line: 8, column: 3 });
    }

    #[test]
    fn a_block_that_never_closes_is_a_problem_on_its_line() {
        let parts = split("## A\n> x\n```edit\na = 1\n");
        assert_eq!(parts.problems, vec![(3, Problem::OpenBlock { kind: "edit".to_owned() })]);
    }
}
