//! `kecan review step attend|open|invitations`: a conference at the door.

use super::review::{one_person, review_id};
use crate::cli::MeetingCommand;
use crate::output::End;
use crate::site::Site;
use anyhow::{Context, Result};
use desk::{Arrival, DeskError, IssuePapers, ReadPeople, RunReview};
use words::Arg;

pub async fn run(site: &Site, command: MeetingCommand) -> Result<End> {
    let words = site.words();
    match command {
        MeetingCommand::Attend { review, step, who, undo } => {
            let (id, permit) = (review_id(&review)?, site.permit::<RunReview>().await?);
            let reader = site.permit::<ReadPeople>().await?;
            // A code of an invitation, else a person by code or name.
            let by_code = site.desk.attend(&permit, id, step, Arrival::Code(&who), !undo).await;
            let attended = match by_code {
                Err(DeskError::NoInvitation { .. }) => {
                    let person = one_person(site, &reader, &who).await?;
                    site.desk.attend(&permit, id, step, Arrival::Person(person), !undo).await?
                }
                attended => attended?,
            };
            let key = if undo { "app-checked-out" } else { "app-checked-in" };
            say!("{}", words.with(key, &[("name", Arg::Text(&attended.name))]));
        }
        MeetingCommand::Open { review, step } => {
            let permit = site.permit::<RunReview>().await?;
            let present = site.desk.open_conference(&permit, review_id(&review)?, step).await?;
            say!("{}", words.with("app-held", &[("people", Arg::Number(present.into()))]));
        }
        MeetingCommand::Invitations { review, step, out } => {
            let permit = site.permit::<IssuePapers>().await?;
            let id = review_id(&review)?;
            let bytes = if out.extension().is_some_and(|ending| ending == "docx") {
                site.desk.invitations_docx(&permit, id, step).await?
            } else {
                site.desk.invitations(&permit, id, step).await?
            };
            std::fs::write(&out, bytes).with_context(|| out.display().to_string())?;
            say!("{}", out.display());
        }
    }
    Ok(End::Done)
}
