//! `kecan database`: sealing the data folder's own file, and opening it again.

use crate::cli::{DatabaseCommand, Global};
use crate::config::Config;
use crate::output::End;
use crate::real::{OsChance, SystemClock};
use crate::site::{DATABASE, Site, key_in, lang_of, text};
use anyhow::{Context, Result, bail};
use base::{Chance, Clock};
use desk::{BackupAct, RunSite};
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::DatabaseKey;
use words::Words;

pub async fn run(global: &Global, command: DatabaseCommand) -> Result<End> {
    let words = Words::load(lang_of(global));
    match command {
        DatabaseCommand::Key { file } => {
            make_key(&file)?;
            let name = file.display().to_string();
            say!("{}", words.with("app-seal-key-made", &[("file", text(&name))]));
        }
        DatabaseCommand::Seal { key_file } => {
            let key = key_in(&key_file, words)?;
            reseal(global, Some(&key), words).await?;
            record(global, Some(key_file.clone()), BackupAct::Sealed, words).await?;
            let name = key_file.display().to_string();
            say!("{}", words.with("app-seal-done", &[("file", text(&name))]));
        }
        DatabaseCommand::Unseal => {
            reseal(global, None, words).await?;
            record(global, None, BackupAct::Unsealed, words).await?;
            say!("{}", words.text("app-seal-undone"));
        }
    }
    Ok(End::Done)
}

/// A file that only its owner can read.
fn make_key(file: &Path) -> Result<()> {
    let mut bytes = [0; 32];
    for part in bytes.chunks_mut(8) {
        part.copy_from_slice(&OsChance.next_u64().to_be_bytes());
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let name = file.display().to_string();
    let mut made = options.open(file).with_context(|| name.clone())?;
    made.write_all(DatabaseKey::draw(bytes).as_bytes()).with_context(|| name)?;
    Ok(made.sync_all()?)
}

async fn reseal(global: &Global, to: Option<&DatabaseKey>, words: &Words) -> Result<()> {
    let config = Config::read(&global.config_file(), words)?;
    if global.database.is_some() || config.database.is_some() {
        bail!(words.text("app-seal-server"));
    }
    let file = global.dir.join(DATABASE);
    if !file.exists() {
        let dir = global.dir.display().to_string();
        bail!(words.with("app-no-site", &[("dir", text(&dir))]));
    }
    let from = config.database_key_file.as_deref().map(|path| key_in(path, words)).transpose()?;
    Ok(store::reseal(&format!("sqlite://{}", file.display()), from.as_ref(), to).await?)
}

/// The journal says that it was done, and by whose account; the settings file
/// still names the key of before.
async fn record(
    global: &Global,
    key_file: Option<PathBuf>,
    act: BackupAct,
    words: &Words,
) -> Result<()> {
    let config =
        Config { database_key_file: key_file, ..Config::read(&global.config_file(), words)? };
    let real = (Arc::new(SystemClock) as Arc<dyn Clock>, Box::new(OsChance) as Box<dyn Chance>);
    let site = Site::open_configured(global, false, real, config).await?;
    let permit = site.permit::<RunSite>().await?;
    Ok(site.desk.record_backup(&permit, act, json!({})).await?)
}
