//! The law book: a checked set of packs, asked for views.

use crate::digest;
use crate::error::LoadError;
use crate::instrument::{Edit, Example, Instrument};
use crate::load;
use crate::param::ParamInfo;
use crate::read::PackFile;
use crate::resolve;
use crate::view::{Moment, Slot, Stamp, View};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A checked set of packs. Cheap to clone.
#[derive(Debug, Clone)]
pub struct LawBook(Arc<Inner>);

#[derive(Debug, Clone)]
struct Inner {
    instruments: Arc<[Instrument]>,
    edits: Vec<Edit>,
    examples: Arc<[Example]>,
    /// Indices of each parameter's edits, at the parameter's index.
    of: Arc<[Vec<usize>]>,
    digest: String,
}

impl LawBook {
    /// Reads and joins packs. The order of `files` makes no difference.
    ///
    /// # Errors
    /// Every problem found, by file and line; nothing is loaded then.
    pub fn load(files: &[PackFile]) -> Result<Self, Vec<LoadError>> {
        let loaded = load::load(files)?;
        let mut of = vec![Vec::new(); ParamInfo::ALL.len()];
        for (at, edit) in loaded.edits.iter().enumerate() {
            of[usize::from(edit.parameter.index)].push(at);
        }
        Ok(Self(Arc::new(Inner {
            instruments: loaded.instruments.into(),
            edits: loaded.edits,
            examples: loaded.examples.into(),
            of: of.into(),
            digest: digest::of_set(files.iter().map(|file| file.text.as_str())),
        })))
    }

    /// This book with other edits in the places of its own.
    pub(crate) fn with_edits(&self, edits: Vec<Edit>) -> Self {
        let Inner { instruments, examples, of, digest, .. } = &*self.0;
        Self(Arc::new(Inner {
            instruments: instruments.clone(),
            edits,
            examples: examples.clone(),
            of: of.clone(),
            digest: digest.clone(),
        }))
    }

    /// The law in force at a moment: every parameter resolved, once.
    pub fn view(&self, moment: &Moment<'_>) -> View {
        let slots = ParamInfo::ALL.iter().map(|info| self.slot(info, moment)).collect();
        let stamp = Stamp {
            legal_day: moment.legal_day,
            known_by: moment.known_by,
            digest: self.0.digest.clone(),
        };
        View::new(slots, Some(stamp))
    }

    pub(crate) fn slot(&self, info: &'static ParamInfo, moment: &Moment<'_>) -> Slot {
        let of = &self.0.of[usize::from(info.index)];
        resolve::resolve(info.name, &self.0.edits, of, moment)
    }

    /// Which of these unit codes the law names: two units with the same answer
    /// have the same view on the same day, so one view serves both.
    pub fn named_units<'p>(&self, unit_path: &[&'p str]) -> Vec<&'p str> {
        let named: BTreeSet<&str> = self
            .0
            .edits
            .iter()
            .flat_map(|edit| [edit.unit.as_deref(), edit.authority.as_deref()])
            .flatten()
            .collect();
        unit_path.iter().copied().filter(|code| named.contains(code)).collect()
    }

    /// The same book with its edits changed: only acts and days may differ, so
    /// that the links between edits still hold.
    pub(crate) fn changed(&self, change: impl Fn(usize, &mut Edit)) -> Self {
        let mut edits = self.0.edits.clone();
        edits.iter_mut().enumerate().for_each(|(at, edit)| change(at, edit));
        self.with_edits(edits)
    }

    /// The same book with one more edit, which replaces and revives nothing.
    pub(crate) fn supposing(&self, edit: Edit) -> Self {
        let mut inner = Inner::clone(&self.0);
        let mut of = inner.of.to_vec();
        of[usize::from(edit.parameter.index)].push(inner.edits.len());
        inner.of = of.into();
        inner.edits.push(edit);
        Self(Arc::new(inner))
    }

    /// Hash of the pack set, lower-case hex: the same texts give the same
    /// digest, whatever the order and the file names.
    pub fn digest(&self) -> &str {
        &self.0.digest
    }

    /// All instruments, by date.
    pub fn instruments(&self) -> &[Instrument] {
        &self.0.instruments
    }

    /// The instrument of that id.
    pub fn instrument(&self, id: &str) -> Option<&Instrument> {
        self.0.instruments.iter().find(|instrument| instrument.id == id)
    }

    /// All edits, by instrument and place in it.
    pub fn edits(&self) -> &[Edit] {
        &self.0.edits
    }

    /// All worked cases.
    pub fn examples(&self) -> &[Example] {
        &self.0.examples
    }

    /// The days from which anything may differ from the day before.
    pub fn days_of_change(&self) -> BTreeSet<base::Day> {
        let ends = |edit: &Edit| edit.to.map(|to| to.add_days(1));
        self.0.edits.iter().flat_map(|edit| [Some(edit.from), ends(edit)]).flatten().collect()
    }
}
