//! Telling by its letters in which encoding a text was written, where no font
//! tells it.
//!
//! A Vietnamese syllable is a beginning, a rhyme and a tone, and few of what can
//! be spelt are syllables. Read in a wrong encoding a word is hardly ever one:
//! "NguyÔn" is none in Unicode and "Nguyễn" in TCVN3. The lists of beginnings
//! and rhymes are those of the school grammar (common knowledge).

use crate::OldLetters;
use crate::old_letters::viqr_marks;
use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What a text's letters say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Nothing: all of it reads the same in every encoding, or it is not
    /// Vietnamese in any.
    Nothing,
    /// Unicode, and no other.
    Unicode,
    /// An old encoding and no other, with what the text says.
    Old(OldLetters, String),
    /// Unicode makes sense and so does an old encoding: "Bé" may be "Bộ". With
    /// that encoding and what the text would say.
    Either(OldLetters, String),
}

/// Encodings that letters beyond ASCII can tell. A font of capitals looks like one
/// of small letters here; VIQR is plain ASCII and told by its marks.
const OLD: [OldLetters; 2] = [OldLetters::Tcvn3, OldLetters::Vni];

/// Tells the encoding of a text by its letters. Words of plain ASCII say
/// nothing unless they are in VIQR; of the others each must be a syllable.
pub fn told(text: &str) -> Told {
    if text.is_ascii() {
        return told_viqr(text);
    }
    let text: Cow<'_, str> = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.into(),
        _ => text.nfc().collect::<String>().into(),
    };
    // Old encodings have no sign beyond those of Windows' Western letters.
    if text.chars().any(|c| c > '\u{ff}' && c.is_alphabetic()) {
        return Told::Unicode;
    }
    let words = |text: &str| -> Vec<String> {
        let word = |word: &str| word.chars().flat_map(char::to_lowercase).collect();
        text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_ascii()).map(word).collect()
    };
    let sound = |text: &str| {
        let words = words(text);
        !words.is_empty() && words.iter().all(|word| is_syllable(word))
    };
    let unicode = sound(&text) && !has_sign_in_a_word(&text);
    let mut old = OLD.into_iter().filter_map(|old| {
        let read = old.decode(&text).filter(|read| *read != *text && sound(read))?;
        Some((old, read))
    });
    match (unicode, old.next(), old.next()) {
        (true, None, _) => Told::Unicode,
        (true, Some((old, read)), _) => Told::Either(old, read),
        // Without a sign that Vietnamese lacks it may be a word of other peoples.
        (false, Some((old, read)), None) if holds_foreign_signs(&text) => Told::Old(old, read),
        (false, Some((old, read)), None) => Told::Either(old, read),
        // No reading makes sense, or two do: nobody can tell.
        (false, ..) => Told::Nothing,
    }
}

/// Tells plain ASCII from VIQR. Its marks are signs that plain texts have too –
/// full stops, brackets, question marks –, so every word with a mark must be a
/// syllable, and a text is only surely in VIQR when there are several marks and
/// one stands where plain texts have none: between two letters of a word, or on
/// top of another mark. Less than that may be either.
fn told_viqr(text: &str) -> Told {
    let bytes = text.as_bytes();
    let perhaps = bytes.iter().any(|byte| b"(^+'`?~.".contains(byte))
        || bytes.windows(2).any(|two| two.eq_ignore_ascii_case(b"dd"));
    let (read, marks) = if perhaps { viqr_marks(text) } else { Default::default() };
    if marks.all == 0 {
        return Told::Nothing;
    }
    let small = read.to_lowercase();
    let words = small.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii());
    // "a.b" or "u+1" makes no syllable of what stands around it.
    if !words.clone().all(is_syllable) || has_digit_beside(&small) {
        return Told::Nothing;
    }
    if marks.all >= 2 && marks.within >= 1 {
        return Told::Old(OldLetters::Viqr, read);
    }
    Told::Either(OldLetters::Viqr, read)
}

/// Whether a digit stands right beside a letter with marks.
fn has_digit_beside(text: &str) -> bool {
    let pairs = text.chars().zip(text.chars().skip(1));
    pairs.into_iter().any(|(one, next)| {
        (one.is_ascii_digit() && !next.is_ascii()) || (!one.is_ascii() && next.is_ascii_digit())
    })
}

/// Whether a text of Windows' Western letters holds a letter or sign that
/// Vietnamese does not have.
pub fn holds_foreign_signs(text: &str) -> bool {
    const VIETNAMESE: &str = "àáâãèéêìíòóôõùúý";
    let known = |c: char| {
        c.is_ascii() || c.to_lowercase().any(|small| VIETNAMESE.contains(small)) || c == '\u{a0}'
    };
    !text.chars().all(known)
}

/// Whether a sign that is no letter stands right beside one: in "V¨n" it is one,
/// in another encoding.
fn has_sign_in_a_word(text: &str) -> bool {
    let sign = |c: char| matches!(c, '\u{a1}'..='\u{bf}' | '\u{d7}' | '\u{f7}');
    let pairs = text.chars().zip(text.chars().skip(1));
    pairs.into_iter().any(|(one, next)| {
        (sign(one) && next.is_alphabetic()) || (one.is_alphabetic() && sign(next))
    })
}

const BEGINNINGS: [&str; 29] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "q", "qu", "r", "s", "t", "th", "tr", "v", "x",
];

/// Rhymes without tones, parted by blanks.
const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay \
    ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu \
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay \
    oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt \
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ \
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu \
    ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu";

static KNOWN_RHYMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| RHYMES.split_whitespace().collect());

/// The five marks of tones, as combining signs; the level tone has none.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Whether a word in small letters, in NFC, is a Vietnamese syllable by its
/// spelling.
pub fn is_syllable(word: &str) -> bool {
    let (mut bare, mut tone) = (String::new(), None);
    for sign in word.nfd() {
        if !TONES.contains(&sign) {
            bare.push(sign);
        } else if tone.replace(sign).is_some() {
            return false;
        }
    }
    let bare: String = bare.nfc().collect();
    BEGINNINGS.iter().any(|beginning| {
        let Some(rhyme) = bare.strip_prefix(beginning) else { return false };
        // What ends in a stop has one of two tones.
        let stopped = rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch");
        let fits = !stopped || matches!(tone, Some('\u{301}' | '\u{323}'));
        fits && KNOWN_RHYMES.contains(rhyme)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn old(text: &str) -> Option<(OldLetters, String)> {
        match told(text) {
            Told::Old(old, read) => Some((old, read)),
            _ => None,
        }
    }

    #[test]
    fn syllables_are_known_from_what_is_none() {
        for word in "nguyễn đặng quyết thuý thúy hoà hòa giêng gì quý uỷ ủy ương khuỷu nghiêng \
            xoong ngoéo huỳnh quỳnh oanh yến ưng trưởng phòng thường vụ huyện được những"
            .split_whitespace()
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["nguyôn", "thþ", "hµ", "müller", "đăk", "ctv", "hòc", "quân̂̀"] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn old_letters_are_told_without_a_font() {
        let tcvn3 = |read: &str| Some((OldLetters::Tcvn3, read.to_owned()));
        assert_eq!(old("NguyÔn ThÞ Ph\u{AD}¬ng"), tcvn3("Nguyễn Thị Phương"));
        assert_eq!(old("Hä vµ tªn"), tcvn3("Họ và tên"));
        assert_eq!(old("Bé ChÝnh trÞ (2015)"), tcvn3("Bộ Chính trị (2015)"));
        let vni = |read: &str| Some((OldLetters::Vni, read.to_owned()));
        assert_eq!(old("Nguyeãn Thò Phöông"), vni("Nguyễn Thị Phương"));
        assert_eq!(old("Ñaûng uûy"), vni("Đảng ủy"));
    }

    #[test]
    fn a_sign_within_a_word_is_a_letter_of_an_old_encoding() {
        let read = Some((OldLetters::Tcvn3, "Lê Văn Bộ".to_owned()));
        assert_eq!(old("Lª V¨n Bé"), read, "«Bé» alone would make sense");
        assert_eq!(old("V¨n Bé").map(|(_, read)| read).as_deref(), Some("Văn Bộ"));
    }

    #[test]
    fn viqr_is_told_by_several_marks_that_make_syllables() {
        let viqr = |read: &str| Told::Old(OldLetters::Viqr, read.to_owned());
        for (text, read) in [
            ("Nguye^~n Va(n A`", "Nguyễn Văn À"),
            ("Nguye^~n Thi. Phu+o+ng", "Nguyễn Thị Phương"),
            ("Tru+o+?ng pho`ng No^.i vu.", "Trưởng phòng Nội vụ"),
            ("DDa?ng u?y xa~", "Đảng ủy xã"),
            ("Ho. va` te^n", "Họ và tên"),
            ("Da^n to^.c", "Dân tộc"),
        ] {
            assert_eq!(told(text), viqr(read), "{text}");
        }
    }

    #[test]
    fn plain_texts_with_punctuation_are_not_viqr() {
        for text in [
            "Co. Ltd (A)",
            "nga.nguyen@x.vn",
            "05/02/1980",
            "C++",
            "U+1EA0",
            "SL.TB.BDV",
            "a.m.",
            "Lo (SL)",
            "Ban To chuc (BTC)",
            "What? No. Yes!",
            "Nguyen Van A.",
            "TP. Son La",
            "it's",
            "215-QD/HU",
            "Q'Hoa",
            "K'Ho",
            "Y Blok",
            "http://a.vn/?a=b",
            "x^2 + y^2",
            "Ha Noi (cu)",
            "Ba Na.",
            "Lo Van Bo (1980)",
            "A.B.C",
            "1. Bi thu; 2. Pho bi thu",
            "~/data",
            "Add",
        ] {
            assert!(!matches!(told(text), Told::Old(..)), "{text}: {:?}", told(text));
        }
        assert_eq!(told("Nguyen Van A"), Told::Nothing);
        let either = Told::Either(OldLetters::Viqr, "Lâm".to_owned());
        assert_eq!(told("La^m"), either, "one mark is not enough");
    }

    #[test]
    fn unicode_is_left_alone_and_what_may_be_either_is_said() {
        for text in ["Nguyễn Văn Bé", "Hà Nam", "Tây Ninh", "Lò Thị Là", "Trưởng phòng"]
        {
            assert_eq!(told(text), Told::Unicode, "{text}");
        }
        assert_eq!(told("Bé"), Told::Either(OldLetters::Tcvn3, "Bộ".to_owned()));
        assert_eq!(told("Pâ"), Told::Either(OldLetters::Tcvn3, "Põ".to_owned()));
        for text in ["Nam", "Y Blok", "José Müller", "±5 m²", ""] {
            assert_eq!(told(text), Told::Nothing, "{text}");
        }
    }
}
