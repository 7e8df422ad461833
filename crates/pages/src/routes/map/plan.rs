//! The list of one plan.

use super::{law, values};
use crate::routes::urls;
use crate::views::{
    self, AsOf, EntryRow, EntryStatus, Finding, Force, Open, PlanList, PostGroup, Tab, Verdict,
};
use base::{Day, Share, fold};
use desk::{EntryLine, LawLine, PlanSheet, PostSheet};
use roster::{Ethnicity, PlanKind};
use words::Words;

/// What a reader filters by.
#[derive(Debug, Default)]
pub struct Filter {
    /// Words in name, present title or post; marks do not matter.
    pub text: String,
    /// Only entries of this status.
    pub status: Option<EntryStatus>,
    /// Only people with this verdict.
    pub verdict: Option<Verdict>,
    /// Whose findings are shown in full.
    pub open: Open,
}

impl Filter {
    /// The page with this filter, on the day that was asked for.
    fn address(&self, here: &str, as_of: Option<Day>) -> String {
        let fields = [
            ("as-of", as_of.map(Day::vietnamese)),
            ("text", (!self.text.is_empty()).then(|| self.text.clone())),
            ("status", self.status.map(|status| status.code().to_owned())),
            ("verdict", self.verdict.map(|verdict| verdict.code().to_owned())),
        ];
        let given = fields.into_iter().filter_map(|(name, value)| Some((name, value?)));
        given.fold(here.to_owned(), |at, (name, value)| {
            format!("{at}&{name}={}", urls::encode(&value))
        })
    }

    fn is_given(&self) -> bool {
        !self.text.trim().is_empty() || self.status.is_some() || self.verdict.is_some()
    }

    fn admits(&self, post: &PostSheet, entry: &EntryLine, row: &EntryRow) -> bool {
        let wanted = fold(&self.text);
        let said = [&entry.name, &entry.current, &post.title];
        (wanted.is_empty() || said.iter().any(|text| fold(text).contains(&wanted)))
            && self.status.is_none_or(|status| row.status == status)
            && self.verdict.is_none_or(|verdict| row.verdict == verdict)
    }
}

/// A kind of plan as a title without its term.
pub fn name(kind: PlanKind, words: &Words) -> String {
    words.text(&format!("plan-name-{}", kind.code()))
}

/// The decisions behind the entries of a list: day and number.
pub fn decisions(sheet: &PlanSheet) -> Vec<(Day, String)> {
    let entries = sheet.posts.iter().flat_map(|post| &post.entries);
    let mut days: Vec<(Day, String)> = entries
        .filter_map(|entry| entry.decision.as_ref())
        .map(|(number, day)| (*day, number.clone()))
        .collect();
    days.sort();
    days.dedup();
    days
}

/// A plan. `all` are the unit's plans, `law` the law in force for it on the
/// day, `days` the decisions worth going back to.
pub fn plan(
    sheet: &PlanSheet,
    all: &[PlanSheet],
    law: &[LawLine],
    days: &[(Day, String)],
    filter: &Filter,
    words: &Words,
) -> PlanList {
    let here = urls::plan(&sheet.unit, sheet.kind, sheet.term);
    let bounds = (sheet.kind == PlanKind::Titles)
        .then(|| (law::number(law, "min-per-post"), law::number(law, "max-per-post")));
    let groups: Vec<(PostGroup, usize)> =
        sheet.posts.iter().map(|post| group(post, bounds, filter, words)).collect();
    let total = sheet.posts.iter().map(|post| post.entries.len() as u32).sum();
    let shown = groups.iter().map(|(group, _)| group.rows.len() as u32).sum();
    let posts = groups
        .into_iter()
        .filter(|(group, all)| !group.rows.is_empty() || (*all == 0 && !filter.is_given()))
        .map(|(group, _)| group);
    let (first, last) = (sheet.term.first_year(), sheet.term.last_year());
    // A finding that a gauge shows is not shown again.
    let as_gauge = |at: usize| sheet.shares.iter().any(|(shown, ..)| *shown == at);
    let unshown = sheet.findings.iter().enumerate().filter(|(at, _)| !as_gauge(*at));
    let unshown = unshown.map(|(_, finding)| finding);
    PlanList {
        unit: sheet.unit_name.clone(),
        title: name(sheet.kind, words),
        term: sheet.term.to_string(),
        tabs: all.iter().map(|one| tab(one, sheet, words)).collect(),
        as_of: sheet.as_of,
        days: days.iter().map(|(day, number)| as_of(*day, number, &here)).collect(),
        decision: decisions(sheet).pop().map(|(day, number)| values::decision(&number, day, None)),
        filter: views::Filter {
            action: urls::unit(&sheet.unit),
            kept: vec![("kind", sheet.kind.code().to_owned()), ("term", format!("{first}-{last}"))],
            clear: here.clone(),
            text: filter.text.clone(),
            status: filter.status,
            verdict: filter.verdict,
            shown,
            total,
        },
        gauges: sheet.shares.iter().filter_map(|share| gauge(sheet, *share)).collect(),
        ages: ages(sheet),
        bands: None,
        unconfirmed: values::unconfirmed(&sheet.unconfirmed, &sheet.unit, sheet.as_of),
        silent: sheet
            .findings
            .iter()
            .filter(|one| one.silent)
            .map(|one| one.title.clone())
            .collect(),
        findings: by_weight(unshown.filter(|one| !one.silent).map(values::finding).collect()),
        posts: posts.collect(),
        here: filter.address(&here, Some(sheet.as_of)),
        open: filter.open.clone(),
        open_review: None,
        boxes: None,
        papers: Vec::new(),
    }
}

/// What a binding rule refuses first, then missed targets, then what cannot be
/// told; the rest in the order of the rules.
fn gauge(sheet: &PlanSheet, (at, share, target): (usize, Share, Share)) -> Option<views::Gauge> {
    let found = sheet.findings.get(at)?;
    Some(views::Gauge {
        name: found.title.clone(),
        share,
        target: Some(target),
        finding: values::finding(found),
    })
}

fn ages(sheet: &PlanSheet) -> views::Ages {
    let ages = &sheet.ages;
    views::Ages {
        people: ages.people.iter().map(|(sex, age)| (values::sex(*sex), *age)).collect(),
        uncertain: ages.uncertain,
        retires_at: ages.retires_at,
    }
}

fn by_weight(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|found| match (found.verdict, found.force) {
        (Verdict::NotMet, Force::Hard) => 0,
        (Verdict::NotMet, Force::Target) => 1,
        (Verdict::Undetermined, _) => 2,
        (Verdict::Met | Verdict::NotApplicable, _) => 3,
    });
    findings
}

fn tab(one: &PlanSheet, shown: &PlanSheet, words: &Words) -> Tab {
    let name = words.text(&format!("plan-kind-name-{}", one.kind.code()));
    let term = one.term.to_string();
    Tab {
        text: words.with("tab-with-term", &[("name", (&name).into()), ("term", (&term).into())]),
        href: urls::plan(&one.unit, one.kind, one.term),
        current: (one.kind, one.term) == (shown.kind, shown.term),
    }
}

fn as_of(day: Day, number: &str, here: &str) -> AsOf {
    let href = format!("{here}&as-of={}", urls::encode(&day.vietnamese()));
    AsOf { day, label: number.to_owned(), href }
}

/// A post with the entries that the filter admits, and how many it has in all.
fn group(
    post: &PostSheet,
    bounds: Option<(Option<u32>, Option<u32>)>,
    filter: &Filter,
    words: &Words,
) -> (PostGroup, usize) {
    let rows = post.entries.iter().map(|entry| (entry, row(post, entry, words)));
    let admitted = rows.filter(|(entry, row)| filter.admits(post, entry, row));
    let group = PostGroup {
        key: format!("post-{}", post.post),
        title: post.title.clone(),
        seats: post.seats,
        incumbents: Vec::new(),
        planned: post.entries.iter().filter(|entry| entry.stands()).count() as u32,
        bounds,
        findings: post.findings.iter().map(values::finding).collect(),
        rows: admitted.map(|(_, row)| row).collect(),
    };
    (group, post.entries.len())
}

fn row(post: &PostSheet, entry: &EntryLine, words: &Words) -> EntryRow {
    let status =
        entry.event.map_or(EntryStatus::Proposed, |event| values::event_status(event.what));
    let decision = entry.decision.as_ref();
    EntryRow {
        key: format!("row-{}-{}", entry.person, post.post),
        person: values::person(entry.person, &entry.name, true),
        born: entry.birth,
        sex: values::sex(entry.sex),
        ethnicity: entry.ethnicity.map(Ethnicity::name).map(str::to_owned),
        current: entry.current.clone(),
        training: Vec::new(),
        status,
        reason: entry.left_for().map(|reason| values::leave_reason(reason, words)),
        decision: decision.map(|(number, day)| values::decision(number, *day, None)),
        vote: entry.vote.map(values::vote),
        verdict: values::over_all(&entry.findings),
        findings: entry.findings.iter().map(values::finding).collect(),
    }
}

#[cfg(test)]
mod tests;
