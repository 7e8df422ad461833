//! Invented names that sound right: family, middle and given names as they go
//! together in six ethnic groups of the north-western highlands.
//!
//! Families and given names that would easily combine into the name of a
//! serving or former official are left out of the lists altogether.

use crate::dice::Dice;
use base::PersonName;
use roster::{Ethnicity, Sex};

/// An ethnic group whose names are known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum People {
    /// Thái.
    Thai,
    /// Mông.
    Mong,
    /// Mường.
    Muong,
    /// Dao.
    Dao,
    /// Khơ Mú.
    KhoMu,
    /// Kinh.
    Kinh,
}

/// How one group forms its names. Middle names may hold two words ("Thị
/// Thu"); an empty one is left out. Given names are parted by spaces.
struct Style {
    ethnicity: &'static str,
    families: &'static [(&'static str, u32)],
    male_middles: &'static [(&'static str, u32)],
    male_given: &'static str,
    female_middles: &'static [(&'static str, u32)],
    female_given: &'static str,
}

const THAI: Style = Style {
    ethnicity: "Thái",
    families: &[
        ("Lò", 20),
        ("Hà", 14),
        ("Vi", 10),
        ("Quàng", 8),
        ("Lường", 8),
        ("Lữ", 7),
        ("Ngân", 7),
        ("Cầm", 5),
        ("Tòng", 5),
        ("Cà", 4),
        ("Lộc", 4),
        ("Bạc", 3),
        ("Điêu", 2),
    ],
    male_middles: &[("Văn", 78), ("Đình", 6), ("Xuân", 5), ("Ngọc", 5), ("Thanh", 3), ("Công", 3)],
    male_given: "Inh Ún Pâng Thoan Hặc Panh Ín Dương Hùng Toàn Biên Hiêng Tướng \
            Chiến Thuận Hoan Pầng Duẩn Nghiệp Tiện Thân Ngoan Khặm Sơn Tuân \
            Nhất Hợp Đôi Mười Xuyên Khuyên Thiết Lả Piếng Nọi Bun Thăm Liêng \
            Chựa Quyền",
    female_middles: &[("Thị", 88), ("Thị Thu", 4), ("Thị Kim", 4), ("Thị Hồng", 4)],
    female_given: "Phương Duyên Ánh Hiền Xuân Ín Pành Thoa Tươi Hoa Hương Loan Biên \
            Thiết Ngoan Ơn Diên Đôi Yên Chung Nguyệt Lả Hằng Thuận Hặc Chiêng \
            Uyên Tình Lan Hòa Thủy Xiên",
};

const MONG: Style = Style {
    ethnicity: "Mông",
    families: &[
        ("Vàng", 14),
        ("Giàng", 14),
        ("Sùng", 12),
        ("Thào", 12),
        ("Mùa", 8),
        ("Hạng", 7),
        ("Lý", 7),
        ("Vừ", 7),
        ("Tráng", 5),
        ("Hờ", 5),
        ("Phàng", 4),
        ("Chá", 4),
        ("Sình", 3),
    ],
    male_middles: &[
        ("A", 62),
        ("Bá", 8),
        ("Seo", 8),
        ("Nhìa", 6),
        ("Xuân", 6),
        ("Văn", 6),
        ("", 4),
    ],
    male_given: "Chứ Sủa Dơ Páo Súa Tủa Lử Sống Chống Dình Hồ Giống Nênh Dê Lềnh \
            Tính Của Dế Phổng Thào Chỉnh Chu Khua Lầu Sào Vảng Nếnh Sinh Dụa \
            Chìa Vư Sáu Nhè Cở Lồng Hành",
    female_middles: &[("Thị", 94), ("Y", 6)],
    female_given: "Mai Dợ Mỷ Sua Dí Chư Pàng Máy Ly Dua Mo Pà Chía Sông Cha Nhia Dở \
            Ka Xia Bầu Mị Say Cúc Mua Chu",
};

const MUONG: Style = Style {
    ethnicity: "Mường",
    families: &[
        ("Bùi", 26),
        ("Quách", 16),
        ("Đinh", 14),
        ("Phạm", 12),
        ("Hà", 12),
        ("Bạch", 7),
        ("Nguyễn", 7),
        ("Trịnh", 6),
    ],
    male_middles: &[("Văn", 60), ("Đình", 10), ("Công", 8), ("Ngọc", 8), ("Xuân", 7), ("Thanh", 7)],
    male_given: "Dũng Hiển Thực Nhượng Tiệp Bốn Thiệp Chức Thìn Thuần Hiếu Duy Toản \
            Nhân Khuyến Ót Lực Tuyển Thiêm Bảy Vượng Sĩ Chuyên Ngần Tấn Luyện \
            Hoành Phấn",
    female_middles: &[("Thị", 82), ("Thị Thu", 6), ("Thị Thanh", 6), ("Thị Hồng", 6)],
    female_given: "Nhung Xuyến Thắm Lệ Huyền Hảo Liên Phượng Quế Bích Nhàn Luyến Thêu \
            Hạnh Dung Thơm Hậu Mến Tâm Xuân Hường Liễu",
};

const DAO: Style = Style {
    ethnicity: "Dao",
    families: &[
        ("Triệu", 26),
        ("Phàn", 18),
        ("Bàn", 18),
        ("Chảo", 12),
        ("Tẩn", 10),
        ("Phùng", 8),
        ("Đặng", 8),
    ],
    male_middles: &[("Văn", 50), ("Kim", 12), ("Láo", 14), ("Tiến", 8), ("Vần", 8), ("Phú", 8)],
    male_given: "Chiêu Tả Thanh Sinh Ton Lụa Phấu Chòi Quyên Thọ Páo San Vạn Kinh \
            Sơn Sểnh Minh Lở Phin Tài",
    female_middles: &[("Thị", 56), ("Mẩy", 30), ("Mùi", 14)],
    female_given: "Pham Mùi Viện Ghến Phẩy Pết Lai Nái Lưu Khé Hương Lan Mụi Say Liều \
            Nhị",
};

const KHO_MU: Style = Style {
    ethnicity: "Khơ Mú",
    families: &[("Lò", 26), ("Moong", 22), ("Cụt", 18), ("Seo", 12), ("Lữ", 12), ("Xeo", 10)],
    male_middles: &[("Văn", 90), ("Phò", 10)],
    male_given: "Nghệ Oanh May Hiệu Tâm Phon Nhon Chương Khăm Thoong Bình Xen Quế \
            Ngọc Ót Tiến",
    female_middles: &[("Thị", 100)],
    female_given: "Thương Oanh Lan May Xen Ngọc Hoài Phon Bun Tâm Lượng Khăm Ón Sen",
};

const KINH: Style = Style {
    ethnicity: "Kinh",
    families: &[
        ("Nguyễn", 34),
        ("Lê", 14),
        ("Trần", 10),
        ("Phạm", 9),
        ("Hoàng", 7),
        ("Trịnh", 6),
        ("Đỗ", 6),
        ("Vũ", 5),
        ("Mai", 4),
        ("Ngô", 3),
        ("Đào", 2),
    ],
    male_middles: &[
        ("Văn", 36),
        ("Đức", 11),
        ("Xuân", 11),
        ("Hữu", 9),
        ("Ngọc", 9),
        ("Đình", 9),
        ("Quang", 8),
        ("Trọng", 7),
    ],
    male_given: "Tuấn Khoát Hoạt Hanh Tân Toại Luật Tường Khiêm Lượng Hoạch Đạt \
            Hiệp Nam Khôi Thịnh Đoàn Toàn Hà Huy Lợi Tiệp Khương Đảm Viên Bách \
            Vinh",
    female_middles: &[
        ("Thị", 48),
        ("Thị Thu", 12),
        ("Thị Thanh", 12),
        ("Thị Minh", 8),
        ("Thị Ngọc", 8),
        ("Thu", 6),
        ("Thanh", 6),
    ],
    female_given: "Hà Thủy Hằng Hương Vân Lan Hiền Huệ Trang Nhung Hòa Yến Tuyết Thảo \
            Oanh Quỳnh Hạnh Loan Dung Thúy",
};

impl People {
    /// Every group.
    pub const ALL: [Self; 6] =
        [Self::Thai, Self::Mong, Self::Muong, Self::Dao, Self::KhoMu, Self::Kinh];

    const fn style(self) -> &'static Style {
        match self {
            Self::Thai => &THAI,
            Self::Mong => &MONG,
            Self::Muong => &MUONG,
            Self::Dao => &DAO,
            Self::KhoMu => &KHO_MU,
            Self::Kinh => &KINH,
        }
    }

    /// The group in the official list.
    pub fn ethnicity(self) -> Ethnicity {
        Ethnicity::read(self.style().ethnicity).unwrap_or(Ethnicity::KINH)
    }
}

/// Draws a full name (họ, đệm, tên) as given in `people` to that `sex`.
pub(crate) fn draw(dice: &mut Dice, people: People, sex: Sex) -> PersonName {
    let style = people.style();
    let (middles, given) = match sex {
        Sex::Male => (style.male_middles, style.male_given),
        Sex::Female => (style.female_middles, style.female_given),
    };
    let given: Vec<&str> = given.split(' ').collect();
    loop {
        let family = dice.weighted(style.families);
        let middle = dice.weighted(middles);
        let given = *dice.pick(&given);
        // No family bears its own name as a given name ("Vàng A Vàng").
        let repeats = given == family || middle.split(' ').any(|word| word == given);
        if let (false, Some(name)) =
            (repeats, PersonName::parse(&format!("{family} {middle} {given}")))
        {
            return name;
        }
    }
}

/// Draws a name from a seed alone, for other demonstrations.
pub fn from_seed(seed: u64, people: People, sex: Sex) -> PersonName {
    draw(&mut Dice::new(seed, "name"), people, sex)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::nfc;

    #[test]
    fn every_group_is_in_the_official_list_and_every_word_is_composed() {
        for people in People::ALL {
            let style = people.style();
            assert_eq!(people.ethnicity().name(), style.ethnicity);
            let words = style
                .families
                .iter()
                .map(|row| row.0)
                .chain(style.male_given.split(' ').chain(style.female_given.split(' ')));
            for word in words {
                assert_eq!(nfc(word), word);
                assert!(word.chars().next().unwrap().is_uppercase(), "{word}");
            }
        }
    }

    #[test]
    fn names_have_a_family_and_a_given_name_that_differ() {
        for seed in 0..2000 {
            let people = People::ALL[seed as usize % 6];
            let sex = if seed % 2 == 0 { Sex::Male } else { Sex::Female };
            let name = from_seed(seed, people, sex);
            let words: Vec<&str> = name.as_str().split(' ').collect();
            assert!((2..=4).contains(&words.len()), "{name}");
            assert_ne!(words[0], name.given(), "{name}");
            assert_eq!(name, from_seed(seed, people, sex));
        }
    }
}
