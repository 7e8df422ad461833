//! Workbooks as offices keep them, written here cell by cell and read back.
//! Each test copies one habit, or one wrong file.

mod awkward;
mod book;
mod cells;
mod faulty;
mod habits;
mod headers;
mod hostile;
mod kinds;
mod parts;
mod property;
mod rows;
mod speed;
mod text_files;
mod wrong_files;
