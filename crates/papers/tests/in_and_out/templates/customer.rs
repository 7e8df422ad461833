//! Templates that an office made in LibreOffice: headers, footers, notes, text
//! boxes, tables inside tables, styles of its own, and placeholders parted into
//! runs by marks of language. What is filled in is all that may change.
//!
//! `customer/make.sh` makes them of the sources beside it.

use crate::templates::files::{document_text, part, parts, sample, sheet_text};
use papers::forms::Form;
use papers::official::Layout;
use papers::template::{Format, Template};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use std::collections::BTreeMap;

const DOCUMENT: &[u8] = include_bytes!("customer/danh-sach-quy-hoach.docx");
const WORKBOOK: &[u8] = include_bytes!("customer/danh-sach-quy-hoach.xlsx");

/// The paper that they are templates of.
pub const FORM: Form = Form::PlanList;

/// Both templates with their kinds.
pub const TEMPLATES: [(Format, &[u8]); 2] = [(Format::Docx, DOCUMENT), (Format::Xlsx, WORKBOOK)];

pub fn filled(template: &[u8], value: &Value) -> Vec<u8> {
    let template = Template::open(template).unwrap();
    assert_eq!(template.check(FORM.fields()).unwrap(), []);
    template.fill(FORM.fields(), value).unwrap()
}

fn with_sample(template: &[u8]) -> Vec<u8> {
    filled(template, &sample(FORM, Layout::Party))
}

/// An element: its start tag as written, and the elements in it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Element {
    tag: String,
    inside: Vec<Element>,
}

/// A part without its text. `w:t` keeps no word on white space: what is filled
/// in may need it.
fn elements(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Element { tag: String::new(), inside: Vec::new() }];
    loop {
        let from = reader.buffer_position() as usize;
        let event = reader.read_event().unwrap();
        let tag = &xml[from..reader.buffer_position() as usize];
        let tag = if tag.starts_with("<w:t ") { "<w:t>" } else { tag };
        let element = Element { tag: tag.to_owned(), inside: Vec::new() };
        match event {
            Event::Start(_) => open.push(element),
            Event::Empty(_) => open.last_mut().unwrap().inside.push(element),
            Event::End(_) => {
                let closed = open.pop().unwrap();
                open.last_mut().unwrap().inside.push(closed);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1);
    open.pop().unwrap()
}

/// What is repeated once: of equal neighbours, and of groups of rows, each kind
/// in the order in which it comes first. The lines of a value go too.
fn once(element: Element) -> Element {
    let mut inside: Vec<Element> = Vec::new();
    for element in element.inside.into_iter().map(once) {
        let is_line = element.tag == "<w:br/>";
        let is_of_one = element.tag.starts_with("<w:bookmark");
        if !is_line && !is_of_one && !inside.contains(&element) {
            inside.push(element);
        }
    }
    Element { tag: element.tag, inside }
}

#[test]
fn of_a_document_all_but_the_text_stays() {
    let made = with_sample(DOCUMENT);
    let written = ["word/document.xml", "word/footnotes.xml"];
    let (given, made): (BTreeMap<_, _>, BTreeMap<_, _>) =
        (parts(DOCUMENT).into_iter().collect(), parts(&made).into_iter().collect());
    assert_eq!(given.keys().collect::<Vec<_>>(), made.keys().collect::<Vec<_>>());
    let mut filled_in = Vec::new();
    for (name, content) in &given {
        if *content == made[name] {
            continue;
        }
        filled_in.push(name.as_str());
        let of = |bytes: &[u8]| elements(std::str::from_utf8(bytes).unwrap());
        if name == written[0] {
            assert!(once(of(content)) == once(of(&made[name])), "{name}");
        } else {
            assert!(of(content) == of(&made[name]), "{name}");
        }
    }
    // Styles, fonts, settings, the number in the margin: byte by byte.
    let margins = ["word/footer1.xml", "word/footer2.xml", "word/header1.xml", "word/header3.xml"];
    let mut expected = [&written[..], &margins[..]].concat();
    expected.sort_unstable();
    assert_eq!(filled_in, expected);
}

#[test]
fn sections_tables_and_runs_of_a_document_are_counted() {
    let (given, made) =
        (part(DOCUMENT, "word/document.xml"), part(&with_sample(DOCUMENT), "word/document.xml"));
    let both = |what: &str| (given.matches(what).count(), made.matches(what).count());
    assert_eq!(both("<w:sectPr>"), (2, 2));
    assert_eq!(both("<w:tblHeader"), (2, 2));
    // Of two posts and four people: a small table each.
    let (tables, of_four) = both("<w:tbl>");
    assert_eq!(of_four, tables + 3);
    assert_eq!(both("<w:bookmarkStart"), (1, 1));
    assert_eq!(both("<w:txbxContent>"), (2, 2));
    assert!(!made.contains("{{") && !made.contains("}}"));
}

#[test]
fn a_document_reads_as_its_template_wants_it() {
    let made = with_sample(DOCUMENT);
    insta::assert_snapshot!("customer_docx", document_text(&made));
    let words = |name: &str| -> String {
        let xml = part(&made, name);
        let texts = xml.split("<w:t").skip(1).filter(|it| it.starts_with(['>', ' ']));
        texts.filter_map(|it| it.split_once('>')?.1.split_once("</w:t>")).map(|it| it.0).collect()
    };
    // The numbers are what LibreOffice left in its fields; they are counted anew when opened.
    assert_eq!(words("word/header1.xml"), "HUYỆN ỦY NẬM PHA · trang 0/2");
    assert_eq!(words("word/footnotes.xml"), "Do Ban Thường vụ Huyện ủy Nậm Pha phê duyệt.");
}

/// LibreOffice ends a section in its last paragraph, and here that one is
/// repeated: each copy would begin a page of its own.
#[test]
fn a_section_that_ends_in_a_repeated_paragraph_ends_once() {
    let mut value = sample(FORM, Layout::Party);
    let removed = value["removed"][0].clone();
    value["removed"] = Value::Array(vec![removed; 3]);
    let xml = part(&filled(DOCUMENT, &value), "word/document.xml");
    let (before, behind) = xml.split_once("<w:sectPr>").unwrap();
    assert_eq!(behind.matches("<w:sectPr>").count(), 1);
    assert_eq!(before.matches("Cầm Bá Lượng").count(), 2);
    assert!(behind.split_once("</w:p>").unwrap().0.contains("Cầm Bá Lượng"), "{behind}");
    assert_eq!(behind.matches("Cầm Bá Lượng").count(), 1);
    let given = part(DOCUMENT, "word/document.xml");
    let section = |xml: &str| {
        xml.split_once("<w:sectPr>").unwrap().1.split_once("</w:sectPr>").unwrap().0.to_owned()
    };
    assert_eq!(section(&xml), section(&given));
}

#[test]
fn a_document_of_empty_lists_stays_whole() {
    let mut value = sample(FORM, Layout::Party);
    for list in ["posts", "removed", "summary"] {
        value[list] = Value::Array(Vec::new());
    }
    let xml = part(&filled(DOCUMENT, &value), "word/document.xml");
    assert_eq!(xml.matches("<w:sectPr>").count(), 2);
    // The heads of both lists are still there, and a cell ends with a paragraph.
    assert_eq!(xml.matches("<w:tblHeader").count(), 2);
    assert!(!xml.contains("</w:tbl></w:tc>"));
}

/// The rows of a sheet: their start tags, and the style of each cell.
fn rows(xml: &str) -> Vec<(String, Vec<String>)> {
    let sheet = elements(xml);
    let data = sheet.inside.iter().find(|it| it.tag.starts_with("<worksheet")).unwrap();
    let data = data.inside.iter().find(|it| it.tag == "<sheetData>").unwrap();
    let look = |cell: &Element| {
        let column =
            cell.tag.split('"').nth(1).unwrap().trim_end_matches(|c: char| c.is_ascii_digit());
        let style = cell.tag.split(" s=\"").nth(1).and_then(|it| it.split('"').next());
        format!("{column}:{}", style.unwrap_or_default())
    };
    let row = |row: &Element| {
        let tag = row.tag.split_once(" customFormat").unwrap().1;
        (tag.to_owned(), row.inside.iter().map(look).collect())
    };
    data.inside.iter().map(row).collect()
}

#[test]
fn of_a_workbook_all_but_the_rows_stays() {
    let made = with_sample(WORKBOOK);
    let changed: Vec<String> = parts(WORKBOOK)
        .into_iter()
        .zip(parts(&made))
        .filter(|(given, made)| given != made)
        .map(|(given, made)| {
            assert_eq!(given.0, made.0);
            given.0
        })
        .collect();
    assert_eq!(
        changed,
        ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]
    );
    let (given, made) =
        (part(WORKBOOK, "xl/worksheets/sheet1.xml"), part(&made, "xl/worksheets/sheet1.xml"));
    // Before and behind the rows, byte by byte but for what names rows.
    let follows = |xml: &str| xml.replace("A1:F11", "A1:F15");
    assert_eq!(
        follows(given.split_once("<sheetData>").unwrap().0),
        made.split_once("<sheetData>").unwrap().0
    );
    let end = |xml: &str| {
        xml.split_once("<printOptions").unwrap().1.split_once("<oddHeader>").unwrap().0.to_owned()
    };
    assert_eq!(end(&given), end(&made));
    // Two posts with two people each: rows 6 and 7 come as 6, 7, 7, 6, 7, 7.
    let (given, made) = (rows(&given), rows(&made));
    let order = [1, 2, 3, 4, 5, 6, 7, 7, 6, 7, 7, 8, 9, 10, 11];
    assert_eq!(made.len(), order.len());
    for (row, old) in made.iter().zip(order) {
        let (tag, cells) = &given[old - 1];
        assert_eq!(cells, &row.1, "row {old}");
        // Rows that grow with their text are measured anew.
        let fixed = tag.contains("customHeight=\"true\"");
        let height = |tag: &str| tag.split(" ht=").next().map(str::len);
        assert!(if fixed { *tag == row.0 } else { height(tag).is_some() }, "row {old}: {}", row.0);
    }
}

#[test]
fn what_names_rows_of_a_workbook_follows_them() {
    let made = with_sample(WORKBOOK);
    insta::assert_snapshot!("customer_xlsx", sheet_text(&made));
    let sheet = part(&made, "xl/worksheets/sheet1.xml");
    for (what, times) in [
        ("<conditionalFormatting sqref=\"E6:E11\">", 1),
        ("<f aca=\"false\">SUM(E6:E11)</f>", 1),
        // Each person's cell has the list to choose from, no post's cell has.
        ("sqref=\"F7:F8 F10:F11\"", 1),
        ("<mergeCell ref=\"B6:D6\"/>", 1),
        ("<mergeCell ref=\"B9:D9\"/>", 1),
        ("<mergeCell ref=\"D15:F15\"/>", 1),
        ("&amp;10HUYỆN ỦY NẬM PHA", 1),
    ] {
        assert_eq!(sheet.matches(what).count(), times, "{what} in {sheet}");
    }
    let book = part(&made, "xl/workbook.xml");
    for name in ["$A$1:$F$15<", "$5:$5<", "$E$12<"] {
        assert!(
            book.contains(&format!("&apos;Quy hoạch&apos;!{name}"))
                || book.contains(&format!("'Quy hoạch'!{name}")),
            "{name}: {book}"
        );
    }
    assert!(part(&made, "xl/worksheets/sheet2.xml").contains("Quy hoạch'!E12</f>"));
}
