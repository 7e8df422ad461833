//! Samples of the plan list.

use super::findings::{
    age_met, age_short, higher_title, no_discipline, one_name_only, share_of, theory_missing,
};
use super::{born, day, decided, link, paper, person_link, share};
use crate::views::model::Unconfirmed;
use crate::views::model::{
    DecisionRef, Denominator, EntryStatus, Fact, Finding, Sex, Verdict, Vote,
};
use crate::views::plan::{
    Ages, AsOf, Band, Bands, EntryRow, Filter, Gauge, Open, PlanList, PostGroup, Tab,
};
use base::PartialDate;

pub(in crate::views) fn plan() -> Vec<(&'static str, PlanList)> {
    let full = PlanList {
        unit: "Huyện ủy Thượng Bình".into(),
        title: "Quy hoạch Ban Chấp hành Đảng bộ huyện và các chức danh lãnh đạo, quản lý".into(),
        term: "2015–2020".into(),
        as_of: day(2017, 4, 12),
        tabs: tabs(),
        days: days(),
        decision: Some(decided()),
        filter: Filter {
            action: "/plans/1".into(),
            clear: "/plans/1".into(),
            shown: 7,
            total: 158,
            ..Filter::default()
        },
        gauges: gauges(),
        ages: ages(),
        bands: Some(bands()),
        unconfirmed: super::unconfirmed(),
        silent: vec!["Hệ số quy hoạch cấp phó".into(), "Tỷ lệ cán bộ khoa học, công nghệ".into()],
        findings: vec![one_name_only()],
        posts: posts(),
        here: "/plans/1?kind=titles".into(),
        open: Open::One("post-2".into()),
        open_review: Some("/plans/1/open".into()),
        boxes: None,
        papers: vec![
            paper("Danh sách kèm quyết định", "PDF"),
            paper("Phụ lục 1", "XLSX"),
            paper("Phụ lục 2", "XLSX"),
        ],
    };
    let filter = Filter {
        action: "/plans/1".into(),
        kept: vec![("kind", "titles".into())],
        clear: "/plans/1".into(),
        text: "nguyen van khong co".into(),
        status: Some(EntryStatus::Added),
        verdict: Some(Verdict::NotMet),
        shown: 0,
        total: 158,
    };
    let empty = PlanList {
        decision: None,
        open_review: None,
        boxes: None,
        filter,
        gauges: Vec::new(),
        ages: Ages::default(),
        bands: None,
        unconfirmed: Unconfirmed::default(),
        silent: Vec::new(),
        findings: Vec::new(),
        posts: Vec::new(),
        papers: Vec::new(),
        days: Vec::new(),
        ..full.clone()
    };
    vec![("full", full), ("empty", empty)]
}

/// Ages as on a list of a hundred, of which one person's year alone is known.
fn ages() -> Ages {
    let person = |at: u32| {
        let sex = if at.is_multiple_of(3) { Sex::Female } else { Sex::Male };
        (sex, 29 + (at * 7 + at * at) % 31)
    };
    Ages { people: (0..100).map(person).collect(), uncertain: 1, retires_at: Some((720, 660)) }
}

fn tabs() -> Vec<Tab> {
    let tab = |text: &str, current| Tab { text: text.into(), href: "/plans/1".into(), current };
    vec![tab("Cấp ủy", false), tab("Chức danh lãnh đạo, quản lý", true)]
}

fn days() -> Vec<AsOf> {
    let one = |on, label: &str| AsOf { day: on, label: label.into(), href: "/plans/1".into() };
    vec![
        one(day(2014, 12, 22), "Quyết định 97-QĐ/HU"),
        one(day(2017, 4, 12), "Quyết định 215-QĐ/HU"),
    ]
}

fn gauges() -> Vec<Gauge> {
    let gauge =
        |name: &str, part, target, verdict, text: &str, has: &str, aim: &str, code: &str| Gauge {
            name: name.into(),
            share: share(part, 126),
            target,
            finding: share_of(code, verdict, text, has, aim),
        };
    vec![
        gauge(
            "Cán bộ nữ",
            23,
            Some(share(15, 100)),
            Verdict::Met,
            "Tỷ lệ nữ đạt chỉ tiêu.",
            "23/126 = 18,3%",
            "15%",
            "share.women",
        ),
        gauge(
            "Cán bộ trẻ (dưới 40 tuổi)",
            15,
            Some(share(15, 100)),
            Verdict::NotMet,
            "Tỷ lệ cán bộ trẻ thấp hơn chỉ tiêu; cần thêm 4 người.",
            "15/126 = 11,9%",
            "15%",
            "share.young",
        ),
        gauge(
            "Dân tộc thiểu số",
            81,
            None,
            Verdict::Undetermined,
            "Chưa có tỷ lệ dân cư để so sánh.",
            "81/126 = 64,3%",
            "theo tỷ lệ dân cư",
            "share.minority",
        ),
    ]
}

fn bands() -> Bands {
    let band = |label: &str, count| Band { label: label.into(), count, share: share(count, 126) };
    Bands {
        bands: vec![band("Dưới 40 tuổi", 15), band("40–50 tuổi", 79), band("Trên 50 tuổi", 32)],
        finding: share_of(
            "age.bands",
            Verdict::Met,
            "Có đủ ba độ tuổi.",
            "15 / 79 / 32",
            "cả ba độ tuổi đều có người",
        ),
    }
}

fn row(name: &str, born: PartialDate, sex: Sex, ethnicity: &str, current: &str) -> EntryRow {
    let fact = |name: &str, value: &str| Fact { name: name.into(), value: value.into() };
    EntryRow {
        key: format!("row-{}", base::fold(name).replace(' ', "-")),
        person: person_link(name),
        born,
        sex,
        ethnicity: Some(ethnicity.into()),
        current: current.into(),
        training: vec![fact("CM", "Đại học Luật"), fact("LLCT", "Cao cấp")],
        status: EntryStatus::CarriedOver,
        reason: None,
        decision: Some(decided()),
        vote: Some(Vote { votes_for: 31, of: 37, denominator: Denominator::Members }),
        verdict: Verdict::Met,
        findings: vec![age_met(), higher_title(), no_discipline()],
    }
}

fn marked(mut row: EntryRow, status: EntryStatus, reason: &str, worst: Finding) -> EntryRow {
    row.status = status;
    row.reason = Some(reason.into());
    row.verdict = worst.verdict;
    row.findings.insert(0, worst);
    row
}

fn posts() -> Vec<PostGroup> {
    use Sex::{Female, Male};
    let deputy = |name: &str, date, sex, ethnicity: &str, current: &str| {
        row(name, date, sex, ethnicity, current)
    };
    let gone = EntryRow {
        decision: Some(DecisionRef {
            number: "215-QĐ/HU".into(),
            day: day(2017, 4, 12),
            href: None,
        }),
        vote: None,
        ..marked(
            deputy(
                "Lò Thị Mai",
                born(1969, 9, 2),
                Female,
                "Thái",
                "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc huyện",
            ),
            EntryStatus::Removed,
            "Không đủ thời gian công tác trọn một nhiệm kỳ",
            age_short(),
        )
    };
    vec![
        PostGroup {
            key: "post-1".into(),
            title: "Bí thư Huyện ủy".into(),
            seats: 1,
            incumbents: vec![link("Trịnh Công Nghĩa", "/people/2")],
            planned: 2,
            bounds: Some((Some(2), Some(4))),
            findings: Vec::new(),
            rows: vec![
                deputy(
                    "Hoàng Đức Thuận",
                    born(1968, 4, 19),
                    Male,
                    "Kinh",
                    "Phó Bí thư Thường trực Huyện ủy",
                ),
                deputy(
                    "Vàng A Chứ",
                    born(1971, 8, 14),
                    Male,
                    "Mông",
                    "Phó Bí thư Huyện ủy, Chủ tịch Ủy ban nhân dân huyện",
                ),
            ],
        },
        PostGroup {
            key: "post-2".into(),
            title: "Phó Chủ tịch Ủy ban nhân dân huyện".into(),
            seats: 2,
            incumbents: vec![link("Cầm Bá Ước", "/people/3"), link("Phạm Hữu Ngữ", "/people/4")],
            planned: 3,
            bounds: Some((Some(3), Some(8))),
            findings: Vec::new(),
            rows: vec![
                deputy(
                    "Nguyễn Văn Tĩnh",
                    born(1976, 2, 8),
                    Male,
                    "Kinh",
                    "Trưởng phòng Nông nghiệp và Phát triển nông thôn",
                ),
                marked(
                    deputy(
                        "Hà Thị Phương",
                        born(1981, 12, 30),
                        Female,
                        "Mường",
                        "Phó Trưởng ban Tổ chức Huyện ủy",
                    ),
                    EntryStatus::Added,
                    "Đủ tiêu chuẩn, nguồn tại chỗ",
                    theory_missing(),
                ),
                EntryRow {
                    ethnicity: None,
                    training: Vec::new(),
                    vote: None,
                    decision: None,
                    ..marked(
                        deputy(
                            "Sùng Mí Dế",
                            PartialDate::Year(1975),
                            Male,
                            "Mông",
                            "Chủ tịch Ủy ban nhân dân xã Chiềng Hoa",
                        ),
                        EntryStatus::Proposed,
                        "Hội nghị cán bộ chủ chốt giới thiệu",
                        theory_missing(),
                    )
                },
                gone,
            ],
        },
        PostGroup {
            key: "post-3".into(),
            title: "Chủ tịch Hội Liên hiệp Phụ nữ huyện".into(),
            seats: 1,
            incumbents: Vec::new(),
            planned: 1,
            bounds: Some((Some(2), None)),
            findings: vec![one_name_only()],
            rows: vec![deputy(
                "Giàng Thị Sáo",
                born(1984, 11, 3),
                Female,
                "Mông",
                "Phó Chủ tịch Hội Liên hiệp Phụ nữ huyện",
            )],
        },
        PostGroup {
            key: "post-4".into(),
            title: "Trưởng phòng Dân tộc".into(),
            seats: 1,
            incumbents: Vec::new(),
            planned: 0,
            bounds: Some((None, None)),
            findings: Vec::new(),
            rows: Vec::new(),
        },
    ]
}
