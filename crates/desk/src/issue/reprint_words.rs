//! What became of a paper that was made again, in words.

use super::reprint::{CheckedPaper, OnDisk, Remade, Since};
use papers::compare::{Difference, MOST_TOLD, Place};
use words::{Arg, Words};

impl Remade {
    /// In words.
    pub fn say(self, words: &Words) -> String {
        words.text(match self {
            Self::Equal => "reprint-equal",
            Self::Differs => "reprint-differs",
            Self::Nothing => "reprint-nothing",
        })
    }
}

impl OnDisk {
    /// In words.
    pub fn say(self, words: &Words) -> String {
        words.text(match self {
            Self::Whole => "reprint-disk-whole",
            Self::Altered => "reprint-disk-altered",
            Self::Missing => "reprint-disk-missing",
        })
    }
}

impl CheckedPaper {
    /// Why it may differ, then what differs, a sentence each; none for a sound one.
    pub fn say(&self, words: &Words) -> Vec<String> {
        let mut said: Vec<String> =
            self.since.iter().map(|since| say_since(since, words)).collect();
        said.extend(self.differences.iter().map(|difference| say_difference(difference, words)));
        if self.differences.len() == MOST_TOLD {
            let n = u32::try_from(MOST_TOLD).unwrap_or(u32::MAX);
            said.push(words.with("reprint-more", &[("n", n.into())]));
        }
        said
    }
}

fn say_since(since: &Since, words: &Words) -> String {
    match since {
        Since::Unrecorded => words.text("reprint-since-unrecorded"),
        Since::Program { then } => words.with("reprint-since-program", &[("then", then.into())]),
        Since::Law => words.text("reprint-since-law"),
        Since::Templates => words.text("reprint-since-templates"),
        Since::Undone { on } => words.with("reprint-since-undone", &[("day", (*on).into())]),
        Since::Review { action, on } => {
            let action = words.text(&format!("journal-action-{action}"));
            let args = [("action", (&action).into()), ("day", (*on).into())];
            words.with("reprint-since-review", &args)
        }
    }
}

fn say_difference(difference: &Difference, words: &Words) -> String {
    let number = |n: usize| Arg::from(u32::try_from(n).unwrap_or(u32::MAX));
    let place = match &difference.place {
        Place::Unseen => return words.text("reprint-unseen"),
        Place::Cell { sheet, cell } => {
            words.with("reprint-cell", &[("sheet", sheet.into()), ("cell", cell.into())])
        }
        Place::Paragraph(n) => words.with("reprint-paragraph", &[("n", number(*n))]),
        Place::Line { page, line } => {
            words.with("reprint-line", &[("page", number(*page)), ("line", number(*line))])
        }
    };
    // A cell holds several lines; a sentence is one.
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (file, again) = (one_line(&difference.one), one_line(&difference.other));
    let args = [("place", (&place).into()), ("file", (&file).into()), ("again", (&again).into())];
    words.with("reprint-difference", &args)
}
