//! The list of a review under work, and people side by side.

use super::{plan, values};
use crate::routes::urls;
use crate::views::{
    Adding, ComparedFact, ComparedPerson, ComparedRule, EntryStatus, ListCounter, ListFilter,
    ListTab, Move, SavedView, SideBySide, Totals, Verdict, WorkCandidate, WorkPost, WorkRow,
    Workbench,
};
use ::plan::ProposalKind;
use base::{Month, PersonId, PostId, ReviewId, ScenarioId, fold};
use desk::{
    Actor, Candidates, Compared, DraftList, Gauge, GaugeKind, ListLine, ListPost, ListRef,
    ListSheet, ListTotals, MoveLine, REASONS, RunReview, SavedSearch,
};
use roster::{CodeList, Ethnicity};
use words::{Arg, Words};

/// What a reader filters by and has opened.
#[derive(Debug, Default)]
pub struct Asked {
    /// Words in name, title or post.
    pub text: String,
    /// Only names proposed like this.
    pub status: Option<EntryStatus>,
    /// Only names with this verdict.
    pub verdict: Option<Verdict>,
    /// The name that is open.
    pub row: Option<(PersonId, PostId)>,
}

/// A person and a post as a form sends them.
pub fn key(person: PersonId, post: PostId) -> String {
    format!("{person}:{post}")
}

/// Reads what [`key`] writes.
pub fn read_key(text: &str) -> Option<(PersonId, PostId)> {
    let (person, post) = text.split_once(':')?;
    Some((person.parse().ok()?, post.parse().ok()?))
}

/// Where the list of a review lies, with the scenario.
pub fn at(review: ReviewId, scenario: Option<ScenarioId>) -> String {
    match scenario {
        None => format!("{}/list", urls::review(review)),
        Some(id) => format!("{}/list?scenario={id}", urls::review(review)),
    }
}

/// The page. `candidates` are shown with their post.
pub fn workbench(
    sheet: &ListSheet,
    asked: &Asked,
    candidates: Option<&Candidates>,
    actor: &Actor,
    words: &Words,
) -> Workbench {
    let is_official = sheet.list.scenario.is_none();
    let open = sheet.locked.is_none();
    let may_edit = open && actor.has::<DraftList>() && (!is_official || actor.has::<RunReview>());
    let mut filter = ListFilter {
        text: asked.text.clone(),
        status: asked.status,
        verdict: asked.verdict,
        ..ListFilter::default()
    };
    let mut posts = Vec::new();
    for post in &sheet.posts {
        let rows: Vec<WorkRow> =
            post.lines.iter().map(|line| row(line, post, sheet, asked, words)).collect();
        filter.total += rows.len() as u32;
        let rows: Vec<WorkRow> =
            rows.into_iter().filter(|row| admits(&filter, post, row)).collect();
        filter.shown += rows.len() as u32;
        let adding = candidates.filter(|candidates| candidates.post == post.post);
        if !rows.is_empty() || adding.is_some() || !filter.is_given() {
            let adding = adding.map(|found| adding_of(found, is_official));
            posts.push(work_post(post, rows, adding));
        }
    }
    let mut tabs = vec![ListTab {
        text: words.text("list-official"),
        href: at(sheet.list.review, None),
        current: is_official,
        differs: None,
        by: None,
    }];
    tabs.extend(sheet.scenarios.iter().map(|one| ListTab {
        text: one.name.clone(),
        href: at(sheet.list.review, Some(one.id)),
        current: sheet.list.scenario == Some(one.id),
        differs: Some(one.differs as u32),
        by: Some(words.with(
            "list-made-by",
            &[("name", (&one.by).into()), ("when", (&super::journal::at(one.made)).into())],
        )),
    }));
    Workbench {
        unit: sheet.unit.1.clone(),
        title: plan::name(sheet.kind, words),
        term: sheet.term.to_string(),
        law_day: sheet.law_day,
        review: urls::review(sheet.list.review),
        href: at(sheet.list.review, None),
        scenario: sheet.list.scenario.map(|id| id.to_string()).unwrap_or_default(),
        kept: kept(sheet.list.scenario, asked),
        locked: sheet.locked.clone(),
        may_edit,
        may_draft: open && actor.has::<DraftList>(),
        may_adopt: open && !is_official && actor.has::<RunReview>(),
        tabs,
        totals: totals(&sheet.totals),
        official: sheet.official.as_ref().map(totals),
        gauges: sheet
            .gauges
            .iter()
            .map(|one| {
                let was = sheet.official_gauges.iter().find(|other| other.is_like(one));
                counter(one, was, words)
            })
            .collect(),
        findings: sheet.findings.iter().filter(|one| speaks(one)).map(values::finding).collect(),
        unconfirmed: values::unconfirmed(&sheet.unconfirmed, &sheet.unit.0, sheet.law_day),
        filter,
        posts,
        reasons: REASONS
            .iter()
            .map(|reason| (reason.code(), values::leave_reason(*reason, words)))
            .collect(),
        moves: sheet.moves.iter().map(|one| move_of(one, words)).collect(),
        can_undo: sheet.can_undo,
        can_redo: sheet.can_redo,
    }
}

/// Whether a finding says something of the list: neither that the law is silent
/// nor that the rule does not apply.
fn speaks(one: &words::finding::WordedFinding) -> bool {
    !one.silent && one.verdict != checks::Verdict::NotApplicable
}

/// The query that a form or link of the page keeps.
fn kept(scenario: Option<ScenarioId>, asked: &Asked) -> String {
    let mut kept = String::new();
    if let Some(id) = scenario {
        kept.push_str(&format!("scenario={id}&"));
    }
    if !asked.text.is_empty() {
        kept.push_str(&format!("text={}&", urls::encode(&asked.text)));
    }
    if let Some(status) = asked.status {
        kept.push_str(&format!("status={}&", status.code()));
    }
    if let Some(verdict) = asked.verdict {
        kept.push_str(&format!("verdict={}&", verdict.code()));
    }
    kept
}

/// Of what a form keeps the filter alone: a kept view fits every list.
pub fn filter_alone(kept: &str) -> String {
    let filters = ["text=", "status=", "verdict="];
    let parts = kept.split('&').filter(|part| filters.iter().any(|name| part.starts_with(name)));
    parts.collect::<Vec<_>>().join("&")
}

/// The filters that the reader keeps, for this list: name, where it leads, and
/// whether it is the one shown.
pub fn views(list: ListRef, kept: &[SavedSearch], asked: &Asked) -> Vec<SavedView> {
    let now = filter_alone(&self::kept(None, asked));
    let base = at(list.review, list.scenario);
    let join = if base.contains('?') { '&' } else { '?' };
    let view = |one: &SavedSearch| {
        let query = filter_alone(&one.query);
        SavedView {
            name: one.name.clone(),
            href: format!("{base}{join}{query}"),
            current: query == now,
        }
    };
    kept.iter().map(view).collect()
}

fn admits(filter: &ListFilter, post: &ListPost, row: &WorkRow) -> bool {
    let wanted = fold(&filter.text);
    let said = [&row.person.text, &row.current, &post.title];
    (wanted.is_empty() || said.iter().any(|text| fold(text).contains(&wanted)))
        && filter.status.is_none_or(|status| row.status == status)
        && filter.verdict.is_none_or(|verdict| row.verdict == verdict)
}

fn work_post(post: &ListPost, rows: Vec<WorkRow>, adding: Option<Adding>) -> WorkPost {
    WorkPost {
        id: post.post.to_string(),
        title: post.title.clone(),
        is_key: post.is_key,
        seats: post.seats,
        standing: post.standing,
        incumbents: post
            .incumbents
            .iter()
            .map(|(id, name)| values::person(*id, name, true))
            .collect(),
        findings: post.findings.iter().filter(|one| !one.silent).map(values::finding).collect(),
        rows,
        adding,
    }
}

fn row(
    line: &ListLine,
    post: &ListPost,
    sheet: &ListSheet,
    asked: &Asked,
    words: &Words,
) -> WorkRow {
    let open = asked.row == Some((line.person, post.post));
    let about = |one: &&MoveLine| one.edits.iter().any(|(_, who, ..)| *who == line.person);
    let history = sheet.moves.iter().filter(about).map(|one| move_of(one, words));
    WorkRow {
        key: key(line.person, post.post),
        person: values::person(line.person, &line.name, true),
        born: line.birth,
        age: line.age,
        retires: line.retires.map(|months| retires(months, words)),
        sex: values::sex(line.sex),
        ethnicity: line.ethnicity.map(Ethnicity::name).map(str::to_owned),
        current: line.current.clone(),
        status: values::proposal_status(line.kind),
        reason: match line.kind {
            ProposalKind::Remove(reason) => Some(values::leave_reason(reason, words)),
            _ => None,
        },
        official: line
            .official
            .filter(|official| *official != Some(line.kind))
            .map(|official| officially(official, words)),
        elsewhere: line.elsewhere.clone(),
        verdict: values::verdict(line.verdict),
        findings: line.findings.iter().filter(|one| !one.silent).map(values::finding).collect(),
        open,
        history: if open { history.collect() } else { Vec::new() },
    }
}

fn officially(official: Option<ProposalKind>, words: &Words) -> String {
    match official {
        None => words.text("list-officially-not"),
        Some(kind) => {
            let status = values::proposal_status(kind);
            let what = words.text(&format!("entry-{}", status.code()));
            words.with("list-officially", &[("what", (&what).into())])
        }
    }
}

fn retires((first, last): (Month, Month), words: &Words) -> String {
    if first == last {
        return first.vietnamese();
    }
    let args = [("from", first.vietnamese()), ("to", last.vietnamese())];
    let args: Vec<(&str, Arg<'_>)> =
        args.iter().map(|(name, text)| (*name, Arg::from(text))).collect();
    words.with("list-retires-between", &args)
}

fn adding_of(found: &Candidates, is_official: bool) -> Adding {
    Adding {
        text: found.text.clone(),
        found: found
            .found
            .iter()
            .map(|one| WorkCandidate {
                key: key(one.person, found.post),
                person: values::person(one.person, &one.name, true),
                age: one.age,
                current: [one.current.as_str(), one.unit.as_str()]
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .collect::<Vec<_>>()
                    .join(" – "),
                verdict: values::verdict(one.verdict),
                reasons: one.reasons.clone(),
                may_add: !is_official || one.verdict != checks::Verdict::NotMet,
            })
            .collect(),
        left_off: found.left_off as u32,
    }
}

fn totals(of: &ListTotals) -> Totals {
    let (sum, known) = of.ages;
    Totals {
        carried_over: of.carried_over,
        added: of.added,
        removed: of.removed,
        people: of.people,
        women: of.women,
        mean_age: (known > 0).then(|| (sum * 10 + known / 2) / known),
    }
}

fn counter(one: &Gauge, was: Option<&Gauge>, words: &Words) -> ListCounter {
    let title = match &one.body {
        None => one.finding.title.clone(),
        Some(body) => words
            .with("list-of-body", &[("title", (&one.finding.title).into()), ("body", body.into())]),
    };
    let now = figure(one.kind, words);
    ListCounter {
        title,
        was: was.map(|was| figure(was.kind, words)).filter(|was| *was != now),
        figure: now,
        share: match one.kind {
            GaugeKind::Part { part, whole, target, .. } => {
                base::Share::new(part, whole).map(|share| (share, target))
            }
            GaugeKind::Ratio { .. } | GaugeKind::Bands { .. } => None,
        },
        finding: values::finding(&one.finding),
    }
}

fn figure(kind: GaugeKind, words: &Words) -> String {
    let (key, args): (&str, Vec<(&str, u32)>) = match kind {
        GaugeKind::Part { part, unknown: 0, whole, .. } => {
            ("list-figure-of", vec![("part", part), ("whole", whole)])
        }
        GaugeKind::Part { part, unknown, whole, .. } => {
            ("list-figure-unknown", vec![("part", part), ("whole", whole), ("unknown", unknown)])
        }
        GaugeKind::Ratio { found, seats, .. } => {
            ("list-figure-ratio", vec![("found", found), ("seats", seats)])
        }
        GaugeKind::Bands { found, wanted, .. } => {
            ("list-figure-bands", vec![("found", found), ("wanted", wanted)])
        }
    };
    let args: Vec<(&str, Arg<'_>)> =
        args.into_iter().map(|(name, number)| (name, Arg::from(number))).collect();
    words.with(key, &args)
}

fn move_of(one: &MoveLine, words: &Words) -> Move {
    let what = |(code, _, name, post): &(&str, PersonId, String, String)| {
        words.with(&format!("list-move-{code}"), &[("name", name.into()), ("post", post.into())])
    };
    Move {
        what: one.edits.iter().map(what).collect(),
        reason: one.reason.clone(),
        by: words.with(
            "list-move-by",
            &[("name", (&one.by).into()), ("when", (&super::journal::at(one.made)).into())],
        ),
        undone: one.undone,
    }
}

/// People side by side.
pub fn comparison(
    people: &[Compared],
    sheet: &ListSheet,
    back: String,
    words: &Words,
) -> SideBySide {
    let code = |list: &str, code: Option<&'static str>| {
        code.map(|code| words.text(&format!("{list}-{code}")))
    };
    let column = |value: &dyn Fn(&Compared) -> Option<String>| -> Vec<Option<String>> {
        people.iter().map(value).collect()
    };
    let facts: Vec<(&str, Vec<Option<String>>)> = vec![
        ("compare-current", column(&|one| stated(&one.current))),
        ("compare-unit", column(&|one| stated(&one.unit))),
        ("compare-born", column(&|one| Some(words::partial_date(one.birth)))),
        ("compare-age", column(&|one| one.age.map(|age| words.integer(age)))),
        ("compare-retires", column(&|one| one.retires.map(|months| retires(months, words)))),
        (
            "compare-education",
            column(&|one| code("finding-education-level", one.education.map(|e| e.code()))),
        ),
        (
            "compare-theory",
            column(&|one| code("finding-theory-level", one.theory.map(|t| t.code()))),
        ),
        (
            "compare-management",
            column(&|one| code("finding-management-level", one.management.map(|m| m.code()))),
        ),
        ("compare-party", column(&|one| one.party_official.map(words::partial_date))),
        ("compare-evaluations", column(&|one| evaluations(one, words))),
        ("compare-disciplines", column(&|one| disciplines(one, words))),
    ];
    SideBySide {
        unit: sheet.unit.1.clone(),
        term: sheet.term.to_string(),
        back,
        people: people.iter().map(head).collect(),
        facts: facts
            .into_iter()
            .filter(|(_, values)| values.iter().any(Option::is_some))
            .map(|(key, values)| ComparedFact { name: words.text(key), values })
            .collect(),
        rules: rules(people),
    }
}

fn stated(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn head(one: &Compared) -> ComparedPerson {
    ComparedPerson {
        person: values::person(one.person, &one.name, true),
        posts: one
            .posts
            .iter()
            .map(|post| {
                let status = values::proposal_status(post.kind);
                (post.title.clone(), status, values::verdict(post.verdict))
            })
            .collect(),
    }
}

fn evaluations(one: &Compared, words: &Words) -> Option<String> {
    let year = |of: &roster::Evaluation| {
        format!("{}: {}", of.year, words.text(&format!("finding-grade-{}", of.grade.code())))
    };
    let all: Vec<String> = one.evaluations.iter().take(3).map(year).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

fn disciplines(one: &Compared, words: &Words) -> Option<String> {
    one.disciplines.map(|count| match count {
        0 => words.text("compare-disciplines-none"),
        _ => words.with("compare-disciplines-n", &[("n", (count as u32).into())]),
    })
}

/// Each rule that was asked of somebody, of the first post of each.
fn rules(people: &[Compared]) -> Vec<ComparedRule> {
    let mut names: Vec<(&'static str, String)> = Vec::new();
    let first = |one: &Compared| one.posts.first().map(|post| post.findings.clone());
    for found in people.iter().filter_map(first).flatten().filter(|one| !one.silent) {
        if !names.iter().any(|(code, _)| *code == found.code) {
            names.push((found.code, found.title));
        }
    }
    let of = |one: &Compared, code: &str| {
        let found = first(one)?.into_iter().find(|found| found.code == code)?;
        Some(values::finding(&found))
    };
    names
        .into_iter()
        .map(|(code, name)| ComparedRule {
            name,
            findings: people.iter().map(|one| of(one, code)).collect(),
        })
        .collect()
}
