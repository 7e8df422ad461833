//! The scanned ballots of a step.

use crate::routes::urls::encode;
use crate::scans::{MOST_FILE_BYTES, say};
use crate::views::{DoubtLine, FaultMark, FaultRow, GapLine, Link, ScanNumbers, Scans};
use base::Share;
use desk::{FaultLine, FaultState, PageDoubts, ScanOverview, SheetGap};
use words::Words;

/// The most that one file may have, in megabytes.
pub const MOST_MEGABYTES: u32 = (MOST_FILE_BYTES >> 20) as u32;

/// Where the scanned ballots of a step stand.
pub fn overview(overview: &ScanOverview, about: Link, href: String, words: &Words) -> Scans {
    let standing = overview.standing;
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let fault = |line: &FaultLine| fault(line, &href, words);
    let worst = overview.worst.iter().map(|one| {
        (super::decide_scan::box_name(&one.id, &overview.form, words), one.read, one.doubtful)
    });
    Scans {
        about,
        open: overview.open,
        fault: None,
        report: Vec::new(),
        numbers: ScanNumbers {
            printed: overview.printed,
            sheets: number(standing.sheets),
            settled: number(standing.settled),
            lacking: number(standing.lacking),
            clashing: number(standing.clashing),
            open: number(standing.open),
            waiting: number(overview.waiting),
        },
        most_megabytes: MOST_MEGABYTES,
        gaps: overview.gaps.iter().map(|one| gap(one, words)).collect(),
        faults: overview.faults.iter().map(fault).collect(),
        files: overview.files.iter().map(|file| (file.file.clone(), file.pages)).collect(),
        doubts: overview.doubts.iter().map(|one| doubt(one, words)).collect(),
        worst: worst.collect(),
        typed: (String::new(), String::new()),
        href,
    }
}

fn gap(gap: &SheetGap, words: &Words) -> GapLine {
    let key = if gap.clashes { "scan-gap-clashes" } else { "scan-gap-lacks" };
    let pages: Vec<String> = gap.pages.iter().map(u32::to_string).collect();
    GapLine {
        token: gap.token.to_string(),
        text: words.with(key, &[("pages", (&pages.join(", ")).into())]),
        typed: gap.typed,
    }
}

fn fault(line: &FaultLine, href: &str, words: &Words) -> FaultRow {
    let fault = &line.fault;
    let image =
        (!fault.image.is_empty()).then(|| format!("{href}/images/{}", encode(&fault.image)));
    FaultRow {
        place: say::place(&fault.file, fault.page, words),
        text: say::fault(&fault.kind, &fault.detail, words),
        state: match line.state {
            FaultState::Harmless => FaultMark::Harmless,
            FaultState::Open => FaultMark::Open,
            FaultState::Aside => FaultMark::Aside,
            FaultState::Typed => FaultMark::Typed,
        },
        image,
    }
}

fn doubt(doubts: &PageDoubts, words: &Words) -> DoubtLine {
    let share = Share::new(doubts.doubtful, doubts.boxes);
    DoubtLine {
        page: doubts.page,
        read: doubts.read,
        boxes: (doubts.boxes, doubts.doubtful),
        share: share.map(|share| words.percent(share)).unwrap_or_default(),
        mean_empty: doubts.mean_empty(),
        spoilt: [doubts.corners_lost, doubts.warped, doubts.ink_outside],
        bad: doubts.is_bad(),
    }
}
