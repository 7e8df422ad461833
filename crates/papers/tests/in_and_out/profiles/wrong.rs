//! Files that are no forms are refused with what to do; nothing panics.

use crate::profiles::forms::folder;
use papers::forms::Form;
use papers::intake::IntakeError;
use papers::official::{Layout, Values};
use papers::profile::{is_profile, read};
use papers::template::{Format, Template};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn code(bytes: &[u8]) -> &'static str {
    read("x", bytes).unwrap_err().code()
}

/// The first sectors of a compound file that holds one stream of this name.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(512, 0);
    let mut entry: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = entry.len() as u8 + 2;
    entry.resize(128, 0);
    entry[64] = length;
    bytes.extend(entry);
    bytes
}

#[test]
fn an_old_document_is_named_with_the_way_out() {
    let error = read("ly-lich.doc", &compound("WordDocument")).unwrap_err();
    assert_eq!(error, IntakeError::OldWord);
    assert!(error.to_string().contains("save it as .docx"));
    assert_eq!(code(&compound("Workbook")), "damaged");
    assert_eq!(code(&compound("EncryptedPackage")), "encrypted");
}

#[test]
fn other_files_are_told_apart() {
    assert_eq!(code(b""), "empty");
    assert_eq!(code(b"%PDF-1.7"), "other-kind");
    assert_eq!(code(b"PK\x03\x04nothing"), "damaged");
    // A paper of ours that is no profile.
    let minutes = Form::Minutes.shipped(Layout::Party, Format::Docx).unwrap();
    assert_eq!(code(&minutes), "no-form");
}

fn document(xml: &[u8]) -> Vec<u8> {
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-\
        officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("[Content_Types].xml", types.as_bytes()), ("word/document.xml", xml)] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn bombs_and_entities_are_not_opened() {
    assert_eq!(code(&document(&vec![b' '; 80 << 20])), "too-large");
    assert_eq!(code(&document(&vec![b' '; 20 << 20])), "too-large");
    assert_eq!(code(&document(b"<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>")), "damaged");
    let deep = "<w:tbl>".repeat(5_000);
    assert_eq!(code(&document(deep.as_bytes())), "damaged");
}

#[test]
fn a_cut_form_is_refused_and_never_read_by_half() {
    let whole = std::fs::read(folder().join("2c-98-dots.docx")).unwrap();
    for end in (0..whole.len()).step_by(997) {
        assert!(read("x", &whole[..end]).is_err(), "{end}");
    }
}

#[test]
fn a_line_without_end_is_kept_unread() {
    let form = papers::profile::ProfileForm::sample();
    let template = Form::Profile.shipped(Layout::Party, Format::Docx).unwrap();
    let template = Template::open(&template).unwrap();
    let mut values = form.values().unwrap();
    let long = "Nậm Pha ".repeat(40_000);
    values["house"] = serde_json::json!(long.trim());
    let filled = template.fill(Form::Profile.fields(), &values).unwrap();
    let read = read("x", &filled).unwrap();
    assert!(read.unread.iter().any(|it| it.text.contains(long.trim())));
}

#[test]
fn a_list_of_people_is_no_profile_and_a_profile_no_list() {
    let list = Form::ShortProfiles.shipped(Layout::Party, Format::Xlsx).unwrap();
    assert!(!is_profile(&list));
    assert!(is_profile(&std::fs::read(folder().join("2c-98.xlsx")).unwrap()));
    assert!(is_profile(&std::fs::read(folder().join("syll-2023.docx")).unwrap()));
}
