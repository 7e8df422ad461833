//! The site's settings, in `kecan.toml`: in the data folder, or where
//! `--config` or `KECAN_CONFIG` says. Everything has a default; what the command
//! line says goes first.

use anyhow::{Result, bail};
use desk::{AccountPolicy, Ceiling, POLICY};
use lex::Secrecy;
use pages::{AirGap, LogForm};
use std::path::{Path, PathBuf};
use toml::{Table, Value};
use words::{Arg, Words};

/// The file in the data folder.
pub const FILE: &str = "kecan.toml";

/// A settings file with every key, its default and what it does.
pub const TEMPLATE: &str = include_str!("config/template.toml");

/// Levels of secrecy, the lowest first.
const LEVELS: [&str; 4] = ["none", "confidential", "secret", "top-secret"];

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Where the pages are served.
    pub listen: String,
    /// Whether over TLS.
    pub tls: bool,
    /// The database; `None` for the folder's own file.
    pub database: Option<String>,
    /// The file whose first line opens the folder's own file, where that is sealed.
    pub database_key_file: Option<PathBuf>,
    /// What the server writes of each request.
    pub log: LogForm,
    /// The file with the token that opens `/metrics` to others than this machine.
    pub metrics_token_file: Option<PathBuf>,
    /// After how many days without a backup the administrator is warned.
    pub backup_days: u32,
    /// After how many days without a drill the administrator is warned.
    pub drill_days: u32,
    /// What a way to the internet leads to.
    pub air_gap: AirGap,
    /// The highest level that is opened while there is one, with `refuse`.
    pub air_gap_level: String,
    /// The host under which people open the pages; passkeys are bound to it.
    pub host: Option<String>,
    /// The highest level that this site opens, to anybody.
    pub ceiling: Secrecy,
    /// The rules of accounts.
    pub accounts: AccountPolicy,
    /// How often an account may send files within an hour.
    pub uploads: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            tls: false,
            database: None,
            database_key_file: None,
            log: LogForm::Off,
            metrics_token_file: None,
            backup_days: 7,
            drill_days: 90,
            air_gap: AirGap::Warn,
            air_gap_level: "none".to_owned(),
            host: None,
            ceiling: Secrecy::TopSecret,
            accounts: POLICY,
            uploads: pages::UPLOADS_AN_HOUR,
        }
    }
}

/// Every key, tables by a dot.
const KEYS: [&str; 21] = [
    "listen",
    "tls",
    "database",
    "database-key-file",
    "log",
    "metrics-token-file",
    "backup.warn-after-days",
    "backup.drill-after-days",
    "air-gap.mode",
    "air-gap.level",
    "host",
    "secrecy.ceiling",
    "accounts.wrong-tries",
    "accounts.lock-minutes",
    "accounts.idle-minutes",
    "accounts.idle-minutes-administrators",
    "accounts.session-hours",
    "accounts.dormant-days",
    "accounts.password-letters",
    "accounts.password-letters-with-second",
    "limits.uploads-an-hour",
];

impl Config {
    /// Reads the file; the defaults where there is none.
    ///
    /// # Errors
    /// When it cannot be read, or a key or value in it is none: with its line, and
    /// what was probably meant.
    pub fn read(path: &Path, words: &Words) -> Result<Self> {
        let name = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(text) => Self::of(&text, &name, words),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(anyhow::Error::from(error).context(name)),
        }
    }

    /// Reads a text.
    fn of(text: &str, file: &str, words: &Words) -> Result<Self> {
        let table: Table =
            match text.parse() {
                Ok(table) => table,
                Err(error) => {
                    let cause = error.to_string();
                    bail!(words.with(
                        "app-config-form",
                        &[("file", file.into()), ("cause", (&cause).into())]
                    ))
                }
            };
        let mut config = Self::default();
        for (key, value) in flat(&table) {
            let line = line_of(text, &key);
            let at =
                [("file", Arg::from(file)), ("line", Arg::Number(line)), ("key", (&key).into())];
            if !KEYS.contains(&key.as_str()) {
                let near = nearest(&key);
                let message = match near {
                    Some(near) => {
                        words.with("app-config-near", &[&at[..], &[("near", near.into())]].concat())
                    }
                    None => words.with("app-config-unknown", &at),
                };
                bail!(message);
            }
            if config.set(&key, value).is_none() {
                let takes = words.text(&format!("app-config-takes-{}", key.replace('.', "-")));
                bail!(
                    words.with(
                        "app-config-value",
                        &[&at[..], &[("takes", (&takes).into())]].concat()
                    )
                );
            }
        }
        Ok(config)
    }

    /// Takes a value; `None` when the key does not take it.
    fn set(&mut self, key: &str, value: &Value) -> Option<()> {
        let text = || value.as_str();
        let days =
            || u32::try_from(value.as_integer()?).ok().filter(|days| (1..=3650).contains(days));
        match key {
            "listen" => {
                let listen = text()?;
                let (_, port) = listen.rsplit_once(':')?;
                port.parse::<u16>().ok()?;
                self.listen = listen.to_owned();
            }
            "tls" => self.tls = value.as_bool()?,
            "database" => self.database = Some(text()?.to_owned()).filter(|url| !url.is_empty()),
            "log" => self.log = LogForm::read(text()?)?,
            "database-key-file" => {
                self.database_key_file =
                    Some(text()?).filter(|it| !it.is_empty()).map(PathBuf::from);
            }
            "metrics-token-file" => {
                self.metrics_token_file =
                    Some(text()?).filter(|it| !it.is_empty()).map(PathBuf::from);
            }
            "backup.warn-after-days" => self.backup_days = days()?,
            "backup.drill-after-days" => self.drill_days = days()?,
            "air-gap.mode" => self.air_gap = AirGap::read(text()?)?,
            "air-gap.level" => {
                let level = text().filter(|level| LEVELS.contains(level))?;
                self.air_gap_level = level.to_owned();
            }
            "host" => {
                self.host = Some(text()?).filter(|it| !it.is_empty()).map(str::to_owned);
                if !self.host.as_deref().is_none_or(is_host) {
                    return None;
                }
            }
            "secrecy.ceiling" => self.ceiling = text()?.parse().ok()?,
            "limits.uploads-an-hour" => self.uploads = number(value, 1, 10_000)? as u32,
            _ => return self.set_accounts(key, value),
        }
        Some(())
    }

    /// The rules of accounts: stricter than the defaults, never weaker.
    fn set_accounts(&mut self, key: &str, value: &Value) -> Option<()> {
        let rules = &mut self.accounts;
        match key.strip_prefix("accounts.")? {
            "wrong-tries" => rules.wrong_tries = number(value, 3, 5)? as u32,
            "lock-minutes" => rules.lock_seconds = number(value, 15, 1440)? * 60,
            "idle-minutes" => rules.idle_seconds = number(value, 1, 15)? * 60,
            "idle-minutes-administrators" => {
                rules.idle_seconds_of_administrators = number(value, 1, 5)? * 60;
            }
            "session-hours" => rules.session_seconds = number(value, 1, 12)? * 3600,
            "dormant-days" => rules.dormant_seconds = number(value, 7, 45)? * 86_400,
            "password-letters" => rules.fewest_letters = number(value, 14, 64)? as usize,
            "password-letters-with-second" => {
                rules.fewest_letters_with_second = number(value, 8, 64)? as usize;
            }
            _ => return None,
        }
        Some(())
    }

    /// The settings as the file would have them.
    pub fn shown(&self) -> Vec<(&'static str, String)> {
        let path = |path: &Option<PathBuf>| {
            path.as_ref().map_or(String::new(), |it| it.display().to_string())
        };
        // A database's address can hold a password.
        let database = self.database.as_ref().map(|url| match url.split_once('@') {
            Some((before, after)) => {
                let scheme = before.split("//").next().unwrap_or_default();
                format!("{scheme}//…@{after}")
            }
            None => url.clone(),
        });
        let values = [
            self.listen.clone(),
            self.tls.to_string(),
            database.unwrap_or_default(),
            path(&self.database_key_file),
            self.log.code().to_owned(),
            path(&self.metrics_token_file),
            self.backup_days.to_string(),
            self.drill_days.to_string(),
            self.air_gap.code().to_owned(),
            self.air_gap_level.clone(),
            self.host.clone().unwrap_or_default(),
            self.ceiling.to_string(),
            self.accounts.wrong_tries.to_string(),
            (self.accounts.lock_seconds / 60).to_string(),
            (self.accounts.idle_seconds / 60).to_string(),
            (self.accounts.idle_seconds_of_administrators / 60).to_string(),
            (self.accounts.session_seconds / 3600).to_string(),
            (self.accounts.dormant_seconds / 86_400).to_string(),
            self.accounts.fewest_letters.to_string(),
            self.accounts.fewest_letters_with_second.to_string(),
            self.uploads.to_string(),
        ];
        KEYS.into_iter().zip(values).collect()
    }

    /// The highest secrecy that is opened, while the internet can be reached and
    /// while it cannot.
    pub fn ceiling(&self, exposed: bool) -> Ceiling {
        let low: Secrecy = self.air_gap_level.parse().unwrap_or(Secrecy::None);
        if exposed && self.air_gap == AirGap::Refuse && low < self.ceiling {
            return Ceiling { level: low, exposed: true };
        }
        Ceiling { level: self.ceiling, exposed: false }
    }

    /// The levels that are not opened while the internet can be reached.
    pub fn refused_levels(&self) -> Vec<&'static str> {
        let most = LEVELS.iter().position(|level| *level == self.air_gap_level).unwrap_or(0);
        match self.air_gap {
            AirGap::Refuse => LEVELS[most + 1..].to_vec(),
            AirGap::Off | AirGap::Warn => Vec::new(),
        }
    }
}

/// A whole number within bounds.
fn number(value: &Value, least: i64, most: i64) -> Option<i64> {
    value.as_integer().filter(|number| (least..=most).contains(number))
}

/// Whether a text is the name of a host, small and without port: passkeys cannot
/// be bound to a bare address.
fn is_host(text: &str) -> bool {
    let label = |label: &str| {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        !label.is_empty() && label.bytes().all(fits) && !label.starts_with('-')
    };
    let address = text.parse::<std::net::IpAddr>().is_ok();
    text.len() <= 253 && !address && text.split('.').all(label)
}

/// The keys with their values, those of tables by a dot.
fn flat(table: &Table) -> Vec<(String, &Value)> {
    let mut all = Vec::new();
    for (key, value) in table {
        match value {
            Value::Table(inner) => {
                all.extend(
                    flat(inner).into_iter().map(|(name, value)| (format!("{key}.{name}"), value)),
                );
            }
            value => all.push((key.clone(), value)),
        }
    }
    all
}

/// The line on which a key stands, from 1; 0 when it is not found.
fn line_of(text: &str, key: &str) -> i64 {
    let last = key.rsplit('.').next().unwrap_or(key);
    let is_key = |line: &str| {
        let line = line.trim_start().trim_start_matches(['[', '"']);
        line.strip_prefix(last).is_some_and(|rest| {
            rest.trim_start_matches('"').trim_start().starts_with(['=', '.', ']'])
        }) || line.split('=').next().is_some_and(|name| name.trim() == key)
    };
    text.lines().position(is_key).map_or(0, |at| at as i64 + 1)
}

/// The key that was probably meant.
fn nearest(key: &str) -> Option<&'static str> {
    let near = |known: &&'static str| {
        let last = known.rsplit('.').next().unwrap_or(known);
        strsim::jaro_winkler(key, known).max(strsim::jaro_winkler(key, last))
    };
    let best = KEYS.iter().max_by(|one, two| near(one).total_cmp(&near(two)))?;
    (near(best) > 0.75).then_some(*best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Lang;

    fn read(text: &str) -> Result<Config, String> {
        Config::of(text, "kecan.toml", Words::load(Lang::En)).map_err(|error| error.to_string())
    }

    #[test]
    fn the_template_names_every_key_with_its_default() {
        assert_eq!(read(TEMPLATE), Ok(Config::default()));
        let open: String = TEMPLATE
            .lines()
            .map(|line| line.strip_prefix("# = ").map_or(line.to_owned(), str::to_owned) + "\n")
            .collect();
        assert_eq!(read(&open), Ok(Config::default()), "also with every default written out");
        let table: Table = open.parse().unwrap();
        let mut keys: Vec<String> = flat(&table).into_iter().map(|(key, _)| key).collect();
        let mut known = KEYS.map(str::to_owned).to_vec();
        keys.sort();
        known.sort();
        assert_eq!(keys, known);
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_line_and_the_nearest_known() {
        let error = read("tls = true\nlisten_on = \"127.0.0.1:80\"\n").unwrap_err();
        assert!(
            error.contains("line 2") && error.contains("listen_on") && error.contains("“listen”"),
            "{error}"
        );
        let error = read("[backup]\nwarn-after-day = 3\n").unwrap_err();
        assert!(error.contains("line 2") && error.contains("“backup.warn-after-days”"), "{error}");
        let error = read("zzz = 1\n").unwrap_err();
        assert!(error.contains("line 1") && error.contains("zzz"), "{error}");
    }

    #[test]
    fn a_value_that_a_key_does_not_take_is_refused_with_what_it_takes() {
        for text in [
            "listen = \"8080\"",
            "tls = \"yes\"",
            "log = \"loud\"",
            "[air-gap]\nmode = \"on\"",
            "[backup]\nwarn-after-days = 0",
            "[air-gap]\nlevel = \"mat\"",
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains("line "), "{text}: {error}");
        }
        assert!(read("listen = ").unwrap_err().contains("line 1"));
    }

    #[test]
    fn the_rules_of_accounts_can_be_made_stricter_and_never_weaker() {
        let set = |key: &str, value: i64| read(&format!("[accounts]\n{key} = {value}"));
        let strict = set("wrong-tries", 3).unwrap().accounts;
        assert_eq!(strict, AccountPolicy { wrong_tries: 3, ..POLICY });
        assert_eq!(set("idle-minutes", 10).unwrap().accounts.idle_seconds, 600);
        for (key, weaker) in [
            ("wrong-tries", 6),
            ("lock-minutes", 14),
            ("idle-minutes", 16),
            ("idle-minutes-administrators", 6),
            ("session-hours", 13),
            ("dormant-days", 46),
            ("password-letters", 13),
            ("password-letters-with-second", 7),
        ] {
            let error = set(key, weaker).unwrap_err();
            assert!(error.contains("line 2"), "{key}: {error}");
        }
    }

    #[test]
    fn the_host_is_a_name_that_passkeys_can_be_bound_to() {
        for host in ["kecan.tinh.local", "localhost", ""] {
            assert!(read(&format!("host = \"{host}\"")).is_ok(), "{host}");
        }
        for host in ["192.168.1.10", "kecan.local:8443", "https://kecan.local", "Kecan", "a..b"] {
            assert!(read(&format!("host = \"{host}\"")).is_err(), "{host}");
        }
    }

    #[test]
    fn the_ceiling_is_that_of_the_site_or_lower_while_the_internet_can_be_reached() {
        let text = "[secrecy]\nceiling = \"secret\"\n[air-gap]\nmode = \"refuse\"\n\
             level = \"confidential\"";
        let config = read(text).unwrap();
        assert_eq!(config.ceiling(false), Ceiling { level: Secrecy::Secret, exposed: false });
        assert_eq!(config.ceiling(true), Ceiling { level: Secrecy::Confidential, exposed: true });
        let warned = read("[secrecy]\nceiling = \"secret\"").unwrap();
        assert_eq!(warned.ceiling(true), Ceiling { level: Secrecy::Secret, exposed: false });
        assert!(read("[secrecy]\nceiling = \"mat\"").is_err());
    }

    #[test]
    fn levels_above_the_one_set_are_refused_and_only_when_refusing_is_set() {
        let config = read("[air-gap]\nmode = \"refuse\"\nlevel = \"confidential\"").unwrap();
        assert_eq!(config.refused_levels(), ["secret", "top-secret"]);
        assert!(read("[air-gap]\nlevel = \"none\"").unwrap().refused_levels().is_empty());
    }

    #[test]
    fn a_password_in_a_database_address_is_not_shown() {
        let config = read("database = \"postgres://kecan:mat-khau@db/kecan\"").unwrap();
        let shown = config.shown();
        assert!(shown.contains(&("database", "postgres://…@db/kecan".to_owned())), "{shown:?}");
    }
}
