//! Tables of a case file, opened against their section of the format: unknown
//! keys are refused, and each value is read where its key and place are known.

use crate::fault::{CaseFault, FaultKind, Source};
use crate::format::{Form, Key, Section};
use base::{Day, Month, PartialDate};
use roster::Term;
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

type Read<T> = Result<T, CaseFault>;

/// The first and last year that a case may name. Wide enough for anybody alive
/// and any term planned; narrow enough that no reckoning runs off the calendar.
const YEARS: (i16, i16) = (1900, 2199);

/// One table, opened.
#[derive(Clone)]
pub(crate) struct Fields<'s> {
    pub(crate) source: Source<'s>,
    section: &'static Section,
    path: String,
    span: Range<usize>,
    table: &'s DeTable<'s>,
}

/// One value, with the key that it stands under.
#[derive(Clone)]
pub(crate) struct Item<'s> {
    pub(crate) source: Source<'s>,
    key: &'static Key,
    path: String,
    value: &'s Spanned<DeValue<'s>>,
}

impl<'s> Fields<'s> {
    /// Opens a table: every key must be known and the required ones there.
    pub(crate) fn open(
        source: Source<'s>,
        section: &'static Section,
        path: String,
        span: Range<usize>,
        table: &'s DeTable<'s>,
    ) -> Read<Self> {
        let fields = Self { source, section, path, span, table };
        // The first by place, not by alphabet: people mend from top to bottom.
        let unknown = table
            .keys()
            .filter(|key| section.key(key.get_ref()).is_none())
            .min_by_key(|key| key.span().start);
        if let Some(key) = unknown {
            let place = fields.path_of(key.get_ref());
            let expected = format!("one of: {}", section.names());
            return Err(source.fault(key.span(), &place, FaultKind::UnknownKey, expected));
        }
        match section.keys.iter().find(|key| key.required && fields.find(key.name).is_none()) {
            Some(key) => Err(fields.lacks(key)),
            None => Ok(fields),
        }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The fault that a key is missing; shown at the table's first line.
    fn lacks(&self, key: &'static Key) -> CaseFault {
        let kind = match key.name {
            "case" if self.path.is_empty() => FaultKind::NoCase,
            _ => FaultKind::MissingKey,
        };
        let mut fault =
            self.source.fault(self.span.clone(), &self.path_of(key.name), kind, expected(key));
        fault.value.clear();
        fault
    }

    fn find(&self, name: &str) -> Option<&'s Spanned<DeValue<'s>>> {
        self.table.iter().find(|(key, _)| key.get_ref() == name).map(|(_, value)| value)
    }

    /// The value under a key of this section.
    pub(crate) fn get(&self, name: &'static str) -> Option<Item<'s>> {
        let (key, value) = (self.section.key(name)?, self.find(name)?);
        Some(Item { source: self.source, key, path: self.path_of(name), value })
    }

    /// The value under a required key.
    pub(crate) fn must(&self, name: &'static str) -> Read<Item<'s>> {
        self.get(name).ok_or_else(|| match self.section.key(name) {
            Some(key) => self.lacks(key),
            None => self.fault(FaultKind::MissingKey, name),
        })
    }

    /// The tables of a list that may be left out.
    pub(crate) fn list(&self, name: &'static str) -> Read<Vec<Self>> {
        self.get(name).map_or(Ok(Vec::new()), |item| item.tables())
    }

    /// A fault about the table as a whole.
    pub(crate) fn fault(&self, kind: FaultKind, expected: impl Into<String>) -> CaseFault {
        self.source.fault(self.span.clone(), &self.path, kind, expected)
    }

    /// The line on which the table begins.
    pub(crate) fn line(&self) -> usize {
        self.source.fault(self.span.clone(), "", FaultKind::BadValue, "").line
    }
}

impl<'s> Item<'s> {
    /// A fault about this value.
    pub(crate) fn fault(&self, kind: FaultKind, expected: impl Into<String>) -> CaseFault {
        self.source.fault(self.value.span(), &self.path, kind, expected)
    }

    fn wrong(&self, kind: FaultKind) -> CaseFault {
        self.fault(kind, expected(self.key))
    }

    /// A text that is not blank.
    pub(crate) fn text(&self) -> Read<&'s str> {
        let text = self.value.get_ref().as_str().ok_or_else(|| self.wrong(FaultKind::WrongType))?;
        if text.trim().is_empty() { Err(self.wrong(FaultKind::BadValue)) } else { Ok(text.trim()) }
    }

    /// A text read by `with`; what it cannot read is a bad value.
    pub(crate) fn read<T>(&self, with: impl FnOnce(&str) -> Option<T>) -> Read<T> {
        with(self.text()?).ok_or_else(|| self.wrong(FaultKind::BadValue))
    }

    /// A date in quotes, or a TOML date, or a bare year.
    pub(crate) fn date(&self) -> Read<PartialDate> {
        let text = match self.value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Integer(year) => year.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => return Err(self.wrong(FaultKind::WrongType)),
        };
        let date = PartialDate::parse(&text).ok();
        date.filter(|date| (YEARS.0..=YEARS.1).contains(&date.year()))
            .ok_or_else(|| self.wrong(FaultKind::BadValue))
    }

    /// A date known to the day.
    pub(crate) fn day(&self) -> Read<Day> {
        match self.date()? {
            PartialDate::Day(day) => Ok(day),
            _ => Err(self.wrong(FaultKind::BadValue)),
        }
    }

    /// A date known to the month and no closer.
    pub(crate) fn month(&self) -> Read<Month> {
        match self.date()? {
            PartialDate::Month(month) => Ok(month),
            _ => Err(self.wrong(FaultKind::BadValue)),
        }
    }

    /// A term within the years that a case may name.
    pub(crate) fn term(&self) -> Read<Term> {
        let within = |term: &Term| term.first_year() >= YEARS.0 && term.last_year() <= YEARS.1;
        self.read(|text| Term::read(text).filter(within))
    }

    /// A whole number within the bound of its key.
    pub(crate) fn count(&self) -> Read<u32> {
        let DeValue::Integer(number) = self.value.get_ref() else {
            return Err(self.wrong(FaultKind::WrongType));
        };
        let most = match self.key.form {
            Form::Count(most) => most,
            _ => u32::MAX,
        };
        u32::from_str_radix(number.as_str(), number.radix())
            .ok()
            .filter(|number| *number <= most)
            .ok_or_else(|| self.wrong(FaultKind::BadValue))
    }

    /// True or false.
    pub(crate) fn flag(&self) -> Read<bool> {
        self.value.get_ref().as_bool().ok_or_else(|| self.wrong(FaultKind::WrongType))
    }

    /// A list of texts.
    pub(crate) fn texts(&self) -> Read<Vec<&'s str>> {
        let list = self.value.get_ref().as_array();
        let list = list.ok_or_else(|| self.wrong(FaultKind::WrongType))?;
        let one = |value: &'s Spanned<DeValue<'s>>| Item { value, ..self.clone() }.text();
        list.iter().map(one).collect()
    }

    /// Year = text pairs, ascending by year, each text with its own place.
    pub(crate) fn years(&self) -> Read<Vec<(i16, Self)>> {
        let table = self.value.get_ref().as_table();
        let table = table.ok_or_else(|| self.wrong(FaultKind::WrongType))?;
        let mut years = Vec::with_capacity(table.len());
        for (key, value) in table {
            let path = format!("{}.{}", self.path, key.get_ref());
            let year = key.get_ref().parse().ok().filter(|year| (YEARS.0..=YEARS.1).contains(year));
            let Some(year) = year else {
                let expected = expected(self.key);
                return Err(self.source.fault(key.span(), &path, FaultKind::UnknownKey, expected));
            };
            years.push((year, Item { path, value, ..self.clone() }));
        }
        years.sort_by_key(|(year, _)| *year);
        Ok(years)
    }

    /// The tables of a list, or one table where one is allowed.
    pub(crate) fn tables(&self) -> Read<Vec<Fields<'s>>> {
        let (section, one_allowed) = match self.key.form {
            Form::List(section) => (section, false),
            Form::OneOrList(section) => (section, true),
            _ => return Err(self.wrong(FaultKind::WrongType)),
        };
        let open = |value: &'s Spanned<DeValue<'s>>, path: String| match value.get_ref() {
            DeValue::Table(table) => Fields::open(self.source, section, path, value.span(), table),
            _ => Err(Item { value, path, ..self.clone() }.wrong(FaultKind::WrongType)),
        };
        match self.value.get_ref() {
            DeValue::Table(_) if one_allowed => Ok(vec![open(self.value, self.path.clone())?]),
            DeValue::Array(all) => all
                .iter()
                .enumerate()
                .map(|(at, value)| open(value, format!("{}[{}]", self.path, at + 1)))
                .collect(),
            _ => Err(self.wrong(FaultKind::WrongType)),
        }
    }

    /// The value as plain TOML, whatever it is.
    pub(crate) fn plain(&self) -> Read<toml::Value> {
        toml::Value::deserialize(ValueDeserializer::from(self.value.clone()))
            .map_err(|error| self.fault(FaultKind::BadValue, error.message().trim()))
    }
}

/// What is expected under a key, in words.
fn expected(key: &Key) -> String {
    let form = match key.form {
        Form::Text => "a text in quotes".to_owned(),
        Form::Day => "a day: \"01/06/2018\" (years 1900 to 2199)".to_owned(),
        Form::Date => {
            "a date: \"29/02/1960\", \"02/1960\" or \"1960\" (years 1900 to 2199)".to_owned()
        }
        Form::Month => "a month: \"06/2020\"".to_owned(),
        Form::Term => "a term: \"2020-2025\"".to_owned(),
        Form::Count(most) => format!("a whole number from 0 to {most}"),
        Form::Flag => "true or false".to_owned(),
        Form::Choice(codes) => {
            format!("one of: {} – or the Vietnamese words for it", codes.join(", "))
        }
        Form::Level => "a level: province, district, commune, agency, or its code".to_owned(),
        Form::Ethnicity => "the name of one of the 54 ethnic groups".to_owned(),
        Form::Rule => {
            let rules: Vec<&str> = checks::Rule::ALL.iter().map(|rule| rule.code()).collect();
            format!("one of: {}", rules.join(", "))
        }
        Form::Ref(what) => format!("the code of a {what} in this file"),
        Form::Grades => "year = grade: { 2016 = \"good\", 2017 = \"excellent\" }".to_owned(),
        Form::Texts => "a list of codes: [\"birth-month\"]".to_owned(),
        Form::List(section) => format!("[[{}]] tables", section.name),
        Form::OneOrList(section) => format!("[{0}], or [[{0}]] for several", section.name),
        Form::Law => "a value as a law pack writes it".to_owned(),
    };
    format!("{form} ({})", key.en)
}
