//! Writes every sample of every page, in both languages, with the assets they
//! ask for, into the folder given as the argument:
//! `cargo run -p pages --example gallery -- FOLDER`. Serve that folder as the
//! root of a web server on this machine to look at them.

use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "gallery".into()));
    let mut index = String::from("<!doctype html><meta charset=\"utf-8\"><title>Gallery</title>");
    for (name, html) in pages::views::gallery() {
        write(&folder.join(format!("{name}.html")), html.as_bytes())?;
        index.push_str(&format!("<p><a href=\"{name}.html\">{name}</a></p>"));
    }
    for (url, bytes) in pages::assets::all() {
        write(&folder.join(url.trim_start_matches('/')), bytes)?;
    }
    write(&folder.join("index.html"), index.as_bytes())?;
    println!("{}", folder.display());
    Ok(())
}

fn write(path: &PathBuf, bytes: &[u8]) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, bytes)
}
