//! Samples of the pages of accounts.

use crate::views::access::{AccessLine, AccessReview, ReviewDone};
use crate::views::accounts::{
    AccountForm, AccountLine, AccountLink, AccountPage, AccountState, Accounts,
};
use crate::views::own_account::{
    LoanLine, Loans, OwnAccount, RecoveryCodes, SecondFactor, SessionLine,
};
use crate::views::passkeys::{PasskeyCeremony, PasskeyLine, Passkeys};
use crate::views::shell::Role;
use crate::views::welcome::{SecondStep, Welcome};

fn line(name: &str, shown: &str, role: Role, state: AccountState) -> AccountLine {
    AccountLine {
        href: format!("/accounts/{name}"),
        name: name.into(),
        display_name: shown.into(),
        role,
        unit: None,
        state,
        has_second: false,
        last_sign_in: None,
    }
}

fn form() -> AccountForm {
    let roles = [("officer", Role::Officer), ("auditor", Role::Auditor)];
    AccountForm {
        display_name: "Hà Thị Phương".into(),
        role: "auditor".into(),
        unit: "TB.NS".into(),
        clearance: "confidential".into(),
        roles: roles.map(|(code, role)| (code.to_owned(), role)).to_vec(),
        clearances: ["none", "confidential", "secret", "top-secret"].map(str::to_owned).to_vec(),
        ..AccountForm::default()
    }
}

pub(in crate::views) fn accounts() -> Vec<(&'static str, Accounts)> {
    let lines = vec![
        AccountLine {
            unit: Some("Đảng ủy xã Nậm Sỏi".into()),
            has_second: true,
            last_sign_in: Some("14/03/2017".into()),
            ..line("ha-thi-phuong", "Hà Thị Phương", Role::Officer, AccountState::Active)
        },
        line("lo-van-an", "Lò Văn Ẩn", Role::CountingTeam, AccountState::Invited),
        line("vi-van-on", "Vi Văn Ón", Role::Auditor, AccountState::Locked),
        line(
            "nguyen-hoang-thien-phuong-uyen",
            "Nguyễn Hoàng Thiên Phượng Uyên",
            Role::StandingBody,
            AccountState::Disabled,
        ),
    ];
    let full = Accounts { lines, form: form(), fault: None };
    let fault = Some("Đã có tài khoản «ha-thi-phuong».".into());
    vec![("refused", Accounts { fault, ..full.clone() }), ("full", full)]
}

pub(in crate::views) fn account() -> Vec<(&'static str, AccountPage)> {
    let page = |state| AccountPage {
        href: "/accounts/1".into(),
        line: line("ha-thi-phuong", "Hà Thị Phương", Role::Officer, state),
        form: form(),
        sessions: 1,
        is_own: false,
        fault: None,
    };
    vec![
        ("active", page(AccountState::Active)),
        ("locked", page(AccountState::Locked)),
        ("disabled", page(AccountState::Disabled)),
        ("own", AccountPage { is_own: true, ..page(AccountState::Active) }),
    ]
}

pub(in crate::views) fn access() -> Vec<(&'static str, AccessReview)> {
    let line = |shown: &str, state, last: Option<&str>| AccessLine {
        name: "ha-thi-phuong".into(),
        display_name: shown.into(),
        role: Role::Officer,
        unit: last.map(|_| "Đảng ủy xã Nậm Sỏi".to_owned()),
        clearance: "confidential".into(),
        state,
        has_second: last.is_some(),
        last_sign_in: last.map(str::to_owned),
        lent: last.map(|_| "Phê duyệt → 30/03/2017".to_owned()).into_iter().collect(),
        is_unused: last.is_none(),
    };
    let full = AccessReview {
        lines: vec![
            line("Hà Thị Phương", AccountState::Active, Some("14/03/2017")),
            line("Nguyễn Hoàng Thiên Phượng Uyên", AccountState::Invited, None),
        ],
        done: vec![ReviewDone {
            on: "15/03/2016".into(),
            by: "Vi Văn Ón".into(),
            note: "Ngừng hai tài khoản không còn dùng.".into(),
        }],
        is_due: true,
        fault: None,
    };
    let fault = Some("Hãy ghi rõ lý do.".into());
    vec![("refused", AccessReview { fault, is_due: false, ..full.clone() }), ("full", full)]
}

pub(in crate::views) fn account_link() -> Vec<(&'static str, AccountLink)> {
    let address = format!("/welcome/{}", "0f1e2d3c".repeat(8));
    vec![("fresh", AccountLink { name: "Hà Thị Phương".into(), address })]
}

fn loans() -> Loans {
    let loan = |right: &str, other: &str| LoanLine {
        id: "1".into(),
        right: right.into(),
        other: other.into(),
        days: "15/03/2017 – 30/03/2017".into(),
        reason: "Đi công tác".into(),
    };
    Loans {
        can: vec![("run-review".into(), "Tiến hành rà soát".into())],
        given: vec![loan("Tiến hành rà soát", "Lò Văn Ẩn")],
        got: vec![loan("Đọc hồ sơ", "Vi Văn Ón")],
        today: super::day(2017, 3, 15),
    }
}

fn ceremony() -> PasskeyCeremony {
    PasskeyCeremony {
        host: "kecan.local".into(),
        challenge: "Y2hhbGxlbmdl".into(),
        known: "a2V5".into(),
        user: "dXNlcg".into(),
        names: ("ha-thi-phuong".into(), "Hà Thị Phương".into()),
    }
}

fn passkeys() -> Passkeys {
    let line = |name: &str, used: Option<&str>| PasskeyLine {
        id: "a2V5".into(),
        name: name.into(),
        added: "14/03/2017".into(),
        used: used.map(str::to_owned),
    };
    let lines =
        vec![line("Khóa USB ở ngăn kéo bàn làm việc", Some("15/03/2017 07:50")), line("", None)];
    Passkeys { lines, offer: Some(ceremony()), elsewhere: None }
}

pub(in crate::views) fn own_account() -> Vec<(&'static str, OwnAccount)> {
    let session = |id: &str, browser: Option<&str>, is_this| SessionLine {
        id: id.into(),
        began: browser.map(|_| "15/03/2017 07:50".to_owned()),
        seen: "15/03/2017 14:40".into(),
        browser: browser.map(str::to_owned),
        is_this,
    };
    let plain = OwnAccount {
        name: "ha-thi-phuong".into(),
        has_second: false,
        codes_left: 0,
        passkeys: Passkeys::default(),
        loans: loans(),
        sessions: vec![session("a", Some("Firefox, Windows"), true)],
        fewest: (14, 8),
        idle_minutes: 15,
        fault: None,
    };
    let mut full = OwnAccount { has_second: true, codes_left: 9, ..plain.clone() };
    full.passkeys = passkeys();
    full.sessions.push(session("b", Some("Chrome, Android"), false));
    full.sessions.push(session("c", None, false));
    let fault = Some("Mật khẩu cần ít nhất 14 ký tự.".into());
    vec![("plain", plain.clone()), ("full", full), ("refused", OwnAccount { fault, ..plain })]
}

pub(in crate::views) fn second_factor() -> Vec<(&'static str, SecondFactor)> {
    let picture = (0..29).map(|y| (0..29).map(|x| (x * y + x + y) % 3 == 0).collect()).collect();
    let key = "MZXW6YTBOIMZXW6YTBOIMZXW6YTBOIMZ".into();
    let fresh = SecondFactor { key, picture, fault: None };
    let fault = Some("Mã không đúng.".into());
    vec![("refused", SecondFactor { fault, ..fresh.clone() }), ("fresh", fresh)]
}

pub(in crate::views) fn recovery_codes() -> Vec<(&'static str, RecoveryCodes)> {
    let codes = (0..10).map(|at| format!("abcd-efgh-jkm{at}")).collect();
    vec![("ten", RecoveryCodes { codes })]
}

pub(in crate::views) fn welcome() -> Vec<(&'static str, Welcome)> {
    let fresh = Welcome {
        href: "/welcome/0f".into(),
        name: "ha-thi-phuong".into(),
        display_name: "Hà Thị Phương".into(),
        fewest: (14, 8),
        fault: None,
    };
    let fault = Some("Hai lần nhập mật khẩu không giống nhau.".into());
    vec![("refused", Welcome { fault, ..fresh.clone() }), ("fresh", fresh)]
}

pub(in crate::views) fn second_step() -> Vec<(&'static str, SecondStep)> {
    let fresh = SecondStep { back: "/".into(), fault: None, passkey: None };
    let fault = Some("Mã không đúng.".into());
    let passkey =
        Some(PasskeyCeremony { user: String::new(), names: Default::default(), ..ceremony() });
    vec![
        ("refused", SecondStep { fault, ..fresh.clone() }),
        ("passkey", SecondStep { passkey, ..fresh.clone() }),
        ("fresh", fresh),
    ]
}
