//! Work done in communes beside the posts that a plan knows.

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
pub(crate) const FRONT_CHAIR: Job = job("Chủ tịch Ủy ban MTTQ {}");

const MEMBERS_2017: &[Job] = &[
    man("Trưởng Công an {}"),
    man("Chỉ huy trưởng Ban Chỉ huy Quân sự {}"),
    job("Chủ tịch Hội Nông dân {}"),
    woman("Chủ tịch Hội Liên hiệp Phụ nữ {}"),
    man("Chủ tịch Hội Cựu chiến binh {}"),
    job("Bí thư Đoàn Thanh niên {}"),
    job("Công chức Văn phòng – Thống kê"),
    job("Công chức Tài chính – Kế toán"),
    job("Hiệu trưởng Trường Tiểu học"),
];

const OTHERS_2017: &[Job] = &[
    job("Công chức Văn hóa – Xã hội"),
    job("Công chức Địa chính – Xây dựng"),
    job("Công chức Tư pháp – Hộ tịch"),
    job("Phó Bí thư Đoàn Thanh niên {}"),
    woman("Phó Chủ tịch Hội Liên hiệp Phụ nữ {}"),
    job("Phó Chủ tịch Hội Nông dân {}"),
    man("Phó Chủ tịch Hội Cựu chiến binh {}"),
    man("Phó Trưởng Công an {}"),
    job("Cán bộ Văn phòng Đảng ủy {}"),
    job("Bí thư Chi bộ bản"),
    job("Trưởng bản"),
    job("Hiệu trưởng Trường Trung học cơ sở"),
    woman("Hiệu trưởng Trường Mầm non"),
    job("Phó Hiệu trưởng Trường Tiểu học"),
    job("Trạm trưởng Trạm Y tế"),
];

const OTHERS_2017_TOWN: &[Job] = &[
    job("Công chức Văn hóa – Xã hội"),
    job("Công chức Địa chính – Xây dựng – Đô thị và Môi trường"),
    job("Công chức Tư pháp – Hộ tịch"),
    job("Phó Bí thư Đoàn Thanh niên {}"),
    woman("Phó Chủ tịch Hội Liên hiệp Phụ nữ {}"),
    job("Phó Chủ tịch Hội Nông dân {}"),
    man("Phó Chủ tịch Hội Cựu chiến binh {}"),
    man("Phó Trưởng Công an {}"),
    job("Cán bộ Văn phòng Đảng ủy {}"),
    job("Bí thư Chi bộ khu phố"),
    job("Trưởng khu phố"),
    job("Hiệu trưởng Trường Trung học cơ sở"),
    woman("Hiệu trưởng Trường Mầm non"),
    job("Phó Hiệu trưởng Trường Tiểu học"),
    job("Trạm trưởng Trạm Y tế"),
];

const MEMBERS_2026: &[Job] = &[
    job("Trưởng Ban Xây dựng Đảng {}"),
    job("Chủ nhiệm Ủy ban Kiểm tra Đảng ủy {}"),
    job("Chánh Văn phòng Đảng ủy {}"),
    job("Chánh Văn phòng HĐND và UBND {}"),
    job("Trưởng phòng Kinh tế {}"),
    job("Trưởng phòng Văn hóa – Xã hội {}"),
    job("Giám đốc Trung tâm Phục vụ hành chính công {}"),
    man("Trưởng Công an {}"),
    man("Chỉ huy trưởng Ban Chỉ huy Quân sự {}"),
    job("Bí thư Đoàn Thanh niên {}"),
    woman("Chủ tịch Hội Liên hiệp Phụ nữ {}"),
];

const OTHERS_2026: &[Job] = &[
    job("Phó Trưởng Ban Xây dựng Đảng {}"),
    job("Phó Chủ nhiệm Ủy ban Kiểm tra Đảng ủy {}"),
    job("Phó Chánh Văn phòng HĐND và UBND {}"),
    job("Phó Trưởng phòng Kinh tế {}"),
    job("Phó Trưởng phòng Văn hóa – Xã hội {}"),
    job("Phó Chủ tịch Ủy ban MTTQ {}"),
    job("Phó Bí thư Đoàn Thanh niên {}"),
    woman("Phó Chủ tịch Hội Liên hiệp Phụ nữ {}"),
    job("Chuyên viên Văn phòng Đảng ủy {}"),
    job("Chuyên viên Văn phòng HĐND và UBND {}"),
    job("Chuyên viên Phòng Kinh tế {}"),
    job("Chuyên viên Phòng Văn hóa – Xã hội {}"),
    job("Hiệu trưởng Trường Tiểu học"),
    job("Hiệu trưởng Trường Trung học cơ sở"),
    job("Trạm trưởng Trạm Y tế"),
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
