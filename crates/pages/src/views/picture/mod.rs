//! Pictures made on the server: pure functions from values to SVG. A picture
//! says in its title and description what it shows, and the same numbers stand
//! in a table behind it.

mod tree;

pub(crate) use tree::chart_svg;
