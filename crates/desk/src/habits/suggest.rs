//! What a text that no list knows might mean: proposed by how it is written, and
//! never taken unasked.

use crate::DeskError;
use base::{Day, fold};
use papers::intake::{Alike, Unlisted, ValueList, alike};
use std::collections::{BTreeMap, HashMap};
use store::Tx;

/// A value of a list.
struct Value {
    code: String,
    label: String,
    spellings: Vec<String>,
}

/// All lists with their values, those of the site too.
pub(crate) struct Lists {
    values: BTreeMap<ValueList, Vec<Value>>,
    /// What was proposed before: files say the same thing many times.
    said: HashMap<(ValueList, String), Vec<Alike>>,
}

impl Lists {
    /// The lists as they are now.
    pub(crate) async fn load(tx: &mut Tx) -> Result<Self, DeskError> {
        let shared = |list: ValueList| -> Vec<Value> {
            let value = |(code, label, spellings): (&str, &str, Vec<String>)| Value {
                code: code.to_owned(),
                label: label.to_owned(),
                spellings,
            };
            list.values().into_iter().map(value).collect()
        };
        let mut values: BTreeMap<ValueList, Vec<Value>> =
            ValueList::ALL.iter().map(|(list, _)| (*list, shared(*list))).collect();
        let mut units = Vec::new();
        // After every record: a unit that was merged is still a name in a list.
        for unit in tx.units(Day::from_days_since_1970(40_000)).await? {
            let spellings = vec![fold(&unit.name)];
            units.push(Value { code: unit.code, label: unit.name, spellings });
        }
        let mut posts: BTreeMap<String, Value> = BTreeMap::new();
        for post in tx.posts().await? {
            let key = fold(&post.title);
            let value = || Value {
                code: post.title.clone(),
                label: post.title.clone(),
                spellings: vec![key.clone()],
            };
            posts.entry(key.clone()).or_insert_with(value);
        }
        values.insert(ValueList::Unit, units);
        values.insert(ValueList::Post, posts.into_values().collect());
        Ok(Self { values, said: HashMap::new() })
    }

    /// The values that a text might mean, the likest first; none for the texts of
    /// a column that holds something else than its list.
    pub(crate) fn near(&mut self, unlisted: &Unlisted) -> Vec<Alike> {
        /// Texts for which something is proposed.
        const MOST: usize = 2_000;
        let Unlisted { list, text } = unlisted;
        if self.said.len() >= MOST && !self.said.contains_key(&(*list, text.clone())) {
            return Vec::new();
        }
        let values = self.values.get(list).map(Vec::as_slice).unwrap_or_default();
        let propose = || {
            let each = values.iter();
            alike(text, each.map(|it| (it.code.as_str(), it.label.as_str(), &it.spellings[..])))
        };
        self.said.entry((*list, text.clone())).or_insert_with(propose).clone()
    }

    /// The values of a list: code and label.
    pub(crate) fn choices(&self, list: ValueList) -> Vec<(String, String)> {
        let values = self.values.get(&list).into_iter().flatten();
        values.map(|value| (value.code.clone(), value.label.clone())).collect()
    }

    /// The label of a value; `None` when the list has no such value.
    pub(crate) fn label(&self, list: ValueList, code: &str) -> Option<&str> {
        let found = self.values.get(&list)?.iter().find(|value| value.code == code);
        found.map(|value| value.label.as_str())
    }
}
