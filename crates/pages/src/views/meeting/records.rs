//! What is prepared, agreed on, said, and changed.

use super::Meeting;
use crate::views::parts;
use crate::views::shell::{Page, Tone};
use maud::{Markup, html};

impl Meeting {
    pub(super) fn setup_card(&self, page: &Page<'_>) -> Markup {
        let setup = &self.setup;
        let name = |one: &Option<(String, String)>| one.as_ref().map(|(_, name)| name.clone());
        let fact = |key: &str, value: Option<String>| {
            html! {
                div { dt { (page.text(key)) } dd {
                    @match value { Some(value) => (value), None => span class="muted" { (page.text("meeting-unset")) } }
                } }
            }
        };
        let text = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        html! {
            section class="card" id="setup" {
                h2 { (page.text("meeting-prepare")) }
                dl class="facts" {
                    (fact("meeting-day", self.day.map(words::day)))
                    (fact("meeting-start", text(&setup.start)))
                    (fact("meeting-place", text(&setup.place)))
                    (fact("meeting-chair", name(&setup.chair)))
                    (fact("meeting-secretary", name(&setup.secretary)))
                }
                h3 { (page.text("meeting-agenda-head")) }
                ol class="lines" { @for line in &setup.agenda { li { (line) } } }
                @if !setup.documents.is_empty() {
                    h3 { (page.text("meeting-documents-head")) }
                    ul class="lines" { @for line in &setup.documents { li { (line) } } }
                }
                @if self.may_change {
                    details {
                        summary { (page.text("meeting-edit")) }
                        (self.setup_form(page))
                    }
                }
            }
        }
    }

    fn setup_form(&self, page: &Page<'_>) -> Markup {
        let setup = &self.setup;
        self.form(
            page,
            "prepare",
            "asked",
            html! {
                label { span { (page.text("meeting-place")) } input name="place" value=(setup.place) autocomplete="off"; }
                label { span { (page.text("meeting-start")) } input name="start" value=(setup.start) autocomplete="off" placeholder="8h00" size="8"; }
                (self.choice(page, "chair", "meeting-chair", setup.chair.as_ref()))
                (self.choice(page, "secretary", "meeting-secretary", setup.secretary.as_ref()))
                (area(page, "agenda", "meeting-agenda", &setup.agenda, 6))
                (area(page, "documents", "meeting-documents", &setup.documents, 3))
                p class="actions" { button class="first" type="submit" { (page.text("meeting-save")) } }
            },
        )
    }

    fn choice(
        &self,
        page: &Page<'_>,
        name: &str,
        key: &str,
        chosen: Option<&(String, String)>,
    ) -> Markup {
        let is_chosen = |id: &str| chosen.is_some_and(|(chosen, _)| chosen == id);
        let elsewhere =
            chosen.filter(|(id, _)| self.setup.people.iter().all(|(known, _)| known != id));
        html! {
            label { span { (page.text(key)) }
                select name=(name) {
                    option value="" selected[chosen.is_none()] { (page.text("meeting-nobody")) }
                    @if let Some((id, name)) = elsewhere { option value=(id) selected { (name) } }
                    @for (id, name) in &self.setup.people { option value=(id) selected[is_chosen(id)] { (name) } }
                }
            }
        }
    }

    pub(super) fn agreement_card(&self, page: &Page<'_>) -> Markup {
        let agreed = &self.agreement;
        let list = |key: &str, lines: &[String]| {
            html! {
                h3 { (page.text(key)) }
                ol class="lines" { @for line in lines { li { (line) } } }
            }
        };
        html! {
            section class="card" id="agreement" {
                h2 { (page.text("meeting-agreement")) }
                @if agreed.recorded {
                    (parts::notice(page, Tone::Done, html! { (page.text("meeting-agreed")) }))
                    (list("meeting-purpose-head", &agreed.purpose))
                    (list("meeting-requirements-head", &agreed.requirements))
                    (list("meeting-order-head", &agreed.order))
                    @if !agreed.spoke.is_empty() { p { (page.text("meeting-spoke")) ": " (agreed.spoke) } }
                } @else {
                    p class="muted" { (page.text("meeting-not-agreed")) }
                }
                @if self.may_change {
                    details open[!agreed.recorded] {
                        summary { (page.text("meeting-agree-do")) }
                        (self.form(page, "agree", "asked", html! {
                            (area(page, "purpose", "meeting-purpose", &agreed.purpose, 4))
                            (area(page, "requirements", "meeting-requirements", &agreed.requirements, 4))
                            (area(page, "order", "meeting-order", &agreed.order, 4))
                            label { span { (page.text("meeting-spoke")) } input name="spoke" value=(agreed.spoke) autocomplete="off"; }
                            p class="actions" { button class="first" type="submit" { (page.text("meeting-agree-do")) } }
                        }))
                    }
                }
            }
        }
    }

    pub(super) fn notes_card(&self, page: &Page<'_>) -> Markup {
        html! {
            section class="card" id="notes" {
                h2 { (page.text("meeting-notes")) }
                @if self.notes.is_empty() { (parts::empty(page, "meeting-notes-none")) }
                ol class="lines" {
                    @for (speaker, text) in &self.notes {
                        li { @if !speaker.is_empty() { strong { (speaker) ":" } " " } (text) }
                    }
                }
                @if self.may_change {
                    (self.form(page, "note", "asked", html! {
                        label { span { (page.text("meeting-note-speaker")) } input name="speaker" autocomplete="off"; }
                        label { span { (page.text("meeting-note-text")) } textarea name="text" rows="3" required {} }
                        p class="actions" { button class="second" type="submit" { (page.text("meeting-note-do")) } }
                    }))
                }
            }
        }
    }

    pub(super) fn changes_section(&self, page: &Page<'_>) -> Markup {
        if self.changes.is_empty() {
            return html! {};
        }
        html! {
            section class="card" {
                h2 { (page.text("meeting-changes")) }
                ul class="lines" {
                    @for one in &self.changes {
                        @let key = if one.added { "meeting-added" } else { "meeting-taken-off" };
                        li { (page.with(key, &[("name", (&one.name).into()), ("reason", (&one.reason).into()), ("by", (&one.by).into())])) }
                    }
                }
            }
        }
    }

    /// What was opened again stays told.
    pub(super) fn history(&self, page: &Page<'_>) -> Markup {
        html! {
            @for one in &self.reopened {
                @let [present, convened, notes, changes] = one.was;
                (parts::notice(page, Tone::Note, html! {
                    strong { (page.text("meeting-reopened")) } ". "
                    (page.with("meeting-reopened-line", &[("day", one.on.into()), ("by", (&one.by).into()), ("reason", (&one.reason).into())]))
                    span class="under" {
                        (page.with("meeting-was", &[("present", present.into()), ("convened", convened.into()), ("notes", notes.into()), ("changes", changes.into())]))
                    }
                }))
            }
        }
    }
}

fn area(page: &Page<'_>, name: &str, key: &str, lines: &[String], rows: u32) -> Markup {
    html! {
        label { span { (page.text(key)) } textarea name=(name) rows=(rows) class="prose" { (lines.join("\n")) } }
    }
}
