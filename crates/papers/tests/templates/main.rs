//! Templates: the engine on files made by others, the shipped templates with
//! the sample papers, and the way back through the intake.

mod agree;
mod engine;
mod files;
mod shipped;
