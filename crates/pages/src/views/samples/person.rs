//! Samples of a person's page.

use super::findings::{age_met, higher_title, no_discipline, theory_missing};
use super::{born, day, decided};
use crate::views::model::{Confidence, DecisionRef, Denominator, EntryStatus, Sex, Vote};
use crate::views::person::{
    CareerLine, CaseFile, Discipline, EntryEvent, EntryHistory, Evaluation, FactKind, FormTable,
    Person, PersonFact, ProfileForm, Reader, StandardSet,
};
use crate::views::picture::{BarKind, Life, LifeBar};
use crate::views::posts::Judged;
use base::{Month, PartialDate};

pub(in crate::views) fn person() -> Vec<(&'static str, Person)> {
    let full = Person {
        name: "Hà Thị Phương".into(),
        sex: Sex::Female,
        born: born(1981, 12, 30),
        current: "Phó Trưởng ban Tổ chức Huyện ủy Thượng Bình".into(),
        as_of: day(2017, 4, 12),
        facts: facts(),
        career: career(),
        form: Some(profile_form()),
        evaluations: evaluations(),
        discipline: vec![Discipline {
            form: "Khiển trách".into(),
            day: born(2012, 6, 11),
            until: Some(day(2013, 6, 11)),
            live: Some(false),
            decision: Some(DecisionRef {
                number: "31-QĐ/UBKT".into(),
                day: day(2012, 6, 11),
                href: None,
            }),
        }],
        entries: entries(),
        standards: vec![StandardSet {
            post: "Phó Chủ tịch Ủy ban nhân dân huyện".into(),
            findings: vec![theory_missing(), age_met(), higher_title(), no_discipline()],
            confidence: Confidence::Recall,
        }],
        is_withheld: false,
        life: life(),
        case: super::files::case_file(),
        may_judge: true,
        readers: Some(vec![
            Reader {
                name: "Đinh Quốc Khỏe (Kiểm tra, giám sát)".into(),
                when: "14/03/2017 08:12".into(),
                purpose: Some("kiểm tra hồ sơ quy hoạch".into()),
            },
            Reader {
                name: "Hà Thị Phương (Cán bộ tổ chức)".into(),
                when: "15/03/2017 14:40".into(),
                purpose: None,
            },
        ]),
    };
    let mut bare = Person {
        name: "Sùng Mí Dế".into(),
        sex: Sex::Male,
        born: PartialDate::Year(1975),
        current: "Chủ tịch Ủy ban nhân dân xã Chiềng Hoa".into(),
        career: Vec::new(),
        form: None,
        evaluations: Vec::new(),
        discipline: Vec::new(),
        entries: Vec::new(),
        standards: Vec::new(),
        is_withheld: true,
        life: Life { bars: Vec::new(), grades: Vec::new(), ..life() },
        case: CaseFile { href: None, basis: None, papers: Vec::new() },
        readers: None,
        may_judge: true,
        ..full.clone()
    };
    bare.facts.truncate(4);
    for fact in &mut bare.facts {
        fact.value = None;
        fact.source = None;
    }
    vec![("full", full), ("bare", bare)]
}

fn life() -> Life {
    let bar = |kind, label: &str, from, to| LifeBar { kind, label: label.into(), from, to };
    Life {
        today: day(2017, 4, 12),
        retires: Month::new(2036, 12),
        bars: vec![
            bar(
                BarKind::Post,
                "Chuyên viên Ban Tổ chức",
                Some(day(2006, 9, 1)),
                Some(day(2014, 4, 30)),
            ),
            bar(BarKind::Post, "Phó Trưởng ban Tổ chức Huyện ủy", Some(day(2014, 5, 1)), None),
            bar(
                BarKind::Training,
                "Trung cấp lý luận chính trị",
                Some(day(2012, 9, 1)),
                Some(day(2013, 6, 30)),
            ),
            bar(BarKind::Plan, "Phó Chủ tịch Ủy ban nhân dân huyện", Some(day(2013, 6, 1)), None),
        ],
        grades: vec![
            (2014, 2, "Hoàn thành tốt nhiệm vụ".into()),
            (2015, 3, "Hoàn thành xuất sắc nhiệm vụ".into()),
            (2016, 0, "Không hoàn thành nhiệm vụ".into()),
        ],
    }
}

fn facts() -> Vec<PersonFact> {
    let list = "Danh sách trích ngang năm 2017, dòng 14";
    let fact = |kind, value: &str| PersonFact {
        kind,
        value: Some(value.into()),
        since: None,
        source: Some(list.into()),
    };
    vec![
        fact(FactKind::Home, "xã Tà Phình, huyện Thượng Bình, tỉnh Sơn Lam"),
        fact(FactKind::Ethnicity, "Mường"),
        fact(FactKind::Religion, "Không"),
        fact(FactKind::PartyProbation, "03/02/2006"),
        fact(FactKind::PartyFull, "03/02/2007"),
        fact(FactKind::Training, "Đại học Luật"),
        PersonFact {
            since: Some(PartialDate::Year(2014)),
            ..fact(FactKind::StateManagement, "Ngạch chuyên viên chính")
        },
        PersonFact { value: None, source: None, ..fact(FactKind::Theory, "") },
        fact(FactKind::Languages, "Tiếng Anh B1; tiếng Mông"),
        fact(FactKind::Computing, "Cơ bản"),
        PersonFact { source: None, ..fact(FactKind::Retirement, "12/2036 (55 tuổi)") },
        fact(FactKind::Other("Ngạch công chức".into()), "Chuyên viên, bậc 5/9"),
    ]
}

fn career() -> Vec<CareerLine> {
    let month =
        |year, month| Month::new(year, month).map_or(PartialDate::Year(year), PartialDate::Month);
    let line = |from, to, post: &str, unit: &str, source: Option<&str>| CareerLine {
        from: Some(from),
        to,
        post: post.into(),
        unit: unit.into(),
        source: source.map(Into::into),
    };
    vec![
        line(
            month(2014, 5),
            None,
            "Phó Trưởng ban",
            "Ban Tổ chức Huyện ủy Thượng Bình",
            Some("Quyết định 61-QĐ/HU ngày 12/05/2014"),
        ),
        line(
            month(2009, 9),
            Some(month(2014, 4)),
            "Chuyên viên",
            "Ban Tổ chức Huyện ủy Thượng Bình",
            None,
        ),
        line(
            PartialDate::Year(2004),
            Some(month(2009, 8)),
            "Cán bộ Văn phòng – Thống kê",
            "Ủy ban nhân dân xã Tà Phình",
            None,
        ),
    ]
}

fn profile_form() -> ProfileForm {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let table = |title: &str, heads: &[&str], rows: &[&[&str]], none| FormTable {
        title: title.into(),
        heads: texts(heads),
        rows: rows.iter().map(|row| texts(row)).collect(),
        none,
    };
    let family = ["Quan hệ", "Họ và tên", "Năm sinh", "Quê quán, nghề nghiệp, nơi ở"];
    ProfileForm {
        kind: "Mẫu 2C/TCTW-98".into(),
        from: day(2017, 3, 1),
        career: vec![
            ("2004 - 8/2009".into(), "Cán bộ Văn phòng – Thống kê xã Tà Phình".into()),
            (
                "9/2009 - nay".into(),
                "Ban Tổ chức Huyện ủy Thượng Bình\nChuyên viên, Phó Trưởng ban".into(),
            ),
        ],
        tables: vec![
            table(
                "Đào tạo, bồi dưỡng",
                &[
                    "Tên trường",
                    "Ngành học, nội dung",
                    "Thời gian",
                    "Hình thức học",
                    "Văn bằng, chứng chỉ",
                ],
                &[&["Trường Đại học Luật", "Luật", "9/2000 - 6/2004", "Chính quy", "Cử nhân"]],
                false,
            ),
            table(
                "Quan hệ gia đình: về bản thân",
                &family,
                &[&["Bố", "Hà Văn Tụ", "1955", "Tà Phình; làm ruộng"]],
                false,
            ),
            table("Quan hệ gia đình: bên vợ hoặc chồng", &family, &[], true),
            table("Quá trình lương", &["Thời gian", "Ngạch, bậc", "Hệ số lương"], &[], false),
        ],
        fields: vec![
            ("Nghề nghiệp trước khi được tuyển dụng".into(), "Học sinh".into()),
            ("Kỷ luật".into(), "Không".into()),
        ],
        withheld: false,
        unread: vec![("Văn bản 36".into(), "Hồ sơ bổ sung năm 2016".into())],
    }
}

fn evaluations() -> Vec<Evaluation> {
    let year = |year, grade: &str, scale: &str| Evaluation {
        year,
        grade: grade.into(),
        scale: Some(scale.into()),
    };
    let scale = "Bốn mức, theo quy định năm đó";
    vec![
        year(2016, "Hoàn thành xuất sắc nhiệm vụ", scale),
        year(2015, "Hoàn thành tốt nhiệm vụ", scale),
        year(2014, "Hoàn thành tốt nhiệm vụ", scale),
    ]
}

fn entries() -> Vec<EntryHistory> {
    let event = |on, status, reason: Option<&str>| EntryEvent {
        day: on,
        status,
        reason: reason.map(Into::into),
        decision: None,
        vote: None,
    };
    vec![
        EntryHistory {
            post_href: Some("/post/1".into()),
            readiness: Some(Judged {
                level: "1–2".into(),
                code: "one-two-years".into(),
                rank: None,
                emergency: false,
                expires: day(2017, 1, 1),
                stale: true,
            }),
            plan: "Quy hoạch nhiệm kỳ 2015–2020".into(),
            href: Some("/plans/1".into()),
            post: "Phó Chủ tịch Ủy ban nhân dân huyện".into(),
            status: EntryStatus::Added,
            events: vec![
                event(
                    day(2017, 3, 15),
                    EntryStatus::Proposed,
                    Some("Hội nghị cán bộ chủ chốt giới thiệu, 74/112 phiếu"),
                ),
                EntryEvent {
                    decision: Some(decided()),
                    vote: Some(Vote { votes_for: 31, of: 37, denominator: Denominator::Members }),
                    ..event(
                        day(2017, 4, 12),
                        EntryStatus::Added,
                        Some("Đủ tiêu chuẩn, nguồn tại chỗ"),
                    )
                },
            ],
        },
        EntryHistory {
            post_href: None,
            readiness: None,
            plan: "Quy hoạch nhiệm kỳ 2010–2015".into(),
            href: None,
            post: "Phó Trưởng ban Tổ chức Huyện ủy".into(),
            status: EntryStatus::Appointed,
            events: vec![
                event(day(2012, 12, 20), EntryStatus::Added, None),
                event(
                    day(2014, 5, 12),
                    EntryStatus::Appointed,
                    Some("Bổ nhiệm theo Quyết định 61-QĐ/HU"),
                ),
            ],
        },
    ]
}
