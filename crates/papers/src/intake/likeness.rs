//! How alike two texts are, for proposing and never for deciding.

use base::fold;

/// What a text might mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// The code of the value.
    pub code: String,
    /// Its label.
    pub label: String,
    /// How alike it is written, in percent.
    pub percent: u8,
}

/// The least likeness that is worth a proposal.
const LEAST: u8 = 55;

/// Up to three values that are written most like the text: of each value its
/// code, its label and its folded spellings.
pub fn alike<'v>(
    text: &str,
    values: impl Iterator<Item = (&'v str, &'v str, &'v [String])>,
) -> Vec<Alike> {
    const MOST: usize = 3;
    let wanted = fold(text);
    let mut found: Vec<Alike> = values
        .filter_map(|(code, label, spellings)| {
            let percent = spellings.iter().map(|known| percent(&wanted, known)).max()?;
            let (code, label) = (code.to_owned(), label.to_owned());
            (percent >= LEAST).then_some(Alike { code, label, percent })
        })
        .collect();
    found.sort_by_key(|it| std::cmp::Reverse(it.percent));
    found.truncate(MOST);
    found
}

/// How alike two folded texts are: by a slip of the pen, by the words they share,
/// and by first letters, because "PCT UBND" is "Phó Chủ tịch Ủy ban nhân dân".
pub(super) fn percent(wanted: &str, known: &str) -> u8 {
    if wanted.is_empty() || known.is_empty() {
        return 0;
    }
    if wanted == known {
        return 100;
    }
    let (theirs, ours): (Vec<&str>, Vec<&str>) =
        (wanted.split(' ').collect(), known.split(' ').collect());
    let mut left = theirs.clone();
    let is_shared = |word: &&&str| {
        let found = left.iter().position(|other| other == *word);
        found.map(|at| left.remove(at)).is_some()
    };
    let shared = ours.iter().filter(is_shared).count();
    let words = 2.0 * shared as f64 / (theirs.len() + ours.len()) as f64;
    // All words of the known one, with more around them.
    let within = if shared == ours.len() { 0.7 } else { 0.0 };
    let bare: String = theirs.concat();
    let initials: String = ours.iter().filter_map(|word| word.chars().next()).collect();
    let short = if ours.len() > 1 && bare == initials { 0.9 } else { 0.0 };
    (slip(wanted, known).max(words).max(within).max(short).min(0.99) * 100.0) as u8
}

/// How alike two texts are that differ by slips of the pen; short words that differ
/// by two letters are other words.
fn slip(wanted: &str, known: &str) -> f64 {
    let length = wanted.chars().count().max(known.chars().count());
    let allowed = (length / 6).max(1);
    let away = strsim::damerau_levenshtein(wanted, known);
    if away > allowed { 0.0 } else { 1.0 - away as f64 / length as f64 }
}

#[cfg(test)]
mod tests {
    use super::super::habits::ValueList;
    use super::*;

    fn labels(list: ValueList, text: &str) -> Vec<String> {
        let values = list.values();
        let values = values.iter().map(|(code, label, spellings)| (*code, *label, &spellings[..]));
        alike(text, values).into_iter().map(|it| it.label).collect()
    }

    #[test]
    fn a_slip_of_the_pen_and_a_longer_name_are_proposed() {
        assert_eq!(labels(ValueList::Ethnicity, "H'Mông Xanh")[0], "Mông");
        assert_eq!(labels(ValueList::Ethnicity, "Kình h")[0], "Kinh");
        assert_eq!(labels(ValueList::Theory, "Cao cấp lý luận")[0], "Cao cấp");
        assert_eq!(labels(ValueList::Theory, "Trung cáp")[0], "Trung cấp");
        assert!(labels(ValueList::Theory, "2011").is_empty());
        assert!(labels(ValueList::Ethnicity, "").is_empty());
    }

    #[test]
    fn first_letters_stand_for_words() {
        assert_eq!(percent("pct ubnd", "pho chu tich uy ban nhan dan"), 90);
        assert!(percent("bi thu", "chu tich") < LEAST);
        assert!(percent("dang giu", "danh gia") < LEAST, "two letters of eight");
        assert!(percent("nam gioi sinh", "nam sinh nam") < 70, "one word is shared once");
        assert_eq!(percent("dan toc", "dan toc"), 100);
    }
}
