//! What came of reading: counts by condition.

use crate::made::Truth;
use crate::marks::Unclear;
use ballot::BoxClass;
use std::ops::AddAssign;

/// The counts of one condition.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Pages shown.
    pub pages: u64,
    /// Pages that were not read but handed to people.
    pub unread: u64,
    /// Pages read as another page or sheet than they are.
    pub mistaken: u64,
    /// Boxes on the pages read whose truth is plain.
    pub boxes: u64,
    /// Marked boxes read as empty.
    pub lost: u64,
    /// Empty boxes read as marked.
    pub invented: u64,
    /// Marked boxes left to people.
    pub doubtful_marked: u64,
    /// Empty boxes left to people.
    pub doubtful_empty: u64,
    /// Boxes that only people can judge, by [`Unclear`] and class: marked,
    /// empty, doubtful.
    pub unclear: [[u64; 3]; 3],
}

impl Tally {
    /// Counts a box.
    pub fn count(&mut self, truth: Truth, class: BoxClass) {
        let counted = match (truth, class) {
            (Truth::Unclear(what), class) => {
                let row = Unclear::ALL.iter().position(|known| *known == what).unwrap_or(0);
                let column = match class {
                    BoxClass::Marked => 0,
                    BoxClass::Empty => 1,
                    BoxClass::Doubtful => 2,
                };
                self.unclear[row][column] += 1;
                return;
            }
            (Truth::Marked(_), BoxClass::Empty) => Some(&mut self.lost),
            (Truth::Empty, BoxClass::Marked) => Some(&mut self.invented),
            (Truth::Marked(_), BoxClass::Doubtful) => Some(&mut self.doubtful_marked),
            (Truth::Empty, BoxClass::Doubtful) => Some(&mut self.doubtful_empty),
            (Truth::Marked(_), BoxClass::Marked) | (Truth::Empty, BoxClass::Empty) => None,
        };
        if let Some(counted) = counted {
            *counted += 1;
        }
        self.boxes += 1;
    }

    /// Boxes read wrong.
    pub fn wrong(&self) -> u64 {
        self.lost + self.invented
    }

    /// Boxes left to people, of those whose truth is plain.
    pub fn doubtful(&self) -> u64 {
        self.doubtful_marked + self.doubtful_empty
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.pages += other.pages;
        self.unread += other.unread;
        self.mistaken += other.mistaken;
        self.boxes += other.boxes;
        self.lost += other.lost;
        self.invented += other.invented;
        self.doubtful_marked += other.doubtful_marked;
        self.doubtful_empty += other.doubtful_empty;
        for (row, others) in self.unclear.iter_mut().zip(other.unclear) {
            row.iter_mut().zip(others).for_each(|(count, other)| *count += other);
        }
    }
}
