//! The counters beside a list under work: what the law asks of the whole list
//! and of its bodies, with the figures that were compared.

use super::Bench;
use base::Share;
use checks::{Compared, Finding, Subject};
use words::Words;
use words::finding::{WordedFinding, word};

/// What a counter counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GaugeKind {
    /// A share of the names against its target.
    Part {
        /// Names known to count.
        part: u32,
        /// Names of whom it is not known.
        unknown: u32,
        /// All names.
        whole: u32,
        /// The share aimed at.
        target: Share,
        /// The least number that makes the share.
        needed: u32,
    },
    /// Names for a body against its seats.
    Ratio {
        /// Names.
        found: u32,
        /// Seats.
        seats: u32,
        /// The least allowed.
        least: u32,
        /// The most allowed.
        most: u32,
    },
    /// Age bands.
    Bands {
        /// Bands surely reached.
        found: u32,
        /// Bands wanted.
        wanted: u32,
        /// Years between two.
        gap: u32,
    },
}

/// One counter.
#[derive(Debug, Clone)]
pub struct Gauge {
    /// The body it is about; `None` for the whole list.
    pub body: Option<String>,
    /// The figures.
    pub kind: GaugeKind,
    /// The finding in words.
    pub finding: WordedFinding,
}

impl Gauge {
    /// Whether it is the same counter of another list.
    pub fn is_like(&self, other: &Self) -> bool {
        self.finding.code == other.finding.code && self.body == other.body
    }
}

/// The counters that findings hold, in their order.
pub(super) fn gauges(bench: &Bench, findings: &[Finding], words: &Words) -> Vec<Gauge> {
    let roster = &bench.scene.roster;
    let gauge = |finding: &Finding| {
        let body = match finding.subject {
            Subject::List => None,
            Subject::Body(body) => Some(roster.body(body).name.clone()),
            Subject::Post(_) | Subject::Entry(..) => return None,
        };
        let kind = match finding.compared {
            Compared::Part { part, unknown, whole, target, needed } => {
                GaugeKind::Part { part, unknown, whole, target, needed }
            }
            Compared::Ratio { found, seats, least, most } => {
                GaugeKind::Ratio { found, seats, least, most }
            }
            Compared::Bands { found, wanted, gap } => GaugeKind::Bands { found, wanted, gap },
            _ => return None,
        };
        Some(Gauge { body, kind, finding: word(finding, roster, &bench.law, words) })
    };
    findings.iter().filter_map(gauge).collect()
}
