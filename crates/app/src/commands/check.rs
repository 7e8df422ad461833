//! `kecan check`: every plan against the law in force. Exit code 1 when a
//! binding rule is not met.

use crate::cli::{CheckArgs, Format, Global};
use crate::output::{End, Listing};
use crate::site::Site;
use anyhow::Result;
use desk::ReadPeople;
use words::Arg;

pub async fn run(global: &Global, args: CheckArgs) -> Result<End> {
    let site = Site::open(global, false).await?;
    let words = site.words();
    let permit = site.permit::<ReadPeople>().await?;
    let on = site.day(args.on.as_deref())?;
    let report = site.desk.check(&permit, on, site.lang).await?;
    let mut listing = Listing::new(&[
        "unit",
        "plan",
        "severity",
        "rule",
        "verdict",
        "finding",
        "basis",
        "confidence",
        "mend",
    ]);
    for plan in &report.plans {
        for (blocks, finding) in &plan.findings {
            let severity = if *blocks { "severity-error" } else { "severity-warning" };
            listing.row(vec![
                plan.unit.0.clone(),
                words.text(&format!("plan-kind-{}", plan.kind.code())),
                words.text(severity),
                finding.code.to_owned(),
                finding.verdict_label.clone(),
                finding.sentence.clone(),
                finding.citation.clone().unwrap_or_default(),
                finding.confidence_label.clone().unwrap_or_default(),
                finding.mend.clone().unwrap_or_default(),
            ]);
        }
    }
    listing.print(global.format, words);
    if global.format == Format::Table {
        let args = [
            ("plans", Arg::Number(report.plans.len() as i64)),
            ("made", Arg::Number(report.made as i64)),
            ("met", Arg::Number(report.met as i64)),
            ("errors", Arg::Number(report.errors() as i64)),
        ];
        say!("{}", words.with("app-checked", &args));
    }
    Ok(if report.errors() > 0 { End::Findings } else { End::Done })
}
