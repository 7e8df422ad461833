//! `kecan config`: what is set, whether it is sound, and a file to begin with.

use crate::cli::{ConfigCommand, Global};
use crate::config::{Config, TEMPLATE};
use crate::output::{End, Listing};
use crate::site::{lang_of, text};
use anyhow::Result;
use words::Words;

pub fn run(global: &Global, command: ConfigCommand) -> Result<End> {
    let words = Words::load(lang_of(global));
    let path = global.config_file();
    match command {
        ConfigCommand::Template => say!("{}", TEMPLATE.trim_end()),
        ConfigCommand::Show => {
            let mut listing = Listing::new(&["fact", "value"]);
            for (key, value) in Config::read(&path, words)?.shown() {
                listing.row(vec![key.to_owned(), value]);
            }
            listing.print(global.format, words);
        }
        ConfigCommand::Check => {
            Config::read(&path, words)?;
            let file = path.display().to_string();
            let key = if path.exists() { "app-config-sound" } else { "app-config-none" };
            say!("{}", words.with(key, &[("file", text(&file))]));
        }
    }
    Ok(End::Done)
}
