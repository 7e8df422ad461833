//! The frame of every page.

use super::icon::{Icon, icon};
use super::parts::{self, csrf};
use super::shell::{Notice, Page, Place, Shell, Tone};
use super::{View, help};
use crate::assets;
use maud::{DOCTYPE, Markup, html};
use words::{Lang, Words};

/// How many signs of the law's digest are shown.
const DIGEST_SHOWN: usize = 12;

/// The whole page of a view.
pub fn render<V: View>(shell: &Shell, view: &V) -> Markup {
    let page = Page { words: Words::load(shell.lang), shell };
    let kind = if V::WIDE { "sheet-wide" } else { "sheet" };
    html! {
        (DOCTYPE)
        html lang=(shell.lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (view.title(page.words)) " · " (page.text("product-name")) }
                link rel="stylesheet" href=(assets::url("kecan.css"));
                link rel="icon" type="image/svg+xml" href=(assets::url("kecan.svg"));
                @for script in V::SCRIPTS { script src=(assets::url(script)) defer {} }
            }
            body class=(kind) {
                a class="skip" href="#main" { (page.text("skip-to-content")) }
                (header(&page))
                @if shell.demo { p class="demo-band" { (icon(Icon::Alert)) " " (page.text("demo-band")) } }
                main id="main" tabindex="-1" {
                    (trail(&page))
                    (notices(&page, &shell.notices))
                    (view.body(&page))
                }
                (footer(&page))
            }
        }
    }
}

fn header(page: &Page<'_>) -> Markup {
    let shell = page.shell;
    html! {
        header class="top" {
            div class="top-line" {
                a class="brand" href="/" {
                    span class="brand-mark" { (icon(Icon::Brand)) }
                    span class="brand-words" {
                        strong { (page.text("product-name")) }
                        span { (shell.unit) }
                    }
                }
                @if let Some(mark) = &shell.secrecy { span class="secrecy" { (mark) } }
                @if shell.places.contains(&Place::People) { (find(page)) }
                div class="who" {
                    @if let Some(shown) = &shell.help { (help::disclosure(page, shown)) }
                    (language_switch(page))
                    @if let Some(user) = &shell.user {
                        span class="user" {
                            @let role = page.text(user.role.key());
                            a href="/account" title=(page.text("own-account-link")) { strong { (user.name) } }
                            // An account of the first set is called by its role.
                            @if role != user.name { span { (role) } }
                        }
                        form method="post" action="/sign-out" {
                            (csrf(page))
                            button class="quiet" type="submit" { (page.text("sign-out")) }
                        }
                    }
                }
            }
            @if !shell.places.is_empty() {
                nav class="places" aria-label=(page.text("nav-label")) {
                    ul {
                        @for place in &shell.places {
                            li {
                                a href=(place.path()) aria-current=[(shell.here == Some(*place)).then_some("page")] {
                                    (page.text(place.key()))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The search over everything, on every page of whoever may read people.
fn find(page: &Page<'_>) -> Markup {
    html! {
        form class="find" method="get" action="/search" role="search" aria-label=(page.text("search-title")) {
            input type="search" name="q" maxlength="200" required placeholder=(page.text("search-everything"))
                aria-label=(page.text("search-everything"));
            button class="quiet" type="submit" { (page.text("people-find")) }
        }
    }
}

/// Each language under its own name: whoever cannot read this page can still
/// find theirs.
fn language_switch(page: &Page<'_>) -> Markup {
    html! {
        form class="languages" method="post" action="/language" aria-label=(page.text("language-label")) {
            (csrf(page))
            input type="hidden" name="back" value=(page.shell.path);
            @for lang in Lang::ALL {
                button class="quiet" type="submit" name="lang" value=(lang.code()) lang=(lang.code())
                    title=(lang.own_name()) aria-current=[(lang == page.shell.lang).then_some("true")] {
                    // What is seen is part of what is heard, so that it can be said to the machine.
                    (lang.code().to_uppercase()) span class="sr" { " " (lang.own_name()) }
                }
            }
        }
    }
}

fn trail(page: &Page<'_>) -> Markup {
    html! {
        @if !page.shell.trail.is_empty() {
            nav class="trail" aria-label=(page.text("trail-label")) {
                ol { @for link in &page.shell.trail { li { (parts::link(link)) } } }
            }
        }
    }
}

fn notices(page: &Page<'_>, notices: &[Notice]) -> Markup {
    html! {
        @for notice in notices { (parts::notice(page, notice.tone, html! { (notice.text) })) }
    }
}

fn footer(page: &Page<'_>) -> Markup {
    let shell = page.shell;
    let digest: String = shell.law_digest.chars().take(DIGEST_SHOWN).collect();
    html! {
        footer class="bottom" {
            p { (icon(Icon::Lock)) " " (page.text("footer-offline")) }
            p class="muted" {
                (page.with("footer-version", &[("version", (&shell.version).into())]))
                @if !digest.is_empty() {
                    " · " (page.text("footer-law")) " " code title=(shell.law_digest) { (digest) }
                }
            }
        }
    }
}

/// The sign of a tone.
pub(super) const fn tone_icon(tone: Tone) -> Icon {
    match tone {
        Tone::Done => Icon::Check,
        Tone::Note => Icon::Dash,
        Tone::Warning => Icon::Alert,
        Tone::Refused => Icon::Cross,
    }
}
