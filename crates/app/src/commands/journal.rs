//! `kecan journal`: verify the chain, read the entries, hand them on.

use crate::cli::{Global, JournalCommand, JournalForm};
use crate::output::{End, Listing};
use crate::site::Site;
use anyhow::Result;
use desk::{JournalEntry, JournalReport, Permit, ReadJournal};
use serde_json::json;
use std::time::Duration;
use store::JournalFault;
use words::Arg;

/// Entries that are read at once.
const PAGE: i64 = 1000;
/// How often one who follows looks for new entries.
const PAUSE: Duration = Duration::from_secs(1);

pub async fn run(global: &Global, command: JournalCommand) -> Result<End> {
    let site = Site::open(global, false).await?;
    let words = site.words();
    let permit = site.permit::<ReadJournal>().await?;
    match command {
        JournalCommand::Verify => {
            let report = site.desk.verify_journal(&permit).await?;
            Ok(say_report(&site, &report))
        }
        JournalCommand::Show { after, limit } => {
            let mut listing = Listing::new(&["number", "at", "actor", "action", "subject", "data"]);
            for entry in site.desk.journal(&permit, after, limit).await? {
                listing.row(vec![
                    entry.number.to_string(),
                    entry.at.to_string(),
                    entry.actor,
                    entry.action,
                    entry.subject,
                    entry.data,
                ]);
            }
            listing.print(global.format, words);
            Ok(End::Done)
        }
        JournalCommand::Export { form, since, follow } => {
            export(&site, &permit, form, since, follow).await
        }
    }
}

fn say_report(site: &Site, report: &JournalReport) -> End {
    let words = site.words();
    let (key, number) = match report.fault {
        None => ("app-journal-sound", report.sound),
        Some(JournalFault::Altered(number)) => ("app-journal-altered", number),
        Some(JournalFault::Broken(number)) => ("app-journal-broken", number),
        Some(JournalFault::CutShort(number)) => ("app-journal-cut-short", number),
    };
    say!("{}", words.with(key, &[("number", Arg::Number(number))]));
    if let Some((number, seconds)) = report.backwards {
        let args = [("number", Arg::Number(number)), ("seconds", Arg::Number(seconds))];
        say!("{}", words.with("app-journal-backwards", &args));
    }
    if report.fault.is_none() { End::Done } else { End::Findings }
}

/// Hands entries on, a line each, and with `follow` those to come.
async fn export(
    site: &Site,
    permit: &Permit<ReadJournal>,
    form: JournalForm,
    since: i64,
    follow: bool,
) -> Result<End> {
    let mut last = since;
    loop {
        let entries = site.desk.journal(permit, last, PAGE).await?;
        for entry in &entries {
            last = entry.number;
            match form {
                JournalForm::Json => say!("{}", as_json(entry)),
                JournalForm::Syslog => say!("{}", as_syslog(entry)),
            }
        }
        if (entries.len() as i64) < PAGE {
            if !follow {
                return Ok(End::Done);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// Fields of an entry's data that texts of people can stand in: reasons, names
/// of files, names of accounts shown. They stay in the house.
fn told(data: &str) -> serde_json::Value {
    let Ok(serde_json::Value::Object(fields)) = serde_json::from_str(data) else {
        return json!({});
    };
    // Numbers, yes and no say nothing of anybody; of texts only codes and ids
    // leave: no space, no letter beyond ASCII.
    let plain = |value: &serde_json::Value| match value {
        serde_json::Value::Number(_) | serde_json::Value::Bool(_) => true,
        serde_json::Value::String(text) => {
            text.len() <= 64
                && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.:".contains(&b))
        }
        _ => false,
    };
    let private = |name: &str| matches!(name, "name" | "file" | "reason" | "text" | "note");
    fields.into_iter().filter(|(name, value)| !private(name) && plain(value)).collect()
}

fn as_json(entry: &JournalEntry) -> serde_json::Value {
    json!({
        "number": entry.number,
        "at": entry.at.to_string(),
        "actor": entry.actor,
        "action": entry.action,
        "subject": entry.subject,
        "data": told(&entry.data),
        "previous": entry.previous,
        "hash": entry.hash,
    })
}

/// One line of RFC 5424: facility 13 (log audit), severity 6 (informational).
/// The structured data carries the enterprise number that the RFC keeps for
/// examples: the product has none of its own.
fn as_syslog(entry: &JournalEntry) -> String {
    let escaped = |text: &str| {
        let mut escaped = String::new();
        for sign in text.chars() {
            if matches!(sign, '"' | '\\' | ']') {
                escaped.push('\\');
            }
            escaped.push(if sign.is_control() { ' ' } else { sign });
        }
        escaped
    };
    let at = entry.at;
    format!(
        "<110>1 {at} - kecan - {} [journal@32473 number=\"{}\" actor=\"{}\" subject=\"{}\" hash=\"{}\"] {}",
        message_id(&entry.action),
        entry.number,
        escaped(&entry.actor),
        escaped(&entry.subject),
        entry.hash,
        told(&entry.data),
    )
}

/// At most 32 printable signs.
fn message_id(action: &str) -> String {
    let plain: String = action.chars().filter(char::is_ascii_graphic).take(32).collect();
    if plain.is_empty() { "-".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(data: &str) -> JournalEntry {
        JournalEntry {
            number: 7,
            at: base::Instant(1_489_565_400),
            actor: "can-bo".into(),
            action: "hold-step".into(),
            subject: "0a1\"]\\".into(),
            data: data.into(),
            previous: "aa".into(),
            hash: "bb".into(),
        }
    }

    #[test]
    fn a_line_of_syslog_is_one_line_and_escapes_what_must_be() {
        let line = as_syslog(&entry(r#"{"present":106,"step":2}"#));
        assert!(line.starts_with("<110>1 2017-03-15T"), "{line}");
        assert!(line.contains(" - kecan - hold-step [journal@32473 number=\"7\""), "{line}");
        assert!(line.contains(r#"subject="0a1\"\]\\""#), "{line}");
        assert!(line.ends_with(r#"{"present":106,"step":2}"#), "{line}");
        assert!(!line.contains('\n'));
    }

    #[test]
    fn texts_that_people_wrote_do_not_leave() {
        let data = r#"{"reason":"Lò Văn An xin rút","file":"an.xlsx","code":"max-per-post","people":["x"],"present":5,"who":"Hà Thị Mai"}"#;
        assert_eq!(told(data), json!({ "code": "max-per-post", "present": 5 }));
    }
}
