//! Workbooks in; official papers out.

pub mod compare;
pub mod forms;
pub mod founding;
pub mod guide;
pub mod intake;
pub mod listing;
pub mod official;
pub mod profile;
pub mod table;
pub mod template;
