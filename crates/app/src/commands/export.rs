//! `kecan export`: a review's papers into a folder.

use super::review::review_id;
use crate::cli::{ExportArgs, Global};
use crate::output::{End, Listing};
use crate::site::{PAPERS, Site};
use anyhow::Result;
use desk::{IssuePapers, ReadResults};

pub async fn run(global: &Global, args: ExportArgs) -> Result<End> {
    let site = Site::open(global, false).await?;
    let permit = site.permit::<IssuePapers>().await?;
    let reviews = match args.review {
        Some(review) => vec![review_id(&review)?],
        None => {
            let reader = site.permit::<ReadResults>().await?;
            let board = site.desk.board(&reader, site.desk.today(), site.lang).await?;
            board.rows.into_iter().map(|row| row.review).collect()
        }
    };
    let folder = args.out.unwrap_or_else(|| site.dir.join(PAPERS));
    let mut listing = Listing::new(&["file", "bytes", "sha256"]);
    for review in reviews {
        let papers = site.desk.issue_papers(&permit, review).await?;
        site.write_papers(&folder, &papers)?;
        for paper in papers {
            listing.row(vec![paper.file, paper.bytes.len().to_string(), paper.sha256]);
        }
    }
    listing.print(global.format, site.words());
    Ok(End::Done)
}
