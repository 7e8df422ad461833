//! Putting a backup into an empty folder, all of it or nothing.

use super::archive::{self, Head, Part, Taker, Whole};
use crate::site::DATABASE;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::path::{Path, PathBuf};
use store::{Store, Tx};

/// A site that was put back, and what was seen of it.
pub struct Restored {
    /// The backup.
    pub whole: Whole,
    /// The sound entries of the journal.
    pub entries: i64,
    /// Papers that the register names, and those of them whose file is the one
    /// that was issued.
    pub papers: (usize, usize),
}

/// The journal of what was put back is not whole, or not the one that went in.
#[derive(Debug)]
pub struct JournalDiffers;

impl std::fmt::Display for JournalDiffers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the journal is not the one that went in")
    }
}

/// Puts a backup into `folder`, which must be empty, and its rows into the
/// folder's own SQLite file, or into the database at `url`, which must be empty
/// too. Verifies the journal, then brings the schema up to date.
///
/// # Errors
/// As [`archive::read`]; [`JournalDiffers`]; when the database is not empty.
pub async fn into(
    path: &Path,
    passphrase: &str,
    folder: &Path,
    url: Option<&str>,
) -> Result<Restored> {
    let own = format!("sqlite://{}", folder.join(DATABASE).display());
    let url = url.unwrap_or(&own);
    let mut loader =
        Loader { folder: folder.to_owned(), url: url.to_owned(), store: None, tx: None };
    let whole = archive::read(path, passphrase, &mut loader).await?;
    let (Some(store), Some(mut tx)) = (loader.store, loader.tx) else {
        anyhow::bail!("head.json");
    };
    tx.end_load().await?;
    let (entries, fault) = tx.verify_journal().await?;
    let same = tx.journal_head().await? == whole.head.journal;
    ensure!(fault.is_none() && same, JournalDiffers);
    tx.commit().await?;
    store.close().await;
    // As the program opens it: the newest schema, and every table readable.
    let store = Store::open(url).await?;
    let mut tx = store.read().await?;
    let papers = papers(&mut tx, folder).await?;
    drop(tx);
    store.close().await;
    Ok(Restored { whole, entries, papers })
}

/// How many papers the register names, and how many of their files are sound.
async fn papers(tx: &mut Tx, folder: &Path) -> Result<(usize, usize)> {
    use sha2::{Digest, Sha256};
    let register = tx.papers().await?;
    let sound = register.iter().filter(|paper| {
        let file = std::fs::read(folder.join(crate::site::PAPERS).join(&paper.file));
        let hex =
            |bytes: &[u8]| -> String { bytes.iter().map(|byte| format!("{byte:02x}")).collect() };
        file.is_ok_and(|bytes| hex(&Sha256::digest(&bytes)) == paper.sha256)
    });
    Ok((register.len(), sound.count()))
}

struct Loader {
    folder: PathBuf,
    url: String,
    store: Option<Store>,
    tx: Option<Tx>,
}

impl Loader {
    async fn begin(&mut self, head: &Head) -> Result<()> {
        let store = Store::open_for_load(&self.url, head.schema).await?;
        let mut tx = store.write().await?;
        let empty = tx.journal_head().await?.0 == 0 && tx.setting("site-name").await?.is_none();
        ensure!(empty, NotEmpty);
        tx.begin_load().await?;
        (self.store, self.tx) = (Some(store), Some(tx));
        Ok(())
    }
}

/// What a backup is to be put into is not empty.
#[derive(Debug)]
pub struct NotEmpty;

impl std::fmt::Display for NotEmpty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not empty")
    }
}

impl Taker for Loader {
    async fn take(&mut self, part: Part<'_>) -> Result<()> {
        match part {
            Part::Head(head) => self.begin(head).await,
            Part::Rows(table, lines) => {
                let lines = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
                let rows: Vec<Vec<Value>> =
                    lines.map(serde_json::from_slice).collect::<Result<_, _>>()?;
                let tx = self.tx.as_mut().context("head.json")?;
                Ok(tx.load_rows(&table, &rows).await?)
            }
            Part::File(path, bytes) => {
                let path = self.folder.join(path);
                if let Some(above) = path.parent() {
                    std::fs::create_dir_all(above).with_context(|| above.display().to_string())?;
                }
                write_private(&path, bytes).with_context(|| path.display().to_string())
            }
        }
    }
}

/// Writes a file that only its owner can read: among them is the server's key.
fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
