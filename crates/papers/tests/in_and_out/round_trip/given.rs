//! What is drawn at random for the lists.

use base::{Day, Month, PartialDate, nfc};
use papers::official::{
    AnnexHead, Evaluation, Layout, Letterhead, Sex as ShownSex, Signature, Who,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use roster::{CodeList, Ethnicity, Grade, Sex, Term, Theory};

/// A person as every list names one.
#[derive(Debug, Clone)]
pub struct Given {
    /// As typed; lists show it in NFC.
    pub name: String,
    pub sex: Sex,
    pub birth: PartialDate,
    /// Parts of a position, joined by line breaks when shown.
    pub position: Vec<String>,
    pub ethnicity: Option<Ethnicity>,
    pub education: Vec<String>,
    pub theory: Option<Theory>,
    pub grades: Vec<(i16, Grade)>,
}

impl Given {
    pub fn who(&self) -> Who {
        Who {
            name: nfc(&self.name),
            sex: match self.sex {
                Sex::Male => ShownSex::Male,
                Sex::Female => ShownSex::Female,
            },
            born: Some(self.birth),
            position: self.position.join("\n"),
        }
    }

    pub fn evaluations(&self) -> Vec<Evaluation> {
        let shown = |(year, grade): &(i16, Grade)| Evaluation {
            year: *year,
            level: grade.label().to_owned(),
        };
        self.grades.iter().map(shown).collect()
    }

    /// What tells one row of a plan from another.
    pub fn key(&self, post: &str) -> (String, String, String) {
        (base::fold(&self.name), self.birth.to_string(), base::fold(post))
    }
}

pub fn one_of<T: CodeList + std::fmt::Debug>() -> impl Strategy<Value = T> {
    (0..T::ALL.len()).prop_map(|at| T::ALL[at].0)
}

pub fn dates() -> impl Strategy<Value = PartialDate> {
    prop_oneof![
        2 => days().prop_map(PartialDate::Day),
        1 => (1930_i16..2030, 1_i8..=12).prop_map(|(y, m)| PartialDate::Month(Month::new(y, m).unwrap())),
        1 => (1930_i16..2030).prop_map(PartialDate::Year),
    ]
}

pub fn days() -> impl Strategy<Value = Day> {
    (-14_000_i64..20_000).prop_map(Day::from_days_since_1970)
}

/// A word of Vietnamese letters with their marks, as letters or as letters and
/// marks apart, or of one of the other peoples' alphabets.
fn words() -> impl Strategy<Value = String> {
    let letters: Vec<char> = "aăâbcdđeêghiklmnoôơpqrstuưvxy".chars().collect();
    let tones = ["", "", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
    let letter = (select(letters), select(tones.to_vec()), any::<bool>());
    let capital = |word: String| {
        let mut chars = word.chars();
        chars.next().map_or(word.clone(), |first| first.to_uppercase().chain(chars).collect())
    };
    prop_oneof![
        8 => vec(letter, 1..7).prop_map(move |letters| {
            let put = |(letter, tone, apart): (char, &str, bool)| {
                let text = format!("{letter}{}", if "aăâeêioôơuưy".contains(letter) { tone } else { "" });
                if apart { text } else { nfc(&text) }
            };
            capital(letters.into_iter().map(put).collect())
        }),
        1 => select(vec!["H'Hen", "Y-Blăk", "K'sor", "Niê", "Ŭn", "Čư", "Ƀuôn", "Ñăk"]).prop_map(str::to_owned),
    ]
}

pub fn names() -> impl Strategy<Value = String> {
    vec(words(), 2..5).prop_map(|words| words.join(" "))
}

/// Texts that a cell may hold, some of which a spreadsheet would take for a
/// formula or a number.
pub fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => vec(words(), 1..4).prop_map(|words| nfc(&words.join(" "))),
        1 => select(vec![
            "=1+1", "=HYPERLINK(\"x\")", "+84 đường 5", "-Bản Nà", "@bản", "00123", "1980",
            "xã Nà (cũ), huyện Nậm Pha", "a <b> & \"c\"", "_x0041_", "{{name}}", "1E5", "TRUE",
        ]).prop_map(str::to_owned),
    ]
}

/// Titles with commas, brackets and line breaks.
pub fn titles() -> impl Strategy<Value = String> {
    select(vec![
        "Bí thư Huyện ủy",
        "Phó Chủ tịch (phụ trách văn hóa, xã hội)",
        "Trưởng phòng\nTài nguyên và Môi trường",
        "Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức",
        "=Trưởng ban",
        "@Phó Trưởng ban",
        "Cán bộ phụ trách (02 vị trí)",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN",
    ])
    .prop_map(str::to_owned)
}

pub fn units() -> impl Strategy<Value = String> {
    select(vec![
        "Huyện Nậm Pha",
        "Phòng Nội vụ (cũ)",
        "Ban Tổ chức Huyện ủy; Văn phòng",
        "Xã Nà Pản, huyện Nậm Pha",
        "Văn phòng HĐND - UBND",
    ])
    .prop_map(str::to_owned)
}

pub fn terms() -> impl Strategy<Value = Term> {
    (2000_i16..2040).prop_map(|first| Term::new(first, first + 5).unwrap())
}

/// "NHIỆM KỲ 2015 - 2020".
pub fn term_text(term: Term) -> String {
    format!("NHIỆM KỲ {} - {}", term.first_year(), term.last_year())
}

prop_compose! {
    pub fn persons()(
        name in names(), sex in one_of::<Sex>(), birth in dates(),
        position in vec(titles(), 0..3),
        ethnicity in option::of((0_usize..54).prop_map(|at| Ethnicity::all().nth(at).unwrap())),
        education in vec(select(vec![
            "Đại học", "Đại học Luật", "Thạc sĩ Quản lý công", "Tiến sĩ (Kinh tế, Tài chính)", "Cao đẳng",
        ]).prop_map(str::to_owned), 0..3),
        theory in option::of(one_of::<Theory>()),
        grades in vec(option::of(one_of::<Grade>()), 3), first in 1990_i16..2090,
    ) -> Given {
        let position = position.iter().map(|title| nfc(title)).collect();
        let grades = (first..).zip(grades).filter_map(|(year, grade)| Some((year, grade?))).collect();
        Given { name, sex, birth, position, ethnicity, education, theory, grades }
    }
}

pub fn signature() -> Signature {
    Signature { roles: vec!["TRƯỞNG BAN".to_owned()], name: "Vi Đình Quế".to_owned() }
}

fn day() -> Day {
    "2017-03-20".parse().unwrap()
}

pub fn annex_head() -> AnnexHead {
    AnnexHead {
        label: "PHỤ LỤC".to_owned(),
        body: "HUYỆN ỦY NẬM PHA".to_owned(),
        title: "Danh sách rà soát".to_owned(),
        legal_line: "(Kèm theo Tờ trình số 12-TTr/BTC ngày 20/3/2017)".to_owned(),
        place: "Nậm Pha".to_owned(),
        day: day(),
        prepared_by: signature(),
        signed_by: signature(),
    }
}

pub fn letterhead() -> Letterhead {
    Letterhead {
        layout: Layout::Party,
        parent: "TỈNH ỦY LÂM SƠN".to_owned(),
        body: "HUYỆN ỦY NẬM PHA".to_owned(),
        body_named: "Huyện ủy Nậm Pha".to_owned(),
        number: String::new(),
        place: "Nậm Pha".to_owned(),
        day: day(),
        secrecy: None,
        copy: None,
    }
}
