//! `cargo xtask screenshots`: each page as a picture for the documents. No test
//! of the product; it runs when it is asked for, with the folder to write to.

use anyhow::{Context, Result};
use journeys::{Browser, Screen, Server, demo};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The table of routes, read as text: this room imports no other.
const TABLE: &str = include_str!("../../pages/src/routes/table.rs");

/// Who opens a page, by the right that its route asks for.
const ACCOUNTS: [(&str, &[&str]); 5] = [
    (
        "can-bo",
        &[
            "ReadPeople",
            "ReadResults",
            "RunReview",
            "ImportRecords",
            "IssuePapers",
            "KeepOwnAccount",
        ],
    ),
    ("ban-thuong-vu", &["Decide"]),
    ("kiem-phieu-1", &["CountBallots"]),
    ("quan-tri", &["ManageAccounts", "RunSite"]),
    ("kiem-tra", &["ReadJournal", "ReviewAccess", "CheckCount"]),
];

/// Pages that people open on phones or most often, shown on a phone too.
const ON_PHONES: [&str; 10] = [
    "/",
    "/plans",
    "/plans/{unit}",
    "/people",
    "/people/{id}",
    "/reviews/{id}",
    "/reviews/{id}/steps/{step}",
    "/posts/{unit}",
    "/law",
    "/help",
];

/// The picture that the README shows, which was not made here.
const OF_THE_README: &str = "plan.png";

/// How many pages are looked through for addresses, an account.
const LOOKED_THROUGH: usize = 16;

#[test]
#[ignore = "writes the pictures of the documents: cargo xtask screenshots"]
fn every_page_is_pictured() -> Result<()> {
    let folder = PathBuf::from(std::env::var("KECAN_SCREENSHOTS").context("KECAN_SCREENSHOTS")?);
    fs::create_dir_all(&folder)?;
    let (site, stdout) = demo::site()?;
    let server = site.serve()?;
    let mut shown: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut missing = Vec::new();
    for (account, rights) in ACCOUNTS {
        let browser = Browser::start(Screen::Desktop)?;
        browser.sign_in(&server, account, &demo::password(&stdout, account)?)?;
        browser.text("form[action='/sign-out'] button")?;
        let found = addresses(&browser, &server)?;
        let routes = routes_of(rights, account == "can-bo");
        for route in &routes {
            let file = format!("{}.png", name_of(route));
            match address(route, &found) {
                Some(path) if picture(&browser, &server, &path, &folder.join(&file))? => {
                    shown.entry((*route).to_owned()).or_default().push(file);
                }
                _ => missing.push((*route).to_owned()),
            }
        }
        if account == "can-bo" {
            let phone = Browser::start(Screen::Phone)?;
            phone.sign_in(&server, account, &demo::password(&stdout, account)?)?;
            phone.text("form[action='/sign-out'] button")?;
            for route in ON_PHONES {
                let file = format!("{}-phone.png", name_of(route));
                let Some(path) = address(route, &found) else { continue };
                if picture(&phone, &server, &path, &folder.join(&file))? {
                    shown.entry(route.to_owned()).or_default().push(file);
                }
            }
        }
    }
    let open = Browser::start(Screen::Desktop)?;
    for path in ["/sign-in", "/vote", "/vote/receipts"] {
        let file = format!("{}.png", name_of(path));
        if picture(&open, &server, path, &folder.join(&file))? {
            shown.entry(path.to_owned()).or_default().push(file);
        }
    }
    clear(&folder, &shown)?;
    fs::write(folder.join("README.md"), index(&shown, &missing))?;
    assert!(shown.len() >= 30, "only {} pages are pictured", shown.len());
    Ok(())
}

/// The GET routes that ask for one of these rights; with those of any session.
fn routes_of(rights: &[&str], of_session: bool) -> Vec<&'static str> {
    let asks = |need: &str| {
        rights.iter().any(|right| need.contains(&format!("<{right}>")))
            || (of_session && need.contains("Session"))
    };
    let lines = TABLE.lines().filter_map(|line| line.trim().strip_prefix("GET \""));
    let routes = lines.filter_map(|line| line.split_once('"')).filter(|(_, need)| asks(need));
    routes.map(|(path, _)| path).filter(|path| is_page(path)).collect()
}

/// Files, streams and pages that need a form before them are no pictures; nor is
/// the secret of a second factor.
fn is_page(path: &str) -> bool {
    let files = [
        "second-factor",
        ".csv",
        ".xlsx",
        ".svg",
        "{*file}",
        "{file}",
        "{name}",
        "{what}",
        "/preview",
    ];
    !files.iter().any(|part| path.contains(part)) && !path.ends_with("/by-hand")
}

fn name_of(route: &str) -> String {
    let plain = |sign: char| if sign.is_ascii_alphanumeric() { sign } else { '-' };
    let name: String = route.chars().map(plain).collect();
    let parts: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "home".to_owned() } else { parts.join("-") }
}

/// The addresses on the pages that can be reached, in the order met.
fn addresses(browser: &Browser, server: &Server) -> Result<Vec<String>> {
    let (mut found, mut seen) = (vec!["/".to_owned()], BTreeSet::from(["/".to_owned()]));
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut at = 0;
    while at < found.len() && at < LOOKED_THROUGH {
        let path = found[at].clone();
        at += 1;
        browser.open(&server.at(&path))?;
        let links = browser.script(
            "return [...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href').split('#')[0])",
        )?;
        for link in links.as_array().into_iter().flatten().filter_map(|link| link.as_str()) {
            let plain = link.split('?').next().unwrap_or_default();
            // A few of a kind are enough: a thousand people look alike.
            let kind: String = plain.split('/').take(2).collect::<Vec<_>>().join("/");
            let depth = plain.matches('/').count();
            let of_kind = kinds.entry(format!("{kind}{depth}")).or_default();
            if is_page(plain)
                && !plain.starts_with("/papers/")
                && !plain.ends_with(".pdf")
                && *of_kind < 6
                && seen.insert(link.into())
            {
                *of_kind += 1;
                found.push(link.to_owned());
            }
        }
    }
    Ok(found)
}

/// An address of a route: one that was met, else its holes filled from others.
fn address(route: &str, found: &[String]) -> Option<String> {
    if !route.contains('{') {
        return Some(route.to_owned());
    }
    let fits = |path: &&String| {
        let plain = path.split('?').next().unwrap_or_default();
        let (holes, parts) = (route.split('/'), plain.split('/'));
        // A word of another route, as in /accounts/review, fills no hole.
        let is_filled = |(hole, part): (&str, &str)| {
            hole == part || (hole.starts_with('{') && part != "review")
        };
        holes.clone().count() == parts.clone().count() && holes.zip(parts).all(is_filled)
    };
    let met = found.iter().find(fits);
    met.cloned().or_else(|| {
        let step = found.iter().find(|path| path.contains("/steps/"))?;
        let parts: Vec<&str> = step.split(['/', '?']).collect();
        let (review, number) = (parts.get(2)?, parts.get(4)?);
        let filled = route
            .starts_with("/reviews/")
            .then(|| route.replace("{id}", review).replace("{step}", number))?;
        (!filled.contains('{')).then_some(filled)
    })
}

/// Keeps the page as a picture of few colours; `false` when it is not shown, or
/// another is shown in its place.
fn picture(browser: &Browser, server: &Server, path: &str, file: &Path) -> Result<bool> {
    browser.open(&server.at(path))?;
    let status =
        browser.script("return performance.getEntriesByType('navigation')[0].responseStatus")?;
    let plain = path.split('?').next().unwrap_or_default();
    let address = browser.address()?;
    let is_there = address.split('?').next() == Some(&*server.at(plain));
    if status.as_u64() != Some(200) || !is_there {
        return Ok(false);
    }
    let name = file.file_stem().and_then(|name| name.to_str()).context("a name")?;
    let full = browser.screenshot(name)?;
    fs::write(file, journeys::few_colours(&fs::read(full)?)?)?;
    Ok(true)
}

/// Removes pictures of pages that are no more.
fn clear(folder: &Path, shown: &BTreeMap<String, Vec<String>>) -> Result<()> {
    let named: BTreeSet<&String> = shown.values().flatten().collect();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let is_ours = |name: &String| name.ends_with(".png") && name != OF_THE_README;
        let is_old = name.is_some_and(|name| is_ours(&name) && !named.contains(&name));
        if is_old {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

fn index(shown: &BTreeMap<String, Vec<String>>, missing: &[String]) -> String {
    let mut text = "# Pages\n\nMade by `cargo xtask screenshots` from the demonstration (seed 1); all people and places are invented.\n".to_owned();
    for (route, files) in shown {
        let _ = write!(text, "\n## `{route}`\n\n");
        for file in files {
            let width = if file.ends_with("-phone.png") { 260 } else { 720 };
            let _ = writeln!(text, "<img src=\"{file}\" width=\"{width}\" alt=\"{route}\">");
        }
    }
    if !missing.is_empty() {
        text.push_str("\n## Without a picture\n\nNothing in the finished demonstration leads to these pages:\n\n");
        for route in missing {
            let _ = writeln!(text, "- `{route}`");
        }
    }
    text
}
