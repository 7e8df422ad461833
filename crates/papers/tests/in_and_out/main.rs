//! What goes in and what comes out, as others see the files. One program for
//! all: each program of its own would carry the typesetter once more, which is
//! a hundred megabytes and half a minute of linking.

mod ballot_sheets;
mod founding;
mod guides;
mod intake;
mod long_lists;
mod official_pdf;
mod official_xlsx;
mod profiles;
mod round_trip;
mod signed_pages;
mod templates;
