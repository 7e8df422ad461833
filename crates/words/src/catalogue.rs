//! The catalogues, embedded, and the lookup of a key.

use crate::{Lang, number};
use base::{Day, PartialDate, Share};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;

/// The files of one language, by name.
type Files = &'static [(&'static str, &'static str)];

/// Names each file once, so that no language can lack one.
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        const VI: Files = &[$(($name, include_str!(concat!("../catalogues/vi/", $name, ".ftl")))),*];
        const EN: Files = &[$(($name, include_str!(concat!("../catalogues/en/", $name, ".ftl")))),*];
    };
}

files![
    "common",
    "sign-in",
    "board",
    "review",
    "step",
    "plan",
    "person",
    "law",
    "error",
    "findings",
    "desk",
    "app",
    "routes",
    "issue",
    "lint",
    "ballot-form",
    "vote-journal",
    "counting",
    "scanning",
    "conference",
    "electronic",
    "imports",
    "profile-form",
    "who",
    "list",
    "home",
    "search",
    "operate",
    "accounts",
    "posts",
    "pictures",
    "keys",
    "help",
    "setup",
    "case-file"
];

static LOADED: LazyLock<[Words; 2]> = LazyLock::new(|| Lang::ALL.map(Words::build));

/// The words of one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

/// A value set into a message, written as the language writes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Arg<'a> {
    /// A text, as it is.
    Text(&'a str),
    /// A whole number; chooses the plural where the language has one.
    Number(i64),
    /// A share, in percent.
    Share(Share),
    /// A day.
    Day(Day),
    /// A date that may be known to the month or year only.
    Date(PartialDate),
}

impl Words {
    /// The words of a language; built once for the whole program.
    pub fn load(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &LOADED[0],
            Lang::En => &LOADED[1],
        }
    }

    fn build(lang: Lang) -> Self {
        let mut bundle =
            FluentBundle::new_concurrent(vec![lang.code().parse().unwrap_or_default()]);
        // Isolation marks serve right-to-left text; here they would only be
        // copied into names and searched in vain.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Vi => vietnamese_number,
            Lang::En => english_number,
        }));
        for (_, source) in Self::files(lang) {
            // A catalogue is part of the program: the tests of this room show
            // that every file is sound. A fault would show as a marked key.
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            let _ = bundle.add_resource(resource);
        }
        Self { lang, bundle }
    }

    /// The catalogue files of a language: name without ending, and content.
    pub const fn files(lang: Lang) -> Files {
        match lang {
            Lang::Vi => VI,
            Lang::En => EN,
        }
    }

    /// Which language these words are in.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether the catalogue has this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The words for a key; the key between ⟦ ⟧ when the catalogue lacks it,
    /// so that the gap is seen and nothing fails.
    pub fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The words for a key with its values set in.
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("⟦{key}⟧");
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set((*name).to_owned(), self.value(*arg));
        }
        let mut faults = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut faults).into_owned();
        if faults.is_empty() { text } else { format!("⟦{key}⟧ {text}") }
    }

    fn value<'a>(&self, arg: Arg<'a>) -> FluentValue<'a> {
        match arg {
            Arg::Text(text) => FluentValue::from(text),
            Arg::Number(number) => FluentValue::from(number),
            Arg::Share(share) => FluentValue::from(number::percent(self.lang, share)),
            Arg::Day(day) => FluentValue::from(number::day(day)),
            Arg::Date(date) => FluentValue::from(number::partial_date(date)),
        }
    }

    /// A whole number, as the language writes it.
    pub fn integer(&self, number: impl Into<i64>) -> String {
        number::integer(self.lang, number.into())
    }

    /// A number given in tenths, with one decimal, as the language writes it:
    /// `41,7` in Vietnamese, `41.7` in English.
    pub fn tenths(&self, tenths: u32) -> String {
        let mark = if self.lang == Lang::Vi { ',' } else { '.' };
        format!("{}{mark}{}", self.integer(tenths / 10), tenths % 10)
    }

    /// A share in percent, as the language writes it.
    pub fn percent(&self, share: Share) -> String {
        number::percent(self.lang, share)
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<Day> for Arg<'_> {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<PartialDate> for Arg<'_> {
    fn from(date: PartialDate) -> Self {
        Self::Date(date)
    }
}

impl From<Share> for Arg<'_> {
    fn from(share: Share) -> Self {
        Self::Share(share)
    }
}

fn vietnamese_number<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    whole(value).map(|number| number::integer(Lang::Vi, number))
}

fn english_number<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    whole(value).map(|number| number::integer(Lang::En, number))
}

fn whole(value: &FluentValue<'_>) -> Option<i64> {
    match value {
        FluentValue::Number(number) => Some(number.value as i64),
        _ => None,
    }
}
