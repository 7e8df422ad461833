//! Gathers votes for a moment and writes them together.

use crate::{Code, CodeState, MOST_BATCH, Receipt, Refused, Urn, UrnError, Vote};
use base::{Chance, shuffle};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// What becomes of a vote.
pub type Answer = Result<Receipt, Refused>;

/// How long votes are held back so that they are not written alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// So many together are written at once.
    pub enough: usize,
    /// How long to wait for the next one.
    pub pause: Duration,
    /// After so many pauses those that are there are written.
    pub pauses: u32,
}

impl Default for Pace {
    /// Four votes, or eighty thousandths of a second.
    fn default() -> Self {
        Self { enough: 4, pause: Duration::from_millis(20), pauses: 4 }
    }
}

struct Waiting {
    vote: Vote,
    reply: Box<dyn FnOnce(Answer) + Send>,
}

/// A box with the thread that writes into it. Dropped, it takes what was sent
/// before, and then gives the box's folder free.
pub struct Keeper {
    sender: Mutex<Option<Sender<Waiting>>>,
    urn: Arc<Mutex<Option<Urn>>>,
    turned_away: Arc<AtomicU32>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Keeper {
    /// Begins to take votes. `failed` is told when the disk fails; the box is
    /// closed then and has to be opened again.
    pub fn start(
        urn: Urn,
        pace: Pace,
        mut chance: Box<dyn Chance>,
        failed: impl Fn(&UrnError) + Send + 'static,
    ) -> Self {
        let (sender, receiver) = channel();
        let urn = Arc::new(Mutex::new(Some(urn)));
        let turned_away = Arc::new(AtomicU32::new(0));
        let (shared, away) = (Arc::clone(&urn), Arc::clone(&turned_away));
        let thread = std::thread::spawn(move || {
            while let Some(batch) = gather(&receiver, pace) {
                write(&shared, batch, chance.as_mut(), &away, &failed);
            }
        });
        let (sender, thread) = (Mutex::new(Some(sender)), Mutex::new(Some(thread)));
        Self { sender, urn, turned_away, thread }
    }

    /// Sends a vote; `reply` is called once, when the ballot lasts or is
    /// refused.
    pub fn send(&self, vote: Vote, reply: impl FnOnce(Answer) + Send + 'static) {
        let waiting = Waiting { vote, reply: Box::new(reply) };
        let unsent = match held(&self.sender).as_ref() {
            Some(sender) => sender.send(waiting).err().map(|unsent| unsent.0),
            None => Some(waiting),
        };
        if let Some(waiting) = unsent {
            (waiting.reply)(Err(Refused::Closed));
        }
    }

    /// What is known of a code.
    pub fn code_state(&self, code: &Code) -> CodeState {
        held(&self.urn).as_ref().map_or(CodeState::Unknown, |urn| urn.code_state(code))
    }

    /// How many ballots are in the box.
    pub fn cast_count(&self) -> usize {
        held(&self.urn).as_ref().map_or(0, Urn::cast_count)
    }

    /// How many ballots the box takes at most.
    pub fn seats(&self) -> usize {
        held(&self.urn).as_ref().map_or(0, Urn::seats)
    }

    /// Whether the box holds as many ballots as it takes.
    pub fn is_full(&self) -> bool {
        held(&self.urn).as_ref().is_some_and(|urn| urn.cast_count() >= urn.seats())
    }

    /// How many ballots were refused because the box is full, since this
    /// program holds it. It is a number in memory and nothing else.
    pub fn turned_away(&self) -> u32 {
        self.turned_away.load(Ordering::Relaxed)
    }

    /// Whether the disk failed; the box must be opened again then.
    pub fn is_broken(&self) -> bool {
        held(&self.urn).as_ref().is_some_and(Urn::is_broken)
    }

    /// Stops taking votes, writes those that were sent before, and hands out
    /// the box. `None` when it was handed out before.
    pub fn stop(&self) -> Option<Urn> {
        held(&self.sender).take();
        if let Some(thread) = held(&self.thread).take() {
            // A panic in the thread has been told by its own message.
            let _ = thread.join();
        }
        held(&self.urn).take()
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A poisoned lock means that a batch was cut short; the box then refuses
/// further votes by itself.
fn held<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The next votes to write together; `None` when no more can come.
fn gather(receiver: &Receiver<Waiting>, pace: Pace) -> Option<Vec<Waiting>> {
    let mut batch = vec![receiver.recv().ok()?];
    let mut pauses = 0;
    while batch.len() < pace.enough && pauses < pace.pauses {
        match receiver.recv_timeout(pace.pause) {
            Ok(waiting) => batch.push(waiting),
            Err(RecvTimeoutError::Timeout) => pauses += 1,
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    batch.extend(receiver.try_iter().take(MOST_BATCH - batch.len()));
    Some(batch)
}

fn write(
    urn: &Mutex<Option<Urn>>,
    mut batch: Vec<Waiting>,
    chance: &mut dyn Chance,
    turned_away: &AtomicU32,
    failed: &impl Fn(&UrnError),
) {
    // Answers go out in an order of their own, too.
    shuffle(&mut batch, chance);
    let (votes, replies): (Vec<Vote>, Vec<_>) =
        batch.into_iter().map(|waiting| (waiting.vote, waiting.reply)).unzip();
    let answers = match held(urn).as_mut().map(|urn| urn.cast(&votes, chance)) {
        Some(Ok(answers)) => answers,
        Some(Err(error)) => {
            failed(&error);
            vec![Err(Refused::Closed); votes.len()]
        }
        None => vec![Err(Refused::Closed); votes.len()],
    };
    let away = answers.iter().filter(|answer| **answer == Err(Refused::Full)).count();
    turned_away.fetch_add(away as u32, Ordering::Relaxed);
    for (reply, answer) in replies.into_iter().zip(answers) {
        reply(answer);
    }
}
