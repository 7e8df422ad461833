//! Sample values of every view. All people, places and papers of the samples
//! are invented; instruments of the centre carry their real numbers and days.

mod accounts;
mod ballot;
mod board;
mod counting;
mod files;
mod findings;
mod forms;
mod help;
mod imports;
mod imports_learnt;
mod law;
mod lists;
mod meeting;
mod person;
mod plan;
mod posts;
mod review;
mod scans;
mod secrecy;
mod setup;
mod small;
mod step;
mod voting;
mod who;
mod workbench;

pub(super) use accounts::{
    access, account, account_link, accounts, own_account, recovery_codes, second_factor,
    second_step, welcome,
};
pub(super) use ballot::ballot;
pub(super) use board::board;
pub(super) use counting::{counting, release};
pub(super) use files::{case_files, corrections, nine_boxes, own_file};
pub(super) use forms::forms;
pub(super) use help::help;
pub(super) use imports::{import_checks, imports};
pub(super) use imports_learnt::{import_columns, import_values, imports_at_work};
pub(super) use law::law;
pub(super) use lists::{journal, people, plans, search};
pub(super) use meeting::{doors, meetings, screens};
pub(super) use person::person;
pub(super) use plan::plan;
pub(super) use posts::{coverage, lineage, post, posts};
pub(super) use review::review;
pub(super) use scans::{decide_scan, scan_log, scans};
pub(super) use secrecy::secrecy;
pub(super) use setup::setup;
pub(super) use small::{error, operate, reprints, sign_in};
pub(super) use step::step;
pub(super) use voting::{vote_cards, vote_desk, voting};
pub(super) use who::{differences, who, who_pairs};
pub(super) use workbench::{comparison, workbench};

use super::model::{Basis, Confidence, DecisionRef, Link, PaperLink, Unconfirmed};
use super::shell::{Notice, Place, Role, Shell, Tone, User};
use base::{Day, PartialDate, Share};
use words::Lang;

/// A day of the calendar; the first of 1970 where there is none.
pub(super) fn day(year: i16, month: i8, date: i8) -> Day {
    Day::new(year, month, date).unwrap_or_else(|| Day::from_days_since_1970(0))
}

pub(super) fn born(year: i16, month: i8, date: i8) -> PartialDate {
    PartialDate::Day(day(year, month, date))
}

pub(super) fn share(part: u32, whole: u32) -> Share {
    Share::new(part, whole).unwrap_or(Share::percent(0))
}

pub(super) fn person_link(name: &str) -> Link {
    Link { text: name.into(), href: Some("/people/1".into()) }
}

pub(super) fn link(text: &str, href: &str) -> Link {
    Link { text: text.into(), href: Some(href.into()) }
}

pub(super) fn paper(title: &str, format: &str) -> PaperLink {
    PaperLink { title: title.into(), format: format.into(), href: "/papers/1".into() }
}

pub(super) fn decided() -> DecisionRef {
    DecisionRef {
        number: "215-QĐ/HU".into(),
        day: day(2017, 4, 12),
        href: Some("/papers/9".into()),
    }
}

pub(super) fn basis(citation: &str, confidence: Confidence) -> Basis {
    Basis { citation: citation.into(), href: Some("/law".into()), confidence }
}

impl Shell {
    /// A shell as the gallery shows it, for the view of that name.
    pub fn sample(lang: Lang, view: &str) -> Self {
        let alone = matches!(view, "sign-in" | "voting" | "welcome" | "second-step");
        let user = User { name: "Hà Thị Phương".into(), role: Role::Officer };
        let done = Notice {
            tone: Tone::Done, text: "Đã ghi nhận 106 đại biểu dự họp.".into()
        };
        Self {
            lang,
            unit: "Huyện ủy Thượng Bình".into(),
            user: (!alone).then_some(user),
            places: match alone {
                true => Vec::new(),
                false => {
                    vec![Place::Board, Place::Plans, Place::People, Place::Law, Place::Journal]
                }
            },
            here: match view {
                "board" | "review" | "step" | "form" | "ballot" => Some(Place::Board),
                "plan" | "plans" => Some(Place::Plans),
                "person" | "people" => Some(Place::People),
                "journal" => Some(Place::Journal),
                "law" => Some(Place::Law),
                _ => None,
            },
            trail: match view {
                "step" => vec![
                    link("Bảng theo dõi", "/"),
                    link("Huyện ủy Thượng Bình, nhiệm kỳ 2015–2020", "/reviews/1"),
                ],
                _ => Vec::new(),
            },
            path: "/".into(),
            csrf: "0123456789abcdef".into(),
            version: "0.1.0".into(),
            law_digest: "5f3a9c0e7b1d4a62c8e0".into(),
            demo: true,
            secrecy: (view == "plan" || view == "person").then(|| "MẬT".into()),
            notices: if view == "step" { vec![done] } else { Vec::new() },
            help: (!alone).then(help::in_place),
        }
    }
}

/// Provisions that nobody has compared yet.
fn unconfirmed() -> Unconfirmed {
    Unconfirmed {
        provisions: vec![
            "Số lượng, 06-HD/BTCTW, 24/02/2017".into(),
            "Độ tuổi, 06-HD/BTCTW, 24/02/2017".into(),
        ],
        href: "/law?unit=TB&on=15%2F03%2F2017".into(),
    }
}
