//! The profile form 2C/TCTW-98.
//!
//! Its fields up to number 25 and its five tables follow a template for the
//! form that was read; numbers 26 to 31, the wording of headings and how the
//! printed form looks are general knowledge, not compared with it.

use super::docx::{Cell, Page, Row, paragraph, plain, row, run, table};
use crate::forms::rules::newest_rule;
use crate::official::Layout;
use Room::{Half, Line, Short};
use base::Day;
use serde_json::{Value, json};

const PAGE: Page = Page::Portrait;

/// How much room is left for an answer that is not stated, in dots.
#[derive(Clone, Copy)]
enum Room {
    /// A number, a date.
    Short,
    /// Half a line.
    Half,
    /// The rest of a line.
    Line,
}

fn dots(room: Room) -> String {
    "…".repeat(match room {
        Short => 6,
        Half => 14,
        Line => 26,
    })
}

/// A field's placeholder in bold; where nothing is stated, room to write.
fn answer(code: &str, room: Room) -> [String; 2] {
    let dots = dots(room);
    [
        run("b", &format!("{{{{{code}}}}}")),
        run("", &format!("{{{{^{code}}}}}{dots}{{{{/{code}}}}}")),
    ]
}

/// Labels, each with its field.
type Labels = &'static [(&'static str, &'static str, Room)];

/// A part of the form's body, for the document and the PDF alike.
#[derive(Clone, Copy)]
enum Part {
    /// A line of labels.
    Line(Labels),
    /// One that stays on the page of what follows.
    Staying(Labels),
    /// What to write.
    Hint(&'static str),
    Heading(&'static str),
    Plain(&'static str),
    /// A table of one repeated row: the list, how many empty rows there are to
    /// write in when nothing is stated, the columns with their widths in
    /// millimetres.
    Rows(&'static str, usize, &'static [(u16, &'static str, &'static str)]),
}

impl Part {
    fn docx(self) -> String {
        match self {
            Self::Line(labels) => line(labels),
            Self::Staying(labels) => staying(line(labels)),
            Self::Hint(text) => paragraph("KhaiNho", &[run("i", text)]),
            Self::Heading(text) => plain("KhaiMuc", text),
            Self::Plain(text) => plain("Khai", text),
            Self::Rows(each, blank, columns) => rows(each, blank, columns),
        }
    }

    /// With what a form says.
    fn filled(self, values: &Value) -> Value {
        let text = |text: &str, kind: &str| json!({ "kind": kind, "text": text });
        match self {
            Self::Line(labels) | Self::Staying(labels) => {
                json!({ "kind": "line", "labels": labelled(labels, values) })
            }
            Self::Hint(words) => text(words, "hint"),
            Self::Heading(words) => text(words, "heading"),
            Self::Plain(words) => text(words, "plain"),
            Self::Rows(each, blank, columns) => {
                let said = values[each].as_array().cloned().unwrap_or_default();
                let row = |row: &Value| {
                    let cell = |column: &(u16, &str, &str)| {
                        json!(row[column.2].as_str().unwrap_or_default())
                    };
                    columns.iter().map(cell).collect::<Vec<_>>()
                };
                let mut rows: Vec<_> = said.iter().map(row).collect();
                if rows.is_empty() {
                    rows = vec![vec![json!(""); columns.len()]; blank];
                }
                let heads =
                    columns.iter().map(|(width, head, _)| json!({ "width": width, "title": head }));
                json!({ "kind": "rows", "columns": heads.collect::<Vec<_>>(), "rows": rows })
            }
        }
    }
}

fn labelled(labels: Labels, values: &Value) -> Value {
    let label = |(label, code, room): &(&str, &str, Room)| json!({ "label": label, "text": values[*code].as_str(), "dots": dots(*room) });
    labels.iter().map(label).collect()
}

/// A line of labels, each with its field.
fn line(labels: Labels) -> String {
    let mut runs = Vec::new();
    for (at, (label, code, room)) in labels.iter().enumerate() {
        let gap = if at == 0 { "" } else { "   " };
        runs.push(run("", &format!("{gap}{label}: ")));
        runs.extend(answer(code, *room));
    }
    paragraph("Khai", &runs)
}

/// A table of one repeated row, with empty rows to write in when nothing is
/// stated.
fn rows(each: &str, blank: usize, columns: &[(u16, &str, &str)]) -> String {
    let widths: Vec<u16> = columns.iter().map(|column| column.0).collect();
    let heads = columns
        .iter()
        .map(|(width, head, _)| Cell::new(*width, paragraph("OGiua", &[run("b", head)])));
    let mut written = row(Row::Header, &heads.collect::<Vec<_>>());
    let last = columns.len() - 1;
    let cells = columns.iter().enumerate().map(|(at, (width, _, code))| {
        let open = if at == 0 { format!("{{{{#{each}}}}}") } else { String::new() };
        let close = if at == last { format!("{{{{/{each}}}}}") } else { String::new() };
        Cell::new(*width, plain("O", &format!("{open}{{{{{code}}}}}{close}")))
    });
    written.push_str(&row(Row::Body, &cells.collect::<Vec<_>>()));
    for _ in 0..blank {
        // A section from the first cell to the last holds the whole row.
        let cells = widths.iter().enumerate().map(|(at, width)| {
            let text = match at {
                0 => format!("{{{{^{each}}}}}"),
                at if at == last => format!("{{{{/{each}}}}}"),
                _ => String::new(),
            };
            Cell::new(*width, plain("O", &text))
        });
        written.push_str(&row(Row::Body, &cells.collect::<Vec<_>>()));
    }
    table(&widths, true, &written)
}

const MODEL: &str = "Mẫu 2C/TCTW-98";
const NAME: &str = "SƠ YẾU LÝ LỊCH";
const OFFICE: [Labels; 3] = [
    &[("Tỉnh, thành phố", "province", Half)],
    &[("Đơn vị trực thuộc", "managing_office", Half)],
    &[("Đơn vị cơ sở", "office", Half)],
];
const NUMBER: Labels = &[("Số hiệu cán bộ", "number", Short)];

/// Office and number, the frame for the picture, the title.
fn head(layout: Layout) -> String {
    let room = PAGE.room(newest_rule(layout));
    let left = room * 3 / 5;
    let office: String = OFFICE.iter().map(|labels| line(labels)).collect();
    let number = paragraph("Giua", &[run("b", MODEL)]) + &line(NUMBER);
    let picture = plain("KhaiAnh", "").repeat(2)
        + &plain("KhaiAnh", "Ảnh màu")
        + &plain("KhaiAnh", "(4 x 6 cm)")
        + &plain("KhaiAnh", "").repeat(3);
    let photo = table(&[32], true, &row(Row::Body, &[Cell::new(32, picture)]));
    let title = plain("Giua", "") + &paragraph("TieuDe", &[run("", NAME)]);
    let top = row(Row::Body, &[Cell::new(left, office), Cell::new(room - left, number)]);
    let title = row(
        Row::Body,
        &[Cell::new(40, photo), Cell::new(room - 80, title), Cell::new(40, plain("O", ""))],
    );
    table(&[left, room - left], false, &top)
        + &plain("KhaiAnh", "")
        + &table(&[40, room - 80, 40], false, &title)
}

const FAMILY: &[(u16, &str, &str)] = &[
    (22, "Quan hệ", "relation"),
    (40, "Họ và tên", "name"),
    (18, "Năm sinh", "born"),
    (85, "Quê quán, nghề nghiệp, chức danh, chức vụ, đơn vị công tác, nơi ở", "about"),
];

/// Fields 1 to 25.
#[rustfmt::skip]
const FIELDS: &[Part] = &[
    Part::Line(&[("1) Họ và tên khai sinh", "name", Half), ("Nam, nữ", "sex", Short)]),
    Part::Line(&[("2) Các tên gọi khác", "other_names", Line)]),
    Part::Line(&[("3) Cấp ủy hiện tại", "committee_post", Half), ("Cấp ủy kiêm", "committee_other", Short)]),
    Part::Line(&[("Chức vụ (Đảng, đoàn thể, chính quyền, kể cả chức vụ kiêm nhiệm)", "position", Half)]),
    Part::Line(&[("Phụ cấp chức vụ", "position_allowance", Short)]),
    Part::Line(&[("4) Sinh ngày", "born", Half), ("5) Nơi sinh", "birth_place", Half)]),
    Part::Line(&[("6) Quê quán (xã, phường)", "hometown", Half), ("(huyện, quận)", "hometown_district", Short), ("(tỉnh, TP)", "hometown_province", Short)]),
    Part::Line(&[("7) Nơi ở hiện nay", "residence", Line), ("Đ/thoại", "phone", Short)]),
    Part::Hint("(Xã, huyện, tỉnh hoặc số nhà, đường phố, TP)"),
    Part::Line(&[("8) Dân tộc", "ethnicity", Half), ("9) Tôn giáo", "religion", Half)]),
    Part::Line(&[("10) Thành phần gia đình xuất thân", "family_class", Half)]),
    Part::Hint("(Ghi là công nhân, nông dân, cán bộ, công chức, trí thức, quân nhân, tiểu thương, tiểu chủ…)"),
    Part::Line(&[("11) Nghề nghiệp bản thân trước khi được tuyển dụng", "former_job", Half)]),
    Part::Hint("(Ghi nghề được đào tạo hoặc công nhân, làm ruộng, buôn bán, học sinh…)"),
    Part::Line(&[("12) Ngày được tuyển dụng", "recruited_on", Short), ("Vào cơ quan nào, ở đâu", "recruited_by", Half)]),
    Part::Line(&[("13) Ngày vào cơ quan hiện đang công tác", "joined_office_on", Short), ("Ngày tham gia cách mạng", "revolution_on", Short)]),
    Part::Line(&[("14) Ngày vào Đảng Cộng sản Việt Nam", "party_on", Short), ("Ngày chính thức", "party_official_on", Short)]),
    Part::Line(&[("15) Ngày tham gia các tổ chức chính trị, xã hội", "organisations", Half)]),
    Part::Hint("(Ngày vào Đoàn TNCS Hồ Chí Minh, Công đoàn, Hội…)"),
    Part::Line(&[("16) Ngày nhập ngũ", "enlisted_on", Short), ("Ngày xuất ngũ", "discharged_on", Short)]),
    Part::Line(&[("Quân hàm, chức vụ cao nhất (năm)", "army_rank", Half)]),
    Part::Line(&[("17) Trình độ học vấn: Giáo dục phổ thông", "schooling", Short), ("Học hàm, học vị cao nhất", "degree", Half)]),
    Part::Hint("(Lớp mấy) (GS, PGS, TS, Thạc sĩ, Cử nhân, Kỹ sư… năm nào, chuyên ngành gì)"),
    Part::Line(&[("- Lý luận chính trị", "theory", Half), ("- Ngoại ngữ", "languages", Half)]),
    Part::Line(&[("18) Công tác chính đang làm", "main_work", Line)]),
    Part::Line(&[("19) Ngạch công chức", "rank", Half), ("(mã số)", "rank_code", Short)]),
    Part::Line(&[("Bậc lương", "salary_step", Short), ("hệ số", "coefficient", Short), ("từ tháng", "salary_from", Short)]),
    Part::Line(&[("20) Danh hiệu được phong (năm nào)", "honours", Half)]),
    Part::Line(&[("21) Sở trường công tác", "strengths", Half), ("Công việc đã làm lâu nhất", "longest_work", Half)]),
    Part::Line(&[("22) Khen thưởng", "rewards", Line)]),
    Part::Hint("(Huân, huy chương, bằng khen, năm nào)"),
    Part::Line(&[("23) Kỷ luật (Đảng, chính quyền, đoàn thể, hình thức, năm nào, lý do)", "disciplines", Half)]),
    Part::Line(&[("24) Tình trạng sức khỏe", "health", Half), ("Cao", "height", Short), ("Cân nặng", "weight", Short), ("Nhóm máu", "blood", Short)]),
    Part::Line(&[("25) Số chứng minh nhân dân (căn cước)", "id_number", Half)]),
    Part::Line(&[("Thương binh loại", "wounded", Short), ("Gia đình liệt sĩ", "martyr_family", Short)]),
];

/// Fields 26 to 31.
#[rustfmt::skip]
const REST: &[Part] = &[
    Part::Heading("26) ĐÀO TẠO, BỒI DƯỠNG VỀ CHUYÊN MÔN, NGHIỆP VỤ, LÝ LUẬN CHÍNH TRỊ, NGOẠI NGỮ"),
    Part::Rows(
        "training",
        4,
        &[
            (40, "Tên trường", "school"),
            (40, "Ngành học hoặc tên lớp học", "subject"),
            (30, "Thời gian học", "period"),
            (22, "Hình thức học", "mode"),
            (33, "Văn bằng, chứng chỉ, trình độ gì", "degree"),
        ],
    ),
    Part::Hint("Ghi chú: hình thức học: chính quy, tại chức, chuyên tu, bồi dưỡng…; văn bằng: tiến sĩ, thạc sĩ, cử nhân, kỹ sư…"),
    Part::Heading("27) TÓM TẮT QUÁ TRÌNH CÔNG TÁC"),
    Part::Rows(
        "career",
        6,
        &[
            (45, "Từ tháng, năm đến tháng, năm", "period"),
            (120, "Chức danh, chức vụ, đơn vị công tác (Đảng, chính quyền, đoàn thể)", "role"),
        ],
    ),
    Part::Heading("28) ĐẶC ĐIỂM LỊCH SỬ BẢN THÂN"),
    Part::Line(&[("a) Bị bắt, bị tù (từ ngày tháng năm nào đến ngày tháng năm nào, ở đâu), đã khai báo cho ai, những vấn đề gì", "arrested", Line)]),
    Part::Line(&[("b) Bản thân có làm việc trong chế độ cũ (cơ quan, đơn vị nào, địa điểm, chức danh, chức vụ, thời gian)", "old_regime", Line)]),
    Part::Heading("29) QUAN HỆ VỚI NƯỚC NGOÀI"),
    Part::Line(&[("- Tham gia hoặc có quan hệ với các tổ chức chính trị, kinh tế, xã hội nào ở nước ngoài (làm gì, tổ chức nào, đặt trụ sở ở đâu)", "foreign_organisations", Half)]),
    Part::Line(&[("- Có thân nhân (bố, mẹ, vợ, chồng, con, anh chị em ruột) ở nước ngoài (làm gì, địa chỉ)", "foreign_relatives", Half)]),
    Part::Heading("30) QUAN HỆ GIA ĐÌNH"),
    Part::Plain("a) Bố, mẹ, vợ (chồng), các con, anh chị em ruột"),
    Part::Rows("family_own", 6, FAMILY),
    Part::Plain("b) Bố, mẹ, anh chị em ruột (bên vợ hoặc chồng)"),
    Part::Rows("family_spouse", 4, FAMILY),
    Part::Heading("31) HOÀN CẢNH KINH TẾ GIA ĐÌNH"),
    Part::Plain("- Quá trình lương của bản thân"),
    Part::Rows(
        "salary",
        3,
        &[(45, "Tháng, năm", "period"), (75, "Ngạch, bậc", "rank"), (45, "Hệ số lương", "coefficient")],
    ),
    Part::Line(&[("- Nguồn thu nhập chính của gia đình (hằng năm)", "income", Line)]),
    Part::Staying(&[("- Nhà ở", "house", Line)]),
    Part::Staying(&[("- Đất ở", "land", Line)]),
    Part::Staying(&[("- Đất sản xuất, kinh doanh", "business_land", Line)]),
];

fn parts() -> impl Iterator<Item = Part> {
    FIELDS.iter().chain(REST).copied()
}

/// The form's body.
pub(super) fn profile(layout: Layout) -> String {
    let body: String = parts().map(Part::docx).collect();
    head(layout) + &body + &signing(layout)
}

const SIGNED: [&str; 3] = [
    "Người khai",
    "Tôi xin cam đoan những lời khai trên đây là đúng sự thật",
    "(Ký, ghi rõ họ tên)",
];
const CONFIRMED: [&str; 2] = ["Xác nhận của cơ quan quản lý", "(Ký tên, đóng dấu)"];

/// The form with what it says, for its PDF; `day` is the file's date.
pub(super) fn view(layout: Layout, day: Day, values: &Value) -> Value {
    let signed_on = values["signed_on"].as_str().unwrap_or("ngày … tháng … năm 20…");
    json!({
        "head": {
            "party": layout == Layout::Party, "body": values["office"].as_str().unwrap_or_default(),
            "stamp": null, "copy": null,
            "date": [day.year(), day.month().month(), day.day_of_month()],
        },
        "title": NAME,
        "subject": "",
        "model": MODEL,
        "office": OFFICE.map(|labels| labelled(labels, values)),
        "number": labelled(NUMBER, values),
        "parts": parts().map(|part| part.filled(values)).collect::<Vec<_>>(),
        "last": parts().filter(|part| matches!(part, Part::Staying(_))).count(),
        "signed": SIGNED,
        "confirmed": CONFIRMED,
        "signed_on": signed_on,
    })
}

/// The one who fills it in on the left, the office that manages on the right.
fn signing(layout: Layout) -> String {
    let room = PAGE.room(newest_rule(layout));
    let half = room / 2;
    let centre = |look: &str, text: &str| paragraph("Ky", &[run(look, text)]);
    let left = centre("", "")
        + &centre("b", SIGNED[0])
        + &centre("i", SIGNED[1])
        + &centre("i", SIGNED[2])
        + &centre("", "").repeat(5);
    let right = centre("i", "………, {{signed_on}}{{^signed_on}}ngày … tháng … năm 20…{{/signed_on}}")
        + &centre("b", CONFIRMED[0])
        + &centre("i", CONFIRMED[1])
        + &centre("", "").repeat(5);
    let cells = [Cell::new(half, left), Cell::new(room - half, right)];
    staying(plain("KhaiAnh", "")) + &table(&[half, room - half], false, &row(Row::Body, &cells))
}

/// Kept on the page of what follows, so that no signature stands alone on one.
fn staying(paragraphs: String) -> String {
    paragraphs.replace("</w:pPr>", "<w:keepNext/></w:pPr>")
}
