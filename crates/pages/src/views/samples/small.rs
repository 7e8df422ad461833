//! Samples of the small pages: signing in, and trouble.

use super::{link, paper};
use crate::views::error::{ErrorPage, Trouble};
use crate::views::operate::{Operate, OperateLine};
use crate::views::reprints::{ReprintLine, Reprints};
use crate::views::shell::Role;
use crate::views::sign_in::{DemoAccount, SignIn, SignInFault};

pub(in crate::views) fn sign_in() -> Vec<(&'static str, SignIn)> {
    let account = |name: &str, role| DemoAccount {
        name: name.into(),
        password: "thuong-binh-2017".into(),
        role,
    };
    let bare =
        SignIn { name: String::new(), fault: None, demo_accounts: Vec::new(), back: "/".into() };
    let with = |fault| SignIn { name: "phuong.ht".into(), fault: Some(fault), ..bare.clone() };
    vec![
        (
            "demo",
            SignIn {
                demo_accounts: vec![
                    account("canbo", Role::Officer),
                    account("thuongvu", Role::StandingBody),
                    account("kiemphieu", Role::CountingTeam),
                    account("captren", Role::UpperOffice),
                    account("giamsat", Role::Auditor),
                    account("quantri", Role::Administrator),
                ],
                ..bare.clone()
            },
        ),
        ("wrong", with(SignInFault::Wrong)),
        ("throttled", with(SignInFault::Throttled { minutes: 5 })),
        ("disabled", with(SignInFault::Disabled)),
        ("dormant", with(SignInFault::Dormant)),
        ("expired", with(SignInFault::Expired)),
        ("plain", bare),
    ]
}

pub(in crate::views) fn error() -> Vec<(&'static str, ErrorPage)> {
    let page = |trouble, detail: Option<&str>| ErrorPage {
        trouble,
        detail: detail.map(Into::into),
        back: "/reviews/1".into(),
    };
    vec![
        ("400", page(Trouble::BadRequest, None)),
        ("403", page(Trouble::Forbidden, Some("Chỉ tổ kiểm phiếu được nhập kết quả kiểm phiếu."))),
        ("404", page(Trouble::NotFound, None)),
        (
            "409",
            page(
                Trouble::Conflict,
                Some(
                    "Còn 2 xã chưa khóa danh sách: xã Nậm Sỏi, xã Bản Lìm. Danh sách cấp dưới là cơ sở cho quy hoạch của huyện.",
                ),
            ),
        ),
        ("429", page(Trouble::TooMany, None)),
        ("500", page(Trouble::Internal { reference: "K-7F3A-2291".into() }, None)),
    ]
}

pub(in crate::views) fn operate() -> Vec<(&'static str, Operate)> {
    let line = |key, value: &str, fine| OperateLine { key, value: value.into(), fine };
    let page = |lines| Operate { lines, backup_days: 7, drill_days: 90 };
    let well = vec![
        line("operate-backup", "14/03/2017 18:00", true),
        line("operate-drill", "02/03/2017 09:12", true),
        line("operate-journal", "112 mục, 4 mục sau lần sao lưu gần nhất", true),
        line("operate-clock", "Chạy đúng chiều", true),
        line("operate-votes", "0", true),
        line("operate-alone", "Máy không có đường ra Internet", true),
        line("operate-refused", "Không đặt", true),
    ];
    let amiss = vec![
        line("operate-backup", "Chưa lần nào", false),
        line("operate-clock", "Đồng hồ máy chậm hơn mục nhật ký mới nhất 3.600 giây", false),
        line("operate-alone", "Máy này có đường ra Internet", false),
    ];
    vec![("well", page(well)), ("amiss", page(amiss))]
}

pub(in crate::views) fn reprints() -> Vec<(&'static str, Reprints)> {
    let line = |title: &str, format: &str, words: [&str; 2], said: &[&str]| ReprintLine {
        paper: paper(title, format),
        sound: said.is_empty(),
        remade: words[0].into(),
        on_disk: words[1].into(),
        said: said.iter().map(|&line| line.to_owned()).collect(),
    };
    let sound = ["Bằng nhau từng byte", "Nguyên vẹn"];
    let altered = ["Bằng nhau từng byte", "Đã bị sửa"];
    let said = "trang tính “Phụ lục 2”, ô I12: tệp ghi “Trung cấp”, bản in lại ghi “Cao cấp”.";
    let review = || link("Huyện ủy Thượng Bình", "/reviews/1");
    let annex = line("Phụ lục 1: rà soát, chuyển tiếp (28/03/2017)", "XLSX", sound, &[]);
    let other = line("Phụ lục 2: rà soát, bổ sung (28/03/2017)", "XLSX", altered, &[said]);
    vec![
        ("sound", Reprints { review: review(), lines: vec![annex.clone()] }),
        ("altered", Reprints { review: review(), lines: vec![annex, other] }),
        ("none", Reprints { review: review(), lines: Vec::new() }),
    ]
}
