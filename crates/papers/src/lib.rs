//! Workbooks in; official papers out.

pub mod intake;
pub mod official;
