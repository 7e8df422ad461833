//! The letters of a paragraph or a cell, which may be spread over many runs:
//! spelling checks, changes of format and editing sessions all split them. A
//! placeholder is looked for in the letters together; its value takes the
//! place, and so the format, of its first letter.

use super::data::Items;
use super::mark::Piece;
use super::xml::{Id, Tree, decode};
use std::collections::HashMap;
use std::ops::Range;

/// A letter, the text node that it stands in, and where in the part.
struct Letter {
    letter: char,
    node: Option<Id>,
    at: Range<usize>,
}

/// The letters of a block.
pub(super) struct Letters(Vec<Letter>);

/// Changes of text nodes: ranges of the part and what comes in their place.
pub(super) type Edits = HashMap<Id, Vec<(Range<usize>, String)>>;

impl Letters {
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds the text right inside an element.
    pub fn add_text(&mut self, tree: &Tree<'_>, element: Id) {
        for &node in tree.nodes[element].children.iter().filter(|child| tree.is_text(**child)) {
            let start = tree.nodes[node].span.start;
            let letters = decode(tree.raw(node)).map(|(letter, at)| Letter {
                letter,
                node: Some(node),
                at: start + at.start..start + at.end,
            });
            self.0.extend(letters);
        }
    }

    /// Adds what is no text but parts words: a line break, a tab.
    pub fn add_break(&mut self, letter: char) {
        self.0.push(Letter { letter, node: None, at: 0..0 });
    }

    pub fn letters(&self) -> Vec<char> {
        self.0.iter().map(|letter| letter.letter).collect()
    }

    /// The text nodes that the letters stand in.
    pub fn nodes(&self) -> impl Iterator<Item = Id> {
        self.0.iter().filter_map(|letter| letter.node)
    }

    /// What the pieces change, with the items at hand. `write` puts a value, whose
    /// lines are parted by "\n", into the words of the file.
    pub fn edits(
        &self,
        pieces: &[Piece],
        items: &Items<'_>,
        write: impl Fn(&str) -> String,
        edits: &mut Edits,
    ) {
        let letters = self.letters();
        for piece in pieces {
            let value = items.piece(&letters, piece);
            let mut written = Some(write(&value.replace('\r', "")));
            // One edit a node: the ranges of neighbouring letters run together.
            let mut at = piece.at.start;
            while at < piece.at.end {
                let Some(node) = self.0[at].node else {
                    at += 1;
                    continue;
                };
                let from = self.0[at].at.start;
                let mut to = from;
                while at < piece.at.end && self.0[at].node == Some(node) {
                    to = self.0[at].at.end;
                    at += 1;
                }
                edits.entry(node).or_default().push((from..to, written.take().unwrap_or_default()));
            }
        }
    }
}

/// A text node with its edits.
pub(super) fn edited(tree: &Tree<'_>, node: Id, edits: &[(Range<usize>, String)]) -> String {
    let span = tree.nodes[node].span.clone();
    let (mut out, mut at) = (String::new(), span.start);
    for (range, value) in edits {
        out.push_str(&tree.text[at..range.start]);
        out.push_str(value);
        at = range.end;
    }
    out.push_str(&tree.text[at..span.end]);
    out
}
