//! The page that says what went wrong and what to do.

use super::icon::{Icon, icon};
use super::shell::Page;
use super::{View, samples};
use maud::{Markup, html};
use words::Words;

/// What went wrong.
#[derive(Debug, Clone)]
pub struct ErrorPage {
    /// The kind of trouble.
    pub trouble: Trouble,
    /// What exactly, already worded; shown when given.
    pub detail: Option<String>,
    /// Where to go from here.
    pub back: String,
}

/// Kinds of trouble.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// 400: the form was incomplete or its token old.
    BadRequest,
    /// 403: this person may not do that.
    Forbidden,
    /// 404: there is no such page.
    NotFound,
    /// 409: the work has moved on, or is not ready for it.
    Conflict,
    /// 429: too many tries.
    TooMany,
    /// 500: a fault of the program, noted under this reference.
    Internal {
        /// What to quote to the administrator.
        reference: String,
    },
}

impl Trouble {
    /// Status code, key of the title and key of what to do.
    const fn told(&self) -> (u16, &'static str, &'static str) {
        match self {
            Self::BadRequest => (400, "error-bad-request", "error-bad-request-do"),
            Self::Forbidden => (403, "error-forbidden", "error-forbidden-do"),
            Self::NotFound => (404, "error-not-found", "error-not-found-do"),
            Self::Conflict => (409, "error-conflict", "error-conflict-do"),
            Self::TooMany => (429, "error-too-many", "error-too-many-do"),
            Self::Internal { .. } => (500, "error-internal", "error-internal-do"),
        }
    }

    /// The status code that goes with the page.
    pub const fn status(&self) -> u16 {
        self.told().0
    }
}

impl View for ErrorPage {
    const NAME: &'static str = "error";

    fn title(&self, words: &Words) -> String {
        words.text(self.trouble.told().1)
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        let (status, title, to_do) = self.trouble.told();
        html! {
            section class="card trouble" {
                p class="trouble-code" { (icon(Icon::Alert)) " " (status) }
                h1 { (page.text(title)) }
                @if let Some(detail) = &self.detail { p class="trouble-detail" { (detail) } }
                p { (page.text(to_do)) }
                @if let Trouble::Internal { reference } = &self.trouble {
                    p { (page.text("error-reference")) " " code { (reference) } }
                }
                p class="actions" {
                    @if self.back != "/" {
                        a class="button first" href=(self.back) { (page.text("error-back")) }
                    }
                    a class="button second" href="/" { (page.text("error-home")) }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::error()
    }
}
