//! The table: heads, groups, rows with their boxes, lines for further names.

use super::columns::{Columns, PAD, Span};
use super::dims::Dims;
use super::head;
use super::pen::{Face, Pen, mm, rule, write};
use super::{FormWords, LayoutError};
use crate::{
    Align, BOX_SIDE, BoxPlace, Choice, Form, FormGroup, FormRow, PageLayout, Rect, WriteInPlace,
};

/// Thickness of the rules between rows.
const RULE: f64 = 0.12;
/// Thickness of the rule above the heads.
const TOP_RULE: f64 = 0.3;
/// From a box to anything printed.
const CLEAR: f64 = 1.5;
/// The lowest row: a box, clear of both rules.
const LOWEST_ROW: f64 = BOX_SIDE + 2.0 * CLEAR + RULE;
/// From words to the rules above and below them.
const ROW_PAD: f64 = 0.5;
const GROUP_PAD: f64 = 0.5;
/// A line for a further name, and the field on it.
const WRITE_IN_ROW: f64 = 11.0;
const WRITE_IN_INSET: f64 = 0.5;

/// A table that grows downwards, page after page.
pub(super) struct Table<'a> {
    form: &'a Form,
    words: &'a FormWords,
    pen: Pen<'a>,
    dims: Dims,
    columns: Columns,
    pages: Vec<PageLayout>,
    y: f64,
    /// Whether this page shows the heads yet.
    headed: bool,
    /// Upright rules under way: where they stand and where they began.
    upright: Vec<(f64, f64)>,
    group: Option<&'a FormGroup>,
    /// The group's title, still to be placed with the first thing under it.
    pending: Option<Title>,
}

/// Lines that stand over a group, or over its lines for names; never without
/// something below them.
struct Title {
    lines: Vec<String>,
    face: Face,
}

impl Title {
    fn height(&self) -> f64 {
        mm(self.face.block(self.lines.len()) + 2.0 * GROUP_PAD)
    }
}

impl<'a> Table<'a> {
    /// An empty table under the head of the first page.
    pub(super) fn new(
        form: &'a Form,
        words: &'a FormWords,
        pen: Pen<'a>,
        dims: Dims,
    ) -> Result<Self, LayoutError> {
        let columns = Columns::of(form, words, pen, dims)?;
        let mut page = dims.page(1);
        let y = head::first(&mut page, form, words, (pen, dims))?;
        Ok(Self {
            form,
            words,
            pen,
            dims,
            columns,
            pages: vec![page],
            y: mm(y),
            headed: false,
            upright: Vec::new(),
            group: None,
            pending: None,
        })
    }

    /// Begins a group.
    pub(super) fn group(&mut self, group: &'a FormGroup) -> Result<(), LayoutError> {
        self.group = None;
        let face = Face::bold(self.dims.group);
        let lines = self.pen.wrap(&head::title(group, self.words), face, self.inner_width())?;
        self.pending = (!lines.is_empty()).then_some(Title { lines, face });
        self.group = Some(group);
        Ok(())
    }

    /// One name with its boxes.
    pub(super) fn row(&mut self, row: usize, one: &FormRow) -> Result<(), LayoutError> {
        let cells = self.columns.cells(one, self.pen, self.dims)?;
        let height = mm(cells.height() + 2.0 * ROW_PAD).max(mm(LOWEST_ROW));
        self.make_room(height, &one.name)?;
        let (top, centre) = (self.y, self.y + height / 2.0);
        let number = Face::plain(self.dims.post);
        let columns = &self.columns;
        let Some(page) = self.pages.last_mut() else { return Ok(()) };
        let text = [(row + 1).to_string()];
        let at = (columns.number.centre(), Align::Centre);
        write(page, &text, number, at, centre - number.block(1) / 2.0);
        cells.write(page, centre);
        for (option, span) in &columns.options {
            page.boxes.push(box_place(row, *option, *span, centre));
        }
        self.close_row(top, height, Columns::edges);
        Ok(())
    }

    /// The lines for further names of a group.
    pub(super) fn write_ins(&mut self, group: usize, count: u32) -> Result<(), LayoutError> {
        for line in 1..=count {
            if line == 1 && self.pending.is_none() {
                let face = Face::italic(self.dims.post);
                let lines = self.pen.wrap(&self.words.write_in, face, self.inner_width())?;
                self.pending = (!lines.is_empty()).then_some(Title { lines, face });
            }
            self.make_room(WRITE_IN_ROW, &self.words.write_in)?;
            let top = self.y;
            let from = self.columns.number.to + WRITE_IN_INSET;
            let place = Rect {
                x: mm(from),
                y: mm(top + WRITE_IN_INSET),
                w: mm(self.dims.right - WRITE_IN_INSET - from),
                h: mm(WRITE_IN_ROW - 2.0 * WRITE_IN_INSET),
            };
            let id = format!("g{}-w{line}", group + 1);
            let Some(page) = self.pages.last_mut() else { return Ok(()) };
            page.write_ins.push(WriteInPlace { id, group, place });
            self.close_row(top, WRITE_IN_ROW, Columns::number_edges);
        }
        Ok(())
    }

    /// The pages.
    pub(super) fn finish(mut self) -> Vec<PageLayout> {
        self.end_page();
        self.pages
    }

    fn inner_width(&self) -> f64 {
        self.dims.right - self.dims.left - 2.0 * PAD
    }

    /// Makes sure that `height` fits below, with heads and a pending title;
    /// turns the page otherwise.
    fn make_room(&mut self, height: f64, text: &str) -> Result<(), LayoutError> {
        if self.y + self.needed(height) > self.dims.bottom {
            self.turn()?;
            if self.y + self.needed(height) > self.dims.bottom {
                return Err(LayoutError::TooHigh { text: text.to_owned() });
            }
        }
        if !self.headed {
            self.heads();
        }
        if let Some(title) = self.pending.take() {
            let (top, height) = (self.y, title.height());
            let at = (self.dims.left + PAD, Align::Left);
            if let Some(page) = self.pages.last_mut() {
                write(page, &title.lines, title.face, at, top + GROUP_PAD);
            }
            self.close_row(top, height, Columns::outer_edges);
        }
        Ok(())
    }

    fn needed(&self, height: f64) -> f64 {
        let heads = if self.headed { 0.0 } else { self.columns.head_height };
        height + heads + self.pending.as_ref().map_or(0.0, Title::height)
    }

    /// A new page. A group under way is named again above the table.
    fn turn(&mut self) -> Result<(), LayoutError> {
        self.end_page();
        let mut page = self.dims.page(self.pages.len() as u32 + 1);
        // A pending title of a group names it already; one over lines for
        // names is sloping, and does not.
        let titled = self.pending.as_ref().is_some_and(|title| title.face.bold);
        let goes_on = self.group.filter(|_| !titled);
        let tools = (self.pen, self.dims);
        self.y = mm(head::following(&mut page, self.form, self.words, goes_on, tools)?);
        self.pages.push(page);
        self.headed = false;
        Ok(())
    }

    fn heads(&mut self) {
        let (top, height) = (self.y, self.columns.head_height);
        let face = Face::bold(self.dims.head);
        let Some(page) = self.pages.last_mut() else { return };
        rule(page, (self.dims.left, top), (self.dims.right, top), TOP_RULE);
        for (span, lines) in &self.columns.heads {
            let start = top + (height - face.block(lines.len())) / 2.0;
            write(page, lines, face, (span.centre(), Align::Centre), start);
        }
        self.headed = true;
        self.close_row(top, height, Columns::edges);
    }

    /// Draws the rule below a row and moves there; upright rules end or begin
    /// where the row has other edges than the one before.
    fn close_row(&mut self, top: f64, height: f64, edges: fn(&Columns) -> Vec<f64>) {
        let edges = edges(&self.columns);
        self.end_upright(top, &edges);
        for x in edges {
            if !self.upright.iter().any(|(known, _)| *known == x) {
                self.upright.push((x, top));
            }
        }
        self.y = mm(top + height);
        let (left, right, y) = (self.dims.left, self.dims.right, self.y);
        if let Some(page) = self.pages.last_mut() {
            rule(page, (left, y), (right, y), RULE);
        }
    }

    fn end_upright(&mut self, y: f64, keep: &[f64]) {
        let Some(page) = self.pages.last_mut() else { return };
        self.upright.retain(|(x, since)| {
            let kept = keep.contains(x);
            if !kept {
                rule(page, (*x, *since), (*x, y), RULE);
            }
            kept
        });
    }

    fn end_page(&mut self) {
        let y = self.y;
        self.end_upright(y, &[]);
    }
}

fn box_place(row: usize, option: Choice, span: Span, centre: f64) -> BoxPlace {
    let name = match option {
        Choice::Agree => "agree",
        Choice::Disagree => "disagree",
    };
    BoxPlace {
        id: format!("r{}-{name}", row + 1),
        row,
        option,
        place: Rect {
            x: mm(span.centre() - BOX_SIDE / 2.0),
            y: mm(centre - BOX_SIDE / 2.0),
            w: BOX_SIDE,
            h: BOX_SIDE,
        },
    }
}
