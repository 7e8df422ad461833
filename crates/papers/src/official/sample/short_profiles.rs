//! Sample short profiles.

use super::{day, head, person, signature, three_years};
use crate::official::{Sex, ShortProfile, ShortProfiles, Who};
use base::PartialDate;

impl ShortProfiles {
    /// Short profiles of an invented district.
    pub fn sample() -> Self {
        let vi = person(
            "Vi Đình Quế",
            Sex::Male,
            "12/04/1974",
            "Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Huyện ủy",
        );
        let lo = person("Lò Thị Phương Uyên", Sex::Female, "08/1982", "Phó Trưởng phòng");
        Self {
            head: head("", day(2017, 3, 20)),
            subject: "Nhân sự rà soát, bổ sung quy hoạch nhiệm kỳ 2015 - 2020 của huyện Nậm Pha"
                .to_owned(),
            legal_line: "(Kèm theo Tờ trình số 12-TTr/BTC ngày 20/3/2017 của Ban Tổ chức Huyện ủy)"
                .to_owned(),
            as_of: day(2017, 3, 20),
            people: vec![
                profile(vi, "NP-0012", "Thái", "Ban Tổ chức Huyện ủy", "Không"),
                profile(
                    lo,
                    "NP-0147",
                    "Mường",
                    "Phòng Tài chính - Kế hoạch",
                    "Khiển trách, 12/2015",
                ),
            ],
            prepared_by: signature(&["NGƯỜI LẬP BIỂU"], "Lò Văn Inh"),
            signed_by: signature(&["TRƯỞNG BAN"], "Vi Đình Quế"),
        }
    }
}

fn profile(who: Who, code: &str, ethnicity: &str, unit: &str, disciplines: &str) -> ShortProfile {
    ShortProfile {
        code: code.to_owned(),
        who,
        ethnicity: ethnicity.to_owned(),
        religion: "Không".to_owned(),
        hometown: "Xã Pù Hin, huyện Nậm Pha, tỉnh Lâm Sơn".to_owned(),
        unit: unit.to_owned(),
        education: "Đại học Luật".to_owned(),
        theory: "Cao cấp".to_owned(),
        management: "Chuyên viên chính".to_owned(),
        party_probationary: PartialDate::parse("03/02/2004").ok(),
        party_official: PartialDate::parse("03/02/2005").ok(),
        evaluations: three_years(["HTTNV", "HTTNV", "HTXSNV"]),
        disciplines: disciplines.to_owned(),
    }
}
