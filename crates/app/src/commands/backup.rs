//! `kecan backup` and `kecan restore`.

use crate::backup::archive::{self, Nobody, Whole};
use crate::backup::restore::{self, Restored};
use crate::cli::{BackupArgs, BackupCommand, Global, PassphraseArg, RestoreArgs};
use crate::output::End;
use crate::real::OsChance;
use crate::site::{Site, lang_of, text};
use anyhow::{Context, Result, bail};
use desk::{BackupAct, RunSite};
use serde_json::json;
use std::io::BufRead;
use std::path::Path;
use words::{Arg, Words};

/// The shortest passphrase, in letters: a backup leaves the house.
const SHORTEST: usize = 14;

pub async fn run(global: &Global, args: BackupArgs) -> Result<End> {
    let words = Words::load(lang_of(global));
    match args.command {
        None => make(global, args.out.as_deref(), &args.passphrase, words).await,
        Some(BackupCommand::Verify { file, passphrase }) => {
            let passphrase = passphrase_of(&passphrase, words)?;
            let whole = archive::read(&file, &passphrase, &mut Nobody).await?;
            say_whole(&file, &whole, words);
            Ok(End::Done)
        }
        Some(BackupCommand::Drill { file, passphrase }) => {
            drill(global, &file, &passphrase_of(&passphrase, words)?).await
        }
        Some(BackupCommand::Status) => status(global).await,
    }
}

/// The first line of the file, or of standard input.
fn passphrase_of(arg: &PassphraseArg, words: &Words) -> Result<String> {
    let mut line = String::new();
    match &arg.passphrase_file {
        Some(path) => {
            let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
            line.push_str(text.lines().next().unwrap_or_default());
        }
        None => {
            eprintln!("{}", words.text("app-backup-passphrase"));
            std::io::stdin().lock().read_line(&mut line)?;
        }
    }
    let line = line.trim_end_matches(['\r', '\n']);
    if line.is_empty() {
        bail!(words.text("app-backup-no-passphrase"));
    }
    Ok(base::nfc(line))
}

async fn make(
    global: &Global,
    out: Option<&Path>,
    passphrase: &PassphraseArg,
    words: &Words,
) -> Result<End> {
    let Some(out) = out else { bail!(words.text("app-backup-out")) };
    let site = Site::open(global, false).await?;
    let permit = site.permit::<RunSite>().await?;
    let passphrase = passphrase_of(passphrase, words)?;
    if passphrase.chars().count() < SHORTEST {
        let shortest = Arg::Number(SHORTEST as i64);
        bail!(words.with("app-backup-short", &[("letters", shortest)]));
    }
    let made = site.desk.now().to_string();
    archive::write(site.desk.store(), &site.dir, out, (&passphrase, made), &mut OsChance).await?;
    // What was written is read back from the disk before anybody relies on it.
    let whole = archive::read(out, &passphrase, &mut Nobody).await?;
    let data = json!({
        "sha256": whole.sha256,
        "journal": whole.head.journal.0,
        "rows": whole.manifest.all_rows(),
        "files": whole.manifest.files(),
    });
    site.desk.record_backup(&permit, BackupAct::Made, data).await?;
    say_whole(out, &whole, words);
    let open = site.desk.site_numbers().await?.open_votes;
    if open > 0 {
        let open = Arg::Number(open as i64);
        say!("{}", words.with("app-backup-open-votes", &[("votes", open)]));
    }
    if whole.manifest.rows.get("scan_page").is_some_and(|rows| *rows > 0) {
        say!("{}", words.text("app-backup-scans"));
    }
    Ok(End::Done)
}

fn say_whole(file: &Path, whole: &Whole, words: &Words) {
    let name = file.display().to_string();
    let number = |number: u64| Arg::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let args = [
        ("file", text(&name)),
        ("made", text(&whole.head.made)),
        ("rows", number(whole.manifest.all_rows())),
        ("files", number(whole.manifest.files() as u64)),
        ("journal", Arg::Number(whole.head.journal.0)),
    ];
    say!("{}", words.with("app-backup-whole", &args));
    say!("SHA-256 {}", whole.sha256);
}

/// Puts a backup into a folder that is removed again, and records that it could
/// be.
async fn drill(global: &Global, file: &Path, passphrase: &str) -> Result<End> {
    let site = Site::open(global, false).await?;
    let (words, permit) = (site.words(), site.permit::<RunSite>().await?);
    // Beside the data: a temporary folder elsewhere may be seen by others.
    let folder = tempfile::Builder::new().prefix(".kecan-drill-").tempdir_in(&site.dir)?;
    let restored = restore::into(file, passphrase, folder.path(), None).await?;
    say_whole(file, &restored.whole, words);
    say_restored(&restored, words);
    let data = json!({
        "sha256": restored.whole.sha256,
        "journal": restored.entries,
        "rows": restored.whole.manifest.all_rows(),
        "files": restored.whole.manifest.files(),
        "papers": restored.papers.1,
    });
    site.desk.record_backup(&permit, BackupAct::Drilled, data).await?;
    say!("{}", words.text("app-drill-done"));
    let whole = restored.papers.0 == restored.papers.1;
    Ok(if whole { End::Done } else { End::Findings })
}

fn say_restored(restored: &Restored, words: &Words) {
    let (register, sound) = restored.papers;
    let args = [
        ("entries", Arg::Number(restored.entries)),
        ("register", Arg::Number(register as i64)),
        ("sound", Arg::Number(sound as i64)),
    ];
    say!("{}", words.with("app-restored-sound", &args));
    if sound < register {
        say!("{}", words.text("app-restored-papers"));
    }
}

async fn status(global: &Global) -> Result<End> {
    let site = Site::open(global, false).await?;
    let (words, _permit) = (site.words(), site.permit::<RunSite>().await?);
    let backups = site.desk.site_numbers().await?.backups;
    for (key, at) in [("app-backup-last", backups.made), ("app-drill-last", backups.drilled)] {
        let never = words.text("app-backup-never");
        let at = at.map_or(never, |at| at.to_string());
        say!("{}", words.with(key, &[("at", text(&at))]));
    }
    Ok(End::Done)
}

/// `kecan restore`: all of it or nothing.
pub async fn restore(global: &Global, args: RestoreArgs) -> Result<End> {
    let words = Words::load(lang_of(global));
    let dir = &global.dir;
    let dir_shown = dir.display().to_string();
    if dir.exists() && std::fs::read_dir(dir).with_context(|| dir_shown.clone())?.next().is_some() {
        bail!(words.with("app-restore-not-empty", &[("dir", text(&dir_shown))]));
    }
    let passphrase = passphrase_of(&args.passphrase, words)?;
    let above = dir.parent().filter(|above| !above.as_os_str().is_empty());
    let above = above.unwrap_or(Path::new("."));
    std::fs::create_dir_all(above).with_context(|| above.display().to_string())?;
    let part = tempfile::Builder::new().prefix(".kecan-restore-").tempdir_in(above)?;
    let url = global.database.as_deref();
    let restored = restore::into(&args.file, &passphrase, part.path(), url).await?;
    if dir.exists() {
        std::fs::remove_dir(dir).with_context(|| dir_shown.clone())?;
    }
    std::fs::rename(part.keep(), dir).with_context(|| dir_shown.clone())?;
    say_whole(&args.file, &restored.whole, words);
    say_restored(&restored, words);
    say!("{}", words.with("app-restored", &[("dir", text(&dir_shown))]));
    Ok(End::Done)
}
