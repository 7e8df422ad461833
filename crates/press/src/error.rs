//! What can go wrong at the press, in terms of the template.

use crate::closed_world::ClosedWorld;
use typst::World;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;

/// Why a paper could not be set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PressError {
    /// The template does not compile with this data. Such a fault is the
    /// program's: data comes from typed structs.
    #[error("the template cannot be set: {0}")]
    Template(String),
}

impl PressError {
    /// Words the engine's complaints, each with its line in the template.
    pub(crate) fn of(world: &ClosedWorld, found: &[SourceDiagnostic]) -> Self {
        let line = |complaint: &SourceDiagnostic| {
            let source = world.source(world.main()).ok()?;
            let start = world.range(complaint.span)?.start;
            source.lines().byte_to_line(start).map(|line| line + 1)
        };
        let words: Vec<String> = found
            .iter()
            .map(|complaint| match line(complaint) {
                Some(line) => format!("line {line}: {}", complaint.message),
                None => complaint.message.to_string(),
            })
            .collect();
        Self::Template(words.join("; "))
    }
}
