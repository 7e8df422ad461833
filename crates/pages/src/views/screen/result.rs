//! The result on the screen: pages of a few rows each, so that each row can be
//! read from the back. The script shows one page after another; without it they
//! stand below each other.

use super::{StageResults, StageRow};
use crate::views::bars::share_bar;
use crate::views::icon::{Icon, icon};
use crate::views::shell::Page;
use base::Share;
use maud::{Markup, html};

/// Rows that can be read from the back at once.
const ROWS: usize = 5;

pub(super) fn results(page: &Page<'_>, results: &StageResults) -> Markup {
    let [issued, returned, valid, invalid] = results.sheets;
    let pages = results.rows.chunks(ROWS);
    let of = pages.len();
    html! {
        section class="hall-results" {
            p class="hall-line" {
                (page.with("screen-sheets-line", &[
                    ("issued", issued.into()), ("returned", returned.into()),
                    ("valid", valid.into()), ("invalid", invalid.into()),
                ]))
                @if let Some(needed) = results.needed {
                    " · "
                    strong { (page.with("screen-needed", &[("n", needed.into()), ("of", results.out_of.into())])) }
                }
            }
            @if of == 0 { p class="hall-line" { strong { (page.text("screen-not-announced")) } } }
            @for (at, rows) in pages.enumerate() {
                div class="hall-page" data-page=(at + 1) {
                    table class="hall-table" {
                        thead { tr {
                            th scope="col" { (page.text("column-name")) }
                            th scope="col" class="number" { (page.text("column-for")) }
                            th scope="col" { (page.with("screen-out-of", &[("of", results.out_of.into())])) }
                        } }
                        tbody { @for one in rows { (row(page, results, one)) } }
                    }
                    @if of > 1 { p class="hall-pages" { (at + 1) "/" (of) } }
                }
            }
        }
    }
}

fn row(page: &Page<'_>, results: &StageResults, one: &StageRow) -> Markup {
    let share = |n| Share::new(n, results.out_of);
    let of = share(one.votes_for).unwrap_or(Share::percent(0));
    let line = results.needed.and_then(share);
    html! {
        tr class=[one.passed.map(|passed| if passed { "passed" } else { "failed" })] {
            th scope="row" { (one.name) span class="hall-post" { (one.post) } }
            td class="number" { strong { (page.words.integer(one.votes_for)) } }
            td class="hall-share" {
                span {
                    (page.words.percent(of)) " "
                    @match one.passed {
                        Some(true) => (icon(Icon::Check)),
                        Some(false) => (icon(Icon::Cross)),
                        None => {},
                    }
                }
                (share_bar(page, of, line, one.passed != Some(false)))
            }
        }
    }
}
