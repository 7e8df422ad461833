//! What the benches measure: invented places at the size of a district, a
//! province and a country, under the law shipped in `law/`.
//!
//! `cargo bench -p benches --no-default-features` measures the checks, the
//! store and reading; `cargo bench -p benches` also the import of workbooks and the pages, for
//! which the typesetter must be built.

pub mod district;
pub mod land;
pub mod law;
pub mod memory;
pub mod sheets;
#[cfg(feature = "whole")]
pub mod site;
pub mod workbook;
