//! How each office writes its list.

use super::Column;
use super::table::Typing;
use roster::{CodeList, Education, Grade, Theory};

/// How an office enters dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dates {
    /// `dd/mm/yyyy` as text.
    Text,
    /// `dd-mm-yyyy` as text.
    Dashes,
    /// A real date of the workbook.
    Serial,
    /// Text in one row, a real date in the next.
    Mixed,
}

/// The habits of one office.
pub(super) struct Habit {
    pub columns: &'static [Column],
    pub typing: Typing,
    pub birth: Dates,
    pub party: Dates,
    /// Between the parts of "chức vụ hiện tại".
    pub separator: &'static str,
    /// "Hoàn thành tốt nhiệm vụ" instead of "HTTNV".
    pub grades_in_full: bool,
    /// "ĐH", "CC" instead of "Đại học", "Cao cấp".
    pub short_training: bool,
    pub numbers: bool,
    pub blanks: u32,
    pub signatures: Option<(&'static str, &'static str)>,
}

use Column::{
    Background, BornFemale, BornMale, Code, Discipline, Education as Trained, Ethnicity,
    Evaluations, Hometown, Management, Name, Number, Official, Posts, Probationary, Religion,
    Since, Theory as Politics,
};

/// The organisation board's own list: the form in full.
pub(super) const PARTY: Habit = Habit {
    columns: &[
        Number,
        Code,
        Name,
        BornMale,
        BornFemale,
        Ethnicity,
        Religion,
        Hometown,
        Posts,
        Since,
        Trained,
        Politics,
        Management,
        Probationary,
        Official,
        Evaluations,
        Discipline,
        Background,
    ],
    typing: Typing::New,
    birth: Dates::Text,
    party: Dates::Text,
    separator: ", ",
    grades_in_full: false,
    short_training: false,
    numbers: true,
    blanks: 3,
    signatures: Some(("NGƯỜI LẬP", "TRƯỞNG BAN")),
};

/// The people's committee's list: another order, real dates, many blank rows.
pub(super) const GOVERNMENT: Habit = Habit {
    columns: &[
        Number,
        Name,
        BornMale,
        BornFemale,
        Code,
        Posts,
        Since,
        Hometown,
        Ethnicity,
        Religion,
        Probationary,
        Official,
        Trained,
        Management,
        Politics,
        Discipline,
        Background,
        Evaluations,
    ],
    typing: Typing::Old,
    birth: Dates::Serial,
    party: Dates::Text,
    separator: "; ",
    grades_in_full: false,
    short_training: true,
    numbers: true,
    blanks: 40,
    signatures: None,
};

/// Communes type as each of them learned to, in turn; every fourth keeps no
/// numbers of its officers.
pub(super) const COMMUNES: [Habit; 4] = [
    Habit {
        columns: PARTY.columns,
        typing: Typing::New,
        birth: Dates::Mixed,
        party: Dates::Serial,
        separator: ", ",
        grades_in_full: false,
        short_training: false,
        numbers: true,
        blanks: 12,
        signatures: Some(("NGƯỜI LẬP BIỂU", "T/M BAN THƯỜNG VỤ")),
    },
    Habit {
        columns: &[
            Number,
            Code,
            Name,
            BornMale,
            BornFemale,
            Hometown,
            Ethnicity,
            Religion,
            Posts,
            Trained,
            Politics,
            Management,
            Probationary,
            Official,
            Since,
            Discipline,
            Background,
            Evaluations,
        ],
        typing: Typing::Decomposed,
        birth: Dates::Text,
        party: Dates::Text,
        separator: "\n",
        grades_in_full: true,
        short_training: false,
        numbers: false,
        blanks: 0,
        signatures: None,
    },
    Habit {
        columns: &[
            Number,
            Name,
            Code,
            Posts,
            BornMale,
            BornFemale,
            Ethnicity,
            Religion,
            Hometown,
            Politics,
            Trained,
            Management,
            Evaluations,
            Discipline,
            Background,
            Probationary,
            Official,
            Since,
        ],
        typing: Typing::Old,
        birth: Dates::Dashes,
        party: Dates::Mixed,
        separator: ", ",
        grades_in_full: false,
        short_training: true,
        numbers: true,
        blanks: 25,
        signatures: Some(("VĂN PHÒNG ĐẢNG ỦY", "BÍ THƯ")),
    },
    Habit {
        columns: &[
            Number,
            Name,
            BornMale,
            BornFemale,
            Ethnicity,
            Religion,
            Hometown,
            Posts,
            Since,
            Trained,
            Politics,
            Management,
            Probationary,
            Official,
            Evaluations,
            Discipline,
            Background,
        ],
        typing: Typing::New,
        birth: Dates::Text,
        party: Dates::Text,
        separator: "; ",
        grades_in_full: false,
        short_training: false,
        numbers: true,
        blanks: 5,
        signatures: None,
    },
];

impl Habit {
    /// Professional training in this office's words.
    pub(super) fn education(&self, education: Education) -> &'static str {
        match education {
            Education::University if self.short_training => "ĐH",
            Education::Master if self.short_training => "Thạc sỹ",
            Education::College if self.short_training => "CĐ",
            Education::Intermediate if self.short_training => "TC",
            other => other.label(),
        }
    }

    /// Political theory in this office's words.
    pub(super) fn theory(&self, theory: Theory) -> &'static str {
        match theory {
            Theory::Advanced if self.short_training => "CC",
            Theory::Intermediate if self.short_training => "TC",
            Theory::Elementary if self.short_training => "SC",
            Theory::Bachelor => "Cử nhân chính trị",
            other => other.label(),
        }
    }

    /// An evaluation in this office's words.
    pub(super) fn grade(&self, grade: Grade) -> &'static str {
        match grade {
            Grade::Excellent if self.grades_in_full => "Hoàn thành xuất sắc nhiệm vụ",
            Grade::Good if self.grades_in_full => "Hoàn thành tốt nhiệm vụ",
            Grade::Fulfilled if self.grades_in_full => "Hoàn thành nhiệm vụ",
            Grade::Failed if self.grades_in_full => "Không hoàn thành nhiệm vụ",
            other => other.label(),
        }
    }
}

/// The older placement of tones at the end of a syllable: "hòa" as "hoà",
/// "Ủy" as "Uỷ".
pub(super) fn tone_as_before(text: &str) -> String {
    const PAIRS: [(&str, &str); 8] = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ọa", "oạ"),
        ("ỏa", "oả"),
        ("ủy", "uỷ"),
        ("úy", "uý"),
        ("ùy", "uỳ"),
        ("Ủy", "Uỷ"),
    ];
    text.split_inclusive(|c: char| !c.is_alphabetic())
        .map(|word| {
            let letters = word.trim_end_matches(|c: char| !c.is_alphabetic());
            let rest = &word[letters.len()..];
            PAIRS
                .iter()
                .find_map(|(new, old)| Some(format!("{}{old}{rest}", letters.strip_suffix(new)?)))
                .unwrap_or_else(|| word.to_owned())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_open_syllables_change_their_tone() {
        assert_eq!(tone_as_before("Lò Thị Hòa"), "Lò Thị Hoà");
        assert_eq!(tone_as_before("Ủy ban Kiểm tra Huyện ủy"), "Uỷ ban Kiểm tra Huyện uỷ");
        assert_eq!(tone_as_before("Hoàng Toàn, thủy lợi"), "Hoàng Toàn, thuỷ lợi");
    }
}
