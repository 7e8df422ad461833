//! kecan
fn main() {}
