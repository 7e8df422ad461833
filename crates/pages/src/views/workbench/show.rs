//! How the page is laid out: the list at the left, the counters at the right,
//! what can be done at the bottom.

use super::Workbench;
use crate::views::icon::{Icon, icon};
use crate::views::model::{EntryStatus, Verdict};
use crate::views::shell::{Page, Tone};
use crate::views::{View, parts, samples};
use maud::{Markup, html};
use words::{Arg, Words};

impl View for Workbench {
    const NAME: &'static str = "workbench";
    const WIDE: bool = true;
    const SCRIPTS: &'static [&'static str] = &["list.js"];

    fn title(&self, words: &Words) -> String {
        let args = [("unit", Arg::from(&self.unit)), ("term", Arg::from(&self.term))];
        words.with("list-page-title", &args)
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            (self.head(page))
            div id="work" {
                (self.tabs(page))
                @if let Some(why) = &self.locked {
                    (parts::notice(page, Tone::Note, html! { (why) }))
                }
                div class="workbench" {
                    div class="work-list" {
                        (self.filter_form(page))
                        form id="list-form" method="post" action={ (self.href) "/edit" } {
                            (parts::csrf(page))
                            (self.kept_fields())
                            @if self.posts.is_empty() { (parts::empty(page, "plan-empty")) }
                            @for post in &self.posts { (self.post(page, post)) }
                            @if self.may_edit || self.filter.total > 1 { (self.bar(page)) }
                        }
                        (self.find_form())
                    }
                    (self.side(page))
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::workbench()
    }
}

impl Workbench {
    fn head(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { a href=(self.review) { (self.unit) } }
                h1 { (self.title) " " span class="nowrap" { (page.with("term", &[("term", (&self.term).into())])) } }
                p class="meta" {
                    span { (page.with("list-law-day", &[("day", self.law_day.into())])) }
                    a href={ (self.review) "/files" } { (page.text("files-to")) }
                    a href={ (self.review) "/boxes" } { (page.text("boxes-to")) }
                }
            }
        }
    }

    fn tabs(&self, page: &Page<'_>) -> Markup {
        html! {
            @if self.tabs.len() > 1 || self.may_draft {
                div class="list-tabs" {
                    nav class="tabs" aria-label=(page.text("list-tabs")) {
                        ul { @for tab in &self.tabs {
                            li { a href=(tab.href) aria-current=[tab.current.then_some("page")] title=[tab.by.as_ref()] {
                                (tab.text)
                                @if let Some(n) = tab.differs { " " span class="muted" { (page.with("list-differs-in", &[("n", n.into())])) } }
                            } }
                        } }
                    }
                    @if self.may_draft { (self.scenario_forms(page)) }
                }
            }
        }
    }

    fn scenario_forms(&self, page: &Page<'_>) -> Markup {
        html! {
            div class="scenario-actions" {
                details {
                    summary { (page.text("list-copy")) }
                    form class="action" method="post" action={ (self.href) "/copy" } {
                        (parts::csrf(page)) (self.kept_fields())
                        label { span { (page.text("list-copy-name")) }
                            input name="name" required maxlength="80" autocomplete="off";
                        }
                        button type="submit" { (page.text("list-copy-do")) }
                        p class="muted small" { (page.text("list-copy-why")) }
                    }
                }
                @if !self.scenario.is_empty() {
                    @if self.may_adopt {
                        form class="action" method="post" action={ (self.href) "/adopt" } {
                            (parts::csrf(page)) (self.kept_fields())
                            button class="second" type="submit" { (icon(Icon::Check)) " " (page.text("list-adopt")) }
                        }
                    }
                    form class="action" method="post" action={ (self.href) "/put-away" } {
                        (parts::csrf(page)) (self.kept_fields())
                        button class="quiet" type="submit" { (page.text("list-put-away")) }
                    }
                }
            }
        }
    }

    /// Which list a form speaks of, and where it goes back to.
    pub(super) fn kept_fields(&self) -> Markup {
        html! {
            input type="hidden" name="scenario" value=(self.scenario);
            input type="hidden" name="kept" value=(self.kept);
        }
    }

    fn filter_form(&self, page: &Page<'_>) -> Markup {
        let filter = &self.filter;
        html! {
            section class="controls" aria-label=(page.text("filter-label")) {
                form class="filter" method="get" action=(self.href) {
                    @if !self.scenario.is_empty() { input type="hidden" name="scenario" value=(self.scenario); }
                    label class="grow" { span { (page.text("filter-text")) }
                        input type="search" name="text" value=(filter.text) placeholder=(page.text("filter-text-hint"));
                    }
                    label { span { (page.text("column-proposal")) }
                        select name="status" {
                            option value="" { (page.text("filter-any")) }
                            @for one in [EntryStatus::CarriedOver, EntryStatus::Added, EntryStatus::Removed] {
                                option value=(one.code()) selected[filter.status == Some(one)] { (page.text(parts::status_key(one))) }
                            }
                        }
                    }
                    label { span { (page.text("filter-verdict")) }
                        select name="verdict" {
                            option value="" { (page.text("filter-any")) }
                            @for one in Verdict::ALL {
                                option value=(one.code()) selected[filter.verdict == Some(one)] { (page.text(parts::verdict_key(one))) }
                            }
                        }
                    }
                    button class="second" type="submit" { (page.text("filter-apply")) }
                    @if filter.is_given() { a class="button second" href=(self.unfiltered()) { (page.text("filter-clear")) } }
                }
                p class="muted" { (page.with("filter-shown", &[("shown", filter.shown.into()), ("total", filter.total.into())])) }
                (self.views(page))
            }
        }
    }

    /// The filters kept under a name, and keeping the one that is applied.
    fn views(&self, page: &Page<'_>) -> Markup {
        let filter = &self.filter;
        let review = self.review.trim_start_matches("/reviews/");
        let is_kept = filter.views.iter().any(|view| view.current);
        html! {
            @if !filter.views.is_empty() || filter.is_given() {
                div class="kept-views" {
                    @if !filter.views.is_empty() {
                        span class="muted" { (page.text("views-kept")) }
                        ul { @for view in &filter.views { li {
                            a href=(view.href) aria-current=[view.current.then_some("true")] { (view.name) }
                            form method="post" action="/list-views/drop" {
                                (parts::csrf(page)) (self.kept_fields())
                                input type="hidden" name="review" value=(review);
                                input type="hidden" name="name" value=(view.name);
                                button class="quiet small" type="submit" aria-label=(page.with("views-drop", &[("name", (&view.name).into())])) { (icon(Icon::Cross)) }
                            }
                        } } }
                    }
                    @if filter.is_given() && !is_kept {
                        form class="keep-view" method="post" action="/list-views" {
                            (parts::csrf(page)) (self.kept_fields())
                            input type="hidden" name="review" value=(review);
                            label { span class="sr" { (page.text("views-name")) }
                                input name="name" required maxlength="80" autocomplete="off" placeholder=(page.text("views-name"));
                            }
                            button class="second small" type="submit" { (page.text("views-keep")) }
                        }
                    }
                }
            }
        }
    }

    fn unfiltered(&self) -> String {
        match self.scenario.is_empty() {
            true => self.href.clone(),
            false => format!("{}?scenario={}", self.href, self.scenario),
        }
    }

    /// What is done to the names that are ticked.
    fn bar(&self, page: &Page<'_>) -> Markup {
        html! {
            div class="work-bar" role="group" aria-label=(page.text("list-bar")) {
                p class="sr" { (page.text("list-bar")) }
                @if self.may_edit {
                    button class="second" type="submit" name="do" value="carry-over" { (icon(Icon::Next)) " " (page.text("list-do-carry-over")) }
                    button class="second" type="submit" name="do" value="take-back" { (icon(Icon::Minus)) " " (page.text("list-do-take-back")) }
                    span class="work-remove" {
                        select name="why" aria-label=(page.text("list-why")) {
                            option value="" { (page.text("list-why-choose")) }
                            @for (code, text) in &self.reasons { option value=(code) { (text) } }
                        }
                        input name="reason" maxlength="300" autocomplete="off" aria-label=(page.text("list-reason-words")) placeholder=(page.text("list-reason-words"));
                        button class="second" type="submit" name="do" value="remove" { (icon(Icon::Cross)) " " (page.text("list-do-remove")) }
                    }
                }
                button class="second" type="submit" formaction={ (self.href) "/compare" } data-leaves { (page.text("list-do-compare")) }
            }
        }
    }

    /// The search for who could be added is sent by GET; its field stands with
    /// the post.
    fn find_form(&self) -> Markup {
        let open = self.posts.iter().find(|post| post.adding.is_some());
        html! {
            @if let Some(post) = open {
                form id="find" method="get" action={ (self.href) "#post-" (post.id) } {
                    @if !self.scenario.is_empty() { input type="hidden" name="scenario" value=(self.scenario); }
                    input type="hidden" name="add" value=(post.id);
                }
            }
        }
    }
}
