//! A site: its data folder, database, law and desk.

use crate::cli::Global;
use crate::config::Config;
use crate::real::{OsChance, SystemClock};
use anyhow::{Context, Result, bail};
use base::{Chance, Clock, Day};
use desk::{Actor, Desk, DeskError, Permit, Right, TemplateSource, Templates};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{DatabaseKey, Store};
use words::{Lang, Words};

/// The SQLite file in the data folder.
pub const DATABASE: &str = "kecan.sqlite";
/// The folder of issued papers.
pub const PAPERS: &str = "papers";
/// The folder of electronic ballot boxes.
pub const BOXES: &str = "urn";
/// The folder of the office's own templates, below the data folder.
pub const TEMPLATES: &str = "templates";
/// The largest template that is read, in bytes.
const MOST_TEMPLATE: u64 = 16 << 20;

/// An open site.
pub struct Site {
    /// The desk.
    pub desk: Desk,
    /// The data folder.
    pub dir: PathBuf,
    /// The language of messages.
    pub lang: Lang,
    /// What is set in the settings file.
    pub config: Config,
    /// Looks whether the machine can reach the internet.
    pub look: pages::Look,
    account: Option<String>,
}

/// The language named on the command line.
pub fn lang_of(global: &Global) -> Lang {
    Lang::parse(&global.lang).unwrap_or_default()
}

impl Site {
    /// Opens the site that the options name. With `create`, the folder is made;
    /// without, it must be there.
    pub async fn open(global: &Global, create: bool) -> Result<Self> {
        Self::open_with(global, create, Arc::new(SystemClock), Box::new(OsChance)).await
    }

    /// The site that the options name, if there is one.
    pub async fn open_if_there(global: &Global) -> Result<Option<Self>> {
        let words = Words::load(lang_of(global));
        let set = Config::read(&global.config_file(), words)?.database.is_some();
        let is_there = set || global.database.is_some() || global.dir.join(DATABASE).exists();
        if is_there { Self::open(global, false).await.map(Some) } else { Ok(None) }
    }

    /// The same with another clock and another source of chance.
    pub async fn open_with(
        global: &Global,
        create: bool,
        clock: Arc<dyn Clock>,
        chance: Box<dyn Chance>,
    ) -> Result<Self> {
        let config = Config::read(&global.config_file(), Words::load(lang_of(global)))?;
        Self::open_configured(global, create, (clock, chance), config).await
    }

    /// The same under settings that are not, or not yet, those of the file.
    pub async fn open_configured(
        global: &Global,
        create: bool,
        (clock, chance): (Arc<dyn Clock>, Box<dyn Chance>),
        config: Config,
    ) -> Result<Self> {
        let lang = lang_of(global);
        let words = Words::load(lang);
        let file = global.dir.join(DATABASE);
        let url =
            match global.database.as_ref().or(config.database.as_ref()) {
                Some(url) => url.clone(),
                None => {
                    if !create && !file.exists() {
                        bail!(words.with(
                            "app-no-site",
                            &[("dir", text(&global.dir.display().to_string()))]
                        ));
                    }
                    std::fs::create_dir_all(&global.dir)
                        .with_context(|| global.dir.display().to_string())?;
                    format!("sqlite://{}", file.display())
                }
            };
        let book = crate::laws::load(&global.dir.join(crate::laws::FOLDER))?;
        let key = config.database_key_file.as_deref().filter(|_| url.starts_with("sqlite:"));
        let key = key.map(|path| key_in(path, words)).transpose()?;
        let store = match Store::open_sealed(&url, key).await {
            Ok(store) => store,
            Err(error) => {
                // SQLite names a full disk in many ways; the disk itself in one.
                let cause = match probe(&global.dir) {
                    Err(disk) if url.starts_with("sqlite:") => disk.into(),
                    _ => anyhow::Error::from(error),
                };
                return Err(cause.context(words.text("app-database-failed")));
            }
        };
        let look: pages::Look = Arc::new(crate::airgap::watch(config.air_gap));
        let (rules, looked) = (config.clone(), Arc::clone(&look));
        let ceiling = Arc::new(move || rules.ceiling(looked().is_some()));
        Ok(Self {
            desk: Desk::new(store, book, clock, chance)
                .with_boxes(global.dir.join(BOXES))
                .with_templates(templates(&global.dir))
                .with_policy(config.accounts.clone())
                .with_ceiling(ceiling),
            look,
            dir: global.dir.clone(),
            lang,
            config,
            account: global.account.clone(),
        })
    }

    /// The words of the site's language.
    pub fn words(&self) -> &'static Words {
        Words::load(self.lang)
    }

    /// The actor named on the command line, else the first account that has
    /// the right. Whoever can run the program on the data folder can read the
    /// database; the account says in whose role the journal records it.
    pub async fn permit<R: Right>(&self) -> Result<Permit<R>, DeskError> {
        if let Some(name) = &self.account {
            return self.desk.actor_named(name).await?.permit();
        }
        let actors: Vec<Actor> = self.desk.actors().await?;
        let able = actors.into_iter().find(|actor| actor.has::<R>());
        let name = R::CODE.to_owned();
        able.ok_or(DeskError::NotFound { what: "account", name })?.permit()
    }

    /// A day as written on the command line; today when left out.
    pub fn day(&self, text: Option<&str>) -> Result<Day, DeskError> {
        match text {
            None => Ok(self.desk.today()),
            Some(text) => day_of(text),
        }
    }

    /// Takes the sheets' names off the images of results that are released.
    pub async fn clear_scans(&self) -> Result<(), DeskError> {
        let folder = pages::scans::ScanFolder::new(self.dir.join(pages::scans::SCANS));
        pages::scans::clear(&self.desk, &folder).await
    }

    /// Writes papers below `folder`, each whole.
    pub fn write_papers(&self, folder: &Path, papers: &[desk::IssuedPaper]) -> Result<()> {
        pages::write_papers(folder, papers).with_context(|| folder.display().to_string())
    }
}

/// The key in a file's first line.
///
/// # Errors
/// When the file cannot be read, or holds neither a key nor a long passphrase.
pub fn key_in(path: &Path, words: &Words) -> Result<DatabaseKey> {
    let name = path.display().to_string();
    let line = std::fs::read_to_string(path).with_context(|| name.clone())?;
    let letters = words::Arg::Number(DatabaseKey::SHORTEST as i64);
    let args = [("file", text(&name)), ("letters", letters)];
    DatabaseKey::read(&line).with_context(|| words.with("app-seal-key", &args))
}

/// Whether something can be written into a folder.
fn probe(dir: &Path) -> std::io::Result<()> {
    let mut file = tempfile::Builder::new().prefix(".kecan-probe-").tempfile_in(dir)?;
    std::io::Write::write_all(&mut file, &[0; 1 << 16])?;
    file.as_file().sync_all()
}

/// Writes a file whole; an error names it.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    pages::write_whole(path, bytes).with_context(|| path.display().to_string())
}

/// A day as written on the command line.
pub fn day_of(text: &str) -> Result<Day, DeskError> {
    text.parse().map_err(|_| DeskError::BadDate { text: text.to_owned() })
}

/// A text argument of a message.
pub fn text(value: &str) -> words::Arg<'_> {
    words::Arg::Text(value)
}

/// Reads the office's templates anew whenever papers are issued.
fn templates(dir: &Path) -> Arc<TemplateSource> {
    let folder = dir.join(TEMPLATES);
    Arc::new(move || templates_in(&folder))
}

/// The templates of a folder: its .docx and .xlsx files but for those that an
/// open Word or Excel keeps beside them. None when there is no folder.
///
/// # Errors
/// When a file cannot be read or is too large.
pub fn templates_in(folder: &Path) -> std::io::Result<Templates> {
    if !folder.is_dir() {
        return Ok(Templates::default());
    }
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_template = name.ends_with(".docx") || name.ends_with(".xlsx");
        if !is_template || name.starts_with("~$") || name.starts_with(".~") {
            continue;
        }
        if entry.metadata()?.len() > MOST_TEMPLATE {
            return Err(std::io::Error::other(format!("{name}: > {MOST_TEMPLATE}")));
        }
        files.push((name, std::fs::read(entry.path())?));
    }
    Ok(Templates::new(files))
}
