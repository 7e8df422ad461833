//! What a careful reader would ask about packs that load: edits that never
//! count, periods that overlap, values without a reference or a witness.

mod fault;
mod moments;

pub use fault::{Datum, Fault, Lint, Severity};

use crate::book::LawBook;
use crate::citation::Source;
use crate::error::LoadError;
use crate::examples::{ExampleFailure, Unwitnessed};
use crate::instrument::{Act, Edit, Example, Expectation, Instrument, Provision};
use crate::param::ParamInfo;
use crate::read::PackFile;
use crate::resolve;
use crate::template::TO_FILL;
use crate::text::Words;
use crate::view::Moment;
use base::Day;
use moments::{Tried, UnitPath};
use std::collections::BTreeSet;

/// For how long a check of a value counts, in days: a year.
const CHECK_COUNTS: i32 = 366;

/// Everything that is wrong or doubtful in a set of packs, by file and line:
/// what loading refuses or, when it loads, what [`LawBook::lint`] finds.
pub fn lint(files: &[PackFile], today: Day) -> Vec<Lint> {
    match LawBook::load(files) {
        Ok(book) => book.lint(today),
        Err(faults) => faults.into_iter().map(Lint::from).collect(),
    }
}

impl From<LoadError> for Lint {
    fn from(error: LoadError) -> Self {
        let LoadError { file, line, column, problem } = error;
        let fault = Fault::Refused(problem);
        Self { file, line, column, instrument: None, provision: None, parameter: None, fault }
    }
}

impl LawBook {
    /// What is wrong or doubtful in packs that load, by file and line. `today`
    /// tells which values have waited long for a person to compare them.
    pub fn lint(&self, today: Day) -> Vec<Lint> {
        let mut found = Found { book: self, lints: Vec::new() };
        found.provisions();
        found.references();
        found.witnesses();
        found.examples();
        found.moments();
        found.unconfirmed(today);
        let mut lints = found.lints;
        let key = |lint: &Lint| (lint.file.clone(), lint.line, lint.column, lint.code());
        lints.sort_by_cached_key(key);
        lints
    }
}

struct Found<'a> {
    book: &'a LawBook,
    lints: Vec<Lint>,
}

impl Found<'_> {
    /// A fault of an edit.
    fn of_edit(&mut self, edit: &Edit, fault: Fault) {
        let citation = &edit.citation;
        let instrument = self.book.instrument(&citation.instrument);
        self.lints.push(Lint {
            file: instrument.map_or_else(String::new, |instrument| instrument.file.clone()),
            line: edit.line,
            column: 1,
            instrument: Some(citation.instrument.clone()),
            provision: Some(citation.provision.clone()),
            parameter: Some(edit.parameter.name),
            fault,
        });
    }

    fn provisions(&mut self) {
        for instrument in self.book.instruments() {
            let heads = [&instrument.title_vi, &instrument.title_en, &instrument.status];
            if heads.iter().any(|text| text.contains(TO_FILL)) {
                self.of_provision(instrument, None, Fault::Unfilled {});
            }
            for provision in &instrument.provisions {
                // A chapter needs no words of its own.
                let under = format!("{} › ", provision.heading);
                let chapter = instrument.provisions.iter().any(|p| p.heading.starts_with(&under));
                let words = provision.words.as_ref().map_or("", Words::text);
                if words.contains(TO_FILL) {
                    self.of_provision(instrument, Some(provision), Fault::Unfilled {});
                }
                if words.is_empty() && !chapter {
                    let heading = provision.heading.clone();
                    let fault = Fault::ProvisionWithoutWords { heading };
                    self.of_provision(instrument, Some(provision), fault);
                }
            }
        }
    }

    /// A fault of a provision, or of the instrument as a whole.
    fn of_provision(&mut self, of: &Instrument, provision: Option<&Provision>, fault: Fault) {
        self.lints.push(Lint {
            file: of.file.clone(),
            line: provision.map_or(1, |provision| provision.line),
            column: 1,
            instrument: Some(of.id.clone()),
            provision: provision.map(|provision| provision.slug.clone()),
            parameter: None,
            fault,
        });
    }

    fn references(&mut self) {
        let unsaid = |edit: &&Edit| {
            !matches!(edit.citation.source, Source::Text | Source::Invented)
                && edit.citation.reference.as_ref().is_none_or(|text| text.trim().is_empty())
        };
        for edit in self.book.edits().iter().filter(unsaid) {
            self.of_edit(edit, Fault::NoReference {});
        }
    }

    fn witnesses(&mut self) {
        let mut of: Vec<(&Edit, String)> = Vec::new();
        for Unwitnessed { edit, part } in self.book.unwitnessed_parts() {
            match of.last_mut().filter(|(last, _)| std::ptr::eq(*last, edit)) {
                Some((_, parts)) => *parts += &format!(", {part}"),
                None => of.push((edit, part.to_string())),
            }
        }
        for (edit, parts) in of {
            self.of_edit(edit, Fault::NoWitness { parts });
        }
    }

    fn examples(&mut self) {
        for ExampleFailure { example, found, cited } in self.book.run_examples() {
            let expected = match &example.expect {
                Expectation::Value(value) | Expectation::Rows(value) => value.to_string(),
                Expectation::None(reason) => (*reason).to_owned(),
                Expectation::Accepts(value) => format!("accepts {value}"),
                Expectation::Refuses(value) => format!("refuses {value}"),
            };
            let found = match (found, cited) {
                (Ok(value), Some(cited)) => format!("{value} ({cited})"),
                (Ok(value), None) => value.to_string(),
                (Err(unresolved), _) => unresolved.code().to_owned(),
            };
            let expected = match &example.cites {
                Some(cites) => format!("{expected} ({cites})"),
                None => expected,
            };
            let of = self.book.instruments().iter().find(|i| i.file == example.file);
            self.lints.push(Lint {
                file: example.file.clone(),
                line: example.line,
                column: 1,
                instrument: of.map(|instrument| instrument.id.clone()),
                provision: None,
                parameter: Some(example.parameter.name),
                fault: Fault::ExampleFails { expected, found },
            });
        }
    }

    fn moments(&mut self) {
        let paths = self.book.paths();
        let edits = self.book.edits();
        for info in ParamInfo::ALL {
            let of: Vec<usize> =
                (0..edits.len()).filter(|at| *edits[*at].parameter == *info).collect();
            let Some(first) = of.first() else { continue };
            match moments::tried(self.book, info, &of, &paths) {
                Some(tried) => self.judge(&of, &tried),
                None => self.of_edit(&edits[*first], Fault::NotExamined { edits: of.len() }),
            }
        }
    }

    fn judge(&mut self, of: &[usize], tried: &Tried) {
        let edits = self.book.edits();
        let address = |at: &usize| edits[*at].citation.address();
        for at in of.iter().filter(|at| !tried.counted.contains(at)) {
            let edit = &edits[*at];
            let fault = match tried.live.get(at) {
                None => Fault::NeverLive { unit: edit.unit.clone().unwrap_or_default() },
                Some(by) => {
                    let by: BTreeSet<String> = by.iter().map(address).collect();
                    Fault::Unreachable { by: Vec::from_iter(by).join(", ") }
                }
            };
            self.of_edit(edit, fault);
        }
        let undeclared = |reason: &str, at: usize, (path, on): &(UnitPath, Day)| {
            !self
                .book
                .examples()
                .iter()
                .any(|e| declares(self.book, e, reason, &edits[at], path, *on))
        };
        let mut lints = Vec::new();
        for ((one, other), (path, on)) in &tried.conflicts {
            if undeclared("conflict", *one, &(path.clone(), *on)) {
                let (other, unit) = (address(other), told(path));
                lints.push((*one, Fault::OverlappingDates { other, unit, on: *on }));
            }
        }
        for (at, place) in tried.gaps.iter().filter(|(at, place)| undeclared("gap", **at, place)) {
            lints.push((*at, Fault::UndeclaredGap { unit: told(&place.0), on: place.1 }));
        }
        let excesses = tried.excesses.iter();
        for (at, place) in excesses.filter(|(at, place)| undeclared("out-of-bounds", **at, place)) {
            lints.push((*at, Fault::UndeclaredExcess { unit: told(&place.0), on: place.1 }));
        }
        for (at, fault) in lints {
            self.of_edit(&edits[at], fault);
        }
    }

    /// Values in force today that rest on no read words, or on an old check.
    fn unconfirmed(&mut self, today: Day) {
        let standing = standing(self.book, today);
        for edit in standing.iter().map(|at| &self.book.edits()[*at]) {
            let since = match (&edit.citation.checked, edit.citation.source) {
                (Some(checked), _) => checked.on,
                (None, Source::Text | Source::Invented) => continue,
                (None, _) => edit.known,
            };
            if since.add_days(CHECK_COUNTS) <= today {
                self.of_edit(edit, Fault::LongUnconfirmed { since });
            }
        }
    }
}

/// The values and delegations that stand for some unit today.
fn standing(book: &LawBook, today: Day) -> BTreeSet<usize> {
    let edits = book.edits();
    let all: Vec<usize> = (0..edits.len()).collect();
    let mut standing = BTreeSet::new();
    for path in book.paths_with_own_edits() {
        let unit_path: Vec<&str> = path.iter().map(String::as_str).collect();
        let moment = Moment { legal_day: today, known_by: today, unit_path: &unit_path };
        let live = resolve::live(edits, &all, &moment);
        let gone = resolve::replaced(&live);
        let kept = live.iter().filter(|l| !gone.contains(&l.at) && l.edit.act != Act::Repeal);
        standing.extend(kept.map(|l| l.at));
    }
    standing
}

/// A unit path as messages show it; `*` is every unit.
fn told(path: &UnitPath) -> String {
    if path.is_empty() { "*".to_owned() } else { path.join("/") }
}

/// Whether an example says that there is no value, for this reason, at some day
/// from then on until the parameter's next change, for a unit of the same law.
fn declares(
    book: &LawBook,
    example: &Example,
    reason: &str,
    edit: &Edit,
    path: &UnitPath,
    on: Day,
) -> bool {
    let of = || book.edits().iter().filter(|other| other.parameter == edit.parameter);
    let codes = moments::named(of());
    let next = of()
        .flat_map(|other| [Some(other.from), other.to.map(|to| to.add_days(1))])
        .flatten()
        .filter(|day| *day > on)
        .min();
    example.parameter == edit.parameter
        && matches!(example.expect, Expectation::None(code) if code == reason)
        && on <= example.on
        && next.is_none_or(|next| example.on < next)
        && moments::only(&example.unit, &codes) == moments::only(path, &codes)
}
