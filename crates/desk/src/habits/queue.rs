//! The texts that no code list knows, waiting for somebody to say what they mean.

use super::fill::fillable;
use super::suggest::Lists;
use crate::{Desk, DeskError, ImportRecords, ImportReport, Permit};
use base::fold;
use papers::intake::{Alike, Habits, Unlisted, ValueList};
use std::collections::BTreeMap;
use store::Question;

/// The texts of one list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnlistedGroup {
    /// The list.
    pub list: ValueList,
    /// The texts, the most frequent first.
    pub texts: Vec<UnlistedText>,
    /// All values of the list: code and label.
    pub choices: Vec<(String, String)>,
}

/// A text that its list does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnlistedText {
    /// The text.
    pub text: String,
    /// How often it stands in batches that were taken.
    pub taken: u32,
    /// How often it stands in files that wait.
    pub waiting: u32,
    /// What it might mean.
    pub near: Vec<Alike>,
}

/// A text that somebody has explained after records were taken without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The list.
    pub list: ValueList,
    /// The text.
    pub text: String,
    /// The value's label.
    pub label: String,
    /// Records that still lack it and can be filled.
    pub records: u32,
}

/// What waits, and what can be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueQueue {
    /// Texts that wait, by list.
    pub groups: Vec<UnlistedGroup>,
    /// Texts that were explained while records lack them.
    pub answered: Vec<Answered>,
}

impl Desk {
    /// The texts that no list knows: from the questions of all batches, and from
    /// the trial of files that wait.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn value_queue(
        &self,
        _permit: &Permit<ImportRecords>,
        trial: &[ImportReport],
    ) -> Result<ValueQueue, DeskError> {
        let mut tx = self.store.read().await?;
        let habits = super::load(&mut tx).await?;
        let mut lists = Lists::load(&mut tx).await?;
        let questions = tx.unlisted_questions().await?;
        let waiting = gather(&habits, &questions, trial, &mut |it| lists.near(it));
        let mut groups: Vec<UnlistedGroup> = Vec::new();
        for ((list, _), text) in waiting {
            match groups.last_mut().filter(|group| group.list == list) {
                Some(group) => group.texts.push(text),
                None => {
                    let choices = lists.choices(list);
                    groups.push(UnlistedGroup { list, texts: vec![text], choices });
                }
            }
        }
        for group in &mut groups {
            group.texts.sort_by_key(|text| std::cmp::Reverse(text.taken + text.waiting));
        }
        let mut answered: BTreeMap<(ValueList, String), Answered> = BTreeMap::new();
        for (_, unlisted, code) in fillable(&mut tx, &questions, &habits).await?.0 {
            let list = unlisted.list;
            let label = lists.label(list, &code).unwrap_or_default().to_owned();
            let one = || Answered { list, text: unlisted.text.clone(), label, records: 0 };
            answered.entry((list, fold(&unlisted.text))).or_insert_with(one).records += 1;
        }
        Ok(ValueQueue { groups, answered: answered.into_values().collect() })
    }

    /// How many texts wait, without what they might mean: that is worked out where
    /// it is shown.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn count_unlisted(
        &self,
        _permit: &Permit<ImportRecords>,
        trial: &[ImportReport],
    ) -> Result<usize, DeskError> {
        let mut tx = self.store.read().await?;
        let habits = super::load(&mut tx).await?;
        let questions = tx.unlisted_questions().await?;
        Ok(gather(&habits, &questions, trial, &mut |_| Vec::new()).len())
    }
}

/// The texts that wait, by list and folded text; `near` says what each might mean.
fn gather(
    habits: &Habits,
    questions: &[Question],
    trial: &[ImportReport],
    near: &mut dyn FnMut(&Unlisted) -> Vec<Alike>,
) -> BTreeMap<(ValueList, String), UnlistedText> {
    let mut waiting: BTreeMap<(ValueList, String), UnlistedText> = BTreeMap::new();
    let mut add = |unlisted: &Unlisted, is_taken: bool| {
        if habits.knows(unlisted.list, &unlisted.text) {
            return;
        }
        let text = waiting.entry((unlisted.list, fold(&unlisted.text))).or_insert_with(|| {
            let (text, near) = (unlisted.text.clone(), near(unlisted));
            UnlistedText { text, taken: 0, waiting: 0, near }
        });
        let count = if is_taken { &mut text.taken } else { &mut text.waiting };
        *count += 1;
    };
    for (list, text) in questions.iter().filter_map(|question| question.unlisted.as_ref()) {
        if let Some(list) = ValueList::read(list) {
            add(&Unlisted { list, text: text.clone() }, true);
        }
    }
    for problem in trial.iter().flat_map(|report| &report.problems) {
        if let Some(unlisted) = &problem.unlisted {
            add(unlisted, false);
        }
    }
    waiting
}
