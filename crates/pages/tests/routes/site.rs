//! A site behind the pages, and somebody who walks through them.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use base::{Day, FixedClock, Instant, ReviewId, SeededChance};
use demo::{Scenario, World};
use desk::{Desk, Differences, NewAccount, PlanOfUnit, Right, Role};
use lex::{LawBook, PackFile};
use pages::{Operating, Pages, router};
use roster::PlanKind;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use store::Store;
use tokio_stream::StreamExt;
use tower::ServiceExt;

pub const PASSWORD: &str = "mật khẩu để thử";

pub const ACCOUNTS: [(&str, Role); 7] = [
    ("can-bo", Role::Officer),
    ("thuong-vu", Role::StandingBody),
    ("kiem-phieu-1", Role::CountingTeam),
    ("kiem-phieu-2", Role::CountingTeam),
    ("cap-tren", Role::UpperOffice),
    ("quan-tri", Role::Administrator),
    ("kiem-tra", Role::Auditor),
];

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A founded site in a folder that goes with it.
pub struct Site {
    pub desk: Desk,
    pub folder: tempfile::TempDir,
    pub operating: Operating,
    demo_accounts: Vec<NewAccount>,
}

impl Site {
    /// A site with accounts and nothing else.
    pub async fn bare() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("papers")).unwrap();
        let path = folder.path().join("kecan.sqlite");
        let store = Store::open(&format!("sqlite:{}", path.display())).await.unwrap();
        let clock = Arc::new(FixedClock(Instant::at(day("2017-03-07"), 9, 0)));
        let desk = Desk::new(store, shipped_law(), clock, Box::new(SeededChance::new(7)));
        let accounts = ACCOUNTS.map(|(name, role)| NewAccount {
            name: name.into(),
            display_name: format!("Người dùng {name}"),
            role,
            unit: None,
            password: PASSWORD.into(),
        });
        desk.found_site("Huyện Thượng Bình", &accounts).await.unwrap();
        let operating = Operating::default();
        Self { desk, folder, operating, demo_accounts: Vec::new() }
    }

    /// A site that shows its accounts on the sign-in page.
    pub async fn for_show() -> Self {
        let mut site = Self::bare().await;
        site.demo_accounts = vec![NewAccount {
            name: "can-bo".into(),
            display_name: String::new(),
            role: Role::Officer,
            unit: None,
            password: PASSWORD.into(),
        }];
        site
    }

    /// A site with the invented district of the demonstration.
    pub async fn with_district() -> Self {
        let site = Self::bare().await;
        let permit = site.permit("can-bo").await;
        let world = World::new(Scenario::District2017, 7);
        site.desk
            .import(&permit, &world.workbooks(), day("2017-01-10"), Differences::Ask, false)
            .await
            .unwrap();
        site
    }

    pub async fn permit<R: Right>(&self, name: &str) -> desk::Permit<R> {
        self.desk.actor_named(name).await.unwrap().permit().unwrap()
    }

    /// Opens the review of the titles of the first office that has a plan.
    pub async fn open_review(&self) -> (PlanOfUnit, ReviewId) {
        let plans = self.desk.plans(&self.permit("can-bo").await, day("2017-03-07")).await.unwrap();
        let office = |plan: &PlanOfUnit| plan.level == "agency" && plan.kind == PlanKind::Titles;
        let plan = plans.into_iter().find(office).unwrap();
        let permit = self.permit("can-bo").await;
        let opened = self
            .desk
            .open_review(&permit, &plan.unit, plan.kind, plan.term, day("2017-03-07"), None)
            .await
            .unwrap();
        (plan, opened.review)
    }

    pub fn browser(&self) -> Browser {
        let papers = self.folder.path().join("papers");
        let pages = Pages::new(self.desk.clone(), papers, self.demo_accounts.clone());
        let pages = pages.operated(self.operating.clone());
        Browser { router: router(pages), cookies: BTreeMap::new(), csrf: String::new() }
    }

    /// A browser in which somebody is signed in.
    pub async fn signed_in(&self, name: &str) -> Browser {
        let mut browser = self.browser();
        browser.get("/sign-in").await;
        let answer = browser.sign_in(name, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
        browser
    }
}

/// Somebody with cookies and the token of the last page.
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    pub csrf: String,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        self.header(header::LOCATION)
    }
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, Body::empty(), &[]).await
    }

    pub async fn get_with(&mut self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(Method::GET, path, Body::empty(), headers).await
    }

    /// Sends a form with the token of the last page.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf.clone();
        let mut fields = fields.to_vec();
        fields.push(("csrf", &csrf));
        self.post_bare(path, &fields, &[]).await
    }

    /// Sends a form as it is.
    pub async fn post_bare(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Answer {
        let pairs = fields.iter().map(|(name, value)| format!("{}={}", form(name), form(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let mut all = vec![("content-type", "application/x-www-form-urlencoded")];
        all.extend(headers);
        self.send(Method::POST, path, Body::from(body), &all).await
    }

    /// Sends a body of parts, with `--x` between them, as it comes.
    pub async fn post_parts(&mut self, path: &str, body: Body) -> Answer {
        let parts = [("content-type", "multipart/form-data; boundary=x")];
        self.send(Method::POST, path, body, &parts).await
    }

    pub async fn sign_in(&mut self, name: &str, password: &str) -> Answer {
        self.post("/sign-in", &[("name", name), ("password", password), ("back", "/")]).await
    }

    async fn send(
        &mut self,
        method: Method,
        path: &str,
        body: Body,
        headers: &[(&str, &str)],
    ) -> Answer {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder().method(method).uri(path);
        request = request.header(header::COOKIE, cookies.join("; "));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let text = cookie.to_str().unwrap();
            let (name, value) = text.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.into(), value.into());
        }
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        if let Some(csrf) = hidden(&body, "csrf") {
            self.csrf = csrf;
        }
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

/// The value of a hidden field.
pub fn hidden(html: &str, name: &str) -> Option<String> {
    let (_, rest) = html.split_once(&format!("name=\"{name}\" value=\""))?;
    rest.split('"').next().map(str::to_owned)
}

/// The values of all fields of a name.
pub fn values(html: &str, name: &str) -> Vec<String> {
    let field = format!("name=\"{name}\" value=\"");
    let fields = html.split(&field).skip(1);
    fields.filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect()
}

fn form(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => (byte as char).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

fn shipped_law() -> LawBook {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let packs: Vec<PackFile> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path))
        .filter(|(name, _)| name != "README.md")
        .map(|(name, path)| PackFile { name, text: std::fs::read_to_string(path).unwrap() })
        .collect();
    LawBook::load(&packs).unwrap()
}

/// A stream of events that stays open.
pub struct Stream {
    body: axum::body::BodyDataStream,
    heard: String,
}

impl Stream {
    /// The next stage that the server sends.
    pub async fn next_stage(&mut self) -> String {
        let patience = std::time::Duration::from_secs(20);
        loop {
            if let Some((event, rest)) = self.heard.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.heard = rest;
                if let Some(stage) = event.strip_prefix("event: stage\n") {
                    return stage.replace("data: ", "");
                }
                continue;
            }
            let bytes = tokio::time::timeout(patience, self.body.next()).await;
            let bytes = bytes.expect("the stream is silent").expect("the stream ended").unwrap();
            self.heard.push_str(std::str::from_utf8(&bytes).unwrap());
        }
    }
}

impl Browser {
    /// Listens to a stream of events.
    pub async fn stream(&mut self, path: &str) -> Stream {
        let request = Request::builder().uri(path).body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let kind = response.headers().get(header::CONTENT_TYPE).unwrap().to_str().unwrap();
        assert_eq!(kind, "text/event-stream");
        Stream { body: response.into_body().into_data_stream(), heard: String::new() }
    }
}

impl Browser {
    /// What comes back, as bytes.
    pub async fn get_bytes(&mut self, path: &str) -> Vec<u8> {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder().uri(path).header(header::COOKIE, cookies.join("; "));
        let request = request.body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()
    }

    /// The status of a stream that this browser, with its cookies, asks for.
    pub async fn stream_status(&mut self, path: &str) -> StatusCode {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder().uri(path).header(header::COOKIE, cookies.join("; "));
        self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap().status()
    }

    /// The status of an answer whose body may never end.
    pub async fn get_status(&mut self, path: &str) -> StatusCode {
        let request = Request::builder().uri(path).body(Body::empty()).unwrap();
        self.router.clone().oneshot(request).await.unwrap().status()
    }
}
