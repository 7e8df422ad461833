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
    try_out_of(target, inputs, 10);
}

/// The changes must lead to more than so many new outcomes.
fn try_out_of(target: Target, inputs: usize, outcomes: usize) {
    let law = law();
    let mut campaign = Campaign::new(target, &law, 20_261_123);
    let before = campaign.outcomes();
    for _ in 0..inputs {
        let input = campaign.next_input();
        campaign.try_input(&law, &input);
    }
    println!("{}: {before} outcomes, then {}", target.name(), campaign.outcomes());
    assert!(campaign.outcomes() > before + outcomes, "the changes lead to something new");
}

#[test]
fn no_changed_pack_makes_the_law_panic() {
    try_out(Target::Pack, 150);
}

#[test]
fn no_changed_case_file_makes_it_panic() {
    try_out(Target::Case, 1_500);
}

#[test]
fn no_changed_picture_file_makes_reading_panic() {
    try_out(Target::Image, 300);
}

#[test]
fn no_changed_pdf_makes_reading_panic() {
    try_out_of(Target::Pdf, 60, 0);
}

#[test]
fn no_changed_page_makes_reading_panic() {
    try_out(Target::Page, 150);
}

#[test]
fn no_changed_code_makes_reading_panic() {
    try_out_of(Target::Code, 100, 0);
}

#[test]
fn no_changed_template_makes_filling_panic() {
    try_out(Target::Template, 300);
}

#[test]
fn no_changed_list_makes_reading_panic_or_lose_a_row() {
    try_out_of(Target::Table, 2_000, 5);
}

#[test]
fn a_picture_of_thirty_thousand_by_thirty_thousand_is_refused_before_its_pixels() {
    for file in fuzz::immense() {
        let fault = match scan::pages(&file, &scan::Limits::default()) {
            Err(fault) => fault,
            Ok(mut pages) => pages.next().expect("an answer").expect_err("a refusal"),
        };
        let asked = scan::ScanError::PageTooLarge { width: 30_000, height: 30_000 };
        assert_eq!(fault, asked);
    }
}
