//! A voter: three forms sent one after the other over plain HTTP, as an old
//! phone sends them.

use anyhow::{Context, Result, ensure};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// What one voter casts.
#[derive(Debug, Clone)]
pub struct Voter {
    /// The code on the card.
    pub code: String,
    /// The ballot, one sign a row: `+`, `-` or `.`.
    pub marks: String,
    /// The names written in the first group of the form.
    pub names: Vec<String>,
}

/// What a voter was told.
#[derive(Debug, Clone)]
pub struct Told {
    /// The receipt.
    pub receipt: String,
    /// How long each request took, at its first try.
    pub took: Vec<Duration>,
    /// Requests that got no answer and were sent again.
    pub again: u32,
}

/// Sends one request to the server on 127.0.0.1 and returns status and page.
///
/// # Errors
/// When the connection breaks.
pub fn request(port: u16, method: &str, path: &str, body: &str) -> Result<(u16, String)> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let form = "Content-Type: application/x-www-form-urlencoded";
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{form}\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let status = answer.split(' ').nth(1).and_then(|code| code.parse().ok());
    let whole = answer.contains("</html>");
    ensure!(whole, "the answer breaks off");
    Ok((status.context("no status in the answer")?, answer))
}

impl Voter {
    /// Enters the code, marks the ballot, looks it over and sends it. What gets
    /// no answer is sent again, for a minute.
    ///
    /// # Errors
    /// When the server refuses the voter.
    pub fn vote(&self, port: u16) -> Result<Told> {
        let mut told = Told { receipt: String::new(), took: Vec::new(), again: 0 };
        let code = format!("code={}", self.code);
        self.send(port, "/vote/ballot", &code, &mut told)?;
        let marked: Vec<String> = self
            .marks
            .chars()
            .enumerate()
            .map(|(row, mark)| {
                format!("r{row}={}", if mark == '+' { "%2B".into() } else { mark.to_string() })
            })
            .collect();
        let written: String =
            self.names.iter().map(|name| format!("&w0={}", encoded(name))).collect();
        let review = format!("{code}&{}{written}", marked.join("&"));
        let page = self.send(port, "/vote/review", &review, &mut told)?;
        let receipt = between(&page, "name=\"receipt\" value=\"", "\"").context("no receipt")?;
        let marks = self.marks.replace('+', "%2B");
        let sent = format!("{code}&marks={marks}{written}&receipt={receipt}");
        let page = self.send(port, "/vote/send", &sent, &mut told)?;
        told.receipt =
            between(&page, "code receipt\">", "<").context("no receipt after sending")?.to_owned();
        ensure!(told.receipt == receipt, "another receipt than the page had");
        Ok(told)
    }

    fn send(&self, port: u16, path: &str, body: &str, told: &mut Told) -> Result<String> {
        let began = Instant::now();
        loop {
            let once = Instant::now();
            match request(port, "POST", path, body) {
                Ok((200, page)) => {
                    told.took.push(once.elapsed());
                    return Ok(page);
                }
                Ok((503, _)) => {}
                Ok((status, page)) => {
                    let why = between(&page, "role=\"alert\"", "</div>").unwrap_or_default();
                    anyhow::bail!("{path} answered {status}: {why}");
                }
                Err(_) => {}
            }
            ensure!(began.elapsed() < Duration::from_secs(60), "{path} gets no answer");
            told.again += 1;
            thread::sleep(Duration::from_millis(100));
        }
    }
}

/// A text as a value of a form.
fn encoded(text: &str) -> String {
    let sign = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(sign).collect()
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|(found, _)| found)
}

/// Lets all vote, spread evenly over `during`, and returns what each was told,
/// by place.
///
/// # Errors
/// The first voter who was refused.
pub fn all_vote(port: u16, voters: &[Voter], during: Duration) -> Result<Vec<Told>> {
    /// Voters under way at once at most: the hall's phones.
    const PHONES: usize = 40;
    let (next, began) = (AtomicUsize::new(0), Instant::now());
    let told: Vec<Mutex<Option<Result<Told>>>> = voters.iter().map(|_| Mutex::new(None)).collect();
    let pace = during / voters.len().max(1) as u32;
    thread::scope(|scope| {
        for _ in 0..PHONES {
            scope.spawn(|| {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(voter) = voters.get(place) else { return };
                    let due = pace * place as u32;
                    thread::sleep(due.saturating_sub(began.elapsed()));
                    if let Ok(mut told) = told[place].lock() {
                        *told = Some(voter.vote(port));
                    }
                }
            });
        }
    });
    told.into_iter()
        .map(|one| one.into_inner().ok().flatten().context("a voter never voted")?)
        .collect()
}

/// The waiting for one kind of request: 0 the ballot, 1 looking it over, 2
/// sending it, which is answered when the ballot lasts on disk. Half, 99 of 100,
/// and the longest.
pub fn waited(told: &[Told], request: usize) -> [Duration; 3] {
    let mut all: Vec<Duration> =
        told.iter().filter_map(|one| one.took.get(request).copied()).collect();
    all.sort_unstable();
    let at = |place: usize| all.get(place).copied().unwrap_or_default();
    let last = all.len().saturating_sub(1);
    [at(all.len() / 2), at((all.len() * 99 / 100).min(last)), at(last)]
}
