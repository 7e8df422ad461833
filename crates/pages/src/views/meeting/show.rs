//! How the page is laid out; its data stands in the file above.

use super::{Counting, Meeting, Whole};
use crate::views::bars::progress;
use crate::views::icon::{Icon, icon};
use crate::views::parts::{self, csrf};
use crate::views::shell::{Page, Tone};
use crate::views::{View, samples};
use maud::{Markup, html};
use words::Words;

impl View for Meeting {
    const NAME: &'static str = "meeting";
    const WIDE: bool = true;
    const SCRIPTS: &'static [&'static str] = &["attend.js"];

    fn title(&self, words: &Words) -> String {
        words.with("meeting-title", &[("name", (&self.name).into())])
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (self.unit) " · " (parts::link(&self.step)) }
                h1 { (page.with("meeting-title", &[("name", (&self.name).into())])) }
                p class="meta" {
                    (parts::step(page, Some(self.state), self.day, false))
                    span { (page.with("step-n-of", &[("n", self.number.into()), ("of", self.of.into())])) }
                }
            }
            @if let Some(fault) = &self.fault { (parts::notice(page, Tone::Refused, html! { (fault) })) }
            @if let Some(day) = self.closed {
                (parts::notice(page, Tone::Note, html! { (page.with("meeting-closed-on", &[("day", day.into())])) }))
            }
            (self.history(page))
            div class="split even" {
                (self.turnup_card(page))
                (self.setup_card(page))
            }
            (self.roll_section(page))
            (self.changes_section(page))
            div class="split even" {
                (self.agreement_card(page))
                (self.notes_card(page))
            }
            div class="split even" {
                (self.screen_card(page))
                (self.whole_card(page))
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::meetings()
    }
}

impl Meeting {
    /// A form of this page, named by what it does.
    pub(super) fn form(&self, page: &Page<'_>, what: &str, class: &str, inner: Markup) -> Markup {
        html! {
            form class=(class) method="post" action={ (self.href) "/" (what) } {
                (csrf(page))
                input type="hidden" name="q" value=(self.filter);
                (inner)
            }
        }
    }

    fn turnup_card(&self, page: &Page<'_>) -> Markup {
        let turnup = self.turnup;
        let number = |key, value: u32| html! { div { dt { (page.text(key)) } dd { (page.words.integer(value)) } } };
        html! {
            section class="card turnup" id="turnup" data-events=[(!self.quorum.is_empty()).then_some(&self.events)] {
                h2 { (page.text("meeting-turnup")) }
                dl class="numbers" {
                    (number("meeting-convened", turnup.convened))
                    (number("meeting-present", turnup.present))
                    @if turnup.excused > 0 { (number("meeting-excused", turnup.excused)) }
                    @if turnup.substitutes > 0 { (number("meeting-substitutes", turnup.substitutes)) }
                    @if turnup.late > 0 { (number("meeting-late", turnup.late)) }
                }
                @for one in &self.quorum { (counting(page, *one)) }
                @if self.may == Some(Whole::Open) {
                    p class="muted" { (page.with("meeting-open-lead", &[("n", turnup.present.into())])) }
                    (self.form(page, "open", "action", html! {
                        button class="first" type="submit" { (page.text("meeting-open")) }
                    }))
                }
            }
        }
    }

    fn screen_card(&self, page: &Page<'_>) -> Markup {
        html! {
            section class="card" id="screen" {
                h2 { (page.text("meeting-screen")) }
                p class="muted" { (page.text("meeting-screen-lead")) }
                @match &self.screen {
                    Some(path) => p { a class="button second" href=(path) { (page.text("meeting-screen-open")) } " " code class="path" { (path) } },
                    None => p class="muted" { (page.text("meeting-screen-none")) },
                }
                @if self.may.is_some() || self.may_change {
                    (self.form(page, "screen", "action", html! {
                        button class="second" type="submit" { (page.text("meeting-screen-new")) }
                    }))
                }
            }
        }
    }

    /// What the minutes will leave blank, in words.
    fn missing(&self, page: &Page<'_>) -> Vec<String> {
        let setup = &self.setup;
        let all = [
            ("meeting-start", setup.start.is_empty()),
            ("meeting-place", setup.place.is_empty()),
            ("meeting-chair", setup.chair.is_none()),
            ("meeting-secretary", setup.secretary.is_none()),
            ("meeting-agreement", !self.agreement.recorded),
            ("meeting-notes", self.notes.is_empty()),
        ];
        all.into_iter()
            .filter(|(_, is)| *is)
            .map(|(key, _)| page.text(key).to_lowercase())
            .collect()
    }

    /// Locking the record, or opening it again.
    fn whole_card(&self, page: &Page<'_>) -> Markup {
        let close = || {
            html! {
                h2 { (page.text("meeting-close")) }
                p class="muted" { (page.text("meeting-close-lead")) }
                @let missing = self.missing(page);
                @if !missing.is_empty() {
                    (parts::notice(page, Tone::Warning, html! {
                        (page.with("meeting-close-missing", &[("what", (&missing.join(", ")).into())]))
                    }))
                }
                (self.form(page, "close", "action", html! {
                    button class="first" type="submit" { (page.text("meeting-close")) }
                }))
            }
        };
        let reopen = || {
            html! {
                h2 { (page.text("meeting-reopen")) }
                (self.form(page, "reopen", "action", html! {
                    label { span { (page.text("do-reopen-reason")) } input name="reason" required autocomplete="off"; }
                    button class="second" type="submit" { (page.text("meeting-reopen")) }
                }))
            }
        };
        match self.may {
            Some(Whole::Close) => html! { section class="card" id="whole" { (close()) } },
            Some(Whole::Reopen) => html! { section class="card" id="whole" { (reopen()) } },
            Some(Whole::Open) | None => html! {},
        }
    }
}

/// One way of counting, with its bar.
fn counting(page: &Page<'_>, one: Counting) -> Markup {
    let key = if one.of_members { "meeting-of-members" } else { "meeting-of-convened" };
    let args = [
        ("present", one.present.into()),
        ("total", one.total.into()),
        ("needed", one.needed.into()),
    ];
    html! {
        div class={ "quorum" @if one.rules { " rules" } } {
            h3 {
                (page.text(key))
                @if one.rules { " " span class="muted" { "(" (page.text("meeting-rules")) ")" } }
            }
            (progress(page, one.present.min(one.needed), one.needed))
            p {
                (page.with("meeting-have", &args)) " "
                @if one.short == 0 {
                    span class="badge met" { (icon(Icon::Check)) " " (page.text("meeting-enough")) }
                } @else {
                    span class="badge undetermined" { (icon(Icon::Question)) " " (page.with("meeting-short", &[("n", one.short.into())])) }
                }
            }
        }
    }
}
