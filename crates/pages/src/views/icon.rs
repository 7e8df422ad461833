//! Small drawn signs. A sign always stands beside words: nothing is said by
//! sign or colour alone.

use maud::{Markup, html};

/// The signs in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Icon {
    Check,
    Cross,
    Question,
    Dash,
    Clock,
    Lock,
    Alert,
    Paper,
    Plus,
    Minus,
    Next,
    Brand,
}

impl Icon {
    /// Strokes on a field of 16 × 16.
    const fn path(self) -> &'static str {
        match self {
            Self::Check => "M3 8.6 6.4 12 13 4.6",
            Self::Cross => "M4 4l8 8M12 4l-8 8",
            Self::Question => "M5.4 6a2.7 2.7 0 1 1 4 2.4c-.9.5-1.4 1-1.4 2M8 13.1v.1",
            Self::Dash => "M3.5 8h9",
            Self::Clock => "M8 2.2a5.8 5.8 0 1 0 0 11.6A5.8 5.8 0 0 0 8 2.2M8 5v3.2l2.2 1.4",
            Self::Lock => "M4 7.4h8v6H4zM5.6 7.2V5.4a2.4 2.4 0 0 1 4.8 0v1.8",
            Self::Alert => "M8 2.4 14.4 13.4H1.6zM8 6.6v3M8 11.4v.1",
            Self::Paper => "M4 1.8h5l3.2 3.2v9.2H4zM9 1.8V5h3.2M6 8h4M6 10.6h4",
            Self::Plus => "M8 3.4v9.2M3.4 8h9.2",
            Self::Minus => "M3.4 8h9.2",
            Self::Next => "M3 8h9.4M8.8 4.2 12.6 8l-3.8 3.8",
            // Three steps up, each resting on the one below.
            Self::Brand => "M1.8 13.4h12.4M3 13.2v-3h3.4v-3h3.4v-3h3.2v9",
        }
    }
}

/// Draws a sign; screen readers pass over it.
pub(super) fn icon(icon: Icon) -> Markup {
    html! {
        svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" {
            path d=(icon.path()) {}
        }
    }
}
