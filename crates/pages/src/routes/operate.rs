//! For whoever runs the machine: signs of life, numbers, and a page.

use super::failure::{Answer, Failure};
use super::frame::Frame;
use super::reader::Reader;
use super::vote::Peer;
use super::{Pages, cookies};
use crate::operating::Exposure;
use crate::views::{Notice, Operate, OperateLine, Place, Tone};
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base::Instant;
use desk::{RunSite, SiteNumbers};
use words::{Arg, Words};

const DAY: i64 = 86_400;

/// Counts each request and writes its line.
pub async fn observe(State(pages): State<Pages>, request: Request, next: Next) -> Response {
    let began = std::time::Instant::now();
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let response = next.run(request).await;
    let ground = &pages.0;
    let at = ground.desk.now().to_string();
    let path = path.as_deref().unwrap_or("-");
    let status = response.status().as_u16();
    let asked = (method.as_str(), path);
    ground.counted.request(ground.operating.log, &at, asked, status, began.elapsed());
    response
}

/// Answers as long as the program runs and its database answers.
pub async fn health(State(pages): State<Pages>) -> Response {
    match pages.desk().site_numbers().await {
        Ok(_) => "ok".into_response(),
        Err(error) => {
            let code = error.machine_trouble().map_or("failed", |trouble| trouble.code());
            (StatusCode::SERVICE_UNAVAILABLE, format!("database: {code}")).into_response()
        }
    }
}

/// Numbers, for this machine alone or whoever has the token.
pub async fn metrics(State(pages): State<Pages>, request: Request) -> Answer {
    let peer = request.extensions().get::<ConnectInfo<Peer>>();
    let local = peer.is_some_and(|ConnectInfo(peer)| peer.is_loopback());
    let token = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = token.and_then(|value| value.strip_prefix("Bearer "));
    let known = pages.0.operating.metrics_token.as_deref().filter(|known| !known.is_empty());
    let may = match (known, token) {
        (Some(known), Some(token)) => cookies::same_secret(token, known),
        (_, None) => local,
        (None, Some(_)) => false,
    };
    if !may {
        return Err(Failure::NoPage);
    }
    let site = pages.desk().site_numbers().await?;
    let exposed = (pages.0.operating.look)().is_some();
    let text = pages.0.counted.told(&site, pages.desk().now().0, exposed);
    let headers = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    Ok((headers, text).into_response())
}

/// How the machine fares.
pub async fn page(reader: Reader) -> Answer {
    reader.permit::<RunSite>()?;
    let pages = &reader.visitor.pages;
    let (words, now) = (reader.words(), pages.desk().now());
    let site = pages.desk().site_numbers().await?;
    let set = &pages.0.operating;
    let line = |key: &'static str, value: String, fine: bool| OperateLine { key, value, fine };
    let at = |at: Option<Instant>| match at {
        Some(at) => super::map::journal::at(at),
        None => words.text("operate-never"),
    };
    let exposure = (set.look)();
    let view = Operate {
        lines: vec![
            line(
                "operate-backup",
                at(site.backups.made),
                !is_late(site.backups.made, now, set.backup_days),
            ),
            line(
                "operate-drill",
                at(site.backups.drilled),
                !is_late(site.backups.drilled, now, set.drill_days),
            ),
            line("operate-journal", since_backup(&site, words), true),
            line("operate-clock", clock(&site, words), site.clock_behind.is_none()),
            line(
                "operate-votes",
                words.integer(i64::try_from(site.open_votes).unwrap_or(i64::MAX)),
                true,
            ),
            line("operate-alone", alone(exposure, words), exposure.is_none()),
            line("operate-refused", refused(&set.refused_levels, words), true),
            line("operate-ceiling", ceiling(pages, words), true),
        ],
        backup_days: set.backup_days,
        drill_days: set.drill_days,
    };
    reader.page(&view, Frame::at(Place::Operate)).await
}

/// Whether something was last done more than so many days ago, or never.
fn is_late(at: Option<Instant>, now: Instant, days: u32) -> bool {
    at.is_none_or(|at| now.0 - at.0 > i64::from(days) * DAY)
}

fn since_backup(site: &SiteNumbers, words: &Words) -> String {
    let since = site.journal - site.backups.journal.unwrap_or(0);
    let args = [("journal", Arg::Number(site.journal)), ("since", Arg::Number(since))];
    words.with("operate-journal-since", &args)
}

fn clock(site: &SiteNumbers, words: &Words) -> String {
    match site.clock_behind {
        None => words.text("operate-clock-fine"),
        Some(seconds) => words.with("operate-clock-behind", &[("seconds", Arg::Number(seconds))]),
    }
}

fn alone(exposure: Option<Exposure>, words: &Words) -> String {
    match exposure {
        None => words.text("operate-alone-yes"),
        Some(Exposure { default_route: true, .. }) => words.text("operate-alone-route"),
        Some(_) => words.text("operate-alone-address"),
    }
}

fn refused(levels: &[&str], words: &Words) -> String {
    if levels.is_empty() {
        return words.text("operate-refused-none");
    }
    let marks: Vec<String> =
        levels.iter().map(|level| words.text(&format!("law-code-{level}"))).collect();
    marks.join(", ")
}

/// The highest secrecy that the site opens now, and why.
fn ceiling(pages: &Pages, words: &Words) -> String {
    let ceiling = pages.desk().ceiling();
    let level = words.text(&format!("law-code-{}", ceiling.level));
    let key = if ceiling.exposed { "operate-ceiling-exposed" } else { "operate-ceiling-set" };
    words.with(key, &[("level", (&level).into())])
}

/// What every page tells whoever runs the machine.
pub async fn warnings(pages: &Pages, words: &Words) -> Vec<Notice> {
    let set = &pages.0.operating;
    let warning = |text| Notice { tone: Tone::Warning, text };
    let mut notices = Vec::new();
    if let Some(exposure) = (set.look)() {
        notices.push(warning(alone(Some(exposure), words)));
    }
    // A page without its warnings is better than no page.
    let Ok(site) = pages.desk().site_numbers().await else { return notices };
    let now = pages.desk().now();
    let days = |days: u32| [("days", Arg::from(days))];
    if is_late(site.backups.made, now, set.backup_days) {
        notices.push(warning(words.with("operate-backup-late", &days(set.backup_days))));
    } else if is_late(site.backups.drilled, now, set.drill_days) {
        notices.push(warning(words.with("operate-drill-late", &days(set.drill_days))));
    }
    if site.clock_behind.is_some() {
        notices.push(warning(clock(&site, words)));
    }
    notices
}
