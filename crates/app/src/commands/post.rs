//! `kecan post`: posts with their bench, and how they are covered.

use crate::cli::{Format, Global};
use crate::output::{End, Listing};
use crate::site::{Site, text};
use anyhow::{Result, bail};
use base::Day;
use clap::{Args, Subcommand};
use desk::{BenchPost, CoverageAsked, ReadPeople};
use plan::Coverage;
use roster::Term;
use words::{Arg, Words};

/// `kecan post`
#[derive(Debug, Subcommand)]
pub enum PostCommand {
    /// Chức danh của một đơn vị: người giữ, nguồn quy hoạch (posts and their bench)
    List(ListArgs),
    /// Mức độ bảo đảm nguồn của đơn vị và cấp dưới (coverage)
    Coverage(CoverageArgs),
}

/// `kecan post list`
#[derive(Debug, Args)]
pub struct ListArgs {
    #[arg(help = "Mã đơn vị; bỏ trống: đơn vị trên cùng (unit)")]
    pub unit: Option<String>,
    #[arg(long, value_name = "DATE", help = "Như tại ngày này (as of)")]
    pub as_of: Option<String>,
    #[arg(long, help = "Nhiệm kỳ quy hoạch, ví dụ 2015-2020 (term)")]
    pub term: Option<String>,
}

/// `kecan post coverage`
#[derive(Debug, Args)]
pub struct CoverageArgs {
    #[arg(long, help = "Mã đơn vị; bỏ trống: đơn vị trên cùng (unit)")]
    pub unit: Option<String>,
    #[arg(long, help = "Cấp: province, district, commune, agency (level)")]
    pub level: Option<String>,
    #[arg(long, help = "Chỉ chức danh chủ chốt (key posts only)")]
    pub key: bool,
    #[arg(long, value_parser = Coverage::ALL.map(Coverage::code), help = "Chỉ mức độ này; bỏ trống: mọi chức danh cần xem (class)")]
    pub class: Option<String>,
    #[arg(long, value_name = "DATE", help = "Như tại ngày này (as of)")]
    pub as_of: Option<String>,
    #[arg(long, help = "Nhiệm kỳ quy hoạch, ví dụ 2015-2020 (term)")]
    pub term: Option<String>,
}

pub async fn run(global: &Global, command: PostCommand) -> Result<End> {
    let site = Site::open(global, false).await?;
    match command {
        PostCommand::List(args) => list(global, &site, args).await,
        PostCommand::Coverage(args) => coverage(global, &site, args).await,
    }
}

fn term_of(given: Option<&str>, words: &Words) -> Result<Option<Term>> {
    let Some(given) = given else { return Ok(None) };
    match Term::read(given) {
        Some(term) => Ok(Some(term)),
        None => bail!(words.with("app-bad-term", &[("term", given.into())])),
    }
}

/// The day asked for, else the one that the unit's plans suggest.
async fn day_of(site: &Site, unit: Option<&str>, given: Option<&str>) -> Result<Day> {
    if given.is_some() {
        return Ok(site.day(given)?);
    }
    let permit = site.permit::<ReadPeople>().await?;
    Ok(site.desk.bench_place(&permit, unit).await?.1)
}

fn class(coverage: Coverage, words: &Words) -> String {
    words.text(match coverage {
        Coverage::Nobody => "coverage-nobody",
        Coverage::OneOnly => "coverage-one-only",
        Coverage::AllNearRetirement => "coverage-all-near-retirement",
        Coverage::Covered => "coverage-covered",
    })
}

async fn list(global: &Global, site: &Site, args: ListArgs) -> Result<End> {
    let words = site.words();
    let permit = site.permit::<ReadPeople>().await?;
    let term = term_of(args.term.as_deref(), words)?;
    let day = day_of(site, args.unit.as_deref(), args.as_of.as_deref()).await?;
    let sheet = site.desk.bench_sheet(&permit, args.unit.as_deref(), term, day).await?;
    let mut listing =
        Listing::new(&["unit", "post", "key", "seats", "holders", "bench", "coverage"]);
    let leads = sheet.units.iter().filter_map(|unit| unit.lead.as_ref());
    for post in sheet.posts.iter().chain(leads) {
        listing.row(row(post, words));
    }
    listing.print(global.format, words);
    Ok(End::Done)
}

fn row(post: &BenchPost, words: &Words) -> Vec<String> {
    let holders = post.incumbents.iter().map(|one| match one.retires {
        Some(retires) => format!("{} ({})", one.name, retires.earliest.vietnamese()),
        None => one.name.clone(),
    });
    let key = if post.key { words.text("coverage-key-yes") } else { String::new() };
    let bench: Vec<&str> = post.bench.iter().map(|one| one.name.as_str()).collect();
    vec![
        post.unit.code.clone(),
        post.title.clone(),
        key,
        post.seats.to_string(),
        holders.collect::<Vec<_>>().join("; "),
        bench.join("; "),
        class(post.coverage, words),
    ]
}

async fn coverage(global: &Global, site: &Site, args: CoverageArgs) -> Result<End> {
    let words = site.words();
    let permit = site.permit::<ReadPeople>().await?;
    let day = day_of(site, args.unit.as_deref(), args.as_of.as_deref()).await?;
    let asked = CoverageAsked {
        term: term_of(args.term.as_deref(), words)?,
        unit: args.unit,
        level: args.level,
        key_only: args.key,
        class: args.class.as_deref().and_then(Coverage::read),
    };
    let sheet = site.desk.coverage(&permit, &asked, day).await?;
    let mut listing =
        Listing::new(&["unit", "post", "key", "seats", "holders", "bench", "coverage"]);
    for line in &sheet.lines {
        let key = if line.key { words.text("coverage-key-yes") } else { String::new() };
        listing.row(vec![
            line.unit.code.clone(),
            line.title.clone(),
            key,
            line.seats.to_string(),
            line.incumbents.join("; "),
            line.planned.join("; "),
            class(line.coverage, words),
        ]);
    }
    listing.print(global.format, words);
    if global.format == Format::Table {
        for one in Coverage::ALL {
            say!("{}: {}", class(one, words), words.integer(sheet.sums.of(one)));
        }
        for one in &sheet.many {
            let args = [("name", text(&one.name)), ("n", Arg::from(one.total))];
            say!("{}", words.with("app-many-posts", &args));
        }
    }
    Ok(End::Done)
}
