//! The command line. Its help is Vietnamese first: that is who reads it.

mod ballot;
mod habits;
mod import;
mod operate;

pub use ballot::{BallotCommand, PrintArgs, ReadArgs};
pub use habits::{ForgetCommand, HabitCommand, LearnCommand};
pub use import::{ImportArgs, ImportCommand};
pub use operate::{
    BackupArgs, BackupCommand, ConfigCommand, DatabaseCommand, JournalCommand, JournalForm,
    PassphraseArg, RestoreArgs,
};

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Kế Cận: quy hoạch cán bộ lãnh đạo, quản lý.
#[derive(Debug, Parser)]
#[command(
    name = "kecan",
    version,
    about = "Kế Cận: quy hoạch cán bộ lãnh đạo, quản lý (leadership succession planning)"
)]
pub struct Cli {
    /// Global options.
    #[command(flatten)]
    pub global: Global,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// The data folder.
    #[arg(
        long,
        global = true,
        default_value = "kecan-data",
        help = "Thư mục dữ liệu (data folder)"
    )]
    pub dir: PathBuf,
    /// A database URL instead of the folder's own SQLite file.
    #[arg(
        long,
        global = true,
        env = "KECAN_DATABASE",
        help = "Cơ sở dữ liệu khác SQLite trong thư mục, ví dụ postgres://… (database URL)"
    )]
    pub database: Option<String>,
    /// The settings.
    #[arg(
        long,
        global = true,
        env = "KECAN_CONFIG",
        value_name = "FILE",
        help = "Tệp cấu hình; mặc định kecan.toml trong thư mục dữ liệu (settings)"
    )]
    pub config: Option<PathBuf>,
    /// The account to act as.
    #[arg(
        long = "as",
        global = true,
        value_name = "ACCOUNT",
        help = "Thực hiện với tài khoản nào (act as); mặc định: tài khoản đầu tiên có quyền"
    )]
    pub account: Option<String>,
    /// The language of messages.
    #[arg(
        long,
        global = true,
        default_value = "vi",
        help = "Ngôn ngữ của lời báo: vi hoặc en (language)"
    )]
    pub lang: String,
    /// The form of listings.
    #[arg(long, global = true, value_enum, default_value_t = Format::Table, help = "Dạng liệt kê (format of listings)")]
    pub format: Format,
}

impl Global {
    /// Where the settings are.
    pub fn config_file(&self) -> PathBuf {
        self.config.clone().unwrap_or_else(|| self.dir.join(crate::config::FILE))
    }
}

/// The form of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Table,
    /// An array of objects.
    Json,
    /// With a header line.
    Csv,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Chạy trình diễn trọn một đợt rà soát trên huyện hư cấu (demonstration)
    Demo(DemoArgs),
    /// Tạo thư mục dữ liệu và các tài khoản đầu tiên (new site)
    Init(InitArgs),
    /// Nhập bảng tính .xlsx hoặc .csv (import workbooks)
    Import(ImportArgs),
    /// Đợt rà soát, bổ sung (reviews)
    #[command(subcommand)]
    Review(ReviewCommand),
    /// Phiếu giấy: vị trí các ô, in phiếu (paper ballots)
    #[command(subcommand)]
    Ballot(BallotCommand),
    /// Danh sách quy hoạch (plans)
    #[command(subcommand)]
    Plan(PlanCommand),
    /// Chức danh và nguồn quy hoạch (posts and their bench)
    #[command(subcommand)]
    Post(crate::commands::post::PostCommand),
    /// Cán bộ (people)
    #[command(subcommand)]
    Person(crate::commands::person::PersonCommand),
    /// Đối chiếu mọi quy hoạch với quy định (check every plan)
    Check(CheckArgs),
    /// Xuất văn bản của một đợt rà soát (write a review's papers)
    Export(ExportArgs),
    /// Mẫu văn bản: xem, lấy ra, kiểm tra (templates of papers)
    #[command(subcommand)]
    Paper(crate::commands::paper::PaperCommand),
    /// Sách hướng dẫn để in: cán bộ, tổ kiểm phiếu, chủ trì, đại biểu (guides)
    Guide(crate::commands::guide::GuideArgs),
    /// Quy định: xem, so sánh, kiểm tra, soạn văn bản (the law)
    #[command(subcommand)]
    Law(LawCommand),
    /// Tài khoản: liệt kê, thêm, cấp lại, ngừng (accounts)
    #[command(subcommand)]
    Account(crate::commands::account::AccountCommand),
    /// Nhật ký (journal)
    #[command(subcommand)]
    Journal(JournalCommand),
    /// Sao lưu cả nơi dùng vào một tệp có mật khẩu, diễn tập phục hồi (backups)
    Backup(BackupArgs),
    /// Phục hồi từ tệp sao lưu vào thư mục trống (restore)
    Restore(RestoreArgs),
    /// Mã hóa, giải mã tệp cơ sở dữ liệu (sealed database)
    #[command(subcommand)]
    Database(DatabaseCommand),
    /// Tệp cấu hình kecan.toml (configuration)
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Đo xem máy này nhanh đến đâu, trên một huyện hư cấu (measure this machine)
    Bench(BenchArgs),
    /// Mở trang web trên máy này (serve the pages)
    Serve(ServeArgs),
    /// Bỏ phiếu điện tử của một bước (electronic vote)
    #[command(subcommand)]
    Vote(crate::commands::vote::VoteCommand),
    /// Chứng thư TLS của cơ quan (TLS certificates)
    #[command(subcommand)]
    Tls(crate::commands::tls::TlsCommand),
}

/// `kecan demo`
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Stop before serving.
    #[arg(long, help = "Không mở trang web (stop before serving)")]
    pub no_serve: bool,
    /// The seed of the simulation.
    #[arg(long, default_value_t = 1, help = "Hạt giống của mô phỏng (seed)")]
    pub seed: u64,
    /// The year: 2017, a district; 2026, a province of two levels.
    #[arg(long, default_value = "2017", value_parser = ["2017", "2026"], help = "2017: huyện theo HD 06; 2026: tỉnh hai cấp theo QĐ 377")]
    pub year: String,
    /// Where to serve.
    #[command(flatten)]
    pub serve: ServeArgs,
}

/// `kecan bench`
#[derive(Debug, Args)]
pub struct BenchArgs {
    /// Rounds of each measurement.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..), help = "Số lần đo mỗi việc (rounds)")]
    pub rounds: u32,
}

/// Where the pages listen when nothing else is said.
pub const LISTEN: &str = "127.0.0.1:8080";

/// `kecan serve`
#[derive(Debug, Clone, Args)]
pub struct ServeArgs {
    /// The address to listen on.
    #[arg(long, help = "Địa chỉ phục vụ; mặc định 127.0.0.1:8080 (listen address)")]
    pub listen: Option<String>,
    /// Serve over TLS with the certificates that `kecan tls init` made.
    #[arg(long, help = "Phục vụ qua TLS bằng chứng thư do kecan tls init tạo (serve over TLS)")]
    pub tls: bool,
}

/// `kecan init`
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The name of the site.
    #[arg(
        long,
        default_value = "",
        help = "Tên nơi dùng, ví dụ \"Huyện ủy Thượng Bình\" (site name)"
    )]
    pub name: String,
}

/// `kecan review`
#[derive(Debug, Subcommand)]
pub enum ReviewCommand {
    /// Mở một đợt rà soát (open)
    Open {
        /// The unit's code.
        unit: String,
        #[arg(long, value_parser = ["titles", "committee"], default_value = "titles", help = "titles: chức danh; committee: cấp ủy")]
        plan: String,
        #[arg(long, help = "Nhiệm kỳ, ví dụ 2015-2020 (term)")]
        term: String,
        #[arg(
            long,
            value_name = "DATE",
            help = "Ngày mở; quy định có hiệu lực ngày này được áp dụng (legal day)"
        )]
        on: Option<String>,
        #[arg(
            long,
            value_name = "REVIEW",
            help = "Làm lại đợt này theo quy định mới (redo a review)"
        )]
        redo: Option<String>,
    },
    /// Liệt kê các đợt, hoặc xem một đợt (list or show)
    Show {
        /// The review; all when left out.
        review: Option<String>,
    },
    /// Ai có thể đưa vào quy hoạch (who could join)
    Eligible {
        /// The review.
        review: String,
    },
    /// Đề xuất bổ sung một người (propose an addition)
    Propose {
        /// The review.
        review: String,
        #[arg(help = "Mã hoặc họ tên cán bộ")]
        person: String,
        #[arg(help = "Mã hoặc tên chức danh")]
        post: String,
    },
    /// Thực hiện một bước (work on a step)
    #[command(subcommand)]
    Step(StepCommand),
    /// Phê duyệt (decide)
    Decide {
        /// The review.
        review: String,
        #[arg(long, help = "Số quyết định, ví dụ 215-QĐ/HU")]
        number: String,
        #[arg(long, value_name = "DATE", help = "Ngày quyết định")]
        on: Option<String>,
    },
}

/// `kecan review step`
#[derive(Debug, Subcommand)]
pub enum StepCommand {
    /// Xem một bước (show)
    Show { review: String, step: usize },
    /// Triệu tập (convene)
    Convene {
        review: String,
        step: usize,
        #[arg(long, value_name = "DATE", help = "Ngày họp")]
        on: Option<String>,
    },
    /// Điểm danh và khai mạc (take attendance)
    Hold {
        review: String,
        step: usize,
        #[arg(
            long,
            value_name = "FILE",
            help = "Tệp ghi mã người vắng, mỗi dòng một mã; không có: đủ mặt (absent people)"
        )]
        absent: Option<PathBuf>,
    },
    /// Hội nghị: điểm danh, khai mạc, giấy mời (the conference)
    #[command(subcommand)]
    Meeting(MeetingCommand),
    /// Nhập một lần đếm phiếu (enter a count)
    Count {
        review: String,
        step: usize,
        #[arg(long, help = "Số phiếu phát ra")]
        issued: u32,
        #[arg(
            help = "Tệp ghi các phiếu, mỗi dòng một phiếu: + đồng ý, - không đồng ý, . để trống; !loại nếu không hợp lệ"
        )]
        sheets: PathBuf,
    },
    /// Công bố kết quả: người thứ nhất đề nghị, người thứ hai xác nhận đúng mã
    /// số liệu (release)
    Release {
        review: String,
        step: usize,
        #[arg(long, help = "Mã số liệu mà người thứ nhất đã đề nghị")]
        digest: Option<String>,
    },
    /// Kiểm phiếu lại từ đầu, ghi rõ lý do (recount)
    Recount {
        review: String,
        step: usize,
        #[arg(long, help = "Lý do")]
        reason: String,
    },
    /// Kết luận (conclude)
    Conclude { review: String, step: usize },
    /// Mở lại, ghi rõ lý do (reopen)
    Reopen {
        review: String,
        step: usize,
        #[arg(long, help = "Lý do")]
        reason: String,
    },
}

/// `kecan review step meeting`
#[derive(Debug, Subcommand)]
pub enum MeetingCommand {
    /// Điểm danh một người (check somebody in)
    Attend {
        review: String,
        step: usize,
        #[arg(help = "Mã giấy mời, mã cán bộ hoặc họ tên")]
        who: String,
        #[arg(long, help = "Bỏ điểm danh (take it back)")]
        undo: bool,
    },
    /// Khai mạc với những người đã điểm danh (open)
    Open { review: String, step: usize },
    /// In giấy mời ra tệp PDF, hoặc .docx theo mẫu (print invitations)
    Invitations {
        review: String,
        step: usize,
        #[arg(long, value_name = "FILE", help = "Tệp PDF")]
        out: PathBuf,
    },
}

/// `kecan plan`
#[derive(Debug, Subcommand)]
pub enum PlanCommand {
    /// Xem quy hoạch của một đơn vị (show)
    Show {
        /// The unit's code.
        unit: String,
        #[arg(long, value_name = "DATE", help = "Như tại ngày này (as of)")]
        as_of: Option<String>,
        #[arg(long, help = "Nhiệm kỳ")]
        term: Option<String>,
    },
}

/// `kecan check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The day.
    #[arg(long, value_name = "DATE", help = "Đối chiếu như tại ngày này")]
    pub on: Option<String>,
}

/// `kecan export`
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The review; all when left out.
    #[arg(help = "Mã đợt rà soát; bỏ trống: mọi đợt")]
    pub review: Option<String>,
    /// The folder.
    #[arg(
        long,
        value_name = "FOLDER",
        help = "Thư mục ghi văn bản; mặc định papers/ trong thư mục dữ liệu"
    )]
    pub out: Option<PathBuf>,
}

/// `kecan law`
#[derive(Debug, Subcommand)]
pub enum LawCommand {
    /// Quy định có hiệu lực cho một đơn vị (law in force)
    Show(LawShowArgs),
    /// Quy định khác nhau thế nào giữa hai ngày, hoặc khi thêm văn bản; ai bị ảnh hưởng (what changes)
    Diff(LawDiffArgs),
    /// Xác nhận một quy định đã được đối chiếu với văn bản (compared with the document)
    Confirm(LawConfirmArgs),
    /// Soát lỗi văn bản đã soạn (look for faults in instruments)
    Lint {
        #[arg(help = "Tệp hoặc thư mục văn bản; bỏ trống: văn bản có sẵn và của cơ quan")]
        files: Vec<PathBuf>,
    },
    /// Chạy ví dụ trong văn bản và các tệp tình huống (run examples and case files)
    Test {
        #[arg(
            help = "Văn bản .md, tệp tình huống .toml hoặc thư mục; bỏ trống: tất cả các ví dụ và tình huống có sẵn"
        )]
        files: Vec<PathBuf>,
    },
    /// Tạo khung một văn bản mới để điền (begin an instrument)
    New(LawNewArgs),
    /// In lược đồ JSON cho trình soạn thảo (JSON Schema for editors)
    Schema {
        #[arg(value_enum, default_value_t = SchemaOf::Pack, help = "pack: văn bản; case: tệp tình huống")]
        what: SchemaOf,
    },
}

/// What a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// The blocks of an instrument.
    Pack,
    /// A case file.
    Case,
}

/// `kecan law show`
#[derive(Debug, Args)]
pub struct LawShowArgs {
    #[arg(long, help = "Mã đơn vị")]
    pub unit: String,
    #[arg(long, value_name = "DATE", help = "Ngày áp dụng; mặc định hôm nay")]
    pub on: Option<String>,
    #[arg(long, value_name = "DATE", help = "Chỉ tính văn bản đã biết đến ngày này")]
    pub known_by: Option<String>,
}

/// `kecan law diff`
#[derive(Debug, Args)]
pub struct LawDiffArgs {
    #[arg(help = "Ngày (dd/mm/yyyy), hoặc tệp, thư mục văn bản thêm vào")]
    pub before: String,
    #[arg(help = "Ngày (dd/mm/yyyy), hoặc tệp, thư mục văn bản thêm vào")]
    pub after: String,
    #[arg(long, help = "Mã đơn vị; người bị ảnh hưởng tính cả đơn vị cấp dưới")]
    pub unit: Option<String>,
    #[arg(long, value_name = "DATE", help = "Ngày áp dụng khi so sánh tệp văn bản")]
    pub on: Option<String>,
    #[arg(long, value_name = "DATE", help = "Chỉ tính văn bản đã biết đến ngày này")]
    pub known_by: Option<String>,
}

/// `kecan law confirm`
#[derive(Debug, Args)]
pub struct LawConfirmArgs {
    #[arg(help = "Quy định: mã văn bản/điều, ví dụ 06-HD-BTCTW-2017-02-24/so-luong")]
    pub provision: String,
    #[arg(help = "Nội dung, ví dụ max-per-post; bỏ trống: mọi nội dung của điều ấy")]
    pub parameter: Option<String>,
    #[arg(long, help = "Rút xác nhận đã ghi")]
    pub withdraw: bool,
}

/// `kecan law new`
#[derive(Debug, Args)]
pub struct LawNewArgs {
    #[arg(help = "Tệp sẽ tạo, ví dụ 12-cv-tu.md")]
    pub file: PathBuf,
    #[arg(long, help = "Số, ký hiệu văn bản, ví dụ 12-CV/TU")]
    pub number: String,
    #[arg(long, value_name = "DATE", help = "Ngày ban hành")]
    pub date: String,
    #[arg(long, default_value = "", help = "Cơ quan ban hành")]
    pub issuer: String,
    #[arg(long, help = "Mã đơn vị áp dụng (cả các đơn vị bên dưới)")]
    pub unit: String,
    #[arg(
        long = "set",
        value_name = "PARAMETER",
        help = "Nội dung sẽ quy định; nhiều lần được; bỏ trống: mọi nội dung được giao"
    )]
    pub parameters: Vec<String>,
}
