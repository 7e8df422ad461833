//! How the page is laid out; its data stands in the file above.

use super::{DoubtLine, FaultMark, FaultRow, Icon, Page, Scans, Tone, View, icon, parts, samples};
use maud::{Markup, html};
use words::Words;

impl View for Scans {
    const NAME: &'static str = "scans";
    const WIDE: bool = true;
    const SCRIPTS: &'static [&'static str] = &["upload.js"];

    fn title(&self, words: &Words) -> String {
        words.text("scan-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                p class="over" { (parts::link(&self.about)) }
                h1 { (page.text("scan-title")) }
                p class="muted" { (page.text("scan-lead")) }
            }
            @if let Some(fault) = &self.fault { (parts::notice(page, Tone::Refused, html! { (fault) })) }
            @if !self.report.is_empty() {
                (parts::notice(page, Tone::Done, html! { ul { @for line in &self.report { li { (line) } } } }))
            }
            div class="split even" {
                (self.numbers(page))
                @if self.open { (self.upload(page)) } @else {
                    section class="card" {
                        h2 { (page.text("scan-closed-title")) }
                        p { (page.text("scan-closed")) }
                    }
                }
            }
            (self.gap_list(page))
            (self.fault_table(page))
            (self.doubt_table(page))
            @if self.open && self.numbers.sheets > 0 { (self.finish(page)) }
            @if !self.files.is_empty() {
                details class="card" {
                    summary { (page.with("scan-files", &[("n", (self.files.len() as u32).into())])) }
                    ul { @for (name, pages) in &self.files {
                        li { (name) " " span class="muted" { (page.with("scan-file-pages", &[("n", (*pages).into())])) } }
                    } }
                }
            }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::scans()
    }
}

impl Scans {
    fn numbers(&self, page: &Page<'_>) -> Markup {
        let numbers = self.numbers;
        let each = [
            ("scan-printed", numbers.printed),
            ("scan-sheets", numbers.sheets),
            ("scan-settled", numbers.settled),
            ("scan-lacking", numbers.lacking),
            ("scan-clashing", numbers.clashing),
            ("scan-open", numbers.open),
        ];
        html! {
            section class="card" {
                h2 { (page.text("scan-standing")) }
                dl class="numbers" {
                    @for (key, number) in each { div { dt { (page.text(key)) } dd { (page.words.integer(number)) } } }
                }
                @if self.open && numbers.waiting > 0 {
                    p class="actions" {
                        a class="button first" href={ (self.href) "/decide" } {
                            (page.with("scan-to-decide", &[("n", numbers.waiting.into())]))
                        }
                    }
                } @else if self.open && numbers.open > 0 {
                    p class="muted" { (page.text("scan-others-decide")) }
                }
            }
        }
    }

    fn upload(&self, page: &Page<'_>) -> Markup {
        html! {
            section class="card" {
                h2 { (page.text("scan-upload")) }
                form class="upload" method="post" action=(self.href) enctype="multipart/form-data"
                    data-sending=(page.text("scan-sending")) data-reading=(page.text("scan-reading"))
                    data-failed=(page.text("scan-failed")) data-all=(page.text("scan-all-sent")) {
                    (parts::csrf(page))
                    label class="drop" {
                        span { (icon(Icon::Paper)) " " (page.text("scan-choose")) }
                        input type="file" name="file" multiple required accept=".pdf,.tif,.tiff,.jpg,.jpeg,.png";
                    }
                    p class="muted" { (page.with("scan-limits", &[("n", self.most_megabytes.into())])) }
                    p class="actions" { button class="first" type="submit" { (page.text("scan-send")) } }
                    ul class="sent" aria-live="polite" {}
                }
            }
        }
    }

    fn gap_list(&self, page: &Page<'_>) -> Markup {
        html! {
            @if !self.gaps.is_empty() {
                section {
                    h2 { (page.text("scan-gaps")) }
                    div class="table-box" { table class="list cards" {
                        thead { tr {
                            th scope="col" { (page.text("scan-sheet")) }
                            th scope="col" { (page.text("scan-what")) }
                            th scope="col" { (page.text("scan-state")) }
                        } }
                        tbody { @for gap in &self.gaps { tr {
                            th scope="row" { code { (gap.token) } }
                            td data-label=(page.text("scan-what")) { (gap.text) }
                            td data-label=(page.text("scan-state")) {
                                (mark(page, if gap.typed { FaultMark::Typed } else { FaultMark::Open }))
                            }
                        } } }
                    } }
                }
            }
        }
    }

    fn fault_table(&self, page: &Page<'_>) -> Markup {
        html! {
            @if !self.faults.is_empty() {
                section {
                    h2 { (page.with("scan-faults", &[("n", (self.faults.len() as u32).into())])) }
                    div class="table-box" { table class="list cards" {
                        thead { tr {
                            th scope="col" { (page.text("scan-place")) }
                            th scope="col" { (page.text("scan-what")) }
                            th scope="col" { (page.text("scan-state")) }
                        } }
                        tbody { @for fault in &self.faults { (fault_row(page, fault)) } }
                    } }
                }
            }
        }
    }

    fn doubt_table(&self, page: &Page<'_>) -> Markup {
        html! {
            @if !self.doubts.is_empty() {
                section {
                    h2 { (page.text("scan-doubts")) }
                    p class="muted" { (page.text("scan-doubts-lead")) }
                    @if self.doubts.iter().any(|line| line.bad) {
                        (parts::notice(page, Tone::Warning, html! { (page.text("scan-doubts-bad")) }))
                    }
                    div class="table-box" { table class="list cards" {
                        thead { tr {
                            th scope="col" { (page.text("scan-page")) }
                            th scope="col" class="number" { (page.text("scan-read")) }
                            th scope="col" class="number" { (page.text("scan-boxes")) }
                            th scope="col" class="number" { (page.text("scan-doubtful")) }
                            th scope="col" class="number" { (page.text("scan-empty-score")) }
                            th scope="col" class="number" { (page.text("scan-corners")) }
                            th scope="col" class="number" { (page.text("scan-warped")) }
                            th scope="col" class="number" { (page.text("scan-ink")) }
                        } }
                        tbody { @for line in &self.doubts { (doubt_row(page, line)) } }
                    } }
                    @if !self.worst.is_empty() {
                        details {
                            summary { (page.text("scan-worst")) }
                            ul { @for (what, read, doubtful) in &self.worst { li {
                                (what) ": "
                                (page.with("scan-worst-of", &[("n", (*doubtful).into()), ("of", (*read).into())]))
                            } } }
                        }
                    }
                }
            }
        }
    }

    fn finish(&self, page: &Page<'_>) -> Markup {
        let field = |name: &str, key: &str, value: &str| {
            html! {
                label class="short" { span { (page.text(key)) }
                    input name=(name) value=(value) inputmode="numeric" pattern="[0-9]+" required autocomplete="off";
                }
            }
        };
        html! {
            section class="card" {
                h2 { (page.text("scan-finish")) }
                p { (page.text("scan-finish-lead")) }
                form class="asked" method="post" action={ (self.href) "/finish" } {
                    (parts::csrf(page))
                    (field("issued", "scan-issued", &self.typed.0))
                    (field("returned", "scan-returned", &self.typed.1))
                    p class="actions" { button class="first" type="submit" { (page.text("scan-finish")) } }
                }
            }
        }
    }
}

fn fault_row(page: &Page<'_>, fault: &FaultRow) -> Markup {
    html! {
        tr class=[(fault.state == FaultMark::Harmless).then_some("is-faint")] {
            th scope="row" {
                @match &fault.image {
                    Some(href) => a href=(href) { (fault.place) },
                    None => (fault.place),
                }
            }
            td data-label=(page.text("scan-what")) { (fault.text) }
            td data-label=(page.text("scan-state")) { (mark(page, fault.state)) }
        }
    }
}

fn mark(page: &Page<'_>, state: FaultMark) -> Markup {
    let (class, sign, key) = match state {
        FaultMark::Harmless => ("badge not-applicable", Icon::Dash, "scan-state-harmless"),
        FaultMark::Open => ("badge undetermined", Icon::Question, "scan-state-open"),
        FaultMark::Aside => ("badge not-applicable", Icon::Check, "scan-state-aside"),
        FaultMark::Typed => ("badge met", Icon::Check, "scan-state-typed"),
    };
    html! { span class=(class) { (icon(sign)) " " (page.text(key)) } }
}

fn doubt_row(page: &Page<'_>, line: &DoubtLine) -> Markup {
    let [corners, warped, ink] = line.spoilt;
    let number = |key: &str, n: u32| {
        html! { td class="number" data-label=(page.text(key)) { (page.words.integer(n)) } }
    };
    html! {
        tr class=[line.bad.then_some("is-warned")] {
            th scope="row" { (page.with("scan-page-n", &[("n", line.page.into())])) }
            (number("scan-read", line.read))
            (number("scan-boxes", line.boxes.0))
            td class="number" data-label=(page.text("scan-doubtful")) {
                (page.words.integer(line.boxes.1)) " " span class="muted" { "(" (line.share) ")" }
            }
            (number("scan-empty-score", line.mean_empty))
            (number("scan-corners", corners))
            (number("scan-warped", warped))
            (number("scan-ink", ink))
        }
    }
}
