//! `kecan backup`, `kecan restore`, `kecan config`, `kecan journal`.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// `kecan backup`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct BackupArgs {
    /// What else than making one.
    #[command(subcommand)]
    pub command: Option<BackupCommand>,
    #[arg(long, value_name = "FILE", help = "Tệp sao lưu sẽ tạo; không ghi đè tệp đã có (file)")]
    pub out: Option<PathBuf>,
    /// The passphrase.
    #[command(flatten)]
    pub passphrase: PassphraseArg,
}

/// Where a passphrase comes from: never from the command line, which every user
/// of the machine can see.
#[derive(Debug, Clone, Args)]
pub struct PassphraseArg {
    #[arg(
        long,
        value_name = "FILE",
        help = "Tệp có mật khẩu ở dòng đầu; không có: đọc một dòng từ bàn phím hoặc đầu vào chuẩn (passphrase file)"
    )]
    pub passphrase_file: Option<PathBuf>,
}

/// `kecan backup …`
#[derive(Debug, Subcommand)]
pub enum BackupCommand {
    /// Kiểm tra một tệp sao lưu còn nguyên vẹn (verify)
    Verify {
        /// The backup.
        file: PathBuf,
        /// The passphrase.
        #[command(flatten)]
        passphrase: PassphraseArg,
    },
    /// Diễn tập: phục hồi vào thư mục tạm, kiểm tra rồi xóa (drill)
    Drill {
        /// The backup.
        file: PathBuf,
        /// The passphrase.
        #[command(flatten)]
        passphrase: PassphraseArg,
    },
    /// Lần sao lưu và diễn tập gần nhất (when the last ones were)
    Status,
}

/// `kecan restore`
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The backup.
    #[arg(help = "Tệp sao lưu; phục hồi vào thư mục --dir, phải trống hoặc chưa có")]
    pub file: PathBuf,
    /// The passphrase.
    #[command(flatten)]
    pub passphrase: PassphraseArg,
}

/// `kecan database`
#[derive(Debug, Subcommand)]
pub enum DatabaseCommand {
    /// Tạo tệp khóa 256 bit (new key file)
    Key {
        /// The file.
        #[arg(help = "Tệp sẽ tạo; không ghi đè tệp đã có (file)")]
        file: PathBuf,
    },
    /// Mã hóa tệp SQLite của thư mục dữ liệu, hoặc đổi khóa (seal)
    Seal {
        /// The key.
        #[arg(
            long,
            value_name = "FILE",
            help = "Tệp khóa mới: dòng đầu là khóa hoặc câu mật khẩu (key file)"
        )]
        key_file: PathBuf,
    },
    /// Giải mã tệp SQLite của thư mục dữ liệu (unseal)
    Unseal,
}

/// `kecan config`
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum ConfigCommand {
    /// Cấu hình đang dùng (show)
    Show,
    /// Kiểm tra tệp cấu hình (check)
    Check,
    /// In tệp cấu hình mẫu với các giá trị mặc định (template)
    Template,
}

/// `kecan journal`
#[derive(Debug, Subcommand)]
pub enum JournalCommand {
    /// Kiểm tra chuỗi nhật ký (verify)
    Verify,
    /// Xem nhật ký (show)
    Show {
        #[arg(long, default_value_t = 0)]
        after: i64,
        #[arg(long, default_value_t = 100)]
        limit: i64,
    },
    /// Xuất nhật ký cho hệ thống giám sát, mỗi mục một dòng (export)
    Export {
        #[arg(long = "as-form", value_enum, default_value_t = JournalForm::Json, help = "json: mỗi dòng một đối tượng; syslog: RFC 5424")]
        form: JournalForm,
        #[arg(
            long,
            value_name = "NUMBER",
            default_value_t = 0,
            help = "Chỉ các mục sau số này (since)"
        )]
        since: i64,
        #[arg(long, help = "Không dừng: xuất tiếp các mục mới (follow)")]
        follow: bool,
    },
}

/// The form of an exported journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum JournalForm {
    /// One JSON object a line.
    Json,
    /// RFC 5424.
    Syslog,
}
