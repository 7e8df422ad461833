//! Whether this machine, which should stand alone, can reach the internet (R19).
//!
//! Nothing is sent to find out: the routes and addresses that the system has are
//! read, and that is all. A default route means that packets for any address of
//! the world would leave; a public address means that the world may answer. An
//! office's own network without a way out has neither. What cannot be seen this
//! way: a proxy that programs are told of by name, or a phone that is plugged in
//! a minute later – so it is looked anew each minute.

use pages::{AirGap, Exposure};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a look holds.
const HOLDS: Duration = Duration::from_secs(60);

/// Looks, at most once a minute.
pub fn watch(mode: AirGap) -> impl Fn() -> Option<Exposure> + Send + Sync {
    let seen: Mutex<Option<(Instant, Option<Exposure>)>> = Mutex::default();
    move || {
        if mode == AirGap::Off {
            return None;
        }
        let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, exposure)) = *seen
            && at.elapsed() < HOLDS
        {
            return exposure;
        }
        let exposure = look();
        *seen = Some((Instant::now(), exposure));
        exposure
    }
}

/// What the system says now.
fn look() -> Option<Exposure> {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let addresses = if_addrs::get_if_addrs().unwrap_or_default();
    let addresses: Vec<IpAddr> = addresses.into_iter().map(|one| one.ip()).collect();
    exposure(&read("/proc/net/route"), &read("/proc/net/ipv6_route"), &addresses)
}

/// What these routes and addresses let through; `None` when the machine stands
/// alone.
fn exposure(routes: &str, routes_six: &str, addresses: &[IpAddr]) -> Option<Exposure> {
    let default_route = has_default(routes) || has_default_six(routes_six);
    let public_address = addresses.iter().any(|address| is_public(*address));
    (default_route || public_address).then_some(Exposure { default_route, public_address })
}

/// `/proc/net/route`: interface, destination, gateway, flags, …, the mask in the
/// eighth column; all hexadecimal. Flag 1 is "up".
fn has_default(routes: &str) -> bool {
    routes.lines().skip(1).any(|line| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let up = fields.get(3).and_then(|flags| u32::from_str_radix(flags, 16).ok());
        fields.get(1) == Some(&"00000000")
            && fields.get(7) == Some(&"00000000")
            && up.is_some_and(|flags| flags & 1 == 1 && flags & 0x200 == 0)
    })
}

/// `/proc/net/ipv6_route`: destination and its length, …, flags in the ninth
/// column, interface in the last. The kernel keeps a refusing default route on
/// `lo`, with the flag 0x200 (reject).
fn has_default_six(routes: &str) -> bool {
    routes.lines().any(|line| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let flags = fields.get(8).and_then(|flags| u32::from_str_radix(flags, 16).ok());
        fields.first().is_some_and(|to| to.bytes().all(|sign| sign == b'0'))
            && fields.get(1) == Some(&"00")
            && fields.last() != Some(&"lo")
            && flags.is_some_and(|flags| flags & 1 == 1 && flags & 0x200 == 0)
    })
}

/// Whether an address is one of the whole world's.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => {
            let [a, b, ..] = four.octets();
            // 100.64/10: shared by providers, 0/8: none, 224 and above: many or none.
            let shared = a == 100 && (64..128).contains(&b);
            let special = four.is_private() || four.is_loopback() || four.is_link_local();
            !(special || shared || four.is_documentation() || a == 0 || a >= 224)
        }
        // Global unicast is 2000::/3.
        IpAddr::V6(six) => {
            six.segments()[0] & 0xe000 == 0x2000 && six.segments()[..2] != [0x2001, 0xdb8]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";
    const LOCAL: &str = "eth0\t0001A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\n";
    const DEFAULT: &str = "eth0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n";
    const SIX_LO: &str = "00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo\n";
    const SIX_DEFAULT: &str = "00000000000000000000000000000000 00 00000000000000000000000000000000 00 fe800000000000000000000000000001 00000400 00000001 00000000 00000003     eth0\n";

    fn addresses(texts: &[&str]) -> Vec<IpAddr> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn a_network_of_the_office_without_a_way_out_is_no_exposure() {
        let own =
            addresses(&["127.0.0.1", "192.168.1.10", "169.254.1.1", "fe80::1", "fd00::5", "::1"]);
        assert_eq!(exposure(&format!("{HEAD}{LOCAL}"), SIX_LO, &own), None);
        assert_eq!(exposure("", "", &[]), None, "nothing is known, nothing is claimed");
    }

    #[test]
    fn a_default_route_of_either_kind_is_an_exposure() {
        let found = exposure(&format!("{HEAD}{LOCAL}{DEFAULT}"), "", &[]);
        assert_eq!(found, Some(Exposure { default_route: true, public_address: false }));
        assert!(exposure("", SIX_DEFAULT, &[]).is_some());
        let down = DEFAULT.replace("\t0003\t", "\t0002\t");
        assert_eq!(exposure(&format!("{HEAD}{down}"), "", &[]), None, "a route that is down");
    }

    #[test]
    fn a_public_address_is_an_exposure() {
        for public in ["8.8.8.8", "103.1.2.3", "2a00::1"] {
            assert!(exposure("", "", &addresses(&[public])).is_some(), "{public}");
        }
        for own in ["10.1.2.3", "172.16.0.1", "100.64.0.1", "203.0.113.9", "2001:db8::1"] {
            assert_eq!(exposure("", "", &addresses(&[own])), None, "{own}");
        }
    }
}
