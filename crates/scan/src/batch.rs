//! Many files at once, on as many threads as wanted, in bounded room: a thread
//! takes a file apart page by page; pages that another thread has time for go
//! over to it, the others are read on the spot. However large the batch, no
//! more than a few pages a thread are held as pictures.

use crate::keep::{KEPT_DPI, png_of};
use crate::{Gray, Limits, PageRead, ReadFault, ScanError, pages, read_page};
use ballot::{FormCode, Layout, PageReading, Rect};
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};

/// A file to read.
#[derive(Debug, Clone)]
pub struct BatchFile {
    /// A number by which the caller knows it.
    pub file: usize,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What a page turned out to be, with a picture of it to keep, as PNG.
#[derive(Debug, Clone)]
pub enum BatchPage {
    /// A page of a known ballot; its picture is made upright.
    Read {
        /// What it says.
        reading: PageReading,
        /// The page, upright, at [`KEPT_DPI`].
        image: Vec<u8>,
    },
    /// A page that could not be read.
    Fault {
        /// Why.
        fault: ReadFault,
        /// The picture, made smaller.
        image: Vec<u8>,
    },
    /// A page with nothing on it.
    Blank,
    /// A page that could not be decoded.
    Damaged(ScanError),
}

/// Something that the batch has to say.
#[derive(Debug, Clone)]
pub enum BatchEvent {
    /// A page was looked at; pages come in no set order.
    Page {
        /// The file.
        file: usize,
        /// The page in it, from 1.
        page: u32,
        /// What it is.
        what: BatchPage,
    },
    /// A file was taken apart: all its pages are on their way.
    File {
        /// The file.
        file: usize,
        /// Pages in it.
        pages: u32,
        /// Why it could not be opened at all.
        error: Option<ScanError>,
    },
}

/// A page waiting for a thread that has time.
struct Waiting {
    file: usize,
    page: u32,
    picture: Gray,
}

struct Desk<'a, F> {
    files: Mutex<F>,
    state: Mutex<State>,
    more: Condvar,
    limits: &'a Limits,
    lookup: &'a (dyn Fn(FormCode) -> Option<&'a Layout> + Sync),
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Waiting>,
    /// Threads with nothing to do.
    idle: usize,
    /// Threads that take files apart, and may still bring pages.
    opening: usize,
    /// Whether there are no more files.
    drained: bool,
}

/// Reads `files` on `threads` threads and tells `say` what they are. The files
/// are asked for one at a time, as a thread gets to them.
pub fn read_batch<'a, F>(
    files: F,
    threads: usize,
    limits: &'a Limits,
    lookup: &'a (dyn Fn(FormCode) -> Option<&'a Layout> + Sync),
    mut say: impl FnMut(BatchEvent),
) where
    F: Iterator<Item = BatchFile> + Send,
{
    let threads = threads.clamp(1, 64);
    let desk = Desk {
        files: Mutex::new(files),
        state: Mutex::new(State::default()),
        more: Condvar::new(),
        limits,
        lookup,
    };
    // Small, so that readers wait for a slow listener instead of piling up.
    let (send, receive) = mpsc::sync_channel(threads * 2);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let (desk, send) = (&desk, send.clone());
            scope.spawn(move || desk.work(&send));
        }
        drop(send);
        for event in receive {
            say(event);
        }
    });
}

impl<F: Iterator<Item = BatchFile> + Send> Desk<'_, F> {
    fn work(&self, send: &mpsc::SyncSender<BatchEvent>) {
        while let Some(work) = self.next() {
            match work {
                Work::Page(page) => self.look(page.file, page.page, &page.picture, send),
                Work::File(file) => {
                    // A decoder that panics must not leave the other threads
                    // waiting for pages that never come.
                    let opened = catch_unwind(AssertUnwindSafe(|| self.open(&file, send)));
                    self.lock().opening -= 1;
                    self.more.notify_all();
                    if let Err(panic) = opened {
                        resume_unwind(panic);
                    }
                }
            }
        }
    }

    /// The next thing to do: a page that waits, else a file; `None` at the end.
    fn next(&self) -> Option<Work> {
        let mut state = self.lock();
        loop {
            if let Some(page) = state.waiting.pop_front() {
                return Some(Work::Page(page));
            }
            if !state.drained {
                // Counted before the file is asked for, so that nobody goes home
                // while its pages may still come.
                state.opening += 1;
                drop(state);
                let file = self.files.lock().unwrap_or_else(PoisonError::into_inner).next();
                if let Some(file) = file {
                    return Some(Work::File(file));
                }
                state = self.lock();
                state.opening -= 1;
                state.drained = true;
                self.more.notify_all();
                continue;
            }
            if state.opening == 0 {
                self.more.notify_all();
                return None;
            }
            state.idle += 1;
            state = self.more.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.idle -= 1;
        }
    }

    fn open(&self, file: &BatchFile, send: &mpsc::SyncSender<BatchEvent>) {
        let end = |pages, error| {
            // Nobody listens any more only when the listener has panicked.
            let _ = send.send(BatchEvent::File { file: file.file, pages, error });
        };
        let opened = match pages(&file.bytes, self.limits) {
            Ok(opened) => opened,
            Err(error) => return end(0, Some(error)),
        };
        let mut count = 0;
        for picture in opened {
            count += 1;
            match picture {
                Ok(picture) => {
                    if let Some(picture) = self.hand_over(file.file, count, picture) {
                        self.look(file.file, count, &picture, send);
                    }
                }
                Err(error) => {
                    let what = BatchPage::Damaged(error);
                    let _ = send.send(BatchEvent::Page { file: file.file, page: count, what });
                }
            }
        }
        end(count, None);
    }

    /// Gives a page to a thread with nothing to do; gives it back when there is
    /// none.
    fn hand_over(&self, file: usize, page: u32, picture: Gray) -> Option<Gray> {
        let mut state = self.lock();
        if state.waiting.len() >= state.idle {
            return Some(picture);
        }
        state.waiting.push_back(Waiting { file, page, picture });
        self.more.notify_one();
        None
    }

    fn look(&self, file: usize, page: u32, picture: &Gray, send: &mpsc::SyncSender<BatchEvent>) {
        let what = match read_page(picture, &self.lookup) {
            Ok(read) => self.read(read, picture),
            Err(_) if is_blank(picture) => BatchPage::Blank,
            Err(fault) => BatchPage::Fault { fault, image: png_of(&small(picture)) },
        };
        let _ = send.send(BatchEvent::Page { file, page, what });
    }

    fn read(&self, read: PageRead, picture: &Gray) -> BatchPage {
        let layout = (self.lookup)(read.reading.code.form);
        let (w, h) = layout.map_or((210.0, 297.0), |layout| (layout.width, layout.height));
        let whole = Rect { x: 0.0, y: 0.0, w, h };
        let upright = read.placement.crop(picture, &whole, KEPT_DPI);
        BatchPage::Read { reading: read.reading, image: png_of(&upright) }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

enum Work {
    Page(Waiting),
    File(BatchFile),
}

/// The longest side of a picture that could not be read, as kept.
const SMALL: usize = 1_600;

fn small(picture: &Gray) -> Gray {
    let longest = picture.width().max(picture.height());
    picture.shrunk(longest.div_ceil(SMALL).max(1))
}

/// Whether nothing is on the page: of a thousand dots, fewer than one is darker
/// than half way from paper to black. A page of a ballot has a hundred times
/// that in its codes alone.
fn is_blank(picture: &Gray) -> bool {
    let small = small(picture);
    let mut shades: Vec<u8> = small.pixels().to_vec();
    let middle = shades.len() / 2;
    let Some((_, paper, _)) = (!shades.is_empty()).then(|| shades.select_nth_unstable(middle))
    else {
        return true;
    };
    let dark = *paper / 2;
    let ink = small.pixels().iter().filter(|shade| **shade < dark).count();
    // A page that is dark all over is no clean paper.
    *paper > 100 && ink * 1_000 < small.pixels().len()
}
