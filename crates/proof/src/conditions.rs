//! The conditions under which pages are read, as a table.

use crate::spoil::Spoil::{self, *};

/// What is demanded of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Demand {
    /// A straight scan: no box may be read wrong.
    Clean,
    /// A spoilt one: at most one box in 100,000 wrong, and under one in 200
    /// doubtful, over all of them together.
    Degraded,
    /// No demand on the class: what only people can judge. Shown, not held.
    Shown,
}

/// What the boxes hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Marks of every style, and empty boxes.
    Marks,
    /// Nothing: no box may be read as marked.
    Nothing,
    /// Here and there something that only people can judge.
    Unclear,
}

/// One condition.
#[derive(Debug, Clone, Copy)]
pub struct Condition {
    /// Its name, as on the command line and in the tables.
    pub name: &'static str,
    /// What it is, in words.
    pub what: &'static str,
    /// What is demanded.
    pub demand: Demand,
    /// What the boxes hold.
    pub content: Content,
    /// Dots an inch, one of them a page.
    pub dpi: &'static [u32],
    /// Three samples a pixel instead of one.
    pub colour: bool,
    /// What happens to the page, in this order.
    pub spoils: &'static [Spoil],
    /// Quality of the JPEG, from and to; `None` for PNG.
    pub jpeg: Option<(u8, u8)>,
}

const fn clean(
    name: &'static str,
    what: &'static str,
    dpi: &'static [u32],
    colour: bool,
) -> Condition {
    Condition {
        name,
        what,
        demand: Demand::Clean,
        content: Content::Marks,
        dpi,
        colour,
        spoils: &[Skew(1.0), Grain(1.0, 4.0)],
        jpeg: Some((75, 95)),
    }
}

const fn spoilt(
    name: &'static str,
    what: &'static str,
    dpi: &'static [u32],
    spoils: &'static [Spoil],
) -> Condition {
    Condition {
        name,
        what,
        demand: Demand::Degraded,
        content: Content::Marks,
        dpi,
        colour: false,
        spoils,
        jpeg: Some((60, 90)),
    }
}

const USUAL: &[u32] = &[150, 200];

/// All conditions, in the order of the tables.
pub const CONDITIONS: &[Condition] = &[
    clean("clean-200", "straight, grey, 200 dpi", &[200], false),
    clean("clean-300", "straight, grey, 300 dpi", &[300], false),
    clean("clean-colour", "straight, colour, 200 dpi", &[200], true),
    Condition {
        jpeg: None,
        ..clean("clean-png", "straight, grey, 200 dpi, without loss", &[200], false)
    },
    spoilt("turned", "in any of the four directions", USUAL, &[Skew(2.0), Turned, Grain(2.0, 5.0)]),
    spoilt("skew", "up to 10° askew", USUAL, &[Skew(10.0), Grain(2.0, 5.0)]),
    spoilt("coarse", "100 dpi", &[100], &[Skew(2.0), Grain(2.0, 5.0)]),
    spoilt("fine", "300 dpi", &[300], &[Skew(3.0), Grain(2.0, 6.0)]),
    spoilt("blur", "out of focus", USUAL, &[Skew(2.0), Blur(1.0, 2.5), Grain(1.0, 4.0)]),
    spoilt("noise", "strong noise of the sensor", USUAL, &[Skew(2.0), Grain(8.0, 22.0)]),
    spoilt("pepper", "salt and pepper", USUAL, &[Skew(2.0), Pepper(0.02)]),
    Condition {
        jpeg: Some((30, 50)),
        ..spoilt("jpeg", "JPEG of quality 30 to 50", USUAL, &[Skew(2.0), Grain(2.0, 6.0)])
    },
    spoilt(
        "contrast",
        "faint print, grey paper",
        USUAL,
        &[Skew(2.0), Contrast(90, 180), Grain(2.0, 4.0)],
    ),
    spoilt("light", "uneven light", USUAL, &[Skew(2.0), Uneven(0.55), Grain(2.0, 5.0)]),
    spoilt("shadow", "a shadow over the page", USUAL, &[Skew(2.0), Shadow(0.55), Grain(2.0, 5.0)]),
    spoilt(
        "streaks",
        "lines of dust along the page",
        USUAL,
        &[Skew(2.0), Streaks(4), Grain(2.0, 5.0)],
    ),
    spoilt("stains", "stains", USUAL, &[Stains, Skew(2.0), Grain(2.0, 5.0)]),
    spoilt("holes", "punched", USUAL, &[Holes, Skew(2.0), Grain(2.0, 5.0)]),
    spoilt("torn", "a corner torn off", USUAL, &[TornCorner, Skew(3.0), Grain(2.0, 5.0)]),
    spoilt("corner", "a corner mark covered", USUAL, &[CornerLost, Skew(3.0), Grain(2.0, 5.0)]),
    spoilt(
        "through",
        "the other side shines through",
        USUAL,
        &[ShowThrough(0.16), Skew(2.0), Grain(2.0, 5.0)],
    ),
    Condition {
        jpeg: None,
        ..spoilt(
            "fax",
            "black and white, speckled",
            &[200],
            &[Skew(3.0), Grain(4.0, 12.0), Fax(160, 200), Pepper(0.006)],
        )
    },
    Condition {
        jpeg: Some((50, 85)),
        colour: true,
        ..spoilt(
            "photo",
            "photograph by telephone",
            &[150, 200],
            &[Perspective(0.16), Turned, Uneven(0.4), Shadow(0.3), Blur(0.4, 1.2), Grain(2.0, 7.0)],
        )
    },
    Condition {
        jpeg: Some((40, 90)),
        ..spoilt(
            "mixed",
            "a little of everything",
            &[120, 150, 200],
            &[
                Stains,
                Holes,
                Skew(5.0),
                Turned,
                Uneven(0.2),
                Contrast(40, 215),
                Blur(0.3, 1.0),
                Streaks(1),
                Grain(2.0, 8.0),
            ],
        )
    },
    Condition {
        content: Content::Nothing,
        ..spoilt(
            "empty-worn",
            "empty form, worn, faint, in bad light",
            USUAL,
            &[
                Stains,
                Holes,
                ShowThrough(0.1),
                Skew(4.0),
                Contrast(60, 200),
                Uneven(0.3),
                Blur(0.3, 1.5),
                Grain(3.0, 9.0),
            ],
        )
    },
    Condition {
        content: Content::Nothing,
        ..spoilt(
            "empty-streaks",
            "empty form, many lines of dust",
            USUAL,
            &[Skew(4.0), Streaks(12), Grain(3.0, 9.0)],
        )
    },
    Condition {
        content: Content::Nothing,
        jpeg: None,
        ..spoilt(
            "empty-fax",
            "empty form, fax with lines",
            &[200],
            &[Skew(4.0), Streaks(6), Grain(6.0, 14.0), Fax(160, 200), Pepper(0.01)],
        )
    },
    Condition {
        demand: Demand::Shown,
        content: Content::Unclear,
        ..clean("unclear", "one box in five: struck out, grazed, a speck", &[200], false)
    },
];

/// The condition of a name.
pub fn by_name(name: &str) -> Option<&'static Condition> {
    CONDITIONS.iter().find(|condition| condition.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_condition_has_a_name_of_its_own_and_a_resolution_that_is_rendered() {
        for (at, condition) in CONDITIONS.iter().enumerate() {
            let before = &CONDITIONS[..at];
            assert!(before.iter().all(|other| other.name != condition.name), "{}", condition.name);
            assert!(!condition.dpi.is_empty());
            assert!(condition.dpi.iter().all(|dpi| crate::source::RESOLUTIONS.contains(dpi)));
        }
    }
}
