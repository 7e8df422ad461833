//! What a backup holds: the rows of the database and the files of the site, with
//! the digest of each, as a packed archive inside a sealed file.
//!
//! Electronic ballot boxes are never in it: copies of a box made while people
//! vote could show which ballots came together (docs/security.md), and ballots
//! put back from a copy would lack those acknowledged since.

use super::sealed::{Opener, Sealer, WORK};
use anyhow::{Context, Result, bail, ensure};
use base::Chance;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read};
use std::path::{Component, Path, PathBuf};
use store::{DumpTable, Store, StoreError};

/// The form of what lies inside.
const FORM: u32 = 1;
/// The folders and files of a site that go in, beside the database.
pub const PARTS: [&str; 6] = ["papers", "scans", "templates", "law", "tls", "kecan.toml"];
/// About so many bytes of rows make one piece.
const PIECE: usize = 4 << 20;
const HEAD: &str = "head.json";
const MANIFEST: &str = "manifest.json";
const ROWS: &str = "database/";
const FILES: &str = "files/";

/// What stands in front: enough to prepare a database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    form: u32,
    /// The program's version.
    pub program: String,
    /// When it was made.
    pub made: String,
    /// The schema of the database.
    pub schema: i64,
    /// The name of the site.
    pub site: String,
    /// The number of the journal's last entry, and its digest.
    pub journal: (i64, String),
    tables: BTreeMap<String, Vec<String>>,
}

/// What stands at the end: the proof that all of it is there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Each part with its length in bytes and its SHA-256.
    pub parts: BTreeMap<String, (u64, String)>,
    /// The rows of each table.
    pub rows: BTreeMap<String, u64>,
}

impl Manifest {
    /// The rows of all tables.
    pub fn all_rows(&self) -> u64 {
        self.rows.values().sum()
    }

    /// The files beside the database.
    pub fn files(&self) -> usize {
        self.parts.keys().filter(|part| part.starts_with(FILES)).count()
    }
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

type Sealed = tar::Builder<GzEncoder<Sealer<BufWriter<File>>>>;

struct Writer {
    archive: Sealed,
    manifest: Manifest,
}

impl Writer {
    fn part(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_cksum();
        self.archive.append_data(&mut header, name, bytes)?;
        let digest = hex(&Sha256::digest(bytes));
        self.manifest.parts.insert(name.to_owned(), (bytes.len() as u64, digest));
        Ok(())
    }
}

/// Writes a backup to `out`, which must not be there yet.
///
/// # Errors
/// When the database or a file cannot be read, or `out` not written; what was
/// written of it is removed.
pub async fn write(
    store: &Store,
    dir: &Path,
    out: &Path,
    (passphrase, made): (&str, String),
    chance: &mut dyn Chance,
) -> Result<()> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let file = options.open(out).with_context(|| out.display().to_string())?;
    let written = fill(store, dir, file, (passphrase, made), chance).await;
    if written.is_err() {
        // Half a backup is none.
        let _ = std::fs::remove_file(out);
    }
    written.with_context(|| out.display().to_string())
}

async fn fill(
    store: &Store,
    dir: &Path,
    file: File,
    (passphrase, made): (&str, String),
    chance: &mut dyn Chance,
) -> Result<()> {
    let sealer = Sealer::new(BufWriter::new(file), passphrase, WORK, chance)?;
    let archive = tar::Builder::new(GzEncoder::new(sealer, Compression::fast()));
    let mut writer = Writer { archive, manifest: Manifest::default() };
    let mut tx = store.read().await?;
    let tables = tx.dump_tables().await?;
    let head = Head {
        form: FORM,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made,
        schema: tx.schema_version().await?,
        site: tx.setting("site-name").await?.unwrap_or_default(),
        journal: tx.journal_head().await?,
        tables: tables.iter().map(|it| (it.name.clone(), it.columns.clone())).collect(),
    };
    writer.part(HEAD, &serde_json::to_vec(&head)?)?;
    for table in &tables {
        rows_of(&mut tx, table, &mut writer).await?;
    }
    // The files after the rows: a paper that the register names is there.
    drop(tx);
    for part in PARTS {
        for path in below(&dir.join(part))? {
            let Ok(name) = path.strip_prefix(dir) else { continue };
            let name: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
            match std::fs::read(&path) {
                Ok(bytes) => writer.part(&format!("{FILES}{}", name.join("/")), &bytes)?,
                // Removed since it was listed: the server tidies up.
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(error).with_context(|| path.display().to_string()),
            }
        }
    }
    let manifest = serde_json::to_vec(&writer.manifest)?;
    writer.part(MANIFEST, &manifest)?;
    let file = writer.archive.into_inner()?.finish()?.finish()?.into_inner()?;
    Ok(file.sync_all()?)
}

async fn rows_of(tx: &mut store::Tx, table: &DumpTable, writer: &mut Writer) -> Result<()> {
    let (mut piece, mut number, mut rows) = (Vec::new(), 0, 0);
    tx.dump_rows::<Failed>(table, |row| {
        serde_json::to_writer(&mut piece, &row).map_err(|error| Failed(error.into()))?;
        piece.push(b'\n');
        rows += 1;
        if piece.len() >= PIECE {
            number += 1;
            let name = format!("{ROWS}{}/{number:06}.jsonl", table.name);
            writer.part(&name, &piece).map_err(Failed)?;
            piece.clear();
        }
        Ok(())
    })
    .await
    .map_err(|Failed(error)| error)?;
    if !piece.is_empty() {
        writer.part(&format!("{ROWS}{}/{:06}.jsonl", table.name, number + 1), &piece)?;
    }
    writer.manifest.rows.insert(table.name.clone(), rows);
    Ok(())
}

/// What stops a dump.
struct Failed(anyhow::Error);

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self(error.into())
    }
}

/// The files below a path, itself if it is one, in order.
fn below(path: &Path) -> Result<Vec<PathBuf>> {
    let meta = match std::fs::symlink_metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error).with_context(|| path.display().to_string()),
    };
    if meta.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    if meta.is_dir() {
        let entries = std::fs::read_dir(path).with_context(|| path.display().to_string())?;
        let mut paths: Vec<PathBuf> =
            entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
        paths.sort();
        for path in paths {
            files.extend(below(&path)?);
        }
    }
    Ok(files)
}

/// What a part of a backup is.
pub enum Part<'a> {
    /// What stands in front.
    Head(&'a Head),
    /// Rows of a table, each a JSON array on a line.
    Rows(DumpTable, &'a [u8]),
    /// A file: its path below the data folder.
    File(PathBuf, &'a [u8]),
}

/// Takes the parts of a backup, one by one.
pub trait Taker {
    /// Takes one.
    async fn take(&mut self, part: Part<'_>) -> Result<()>;
}

/// Takes nothing: for verifying.
pub struct Nobody;

impl Taker for Nobody {
    async fn take(&mut self, _: Part<'_>) -> Result<()> {
        Ok(())
    }
}

/// A backup that was read to its end and is whole.
#[derive(Debug, Clone)]
pub struct Whole {
    /// What stands in front.
    pub head: Head,
    /// What stands at the end.
    pub manifest: Manifest,
    /// The SHA-256 of the sealed file.
    pub sha256: String,
}

/// Reads a backup to its end, hands its parts to `taker`, and compares each with
/// the manifest. What was taken counts only if this gives no error.
///
/// # Errors
/// When it cannot be read or opened, is not whole, is of a newer program, or the
/// taker fails.
pub async fn read(path: &Path, passphrase: &str, taker: &mut impl Taker) -> Result<Whole> {
    let file = File::open(path).with_context(|| path.display().to_string())?;
    let mut hashed = Hashed { inner: BufReader::new(file), hasher: Sha256::new() };
    let opener = Opener::new(&mut hashed, passphrase)?;
    let mut archive = tar::Archive::new(GzDecoder::new(opener));
    let (mut found, mut head, mut manifest) = (Manifest::default(), None::<Head>, None);
    for entry in archive.entries()? {
        let mut entry = entry?;
        ensure!(manifest.is_none() && entry.header().entry_type().is_file(), "{MANIFEST}");
        let name = entry.path()?.to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        if name == MANIFEST {
            manifest = Some(serde_json::from_slice::<Manifest>(&bytes)?);
            continue;
        }
        let digest = hex(&Sha256::digest(&bytes));
        found.parts.insert(name.clone(), (bytes.len() as u64, digest));
        match (&head, name.as_str()) {
            (None, HEAD) => {
                let read: Head = serde_json::from_slice(&bytes)?;
                ensure!(read.form == FORM && read.schema <= Store::newest_schema(), NewerProgram);
                found.rows.extend(read.tables.keys().map(|table| (table.clone(), 0)));
                taker.take(Part::Head(&read)).await?;
                head = Some(read);
            }
            (Some(head), name) => {
                let rows = bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
                let part = part_of(head, name, &bytes)?;
                if let Part::Rows(table, _) = &part {
                    *found.rows.entry(table.name.clone()).or_default() += rows;
                }
                taker.take(part).await?;
            }
            (None, _) => bail!("{HEAD}"),
        }
    }
    let (head, manifest) = (head.context(HEAD)?, manifest.context(MANIFEST)?);
    ensure!(manifest == found, "{MANIFEST}");
    drop(archive);
    // What the archive's end left unread belongs to the digest too.
    std::io::copy(&mut hashed, &mut std::io::sink())?;
    Ok(Whole { head, manifest, sha256: hex(&hashed.hasher.finalize()) })
}

/// The backup was made by a newer program.
#[derive(Debug)]
pub struct NewerProgram;

impl std::fmt::Display for NewerProgram {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("made by a newer program")
    }
}

fn part_of<'a>(head: &Head, name: &str, bytes: &'a [u8]) -> Result<Part<'a>> {
    if let Some(rest) = name.strip_prefix(ROWS) {
        let table = rest.split('/').next().unwrap_or_default();
        let columns = head.tables.get(table).with_context(|| name.to_owned())?.clone();
        return Ok(Part::Rows(DumpTable { name: table.to_owned(), columns }, bytes));
    }
    let path = PathBuf::from(name.strip_prefix(FILES).with_context(|| name.to_owned())?);
    let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    let top = path.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
    ensure!(plain && top.is_some_and(|top| PARTS.contains(&top.as_str())), "{name}");
    Ok(Part::File(path, bytes))
}

struct Hashed<R> {
    inner: R,
    hasher: Sha256,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(into)?;
        self.hasher.update(&into[..read]);
        Ok(read)
    }
}
