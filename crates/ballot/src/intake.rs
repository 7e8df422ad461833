//! The bookkeeping of pages that come in from a scanner: which sheets are
//! there, which lack a page, which were scanned twice, which were copied.
//!
//! What is known is a *set*: for each page of each sheet the different readings
//! of it. A set takes no note of order or repetition, so a batch fed in again,
//! or in another order, or in two halves, gives the same sheets: none is
//! counted twice and none is lost. A sheet is counted by its token, once.

use crate::{
    BoxClass, BoxReading, FormCode, PageDoubt, PageReading, SheetCode, SheetToken, WriteInReading,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a page holds, without saying whose page it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageMarks {
    /// The boxes, in the order of the layout.
    pub boxes: Vec<BoxReading>,
    /// The lines for names, in the order of the layout.
    pub write_ins: Vec<WriteInReading>,
    /// What else is doubtful.
    pub doubts: Vec<PageDoubt>,
}

/// One reading of a page, as text: a sign for each box (`1` marked, `0` empty,
/// `?` doubtful), then one for each line for a name (`w` written, `_` not).
/// Readings of one page with equal text say the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageText(pub String);

/// What became of a page that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Arrival {
    /// It is new.
    Taken,
    /// The same page of the same sheet was there, and nothing contradicts it:
    /// scanned twice, counted once.
    Again,
    /// The same page of the same sheet was there with other marks: a copied
    /// sheet, or one that was marked again. People decide.
    Clash,
    /// A page of another form.
    Foreign(FormCode),
    /// A token that was never issued for this form, or is void.
    Unissued,
    /// The form has no such page.
    NoSuchPage,
}

impl Arrival {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Again => "again",
            Self::Clash => "clash",
            Self::Foreign(_) => "foreign",
            Self::Unissued => "unissued",
            Self::NoSuchPage => "no-such-page",
        }
    }

    /// Whether the page belongs to the sheets of this form.
    pub fn is_kept(self) -> bool {
        matches!(self, Self::Taken | Self::Again | Self::Clash)
    }
}

/// What is known of one sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetPages {
    /// Every page is there, and none contradicts another reading of itself.
    Complete(Vec<PageReading>),
    /// These pages are missing.
    Lacks(Vec<u32>),
    /// These pages were read with marks that contradict each other.
    Clashes(Vec<u32>),
}

/// The sheets of one form that have come in so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intake {
    form: FormCode,
    pages: u32,
    issued: BTreeSet<SheetToken>,
    known: BTreeMap<SheetToken, BTreeMap<u32, BTreeMap<PageText, PageMarks>>>,
}

impl PageMarks {
    /// The marks of a page as read.
    pub fn of(reading: &PageReading) -> Self {
        Self {
            boxes: reading.boxes.clone(),
            write_ins: reading.write_ins.clone(),
            doubts: reading.doubts.clone(),
        }
    }

    /// The marks as short text; see [`PageText`].
    pub fn text(&self) -> PageText {
        let boxes = self.boxes.iter().map(|one| match one.class {
            BoxClass::Marked => '1',
            BoxClass::Empty => '0',
            BoxClass::Doubtful => '?',
        });
        let lines = self.write_ins.iter().map(|line| if line.ink { 'w' } else { '_' });
        PageText(boxes.chain(lines).collect())
    }

    /// Whether a box is surely marked in one and surely empty in the other, or
    /// the two are not of one page.
    pub fn contradicts(&self, other: &Self) -> bool {
        let same = |pair: (&BoxReading, &BoxReading)| {
            pair.0.id == pair.1.id
                && !matches!(
                    (pair.0.class, pair.1.class),
                    (BoxClass::Marked, BoxClass::Empty) | (BoxClass::Empty, BoxClass::Marked)
                )
        };
        self.boxes.len() != other.boxes.len() || !self.boxes.iter().zip(&other.boxes).all(same)
    }

    /// The two as one: a box on which they differ is doubtful.
    fn merged(mut self, other: &Self) -> Self {
        for (one, two) in self.boxes.iter_mut().zip(&other.boxes) {
            if one.class != two.class {
                *one = BoxReading { class: BoxClass::Doubtful, ..one.clone() };
            }
        }
        for (one, two) in self.write_ins.iter_mut().zip(&other.write_ins) {
            one.ink |= two.ink;
        }
        let doubts: BTreeSet<PageDoubt> =
            self.doubts.iter().chain(&other.doubts).copied().collect();
        self.doubts = doubts.into_iter().collect();
        self
    }
}

impl Intake {
    /// Nothing has come in yet of a form of `pages` pages, printed on sheets
    /// with these tokens.
    pub fn new(form: FormCode, pages: u32, issued: BTreeSet<SheetToken>) -> Self {
        Self { form, pages, issued, known: BTreeMap::new() }
    }

    /// Takes a page in and says what it was. Whatever it was, what is known
    /// afterwards does not depend on the order of arrival.
    pub fn arrive(&mut self, reading: &PageReading) -> Arrival {
        let SheetCode { form, page, token } = reading.code;
        if form != self.form {
            return Arrival::Foreign(form);
        }
        if !self.issued.contains(&token) {
            return Arrival::Unissued;
        }
        if !(1..=self.pages).contains(&page) {
            return Arrival::NoSuchPage;
        }
        self.know(token, page, PageMarks::of(reading))
    }

    /// The same for a page that is known to be of this form.
    pub fn know(&mut self, token: SheetToken, page: u32, marks: PageMarks) -> Arrival {
        let versions = self.known.entry(token).or_default().entry(page).or_default();
        let arrival = if versions.values().any(|known| known.contradicts(&marks)) {
            // Fed in again, one of two that contradict each other is no news.
            if versions.contains_key(&marks.text()) { Arrival::Again } else { Arrival::Clash }
        } else if versions.is_empty() {
            Arrival::Taken
        } else {
            Arrival::Again
        };
        versions.entry(marks.text()).or_insert(marks);
        arrival
    }

    /// How many different readings of a page are known.
    pub fn versions(&self, token: SheetToken, page: u32) -> usize {
        self.known.get(&token).and_then(|pages| pages.get(&page)).map_or(0, BTreeMap::len)
    }

    /// The sheets of which any page is there, in order of token: in no order
    /// that says anything.
    pub fn sheets(&self) -> impl Iterator<Item = (SheetToken, SheetPages)> {
        self.known.iter().map(|(token, pages)| (*token, self.state(*token, pages)))
    }

    /// What is known of one sheet; `None` when no page of it is there.
    pub fn sheet(&self, token: SheetToken) -> Option<SheetPages> {
        self.known.get(&token).map(|pages| self.state(token, pages))
    }

    /// How many sheets were printed.
    pub fn issued(&self) -> usize {
        self.issued.len()
    }

    /// How many sheets have any page there.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether nothing has come in.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    fn state(
        &self,
        token: SheetToken,
        pages: &BTreeMap<u32, BTreeMap<PageText, PageMarks>>,
    ) -> SheetPages {
        let clashes: Vec<u32> =
            pages.iter().filter(|(_, versions)| clash(versions)).map(|(page, _)| *page).collect();
        if !clashes.is_empty() {
            return SheetPages::Clashes(clashes);
        }
        let lacks: Vec<u32> = (1..=self.pages).filter(|page| !pages.contains_key(page)).collect();
        if !lacks.is_empty() {
            return SheetPages::Lacks(lacks);
        }
        let read = pages.iter().filter_map(|(page, versions)| {
            let mut versions = versions.values();
            let first = versions.next()?.clone();
            let marks = versions.fold(first, PageMarks::merged);
            Some(PageReading {
                code: SheetCode { form: self.form, page: *page, token },
                boxes: marks.boxes,
                write_ins: marks.write_ins,
                doubts: marks.doubts,
            })
        });
        SheetPages::Complete(read.collect())
    }
}

/// Whether any two readings of one page contradict each other.
fn clash(versions: &BTreeMap<PageText, PageMarks>) -> bool {
    let all: Vec<&PageMarks> = versions.values().collect();
    all.iter().enumerate().any(|(at, one)| all[at + 1..].iter().any(|two| one.contradicts(two)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::SeededChance;
    use proptest::prelude::*;

    const PAGES: u32 = 2;

    fn form() -> FormCode {
        FormCode::of_number(77).unwrap()
    }

    fn token(number: i64) -> SheetToken {
        SheetToken::of_number(number).unwrap()
    }

    /// Tokens 0 to 5 are issued.
    fn intake() -> Intake {
        Intake::new(form(), PAGES, (0..6).map(token).collect())
    }

    fn page(sheet: i64, page: u32, marks: &str) -> PageReading {
        let class = |sign| match sign {
            '1' => (BoxClass::Marked, 900),
            '0' => (BoxClass::Empty, 0),
            _ => (BoxClass::Doubtful, 400),
        };
        let boxes = marks.chars().enumerate().map(|(at, sign)| {
            let (class, score) = class(sign);
            BoxReading { id: format!("r{}-agree", at + 1), score, class }
        });
        PageReading {
            code: SheetCode { form: form(), page, token: token(sheet) },
            boxes: boxes.collect(),
            write_ins: Vec::new(),
            doubts: Vec::new(),
        }
    }

    #[test]
    fn a_sheet_scanned_twice_is_one_sheet() {
        let mut intake = intake();
        assert_eq!(intake.arrive(&page(1, 1, "10")), Arrival::Taken);
        assert_eq!(intake.arrive(&page(1, 2, "01")), Arrival::Taken);
        assert_eq!(intake.arrive(&page(1, 1, "10")), Arrival::Again);
        assert_eq!(intake.len(), 1);
        let sheets: Vec<_> = intake.sheets().collect();
        assert!(matches!(&sheets[0].1, SheetPages::Complete(pages) if pages.len() == 2));
    }

    #[test]
    fn a_box_that_is_doubtful_once_is_for_people_and_no_clash() {
        let mut intake = intake();
        intake.arrive(&page(1, 1, "10"));
        intake.arrive(&page(1, 2, "00"));
        assert_eq!(intake.arrive(&page(1, 1, "?0")), Arrival::Again);
        let (_, sheet) = intake.sheets().next().unwrap();
        let SheetPages::Complete(pages) = sheet else { panic!("{sheet:?}") };
        assert_eq!(PageMarks::of(&pages[0]).text().0, "?0");
    }

    #[test]
    fn a_copied_sheet_with_other_marks_is_counted_by_nobody_until_people_decide() {
        let mut intake = intake();
        intake.arrive(&page(1, 1, "10"));
        intake.arrive(&page(1, 2, "00"));
        assert_eq!(intake.arrive(&page(1, 1, "01")), Arrival::Clash);
        assert_eq!(intake.arrive(&page(1, 1, "01")), Arrival::Again, "fed in once more");
        assert_eq!(intake.versions(token(1), 1), 2);
        let (_, sheet) = intake.sheets().next().unwrap();
        assert_eq!(sheet, SheetPages::Clashes(vec![1]));
    }

    #[test]
    fn what_is_not_of_this_form_is_named_and_not_taken() {
        let mut intake = intake();
        let mut foreign = page(1, 1, "10");
        foreign.code.form = FormCode::draw(&mut SeededChance::new(5));
        assert_eq!(intake.arrive(&foreign), Arrival::Foreign(foreign.code.form));
        assert_eq!(intake.arrive(&page(6, 1, "10")), Arrival::Unissued);
        assert_eq!(intake.arrive(&page(1, 3, "10")), Arrival::NoSuchPage);
        assert_eq!(intake.arrive(&page(1, 0, "10")), Arrival::NoSuchPage);
        assert!(intake.is_empty());
    }

    #[test]
    fn a_sheet_says_which_page_it_lacks() {
        let mut intake = intake();
        intake.arrive(&page(1, 2, "10"));
        let (_, sheet) = intake.sheets().next().unwrap();
        assert_eq!(sheet, SheetPages::Lacks(vec![1]));
    }

    fn pages() -> impl Strategy<Value = Vec<PageReading>> {
        let one = (0i64..8, 1u32..=3, "[01?]{2}");
        proptest::collection::vec(one.prop_map(|(sheet, at, marks)| page(sheet, at, &marks)), 0..40)
    }

    proptest! {
        #[test]
        fn any_order_and_any_repetition_gives_the_same_sheets(
            all in pages(),
            keys in proptest::collection::vec(any::<u32>(), 80),
        ) {
            let (mut forward, mut mixed) = (intake(), intake());
            all.iter().for_each(|page| { forward.arrive(page); });
            let twice: Vec<&PageReading> = all.iter().chain(&all).collect();
            let mut order: Vec<usize> = (0..twice.len()).collect();
            order.sort_by_key(|at| keys[*at]);
            order.into_iter().for_each(|at| { mixed.arrive(twice[at]); });
            prop_assert_eq!(forward, mixed);
        }

        #[test]
        fn every_issued_sheet_that_came_in_is_there_once_and_no_other(all in pages()) {
            let mut intake = intake();
            let mut kept = BTreeSet::new();
            for page in &all {
                let ours = page.code.token < token(6) && page.code.page <= PAGES;
                prop_assert_eq!(intake.arrive(page).is_kept(), ours);
                if ours {
                    kept.insert(page.code.token);
                }
            }
            let found: Vec<SheetToken> = intake.sheets().map(|(token, _)| token).collect();
            prop_assert_eq!(found, kept.into_iter().collect::<Vec<_>>());
        }

        #[test]
        fn no_box_of_a_complete_sheet_is_surer_than_every_reading_of_it(all in pages()) {
            let mut intake = intake();
            all.iter().for_each(|page| { intake.arrive(page); });
            for (token, sheet) in intake.sheets() {
                let SheetPages::Complete(read) = sheet else { continue };
                for page in read {
                    for (at, one) in page.boxes.iter().enumerate() {
                        let mut seen = all.iter().filter(|other| other.code == page.code);
                        let agree = seen.all(|other| other.boxes[at].class == one.class);
                        prop_assert!(agree || one.class == BoxClass::Doubtful, "{token} {at}");
                    }
                }
            }
        }
    }
}
