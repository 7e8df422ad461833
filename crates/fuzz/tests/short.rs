//! A short campaign of each target, the same one everywhere. Longer ones:
//! `cargo xtask fuzz`.

use fuzz::{Campaign, Law, Target};
use lex::PackFile;
use std::path::Path;

fn texts(folder: &str, ending: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let mut found: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect();
    found.sort();
    found
}

fn law() -> Law {
    let packs = texts("law", "md").into_iter().filter(|(name, _)| name != "README.md");
    let packs = packs.map(|(name, text)| PackFile { name, text }).collect();
    Law::new(packs, texts("law/cases", "toml")).unwrap()
}

fn try_out(target: Target, inputs: usize) {
    let law = law();
    let mut campaign = Campaign::new(target, &law, 20_261_123);
    let before = campaign.outcomes();
    for _ in 0..inputs {
        let input = campaign.next_input();
        campaign.try_input(&law, &input);
    }
    assert!(campaign.outcomes() > before + 10, "the changes lead to something new");
}

#[test]
fn no_changed_pack_makes_the_law_panic() {
    try_out(Target::Pack, 150);
}

#[test]
fn no_changed_case_file_makes_it_panic() {
    try_out(Target::Case, 1_500);
}
