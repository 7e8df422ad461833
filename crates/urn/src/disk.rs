//! The folder of one box. A trait, so that tests can cut the power between any
//! two writes.

use crate::UrnError;
use crate::slots::noise;
use base::{Chance, Instant};
use std::fs::{self, File, FileTimes, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

/// The files of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Sizes and the salt; written once.
    Head,
    /// A slot for each code: its salted hash and whether it was used.
    Codes,
    /// The ballots.
    Ballots,
    /// The receipts.
    Receipts,
    /// The names that voters wrote; only where the form has lines for them.
    Names,
    /// What is being written just now.
    Intent,
}

impl Part {
    /// Every file; the head is made last, so that a box without one was never
    /// finished.
    pub const ALL: [Self; 6] =
        [Self::Codes, Self::Ballots, Self::Receipts, Self::Names, Self::Intent, Self::Head];

    /// The files of a box whose form has no lines for names.
    pub(crate) const WITHOUT_NAMES: [Self; 5] =
        [Self::Codes, Self::Ballots, Self::Receipts, Self::Intent, Self::Head];

    fn file(self) -> &'static str {
        match self {
            Self::Head => "head.json",
            Self::Codes => "codes",
            Self::Ballots => "ballots",
            Self::Receipts => "receipts",
            Self::Names => "names",
            Self::Intent => "intent",
        }
    }
}

/// Where a box lies. What was written lasts only after [`Disk::sync`].
pub trait Disk: Send {
    /// Makes a file at its full size, to stay.
    ///
    /// # Errors
    /// When it cannot be made.
    fn create(&mut self, part: Part, bytes: &[u8]) -> io::Result<()>;

    /// The whole file.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read(&mut self, part: Part) -> io::Result<Vec<u8>>;

    /// Writes over a piece of a file; `offset` in bytes.
    ///
    /// # Errors
    /// When it cannot be written.
    fn write(&mut self, part: Part, offset: u64, bytes: &[u8]) -> io::Result<()>;

    /// Makes what was written to a file last.
    ///
    /// # Errors
    /// When the machine cannot promise it.
    fn sync(&mut self, part: Part) -> io::Result<()>;

    /// Gives these files the same time again, the one at which the box was made.
    ///
    /// # Errors
    /// When the times cannot be set.
    fn even_times(&mut self, parts: &[Part]) -> io::Result<()>;

    /// Removes these files, all there are, whose contents were overwritten
    /// before.
    ///
    /// # Errors
    /// When they cannot be removed.
    fn remove(&mut self, parts: &[Part]) -> io::Result<()>;
}

/// A real folder, held against other programs as long as this lives.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    time: FileTimes,
    files: Vec<(Part, File)>,
    lock: File,
}

impl Folder {
    /// The folder at `path`, made if it is not there. All its files carry
    /// `time`, whenever they are written.
    ///
    /// # Errors
    /// [`UrnError::InUse`] while another program holds it.
    pub fn open(path: &Path, time: Instant) -> Result<Self, UrnError> {
        fs::create_dir_all(path)?;
        // Other users of the machine are not to watch the box fill.
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
        }
        let mut options = OpenOptions::new();
        let lock = options.create(true).truncate(false).write(true).open(path.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(UrnError::InUse),
            Err(fs::TryLockError::Error(error)) => return Err(error.into()),
        }
        let at = UNIX_EPOCH + Duration::from_secs(time.0.try_into().unwrap_or_default());
        let time = FileTimes::new().set_accessed(at).set_modified(at);
        Ok(Self { path: path.to_owned(), time, files: Vec::new(), lock })
    }

    fn file(&mut self, part: Part) -> io::Result<&mut File> {
        let place = match self.files.iter().position(|(known, _)| *known == part) {
            Some(place) => place,
            None => {
                let path = self.path.join(part.file());
                self.files.push((part, OpenOptions::new().read(true).write(true).open(path)?));
                self.files.len() - 1
            }
        };
        Ok(&mut self.files[place].1)
    }
}

impl Disk for Folder {
    fn create(&mut self, part: Part, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create(self.path.join(part.file()))?;
        file.write_all(bytes)?;
        file.sync_all()?;
        // The name of a new file lasts only when its folder was synced, and so
        // does that of a new folder: the box's own, and the one of all boxes.
        let folders = self.path.ancestors().take(3);
        folders.filter(|folder| !folder.as_os_str().is_empty()).try_for_each(sync_folder)
    }

    fn read(&mut self, part: Part) -> io::Result<Vec<u8>> {
        let file = self.file(part)?;
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0))?;
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn write(&mut self, part: Part, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let file = self.file(part)?;
        file.seek(SeekFrom::Start(offset))?;
        file.write_all(bytes)
    }

    fn sync(&mut self, part: Part) -> io::Result<()> {
        self.file(part)?.sync_data()
    }

    fn even_times(&mut self, parts: &[Part]) -> io::Result<()> {
        for part in parts {
            let time = self.time;
            self.file(*part)?.set_times(time)?;
        }
        self.lock.set_times(self.time)
    }

    fn remove(&mut self, parts: &[Part]) -> io::Result<()> {
        self.files.clear();
        for part in parts.iter().rev() {
            fs::remove_file(self.path.join(part.file()))?;
        }
        fs::remove_file(self.path.join("lock"))?;
        fs::remove_dir(&self.path)
    }
}

/// Overwrites with random bytes and removes what is left of a box whose
/// destruction was cut short, whatever state its files are in.
///
/// # Errors
/// [`UrnError::InUse`] while a program holds the box; when a file cannot be
/// overwritten or removed.
pub fn scrub(path: &Path, chance: &mut dyn Chance) -> Result<(), UrnError> {
    let held = Folder::open(path, Instant(0))?;
    for part in Part::ALL {
        let path = path.join(part.file());
        let Ok(mut file) = OpenOptions::new().write(true).open(&path) else { continue };
        let length = file.metadata()?.len() as usize;
        file.write_all(&noise(length, chance))?;
        file.sync_all()?;
        fs::remove_file(&path)?;
    }
    fs::remove_file(path.join("lock"))?;
    drop(held);
    Ok(fs::remove_dir(path)?)
}

#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Elsewhere a folder cannot be opened as a file; there the file system keeps
/// names by itself.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
