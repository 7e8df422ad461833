//! `kecan guide`: the printable guides.

use crate::output::End;
use anyhow::{Context, Result, anyhow};
use clap::Args;
use desk::{GUIDES, guide_named, guide_pdf};
use std::path::PathBuf;

/// `kecan guide`
#[derive(Debug, Args)]
pub struct GuideArgs {
    #[arg(help = "officer, counting-team, chair, delegate")]
    pub guide: String,
    #[arg(long, help = "Tệp PDF ghi ra; để trống: tên tiếng Việt trong thư mục hiện tại (file)")]
    pub output: Option<PathBuf>,
}

/// Writes a guide; needs no data folder.
pub fn run(args: GuideArgs) -> Result<End> {
    let known = || GUIDES.map(|guide| guide.code).join(", ");
    let guide = guide_named(&args.guide).ok_or_else(|| anyhow!("{}: {}", args.guide, known()))?;
    let file = args.output.unwrap_or_else(|| PathBuf::from(guide.file));
    std::fs::write(&file, guide_pdf(guide)?).with_context(|| file.display().to_string())?;
    say!("{}", file.display());
    Ok(End::Done)
}
