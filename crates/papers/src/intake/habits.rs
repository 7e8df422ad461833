//! The site's own words: what its offices head columns with, and how they write
//! values of code lists. Learnt from people, never guessed; asked after what
//! everybody knows, but for columns, where a site may know better.

use super::fields::{Field, Kind};
use super::people::leading;
use super::rows::SheetKind;
use base::{fold, nfc};
use roster::{CodeList, DisciplineForm, Education, Ethnicity, Grade, Sex, StateManagement, Theory};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A list of values that a text may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueList {
    /// Dân tộc.
    Ethnicity,
    /// Lý luận chính trị.
    Theory,
    /// Trình độ chuyên môn.
    Education,
    /// Quản lý nhà nước.
    Management,
    /// Đánh giá, xếp loại.
    Grade,
    /// Kỷ luật.
    Discipline,
    /// Giới tính.
    Sex,
    /// The units of the site, by their codes.
    Unit,
    /// The posts of the site, by their titles.
    Post,
}

impl ValueList {
    /// Every list with its stable code.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::Ethnicity, "ethnicity"),
        (Self::Theory, "theory"),
        (Self::Education, "education"),
        (Self::Management, "management"),
        (Self::Grade, "grade"),
        (Self::Discipline, "discipline"),
        (Self::Sex, "sex"),
        (Self::Unit, "unit"),
        (Self::Post, "post"),
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(list, _)| *list)
    }

    /// The values: code, label, and folded spellings. None of units and posts,
    /// which are the site's own.
    pub fn values(self) -> Vec<(&'static str, &'static str, Vec<String>)> {
        match self {
            Self::Ethnicity => Ethnicity::all()
                .map(|group| {
                    let spellings = group.spellings().map(fold).collect();
                    (group.name(), group.name(), spellings)
                })
                .collect(),
            Self::Theory => of::<Theory>(),
            Self::Education => of::<Education>(),
            Self::Management => of::<StateManagement>(),
            Self::Grade => of::<Grade>(),
            Self::Discipline => of::<DisciplineForm>(),
            Self::Sex => of::<Sex>(),
            Self::Unit | Self::Post => Vec::new(),
        }
    }

    /// The label of a value; `None` when the list has no such value, as those of
    /// the site's own have here.
    pub fn label_of(self, code: &str) -> Option<&'static str> {
        self.values().into_iter().find(|(known, ..)| *known == code).map(|(_, label, _)| label)
    }

    /// The labels, for saying what was expected.
    pub(super) fn labels(self) -> String {
        self.values().iter().map(|(_, label, _)| *label).collect::<Vec<_>>().join(", ")
    }
}

fn of<T: CodeList>() -> Vec<(&'static str, &'static str, Vec<String>)> {
    let value = |(_, code, label, spellings): &(T, &'static str, &'static str, &[&str])| {
        let others = spellings.iter().map(|it| (*it).to_owned());
        (*code, *label, std::iter::once(fold(label)).chain(others).collect())
    };
    T::ALL.iter().map(value).collect()
}

/// A value of a list whose values are the same everywhere.
pub(super) trait Listed: Copy {
    /// Its list.
    const LIST: ValueList;
    /// The value of a stable code.
    fn of_code(code: &str) -> Option<Self>;
    /// The label printed in lists.
    fn label(self) -> &'static str;
}

macro_rules! listed {
    ($($value:ident of $list:ident;)*) => {$(
        impl Listed for $value {
            const LIST: ValueList = ValueList::$list;
            fn of_code(code: &str) -> Option<Self> {
                Self::ALL.iter().find(|(_, known, ..)| *known == code).map(|(value, ..)| *value)
            }
            fn label(self) -> &'static str {
                CodeList::label(self)
            }
        }
    )*};
}

listed! {
    Theory of Theory;
    Education of Education;
    StateManagement of Management;
    Grade of Grade;
    DisciplineForm of Discipline;
    Sex of Sex;
}

impl Listed for Ethnicity {
    const LIST: ValueList = ValueList::Ethnicity;

    fn of_code(code: &str) -> Option<Self> {
        Self::all().find(|group| group.name() == code)
    }

    fn label(self) -> &'static str {
        self.name()
    }
}

/// What a text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning<T> {
    /// This value.
    Is(T),
    /// None of the list; the field stays open and nobody is asked.
    Open,
}

/// The words of a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Habits {
    columns: BTreeMap<SheetKind, BTreeMap<String, Option<Field>>>,
    values: BTreeMap<ValueList, BTreeMap<String, Option<String>>>,
}

/// The words of a header as habits know it: in small letters, with their marks,
/// because without them "Nam" (male) and "Năm" (year) are alike.
pub fn header_words(header: &str) -> String {
    let small = nfc(header).to_lowercase();
    let words = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

impl Habits {
    /// Learns what a column of this header is in a kind of sheet: a field, by its
    /// code, or nothing that is read. Whether the kind has such a field.
    pub fn learn_column(&mut self, kind: SheetKind, header: &str, field: Option<&str>) -> bool {
        let found = field.map(|code| Kind::of(kind).field(code));
        let words = header_words(header);
        if found == Some(None) || words.is_empty() {
            return false;
        }
        self.columns.entry(kind).or_default().insert(words, found.flatten());
        true
    }

    /// Learns what a text means in a list: a value, by its code, or none, so that
    /// it stays open. Whether the list has such a value; those of units and posts
    /// are known elsewhere.
    pub fn learn_value(&mut self, list: ValueList, text: &str, code: Option<&str>) -> bool {
        let own = matches!(list, ValueList::Unit | ValueList::Post);
        let known = |code: &str| own || list.values().iter().any(|(it, ..)| *it == code);
        let key = fold(text);
        if key.is_empty() || code.is_some_and(|code| !known(code)) {
            return false;
        }
        self.values.entry(list).or_default().insert(key, code.map(str::to_owned));
        true
    }

    /// What is known of a list: the folded texts with the codes that they mean.
    pub fn of_list(&self, list: ValueList) -> impl Iterator<Item = (&str, Option<&str>)> {
        let all = self.values.get(&list).into_iter().flatten();
        all.map(|(text, code)| (text.as_str(), code.as_deref()))
    }

    /// Whether something was learnt about this text or its first words.
    pub fn knows(&self, list: ValueList, text: &str) -> bool {
        self.of_text(list, text).is_some()
    }

    /// The code of the value that this text or its first words were learnt to mean.
    pub fn code(&self, list: ValueList, text: &str) -> Option<&str> {
        self.of_text(list, text).flatten()
    }

    fn of_text(&self, list: ValueList, text: &str) -> Option<Option<&str>> {
        let texts = self.values.get(&list)?;
        leading(text, |text| texts.get(&fold(text)).map(Option::as_deref))
    }

    /// What was learnt about a column: a field, or that it is not read.
    pub(super) fn column(&self, kind: SheetKind, header: &str) -> Option<Option<Field>> {
        self.columns.get(&kind)?.get(&header_words(header)).copied()
    }

    /// What was learnt about a text.
    fn value<T: Listed>(&self, text: &str) -> Option<Meaning<T>> {
        match self.values.get(&T::LIST)?.get(&fold(text))? {
            None => Some(Meaning::Open),
            Some(code) => T::of_code(code).map(Meaning::Is),
        }
    }

    /// The same about the longest start of a text that something was learnt about.
    pub(super) fn leading<T: Listed>(&self, text: &str) -> Option<Meaning<T>> {
        leading(text, |text| self.value(text))
    }

    /// The value that a text was learnt to mean, noted in `learnt`.
    pub(super) fn told<T: Listed>(&self, text: &str, learnt: &RefCell<Vec<T>>) -> Option<T> {
        let Some(Meaning::Is(value)) = self.value(text) else { return None };
        learnt.borrow_mut().push(value);
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_known_by_its_words_with_their_marks() {
        let mut habits = Habits::default();
        assert!(habits.learn_column(SheetKind::People, "Trình độ / L.Luận", Some("theory")));
        assert!(habits.learn_column(SheetKind::People, "Ghi chú", None));
        assert!(!habits.learn_column(SheetKind::People, "Cấp", Some("level")), "not of people");
        assert!(!habits.learn_column(SheetKind::People, " – ", None), "no words");
        let column = |header: &str| habits.column(SheetKind::People, header);
        assert_eq!(column("TRÌNH ĐỘ l luận"), Some(Some(Field::Theory)));
        assert_eq!(column("ghi  chú"), Some(None));
        assert_eq!(column("ghi chu"), None);
        assert_eq!(habits.column(SheetKind::Plan, "Ghi chú"), None);
    }

    #[test]
    fn a_text_means_one_value_of_a_list_or_stays_open() {
        let mut habits = Habits::default();
        assert!(habits.learn_value(ValueList::Ethnicity, "H'Mông Xanh", Some("Mông")));
        assert!(habits.learn_value(ValueList::Ethnicity, "Nguồn", None));
        assert!(!habits.learn_value(ValueList::Theory, "LL", Some("no-such-level")));
        let is = |text: &str| habits.leading::<Ethnicity>(text);
        assert_eq!(is("h mông xanh"), Ethnicity::read("Mông").map(Meaning::Is));
        assert_eq!(is("H'Mông xanh (mẹ Thái)"), Ethnicity::read("Mông").map(Meaning::Is));
        assert_eq!(is("Nguồn"), Some(Meaning::Open));
        assert_eq!(is("Kinh cựu"), None);
        assert_eq!(habits.leading::<Theory>("Nguồn"), None);
    }

    #[test]
    fn every_list_has_its_code() {
        for (list, code) in ValueList::ALL {
            assert_eq!((list.code(), ValueList::read(code)), (code, Some(list)));
        }
    }
}
