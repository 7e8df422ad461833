//! The posts and their names.

use super::side::history;
use super::{Adding, WorkPost, WorkRow, Workbench};
use crate::views::findings::{finding, folded};
use crate::views::icon::{Icon, icon};
use crate::views::model::{Force, Verdict};
use crate::views::parts;
use crate::views::shell::Page;
use maud::{Markup, html};

impl Workbench {
    pub(super) fn post(&self, page: &Page<'_>, post: &WorkPost) -> Markup {
        html! {
            section class="post work-post" id={ "post-" (post.id) } {
                div class="post-head" {
                    h2 { (post.title) @if post.is_key { " " span class="chip open" { (page.text("list-key-post")) } } }
                    dl class="post-numbers" {
                        div { dt { (page.text("plan-seats")) } dd { (page.words.integer(post.seats)) } }
                        div { dt { (page.text("list-standing")) } dd { strong { (page.words.integer(post.standing)) } } }
                        @if !post.incumbents.is_empty() {
                            div { dt { (page.text("plan-incumbent")) } dd {
                                @for (at, one) in post.incumbents.iter().enumerate() { @if at > 0 { ", " } (parts::link(one)) }
                            } }
                        }
                    }
                    @if !post.findings.is_empty() { div class="post-findings" { (folded(page, &post.findings)) } }
                }
                @if !post.rows.is_empty() {
                    table class="list cards work-rows" {
                        colgroup {
                            col class="col-pick"; col class="col-name"; col class="col-born";
                            col class="col-kind"; col;
                            @if self.may_edit { col class="col-order"; }
                        }
                        thead class="sr" { tr {
                            th scope="col" { (page.text("list-tick")) }
                            th scope="col" { (page.text("column-name")) }
                            th scope="col" { (page.text("column-born")) }
                            th scope="col" { (page.text("column-proposal")) }
                            th scope="col" { (page.text("column-findings")) }
                            @if self.may_edit { th scope="col" { (page.text("list-order")) } }
                        } }
                        tbody data-post=(post.id) {
                            @for (at, row) in post.rows.iter().enumerate() { (self.row(page, post, at, row)) }
                        }
                    }
                }
                @match &post.adding {
                    Some(adding) => (self.adding(page, post, adding)),
                    None => @if self.may_edit {
                        p class="add-name" { a href={ (self.href) "?" (self.kept) "add=" (post.id) "#post-" (post.id) } data-part {
                            (icon(Icon::Plus)) " " (page.text("list-add"))
                        } }
                    },
                }
            }
        }
    }

    fn row(&self, page: &Page<'_>, post: &WorkPost, at: usize, row: &WorkRow) -> Markup {
        let anchor = format!("row-{}", row.key.replace(':', "-"));
        let open = format!("{}?{}row={}#{anchor}", self.href, self.kept, row.key);
        let close = format!("{}?{}#{anchor}", self.href, self.kept);
        html! {
            tr id=(anchor) class={ "work-row" @if row.status == crate::views::EntryStatus::Removed { " is-out" } }
                data-key=(row.key) draggable=[self.may_edit.then_some("true")] {
                td class="pick" {
                    input type="checkbox" name="line" value=(row.key) checked[row.open]
                        aria-label=(page.with("list-tick-name", &[("name", (&row.person.text).into())]));
                }
                th scope="row" data-label=(page.text("column-name")) {
                    (parts::link(&row.person))
                    span class="muted small work-current" { (row.current) }
                    @if !row.elsewhere.is_empty() {
                        span class="small work-current" { (page.with("list-elsewhere", &[("posts", (&row.elsewhere.join("; ")).into())])) }
                    }
                }
                td data-label=(page.text("column-born")) {
                    (words::partial_date(row.born))
                    @if let Some(age) = row.age { span class="muted small work-current" { (page.with("list-age", &[("n", age.into())])) } }
                    span class="muted small work-current" {
                        (page.text(parts::sex_key(row.sex)))
                        @if let Some(group) = &row.ethnicity { ", " (group) }
                    }
                }
                td data-label=(page.text("column-proposal")) {
                    (parts::status(page, row.status))
                    @if let Some(why) = &row.reason { span class="small work-current" { (why) } }
                    @if let Some(official) = &row.official { span class="was work-current" { (official) } }
                }
                td data-label=(page.text("column-findings")) {
                    (parts::verdict(page, row.verdict))
                    @for one in row.findings.iter().filter(|one| needs(one.verdict)).take(2) {
                        p class="first-line small" {
                            @if one.force == Force::Target { span class="muted" { (page.text("force-target")) ": " } }
                            (one.text)
                        }
                    }
                    p class="small" {
                        @match row.open {
                            true => a href=(close) data-part { (page.text("list-close")) },
                            false => a href=(open) data-part { (page.text("list-open")) },
                        }
                    }
                }
                @if self.may_edit {
                    td class="order" data-label=(page.text("list-order")) {
                        button class="quiet" type="submit" name="up" value=(row.key) disabled[at == 0]
                            aria-label=(page.with("list-up", &[("name", (&row.person.text).into())])) { "↑" }
                        button class="quiet" type="submit" name="down" value=(row.key) disabled[at + 1 == post.rows.len()]
                            aria-label=(page.with("list-down", &[("name", (&row.person.text).into())])) { "↓" }
                    }
                }
            }
            @if row.open { (self.opened(page, row)) }
        }
    }

    fn opened(&self, page: &Page<'_>, row: &WorkRow) -> Markup {
        html! {
            tr class="work-opened" {
                td colspan=(if self.may_edit { "6" } else { "5" }) {
                    @if let Some(month) = &row.retires {
                        p { (page.with("list-retires", &[("month", month.into())])) }
                    }
                    div class="finding-grid" { @for one in &row.findings { (finding(page, one)) } }
                    @if !row.history.is_empty() {
                        h3 { (page.text("list-history")) }
                        (history(page, &row.history))
                    }
                }
            }
        }
    }

    fn adding(&self, page: &Page<'_>, post: &WorkPost, adding: &Adding) -> Markup {
        html! {
            section class="adding" aria-label=(page.with("list-adding", &[("post", (&post.title).into())])) {
                div class="adding-head" {
                    label class="grow" { span { (page.text("list-find")) }
                        input form="find" type="search" name="q" value=(adding.text) placeholder=(page.text("filter-text-hint"));
                    }
                    button form="find" class="second" type="submit" { (page.text("filter-text")) }
                    a class="button second" href={ (self.href) "?" (self.kept) "#post-" (post.id) } data-part { (page.text("list-close")) }
                }
                @if adding.found.is_empty() { (parts::empty(page, "list-nobody")) } @else {
                    ul class="candidates" { @for one in &adding.found { li {
                        div {
                            strong { (parts::link(&one.person)) }
                            @if let Some(age) = one.age { " " span class="muted small" { (page.with("list-age", &[("n", age.into())])) } }
                            span class="muted small work-current" { (one.current) }
                            @for why in &one.reasons { p class="first-line small" { (why) } }
                        }
                        div class="candidate-do" {
                            (parts::verdict(page, one.verdict))
                            @if one.may_add {
                                button class="second small" type="submit" name="add" value=(one.key) { (icon(Icon::Plus)) " " (page.text("list-do-add")) }
                            }
                        }
                    } } }
                    @if adding.left_off > 0 { p class="muted" { (page.with("list-left-off", &[("n", adding.left_off.into())])) } }
                }
            }
        }
    }
}

fn needs(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::NotMet | Verdict::Undetermined)
}
