//! The bench of the small district: who stands behind whom, what is missing, and
//! how soon somebody is ready.

use crate::site::{Site, day, term};
use base::{Day, PostId};
use desk::{
    BenchPost, BenchSheet, CoverageAsked, CoverageFile, DeskError, HitRole, JudgeReadiness,
    LineageTier, NewReadiness, ReadPeople, Role,
};
use plan::{Coverage, READINESS_LEVELS};
use words::{Lang, Words};

const TODAY: &str = "2017-05-02";

async fn sheet(site: &Site, unit: Option<&str>) -> BenchSheet {
    let permit = site.permit::<ReadPeople>("to-chuc").await;
    site.desk.bench_sheet(&permit, unit, None, day(TODAY)).await.unwrap()
}

fn post<'s>(sheet: &'s BenchSheet, title: &str) -> &'s BenchPost {
    sheet.posts.iter().find(|post| post.title == title).unwrap()
}

async fn post_id(site: &Site, title: &str) -> PostId {
    post(&sheet(site, Some("SL.TB")).await, title).post
}

fn names(post: &BenchPost) -> Vec<&str> {
    post.bench.iter().map(|one| one.name.as_str()).collect()
}

#[tokio::test]
async fn a_unit_shows_its_posts_with_who_holds_them_and_who_is_planned() {
    let site = Site::new().await;
    let sheet = sheet(&site, None).await;
    assert_eq!(sheet.unit().unwrap().code, "SL.TB", "the first unit that has posts");
    assert_eq!((sheet.term, sheet.terms.as_slice()), (Some(term()), [term()].as_slice()));
    let titles: Vec<&str> = sheet.posts.iter().map(|post| post.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Bí thư Huyện ủy",
            "Phó Bí thư Huyện ủy",
            "Ủy viên Ban Thường vụ Huyện ủy",
            "Huyện ủy viên"
        ],
        "titles before seats, the highest first"
    );
    let first = post(&sheet, "Bí thư Huyện ủy");
    assert!(first.key && first.vacant() == 0);
    let holder = &first.incumbents[0];
    // Born in February 1966, a man retires at sixty and some months more.
    assert_eq!((holder.name.as_str(), holder.since), ("Lường Văn Thuận", None));
    let retires = holder.retires.unwrap();
    assert_eq!(retires.earliest, retires.latest);
    assert_eq!(retires.months_left, retires.earliest.since(day(TODAY).month()));
    assert_eq!(names(first), ["Cầm Bá Lượng", "Vi Đình Quế"], "in the order of lists");
    let deputy = post(&sheet, "Phó Bí thư Huyện ủy");
    assert_eq!(deputy.seats, 2);
    assert!(deputy.bench.iter().all(|one| one.in_place && one.other_posts == 0));
}

#[tokio::test]
async fn who_retires_before_the_term_ends_is_near_and_one_who_does_not_covers_the_post() {
    let site = Site::new().await;
    let sheet = sheet(&site, Some("SL.TB")).await;
    let first = post(&sheet, "Bí thư Huyện ủy");
    let near = |name: &str| first.bench.iter().find(|one| one.name == name).unwrap().near;
    assert!(first.term_end.unwrap() > day("2020-01-01").month());
    assert!(near("Cầm Bá Lượng"), "born in March 1958, retired in 2018");
    assert!(!near("Vi Đình Quế"));
    assert_eq!(first.coverage, Coverage::Covered);
}

#[tokio::test]
async fn the_sums_of_a_unit_are_those_of_its_posts_and_of_the_units_below() {
    let site = Site::new().await;
    let sheet = sheet(&site, Some("SL")).await;
    assert_eq!(sheet.units.len(), 1);
    assert!(sheet.posts.is_empty());
    assert_eq!(sheet.sums, sheet.units[0].sums);
    assert_eq!((sheet.sums.posts(), sheet.sums.key_posts()), (9, 5));
    assert_eq!(sheet.sums.of(Coverage::Covered), 2);
    assert_eq!(sheet.sums.of(Coverage::Nobody), 7);
    let lead = sheet.units[0].lead.as_ref().unwrap();
    assert_eq!(lead.title, "Bí thư Huyện ủy");
}

#[tokio::test]
async fn coverage_lists_gaps_key_posts_first_and_follows_its_filter() {
    let site = Site::new().await;
    let permit = site.permit::<ReadPeople>("to-chuc").await;
    let ask =
        async |asked: CoverageAsked| site.desk.coverage(&permit, &asked, day(TODAY)).await.unwrap();
    let all = ask(CoverageAsked::default()).await;
    let keys: Vec<bool> = all.lines.iter().map(|line| line.key).collect();
    assert_eq!(all.lines.len(), 7);
    assert!(keys.is_sorted_by(|one, two| one >= two), "{keys:?}");
    assert_eq!(all.many, [], "nobody stands for many posts");
    let key = ask(CoverageAsked { key_only: true, ..CoverageAsked::default() }).await;
    assert_eq!((key.lines.len(), key.sums.posts()), (3, 5));
    let covered = Some(Coverage::Covered);
    let covered = ask(CoverageAsked { class: covered, ..CoverageAsked::default() }).await;
    assert_eq!(covered.lines.len(), 2);
    assert_eq!(covered.lines[0].planned, ["Cầm Bá Lượng", "Vi Đình Quế"]);
    let agencies = Some("agency".to_owned());
    let agencies = ask(CoverageAsked { level: agencies, ..CoverageAsked::default() }).await;
    assert_eq!(agencies.sums.posts(), 4);
    let one = Some("SL.TB.PH".to_owned());
    let one = ask(CoverageAsked { unit: one, ..CoverageAsked::default() }).await;
    assert_eq!((one.sums.posts(), one.lines[0].title.as_str()), (1, "Bí thư Đảng ủy xã"));
}

#[tokio::test]
async fn the_coverage_goes_out_as_a_file_and_that_is_recorded() {
    let site = Site::new().await;
    let permit = site.permit::<ReadPeople>("to-chuc").await;
    let asked = CoverageAsked { key_only: true, ..CoverageAsked::default() };
    let words = Words::load(Lang::Vi);
    let file = |kind| site.desk.coverage_file(&permit, &asked, day(TODAY), kind, words);
    let text = String::from_utf8(file(CoverageFile::Text).await.unwrap()).unwrap();
    assert_eq!(text.lines().count(), 1 + 3, "{text}");
    assert!(text.contains("Trưởng phòng Nội vụ") && !text.contains("Phó Trưởng phòng"));
    assert!(file(CoverageFile::Workbook).await.unwrap().starts_with(b"PK"));
    let auditor = site.permit("kiem-tra").await;
    let journal = site.desk.journal(&auditor, 0, 1000).await.unwrap();
    let taken = journal.iter().filter(|entry| entry.action == "export-coverage");
    assert_eq!(taken.count(), 2);
}

#[tokio::test]
async fn posts_are_found_by_title_and_by_person_without_marks() {
    let site = Site::new().await;
    let permit = site.permit::<ReadPeople>("to-chuc").await;
    let find = async |question: &str, unit: &str| {
        let within = (Some(unit), None, day(TODAY));
        site.desk.find_on_bench(&permit, within, question, 50).await.unwrap()
    };
    let titles = find("noi vu", "SL.TB").await;
    assert_eq!(titles.len(), 2, "{titles:?}");
    let people = find("vi dinh que", "SL.TB").await;
    let roles: Vec<HitRole> =
        people.iter().filter_map(|hit| hit.person.as_ref().map(|one| one.2)).collect();
    assert_eq!(roles.iter().filter(|role| **role == HitRole::Planned).count(), 1);
    assert_eq!(roles.iter().filter(|role| **role == HitRole::Holds).count(), 3);
    assert!(find("vi dinh que", "SL.TB.PNV").await.is_empty(), "only in the unit and below");
    assert!(find("  ", "SL.TB").await.is_empty());
}

fn tier<'t>(tier: &'t LineageTier, name: &str) -> Option<&'t LineageTier> {
    tier.fed_by.iter().find(|fed| fed.name == name).unwrap().holds.as_ref()
}

#[tokio::test]
async fn the_line_to_a_post_leads_down_and_names_its_gaps() {
    let site = Site::new().await;
    let permit = site.permit::<ReadPeople>("to-chuc").await;
    let first = post_id(&site, "Bí thư Huyện ủy").await;
    let line = site.desk.lineage(&permit, first, None, day(TODAY)).await.unwrap();
    let deputy = tier(&line.post, "Cầm Bá Lượng").unwrap();
    assert_eq!(deputy.title, "Phó Bí thư Huyện ủy");
    assert!(tier(&line.post, "Vi Đình Quế").is_none(), "a post stands once in the line");
    assert_eq!(tier(deputy, "Hà Thị Nguyệt").unwrap().coverage, Coverage::Nobody);
    let gaps: Vec<&str> = line.post.gaps().iter().map(|(tier, _)| tier.title.as_str()).collect();
    assert_eq!(gaps, ["Trưởng phòng Nội vụ", "Chánh Văn phòng Huyện ủy"]);
    let level = |code: &str, people| (code.to_owned(), people);
    assert_eq!(line.levels, [level("district", 2), level("commune", 0), level("agency", 0)]);
    assert_eq!((line.elsewhere, line.above.len()), (0, 0));

    let deputy = post_id(&site, "Phó Bí thư Huyện ủy").await;
    let line = site.desk.lineage(&permit, deputy, None, day(TODAY)).await.unwrap();
    assert_eq!(line.levels, [level("district", 0), level("commune", 0), level("agency", 2)]);
    assert_eq!(line.above.len(), 2, "both deputies are planned for the head's post");
}

async fn judgement(site: &Site, on: Day) -> NewReadiness {
    NewReadiness {
        person: site.person("Vi Đình Quế").await,
        post: post_id(site, "Bí thư Huyện ủy").await,
        level: READINESS_LEVELS[0].into(),
        rank: Some(1),
        emergency: true,
        note: " Đã luân chuyển ".into(),
        on,
        expires: on.add_days(30),
    }
}

#[tokio::test]
async fn readiness_stands_first_by_its_rank_goes_stale_and_is_taken_back() {
    let site = Site::new().await;
    let permit = site.permit::<JudgeReadiness>("to-chuc").await;
    let new = judgement(&site, day("2017-03-01")).await;
    let id = site.desk.judge_readiness(&permit, &new).await.unwrap();
    let shown = sheet(&site, Some("SL.TB")).await;
    let first = &post(&shown, "Bí thư Huyện ủy").bench[0];
    let judged = first.readiness.as_ref().unwrap();
    assert_eq!((first.name.as_str(), judged.note.as_str()), ("Vi Đình Quế", "Đã luân chuyển"));
    assert!(first.is_stale, "it held for thirty days");
    assert_eq!(judged.by, "Cán bộ tổ chức");

    let again = NewReadiness { level: READINESS_LEVELS[1].into(), on: day(TODAY), ..new.clone() };
    let again = NewReadiness { expires: day("2018-05-02"), ..again };
    site.desk.judge_readiness(&permit, &again).await.unwrap();
    let reader = site.permit::<ReadPeople>("to-chuc").await;
    let page = site.desk.post_page(&reader, new.post, None, day(TODAY)).await.unwrap();
    assert_eq!(page.judgements.len(), 2, "the earlier one stays readable");
    assert_eq!(page.judgements[0].1.level, READINESS_LEVELS[1]);
    assert!(!page.post.bench[0].is_stale);
    let then = site.desk.post_page(&reader, new.post, None, day("2017-03-02")).await.unwrap();
    assert_eq!(then.judgements.len(), 1, "what was judged later is not known then");

    site.desk.withdraw_readiness(&permit, page.judgements[0].1.id).await.unwrap();
    let page = site.desk.post_page(&reader, new.post, None, day(TODAY)).await.unwrap();
    let holds = page.post.bench[0].readiness.as_ref().unwrap();
    assert_eq!(holds.id, id, "the one before holds again");
    assert!(page.judgements[0].1.withdrawn.is_some());
    let twice = site.desk.withdraw_readiness(&permit, page.judgements[0].1.id).await;
    assert!(matches!(twice, Err(DeskError::NotFound { what: "readiness", .. })), "{twice:?}");
}

#[tokio::test]
async fn readiness_is_judged_only_of_who_is_planned_and_only_by_an_officer() {
    let site = Site::new().await;
    let permit = site.permit::<JudgeReadiness>("to-chuc").await;
    let good = judgement(&site, day(TODAY)).await;
    let stranger = site.person("Giàng A Sáu").await;
    let not_planned = NewReadiness { person: stranger, ..good.clone() };
    let unknown = NewReadiness { level: "soon".into(), ..good.clone() };
    for refused in [&not_planned, &unknown] {
        let answer = site.desk.judge_readiness(&permit, refused).await;
        assert!(matches!(answer, Err(DeskError::NotFound { .. })), "{answer:?}");
    }
    let backwards = NewReadiness { expires: day("2017-05-01"), ..good.clone() };
    let future = day("2017-05-03");
    let ahead = NewReadiness { on: future, expires: future, ..good.clone() };
    for refused in [&backwards, &ahead] {
        let answer = site.desk.judge_readiness(&permit, refused).await;
        assert!(matches!(answer, Err(DeskError::ReadinessDays)), "{answer:?}");
    }
    assert!(site.actor("thuong-vu").await.permit::<JudgeReadiness>().is_err());
    let reader = site.permit::<ReadPeople>("to-chuc").await;
    let page = site.desk.post_page(&reader, good.post, None, day(TODAY)).await.unwrap();
    assert!(page.judgements.is_empty(), "nothing refused was kept");
}

#[tokio::test]
async fn an_account_of_one_office_sees_no_other() {
    let site = Site::new().await;
    let office = {
        let mut tx = site.desk.store().read().await.unwrap();
        let units = tx.units(day(TODAY)).await.unwrap();
        units.into_iter().find(|unit| unit.code == "SL.TB.PNV").unwrap().id
    };
    let mut actor = site.actor("to-chuc").await;
    assert_eq!(actor.role, Role::Officer);
    actor.unit = Some(office);
    let permit = actor.permit::<ReadPeople>().unwrap();
    let own = site.desk.bench_sheet(&permit, None, None, day(TODAY)).await.unwrap();
    assert_eq!(own.path.len(), 1);
    assert_eq!(own.unit().unwrap().code, "SL.TB.PNV");
    let refused = site.desk.bench_sheet(&permit, Some("SL.TB"), None, day(TODAY)).await;
    assert!(matches!(refused, Err(DeskError::OutsideScope { .. })));
    let first = post_id(&site, "Bí thư Huyện ủy").await;
    assert!(site.desk.post_page(&permit, first, None, day(TODAY)).await.is_err());
    assert!(site.desk.lineage(&permit, first, None, day(TODAY)).await.is_err());
    let all = CoverageAsked::default();
    let coverage = site.desk.coverage(&permit, &all, day(TODAY)).await.unwrap();
    assert_eq!((coverage.units.len(), coverage.sums.posts()), (1, 2));
}
