//! Vietnamese as it was written before Unicode: TCVN3 (ABC), VNI and VIQR.
//!
//! Workbooks in these encodings hold other letters than they show; only the
//! font turns "NguyÔn" into "Nguyễn". The tables are from common knowledge of
//! the encodings (that TCVN3 has 67 small letters and seven capitals was read);
//! each letter is tested there and back.

use unicode_normalization::UnicodeNormalization;

/// An encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OldLetters {
    /// TCVN3 (ABC): one sign for each small letter; of capitals with marks only
    /// seven, the others are small letters in a font of capitals.
    Tcvn3,
    /// TCVN3 in a font of capitals, such as `.VnTimeH`: what is written small
    /// shows as capitals.
    Tcvn3Capitals,
    /// VNI: a letter followed by a sign for its marks.
    Vni,
    /// VIQR: letters followed by ASCII signs. No font tells it from other text;
    /// several marks that make syllables do.
    Viqr,
}

/// The signs of TCVN3 as Windows shows them, and what they mean.
const TCVN3: [(char, char); 74] = [
    ('µ', 'à'),
    ('¶', 'ả'),
    ('·', 'ã'),
    ('¸', 'á'),
    ('¹', 'ạ'),
    ('¨', 'ă'),
    ('»', 'ằ'),
    ('¼', 'ẳ'),
    ('½', 'ẵ'),
    ('¾', 'ắ'),
    ('Æ', 'ặ'),
    ('©', 'â'),
    ('Ç', 'ầ'),
    ('È', 'ẩ'),
    ('É', 'ẫ'),
    ('Ê', 'ấ'),
    ('Ë', 'ậ'),
    ('®', 'đ'),
    ('Ì', 'è'),
    ('Î', 'ẻ'),
    ('Ï', 'ẽ'),
    ('Ð', 'é'),
    ('Ñ', 'ẹ'),
    ('ª', 'ê'),
    ('Ò', 'ề'),
    ('Ó', 'ể'),
    ('Ô', 'ễ'),
    ('Õ', 'ế'),
    ('Ö', 'ệ'),
    ('×', 'ì'),
    ('Ø', 'ỉ'),
    ('Ü', 'ĩ'),
    ('Ý', 'í'),
    ('Þ', 'ị'),
    ('ß', 'ò'),
    ('á', 'ỏ'),
    ('â', 'õ'),
    ('ã', 'ó'),
    ('ä', 'ọ'),
    ('«', 'ô'),
    ('å', 'ồ'),
    ('æ', 'ổ'),
    ('ç', 'ỗ'),
    ('è', 'ố'),
    ('é', 'ộ'),
    ('¬', 'ơ'),
    ('ê', 'ờ'),
    ('ë', 'ở'),
    ('ì', 'ỡ'),
    ('í', 'ớ'),
    ('î', 'ợ'),
    ('ï', 'ù'),
    ('ñ', 'ủ'),
    ('ò', 'ũ'),
    ('ó', 'ú'),
    ('ô', 'ụ'),
    ('\u{AD}', 'ư'),
    ('õ', 'ừ'),
    ('ö', 'ử'),
    ('÷', 'ữ'),
    ('ø', 'ứ'),
    ('ù', 'ự'),
    ('ú', 'ỳ'),
    ('û', 'ỷ'),
    ('ü', 'ỹ'),
    ('ý', 'ý'),
    ('þ', 'ỵ'),
    ('¡', 'Ă'),
    ('¢', 'Â'),
    ('£', 'Ê'),
    ('¤', 'Ô'),
    ('¥', 'Ơ'),
    ('¦', 'Ư'),
    ('§', 'Đ'),
];

/// Marks of VNI that stand behind `a`, `e`, `o`, `u`, `y` and the letters below.
const VNI_TONES: [(char, char); 5] =
    [('ù', '\u{301}'), ('ø', '\u{300}'), ('û', '\u{309}'), ('õ', '\u{303}'), ('ï', '\u{323}')];

/// Marks that give a circumflex or a breve, with or without a tone.
const VNI_SHAPES: [(char, &str); 12] = [
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];

/// Letters of VNI that are one sign.
const VNI_ALONE: [(char, char); 9] = [
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('î', 'ỵ'),
    ('ñ', 'đ'),
];

/// Marks of VIQR and what they add.
const VIQR_MARKS: [(char, char); 8] = [
    ('(', '\u{306}'),
    ('^', '\u{302}'),
    ('+', '\u{31B}'),
    ('\'', '\u{301}'),
    ('`', '\u{300}'),
    ('?', '\u{309}'),
    ('~', '\u{303}'),
    ('.', '\u{323}'),
];

impl OldLetters {
    /// The encoding that a font of this name is made for; `None` for others.
    pub fn of_font(font: &str) -> Option<Self> {
        let font = font.trim().to_lowercase();
        if font.starts_with("vni-") {
            return Some(Self::Vni);
        }
        let tcvn3 = font.strip_prefix(".vn")?;
        Some(if tcvn3.ends_with('h') { Self::Tcvn3Capitals } else { Self::Tcvn3 })
    }

    /// Short name, as on the command line and in lists.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tcvn3 => "tcvn3",
            Self::Tcvn3Capitals => "tcvn3-h",
            Self::Vni => "vni",
            Self::Viqr => "viqr",
        }
    }

    /// The name that people know it by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 | Self::Tcvn3Capitals => "TCVN3",
            Self::Vni => "VNI",
            Self::Viqr => "VIQR",
        }
    }

    /// The text in Unicode (NFC); `None` when it holds a sign that the encoding
    /// does not have, so that it is something else: nothing is guessed.
    pub fn decode(self, text: &str) -> Option<String> {
        match self {
            Self::Tcvn3 => tcvn3(text),
            Self::Tcvn3Capitals => tcvn3(text).map(|text| text.to_uppercase()),
            Self::Vni => vni(text),
            Self::Viqr => Some(viqr_marks(text).0),
        }
    }
}

/// Punctuation that Windows has in every font.
fn shared(sign: char) -> bool {
    sign.is_ascii() || matches!(sign, '\u{A0}' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '•')
}

fn tcvn3(text: &str) -> Option<String> {
    let letter = |sign: char| {
        let found = TCVN3.iter().find(|(old, _)| *old == sign).map(|(_, new)| *new);
        found.or_else(|| shared(sign).then_some(sign))
    };
    text.nfc().map(letter).collect()
}

fn vni(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() * 2);
    // The vowel that a mark may follow.
    let mut vowel: Option<char> = None;
    for sign in text.nfc() {
        let small = sign.to_lowercase().next().unwrap_or(sign);
        let bare = vowel.take();
        let shape = |marks: &&(char, &'static str)| marks.0 == small;
        let tone = VNI_TONES.iter().find(|(mark, _)| *mark == small).map(|(_, tone)| *tone);
        match bare {
            Some('a' | 'e' | 'o') if VNI_SHAPES.iter().any(|marks| shape(&marks)) => {
                let marks = VNI_SHAPES.iter().find(shape)?.1;
                // A breve goes with `a` only.
                if marks.starts_with('\u{306}') && bare != Some('a') {
                    return None;
                }
                out.push_str(marks);
                continue;
            }
            Some(_) if tone.is_some() => {
                out.extend(tone);
                continue;
            }
            _ => {}
        }
        let alone = VNI_ALONE.iter().find(|(old, _)| *old == small).map(|(_, new)| *new);
        let letter = match alone {
            Some(letter) => letter,
            None if shared(sign) => small,
            None => return None,
        };
        if matches!(letter, 'a' | 'e' | 'o' | 'u' | 'y' | 'ơ' | 'ư') {
            vowel = Some(letter);
        }
        if sign == small { out.push(letter) } else { out.extend(letter.to_uppercase()) }
    }
    Some(out.nfc().collect())
}

/// Marks of VIQR found in a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct ViqrMarks {
    /// All of them, with each `dd`.
    pub(crate) all: u32,
    /// Those with a letter or another mark right behind, where plain texts have
    /// none.
    pub(crate) within: u32,
}

/// Reads VIQR, and counts the marks that were found.
pub(crate) fn viqr_marks(text: &str) -> (String, ViqrMarks) {
    let mut marks = ViqrMarks::default();
    let mut out = String::with_capacity(text.len() * 2);
    let (mut last, mut signs) = (None::<char>, text.chars().peekable());
    while let Some(sign) = signs.next() {
        let small = last.map(|last| last.to_ascii_lowercase());
        match (sign, small) {
            ('\\', _) => {
                out.extend(signs.next());
                last = None;
                continue;
            }
            ('d' | 'D', Some('d')) => {
                let capital = out.pop() == Some('D');
                out.push(if capital { 'Đ' } else { 'đ' });
                marks.all += 1;
                last = None;
                continue;
            }
            _ => {}
        }
        let mark = VIQR_MARKS.iter().find(|(mark, _)| *mark == sign).map(|(_, mark)| *mark);
        let fits = match (sign, small) {
            ('(', Some('a')) | ('^', Some('a' | 'e' | 'o')) | ('+', Some('o' | 'u')) => true,
            ('(' | '^' | '+', _) => false,
            (_, Some('a' | 'e' | 'i' | 'o' | 'u' | 'y')) => true,
            _ => false,
        };
        match mark.filter(|_| fits) {
            // After a shape a tone may follow; after a tone, nothing.
            Some(mark) => {
                out.push(mark);
                marks.all += 1;
                let next = signs.peek();
                let goes_on = |next: &char| {
                    next.is_ascii_alphabetic() || VIQR_MARKS.iter().any(|(mark, _)| mark == next)
                };
                marks.within += u32::from(next.is_some_and(goes_on));
                last = last.filter(|_| matches!(sign, '(' | '^' | '+'));
            }
            None => {
                out.push(sign);
                last = Some(sign);
            }
        }
    }
    (out.nfc().collect(), marks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::char::decompose_canonical;

    /// All 67 small letters that ASCII does not have.
    fn letters() -> Vec<char> {
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ".chars().collect()
    }

    /// Writes a letter in VNI by its parts; the reader goes by its signs.
    fn written_in_vni(letter: char) -> String {
        if let Some((old, _)) = VNI_ALONE.iter().find(|(_, new)| *new == letter) {
            return old.to_string();
        }
        let mut parts = Vec::new();
        decompose_canonical(letter, |part| parts.push(part));
        let (mut base, mut marks) = (parts[0], parts[1..].to_vec());
        if let Some(at) = marks.iter().position(|mark| *mark == '\u{31B}') {
            marks.remove(at);
            base = if base == 'o' { 'ô' } else { 'ö' };
        }
        marks.sort_by_key(|mark| !matches!(mark, '\u{302}' | '\u{306}'));
        let marks: String = marks.into_iter().collect();
        let tone =
            VNI_TONES.iter().find(|(_, tone)| marks == tone.to_string()).map(|(old, _)| *old);
        let shape = VNI_SHAPES.iter().find(|(_, shape)| marks == *shape).map(|(old, _)| *old);
        let sign = tone.or(shape);
        assert!(marks.is_empty() || sign.is_some(), "{letter} has no marks in VNI");
        std::iter::once(base).chain(sign).collect()
    }

    fn written_in_viqr(letter: char) -> String {
        if letter == 'đ' {
            return "dd".to_owned();
        }
        let mut parts = Vec::new();
        decompose_canonical(letter, |part| parts.push(part));
        parts[1..].sort_by_key(|mark| !matches!(mark, '\u{302}' | '\u{306}' | '\u{31B}'));
        let sign = |mark: &char| VIQR_MARKS.iter().find(|(_, m)| m == mark).unwrap().0;
        std::iter::once(parts[0]).chain(parts[1..].iter().map(sign)).collect()
    }

    #[test]
    fn every_letter_goes_to_each_encoding_and_comes_back() {
        assert_eq!(letters().len(), 67);
        for letter in letters() {
            let expected = Some(letter.to_string());
            let (old, _) = TCVN3.iter().find(|(_, new)| *new == letter).unwrap();
            assert_eq!(OldLetters::Tcvn3.decode(&old.to_string()), expected);
            let capital: String = letter.to_uppercase().collect();
            let decoded = OldLetters::Tcvn3Capitals.decode(&old.to_string());
            assert_eq!(decoded.as_ref(), Some(&capital));
            let vni = written_in_vni(letter);
            assert_eq!(OldLetters::Vni.decode(&vni), expected, "{vni}");
            assert_eq!(OldLetters::Vni.decode(&vni.to_uppercase()), Some(capital), "{vni}");
            assert_eq!(OldLetters::Viqr.decode(&written_in_viqr(letter)), expected);
        }
    }

    #[test]
    fn no_two_letters_share_a_sign() {
        let mut signs: Vec<char> = TCVN3.iter().map(|(old, _)| *old).collect();
        signs.sort_unstable();
        signs.dedup();
        assert_eq!(signs.len(), TCVN3.len());
        assert_eq!(TCVN3.iter().filter(|(_, new)| new.is_lowercase()).count(), 67);
    }

    #[test]
    fn whole_names_come_back() {
        let tcvn3 = OldLetters::Tcvn3.decode("NguyÔn ThÞ Ph\u{AD}¬ng – §¶ng uû");
        assert_eq!(tcvn3.as_deref(), Some("Nguyễn Thị Phương – Đảng uỷ"));
        let capitals = OldLetters::Tcvn3Capitals.decode("tr\u{AD}ëng phßng");
        assert_eq!(capitals.as_deref(), Some("TRƯỞNG PHÒNG"));
        let vni = OldLetters::Vni.decode("Nguyeãn Thò Phöông, Ñaûng uûy; TRÖÔÛNG PHOØNG");
        assert_eq!(vni.as_deref(), Some("Nguyễn Thị Phương, Đảng ủy; TRƯỞNG PHÒNG"));
        let viqr = OldLetters::Viqr.decode("Nguye^~n Thi. Phu+o+ng, DDa?ng u?y\\. H\\.");
        assert_eq!(viqr.as_deref(), Some("Nguyễn Thị Phương, Đảng ủy. H."));
    }

    #[test]
    fn what_an_encoding_does_not_have_is_not_decoded() {
        assert_eq!(OldLetters::Tcvn3.decode("Nguyễn"), None);
        assert_eq!(OldLetters::Vni.decode("Nguyễn"), None);
        assert_eq!(OldLetters::Vni.decode("xâ"), None, "a mark without its letter");
    }

    #[test]
    fn a_font_tells_its_encoding() {
        let of = OldLetters::of_font;
        assert_eq!(of(".VnTime"), Some(OldLetters::Tcvn3));
        assert_eq!(of(".VnTimeH"), Some(OldLetters::Tcvn3Capitals));
        assert_eq!(of(".VnArialH "), Some(OldLetters::Tcvn3Capitals));
        assert_eq!(of("VNI-Times"), Some(OldLetters::Vni));
        assert_eq!((of("Times New Roman"), of("Vnu")), (None, None));
    }
}
