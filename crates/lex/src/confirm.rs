//! A site's own confirmations, laid over the packs. They say that a person has
//! compared an edit with the document; they change no value.

use crate::book::LawBook;
use crate::citation::{Checked, Citation};
use crate::instrument::Edit;
use base::Day;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One person's word that an edit stands in the document as written here.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirmation {
    /// Id of the instrument.
    pub instrument: String,
    /// Slug of the provision.
    pub provision: String,
    /// Name of the parameter.
    pub parameter: String,
    /// [`Citation::digest`] of the edit as it was shown to the person.
    pub digest: String,
    /// The day of the check.
    pub on: Day,
    /// Who checked.
    pub by: String,
}

impl Confirmation {
    /// The confirmation of an edit as it stands now.
    pub fn of(edit: &Edit, on: Day, by: impl Into<String>) -> Self {
        let Citation { instrument, provision, digest, .. } = &*edit.citation;
        Self {
            instrument: instrument.clone(),
            provision: provision.clone(),
            parameter: edit.parameter.name.to_owned(),
            digest: digest.clone(),
            on,
            by: by.into(),
        }
    }

    fn key(&self) -> (&str, &str, &str, &str) {
        (&self.instrument, &self.provision, &self.parameter, &self.digest)
    }
}

fn key(edit: &Edit) -> (&str, &str, &str, &str) {
    let Citation { instrument, provision, digest, .. } = &*edit.citation;
    (instrument, provision, edit.parameter.name, digest)
}

impl LawBook {
    /// This book with a site's confirmations laid over it, and those that no
    /// longer count: their edit is gone or was changed after the check.
    ///
    /// Of several checks of one edit – a pack's own `checked` among them – the
    /// latest is shown. Values and [`LawBook::digest`] stay the same, so what
    /// was found under the law replays whether or not somebody confirmed it
    /// since. The order of `confirmations` makes no difference to the book; the
    /// stale ones are returned in the order given.
    #[must_use]
    pub fn confirmed(&self, confirmations: &[Confirmation]) -> (Self, Vec<Confirmation>) {
        let mut latest: BTreeMap<_, &Confirmation> = BTreeMap::new();
        for one in confirmations {
            let known = latest.entry(one.key()).or_insert(one);
            if (known.on, &known.by) < (one.on, &one.by) {
                *known = one;
            }
        }
        let confirm = |edit: &Edit| {
            let mut edit = edit.clone();
            if let Some(found) = latest.get(&key(&edit)) {
                let checked = Checked { on: found.on, by: found.by.clone() };
                let earlier = edit.citation.checked.as_ref().is_none_or(|c| c.on <= checked.on);
                if earlier {
                    let citation = Citation::clone(&edit.citation);
                    edit.citation = Arc::new(Citation { checked: Some(checked), ..citation });
                }
            }
            edit
        };
        let standing: std::collections::BTreeSet<_> = self.edits().iter().map(key).collect();
        let stale = confirmations.iter().filter(|one| !standing.contains(&one.key()));
        let edits = self.edits().iter().map(confirm).collect();
        (self.with_edits(edits), stale.cloned().collect())
    }
}
