//! The papers of a conference.

use super::docx::{
    Page, body, closing, heading, kept, last_words, letterhead, paragraph, plain, run, signatures,
    simple_table, subheading, title,
};
use crate::official::Layout;

const PAGE: Page = Page::Portrait;

/// A paragraph for each of a list, with what stands before it.
fn each(list: &str, before: &str) -> String {
    body(&format!("{{{{#{list}}}}}{before}{{{{.}}}}{{{{/{list}}}}}"))
}

/// A paragraph that is there if the field is.
fn if_there(field: &str, text: &str) -> String {
    body(&format!("{{{{#{field}}}}}{text}{{{{/{field}}}}}"))
}

/// Begin or end of something that is there if the field is, on a line of its
/// own that goes.
fn line(mark: &str) -> String {
    body(&format!("{{{{{mark}}}}}"))
}

/// A new page.
fn page_break() -> String {
    "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>".to_owned()
}

pub(super) fn invitation(layout: Layout) -> String {
    let bold = |before: &str, text: &str| paragraph("", &[run("", before), run("b", text)]);
    [
        line("#people"),
        letterhead(layout, PAGE),
        title(layout),
        bold("Trân trọng kính mời: ", "{{name}}"),
        body("{{#position}}Chức vụ, đơn vị: {{position}}{{/position}}"),
        bold("Thời gian: ", "{{time}}."),
        bold("Địa điểm: ", "{{venue}}."),
        subheading("Chương trình:"),
        each("agenda", "- "),
        body("{{#documents}}- Tài liệu: {{.}}{{/documents}}"),
        body(
            "Đề nghị đồng chí đến dự đúng giờ, mang theo giấy này. Trường hợp vắng mặt, đề nghị \
             báo lý do cho Ban Tổ chức hội nghị.",
        ),
        last_words("{{#shown}}Mã giấy mời (để điểm danh): {{shown}}{{/shown}}"),
        signed(layout, "signs"),
        // Between two invitations; none behind the last.
        line("^last"),
        page_break(),
        line("/last"),
        line("/people"),
    ]
    .concat()
}

/// One signature on the right.
fn signed(layout: Layout, of: &str) -> String {
    super::docx::on_the_right(layout, PAGE, of)
}

pub(super) fn agenda(layout: Layout) -> String {
    [
        letterhead(layout, PAGE),
        plain("TieuDe", "CHƯƠNG TRÌNH HỘI NGHỊ"),
        plain("TrichYeu", "{{subject}}"),
        plain("Giua", ""),
        body("Thời gian: {{time}}."),
        body("Địa điểm: {{venue}}."),
        simple_table(
            "agenda",
            &[
                (12, "TT", "{{tt}}", true),
                (103, "Nội dung", "{{.}}", false),
                (50, "Người thực hiện", "", false),
            ],
        ),
        last_words("{{#documents}}Tài liệu: {{.}}.{{/documents}}"),
        signed(layout, "signs"),
    ]
    .concat()
}

pub(super) fn minutes(layout: Layout) -> String {
    [
        letterhead(layout, PAGE),
        title(layout),
        heading("I. THỜI GIAN, ĐỊA ĐIỂM"),
        body("Khai mạc: {{opened}}."),
        body("Địa điểm: {{venue}}."),
        heading("II. THÀNH PHẦN"),
        body("Thành phần được triệu tập: {{composition}}."),
        body("Số người được triệu tập: {{convened:00}}. Có mặt: {{present:00}}. Vắng mặt: {{absent:00}}{{#absences}}{{#first}}, gồm: {{/first}}{{.}}{{^last}}; {{/last}}{{/absences}}."),
        if_there("guests", "- Đại biểu dự, không tham gia bỏ phiếu: {{.}}."),
        if_there(
            "taken_down.substitutes",
            "- Dự thay, không bỏ phiếu, không tính vào số có mặt: {{.}}.",
        ),
        if_there(
            "taken_down.late",
            "- Đến sau khi khai mạc, không tính vào số có mặt khi bỏ phiếu: {{.}}.",
        ),
        if_there("taken_down.roster_changes", "- Điều chỉnh danh sách triệu tập: {{.}}."),
        body("Điều kiện tiến hành: có mặt {{quorum.share}} {{quorum.base}}, tức ít nhất {{quorum.needed:00}} người trên {{quorum.base_count:00}} người. Thực tế có mặt {{quorum.present:00}} người: {{#quorum.met}}đủ{{/quorum.met}}{{^quorum.met}}không đủ{{/quorum.met}} điều kiện tiến hành hội nghị. Căn cứ: {{quorum.provision}}{{#quorum.note}} ({{quorum.note}}){{/quorum.note}}."),
        body("Chủ trì: {{chair}}."),
        body("Thư ký: {{secretary}}."),
        heading("III. MỤC ĐÍCH, YÊU CẦU"),
        subheading("1. Mục đích"),
        each("purposes", "- "),
        subheading("2. Yêu cầu"),
        each("requirements", "- "),
        subheading("3. Trình tự các bước"),
        each("taken_down.order", "{{tt}}. "),
        body("Hội nghị thống nhất mục đích, yêu cầu và trình tự nêu trên.{{#taken_down.spoke}} Phát biểu: {{taken_down.spoke}}.{{/taken_down.spoke}}"),
        heading("IV. CHƯƠNG TRÌNH"),
        each("agenda", "{{tt}}. "),
        if_there("taken_down.documents", "- Tài liệu phục vụ hội nghị: {{.}}."),
        heading("V. THẢO LUẬN"),
        each("discussion", ""),
        line("#ballot"),
        heading("VI. KẾT QUẢ BỎ PHIẾU"),
        body("Hình thức: {{method}}. Số phiếu phát ra: {{count.issued:00}}; thu về: {{count.returned:00}}; không thu về: {{count.not_returned:00}}; hợp lệ: {{count.valid:00}}; không hợp lệ: {{count.invalid:00}}."),
        body("Quy tắc: {{rule}}. Tỷ lệ dưới đây tính trên {{base}} ({{base_count:00}} người). Kết quả chi tiết theo Biên bản kiểm phiếu."),
        ballot_table(),
        line("/ballot"),
        heading("{{#ballot}}VII{{/ballot}}{{^ballot}}VI{{/ballot}}. KẾT LUẬN"),
        each("conclusions", ""),
        each("taken_down.reopened", ""),
        kept("", &[run("", "Hội nghị kết thúc hồi {{closed}}{{full_stop}}")]),
        signatures(layout, PAGE, "secretary_signs", "chair_signs"),
        plain("Giua", ""),
        recipients(layout),
        roll(),
    ]
    .concat()
}

fn recipients(layout: Layout) -> String {
    let look = if layout == Layout::Party { "u" } else { "bi" };
    paragraph("NoiNhan", &[run(look, "Nơi nhận:")])
        + &plain("NoiNhan", "{{#recipient_lines}}{{.}}{{/recipient_lines}}")
}

/// Results by post: a row with the post, rows with its names.
fn ballot_table() -> String {
    use super::docx::{Cell, Row, row, table};
    let widths = [12, 66, 22, 22, 43];
    let heads = ["TT", "Họ và tên", "Đồng ý", "Tỷ lệ (%)", "Kết quả"];
    let head =
        |(width, head): (&u16, &&str)| Cell::new(*width, paragraph("OGiua", &[run("b", head)]));
    let heads = row(Row::Header, &widths.iter().zip(&heads).map(head).collect::<Vec<_>>());
    let post = paragraph("O", &[run("b", "{{#posts}}{{post}}")]);
    let post = row(Row::Body, &[Cell { span: 5, ..Cell::new(165, post) }]);
    let cells = [
        ("OGiua", "{{#rows}}{{tt}}"),
        ("O", "{{name}}"),
        ("OGiua", "{{agree}}"),
        ("OGiua", "{{percent}}"),
        ("OGiua", "{{result}}{{/rows}}{{/posts}}"),
    ];
    let cell =
        |(width, (style, text)): (&u16, &(&str, &str))| Cell::new(*width, plain(style, text));
    let cells = row(Row::Body, &widths.iter().zip(&cells).map(cell).collect::<Vec<_>>());
    table(&widths, true, &(heads + &post + &cells))
}

/// Everyone convened, on pages of its own. A repeat around the table and its
/// heading would show them once a person: the condition is a list's first.
fn roll() -> String {
    let heading = [
        page_break(),
        paragraph("Giua", &[run("b", "DANH SÁCH NGƯỜI ĐƯỢC TRIỆU TẬP")]),
        paragraph("Giua", &[run("i", "(Kèm theo Biên bản hội nghị {{date_words}})")]),
        plain("Giua", ""),
    ];
    let table = simple_table(
        "roll",
        &[
            (11, "TT", "{{tt}}", true),
            (42, "Họ và tên", "{{name}}", false),
            (54, "Chức vụ, đơn vị", "{{position}}", false),
            (12, "Có mặt", "{{present}}", true),
            (12, "Vắng", "{{away}}", true),
            (17, "Ký tên", "", false),
            (17, "Ghi chú", "{{note}}", false),
        ],
    );
    [line("#has_roll"), heading.concat(), table, plain("Giua", ""), line("/has_roll")].concat()
}

pub(super) fn count_protocol(layout: Layout) -> String {
    use super::docx::{Cell, Row, row, table};
    let widths = [50, 32, 51, 32];
    let figures = [
        ["Số người được triệu tập", "{{convened}}", "Số phiếu thu về", "{{count.returned}}"],
        ["Số người có mặt", "{{present}}", "Số phiếu không thu về", "{{count.not_returned}}"],
        ["Số người vắng mặt", "{{absent}}", "Số phiếu hợp lệ", "{{count.valid}}"],
        ["Số phiếu phát ra", "{{count.issued}}", "Số phiếu không hợp lệ", "{{count.invalid}}"],
    ];
    let figures: String = figures
        .iter()
        .map(|line| {
            let cell = |(place, (width, text)): (usize, (&u16, &&str))| {
                Cell::new(*width, plain(if place % 2 == 0 { "O" } else { "OGiua" }, text))
            };
            row(Row::Body, &widths.iter().zip(line).enumerate().map(cell).collect::<Vec<_>>())
        })
        .collect();
    let people = simple_table(
        "people",
        &[
            (9, "TT", "{{tt}}", true),
            (36, "Họ và tên", "{{name}}", false),
            (14, "Năm sinh", "{{born}}", true),
            (30, "Chức vụ hiện tại", "{{position}}", false),
            (13, "Đồng ý", "{{agree}}", true),
            (14, "Không đồng ý", "{{disagree}}", true),
            (14, "Phiếu trắng", "{{blank}}", true),
            (15, "Tỷ lệ (%)", "{{percent}}", true),
            (20, "Kết quả", "{{result}}", true),
        ],
    );
    [
        letterhead(layout, PAGE),
        title(layout),
        heading("I. THỜI GIAN, ĐỊA ĐIỂM, TỔ KIỂM PHIẾU"),
        body("Bắt đầu: {{opened}}. Kết thúc: {{closed}}. Địa điểm: {{venue}}."),
        body("Tổ kiểm phiếu gồm {{team_count:00}} người:"),
        body("{{#team}}{{tt}}. {{name}}, {{position}} – {{role}}.{{/team}}"),
        heading("II. SỐ PHIẾU"),
        body("Loại phiếu: {{kind}}."),
        table(&widths, true, &figures),
        body("{{#invalid_reasons}}- Phiếu không hợp lệ: {{reason}}: {{sheets:00}} phiếu.{{/invalid_reasons}}"),
        heading("III. KẾT QUẢ"),
        body("{{#rule.threshold}}Cần ít nhất {{needed:00}} phiếu đồng ý; {{share}} {{rule.base}} ({{rule.base_count:00}} người); căn cứ {{rule.provision}}{{#rule.note}} ({{rule.note}}){{/rule.note}}.{{/rule.threshold}}"),
        body("{{^rule.threshold}}Phiếu giới thiệu, không quy định ngưỡng; căn cứ {{rule.provision}}{{#rule.note}} ({{rule.note}}){{/rule.note}}.{{/rule.threshold}}"),
        body("Tỷ lệ tính trên {{rule.base}} ({{rule.base_count:00}} người). Mỗi dòng: đồng ý + không đồng ý + phiếu trắng = {{count.valid:00}} phiếu hợp lệ."),
        line("#posts"),
        subheading("{{tt}}. {{post}}"),
        people,
        body("{{#write_ins}}- Giới thiệu thêm: {{person}} ({{sheets:00}} phiếu).{{/write_ins}}"),
        line("/posts"),
        heading("IV. CÁC LẦN KIỂM PHIẾU"),
        body("{{counts_words}}"),
        heading("V. GHI CHÚ"),
        each("notes", "- "),
        kept("", &[run("", "Biên bản này do Tổ kiểm phiếu lập, các thành viên cùng ký tên{{full_stop}}")]),
        line("#signatures"),
        signatures(layout, PAGE, "left", "right"),
        kept("Giua", &[run("", "")]),
        line("/signatures"),
        line("#chair_signs"),
        signed(layout, ""),
        line("/chair_signs"),
    ]
    .concat()
}

/// A short report for the press: who met about what and what was agreed on;
/// no figures of votes.
pub(super) fn news(layout: Layout) -> String {
    [
        letterhead(layout, PAGE),
        plain("TieuDe", "TIN HỘI NGHỊ"),
        plain("TrichYeu", "{{subject}}"),
        plain("Giua", ""),
        body("Vào {{date_words}}, tại {{venue}}, {{body_named}} tổ chức {{subject}}. Chủ trì hội nghị: {{chair}}. Dự hội nghị có {{present:00}}/{{convened:00}} người được triệu tập, gồm {{composition}}."),
        body("Hội nghị nhằm:"),
        each("purposes", "- "),
        body("Hội nghị đã thực hiện chương trình:"),
        each("agenda", "- "),
        last_words("Hội nghị được tiến hành đúng nguyên tắc, quy trình theo quy định{{full_stop}}"),
        closing(layout, PAGE, "chair_signs"),
    ]
    .concat()
}
