//! Tờ trình and the draft of the decision.

use super::docx::{
    Page, body, closing, heading, kept, last_words, letterhead, paragraph, plain, run,
    simple_table, title,
};
use crate::official::Layout;

const PAGE: Page = Page::Portrait;

pub(super) fn submission(layout: Layout) -> String {
    [
        letterhead(layout, PAGE),
        title(layout),
        plain("Giua", "{{#to}}{{#first}}Kính gửi: {{/first}}{{.}}{{^last}},{{/last}}{{/to}}"),
        plain("Giua", ""),
        body("{{#bases}}Căn cứ {{.}};{{/bases}}"),
        body("Trên cơ sở kết quả rà soát, bổ sung {{plan}} của {{unit}}, {{body_named}} báo cáo và trình {{decider}} như sau:"),
        heading("I. QUÁ TRÌNH THỰC HIỆN"),
        simple_table(
            "steps",
            &[
                (11, "TT", "{{tt}}", true),
                (58, "Bước", "{{name}}", false),
                (24, "Ngày", "{{day}}", true),
                (17, "Triệu tập", "{{convened}}", true),
                (15, "Có mặt", "{{present}}", true),
                (40, "Kết quả", "{{result}}", false),
            ],
        ),
        heading("II. KẾT QUẢ"),
        body("1. Tổng số người đề nghị quy hoạch (mỗi người tính một lần): {{people_count:00}} người; chuyển tiếp {{carried_count:00}} lượt, bổ sung {{added_count:00}} lượt, đưa ra khỏi quy hoạch {{removed_count:00}} lượt."),
        body("2. Số lượng theo chức danh:"),
        simple_table(
            "posts",
            &[
                (11, "TT", "{{tt}}", true),
                (94, "Chức danh", "{{post}}", false),
                (30, "Số vị trí", "{{seats}}", true),
                (30, "Số người đề nghị", "{{count}}", true),
            ],
        ),
        heading("III. ĐỀ NGHỊ"),
        kept("", &[run("", "Đề nghị {{decider}} xem xét, phê duyệt kết quả rà soát, bổ sung {{plan}} của {{unit}} theo các phụ lục kèm theo{{full_stop}}")]),
        last_words("{{#annexes}}{{#first}}Gửi kèm: {{/first}}{{.}}{{^last}}; {{/last}}{{#last}}.{{/last}}{{/annexes}}"),
        closing(layout, PAGE, "signs"),
    ]
    .concat()
}

pub(super) fn decision(layout: Layout) -> String {
    let article = |number: &str, text: &str| paragraph("", &[run("b", number), run("", text)]);
    [
        paragraph("NoiNhan", &[run("b", "DỰ THẢO")]),
        letterhead(layout, PAGE),
        title(layout),
        body("{{#bases}}- Căn cứ {{.}};{{/bases}}"),
        body("- Xét Tờ trình số …… ngày …/…/…… về kết quả rà soát, bổ sung {{plan}} của {{unit}},"),
        plain("TrichYeu", "{{decider:HOA}} QUYẾT ĐỊNH"),
        article("Điều 1. ", "Phê duyệt {{plan}} của {{unit}} gồm {{people_count:00}} người (chuyển tiếp {{carried_count:00}} lượt, bổ sung {{added_count:00}} lượt), theo danh sách kèm theo."),
        article("Điều 2. ", "Đưa ra khỏi quy hoạch {{removed_count:00}} lượt, theo danh sách kèm theo."),
        kept("", &[run("b", "Điều 3. "), run("", "Các cơ quan, đơn vị có liên quan và cá nhân có tên trong danh sách chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực từ ngày ký{{full_stop}}")]),
        kept("Giua", &[run("", "")]),
        closing(layout, PAGE, "signs"),
    ]
    .concat()
}
