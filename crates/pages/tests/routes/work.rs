//! The work of a review through the pages, and what each page shows of it.

use crate::site::{Browser, Site, day, values};
use axum::http::StatusCode;
use base::ReviewId;
use words::Lang;

/// Text of a page without what changes from run to run.
fn count(html: &str, needle: &str) -> usize {
    html.matches(needle).count()
}

/// The sheets of a ballot on which everybody agrees with every row.
fn agreeing(rows: usize, sheets: usize) -> String {
    vec!["+".repeat(rows); sheets].join("\n")
}

async fn rows_of(site: &Site, review: ReviewId, step: usize) -> usize {
    let permit = site.permit("can-bo").await;
    site.desk.step_sheet(&permit, review, step, Lang::Vi).await.unwrap().rows.len()
}

#[tokio::test]
async fn an_officer_goes_from_the_index_to_a_plan_to_a_person() {
    let site = Site::with_district().await;
    let mut browser = site.signed_in("can-bo").await;
    let index = browser.get("/plans").await;
    assert!(index.body.contains("href=\"/plans/SL.TB\""), "{}", index.body);
    assert!(index.body.contains("Huyện Thượng Bình"));
    let plan = browser.get("/plans/SL.TB").await;
    assert_eq!(plan.status, StatusCode::OK);
    assert!(plan.body.contains("Quy hoạch cấp ủy"), "the committee's plan comes first");
    assert!(plan.body.contains("class=\"finding\""));
    let titles = browser.get("/plans/SL.TB?kind=titles&term=2015-2020").await;
    assert!(titles.body.contains("Bí thư Huyện ủy"));
    let (_, rest) = titles.body.split_once("href=\"/people/").unwrap();
    let id = rest.split('"').next().unwrap();
    let person = browser.get(&format!("/people/{id}")).await;
    assert_eq!(person.status, StatusCode::OK);
    assert!(person.body.contains("Các lần quy hoạch"));
    let mut auditor = site.signed_in("kiem-tra").await;
    let journal = auditor.get("/journal").await;
    assert!(journal.body.contains("Xem hồ sơ cán bộ"), "the reading is in the journal");
}

#[tokio::test]
async fn the_grounds_of_a_list_are_sent_for_one_name_or_for_all() {
    let site = Site::with_district().await;
    let mut browser = site.signed_in("can-bo").await;
    let path = "/plans/SL.TB?kind=titles&term=2015-2020&text=bi+thu+huyen+uy";
    let closed = browser.get(path).await.body;
    let (_, checks) = closed.split_once("class=\"checks\"").unwrap();
    assert!(!checks.contains("class=\"finding\""), "{checks}");
    let (_, link) = checks.split_once("href=\"").unwrap();
    let link = link.split(['"', '#']).next().unwrap().replace("&amp;", "&");
    assert!(link.contains("&text=bi") && link.contains("&open=row-"), "{link}");
    let opened = browser.get(&link).await.body;
    let all = browser.get(&format!("{path}&open=all")).await.body;
    let grounds = |html: &str| count(html, "class=\"finding\"");
    assert!(grounds(&closed) < grounds(&opened) && grounds(&opened) < grounds(&all));
    // An address that names nobody opens nothing.
    let none = browser.get(&format!("{path}&open=row-0")).await.body;
    assert_eq!(grounds(&none), grounds(&closed));
}

#[tokio::test]
async fn a_filter_leaves_what_it_names_and_keeps_the_plan() {
    let site = Site::with_district().await;
    let mut browser = site.signed_in("can-bo").await;
    let all = browser.get("/plans/SL.TB?kind=titles&term=2015-2020").await;
    let some = browser.get("/plans/SL.TB?kind=titles&term=2015-2020&text=bi+thu+huyen+uy").await;
    assert!(some.body.contains("name=\"kind\" value=\"titles\""));
    let rows = |html: &str| count(html, "href=\"/people/");
    assert!(rows(&some.body) > 0 && rows(&some.body) < rows(&all.body));
    let none = browser
        .get("/plans/SL.TB?kind=titles&text=kh%C3%B4ng+c%C3%B3+ai+nh%C6%B0+th%E1%BA%BF")
        .await;
    assert_eq!(rows(&none.body), 0);
    let before = browser.get("/plans/SL.TB?kind=titles&as-of=01%2F01%2F2001").await;
    assert_eq!(before.status, StatusCode::OK);
    assert_eq!(rows(&before.body), 0, "nobody was planned yet");
}

#[tokio::test]
async fn a_person_is_found_without_marks() {
    let site = Site::with_district().await;
    let mut browser = site.signed_in("cap-tren").await;
    assert!(!browser.get("/people").await.body.contains("href=\"/people/"));
    let found = browser.get("/people?q=nguyen").await;
    assert!(found.body.contains("Nguyễn") && found.body.contains("href=\"/people/"));
}

#[tokio::test]
async fn a_step_goes_from_called_to_concluded_by_those_whose_work_it_is() {
    let site = Site::with_district().await;
    let (_, review) = site.open_review().await;
    let at = format!("/reviews/{review}/steps/1");
    let mut officer = site.signed_in("can-bo").await;

    let page = officer.get(&format!("/reviews/{review}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains(&format!("href=\"{at}/convene\"")));
    propose_first(&mut officer, review, &page.body).await;

    let bad = officer.post(&format!("{at}/convene"), &[("on", "31/02/2017")]).await;
    assert_eq!(bad.status, StatusCode::CONFLICT);
    assert!(bad.body.contains("value=\"31/02/2017\"") && bad.body.contains("role=\"alert\""));
    let called = officer.post(&format!("{at}/convene"), &[("on", "08/03/2017")]).await;
    assert_eq!(called.location(), format!("{at}?done=convened"));
    assert!(officer.get(called.location()).await.body.contains("Đã lập danh sách và triệu tập."));

    let roll = officer.get(&format!("{at}/hold")).await;
    let people = values(&roll.body, "present");
    assert!(people.len() > 2);
    let one = officer.post(&format!("{at}/hold"), &[("present", &people[0])]).await;
    assert_eq!(one.status, StatusCode::CONFLICT, "one is no quorum");
    assert!(one.body.contains("role=\"alert\""));
    let stranger = officer.post(&format!("{at}/hold"), &[("present", "00000000000a1")]).await;
    assert_eq!(stranger.status, StatusCode::BAD_REQUEST);
    let all: Vec<(&str, &str)> = people.iter().map(|id| ("present", id.as_str())).collect();
    let held = officer.post(&format!("{at}/hold"), &all).await;
    assert_eq!(held.location(), format!("{at}?done=held"));

    let refused = officer.post(&format!("{at}/count"), &[("issued", "1"), ("sheets", "+")]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "whoever prepares does not count");
    let early = officer.post(&format!("{at}/conclude"), &[]).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "nothing is counted yet");

    let rows = rows_of(&site, review, 1).await;
    let (issued, sheets) = (people.len().to_string(), agreeing(rows, people.len()));
    count_twice(&site, &at, &issued, &sheets).await;

    let unreleased = officer.post(&format!("{at}/conclude"), &[]).await;
    assert_eq!(unreleased.status, StatusCode::CONFLICT, "two people must release the result");
    release(&site, &at).await;

    let concluded = officer.post(&format!("{at}/conclude"), &[]).await;
    assert_eq!(concluded.location(), format!("{at}?done=concluded"));
    let result = officer.get(concluded.location()).await;
    assert!(result.body.contains("100%"), "everybody agreed");
    let mut counter = site.signed_in("kiem-phieu-1").await;
    let seen = counter.get(&at).await;
    assert_eq!(seen.status, StatusCode::OK);
    assert!(!seen.body.contains("href=\"/people/"), "the counting team follows no name");

    let silent = officer.post(&format!("{at}/reopen"), &[("reason", " ")]).await;
    assert_eq!(silent.status, StatusCode::CONFLICT, "a reason is needed");
    let reopened = officer.post(&format!("{at}/reopen"), &[("reason", "Sai danh sách")]).await;
    assert_eq!(reopened.location(), format!("{at}?done=reopened"));
    assert!(officer.get(&at).await.body.contains("Sai danh sách"), "it stays told");
}

/// Puts the first person who could join on the list.
pub async fn propose_first(officer: &mut Browser, review: ReviewId, page: &str) {
    let (person, post) = (values(page, "person"), values(page, "post"));
    let fields = [("person", person[0].as_str()), ("post", post[0].as_str())];
    let proposed = officer.post(&format!("/reviews/{review}/propose"), &fields).await;
    assert_eq!(proposed.location(), format!("/reviews/{review}?done=proposed"));
    let twice = officer.post(&format!("/reviews/{review}/propose"), &fields).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
}

/// Two people count; a wrong sheet is named and nothing typed is lost; nobody
/// counts twice; no figure is shown meanwhile.
async fn count_twice(site: &Site, at: &str, issued: &str, sheets: &str) {
    for (number, name) in ["kiem-phieu-1", "kiem-phieu-2"].into_iter().enumerate() {
        let mut counter = site.signed_in(name).await;
        let form = counter.get(&format!("{at}/count")).await;
        assert_eq!(form.status, StatusCode::OK);
        let wrong = format!("{sheets}+");
        let path = format!("{at}/count");
        let refused = counter.post(&path, &[("issued", issued), ("sheets", &wrong)]).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.body.contains(&wrong), "what was typed stays");
        let words = counter.post(&path, &[("issued", "mười"), ("sheets", sheets)]).await;
        assert!(words.body.contains("«mười» không phải số nguyên"));
        let entered = counter.post(&path, &[("issued", issued), ("sheets", sheets)]).await;
        assert_eq!(entered.location(), format!("{at}?done=counted"));
        let again = counter.post(&path, &[("issued", issued), ("sheets", sheets)]).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "count {number} by {name}");
        let page = counter.get(at).await;
        assert!(!page.body.contains("class=\"share-number\""), "no figure before it is released");
    }
}

/// One of the team proposes the release, another confirms it; nobody else sees
/// the figures.
async fn release(site: &Site, at: &str) {
    let mut officer = site.signed_in("can-bo").await;
    assert_eq!(officer.get(&format!("{at}/release")).await.status, StatusCode::FORBIDDEN);
    let mut first = site.signed_in("kiem-phieu-1").await;
    let page = first.get(&format!("{at}/release")).await;
    let digest = values(&page.body, "digest")[0].clone();
    let proposed = first.post(&format!("{at}/release/propose"), &[]).await;
    assert_eq!(proposed.location(), format!("{at}/release?done=proposed-release"));
    let alone = first.post(&format!("{at}/release/confirm"), &[("digest", &digest)]).await;
    assert_eq!(alone.status, StatusCode::CONFLICT);
    let mut second = site.signed_in("kiem-phieu-2").await;
    let page = second.get(&format!("{at}/release")).await;
    assert_eq!(values(&page.body, "digest"), std::slice::from_ref(&digest));
    let other = second.post(&format!("{at}/release/confirm"), &[("digest", "00000000")]).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    let released = second.post(&format!("{at}/release/confirm"), &[("digest", &digest)]).await;
    assert_eq!(released.location(), format!("{at}/release?done=released"));
    let shown = second.get(released.location()).await;
    assert!(shown.body.contains("Đã công bố kết quả kiểm phiếu."));
}

#[tokio::test]
async fn sheets_are_typed_one_by_one_mended_and_closed() {
    let site = Site::with_district().await;
    let (_, review) = site.open_review().await;
    let at = format!("/reviews/{review}/steps/1");
    let mut officer = site.signed_in("can-bo").await;
    let page = officer.get(&format!("/reviews/{review}")).await;
    propose_first(&mut officer, review, &page.body).await;
    officer.post(&format!("{at}/convene"), &[("on", "08/03/2017")]).await;
    let people = values(&officer.get(&format!("{at}/hold")).await.body, "present");
    let all: Vec<(&str, &str)> = people.iter().map(|id| ("present", id.as_str())).collect();
    officer.post(&format!("{at}/hold"), &all).await;
    let mut counter = site.signed_in("kiem-phieu-1").await;
    let declared = counter.get(&format!("{at}/count")).await;
    assert!(values(&declared.body, "kind").contains(&"too-many".to_owned()));
    let kinds = [("kind", "empty"), ("kind", "signed")];
    counter.post(&format!("{at}/count/kinds"), &kinds).await;
    let sheet = |number, marks| [("batch", "A"), ("sheet", number), ("marks", marks)];
    let path = format!("{at}/count/sheet");
    let entered = counter.post(&path, &sheet("1", "*")).await;
    assert_eq!(entered.location(), format!("{at}/count?batch=A"));
    let next = counter.get(entered.location()).await;
    assert!(values(&next.body, "sheet").contains(&"2".to_owned()), "the next number stands there");
    for (number, marks) in [("1", "*"), ("2", "9999"), ("2", "!b"), ("x", "*")] {
        let refused = counter.post(&path, &sheet(number, marks)).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{number} {marks}");
        assert!(refused.body.contains(&format!("value=\"{marks}\"")), "what was typed stays");
    }
    counter.post(&path, &sheet("2", "1")).await;
    let change = counter.get(&format!("{at}/count?batch=A&sheet=2")).await;
    assert!(change.body.contains("/count/mend"));
    counter.post(&format!("{at}/count/mend"), &sheet("2", "!s")).await;
    counter.post(&path, &sheet("3", "*")).await;
    counter.post(&format!("{at}/count/mend"), &sheet("3", "")).await;
    let name = [("group", "0"), ("name", "Lò Văn Hòa"), ("sheets", "1")];
    counter.post(&format!("{at}/count/name"), &name).await;
    let page = counter.get(&format!("{at}/count")).await;
    assert!(
        page.body.contains("Đã nhập 2 phiếu") && page.body.contains("Ký tên hoặc đánh dấu riêng")
    );
    assert!(page.body.contains("Lò Văn Hòa"));
    let closed = counter.post(&format!("{at}/count/close"), &[("issued", "2")]).await;
    assert_eq!(closed.location(), format!("{at}?done=counted"));
    let mut other = site.signed_in("kiem-phieu-2").await;
    let page = other.get(&format!("{at}/count")).await;
    assert!(!page.body.contains("!signed") && page.body.contains("kiem-phieu-1"));
}

#[tokio::test]
async fn a_review_is_decided_by_the_standing_body_and_its_list_is_locked() {
    let site = Site::with_district().await;
    let (plan, review) = site.open_review().await;
    let mut standing = site.signed_in("thuong-vu").await;
    let early = standing.get(&format!("/reviews/{review}")).await;
    assert!(!early.body.contains("/decide\""), "steps are open");
    run_all_steps(&site, review).await;
    let mut officer = site.signed_in("can-bo").await;
    let fields = [("number", "01-QĐ/HU"), ("on", "20/03/2017")];
    officer.get("/").await;
    let refused = officer.post(&format!("/reviews/{review}/decide"), &fields).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let form = standing.get(&format!("/reviews/{review}/decide")).await;
    assert!(form.body.contains("Số quyết định"));
    let nameless = [("number", " "), ("on", "20/03/2017")];
    let refused = standing.post(&format!("/reviews/{review}/decide"), &nameless).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    let decided = standing.post(&format!("/reviews/{review}/decide"), &fields).await;
    assert_eq!(decided.location(), format!("/reviews/{review}?done=decided"));
    let page = standing.get(&format!("/reviews/{review}")).await;
    assert!(page.body.contains("01-QĐ/HU") && page.body.contains("Danh sách khóa ngày 20/03/2017"));
    let list = standing.get(&format!("/plans/{}?as-of=20%2F03%2F2017", plan.unit)).await;
    assert!(list.body.contains("01-QĐ/HU"));
    let board = standing.get("/").await;
    assert!(board.body.contains("đã khóa danh sách"));
    papers_are_given_out(&site, &mut standing, review).await;
}

async fn run_all_steps(site: &Site, review: ReviewId) {
    let (officer, reader) = (site.permit("can-bo").await, site.permit("can-bo").await);
    let steps = site.desk.review_sheet(&reader, review, Lang::Vi).await.unwrap().review.steps.len();
    for step in 1..=steps {
        let on = day(&format!("2017-03-{:02}", 7 + step));
        let called = site.desk.convene(&officer, review, step, on).await.unwrap();
        site.desk.hold(&officer, review, step, &called.convened).await.unwrap();
        let present = called.convened.len();
        let sheets = vec!["+".repeat(called.rows); present];
        for name in ["kiem-phieu-1", "kiem-phieu-2"] {
            let permit = site.permit(name).await;
            let entered =
                site.desk.enter_count(&permit, review, step, present as u32, &sheets).await;
            // A step that only discusses takes no ballots.
            if entered.is_err() {
                break;
            }
        }
        let first = site.permit("kiem-phieu-1").await;
        if let Ok(digest) = site.desk.propose_release(&first, review, step).await {
            let second = site.permit("kiem-phieu-2").await;
            site.desk.confirm_release(&second, review, step, &digest).await.unwrap();
        }
        site.desk.conclude(&officer, review, step).await.unwrap();
    }
}

async fn papers_are_given_out(site: &Site, browser: &mut Browser, review: ReviewId) {
    let step = format!("/reviews/{review}/steps/1");
    assert!(browser.get(&step).await.body.contains(&format!("action=\"{step}/papers\"")));
    let printed = browser.post(&format!("{step}/papers"), &[]).await;
    assert_eq!(printed.status, StatusCode::SEE_OTHER, "{}", printed.body);
    let permit = site.permit("can-bo").await;
    let papers = site.desk.papers(&permit, Some(review)).await.unwrap();
    let folder = site.folder.path().join("papers");
    assert!(!papers.is_empty() && papers.iter().all(|paper| folder.join(&paper.file).is_file()));
    let page = browser.get(&format!("/reviews/{review}")).await;
    let list = papers
        .iter()
        .find(|paper| paper.file.ends_with(".pdf") && paper.file.contains("quyet-dinh"));
    let address = format!("/papers/{}", list.unwrap().file);
    assert!(page.body.contains(&format!("href=\"{address}\"")), "{}", page.body);
    let answer = browser.get(&address).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header(axum::http::header::CONTENT_TYPE), "application/pdf");
    assert!(answer.body.starts_with("%PDF"));
    let reprint = format!("/reviews/{review}/reprint");
    assert!(page.body.contains(&format!("href=\"{reprint}\"")), "{}", page.body);
    let again = browser.get(&reprint).await.body;
    assert!(again.contains(&format!("Cả {} văn bản: in lại bằng nhau", papers.len())), "{again}");
    std::fs::write(folder.join(&list.unwrap().file), "another").unwrap();
    assert_eq!(browser.get(&address).await.status, StatusCode::CONFLICT, "no longer as issued");
    let again = browser.get(&reprint).await.body;
    assert!(again.contains("1 văn bản không còn như khi ban hành"), "{again}");
    assert!(again.contains("Đã bị sửa") && !again.contains(">Khác<"), "{again}");
    let left = std::fs::read(folder.join(&list.unwrap().file)).unwrap();
    assert_eq!(left, b"another", "nothing issued is overwritten");
}

#[tokio::test]
async fn a_search_over_everything_stands_in_the_header_of_who_may_read_people() {
    let site = Site::with_district().await;
    let mut officer = site.signed_in("can-bo").await;
    assert!(officer.get("/").await.body.contains("action=\"/search\""));
    let found = officer.get("/search?q=thuong+binh").await;
    assert_eq!(found.status, StatusCode::OK);
    assert!(found.body.contains("href=\"/plans/SL.TB\""), "{}", found.body);
    let mut administrator = site.signed_in("quan-tri").await;
    assert!(!administrator.get("/journal").await.body.contains("action=\"/search\""));
    for path in ["/search?q=lo", "/people?sex=female", "/people/export.csv?q=lo"] {
        assert_eq!(administrator.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn a_filter_is_kept_opened_again_exported_and_forgotten() {
    let site = Site::with_district().await;
    let mut officer = site.signed_in("can-bo").await;
    let found = officer.get("/people?q=&unit=SL.TB.X02&sex=female&age-to=&planned=").await;
    assert_eq!(found.status, StatusCode::OK);
    let names = count(&found.body, "<th scope=\"row\">");
    assert!(names > 0);
    let query = values(&found.body, "query").remove(0).replace("&amp;", "&");
    assert_eq!(query, "unit=SL.TB.X02&sex=female");
    let kept = officer.post("/people/searches", &[("name", "Nữ"), ("query", &query)]).await;
    assert_eq!(kept.location(), "/people?unit=SL.TB.X02&sex=female&done=search-kept");
    let kept = officer.get(kept.location()).await.body;
    assert!(kept.contains("Đã lưu cách lọc"), "{kept}");
    let page = officer.get("/people").await.body;
    assert!(page.contains("href=\"/people?unit=SL.TB.X02&amp;sex=female\""), "{page}");
    let csv = officer.get(&format!("/people/export.csv?{query}")).await;
    assert_eq!(csv.body.lines().count(), names + 1);
    let book = officer.get(&format!("/people/export.xlsx?{query}")).await;
    assert_eq!(book.status, StatusCode::OK);
    assert!(book.body.starts_with("PK"), "a workbook");
    assert_eq!(officer.get("/people/export.csv").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(officer.get("/people?sex=khac").await.status, StatusCode::BAD_REQUEST);
    officer.post("/people/searches/drop", &[("name", "Nữ")]).await;
    assert!(!officer.get("/people").await.body.contains("unit=SL.TB.X02&amp;sex=female"));
}

#[tokio::test]
async fn who_runs_the_machine_sees_how_it_fares_and_is_warned_on_every_page() {
    let site = Site::with_district().await;
    let mut administrator = site.signed_in("quan-tri").await;
    let page = administrator.get("/operating").await;
    assert_eq!(page.status, StatusCode::OK);
    let late = "chưa có bản sao lưu nào được kiểm tra";
    assert!(page.body.contains(late) && page.body.contains("Chưa lần nào"), "{}", page.body);
    assert!(administrator.get("/journal").await.body.contains(late));
    let mut officer = site.signed_in("can-bo").await;
    assert_eq!(officer.get("/operating").await.status, StatusCode::FORBIDDEN);
    assert!(!officer.get("/").await.body.contains(late));
    assert_eq!(officer.get("/health").await.body, "ok");
    assert_eq!(officer.get("/metrics").await.status, StatusCode::NOT_FOUND, "no peer, no token");
}

/// Enters a paper of a level in the register, and puts its file there.
async fn with_paper(site: &Site, file: &str, secrecy: &str) {
    let digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";
    std::fs::write(site.folder.path().join("papers").join(file), "x").unwrap();
    let mut tx = site.desk.store().write().await.unwrap();
    let unit = tx.units(day("2017-03-07")).await.unwrap().remove(0).id;
    let paper = desk::PaperRecord {
        id: base::PaperId(secrecy.len() as i64),
        unit,
        review: None,
        step: None,
        kind: "minutes".into(),
        file: file.into(),
        sha256: digest.into(),
        day: day("2017-03-07"),
        secrecy: secrecy.into(),
    };
    tx.add_papers(&[paper]).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_secret_paper_is_not_opened_while_the_machine_can_reach_the_internet() {
    let mut site = Site::with_district().await;
    with_paper(&site, "thuong.pdf", "none").await;
    with_paper(&site, "mat.pdf", "confidential").await;
    let mut officer = site.signed_in("can-bo").await;
    assert_eq!(officer.get("/papers/mat.pdf").await.status, StatusCode::OK, "it stands alone");
    let exposed = Some(pages::Exposure { default_route: true, public_address: false });
    site.operating.look = std::sync::Arc::new(move || exposed);
    let mut officer = site.signed_in("can-bo").await;
    assert_eq!(officer.get("/papers/mat.pdf").await.status, StatusCode::OK, "only warned of");
    site.operating.refused_levels = vec!["confidential", "secret", "top-secret"];
    let ceiling = desk::Ceiling { level: lex::Secrecy::None, exposed: true };
    site.desk = site.desk.clone().with_ceiling(std::sync::Arc::new(move || ceiling));
    let mut officer = site.signed_in("can-bo").await;
    assert_eq!(officer.get("/papers/thuong.pdf").await.status, StatusCode::OK);
    let refused = officer.get("/papers/mat.pdf").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("Hãy ngắt mạng ngoài rồi mở lại"), "{}", refused.body);
    let mut administrator = site.signed_in("quan-tri").await;
    let page = administrator.get("/operating").await.body;
    assert!(page.contains("Máy này có đường ra Internet") && page.contains("Tuyệt mật"), "{page}");
    assert!(administrator.get("/journal").await.body.contains("Máy này có đường ra Internet"));
}
