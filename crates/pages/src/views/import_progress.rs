//! An import at work: how far it is, and the word to stop it.

use super::imports::AT;
use super::shell::Page;
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// An import at work.
#[derive(Debug, Clone)]
pub struct ImportAtWork {
    /// Whether the files are only looked at.
    pub is_trial: bool,
    /// Rows so far, and of how many once that is known.
    pub rows: (u32, Option<u32>),
}

impl View for ImportAtWork {
    const NAME: &'static str = "import-at-work";

    fn title(&self, words: &Words) -> String {
        words.text(if self.is_trial { "work-trial" } else { "work-take" })
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        let told = match self.rows {
            (rows, None) => page.with("work-reading", &[("n", rows.into())]),
            (rows, Some(of)) => page.with("work-storing", &[("n", rows.into()), ("of", of.into())]),
        };
        html! {
            header class="page-head" {
                p class="over" { a href=(AT) { (page.text("imports-title")) } }
                h1 { (self.title(page.words)) }
                p class="muted" { (page.text("work-lead")) }
            }
            section class="card at-work" {
                p role="status" { strong { (told) } }
                @match self.rows {
                    (rows, Some(of)) => progress value=(rows) max=(of.max(1)) { (told) },
                    (_, None) => progress { (told) },
                }
                form method="post" action={ (AT) "/stop" } {
                    (parts::csrf(page))
                    p class="actions" { button class="second" type="submit" { (page.text("work-stop")) } }
                }
                p class="muted" { (page.text("work-stop-help")) }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::imports_at_work()
    }
}
