//! How a finding, a rule and what they rest on are shown.

use super::bars::share_bar;
use super::icon::{Icon, icon};
use super::model::{Basis, Finding, Force, Rule, Verdict};
use super::parts;
use super::shell::Page;
use base::Share;
use maud::{Markup, html};

/// What a value rests on: the citation and how well it is known.
pub(super) fn basis(page: &Page<'_>, basis: &Basis) -> Markup {
    html! {
        span class="basis" {
            @match &basis.href {
                Some(href) => a href=(href) { (basis.citation) },
                None => cite { (basis.citation) },
            }
            " " (parts::confidence(page, basis.confidence))
        }
    }
}

/// A rule in words: the share, what it is counted on, and the whole number
/// that this makes here.
pub(super) fn rule(page: &Page<'_>, rule: &Rule) -> Markup {
    let share = share_words(page, rule.share);
    let of = page.text(parts::denominator_key(rule.denominator));
    let key = parts::comparison_key(rule.comparison);
    html! {
        span class="rule" {
            span { (page.with(key, &[("share", (&share).into()), ("of", (&of).into())])) }
            @if let Some((needed, total)) = rule.whole {
                " " strong { (page.with("that-is-votes", &[("needed", needed.into()), ("of", total.into())])) }
            }
            " " (basis(page, &rule.basis))
        }
    }
}

/// A share as law writes it: percent when it is whole, the fraction otherwise.
pub(super) fn share_words(page: &Page<'_>, share: Share) -> String {
    if (u64::from(share.part()) * 100).is_multiple_of(u64::from(share.whole())) {
        page.words.percent(share)
    } else {
        format!("{}/{}", share.part(), share.whole())
    }
}

/// One finding in full.
pub(super) fn finding(page: &Page<'_>, finding: &Finding) -> Markup {
    html! {
        article class="finding" {
            header {
                (parts::found(page, finding)) " " strong { (finding.title) }
                @if finding.force == Force::Target { " " span class="aim" { (page.text("force-target")) } }
            }
            p { (finding.text) }
            @if !finding.compared.is_empty() {
                dl class="compared" {
                    @for fact in &finding.compared { div { dt { (fact.name) } dd { (fact.value) } } }
                }
            }
            @if let Some(mend) = &finding.mend { p class="mend" { (icon(Icon::Next)) " " (mend) } }
            @for one in &finding.basis { p class="muted small" { (basis(page, one)) } }
            p class="muted small" { code { (finding.code) } }
        }
    }
}

/// A person's or post's findings: what fails or is missing stands open in one
/// line each, everything else behind a fold.
pub(super) fn folded(page: &Page<'_>, findings: &[Finding]) -> Markup {
    html! {
        @if !findings.is_empty() {
            (first_lines(page, findings))
            details class="findings" {
                summary { (summary(page, findings)) }
                @for one in findings { (finding(page, one)) }
            }
        }
    }
}

/// The same on a page of hundreds of them: what stands behind the fold is sent
/// when it is asked for. `href` leads to the page with it opened, or closed
/// where it `is_open`; `whose` says whose findings they are to who hears the link
/// alone.
pub(super) fn on_demand(
    page: &Page<'_>,
    findings: &[Finding],
    is_open: bool,
    href: &str,
    whose: &str,
) -> Markup {
    html! {
        @if !findings.is_empty() {
            (first_lines(page, findings))
            p class="small" {
                a href=(href) {
                    @if is_open { (page.text("findings-close")) } @else { (summary(page, findings)) }
                    span class="sr" { " – " (whose) }
                }
            }
            @if is_open { div class="findings" { @for one in findings { (finding(page, one)) } } }
        }
    }
}

fn first_lines(page: &Page<'_>, findings: &[Finding]) -> Markup {
    let open = |f: &&Finding| matches!(f.verdict, Verdict::NotMet | Verdict::Undetermined);
    html! {
        @for one in findings.iter().filter(open) {
            p class="first-line" {
                @if one.force == Force::Target { span class="muted" { (page.text("force-target")) ": " } }
                (one.text)
            }
        }
    }
}

fn summary(page: &Page<'_>, findings: &[Finding]) -> String {
    let met = findings.iter().filter(|one| one.verdict == Verdict::Met).count() as u32;
    let all = findings.len() as u32;
    page.with("findings-summary", &[("all", all.into()), ("met", met.into())])
}

/// A share against its target, with the finding behind a fold.
pub(super) fn gauge(
    page: &Page<'_>,
    name: &str,
    share: Share,
    target: Option<Share>,
    behind: &Finding,
) -> Markup {
    html! {
        div class="gauge" {
            div class="gauge-head" {
                h3 { (name) }
                (parts::found(page, behind))
            }
            p class="gauge-number" {
                strong { (page.words.percent(share)) }
                " " span class="muted" { (page.words.integer(share.part())) "/" (page.words.integer(share.whole())) }
                @if let Some(target) = target {
                    span class="gauge-target" { (page.with("gauge-target", &[("share", target.into())])) }
                }
            }
            (share_bar(page, share, target, behind.verdict == Verdict::Met))
            details class="findings" {
                summary { (page.text("gauge-why")) }
                (finding(page, behind))
            }
        }
    }
}

/// How many may be planned for a post.
pub(super) fn wanted(page: &Page<'_>, bounds: (Option<u32>, Option<u32>)) -> String {
    match bounds {
        (Some(least), Some(most)) => {
            page.with("bounds-both", &[("least", least.into()), ("most", most.into())])
        }
        (Some(least), None) => page.with("bounds-least", &[("least", least.into())]),
        (None, Some(most)) => page.with("bounds-most", &[("most", most.into())]),
        (None, None) => page.text("bounds-none"),
    }
}
