//! The columns of the table and what stands in the cells of a row.

use super::dims::Dims;
use super::pen::{Face, Pen, mm, write};
use super::{FormWords, LayoutError};
use crate::{Align, Choice, Form, FormRow, PageLayout};

/// From an upright rule to words.
pub(super) const PAD: f64 = 1.2;
const HEAD_PAD: f64 = 0.3;

/// A column's two edges.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub from: f64,
    pub to: f64,
}

impl Span {
    pub(super) fn centre(self) -> f64 {
        f64::midpoint(self.from, self.to)
    }

    fn inner(self) -> f64 {
        self.to - self.from - 2.0 * PAD
    }
}

/// The columns, from left to right.
pub(super) struct Columns {
    pub number: Span,
    pub name: Span,
    /// Left out when no row has a year, or when it stands under the name.
    pub born: Option<Span>,
    /// The same of the post.
    pub post: Option<Span>,
    pub options: Vec<(Choice, Span)>,
    pub heads: Vec<(Span, Vec<String>)>,
    pub head_height: f64,
}

impl Columns {
    pub(super) fn of(
        form: &Form,
        words: &FormWords,
        pen: Pen<'_>,
        dims: Dims,
    ) -> Result<Self, LayoutError> {
        let choices = form.options.choices();
        let has = |what: fn(&FormRow) -> &String| {
            !dims.stacked && form.rows().any(|row| !what(row).is_empty())
        };
        let (has_born, has_post) = (has(|row| &row.born), has(|row| &row.post));
        let number = Span { from: dims.left, to: dims.left + dims.number_column };
        let people_end = mm(dims.right - choices.len() as f64 * dims.option_column);
        let born_width = if has_born { dims.born_column } else { 0.0 };
        let name_end = if has_post {
            let face = Face::bold(dims.name);
            let widest = form.rows().map(|row| pen.width(&row.name, face)).fold(0.0, f64::max);
            let (least, most) = dims.name_column;
            number.to + mm(widest + 2.0 * PAD + 0.5).clamp(least, most)
        } else {
            people_end - born_width
        };
        let name = Span { from: number.to, to: mm(name_end) };
        let born = has_born.then(|| Span { from: name.to, to: mm(name.to + born_width) });
        let post =
            has_post.then(|| Span { from: born.map_or(name.to, |born| born.to), to: people_end });
        let option = |at: usize| {
            let from = mm(people_end + at as f64 * dims.option_column);
            Span { from, to: mm(from + dims.option_column) }
        };
        let options =
            choices.iter().enumerate().map(|(at, choice)| (*choice, option(at))).collect();
        let mut columns =
            Self { number, name, born, post, options, heads: Vec::new(), head_height: 0.0 };
        columns.name_heads(words, pen, dims)?;
        Ok(columns)
    }

    fn name_heads(
        &mut self,
        words: &FormWords,
        pen: Pen<'_>,
        dims: Dims,
    ) -> Result<(), LayoutError> {
        let face = Face::bold(dims.head);
        let name = if dims.stacked { &words.person } else { &words.name };
        let mut heads = vec![(self.number, &words.number), (self.name, name)];
        heads.extend(self.born.map(|span| (span, &words.born)));
        heads.extend(self.post.map(|span| (span, &words.post)));
        heads.extend(self.options.iter().map(|(choice, span)| match choice {
            Choice::Agree => (*span, &words.agree),
            Choice::Disagree => (*span, &words.disagree),
        }));
        for (span, text) in heads {
            // Heads may come nearer to the rules than what people have to read
            // line by line.
            let lines = pen.wrap(text, face, span.inner() + PAD)?;
            self.head_height = self.head_height.max(mm(face.block(lines.len()) + 2.0 * HEAD_PAD));
            self.heads.push((span, lines));
        }
        Ok(())
    }

    /// The upright rules of a row with names.
    pub(super) fn edges(&self) -> Vec<f64> {
        let mut edges = vec![self.number.from, self.number.to, self.name.to];
        edges.extend(self.born.map(|span| span.to));
        edges.extend(self.post.map(|span| span.to));
        edges.extend(self.options.iter().map(|(_, span)| span.to));
        edges
    }

    /// The upright rules of a line for a further name.
    pub(super) fn number_edges(&self) -> Vec<f64> {
        let mut edges = self.outer_edges();
        edges.push(self.number.to);
        edges
    }

    /// The upright rules of a title.
    pub(super) fn outer_edges(&self) -> Vec<f64> {
        let last = self.options.last().map_or(self.name, |(_, span)| *span);
        vec![self.number.from, last.to]
    }

    /// What stands in the cells of a row, broken into lines.
    pub(super) fn cells(
        &self,
        row: &FormRow,
        pen: Pen<'_>,
        dims: Dims,
    ) -> Result<Cells, LayoutError> {
        let (strong, plain) = (Face::bold(dims.name), Face::plain(dims.post));
        let named = |found| match found {
            LayoutError::TooWide { word, .. } => {
                LayoutError::TooWide { text: row.name.clone(), word }
            }
            other => other,
        };
        let wrap = |text: &str, face, span: Span| pen.wrap(text, face, span.inner()).map_err(named);
        let left = |span: Span| (span.from + PAD, Align::Left);
        let mut name = Cell {
            at: left(self.name),
            blocks: vec![(strong, wrap(&row.name, strong, self.name)?)],
        };
        let mut cells = Vec::new();
        if dims.stacked {
            let parts = [row.born.as_str(), row.post.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            name.blocks.push((plain, wrap(&parts.join(" – "), plain, self.name)?));
        }
        cells.push(name);
        if let Some(span) = self.born {
            let at = (span.centre(), Align::Centre);
            cells.push(Cell { at, blocks: vec![(plain, wrap(&row.born, plain, span)?)] });
        }
        if let Some(span) = self.post {
            let at = left(span);
            cells.push(Cell { at, blocks: vec![(plain, wrap(&row.post, plain, span)?)] });
        }
        Ok(Cells(cells))
    }
}

/// The cells of a row that hold words.
pub(super) struct Cells(Vec<Cell>);

struct Cell {
    at: (f64, Align),
    blocks: Vec<(Face, Vec<String>)>,
}

impl Cell {
    fn height(&self) -> f64 {
        self.blocks.iter().map(|(face, lines)| face.block(lines.len())).sum()
    }
}

impl Cells {
    pub(super) fn height(&self) -> f64 {
        self.0.iter().map(Cell::height).fold(0.0, f64::max)
    }

    /// Writes each cell about the middle of the row.
    pub(super) fn write(&self, page: &mut PageLayout, centre: f64) {
        for cell in &self.0 {
            let mut top = centre - cell.height() / 2.0;
            for (face, lines) in &cell.blocks {
                top = write(page, lines, *face, cell.at, top);
            }
        }
    }
}
