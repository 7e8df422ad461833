//! The shipped instruments, inside the binary, and the site's own beside them.

use anyhow::{Context, Result, anyhow};
use lex::{LawBook, PackFile};
use std::path::Path;

/// Every pack of `law/`; a test compares this list with the folder.
macro_rules! packs {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../law/", $name)))),*]
    };
}

const SHIPPED: &[(&str, &str)] = packs![
    "02-2008-qd-bnv.md",
    "06-hd-btctw-2017.md",
    "06-hd-btctw-2021.md",
    "07-hd-tu-2026.md",
    "10-2012-qh13.md",
    "117-2025-qh15.md",
    "121-tctk-ppcd-1979.md",
    "124-qd-tw-2023.md",
    "135-2020-nd-cp.md",
    "15-hd-btctw-2012.md",
    "16-hd-btctw-2022.md",
    "22-2008-qh12.md",
    "22-hd-btctw-2008.md",
    "24-kl-tw-2012.md",
    "29-2018-qh14.md",
    "30-2000-pl-ubtvqh10.md",
    "366-qd-tw-2025.md",
    "377-qd-tw-2025.md",
    "412-cv-tu-2017.md",
    "42-nq-tw-2004.md",
    "45-ct-tw-2025.md",
    "50-qd-tw-2021.md",
    "52-2019-qh14.md",
    "71-2006-qh11.md",
    "80-2025-qh15.md",
    "dieu-le-dang-2011.md",
];

/// The law of a site: the shipped packs, and those of the site's own folder
/// `law/`. A file of the same name takes the shipped one's place, so an office
/// that holds the document can set the true values without a programmer.
///
/// # Errors
/// Each fault with file, line and how to mend it.
pub fn load(own: &Path) -> Result<LawBook> {
    let mut packs: Vec<PackFile> = SHIPPED
        .iter()
        .map(|(name, text)| PackFile { name: (*name).to_owned(), text: (*text).to_owned() })
        .collect();
    if own.is_dir() {
        for entry in std::fs::read_dir(own).with_context(|| own.display().to_string())? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.extension().is_none_or(|ending| ending != "md") || name == "README.md" {
                continue;
            }
            let text =
                std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            packs.retain(|pack| pack.name != name);
            packs.push(PackFile { name, text });
        }
    }
    LawBook::load(&packs).map_err(|faults| {
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        anyhow!("{}", faults.join("\n"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_of_the_folder_is_shipped_and_the_law_loads() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.ends_with(".md") && name != "README.md")
            .collect();
        files.sort();
        let shipped: Vec<&str> = SHIPPED.iter().map(|(name, _)| *name).collect();
        assert_eq!(files, shipped);
        assert!(load(Path::new("no-such-folder")).is_ok());
    }

    #[test]
    fn a_site_can_add_its_own_letter_and_a_bad_one_is_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("sai.md"), "# Không có gì\n").unwrap();
        let error = load(folder.path()).unwrap_err().to_string();
        assert!(error.contains("sai.md"), "{error}");
    }
}
