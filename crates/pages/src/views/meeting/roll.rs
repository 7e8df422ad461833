//! The roster of a conference, with what may be done for each person.

use super::{Attends, Meeting, OnRoll, Whole};
use crate::views::icon::{Icon, icon};
use crate::views::parts;
use crate::views::shell::Page;
use maud::{Markup, html};

impl Meeting {
    pub(super) fn roll_section(&self, page: &Page<'_>) -> Markup {
        if self.turnup.convened == 0 {
            return html! { section { h2 { (page.text("meeting-roll")) } (parts::empty(page, "meeting-roll-empty")) } };
        }
        html! {
            section id="roll" {
                h2 { (page.text("meeting-roll")) }
                (self.tools(page))
                div class="table-box" {
                    table class="list cards attendance" {
                        thead { tr {
                            th scope="col" class="number" { (page.text("column-number")) }
                            th scope="col" { (page.text("column-name")) }
                            th scope="col" { (page.text("meeting-status")) }
                            @if self.may_change { th scope="col" { (page.text("meeting-actions")) } }
                        } }
                        tbody { @for one in &self.roll { (self.row(page, one)) } }
                    }
                }
                (self.find_form(page))
            }
        }
    }

    /// Looking somebody up, the door, the papers.
    fn tools(&self, page: &Page<'_>) -> Markup {
        let shown = [("n", (self.roll.len() as u32).into()), ("of", self.turnup.convened.into())];
        html! {
            form class="filter" method="get" action={ (self.href) "#roll" } {
                label class="grow" { span { (page.text("meeting-search")) }
                    input type="search" name="q" value=(self.filter) autocomplete="off" data-filter="attendance";
                }
                button class="second" type="submit" { (page.text("meeting-search-do")) }
                @if !self.filter.is_empty() {
                    a class="button second" href={ (self.href) "#roll" } { (page.text("meeting-search-clear")) }
                }
            }
            p class="roll-tools" {
                @if !self.filter.is_empty() { span class="muted" { (page.with("meeting-shown", &shown)) } }
                @if self.may_change { a href=(self.door) { (page.text("meeting-by-code")) } }
                @if self.may_print {
                    a href={ (self.href) "/invitations.pdf" } { (icon(Icon::Paper)) " " (page.text("meeting-print-invitations")) }
                    a href={ (self.href) "/attendance-list.pdf" } { (icon(Icon::Paper)) " " (page.text("meeting-print-list")) }
                    a href={ (self.href) "/invitations.docx" } { (icon(Icon::Paper)) " " (page.text("meeting-write-invitations")) }
                    a href={ (self.href) "/agenda.pdf" } { (icon(Icon::Paper)) " " (page.text("meeting-print-agenda")) }
                    a href={ (self.href) "/agenda.docx" } { (icon(Icon::Paper)) " " (page.text("meeting-write-agenda")) }
                }
            }
        }
    }

    fn row(&self, page: &Page<'_>, one: &OnRoll) -> Markup {
        html! {
            tr id={ "p-" (one.id) } data-fold=(one.folded) {
                td class="number" { (one.at) }
                th scope="row" data-label=(page.text("column-name")) {
                    (one.name)
                    span class="under" {
                        (one.capacity)
                        @if !one.member { " · " (page.text("meeting-not-member")) }
                    }
                }
                td data-label=(page.text("meeting-status")) { (standing(page, one)) }
                @if self.may_change { td class="does" { (self.actions(page, one)) } }
            }
        }
    }

    fn actions(&self, page: &Page<'_>, one: &OnRoll) -> Markup {
        let open = self.find.may || self.may == Some(Whole::Open);
        let (what, key, class) = match (one.standing, open) {
            (Attends::Present, false) => (None, "", ""),
            (Attends::Present | Attends::Late, _) => {
                (Some("leave"), "meeting-check-out", "second small")
            }
            (Attends::Awaited, _) => (Some("attend"), "meeting-check-in", "first tap"),
            (Attends::Absent, _) => (Some("attend"), "meeting-came-late", "second small"),
        };
        let person = || html! { input type="hidden" name="person" value=(one.id); };
        html! {
            @if let Some(what) = what {
                (self.form(page, what, "action", html! {
                    (person()) button class=(class) type="submit" { (page.text(key)) }
                }))
            }
            @if matches!(one.standing, Attends::Awaited | Attends::Absent) {
                details class="more" {
                    summary { (page.text("meeting-more")) }
                    (self.form(page, "excuse", "action", html! {
                        (person())
                        label { span { (page.text("meeting-excuse")) } input name="reason" value=(one.absence) autocomplete="off"; }
                        button class="second small" type="submit" { (page.text("meeting-excuse-save")) }
                    }))
                    @let (who, why) = one.substitute.clone().unwrap_or_default();
                    (self.form(page, "substitute", "action", html! {
                        (person())
                        label { span { (page.text("meeting-substitute-who")) } input name="who" value=(who) autocomplete="off"; }
                        label { span { (page.text("meeting-substitute-why")) } input name="why" value=(why) autocomplete="off"; }
                        button class="second small" type="submit" { (page.text("meeting-substitute-save")) }
                    }))
                    p class="muted" { (page.text("meeting-substitute-rule")) }
                    @if self.find.may {
                        (self.form(page, "take-off", "action", html! {
                            (person())
                            label { span { (page.text("meeting-reason")) } input name="reason" required autocomplete="off"; }
                            button class="second small" type="submit" { (page.text("meeting-take-off")) }
                        }))
                    }
                }
            }
        }
    }

    /// Calling somebody beside.
    fn find_form(&self, page: &Page<'_>) -> Markup {
        if !self.find.may {
            return html! {};
        }
        let looked = !self.find.text.is_empty();
        html! {
            details class="card add" id="add" open[looked] {
                summary { (page.text("meeting-add")) }
                form class="filter" method="get" action={ (self.href) "#add" } {
                    label class="grow" { span { (page.text("meeting-add-find")) }
                        input type="search" name="find" value=(self.find.text) autocomplete="off";
                    }
                    button class="second" type="submit" { (page.text("meeting-search-do")) }
                }
                @if looked && self.find.found.is_empty() { p class="muted" { (page.text("meeting-add-none")) } }
                ul class="found" {
                    @for (id, name, title) in &self.find.found {
                        li {
                            span { strong { (name) } span class="under" { (title) } }
                            (self.form(page, "add", "action", html! {
                                input type="hidden" name="person" value=(id);
                                label { span { (page.text("meeting-reason")) } input name="reason" required autocomplete="off"; }
                                button class="second small" type="submit" { (page.text("meeting-add-do")) }
                            }))
                        }
                    }
                }
            }
        }
    }
}

fn standing(page: &Page<'_>, one: &OnRoll) -> Markup {
    let (class, sign, key) = match one.standing {
        Attends::Awaited => ("badge not-applicable", Icon::Dash, "meeting-is-awaited"),
        Attends::Present => ("badge met", Icon::Check, "meeting-is-present"),
        Attends::Absent => ("badge undetermined", Icon::Dash, "meeting-is-absent"),
        Attends::Late => ("badge missed", Icon::Clock, "meeting-is-late"),
    };
    html! {
        span class=(class) { (icon(sign)) " " (page.text(key)) }
        @if !one.absence.is_empty() {
            span class="under" { (page.with("meeting-because", &[("reason", (&one.absence).into())])) }
        }
        @if let Some((who, why)) = &one.substitute {
            span class="under" { (page.with("meeting-instead", &[("who", who.into()), ("why", why.into())])) }
        }
    }
}
