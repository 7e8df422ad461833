//! The 54 recognised ethnic groups. Codes are our own and stable: the numbers
//! used by statistics and by health systems disagree (Kinh is 01 in one list
//! and 25 in another), so a bare number is never read.

use base::fold;
use serde::{Deserialize, Serialize};

/// An ethnic group (dân tộc).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ethnicity(u8);

/// Name, then other spellings in use.
const GROUPS: [(&str, &[&str]); 54] = [
    ("Kinh", &["Việt"]),
    ("Tày", &[]),
    ("Thái", &[]),
    ("Mường", &[]),
    ("Khmer", &["Khơ me", "Khơ-me"]),
    ("Hoa", &["Hán"]),
    ("Nùng", &[]),
    ("Mông", &["H'Mông", "Hmông", "Mèo"]),
    ("Dao", &[]),
    ("Gia Rai", &["Gia-rai", "Jrai"]),
    ("Ê Đê", &["Ê-đê", "Rađê"]),
    ("Ba Na", &["Ba-na", "Bahnar"]),
    ("Sán Chay", &["Cao Lan", "Sán Chỉ"]),
    ("Chăm", &["Chàm"]),
    ("Cơ Ho", &["Cơ-ho", "K'Ho"]),
    ("Xơ Đăng", &["Xơ-đăng", "Xê Đăng"]),
    ("Sán Dìu", &[]),
    ("Hrê", &[]),
    ("Ra Glai", &["Ra-glai", "Raglay"]),
    ("Mnông", &["M'Nông"]),
    ("Thổ", &[]),
    ("Xtiêng", &["Stiêng"]),
    ("Khơ Mú", &["Khơ-mú", "Khmú"]),
    ("Bru - Vân Kiều", &["Bru Vân Kiều", "Vân Kiều"]),
    ("Cơ Tu", &["Cơ-tu", "Ka Tu"]),
    ("Giáy", &[]),
    ("Tà Ôi", &["Tà-ôi"]),
    ("Mạ", &[]),
    ("Gié Triêng", &["Giẻ Triêng", "Gié-Triêng"]),
    ("Co", &["Cor"]),
    ("Chơ Ro", &["Chơ-ro"]),
    ("Xinh Mun", &["Xinh-mun"]),
    ("Hà Nhì", &[]),
    ("Chu Ru", &["Chu-ru"]),
    ("Lào", &[]),
    ("La Chí", &[]),
    ("Kháng", &[]),
    ("Phù Lá", &[]),
    ("La Hủ", &[]),
    ("La Ha", &[]),
    ("Pà Thẻn", &[]),
    ("Lự", &[]),
    ("Ngái", &[]),
    ("Chứt", &[]),
    ("Lô Lô", &[]),
    ("Mảng", &[]),
    ("Cơ Lao", &["Cờ Lao"]),
    ("Bố Y", &[]),
    ("Cống", &[]),
    ("Si La", &[]),
    ("Pu Péo", &[]),
    ("Rơ Măm", &["Rơ-măm"]),
    ("Brâu", &[]),
    ("Ơ Đu", &["Ơ-đu"]),
];

impl Ethnicity {
    /// The Kinh, the majority.
    pub const KINH: Self = Self(0);

    /// Reads a name as offices spell it; `None` when unknown. Exact spelling
    /// wins over the folded one, because folding makes Thái and Thai alike.
    pub fn read(text: &str) -> Option<Self> {
        let key = fold(text);
        let spelled = |(name, others): &(&str, &[&str])| {
            fold(name) == key || others.iter().any(|other| fold(other) == key)
        };
        let exact =
            GROUPS.iter().position(|(name, _)| name.to_lowercase() == text.trim().to_lowercase());
        exact.or_else(|| GROUPS.iter().position(spelled)).map(|index| Self(index as u8))
    }

    /// The name as printed in lists.
    pub fn name(self) -> &'static str {
        GROUPS.get(usize::from(self.0)).map_or("", |(name, _)| name)
    }

    /// The name and the other spellings in use.
    pub fn spellings(self) -> impl Iterator<Item = &'static str> {
        let group = GROUPS.get(usize::from(self.0)).into_iter();
        group.flat_map(|(name, others)| std::iter::once(*name).chain(others.iter().copied()))
    }

    /// Whether this is a minority group (dân tộc thiểu số).
    pub fn is_minority(self) -> bool {
        self != Self::KINH
    }

    /// Every group, in the order of the list.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..GROUPS.len() as u8).map(Self)
    }
}

impl Serialize for Ethnicity {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Ethnicity {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::read(&text)
            .ok_or_else(|| serde::de::Error::custom(format!("unknown ethnic group «{text}»")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_is_read_back_from_its_name_and_its_folded_name() {
        for group in Ethnicity::all() {
            assert_eq!(Ethnicity::read(group.name()), Some(group));
            assert_eq!(Ethnicity::read(&fold(group.name())), Some(group), "{}", group.name());
        }
        assert_eq!(Ethnicity::read("H'Mông").map(Ethnicity::name), Some("Mông"));
        assert_eq!(Ethnicity::read("25"), None);
    }
}
