//! The journal.

use crate::views::{Chain, Journal, JournalLine};
use base::Instant;
use desk::{JournalEntry, JournalFault, JournalReport};
use words::Words;

/// A stretch of entries, given in ascending order and shown the latest first.
pub fn journal(
    report: &JournalReport,
    entries: &[JournalEntry],
    page: i64,
    words: &Words,
) -> Journal {
    let numbers = || entries.iter().map(|entry| entry.number);
    let older = numbers().min().filter(|first| *first > 1);
    let newer = numbers().max().filter(|last| *last < report.sound);
    Journal {
        chain: match &report.fault {
            None => Chain::Sound(u32::try_from(report.sound).unwrap_or(u32::MAX)),
            Some(fault) => Chain::Faulty(worded(fault, words)),
        },
        lines: entries.iter().rev().map(|entry| line(entry, words)).collect(),
        newer: newer.map(|last| format!("/journal?before={}", last + page + 1)),
        older: older.map(|first| format!("/journal?before={first}")),
    }
}

fn worded(fault: &JournalFault, words: &Words) -> String {
    let (key, number) = match fault {
        JournalFault::Altered(number) => ("app-journal-altered", number),
        JournalFault::Broken(number) => ("app-journal-broken", number),
        JournalFault::CutShort(number) => ("app-journal-cut-short", number),
    };
    words.with(key, &[("number", words::Arg::Number(*number))])
}

fn line(entry: &JournalEntry, words: &Words) -> JournalLine {
    let key = format!("journal-action-{}", entry.action);
    JournalLine {
        number: entry.number,
        at: at(entry.at),
        actor: entry.actor.clone(),
        action: if words.has(&key) { words.text(&key) } else { entry.action.clone() },
        subject: entry.subject.clone(),
        data: data(&entry.data),
    }
}

/// `dd/mm/yyyy hh:mm` in Vietnam.
pub fn at(moment: Instant) -> String {
    let text = moment.to_string();
    let time = text.split_once('T').map_or("", |(_, time)| time.get(..5).unwrap_or(time));
    format!("{} {time}", moment.day().vietnamese())
}

/// `dd/mm/yyyy`.
pub(in crate::routes) fn day(day: base::Day) -> String {
    day.vietnamese()
}

/// The recorded fields, as they were recorded.
fn data(json: &str) -> Vec<(String, String)> {
    let Ok(serde_json::Value::Object(fields)) = serde_json::from_str(json) else {
        return Vec::new();
    };
    fields
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| (name, plain(value)))
        .collect()
}

/// A value without the signs of its notation.
fn plain(value: serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => match text.parse::<base::Day>() {
            Ok(day) => day.vietnamese(),
            Err(_) => text,
        },
        serde_json::Value::Array(list) => {
            list.into_iter().map(plain).collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Day;
    use words::Lang;

    fn entry(number: i64) -> JournalEntry {
        JournalEntry {
            number,
            at: Instant::at(Day::new(2017, 3, 15).unwrap(), 14, 40),
            actor: "can-bo".into(),
            action: "hold".into(),
            subject: "x".into(),
            data: r#"{"present":106,"on":"2017-03-15"}"#.into(),
            previous: String::new(),
            hash: String::new(),
        }
    }

    #[test]
    fn the_latest_entry_stands_first_with_its_time_in_vietnam() {
        let report = JournalReport { sound: 300, fault: None, backwards: None };
        let entries: Vec<_> = (101..=200).map(entry).collect();
        let page = journal(&report, &entries, 100, Words::load(Lang::Vi));
        assert_eq!(page.lines[0].number, 200);
        assert_eq!(page.lines[0].at, "15/03/2017 14:40");
        assert_eq!(page.lines[0].action, "Ghi nhận đại biểu dự họp");
        assert!(page.lines[0].data.contains(&("present".into(), "106".into())));
        assert!(page.lines[0].data.contains(&("on".into(), "15/03/2017".into())));
        assert_eq!(page.older.as_deref(), Some("/journal?before=101"));
        assert_eq!(page.newer.as_deref(), Some("/journal?before=301"));
    }

    #[test]
    fn a_broken_chain_is_said_in_words() {
        let fault = Some(JournalFault::Altered(7));
        let page = journal(
            &JournalReport { sound: 6, fault, backwards: None },
            &[],
            100,
            Words::load(Lang::Vi),
        );
        assert!(matches!(page.chain, Chain::Faulty(text) if text.contains('7')));
    }
}
