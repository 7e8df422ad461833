//! Bringing files in: what came in so far, and looking at files before they are
//! taken.

use super::icon::{Icon, icon};
use super::shell::{Page, Tone};
use super::{View, parts, samples};
use maud::{Markup, html};
use words::Words;

/// Where these pages lie.
pub const AT: &str = "/imports";

/// What came in so far, and the form for more.
#[derive(Debug, Clone)]
pub struct Imports {
    /// Why the last action was refused, already worded.
    pub fault: Option<String>,
    /// Files that were sent and wait to be looked at.
    pub waiting: Vec<String>,
    /// The day to propose.
    pub as_of: String,
    /// The most that all files together may have, in megabytes.
    pub most_megabytes: u32,
    /// Questions that files left open.
    pub differences: u32,
    /// The batches, the latest first.
    pub batches: Vec<BatchLine>,
    /// Texts that no code list knows and that wait for an answer.
    pub unlisted: u32,
}

/// A batch.
#[derive(Debug, Clone)]
pub struct BatchLine {
    /// Its id.
    pub id: String,
    /// The file, or what was decided.
    pub file: String,
    /// From which day what it says holds.
    pub as_of: String,
    /// When it was taken.
    pub recorded: String,
}

/// What files would bring.
#[derive(Debug, Clone)]
pub struct ImportCheck {
    /// Why they cannot be taken, already worded.
    pub fault: Option<String>,
    /// From which day what they say holds.
    pub as_of: String,
    /// The files.
    pub files: Vec<CheckedFile>,
    /// Records that would be taken, and refused.
    pub records: (u32, u32),
    /// Questions that would be left open.
    pub asked: u32,
    /// Where the columns of each file are: name and address.
    pub columns: Vec<(String, String)>,
    /// Cells with a text that no code list knows.
    pub unlisted: u32,
}

/// What one file would bring.
#[derive(Debug, Clone)]
pub struct CheckedFile {
    /// Its name.
    pub name: String,
    /// Its sheets.
    pub sheets: Vec<SheetLine>,
    /// Sheets that are no list.
    pub skipped: Vec<String>,
    /// What must be looked at, the gravest first.
    pub problems: Vec<ProblemLine>,
    /// How many more there are.
    pub more: u32,
    /// What it says of known people otherwise than the records.
    pub differences: Vec<DifferenceLine>,
    /// How many more of them there are.
    pub more_differences: u32,
    /// Cells whose letters were converted.
    pub converted: Vec<ConvertedCell>,
    /// How many there are in all.
    pub converted_all: u32,
    /// Where the rows to correct are, if there are any.
    pub faulty: Option<String>,
}

/// A cell whose letters were converted.
#[derive(Debug, Clone)]
pub struct ConvertedCell {
    /// Sheet and cell.
    pub place: String,
    /// What stands in the file.
    pub before: String,
    /// What it is read as.
    pub after: String,
    /// What told it: a font or an encoding.
    pub by: String,
}

/// What one sheet would bring: its rows are all the numbers together.
#[derive(Debug, Clone)]
pub struct SheetLine {
    /// Its name.
    pub name: String,
    /// What it lists.
    pub kind: String,
    /// Rows, then records new, changed, unchanged, refused, and other rows.
    pub numbers: [u32; 6],
    /// Headers of columns that are not read.
    pub unread: Vec<String>,
    /// Headers that are read as was taught, each with the usual one.
    pub learnt: Vec<(String, String)>,
}

/// Something to look at.
#[derive(Debug, Clone)]
pub struct ProblemLine {
    /// Sheet and cell.
    pub place: String,
    /// The column's header.
    pub header: String,
    /// What stands there.
    pub value: String,
    /// What is wrong and what to do.
    pub text: String,
    /// What follows.
    pub tone: Tone,
}

/// Something that a file says otherwise than the records.
#[derive(Debug, Clone)]
pub struct DifferenceLine {
    /// Sheet and row.
    pub place: String,
    /// The person.
    pub person: String,
    /// The field.
    pub field: String,
    /// What is known.
    pub known: String,
    /// What the file says.
    pub brought: String,
}

impl View for Imports {
    const NAME: &'static str = "imports";

    fn title(&self, words: &Words) -> String {
        words.text("imports-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        html! {
            header class="page-head" {
                h1 { (page.text("imports-title")) }
                p class="muted" { (page.text("imports-lead")) }
            }
            @if let Some(fault) = &self.fault { (parts::notice(page, Tone::Refused, html! { (fault) })) }
            @if !self.waiting.is_empty() {
                (parts::notice(page, Tone::Note, html! {
                    (page.with("imports-waiting", &[("files", (&self.waiting.join(", ")).into())])) " "
                    a href={ (AT) "/check" } { (page.text("imports-look")) }
                }))
            }
            section class="card" {
                h2 { (page.text("imports-send")) }
                form method="post" action=(AT) enctype="multipart/form-data" {
                    (parts::csrf(page))
                    label class="field" { span { (page.text("imports-as-of")) }
                        (parts::day_as_typed(page, "as_of", &self.as_of)) }
                    p class="muted" { (page.text("imports-as-of-help")) }
                    label class="drop" {
                        span { (icon(Icon::Paper)) " " (page.text("imports-choose")) }
                        input type="file" name="file" multiple required
                            accept=".xlsx,.xlsm,.xls,.ods,.csv,.txt";
                    }
                    p class="muted" { (page.with("imports-limits", &[("n", self.most_megabytes.into())])) }
                    p class="actions" { button class="first" type="submit" { (page.text("imports-check")) } }
                }
            }
            section class="card" {
                h2 { (page.text("imports-people")) }
                p { a href={ (AT) "/values" } {
                    @if self.unlisted > 0 { (page.with("imports-values-waiting", &[("n", self.unlisted.into())])) }
                    @else { (page.text("imports-values")) }
                } }
                p { a href=(super::differences::AT) { (page.with("imports-differences", &[("n", self.differences.into())])) } }
                p { a href=(super::who::AT) { (page.text("imports-who")) } }
            }
            (self.list(page))
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::imports()
    }
}

impl Imports {
    fn list(&self, page: &Page<'_>) -> Markup {
        html! {
            section {
                h2 { (page.text("imports-batches")) }
                @if self.batches.is_empty() { (parts::empty(page, "imports-none")) } @else {
                    div class="table-box" { table class="list cards" {
                        thead { tr {
                            th scope="col" { (page.text("imports-file")) }
                            th scope="col" { (page.text("imports-holds-from")) }
                            th scope="col" { (page.text("imports-recorded")) }
                            th scope="col" { (page.text("imports-undo")) }
                        } }
                        tbody { @for batch in &self.batches { tr {
                            th scope="row" { (batch.file) }
                            td class="day" data-label=(page.text("imports-holds-from")) { (batch.as_of) }
                            td class="day" data-label=(page.text("imports-recorded")) { (batch.recorded) }
                            td data-label=(page.text("imports-undo")) {
                                details {
                                    summary { (page.text("imports-undo")) }
                                    form method="post" action={ (AT) "/undo" } {
                                        (parts::csrf(page))
                                        input type="hidden" name="batch" value=(batch.id);
                                        p { (page.text("imports-undo-help")) }
                                        button type="submit" { (page.text("imports-undo-really")) }
                                    }
                                }
                            }
                        } } }
                    } }
                }
            }
        }
    }
}

impl View for ImportCheck {
    const NAME: &'static str = "import-check";
    const WIDE: bool = true;

    fn title(&self, words: &Words) -> String {
        words.text("imports-check-title")
    }

    fn body(&self, page: &Page<'_>) -> Markup {
        let (taken, refused) = self.records;
        html! {
            header class="page-head" {
                p class="over" { a href=(AT) { (page.text("imports-title")) } }
                h1 { (page.text("imports-check-title")) }
                p class="muted" { (page.with("imports-check-lead", &[("day", self.as_of.as_str().into())])) }
            }
            @if let Some(fault) = &self.fault { (parts::notice(page, Tone::Refused, html! { (fault) })) } @else {
                section class="card" {
                    p { strong { (page.with("imports-would-take", &[("n", taken.into())])) } }
                    @if refused > 0 { p { (page.with("imports-would-refuse", &[("n", refused.into())])) } }
                    @if self.asked > 0 { p { (page.with("imports-would-ask", &[("n", self.asked.into())])) } }
                }
            }
            div class="actions" {
                @if self.fault.is_none() && (taken > 0 || self.asked > 0) {
                    form method="post" action={ (AT) "/take" } {
                        (parts::csrf(page))
                        button class="first" type="submit" {
                            @if taken > 0 { (page.with("imports-take", &[("n", taken.into())])) }
                            @else { (page.text("imports-take-questions")) }
                        }
                    }
                }
                form method="post" action={ (AT) "/discard" } {
                    (parts::csrf(page))
                    button class="second" type="submit" { (page.text("imports-discard")) }
                }
            }
            @if !self.columns.is_empty() || self.unlisted > 0 { section class="card" {
                h2 { (page.text("imports-understood")) }
                p class="muted" { (page.text("imports-understood-help")) }
                ul {
                    @for (name, href) in &self.columns { li {
                        a href=(href) { (page.with("imports-columns", &[("file", name.as_str().into())])) }
                    } }
                    @if self.unlisted > 0 { li {
                        a href={ (AT) "/values" } { (page.with("imports-values-waiting", &[("n", self.unlisted.into())])) }
                    } }
                }
            } }
            @for file in &self.files { (checked(page, file)) }
        }
    }

    fn samples() -> Vec<(&'static str, Self)> {
        samples::import_checks()
    }
}

const NUMBERS: [&str; 6] = [
    "imports-seen",
    "imports-new",
    "imports-changed",
    "imports-unchanged",
    "imports-refused",
    "imports-other",
];

fn checked(page: &Page<'_>, file: &CheckedFile) -> Markup {
    html! {
        section {
            h2 { (file.name) }
            div class="table-box" { table class="list cards" {
                thead { tr {
                    th scope="col" { (page.text("imports-sheet")) }
                    th scope="col" { (page.text("imports-kind")) }
                    @for key in NUMBERS { th scope="col" class="number" { (page.text(key)) } }
                } }
                tbody { @for sheet in &file.sheets { tr {
                    th scope="row" { (sheet.name) }
                    td data-label=(page.text("imports-kind")) { (sheet.kind) }
                    @for (key, number) in NUMBERS.iter().zip(sheet.numbers) {
                        td class="number" data-label=(page.text(key)) { (page.words.integer(number)) }
                    }
                } } }
            } }
            @for sheet in &file.sheets { (understood(page, sheet)) }
            @if !file.skipped.is_empty() {
                p class="muted" { (page.with("imports-skipped", &[("sheets", (&file.skipped.join(", ")).into())])) }
            }
            (differing(page, file))
            (converted(page, file))
            @if !file.problems.is_empty() { section {
                h3 { (page.text("imports-problems")) }
                @if let Some(href) = &file.faulty {
                    p { a class="button second" href=(href) download { (page.text("imports-faulty")) } }
                }
                div class="table-box" { table class="list cards" {
                    thead { tr {
                        th scope="col" { (page.text("imports-place")) }
                        th scope="col" { (page.text("imports-header")) }
                        th scope="col" { (page.text("imports-value")) }
                        th scope="col" { (page.text("imports-why")) }
                    } }
                    tbody { @for problem in &file.problems { tr {
                        th scope="row" { (problem.place) }
                        td data-label=(page.text("imports-header")) { (problem.header) }
                        td data-label=(page.text("imports-value")) { (problem.value) }
                        td data-label=(page.text("imports-why")) {
                            (badge(page, problem.tone)) " " (problem.text)
                        }
                    } } }
                } }
                @if file.more > 0 { p class="muted" { (page.with("imports-more", &[("n", file.more.into())])) } }
            } }
        }
    }
}

/// What a file says otherwise, field by field.
fn differing(page: &Page<'_>, file: &CheckedFile) -> Markup {
    html! {
        @if !file.differences.is_empty() { section class="otherwise" {
            h3 { (page.text("imports-otherwise")) }
            p class="muted" { (page.text("imports-otherwise-lead")) }
            div class="table-box" { table class="list cards" {
                thead { tr {
                    th scope="col" { (page.text("imports-person")) }
                    th scope="col" { (page.text("who-field")) }
                    th scope="col" { (page.text("differ-known")) }
                    th scope="col" { (page.text("differ-brought")) }
                    th scope="col" { (page.text("differ-place")) }
                } }
                tbody { @for one in &file.differences { tr {
                    th scope="row" { (one.person) }
                    td data-label=(page.text("who-field")) { (one.field) }
                    td data-label=(page.text("differ-known")) { (one.known) }
                    td data-label=(page.text("differ-brought")) { (one.brought) }
                    td class="muted" data-label=(page.text("differ-place")) { (one.place) }
                } } }
            } }
            @if file.more_differences > 0 {
                p class="muted" { (page.with("differ-more", &[("n", file.more_differences.into())])) }
            }
        } }
    }
}

/// What the site's own words did to the columns of a sheet.
fn understood(page: &Page<'_>, sheet: &SheetLine) -> Markup {
    let name = sheet.name.as_str();
    let learnt: Vec<String> =
        sheet.learnt.iter().map(|(header, usual)| format!("{header} → {usual}")).collect();
    html! {
        @if !learnt.is_empty() { p class="muted" {
            (page.with("imports-learnt", &[("sheet", name.into()), ("columns", (&learnt.join("; ")).into())]))
        } }
        @if !sheet.unread.is_empty() { p class="muted" {
            (page.with("imports-unread", &[("sheet", name.into()), ("columns", (&sheet.unread.join("; ")).into())]))
        } }
    }
}

/// So few conversions stand open.
const OPEN: usize = 10;

/// The cells whose letters were converted, before and after.
fn converted(page: &Page<'_>, file: &CheckedFile) -> Markup {
    let left = file.converted_all.saturating_sub(file.converted.len() as u32);
    html! {
        @if !file.converted.is_empty() { details open[file.converted.len() <= OPEN] {
            summary { (page.with("imports-converted", &[("n", file.converted_all.into())])) }
            p class="muted" { (page.text("imports-converted-help")) }
            div class="table-box" { table class="list cards" {
                thead { tr {
                    th scope="col" { (page.text("imports-place")) }
                    th scope="col" { (page.text("imports-before")) }
                    th scope="col" { (page.text("imports-after")) }
                    th scope="col" { (page.text("imports-encoding")) }
                } }
                tbody { @for cell in &file.converted { tr {
                    th scope="row" { (cell.place) }
                    td data-label=(page.text("imports-before")) { (cell.before) }
                    td data-label=(page.text("imports-after")) { (cell.after) }
                    td data-label=(page.text("imports-encoding")) { (cell.by) }
                } } }
            } }
            @if left > 0 { p class="muted" { (page.with("imports-converted-more", &[("n", left.into())])) } }
        } }
    }
}

/// What follows from a problem.
fn badge(page: &Page<'_>, tone: Tone) -> Markup {
    let (class, sign, key) = match tone {
        Tone::Refused => ("badge not-met", Icon::Cross, "imports-row-refused"),
        Tone::Warning => ("badge undetermined", Icon::Question, "imports-row-asked"),
        Tone::Done | Tone::Note => ("badge not-applicable", Icon::Dash, "imports-row-noted"),
    };
    html! { span class=(class) { (icon(sign)) " " (page.text(key)) } }
}
