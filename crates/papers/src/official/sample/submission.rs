//! Sample submission and the decision that it asks for.

use super::{day, head, recalled, signature, texts};
use crate::official::{PostNumbers, Signature, StepResult, Submission};

impl Submission {
    /// The submission of an invented district.
    pub fn sample() -> Self {
        Self {
            head: head("Số ……-TTr/HU", day(2017, 4, 20)),
            title: "TỜ TRÌNH".to_owned(),
            subject: "về việc phê duyệt kết quả rà soát, bổ sung quy hoạch cán bộ lãnh đạo, quản \
                      lý nhiệm kỳ 2015 - 2020 của huyện Nậm Pha"
                .to_owned(),
            to: texts(&["Ban Thường vụ Tỉnh ủy Lâm Sơn", "Ban Tổ chức Tỉnh ủy Lâm Sơn"]),
            decider: "Ban Thường vụ Tỉnh ủy Lâm Sơn".to_owned(),
            bases: vec![
                recalled("Hướng dẫn số 15-HD/BTCTW ngày 05/11/2012"),
                recalled("Hướng dẫn số 06-HD/BTCTW ngày 24/02/2017"),
            ],
            plan: "quy hoạch chức danh lãnh đạo, quản lý nhiệm kỳ 2015–2020".to_owned(),
            unit: "huyện Nậm Pha".to_owned(),
            people: 3,
            carried: 2,
            added: 2,
            removed: 1,
            steps: vec![
                step("Hội nghị cán bộ chủ chốt", 15, 100, 96),
                step("Hội nghị Ban Chấp hành", 17, 37, 36),
                step("Hội nghị Ban Thường vụ", 20, 11, 11),
            ],
            posts: vec![
                PostNumbers { post: "Bí thư Huyện ủy".to_owned(), seats: 1, people: 2 },
                PostNumbers {
                    post: "Chủ tịch Ủy ban nhân dân huyện".to_owned(),
                    seats: 1,
                    people: 2,
                },
            ],
            annexes: texts(&["Phụ lục 1", "Phụ lục 2", "Danh sách trích ngang"]),
            recipients: texts(&["Như trên", "Lưu Văn phòng Huyện ủy"]),
            signs: signature(&["T/M BAN THƯỜNG VỤ", "BÍ THƯ"], "Lường Văn Thuận"),
        }
    }

    /// The draft of the decision.
    pub fn sample_decision() -> Self {
        let submission = Self::sample();
        Self {
            head: head("Số ……-QĐ/TU", day(2017, 4, 28)),
            title: "QUYẾT ĐỊNH".to_owned(),
            subject: "phê duyệt kết quả rà soát, bổ sung quy hoạch cán bộ lãnh đạo, quản lý nhiệm \
                      kỳ 2015 - 2020 của huyện Nậm Pha"
                .to_owned(),
            signs: Signature {
                roles: texts(&["T/M BAN THƯỜNG VỤ", "BÍ THƯ"]),
                name: String::new(),
            },
            ..submission
        }
    }
}

fn step(name: &str, on: i8, convened: u32, present: u32) -> StepResult {
    StepResult {
        name: name.to_owned(),
        day: day(2017, 3, on),
        convened,
        present,
        result: "Đủ số phiếu: 04 lượt; không đủ: 00 lượt".to_owned(),
    }
}
