//! The pages, served.

use crate::free_port;
use crate::site::{Running, Site};
use anyhow::{Context, Result, bail};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// `kecan serve` on a free port of 127.0.0.1; killed when dropped.
pub struct Server {
    running: Running,
    port: u16,
}

/// An answer of the server to a plain request.
#[derive(Debug)]
pub struct Answer {
    /// HTTP status code.
    pub status: u16,
    /// Header lines, as sent.
    pub head: String,
    /// What follows the header.
    pub body: String,
}

impl Server {
    pub(crate) fn start(site: &Site) -> Result<Self> {
        Self::start_on(site, free_port()?)
    }

    pub(crate) fn start_on(site: &Site, port: u16) -> Result<Self> {
        let running = site.start(&["serve", "--listen", &format!("127.0.0.1:{port}")])?;
        let mut server = Self { running, port };
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(60) {
            if server.running.has_ended()? {
                bail!("the server ended at once\n{}", server.running.said());
            }
            if server.get("/").is_ok() {
                return Ok(server);
            }
            thread::sleep(Duration::from_millis(50));
        }
        bail!("the server does not answer\n{}", server.running.said())
    }

    /// The address of a page: `at("/plans")`.
    pub fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The port it listens on, for starting another one in its place.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Asks for a page without signing in or following where it leads.
    ///
    /// # Errors
    /// When the server does not answer in HTTP.
    pub fn get(&self, path: &str) -> Result<Answer> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        write!(stream, "GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n").context("no header in the answer")?;
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.with_context(|| format!("no status in the answer: {head}"))?;
        Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
    }

    /// What the server has said on its terminal so far.
    pub fn said(&self) -> String {
        self.running.said()
    }
}
