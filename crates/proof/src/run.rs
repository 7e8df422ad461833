//! A run: pages of every condition made, read and compared, on all cores.

use crate::blank::Stock;
use crate::conditions::{Condition, Content, Demand};
use crate::draws::{Draws, seed_of};
use crate::made::{Made, Truth, make};
use crate::tally::Tally;
use anyhow::{Context, anyhow};
use ballot::{BoxClass, Layout, PageLayout, PageReading, SheetCode};
use base::SeededChance;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// What reads a file of one page; `Err` says why it is left to people.
pub type Reader<'a> = &'a (dyn Fn(&[u8]) -> Result<PageReading, String> + Sync);

/// What is run.
#[derive(Debug, Clone)]
pub struct Plan<'a> {
    /// Where all stands on the pages.
    pub layout: &'a Layout,
    /// Blank pages, by resolution.
    pub stocks: &'a [Stock],
    /// The conditions.
    pub conditions: Vec<&'static Condition>,
    /// At least so many boxes over all conditions, each with as many pages.
    pub boxes: u64,
    /// Where chance starts.
    pub seed: u64,
    /// Threads.
    pub threads: usize,
    /// Where pages are kept that were read wrong, not read, or hold doubtful
    /// boxes; `None` keeps none.
    pub keep: Option<PathBuf>,
}

/// The counts of a condition.
#[derive(Debug, Clone, Copy)]
pub struct Outcome {
    /// The condition.
    pub condition: &'static Condition,
    /// Its counts.
    pub tally: Tally,
}

impl Plan<'_> {
    /// Makes, reads and compares all of it. The outcome depends on the seed
    /// alone, not on the threads. `progress` is told after each page how many
    /// there were, of how many.
    ///
    /// # Errors
    /// When a page cannot be made: no stock has a condition's resolution, or
    /// a picture cannot be written.
    pub fn run(
        &self,
        reader: Reader<'_>,
        progress: &(dyn Fn(u64, u64) + Sync),
    ) -> anyhow::Result<Vec<Outcome>> {
        let pages = self.pages_each();
        let total = pages * self.conditions.len() as u64;
        let next = AtomicU64::new(0);
        let tallies = Mutex::new(vec![Tally::default(); self.conditions.len()]);
        let work = || -> anyhow::Result<()> {
            loop {
                let job = next.fetch_add(1, Ordering::Relaxed);
                if job >= total {
                    return Ok(());
                }
                // Page by page through all conditions, so that a run cut short
                // would have seen of each the same number.
                let at = (job % self.conditions.len() as u64) as usize;
                let tally = self.page(at, job / self.conditions.len() as u64, reader)?;
                let mut tallies = tallies.lock().map_err(|_| anyhow!("a thread panicked"))?;
                tallies[at] += tally;
                progress(tallies.iter().map(|tally| tally.pages).sum(), total);
            }
        };
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..self.threads.max(1)).map(|_| scope.spawn(work)).collect();
            threads
                .into_iter()
                .try_for_each(|thread| thread.join().map_err(|_| anyhow!("a thread panicked"))?)
        })?;
        let tallies = tallies.into_inner().map_err(|_| anyhow!("a thread panicked"))?;
        let outcome = |(&condition, tally)| Outcome { condition, tally };
        Ok(self.conditions.iter().zip(tallies).map(outcome).collect())
    }

    /// Pages of each condition.
    fn pages_each(&self) -> u64 {
        let (boxes, pages) = (self.layout.pages.iter())
            .fold((0, 0), |(boxes, pages), page| (boxes + page.boxes.len() as u64, pages + 1));
        let wanted = self.boxes.div_ceil(self.conditions.len().max(1) as u64);
        (wanted * pages).div_ceil(boxes.max(1)).max(1)
    }

    fn page(&self, at: usize, page: u64, reader: Reader<'_>) -> anyhow::Result<Tally> {
        let condition = self.conditions[at];
        let part =
            condition.name.bytes().fold(0, |sum: u64, b| sum * 31 % 1_000_003 + u64::from(b));
        let mut chance = SeededChance::new(seed_of(self.seed, part, page));
        let dpi = chance.one_of(condition.dpi);
        let stock = self.stocks.iter().find(|stock| stock.dpi == dpi);
        let stock = stock.with_context(|| format!("there are no pages of {dpi} dpi"))?;
        let blank = &stock.blanks[page as usize % stock.blanks.len()];
        let layout = self.layout.pages.iter().find(|layout| layout.page == blank.code.page);
        let layout = layout.with_context(|| format!("no page {} is laid out", blank.code.page))?;
        let made = make(blank, layout, dpi, condition, &mut chance)?;
        let (tally, story) = compare(&made, layout, blank.code, reader(&made.bytes));
        let sought = condition.demand != Demand::Shown && condition.content != Content::Unclear;
        if let Some(folder) = self.keep.as_ref().filter(|_| !story.is_empty() && sought) {
            let ending = if condition.jpeg.is_some() { "jpg" } else { "png" };
            let name = format!("{}-{}-{page}", condition.name, self.seed);
            std::fs::create_dir_all(folder)?;
            std::fs::write(folder.join(format!("{name}.{ending}")), &made.bytes)?;
            std::fs::write(folder.join(format!("{name}.txt")), format!("{dpi} dpi\n{story}"))?;
        }
        Ok(tally)
    }
}

/// Compares a page as read with what it holds; the story tells each box that
/// was read wrong or left to people.
fn compare(
    made: &Made,
    layout: &PageLayout,
    code: SheetCode,
    read: Result<PageReading, String>,
) -> (Tally, String) {
    let mut tally = Tally { pages: 1, ..Tally::default() };
    let reading = match read {
        Ok(reading) => reading,
        Err(why) => {
            tally.unread = 1;
            return (tally, format!("not read: {why}\n"));
        }
    };
    if reading.code != code || reading.boxes.len() != layout.boxes.len() {
        tally.mistaken = 1;
        return (tally, format!("taken for {}\n", reading.code.text()));
    }
    let mut story = String::new();
    for ((place, read), truth) in layout.boxes.iter().zip(&reading.boxes).zip(&made.truths) {
        tally.count(*truth, read.class);
        let right = match truth {
            Truth::Empty => read.class == BoxClass::Empty,
            Truth::Marked(_) => read.class == BoxClass::Marked,
            Truth::Unclear(_) => true,
        };
        if !right || read.id != place.id {
            story += &format!(
                "{} at ({:.1}, {:.1}) mm: {truth:?} read as {:?}, score {}\n",
                place.id, place.place.x, place.place.y, read.class, read.score
            );
        }
    }
    (tally, story)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report;
    use crate::{by_name, drawn, plain_layout};
    use ballot::{BoxReading, FormCode, PaperSize};
    use std::sync::atomic::AtomicUsize;

    /// Runs two conditions over a reader that knows nothing of pictures.
    fn run(threads: usize, reader: Reader<'_>) -> Vec<Outcome> {
        let form = FormCode::draw(&mut SeededChance::new(1));
        let layout = plain_layout(20, PaperSize::A4, form);
        let stocks = [drawn(&layout, 1, 100, 1).unwrap()];
        let conditions = ["coarse", "coarse"].map(|name| by_name(name).unwrap()).into();
        let plan = Plan {
            layout: &layout,
            stocks: &stocks,
            conditions,
            boxes: 400,
            seed: 3,
            threads,
            keep: None,
        };
        plan.run(reader, &|_, _| ()).unwrap()
    }

    /// Calls every box of the one sheet the same.
    fn all(class: BoxClass) -> impl Fn(&[u8]) -> Result<PageReading, String> {
        let form = FormCode::draw(&mut SeededChance::new(1));
        let layout = plain_layout(20, PaperSize::A4, form);
        let code = drawn(&layout, 1, 100, 1).unwrap().blanks[0].code;
        let place = layout.pages[0].boxes.clone();
        move |_| {
            let read =
                |place: &ballot::BoxPlace| BoxReading { id: place.id.clone(), score: 0, class };
            let boxes = place.iter().map(read).collect();
            Ok(PageReading { code, boxes, write_ins: Vec::new(), doubts: Vec::new() })
        }
    }

    #[test]
    fn a_reader_that_sees_marks_everywhere_invents_and_one_that_sees_none_loses() {
        let [invents, _] = run(1, &all(BoxClass::Marked))[..] else { panic!("two outcomes") };
        let [loses, _] = run(1, &all(BoxClass::Empty))[..] else { panic!("two outcomes") };
        assert_eq!((invents.tally.lost, loses.tally.invented), (0, 0));
        assert!(invents.tally.invented > 50 && loses.tally.lost > 50);
        assert_eq!(invents.tally.invented + loses.tally.lost, invents.tally.boxes);
        assert_eq!(report::faults(&[invents]).len(), 1);
    }

    #[test]
    fn the_outcome_does_not_depend_on_the_threads_and_a_page_not_read_is_counted() {
        let calls = AtomicUsize::new(0);
        let outcomes = |threads| {
            let read = |file: &[u8]| {
                calls.fetch_add(1, Ordering::Relaxed);
                if file.len().is_multiple_of(2) {
                    Err("odd".to_owned())
                } else {
                    all(BoxClass::Empty)(file)
                }
            };
            run(threads, &read).into_iter().map(|outcome| outcome.tally).collect::<Vec<_>>()
        };
        let (one, three) = (outcomes(1), outcomes(3));
        assert_eq!(one, three);
        assert_eq!(
            calls.load(Ordering::Relaxed) as u64,
            2 * one.iter().map(|t| t.pages).sum::<u64>()
        );
        assert!(one[0].unread > 0);
    }
}
