//! The shipped law, and which units share one view of it.

use base::Day;
use checks::Law;
use lex::{LawBook, Moment, PackFile};
use roster::{Roster, UnitIx};
use std::collections::HashMap;
use std::path::Path;

/// The packs of `law/`.
///
/// # Panics
/// When the folder cannot be read or a pack is refused.
pub fn book() -> LawBook {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law");
    let files = std::fs::read_dir(&folder).expect("the folder of packs");
    let mut packs: Vec<PackFile> = files
        .map(|entry| entry.expect("a file of the folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .filter(|path| !path.ends_with("README.md"))
        .map(|path| PackFile {
            name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            text: std::fs::read_to_string(&path).expect("a pack"),
        })
        .collect();
    packs.sort_by(|one, two| one.name.cmp(&two.name));
    LawBook::load(&packs).unwrap_or_else(|faults| panic!("the shipped law loads: {faults:?}"))
}

/// The law of each unit of a roster on one day. Units in whose path the law
/// names the same units share one.
pub struct Laws {
    distinct: Vec<Law>,
    of_unit: Vec<usize>,
}

impl Laws {
    /// The laws in force on `day`, as known that day.
    pub fn of(book: &LawBook, roster: &Roster, day: Day) -> Self {
        let mut distinct = Vec::new();
        let mut known: HashMap<Vec<&str>, usize> = HashMap::new();
        let mut of_unit = Vec::with_capacity(roster.units().len());
        for (unit, _) in roster.units() {
            let path = roster.path_codes(unit);
            let place = *known.entry(book.named_units(&path)).or_insert_with(|| {
                let moment = Moment { legal_day: day, known_by: day, unit_path: &path };
                distinct.push(Law::of(&book.view(&moment)));
                distinct.len() - 1
            });
            of_unit.push(place);
        }
        Self { distinct, of_unit }
    }

    /// The law of one unit.
    pub fn of_unit(&self, unit: UnitIx) -> &Law {
        &self.distinct[self.of_unit[unit.at()]]
    }

    /// How many differ.
    pub fn distinct(&self) -> usize {
        self.distinct.len()
    }
}
