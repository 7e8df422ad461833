//! `kecan vote`: the electronic vote of a step. While a server holds the box,
//! closing and counting is done on its pages.

use super::review::review_id;
use crate::cli::Global;
use crate::output::End;
use crate::site::{Site, text};
use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use desk::{CountBallots, DeskError, OpenedVote, Permit, VoteAddress};
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;
use words::Arg;

/// `kecan vote open`
#[derive(Debug, Args)]
pub struct OpenArgs {
    review: String,
    step: usize,
    #[arg(long, help = "Số thẻ")]
    cards: u32,
    #[arg(
        long,
        help = "Địa chỉ máy chủ cho điện thoại, in trong mã QR, như https://192.168.1.10:8443; để trống thì dùng địa chỉ lần trước"
    )]
    address: Option<String>,
    #[arg(long, help = "Ghi các thẻ mã vào tệp PDF này thay vì in mã ra màn hình")]
    pdf: Option<PathBuf>,
}

/// `kecan vote`
#[derive(Debug, Subcommand)]
pub enum VoteCommand {
    /// Mở bỏ phiếu và in mã của các thẻ, mỗi dòng một mã, hay thành tệp PDF (open; codes to standard output or cards as PDF)
    Open(OpenArgs),
    /// Kết thúc bỏ phiếu (close)
    Close { review: String, step: usize },
    /// Mở hòm và kiểm; cần hai thành viên, mỗi người một lần (open the box and count)
    Count {
        review: String,
        step: usize,
        #[arg(long, help = "Số thẻ đã phát")]
        issued: u32,
    },
    /// Hủy cuộc bỏ phiếu, không mở hòm; một thành viên đề nghị với lý do, một thành viên khác xác nhận (give up: propose with a reason, confirm by another)
    Withdraw {
        review: String,
        step: usize,
        #[arg(long, help = "Lý do, để đề nghị", required_unless_present = "confirm")]
        reason: Option<String>,
        #[arg(long, help = "Xác nhận đề nghị của người khác", conflicts_with = "reason")]
        confirm: bool,
    },
}

pub async fn run(global: &Global, command: VoteCommand) -> Result<End> {
    let site = Site::open(global, false).await?;
    let words = site.words();
    let permit = site.permit::<CountBallots>().await?;
    let desk = &site.desk;
    match command {
        VoteCommand::Open(args) => open(&site, &permit, &args).await?,
        VoteCommand::Close { review, step } => {
            desk.close_vote(&permit, review_id(&review)?, step).await?;
            say!("{}", words.text("app-vote-closed"));
        }
        VoteCommand::Count { review, step, issued } => {
            let number = desk.open_ballot_box(&permit, review_id(&review)?, step, issued).await?;
            say!("{}", words.with("app-vote-counted", &[("n", Arg::Number(number.into()))]));
        }
        VoteCommand::Withdraw { review, step, reason: Some(reason), confirm: _ } => {
            desk.propose_withdrawal(&permit, review_id(&review)?, step, &reason).await?;
            say!("{}", words.text("app-vote-withdrawal-proposed"));
        }
        VoteCommand::Withdraw { review, step, reason: None, confirm: _ } => {
            desk.confirm_withdrawal(&permit, review_id(&review)?, step).await?;
            say!("{}", words.text("app-vote-withdrawn"));
        }
    }
    site.desk.store().clone().close().await;
    Ok(End::Done)
}

async fn open(site: &Site, permit: &Permit<CountBallots>, args: &OpenArgs) -> Result<()> {
    let (desk, words) = (&site.desk, site.words());
    let address = match &args.address {
        Some(typed) => {
            let over_tls = crate::tls::is_there(&site.dir.join(crate::tls::FOLDER));
            VoteAddress::read(typed, over_tls).map_err(DeskError::from)?
        }
        None => desk.vote_address().await?,
    };
    // The place of the file is tried first: once the vote is open, its codes
    // exist nowhere but here.
    let file = args.pdf.as_deref().map(beside).transpose()?;
    let review = review_id(&args.review)?;
    let vote =
        desk.open_vote(permit, review, args.step, args.cards, address.as_ref(), site.lang).await?;
    let (Some(file), Some(path)) = (file, &args.pdf) else {
        print_codes(&vote);
        return Ok(());
    };
    if let Err(error) = write_cards(&vote, address.as_ref(), file, path) {
        print_codes(&vote);
        return Err(error);
    }
    let shown = path.display().to_string();
    let (message, place) = match &address {
        Some(place) => ("app-vote-cards", place.to_string()),
        None => ("app-vote-cards-kiosk", String::new()),
    };
    let said =
        [("n", Arg::Number(args.cards.into())), ("file", text(&shown)), ("address", text(&place))];
    say!("{}", words.with(message, &said));
    Ok(())
}

fn print_codes(vote: &OpenedVote) {
    for code in &vote.codes {
        say!("{code}");
    }
}

/// A file that only its owner reads, beside `path`.
fn beside(path: &Path) -> Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    NamedTempFile::new_in(folder).with_context(|| path.display().to_string())
}

/// Writes the cards whole, for their owner only.
fn write_cards(
    vote: &OpenedVote,
    address: Option<&VoteAddress>,
    mut file: NamedTempFile,
    path: &Path,
) -> Result<()> {
    let bytes = vote.cards_pdf(address)?;
    file.write_all(&bytes).with_context(|| path.display().to_string())?;
    file.as_file().sync_all()?;
    file.persist(path).with_context(|| path.display().to_string())?;
    Ok(())
}
