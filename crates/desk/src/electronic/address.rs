//! Where voters' phones reach the server: printed on the cards, so it must be
//! an address that phones can ask, which the officer's own browser may not know.

use super::VoteFault;
use crate::{Desk, DeskError};
use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use store::Tx;

/// The site's setting that keeps the last address.
const SETTING: &str = "vote-address";

/// An address such as `https://192.168.1.10:8443`, without a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoteAddress(String);

impl VoteAddress {
    /// Reads what a person typed: with or without scheme (then `over_tls` says
    /// which), a slash or the path of the vote at its end. `None` when nothing
    /// was typed: then people vote at kiosks only.
    ///
    /// # Errors
    /// [`VoteFault::Address`] for what is no address, [`VoteFault::Loopback`]
    /// for one by which a machine reaches only itself.
    pub fn read(text: &str, over_tls: bool) -> Result<Option<Self>, VoteFault> {
        let typed = text.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        let wrong = || VoteFault::Address { text: typed.to_owned() };
        let lower = typed.to_ascii_lowercase();
        let (scheme, rest) = match lower.split_once("://") {
            Some((scheme @ ("http" | "https"), rest)) => (scheme, rest),
            Some(_) => return Err(wrong()),
            None => (if over_tls { "https" } else { "http" }, lower.as_str()),
        };
        let place = rest.strip_suffix('/').unwrap_or(rest);
        let place = place.strip_suffix("/vote").unwrap_or(place);
        let (host, port) = split(place).ok_or_else(wrong)?;
        if port.is_some_and(|port| port.parse::<u16>().map_or(true, |port| port == 0)) {
            return Err(wrong());
        }
        match is_own_only(host) {
            None => Err(wrong()),
            Some(true) => Err(VoteFault::Loopback { text: typed.to_owned() }),
            Some(false) => Ok(Some(Self(format!("{scheme}://{place}")))),
        }
    }

    /// What a phone opens to vote with a code: reading it does nothing yet.
    pub fn of_code(&self, code: &str) -> String {
        format!("{}/v/{code}", self.0)
    }

    /// Where voters go who type their code.
    pub fn start(&self) -> String {
        format!("{}/vote", self.0)
    }
}

impl fmt::Display for VoteAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Host and port, if the text is nothing else.
fn split(place: &str) -> Option<(&str, Option<&str>)> {
    if let Some(rest) = place.strip_prefix('[') {
        let (host, after) = rest.split_once(']')?;
        host.parse::<Ipv6Addr>().ok()?;
        return match after {
            "" => Some((host, None)),
            after => Some((host, Some(after.strip_prefix(':')?))),
        };
    }
    match place.split_once(':') {
        Some((host, port)) => Some((host, Some(port))),
        None => Some((place, None)),
    }
}

/// Whether only the machine itself is reached by this host; `None` when it is
/// no host.
fn is_own_only(host: &str) -> Option<bool> {
    if let Ok(address) = host.parse::<IpAddr>() {
        let address = address.to_canonical();
        return Some(address.is_loopback() || address.is_unspecified());
    }
    let plain = |label: &str| {
        let inner = label.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'-');
        inner && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
    };
    let name = host.strip_suffix('.').unwrap_or(host);
    let numeric = name.rsplit('.').next().is_some_and(|last| last.parse::<u64>().is_ok());
    // What ends like an address and is none was mistyped.
    if name.len() > 253 || numeric || !name.split('.').all(plain) {
        return None;
    }
    Some(name == "localhost" || name.ends_with(".localhost"))
}

impl Desk {
    /// The address that the last electronic vote of this site was opened with.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn vote_address(&self) -> Result<Option<VoteAddress>, DeskError> {
        let mut tx = self.store.read().await?;
        let kept = tx.setting(SETTING).await?;
        // One that is no address any more is none.
        Ok(kept.and_then(|text| VoteAddress::read(&text, true).ok().flatten()))
    }
}

/// Keeps the address for the pages of this vote and for the next one.
pub(super) async fn keep(tx: &mut Tx, address: Option<&VoteAddress>) -> Result<(), DeskError> {
    let text = address.map(ToString::to_string).unwrap_or_default();
    Ok(tx.set_setting(SETTING, &text).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Option<String>, VoteFault> {
        Ok(VoteAddress::read(text, true)?.map(|address| address.to_string()))
    }

    #[test]
    fn an_address_is_taken_however_it_is_typed() {
        for (typed, kept) in [
            ("192.168.1.10:8443", "https://192.168.1.10:8443"),
            (" https://192.168.1.10:8443/vote ", "https://192.168.1.10:8443"),
            ("http://BoPhieu.local/", "http://bophieu.local"),
            ("[fd00::1]:8443", "https://[fd00::1]:8443"),
            ("bophieu", "https://bophieu"),
        ] {
            assert_eq!(read(typed), Ok(Some(kept.to_owned())), "{typed}");
        }
        assert_eq!(read("  "), Ok(None));
        let plain = VoteAddress::read("10.0.0.5:8080", false).unwrap().unwrap();
        assert_eq!(plain.to_string(), "http://10.0.0.5:8080");
        assert_eq!(plain.of_code("7KQX-02MD-9RTA"), "http://10.0.0.5:8080/v/7KQX-02MD-9RTA");
        assert_eq!(plain.start(), "http://10.0.0.5:8080/vote");
    }

    #[test]
    fn an_address_that_only_the_machine_itself_reaches_is_refused() {
        for typed in [
            "127.0.0.1:8443",
            "http://127.8.8.8",
            "localhost:8443",
            "https://LOCALHOST/vote",
            "a.localhost",
            "localhost.",
            "[::1]:8443",
            "[::ffff:127.0.0.1]",
            "0.0.0.0:8443",
            "[::]",
        ] {
            assert!(matches!(read(typed), Err(VoteFault::Loopback { .. })), "{typed}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for typed in [
            "ftp://10.0.0.1",
            "10.0.0.1/phieu",
            "an@10.0.0.1",
            "10.0.0.1:99999",
            "10.0.0.1:",
            "10.0.0",
            "10.0.0.256",
            "fd00::1",
            "[fd00::1",
            "bỏ phiếu",
            "a b",
            "-a.local",
            "javascript:alert(1)",
        ] {
            assert!(matches!(read(typed), Err(VoteFault::Address { .. })), "{typed}");
        }
    }
}
