//! The names that a template may use: each paper has a dictionary of fields,
//! and a name is looked up from the inside of repeats outwards.

use base::fold;

/// A field of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Its Vietnamese name, without marks.
    pub alias: &'static str,
    /// What it holds.
    pub kind: Kind,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number.
    Number,
    /// Yes or no: for `{{#…}}` and `{{^…}}`.
    Flag,
    /// Texts, one after another; `{{.}}` is the one at hand.
    Texts,
    /// One record whose fields may be named without it: `{{number}}` for
    /// `{{head.number}}`.
    Open(&'static [Field]),
    /// One record, which may be missing.
    One(&'static [Field]),
    /// Records, one after another.
    Many(&'static [Field]),
}

impl Kind {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Flag => "flag",
            Self::Texts => "texts",
            Self::Open(_) => "open",
            Self::One(_) => "one",
            Self::Many(_) => "many",
        }
    }

    /// The fields inside.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Self::Open(fields) | Self::One(fields) | Self::Many(fields) => fields,
            Self::Text | Self::Number | Self::Flag | Self::Texts => &[],
        }
    }
}

/// What is known inside every list, beside its own fields: the number from 1,
/// and whether this is the first or the last.
pub const IN_LISTS: &[Field] = &[
    Field { name: "tt", alias: "so_thu_tu", kind: Kind::Number },
    Field { name: "first", alias: "dau_tien", kind: Kind::Flag },
    Field { name: "last", alias: "cuoi_cung", kind: Kind::Flag },
];

/// The inside of a repeat, or the paper itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope {
    pub fields: &'static [Field],
    pub is_list: bool,
    pub is_text: bool,
}

/// A name found: how many scopes outwards, and the way from there. An empty
/// way is the item itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub up: usize,
    pub way: Vec<&'static str>,
    pub kind: Kind,
    pub style: Style,
}

/// How a value is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    /// `{{name:00}}`: a number of at least two figures, as counts are written
    /// in papers.
    TwoFigures,
    /// `{{name:HOA}}`: in capitals.
    Capitals,
}

/// The ways of printing, as they are written behind a name.
const STYLES: [(&str, Style); 2] = [("00", Style::TwoFigures), ("HOA", Style::Capitals)];

/// A name as it is compared: "Họ và tên" is `ho_va_ten`.
pub(super) fn key(name: &str) -> String {
    fold(name).replace(' ', "_")
}

/// Looks a name up, from the innermost scope outwards.
pub(super) fn find(scopes: &[Scope], name: &str) -> Option<Found> {
    let (name, style) = match name.split_once(':') {
        Some((name, style)) => (name, STYLES.iter().find(|(known, _)| *known == style.trim())?.1),
        None => (name, Style::Plain),
    };
    if name.trim() == "." {
        let inside = scopes.last()?;
        return inside.is_text.then(|| Found { up: 0, way: Vec::new(), kind: Kind::Text, style });
    }
    let steps: Vec<String> = name.split('.').map(key).collect();
    for (up, scope) in scopes.iter().rev().enumerate() {
        let built_in = if scope.is_list { IN_LISTS } else { &[] };
        let own = named(scope.fields, &steps[0]).or_else(|| named(built_in, &steps[0]));
        let (mut way, mut kind) = match own {
            Some(first) => (vec![first.name], first.kind),
            None => match opened(scope.fields, &steps[0]) {
                Some((outer, first)) => (vec![outer.name, first.name], first.kind),
                None => continue,
            },
        };
        for step in &steps[1..] {
            let (Kind::One(fields) | Kind::Open(fields)) = kind else { return None };
            let field = named(fields, step)?;
            way.push(field.name);
            kind = field.kind;
        }
        return Some(Found { up, way, kind, style });
    }
    None
}

/// A field of a record whose fields are named without it.
fn opened(fields: &'static [Field], key: &str) -> Option<(&'static Field, &'static Field)> {
    let open = fields.iter().filter(|field| matches!(field.kind, Kind::Open(_)));
    open.clone().find_map(|outer| Some((outer, named(outer.kind.fields(), key)?)))
}

fn named<'f>(fields: &'f [Field], key: &str) -> Option<&'f Field> {
    fields.iter().find(|field| field.name == key || field.alias == key)
}

/// The known name that a wrong one is nearest to: at most a third of its
/// letters differ.
pub(super) fn nearest(scopes: &[Scope], name: &str) -> Option<String> {
    let wanted = key(name);
    let mut names: Vec<String> = Vec::new();
    for scope in scopes.iter().rev() {
        let built_in = if scope.is_list { IN_LISTS } else { &[] };
        for field in scope.fields.iter().chain(built_in) {
            names.extend([field.name.to_owned(), field.alias.to_owned()]);
            if let Kind::Open(inner) = field.kind {
                names.extend(inner.iter().flat_map(|one| [one.name, one.alias]).map(str::to_owned));
            }
            if let Kind::One(inner) = field.kind {
                names.extend(inner.iter().map(|one| format!("{}.{}", field.name, one.name)));
            }
        }
    }
    let far = |known: &String| strsim::damerau_levenshtein(&wanted, known);
    let best = names.into_iter().min_by_key(far)?;
    (far(&best) * 3 <= wanted.chars().count().max(best.chars().count())).then_some(best)
}
