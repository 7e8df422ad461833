//! A server at work is killed again and again at random moments: nothing that it
//! acknowledged is lost, the journal stays whole, and it begins again by itself.

use anyhow::{Context, Result, ensure};
use journeys::{Server, Site, contents, demo};
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// How often the server is killed; `cargo xtask kill` says a hundred.
const KILLS: usize = 8;
/// Who work at once.
const WORKERS: usize = 4;

/// One request; the answer's head and body, or nothing when the server died.
fn ask(port: u16, request: &str) -> Option<(String, String)> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n")?;
    Some((head.to_owned(), body.to_owned()))
}

fn signed_in(port: u16, password: &str) -> Result<String> {
    let form = format!("name=can-bo&password={password}&back=/");
    let request = format!(
        "POST /sign-in HTTP/1.0\r\nHost: 127.0.0.1\r\nContent-Type: \
         application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    );
    let (head, _) = ask(port, &request).context("no answer to signing in")?;
    let line = head.lines().find(|line| line.to_lowercase().starts_with("set-cookie:"));
    let cookie = line.and_then(|line| line.split_once(": ")?.1.split(';').next());
    Ok(cookie.with_context(|| format!("no session: {head}"))?.to_owned())
}

/// Takes lists away until the server is gone; each is an entry of the journal that
/// is there before the answer. Counts those that were answered.
fn work(port: u16, cookie: &str, stop: &AtomicBool, answered: &AtomicUsize) {
    let request = format!(
        "GET /people/export.csv?q=lo HTTP/1.0\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n"
    );
    while !stop.load(Ordering::Relaxed) {
        match ask(port, &request) {
            Some((head, body)) if head.contains(" 200 ") && body.contains(',') => {
                answered.fetch_add(1, Ordering::Relaxed);
            }
            _ => thread::sleep(Duration::from_millis(5)),
        }
    }
}

fn exports(site: &Site) -> Result<usize> {
    let all = site.done(&["journal", "export"])?.stdout;
    Ok(all.lines().filter(|line| line.contains("\"export-people\"")).count())
}

#[test]
fn nothing_acknowledged_is_lost_however_often_the_server_is_killed() -> Result<()> {
    let kills = std::env::var("KECAN_KILLS").ok().and_then(|text| text.parse().ok());
    let kills: usize = kills.unwrap_or(KILLS);
    let (site, stdout) = demo::site()?;
    let password = demo::password(&stdout, "can-bo")?;
    let first = site.serve()?;
    let port = first.port();
    let cookie = signed_in(port, &password)?;
    let mut server: Option<Server> = Some(first);
    let mut total = 0;
    for round in 0..kills {
        let before = exports(&site)?;
        let (stop, answered) = (AtomicBool::new(false), AtomicUsize::new(0));
        thread::scope(|scope| -> Result<()> {
            for _ in 0..WORKERS {
                scope.spawn(|| work(port, &cookie, &stop, &answered));
            }
            // Moments spread over a second and a half, no two alike.
            let moment = (round as f64 * 0.618_033_988_75).fract();
            thread::sleep(Duration::from_millis(150 + (1400.0 * moment) as u64));
            // Dropping a server kills it (SIGKILL).
            drop(server.take());
            stop.store(true, Ordering::Relaxed);
            server = Some(site.serve_on(port)?);
            Ok(())
        })?;
        let answered = answered.into_inner();
        let kept = exports(&site)? - before;
        ensure!(
            answered <= kept && kept <= answered + 2 * WORKERS,
            "round {round}: {answered} acknowledged, {kept} kept"
        );
        site.done(&["journal", "verify"])?;
        total += answered;
    }
    ensure!(contents::integrity(&site)? == "ok");
    ensure!(total > kills, "only {total} were acknowledged: that was no load");
    println!("{total} acknowledged over {kills} kills, none lost");
    Ok(())
}
