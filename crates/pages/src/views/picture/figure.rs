//! What every picture has: a caption, a description for whoever does not see
//! it, and its numbers as a table.

use crate::views::shell::Page;
use maud::{Markup, html};

/// A picture with its table.
pub(super) struct Figure<'a> {
    /// What it shows.
    pub title: &'a str,
    /// The gist in a sentence.
    pub gist: &'a str,
    /// Width and height of the field it is drawn on.
    pub size: (u32, u32),
    /// The drawing.
    pub drawing: Markup,
    /// The head of the table.
    pub head: Vec<String>,
    /// Its rows: the first cell names the row.
    pub rows: Vec<Vec<String>>,
}

impl Figure<'_> {
    pub(super) fn show(&self, page: &Page<'_>) -> Markup {
        let (width, height) = self.size;
        html! {
            figure class="picture" {
                figcaption { strong { (self.title) } span class="under" { (self.gist) } }
                svg viewBox=(format!("0 0 {width} {height}")) role="img" aria-label=(self.title) {
                    title { (self.title) }
                    desc { (self.gist) }
                    (self.drawing)
                }
                details class="picture-table" {
                    summary { (page.text("picture-numbers")) }
                    table class="list" {
                        thead { tr { @for (at, cell) in self.head.iter().enumerate() {
                            th scope="col" class=[(at > 0).then_some("number")] { (cell) }
                        } } }
                        tbody { @for row in &self.rows { tr {
                            @for (at, cell) in row.iter().enumerate() {
                                @if at == 0 { th scope="row" { (cell) } } @else { td class="number" { (cell) } }
                            }
                        } } }
                    }
                }
            }
        }
    }
}

/// A length in proportion: `part` of `whole` on `full` dots, rounded half up;
/// nothing of nothing.
pub(super) fn length(part: u32, whole: u32, full: u32) -> u32 {
    if whole == 0 {
        return 0;
    }
    let twice = u64::from(part) * u64::from(full) * 2 + u64::from(whole);
    (twice / (u64::from(whole) * 2)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_larger_part_is_never_drawn_shorter(
            one in 0u32..5000, other in 0u32..5000, full in 1u32..600
        ) {
            let whole = one.max(other);
            let (a, b) = (length(one, whole, full), length(other, whole, full));
            prop_assert!(a <= full && b <= full);
            prop_assert_eq!(one.cmp(&other), a.cmp(&b).then(one.cmp(&other)), "a longer bar for less");
        }
    }
}
