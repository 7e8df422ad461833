//! Case files, one's own file and corrections through the pages.

use crate::site::{Site, values};
use axum::http::StatusCode;
use desk::AccountChange;

#[tokio::test]
async fn an_officer_ticks_papers_in_the_grid_and_on_a_persons_page() {
    let site = Site::with_district().await;
    let (_, review) = site.open_review().await;
    let at = format!("/reviews/{review}/files");
    let mut officer = site.signed_in("can-bo").await;
    let list = officer.get(&format!("/reviews/{review}/list")).await;
    assert!(list.body.contains(&format!("href=\"{at}\"")), "the list leads to the case files");
    assert!(list.body.contains("Hồ sơ còn thiếu: Sơ yếu lý lịch theo mẫu 2C"));
    let grid = officer.get(&at).await;
    assert_eq!(grid.status, StatusCode::OK);
    let people = values(&grid.body, "shown");
    assert!(!people.is_empty());
    assert!(grid.body.contains("412-CV/TU"), "the provision is named");
    let first = &people[0];
    let papers = ["so-yeu-ly-lich", "nhan-xet-danh-gia", "ke-khai-tai-san", "van-bang", "suc-khoe"];
    let keys: Vec<String> = papers.iter().map(|code| format!("{first}:{code}")).collect();
    let mut fields: Vec<(&str, &str)> = vec![("shown", first)];
    fields.extend(keys.iter().map(|key| ("have", key.as_str())));
    let day = format!("on-{first}:suc-khoe");
    let bad = officer.post(&at, &[fields.clone(), vec![(&day, "31/02/2017")]].concat()).await;
    assert_eq!(bad.status, StatusCode::BAD_REQUEST);
    let saved = officer.post(&at, &[fields, vec![(&day, "10/01/2017")]].concat()).await;
    assert_eq!(saved.location(), format!("{at}?done=papers-noted"));
    let grid = officer.get(&at).await;
    assert!(grid.body.contains(&format!("1 trên {} hồ sơ đã đủ", people.len())));
    let lacking = officer.get(&format!("{at}?only=lacking")).await;
    assert_eq!(values(&lacking.body, "shown").len(), people.len() - 1);
    assert!(!values(&lacking.body, "shown").contains(first));

    let page = officer.get(&format!("/people/{first}")).await;
    assert!(page.body.contains("Có 5 trên 5 giấy tờ"));
    assert!(page.body.contains("còn hạn đến 09/07/2017"));
    let some = [
        ("paper", "so-yeu-ly-lich"),
        ("paper", "van-bang"),
        ("have", "so-yeu-ly-lich"),
        ("number-so-yeu-ly-lich", "12-SYLL"),
    ];
    let saved = officer.post(&format!("/people/{first}/papers"), &some).await;
    assert_eq!(saved.location(), format!("/people/{first}?done=papers-noted"));
    let page = officer.get(&format!("/people/{first}")).await;
    assert!(page.body.contains("Có 4 trên 5 giấy tờ") && page.body.contains("12-SYLL"));
    let mut reader = site.signed_in("thuong-vu").await;
    let page = reader.get(&format!("/people/{first}")).await;
    assert!(
        page.body.contains("12-SYLL") && !page.body.contains(&format!("/people/{first}/papers"))
    );
}

#[tokio::test]
async fn a_person_asks_for_a_correction_and_reads_the_answer() {
    let site = Site::with_district().await;
    let (_, review) = site.open_review().await;
    let mut officer = site.signed_in("can-bo").await;
    let grid = officer.get(&format!("/reviews/{review}/files")).await;
    let person = values(&grid.body, "shown")[0].clone();
    let mut alone = site.signed_in("kiem-phieu-2").await;
    let none = alone.get("/my-file").await;
    assert_eq!(none.status, StatusCode::OK);
    assert!(none.body.contains("chưa gắn với cán bộ nào"));
    let id = site.desk.actor_named("kiem-phieu-2").await.unwrap().id;
    let change = AccountChange {
        display_name: "Lò Thị Sen".into(),
        role: desk::Role::CountingTeam,
        unit: String::new(),
        person: person.clone(),
        clearance: lex::Secrecy::TopSecret,
    };
    let permit = site.permit("quan-tri").await;
    site.desk.change_account(&permit, id, &change).await.unwrap();

    let mut own = site.signed_in("kiem-phieu-2").await;
    let file = own.get("/my-file").await;
    assert!(file.body.contains("Hồ sơ của tôi") && file.body.contains("91/2025/QH15"));
    assert!(!file.body.contains("Đối chiếu tiêu chuẩn"), "no findings about oneself");
    let asked = [("field", "hometown"), ("wanted", "Xã Nà Ớt"), ("reason", "")];
    let refused = own.post("/my-file/correction", &asked).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("value=\"Xã Nà Ớt\""), "what was typed stays");
    let asked = [("field", "hometown"), ("wanted", "Xã Nà Ớt"), ("reason", "giấy khai sinh")];
    let sent = own.post("/my-file/correction", &asked).await;
    assert_eq!(sent.location(), "/my-file?done=correction-asked");

    let home = officer.get("/").await;
    assert!(home.body.contains("href=\"/corrections\""), "it waits on the front page");
    let open = officer.get("/corrections").await;
    assert!(open.body.contains("Xã Nà Ớt") && open.body.contains("giấy khai sinh"));
    let (_, rest) = open.body.split_once("action=\"/corrections/").unwrap();
    let action = format!("/corrections/{}", rest.split('"').next().unwrap());
    let wordless = officer.post(&action, &[("do", "decline"), ("answer", "")]).await;
    assert_eq!(wordless.status, StatusCode::CONFLICT);
    let fields =
        [("do", "accept"), ("value", "Xã Nà Ớt"), ("answer", "đã sửa theo giấy khai sinh")];
    let accepted = officer.post(&action, &fields).await;
    assert_eq!(accepted.location(), "/corrections?done=correction-accepted");
    assert!(officer.get("/imports").await.body.contains("Theo đề nghị của cá nhân"));
    let file = own.get("/my-file").await;
    assert!(file.body.contains("Đã chấp nhận") && file.body.contains("đã sửa theo giấy khai sinh"));
}
