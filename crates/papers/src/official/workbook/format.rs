//! Cell formats, and the height a wrapped text needs.

use press::{Weight, text_width};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// The face of every cell.
pub(super) const FACE: &str = "Times New Roman";
/// Size of the table, in points.
pub(super) const SIZE: f64 = 11.0;
/// Baseline to baseline of Times New Roman 11, in points, as Excel sets it.
const LINE: f64 = 15.0;

/// A plain format in the face, wrapped and centred on the row's height.
pub(super) fn plain(size: f64) -> Format {
    Format::new()
        .set_font_name(FACE)
        .set_font_size(size)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

/// A table cell.
pub(super) fn cell(align: FormatAlign) -> Format {
    plain(SIZE).set_border(FormatBorder::Thin).set_align(align)
}

/// Points between the borders of a column so many characters wide. Excel gives
/// a column 7 pixels a character and 5 more, of which the padding takes 5 and
/// a border 1, at 96 pixels an inch.
pub(crate) fn inner_points(characters: f64) -> f64 {
    (characters * 7.0 - 1.0) * 0.75
}

/// The height in points of `text` wrapped to `points` of width.
pub(crate) fn height(text: &str, points: f64, size: f64, weight: Weight) -> f64 {
    // A little narrower than exact: screens round glyphs to whole pixels.
    let ems = points / size * 0.96;
    let lines: usize = text.split('\n').map(|line| lines_of(line, ems, weight)).sum();
    lines.max(1) as f64 * (LINE * size / SIZE) + 3.0
}

/// Lines that greedy wrapping at spaces needs; a word wider than the column is
/// broken where it must.
fn lines_of(text: &str, ems: f64, weight: Weight) -> usize {
    let space = text_width(" ", weight);
    let (mut lines, mut used) = (1usize, 0.0);
    for word in text.split_whitespace() {
        let wide = text_width(word, weight);
        if used > 0.0 && used + space + wide > ems {
            lines += 1;
            used = 0.0;
        }
        used += if used > 0.0 { space + wide } else { wide };
        while used > ems {
            lines += 1;
            used -= ems;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_wraps_at_spaces_and_long_words_break() {
        assert_eq!(lines_of("", 5.0, Weight::Regular), 1);
        assert_eq!(lines_of("Nguyễn", 5.0, Weight::Regular), 1);
        assert_eq!(lines_of("Nguyễn Hoàng Thiên Phượng", 5.0, Weight::Regular), 4);
        assert!(lines_of("mmmmmmmmmmmmmmmmmmmm", 5.0, Weight::Regular) >= 3);
    }

    #[test]
    fn each_given_line_takes_a_line() {
        let one = height("2014: HTTNV", 100.0, SIZE, Weight::Regular);
        let three = height("2014: HTTNV\n2015: HTTNV\n2016: HTNV", 100.0, SIZE, Weight::Regular);
        assert!((three - one - 2.0 * LINE).abs() < 0.01);
    }
}
