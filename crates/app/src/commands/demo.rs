//! `kecan demo`: the main job on an invented office, in one command.

use crate::cli::{DemoArgs, Global};
use crate::commands::{init, serve};
use crate::demo::{Office, Tale, own_file, run_round};
use crate::output::End;
use crate::site::{Site, text};
use ::demo::Scenario;
use anyhow::Result;
use desk::Differences;
use words::Arg;

pub async fn run(global: &Global, args: DemoArgs) -> Result<End> {
    let scenario =
        if args.year == "2026" { Scenario::Province2026 } else { Scenario::District2017 };
    let office = Office::found(global, scenario, args.seed).await?;
    let words = office.site.words();
    let mut tale = Tale::new(words);
    let dir = global.dir.display().to_string();
    tale.stage("demo-founded", &[("dir", text(&dir))]);
    play(&office, &mut tale).await?;
    tale.stage("demo-summary", &[]);
    tale.summary();
    instruments(&office, &tale).await?;
    let papers = global.dir.join(crate::site::PAPERS).display().to_string();
    tale.stage("demo-papers", &[("dir", text(&papers))]);
    init::print_accounts(&office.accounts, words);
    if args.no_serve {
        say!("{}", words.with("demo-serve-later", &[("dir", text(&dir))]));
        return Ok(End::Done);
    }
    // The pages live today; only the story was told in its own time.
    let accounts = office.accounts;
    office.site.desk.store().clone().close().await;
    let site = Site::open(global, false).await?;
    serve::serve(site, &args.serve, accounts).await
}

/// The whole story: the records come in, the round is worked through, the
/// papers are written.
pub async fn play(office: &Office, tale: &mut Tale) -> Result<()> {
    take_in(office, tale).await?;
    run_round(office, tale).await?;
    own_file(office).await
}

/// Writes the offices' workbooks and imports them.
async fn take_in(office: &Office, tale: &Tale) -> Result<()> {
    let folder = office.site.dir.join("rosters");
    std::fs::create_dir_all(&folder)?;
    let workbooks = office.world.workbooks();
    for (name, bytes) in &workbooks {
        std::fs::write(folder.join(name), bytes)?;
    }
    let as_of = office.calendar.as_of;
    let reports = office
        .site
        .desk
        .import(&office.importer, &workbooks, as_of, Differences::Take, false)
        .await?;
    tale.stage("demo-imported", &[("files", Arg::Number(reports.len() as i64))]);
    for report in &reports {
        let seen: u32 = report.sheets.iter().map(|sheet| sheet.seen).sum();
        let args = [
            ("file", text(&report.file)),
            ("seen", Arg::Number(seen.into())),
            ("taken", Arg::Number(report.taken().into())),
            ("refused", Arg::Number(report.refused().into())),
        ];
        tale.line("demo-file", &args);
        for problem in &report.problems {
            let place = format!("{}!{}{}", problem.sheet, problem.column, problem.row);
            let why = problem.say(office.site.words());
            let args =
                [("place", text(&place)), ("value", text(&problem.value)), ("why", text(&why))];
            tale.line("demo-question", &args);
        }
    }
    Ok(())
}

/// Names the instruments that the top unit's plan rests on.
async fn instruments(office: &Office, tale: &Tale) -> Result<()> {
    let desk = &office.site.desk;
    let board = desk.board(&office.results, desk.today(), office.site.lang).await?;
    let top = board.rows.iter().rfind(|row| row.unit == office.world.top_code());
    if let Some(row) = top {
        let sheet = desk.review_sheet(&office.reader, row.review, office.site.lang).await?;
        tale.stage("demo-instruments", &[]);
        for (instrument, source) in &sheet.instruments {
            let label = words::finding::source_label(*source, office.site.words());
            tale.line(
                "demo-instrument",
                &[("instrument", text(instrument)), ("source", text(&label))],
            );
        }
    }
    Ok(())
}
