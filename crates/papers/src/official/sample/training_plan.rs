//! Kế hoạch đào tạo, bồi dưỡng.

use super::{day, head, person, signature};
use crate::official::{
    Citation, Sex, Sureness, TrainedPost, Trainee, TrainingNeed, TrainingPlan, Who,
};

impl TrainingPlan {
    /// The training plan of an invented district.
    pub fn sample() -> Self {
        let need = |subject: &str, has: &str, least: &str| TrainingNeed {
            subject: subject.to_owned(),
            has: has.to_owned(),
            least: least.to_owned(),
        };
        let trainee = |who: Who, needs: Vec<TrainingNeed>| Trainee { who, needs };
        let theory = |has: &str| need("Lý luận chính trị", has, "Cao cấp");
        let lo = person("Lò Thị Phương Uyên", Sex::Female, "08/1982", "Phó Trưởng phòng Nội vụ");
        let vu = person("Vừ A Chứ", Sex::Male, "19/5/1979", "Trưởng phòng Tài chính - Kế hoạch");
        let ca = person("Cà Văn Sinh", Sex::Male, "1985", "Phó Chánh Văn phòng Huyện ủy");
        Self {
            head: head("…-KH/HU", day(2017, 3, 31)),
            subject: "Cán bộ quy hoạch nhiệm kỳ 2015 - 2020 của huyện Nậm Pha".to_owned(),
            decision: "(Theo Quyết định số 214-QĐ/HU ngày 31/3/2017 của Huyện ủy Nậm Pha)"
                .to_owned(),
            bases: vec![Citation {
                provision: "điểm 1.2 Hướng dẫn số 15-HD/BTCTW ngày 05/11/2012".to_owned(),
                sureness: Sureness::Secondary,
            }],
            planned: 14,
            posts: vec![
                TrainedPost {
                    post: "Phó Chủ tịch Ủy ban nhân dân huyện".to_owned(),
                    people: vec![
                        trainee(
                            lo,
                            vec![
                                theory("Trung cấp"),
                                need("Quản lý nhà nước", "Chuyên viên", "Chuyên viên chính"),
                            ],
                        ),
                        trainee(vu, vec![theory("")]),
                    ],
                },
                TrainedPost {
                    post: "Trưởng Ban Tổ chức Huyện ủy".to_owned(),
                    people: vec![trainee(ca, vec![theory("Sơ cấp")])],
                },
            ],
            prepared_by: signature(&["NGƯỜI LẬP BIỂU"], "Lò Văn Inh"),
            signed_by: signature(&["T/M BAN THƯỜNG VỤ", "BÍ THƯ"], "Quàng Văn Bó"),
        }
    }
}
