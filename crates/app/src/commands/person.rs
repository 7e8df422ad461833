//! `kecan person`: one person's page, profile form, and who is who.

use super::person_who;
use super::review::one_person;
use crate::cli::{Format, Global};
use crate::output::{End, Listing};
use crate::site::{Site, text};
use anyhow::{Result, bail};
use base::PersonId;
use clap::Subcommand;
use desk::{Permit, ProfileFile, ReadPeople};
use roster::CodeList;
use std::path::{Path, PathBuf};

/// `kecan person`
#[derive(Debug, Subcommand)]
pub enum PersonCommand {
    /// Xem một người (show)
    Show {
        #[arg(help = "Mã cán bộ, mã hệ thống hoặc họ tên (không cần dấu)")]
        person: String,
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// Tìm cán bộ theo họ tên, đơn vị và điều kiện lọc (find people)
    Find(super::person_find::FindArgs),
    /// Ghi sơ yếu lý lịch mẫu 2C ra tệp Word hoặc PDF (profile form 2C)
    Profile {
        #[arg(help = "Mã cán bộ, mã hệ thống hoặc họ tên (không cần dấu)")]
        person: String,
        #[arg(long, value_name = "FILE", help = "Tệp ghi ra, .docx hoặc .pdf (file)")]
        out: PathBuf,
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
    },
    /// Những cặp hồ sơ có thể là của một người (pairs that may be one person)
    Doubles {
        #[arg(long, help = "Mã đơn vị (unit)")]
        unit: Option<String>,
    },
    /// Gộp hai hồ sơ làm một; hoàn tác bằng kecan import --undo (make two records one)
    Merge {
        #[arg(help = "Hồ sơ có giá trị được giữ: mã cán bộ hoặc mã hệ thống")]
        kept: String,
        #[arg(help = "Hồ sơ kia: mã cán bộ hoặc mã hệ thống")]
        gone: String,
        #[arg(
            long,
            value_name = "FIELD",
            num_args = 1..,
            help = "Mục lấy theo hồ sơ kia, ví dụ hometown, theory, evaluation-2016 (fields of the other)"
        )]
        take: Vec<String>,
    },
    /// Ghi hai hồ sơ là của hai người (keep two records apart)
    Apart {
        #[arg(help = "Mã cán bộ hoặc mã hệ thống")]
        one: String,
        #[arg(help = "Mã cán bộ hoặc mã hệ thống")]
        other: String,
    },
}

pub async fn run(global: &Global, command: PersonCommand) -> Result<End> {
    let site = Site::open(global, false).await?;
    let permit = site.permit::<ReadPeople>().await?;
    match command {
        PersonCommand::Show { person, as_of } => {
            show(global, &site, &permit, &person, as_of.as_deref()).await
        }
        PersonCommand::Find(args) => super::person_find::find(global, &site, &permit, &args).await,
        PersonCommand::Profile { person, out, as_of } => {
            let id = found(global, &site, &permit, &person).await?;
            profile(&site, &permit, id, as_of.as_deref(), &out).await
        }
        PersonCommand::Doubles { unit } => {
            person_who::doubles(global, &site, unit.as_deref()).await
        }
        PersonCommand::Merge { kept, gone, take } => {
            let kept = found(global, &site, &permit, &kept).await?;
            let gone = found(global, &site, &permit, &gone).await?;
            person_who::merge(&site, (kept, gone), &take).await
        }
        PersonCommand::Apart { one, other } => {
            let one = found(global, &site, &permit, &one).await?;
            let other = found(global, &site, &permit, &other).await?;
            person_who::apart(&site, one, other).await
        }
    }
}

/// The one person named; several are listed.
async fn found(
    global: &Global,
    site: &Site,
    permit: &Permit<ReadPeople>,
    person: &str,
) -> Result<PersonId> {
    match one_person(site, permit, person).await {
        Ok(id) => Ok(id),
        Err(error @ desk::DeskError::Ambiguous { .. }) => {
            let mut listing = Listing::new(&["person", "name", "unit"]);
            for (id, name, unit) in site.desk.find_people(permit, person, 50).await? {
                listing.row(vec![id.to_string(), name, unit]);
            }
            listing.print(global.format, site.words());
            Err(error.into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Fills the profile form in and writes it; a file that is there is left alone.
async fn profile(
    site: &Site,
    permit: &Permit<ReadPeople>,
    id: PersonId,
    as_of: Option<&str>,
    out: &Path,
) -> Result<End> {
    let (words, file) = (site.words(), out.display().to_string());
    if out.exists() {
        bail!(words.with("app-paper-there", &[("file", text(&file))]));
    }
    let is_pdf = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    let kind = if is_pdf { ProfileFile::Pdf } else { ProfileFile::Document };
    let bytes = site.desk.person_profile(permit, id, site.day(as_of)?, kind).await?;
    pages::write_whole(out, &bytes)?;
    say!("{}", words.with("app-profile-written", &[("file", text(&file))]));
    Ok(End::Done)
}

async fn show(
    global: &Global,
    site: &Site,
    permit: &Permit<ReadPeople>,
    person: &str,
    as_of: Option<&str>,
) -> Result<End> {
    let words = site.words();
    let as_of = site.day(as_of)?;
    let id = found(global, site, permit, person).await?;
    let sheet = site.desk.person_sheet(permit, id, as_of, site.lang).await?;
    let profile = &sheet.profile;
    let stated =
        |value: Option<&str>| value.map_or_else(|| words.text("app-not-stated"), str::to_owned);
    let mut facts = Listing::new(&["fact", "value"]);
    let mut fact = |key: &str, value: String| facts.row(vec![words.text(key), value]);
    fact("list-name", profile.name.as_str().to_owned());
    fact("list-sex", profile.sex.label().to_owned());
    fact("list-birth", profile.birth.vietnamese());
    fact("list-ethnicity", stated(profile.ethnicity.map(|e| e.name())));
    fact("list-hometown", stated(profile.hometown.as_deref()));
    fact("list-current", sheet.current.clone());
    fact("list-unit", sheet.unit_name.clone());
    fact("list-education", stated(profile.education.map(|e| e.label())));
    fact("list-theory", stated(profile.theory.map(|t| t.label())));
    fact("list-party", stated(profile.party_official.map(|d| d.vietnamese()).as_deref()));
    for evaluation in &sheet.evaluations {
        facts.row(vec![evaluation.year.to_string(), evaluation.grade.label().to_owned()]);
    }
    for discipline in &sheet.disciplines {
        facts.row(vec![discipline.on.vietnamese(), discipline.form.label().to_owned()]);
    }
    for entry in &sheet.entries {
        let events: Vec<String> = entry
            .events
            .iter()
            .map(|(event, number)| format!("{} {number}", event.on.vietnamese()))
            .collect();
        facts.row(vec![format!("{} ({})", entry.post, entry.term), events.join("; ")]);
    }
    facts.print(global.format, words);
    if global.format == Format::Table {
        for set in &sheet.standards {
            say!("{}", set.post);
            for finding in &set.findings {
                say!("  {} · {}: {}", finding.verdict_label, finding.title, finding.sentence);
            }
        }
    }
    Ok(End::Done)
}
