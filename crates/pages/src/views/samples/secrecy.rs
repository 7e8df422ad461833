//! Samples of the page on the secrecy of a review.

use crate::views::secrecy::{SecrecyChanged, SecrecyPage, SecrecyWaiting};

pub(in crate::views) fn secrecy() -> Vec<(&'static str, SecrecyPage)> {
    let changed = |levels, state: &'static str| {
        SecrecyChanged {
        levels,
        reason: "Danh sách đã được công bố tại hội nghị cán bộ chủ chốt; không còn nội dung phải bảo vệ ở độ mật cũ.".into(),
        provision: "khoản 2 Điều 5 Quy chế bảo vệ bí mật nhà nước của huyện ủy".into(),
        proposed: ("Hà Thị Ân".into(), "07/03/2017 09:00".into()),
        decided: (state != "proposed").then(|| ("Quàng Văn Nghiệm".into(), "08/03/2017 14:05".into())),
        state,
    }
    };
    let bare = SecrecyPage {
        href: "/reviews/1/secrecy".into(),
        unit: "Huyện ủy Thượng Bình".into(),
        plan: "Quy hoạch chức danh lãnh đạo, quản lý nhiệm kỳ 2015–2020".into(),
        level: "confidential",
        lawful: Some(("confidential", "mục I.1 Hướng dẫn 06-HD/BTCTW".into())),
        choices: Vec::new(),
        typed: Default::default(),
        waiting: None,
        changes: Vec::new(),
        fault: None,
    };
    let waiting = |may_decide, is_own| SecrecyWaiting {
        id: "7".into(),
        change: changed(("confidential", "none"), "proposed"),
        may_decide,
        is_own,
    };
    vec![
        ("officer", SecrecyPage { choices: vec!["none", "secret", "top-secret"], ..bare.clone() }),
        (
            "refused",
            SecrecyPage {
                choices: vec!["none", "secret", "top-secret"],
                typed: ("none".into(), "Đã công bố".into(), String::new()),
                fault: Some("Hãy ghi lý do và căn cứ (điều, khoản của văn bản).".into()),
                ..bare.clone()
            },
        ),
        (
            "waits",
            SecrecyPage {
                waiting: Some(waiting(true, false)),
                changes: vec![
                    changed(("confidential", "none"), "proposed"),
                    changed(("secret", "confidential"), "confirmed"),
                    changed(("confidential", "none"), "declined"),
                ],
                ..bare.clone()
            },
        ),
        (
            "own",
            SecrecyPage {
                level: "secret",
                waiting: Some(waiting(false, true)),
                changes: vec![changed(("secret", "confidential"), "proposed")],
                ..bare.clone()
            },
        ),
        ("reader", SecrecyPage { lawful: None, ..bare }),
    ]
}
