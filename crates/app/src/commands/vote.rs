//! `kecan vote`: the electronic vote of a step. While a server holds the box,
//! closing and counting is done on its pages.

use super::review::review_id;
use crate::cli::Global;
use crate::output::End;
use crate::site::Site;
use anyhow::Result;
use clap::Subcommand;
use desk::CountBallots;
use words::Arg;

/// `kecan vote`
#[derive(Debug, Subcommand)]
pub enum VoteCommand {
    /// Mở bỏ phiếu và in mã của các thẻ, mỗi dòng một mã (open; codes to standard output)
    Open {
        review: String,
        step: usize,
        #[arg(long, help = "Số thẻ")]
        cards: u32,
    },
    /// Kết thúc bỏ phiếu (close)
    Close { review: String, step: usize },
    /// Mở hòm và kiểm; cần hai thành viên, mỗi người một lần (open the box and count)
    Count {
        review: String,
        step: usize,
        #[arg(long, help = "Số thẻ đã phát")]
        issued: u32,
    },
    /// Hủy cuộc bỏ phiếu, không mở hòm (give up)
    Withdraw {
        review: String,
        step: usize,
        #[arg(long, help = "Lý do")]
        reason: String,
    },
}

pub async fn run(global: &Global, command: VoteCommand) -> Result<End> {
    let site = Site::open(global, false).await?;
    let words = site.words();
    let permit = site.permit::<CountBallots>().await?;
    let desk = &site.desk;
    match command {
        VoteCommand::Open { review, step, cards } => {
            let vote = desk.open_vote(&permit, review_id(&review)?, step, cards, site.lang).await?;
            for code in vote.codes {
                say!("{code}");
            }
        }
        VoteCommand::Close { review, step } => {
            desk.close_vote(&permit, review_id(&review)?, step).await?;
            say!("{}", words.text("app-vote-closed"));
        }
        VoteCommand::Count { review, step, issued } => {
            let number = desk.open_ballot_box(&permit, review_id(&review)?, step, issued).await?;
            say!("{}", words.with("app-vote-counted", &[("n", Arg::Number(number.into()))]));
        }
        VoteCommand::Withdraw { review, step, reason } => {
            desk.withdraw_vote(&permit, review_id(&review)?, step, &reason).await?;
            say!("{}", words.text("app-vote-withdrawn"));
        }
    }
    site.desk.store().clone().close().await;
    Ok(End::Done)
}
