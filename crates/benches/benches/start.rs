//! How soon a server of an empty site answers, and what memory it holds while
//! nobody asks. The aim is less than 200 ms and 60 MB. Measured on the real
//! program: `KECAN_BIN`, else the release build, which must be there.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};

fn program() -> PathBuf {
    let built = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/release/kecan");
    std::env::var_os("KECAN_BIN").map_or_else(built, PathBuf::from)
}

fn kecan(args: &[&str], dir: &Path) -> Command {
    let mut command = Command::new(program());
    command.args(args).arg("--dir").arg(dir).stdin(Stdio::null()).stdout(Stdio::null());
    command
}

static SITE: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let made = kecan(&["init"], &folder.path().join("site")).status().expect("the program");
    assert!(made.success(), "{} is built first", program().display());
    folder
});

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}

/// Starts it and waits for its first answer.
fn started() -> Child {
    let port = free_port();
    let listen = format!("127.0.0.1:{port}");
    let dir = SITE.path().join("site");
    let mut child = kecan(&["serve", "--listen", &listen], &dir).spawn().expect("it starts");
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(30) {
        if answers(port) {
            return child;
        }
        thread::sleep(Duration::from_millis(1));
    }
    let _ = child.kill();
    let _ = child.wait();
    panic!("no answer");
}

fn answers(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)) else { return false };
    let sent = stream.write_all(b"GET /health HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n");
    let mut answer = String::new();
    sent.is_ok() && stream.read_to_string(&mut answer).is_ok() && answer.ends_with("ok")
}

fn ended(mut child: Child) {
    // Killed: it leaves nothing to mend.
    let _ = child.kill();
    let _ = child.wait();
}

/// What a process holds, in MB, where the system tells.
fn memory_of(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib / 1024)
}

fn main() {
    let child = started();
    thread::sleep(Duration::from_secs(2));
    println!("idle: {} MB", memory_of(&child).map_or("?".to_owned(), |mb| mb.to_string()));
    ended(child);
    divan::main();
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn first_answer(bencher: divan::Bencher) {
    // To end it is no part of the beginning.
    bencher.bench_local(|| Ended(Some(started())));
}

/// Ends the server once it is no longer timed.
struct Ended(Option<Child>);

impl Drop for Ended {
    fn drop(&mut self) {
        if let Some(child) = self.0.take() {
            ended(child);
        }
    }
}
