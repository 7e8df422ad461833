//! `kecan import columns`, `learn`, `habits`, `forget`.

use clap::Subcommand;
use std::path::PathBuf;

/// What can be done with the site's own words.
#[derive(Debug, Subcommand)]
pub enum HabitCommand {
    /// Xem từng cột của tệp được đọc là gì (how columns are understood)
    Columns {
        /// The workbook.
        #[arg(help = "Tệp bảng tính")]
        file: PathBuf,
    },
    /// Lưu cách hiểu một cột hoặc một nội dung danh mục (teach a word)
    #[command(subcommand)]
    Learn(LearnCommand),
    /// Liệt kê cách hiểu đã lưu (list what was taught)
    Habits,
    /// Liệt kê nội dung chưa có trong danh mục (texts that no code list knows)
    Values,
    /// Bổ sung hồ sơ còn thiếu theo cách hiểu đã lưu (fill in records)
    Fill,
    /// Bỏ một cách hiểu đã lưu (forget)
    #[command(subcommand)]
    Forget(ForgetCommand),
}

/// What is taught.
#[derive(Debug, Subcommand)]
pub enum LearnCommand {
    /// Một cột: loại danh sách, tiêu đề, mã nội dung; không ghi mã: không đọc (a column)
    Column {
        /// The kind of list.
        #[arg(help = "Loại danh sách: units, bodies, posts, people, plan")]
        kind: String,
        /// Its header.
        #[arg(help = "Tiêu đề cột, các tầng cách nhau bằng « / »")]
        header: String,
        /// The field; left out: not read.
        #[arg(help = "Mã nội dung, xem bằng lệnh import columns; không ghi: không đọc cột này")]
        field: Option<String>,
    },
    /// Một nội dung: danh mục, nội dung, mã giá trị; không ghi mã: để trống (a value)
    Value {
        /// The code list.
        #[arg(
            help = "Danh mục: ethnicity, theory, education, management, grade, discipline, sex, unit, post"
        )]
        list: String,
        /// The text.
        #[arg(help = "Nội dung như trong tệp")]
        text: String,
        /// The value; left out: stays open.
        #[arg(
            help = "Mã giá trị; đơn vị: mã đơn vị; chức danh: tên chức danh; không ghi: để trống"
        )]
        code: Option<String>,
    },
}

/// What is forgotten.
#[derive(Debug, Subcommand)]
pub enum ForgetCommand {
    /// Một cột (a column)
    Column {
        /// The kind of list.
        #[arg(help = "Loại danh sách")]
        kind: String,
        /// Its header.
        #[arg(help = "Tiêu đề cột")]
        header: String,
    },
    /// Một nội dung (a value)
    Value {
        /// The code list.
        #[arg(help = "Danh mục")]
        list: String,
        /// The text.
        #[arg(help = "Nội dung")]
        text: String,
    },
}
