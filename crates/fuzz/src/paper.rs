//! Templates of papers, and lists in plain text.

use crate::mutate::{below, mutate};
use base::Chance;
use papers::forms::Form;
use papers::official::{
    CarryOverAnnex, CountProtocol, DecisionList, Layout, Minutes, ShortProfiles, Values,
};
use papers::template::{Format, Template, TemplateError};
use serde_json::Value;
use std::hash::{DefaultHasher, Hash};
use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A shipped template with the part that is changed.
struct Shipped {
    form: Form,
    part: &'static str,
    /// All parts.
    parts: Vec<(String, Vec<u8>)>,
    values: Value,
}

const DOCUMENT: &str = "word/document.xml";
const SHEET: &str = "xl/worksheets/sheet1.xml";

/// Documents with tables in tables and repeats in repeats, and workbooks.
const FORMS: [(Form, Format); 5] = [
    (Form::Minutes, Format::Docx),
    (Form::CountProtocol, Format::Docx),
    (Form::CarryOver, Format::Docx),
    (Form::PlanList, Format::Xlsx),
    (Form::ShortProfiles, Format::Xlsx),
];

static SHIPPED: LazyLock<Vec<Shipped>> = LazyLock::new(|| {
    FORMS.into_iter().filter_map(|(form, format)| shipped(form, format)).collect()
});

fn shipped(form: Form, format: Format) -> Option<Shipped> {
    let bytes = form.shipped(Layout::Party, format).ok()?;
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).ok()?;
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).ok()?;
        let mut content = Vec::new();
        part.read_to_end(&mut content).ok()?;
        parts.push((part.name().ok()?.into_owned(), content));
    }
    let values = match form {
        Form::Minutes => Minutes::sample().values(),
        Form::CountProtocol => CountProtocol::sample().values(),
        Form::CarryOver => CarryOverAnnex::sample().values(),
        Form::PlanList => DecisionList::sample().values(),
        _ => ShortProfiles::sample().values(),
    };
    let part = if format == Format::Docx { DOCUMENT } else { SHEET };
    Some(Shipped { form, part, parts, values: values.ok()? })
}

/// Where inputs of templates start: which one, then the text of its part.
pub fn templates() -> Vec<Vec<u8>> {
    let seed = |(at, one): (usize, &Shipped)| {
        let part = one.parts.iter().find(|(name, _)| name == one.part)?;
        Some([&[u8::try_from(at).ok()?], part.1.as_slice()].concat())
    };
    SHIPPED.iter().enumerate().filter_map(seed).collect()
}

/// What is put into templates.
const MARKS: [&str; 20] = [
    "{{",
    "}}",
    "{",
    "}",
    "{{name}}",
    "{{#people}}",
    "{{/people}}",
    "{{^people}}",
    "{{#roll}}",
    "{{/roll}}",
    "{{.}}",
    "{{/}}",
    "{{#}}",
    "{{tt:00}}",
    "{{title:HOA}}",
    "<w:p>",
    "</w:p>",
    "</w:tr><w:tr>",
    "<w:r/>",
    "<c r=\"XFD1048576\"/>",
];

/// Puts a placeholder or a piece of the format somewhere, or changes the text
/// as any other.
pub fn marked(input: &[u8], other: &[u8], chance: &mut dyn Chance) -> Vec<u8> {
    if input.is_empty() || below(chance, 3) == 0 {
        return mutate(input, other, chance);
    }
    let mut out = input.to_vec();
    for _ in 0..=below(chance, 3) {
        let at = 1 + below(chance, out.len());
        let mark = MARKS[below(chance, MARKS.len())].as_bytes();
        let at = at.min(out.len());
        out.splice(at..at, mark.iter().copied());
    }
    out
}

/// Opens, checks and fills in a template.
pub fn template(input: &[u8], seen: &mut DefaultHasher) {
    let Some((which, text)) = input.split_first() else { return };
    let Some(shipped) = SHIPPED.get(usize::from(*which) % SHIPPED.len().max(1)) else { return };
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in &shipped.parts {
        let content = if name == shipped.part { text } else { content.as_slice() };
        let begun = writer.start_file(name.as_str(), SimpleFileOptions::default());
        if begun.is_err() || writer.write_all(content).is_err() {
            return;
        }
    }
    let Ok(bytes) = writer.finish() else { return };
    let filled = Template::open(&bytes.into_inner())
        .and_then(|template| template.fill(shipped.form.fields(), &shipped.values));
    match filled {
        Ok(bytes) => (bytes.len() / 256).hash(seen),
        Err(TemplateError::Faults(faults)) => {
            for fault in faults.iter().take(4) {
                fault.what.code().hash(seen);
                fault.to_string().len().hash(&mut DefaultHasher::new());
            }
        }
        Err(error) => error.code().hash(seen),
    }
}

/// Where inputs of tables start.
pub fn tables() -> Vec<Vec<u8>> {
    let people = "TT,Mã cán bộ,Họ và tên,Ngày sinh,,Dân tộc,Chức vụ hiện tại,Đơn vị\n\
        ,,,Nam,Nữ,,,\n(1),(2),(3),(4),(5),(6),(7),(8)\nI,Ban Tổ chức,,,,,,\n\
        1,TB-0001,Lò Văn An,05/02/1980,,Thái,\"Trưởng phòng,\nHuyện ủy viên\",Ban Tổ chức\n\
        2,TB-0002,Vừ Thị Páo,,1985,Mông,Chuyên viên,Ban Tổ chức\n";
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(people.replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let told = format!("sep=;\r\n{}", people.replace(',', ";").replace('\n', "\r\n"));
    let mut tables = vec![people.as_bytes().to_vec(), told.into_bytes(), wide];
    tables.extend(FILES.map(<[u8]>::to_vec));
    tables.extend(SPREADSHEETS.into_iter().filter_map(content_of));
    tables
}

/// Workbooks in the binary format, and lists in single bytes a letter.
const FILES: [&[u8]; 4] = [
    include_bytes!("../../papers/tests/awkward/26-excel-97.xls"),
    include_bytes!("../../papers/tests/awkward/27-excel-97-two-encodings.xls"),
    include_bytes!("../../papers/tests/awkward/35-tcvn3-bytes.csv"),
    include_bytes!("../../papers/tests/awkward/36-windows-vietnamese.csv"),
];

/// OpenDocument workbooks: what is changed is the part that holds the cells.
const SPREADSHEETS: [&[u8]; 2] = [
    include_bytes!("../../papers/tests/awkward/29-open-document.ods"),
    include_bytes!("../../papers/tests/awkward/31-open-document-formulas.ods"),
];

fn content_of(file: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    ZipArchive::new(Cursor::new(file))
        .ok()?
        .by_name(CONTENT)
        .ok()?
        .read_to_end(&mut content)
        .ok()?;
    Some(content)
}

const CONTENT: &str = "content.xml";

/// An OpenDocument workbook around its cells: without its checksums no changed
/// byte would get as far as the reader.
fn around(content: &[u8]) -> Option<Vec<u8>> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    for (name, part) in
        [("mimetype", kind.as_slice()), ("META-INF/manifest.xml", b"<m/>"), (CONTENT, content)]
    {
        out.start_file(name, SimpleFileOptions::default()).ok()?;
        out.write_all(part).ok()?;
    }
    Some(out.finish().ok()?.into_inner())
}

/// Reads a list.
pub fn table(input: &[u8], seen: &mut DefaultHasher) {
    let cells = input.starts_with(b"<?xml").then(|| around(input)).flatten();
    match papers::intake::read("vao.csv", cells.as_deref().unwrap_or(input)) {
        Err(error) => error.code().hash(seen),
        Ok(workbook) => {
            for sheet in &workbook.sheets {
                assert!(sheet.counts.adds_up(), "no row is lost: {:?}", sheet.counts);
                sheet.rows.len().hash(seen);
                for problem in sheet.problems.iter().take(6) {
                    problem.reason.to_string().len().hash(&mut DefaultHasher::new());
                    std::mem::discriminant(&problem.reason).hash(seen);
                }
            }
        }
    }
}
