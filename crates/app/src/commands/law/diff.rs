//! `kecan law diff`: what changes in the law between two days, or when
//! instruments are added; and, where there is a site, whose verdicts change.

use super::{path_of, unsettled};
use crate::cli::{Format, Global, LawDiffArgs};
use crate::laws;
use crate::output::{End, Listing};
use crate::site::{Site, day_of, lang_of};
use anyhow::{Result, bail};
use base::{Clock, Day};
use desk::{Affected, LawSide, ReadPeople};
use lex::{Change, Extent, Moment, Outcome, ParamInfo, Value};
use std::path::{Path, PathBuf};
use words::finding::WordedFinding;
use words::{Arg, Words};

/// One operand as written: a day, or files to be added to the site's law.
enum Operand {
    Day(Day),
    Files(PathBuf),
}

impl Operand {
    /// A day if it reads as one, else a file or folder that must be there.
    fn read(text: &str, words: &Words) -> Result<Self> {
        if let Ok(day) = text.parse() {
            return Ok(Self::Day(day));
        }
        let path = PathBuf::from(text);
        if !path.exists() {
            bail!(words.with("law-diff-operand", &[("text", Arg::Text(text))]));
        }
        Ok(Self::Files(path))
    }

    /// The law that it stands for. Files are read beside the site's own law,
    /// on the day that the other operand or `--on` names.
    fn side(&self, own: &Path, on: Day, known_by: Option<Day>) -> Result<LawSide> {
        let (packs, day) = match self {
            Self::Day(day) => (laws::packs(own)?, *day),
            Self::Files(path) => (laws::with(laws::packs(own)?, path)?, on),
        };
        let known_by = known_by.unwrap_or(day);
        Ok(LawSide { book: laws::load_packs(&packs)?, legal_day: day, known_by })
    }
}

pub async fn run(global: &Global, args: LawDiffArgs) -> Result<End> {
    let words = Words::load(lang_of(global));
    let operands = [Operand::read(&args.before, words)?, Operand::read(&args.after, words)?];
    let named = operands.iter().rev().find_map(|operand| match operand {
        Operand::Day(day) => Some(*day),
        Operand::Files(_) => None,
    });
    let asked = args.on.as_deref().map(day_of).transpose()?;
    let on = asked.or(named).unwrap_or_else(|| crate::real::SystemClock.now().day());
    let known_by = args.known_by.as_deref().map(day_of).transpose()?;
    let own = global.dir.join(laws::FOLDER);
    let before = operands[0].side(&own, on, known_by)?;
    let after = operands[1].side(&own, on, known_by)?;
    let site = Site::open_if_there(global).await?;
    let path = match (&site, &args.unit) {
        (Some(site), Some(unit)) => site.desk.unit_path(unit, after.legal_day).await?,
        // Without a site a unit is known by its code alone: `SL.TB` lies in `SL`.
        (None, Some(unit)) => path_of(unit),
        (_, None) => Vec::new(),
    };
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let view = |side: &LawSide| {
        let (legal_day, known_by) = (side.legal_day, side.known_by);
        side.book.view(&Moment { legal_day, known_by, unit_path: &path })
    };
    let changes = view(&before).changes(&view(&after));
    print_changes(&changes, global.format, words);
    let Some(site) = site else {
        if global.format == Format::Table {
            say!("{}", words.text("law-diff-no-site"));
        }
        return Ok(End::Done);
    };
    let permit = site.permit::<ReadPeople>().await?;
    let unit = args.unit.as_deref();
    let sides = [&before, &after];
    let effects = site.desk.law_effects(&permit, unit, sides, after.legal_day, site.lang).await?;
    if global.format == Format::Table {
        let numbers = [
            ("lists", Arg::Number(effects.lists as i64)),
            ("entries", Arg::Number(effects.entries as i64)),
            ("count", Arg::Number(effects.affected.len() as i64)),
            ("day", Arg::Day(after.legal_day)),
        ];
        say!("{}", words.with("law-diff-affected", &numbers));
    }
    if !effects.affected.is_empty() {
        print_affected(&effects.affected, global.format, words);
    }
    Ok(End::Done)
}

fn print_changes(changes: &[Change], format: Format, words: &Words) {
    let mut listing = Listing::new(&["parameter", "before", "after", "basis", "confidence"]);
    for change in changes {
        let parameter = change.parameter;
        let deciding = change.after.as_ref().or(change.before.as_ref()).ok();
        let deciding = deciding.map(|(_, chain)| &chain.deciding);
        let (before, after) = match change.extent {
            Extent::Citation => {
                let same = value(parameter, &change.after, None, words);
                (same.clone(), words.with("law-diff-same-value", &[("value", Arg::Text(&same))]))
            }
            Extent::Value => (
                value(parameter, &change.before, change.removed.as_ref(), words),
                value(parameter, &change.after, change.added.as_ref(), words),
            ),
        };
        listing.row(vec![
            words::law::name(parameter, words),
            before,
            after,
            deciding.map(|citation| words::finding::cite(citation, words)).unwrap_or_default(),
            deciding
                .map(|citation| words::finding::source_label(citation.source, words))
                .unwrap_or_default(),
        ]);
    }
    if changes.is_empty() && format == Format::Table {
        say!("{}", words.text("law-diff-none"));
    } else {
        listing.print(format, words);
    }
}

/// A value in words; of a table only the rows that the other side lacks.
fn value(parameter: &ParamInfo, outcome: &Outcome, rows: Option<&Value>, words: &Words) -> String {
    match outcome {
        Ok((value, _)) => words::law::value(parameter, rows.unwrap_or(value), words),
        Err(why) => unsettled(why, words),
    }
}

fn print_affected(affected: &[Affected], format: Format, words: &Words) {
    let mut listing = Listing::new(&["unit", "plan", "name", "post", "rule", "before", "after"]);
    let said = |finding: &Option<WordedFinding>| match finding {
        Some(finding) => format!("{}: {}", finding.verdict_label, finding.sentence),
        None => words.text("law-diff-not-asked"),
    };
    for one in affected {
        let either = one.after.as_ref().or(one.before.as_ref());
        listing.row(vec![
            one.unit.1.clone(),
            words.text(&format!("plan-kind-{}", one.kind.code())),
            one.person.clone().unwrap_or_default(),
            one.post.clone().unwrap_or_default(),
            either.map(|finding| finding.title.clone()).unwrap_or_default(),
            said(&one.before),
            said(&one.after),
        ]);
    }
    listing.print(format, words);
}
