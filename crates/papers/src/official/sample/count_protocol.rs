//! Sample count protocol.

use super::{day, head, recalled, signature};
use crate::official::{
    AgreedBy, BallotCount, CountProtocol, CountRule, InvalidReason, PersonCount, PostCount,
    TeamMember, Threshold, TwoCounts, WriteIn,
};
use base::PartialDate;

impl CountProtocol {
    /// The count of an invented district's ballot of key cadres.
    pub fn sample() -> Self {
        let reason = |reason: &str, sheets| InvalidReason { reason: reason.to_owned(), sheets };
        Self {
            head: head("Số 06-BB/HU", day(2017, 3, 15)),
            subject: "Bỏ phiếu giới thiệu nhân sự bổ sung quy hoạch nhiệm kỳ 2015 - 2020 tại hội \
                      nghị cán bộ chủ chốt"
                .to_owned(),
            opened: "09 giờ 45 phút, ngày 15 tháng 3 năm 2017".to_owned(),
            closed: "10 giờ 40 phút cùng ngày".to_owned(),
            venue: "Phòng họp số 2, Huyện ủy Nậm Pha".to_owned(),
            team: team(),
            convened: 100,
            present: 97,
            kind: "Phiếu kín, in sẵn danh sách, mỗi người một dòng “Đồng ý” hoặc “Không đồng ý”; \
                   có dòng giới thiệu thêm"
                .to_owned(),
            count: BallotCount { issued: 97, returned: 96, invalid: 2 },
            invalid_reasons: vec![
                reason("Phiếu không do Tổ kiểm phiếu phát ra", 1),
                reason("Phiếu ký tên người bỏ phiếu", 1),
            ],
            rule: CountRule {
                base: "số người được triệu tập".to_owned(),
                base_count: 100,
                threshold: Some(Threshold { share: "trên 1/2".to_owned(), needed: 51 }),
                citation: recalled("Hướng dẫn số 15-HD/BTCTW ngày 05/11/2012"),
            },
            posts: posts(),
            two_counts: TwoCounts {
                first: "Vi Thị Sen, Lò Văn Inh".to_owned(),
                second: "Đặng Thế Vỹ, Bùi Thị Thơm".to_owned(),
                agreed: AgreedBy::Sheets { third: "Hà Văn Thiết".to_owned(), sheets: 1 },
            },
            notes: vec![
                "Người giới thiệu thêm chưa được rà soát tiêu chuẩn, điều kiện.".to_owned(),
            ],
            chair_signs: Some(signature(&["XÁC NHẬN CỦA CHỦ TRÌ HỘI NGHỊ"], "Lường Văn Thuận")),
        }
    }
}

fn team() -> Vec<TeamMember> {
    let member = |name: &str, position: &str, role: &str| TeamMember {
        name: name.to_owned(),
        position: position.to_owned(),
        role: role.to_owned(),
    };
    vec![
        member("Vi Thị Sen", "Phó Chủ nhiệm Ủy ban Kiểm tra Huyện ủy", "Tổ trưởng"),
        member("Lò Văn Inh", "Chuyên viên Ban Tổ chức Huyện ủy", "Thư ký"),
        member("Đặng Thế Vỹ", "Chánh Thanh tra huyện", "Thành viên"),
        member("Bùi Thị Thơm", "Phó Bí thư Huyện đoàn", "Thành viên"),
    ]
}

fn posts() -> Vec<PostCount> {
    let person = |name: &str, born: &str, position: &str, votes: [u32; 3]| PersonCount {
        name: name.to_owned(),
        born: PartialDate::parse(born).ok(),
        position: position.to_owned(),
        agree: votes[0],
        disagree: votes[1],
        blank: votes[2],
        result: if votes[0] >= 51 { "Đủ số phiếu" } else { "Không đủ số phiếu" }.to_owned(),
    };
    vec![
        PostCount {
            post: "Bí thư Huyện ủy".to_owned(),
            people: vec![
                person(
                    "Vi Đình Quế",
                    "12/04/1974",
                    "Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Huyện ủy",
                    [88, 5, 1],
                ),
                person(
                    "Quách Thị Ngọc Huyền",
                    "09/1978",
                    "Phó Chủ tịch Hội đồng nhân dân huyện",
                    [52, 40, 2],
                ),
                person("Lộc Minh Đường", "1976", "Chủ nhiệm Ủy ban Kiểm tra Huyện ủy", [49, 45, 0]),
            ],
            write_ins: vec![WriteIn {
                person: "Hà Thị Nguyệt, Chánh Văn phòng Huyện ủy".to_owned(),
                sheets: 3,
            }],
        },
        PostCount {
            post: "Chủ tịch Ủy ban nhân dân huyện".to_owned(),
            people: vec![
                person(
                    "Nguyễn Hoàng Thiên Phượng",
                    "30/11/1980",
                    "Phó Chủ tịch Ủy ban nhân dân huyện",
                    [91, 3, 0],
                ),
                person(
                    "Vi Đình Quế",
                    "12/04/1974",
                    "Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Huyện ủy",
                    [73, 21, 0],
                ),
            ],
            write_ins: Vec::new(),
        },
    ]
}
