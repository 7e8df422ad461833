//! What a value of a parameter looks like in a pack, as data: for the schema
//! that editors read. The columns of a table are found by asking its row type
//! what it reads, so that no list of columns can fall behind the types.

use serde::de::value::{Error, StrDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess,
    SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The form of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    Whole {
        min: i64,
        max: i64,
    },
    Flag,
    Share,
    Day,
    Month,
    /// A kebab-case code that is data.
    Code,
    /// Any text.
    Text,
    /// One of these codes.
    OneOf(&'static [&'static str]),
    List(Box<Shape>),
    Table(Vec<Column>),
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    pub shape: Shape,
    pub required: bool,
}

/// What texts a type may accept, the narrowest first, each with a sample; what
/// accepts the last accepts any text.
const TEXTS: [(&str, Shape); 5] = [
    ("Bất kỳ chữ nào!", Shape::Text),
    ("a-code", Shape::Code),
    ("2/3", Shape::Share),
    ("2020-06", Shape::Month),
    ("2020-06-15", Shape::Day),
];

/// The columns of a row type.
pub(crate) fn columns<R: DeserializeOwned>() -> Vec<Column> {
    let mut seen = Seen::default();
    // Each text column is tried with one sample after another until the row
    // reads; a column that no sample suits ends the trial.
    while seen.read::<R>(None).is_err() {
        let Some(last) = seen.last.get_mut() else { break };
        let tried = seen.texts.entry(last).or_default();
        *tried += 1;
        if *tried >= TEXTS.len() {
            break;
        }
    }
    let fields = seen.fields.borrow().clone();
    let column = |name: &&'static str| {
        let shape = seen.shapes.borrow().get(name).cloned().unwrap_or(Shape::Text);
        Column { name, shape, required: seen.read::<R>(Some(name)).is_err() }
    };
    fields.iter().map(column).collect()
}

/// What a row type asked for.
#[derive(Default)]
struct Seen {
    fields: RefCell<Vec<&'static str>>,
    shapes: RefCell<BTreeMap<&'static str, Shape>>,
    /// Which sample a text column gets; the first unless said.
    texts: BTreeMap<&'static str, usize>,
    /// The column asked for last.
    last: RefCell<Option<&'static str>>,
}

impl Seen {
    /// Reads a row of samples, leaving out one column.
    fn read<R: DeserializeOwned>(&self, without: Option<&'static str>) -> Result<R, Error> {
        R::deserialize(RowReader { seen: self, without })
    }

    fn saw(&self, column: &'static str, shape: Shape) {
        let mut shapes = self.shapes.borrow_mut();
        match shapes.get_mut(column) {
            // Within a list, the elements.
            Some(Shape::List(of)) => **of = shape,
            _ => {
                shapes.insert(column, shape);
            }
        }
    }
}

/// Hands a row type its own columns with samples.
struct RowReader<'a> {
    seen: &'a Seen,
    without: Option<&'static str>,
}

impl<'de> Deserializer<'de> for RowReader<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("a row is a struct"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        *self.seen.fields.borrow_mut() = fields.to_vec();
        let left = fields.iter().copied().filter(|field| Some(*field) != self.without).collect();
        visitor.visit_map(Columns { seen: self.seen, left, at: 0 })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        option unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier
        ignored_any
    }
}

struct Columns<'a> {
    seen: &'a Seen,
    left: Vec<&'static str>,
    at: usize,
}

impl<'de> MapAccess<'de> for Columns<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some(name) = self.left.get(self.at).copied() else { return Ok(None) };
        self.at += 1;
        *self.seen.last.borrow_mut() = Some(name);
        let key: StrDeserializer<'_, Error> = name.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Some(column) = *self.seen.last.borrow() else { return Err(Error::custom("no key")) };
        seed.deserialize(Cell { seen: self.seen, column })
    }
}

/// Hands a column whatever it asks for, and notes what that was.
#[derive(Clone, Copy)]
struct Cell<'a> {
    seen: &'a Seen,
    column: &'static str,
}

macro_rules! whole {
    ($($method:ident $type:ty),+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            let (min, max) = (<$type>::MIN.into(), <$type>::MAX.into());
            self.seen.saw(self.column, Shape::Whole { min, max });
            visitor.visit_i64(1)
        }
    )+};
}

impl<'de> Deserializer<'de> for Cell<'_> {
    type Error = Error;

    /// A text, or what may stand in quotes or bare, as a day.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let at = self.seen.texts.get(self.column).copied().unwrap_or(0);
        let Some((sample, shape)) = TEXTS.get(at) else {
            return Err(Error::custom("no sample suits"));
        };
        self.seen.saw(self.column, shape.clone());
        visitor.visit_str(sample)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.seen.saw(self.column, Shape::Flag);
        visitor.visit_bool(true)
    }

    whole!(deserialize_u8 u8, deserialize_u16 u16, deserialize_u32 u32);
    whole!(deserialize_i8 i8, deserialize_i16 i16, deserialize_i32 i32, deserialize_i64 i64);

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.seen.saw(self.column, Shape::List(Box::new(Shape::Text)));
        visitor.visit_seq(One(Some(self)))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.seen.saw(self.column, Shape::OneOf(variants));
        let first: StrDeserializer<'_, Error> =
            variants.first().copied().unwrap_or_default().into_deserializer();
        visitor.visit_enum(first)
    }

    forward_to_deserialize_any! {
        i128 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple tuple_struct
        map struct identifier ignored_any
    }
}

/// A list of one element.
struct One<'a>(Option<Cell<'a>>);

impl<'de> SeqAccess<'de> for One<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        self.0.take().map(|cell| seed.deserialize(cell)).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_type_tells_its_columns() {
        let columns = columns::<crate::ReviewStep>();
        let of = |name: &str| columns.iter().find(|column| column.name == name).unwrap();
        assert_eq!((of("unit").shape.clone(), of("unit").required), (Shape::Code, true));
        assert_eq!((of("quorum").shape.clone(), of("quorum").required), (Shape::Share, false));
        assert_eq!(of("ballot").shape, Shape::OneOf(crate::Ballot::CODES));
        assert_eq!(of("order").shape, Shape::Whole { min: 0, max: u32::MAX.into() });
        assert!(!of("for_reference").required && of("decides").required);
        let list = super::columns::<crate::ListCode>();
        let shapes: Vec<(&str, &Shape)> = list.iter().map(|c| (c.name, &c.shape)).collect();
        assert!(shapes.contains(&("also", &Shape::List(Box::new(Shape::Text)))), "{shapes:?}");
        assert!(shapes.contains(&("from", &Shape::Day)), "{shapes:?}");
        let months = super::columns::<crate::RetirementAge>();
        assert_eq!((months[0].name, &months[0].shape), ("from", &Shape::Month));
    }
}
