//! Somebody who means harm, with nothing but a network: paths, headers, slow
//! requests, guessed passwords, markup in everything that people can type.

use anyhow::{Context, Result, ensure};
use journeys::{Server, Site, demo};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

const MARKUP: &str = "<script>alert(1)</script>";

/// An answer: status, head and body.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

/// Somebody with a raw connection and perhaps a session.
struct Raw {
    address: String,
    cookie: String,
    csrf: String,
}

impl Raw {
    fn at(server: &Server) -> Self {
        let address = server.at("").trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self { address, cookie: String::new(), csrf: String::new() }
    }

    fn signed_in(server: &Server, name: &str) -> Result<Self> {
        let mut raw = Self::at(server);
        let answer = raw.post("/sign-in", &[("name", name), ("password", Site::PASSWORD)])?;
        ensure!(answer.status == 303, "{}", answer.body);
        let cookie = answer.head.split("kecan=").nth(1).context("no session")?;
        raw.cookie = format!("kecan={}", cookie.split(';').next().unwrap_or_default());
        let page = raw.get("/account")?.body;
        let csrf = page.split("name=\"csrf\" value=\"").nth(1).context("no token")?;
        raw.csrf = csrf.split('"').next().unwrap_or_default().to_owned();
        Ok(raw)
    }

    fn send(&self, text: &[u8]) -> Result<Answer> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        stream.write_all(text)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        Ok(Answer { status, head: head.to_lowercase(), body: body.to_owned() })
    }

    fn request(&self, method: &str, path: &str, kind: &str, body: &[u8]) -> Result<Answer> {
        let (host, cookie, length) = (&self.address, &self.cookie, body.len());
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nCookie: {cookie}\r\n\
             Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
        );
        self.send(&[head.as_bytes(), body].concat())
    }

    fn get(&self, path: &str) -> Result<Answer> {
        self.request("GET", path, "text/plain", b"")
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        let mut all = fields.to_vec();
        all.push(("csrf", &self.csrf));
        let pairs = all.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        self.request("POST", path, "application/x-www-form-urlencoded", body.as_bytes())
    }

    /// Sends a file as the page of imports does.
    fn upload(&self, path: &str, name: &str, bytes: &[u8]) -> Result<Answer> {
        let body = [
            format!(
                "--x\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{}\r\n",
                self.csrf
            )
            .as_bytes(),
            format!(
                "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
            )
            .as_bytes(),
            bytes,
            b"\r\n--x--\r\n",
        ]
        .concat();
        self.request("POST", path, "multipart/form-data; boundary=x", &body)
    }
}

fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// A site whose accounts have passwords.
fn site(accounts: &[&str]) -> Result<Site> {
    let site = Site::new()?;
    site.done(&["init", "--name", "Huyện ủy Thượng Bình"])?;
    for account in accounts {
        site.password(account)?;
    }
    Ok(site)
}

#[test]
fn no_path_leads_out_of_the_folder_of_papers() -> Result<()> {
    let site = site(&["can-bo"])?;
    let server = site.serve()?;
    let officer = Raw::signed_in(&server, "can-bo")?;
    for path in [
        "/papers/../kecan.sqlite",
        "/papers/..%2fkecan.sqlite",
        "/papers/%2e%2e/kecan.sqlite",
        "/papers/%2e%2e%2fkecan.sqlite",
        "/papers/..%5ckecan.sqlite",
        "/papers//etc/passwd",
        "/papers/%2fetc%2fpasswd",
        "/papers/x%00.pdf",
        "/assets/../kecan.sqlite",
        "/assets/%2e%2e/%2e%2e/etc/passwd",
        "/assets//etc/passwd",
        "/kecan.sqlite",
        "//etc/passwd",
    ] {
        let answer = officer.get(path)?;
        ensure!((400..500).contains(&answer.status), "{path}: {}", answer.status);
        ensure!(!answer.body.contains("SQLite format") && !answer.body.contains("root:"), "{path}");
    }
    Ok(())
}

#[test]
fn nothing_in_a_request_becomes_a_header_of_the_answer() -> Result<()> {
    let site = site(&["can-bo"])?;
    let server = site.serve()?;
    let officer = Raw::signed_in(&server, "can-bo")?;
    let evil = "/%0d%0aset-cookie:%20evil=1";
    let plain = "/\r\nset-cookie: evil=1";
    let answers = [
        officer.get(&format!("/sign-in?back={evil}"))?,
        officer.get(&format!("/account?done={evil}"))?,
        officer.get(&format!("/people?q={evil}"))?,
        officer.post("/language", &[("lang", "en"), ("back", plain)])?,
        officer.post("/language", &[("lang", plain), ("back", "/")])?,
        Raw::at(&server).post(
            "/sign-in",
            &[("name", "can-bo"), ("password", Site::PASSWORD), ("back", plain)],
        )?,
        Raw::at(&server).get(&format!("/reviews{evil}"))?,
        officer.post("/language", &[("lang", "en"), ("back", "//evil.vn/")])?,
        officer.post("/language", &[("lang", "en"), ("back", "https://evil.vn/")])?,
    ];
    for answer in answers {
        let mut lines = answer.head.lines();
        let evil = |line: &str| line.starts_with("set-cookie: evil") || line.contains("evil.vn");
        ensure!(!lines.any(evil), "{}", answer.head);
    }
    Ok(())
}

/// How long a connection stands that sends no more than this.
fn stands(address: &str, sent: &[u8]) -> Result<Duration> {
    let began = Instant::now();
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(90)))?;
    stream.write_all(sent)?;
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest)?;
    Ok(began.elapsed())
}

#[test]
fn a_request_that_does_not_come_is_not_waited_for() -> Result<()> {
    let site = site(&[])?;
    let server = site.serve()?;
    let address = Raw::at(&server).address;
    let half_head = b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ".to_vec();
    let half_body = b"POST /sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
        Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nname=a"
        .to_vec();
    let slow: Vec<_> = [Vec::new(), half_head, half_body]
        .into_iter()
        .map(|sent| {
            let address = address.clone();
            thread::spawn(move || stands(&address, &sent))
        })
        .collect();
    // Others are answered meanwhile.
    ensure!(Raw::at(&server).get("/health")?.status == 200);
    for one in slow {
        let stood = one.join().ok().context("the thread failed")??;
        ensure!(stood < Duration::from_secs(60), "{stood:?}");
    }
    Ok(())
}

#[test]
fn guessing_passwords_ends_soon_for_an_account_and_for_an_address() -> Result<()> {
    let site = site(&["can-bo", "kiem-tra"])?;
    let server = site.serve()?;
    let thief = Raw::at(&server);
    let mut said = Vec::new();
    for guess in 0..6 {
        let password = format!("đoán {guess}");
        let fields = [("name", "can-bo"), ("password", password.as_str())];
        said.push(thief.post("/sign-in", &fields)?.status);
    }
    ensure!(said[..5] == [403, 403, 403, 403, 429] && said[5] == 429, "{said:?}");
    let right = [("name", "can-bo"), ("password", Site::PASSWORD)];
    ensure!(thief.post("/sign-in", &right)?.status == 429, "locked for the right one too");
    let spray: Vec<u16> = (0..40)
        .map(|at| {
            let name = format!("ten-{at}");
            Ok(thief.post("/sign-in", &[("name", &name), ("password", "x")])?.status)
        })
        .collect::<Result<_>>()?;
    ensure!(spray[0] == 403 && spray[39] == 429, "{spray:?}");
    let began = Instant::now();
    for _ in 0..200 {
        thief.post("/sign-in", &[("name", "kiem-tra"), ("password", "x")])?;
    }
    ensure!(began.elapsed() < Duration::from_secs(20), "a refused try costs no hashing");
    Ok(())
}

#[test]
fn markup_that_somebody_types_is_text_on_every_page() -> Result<()> {
    let site = site(&["can-bo", "quan-tri", "kiem-tra"])?;
    let mut import = vec!["import".to_owned()];
    import.extend(demo::rosters(&site)?.iter().map(|file| file.display().to_string()));
    import.push("--as-of=2017-01-10".to_owned());
    site.done(&import)?;
    let server = site.serve()?;
    let officer = Raw::signed_in(&server, "can-bo")?;
    let list = format!(
        "TT;Họ và tên;Nam;Nữ;Chức vụ hiện tại;Đơn vị công tác;{MARKUP}\r\n\
         1;Lò {MARKUP} An;05/02/1980;;{MARKUP};SL.TB.BDV;{MARKUP}\r\n\
         2;Vi Văn Ón;{MARKUP};;x;SL.TB.BDV;y\r\n\
         3;Hà Thị Ân;;06/07/1982;x;{MARKUP};y\r\n"
    );
    let sent = officer.upload("/imports", &format!("{MARKUP}.csv"), list.as_bytes())?;
    ensure!(sent.status == 303 || sent.status == 200 || sent.status == 409, "{}", sent.body);
    let took =
        officer.post("/imports/take", &[("as-of", "10/01/2017"), ("as_of", "10/01/2017")])?;
    ensure!(took.status != 500, "{}", took.body);
    let admin = Raw::signed_in(&server, "quan-tri")?;
    let fields =
        [("name", "ha-an"), ("display-name", MARKUP), ("role", "auditor"), ("clearance", "none")];
    ensure!(admin.post("/accounts", &fields)?.status == 200);
    let bad =
        [("name", MARKUP), ("display-name", MARKUP), ("role", "auditor"), ("clearance", "none")];
    let mut pages = vec![("refused account", admin.post("/accounts", &bad)?)];
    for path in ["/accounts", "/journal"] {
        pages.push((path, admin.get(path)?));
    }
    let query = encoded(MARKUP);
    let asked = [
        "/".to_owned(),
        format!("/people?q={query}"),
        format!("/people?q={}", encoded("alert")),
        format!("/plans/{query}"),
        format!("/people/{query}"),
        format!("/sign-in?back={query}&done={query}"),
        format!("/welcome/{query}"),
        format!("/vote/receipts?receipt={query}"),
        format!("/v/{query}"),
        format!("/law?on={query}"),
        format!("/account?done={query}"),
        "/imports".to_owned(),
        "/imports/check".to_owned(),
        "/imports/columns/0".to_owned(),
        "/imports/values".to_owned(),
        "/differences".to_owned(),
        "/who".to_owned(),
    ];
    for path in &asked {
        pages.push((path, officer.get(path)?));
    }
    let found = officer.get(&format!("/people?q={}", encoded("alert")))?;
    let person = found.body.split("href=\"/people/").nth(1).and_then(|rest| rest.split('"').next());
    let of_person = person.map(|id| format!("/people/{id}"));
    if let Some(path) = &of_person {
        pages.push((path, officer.get(path)?));
    }
    let mut shown = 0;
    for (path, page) in &pages {
        ensure!(!page.body.contains("<script>alert"), "{path}: {}", page.body);
        shown += usize::from(page.body.contains("&lt;script&gt;alert"));
        ensure!(page.status != 500, "{path}");
        ensure!(page.head.contains("content-security-policy: default-src 'none'"), "{path}");
    }
    ensure!(shown >= 4, "the markup is met as text on {shown} pages only");
    Ok(())
}

#[test]
fn a_fault_shows_nothing_of_the_inside() -> Result<()> {
    let site = site(&["can-bo"])?;
    let server = site.serve()?;
    let officer = Raw::signed_in(&server, "can-bo")?;
    for path in ["/plans/%FF", "/reviews/zzz", "/imports/faulty/x", "/people/1?as-of=x", "/none"] {
        let page = officer.get(path)?;
        for inside in ["panicked", "sqlite", "SELECT ", ".rs:", "/tmp/", "kecan-journey", "axum"] {
            ensure!(!page.body.contains(inside), "{path} tells of {inside}: {}", page.body);
        }
        ensure!(!page.head.contains("server:"), "{}", page.head);
    }
    Ok(())
}
