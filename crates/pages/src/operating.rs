//! What whoever runs the machine sets and sees: a line for each request, numbers
//! for a watcher, and whether the machine stands alone as it should.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// What is written of each request. Never a name, an id or what was looked for:
/// the pattern of the path stands for the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LogForm {
    /// Nothing.
    #[default]
    Off,
    /// Words parted by spaces.
    Text,
    /// A JSON object.
    Json,
}

impl LogForm {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Off, "off"), (Self::Text, "text"), (Self::Json, "json")];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(form, _)| *form == self).map_or("", |(_, code)| code)
    }

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(form, _)| *form)
    }

    /// The line of a request.
    fn line(
        self,
        at: &str,
        method: &str,
        path: &str,
        status: u16,
        took: Duration,
    ) -> Option<String> {
        let ms = took.as_millis();
        match self {
            Self::Off => None,
            Self::Text => Some(format!("{at} {method} {path} {status} {ms}ms")),
            Self::Json => {
                let line = serde_json::json!({
                    "at": at, "method": method, "path": path, "status": status, "ms": ms as u64,
                });
                Some(line.to_string())
            }
        }
    }
}

/// What a way to the internet leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AirGap {
    /// Nobody looks.
    #[default]
    Off,
    /// The administrator is warned.
    Warn,
    /// That, and papers above a level are not opened.
    Refuse,
}

impl AirGap {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Off, "off"), (Self::Warn, "warn"), (Self::Refuse, "refuse")];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(mode, _)| *mode == self).map_or("", |(_, code)| code)
    }

    /// Reads the stable code.
    pub fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(mode, _)| *mode)
    }
}

/// How the machine can be reached, or reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exposure {
    /// Packets for any address would leave.
    pub default_route: bool,
    /// An address of the whole world's.
    pub public_address: bool,
}

/// Looks whether the machine can reach the internet; `None` when it stands alone
/// or nobody is to look.
pub type Look = Arc<dyn Fn() -> Option<Exposure> + Send + Sync>;

/// How often an account may send files within an hour, where nothing else is set:
/// a scanner that makes a file of each page sends a box of ballots in hundreds.
pub const UPLOADS_AN_HOUR: u32 = 2000;

/// What is set for operating.
#[derive(Clone)]
pub struct Operating {
    /// What is written of each request.
    pub log: LogForm,
    /// The host under which people open the pages, to which passkeys are bound;
    /// `None` for this machine alone.
    pub host: Option<String>,
    /// How often an account may send files within an hour.
    pub uploads_an_hour: u32,
    /// The token that opens the numbers to other machines.
    pub metrics_token: Option<String>,
    /// Days without a backup before a warning.
    pub backup_days: u32,
    /// Days without a drill before a warning.
    pub drill_days: u32,
    /// Whether the machine stands alone.
    pub look: Look,
    /// Levels of secrecy, by code, that are not opened while it does not.
    pub refused_levels: Vec<&'static str>,
}

impl Default for Operating {
    fn default() -> Self {
        Self {
            log: LogForm::Off,
            host: None,
            uploads_an_hour: UPLOADS_AN_HOUR,
            metrics_token: None,
            backup_days: 7,
            drill_days: 90,
            look: Arc::new(|| None),
            refused_levels: Vec::new(),
        }
    }
}

/// Counts requests since the program began.
#[derive(Debug, Default)]
pub(crate) struct Counted {
    /// By the first figure of the status.
    statuses: [AtomicU64; 6],
    micros: AtomicU64,
}

impl Counted {
    /// Counts a request and writes its line.
    pub fn request(
        &self,
        form: LogForm,
        at: &str,
        (method, path): (&str, &str),
        status: u16,
        took: Duration,
    ) {
        if let Some(count) = self.statuses.get(usize::from(status / 100)) {
            count.fetch_add(1, Ordering::Relaxed);
        }
        self.micros.fetch_add(took.as_micros() as u64, Ordering::Relaxed);
        if let Some(line) = form.line(at, method, path, status, took) {
            eprintln!("{line}");
        }
    }

    /// The numbers in the text form that Prometheus reads.
    pub fn told(&self, site: &desk::SiteNumbers, now: i64, exposed: bool) -> String {
        let mut text = String::new();
        let mut number = |name: &str, kind: &str, help: &str, values: &[(String, String)]| {
            let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
            for (labels, value) in values {
                let _ = writeln!(text, "{name}{labels} {value}");
            }
        };
        let plain = |value: i64| vec![(String::new(), value.to_string())];
        let statuses: Vec<(String, String)> = (1..6)
            .map(|at| {
                let count = self.statuses[at].load(Ordering::Relaxed);
                (format!("{{status=\"{at}xx\"}}"), count.to_string())
            })
            .collect();
        number("kecan_requests_total", "counter", "Requests answered, by status.", &statuses);
        let seconds = self.micros.load(Ordering::Relaxed) as f64 / 1e6;
        let seconds = [(String::new(), format!("{seconds:.6}"))];
        number("kecan_request_seconds_total", "counter", "Time taken by all requests.", &seconds);
        number("kecan_journal_entries", "gauge", "The journal's last entry.", &plain(site.journal));
        let age = |at: Option<base::Instant>| at.map_or(-1, |at| (now - at.0).max(0));
        let (made, drilled) = (age(site.backups.made), age(site.backups.drilled));
        number(
            "kecan_backup_age_seconds",
            "gauge",
            "Since the last verified backup; -1: never.",
            &plain(made),
        );
        number(
            "kecan_drill_age_seconds",
            "gauge",
            "Since the last drill; -1: never.",
            &plain(drilled),
        );
        number(
            "kecan_open_votes",
            "gauge",
            "Electronic votes not yet counted.",
            &plain(site.open_votes as i64),
        );
        let behind = site.clock_behind.unwrap_or(0);
        number(
            "kecan_clock_behind_seconds",
            "gauge",
            "The clock against the journal's last entry.",
            &plain(behind),
        );
        number(
            "kecan_internet_reachable",
            "gauge",
            "1 when the machine does not stand alone.",
            &plain(i64::from(exposed)),
        );
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_was_asked_by_its_pattern_and_how_it_went() {
        let took = Duration::from_millis(12);
        let line = |form: LogForm| {
            form.line("2017-03-15T14:40:00+07:00", "GET", "/people/{id}", 200, took)
        };
        assert_eq!(line(LogForm::Off), None);
        let text = line(LogForm::Text).unwrap();
        assert_eq!(text, "2017-03-15T14:40:00+07:00 GET /people/{id} 200 12ms");
        let json: serde_json::Value = serde_json::from_str(&line(LogForm::Json).unwrap()).unwrap();
        assert_eq!((json["path"].as_str(), json["ms"].as_u64()), (Some("/people/{id}"), Some(12)));
    }

    #[test]
    fn numbers_are_told_with_their_kinds_and_a_backup_never_made_is_minus_one() {
        let counted = Counted::default();
        counted.request(LogForm::Off, "", ("GET", "/"), 404, Duration::from_millis(3));
        let site = desk::SiteNumbers { journal: 12, ..desk::SiteNumbers::default() };
        let text = counted.told(&site, 100, true);
        for line in [
            "kecan_requests_total{status=\"4xx\"} 1",
            "kecan_requests_total{status=\"2xx\"} 0",
            "# TYPE kecan_journal_entries gauge",
            "kecan_journal_entries 12",
            "kecan_backup_age_seconds -1",
            "kecan_internet_reachable 1",
        ] {
            assert!(text.lines().any(|known| known == line), "{line}\n{text}");
        }
    }
}
