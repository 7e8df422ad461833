//! Plans as histories of entries; the review as a state machine.
