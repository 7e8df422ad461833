//! Files: issued papers, and the program's own assets.

use super::failure::{Answer, Failure};
use super::frame::Frame;
use super::reader::Reader;
use super::{map, urls};
use crate::assets;
use crate::views::{Link, Place, ReprintLine, Reprints};
use axum::extract::Path;
use axum::http::{Uri, header};
use axum::response::IntoResponse;
use desk::{DeskError, IssuedPaper, ReadPeople};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// Kinds of paper, by the ending of their file.
const TYPES: [(&str, &str); 3] = [
    ("pdf", "application/pdf"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
];

/// An issued paper. Only what stands in the register can be named; only what
/// lies in the folder of papers is read; only what is still as it was issued
/// is shown.
pub async fn paper(reader: Reader, Path(file): Path<String>) -> Answer {
    let record = match reader.desk().paper_in(&reader.permit::<ReadPeople>()?, &file).await {
        Err(DeskError::NotFound { .. }) => return Err(Failure::NoPage),
        found => found?,
    };
    let folder = reader.visitor.pages.0.papers.clone();
    let bytes = within(folder, &record.file)
        .and_then(|path| std::fs::read(path).ok())
        .ok_or_else(|| Failure::PaperMissing(record.file.clone()))?;
    let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if digest != record.sha256 {
        return Err(Failure::PaperChanged(record.file));
    }
    Ok(([(header::CONTENT_TYPE, content_type(&record.file))], bytes).into_response())
}

/// Every issued paper of a review, made again and held against the register and
/// the folder of papers; nothing is written.
pub async fn reprint(reader: Reader, Path(id): Path<String>) -> Answer {
    let (id, permit) = (super::reviews::review_id(&id)?, reader.permit::<ReadPeople>()?);
    let sheet = reader.desk().review_sheet(&permit, id, reader.lang()).await?;
    let folder = reader.visitor.pages.0.papers.clone();
    let words = reader.words();
    let reprints = reader.desk().reprint(&permit, id).await?.into_iter().map(|reprint| {
        let file = within(folder.clone(), &reprint.record.file);
        let checked = reprint.against(file.and_then(|path| std::fs::read(path).ok()).as_deref());
        ReprintLine {
            paper: map::values::paper(&checked.record, words),
            sound: checked.is_sound(),
            remade: checked.remade.say(words),
            on_disk: checked.on_disk.say(words),
            said: checked.say(words),
        }
    });
    let review = Link { text: sheet.unit.1.clone(), href: Some(urls::review(id)) };
    let view = Reprints { review, lines: reprints.collect() };
    reader.page(&view, Frame::at(Place::Board)).await
}

/// The kind of a paper, by the ending of its name.
pub(super) fn content_type(file: &str) -> &'static str {
    let ending = file.rsplit('.').next().unwrap_or_default();
    let known = TYPES.iter().find(|(known, _)| *known == ending);
    known.map_or("application/octet-stream", |(_, content_type)| content_type)
}

/// Writes papers below `folder`, each whole.
///
/// # Errors
/// When the folder cannot be written to.
pub fn write_papers(folder: &std::path::Path, papers: &[IssuedPaper]) -> std::io::Result<()> {
    for paper in papers {
        let path = folder.join(&paper.file);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        write_whole(&path, &paper.bytes)?;
    }
    Ok(())
}

/// Writes a file beside its place and then moves it there, so that a
/// half-written one is never seen.
///
/// # Errors
/// When it cannot be written.
pub fn write_whole(path: &std::path::Path, bytes: &[u8]) -> std::io::Result<()> {
    let part = path.with_extension("part");
    std::fs::write(&part, bytes)?;
    std::fs::rename(&part, path)
}

/// The file below the folder, if it is really there: links and steps upwards
/// are followed first and then refused.
fn within(folder: PathBuf, file: &str) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    let path = folder.join(file).canonicalize().ok()?;
    (path.starts_with(&folder) && path.is_file()).then_some(path)
}

/// A file of the program; its address changes with its content.
pub async fn asset(uri: Uri) -> Answer {
    let (content_type, bytes) = assets::get(uri.path()).ok_or(Failure::NoPage)?;
    let headers =
        [(header::CONTENT_TYPE, content_type), (header::CACHE_CONTROL, assets::CACHE_CONTROL)];
    Ok((headers, bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_a_paper() {
        let folder = tempfile::tempdir().unwrap();
        let papers = folder.path().join("papers");
        std::fs::create_dir_all(papers.join("tb")).unwrap();
        std::fs::write(papers.join("tb/bien-ban.pdf"), "x").unwrap();
        std::fs::write(folder.path().join("kecan.sqlite"), "x").unwrap();
        assert!(within(papers.clone(), "tb/bien-ban.pdf").is_some());
        for file in ["../kecan.sqlite", "tb/../../kecan.sqlite", "/etc/passwd", "tb", "", "none"] {
            assert_eq!(within(papers.clone(), file), None, "{file}");
        }
    }
}
