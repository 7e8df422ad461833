//! The engine on documents and workbooks made by others.

use crate::templates::files::{document_text, pack, part, parts, sheet_text, with_part};
use calamine::{Data, Reader, Xlsx};
use papers::template::{FaultKind, Field, Format, Kind, Template};
use rust_xlsxwriter::{Format as CellFormat, Formula, Workbook};
use serde_json::{Value, json};
use std::io::Cursor;

const fn text(name: &'static str, alias: &'static str) -> Field {
    Field { name, alias, kind: Kind::Text }
}

const PERSON: &[Field] = &[
    text("name", "ho_va_ten"),
    text("post", "chuc_vu"),
    Field { name: "votes", alias: "so_phieu", kind: Kind::Number },
];

const GROUP: &[Field] = &[
    text("title", "ten_nhom"),
    Field { name: "rows", alias: "cac_dong", kind: Kind::Many(PERSON) },
];

const FIELDS: &[Field] = &[
    text("unit", "don_vi"),
    text("note", "ghi_chu"),
    Field { name: "people", alias: "danh_sach", kind: Kind::Many(PERSON) },
    Field { name: "groups", alias: "cac_nhom", kind: Kind::Many(GROUP) },
    Field { name: "agenda", alias: "chuong_trinh", kind: Kind::Texts },
];

fn people(names: &[(&str, u64)]) -> Value {
    let person = |(name, votes): &(&str, u64)| json!({ "name": name, "post": "Trưởng phòng", "votes": votes });
    Value::Array(names.iter().map(person).collect())
}

fn data() -> Value {
    json!({
        "unit": "Huyện ủy Nậm Pha & các xã <biên giới>",
        "note": "",
        "people": people(&[("Lò Văn Inh", 31), ("Vi Thị Bống", 28), ("Giàng A Sáu", 12)]),
        "groups": [
            { "title": "Cấp trưởng", "rows": people(&[("Lò Văn Inh", 31)]) },
            { "title": "Cấp phó", "rows": people(&[("Vi Thị Bống", 28), ("Giàng A Sáu", 12)]) },
            { "title": "Đưa ra", "rows": [] },
        ],
        "agenda": ["Khai mạc", "Bỏ phiếu", "Bế mạc"],
    })
}

fn fill(bytes: &[u8]) -> Vec<u8> {
    Template::open(bytes).unwrap().fill(FIELDS, &data()).unwrap()
}

/// A document of one part.
fn document(body: &str) -> Vec<u8> {
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/><Override \
        PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.\
        wordprocessingml.document.main+xml\"/></Types>";
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    pack(&[
        ("[Content_Types].xml".to_owned(), types.into()),
        ("word/document.xml".to_owned(), document.into()),
    ])
}

fn body_of(body: &str) -> String {
    let filled = part(&fill(&document(body)), "word/document.xml");
    let inside = filled.split_once("<w:body>").unwrap().1.rsplit_once("</w:body>").unwrap().0;
    inside.to_owned()
}

#[test]
fn a_placeholder_over_many_runs_is_found_and_takes_the_look_of_its_first_letter() {
    let split = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>A {</w:t></w:r><w:proofErr w:type=\"x\"/>\
        <w:r><w:t>{un</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>it}} B</w:t></w:r></w:p>";
    assert_eq!(
        body_of(split),
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">A Huyện ủy Nậm Pha &amp; các xã \
         &lt;biên giới&gt;</w:t></w:r><w:proofErr w:type=\"x\"/><w:r><w:t xml:space=\"preserve\"></w:t>\
         </w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\"> B</w:t></w:r></w:p>"
    );
}

#[test]
fn what_is_not_filled_in_stays_byte_by_byte() {
    let odd = "<w:p  w:rsidR = '00A'><w:r><w:t>Tên: {{don_vi}}</w:t></w:r></w:p>\
        <!-- note --><w:p><w:r><w:t>&#272;ảng &quot;x&quot;</w:t><w:tab /></w:r></w:p>";
    let filled = body_of(odd);
    assert!(filled.starts_with("<w:p  w:rsidR = '00A'><w:r>"));
    assert!(filled.ends_with(odd.split_once("</w:p>").unwrap().1));
}

const ROW: &str = "<w:tr><w:tc><w:p><w:r><w:t>{{#people}}{{tt}}</w:t></w:r></w:p></w:tc>\
    <w:tc><w:p><w:r><w:t>{{name}}</w:t></w:r></w:p></w:tc>\
    <w:tc><w:p><w:r><w:t>{{votes}}{{/people}}</w:t></w:r></w:p></w:tc></w:tr>";

#[test]
fn a_row_repeats_and_paragraphs_repeat() {
    let filled = fill(&document(&format!(
        "<w:p><w:r><w:t>{{{{#agenda}}}}{{{{tt}}}}. {{{{.}}}}{{{{/agenda}}}}</w:t></w:r></w:p>\
         <w:tbl><w:tr><w:tc><w:p><w:r><w:t>TT</w:t></w:r></w:p></w:tc></w:tr>{ROW}</w:tbl>\
         <w:p><w:r><w:t>Gồm: {{{{#people}}}}{{{{name}}}}{{{{^last}}}}; {{{{/last}}}}{{{{/people}}}}.</w:t></w:r></w:p>\
         <w:p><w:r><w:t>{{{{#note}}}}Ghi chú: {{{{note}}}}{{{{/note}}}}</w:t></w:r></w:p>"
    )));
    assert_eq!(
        document_text(&filled),
        "1. Khai mạc\n2. Bỏ phiếu\n3. Bế mạc\nTT |\n1 | Lò Văn Inh | 31 |\n2 | Vi Thị Bống | 28 |\n\
         3 | Giàng A Sáu | 12 |\nGồm: Lò Văn Inh; Vi Thị Bống; Giàng A Sáu."
    );
}

#[test]
fn groups_hold_rows_and_lines_of_begin_and_end_go() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |text: &str| format!("<w:tr>{}</w:tr>", cell(text));
    let table = format!(
        "<w:tbl>{}{}{}{}</w:tbl>",
        row("{{#groups}}"),
        row("{{title}}"),
        row("{{#rows}}{{tt}}. {{name}}: {{votes:00}}{{/rows}}"),
        row("{{/groups}}")
    );
    // The rows repeat inside their cell; the last group's cell stays, empty.
    let filled = document_text(&fill(&document(&table)));
    assert_eq!(
        filled,
        "Cấp trưởng |\n1. Lò Văn Inh: 31 |\nCấp phó |\n1. Vi Thị Bống: 28\n2. Giàng A Sáu: 12 |\nĐưa ra |  |"
    );
}

#[test]
fn a_cell_and_a_table_are_never_left_without_what_they_need() {
    let empty = json!({ "unit": "", "note": "", "people": [], "groups": [], "agenda": [] });
    let bytes = document(&format!(
        "<w:tbl>{ROW}</w:tbl><w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{{{#note}}}}{{{{note}}}}{{{{/note}}}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    ));
    let filled = Template::open(&bytes).unwrap().fill(FIELDS, &empty).unwrap();
    let body = part(&filled, "word/document.xml");
    assert_eq!(body.matches("<w:tbl>").count(), 1, "{body}");
    assert!(body.contains("<w:tc><w:p/></w:tc>"), "{body}");
}

#[test]
fn the_paragraph_that_a_cell_keeps_looks_as_before() {
    let empty = json!({ "unit": "", "note": "" });
    let look = "<w:pPr><w:pStyle w:val=\"O\"/></w:pPr>";
    let bytes = document(&format!(
        "<w:tbl><w:tr><w:tc><w:p>{look}<w:r><w:t>{{{{#note}}}}{{{{note}}}}{{{{/note}}}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    ));
    let filled = Template::open(&bytes).unwrap().fill(FIELDS, &empty).unwrap();
    let body = part(&filled, "word/document.xml");
    assert!(body.contains(&format!("<w:tc><w:p>{look}</w:p></w:tc>")), "{body}");
}

#[test]
fn ids_that_a_document_has_once_are_not_repeated() {
    let marked = "<w:p w14:paraId=\"0A\" w14:textId=\"1\"><w:bookmarkStart w:id=\"1\" w:name=\"a\"/>\
        <w:r><w:t>{{#agenda}}{{.}}{{/agenda}}</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>";
    let filled = body_of(marked);
    assert_eq!(filled.matches("<w:p").count(), 3);
    assert_eq!(filled.matches("paraId").count(), 1);
    assert_eq!(filled.matches("bookmarkStart").count(), 1);
}

#[test]
fn a_section_that_is_repeated_whole_comes_each_time() {
    let end = "<w:pPr><w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr></w:pPr>";
    let letter =
        format!("<w:p>{end}<w:r><w:t>{{{{#agenda}}}}{{{{.}}}}{{{{/agenda}}}}</w:t></w:r></w:p>");
    assert_eq!(body_of(&letter).matches("<w:sectPr>").count(), 3, "a letter each");
    let line = format!("<w:p/>{letter}<w:p/>");
    assert_eq!(body_of(&line).matches("<w:sectPr>").count(), 1, "lines of one letter");
}

#[test]
fn lines_of_a_value_become_lines() {
    let bytes = document("<w:p><w:r><w:t>{{unit}}</w:t></w:r></w:p>");
    let data = json!({ "unit": "một\nhai" });
    let filled = Template::open(&bytes).unwrap().fill(FIELDS, &data).unwrap();
    assert_eq!(document_text(&filled), "một / hai");
}

#[test]
fn a_template_with_faults_is_not_filled_in_and_every_fault_has_its_place() {
    let bytes = document(
        "<w:p><w:r><w:t>{{don_vj}}</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r>\
         <w:t>{{#people}}{{ho ten}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    );
    let template = Template::open(&bytes).unwrap();
    let faults = template.check(FIELDS).unwrap();
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "body, paragraph 1: unknown-near (near «{{don_vj}}») name=don_vj nearest=don_vi",
            "body, paragraph 3 (row 1, cell 2): unknown-near (near «{{#people}}{{ho ten}}») \
             name=ho ten nearest=ho_va_ten",
            "body, paragraph 3 (row 1, cell 2): no-end (near «{{#people}}{{ho ten}}») name=people",
        ]
    );
    assert_eq!(template.fill(FIELDS, &data()).unwrap_err().code(), "faults");
}

#[test]
fn begin_and_end_in_different_cells_of_different_rows_repeat_the_rows() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell("{{#people}}{{name}}"),
        cell("a"),
        cell("{{votes}}"),
        cell("b{{/people}}")
    );
    let text = document_text(&fill(&document(&table)));
    assert_eq!(text.lines().count(), 6);
    assert!(text.ends_with("Giàng A Sáu | a |\n12 | b |"), "{text}");
}

/// A sheet with a title, a repeated row between heads and a total, a merged
/// line below, names and a formula on another sheet.
fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Phụ lục 1").unwrap();
    let bold = CellFormat::new().set_bold().set_text_wrap();
    sheet.merge_range(0, 0, 0, 3, "{{unit}}", &bold).unwrap();
    sheet.write(2, 0, "TT").unwrap();
    sheet.write(2, 1, "Họ và tên").unwrap();
    sheet.write(3, 0, "{{#people}}{{tt}}").unwrap();
    sheet.write(3, 1, "{{name}}").unwrap();
    sheet.write(3, 2, "{{votes}}").unwrap();
    sheet.write_formula(3, 3, Formula::new("C4*2+$C$8")).unwrap();
    sheet.write(3, 4, "{{post}}{{/people}}").unwrap();
    sheet.write(4, 1, "Cộng").unwrap();
    sheet.write_formula(4, 2, Formula::new("SUM(C4:C4)")).unwrap();
    sheet.merge_range(6, 0, 6, 3, "Người lập biểu", &bold).unwrap();
    sheet.write(7, 2, 5).unwrap();
    sheet.set_print_area(0, 0, 7, 4).unwrap();
    sheet.set_repeat_rows(2, 2).unwrap();
    sheet.set_footer("&L{{unit}}&CTrang &P");
    let other = workbook.add_worksheet();
    other.set_name("Tổng").unwrap();
    other.write_formula(0, 0, Formula::new("SUM('Phụ lục 1'!C4:C4)")).unwrap();
    workbook.save_to_buffer().unwrap()
}

fn formulas(bytes: &[u8], sheet: &str) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_formula(sheet).unwrap();
    range.used_cells().map(|(_, _, formula)| formula.clone()).collect()
}

#[test]
fn rows_repeat_and_everything_that_names_rows_follows() {
    let filled = fill(&workbook());
    assert_eq!(
        sheet_text(&filled),
        "Huyện ủy Nậm Pha & các xã <biên giới> |  |  |  | \n |  |  |  | \nTT | Họ và tên |  |  | \n\
         1 | Lò Văn Inh | 31 |  | Trưởng phòng\n2 | Vi Thị Bống | 28 |  | Trưởng phòng\n\
         3 | Giàng A Sáu | 12 |  | Trưởng phòng\n | Cộng |  |  | \n |  |  |  | \nNgười lập biểu |  |  |  | \n |  | 5 |  | "
    );
    assert_eq!(
        formulas(&filled, "Phụ lục 1"),
        ["C4*2+$C$10", "C5*2+$C$10", "C6*2+$C$10", "SUM(C4:C6)"]
    );
    assert_eq!(formulas(&filled, "Tổng"), ["SUM('Phụ lục 1'!C4:C6)"]);
    let sheet = part(&filled, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<mergeCell ref=\"A9:D9\"/>"), "{sheet}");
    assert!(sheet.contains("&amp;LHuyện ủy Nậm Pha &amp;&amp; các xã"), "{sheet}");
    let book = part(&filled, "xl/workbook.xml");
    assert!(book.contains("'Phụ lục 1'!$A$1:$E$10"), "{book}");
    assert!(book.contains("'Phụ lục 1'!$3:$3"), "{book}");
}

#[test]
fn of_an_empty_list_that_a_total_counts_on_one_empty_row_stays() {
    let empty = json!({ "unit": "x", "note": "", "people": [], "groups": [], "agenda": [] });
    let filled = Template::open(&workbook()).unwrap().fill(FIELDS, &empty).unwrap();
    assert_eq!(formulas(&filled, "Phụ lục 1"), ["C4*2+$C$8", "SUM(C4:C4)"]);
    assert!(
        sheet_text(&filled).contains("Họ và tên | \n |  | \n | Cộng"),
        "{}",
        sheet_text(&filled)
    );
}

#[test]
fn a_value_that_looks_like_a_formula_stays_text() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write(0, 0, "{{unit}}").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    for evil in ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "007", "1e5"] {
        let data = json!({ "unit": evil });
        let filled = Template::open(&bytes).unwrap().fill(FIELDS, &data).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(filled.clone())).unwrap();
        let range = book.worksheet_range("Sheet1").unwrap();
        assert_eq!(range.get_value((0, 0)), Some(&Data::String(evil.to_owned())));
        let sheet = part(&filled, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("t=\"inlineStr\"") && !sheet.contains("<f>"), "{sheet}");
    }
}

#[test]
fn a_cell_in_two_looks_keeps_both() {
    let mut workbook = Workbook::new();
    let (bold, italic) = (CellFormat::new().set_bold(), CellFormat::new().set_italic());
    let rich = [(&bold, "Đơn vị: {{un"), (&italic, "it}} – hết")];
    workbook.add_worksheet().write_rich_string(0, 0, &rich).unwrap();
    let filled = fill(&workbook.save_to_buffer().unwrap());
    let sheet = part(&filled, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<rPr><b/>") && sheet.contains("<i/>"), "{sheet}");
    assert!(sheet_text(&filled).contains("Đơn vị: Huyện ủy Nậm Pha & các xã <biên giới> – hết"));
}

#[test]
fn what_runs_or_reaches_outside_is_refused() {
    let good = document("<w:p/>");
    let with = |name: &str, content: &str| {
        let mut all = parts(&good);
        all.push((name.to_owned(), content.into()));
        pack(&all)
    };
    let link = "<Relationships><Relationship Id=\"a\" Type=\"http://x/attachedTemplate\" \
        Target=\"http://evil/x.dotm\" TargetMode=\"External\"/></Relationships>";
    let hyperlink = link.replace("attachedTemplate", "hyperlink");
    let code = |bytes: &[u8]| Template::open(bytes).map(|_| ()).map_err(|e| e.code()).unwrap_err();
    assert_eq!(code(&with("word/_rels/document.xml.rels", link)), "unsafe");
    assert!(Template::open(&with("word/_rels/document.xml.rels", &hyperlink)).is_ok());
    assert_eq!(code(&with("word/vbaProject.bin", "x")), "unsafe");
    assert_eq!(code(b"PK\x03\x04 no archive"), "damaged");
    assert_eq!(code(b"%PDF-1.7"), "other-kind");
    let macros = with_part(&good, "[Content_Types].xml", |text| {
        text.replace(
            "officedocument.wordprocessingml.document.main",
            "ms-word.document.macroEnabled.main",
        )
    });
    assert_eq!(code(&macros), "not-plain");
    let bomb = with_part(&good, "word/document.xml", |text| {
        format!("<!DOCTYPE a [<!ENTITY b \"bbbb\">]>{text}")
    });
    assert_eq!(Template::open(&bomb).unwrap().check(FIELDS).unwrap_err().code(), "unsafe");
}

#[test]
fn a_file_cut_anywhere_or_changed_anywhere_never_panics() {
    for bytes in [document(&format!("<w:tbl>{ROW}</w:tbl>")), workbook()] {
        for cut in (0..bytes.len()).step_by(97) {
            let _ = Template::open(&bytes[..cut]).and_then(|it| it.fill(FIELDS, &data()));
        }
        for (name, content) in parts(&bytes) {
            for at in (0..content.len()).step_by(37) {
                let mut all = parts(&bytes);
                let part = all.iter_mut().find(|(known, _)| *known == name).unwrap();
                part.1[at] = b"<>&\"'{}/ 9x"[at % 11];
                let _ = Template::open(&pack(&all)).and_then(|it| it.fill(FIELDS, &data()));
            }
        }
    }
}

#[test]
fn a_list_of_thousands_is_filled_in() {
    let many: Vec<(&str, u64)> = (0..20_000).map(|n| ("Lò Văn Inh", n)).collect();
    let data =
        json!({ "unit": "x", "note": "", "people": people(&many), "groups": [], "agenda": [] });
    let filled = Template::open(&workbook()).unwrap().fill(FIELDS, &data).unwrap();
    assert_eq!(formulas(&filled, "Tổng"), ["SUM('Phụ lục 1'!C4:C20003)"]);
    assert_eq!(Template::open(&filled).unwrap().format(), Format::Xlsx);
    let unknown = FaultKind::Unknown { name: String::new(), nearest: None };
    assert_eq!(unknown.code(), "unknown");
}
