//! Packs of text → edits → the law in force for (legal day, unit, known-by), with the chain behind each value.
