//! Sample annexes.

use super::{day, person, signature, three_years};
use crate::official::{
    AnnexHead, CarryOverAnnex, CarryOverRow, CarryOverTerm, Sex, SupplementAnnex, SupplementPost,
    SupplementRow, SupplementTerm, Who,
};

fn head(label: &str, title: &str) -> AnnexHead {
    AnnexHead {
        label: label.to_owned(),
        body: "HUYỆN ỦY NẬM PHA".to_owned(),
        title: title.to_owned(),
        legal_line: "(Kèm theo Tờ trình số 12-TTr/BTC ngày 20/3/2017 của Ban Tổ chức Huyện ủy)"
            .to_owned(),
        place: "Nậm Pha".to_owned(),
        day: day(2017, 3, 20),
        prepared_by: signature(&["NGƯỜI LẬP BIỂU"], "Lò Văn Inh"),
        signed_by: signature(&["TRƯỞNG BAN"], "Vi Đình Quế"),
    }
}

impl CarryOverAnnex {
    /// Phụ lục 1 of an invented district.
    pub fn sample() -> Self {
        let vi = person(
            "Vi Đình Quế",
            Sex::Male,
            "12/04/1974",
            "Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Huyện ủy",
        );
        let lo = person(
            "Lò Thị Phương Uyên",
            Sex::Female,
            "08/1982",
            "Phó Trưởng phòng Tài chính - Kế hoạch",
        );
        let cam = person(
            "Cầm Bá Lượng",
            Sex::Male,
            "1960",
            "Trưởng phòng Nông nghiệp và Phát triển nông thôn",
        );
        Self {
            head: head(
                "PHỤ LỤC 1",
                "Danh sách rà soát, chuyển tiếp quy hoạch cán bộ lãnh đạo, quản lý",
            ),
            terms: vec![CarryOverTerm {
                term: "NHIỆM KỲ 2015 - 2020".to_owned(),
                unit: "Huyện Nậm Pha".to_owned(),
                heads: vec![carried(
                    vi,
                    "Bí thư Huyện ủy",
                    "Bí thư Huyện ủy",
                    "Tiếp tục quy hoạch",
                )],
                deputies: vec![carried(
                    lo,
                    "Trưởng phòng Tài chính - Kế hoạch",
                    "Phó Chủ tịch Ủy ban nhân dân huyện",
                    "Tiếp tục quy hoạch",
                )],
                removed: vec![carried(
                    cam,
                    "Phó Chủ tịch Ủy ban nhân dân huyện",
                    "",
                    "Đưa ra khỏi quy hoạch: không còn đủ tuổi công tác trọn một nhiệm kỳ",
                )],
            }],
        }
    }
}

fn carried(who: Who, planned: &str, carried: &str, proposal: &str) -> CarryOverRow {
    CarryOverRow {
        who,
        planned_post: planned.to_owned(),
        carried_post: carried.to_owned(),
        education: "Đại học Kinh tế nông nghiệp".to_owned(),
        theory: "Cao cấp".to_owned(),
        decision: "Quyết định số 45-QĐ/HU ngày 12/8/2013".to_owned(),
        evaluations: three_years(["HTTNV", "HTTNV", "HTNV"]),
        proposal: proposal.to_owned(),
    }
}

impl SupplementAnnex {
    /// Phụ lục 2 of an invented district.
    pub fn sample() -> Self {
        let added = |who: Who, post: &str| SupplementRow {
            who,
            proposed_post: post.to_owned(),
            education: "Thạc sĩ Luật".to_owned(),
            theory: "Trung cấp".to_owned(),
            evaluations: three_years(["HTNV", "HTTNV", "HTXSNV"]),
            proposal: "Bổ sung quy hoạch".to_owned(),
        };
        let quach = person(
            "Quách Thị Ngọc Huyền",
            Sex::Female,
            "09/1978",
            "Phó Chủ tịch Hội đồng nhân dân huyện",
        );
        let giang = person("Giàng A Sáu", Sex::Male, "15/06/1985", "Bí thư Huyện đoàn");
        Self {
            head: head(
                "PHỤ LỤC 2",
                "Danh sách rà soát, bổ sung quy hoạch cán bộ lãnh đạo, quản lý",
            ),
            terms: vec![SupplementTerm {
                term: "NHIỆM KỲ 2015 - 2020".to_owned(),
                unit: "Huyện Nậm Pha".to_owned(),
                posts: vec![
                    SupplementPost {
                        post: "Bí thư Huyện ủy".to_owned(),
                        requested: 1,
                        people: vec![added(quach, "Bí thư Huyện ủy")],
                    },
                    SupplementPost {
                        post: "Trưởng Ban Dân vận Huyện ủy".to_owned(),
                        requested: 2,
                        people: vec![added(giang, "Trưởng Ban Dân vận Huyện ủy")],
                    },
                ],
            }],
        }
    }
}
