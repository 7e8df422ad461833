//! The document around a body: page set-up, header and foot, styles, and the
//! parts of the archive.

use super::{Page, paragraph, plain, run, twips};
use crate::forms::rules::{LayoutRule, newest_rule};
use crate::official::Layout;
use crate::template::{TemplateError, escape, pack};

const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// What stands at the foot of each page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Foot {
    /// The mark of secrecy, where the paper has one.
    Secrecy,
    Empty,
}

/// A whole document.
pub(in super::super) fn document(
    layout: Layout,
    page: Page,
    foot: Foot,
    body: &str,
) -> Result<Vec<u8>, TemplateError> {
    let rule = newest_rule(layout);
    let (width, height) = page.size();
    let orientation = if page == Page::Landscape { " w:orient=\"landscape\"" } else { "" };
    let [top, bottom, left, right] = page.margins(rule).map(twips);
    let section = format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId2\"/>\
         <w:headerReference w:type=\"first\" r:id=\"rId3\"/>\
         <w:footerReference w:type=\"default\" r:id=\"rId4\"/>\
         <w:footerReference w:type=\"first\" r:id=\"rId5\"/>\
         <w:pgSz w:w=\"{}\" w:h=\"{}\"{orientation}/>\
         <w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" \
         w:header=\"567\" w:footer=\"454\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>",
        twips(width),
        twips(height)
    );
    let number = "<w:p><w:pPr><w:pStyle w:val=\"Giua\"/></w:pPr><w:r><w:fldChar \
        w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE \
        </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t>\
        </w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    // A page's foot carries the mark of secrecy, since pages get separated.
    let foot = match foot {
        Foot::Secrecy => "{{#stamp}}{{stamp}} {{copy}}{{/stamp}}",
        Foot::Empty => "",
    };
    let foot = paragraph("NoiNhan", &[run("b", foot)]);
    let part = |element: &str, content: &str| {
        format!("{DECLARATION}<w:{element} {NAMESPACES}>{content}</w:{element}>")
    };
    let about = format!("Bố cục theo {}", rule.citation().words());
    pack(&[
        ("[Content_Types].xml", content_types()),
        (
            "_rels/.rels",
            relationships(&[
                ("officeDocument/2006/relationships/officeDocument", "word/document.xml"),
                ("package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
            ]),
        ),
        (
            "docProps/core.xml",
            format!(
                "{DECLARATION}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/\
             2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
             <dc:description>{}</dc:description><dc:language>vi-VN</dc:language>\
             </cp:coreProperties>",
                escape(&about)
            ),
        ),
        ("word/document.xml", part("document", &format!("<w:body>{body}{section}</w:body>"))),
        (
            "word/_rels/document.xml.rels",
            relationships(&[
                ("officeDocument/2006/relationships/styles", "styles.xml"),
                ("officeDocument/2006/relationships/header", "header1.xml"),
                ("officeDocument/2006/relationships/header", "header2.xml"),
                ("officeDocument/2006/relationships/footer", "footer1.xml"),
                ("officeDocument/2006/relationships/footer", "footer2.xml"),
            ]),
        ),
        ("word/styles.xml", part("styles", &styles(rule))),
        ("word/header1.xml", part("hdr", number)),
        ("word/header2.xml", part("hdr", &plain("Giua", ""))),
        ("word/footer1.xml", part("ftr", &foot)),
        ("word/footer2.xml", part("ftr", &foot)),
    ])
}

fn content_types() -> String {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let word = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("header1", "header"),
        ("header2", "header"),
        ("footer1", "footer"),
        ("footer2", "footer"),
    ];
    let word: String = word
        .iter()
        .map(|(part, kind)| {
            format!("<Override PartName=\"/word/{part}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>")
        })
        .collect();
    format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{word}\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
    )
}

fn relationships(of: &[(&str, &str)]) -> String {
    let each: String = of
        .iter()
        .enumerate()
        .map(|(place, (kind, target))| {
            format!(
                "<Relationship Id=\"rId{}\" Type=\"http://schemas.openxmlformats.org/{kind}\" \
                 Target=\"{target}\"/>",
                place + 1
            )
        })
        .collect();
    format!(
        "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/\
         relationships\">{each}</Relationships>"
    )
}

/// The styles: the body, and what papers have beside it.
fn styles(rule: &LayoutRule) -> String {
    let (size, line, first) = (rule.size * 2, rule.line * 20, twips(rule.first_line));
    let head_size = if rule.layout == Layout::Party { 28 } else { 26 };
    let recipients_size = if rule.layout == Layout::Party { 24 } else { 22 };
    let style = |id: &str, name: &str, paragraph: &str, run: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name \
             w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>\
             <w:rPr>{run}</w:rPr></w:style>"
        )
    };
    let sized = |size: u16| format!("<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>");
    let close = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>\
                 <w:ind w:firstLine=\"0\"/>";
    let aligned = |how: &str| format!("{close}<w:jc w:val=\"{how}\"/>");
    let fonts = "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" \
                 w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>";
    let mut styles = format!(
        "<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{}<w:lang w:val=\"vi-VN\"/></w:rPr>\
         </w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" \
         w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:spacing \
         w:before=\"60\" w:after=\"60\" w:line=\"{line}\" w:lineRule=\"atLeast\"/><w:ind \
         w:firstLine=\"{first}\"/><w:jc w:val=\"both\"/></w:pPr></w:style>",
        sized(size)
    );
    let bold = |size: u16| format!("<w:b/>{}", sized(size));
    let lined = |how: &str| {
        aligned(how).replace("before=\"0\" w:after=\"0\"", "before=\"50\" w:after=\"30\"")
    };
    let roomy = |how: &str| {
        aligned(how).replace("before=\"0\" w:after=\"0\"", "before=\"80\" w:after=\"80\"")
    };
    let kept = |how: &str| format!("<w:keepNext/>{}", aligned(how));
    for (id, name, paragraph, run) in [
        ("Giua", "VB Giữa", aligned("center"), sized(head_size)),
        ("QuocHieu", "VB Quốc hiệu, tiêu đề Đảng", aligned("center"), sized(head_size - 2)),
        ("DoMat", "VB Độ mật", aligned("center"), bold(26)),
        (
            "TieuDe",
            "VB Tên loại",
            aligned("center").replace("before=\"0\"", "before=\"240\""),
            bold(32),
        ),
        ("TrichYeu", "VB Trích yếu", aligned("center"), bold(28)),
        (
            "MucLon",
            "VB Mục lớn",
            format!(
                "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/><w:ind w:firstLine=\"{first}\"/>"
            ),
            "<w:b/>".to_owned(),
        ),
        (
            "MucNho",
            "VB Mục nhỏ",
            format!("<w:keepNext/><w:ind w:firstLine=\"{first}\"/>"),
            "<w:b/><w:i/>".to_owned(),
        ),
        ("O", "VB Ô", aligned("left"), sized(22)),
        ("OGiua", "VB Ô giữa", aligned("center"), sized(22)),
        ("Phieu", "VB Phiếu", roomy("left"), sized(26)),
        ("PhieuGiua", "VB Phiếu giữa", roomy("center"), sized(26)),
        ("GhiChu", "VB Ghi chú", aligned("left"), sized(24)),
        ("NoiNhan", "VB Nơi nhận", aligned("left"), sized(recipients_size)),
        ("Ky", "VB Ký", kept("center"), sized(28)),
        ("Khai", "VB Dòng khai", lined("left"), sized(25)),
        ("KhaiNho", "VB Chú dẫn dòng khai", aligned("left"), sized(20)),
        (
            "KhaiMuc",
            "VB Mục bản khai",
            format!("<w:keepNext/>{}", lined("left").replace("before=\"50\"", "before=\"160\"")),
            bold(25),
        ),
        ("KhaiAnh", "VB Ô ảnh", aligned("center"), sized(20)),
    ] {
        styles.push_str(&style(id, name, &paragraph, &run));
    }
    styles
}
