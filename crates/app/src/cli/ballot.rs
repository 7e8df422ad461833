//! The arguments of `kecan ballot`.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// `kecan ballot`
#[derive(Debug, Subcommand)]
pub enum BallotCommand {
    /// Vị trí các ô trên phiếu, theo milimét (where the boxes stand)
    Layout { review: String, step: usize },
    /// Lập mẫu phiếu nếu chưa có, rồi in phiếu (prepare and print)
    Print(PrintArgs),
}

/// `kecan ballot print`
#[derive(Debug, Args)]
pub struct PrintArgs {
    /// The review.
    pub review: String,
    /// The step's number, from 1.
    pub step: usize,
    #[arg(long, help = "Số phiếu; để trống: số người có mặt (sheets)")]
    pub sheets: Option<u32>,
    #[arg(long, help = "Số phiếu dự phòng; để trống: một phần hai mươi (spare sheets)")]
    pub spare: Option<u32>,
    #[arg(long, value_enum, default_value_t = Paper::A4, help = "Khổ giấy (paper)")]
    pub paper: Paper,
    #[arg(long, value_enum, default_value_t = MarkOptions::AgreeDisagree, help = "Cách đánh dấu, khi quy định không nêu (options)")]
    pub options: MarkOptions,
    #[arg(long, help = "Mỗi chức danh chọn không quá số người này (at most)")]
    pub at_most: Option<u32>,
    #[arg(
        long,
        default_value_t = 0,
        help = "Số dòng giới thiệu thêm ở mỗi chức danh (write-in lines)"
    )]
    pub write_ins: u32,
    #[arg(long, value_name = "FILE", help = "Tệp PDF")]
    pub out: Option<PathBuf>,
}

/// The size of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 148 × 210 mm.
    A5,
}

impl From<Paper> for ::ballot::PaperSize {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::A4 => Self::A4,
            Paper::A5 => Self::A5,
        }
    }
}

/// What a row of a form can be answered with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MarkOptions {
    /// Two boxes a row.
    AgreeDisagree,
    /// One box a row.
    AgreeOnly,
}

impl From<MarkOptions> for ::ballot::Options {
    fn from(options: MarkOptions) -> Self {
        match options {
            MarkOptions::AgreeDisagree => Self::AgreeDisagree,
            MarkOptions::AgreeOnly => Self::AgreeOnly,
        }
    }
}
