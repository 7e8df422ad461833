//! The demonstration: an invented office works through a whole review, through
//! the same actions that people use. Only the delegates are simulated.

mod calendar;
mod office;
mod papers;
mod round;
mod tale;

pub use calendar::Calendar;
pub use office::Office;
pub use papers::own_file;
pub use round::run_round;
pub use tale::Tale;
