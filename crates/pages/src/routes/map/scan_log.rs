//! What was decided about scanned sheets.

use super::decide_scan::{close, said, title, whole};
use crate::scans::say;
use crate::views::{DecidedCard, DecidedRound, Link, ScanLogPage};
use desk::{ScanLog, ScanReply, SettledQuestion, TaskImage};
use words::Words;

/// The page of a step's decisions.
pub fn view(log: &ScanLog, about: Link, scans: &str, words: &Words) -> ScanLogPage {
    let card = |one: &SettledQuestion| card(one, log, scans, words);
    let round = |(number, decided): &(u32, Vec<SettledQuestion>)| DecidedRound {
        number: *number,
        cards: decided.iter().map(card).collect(),
    };
    ScanLogPage { about, rounds: log.rounds.iter().map(round).collect() }
}

/// Of a sheet read more than once it is not known which page an image is.
fn picture(
    image: &TaskImage,
    of: &SettledQuestion,
    scans: &str,
    words: &Words,
) -> (String, String) {
    let (href, text) = whole(image, scans, words);
    let unknown = image.page.is_none() && of.fault.is_none();
    (href, if unknown { words.text("scan-log-image") } else { text })
}

fn card(one: &SettledQuestion, log: &ScanLog, scans: &str, words: &Words) -> DecidedCard {
    let reply = |one: &ScanReply| (one.who.clone(), said(&one.reply, &log.form, words));
    DecidedCard {
        sheet: u32::try_from(one.sheet).unwrap_or(u32::MAX),
        question: title(one.asked, &log.form, words),
        fault: one.fault.as_ref().map(|(kind, detail)| say::fault(kind, detail, words)),
        said: one.said.iter().map(reply).collect(),
        stands: one.stands.as_ref().map(|stands| said(stands, &log.form, words)),
        close: close(one.asked, &log.layout, &one.images, scans, words),
        whole: one.images.iter().map(|image| picture(image, one, scans, words)).collect(),
    }
}
