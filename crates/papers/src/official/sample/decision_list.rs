//! Sample decision list.

use super::{day, head, person, recalled, signature, three_years};
use crate::official::{
    Basis, DecisionList, PlannedPerson, PlannedPost, RemovedPerson, Sex, StepVote, Summary,
    SummaryRow, Who,
};

impl DecisionList {
    /// The approved list of an invented district.
    pub fn sample() -> Self {
        let dated = day(2017, 4, 28);
        Self {
            head: head("", dated),
            title: "DANH SÁCH CÁN BỘ QUY HOẠCH CÁC CHỨC DANH LÃNH ĐẠO, QUẢN LÝ HUYỆN NẬM PHA, \
                    NHIỆM KỲ 2015 - 2020"
                .to_owned(),
            decision_number: "123-QĐ/HU".to_owned(),
            decision_day: dated,
            decided_by: "Ban Thường vụ Huyện ủy Nậm Pha".to_owned(),
            term: "NHIỆM KỲ 2015 - 2020".to_owned(),
            unit: "Huyện Nậm Pha".to_owned(),
            posts: posts(),
            removed: vec![removed()],
            summary: summary(),
            signs: signature(&["T/M BAN THƯỜNG VỤ", "BÍ THƯ"], "Lường Văn Thuận"),
        }
    }

    /// The same with so many posts of ten people each, for measuring. No two people
    /// are alike, in lists of other turns either: the typesetter remembers what it
    /// has set before.
    pub fn long_sample(posts: usize, turn: usize) -> Self {
        let mut list = Self::sample();
        let samples: Vec<_> = list.posts.iter().flat_map(|post| post.people.clone()).collect();
        let person = |number: usize| {
            let mut person = samples[number % samples.len()].clone();
            person.who.name = format!("{} {turn}.{number}", person.who.name);
            person.who.position = format!("{} số {turn}.{number}", person.who.position);
            for vote in &mut person.votes {
                vote.agree = (number as u32 * 7919) % (vote.base_count + 1);
            }
            person
        };
        list.posts = (0..posts)
            .map(|post| PlannedPost {
                post: format!("Trưởng phòng số {turn}.{post}, Ủy ban nhân dân huyện Nậm Pha"),
                seats: 1,
                people: (post * 10..post * 10 + 10).map(person).collect(),
            })
            .collect();
        list
    }
}

fn posts() -> Vec<PlannedPost> {
    let vi = person(
        "Vi Đình Quế",
        Sex::Male,
        "12/04/1974",
        "Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Huyện ủy",
    );
    let quach = person(
        "Quách Thị Ngọc Huyền",
        Sex::Female,
        "09/1978",
        "Phó Chủ tịch Hội đồng nhân dân huyện",
    );
    let nguyen = person(
        "Nguyễn Hoàng Thiên Phượng",
        Sex::Female,
        "30/11/1980",
        "Phó Chủ tịch Ủy ban nhân dân huyện",
    );
    vec![
        PlannedPost {
            post: "Bí thư Huyện ủy".to_owned(),
            seats: 1,
            people: vec![
                planned(vi.clone(), "Thái", Basis::CarriedOver, [88, 35, 10]),
                planned(quach, "Mường", Basis::Added, [52, 29, 8]),
            ],
        },
        PlannedPost {
            post: "Chủ tịch Ủy ban nhân dân huyện".to_owned(),
            seats: 1,
            people: vec![
                planned(nguyen, "Kinh", Basis::Added, [91, 36, 11]),
                planned(vi, "Thái", Basis::CarriedOver, [73, 33, 9]),
            ],
        },
    ]
}

fn planned(who: Who, ethnicity: &str, basis: Basis, agree: [u32; 3]) -> PlannedPerson {
    let steps = [("CBCC", 100), ("BCH", 37), ("BTV", 11)];
    PlannedPerson {
        who,
        ethnicity: ethnicity.to_owned(),
        education: "Thạc sĩ Quản lý công".to_owned(),
        theory: "Cao cấp".to_owned(),
        evaluations: three_years(["HTTNV", "HTXSNV", "HTTNV"]),
        basis,
        votes: steps
            .into_iter()
            .zip(agree)
            .map(|((step, base_count), agree)| StepVote {
                step: step.to_owned(),
                agree,
                base_count,
            })
            .collect(),
    }
}

fn removed() -> RemovedPerson {
    RemovedPerson {
        who: person(
            "Cầm Bá Lượng",
            Sex::Male,
            "1960",
            "Trưởng phòng Nông nghiệp và Phát triển nông thôn",
        ),
        post: "Phó Chủ tịch Ủy ban nhân dân huyện".to_owned(),
        reason: "Không còn đủ tuổi công tác trọn một nhiệm kỳ".to_owned(),
        citation: Some(recalled("Hướng dẫn số 15-HD/BTCTW ngày 05/11/2012")),
    }
}

fn summary() -> Summary {
    let row = |label: &str, numbers: [u32; 5], age| SummaryRow {
        label: label.to_owned(),
        seats: numbers[0],
        people: numbers[1],
        women: numbers[2],
        young: numbers[3],
        minority: numbers[4],
        postgraduate: numbers[1],
        university: 0,
        theory_high: numbers[1] - 1,
        theory_middle: 1,
        mean_age_months: age,
    };
    Summary {
        age_at: day(2017, 4, 28).month(),
        young: "dưới 40 tuổi".to_owned(),
        rows: vec![
            row("Bí thư Huyện ủy", [1, 2, 1, 1, 2], Some(488)),
            row("Chủ tịch Ủy ban nhân dân huyện", [1, 2, 1, 1, 1], Some(477)),
        ],
        total: row("Tổng số (mỗi người tính một lần)", [2, 3, 2, 2, 2], Some(471)),
    }
}
