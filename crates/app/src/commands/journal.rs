//! `kecan journal`: verify the chain, read the entries.

use crate::cli::{Global, JournalCommand};
use crate::output::{End, Listing};
use crate::site::Site;
use anyhow::Result;
use desk::ReadJournal;
use store::JournalFault;
use words::Arg;

pub async fn run(global: &Global, command: JournalCommand) -> Result<End> {
    let site = Site::open(global, false).await?;
    let words = site.words();
    let permit = site.permit::<ReadJournal>().await?;
    match command {
        JournalCommand::Verify => {
            let report = site.desk.verify_journal(&permit).await?;
            let (key, number) = match report.fault {
                None => ("app-journal-sound", report.sound),
                Some(JournalFault::Altered(number)) => ("app-journal-altered", number),
                Some(JournalFault::Broken(number)) => ("app-journal-broken", number),
                Some(JournalFault::CutShort(number)) => ("app-journal-cut-short", number),
            };
            say!("{}", words.with(key, &[("number", Arg::Number(number))]));
            Ok(if report.fault.is_none() { End::Done } else { End::Findings })
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
    }
}
