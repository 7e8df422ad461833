use crate::cells;
use crate::intake::book::{one_sheet, people, person, put};
use papers::intake::{IntakeError, SkipReason, read};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn refused(bytes: &[u8]) -> IntakeError {
    let error = read("danh sach.xlsx", bytes).unwrap_err();
    // Every refusal has a code and says in words what happened.
    assert!(!error.code().is_empty() && error.to_string().len() > 20);
    error
}

/// The start of a compound file with one directory entry of this name.
fn compound_file(name: &str) -> Vec<u8> {
    let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    bytes.resize(1024, 0);
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = entry.len() as u16 + 2;
    entry.resize(128, 0);
    entry[64..66].copy_from_slice(&length.to_le_bytes());
    bytes.extend(entry);
    bytes.resize(4096, 0);
    bytes
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_file_of_0_bytes_is_refused() {
    assert_eq!(refused(b""), IntakeError::Empty);
}

#[test]
fn an_encrypted_workbook_is_told_from_an_old_one() {
    assert_eq!(refused(&compound_file("EncryptedPackage")), IntakeError::Encrypted);
    for name in ["Workbook", "Book"] {
        let cut_short = refused(&compound_file(name));
        assert!(matches!(cut_short, IntakeError::Damaged { .. }), "{cut_short}");
    }
    assert_eq!(
        refused(&compound_file("WordDocument")),
        IntakeError::OtherKind { kind: "Word (.doc)" }
    );
}

#[test]
fn text_that_is_no_table_or_in_no_known_encoding_is_refused() {
    let letter = refused("Kính gửi: Ban Tổ chức\n".as_bytes());
    assert!(matches!(letter, IntakeError::NoKnownSheet { .. }), "{letter}");
    let german = b"TT,Stra\xdfe\n1,M\xfcller Gro\xdfe Stra\xdfe\n";
    assert_eq!(refused(german), IntakeError::PlainText);
    // TCVN3 is told, and its words are found.
    let old = refused(b"TT,H\xe4 v\xb5 t\xaan\n1,L\xdf V\xa8n An\n");
    let IntakeError::NoKnownSheet { sheets } = old else { panic!("{old}") };
    let found = ["TT", "Họ và tên"].map(str::to_owned).to_vec();
    assert_eq!(sheets[0].why, SkipReason::NoHeader { found });
}

#[test]
fn files_of_other_kinds_are_named() {
    let kinds: [(&[u8], &str); 3] =
        [(b"%PDF-1.7\n%", "PDF"), (b"<html><table>", "HTML/XML"), (b"Rar!\x1a\x07", "RAR")];
    for (bytes, kind) in kinds {
        assert_eq!(refused(bytes), IntakeError::OtherKind { kind });
    }
    let word = archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]);
    assert_eq!(refused(&word), IntakeError::OtherKind { kind: "Word (.docx)" });
    let photos = archive(&[("anh.jpg", b"\xff\xd8\xff")]);
    assert_eq!(refused(&photos), IntakeError::OtherKind { kind: "ZIP" });
    assert_eq!(refused(b"\0\x01\x02\x03"), IntakeError::Unknown);
}

#[test]
fn a_workbook_cut_short_anywhere_is_refused_and_never_panics() {
    let whole = people(&[person(1.0, "TB-0001", "Lò Văn An")]);
    for length in (1..whole.len()).step_by(61) {
        let error = refused(&whole[..length]);
        let cut = matches!(error, IntakeError::Damaged { .. } | IntakeError::NoKnownSheet { .. });
        assert!(cut, "{length}: {error}");
    }
}

#[test]
fn a_workbook_with_a_flipped_byte_is_read_the_same_or_refused() {
    let whole = people(&[person(1.0, "TB-0001", "Lò Văn An")]);
    let right = read("thu.xlsx", &whole).unwrap();
    for at in (0..whole.len()).step_by(37) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x55;
        // The archive's checksums catch what would change the content.
        if let Ok(read) = read("thu.xlsx", &flipped) {
            assert_eq!(read.sheets[0].rows, right.sheets[0].rows, "byte {at}");
        }
    }
}

#[test]
fn a_part_that_unpacks_to_a_thousand_times_its_size_is_not_opened() {
    let zeros = vec![b' '; 64 << 20];
    let bomb =
        archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bomb.len() < 100_000);
    let IntakeError::Bomb { part, ratio } = refused(&bomb) else { panic!() };
    assert_eq!((&*part, ratio), ("xl/worksheets/sheet1.xml", 200));
}

#[test]
fn a_bomb_that_lies_about_its_sizes_is_counted_while_it_unpacks() {
    let zeros = vec![b' '; 64 << 20];
    let mut bomb = archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/a.xml", &zeros)]);
    // Every place where the true size is written now says 100 bytes.
    let (size, lie) = ((64_u32 << 20).to_le_bytes(), 100_u32.to_le_bytes());
    let mut lies = 0;
    for at in 0..bomb.len() - 4 {
        if bomb[at..at + 4] == size {
            bomb[at..at + 4].copy_from_slice(&lie);
            lies += 1;
        }
    }
    assert!(lies >= 1);
    let error = refused(&bomb);
    assert!(matches!(error, IntakeError::Bomb { .. } | IntakeError::Damaged { .. }), "{error}");
}

#[test]
fn a_part_that_claims_more_strings_than_it_has_room_for_is_refused() {
    let strings = br#"<sst count="1" uniqueCount="99999999999999"><si><t>a</t></si></sst>"#;
    let book = archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/sharedStrings.xml", strings)]);
    assert!(matches!(refused(&book), IntakeError::Damaged { .. }));
}

#[test]
fn a_workbook_without_a_known_header_is_refused_with_the_words_found() {
    let bytes = one_sheet(|sheet| {
        put(sheet, 0, &[cells!["BÁO CÁO"], cells!["Tháng", "Thu", "Chi"], cells!["1", "10", "9"]]);
    });
    let error = refused(&bytes);
    let IntakeError::NoKnownSheet { sheets } = &error else { panic!("{error}") };
    let found = ["Tháng", "Thu", "Chi"].map(str::to_owned).to_vec();
    assert_eq!(sheets[0].why, SkipReason::NoHeader { found });
    let text = error.to_string();
    assert!(text.contains("Tháng, Thu, Chi") && text.contains("Chức danh quy hoạch"), "{text}");
}

#[test]
fn a_package_without_a_workbook_in_it_is_damaged() {
    let bytes = archive(&[("[Content_Types].xml", b"<Types/>")]);
    assert!(matches!(refused(&bytes), IntakeError::Damaged { .. }));
}
