//! The profile form 2C/TCTW-98.
//!
//! Its fields up to number 25 and its five tables follow a template for the
//! form that was read; numbers 26 to 31, the wording of headings and how the
//! printed form looks are general knowledge, not compared with it.

use super::docx::{Cell, Page, Row, paragraph, plain, row, run, table};
use crate::forms::rules::newest_rule;
use crate::official::Layout;

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

/// A field's placeholder in bold; where nothing is stated, room to write.
fn answer(code: &str, room: Room) -> [String; 2] {
    let dots = "…".repeat(match room {
        Room::Short => 6,
        Room::Half => 14,
        Room::Line => 26,
    });
    [
        run("b", &format!("{{{{{code}}}}}")),
        run("", &format!("{{{{^{code}}}}}{dots}{{{{/{code}}}}}")),
    ]
}

/// A line of labels, each with its field.
fn line(parts: &[(&str, &str, Room)]) -> String {
    let mut runs = Vec::new();
    for (at, (label, code, room)) in parts.iter().enumerate() {
        let gap = if at == 0 { "" } else { "   " };
        runs.push(run("", &format!("{gap}{label}: ")));
        runs.extend(answer(code, *room));
    }
    paragraph("Khai", &runs)
}

fn hint(text: &str) -> String {
    paragraph("KhaiNho", &[run("i", text)])
}

fn heading(text: &str) -> String {
    plain("KhaiMuc", text)
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

/// Office and number, the frame for the picture, the title.
fn head(layout: Layout) -> String {
    let room = PAGE.room(newest_rule(layout));
    let left = room * 3 / 5;
    let office = line(&[("Tỉnh, thành phố", "province", Room::Half)])
        + &line(&[("Đơn vị trực thuộc", "managing_office", Room::Half)])
        + &line(&[("Đơn vị cơ sở", "office", Room::Half)]);
    let number = paragraph("Giua", &[run("b", "Mẫu 2C/TCTW-98")])
        + &line(&[("Số hiệu cán bộ", "number", Room::Short)]);
    let picture = plain("KhaiAnh", "").repeat(2)
        + &plain("KhaiAnh", "Ảnh màu")
        + &plain("KhaiAnh", "(4 x 6 cm)")
        + &plain("KhaiAnh", "").repeat(3);
    let photo = table(&[32], true, &row(Row::Body, &[Cell::new(32, picture)]));
    let title = plain("Giua", "") + &paragraph("TieuDe", &[run("", "SƠ YẾU LÝ LỊCH")]);
    let top = row(Row::Body, &[Cell::new(left, office), Cell::new(room - left, number)]);
    let title = row(
        Row::Body,
        &[Cell::new(40, photo), Cell::new(room - 80, title), Cell::new(40, plain("O", ""))],
    );
    table(&[left, room - left], false, &top)
        + &plain("KhaiAnh", "")
        + &table(&[40, room - 80, 40], false, &title)
}

/// Fields 1 to 25.
fn fields() -> String {
    use Room::{Half, Line, Short};
    [
        line(&[("1) Họ và tên khai sinh", "name", Half), ("Nam, nữ", "sex", Short)]),
        line(&[("2) Các tên gọi khác", "other_names", Line)]),
        line(&[("3) Cấp ủy hiện tại", "committee_post", Half), ("Cấp ủy kiêm", "committee_other", Short)]),
        line(&[("Chức vụ (Đảng, đoàn thể, chính quyền, kể cả chức vụ kiêm nhiệm)", "position", Half)]),
        line(&[("Phụ cấp chức vụ", "position_allowance", Short)]),
        line(&[("4) Sinh ngày", "born", Half), ("5) Nơi sinh", "birth_place", Half)]),
        line(&[("6) Quê quán (xã, phường)", "hometown", Half), ("(huyện, quận)", "hometown_district", Short), ("(tỉnh, TP)", "hometown_province", Short)]),
        line(&[("7) Nơi ở hiện nay", "residence", Line), ("Đ/thoại", "phone", Short)]),
        hint("(Xã, huyện, tỉnh hoặc số nhà, đường phố, TP)"),
        line(&[("8) Dân tộc", "ethnicity", Half), ("9) Tôn giáo", "religion", Half)]),
        line(&[("10) Thành phần gia đình xuất thân", "family_class", Half)]),
        hint("(Ghi là công nhân, nông dân, cán bộ, công chức, trí thức, quân nhân, tiểu thương, tiểu chủ…)"),
        line(&[("11) Nghề nghiệp bản thân trước khi được tuyển dụng", "former_job", Half)]),
        hint("(Ghi nghề được đào tạo hoặc công nhân, làm ruộng, buôn bán, học sinh…)"),
        line(&[("12) Ngày được tuyển dụng", "recruited_on", Short), ("Vào cơ quan nào, ở đâu", "recruited_by", Half)]),
        line(&[("13) Ngày vào cơ quan hiện đang công tác", "joined_office_on", Short), ("Ngày tham gia cách mạng", "revolution_on", Short)]),
        line(&[("14) Ngày vào Đảng Cộng sản Việt Nam", "party_on", Short), ("Ngày chính thức", "party_official_on", Short)]),
        line(&[("15) Ngày tham gia các tổ chức chính trị, xã hội", "organisations", Half)]),
        hint("(Ngày vào Đoàn TNCS Hồ Chí Minh, Công đoàn, Hội…)"),
        line(&[("16) Ngày nhập ngũ", "enlisted_on", Short), ("Ngày xuất ngũ", "discharged_on", Short)]),
        line(&[("Quân hàm, chức vụ cao nhất (năm)", "army_rank", Half)]),
        line(&[("17) Trình độ học vấn: Giáo dục phổ thông", "schooling", Short), ("Học hàm, học vị cao nhất", "degree", Half)]),
        hint("(Lớp mấy) (GS, PGS, TS, Thạc sĩ, Cử nhân, Kỹ sư… năm nào, chuyên ngành gì)"),
        line(&[("- Lý luận chính trị", "theory", Half), ("- Ngoại ngữ", "languages", Half)]),
        line(&[("18) Công tác chính đang làm", "main_work", Line)]),
        line(&[("19) Ngạch công chức", "rank", Half), ("(mã số)", "rank_code", Short)]),
        line(&[("Bậc lương", "salary_step", Short), ("hệ số", "coefficient", Short), ("từ tháng", "salary_from", Short)]),
        line(&[("20) Danh hiệu được phong (năm nào)", "honours", Half)]),
        line(&[("21) Sở trường công tác", "strengths", Half), ("Công việc đã làm lâu nhất", "longest_work", Half)]),
        line(&[("22) Khen thưởng", "rewards", Line)]),
        hint("(Huân, huy chương, bằng khen, năm nào)"),
        line(&[("23) Kỷ luật (Đảng, chính quyền, đoàn thể, hình thức, năm nào, lý do)", "disciplines", Half)]),
        line(&[("24) Tình trạng sức khỏe", "health", Half), ("Cao", "height", Short), ("Cân nặng", "weight", Short), ("Nhóm máu", "blood", Short)]),
        line(&[("25) Số chứng minh nhân dân (căn cước)", "id_number", Half)]),
        line(&[("Thương binh loại", "wounded", Short), ("Gia đình liệt sĩ", "martyr_family", Short)]),
    ]
    .concat()
}

/// The form's body.
pub(super) fn profile(layout: Layout) -> String {
    use Room::{Half, Line};
    let family: &[(u16, &str, &str)] = &[
        (22, "Quan hệ", "relation"),
        (40, "Họ và tên", "name"),
        (18, "Năm sinh", "born"),
        (85, "Quê quán, nghề nghiệp, chức danh, chức vụ, đơn vị công tác, nơi ở", "about"),
    ];
    [
        head(layout),
        fields(),
        heading("26) ĐÀO TẠO, BỒI DƯỠNG VỀ CHUYÊN MÔN, NGHIỆP VỤ, LÝ LUẬN CHÍNH TRỊ, NGOẠI NGỮ"),
        rows(
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
        hint("Ghi chú: hình thức học: chính quy, tại chức, chuyên tu, bồi dưỡng…; văn bằng: tiến sĩ, thạc sĩ, cử nhân, kỹ sư…"),
        heading("27) TÓM TẮT QUÁ TRÌNH CÔNG TÁC"),
        rows(
            "career",
            6,
            &[
                (45, "Từ tháng, năm đến tháng, năm", "period"),
                (120, "Chức danh, chức vụ, đơn vị công tác (Đảng, chính quyền, đoàn thể)", "role"),
            ],
        ),
        heading("28) ĐẶC ĐIỂM LỊCH SỬ BẢN THÂN"),
        line(&[("a) Bị bắt, bị tù (từ ngày tháng năm nào đến ngày tháng năm nào, ở đâu), đã khai báo cho ai, những vấn đề gì", "arrested", Line)]),
        line(&[("b) Bản thân có làm việc trong chế độ cũ (cơ quan, đơn vị nào, địa điểm, chức danh, chức vụ, thời gian)", "old_regime", Line)]),
        heading("29) QUAN HỆ VỚI NƯỚC NGOÀI"),
        line(&[("- Tham gia hoặc có quan hệ với các tổ chức chính trị, kinh tế, xã hội nào ở nước ngoài (làm gì, tổ chức nào, đặt trụ sở ở đâu)", "foreign_organisations", Half)]),
        line(&[("- Có thân nhân (bố, mẹ, vợ, chồng, con, anh chị em ruột) ở nước ngoài (làm gì, địa chỉ)", "foreign_relatives", Half)]),
        heading("30) QUAN HỆ GIA ĐÌNH"),
        plain("Khai", "a) Bố, mẹ, vợ (chồng), các con, anh chị em ruột"),
        rows("family_own", 6, family),
        plain("Khai", "b) Bố, mẹ, anh chị em ruột (bên vợ hoặc chồng)"),
        rows("family_spouse", 4, family),
        heading("31) HOÀN CẢNH KINH TẾ GIA ĐÌNH"),
        plain("Khai", "- Quá trình lương của bản thân"),
        rows(
            "salary",
            3,
            &[(45, "Tháng, năm", "period"), (75, "Ngạch, bậc", "rank"), (45, "Hệ số lương", "coefficient")],
        ),
        line(&[("- Nguồn thu nhập chính của gia đình (hằng năm)", "income", Line)]),
        staying(line(&[("- Nhà ở", "house", Line)])),
        staying(line(&[("- Đất ở", "land", Line)])),
        staying(line(&[("- Đất sản xuất, kinh doanh", "business_land", Line)])),
        signing(layout),
    ]
    .concat()
}

/// The one who fills it in on the left, the office that manages on the right.
fn signing(layout: Layout) -> String {
    let room = PAGE.room(newest_rule(layout));
    let half = room / 2;
    let centre = |look: &str, text: &str| paragraph("Ky", &[run(look, text)]);
    let left = centre("", "")
        + &centre("b", "Người khai")
        + &centre("i", "Tôi xin cam đoan những lời khai trên đây là đúng sự thật")
        + &centre("i", "(Ký, ghi rõ họ tên)")
        + &centre("", "").repeat(5);
    let right = centre("i", "………, {{signed_on}}{{^signed_on}}ngày … tháng … năm 20…{{/signed_on}}")
        + &centre("b", "Xác nhận của cơ quan quản lý")
        + &centre("i", "(Ký tên, đóng dấu)")
        + &centre("", "").repeat(5);
    let cells = [Cell::new(half, left), Cell::new(room - half, right)];
    staying(plain("KhaiAnh", "")) + &table(&[half, room - half], false, &row(Row::Body, &cells))
}

/// Kept on the page of what follows, so that no signature stands alone on one.
fn staying(paragraphs: String) -> String {
    paragraphs.replace("</w:pPr>", "<w:keepNext/></w:pPr>")
}
