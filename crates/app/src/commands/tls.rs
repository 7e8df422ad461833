//! `kecan tls`: certificates of the office's own.

use crate::cli::Global;
use crate::output::End;
use crate::real::SystemClock;
use crate::site::{lang_of, text};
use crate::tls;
use anyhow::{Result, bail};
use base::Clock;
use clap::Subcommand;
use words::Words;

/// `kecan tls`
#[derive(Debug, Subcommand)]
pub enum TlsCommand {
    /// Tạo chứng thư của cơ quan cho máy chủ này (make certificates)
    Init {
        #[arg(
            long = "host",
            required = true,
            help = "Tên hoặc địa chỉ mạng của máy chủ, nhiều lần được (name or address)"
        )]
        hosts: Vec<String>,
        #[arg(long, help = "Thay chứng thư đã có (replace)")]
        replace: bool,
    },
}

pub fn run(global: &Global, command: TlsCommand) -> Result<End> {
    let words = Words::load(lang_of(global));
    let TlsCommand::Init { hosts, replace } = command;
    let folder = global.dir.join(tls::FOLDER);
    let shown = folder.join(tls::AUTHORITY).display().to_string();
    if tls::is_there(&folder) && !replace {
        bail!(words.with("app-tls-there", &[("file", text(&shown))]));
    }
    let name = words.text("app-tls-name");
    tls::make(&folder, &name, &hosts, SystemClock.now().day())?;
    say!("{}", words.with("app-tls-made", &[("file", text(&shown))]));
    Ok(End::Done)
}
