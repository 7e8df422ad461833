//! What inputs are handed to.

use crate::bytes::mutate_bytes;
use crate::mutate::{below, mutate};
use crate::{paper, sheet};
use base::{Chance, Day};
use cases::Case;
use lex::{LawBook, Moment, PackFile};
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::time::Duration;

/// The shipped files: where inputs start, and the law that cases run under.
#[derive(Debug, Clone)]
pub struct Law {
    packs: Vec<PackFile>,
    case_files: Vec<(String, String)>,
    book: LawBook,
    /// A few cases of the shipped files, to run under a changed law.
    cases: Vec<Case>,
}

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Reading and joining packs, views of several moments, their examples,
    /// and the rules under that law.
    Pack,
    /// Reading a case file and running its cases under the shipped law.
    Case,
    /// Decoding a scanned picture (JPEG, PNG, TIFF) and reading it.
    Image,
    /// The same of a PDF.
    Pdf,
    /// Reading a page whose pixels were changed.
    Page,
    /// Reading sheet codes, as texts and in the QRs of a page.
    Code,
    /// Checking and filling in a template of a paper.
    Template,
    /// Reading a list in plain text.
    Table,
}

/// Units that packs and cases name.
const PATHS: [&[&str]; 3] = [&[], &["SL"], &["SL", "SL.TB"]];

/// How many days of change, and cases, are looked at for one input.
const FEW: usize = 6;

impl Law {
    /// The shipped law and case files, by name and text.
    ///
    /// # Errors
    /// The first fault of one of them.
    pub fn new(packs: Vec<PackFile>, case_files: Vec<(String, String)>) -> Result<Self, String> {
        let book = LawBook::load(&packs).map_err(|errors| {
            errors.iter().map(|error| format!("{error}\n")).collect::<String>()
        })?;
        let mut cases = Vec::new();
        for (name, text) in &case_files {
            let read = cases::read(name, text.as_bytes()).map_err(|fault| fault.to_string())?;
            cases.extend(read.into_iter().take(2));
        }
        Ok(Self { packs, case_files, book, cases })
    }

    /// The texts from which inputs are made.
    pub fn seeds(&self, target: Target) -> Vec<Vec<u8>> {
        match target {
            Target::Pack => self.packs.iter().map(|file| file.text.clone().into_bytes()).collect(),
            Target::Case => {
                self.case_files.iter().map(|(_, text)| text.clone().into_bytes()).collect()
            }
            Target::Image => sheet::IMAGES.iter().map(|file| file.to_vec()).collect(),
            Target::Pdf => sheet::PDFS.iter().map(|file| file.to_vec()).collect(),
            Target::Page => sheet::changes(),
            Target::Code => sheet::codes(),
            Target::Template => paper::templates(),
            Target::Table => paper::tables(),
        }
    }
}

impl Target {
    /// All.
    pub const ALL: [Self; 8] = [
        Self::Pack,
        Self::Case,
        Self::Image,
        Self::Pdf,
        Self::Page,
        Self::Code,
        Self::Template,
        Self::Table,
    ];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pack => "pack",
            Self::Case => "case",
            Self::Image => "image",
            Self::Pdf => "pdf",
            Self::Page => "page",
            Self::Code => "code",
            Self::Template => "template",
            Self::Table => "table",
        }
    }

    /// Reads a name.
    pub fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.name() == name)
    }

    /// An input that takes longer is a finding. Pictures may have as many pixels
    /// as an A3 page of 600 dpi.
    pub const fn slow(self) -> Duration {
        match self {
            Self::Pack | Self::Case | Self::Code | Self::Template | Self::Table => {
                Duration::from_secs(1)
            }
            Self::Image | Self::Pdf | Self::Page => Duration::from_secs(8),
        }
    }

    /// Makes an input from two.
    pub fn mutate(self, input: &[u8], other: &[u8], chance: &mut dyn Chance) -> Vec<u8> {
        match self {
            Self::Pack | Self::Case | Self::Table => mutate(input, other, chance),
            Self::Template => paper::marked(input, other, chance),
            Self::Page if below(chance, 3) == 0 => sheet::drawn_changes(chance),
            Self::Code if below(chance, 3) == 0 => sheet::drawn_code(chance),
            Self::Image | Self::Pdf | Self::Page | Self::Code => mutate_bytes(input, other, chance),
        }
    }

    /// Tries one input. The answer is a hash of what it led to, the same for
    /// inputs that lead to the same.
    pub fn run(self, law: &Law, input: &[u8]) -> u64 {
        let mut seen = DefaultHasher::new();
        match self {
            Self::Pack => pack(law, input, &mut seen),
            Self::Case => case(law, input, &mut seen),
            Self::Image | Self::Pdf => sheet::file(input, &mut seen),
            Self::Page => sheet::picture(input, &mut seen),
            Self::Code => sheet::code(input, &mut seen),
            Self::Template => paper::template(input, &mut seen),
            Self::Table => paper::table(input, &mut seen),
        }
        seen.finish()
    }
}

fn pack(law: &Law, input: &[u8], seen: &mut DefaultHasher) {
    let file =
        PackFile { name: "input.md".to_owned(), text: String::from_utf8_lossy(input).into_owned() };
    // Alone, and in the place of the pack from which it was made.
    let id = |text: &str| text.lines().find(|line| line.starts_with("id =")).map(str::to_owned);
    let own = id(&file.text);
    let others = law.packs.iter().filter(|pack| own.is_none() || id(&pack.text) != own);
    let together: Vec<PackFile> = others.cloned().chain([file.clone()]).collect();
    for files in [vec![file], together] {
        match LawBook::load(&files) {
            Ok(book) => ask(law, &book, seen),
            Err(errors) => {
                errors.iter().take(FEW).for_each(|error| told(error, seen));
            }
        }
    }
}

/// The sentence is made too: it must not panic either.
fn told(error: &lex::LoadError, seen: &mut DefaultHasher) {
    error.code().hash(seen);
    error.to_string().len().hash(&mut DefaultHasher::new());
}

fn ask(law: &Law, book: &LawBook, seen: &mut DefaultHasher) {
    let changes = book.days_of_change();
    let ends = changes.iter().take(FEW).chain(changes.iter().rev().take(FEW)).copied();
    let days = [Day::new(1, 1, 1), Day::new(2018, 6, 1), Day::new(9999, 12, 31)];
    for legal_day in ends.chain(days.into_iter().flatten()) {
        for unit_path in PATHS {
            let view = book.view(&Moment { legal_day, known_by: legal_day, unit_path });
            for info in lex::ParamInfo::ALL {
                let set = view.by_name(info.name).is_some_and(|slot| slot.is_ok());
                set.hash(seen);
            }
        }
    }
    book.run_examples().len().hash(seen);
    for case in &law.cases {
        case.run(book).passed().hash(seen);
    }
}

fn case(law: &Law, input: &[u8], seen: &mut DefaultHasher) {
    match cases::read("input.toml", input) {
        Err(fault) => {
            fault.kind.code().hash(seen);
            let key: String = fault.key.chars().filter(|sign| !sign.is_ascii_digit()).collect();
            // Keys that the format does not know are all alike.
            if fault.kind != cases::FaultKind::UnknownKey {
                key.hash(seen);
            }
            fault.to_string().len().hash(&mut DefaultHasher::new());
        }
        Ok(cases) => {
            for case in cases.iter().take(FEW) {
                let report = case.run(&law.book);
                report.to_string().len().hash(&mut DefaultHasher::new());
                for outcome in &report.outcomes {
                    let verdicts: Vec<_> =
                        outcome.found.iter().map(|f| f.verdict).take(2).collect();
                    (outcome.expected.rule, verdicts).hash(seen);
                }
            }
        }
    }
}
