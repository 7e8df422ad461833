//! The rules on small worked cases: met, not met, undetermined, and the days
//! on the boundary.

mod career;
mod conditions;
mod facts;
mod leaving;
mod lists;
mod many;
mod mends;
mod numbers;
mod packs;
mod service;
mod shares;
mod standing;
mod world;
