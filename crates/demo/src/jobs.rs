//! Work done in communes beside the posts that a plan knows.
//!
//! Each begins with the legal standing of whoever does it (cán bộ, công chức,
//! viên chức, không chuyên trách), as commune lists write it: so a reader sees
//! at once that no post of the plan is meant.

use roster::Sex;

/// A job; `{}` in its title stands for xã, phường or thị trấn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Job {
    title: &'static str,
    /// The sex of whoever does it, where custom leaves no choice.
    pub sex: Option<Sex>,
}

impl Job {
    /// The title in a commune that is a `word`.
    pub(crate) fn in_words(self, word: &str) -> String {
        self.title.replace("{}", word)
    }
}

const fn job(title: &'static str) -> Job {
    Job { title, sex: None }
}

const fn man(title: &'static str) -> Job {
    Job { title, sex: Some(Sex::Male) }
}

const fn woman(title: &'static str) -> Job {
    Job { title, sex: Some(Sex::Female) }
}

/// The front's chair sits in the standing committee without a post of a plan.
pub(crate) const FRONT_CHAIR: Job = job("Cán bộ {} – Chủ tịch Ủy ban MTTQ");

const MEMBERS_2017: &[Job] = &[
    man("Công chức {} – Trưởng Công an"),
    man("Công chức {} – Chỉ huy trưởng Quân sự"),
    job("Cán bộ {} – Chủ tịch Hội Nông dân"),
    woman("Cán bộ {} – Chủ tịch Hội Liên hiệp Phụ nữ"),
    man("Cán bộ {} – Chủ tịch Hội Cựu chiến binh"),
    job("Cán bộ {} – Bí thư Đoàn Thanh niên"),
    job("Công chức Văn phòng – Thống kê"),
    job("Công chức Tài chính – Kế toán"),
    job("Viên chức – Hiệu trưởng Trường Tiểu học"),
];

const OTHERS_2017: &[Job] = &[
    job("Công chức Văn hóa – Xã hội"),
    job("Công chức Địa chính – Nông nghiệp – Xây dựng và Môi trường"),
    job("Công chức Tư pháp – Hộ tịch"),
    job("Cán bộ không chuyên trách – Phó Bí thư Đoàn Thanh niên"),
    woman("Cán bộ không chuyên trách – Phó Chủ tịch Hội Liên hiệp Phụ nữ"),
    job("Cán bộ không chuyên trách – Phó Chủ tịch Hội Nông dân"),
    man("Cán bộ không chuyên trách – Phó Chủ tịch Hội Cựu chiến binh"),
    man("Cán bộ không chuyên trách – Phó Trưởng Công an"),
    job("Cán bộ Văn phòng Đảng ủy {}"),
    job("Cán bộ không chuyên trách – Bí thư Chi bộ bản"),
    job("Cán bộ không chuyên trách – Trưởng bản"),
    job("Viên chức – Hiệu trưởng Trường Trung học cơ sở"),
    woman("Viên chức – Hiệu trưởng Trường Mầm non"),
    job("Viên chức – Phó Hiệu trưởng Trường Tiểu học"),
    job("Viên chức – Trạm trưởng Trạm Y tế"),
];

const OTHERS_2017_TOWN: &[Job] = &[
    job("Công chức Văn hóa – Xã hội"),
    job("Công chức Địa chính – Xây dựng – Đô thị và Môi trường"),
    job("Công chức Tư pháp – Hộ tịch"),
    job("Cán bộ không chuyên trách – Phó Bí thư Đoàn Thanh niên"),
    woman("Cán bộ không chuyên trách – Phó Chủ tịch Hội Liên hiệp Phụ nữ"),
    job("Cán bộ không chuyên trách – Phó Chủ tịch Hội Nông dân"),
    man("Cán bộ không chuyên trách – Phó Chủ tịch Hội Cựu chiến binh"),
    man("Cán bộ không chuyên trách – Phó Trưởng Công an"),
    job("Cán bộ Văn phòng Đảng ủy {}"),
    job("Cán bộ không chuyên trách – Bí thư Chi bộ khu phố"),
    job("Cán bộ không chuyên trách – Trưởng khu phố"),
    job("Viên chức – Hiệu trưởng Trường Trung học cơ sở"),
    woman("Viên chức – Hiệu trưởng Trường Mầm non"),
    job("Viên chức – Phó Hiệu trưởng Trường Tiểu học"),
    job("Viên chức – Trạm trưởng Trạm Y tế"),
];

const MEMBERS_2026: &[Job] = &[
    job("Cán bộ {} – Trưởng Ban Xây dựng Đảng"),
    job("Cán bộ {} – Chủ nhiệm Ủy ban Kiểm tra Đảng ủy"),
    job("Cán bộ {} – Chánh Văn phòng Đảng ủy"),
    job("Công chức {} – Chánh Văn phòng HĐND và UBND"),
    job("Công chức {} – Trưởng phòng Kinh tế"),
    job("Công chức {} – Trưởng phòng Văn hóa – Xã hội"),
    job("Công chức {} – Giám đốc Trung tâm Phục vụ hành chính công"),
    man("Cán bộ {} – Trưởng Công an"),
    man("Công chức {} – Chỉ huy trưởng Ban Chỉ huy Quân sự"),
    job("Cán bộ {} – Bí thư Đoàn Thanh niên"),
    woman("Cán bộ {} – Chủ tịch Hội Liên hiệp Phụ nữ"),
];

const OTHERS_2026: &[Job] = &[
    job("Cán bộ {} – Phó Trưởng Ban Xây dựng Đảng"),
    job("Cán bộ {} – Phó Chủ nhiệm Ủy ban Kiểm tra Đảng ủy"),
    job("Công chức {} – Phó Chánh Văn phòng HĐND và UBND"),
    job("Công chức {} – Phó Trưởng phòng Kinh tế"),
    job("Công chức {} – Phó Trưởng phòng Văn hóa – Xã hội"),
    job("Cán bộ {} – Phó Chủ tịch Ủy ban MTTQ"),
    job("Cán bộ {} – Phó Bí thư Đoàn Thanh niên"),
    woman("Cán bộ {} – Phó Chủ tịch Hội Liên hiệp Phụ nữ"),
    job("Chuyên viên Văn phòng Đảng ủy {}"),
    job("Chuyên viên Văn phòng HĐND và UBND {}"),
    job("Chuyên viên Phòng Kinh tế {}"),
    job("Chuyên viên Phòng Văn hóa – Xã hội {}"),
    job("Viên chức – Hiệu trưởng Trường Tiểu học"),
    job("Viên chức – Hiệu trưởng Trường Trung học cơ sở"),
    job("Viên chức – Trạm trưởng Trạm Y tế"),
];

/// Jobs of committee members without a leading post, by precedence.
pub(crate) const fn of_members(year: i16) -> &'static [Job] {
    if year < 2025 { MEMBERS_2017 } else { MEMBERS_2026 }
}

/// Jobs of the others, taken in turn.
pub(crate) fn of_others(year: i16, word: &str) -> &'static [Job] {
    match (year < 2025, word) {
        (false, _) => OTHERS_2026,
        (true, "thị trấn") => OTHERS_2017_TOWN,
        (true, _) => OTHERS_2017,
    }
}
