//! Rounds, counts, tallies; thresholds are given as values. Knows no people.
