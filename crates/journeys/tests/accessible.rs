//! Every page that somebody may read is open to everybody: axe-core finds no
//! barrier in either language and either set of colours, the page fits a phone, a
//! small window and text twice as large, its lines are not too long on the largest
//! screen, and in Vietnamese it says everything in Vietnamese.

use anyhow::{Context, Result, ensure};
use journeys::office::{Office, list};
use journeys::{Browser, Screen, Server, routes, skipped};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

const ROLES: [&str; 6] =
    ["can-bo", "ban-thuong-vu", "kiem-phieu-1", "cap-tren", "quan-tri", "kiem-tra"];

/// Routes that are not looked at, and why.
const LEFT_OUT: [(&str, &str); 11] = [
    ("/assets/{*file}", "files of the program"),
    ("/health", "for machines"),
    ("/metrics", "for machines"),
    ("/projector/{id}/{step}/events", "a stream for the hall's screen"),
    ("/imports/progress", "stands only as long as a file is read"),
    ("/sign-in/code", "only after a password, with a second factor"),
    ("/vote/ballot", "a form's answer; asked for plainly it leads to /vote"),
    ("/vote/review", "as /vote/ballot"),
    ("/vote/send", "as /vote/ballot"),
    ("/reviews/{id}/steps/{step}/scans/decisions", "shown once a result is released"),
    ("/reviews/{id}/steps/{step}/scans/images/{name}", "a picture, once decided about"),
];

/// Accounts, files and a card of the story, and the name that a page gives as an
/// example.
const NAMES: [&str; 13] = [
    "can-bo",
    "ban-thuong-vu",
    "kiem-phieu-1",
    "kiem-phieu-2",
    "kiem-phieu-3",
    "cap-tren",
    "quan-tri",
    "kiem-tra",
    "ha-an",
    "ha-thi-an",
    "phieu-0-0.png",
    "phieu-1-0.png",
    "000180000001",
];

/// So many pages of one route are looked at for each role.
const EACH: usize = 1;

/// What a page is made of: each kind of element once.
const PARTS: &str = "return [...new Set([...document.querySelectorAll('main, main *')]\
    .map(one => one.localName + '.' + [...one.classList].join('.')))]";

/// A voter agrees to everybody, where the page asks.
const AGREE: &str = "for (const box of document.querySelectorAll(\"main input[value='+']\")) \
    box.checked = true";

/// Signs of a line that are still read with ease on the largest screen.
const LONGEST: u32 = 105;

struct Tour<'a> {
    office: &'a Office,
    server: &'a Server,
    browser: Browser,
    faults: Vec<String>,
    seen: BTreeSet<&'static str>,
    parts: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Tour<'_> {
    fn sign_in(&self, account: &str) -> Result<()> {
        self.browser.forget()?;
        self.browser.language(&self.server.at(""), "vi")?;
        self.browser.sign_in(self.server, account, &self.office.password(account)?)
    }

    /// Where whoever is signed in can go: links from the front page on, and what is
    /// reached by forms.
    fn places(&mut self) -> Result<Vec<(&'static str, String)>> {
        let mut ahead: VecDeque<String> = addresses(self.office).into();
        ahead.push_front("/".to_owned());
        let (mut asked, mut pages) = (BTreeSet::new(), Vec::new());
        let mut of_route = BTreeMap::<&str, usize>::new();
        while let Some(address) = ahead.pop_front() {
            let address = address.split('#').next().unwrap_or_default().to_owned();
            if !address.starts_with('/') || !asked.insert(address.clone()) {
                continue;
            }
            let route = routes::of(&address).with_context(|| format!("{address} leads nowhere"))?;
            let is_out = LEFT_OUT.iter().any(|(out, _)| *out == route);
            if is_out || of_route.get(route).is_some_and(|found| *found >= limit(route)) {
                continue;
            }
            let answer = self.browser.beside(&address)?;
            if answer.status != 200 || answer.at.starts_with("/sign-in") {
                continue;
            }
            self.seen.insert(route);
            let route = routes::of(&answer.at).unwrap_or(route);
            self.seen.insert(route);
            *of_route.entry(route).or_default() += 1;
            ahead.extend(answer.links);
            if answer.is_page && asked.insert(format!("looked at: {}", answer.at)) {
                pages.push((route, answer.at));
            }
        }
        Ok(pages)
    }

    /// Looks at an address in both languages, once for each thing it is made of.
    fn look_at(&mut self, who: &str, route: &'static str, address: &str) -> Result<()> {
        let home = self.server.at("");
        self.browser.language(&home, "vi")?;
        self.browser.open(&self.server.at(address))?;
        if !self.has_new_parts(route)? {
            return Ok(());
        }
        self.look(who, address, "vi")?;
        self.browser.language(&home, "en")?;
        self.browser.open(&self.server.at(address))?;
        self.look(who, address, "en")?;
        self.browser.language(&home, "vi")
    }

    fn has_new_parts(&mut self, route: &'static str) -> Result<bool> {
        let parts = self.browser.script(PARTS)?;
        let parts = parts.as_array().cloned().unwrap_or_default();
        let known = self.parts.entry(route).or_default();
        let before = known.len();
        known.extend(parts.iter().filter_map(|one| one.as_str()).map(str::to_owned));
        Ok(known.len() > before)
    }

    /// Looks at the page that is open.
    fn look(&mut self, who: &str, address: &str, lang: &str) -> Result<()> {
        let browser = &self.browser;
        let mut found = Vec::new();
        let mut note = |how: &str, faults: Vec<String>| {
            found.extend(faults.iter().map(|one| format!("{who} {address} {lang}, {how}: {one}")));
        };
        if lang == "vi" {
            note("words", browser.foreign_words(&NAMES)?);
        }
        browser.mark_alike()?;
        for (how, width, height, text, longest) in [
            ("on a phone", 390, 844, 100, None),
            ("at 200 %", 683, 384, 100, None),
            ("with large text", 1366, 768, 200, None),
            ("on a large screen", 3840, 2160, 100, Some(LONGEST)),
        ] {
            browser.resize(width, height)?;
            browser.text_size(text)?;
            note(how, browser.misfits(longest)?);
        }
        browser.text_size(100)?;
        browser.resize(1366, 768)?;
        note("light", browser.barriers(false)?);
        browser.colours("dark", "")?;
        note("dark", browser.barriers(true)?);
        browser.colours("light", "")?;
        self.faults.append(&mut found);
        Ok(())
    }

    /// What is read without signing in, and the pages of a voter, which are answers
    /// to forms.
    fn strangers(&mut self) -> Result<()> {
        let at = ["/sign-in", &self.office.welcome, "/vote", "/vote/receipts"];
        for address in at {
            self.stranger(address)?;
        }
        self.stranger(&format!("/v/{}", self.office.codes[0]))?;
        // Looking takes rows out of a page: each stage is come to anew.
        let stages = ["a voter's ballot", "a voter's look", "a voter's receipt"];
        for (at, stage) in stages.iter().enumerate() {
            self.browser.open(&self.server.at("/vote"))?;
            self.browser.fill("main input[name=code]", &self.office.codes[1])?;
            for _ in 0..=at {
                self.browser.script(AGREE)?;
                self.browser.click("main form button.first")?;
                self.browser.text("main h1")?;
            }
            self.look("nobody", stage, "vi")?;
        }
        Ok(())
    }

    fn stranger(&mut self, address: &str) -> Result<()> {
        let route = routes::of(address).with_context(|| format!("{address} leads nowhere"))?;
        self.seen.insert(route);
        self.look_at("nobody", route, address)
    }

    /// A file waits to be taken, with a row that is wrong and a column that nobody
    /// knows.
    fn bring_a_list(&self) -> Result<()> {
        let rows = ";Cầm Văn Tâm;31/02/1985;Nam;;Chuyên viên;SL.TB.BDV;Sơ cấp\r\n\
            ;Lò Thị Mận;02/03/1985;Nữ;;Chuyên viên;SL.TB.BDV;Không rõ lắm";
        let text = list(rows).replace("Quê quán", "Ngày cấp thẻ đỏ");
        let file = self.office.site().file("danh sách.csv", text.as_bytes())?;
        self.browser.open(&self.server.at("/imports"))?;
        self.browser.choose("main input[type=file]", &[file])?;
        self.browser.click("main form[enctype] button[type=submit]")?;
        self.browser.told("Kết quả đọc thử").map(drop)
    }

    /// The hall's screen of the conference that is called.
    fn hall(&mut self) -> Result<()> {
        let at = format!("/reviews/{}/steps/1/conference", self.office.called);
        self.browser.open(&self.server.at(&at))?;
        self.browser.click("form[action$='/conference/screen'] button")?;
        let path = self.browser.text("code.path")?;
        self.browser.forget()?;
        self.stranger(&path)
    }
}

/// What forms lead to, and each state of a review.
fn addresses(office: &Office) -> Vec<String> {
    let mut all: Vec<String> =
        ["/people?q=nguyen", "/search?q=van", "/plans/SL.TB", "/posts?layout=list"]
            .map(str::to_owned)
            .into();
    for review in office.reviews() {
        all.push(format!("/reviews/{review}"));
        all.push(format!("/reviews/{review}/steps/1"));
    }
    let (counted, listed, decided) = (&office.hall.review, &office.listed, &office.decided);
    all.push(format!("/reviews/{listed}/list/compare"));
    all.push(format!("/reviews/{decided}/reprint"));
    all.push(format!("/reviews/{decided}/decide"));
    for page in ["ballot/preview", "ballot/by-hand", "scans/decide"] {
        all.push(format!("/reviews/{counted}/steps/1/{page}"));
    }
    all
}

/// The states of a review and a step are many.
fn limit(route: &str) -> usize {
    match route {
        "/reviews/{id}" | "/reviews/{id}/steps/{step}" => 8,
        _ => EACH,
    }
}

#[test]
fn every_page_is_open_to_everybody() -> Result<()> {
    if skipped("every page is open to everybody") {
        return Ok(());
    }
    let office = Office::new()?;
    let server = office.site().serve()?;
    let browser = Browser::start(Screen::Changing)?;
    browser.resize(1366, 768)?;
    browser.open(&server.at("/sign-in"))?;
    browser.text_size(200)?;
    let size = browser.script("return getComputedStyle(document.documentElement).fontSize")?;
    ensure!(size == "30px", "text does not follow the reader's size: {size}");
    browser.text_size(100)?;
    let mut tour = Tour {
        office: &office,
        server: &server,
        browser,
        faults: Vec::new(),
        seen: BTreeSet::new(),
        parts: BTreeMap::new(),
    };
    tour.strangers()?;
    for account in ROLES {
        tour.sign_in(account)?;
        if account == "can-bo" {
            tour.bring_a_list()?;
        }
        for (route, address) in tour.places()? {
            tour.look_at(account, route, &address)?;
        }
    }
    tour.sign_in("can-bo")?;
    tour.hall()?;
    let out: BTreeSet<&str> = LEFT_OUT.iter().map(|(route, _)| *route).collect();
    let (seen, all) = (&tour.seen, routes::read());
    let unseen: Vec<_> =
        all.iter().filter(|route| !seen.contains(**route) && !out.contains(**route)).collect();
    let needless: Vec<_> = out.iter().filter(|route| seen.contains(**route)).collect();
    ensure!(
        unseen.is_empty() && needless.is_empty() && tour.faults.is_empty(),
        "{}\nnobody came to {unseen:?}; needlessly left out {needless:?}",
        tour.faults.join("\n")
    );
    Ok(())
}
