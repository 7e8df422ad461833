//! `kecan import columns`, `learn`, `habits`, `values`, `fill`, `forget`: the
//! site's own words.

use crate::cli::{ForgetCommand, Global, HabitCommand, LearnCommand};
use crate::output::{End, Listing};
use crate::site::{Site, text};
use anyhow::Result;
use desk::{
    ColumnReading, DeskError, FileColumns, ImportRecords, Permit, SheetKind, SheetMapping,
    ValueList,
};
use std::path::Path;
use words::{Arg, Words};

pub async fn run(global: &Global, site: &Site, what: HabitCommand) -> Result<End> {
    let permit = site.permit::<ImportRecords>().await?;
    match what {
        HabitCommand::Columns { file } => columns(global, site, &permit, &file).await?,
        HabitCommand::Learn(what) => learn(site, &permit, what).await?,
        HabitCommand::Habits => habits(global, site, &permit).await?,
        HabitCommand::Values => values(global, site, &permit).await?,
        HabitCommand::Fill => {
            let filled = site.desk.fill_answered(&permit).await?;
            let people = filled.map_or(0, |filled| filled.people);
            let count = [("count", Arg::Number(i64::from(people)))];
            say!("{}", site.words().with("app-filled", &count));
        }
        HabitCommand::Forget(ForgetCommand::Column { kind, header }) => {
            site.desk.forget_column(&permit, kind_of(&kind)?, &header).await?;
            say!("{}", site.words().with("app-forgotten", &[("text", text(&header))]));
        }
        HabitCommand::Forget(ForgetCommand::Value { list, text: written }) => {
            site.desk.forget_value(&permit, list_of(&list)?, &written).await?;
            say!("{}", site.words().with("app-forgotten", &[("text", text(&written))]));
        }
    }
    Ok(End::Done)
}

fn kind_of(code: &str) -> Result<SheetKind, DeskError> {
    let unknown = || DeskError::NotFound { what: "sheet-kind", name: code.to_owned() };
    SheetKind::read(code).ok_or_else(unknown)
}

fn list_of(code: &str) -> Result<ValueList, DeskError> {
    let unknown = || DeskError::NotFound { what: "list", name: code.to_owned() };
    ValueList::read(code).ok_or_else(unknown)
}

async fn learn(site: &Site, permit: &Permit<ImportRecords>, what: LearnCommand) -> Result<()> {
    let learnt = match what {
        LearnCommand::Column { kind, header, field } => {
            let column = [(header.clone(), field)];
            site.desk.learn_columns(permit, kind_of(&kind)?, &column).await?;
            header
        }
        LearnCommand::Value { list, text, code } => {
            site.desk.learn_value(permit, list_of(&list)?, &text, code.as_deref()).await?;
            text
        }
    };
    say!("{}", site.words().with("app-learnt", &[("text", text(&learnt))]));
    Ok(())
}

/// How each column is understood, and what is missing.
async fn columns(
    global: &Global,
    site: &Site,
    permit: &Permit<ImportRecords>,
    path: &Path,
) -> Result<()> {
    let (name, bytes) = super::import::load(path, site.words())?;
    let found = site.desk.columns(permit, (&name, &bytes), &[]).await?;
    let FileColumns::Sheets(sheets) = found else {
        say!("{}", site.words().text("columns-form"));
        return Ok(());
    };
    let mut listing = Listing::new(&[
        "sheet", "kind", "column", "header", "example", "reading", "meaning", "alike",
    ]);
    for sheet in &sheets {
        rows(sheet, &mut listing, site.words());
    }
    listing.print(global.format, site.words());
    for sheet in sheets.iter().filter(|sheet| sheet.why.is_some() || !sheet.missing.is_empty()) {
        let missing = sheet.missing.join(", ");
        let args = [("sheet", text(&sheet.name)), ("missing", text(&missing))];
        let key = if missing.is_empty() { "app-columns-unknown" } else { "app-columns-missing" };
        eprintln!("{}", site.words().with(key, &args));
    }
    Ok(())
}

fn rows(sheet: &SheetMapping, listing: &mut Listing, words: &Words) {
    let kind = sheet.taken_for.map(|(kind, ..)| kind.code()).unwrap_or_default();
    for column in &sheet.columns {
        let (code, field, alike) = match column.reading {
            ColumnReading::Known(field) => ("known", field, None),
            ColumnReading::Learnt(field) => ("learnt", field, None),
            ColumnReading::Dismissed => ("dismissed", "", None),
            ColumnReading::Proposed(field, percent) => ("proposed", field, Some(percent)),
            ColumnReading::Unread => ("unread", "", None),
        };
        listing.row(vec![
            sheet.name.clone(),
            kind.to_owned(),
            column.column.clone(),
            column.header.clone(),
            column.samples.first().cloned().unwrap_or_default(),
            words.text(&format!("column-reading-{code}")),
            field.to_owned(),
            alike.map(|percent| percent.to_string()).unwrap_or_default(),
        ]);
    }
}

async fn habits(global: &Global, site: &Site, permit: &Permit<ImportRecords>) -> Result<()> {
    let taught = site.desk.habits(permit).await?;
    let mut listing = Listing::new(&["of", "text", "means", "by", "recorded"]);
    for it in taught.columns {
        let means = it.field.unwrap_or_default();
        listing.row(vec![it.kind, it.header, means, it.by, it.recorded.to_string()]);
    }
    for it in taught.values {
        let means = it.code.unwrap_or_default();
        listing.row(vec![it.list, it.shown, means, it.by, it.recorded.to_string()]);
    }
    listing.print(global.format, site.words());
    Ok(())
}

async fn values(global: &Global, site: &Site, permit: &Permit<ImportRecords>) -> Result<()> {
    let queue = site.desk.value_queue(permit, &[]).await?;
    let mut listing = Listing::new(&["of", "text", "count", "near"]);
    for group in &queue.groups {
        for it in &group.texts {
            let near: Vec<String> =
                it.near.iter().map(|near| format!("{} ({}%)", near.code, near.percent)).collect();
            listing.row(vec![
                group.list.code().to_owned(),
                it.text.clone(),
                it.taken.to_string(),
                near.join("; "),
            ]);
        }
    }
    listing.print(global.format, site.words());
    Ok(())
}
