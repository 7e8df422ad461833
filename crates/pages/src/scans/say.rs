//! What is said of files and pages that could not be taken: what is wrong and
//! what to do.

use super::ReadFile;
use desk::ScanReport;
use words::Words;

/// The words of each kind of fault.
const FAULTS: [(&str, &str); 14] = [
    ("again", "scan-fault-again"),
    ("blank", "scan-fault-blank"),
    ("clash", "scan-fault-clash"),
    ("foreign", "scan-fault-foreign"),
    ("unissued", "scan-fault-unissued"),
    ("no-such-page", "scan-fault-no-such-page"),
    ("not-a-ballot", "scan-fault-not-a-ballot"),
    ("foreign-code", "scan-fault-foreign-code"),
    ("codes-differ", "scan-fault-codes-differ"),
    ("unaligned", "scan-fault-unaligned"),
    ("damaged", "scan-fault-damaged"),
    ("too-large", "scan-fault-too-large"),
    ("locked", "scan-fault-locked"),
    ("unknown-format", "scan-fault-unknown-format"),
];

/// How many faults a report names; a page shows the others in its table.
const NAMED: usize = 8;

/// A fault in words: what it is and what to do.
pub fn fault(kind: &str, detail: &str, words: &Words) -> String {
    let key = FAULTS.iter().find(|(known, _)| *known == kind).map(|(_, key)| *key);
    let key = key.unwrap_or("scan-fault-damaged");
    let detail = if detail.is_empty() { "–" } else { detail };
    words.with(key, &[("detail", detail.into())])
}

/// File and page.
pub fn place(file: &str, page: u32, words: &Words) -> String {
    if page == 0 {
        return file.to_owned();
    }
    words.with("scan-place-of", &[("file", file.into()), ("page", page.into())])
}

/// What is said of a file of which nothing was noted; `None` for one that was
/// taken.
pub fn left_out(file: &ReadFile, words: &Words) -> Option<String> {
    match file {
        ReadFile::Taken(_) => None,
        ReadFile::Known { file } => Some(words.with("scan-report-known", &[("file", file.into())])),
        ReadFile::Refused { file, kind, detail } => {
            let text = fault(kind, detail, words);
            let args = [("place", file.into()), ("text", (&text).into())];
            Some(words.with("scan-report-fault", &args))
        }
    }
}

/// What came of files, line by line.
pub fn report(report: &ScanReport, words: &Words) -> Vec<String> {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).into();
    let mut lines = Vec::new();
    if report.files > 0 {
        lines.push(words.with(
            "scan-report-files",
            &[
                ("files", number(report.files)),
                ("pages", number(report.pages)),
                ("taken", number(report.taken)),
                ("doubtful", number(report.doubtful)),
                ("boxes", number(report.boxes)),
            ],
        ));
    }
    for file in &report.known_files {
        lines.push(words.with("scan-report-known", &[("file", file.into())]));
    }
    for one in report.faults.iter().take(NAMED) {
        let (place, text) =
            (place(&one.file, one.page, words), fault(&one.kind, &one.detail, words));
        let args = [("place", (&place).into()), ("text", (&text).into())];
        lines.push(words.with("scan-report-fault", &args));
    }
    if report.faults.len() > NAMED {
        let more = number(report.faults.len() - NAMED);
        lines.push(words.with("scan-report-more", &[("n", more)]));
    }
    let standing = report.standing;
    lines.push(words.with(
        "scan-report-standing",
        &[
            ("sheets", number(standing.sheets)),
            ("settled", number(standing.settled)),
            ("open", number(standing.open)),
        ],
    ));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Lang;

    #[test]
    fn every_kind_of_fault_has_words_of_its_own_in_both_languages() {
        for lang in Lang::ALL {
            let words = Words::load(lang);
            let said: std::collections::BTreeSet<String> =
                FAULTS.iter().map(|(kind, _)| fault(kind, "X", words)).collect();
            assert_eq!(said.len(), FAULTS.len());
            assert!(said.iter().all(|text| !text.contains('⟦') && !text.contains('{')));
        }
    }
}
