//! One post: who holds it, who is planned for it, and how soon each could take
//! it over (R1, R2).

use super::model::Link;
use super::posts::{Holder, Planned, coverage, key_mark, readiness, retires};
use super::shell::Page;
use super::{View, parts, samples};
use base::{Day, Month};
use maud::{Markup, html};
use plan::Coverage;
use words::Words;

/// One post.
#[derive(Debug, Clone)]
pub struct PostDetail {
    /// Its title.
    pub title: String,
    /// Its unit.
    pub unit: Link,
    /// The day.
    pub as_of: Day,
    /// The term planned for.
    pub term: Option<String>,
    /// When that term ends, where it can be reckoned.
    pub term_end: Option<Month>,
    /// Whether it is a key post.
    pub key: bool,
    /// Its seats.
    pub seats: u32,
    /// Seats that nobody holds.
    pub vacant: u32,
    /// How it is covered.
    pub coverage: Coverage,
    /// Who holds it.
    pub incumbents: Vec<Holder>,
    /// Who is planned for it.
    pub bench: Vec<Planned>,
    /// The line to it.
    pub lineage_href: String,
    /// The form to judge readiness; none for those who may not, and where nobody
    /// is planned.
    pub judge: Option<JudgeForm>,
    /// All judgements, latest first.
    pub judgements: Vec<JudgedLine>,
}

/// The form of a judgement, and what was typed. Fields: `person`, `level`,
/// `rank`, `emergency` (1), `note`, `on`, `expires`.
#[derive(Debug, Clone)]
pub struct JudgeForm {
    /// Where it goes.
    pub href: String,
    /// Those who can be judged: id, name.
    pub people: Vec<(String, String)>,
    /// The levels: code, word.
    pub levels: Vec<(String, String)>,
    /// The day of the judgement.
    pub on: String,
    /// The last day on which it holds.
    pub expires: String,
    /// Why the last try was refused, already worded.
    pub fault: Option<String>,
}

/// One judgement.
#[derive(Debug, Clone)]
pub struct JudgedLine {
    /// The person's name.
    pub name: String,
    /// The level in words.
    pub level: String,
    /// The place, where one was given.
    pub rank: Option<u32>,
    /// Whether the person would stand in at once.
    pub emergency: bool,
    /// What else was said.
    pub note: String,
    /// Who judged.
    pub by: String,
    /// The day.
    pub on: Day,
    /// The last day on which it holds.
    pub expires: Day,
    /// Whether that is over.
    pub stale: bool,
    /// Who took it back and when, already worded.
    pub withdrawn: Option<String>,
    /// Where taking it back goes, and its id; none for those who may not and
    /// for what is withdrawn.
    pub withdraw: Option<(String, String)>,
}

impl View for PostDetail {
    const NAME: &'static str = "post";

    fn title(&self, _: &Words) -> String {
        self.title.clone()
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (parts::link(&self.unit)) }
                h1 { @if self.key { (key_mark(page)) " " } (self.title) }
                p class="meta" {
                    (coverage(page, self.coverage))
                    @if let Some(term) = &self.term { span { (page.with("term", &[("term", term.into())])) } }
                    @if let Some(end) = self.term_end { span { (page.with("posts-term-end", &[("month", (&end.vietnamese()).into())])) } }
                    span class="muted" { (page.with("plan-as-of", &[("day", self.as_of.into())])) }
                    a href=(self.lineage_href) { (page.text("lineage-line")) }
                }
            }
            section class="card" { h2 { (page.text("posts-holders")) " " span class="muted" { (page.with("posts-seats", &[("n", self.seats.into())])) } } (self.holders(page)) }
            section { h2 { (page.text("posts-bench")) } (self.planned(page)) }
            @if let Some(form) = &self.judge { (form.show(page)) }
            section { h2 { (page.text("posts-judgements")) } (self.history(page)) }
            p class="muted small" { (page.text("posts-readiness-own-way")) }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::post()
    }
}

impl PostDetail {
    fn holders(&self, page: &Page<'_>) -> Markup {
        html! {
            @if self.incumbents.is_empty() { p class="vacant" { (page.with("posts-vacant", &[("n", self.vacant.into())])) } } @else {
                ul class="post-holders" { @for one in &self.incumbents {
                    li {
                        (parts::link(&one.person))
                        span class="under" {
                            @if !one.held.is_empty() { (one.held) " · " }
                            @match one.retires {
                                Some(when) => { (retires(page.words, when)) ", " (page.with("posts-months-left", &[("n", when.months_left.to_string().as_str().into())])) },
                                None => (page.text("posts-retires-unknown")),
                            }
                        }
                    }
                } }
                @if self.vacant > 0 { p class="vacant" { (page.with("posts-vacant", &[("n", self.vacant.into())])) } }
            }
        }
    }

    fn planned(&self, page: &Page<'_>) -> Markup {
        html! {
            @if self.bench.is_empty() { (parts::empty(page, "posts-bench-none")) } @else {
                div class="table-box" { table class="list cards" {
                    thead { tr {
                        th scope="col" class="number" { (page.text("column-number")) }
                        th scope="col" { (page.text("column-name")) }
                        th scope="col" { (page.text("column-current")) }
                        th scope="col" { (page.text("posts-source")) }
                        th scope="col" { (page.text("posts-retirement")) }
                        th scope="col" { (page.text("posts-readiness")) }
                        th scope="col" class="number" { (page.text("posts-other")) }
                    } }
                    tbody { @for (at, one) in self.bench.iter().enumerate() { (planned(page, at + 1, one)) } }
                } }
            }
        }
    }

    fn history(&self, page: &Page<'_>) -> Markup {
        html! {
            @if self.judgements.is_empty() { (parts::empty(page, "posts-judgements-none")) } @else {
                div class="table-box" { table class="list cards" {
                    thead { tr {
                        th scope="col" { (page.text("column-name")) }
                        th scope="col" { (page.text("posts-readiness")) }
                        th scope="col" { (page.text("posts-judged-on")) }
                        th scope="col" { (page.text("posts-holds-until")) }
                        th scope="col" { (page.text("posts-note")) }
                    } }
                    tbody { @for one in &self.judgements { (judged(page, one)) } }
                } }
            }
        }
    }
}

fn planned(page: &Page<'_>, at: usize, one: &Planned) -> Markup {
    html! {
        tr {
            td class="number" { (at) }
            th scope="row" { (parts::link(&one.person)) }
            td data-label=(page.text("column-current")) { div { (one.current) span class="under" { (one.unit) } } }
            td data-label=(page.text("posts-source")) { (page.text(if one.in_place { "posts-in-place" } else { "posts-elsewhere" })) }
            td data-label=(page.text("posts-retirement")) {
                div {
                    @match one.retires { Some(when) => (retires(page.words, when)), None => span class="muted" { (page.text("posts-retires-unknown")) } }
                    @if one.near { span class="line" { span class="late" { (page.text("posts-near")) } } }
                }
            }
            td data-label=(page.text("posts-readiness")) {
                @match &one.readiness { Some(judged) => (readiness(page, judged)), None => span class="muted" { (page.text("posts-not-judged")) } }
            }
            td class="number" data-label=(page.text("posts-other")) { (page.words.integer(one.other_posts)) }
        }
    }
}

fn judged(page: &Page<'_>, one: &JudgedLine) -> Markup {
    let gone = one.withdrawn.is_some();
    html! {
        tr class=[gone.then_some("is-out")] {
            th scope="row" { (one.name) }
            td data-label=(page.text("posts-readiness")) {
                div {
                    @if let Some(rank) = one.rank { (page.with("posts-rank", &[("n", rank.into())])) " · " }
                    (one.level)
                    @if one.emergency { span class="line small" { (page.text("posts-emergency")) } }
                }
            }
            td data-label=(page.text("posts-judged-on")) { div { (words::day(one.on)) span class="under" { (one.by) } } }
            td data-label=(page.text("posts-holds-until")) {
                div {
                    (words::day(one.expires))
                    @if one.stale && !gone { span class="line" { span class="late" { (page.text("posts-stale-badge")) } } }
                }
            }
            td data-label=(page.text("posts-note")) {
                div {
                    (one.note)
                    @if let Some(withdrawn) = &one.withdrawn { span class="line muted" { (withdrawn) } }
                    @if let Some((href, id)) = &one.withdraw {
                        form class="action" method="post" action=(href) {
                            (parts::csrf(page))
                            input type="hidden" name="id" value=(id);
                            button class="second small" type="submit" { (page.text("posts-withdraw")) }
                        }
                    }
                }
            }
        }
    }
}

impl JudgeForm {
    fn show(&self, page: &Page<'_>) -> Markup {
        html! {
            section class="card asked" id="judge" {
                h2 { (page.text("posts-judge")) }
                @if let Some(fault) = &self.fault { (parts::notice(page, super::Tone::Refused, html! { (fault) })) }
                form class="judge" method="post" action=(self.href) {
                    (parts::csrf(page))
                    label { span { (page.text("column-name")) }
                        select name="person" required { @for (id, name) in &self.people { option value=(id) { (name) } } }
                    }
                    label { span { (page.text("posts-readiness")) }
                        select name="level" required { @for (code, word) in &self.levels { option value=(code) { (word) } } }
                    }
                    label { span { (page.text("posts-rank-field")) } input name="rank" inputmode="numeric" pattern="[0-9]*" size="3" autocomplete="off"; }
                    label { span { (page.text("posts-judged-on")) } (parts::day_as_typed(page, "on", &self.on)) }
                    label { span { (page.text("posts-holds-until")) } (parts::day_as_typed(page, "expires", &self.expires)) }
                    label class="judge-tick" { input type="checkbox" name="emergency" value="1"; span { (page.text("posts-emergency")) } }
                    label class="judge-note" { span { (page.text("posts-note")) } input name="note" maxlength="500" autocomplete="off"; }
                    button class="first" type="submit" { (page.text("posts-judge-save")) }
                }
            }
        }
    }
}
