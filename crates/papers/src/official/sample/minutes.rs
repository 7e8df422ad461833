//! Sample minutes.

use super::{day, head, recalled, signature, texts};
use crate::official::{
    Absence, Attendance, BallotCount, BallotRow, BallotSummary, Layout, Letterhead, Minutes,
    Quorum, RollLine, TakenDown,
};

impl Minutes {
    /// Minutes of an invented district's conference of key cadres.
    pub fn sample() -> Self {
        Self {
            head: head("Số 05-BB/HU", day(2017, 3, 15)),
            subject: "Hội nghị cán bộ chủ chốt giới thiệu nhân sự bổ sung quy hoạch cán bộ lãnh \
                      đạo, quản lý nhiệm kỳ 2015 - 2020"
                .to_owned(),
            opened: "07 giờ 30 phút, ngày 15 tháng 3 năm 2017".to_owned(),
            closed: "11 giờ 15 phút cùng ngày".to_owned(),
            venue: "Hội trường Huyện ủy Nậm Pha".to_owned(),
            purposes: texts(&[
                "Rà soát, đánh giá cán bộ trong quy hoạch; đưa ra khỏi quy hoạch những trường \
                 hợp không còn đủ tiêu chuẩn, điều kiện.",
                "Phát hiện, giới thiệu nguồn cán bộ bổ sung quy hoạch các chức danh lãnh đạo, \
                 quản lý của huyện.",
            ]),
            requirements: texts(&[
                "Bảo đảm nguyên tắc tập trung dân chủ, công khai, khách quan; bỏ phiếu kín.",
                "Quy hoạch cấp dưới là cơ sở cho quy hoạch cấp trên.",
            ]),
            taken_down: TakenDown::default(),
            attendance: attendance(),
            quorum: Quorum {
                share: "ít nhất 2/3".to_owned(),
                base: "số người được triệu tập".to_owned(),
                base_count: 100,
                present: 97,
                needed: 67,
                citation: recalled("Hướng dẫn số 15-HD/BTCTW ngày 05/11/2012"),
            },
            chair: "Đồng chí Lường Văn Thuận, Bí thư Huyện ủy".to_owned(),
            secretary: "Đồng chí Hà Thị Nguyệt, Chánh Văn phòng Huyện ủy".to_owned(),
            agenda: texts(&[
                "Tuyên bố lý do, giới thiệu đại biểu, thông qua chương trình.",
                "Quán triệt mục đích, yêu cầu, tiêu chuẩn, điều kiện, cơ cấu và số lượng.",
                "Thảo luận danh sách nhân sự.",
                "Bỏ phiếu kín; Tổ kiểm phiếu làm việc và báo cáo kết quả.",
                "Kết luận hội nghị.",
            ]),
            discussion: texts(&[
                "Đồng chí Vi Đình Quế, Trưởng Ban Tổ chức Huyện ủy, trình bày danh sách nhân sự \
                 đủ điều kiện giới thiệu và kết quả rà soát quy hoạch đã phê duyệt.",
                "Có 04 ý kiến phát biểu, nhất trí với tiêu chuẩn, điều kiện và danh sách do Ban \
                 Thường vụ chuẩn bị; đề nghị quan tâm cán bộ nữ, cán bộ trẻ.",
            ]),
            ballot: Some(ballot()),
            conclusions: texts(&[
                "Hội nghị thống nhất kết quả giới thiệu nêu trên để trình hội nghị Ban Chấp hành \
                 Đảng bộ huyện.",
                "Giao Ban Tổ chức Huyện ủy hoàn thiện hồ sơ nhân sự theo quy định.",
            ]),
            recipients: texts(&[
                "Ban Tổ chức Tỉnh ủy",
                "Các đồng chí Ủy viên Ban Thường vụ",
                "Lưu Văn phòng Huyện ủy",
            ]),
            secretary_signs: signature(&["THƯ KÝ"], "Hà Thị Nguyệt"),
            chair_signs: signature(&["CHỦ TRÌ HỘI NGHỊ"], "Lường Văn Thuận"),
            roll: Vec::new(),
        }
    }

    /// The same with everything that a conference's record can hold.
    pub fn sample_with_record() -> Self {
        let taken_down = TakenDown {
            substitutes: texts(&[
                "đồng chí Lò Văn Inh dự thay đồng chí Mùa A Dế (được phân công thay)",
            ]),
            late: texts(&["đồng chí Phạm Thị Hường, Phó Trưởng phòng Nội vụ"]),
            roster_changes: texts(&[
                "bổ sung đồng chí Hà Thị Nguyệt, Chánh Văn phòng Huyện ủy (mới được điều động)",
            ]),
            order: texts(&["Hội nghị cán bộ chủ chốt", "Hội nghị Ban Chấp hành"]),
            spoke: "Các đồng chí Vi Đình Quế, Quách Thị Ngọc Huyền".to_owned(),
            documents: texts(&["Danh sách nhân sự đủ điều kiện giới thiệu"]),
            reopened: texts(&[
                "Hồ sơ hội nghị được mở lại ngày 17/03/2017; lý do: ghi thiếu ý kiến.",
            ]),
        };
        Self { taken_down, ..Self::sample() }
    }

    /// The same in the State's layout, with a roll of the convened.
    pub fn sample_of_the_state() -> Self {
        let mut minutes = Self::sample();
        minutes.head = Letterhead {
            layout: Layout::State,
            parent: "ỦY BAN NHÂN DÂN TỈNH LÂM SƠN".to_owned(),
            body: "ỦY BAN NHÂN DÂN HUYỆN NẬM PHA".to_owned(),
            body_named: "Ủy ban nhân dân huyện Nậm Pha".to_owned(),
            number: "Số: 05/BB-UBND".to_owned(),
            secrecy: None,
            copy: None,
            ..minutes.head
        };
        let absent = minutes.attendance.absent.len();
        minutes.roll =
            (0..minutes.attendance.convened as usize).map(|n| roll_line(n, absent)).collect();
        minutes
    }
}

/// Invented names, of which the first `absent` did not come.
fn roll_line(n: usize, absent: usize) -> RollLine {
    let family = ["Vi", "Lò", "Nguyễn", "Quách", "Giàng", "Bùi", "Cầm", "Trương"];
    let given = ["Văn Ượng", "Thị Ổn", "Hoàng Thiên Phượng", "Minh Đường", "Đình Quế"];
    RollLine {
        name: format!("{} {}", family[n % family.len()], given[n % given.len()]),
        position: "Phó Chủ tịch Ủy ban nhân dân xã".to_owned(),
        present: n >= absent,
        note: if n < absent { "Có lý do".to_owned() } else { String::new() },
    }
}

fn attendance() -> Attendance {
    let absence = |person: &str, reason: &str| Absence {
        person: person.to_owned(),
        reason: reason.to_owned(),
    };
    Attendance {
        composition: "Ủy viên Ban Chấp hành Đảng bộ huyện; Thường trực Hội đồng nhân dân; lãnh \
                      đạo Ủy ban nhân dân, Ủy ban Mặt trận Tổ quốc; trưởng, phó các ban, phòng; \
                      bí thư, chủ tịch các xã, thị trấn"
            .to_owned(),
        convened: 100,
        present: 97,
        absent: vec![
            absence("Đồng chí Mùa A Dế, Phó Trưởng Công an huyện", "làm nhiệm vụ đột xuất"),
            absence("Đồng chí Phạm Thị Hường, Phó Trưởng phòng Nội vụ", "nghỉ thai sản"),
            absence("Đồng chí Ngân Văn Ượng, Bí thư Đảng ủy xã Pù Lếch", "học tập trung"),
        ],
        guests: texts(&["Đồng chí Trịnh Quốc Khởi, Phó Trưởng Ban Tổ chức Tỉnh ủy"]),
    }
}

fn ballot() -> BallotSummary {
    let row = |post: &str, name: &str, agree: u32, result: &str| BallotRow {
        post: post.to_owned(),
        name: name.to_owned(),
        agree,
        result: result.to_owned(),
    };
    BallotSummary {
        method: "Bỏ phiếu kín, phiếu in sẵn danh sách".to_owned(),
        count: BallotCount { issued: 97, returned: 96, invalid: 2 },
        rows: vec![
            row("Bí thư Huyện ủy", "Vi Đình Quế", 88, "Đủ số phiếu"),
            row("Bí thư Huyện ủy", "Quách Thị Ngọc Huyền", 52, "Đủ số phiếu"),
            row("Bí thư Huyện ủy", "Lộc Minh Đường", 49, "Không đủ số phiếu"),
            row("Chủ tịch Ủy ban nhân dân huyện", "Nguyễn Hoàng Thiên Phượng", 91, "Đủ số phiếu"),
            row("Chủ tịch Ủy ban nhân dân huyện", "Vi Đình Quế", 73, "Đủ số phiếu"),
        ],
        rule: "cần ít nhất 51 phiếu đồng ý (trên 1/2 số người được triệu tập)".to_owned(),
        base: "số người được triệu tập".to_owned(),
        base_count: 100,
    }
}
