//! `kecan law confirm`: a value was compared with the document.

use crate::cli::{Global, LawConfirmArgs};
use crate::output::End;
use crate::site::{Site, text};
use anyhow::Result;
use desk::{ConfirmLaw, DeskError, LawValue};

pub async fn run(global: &Global, args: LawConfirmArgs) -> Result<End> {
    let site = Site::open(global, false).await?;
    let permit = site.permit::<ConfirmLaw>().await?;
    let unknown = || DeskError::NotFound { what: "provision", name: args.provision.clone() };
    let (instrument, provision) = args.provision.split_once('/').ok_or_else(unknown)?;
    let values: Vec<(LawValue, String)> = site
        .desk
        .book()
        .edits()
        .iter()
        .filter(|edit| edit.citation.instrument == instrument)
        .filter(|edit| edit.citation.provision == provision)
        .filter(|edit| args.parameter.as_deref().is_none_or(|name| name == edit.parameter.name))
        .map(|edit| {
            let value = LawValue {
                instrument: instrument.to_owned(),
                provision: provision.to_owned(),
                parameter: edit.parameter.name.to_owned(),
            };
            (value, edit.citation.digest.clone())
        })
        .collect();
    if values.is_empty() {
        return Err(unknown().into());
    }
    for (value, digest) in values {
        let key = if args.withdraw {
            site.desk.withdraw_law_check(&permit, &value).await?;
            "law-withdrawn-line"
        } else {
            site.desk.confirm_law(&permit, &value, &digest).await?;
            "law-confirmed-line"
        };
        let parameter = site.words().text(&format!("law-param-{}", value.parameter));
        let said = [("parameter", text(&parameter)), ("provision", text(&args.provision))];
        say!("{}", site.words().with(key, &said));
    }
    Ok(End::Done)
}
