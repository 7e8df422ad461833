//! `kecan import`.

use super::HabitCommand;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `kecan import`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct ImportArgs {
    /// What is done in place of importing.
    #[command(subcommand)]
    pub command: Option<ImportCommand>,
    /// The workbooks.
    #[arg(
        help = "Các tệp .xlsx, .xlsm, .xls, .ods hoặc .csv, nhập cùng nhau: tất cả hoặc không tệp nào"
    )]
    pub files: Vec<PathBuf>,
    /// Try out without writing.
    #[arg(long, help = "Chạy thử, không ghi gì (dry run)")]
    pub dry_run: bool,
    /// Where to put the faulty rows.
    #[arg(
        long,
        value_name = "FOLDER",
        help = "Ghi các dòng chưa nhận được thành tệp .xlsx để sửa rồi nhập lại (faulty rows, to correct)"
    )]
    pub faulty: Option<PathBuf>,
    /// From which day the facts hold.
    #[arg(
        long,
        value_name = "DATE",
        help = "Số liệu đúng từ ngày nào; mặc định hôm nay (facts hold from)"
    )]
    pub as_of: Option<String>,
    /// What becomes of values that are known otherwise.
    #[arg(
        long,
        value_name = "HOW",
        value_parser = ["ask", "take", "keep"],
        default_value = "ask",
        help = "Chỗ ghi khác với hồ sơ: ask để hỏi lại, take lấy theo tệp, keep giữ hồ sơ (differences)"
    )]
    pub differences: String,
    /// Undo a batch.
    #[arg(long, value_name = "BATCH", conflicts_with_all = ["files", "dry_run"], help = "Hoàn tác một lô (undo a batch)")]
    pub undo: Option<String>,
    /// List the batches.
    #[arg(long, conflicts_with_all = ["files", "undo"], help = "Liệt kê các lô đã nhập (list batches)")]
    pub list: bool,
}

/// `kecan import differences`, `kecan import answer` and those of the site's own words
#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// The site's own words.
    #[command(flatten)]
    Words(HabitCommand),
    /// Liệt kê những điểm mà tệp ghi khác với hồ sơ, chờ trả lời (open differences)
    Differences,
    /// Trả lời các điểm khác (answer differences)
    Answer {
        #[arg(value_parser = ["take", "keep"], help = "take: lấy theo tệp; keep: giữ hồ sơ")]
        answer: String,
        #[arg(help = "Mã các điểm khác", required_unless_present = "batch")]
        differences: Vec<String>,
        #[arg(
            long,
            value_name = "BATCH",
            conflicts_with = "differences",
            help = "Mọi điểm khác của một lô (all of a batch)"
        )]
        batch: Option<String>,
    },
}
