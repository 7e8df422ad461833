//! Files that were sent to be imported and wait for a person's word: looked at
//! first, taken or put away then.
//!
//! They lie in the data folder, one set an account; a new set replaces the one
//! before, and what nobody came back for is gone after a day.

use base::{Day, UserId};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

/// The folder in the data folder.
pub const WAITING: &str = "waiting";

/// How long files wait.
const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What is known of a set of files.
#[derive(Debug, Serialize, Deserialize)]
struct About {
    names: Vec<String>,
    as_of: String,
}

/// A set of files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Name and content, in the order in which they were sent.
    pub files: Vec<(String, Vec<u8>)>,
    /// From which day what they say holds.
    pub as_of: Day,
}

/// The folder of waiting files.
#[derive(Debug, Clone)]
pub struct WaitingFolder(PathBuf);

impl WaitingFolder {
    /// The folder at this path.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }

    fn of(&self, account: UserId) -> PathBuf {
        self.0.join(account.to_string())
    }

    /// Keeps an account's files in place of those that waited.
    ///
    /// # Errors
    /// When they cannot be written; then none wait.
    pub fn keep(&self, account: UserId, waiting: &Waiting) -> io::Result<()> {
        self.put_away_old()?;
        self.put_away(account)?;
        let folder = self.of(account);
        fs::create_dir_all(&folder)?;
        for (at, (_, bytes)) in waiting.files.iter().enumerate() {
            fs::write(folder.join(at.to_string()), bytes)?;
        }
        // What is written last makes the set whole.
        let names = waiting.files.iter().map(|(name, _)| name.clone()).collect();
        let about = About { names, as_of: waiting.as_of.to_string() };
        fs::write(folder.join("about"), serde_json::to_vec(&about)?)
    }

    /// An account's files; `None` when none wait.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn load(&self, account: UserId) -> io::Result<Option<Waiting>> {
        let folder = self.of(account);
        let about = match fs::read(folder.join("about")) {
            Ok(about) => about,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let about: About = serde_json::from_slice(&about)?;
        let as_of = about.as_of.parse().map_err(|_| io::ErrorKind::InvalidData)?;
        let read = |(at, name): (usize, String)| {
            fs::read(folder.join(at.to_string())).map(|bytes| (name, bytes))
        };
        let files = about.names.into_iter().enumerate().map(read).collect::<io::Result<_>>()?;
        Ok(Some(Waiting { files, as_of }))
    }

    /// Puts an account's files away.
    ///
    /// # Errors
    /// When they cannot be removed.
    pub fn put_away(&self, account: UserId) -> io::Result<()> {
        gone(fs::remove_dir_all(self.of(account)))
    }

    /// Puts away what nobody came back for.
    fn put_away_old(&self) -> io::Result<()> {
        let Ok(entries) = fs::read_dir(&self.0) else { return Ok(()) };
        for entry in entries {
            let path = entry?.path();
            if age(&path).is_some_and(|age| age > A_DAY) {
                gone(fs::remove_dir_all(&path))?;
            }
        }
        Ok(())
    }
}

/// By the clock of the file system, which wrote the times as well.
fn age(path: &Path) -> Option<Duration> {
    fs::metadata(path).ok()?.modified().ok()?.elapsed().ok()
}

/// What is not there need not be removed.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
