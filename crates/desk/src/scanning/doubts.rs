//! How much doubt there was, by page and box of the form: a page with much more
//! than the others was printed or scanned badly.

use ballot::{BoxClass, PageDoubt};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::ScanPage;

/// The mean score of empty boxes from which a page is dirty.
const DIRTY: u32 = 120;

/// How many of the worst boxes are named.
const WORST: usize = 10;

/// Doubt on one page of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PageDoubts {
    /// The page, from 1.
    pub page: u32,
    /// Pages read.
    pub read: u32,
    /// Boxes read.
    pub boxes: u32,
    /// Doubtful boxes.
    pub doubtful: u32,
    /// The sum of the scores of empty boxes, in thousandths of a mark.
    pub empty_score: u64,
    /// Empty boxes.
    pub empty: u32,
    /// Pages that lack a corner mark.
    pub corners_lost: u32,
    /// Pages that fit their layout badly.
    pub warped: u32,
    /// Pages with ink where none should be.
    pub ink_outside: u32,
}

/// Doubt at one box of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoxDoubts {
    /// The box's id in the layout.
    pub id: String,
    /// How often it was read.
    pub read: u32,
    /// How often it was doubtful.
    pub doubtful: u32,
}

impl PageDoubts {
    /// The mean score of an empty box, in thousandths of a mark: what paper,
    /// printer and scanner put where no pen was.
    pub fn mean_empty(&self) -> u32 {
        let empty = u64::from(self.empty.max(1));
        u32::try_from(self.empty_score / empty).unwrap_or(u32::MAX)
    }

    /// Whether printer or scanner should be looked at. Clean pages have fewer
    /// than one doubtful box in two hundred, almost nothing in empty boxes, and
    /// all their corner marks.
    pub fn is_bad(&self) -> bool {
        let doubtful = self.doubtful >= 5 && u64::from(self.doubtful) * 50 > self.boxes.into();
        let spoilt = self.corners_lost + self.warped;
        let torn = spoilt >= 3 && u64::from(spoilt) * 10 > self.read.into();
        doubtful || torn || self.mean_empty() > DIRTY
    }
}

/// By page, and the worst boxes, worst first.
pub(super) fn doubts(all: &[ScanPage]) -> (Vec<PageDoubts>, Vec<BoxDoubts>) {
    let mut pages = BTreeMap::<u32, PageDoubts>::new();
    let mut boxes = BTreeMap::<&str, (u32, u32)>::new();
    for page in all {
        let sums = pages.entry(page.page).or_default();
        sums.page = page.page;
        sums.read += 1;
        for one in &page.marks.boxes {
            let doubtful = u32::from(one.class == BoxClass::Doubtful);
            sums.boxes += 1;
            sums.doubtful += doubtful;
            if one.class == BoxClass::Empty {
                sums.empty += 1;
                sums.empty_score += u64::from(one.score);
            }
            let of_box = boxes.entry(&one.id).or_default();
            of_box.0 += 1;
            of_box.1 += doubtful;
        }
        for doubt in &page.marks.doubts {
            match doubt {
                PageDoubt::CornerLost => sums.corners_lost += 1,
                PageDoubt::Warped => sums.warped += 1,
                PageDoubt::InkOutside => sums.ink_outside += 1,
            }
        }
    }
    let mut worst: Vec<BoxDoubts> = boxes
        .into_iter()
        .filter(|(_, (_, doubtful))| *doubtful > 0)
        .map(|(id, (read, doubtful))| BoxDoubts { id: id.to_owned(), read, doubtful })
        .collect();
    worst.sort_by(|one, two| two.doubtful.cmp(&one.doubtful).then_with(|| one.id.cmp(&two.id)));
    worst.truncate(WORST);
    (pages.into_values().collect(), worst)
}
