//! Filled profile forms: each file of `forms/` with its recorded reading, and
//! the way from the shipped template back to the answers.

mod forms;
mod round;
mod wrong;
