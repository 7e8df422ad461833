//! Posts with who holds them and who is planned for them: the bench, its
//! coverage, and the line from below to the top (R1–R3, S16).

mod coverage;
mod day;
mod export;
mod find;
mod ground;
mod lineage;
mod readiness;
mod sheet;

pub use coverage::{CoverageAsked, CoverageLine, CoverageSheet, ManyPosts};
pub use export::CoverageFile;
pub use find::{BenchHit, HitRole};
pub use lineage::{FedBy, LineageSheet, LineageTier};
pub use readiness::NewReadiness;
pub use sheet::{
    BenchPost, BenchSheet, BenchUnit, Incumbent, PostPage, Retires, Successor, UnitName,
};
