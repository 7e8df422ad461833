//! `kecan import`.

use super::HabitCommand;
use clap::Args;
use std::path::PathBuf;

/// `kecan import`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct ImportArgs {
    /// The site's own words.
    #[command(subcommand)]
    pub words: Option<HabitCommand>,
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
    /// Undo a batch.
    #[arg(long, value_name = "BATCH", conflicts_with_all = ["files", "dry_run"], help = "Hoàn tác một lô (undo a batch)")]
    pub undo: Option<String>,
    /// List the batches.
    #[arg(long, conflicts_with_all = ["files", "undo"], help = "Liệt kê các lô đã nhập (list batches)")]
    pub list: bool,
}
