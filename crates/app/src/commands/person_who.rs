//! `kecan person doubles`, `merge` and `apart`: who is who.

use crate::cli::Global;
use crate::output::{End, Listing};
use crate::site::{Site, text};
use anyhow::Result;
use base::PersonId;
use desk::{DeskError, Field, Half, ImportRecords};

/// Pairs that one listing has at most.
const MOST: usize = 1_000;

/// Lists the pairs that may be one person.
pub async fn doubles(global: &Global, site: &Site, unit: Option<&str>) -> Result<End> {
    let words = site.words();
    let permit = site.permit::<ImportRecords>().await?;
    let doubles = site.desk.doubles(&permit, unit, 0, MOST).await?;
    let mut listing = Listing::new(&[
        "one",
        "second",
        "name",
        "birth",
        "unit",
        "second-unit",
        "agrees",
        "differs",
    ]);
    let birth = |half: &Half| half.birth.vietnamese();
    let fields =
        |all: &[Field]| all.iter().map(|field| field.label(words)).collect::<Vec<_>>().join(", ");
    for double in doubles.pairs {
        listing.row(vec![
            double.one.id.to_string(),
            double.other.id.to_string(),
            double.one.name.as_str().to_owned(),
            birth(&double.one),
            double.one.unit.clone(),
            double.other.unit.clone(),
            fields(&double.agrees),
            fields(&double.differs),
        ]);
    }
    listing.print(global.format, words);
    Ok(End::Done)
}

/// Makes two records one.
pub async fn merge(site: &Site, ids: (PersonId, PersonId), take: &[String]) -> Result<End> {
    let permit = site.permit::<ImportRecords>().await?;
    let read = |code: &String| {
        Field::read(code).ok_or(DeskError::NotFound { what: "field", name: code.clone() })
    };
    let take = take.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let merged = site.desk.merge_people(&permit, ids, &take).await?;
    let (kept, gone) = (merged.kept.to_string(), merged.gone.to_string());
    let batch = merged.batch.to_string();
    let args = [("kept", text(&kept)), ("gone", text(&gone)), ("batch", text(&batch))];
    say!("{}", site.words().with("app-merged", &args));
    Ok(End::Done)
}

/// Keeps that two records are two people.
pub async fn apart(site: &Site, one: PersonId, other: PersonId) -> Result<End> {
    let permit = site.permit::<ImportRecords>().await?;
    let batch = site.desk.tell_apart(&permit, one, other).await?.to_string();
    say!("{}", site.words().with("app-told-apart", &[("batch", text(&batch))]));
    Ok(End::Done)
}
