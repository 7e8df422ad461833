//! The site's own folder of instruments, watched while the pages are served:
//! a letter put there is in force without a restart, and one with a fault
//! changes nothing.

use crate::laws;
use desk::Desk;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

/// How often the folder is looked at.
const PAUSE: Duration = Duration::from_secs(2);

/// What a look at the folder tells: each file with its time and length.
type Seen = Vec<(PathBuf, Option<SystemTime>, u64)>;

/// The folder, and what was last seen there.
pub struct LawFolder {
    folder: PathBuf,
    seen: Seen,
}

impl LawFolder {
    /// The folder as it is now.
    pub fn new(folder: PathBuf) -> Self {
        let seen = look(&folder);
        Self { folder, seen }
    }

    /// Looks again; when something changed, the desk works under the new law,
    /// or under the one it had and knows the faults.
    pub async fn follow(&mut self, desk: &Desk) {
        let now = look(&self.folder);
        if now == self.seen {
            return;
        }
        self.seen = now;
        let loaded = laws::packs(&self.folder).and_then(|packs| laws::load_packs(&packs));
        let refused = match loaded {
            Ok(book) => desk.replace_law(book).await.err().map(|error| error.to_string()),
            Err(error) => Some(error.to_string()),
        };
        if let Some(refused) = refused {
            eprintln!("{refused}");
            desk.refuse_law(refused.lines().map(str::to_owned).collect());
        }
    }

    /// Follows the folder for as long as it is let.
    pub async fn watch(mut self, desk: Desk) {
        loop {
            tokio::time::sleep(PAUSE).await;
            self.follow(&desk).await;
        }
    }
}

/// A folder that cannot be read looks empty; loading then says why.
fn look(folder: &PathBuf) -> Seen {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut seen: Seen = entries
        .flatten()
        .map(|entry| {
            let data = entry.metadata().ok();
            let time = data.as_ref().and_then(|data| data.modified().ok());
            (entry.path(), time, data.map_or(0, |data| data.len()))
        })
        .collect();
    seen.sort();
    seen
}
