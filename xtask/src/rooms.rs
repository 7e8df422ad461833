//! The house: which room may import which, and which rooms touch nothing
//! outside themselves. The table here is the one that is held; ARCHITECTURE.md
//! shows it to people and must name the same rooms.

use crate::manifest::dependencies;
use crate::run::{Done, root};
use crate::source;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// One crate under `crates/`.
struct Room {
    name: &'static str,
    may_import: Imports,
    /// A pure room is a function of its arguments: no disk, network,
    /// environment, process, real clock or database.
    pure: bool,
}

enum Imports {
    Only(&'static [&'static str]),
    Everything,
}

const fn room(name: &'static str, imports: &'static [&'static str]) -> Room {
    Room { name, may_import: Imports::Only(imports), pure: false }
}

const fn pure(name: &'static str, imports: &'static [&'static str]) -> Room {
    Room { name, may_import: Imports::Only(imports), pure: true }
}

const ROOMS: &[Room] = &[
    pure("base", &[]),
    pure("lex", &["base"]),
    pure("roster", &["base"]),
    pure("checks", &["base", "lex", "roster"]),
    pure("cases", &["base", "checks", "lex", "roster"]),
    pure("ballot", &["base"]),
    pure("scan", &["base", "ballot"]),
    pure("plan", &["base", "ballot", "checks", "lex", "roster"]),
    room("words", &["base", "ballot", "checks", "lex", "plan", "roster"]),
    room("press", &[]),
    room("papers", &["ballot", "base", "press", "roster"]),
    room("urn", &["ballot", "base"]),
    room("vault", &[]),
    room("store", &["base", "ballot", "plan", "roster", "vault"]),
    room(
        "desk",
        &["base", "ballot", "checks", "lex", "papers", "plan", "roster", "store", "urn", "words"],
    ),
    // Pages read the values inside the desk's read models; the store stays shut.
    room("pages", &["base", "ballot", "checks", "desk", "lex", "plan", "roster", "scan", "words"]),
    room("demo", &["base", "roster"]),
    Room { name: "app", may_import: Imports::Everything, pure: false },
    room("journeys", &["demo", "vault"]),
    room("proof", &["ballot", "base", "papers", "scan"]),
    room("fuzz", &["ballot", "base", "cases", "lex", "papers", "scan"]),
    Room { name: "benches", may_import: Imports::Everything, pure: false },
];

/// Rooms that need not exist: the house stands without them.
const OPTIONAL: &[&str] = &["benches"];

/// What a pure room never names outside its tests.
const IMPURE: &[&str] =
    &["std::fs", "std::net", "std::env", "std::process", "SystemTime", "tokio", "sqlx"];

/// Compares the manifests, the sources of the pure rooms and ARCHITECTURE.md
/// with the table.
///
/// # Errors
/// Names each import that the table does not allow, each room without a line
/// in the table or the other way round, and each impure word in a pure room.
pub fn check() -> Done {
    let mut faults = import_faults(ROOMS, &manifests()?);
    for room in ROOMS.iter().filter(|room| room.pure) {
        faults.extend(impurities(room.name)?);
    }
    match fs::read_to_string(root().join("ARCHITECTURE.md")) {
        Ok(text) => faults.extend(unnamed(ROOMS, &text)),
        Err(_) => println!("warning: there is no ARCHITECTURE.md yet to compare with the rooms"),
    }
    if faults.is_empty() {
        println!("{} rooms stand as the table says", ROOMS.len());
        return Ok(());
    }
    Err(format!(
        "{}\nData flows one way: move the code to the room it belongs to. If a wall is really in \
         the wrong place, change the table in xtask/src/rooms.rs and ARCHITECTURE.md together, \
         and say why in the commit.",
        faults.join("\n")
    ))
}

/// Room name → its normal dependencies, for each folder of `crates/`.
fn manifests() -> Result<BTreeMap<String, BTreeSet<String>>, String> {
    let read = |cause: std::io::Error| format!("cannot read crates/: {cause}");
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(root().join("crates")).map_err(read)? {
        let entry = entry.map_err(read)?;
        let Ok(text) = fs::read_to_string(entry.path().join("Cargo.toml")) else { continue };
        let name = entry.file_name().to_string_lossy().into_owned();
        let imports =
            dependencies(&text).map_err(|cause| format!("crates/{name}/Cargo.toml: {cause}"))?;
        found.insert(name, imports);
    }
    Ok(found)
}

fn import_faults(rooms: &[Room], manifests: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut faults = Vec::new();
    for room in rooms {
        let Some(imports) = manifests.get(room.name) else {
            if !OPTIONAL.contains(&room.name) {
                faults.push(format!("crates/{} is in the table but not there", room.name));
            }
            continue;
        };
        let Imports::Only(allowed) = room.may_import else { continue };
        let is_room = |name: &str| rooms.iter().any(|room| room.name == name);
        for import in imports {
            if is_room(import) && !allowed.contains(&import.as_str()) {
                faults.push(format!(
                    "{} imports {import}; it may import {}",
                    room.name,
                    if allowed.is_empty() { "no room".to_owned() } else { allowed.join(", ") }
                ));
            }
        }
    }
    for name in manifests.keys() {
        if !rooms.iter().any(|room| room.name == name) {
            faults.push(format!("crates/{name} has no line in the table of rooms"));
        }
    }
    faults
}

fn impurities(room: &str) -> Result<Vec<String>, String> {
    let mut faults = Vec::new();
    let root = root();
    for file in source::rust_files_of(&root.join("crates").join(room).join("src"))? {
        let text = fs::read_to_string(&file)
            .map_err(|cause| format!("cannot read {}: {cause}", file.display()))?;
        let shown = file.strip_prefix(&root).unwrap_or(&file).display().to_string();
        for (line, word) in source::mentions(&text, IMPURE) {
            faults.push(format!("{shown}:{line}: a pure room does not touch {word}"));
        }
    }
    Ok(faults)
}

/// The rooms without a table row in the text whose first cell is the name.
fn unnamed(rooms: &[Room], architecture: &str) -> Vec<String> {
    let named: BTreeSet<&str> = architecture
        .lines()
        .filter_map(|line| line.trim().strip_prefix('|')?.split('|').next())
        .map(|cell| cell.trim().trim_matches(['`', '*']).trim_start_matches("crates/"))
        .collect();
    rooms
        .iter()
        .filter(|room| !OPTIONAL.contains(&room.name) && !named.contains(room.name))
        .map(|room| format!("ARCHITECTURE.md has no table row for `{}`", room.name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(of: &[(&str, &[&str])]) -> BTreeMap<String, BTreeSet<String>> {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        of.iter().map(|(name, imports)| ((*name).to_owned(), owned(imports))).collect()
    }

    #[test]
    fn a_room_that_imports_against_the_flow_is_named() {
        let rooms = [pure("base", &[]), pure("lex", &["base"])];
        let faults =
            import_faults(&rooms, &house(&[("base", &["lex", "serde"]), ("lex", &["base"])]));
        assert_eq!(faults, ["base imports lex; it may import no room"]);
    }

    #[test]
    fn the_table_and_the_folders_name_the_same_rooms() {
        let rooms = [pure("base", &[]), pure("lex", &["base"])];
        let faults = import_faults(&rooms, &house(&[("base", &[]), ("attic", &[])]));
        assert_eq!(
            faults,
            [
                "crates/lex is in the table but not there",
                "crates/attic has no line in the table of rooms"
            ]
        );
    }

    #[test]
    fn a_room_that_the_architecture_page_leaves_out_is_named() {
        let rooms = [pure("base", &[]), pure("lex", &["base"])];
        let page = "| room | job |\n|---|---|\n| `base` | words |\nlex is mentioned only here";
        assert_eq!(unnamed(&rooms, page), ["ARCHITECTURE.md has no table row for `lex`"]);
    }

    /// Rooms stand in the order of the flow, so no cycle can be written down.
    #[test]
    fn each_room_imports_only_rooms_that_stand_before_it() {
        for (at, room) in ROOMS.iter().enumerate() {
            let Imports::Only(imports) = room.may_import else { continue };
            for import in imports {
                assert!(
                    ROOMS[..at].iter().any(|earlier| earlier.name == *import),
                    "{} is allowed {import}, which does not stand before it",
                    room.name
                );
            }
        }
    }

    #[test]
    fn a_pure_room_is_allowed_pure_rooms_only() {
        for room in ROOMS.iter().filter(|room| room.pure) {
            let Imports::Only(imports) = room.may_import else { continue };
            for import in imports {
                assert!(ROOMS.iter().any(|other| other.name == *import && other.pure));
            }
        }
    }
}
