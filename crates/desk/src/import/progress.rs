//! How far an import is, told while it goes on; whoever is told says whether it
//! goes on.

use crate::DeskError;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportProgress {
    /// Files are being read.
    Reading {
        /// Rows read of the present file.
        rows: u32,
    },
    /// What was read is being compared with what is known, and stored.
    Storing {
        /// Rows so far.
        rows: u32,
        /// All rows.
        of: u32,
    },
}

/// Whoever is told.
pub type ImportWatcher<'w> = &'w mut (dyn FnMut(ImportProgress) -> ControlFlow<()> + Send);

/// Rows after which the watcher is told.
const TELL_EVERY: u32 = 500;

/// The watcher, with what was counted.
pub(super) struct Watch<'w> {
    watcher: Mutex<ImportWatcher<'w>>,
    stored: AtomicU32,
    of: AtomicU32,
}

impl<'w> Watch<'w> {
    pub(super) fn new(watcher: ImportWatcher<'w>) -> Self {
        Self { watcher: Mutex::new(watcher), stored: AtomicU32::new(0), of: AtomicU32::new(0) }
    }

    /// Tells that rows were read.
    pub(super) fn read(&self, rows: u32) -> ControlFlow<()> {
        self.tell(ImportProgress::Reading { rows })
    }

    /// So many rows are to be stored.
    pub(super) fn begin(&self, of: u32) -> Result<(), DeskError> {
        self.of.store(of, Ordering::Relaxed);
        self.going_on(self.tell(ImportProgress::Storing { rows: 0, of }))
    }

    /// So many more rows are stored.
    pub(super) fn stored(&self, more: u32) -> Result<(), DeskError> {
        let before = self.stored.fetch_add(more, Ordering::Relaxed);
        let rows = before + more;
        if rows / TELL_EVERY == before / TELL_EVERY {
            return Ok(());
        }
        let of = self.of.load(Ordering::Relaxed);
        self.going_on(self.tell(ImportProgress::Storing { rows, of }))
    }

    fn going_on(&self, said: ControlFlow<()>) -> Result<(), DeskError> {
        if said.is_break() { Err(DeskError::ImportStopped) } else { Ok(()) }
    }

    fn tell(&self, progress: ImportProgress) -> ControlFlow<()> {
        let mut watcher = self.watcher.lock().unwrap_or_else(PoisonError::into_inner);
        watcher(progress)
    }
}
