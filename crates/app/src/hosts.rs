//! By which addresses other machines of the network reach this one.

use std::net::{IpAddr, SocketAddr};

/// The addresses of a server that listens on `listens`, as a browser names
/// them, for example `https://192.168.1.10:8443`; none when it listens for its
/// own machine only.
pub fn reached_at(listens: SocketAddr, over_tls: bool) -> Vec<String> {
    let all = || if_addrs::get_if_addrs().unwrap_or_default().into_iter().map(|one| one.ip());
    let addresses: Vec<IpAddr> = match listens.ip() {
        any if any.is_unspecified() => all().collect(),
        one => vec![one],
    };
    named(addresses, listens, over_tls)
}

/// Those that somebody else can use, the usual ones of an office first.
fn named(addresses: Vec<IpAddr>, listens: SocketAddr, over_tls: bool) -> Vec<String> {
    let scheme = if over_tls { "https" } else { "http" };
    let others = |address: &IpAddr| match address {
        IpAddr::V4(four) => !four.is_loopback() && !four.is_link_local(),
        // Link-local ones need the name of a network card, which no QR has; and
        // a socket of IPv4 answers no IPv6.
        IpAddr::V6(six) => listens.is_ipv6() && !six.is_loopback() && !six.is_unicast_link_local(),
    };
    let mut addresses: Vec<IpAddr> = addresses.into_iter().filter(others).collect();
    let usual = |address: &IpAddr| match address {
        IpAddr::V4(four) if four.is_private() => 0,
        IpAddr::V4(_) => 1,
        IpAddr::V6(_) => 2,
    };
    addresses.sort_by_key(|address| (usual(address), *address));
    addresses.dedup();
    let port = listens.port();
    addresses
        .into_iter()
        .map(|address| format!("{scheme}://{}", SocketAddr::new(address, port)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_phones_can_reach_come_first_and_the_others_not_at_all() {
        let seen: Vec<IpAddr> = [
            "127.0.0.1",
            "169.254.3.3",
            "fe80::1",
            "203.0.113.9",
            "fd00::5",
            "192.168.1.10",
            "::1",
        ]
        .iter()
        .map(|text| text.parse().unwrap())
        .collect();
        let any: SocketAddr = "[::]:8443".parse().unwrap();
        assert_eq!(
            named(seen.clone(), any, true),
            ["https://192.168.1.10:8443", "https://203.0.113.9:8443", "https://[fd00::5]:8443"]
        );
        let four: SocketAddr = "0.0.0.0:8080".parse().unwrap();
        let http = named(seen, four, false);
        assert_eq!(http, ["http://192.168.1.10:8080", "http://203.0.113.9:8080"]);
    }

    #[test]
    fn a_server_for_its_own_machine_is_reached_by_nobody_else() {
        assert_eq!(reached_at("127.0.0.1:8080".parse().unwrap(), false), [""; 0]);
        let one = reached_at("192.168.1.10:8443".parse().unwrap(), true);
        assert_eq!(one, ["https://192.168.1.10:8443"]);
    }
}
