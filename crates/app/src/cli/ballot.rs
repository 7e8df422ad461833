//! The commands on paper ballots.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// `kecan ballot`
#[derive(Debug, Subcommand)]
pub enum BallotCommand {
    /// Vị trí các ô trên phiếu, theo milimét (where the boxes stand)
    Layout { review: String, step: usize },
    /// Lập mẫu phiếu nếu chưa có, rồi in phiếu (prepare and print)
    Print(PrintArgs),
    /// Đọc phiếu quét hoặc chụp: PDF, TIFF, JPEG, PNG (read scanned ballots)
    Read(ReadArgs),
    /// Kết thúc đọc phiếu quét, thành một lần đếm (make the scanned sheets a count)
    Finish {
        review: String,
        step: usize,
        #[arg(long, help = "Số phiếu phát ra (sheets issued)")]
        issued: u32,
        #[arg(long, help = "Số phiếu thu về, đếm tay (sheets returned, counted by hand)")]
        returned: u32,
    },
}

/// `kecan ballot read`
#[derive(Debug, Args)]
pub struct ReadArgs {
    #[arg(required = true, help = "Các tệp hoặc thư mục (files or folders)")]
    pub files: Vec<PathBuf>,
    #[arg(
        long,
        value_name = "REVIEW",
        required_unless_present = "layout",
        requires = "step",
        help = "Đợt rà soát (review)"
    )]
    pub review: Option<String>,
    #[arg(long, help = "Bước thứ mấy (step)")]
    pub step: Option<usize>,
    #[arg(
        long,
        value_name = "JSON",
        conflicts_with_all = ["review", "step"],
        help = "Chỉ đọc theo vị trí ô trong tệp này và in ra, không ghi gì (read by a layout, keep nothing)"
    )]
    pub layout: Option<PathBuf>,
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
