//! Readings remembered. A list of 100,000 people says "Đại học" 80,000 times,
//! and comparing a text with a code list folds every label.

use roster::{DisciplineForm, Education, Ethnicity, Grade, StateManagement, Theory};
use std::cell::RefCell;
use std::collections::HashMap;

/// What each text was read as.
pub(super) struct Memo<T>(RefCell<HashMap<String, Option<T>>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

/// Texts kept in one memo. Code lists have few spellings; free text in their
/// column must not fill the memory.
const MOST_KEPT: usize = 4096;

impl<T: Copy> Memo<T> {
    /// What `read` says to this text, asked once.
    pub(super) fn read(&self, text: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        if let Some(known) = self.0.borrow().get(text) {
            return *known;
        }
        let value = read(text);
        let mut kept = self.0.borrow_mut();
        if kept.len() < MOST_KEPT {
            kept.insert(text.to_owned(), value);
        }
        value
    }
}

/// The memos of a table, one for each code list.
#[derive(Default)]
pub(super) struct Memos {
    pub(super) ethnicity: Memo<Ethnicity>,
    pub(super) education: Memo<Education>,
    pub(super) theory: Memo<Theory>,
    pub(super) management: Memo<StateManagement>,
    pub(super) grade: Memo<Grade>,
    pub(super) discipline: Memo<DisciplineForm>,
}
