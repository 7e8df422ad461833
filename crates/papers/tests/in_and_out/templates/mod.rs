//! Templates: the engine on files made by others, the shipped templates with
//! the sample papers, the way back through the intake, and what the office
//! programs of others make of it all.

mod agree;
mod customer;
mod engine;
mod files;
mod offices;
mod shipped;
