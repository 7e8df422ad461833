//! How the page is laid out; its data stands in the file above.

use super::{Figures, Release, ReleasePage};
use crate::views::icon::{Icon, icon};
use crate::views::parts::{csrf, link, notice};
use crate::views::shell::{Page, Tone};
use crate::views::{View, samples};
use maud::{Markup, html};
use words::{Arg, Words};

/// How many signs of the digest are shown.
const DIGEST_SHOWN: usize = 12;

impl View for ReleasePage {
    const NAME: &'static str = "release";

    fn title(&self, words: &Words) -> String {
        words.text("do-release")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (link(&self.about)) }
                h1 { (page.text("do-release")) }
                p class="muted" { (page.text("release-lead")) }
            }
            @if let Some(fault) = &self.fault { (notice(page, Tone::Refused, html! { (fault) })) }
            @for one in &self.former { (notice(page, Tone::Note, html! { (one) })) }
            (self.standing(page))
            @if let Some(figures) = &self.figures {
                (sums(page, figures))
                (rows(page, figures))
                (self.names(page, figures))
                (self.action(page, figures))
            }
            @if self.may_recount { (self.recount(page)) }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::release()
    }
}

impl ReleasePage {
    fn standing(&self, page: &Page<'_>) -> Markup {
        let (tone, text) = match &self.standing {
            Release::Waiting(why) => (Tone::Warning, why.clone()),
            Release::Ready => (Tone::Note, page.text("release-ready")),
            Release::Proposed { by, own: true } => {
                (Tone::Note, page.with("release-own", &[("who", Arg::from(by))]))
            }
            Release::Proposed { by, own: false } => {
                (Tone::Note, page.with("release-proposed", &[("who", Arg::from(by))]))
            }
            Release::Released { proposed_by, confirmed_by } => {
                let args = [("one", Arg::from(proposed_by)), ("two", Arg::from(confirmed_by))];
                (Tone::Done, page.with("release-done", &args))
            }
        };
        notice(page, tone, html! { (text) })
    }

    fn names(&self, page: &Page<'_>, figures: &Figures) -> Markup {
        let open = !matches!(self.standing, Release::Released { .. });
        html! {
            @if !figures.names.is_empty() {
                section class="card" {
                    h2 { (page.text("counting-names")) }
                    ul class="plain" { @for (name, sheets) in &figures.names {
                        li { strong { (name) } " – " (page.with("counting-sheets", &[("n", (*sheets).into())])) }
                    } }
                    @if open { @for (group, from, into) in &figures.suggestions {
                        form class="action" method="post" action={ (self.at) "/release/merge" } {
                            (csrf(page))
                            input type="hidden" name="group" value=(group);
                            input type="hidden" name="from" value=(from);
                            input type="hidden" name="into" value=(into);
                            button class="second" type="submit" {
                                (page.with("release-merge", &[("from", Arg::from(from)), ("into", Arg::from(into))]))
                            }
                        }
                    } }
                }
            }
        }
    }

    fn action(&self, page: &Page<'_>, figures: &Figures) -> Markup {
        let (path, key) = match &self.standing {
            Release::Ready => ("/release/propose", "release-propose-do"),
            Release::Proposed { own: false, .. } => ("/release/confirm", "release-confirm-do"),
            _ => return html! { (digest(page, figures)) },
        };
        html! {
            form class="card" method="post" action={ (self.at) (path) } {
                (csrf(page))
                (digest(page, figures))
                input type="hidden" name="digest" value=(figures.digest);
                p class="actions" { button class="first" type="submit" { (page.text(key)) } }
            }
        }
    }

    fn recount(&self, page: &Page<'_>) -> Markup {
        html! {
            details class="card" {
                summary { (page.text("recount-ask")) }
                form method="post" action={ (self.at) "/recount" } {
                    (csrf(page))
                    p class="muted" { (page.text("recount-lead")) }
                    label { span { (page.text("do-reopen-reason")) } input name="reason" required autocomplete="off"; }
                    p class="actions" { button class="second" type="submit" { (page.text("recount-do")) } }
                }
            }
        }
    }
}

fn digest(page: &Page<'_>, figures: &Figures) -> Markup {
    let shown: String = figures.digest.chars().take(DIGEST_SHOWN).collect();
    html! { p class="muted" { (page.text("release-digest")) " " code title=(figures.digest) { (shown) } } }
}

/// issued = returned + not returned; returned = valid + invalid.
fn sums(page: &Page<'_>, figures: &Figures) -> Markup {
    let not_returned = figures.issued.saturating_sub(figures.returned);
    let number = |key: &str, value: u32| {
        html! { div { dt { (page.text(key)) } dd { (page.words.integer(value)) } } }
    };
    html! {
        section class="card" {
            h2 { (page.text("step-ballots")) }
            dl class="numbers" {
                (number("step-summoned", figures.convened))
                (number("step-present", figures.present))
                (number("step-issued", figures.issued))
                (number("step-returned", figures.returned))
                (number("step-not-returned", not_returned))
                (number("step-valid", figures.valid))
                (number("step-invalid", figures.invalid))
            }
            p class="muted" {
                (page.with("release-sums", &[
                    ("issued", figures.issued.into()), ("returned", figures.returned.into()),
                    ("missing", not_returned.into()), ("valid", figures.valid.into()),
                    ("invalid", figures.invalid.into()),
                ]))
                @if let Some(needed) = figures.needed {
                    " " (page.with("release-needed", &[("n", needed.into())]))
                }
            }
        }
    }
}

fn rows(page: &Page<'_>, figures: &Figures) -> Markup {
    html! {
        div class="table-box" {
            table class="list cards" {
                thead { tr {
                    th scope="col" class="number" { (page.text("column-number")) }
                    th scope="col" { (page.text("column-name")) }
                    th scope="col" class="number" { (page.text("column-for")) }
                    th scope="col" class="number" { (page.text("column-against")) }
                    th scope="col" class="number" { (page.text("column-blank")) }
                } }
                tbody { @for (at, (name, [votes_for, against, blank])) in figures.rows.iter().enumerate() { tr {
                    td class="number" { (at + 1) }
                    th scope="row" data-label=(page.text("column-name")) { (name) }
                    td class="number strong" data-label=(page.text("column-for")) { (page.words.integer(*votes_for)) }
                    td class="number" data-label=(page.text("column-against")) { (page.words.integer(*against)) }
                    td class="number" data-label=(page.text("column-blank")) { (page.words.integer(*blank)) }
                } } }
            }
        }
        p class="muted" { (icon(Icon::Check)) " " (page.with("release-rows", &[("n", figures.valid.into())])) }
    }
}
