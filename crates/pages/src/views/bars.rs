//! Bars drawn as SVG: widths are attributes, so that no style is written into
//! the page.

use super::shell::Page;
use base::Share;
use maud::{Markup, html};

/// A share in percent of the bar, with two decimals; never beyond the bar.
fn at(share: Share) -> String {
    let hundredths = (u64::from(share.part()) * 10_000 / u64::from(share.whole())).min(10_000);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// A share as a bar, with a line where the threshold or target lies.
pub(super) fn share_bar(
    page: &Page<'_>,
    share: Share,
    line: Option<Share>,
    reached: bool,
) -> Markup {
    bar(page, share, line, if reached { "bar reached" } else { "bar short" })
}

fn bar(page: &Page<'_>, share: Share, line: Option<Share>, class: &str) -> Markup {
    html! {
        svg class=(class) width="100%" height="12" role="img" aria-label=(page.words.percent(share)) {
            rect class="ground" x="0" y="3" width="100%" height="6" rx="3" {}
            rect class="fill" x="0" y="3" width=(at(share)) height="6" rx="3" {}
            @if let Some(line) = line {
                line class="limit" x1=(at(line)) x2=(at(line)) y1="0" y2="12" {}
            }
        }
    }
}

/// Progress: so many of so many.
pub(super) fn progress(page: &Page<'_>, done: u32, of: u32) -> Markup {
    html! {
        @if let Some(share) = Share::new(done, of) { (bar(page, share, None, if done == of { "bar reached" } else { "bar running" })) }
    }
}
