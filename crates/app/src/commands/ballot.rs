//! `kecan ballot`: where everything of a form stands, and its sheets to print.

use super::review::review_id;
use crate::cli::{BallotCommand, Format, Global, PrintArgs};
use crate::output::{End, Listing};
use crate::site::{Site, write_whole};
use anyhow::Result;
use ballot::{Layout, Rect};
use desk::{CountBallots, FormChoices, ReadResults, RunReview};
use words::Arg;

pub async fn run(global: &Global, command: BallotCommand) -> Result<End> {
    if let BallotCommand::Read(args) = command {
        return super::ballot_read::run(global, args).await;
    }
    let site = Site::open(global, false).await?;
    match command {
        BallotCommand::Layout { review, step } => {
            let permit = site.permit::<ReadResults>().await?;
            let form = site.desk.ballot_form(&permit, review_id(&review)?, step).await?;
            match global.format {
                Format::Json => say!("{}", serde_json::to_string_pretty(&form.layout)?),
                other => listing(&form.layout).print(other, site.words()),
            }
        }
        BallotCommand::Print(args) => print(&site, args).await?,
        BallotCommand::Read(_) => {}
        BallotCommand::Finish { review, step, issued, returned } => {
            let permit = site.permit::<CountBallots>().await?;
            let id = review_id(&review)?;
            let number = site.desk.finish_scans(&permit, id, step, issued, returned).await?;
            let args =
                [("number", Arg::Number(number.into())), ("sheets", Arg::Number(returned.into()))];
            say!("{}", site.words().with("app-count-entered", &args));
        }
    }
    Ok(End::Done)
}

/// The boxes and the lines for names, one a line.
fn listing(layout: &Layout) -> Listing {
    let mut listing = Listing::new(&["page", "box", "row", "option", "x", "y", "w", "h"]);
    let places = |place: &Rect| [place.x, place.y, place.w, place.h].map(|mm| format!("{mm:.2}"));
    for page in &layout.pages {
        let number = page.page.to_string();
        for one in &page.boxes {
            let option = match one.option {
                ballot::Choice::Agree => "agree",
                ballot::Choice::Disagree => "disagree",
            };
            let row = (one.row + 1).to_string();
            let mut cells = vec![number.clone(), one.id.clone(), row, option.to_owned()];
            cells.extend(places(&one.place));
            listing.row(cells);
        }
        for one in &page.write_ins {
            let option = "write-in".to_owned();
            let mut cells = vec![number.clone(), one.id.clone(), String::new(), option];
            cells.extend(places(&one.place));
            listing.row(cells);
        }
    }
    listing
}

async fn print(site: &Site, args: PrintArgs) -> Result<()> {
    let review = review_id(&args.review)?;
    let permit = site.permit::<RunReview>().await?;
    let reader = site.permit::<ReadResults>().await?;
    let sheet = site.desk.ballot_sheet(&reader, review, args.step).await?;
    // Printing more of a printed form leaves it as it is.
    if !sheet.form.is_some_and(|form| form.printed) {
        let choices = FormChoices {
            paper: args.paper.into(),
            options: args.options.into(),
            at_most: args.at_most,
            write_ins: args.write_ins,
            ..FormChoices::default()
        };
        site.desk.prepare_ballot_form(&permit, review, args.step, &choices).await?;
    }
    let printed =
        site.desk.print_ballots(&permit, review, args.step, args.sheets, args.spare).await?;
    let path = args.out.unwrap_or_else(|| printed.file.clone().into());
    write_whole(&path, &printed.bytes)?;
    let form = printed.form.to_string();
    let file = path.display().to_string();
    let said = [
        ("sheets", Arg::Number(printed.sheets.into())),
        ("spare", Arg::Number(printed.spare.into())),
        ("pages", Arg::Number(printed.pages as i64)),
        ("form", Arg::from(form.as_str())),
        ("file", Arg::from(file.as_str())),
    ];
    say!("{}", site.words().with("ballot-printed", &said));
    Ok(())
}
