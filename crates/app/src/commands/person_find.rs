//! `kecan person find`: looking for people, narrowed as on the page.

use crate::cli::{Format, Global};
use crate::output::{End, Listing};
use crate::site::{Site, write_whole};
use anyhow::{Result, bail};
use clap::Args;
use desk::{DeskError, PeopleFilter, Permit, ReadPeople, TableFormat};
use roster::{CodeList, Ethnicity, Sex};
use std::path::PathBuf;

/// `kecan person find`
#[derive(Debug, Args)]
pub struct FindArgs {
    #[arg(help = "Các từ của họ tên, có thể kèm tên đơn vị; không cần dấu (words)")]
    words: Vec<String>,
    #[arg(long, help = "Mã hoặc tên đơn vị, kể cả cấp dưới (unit)")]
    unit: Option<String>,
    #[arg(long, value_parser = ["male", "female"], help = "Giới tính (sex)")]
    sex: Option<String>,
    #[arg(long, value_name = "YEARS", help = "Tuổi từ (least age)")]
    age_from: Option<u16>,
    #[arg(long, value_name = "YEARS", help = "Tuổi đến (greatest age)")]
    age_to: Option<u16>,
    #[arg(long, help = "Dân tộc (ethnic group)")]
    ethnicity: Option<String>,
    #[arg(long, value_parser = ["yes", "no"], help = "Đang trong quy hoạch hay chưa (in a plan now)")]
    planned: Option<String>,
    #[arg(long, default_value_t = 50, help = "Nhiều nhất bao nhiêu người (most)")]
    limit: usize,
    #[arg(
        long,
        value_name = "FILE",
        help = "Ghi tất cả ra tệp .xlsx hoặc .csv (write all to a file)"
    )]
    out: Option<PathBuf>,
}

/// Finds people, prints or writes them.
pub async fn find(
    global: &Global,
    site: &Site,
    permit: &Permit<ReadPeople>,
    args: &FindArgs,
) -> Result<End> {
    let words = site.words();
    let group = |name: &String| {
        let unknown = DeskError::NotFound { what: "value", name: name.clone() };
        Ethnicity::read(name).ok_or(unknown)
    };
    let filter = PeopleFilter {
        words: args.words.join(" "),
        unit: args.unit.clone(),
        sex: args.sex.as_deref().and_then(Sex::read),
        age_from: args.age_from,
        age_to: args.age_to,
        ethnicity: args.ethnicity.as_ref().map(group).transpose()?,
        planned: args.planned.as_deref().map(|text| text == "yes"),
    };
    if let Some(out) = &args.out {
        let ending = out.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let Some(format) = TableFormat::of(&ending) else {
            bail!(words.text("app-find-ending"));
        };
        let bytes = site.desk.export_people(permit, &filter, format, words).await?;
        write_whole(out, &bytes)?;
        return Ok(End::Done);
    }
    let found = site.desk.search_people(permit, &filter, args.limit).await?;
    let mut listing = Listing::new(&["person", "name", "born", "title", "unit"]);
    for one in found.people {
        let unit = format!("{} ({})", one.unit.1, one.unit.0);
        listing.row(vec![one.id.to_string(), one.name, one.birth.vietnamese(), one.title, unit]);
    }
    listing.print(global.format, words);
    if global.format == Format::Table {
        let total = u32::try_from(found.total).unwrap_or(u32::MAX);
        say!("{}", words.with("app-people-total", &[("n", total.into())]));
    }
    Ok(End::Done)
}
