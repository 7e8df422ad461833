//! Searching: who finds whom, what narrows, what is taken away (R10).

use crate::site::{Site, day};
use base::UnitId;
use desk::{
    Actor, DeskError, Differences, ManageAccounts, PeopleFilter, ReadJournal, Role, TableFormat,
};
use roster::{Ethnicity, Sex};
use words::{Lang, Words};

fn words(text: &str) -> PeopleFilter {
    PeopleFilter { words: text.into(), ..PeopleFilter::default() }
}

async fn names(site: &Site, account: &str, filter: &PeopleFilter) -> Vec<String> {
    let permit = site.permit(account).await;
    let found = site.desk.search_people(&permit, filter, 100).await.unwrap();
    assert_eq!(found.total, found.people.len());
    found.people.into_iter().map(|one| one.name).collect()
}

/// The account as if it covered the Office of the district alone.
async fn of_the_office(site: &Site) -> Actor {
    let permit = site.permit("to-chuc").await;
    let units = site.desk.search(&permit, "Văn phòng Huyện ủy", 1).await.unwrap().units;
    assert_eq!(units[0].code, "SL.TB.VPHU");
    let mut tx = site.desk.store().read().await.unwrap();
    let unit =
        tx.units(day("2017-03-01")).await.unwrap().into_iter().find(|it| it.code == "SL.TB.VPHU");
    let unit: UnitId = unit.unwrap().id;
    Actor { unit: Some(unit), ..site.actor("to-chuc").await }
}

#[tokio::test]
async fn one_search_finds_people_posts_and_units_without_marks() {
    let site = Site::new().await;
    let permit = site.permit("to-chuc").await;
    let found = site.desk.search(&permit, "noi vu", 10).await.unwrap();
    let titles: Vec<&str> = found.posts.iter().map(|post| post.title.as_str()).collect();
    assert_eq!(titles, ["Trưởng phòng Nội vụ", "Phó Trưởng phòng Nội vụ"]);
    assert_eq!(found.posts[0].holders, ["Lộc Minh Đường"]);
    assert_eq!(found.units[0].name, "Phòng Nội vụ");
    assert_eq!(found.people.total, 0, "nobody is called so");
    let found = site.desk.search(&permit, "  ", 10).await.unwrap();
    assert_eq!((found.people.total, found.units_total), (0, 0));
}

#[tokio::test]
async fn filters_narrow_and_hold_together() {
    let site = Site::new().await;
    let women = PeopleFilter { sex: Some(Sex::Female), ..words("") };
    let all = names(&site, "to-chuc", &women).await;
    assert!(all.contains(&"Hà Thị Nguyệt".to_owned()), "{all:?}");
    let office = PeopleFilter { unit: Some("van phong huyen uy".into()), ..women.clone() };
    let of_office = names(&site, "to-chuc", &office).await;
    assert!(of_office.contains(&"Hà Thị Nguyệt".to_owned()) && of_office.len() < all.len());
    let muong = PeopleFilter { ethnicity: Ethnicity::read("Mường"), ..women.clone() };
    assert!(names(&site, "to-chuc", &muong).await.contains(&"Hà Thị Nguyệt".to_owned()));
    for planned in [true, false] {
        let some = PeopleFilter { planned: Some(planned), ..words("") };
        assert!(!names(&site, "to-chuc", &some).await.is_empty());
    }
    let everybody = names(&site, "to-chuc", &words("")).await.len();
    let planned = |planned| PeopleFilter { planned: Some(planned), ..words("") };
    let (yes, no) = (
        names(&site, "to-chuc", &planned(true)).await,
        names(&site, "to-chuc", &planned(false)).await,
    );
    assert_eq!(yes.len() + no.len(), everybody);
    let unknown = PeopleFilter { unit: Some("khong co".into()), ..words("") };
    let permit = site.permit("to-chuc").await;
    let refused = site.desk.search_people(&permit, &unknown, 1).await;
    assert!(matches!(refused, Err(DeskError::NotFound { what: "unit", .. })));
}

#[tokio::test]
async fn a_birth_known_to_the_month_counts_for_every_age_it_can_mean() {
    let site = Site::new().await;
    // Cầm Bá Lượng was born in 03/1958; the site's clock stands in 2017.
    let today = site.desk.today();
    let age = u16::try_from(today.year() - 1958).unwrap();
    let aged = |from, to| PeopleFilter { age_from: Some(from), age_to: Some(to), ..words("luong") };
    let name = "Cầm Bá Lượng".to_owned();
    assert!(names(&site, "to-chuc", &aged(age - 1, age)).await.contains(&name));
    assert!(!names(&site, "to-chuc", &aged(age + 1, 99)).await.contains(&name));
    assert!(!names(&site, "to-chuc", &aged(18, age - 2)).await.contains(&name));
}

#[tokio::test]
async fn who_covers_one_unit_finds_nobody_outside_it() {
    let site = Site::new().await;
    let actor = of_the_office(&site).await;
    let permit = actor.permit().unwrap();
    let found = site.desk.search(&permit, "huyen uy", 50).await.unwrap();
    assert!(found.units.iter().all(|unit| unit.code == "SL.TB.VPHU"), "{:?}", found.units);
    assert!(found.posts.iter().all(|post| post.unit.0 == "SL.TB.VPHU"), "{:?}", found.posts);
    let people = site.desk.search_people(&permit, &words(""), 100).await.unwrap();
    assert!(people.people.iter().all(|one| one.unit.0 == "SL.TB.VPHU"));
    assert!(people.people.iter().any(|one| one.name == "Hà Thị Nguyệt"));
    assert_eq!(
        site.desk.search_people(&permit, &words("loc minh duong"), 9).await.unwrap().total,
        0
    );
    let outside = PeopleFilter { unit: Some("SL.TB.PNV".into()), ..words("") };
    assert!(site.desk.search_people(&permit, &outside, 9).await.is_err(), "not even by the unit");
    let bytes =
        site.desk.export_people(&permit, &words(""), TableFormat::Csv, Words::load(Lang::Vi)).await;
    assert!(!String::from_utf8(bytes.unwrap()).unwrap().contains("Lộc Minh Đường"));
}

#[tokio::test]
async fn ethnic_groups_are_neither_shown_to_nor_asked_by_who_may_not_know_them() {
    let site = Site::new().await;
    let upper = Actor { role: Role::UpperOffice, ..site.actor("to-chuc").await };
    let permit = upper.permit().unwrap();
    let found = site.desk.search_people(&permit, &words("ha thi nguyet"), 1).await.unwrap();
    assert_eq!(found.people[0].ethnicity, None);
    let muong = PeopleFilter { ethnicity: Ethnicity::read("Mường"), ..words("") };
    let refused = site.desk.search_people(&permit, &muong, 1).await;
    assert!(matches!(refused, Err(DeskError::Forbidden { .. })));
    let bytes =
        site.desk.export_people(&permit, &words(""), TableFormat::Csv, Words::load(Lang::Vi)).await;
    let text = String::from_utf8(bytes.unwrap()).unwrap();
    assert!(text.contains("Hà Thị Nguyệt") && !text.contains("Mường"));
}

#[tokio::test]
async fn what_is_taken_away_is_exactly_what_is_found_and_stands_in_the_journal() {
    let site = Site::new().await;
    let permit = site.permit("to-chuc").await;
    let women = PeopleFilter { sex: Some(Sex::Female), ..words("") };
    let found = names(&site, "to-chuc", &women).await;
    let words = Words::load(Lang::Vi);
    let bytes = site.desk.export_people(&permit, &women, TableFormat::Csv, words).await.unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(lines.len(), found.len());
    for (line, name) in lines.iter().zip(&found) {
        assert!(line.contains(name.as_str()), "{line} {name}");
    }
    let auditor = site.permit::<ReadJournal>("kiem-tra").await;
    let last = site.desk.journal(&auditor, 0, 1000).await.unwrap().pop().unwrap();
    assert_eq!(last.action, "export-people");
    assert!(last.data.contains(&format!("\"people\":{}", found.len())), "{}", last.data);
    for name in &found {
        assert!(!last.data.contains(name.as_str()));
    }
}

#[tokio::test]
async fn a_search_is_kept_by_its_account_alone() {
    let site = Site::new().await;
    let (mine, other) = (site.permit("to-chuc").await, site.permit("kiem-tra").await);
    site.desk.save_search(&mine, " Nữ  trẻ ", "sex=female&age-to=40").await.unwrap();
    let kept = site.desk.saved_searches(&mine).await.unwrap();
    assert_eq!((kept[0].name.as_str(), kept.len()), ("Nữ trẻ", 1));
    assert!(site.desk.saved_searches(&other).await.unwrap().is_empty());
    site.desk.drop_search(&other, "Nữ trẻ").await.unwrap();
    assert_eq!(site.desk.saved_searches(&mine).await.unwrap(), kept);
    assert!(matches!(
        site.desk.save_search(&mine, " - ", "q=a").await,
        Err(DeskError::BadName { .. })
    ));
    for at in 0..49 {
        site.desk.save_search(&mine, &format!("Lọc {at}"), "q=a").await.unwrap();
    }
    let refused = site.desk.save_search(&mine, "Lọc nữa", "q=a").await;
    assert!(matches!(refused, Err(DeskError::TooMany { what: "searches", most: 50 })));
    site.desk.save_search(&mine, "Nữ trẻ", "sex=female").await.unwrap();
    assert!(site.actor("to-chuc").await.permit::<ManageAccounts>().is_err());
}

#[tokio::test]
async fn numbers_find_people_only_for_who_brings_records_in_and_cards_are_never_shown() {
    let site = Site::new().await;
    let list = "Số CCCD;Họ và tên;Ngày sinh;Giới tính;Chức vụ hiện tại;Đơn vị\n\
                000178000001;Lò Thị Mận;05/02/1978;Nữ;Chuyên viên;Văn phòng Huyện ủy\n";
    let permit = site.permit("to-chuc").await;
    let files = [("mới.csv".to_owned(), list.as_bytes().to_vec())];
    site.desk.import(&permit, &files, day("2017-02-01"), Differences::Ask, false).await.unwrap();
    for (number, name) in [("TB-004", "Hà Thị Nguyệt"), (" 000178000001 ", "Lò Thị Mận")]
    {
        assert_eq!(names(&site, "to-chuc", &words(number)).await, [name]);
        assert!(names(&site, "kiem-tra", &words(number)).await.is_empty(), "{number}");
    }
    let reader = site.permit("to-chuc").await;
    let everybody = words("");
    let bytes =
        site.desk.export_people(&reader, &everybody, TableFormat::Csv, Words::load(Lang::Vi));
    let text = String::from_utf8(bytes.await.unwrap()).unwrap();
    assert!(text.contains("Lò Thị Mận") && !text.contains("000178000001"));
}
