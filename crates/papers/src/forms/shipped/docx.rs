//! Documents: the frame of an official paper in WordprocessingML, with styles
//! that an office can change in one place.

use super::lists::{Column, Level, List};
use crate::forms::rules::{LayoutRule, newest_rule};
use crate::official::Layout;
use crate::template::{TemplateError, escape};

mod document;

pub(super) use document::{Foot, document};

/// A millimetre in twentieths of a point.
fn twips(millimetres: u16) -> u32 {
    (u32::from(millimetres) * 1440 * 10 + 127) / 254
}

/// How a page lies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    Portrait,
    Landscape,
}

impl Page {
    /// Width and height of A4 in millimetres.
    fn size(self) -> (u16, u16) {
        match self {
            Self::Portrait => (210, 297),
            Self::Landscape => (297, 210),
        }
    }

    /// Top, bottom, left, right. On its side, the binding edge is the upper.
    fn margins(self, rule: &LayoutRule) -> [u16; 4] {
        match self {
            Self::Portrait => rule.margins,
            Self::Landscape => [20, 15, 20, 15],
        }
    }

    /// Room between the margins, in millimetres.
    pub fn room(self, rule: &LayoutRule) -> u16 {
        let [_, _, left, right] = self.margins(rule);
        self.size().0 - left - right
    }
}

/// How letters look: `b` bold, `i` italic, `u` underlined.
pub(super) fn run(look: &str, text: &str) -> String {
    let mut format = String::new();
    for (sign, tag) in [('b', "<w:b/>"), ('i', "<w:i/>"), ('u', "<w:u w:val=\"single\"/>")] {
        if look.contains(sign) {
            format.push_str(tag);
        }
    }
    let format = if format.is_empty() { format } else { format!("<w:rPr>{format}</w:rPr>") };
    format!("<w:r>{format}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(text))
}

/// A paragraph in a style, of runs.
pub(super) fn paragraph(style: &str, runs: &[String]) -> String {
    let style = match style {
        "" => String::new(),
        style => format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"),
    };
    format!("<w:p>{style}{}</w:p>", runs.concat())
}

/// A paragraph that stays on the page of what follows: a signature alone on a page
/// could be put under another text.
pub(super) fn kept(style: &str, runs: &[String]) -> String {
    let style = match style {
        "" => String::new(),
        style => format!("<w:pStyle w:val=\"{style}\"/>"),
    };
    format!("<w:p><w:pPr>{style}<w:keepNext/></w:pPr>{}</w:p>", runs.concat())
}

/// The last paragraph of a body, with the blank line before what is signed.
pub(super) fn last_words(text: &str) -> String {
    kept("", &[run("", text)]) + &kept("Giua", &[run("", "")])
}

/// A paragraph of plain text.
pub(super) fn plain(style: &str, text: &str) -> String {
    paragraph(style, &[run("", text)])
}

/// A paragraph of the body.
pub(super) fn body(text: &str) -> String {
    plain("", text)
}

/// A heading inside a paper.
pub(super) fn heading(text: &str) -> String {
    plain("MucLon", text)
}

/// A smaller one.
pub(super) fn subheading(text: &str) -> String {
    plain("MucNho", text)
}

/// A cell: its width in millimetres, how many columns it spans, its content.
pub(super) struct Cell {
    pub width: u16,
    pub span: usize,
    /// `restart` or `continue`, where cells above one another are one.
    pub merged: Option<&'static str>,
    /// Whether it has borders where its table has; of one without, the upper border
    /// is that of the row above.
    pub bordered: bool,
    pub content: String,
}

impl Cell {
    pub fn new(width: u16, content: String) -> Self {
        Self { width, span: 1, merged: None, bordered: true, content }
    }

    fn write(&self) -> String {
        let span = match self.span {
            1 => String::new(),
            span => format!("<w:gridSpan w:val=\"{span}\"/>"),
        };
        let merged =
            self.merged.map(|kind| format!("<w:vMerge w:val=\"{kind}\"/>")).unwrap_or_default();
        let borders = match self.bordered {
            true => String::new(),
            false => {
                let nil = |side: &str| format!("<w:{side} w:val=\"nil\"/>");
                format!(
                    "<w:tcBorders>{}</w:tcBorders>",
                    ["left", "bottom", "right"].map(nil).concat()
                )
            }
        };
        let width = twips(self.width);
        let end = if self.content.ends_with("</w:p>") { "" } else { "<w:p/>" };
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{merged}{borders}\
             <w:vAlign w:val=\"center\"/></w:tcPr>{}{end}</w:tc>",
            self.content
        )
    }
}

/// What a row of a table is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// Set again on each page.
    Header,
    /// Never parted over pages.
    Body,
}

pub(super) fn row(kind: Row, cells: &[Cell]) -> String {
    let header = if kind == Row::Header { "<w:tblHeader/>" } else { "" };
    let cells: String = cells.iter().map(Cell::write).collect();
    format!("<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>")
}

/// A table with or without borders.
pub(super) fn table(widths: &[u16], borders: bool, rows: &str) -> String {
    let total: u32 = widths.iter().map(|width| twips(*width)).sum();
    let grid: String =
        widths.iter().map(|w| format!("<w:gridCol w:w=\"{}\"/>", twips(*w))).collect();
    let line = |side: &str| {
        format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>")
    };
    let lines = match borders {
        true => {
            let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
            format!("<w:tblBorders>{}</w:tblBorders>", sides.map(line).concat())
        }
        false => String::new(),
    };
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{total}\" w:type=\"dxa\"/>{lines}\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"57\" w:type=\"dxa\"/>\
         <w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
}

/// Two columns without borders.
pub(super) fn side_by_side(widths: [u16; 2], rows: &[[String; 2]]) -> String {
    let written: String = rows
        .iter()
        .map(|[left, right]| {
            let cells = [Cell::new(widths[0], left.clone()), Cell::new(widths[1], right.clone())];
            row(Row::Body, &cells)
        })
        .collect();
    table(&widths, false, &written)
}

/// The head of a paper: who issues it and whose form it is, then number and
/// date on one line, then the mark of secrecy with the copy's number.
pub(super) fn letterhead(layout: Layout, page: Page) -> String {
    let room = page.room(newest_rule(layout));
    let left = room * 45 / 100;
    let centre = |look: &str, text: &str| paragraph("Giua", &[run(look, text)]);
    let parent = centre("", "{{#parent}}{{parent}}{{/parent}}");
    let stamp = paragraph("DoMat", &[run("", "{{#stamp}}{{stamp}}{{/stamp}}")])
        + &centre("i", "{{#copy}}{{copy}}{{/copy}}");
    let (issuer, form) = match layout {
        Layout::Party => (
            parent + &centre("b", "{{body}}") + &centre("", "*"),
            paragraph("QuocHieu", &[run("bu", "ĐẢNG CỘNG SẢN VIỆT NAM")]),
        ),
        Layout::State => (
            parent + &paragraph("Giua", &[run("bu", "{{body}}")]),
            paragraph("QuocHieu", &[run("b", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")])
                + &centre("bu", "Độc lập - Tự do - Hạnh phúc"),
        ),
    };
    let number = centre("", "{{#number}}{{number}}{{/number}}") + &stamp;
    side_by_side([left, room - left], &[[issuer, form], [number, centre("i", "{{place_date}}")]])
}

/// Title, what the paper is about, and the mark under both.
pub(super) fn title(layout: Layout) -> String {
    let mark = match layout {
        Layout::Party => "-----",
        Layout::State => "________",
    };
    plain("TieuDe", "{{title}}")
        + &plain("TrichYeu", "{{#subject}}{{subject}}{{/subject}}")
        + &plain("Giua", mark)
        + &plain("Giua", "")
}

/// A signature block: for whom and as what, room to sign, the name. The
/// position is not bold in Party papers.
pub(super) fn signature(layout: Layout, of: &str) -> String {
    let office = if layout == Layout::Party { "" } else { "b" };
    let name = |part: &str| match of {
        "" => part.to_owned(),
        of => format!("{of}.{part}"),
    };
    let authority = name("authority");
    paragraph("Ky", &[run("b", &format!("{{{{#{authority}}}}}{{{{{authority}}}}}{{{{/}}}}"))])
        + &paragraph("Ky", &[run(office, &format!("{{{{{}}}}}", name("office")))])
        + &plain("Ky", "").repeat(4)
        + &paragraph("Ky", &[run("b", &format!("{{{{{}}}}}", name("name")))])
}

/// Recipients on the left, a signature on the right.
pub(super) fn closing(layout: Layout, page: Page, right: &str) -> String {
    let look = if layout == Layout::Party { "u" } else { "bi" };
    let recipients = paragraph("NoiNhan", &[run(look, "Nơi nhận:")])
        + &plain("NoiNhan", "{{#recipient_lines}}{{.}}{{/recipient_lines}}");
    let room = page.room(newest_rule(layout));
    let left = room / 2;
    side_by_side([left, room - left], &[[recipients, signature(layout, right)]])
}

/// One signature, on the right.
pub(super) fn on_the_right(layout: Layout, page: Page, of: &str) -> String {
    let room = page.room(newest_rule(layout));
    let left = plain("Ky", "");
    side_by_side([room / 2, room - room / 2], &[[left, signature(layout, of)]])
}

/// Two signatures.
pub(super) fn signatures(layout: Layout, page: Page, left: &str, right: &str) -> String {
    let room = page.room(newest_rule(layout));
    side_by_side(
        [room / 2, room - room / 2],
        &[[signature(layout, left), signature(layout, right)]],
    )
}

/// A table with heads over its columns, of one repeated row: width in
/// millimetres, head, content, whether centred.
pub(super) fn simple_table(each: &str, columns: &[(u16, &str, &str, bool)]) -> String {
    let widths: Vec<u16> = columns.iter().map(|column| column.0).collect();
    let heads = columns
        .iter()
        .map(|(width, head, ..)| Cell::new(*width, paragraph("OGiua", &[run("b", head)])));
    let heads = row(Row::Header, &heads.collect::<Vec<_>>());
    let last = columns.len() - 1;
    let cells = columns.iter().enumerate().map(|(place, (width, _, content, centred))| {
        let begin = if place == 0 { format!("{{{{#{each}}}}}") } else { String::new() };
        let end = if place == last { format!("{{{{/{each}}}}}") } else { String::new() };
        let style = if *centred { "OGiua" } else { "O" };
        Cell::new(*width, plain(style, &format!("{begin}{content}{end}")))
    });
    let cells = row(Row::Body, &cells.collect::<Vec<_>>());
    table(&widths, true, &(heads + &cells))
}

/// A list as a document: on its side, with the same columns as its workbook.
pub(super) fn list(list: &List, layout: Layout) -> Result<Vec<u8>, TemplateError> {
    let page = Page::Landscape;
    let room = page.room(newest_rule(layout));
    let all: f64 = list.columns.iter().map(|column| column.width).sum();
    let mut widths: Vec<u16> =
        list.columns.iter().map(|c| (c.width / all * f64::from(room)) as u16).collect();
    // What rounding left over goes to the column of names.
    let left: u16 = room - widths.iter().sum::<u16>();
    widths[1] += left;
    let mut rows = list_heads(&list.columns, &widths);
    for (place, level) in list.levels.iter().enumerate() {
        if place + 1 == list.levels.len() {
            rows.push_str(&last_row(level, &widths, &list.columns));
        } else {
            rows.push_str(&list_row(level, &widths, &list.columns, false));
        }
    }
    let mut body = match list.has_letterhead {
        true => letterhead(layout, page) + &plain("TieuDe", "{{title}}"),
        false => {
            let half = room / 2;
            let label = paragraph("Giua", &[run("b", "{{label}}")]);
            let issuer = paragraph("Giua", &[run("b", "{{body}}")]);
            side_by_side([half, room - half], &[[issuer, label]])
                + &plain("TieuDe", "{{title:HOA}}")
        }
    };
    for line in list.above {
        body.push_str(&paragraph("Giua", &[run(line.look, line.text)]));
    }
    body.push_str(&plain("Giua", ""));
    // In the table itself, because a row stays with the row below it and not with
    // what follows the table.
    rows.push_str(&list_closing(list, layout, &widths));
    body.push_str(&table(&widths, true, &rows));
    let foot = if list.has_letterhead { Foot::Secrecy } else { Foot::Empty };
    document(layout, page, foot, &body)
}

/// Notes, place and date, and the signatures side by side, as a row without borders.
fn list_closing(list: &List, layout: Layout, widths: &[u16]) -> String {
    let (left, right) = list.signatures;
    let notes: String =
        list.below.iter().map(|line| kept("GhiChu", &[run(line.look, line.text)])).collect();
    let blank = kept("Giua", &[run("", "")]);
    let dated = kept("Ky", &[run("i", "{{place_date}}")]);
    let dated = if list.has_letterhead { String::new() } else { dated };
    let left = if left.is_empty() { String::new() } else { signature(layout, left) };
    let left = if dated.is_empty() || left.is_empty() { left } else { plain("Ky", "") + &left };
    let half = widths.len() / 2;
    let width = |of: &[u16]| of.iter().sum::<u16>();
    let cell = |of: &[u16], content: String| Cell {
        span: of.len(),
        bordered: false,
        ..Cell::new(width(of), content)
    };
    let noted = match notes.is_empty() {
        true => String::new(),
        false => row(Row::Body, &[cell(widths, notes)]),
    };
    let signed = [
        cell(&widths[..half], blank.clone() + &left),
        cell(&widths[half..], blank + &dated + &signature(layout, right)),
    ];
    noted + &row(Row::Body, &signed)
}

/// One or two rows of heads, then the numbers of the columns.
fn list_heads(columns: &[Column], widths: &[u16]) -> String {
    let bold = |text: &str| paragraph("OGiua", &[run("b", text)]);
    let (mut upper, mut lower) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < columns.len() {
        match columns[at].group {
            None => {
                let head = bold(columns[at].title);
                upper.push(Cell { merged: Some("restart"), ..Cell::new(widths[at], head) });
                let below = "<w:p/>".to_owned();
                lower.push(Cell { merged: Some("continue"), ..Cell::new(widths[at], below) });
                at += 1;
            }
            Some(group) => {
                let same = columns[at..].iter().take_while(|c| c.group == Some(group)).count();
                let width = widths[at..at + same].iter().sum();
                upper.push(Cell { span: same, ..Cell::new(width, bold(group)) });
                for place in at..at + same {
                    lower.push(Cell::new(widths[place], bold(columns[place].title)));
                }
                at += same;
            }
        }
    }
    let numbers = widths.iter().enumerate().map(|(place, width)| {
        let number = format!("({})", place + 1);
        Cell::new(*width, paragraph("OGiua", &[run("i", &number)]))
    });
    let has_groups = columns.iter().any(|column| column.group.is_some());
    if !has_groups {
        upper.iter_mut().for_each(|cell| cell.merged = None);
        lower.clear();
    }
    let lower = if has_groups { row(Row::Header, &lower) } else { String::new() };
    row(Row::Header, &upper) + &lower + &row(Row::Header, &numbers.collect::<Vec<_>>())
}

/// The row that repeats last, written twice: once for all items but the last, and
/// once for the last, which stays with what follows.
fn last_row(level: &Level, widths: &[u16], columns: &[Column]) -> String {
    let parted = |cells: &[&'static str]| {
        let (open, first) =
            cells.first()?.split_once("}}").filter(|(open, _)| open.starts_with("{{#"))?;
        let last = cells.last()?;
        let (value, closers) = last.split_at(last.find("{{/")?);
        Some((format!("{open}}}}}"), first.to_owned(), value.to_owned(), closers.to_owned()))
    };
    let Level::Row { cells, look } = level else { return list_row(level, widths, columns, true) };
    let Some((open, first, value, closers)) = parted(cells) else {
        return list_row(level, widths, columns, true);
    };
    let middle = cells[1..cells.len() - 1].iter().map(|text| (*text).to_owned());
    let row = |begin: String, end: String, keeps: bool| {
        let texts: Vec<String> =
            std::iter::once(begin).chain(middle.clone()).chain([end]).collect();
        row_of(&texts, look, widths, columns, keeps)
    };
    row(format!("{open}{{{{^last}}}}{first}"), format!("{value}{{{{/last}}}}"), false)
        + &row(format!("{{{{#last}}}}{first}"), format!("{value}{{{{/last}}}}{closers}"), true)
}

fn row_of(
    texts: &[impl AsRef<str>],
    look: &str,
    widths: &[u16],
    columns: &[Column],
    keeps: bool,
) -> String {
    let cells = texts.iter().zip(widths).zip(columns).map(|((text, width), column)| {
        let style = if column.centred { "OGiua" } else { "O" };
        let write = if keeps { kept } else { paragraph };
        Cell::new(*width, write(style, &[run(look, text.as_ref())]))
    });
    row(Row::Body, &cells.collect::<Vec<_>>())
}

/// A row of a list. What names the rows below stays with them.
fn list_row(level: &Level, widths: &[u16], columns: &[Column], keeps: bool) -> String {
    match level {
        Level::Section { text, look } => {
            let all = widths.iter().sum();
            let content = kept("O", &[run(look, text)]);
            row(Row::Body, &[Cell { span: widths.len(), ..Cell::new(all, content) }])
        }
        Level::Group { number, text, look } => {
            let rest = widths[1..].iter().sum();
            let first = Cell::new(widths[0], kept("OGiua", &[run(look, number)]));
            let content = kept("O", &[run(look, text)]);
            row(Row::Body, &[first, Cell { span: widths.len() - 1, ..Cell::new(rest, content) }])
        }
        Level::Row { cells, look } => row_of(cells, look, widths, columns, keeps),
    }
}
