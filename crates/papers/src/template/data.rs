//! The values of a paper while a template is filled: looked up where the
//! dictionary found their names, never anywhere else.

use super::dictionary::{Found, Style};
use super::mark::{Piece, PieceKind, Section, When};
use serde_json::Value;

/// One item at hand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'v> {
    pub value: &'v Value,
    /// Its place in its list, from 0, and the list's length.
    pub place: usize,
    pub of: usize,
}

/// The items at hand, innermost last.
#[derive(Debug, Clone)]
pub(super) struct Items<'v>(pub Vec<Item<'v>>);

/// What a name stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Is<'v> {
    Number(u64),
    Text(String),
    List(&'v [Value]),
    One(&'v Value),
    Nothing,
}

static NOTHING: Value = Value::Null;

impl<'v> Items<'v> {
    pub fn new(value: &'v Value) -> Self {
        Self(vec![Item { value, place: 0, of: 1 }])
    }

    /// The same with one item more.
    pub fn with(&self, item: Item<'v>) -> Self {
        let mut items = self.0.clone();
        items.push(item);
        Self(items)
    }

    /// The same with an item in which nothing is known.
    pub fn with_nothing(&self) -> Self {
        self.with(Item { value: &NOTHING, place: 0, of: 1 })
    }

    pub fn look_up(&self, found: &Found) -> Is<'v> {
        let Some(item) = self.0.len().checked_sub(found.up + 1).map(|at| self.0[at]) else {
            return Is::Nothing;
        };
        let mut value = item.value;
        for step in &found.way {
            value = match value.get(step) {
                Some(value) => value,
                None => return built_in(item, step),
            };
        }
        match value {
            Value::Null | Value::Bool(false) => Is::Nothing,
            Value::Bool(true) => Is::Text("x".to_owned()),
            Value::Number(number) => match number.as_u64() {
                Some(number) => Is::Number(number),
                None => Is::Text(number.to_string()),
            },
            Value::String(text) if text.is_empty() => Is::Nothing,
            Value::String(text) => Is::Text(text.clone()),
            Value::Array(list) => Is::List(list),
            Value::Object(_) => Is::One(value),
        }
    }

    /// As it is printed.
    pub fn print(&self, found: &Found) -> String {
        let text = match self.look_up(found) {
            Is::Number(number) if found.style == Style::TwoFigures => format!("{number:02}"),
            Is::Number(number) => number.to_string(),
            Is::Text(text) => text,
            Is::List(list) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; "),
            Is::One(_) | Is::Nothing => String::new(),
        };
        if found.style == Style::Capitals { text.to_uppercase() } else { text }
    }

    /// The items with which a section is shown, one time each.
    pub fn times(&self, section: &Section) -> Vec<Self> {
        let is = self.look_up(&section.what);
        let there = match &is {
            Is::Nothing => false,
            Is::List(list) => !list.is_empty(),
            Is::Number(number) => *number > 0,
            Is::Text(_) | Is::One(_) => true,
        };
        match (section.when, is) {
            (When::Unless, _) if there => Vec::new(),
            (When::Unless, _) => vec![self.clone()],
            (When::Each, _) if !there => Vec::new(),
            (When::Each, Is::List(list)) => {
                let item = |(place, value)| self.with(Item { value, place, of: list.len() });
                list.iter().enumerate().map(item).collect()
            }
            (When::Each, Is::One(value)) => vec![self.with(Item { value, place: 0, of: 1 })],
            (When::Each, _) if section.opens_scope() => vec![self.with_nothing()],
            (When::Each, _) => vec![self.clone()],
        }
    }

    /// The text between letters `inner`, with its pieces filled in.
    pub fn fill(
        &self,
        letters: &[char],
        inner: std::ops::Range<usize>,
        pieces: &[Piece],
    ) -> String {
        let (mut out, mut at) = (String::new(), inner.start);
        for piece in pieces {
            out.extend(&letters[at..piece.at.start]);
            out.push_str(&self.piece(letters, piece));
            at = piece.at.end;
        }
        out.extend(&letters[at..inner.end]);
        out
    }

    /// What comes in the place of a piece.
    pub fn piece(&self, letters: &[char], piece: &Piece) -> String {
        match &piece.what {
            PieceKind::Value(found) => self.print(found),
            PieceKind::Gone => String::new(),
            PieceKind::Inline { section, inner, pieces } => {
                let times = self.times(section);
                times.iter().map(|items| items.fill(letters, inner.clone(), pieces)).collect()
            }
        }
    }
}

fn built_in<'v>(item: Item<'_>, name: &str) -> Is<'v> {
    let yes = |holds: bool| if holds { Is::Text("x".to_owned()) } else { Is::Nothing };
    match name {
        // Nothing is numbered in a row that stands for an empty list.
        "tt" if item.value.is_null() => Is::Nothing,
        "tt" => Is::Number(item.place as u64 + 1),
        "first" => yes(item.place == 0),
        "last" => yes(item.place + 1 == item.of),
        _ => Is::Nothing,
    }
}
