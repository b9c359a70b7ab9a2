//! Where a request comes from, when proxies stand between.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};
use ipnet::IpNet;

use super::server;
use crate::shared::app::App;

const FORWARDED: &str = "x-forwarded-for";

/// Which proxies are believed when they say where a request comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrustedProxies {
    /// So many, one behind the other, are between clients and this server.
    Count(usize),
    /// Those with these addresses.
    Networks(Vec<IpNet>),
}

impl FromStr for TrustedProxies {
    type Err = ();

    /// `true` is one proxy, `false` none; a number; or addresses and networks with commas between.
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "false" => return Ok(Self::Count(0)),
            "true" => return Ok(Self::Count(1)),
            _ => {}
        }
        if let Ok(count) = text.parse() {
            return Ok(Self::Count(count));
        }
        let networks = text.split(',').map(|one| network(one.trim()));
        networks
            .collect::<Option<_>>()
            .map(Self::Networks)
            .ok_or(())
    }
}

fn network(text: &str) -> Option<IpNet> {
    let address = || {
        text.parse()
            .ok()
            .map(|one: IpAddr| one.to_canonical().into())
    };
    text.parse().ok().or_else(address)
}

impl TrustedProxies {
    /// The nearest address that is not that of a trusted proxy: what stands before it, a client can make up.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut address = peer.to_canonical();
        let mut before = forwarded(headers);
        let mut passed = 0;
        while self.contains(address, passed) {
            let Some(Some(earlier)) = before.next() else {
                break;
            };
            address = earlier.to_canonical();
            passed += 1;
        }
        address
    }

    /// Whether any stand before this server.
    pub fn are_there(&self) -> bool {
        *self != Self::Count(0)
    }

    fn contains(&self, address: IpAddr, passed: usize) -> bool {
        match self {
            Self::Count(count) => passed < *count,
            Self::Networks(networks) => networks.iter().any(|one| one.contains(&address)),
        }
    }
}

/// The addresses in all headers, from the nearest to the farthest; none where something else stands.
fn forwarded(headers: &HeaderMap) -> impl Iterator<Item = Option<IpAddr>> {
    let lines = headers.get_all(FORWARDED).iter().rev();
    let entries = lines.flat_map(|line| line.to_str().unwrap_or_default().rsplit(','));
    entries.map(|entry| address(entry.trim()))
}

/// An address, which some proxies write with a port or in brackets.
fn address(text: &str) -> Option<IpAddr> {
    let plain = text.trim_start_matches('[').trim_end_matches(']');
    let with_port = || text.parse().ok().map(|one: SocketAddr| one.ip());
    plain.parse().ok().or_else(with_port)
}

/// What is counted as one caller: an address, of IPv6 the network of 64 bits that one customer of a provider has.
#[derive(Debug, Clone, Copy)]
pub struct Origin(pub IpAddr);

impl Origin {
    /// None for a request that came over no connection, as in a test.
    pub fn of(app: &App, headers: &HeaderMap, extensions: &Extensions) -> Option<Self> {
        let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
        let client = app.config.trusted_proxies.client(peer.ip(), headers);
        Some(Self(server::network(client)))
    }
}

impl FromRequestParts<App> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let origin = Self::of(app, &parts.headers, &parts.extensions);
        Ok(origin.unwrap_or(Self(Ipv4Addr::UNSPECIFIED.into())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The client of a request with these headers from a peer.
    fn client(trust: &str, peer: &str, lines: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED, line.parse().unwrap());
        }
        let trust: TrustedProxies = trust.parse().unwrap();
        trust.client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn nobody_is_believed_unless_trusted() {
        assert_eq!(client("false", "10.0.0.1", &["1.1.1.1"]), "10.0.0.1");
        assert_eq!(client("192.0.2.0/24", "10.0.0.1", &["1.1.1.1"]), "10.0.0.1");
    }

    #[test]
    fn several_headers_are_one_list_of_which_the_last_counts() {
        let lines = ["10.0.0.7", "198.51.100.9, 203.0.113.7"];
        assert_eq!(client("true", "10.0.0.1", &lines), "203.0.113.7");
        assert_eq!(client("1", "10.0.0.1", &lines[..1]), "10.0.0.7");
        assert_eq!(client("2", "10.0.0.1", &lines), "198.51.100.9");
        assert_eq!(client("3", "10.0.0.1", &lines), "10.0.0.7");
        assert_eq!(client("9", "10.0.0.1", &lines), "10.0.0.7");
    }

    #[test]
    fn the_nearest_address_outside_the_networks_counts() {
        let trust = "10.0.0.0/8, 203.0.113.7, fd00::/8";
        let lines = ["6.6.6.6, 198.51.100.9", "fd00::3,203.0.113.7"];
        assert_eq!(client(trust, "10.0.0.1", &lines), "198.51.100.9");
        assert_eq!(client(trust, "::ffff:10.0.0.1", &lines), "198.51.100.9");
        assert_eq!(client(trust, "10.0.0.1", &["10.0.0.2"]), "10.0.0.2");
    }

    #[test]
    fn what_is_no_address_ends_the_list() {
        assert_eq!(
            client("3", "10.0.0.1", &["1.1.1.1, unknown, 2.2.2.2"]),
            "2.2.2.2"
        );
        assert_eq!(client("1", "10.0.0.1", &[""]), "10.0.0.1");
        assert_eq!(client("1", "10.0.0.1", &["2.2.2.2:4711"]), "2.2.2.2");
        assert_eq!(
            client("1", "10.0.0.1", &["[2001:db8::1]:4711"]),
            "2001:db8::1"
        );
        assert_eq!(client("1", "10.0.0.1", &["[2001:db8::1]"]), "2001:db8::1");
        assert_eq!(client("1", "10.0.0.1", &["::ffff:2.2.2.2"]), "2.2.2.2");
    }

    #[test]
    fn what_is_trusted_is_written_in_one_of_three_ways() {
        let parse = |text: &str| text.parse::<TrustedProxies>();
        assert_eq!(parse("2"), Ok(TrustedProxies::Count(2)));
        assert_eq!(parse("true"), Ok(TrustedProxies::Count(1)));
        for wrong in [
            "",
            "yes",
            "-1",
            "10.0.0.0/33",
            "10.0.0.1,",
            "proxy.example.com",
        ] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
