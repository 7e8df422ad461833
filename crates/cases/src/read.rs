//! Reads the bytes of a case file.

use crate::build::{self, Shared};
use crate::case::Case;
use crate::fault::{CaseFault, FaultKind, Source, shorten};
use crate::fields::Fields;
use crate::format::FILE;
use crate::world::World;
use toml::de::DeTable;

/// The most bytes of a case file: 1 MiB.
pub const MAX_BYTES: usize = 1 << 20;

/// The most cases in a file.
pub const MAX_CASES: usize = 200;

/// The most people, and the most entries, in a file: those of each case added
/// up, with those that stand for all cases counted in each.
pub const MAX_PEOPLE: usize = 20_000;

/// Reads a case file. What stands beside the cases – units, bodies, posts,
/// people, and also entries, assumed law and expectations – holds for every
/// case of the file; what stands in a case, for that one alone.
///
/// `name` is only for messages.
///
/// # Errors
/// The first [`CaseFault`] from the top, with line and column.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Case>, CaseFault> {
    let blank = |text| Source { file: name, text };
    if bytes.len() > MAX_BYTES {
        let expected = format!("at most {MAX_BYTES} bytes, not {}", bytes.len());
        return Err(blank("").fault(0..0, "", FaultKind::TooLarge, expected));
    }
    let text = match std::str::from_utf8(bytes) {
        // Editors of some systems begin a file with an invisible mark.
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let good = &bytes[..error.valid_up_to()];
            let text = std::str::from_utf8(good).unwrap_or_default();
            let end = text.len();
            return Err(blank(text).fault(end..end, "", FaultKind::NotUtf8, "UTF-8 text"));
        }
    };
    let source = blank(text);
    let table = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let mut fault = source.fault(at..at, "", FaultKind::NotToml, error.message().trim());
        fault.value = shorten(text.lines().nth(fault.line - 1).unwrap_or_default());
        fault
    })?;
    let file = Fields::open(source, &FILE, String::new(), 0..0, table.get_ref())?;
    let world = World::read(&file)?;
    let shared = Shared::read(&file, &world)?;
    let tables = file.must("case")?.tables()?;
    if tables.is_empty() {
        return Err(file.fault(FaultKind::NoCase, "[case]"));
    }
    if let Some(over) = tables.get(MAX_CASES) {
        return Err(over.fault(FaultKind::TooMany, format!("at most {MAX_CASES} cases")));
    }
    let (mut people, mut cases) = (0, Vec::with_capacity(tables.len()));
    for fields in &tables {
        let case = build::case(fields, &world, &shared, MAX_PEOPLE - people)?;
        people += case.size();
        cases.push(case);
    }
    Ok(cases)
}
