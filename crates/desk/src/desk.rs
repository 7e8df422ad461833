//! What every action needs: the store, the law, a clock and a source of chance.

use crate::electronic::Hall;
use crate::scene::Scene;
use crate::shelf::Shelf;
use crate::{AccountPolicy, Actor, Ceiling, DeskError, POLICY, TemplateSource, Templates};
use base::{Chance, Clock, Day, Instant};
use lex::LawBook;
use serde_json::Value;
use std::sync::{Arc, Mutex, OnceLock};
use store::{Store, Tx};

/// The desk of one site. Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct Desk {
    pub(crate) store: Store,
    pub(crate) shelf: Shelf,
    clock: Arc<dyn Clock>,
    chance: Arc<Mutex<Box<dyn Chance>>>,
    pub(crate) hall: Arc<Hall>,
    pub(crate) name: Arc<OnceLock<String>>,
    pub(crate) templates: Arc<TemplateSource>,
    pub(crate) ceiling: Arc<dyn Fn() -> Ceiling + Send + Sync>,
    pub(crate) policy: AccountPolicy,
}

impl Desk {
    /// A desk over an open store, under the given law.
    pub fn new(
        store: Store,
        book: LawBook,
        clock: Arc<dyn Clock>,
        chance: Box<dyn Chance>,
    ) -> Self {
        let (shelf, chance) = (Shelf::new(book), Arc::new(Mutex::new(chance)));
        let templates: Arc<TemplateSource> = Arc::new(|| Ok(Templates::default()));
        let (hall, name) = (Arc::default(), Arc::default());
        let ceiling = Arc::new(Ceiling::default);
        let policy = POLICY;
        Self { store, shelf, clock, chance, hall, name, templates, ceiling, policy }
    }

    /// The same desk with an office's own templates.
    #[must_use]
    pub fn with_templates(mut self, source: Arc<TemplateSource>) -> Self {
        self.templates = source;
        self
    }

    /// The same desk under other rules of accounts.
    #[must_use]
    pub fn with_policy(mut self, policy: AccountPolicy) -> Self {
        self.policy = policy.bounded();
        self
    }

    /// The rules of accounts in force.
    pub fn policy(&self) -> &AccountPolicy {
        &self.policy
    }

    /// The present moment.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Today in Vietnam.
    pub fn today(&self) -> Day {
        self.now().day()
    }

    /// The law that this desk works under, with the confirmations known when
    /// it was last looked at.
    pub fn book(&self) -> LawBook {
        self.shelf.law()
    }

    /// The store, for closing it and for showing that nothing changed.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Draws with the site's source of chance.
    pub(crate) fn draw<T>(&self, draw: impl FnOnce(&mut dyn Chance) -> T) -> T {
        // A poisoned lock only means that another draw panicked; the source
        // itself is always usable.
        let mut chance = self.chance.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        draw(chance.as_mut())
    }

    /// The site's source of chance, to be shared with a thread.
    pub(crate) fn chance_shared(&self) -> Arc<Mutex<Box<dyn Chance>>> {
        Arc::clone(&self.chance)
    }

    /// The site as of `day`, for reading.
    pub(crate) async fn scene(&self, day: Day) -> Result<Scene, DeskError> {
        let mut tx = self.store.read().await?;
        Scene::load(&mut tx, self.shelf.clone(), day).await
    }

    /// Records an action in the transaction of its change.
    pub(crate) async fn record(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        action: &str,
        subject: &str,
        mut data: Value,
    ) -> Result<(), DeskError> {
        // Who uses a lent right is named, and whose right it is.
        if let (Some(giver), Some(fields)) = (&actor.acting_for, data.as_object_mut()) {
            fields.insert("for".to_owned(), giver.as_str().into());
        }
        Ok(tx.record(self.now(), &actor.name, action, subject, &data).await?)
    }
}
