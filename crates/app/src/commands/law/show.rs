//! `kecan law show`: the law in force for a unit, with the chain behind each
//! value.

use crate::cli::{Global, LawShowArgs};
use crate::output::{End, Listing};
use crate::site::Site;
use anyhow::Result;
use desk::ReadResults;

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
        let value = match (line.value, line.unsettled) {
            (Some(value), _) => value,
            (None, why) => words.text(&format!("law-{}", why.unwrap_or("gap"))),
        };
        listing.row(vec![
            line.parameter.to_owned(),
            value,
            line.citation,
            line.source.map(|s| words::finding::source_label(s, words)).unwrap_or_default(),
            line.chain.join("; "),
        ]);
    }
    listing.print(global.format, words);
    Ok(End::Done)
}
