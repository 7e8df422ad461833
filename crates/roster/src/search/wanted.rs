//! What somebody looks for.

use base::fold;

/// The most words of a search that count.
const MOST_WORDS: usize = 8;

/// The words looked for, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    words: Vec<String>,
    phrase: String,
}

impl Wanted {
    /// Reads what was typed; `None` when it has neither a letter nor a digit.
    /// Words after the eighth are left out.
    pub fn of(text: &str) -> Option<Self> {
        let words: Vec<String> = fold(text)
            .split(' ')
            .filter(|word| !word.is_empty())
            .take(MOST_WORDS)
            .map(str::to_owned)
            .collect();
        let phrase = words.join(" ");
        (!words.is_empty()).then_some(Self { words, phrase })
    }

    /// Whether every word stands somewhere in a text: for short lists, which need
    /// no directory.
    pub fn fits(&self, text: &str) -> bool {
        let text = fold(text);
        self.words.iter().all(|word| text.contains(word.as_str()))
    }

    /// The words in the order typed.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// All of them, parted by one space.
    pub fn phrase(&self) -> &str {
        &self.phrase
    }
}
