//! From files to what the desk takes in: reading their pages, and keeping an
//! image of each in a folder beside the database. Used by the upload page and
//! by `kecan ballot read`.

mod clear;
pub mod say;

pub use clear::clear;

use ballot::{FormCode, Layout};
use base::Day;
use desk::{TakenFile, TakenPage, TakenWhat, page_image_name, paper_image_name};
use scan::{BatchEvent, BatchFile, BatchPage, Limits, ReadFault, ScanError, read_batch};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, SystemTime};
use std::{fs, io};

/// The folder of page images in the data folder.
pub const SCANS: &str = "scans";

/// The most bytes that one file may have: a thousand pages of a usual scanner.
pub const MOST_FILE_BYTES: usize = 256 << 20;

/// The folder of page images, one folder a form below it.
///
/// Images are named by sheet, page and digest, and all have the day of the
/// conference as their time, so that neither names nor file times tell in which
/// order sheets were scanned.
#[derive(Debug, Clone)]
pub struct ScanFolder(PathBuf);

/// A file that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadFile {
    /// Its pages, for the desk.
    Taken(TakenFile),
    /// It was read before, in this batch or an earlier one.
    Known {
        /// Its name.
        file: String,
    },
    /// It is no file of pages, and nothing of it is noted: kind and detail.
    Refused {
        /// Its name.
        file: String,
        /// Why, by code.
        kind: &'static str,
        /// More about it.
        detail: String,
    },
}

/// What a reading of files needs to know.
#[derive(Debug, Clone)]
pub struct Reading<'a> {
    /// The layout of the step's form.
    pub layout: &'a Layout,
    /// Digests of files that were read before.
    pub known: BTreeSet<String>,
    /// Where images are kept.
    pub folder: &'a ScanFolder,
    /// The day that the images get as their time.
    pub day: Day,
    /// Threads to read on.
    pub threads: usize,
}

impl ScanFolder {
    /// The folder at this path.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self(folder.into())
    }

    /// Keeps an image: written beside its place, then moved there. One that is
    /// there is left alone, for its name says what is in it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep(&self, form: FormCode, name: &str, bytes: &[u8], day: Day) -> io::Result<()> {
        let folder = self.0.join(form.to_string());
        let path = folder.join(name);
        if path.is_file() {
            return Ok(());
        }
        fs::create_dir_all(&folder)?;
        let part = path.with_extension("part");
        let file = fs::File::create(&part)?;
        io::Write::write_all(&mut &file, bytes)?;
        let seconds = u64::try_from(day.days_since_1970()).unwrap_or(0) * 24 * 60 * 60;
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))?;
        fs::rename(&part, &path)
    }

    /// Reads an image back. A name that is no plain name is not found.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn load(&self, form: FormCode, name: &str) -> io::Result<Vec<u8>> {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        match name.strip_suffix(".png") {
            Some(stem) if stem.chars().all(plain) => {
                fs::read(self.0.join(form.to_string()).join(name))
            }
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

/// Reads files, name and content, and hands on each when all its pages are
/// read. The files are asked for one at a time and the images written as they
/// come, so that a batch of any size needs the room of a few pages.
///
/// # Errors
/// When an image cannot be kept; what was handed on before stays read.
pub fn read_files<F>(
    files: F,
    reading: &Reading<'_>,
    mut done: impl FnMut(ReadFile),
) -> io::Result<()>
where
    F: Iterator<Item = (String, Vec<u8>)> + Send,
{
    // Filled by the threads as they take files, emptied by the listener.
    let names = Mutex::new(BTreeMap::<usize, (String, String)>::new());
    let known = Mutex::new(reading.known.clone());
    let skipped = Mutex::new(Vec::new());
    let admitted = files.enumerate().filter_map(|(file, (name, bytes))| {
        let sha256 = hex(&Sha256::digest(&bytes));
        if !lock(&known).insert(sha256.clone()) {
            lock(&skipped).push(ReadFile::Known { file: name });
            return None;
        }
        lock(&names).insert(file, (name, sha256));
        Some(BatchFile { file, bytes })
    });
    let lookup = |form: FormCode| (form == reading.layout.form).then_some(reading.layout);
    let limits = Limits { bytes: MOST_FILE_BYTES, ..Limits::default() };
    let mut open = BTreeMap::<usize, Open>::new();
    let mut failed = None;
    read_batch(admitted, reading.threads, &limits, &lookup, |event| {
        for skipped in lock(&skipped).drain(..) {
            done(skipped);
        }
        let file = match event {
            BatchEvent::Page { file, page, what } => {
                match reading.keep(page, what) {
                    Ok(page) => open.entry(file).or_default().pages.push(page),
                    Err(error) => failed = Some(error),
                }
                file
            }
            BatchEvent::File { file, pages, error } => {
                open.entry(file).or_default().end = Some((pages, error));
                file
            }
        };
        // Pages may come after the end of their file: another thread had them.
        if open.get(&file).is_some_and(Open::is_whole) && failed.is_none() {
            let whole = open.remove(&file).unwrap_or_default();
            let (name, sha256) = lock(&names).remove(&file).unwrap_or_default();
            done(whole.close(name, sha256));
        }
    });
    for skipped in lock(&skipped).drain(..) {
        done(skipped);
    }
    failed.map_or(Ok(()), Err)
}

/// A file of which pages come in.
#[derive(Default)]
struct Open {
    pages: Vec<TakenPage>,
    end: Option<(u32, Option<ScanError>)>,
}

impl Open {
    fn is_whole(&self) -> bool {
        self.end.as_ref().is_some_and(|(pages, _)| self.pages.len() == *pages as usize)
    }

    fn close(mut self, file: String, sha256: String) -> ReadFile {
        if let Some((_, Some(error))) = self.end {
            let (kind, detail) = of_error(&error);
            return ReadFile::Refused { file, kind, detail };
        }
        self.pages.sort_by_key(|page| page.page);
        ReadFile::Taken(TakenFile { file, sha256, pages: self.pages })
    }
}

impl Reading<'_> {
    /// Keeps the image of a page and says what the page is.
    fn keep(&self, page: u32, what: BatchPage) -> io::Result<TakenPage> {
        let form = self.layout.form;
        let (image, what) = match what {
            BatchPage::Read { reading, image } => {
                let name = page_image_name(&reading.code, &hex(&Sha256::digest(&image)));
                self.folder.keep(form, &name, &image, self.day)?;
                (name, TakenWhat::Read(reading))
            }
            BatchPage::Fault { fault, image } => {
                let name = paper_image_name(&hex(&Sha256::digest(&image)));
                self.folder.keep(form, &name, &image, self.day)?;
                let (kind, detail) = of_fault(&fault);
                (name, TakenWhat::Unread(kind, detail))
            }
            BatchPage::Blank => (String::new(), TakenWhat::Unread("blank", String::new())),
            BatchPage::Damaged(error) => {
                let (kind, detail) = of_error(&error);
                (String::new(), TakenWhat::Unread(kind, detail))
            }
        };
        Ok(TakenPage { page, image, what })
    }
}

/// The code of a fault of a page, and of what.
pub fn of_fault(fault: &ReadFault) -> (&'static str, String) {
    match fault {
        ReadFault::NotABallot => ("not-a-ballot", String::new()),
        ReadFault::ForeignCode(text) => ("foreign-code", text.clone()),
        ReadFault::CodesDiffer => ("codes-differ", String::new()),
        ReadFault::UnknownForm(form) => ("foreign", form.to_string()),
        ReadFault::NoSuchPage { page, .. } => ("no-such-page", page.to_string()),
        ReadFault::Unaligned(_) => ("unaligned", String::new()),
    }
}

/// The code of an error of a file, and more about it.
pub fn of_error(error: &ScanError) -> (&'static str, String) {
    match error {
        ScanError::UnknownFormat => ("unknown-format", String::new()),
        ScanError::FileTooLong { bytes, .. } => ("too-large", format!("{} MB", bytes >> 20)),
        ScanError::PageTooLarge { width, height } => ("too-large", format!("{width} × {height}")),
        ScanError::TooManyPages { limit } => ("too-large", format!("> {limit}")),
        ScanError::CutOff => ("damaged", String::new()),
        ScanError::Locked => ("locked", String::new()),
        ScanError::Damaged(detail) => ("damaged", detail.clone()),
    }
}

/// The name of a file without its folders: where it lay is nobody's business.
pub fn plain_name(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control()).take(120).collect();
    if name.is_empty() { "?".to_owned() } else { name }
}

/// Whether a file in a folder is one to be read, by its ending.
pub fn is_scan(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|ending| {
        ["pdf", "tif", "tiff", "jpg", "jpeg", "png"].contains(&ending.as_str())
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> Day {
        Day::new(2017, 3, 20).unwrap()
    }

    #[test]
    fn images_are_kept_whole_and_all_at_one_time() {
        let room = tempfile::tempdir().unwrap();
        let folder = ScanFolder::new(room.path().join("scans"));
        let form = FormCode::of_number(5).unwrap();
        for name in ["a-01-5e.png", "b-02-5f.png"] {
            folder.keep(form, name, name.as_bytes(), day()).unwrap();
            assert_eq!(folder.load(form, name).unwrap(), name.as_bytes());
        }
        let lying = room.path().join("scans").join(form.to_string());
        let times: BTreeSet<_> = fs::read_dir(lying)
            .unwrap()
            .map(|entry| entry.unwrap().metadata().unwrap().modified().unwrap())
            .collect();
        assert_eq!(times.len(), 1);
    }

    #[test]
    fn nothing_outside_the_folder_is_an_image() {
        let room = tempfile::tempdir().unwrap();
        let folder = ScanFolder::new(room.path().join("scans"));
        let form = FormCode::of_number(5).unwrap();
        folder.keep(form, "a.png", b"x", day()).unwrap();
        fs::write(room.path().join("secret.png"), "x").unwrap();
        for name in ["../../secret.png", "/etc/passwd", "", ".png/..", "..", "a"] {
            assert!(folder.load(form, name).is_err(), "{name}");
        }
    }

    #[test]
    fn the_folders_of_a_file_are_left_out_of_its_name() {
        assert_eq!(plain_name("C:\\Users\\an\\Máy quét 1.pdf"), "Máy quét 1.pdf");
        assert_eq!(plain_name("/home/an/a.tif"), "a.tif");
        assert_eq!(plain_name("a/"), "?");
        assert!(is_scan(Path::new("x/A.TIFF")) && !is_scan(Path::new("Thumbs.db")));
    }
}
