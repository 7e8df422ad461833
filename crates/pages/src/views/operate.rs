//! How the machine fares, for whoever runs it.

use super::icon::{Icon, icon};
use super::shell::Page;
use super::{View, samples};
use maud::{Markup, html};
use words::Words;

/// What is seen of the machine.
#[derive(Debug, Clone)]
pub struct Operate {
    /// One thing a line.
    pub lines: Vec<OperateLine>,
    /// Days without a backup before a warning.
    pub backup_days: u32,
    /// Days without a drill before a warning.
    pub drill_days: u32,
}

/// One thing seen.
#[derive(Debug, Clone)]
pub struct OperateLine {
    /// The key of what it is.
    pub key: &'static str,
    /// How it stands, worded.
    pub value: String,
    /// Whether that is well.
    pub fine: bool,
}

impl View for Operate {
    const NAME: &'static str = "operate";

    fn title(&self, words: &Words) -> String {
        words.text("operate-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" { h1 { (page.text("operate-title")) } }
            dl class="operate" {
                @for line in &self.lines {
                    div class=[(!line.fine).then_some("amiss")] {
                        dt { (page.text(line.key)) }
                        dd {
                            @if !line.fine {
                                (icon(Icon::Alert)) " "
                                span class="sr" { (page.text("tone-warning")) ": " }
                            }
                            (line.value)
                        }
                    }
                }
            }
            section class="card" {
                h2 { (page.text("operate-how")) }
                @let days = [("backup", self.backup_days.into()), ("drill", self.drill_days.into())];
                p { (page.with("operate-how-days", &days)) }
                pre tabindex="0" role="region" aria-label=(page.text("operate-how")) { code {
                    "kecan backup --out /media/usb/kecan.backup --passphrase-file …\n"
                    "kecan backup drill /media/usb/kecan.backup --passphrase-file …\n"
                    "kecan journal verify"
                } }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::operate()
    }
}
