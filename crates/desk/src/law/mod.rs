//! The law in force for a unit, value by value, with the chain behind each.

mod confirm;
mod effects;

pub use confirm::{LawState, LawValue};
pub use effects::{Affected, LawEffects, LawSide};

use crate::{Desk, DeskError, Permit, ReadResults};
use base::Day;
use checks::Rule;
use lex::{ParamInfo, Source, View};
use std::collections::BTreeMap;

/// One parameter of the law in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawLine {
    /// The parameter's name.
    pub parameter: &'static str,
    /// What it means, in English.
    pub meaning: &'static str,
    /// The value; `None` when the law in force does not settle it.
    pub value: Option<String>,
    /// Why there is no value: `gap`, `conflict` or `out-of-bounds`.
    pub unsettled: Option<&'static str>,
    /// The deciding provision: heading, number and date.
    pub citation: String,
    /// How its source is known.
    pub source: Option<Source>,
    /// What it replaced, what it overrides, what delegates it.
    pub chain: Vec<String>,
    /// Whether it is sure: its words were read, or somebody compared it with
    /// the document.
    pub confirmed: bool,
}

impl Desk {
    /// The law in force for a unit on a day, as known by another.
    ///
    /// # Errors
    /// [`DeskError::NotFound`] for the unit.
    pub async fn law_in_force(
        &self,
        permit: &Permit<ReadResults>,
        unit: &str,
        on: Day,
        known_by: Day,
    ) -> Result<Vec<LawLine>, DeskError> {
        let scene = self.scene(on).await?;
        let unit = scene.unit_with_code(unit)?;
        permit.covers(&scene, unit)?;
        let view = scene.view(unit, on, known_by);
        let line = |info: &'static ParamInfo| {
            let empty = LawLine {
                parameter: info.name,
                meaning: info.doc.trim(),
                value: None,
                unsettled: None,
                citation: String::new(),
                source: None,
                chain: Vec::new(),
                confirmed: false,
            };
            match view.by_name(info.name) {
                Some(Ok(ruling)) => {
                    let deciding = &ruling.chain.deciding;
                    let replaced = ruling.chain.replaced.iter().map(|c| format!("replaces {c}"));
                    let overrides = ruling.chain.overrides.iter().map(|c| format!("overrides {c}"));
                    let under = ruling.chain.under.iter().map(|d| format!("under {}", d.by));
                    LawLine {
                        value: Some(ruling.value.to_string()),
                        citation: deciding.to_string(),
                        source: Some(deciding.source),
                        chain: replaced.chain(overrides).chain(under).collect(),
                        confirmed: deciding.is_confirmed(),
                        ..empty
                    }
                }
                Some(Err(why)) => LawLine { unsettled: Some(why.code()), ..empty },
                None => empty,
            }
        };
        Ok(ParamInfo::ALL.iter().map(line).collect())
    }
}

/// The provisions on which the rules of this law rest and which nobody has
/// compared with the document: address and citation, each once.
pub(crate) fn unconfirmed(view: &View) -> BTreeMap<String, String> {
    unconfirmed_of(view, Rule::ALL.iter().flat_map(|rule| rule.parameters()).copied())
}

/// The parameters behind the procedure of a review and its votes.
pub(crate) const PROCEDURE: [&str; 7] = [
    "review-procedure",
    "quorum",
    "quorum-base",
    "introduction-threshold",
    "decision-threshold",
    "threshold-base",
    "threshold-strict",
];

/// Of these parameters the provisions that nobody has compared with the
/// document: address and citation, each once.
pub(crate) fn unconfirmed_of<'p>(
    view: &View,
    parameters: impl Iterator<Item = &'p str>,
) -> BTreeMap<String, String> {
    let rulings = parameters.filter_map(|name| view.by_name(name)?.ok());
    rulings
        .map(|ruling| &ruling.chain.deciding)
        .filter(|deciding| !deciding.is_confirmed())
        .map(|deciding| (deciding.address(), deciding.to_string()))
        .collect()
}
