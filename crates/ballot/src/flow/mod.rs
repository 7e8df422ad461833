//! From a form to where everything of it stands on paper.
//!
//! Pure and deterministic: the widths of words come as a function, the fixed
//! words as values. Lines are broken here and nowhere else. On a page, from the
//! edges inwards: the corner marks; the two codes, the first to the left of the
//! top right mark, the second above the bottom left mark; then what people
//! read. The left margin holds the second code (and a filing hole), so that the
//! table can reach down to the foot.

mod columns;
mod dims;
mod head;
mod pen;
mod table;
#[cfg(test)]
mod tests;

use crate::{Form, FormCode, LAYOUT_FORMAT, Layout, MOST_PAGES};
use dims::Dims;
use pen::Pen;
use table::Table;

/// The width of a line in ems, given its words and whether they are bold.
pub type Measure<'a> = &'a dyn Fn(&str, bool) -> f64;

/// The fixed words of a form, in the language in which it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormWords {
    /// Head of the numbers (TT).
    pub number: String,
    /// Head of the names (Họ và tên).
    pub name: String,
    /// Head of the years of birth (Năm sinh).
    pub born: String,
    /// Head of the posts (Chức vụ, đơn vị công tác).
    pub post: String,
    /// Head of name, year and post in one column, on narrow paper.
    pub person: String,
    /// Head of the boxes to agree (Đồng ý).
    pub agree: String,
    /// Head of the boxes to disagree (Không đồng ý).
    pub disagree: String,
    /// After a group's title where it goes on overleaf ("(tiếp theo)").
    pub continued: String,
    /// After a group's title that limits the choice; `{n}` stands for the
    /// number ("chọn không quá {n} người").
    pub at_most: String,
    /// Above the lines for further names.
    pub write_in: String,
    /// In the room for the stamp.
    pub stamp: String,
    /// At the foot; `{page}`, `{pages}` and `{form}` stand for the page, how
    /// many there are, and the form's code.
    pub foot: String,
}

impl FormWords {
    fn at_most(&self, n: u32) -> String {
        self.at_most.replace("{n}", &n.to_string())
    }

    fn foot(&self, page: usize, pages: usize, form: FormCode) -> String {
        self.foot
            .replace("{page}", &page.to_string())
            .replace("{pages}", &pages.to_string())
            .replace("{form}", &form.to_string())
    }
}

/// Why a form cannot be laid out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LayoutError {
    /// There is neither a name nor a line for one.
    #[error("the form has no names")]
    Empty,
    /// A word is wider than its column.
    #[error("«{word}» in «{text}» is wider than its column")]
    TooWide {
        /// The whole text, for example a name of the form.
        text: String,
        /// The word.
        word: String,
    },
    /// A row, or the title of a group with its first row, is higher than a page.
    #[error("«{text}» does not fit on a page")]
    TooHigh {
        /// The name in the row, or the title.
        text: String,
    },
    /// Title, subject and instructions leave no room.
    #[error("what stands above the names does not fit on the first page")]
    HeadTooHigh,
    /// More pages than a sheet code can number.
    #[error("the form would have {pages} pages, at most {MOST_PAGES} are possible")]
    TooManyPages {
        /// Pages.
        pages: usize,
    },
}

/// Lays `form` out, page by page.
///
/// # Errors
/// [`LayoutError`], naming what does not fit.
pub fn lay_out(
    form: &Form,
    words: &FormWords,
    measure: Measure<'_>,
) -> Result<Layout, LayoutError> {
    let holds_a_line = form.groups.iter().any(|group| group.write_ins > 0);
    if form.row_count() == 0 && !holds_a_line {
        return Err(LayoutError::Empty);
    }
    let dims = Dims::of(form.paper);
    let mut table = Table::new(form, words, Pen::new(measure), dims)?;
    let mut row = 0;
    for (place, group) in form.groups.iter().enumerate() {
        if group.rows.is_empty() && group.write_ins == 0 {
            continue;
        }
        table.group(group)?;
        for one in &group.rows {
            table.row(row, one)?;
            row += 1;
        }
        table.write_ins(place, group.write_ins)?;
    }
    let mut pages = table.finish();
    let count = pages.len();
    if count > MOST_PAGES as usize {
        return Err(LayoutError::TooManyPages { pages: count });
    }
    for (at, page) in pages.iter_mut().enumerate() {
        head::foot(page, dims, words.foot(at + 1, count, form.code));
    }
    let (width, height) = form.paper.millimetres();
    Ok(Layout {
        format: LAYOUT_FORMAT.to_owned(),
        form: form.code,
        paper: form.paper,
        width,
        height,
        pages,
    })
}
