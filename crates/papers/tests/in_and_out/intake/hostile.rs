//! Files made to harm: too wide, too long, too deep, reaching outside. Each is
//! read as what it says, or refused; none takes the program's memory or time.

use crate::intake::book::{
    R, one_sheet, only_sheet, people, people_header, people_of, person, put, put_cell,
};
use papers::intake::{IntakeError, read};
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The archive with each part as `change` makes it, and the parts `more`.
fn rewritten(
    bytes: &[u8],
    change: impl Fn(&str, String) -> String,
    more: &[(&str, &str)],
) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut part = old.by_index(at).unwrap();
        let (name, mut content) = (part.name().unwrap().into_owned(), String::new());
        part.read_to_string(&mut content).unwrap();
        new.start_file(&*name, SimpleFileOptions::default()).unwrap();
        new.write_all(change(&name, content).as_bytes()).unwrap();
    }
    for (name, content) in more {
        new.start_file(*name, SimpleFileOptions::default()).unwrap();
        new.write_all(content.as_bytes()).unwrap();
    }
    new.finish().unwrap().into_inner()
}

/// A list of three people.
fn list() -> Vec<u8> {
    let names = ["Lò Văn An", "Quàng Thị Bình", "Cà Văn Sinh"];
    let rows: Vec<_> = (1..)
        .zip(names)
        .map(|(number, name)| person(f64::from(number), &format!("TB-{number:04}"), name))
        .collect();
    people(&rows)
}

/// The same list with the rows of the sheet changed as text.
fn with_sheet(change: impl Fn(String) -> String) -> Vec<u8> {
    rewritten(
        &list(),
        |name, content| {
            if name == "xl/worksheets/sheet1.xml" { change(content) } else { content }
        },
        &[],
    )
}

#[test]
fn a_header_and_rows_of_16384_columns_are_read_and_the_unread_columns_told() {
    const COLUMNS: usize = 16_384;
    let bytes = one_sheet(|sheet| {
        people_header(sheet, 0);
        let mut row = person(1.0, "TB-0001", "Lò Văn An");
        for at in row.len()..COLUMNS {
            put_cell(sheet, 0, at as u16, &format!("Cột thừa {at}").as_str().into());
            row.push(format!("giá trị {at}").as_str().into());
        }
        put(sheet, 2, &[row]);
    });
    let sheet = only_sheet(&bytes);
    assert_eq!(people_of(&sheet).len(), 1);
    assert_eq!(people_of(&sheet)[0].value.name.as_str(), "Lò Văn An");
    assert!(sheet.ignored.len() > 16_000, "{}", sheet.ignored.len());
}

#[test]
fn rows_of_formatting_down_to_the_last_row_of_excel_cost_nothing() {
    let bytes = with_sheet(|xml| {
        let mut rows = String::with_capacity(80 << 20);
        for row in 5..=1_048_576 {
            write!(rows, "<row r=\"{row}\" s=\"1\" customFormat=\"1\" ht=\"18\"><c r=\"A{row}\" s=\"0\"/><c r=\"B{row}\" s=\"0\"/></row>").unwrap();
        }
        xml.replace("</sheetData>", &format!("{rows}</sheetData>"))
    });
    let sheet = only_sheet(&bytes);
    assert_eq!(people_of(&sheet).len(), 3);
    assert_eq!(sheet.problems, []);
}

#[test]
fn a_cell_outside_every_sheet_is_refused_or_left_and_never_makes_room_for_itself() {
    for cell in ["XFD1048577", "ZZZZZZ99", "A4294967295", "A99999999999999", "1A", ""] {
        let bytes = with_sheet(|xml| {
            let row = format!("<row r=\"9\"><c r=\"{cell}\" t=\"n\"><v>7</v></c></row>");
            xml.replace("</sheetData>", &format!("{row}</sheetData>"))
        });
        match read("xa.xlsx", &bytes) {
            Ok(book) => assert_eq!(people_of(&book.sheets[0]).len(), 3, "{cell}"),
            Err(error) => assert!(matches!(error, IntakeError::Damaged { .. }), "{cell}: {error}"),
        }
    }
}

/// The "billion laughs": ten entities, each ten times the one before.
fn laughs(body: &str) -> String {
    let mut text = String::from("<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY e0 \"hahaha\">");
    for depth in 1..10 {
        let inner = format!("&e{};", depth - 1).repeat(10);
        write!(text, "<!ENTITY e{depth} \"{inner}\">").unwrap();
    }
    format!("{text}]>\n{body}")
}

#[test]
fn entities_that_a_file_defines_are_never_unfolded() {
    let declared = |xml: String| {
        let body = xml.split_once("?>").map_or(&*xml, |(_, body)| body).to_owned();
        laughs(&body.replace("Quàng Thị Bình", "&e9;"))
    };
    let bytes = rewritten(
        &list(),
        |name, content| {
            if name == "xl/sharedStrings.xml" { declared(content) } else { content }
        },
        &[],
    );
    match read("cuoi.xlsx", &bytes) {
        Ok(book) => {
            let shown = format!("{book:?}");
            assert!(!shown.contains("hahahahaha"), "unfolded");
            assert!(shown.contains("Lò Văn An") && shown.len() < 100_000);
        }
        Err(error) => assert!(matches!(error, IntakeError::Damaged { .. }), "{error}"),
    }
    // An entity that reads a file of the machine.
    let outside = rewritten(
        &list(),
        |name, content| {
            if name != "xl/sharedStrings.xml" {
                return content;
            }
            let body = content.split_once("?>").unwrap().1.replace("Quàng Thị Bình", "&file;");
            format!("<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/passwd\">]>{body}")
        },
        &[],
    );
    if let Ok(book) = read("ngoai.xlsx", &outside) {
        assert!(!format!("{book:?}").contains("root:"));
    }
}

#[test]
fn parts_that_climb_out_of_the_archive_are_only_names() {
    let climbing = [
        ("../../../../tmp/kecan-was-here", "x"),
        ("/tmp/kecan-was-here", "x"),
        ("xl\\..\\..\\kecan-was-here", "x"),
    ];
    let bytes = rewritten(&list(), |_, content| content, &climbing);
    assert_eq!(people_of(&only_sheet(&bytes)), people_of(&only_sheet(&list())));
    assert!(!std::path::Path::new("/tmp/kecan-was-here").exists());
    // A workbook that says its sheet lies outside.
    let pointing = rewritten(
        &list(),
        |name, content| match name {
            "xl/_rels/workbook.xml.rels" => {
                content.replace("worksheets/sheet1.xml", "../../../../etc/passwd")
            }
            _ => content,
        },
        &[],
    );
    let error = read("tro-ra.xlsx", &pointing).unwrap_err();
    assert!(!error.to_string().contains("root:"), "{error}");
}

#[test]
fn of_a_formula_that_reaches_into_another_workbook_the_kept_result_is_read() {
    let bytes = one_sheet(|sheet| {
        people_header(sheet, 0);
        let mut row = person(1.0, "TB-0001", "");
        row[2] = R("='[danh-sach-mat.xlsx]Sheet1'!B2", "Lò Văn An");
        put(sheet, 2, &[row]);
    });
    let sheet = only_sheet(&bytes);
    assert_eq!(people_of(&sheet)[0].value.name.as_str(), "Lò Văn An");
}

#[test]
fn elements_nested_a_hundred_thousand_deep_do_not_use_up_the_stack() {
    const DEEP: usize = 100_000;
    let nested = |open: &str, close: &str| open.repeat(DEEP) + &close.repeat(DEEP);
    let inside = with_sheet(|xml| {
        xml.replace("</sheetData>", &format!("{}</sheetData>", nested("<row>", "</row>")))
    });
    let _ = read("sau.xlsx", &inside);
    let strings = rewritten(
        &list(),
        |name, content| match name {
            "xl/sharedStrings.xml" => {
                content.replace("</sst>", &format!("{}</sst>", nested("<si>", "</si>")))
            }
            _ => content,
        },
        &[],
    );
    let _ = read("sau.xlsx", &strings);
    for part in ["table:table", "text:p", "table:table-row"] {
        let body = nested(&format!("<{part}>"), &format!("</{part}>"));
        let _ = read("sau.ods", &open_document(&body));
    }
    for part in ["w:tbl", "w:p", "w:sdt", "w:tc"] {
        let body = nested(&format!("<{part}>"), &format!("</{part}>"));
        let _ = papers::profile::read("sau.docx", &document(&body));
        let _ = papers::template::Template::open(&document(&body));
    }
}

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn open_document(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table>{body}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

fn document(body: &str) -> Vec<u8> {
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-\
        officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    );
    archive(&[("[Content_Types].xml", types), ("word/document.xml", &document)])
}
