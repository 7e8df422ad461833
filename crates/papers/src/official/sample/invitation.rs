//! Sample invitations and the list to sign.

use super::{day, head, signature, texts};
use crate::official::{AttendanceLine, AttendanceList, Invitations, Invitee, Letterhead};

const PEOPLE: [(&str, &str, &str); 3] = [
    ("Mùa A Dế", "Phó Trưởng Công an huyện", "0G3M7XQ2ZK9TA"),
    (
        "Nguyễn Hoàng Thiên Phượng",
        "Ủy viên Ban Thường vụ, Trưởng Ban Dân vận Huyện ủy",
        "0R8V1CDN5WY6E",
    ),
    ("Ngân Văn Ượng", "Bí thư Đảng ủy xã Pù Lếch", "07BH4JKPS0F2M"),
];

fn plain_head(number: &str) -> Letterhead {
    Letterhead { secrecy: None, copy: None, ..head(number, day(2017, 3, 10)) }
}

impl Invitations {
    /// Invitations to an invented district's conference of key cadres.
    pub fn sample() -> Self {
        let invitee = |(name, position, code): (&str, &str, &str)| Invitee {
            name: name.to_owned(),
            position: position.to_owned(),
            code: code.to_owned(),
        };
        Self {
            head: plain_head("Số ……-GM/HU"),
            subject: "Dự hội nghị cán bộ chủ chốt về rà soát, bổ sung quy hoạch cán bộ lãnh đạo, \
                      quản lý nhiệm kỳ 2015 - 2020"
                .to_owned(),
            time: "07 giờ 30 phút, ngày 15 tháng 3 năm 2017".to_owned(),
            venue: "Hội trường Huyện ủy Nậm Pha".to_owned(),
            agenda: texts(&[
                "Tuyên bố lý do, giới thiệu đại biểu, thông qua chương trình.",
                "Quán triệt mục đích, yêu cầu, tiêu chuẩn, điều kiện, cơ cấu và số lượng.",
                "Thảo luận danh sách nhân sự.",
                "Bỏ phiếu kín; kiểm phiếu.",
                "Kết luận hội nghị.",
            ]),
            documents: texts(&["Danh sách nhân sự đủ điều kiện giới thiệu"]),
            signs: signature(&["T/M BAN THƯỜNG VỤ", "BÍ THƯ"], "Lường Văn Thuận"),
            people: PEOPLE.map(invitee).to_vec(),
        }
    }
}

impl AttendanceList {
    /// The list to sign at the same conference.
    pub fn sample() -> Self {
        let line = |(name, position, _): (&str, &str, &str)| AttendanceLine {
            name: name.to_owned(),
            position: position.to_owned(),
            note: String::new(),
        };
        let invitations = Invitations::sample();
        Self {
            head: plain_head(""),
            subject: "Dự hội nghị cán bộ chủ chốt về rà soát, bổ sung quy hoạch".to_owned(),
            time: invitations.time,
            venue: invitations.venue,
            people: PEOPLE.map(line).to_vec(),
            signs: signature(&["THƯ KÝ HỘI NGHỊ"], "Hà Thị Nguyệt"),
        }
    }
}
