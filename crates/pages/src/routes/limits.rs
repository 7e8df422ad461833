//! How often one may try. Counted in memory, for one process; addresses and
//! names go in as keyed digests and are forgotten with their time.

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use base::{Instant, UserId};
use std::collections::HashMap;
use std::convert::Infallible;
use std::hash::{BuildHasher, Hash, RandomState};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

/// Seconds in which tries are counted together.
const WINDOW: i64 = 5 * 60;
/// Wrong tries from one address in that time: a whole office behind one router
/// mistypes less.
const MOST_OF_ADDRESS: u32 = 30;
/// The same for one account, or a name that nobody has.
const MOST_OF_NAME: u32 = 5;
/// As many as are remembered at once.
const MOST_REMEMBERED: usize = 50_000;

/// Counts wrong tries to sign in.
#[derive(Default)]
pub struct WrongTries {
    keys: RandomState,
    seen: Mutex<HashMap<u64, (Instant, u32)>>,
}

impl WrongTries {
    /// Whether an address has tried too often to be listened to now.
    pub fn is_silenced(&self, address: Option<IpAddr>, now: Instant) -> bool {
        self.count(("address", address), now, 0) >= MOST_OF_ADDRESS
    }

    /// Notes a wrong try; whether the name was tried too often.
    pub fn note(&self, address: Option<IpAddr>, name: &str, now: Instant) -> bool {
        self.count(("address", address), now, 1);
        self.count(("name", name.trim()), now, 1) >= MOST_OF_NAME
    }

    fn count(&self, what: impl Hash, now: Instant, more: u32) -> u32 {
        let key = self.keys.hash_one(what);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST_REMEMBERED {
            seen.retain(|_, (since, _)| since.0 + WINDOW > now.0);
        }
        let (since, tries) = seen.get(&key).copied().unwrap_or((now, 0));
        let (since, tries) = if since.0 + WINDOW > now.0 { (since, tries) } else { (now, 0) };
        let tries = tries.saturating_add(more);
        if more > 0 {
            seen.insert(key, (since, tries));
        }
        tries
    }
}

/// Counts what accounts send within an hour.
#[derive(Default)]
pub struct Uploads {
    seen: Mutex<HashMap<UserId, (Instant, u32)>>,
}

impl Uploads {
    /// Notes that an account sends files; whether it has done so more often than
    /// `most` within the hour.
    pub fn is_too_many(&self, account: UserId, most: u32, now: Instant) -> bool {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|_, (since, _)| since.0 + 3600 > now.0);
        let (_, sent) = seen.entry(account).or_insert((now, 0));
        *sent = sent.saturating_add(1);
        *sent > most
    }
}

/// From where somebody asks: the address, and the family of the browser.
pub struct Asker {
    /// The address, where the listener tells it.
    pub address: Option<IpAddr>,
    /// Such as `Firefox, Windows`; empty where it is not known.
    pub browser: String,
}

impl<S: Sync> FromRequestParts<S> for Asker {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<super::vote::Peer>>();
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
        Ok(Self {
            address: peer.map(|ConnectInfo(peer)| peer.ip()),
            browser: family(agent.unwrap_or_default()),
        })
    }
}

/// Browser and system in a word each: enough to tell one's own sessions apart,
/// and no more than that is kept.
fn family(agent: &str) -> String {
    let first = |known: &[(&str, &'static str)]| {
        known.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name)
    };
    let browser = first(&[
        ("Edg", "Edge"),
        ("coc_coc", "Cốc Cốc"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = first(&[
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_not_listened_to_after_thirty_wrong_tries_in_five_minutes() {
        let (tries, address) = (WrongTries::default(), Some(IpAddr::from([10, 0, 0, 7])));
        for at in 0..30 {
            assert!(!tries.is_silenced(address, Instant(at)), "{at}");
            tries.note(address, &format!("name-{at}"), Instant(at));
        }
        assert!(tries.is_silenced(address, Instant(30)));
        assert!(tries.is_silenced(address, Instant(299)));
        assert!(!tries.is_silenced(address, Instant(300)), "five minutes after the first");
        let other = Some(IpAddr::from([10, 0, 0, 8]));
        assert!(!tries.is_silenced(other, Instant(30)), "another address is free");
    }

    #[test]
    fn the_fifth_wrong_try_for_a_name_is_too_many_whoever_has_it() {
        let tries = WrongTries::default();
        let said: Vec<bool> = (0..6).map(|at| tries.note(None, "nobody", Instant(at))).collect();
        assert_eq!(said, [false, false, false, false, true, true]);
        assert!(!tries.note(None, "somebody", Instant(7)));
    }

    #[test]
    fn an_account_that_sends_too_often_waits_for_the_end_of_the_hour() {
        let (sent, one, other) = (Uploads::default(), UserId(1), UserId(2));
        assert!(!sent.is_too_many(one, 2, Instant(0)));
        assert!(!sent.is_too_many(one, 2, Instant(10)));
        assert!(sent.is_too_many(one, 2, Instant(20)));
        assert!(!sent.is_too_many(other, 2, Instant(20)), "each by itself");
        assert!(sent.is_too_many(one, 2, Instant(3599)));
        assert!(!sent.is_too_many(one, 2, Instant(3600)), "an hour after the first");
    }

    #[test]
    fn a_browser_is_known_by_its_family_only() {
        let agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 \
             (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0";
        assert_eq!(family(agent), "Edge, Windows");
        assert_eq!(
            family("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko Firefox/140.0"),
            "Firefox, Linux"
        );
        assert_eq!(family("<script>"), "");
    }
}
