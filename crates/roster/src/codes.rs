//! Code lists. Each value has a stable code, kept in the database and never
//! renumbered, and is read from the spellings that offices use.

use base::fold;

/// A closed list of coded values, ordered from lowest to highest where that
/// has a meaning.
pub trait CodeList: Sized + Copy + 'static {
    /// Every value with its stable code, its Vietnamese label as printed in
    /// lists, and the folded spellings (see [`base::fold`]) that offices use.
    const ALL: &'static [(Self, &'static str, &'static str, &'static [&'static str])];

    /// Reads a stable code, a label or a known spelling; `None` when unknown.
    /// An unknown spelling becomes a question to a person, never a guess.
    fn read(text: &str) -> Option<Self> {
        let key = fold(text);
        Self::ALL
            .iter()
            .find(|(_, code, label, spellings)| {
                *code == text.trim() || fold(label) == key || spellings.contains(&key.as_str())
            })
            .map(|(value, ..)| *value)
    }

    /// The stable code.
    fn code(self) -> &'static str
    where
        Self: PartialEq,
    {
        Self::ALL.iter().find(|(value, ..)| *value == self).map_or("", |(_, code, ..)| code)
    }

    /// The label printed in Vietnamese lists.
    fn label(self) -> &'static str
    where
        Self: PartialEq,
    {
        Self::ALL.iter().find(|(value, ..)| *value == self).map_or("", |(_, _, label, _)| label)
    }
}

macro_rules! code_list {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $value:ident = $code:literal, $label:literal, [$($spelling:literal),*];)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $code)] $value,)*
        }
        impl CodeList for $name {
            const ALL: &'static [(Self, &'static str, &'static str, &'static [&'static str])] = &[
                $((Self::$value, $code, $label, &[$($spelling),*]),)*
            ];
        }
    };
}

code_list! {
    /// Sex as on the citizen card; retirement age depends on it.
    Sex {
        /// Nam.
        Male = "male", "Nam", ["m"];
        /// Nữ.
        Female = "female", "Nữ", ["f", "x"];
    }
}

code_list! {
    /// Political theory level (trình độ lý luận chính trị), in ascending order.
    Theory {
        /// Chưa qua đào tạo.
        None = "none", "Chưa qua", ["chua qua dao tao", "khong", "chua"];
        /// Sơ cấp.
        Elementary = "elementary", "Sơ cấp", ["sc"];
        /// Trung cấp.
        Intermediate = "intermediate", "Trung cấp", ["tc", "trung cap llct"];
        /// Cao cấp, and what is recognised as equal to it.
        Advanced = "advanced", "Cao cấp", ["cc", "cao cap llct", "tuong duong cao cap"];
        /// Cử nhân chính trị.
        Bachelor = "bachelor", "Cử nhân", ["cn", "cu nhan chinh tri"];
    }
}

code_list! {
    /// Professional education (trình độ chuyên môn), in ascending order.
    Education {
        /// Chưa qua đào tạo.
        None = "none", "Chưa qua đào tạo", ["chua qua", "khong"];
        /// Sơ cấp.
        Elementary = "elementary", "Sơ cấp", ["sc"];
        /// Trung cấp.
        Intermediate = "intermediate", "Trung cấp", ["tc", "trung hoc chuyen nghiep"];
        /// Cao đẳng.
        College = "college", "Cao đẳng", ["cd"];
        /// Đại học.
        University = "university", "Đại học", ["dh", "cu nhan", "ky su", "bac si"];
        /// Thạc sĩ.
        Master = "master", "Thạc sĩ", ["ths", "thac sy"];
        /// Tiến sĩ.
        Doctor = "doctor", "Tiến sĩ", ["ts", "tien sy"];
    }
}

code_list! {
    /// State-management training (bồi dưỡng quản lý nhà nước), ascending.
    StateManagement {
        /// Chưa qua.
        None = "none", "Chưa qua", ["khong", "chua"];
        /// Cán sự.
        Clerk = "clerk", "Cán sự", ["cs"];
        /// Chuyên viên.
        Specialist = "specialist", "Chuyên viên", ["cv"];
        /// Chuyên viên chính.
        Principal = "principal", "Chuyên viên chính", ["cvc"];
        /// Chuyên viên cao cấp.
        Senior = "senior", "Chuyên viên cao cấp", ["cvcc"];
    }
}

code_list! {
    /// Yearly evaluation, ascending. The wording of each level changes with
    /// the year's scale, which is law; the level does not.
    Grade {
        /// Không hoàn thành nhiệm vụ.
        Failed = "failed", "KHTNV", ["khong hoan thanh nhiem vu", "khong hoan thanh", "khtnv"];
        /// Hoàn thành nhiệm vụ (before 2020 also: nhưng còn hạn chế về năng lực).
        Fulfilled = "fulfilled", "HTNV", ["hoan thanh nhiem vu", "htnv",
            "hoan thanh nhiem vu nhung con han che ve nang luc", "htnvhcnl"];
        /// Hoàn thành tốt nhiệm vụ.
        Good = "good", "HTTNV", ["hoan thanh tot nhiem vu", "hoan thanh tot", "httnv"];
        /// Hoàn thành xuất sắc nhiệm vụ.
        Excellent = "excellent", "HTXSNV", ["hoan thanh xuat sac nhiem vu", "hoan thanh xuat sac", "htxsnv"];
    }
}

code_list! {
    /// Form of discipline (hình thức kỷ luật), ascending.
    DisciplineForm {
        /// Khiển trách.
        Reprimand = "reprimand", "Khiển trách", ["kt"];
        /// Cảnh cáo.
        Warning = "warning", "Cảnh cáo", ["canh cao"];
        /// Cách chức.
        Removal = "removal", "Cách chức", ["giang chuc"];
        /// Khai trừ or buộc thôi việc.
        Expulsion = "expulsion", "Khai trừ", ["buoc thoi viec"];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_spell_one_level_in_many_ways() {
        assert_eq!(Theory::read("cao cấp LLCT"), Some(Theory::Advanced));
        assert_eq!(Theory::read("CC"), Some(Theory::Advanced));
        assert_eq!(Education::read("Thạc sỹ"), Some(Education::Master));
        assert_eq!(Grade::read("Hoàn thành tốt nhiệm vụ"), Some(Grade::Good));
        assert_eq!(Grade::read("???"), None);
        assert!(Theory::Advanced > Theory::Intermediate);
    }

    #[test]
    fn no_spelling_means_two_values() {
        fn check<T: CodeList + PartialEq + std::fmt::Debug>() {
            for (value, code, label, spellings) in T::ALL {
                assert_eq!(T::read(code), Some(*value));
                assert_eq!(T::read(label), Some(*value));
                for spelling in *spellings {
                    assert_eq!(T::read(spelling), Some(*value), "{spelling}");
                    assert_eq!(fold(spelling), *spelling, "spellings are kept folded");
                }
            }
        }
        check::<Sex>();
        check::<Theory>();
        check::<Education>();
        check::<StateManagement>();
        check::<Grade>();
        check::<DisciplineForm>();
    }
}
