//! Which row of a template's sheet goes where: rows repeated, taken out and
//! moved down or up, and the way from an old row to its new ones.

use super::data::Items;
use super::error::TemplateError;
use super::formula::End;
use super::mark::Section;
use std::collections::BTreeMap;

/// The most rows of a sheet.
pub(super) const MOST_ROWS: u32 = 1_048_576;

/// Rows `first..=last`, repeated.
#[derive(Debug)]
pub(super) struct Repeat<'m> {
    pub section: &'m Section,
    pub first: u32,
    pub last: u32,
    /// Begin and end have rows of their own, which go.
    pub first_goes: bool,
    pub last_goes: bool,
    /// A formula elsewhere counts on these rows: of an empty list one row
    /// stays, empty.
    pub is_counted_on: bool,
}

/// One time that a region is shown: where its rows went.
#[derive(Debug, Default)]
struct Frame {
    parent: Option<usize>,
    /// Old row → its first and last new row.
    rows: BTreeMap<u32, (u32, u32)>,
}

/// A row of the sheet as it will be.
#[derive(Debug)]
pub(super) struct Placed<'v> {
    pub old: u32,
    pub new: u32,
    /// See [`Layout::row`].
    pub frame: usize,
    pub items: Items<'v>,
}

/// Where the rows of a sheet go.
#[derive(Debug, Default)]
pub(super) struct Layout<'v> {
    frames: Vec<Frame>,
    /// In the order of the new sheet; only rows of which something is written.
    pub placed: Vec<Placed<'v>>,
    next: u32,
    last_old: u32,
}

impl<'v> Layout<'v> {
    /// Lays out rows 1 to `last`; of these, `is_written` says which hold
    /// something. Repeats stand in the order of their begins.
    pub fn new(
        sheet: &str,
        last: u32,
        repeats: &[Repeat<'_>],
        items: &Items<'v>,
        is_written: &impl Fn(u32) -> bool,
    ) -> Result<Self, TemplateError> {
        let mut layout = Self { next: 1, last_old: last, ..Self::default() };
        layout.frames.push(Frame::default());
        let over = layout.rows(1, last, 0, repeats, items, 0, is_written).is_none();
        if over || layout.next > MOST_ROWS + 1 {
            return Err(TemplateError::TooManyRows { sheet: sheet.to_owned(), most: MOST_ROWS });
        }
        Ok(layout)
    }

    #[expect(clippy::too_many_arguments, reason = "one step of a recursion")]
    fn rows(
        &mut self,
        from: u32,
        to: u32,
        next: usize,
        repeats: &[Repeat<'_>],
        items: &Items<'v>,
        frame: usize,
        is_written: &impl Fn(u32) -> bool,
    ) -> Option<()> {
        let mut at = from;
        while at <= to {
            let begins = |(number, repeat): &(usize, &Repeat<'_>)| {
                *number >= next && repeat.first == at && repeat.last <= to
            };
            let Some((number, repeat)) = repeats.iter().enumerate().find(begins) else {
                self.place(at, frame, items, is_written(at))?;
                at += 1;
                continue;
            };
            let first = repeat.first + u32::from(repeat.first_goes);
            let last = repeat.last - u32::from(repeat.last_goes);
            let mut times = items.times(repeat.section);
            if times.is_empty() && repeat.is_counted_on {
                times = vec![items.with_nothing()];
            }
            for items in &times {
                self.frames.push(Frame { parent: Some(frame), rows: BTreeMap::new() });
                let frame = self.frames.len() - 1;
                self.rows(first, last, number + 1, repeats, items, frame, is_written)?;
            }
            at = repeat.last + 1;
        }
        Some(())
    }

    fn place(&mut self, old: u32, frame: usize, items: &Items<'v>, is_written: bool) -> Option<()> {
        if self.next > MOST_ROWS {
            return None;
        }
        let new = self.next;
        let mut at = Some(frame);
        while let Some(frame) = at {
            let frame = &mut self.frames[frame];
            frame.rows.entry(old).or_insert((new, new)).1 = new;
            at = frame.parent;
        }
        if is_written {
            self.placed.push(Placed { old, new, frame, items: items.clone() });
        }
        self.next += 1;
        Some(())
    }

    /// Where an old row is, seen from a frame: in the same copy if it is part
    /// of it, else in the whole sheet. Of a row that was taken out, the row
    /// behind it or before it.
    pub fn row(&self, frame: usize, old: u32, end: End) -> u32 {
        let mut at = Some(frame);
        while let Some(frame) = at {
            if let Some((first, last)) = self.frames[frame].rows.get(&old) {
                return if end == End::First { *first } else { *last };
            }
            at = self.frames[frame].parent;
        }
        let rows = &self.frames[0].rows;
        if old > self.last_old {
            return (old + self.next - 1 - self.last_old).min(MOST_ROWS);
        }
        let near = match end {
            End::First => rows.range(old..).next().map(|(_, (first, _))| *first),
            End::Last => rows.range(..old).next_back().map(|(_, (_, last))| *last),
        };
        near.unwrap_or(self.next.saturating_sub(1)).max(1)
    }

    /// The same seen from outside all repeats.
    pub fn outer(&self, old: u32, end: End) -> u32 {
        self.row(0, old, end)
    }

    /// Where the copies of an old row are: the first and last row of each run
    /// of copies that follow one another.
    pub fn copies(&self, old: u32) -> Vec<(u32, u32)> {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for new in self.placed.iter().filter(|placed| placed.old == old).map(|it| it.new) {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == new => *last = new,
                _ => runs.push((new, new)),
            }
        }
        runs
    }

    /// Whether a row is still there.
    pub fn is_there(&self, old: u32) -> bool {
        old > self.last_old || self.frames[0].rows.contains_key(&old)
    }
}
