//! The ballot that is counted by hand.

use super::docx::{body, paragraph, plain, run, side_by_side, simple_table, subheading};
use crate::official::Layout;

pub(super) fn ballot(layout: Layout) -> String {
    let line = |mark: &str| body(&format!("{{{{{mark}}}}}"));
    let two_boxes = simple_table(
        "rows",
        &[
            (11, "TT", "{{tt}}", true),
            (46, "Họ và tên", "{{name}}", false),
            (18, "Năm sinh", "{{born}}", true),
            (52, "Chức vụ, đơn vị công tác", "{{position}}", false),
            (18, "Đồng ý", "", true),
            (20, "Không đồng ý", "", true),
        ],
    );
    let one_box = simple_table(
        "rows",
        &[
            (11, "TT", "{{tt}}", true),
            (50, "Họ và tên", "{{name}}", false),
            (20, "Năm sinh", "{{born}}", true),
            (62, "Chức vụ, đơn vị công tác", "{{position}}", false),
            (22, "Đồng ý", "", true),
        ],
    );
    // Read and marked by hand: larger letters, with room for a pen.
    let roomy = |table: String| {
        table
            .replace("w:val=\"OGiua\"", "w:val=\"PhieuGiua\"")
            .replace("w:val=\"O\"", "w:val=\"Phieu\"")
    };
    [
        head(layout),
        plain("TieuDe", "{{title}}"),
        plain("TrichYeu", "{{#subject}}{{subject}}{{/subject}}"),
        plain("Giua", ""),
        paragraph("", &[run("i", "{{#instructions}}{{.}}{{/instructions}}")]),
        line("#groups"),
        subheading("{{tt}}. {{post}}{{#at_most}} (chọn không quá {{at_most}} người){{/at_most}}"),
        line("#two_boxes"),
        roomy(two_boxes),
        line("/two_boxes"),
        line("^two_boxes"),
        roomy(one_box),
        line("/two_boxes"),
        body("{{#write_ins}}{{#first}}Giới thiệu thêm (ghi họ và tên, chức vụ):{{/first}}{{/write_ins}}"),
        body("{{#write_ins}}{{tt}}. {{.}}{{/write_ins}}"),
        line("/groups"),
        plain("Giua", ""),
    ]
    .concat()
}

/// Who holds the conference and where to stamp, beside place and day. A ballot
/// has no number.
fn head(layout: Layout) -> String {
    let centre = |look: &str, text: &str| paragraph("Giua", &[run(look, text)]);
    let issuer = centre("", "{{#parent}}{{parent}}{{/parent}}") + &centre("b", "{{body}}");
    let form = match layout {
        Layout::Party => paragraph("QuocHieu", &[run("bu", "ĐẢNG CỘNG SẢN VIỆT NAM")]),
        Layout::State => {
            paragraph("QuocHieu", &[run("b", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")])
                + &centre("bu", "Độc lập - Tự do - Hạnh phúc")
        }
    };
    let stamp = paragraph("DoMat", &[run("", "{{#stamp}}{{stamp}}{{/stamp}}")])
        + &centre("i", "{{#has_seal}}(đóng dấu){{/has_seal}}");
    side_by_side([62, 103], &[[issuer, form], [stamp, centre("i", "{{place_date}}")]])
}
