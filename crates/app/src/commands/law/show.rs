//! `kecan law show`: the law in force for a unit, with the chain behind each
//! value.

use crate::cli::{Global, LawShowArgs};
use crate::output::{End, Listing};
use crate::site::Site;
use anyhow::Result;
use desk::{LawLine, ReadResults};
use words::Words;

pub async fn run(global: &Global, args: LawShowArgs) -> Result<End> {
    let LawShowArgs { unit, on, known_by } = args;
    let site = Site::open(global, false).await?;
    let words = site.words();
    let permit = site.permit::<ReadResults>().await?;
    let on = site.day(on.as_deref())?;
    let known_by = match known_by {
        Some(day) => site.day(Some(&day))?,
        None => on,
    };
    let mut listing = Listing::new(&["parameter", "value", "basis", "confidence", "chain"]);
    for line in site.desk.law_in_force(&permit, &unit, on, known_by).await? {
        let value = match (&line.value, line.unsettled) {
            (Some(value), _) => value.clone(),
            (None, why) => words.text(&format!("law-{}", why.unwrap_or("gap"))),
        };
        listing.row(vec![
            line.parameter.to_owned(),
            value,
            line.citation.clone(),
            confidence(&line, words),
            line.chain.join("; "),
        ]);
    }
    listing.print(global.format, words);
    Ok(End::Done)
}

/// How the source is known, and that somebody compared it.
fn confidence(line: &LawLine, words: &Words) -> String {
    let Some(source) = line.source else { return String::new() };
    let label = words::finding::source_label(source, words);
    match line.confirmed && source != lex::Source::Text {
        true => words.with("law-compared", &[("source", words::Arg::Text(&label))]),
        false => label,
    }
}
