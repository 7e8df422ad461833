//! What the stories are told with must itself be right: a browser that saw
//! another screen than a story says, or nothing at all, would prove nothing.

use anyhow::Result;
use journeys::{Browser, Screen, Site, contents, free_port, skipped};
use serde_json::json;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection, Executor};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

const PAGE: &str = "<!doctype html><html lang=vi><head><meta charset=utf-8>\
    <meta name=viewport content='width=device-width, initial-scale=1'><title>Thử</title></head>\
    <body><h1>Quy hoạch cán bộ</h1><form><input name=name><input name=key type=password></form>\
    <a href='/trang-hai'>Sang trang hai</a></body></html>";

/// Serves the same page at every address, for as long as the test runs.
fn serve() -> Result<String> {
    let port = free_port()?;
    let listener = TcpListener::bind(("127.0.0.1", port))?;
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 4096];
            let _ = stream.read(&mut request);
            let head = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n";
            let _ = write!(stream, "{head}Content-Length: {}\r\n\r\n{PAGE}", PAGE.len());
        }
    });
    Ok(format!("http://127.0.0.1:{port}"))
}

#[test]
fn a_page_is_read_on_the_screen_that_the_story_names() -> Result<()> {
    if skipped("a page is read on the screen that the story names") {
        return Ok(());
    }
    let home = serve()?;
    for (screen, size) in [(Screen::Desktop, [1366, 768]), (Screen::Phone, [390, 844])] {
        let browser = Browser::start(screen)?;
        browser.open(&home)?;
        assert_eq!(browser.text("h1")?, "Quy hoạch cán bộ");
        assert_eq!(browser.script("return [innerWidth, innerHeight]")?, json!(size));
        assert!(!browser.is_too_wide()?);
        browser.fill("input[name=name]", "can-bo")?;
        assert_eq!(browser.script("return document.forms[0].name.value")?, json!("can-bo"));
        browser.follow("Sang trang hai")?;
        assert_eq!(browser.address()?, format!("{home}/trang-hai"));
        assert!(browser.foreign_requests(&home)?.is_empty());
    }
    Ok(())
}

#[test]
fn a_request_to_another_host_is_noticed() -> Result<()> {
    if skipped("a request to another host is noticed") {
        return Ok(());
    }
    let (home, other) = (serve()?, serve()?);
    let browser = Browser::start(Screen::Desktop)?;
    browser.open(&home)?;
    browser.script(&format!("return fetch('{other}/mau.css', {{ mode: 'no-cors' }})"))?;
    assert_eq!(browser.foreign_requests(&home)?, [format!("{other}/mau.css")]);
    Ok(())
}

/// A site whose database holds two tables.
fn site_with_a_database() -> Result<Site> {
    let site = Site::new()?;
    std::fs::create_dir_all(site.dir())?;
    let options = SqliteConnectOptions::new()
        .filename(site.dir().join("so.db"))
        .create_if_missing(true)
        .foreign_keys(false);
    tokio::runtime::Runtime::new()?.block_on(async {
        let mut db = SqliteConnection::connect_with(&options).await?;
        db.execute("CREATE TABLE unit (id INTEGER PRIMARY KEY, \"order\" TEXT)").await?;
        db.execute("CREATE TABLE post (unit INTEGER REFERENCES unit (id), seal BLOB)").await?;
        db.execute("INSERT INTO unit VALUES (2, 'Xã \"Nà\" B'), (1, NULL)").await?;
        db.execute("INSERT INTO post VALUES (2, x'00ff')").await?;
        db.close().await
    })?;
    Ok(site)
}

#[test]
fn what_the_database_holds_is_read_whole() -> Result<()> {
    let site = site_with_a_database()?;
    let held = contents::contents(&site)?;
    assert_eq!(held["unit"], ["1, NULL", "2, 'Xã \"Nà\" B'"]);
    assert_eq!(held["post"], ["2, X'00FF'"]);
    let copy = Site::copy_of(&site.dir())?;
    assert!(contents::contents(&copy)? == held);
    contents::tamper(&copy, "UPDATE post SET seal = x'00fe'")?;
    assert!(contents::contents(&copy)? != held);
    assert_eq!(contents::counts(&copy)?, contents::counts(&site)?);
    assert!(contents::tamper(&copy, "DELETE FROM post WHERE unit = 9").is_err());
    Ok(())
}

#[test]
fn a_reference_to_nothing_is_not_sound() -> Result<()> {
    let site = site_with_a_database()?;
    assert_eq!(contents::integrity(&site)?, "ok");
    // The connection that deletes does not watch over references.
    contents::tamper(&site, "PRAGMA foreign_keys = OFF; DELETE FROM unit WHERE id = 2")?;
    assert!(contents::integrity(&site)?.contains("post"));
    Ok(())
}
