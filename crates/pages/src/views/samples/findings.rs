//! Findings as the samples show them, one of each kind.

use super::basis;
use crate::views::model::{Confidence, Fact, Finding, Force, Verdict};

const GUIDANCE: &str = "Điểm 2.1, Hướng dẫn 15-HD/BTCTW ngày 05/11/2012";
const AMENDED: &str = "Hướng dẫn 06-HD/BTCTW ngày 24/02/2017";

fn facts(pairs: &[(&str, &str)]) -> Vec<Fact> {
    let each = pairs.iter();
    each.map(|(name, value)| Fact { name: (*name).into(), value: (*value).into() }).collect()
}

pub(super) fn age_met() -> Finding {
    Finding {
        code: "age.remaining-months".into(),
        title: "Thời gian công tác còn lại".into(),
        verdict: Verdict::Met,
        force: Force::Hard,
        text: "Còn 148 tháng công tác, đủ trọn một nhiệm kỳ.".into(),
        compared: facts(&[
            ("Ngày sinh", "14/08/1972"),
            ("Tháng nghỉ hưu", "08/2032"),
            ("Tháng tính tuổi", "06/2020"),
            ("Cần ít nhất", "60 tháng"),
        ]),
        mend: None,
        basis: vec![basis(AMENDED, Confidence::Proxy)],
    }
}

pub(super) fn age_short() -> Finding {
    Finding {
        code: "age.remaining-months".into(),
        title: "Thời gian công tác còn lại".into(),
        verdict: Verdict::NotMet,
        force: Force::Hard,
        text: "Còn 51 tháng công tác, thiếu 9 tháng để trọn một nhiệm kỳ.".into(),
        compared: facts(&[
            ("Ngày sinh", "02/09/1969"),
            ("Tháng nghỉ hưu", "09/2024"),
            ("Tháng tính tuổi", "06/2020"),
            ("Cần ít nhất", "60 tháng"),
        ]),
        mend: Some("Đưa ra khỏi quy hoạch ở đợt rà soát này.".into()),
        basis: vec![basis(AMENDED, Confidence::Proxy), basis(GUIDANCE, Confidence::Recall)],
    }
}

pub(super) fn theory_missing() -> Finding {
    Finding {
        code: "standard.political-theory".into(),
        title: "Trình độ lý luận chính trị".into(),
        verdict: Verdict::Undetermined,
        force: Force::Hard,
        text: "Chưa có dữ liệu về trình độ lý luận chính trị.".into(),
        compared: facts(&[("Cần có", "Trung cấp trở lên"), ("Đang có", "chưa nhập")]),
        mend: Some("Bổ sung bằng lý luận chính trị vào hồ sơ.".into()),
        basis: vec![basis(GUIDANCE, Confidence::Recall)],
    }
}

pub(super) fn higher_title() -> Finding {
    Finding {
        code: "direction.higher-title".into(),
        title: "Chỉ quy hoạch vào chức danh cao hơn".into(),
        verdict: Verdict::Met,
        force: Force::Hard,
        text: "Chức danh quy hoạch cao hơn chức vụ đang giữ.".into(),
        compared: facts(&[("Đang giữ", "Phó Trưởng phòng"), ("Quy hoạch", "Trưởng phòng")]),
        mend: None,
        basis: vec![basis(AMENDED, Confidence::Proxy)],
    }
}

pub(super) fn no_discipline() -> Finding {
    Finding {
        code: "discipline.none-in-force".into(),
        title: "Kỷ luật".into(),
        verdict: Verdict::NotApplicable,
        force: Force::Hard,
        text: "Không có hình thức kỷ luật nào để xét.".into(),
        compared: Vec::new(),
        mend: None,
        basis: vec![basis(AMENDED, Confidence::Proxy)],
    }
}

pub(super) fn one_name_only() -> Finding {
    Finding {
        code: "number.per-post".into(),
        title: "Số người quy hoạch cho một chức danh".into(),
        verdict: Verdict::NotMet,
        force: Force::Hard,
        text: "Chỉ có 1 người cho chức danh này; cần từ 2 đến 4 người.".into(),
        compared: facts(&[("Đã quy hoạch", "1 người"), ("Được quy hoạch", "2–4 người")]),
        mend: Some("Bổ sung ít nhất 1 người; xem mục “Người có thể bổ sung”.".into()),
        basis: vec![basis(AMENDED, Confidence::Proxy)],
    }
}

pub(super) fn share_of(code: &str, verdict: Verdict, text: &str, has: &str, aim: &str) -> Finding {
    Finding {
        code: code.into(),
        title: "Cơ cấu danh sách".into(),
        verdict,
        force: Force::Target,
        text: text.into(),
        compared: facts(&[("Hiện có", has), ("Chỉ tiêu", aim)]),
        mend: None,
        basis: vec![basis(AMENDED, Confidence::Proxy)],
    }
}
