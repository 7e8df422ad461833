//! Who watches a conference, and telling them what changed.
//!
//! The database is asked once a second for each conference that somebody
//! watches, however many do: so a change is seen whichever process made it, on
//! either database. Nobody watching, nobody asks.

use base::ReviewId;
use desk::{Desk, Projection, ScreenPass};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

/// How often a watched conference is looked at.
const EVERY: Duration = Duration::from_secs(1);

/// The most that may watch at once on one site: halls, doors, officers.
const MOST_WATCHING: usize = 64;

type Place = (ReviewId, usize);

/// The last picture of a conference; none before the first was read.
pub type Picture = Option<Arc<Projection>>;

/// The watched conferences of a site.
pub struct Watch {
    pictures: Arc<Mutex<HashMap<Place, watch::Sender<Picture>>>>,
    places: Arc<Semaphore>,
    ended: watch::Sender<bool>,
}

/// A place among those who watch; given back when dropped.
pub struct Seat {
    /// What changes.
    pub picture: watch::Receiver<Picture>,
    /// Whether the site is stopping.
    pub ended: watch::Receiver<bool>,
    _place: OwnedSemaphorePermit,
}

impl Default for Watch {
    fn default() -> Self {
        Self {
            pictures: Arc::default(),
            places: Arc::new(Semaphore::new(MOST_WATCHING)),
            ended: watch::Sender::new(false),
        }
    }
}

impl Watch {
    /// Lets one more watch; none when too many do.
    pub fn sit(&self, desk: &Desk, pass: ScreenPass) -> Option<Seat> {
        let place = self.places.clone().try_acquire_owned().ok()?;
        let mut pictures = self.pictures.lock().unwrap_or_else(PoisonError::into_inner);
        let picture = match pictures.get(&pass.place()) {
            Some(sender) => sender.subscribe(),
            None => {
                let sender = watch::Sender::new(None);
                let picture = sender.subscribe();
                pictures.insert(pass.place(), sender);
                let (pictures, desk) = (self.pictures.clone(), desk.clone());
                tokio::spawn(look(pictures, desk, pass, self.ended.subscribe()));
                picture
            }
        };
        Some(Seat { picture, ended: self.ended.subscribe(), _place: place })
    }

    /// Ends every watching: the site stops.
    pub fn end(&self) {
        self.ended.send_replace(true);
    }
}

/// Looks at one conference until nobody watches it any more.
async fn look(
    pictures: Arc<Mutex<HashMap<Place, watch::Sender<Picture>>>>,
    desk: Desk,
    pass: ScreenPass,
    mut ended: watch::Receiver<bool>,
) {
    loop {
        // A database that does not answer now is asked again; the screens keep
        // the last picture.
        let read = desk.projection(pass).await.ok().map(Arc::new);
        {
            let mut pictures = pictures.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(sender) = pictures.get(&pass.place()) else { return };
            if sender.receiver_count() == 0 {
                pictures.remove(&pass.place());
                return;
            }
            if let Some(read) = read {
                sender.send_if_modified(|last| {
                    let is_new = last.as_deref() != Some(&read);
                    if is_new {
                        *last = Some(read);
                    }
                    is_new
                });
            }
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = ended.wait_for(|ended| *ended) => return,
        }
    }
}
