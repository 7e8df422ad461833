//! Posts, their bench, its coverage, and the line to a post.

use super::values;
use crate::routes::posts::Looking;
use crate::routes::urls;
use crate::views::{
    ChartLayout, CoverageFilter, CoveragePage, CoveredPost, Feeder, FindPost, FoundPost, Holder,
    JudgeForm, Judged, JudgedLine, Lineage, Link, MOST_ACROSS, ManyLine, Planned, PostDetail,
    PostNode, Posts, Retirement, Tab, Tier,
};
use base::{Day, PersonId};
use desk::{
    BenchHit, BenchPost, BenchSheet, BenchUnit, CoverageSheet, HitRole, LineageSheet, LineageTier,
    PostPage, Retires, Successor, UnitName,
};
use plan::{Coverage, READINESS_DAYS, READINESS_LEVELS, Readiness};
use roster::Term;
use words::Words;

/// How many posts a search shows.
pub const MOST_FOUND: usize = 50;

fn link(text: &str, href: String) -> Link {
    Link { text: text.to_owned(), href: Some(href) }
}

fn person(id: PersonId, name: &str, day: Day) -> Link {
    link(name, format!("{}?as-of={day}", urls::person(id)))
}

fn retirement(retires: Option<Retires>) -> Option<Retirement> {
    let of = |one: Retires| Retirement {
        earliest: one.earliest,
        latest: one.latest,
        months_left: one.months_left,
    };
    retires.map(of)
}

/// The word of a level of readiness; a code that is no longer in the list stands
/// for itself.
fn level_of(code: &str, words: &Words) -> String {
    let key = match code {
        "ready-now" => "readiness-ready-now",
        "one-two-years" => "readiness-one-two-years",
        "three-five-years" => "readiness-three-five-years",
        other => return other.to_owned(),
    };
    words.text(key)
}

fn holders(post: &BenchPost, day: Day, words: &Words) -> Vec<Holder> {
    let line = |one: &desk::Incumbent| {
        let since = one.since.map(|since| words.with("posts-since", &[("day", since.into())]));
        let until = one.until.map(|until| words.with("posts-until", &[("day", until.into())]));
        Holder {
            person: person(one.person, &one.name, day),
            held: since.into_iter().chain(until).collect::<Vec<_>>().join(" "),
            retires: retirement(one.retires),
        }
    };
    post.incumbents.iter().map(line).collect()
}

/// A judgement as shown beside a name.
pub fn judged(one: &Readiness, stale: bool, words: &Words) -> Judged {
    Judged {
        level: level_of(&one.level, words),
        code: one.level.clone(),
        rank: one.rank,
        emergency: one.emergency,
        expires: one.expires,
        stale,
    }
}

fn planned(one: &Successor, day: Day, words: &Words) -> Planned {
    Planned {
        person: person(one.person, &one.name, day),
        current: one.current.clone(),
        unit: one.unit_name.clone(),
        in_place: one.in_place,
        retires: retirement(one.retires),
        near: one.near,
        other_posts: one.other_posts,
        readiness: one.readiness.as_ref().map(|it| judged(it, one.is_stale, words)),
    }
}

fn node(post: &BenchPost, looking: &Looking, day: Day, words: &Words) -> PostNode {
    PostNode {
        unit: None,
        post: Some(link(&post.title, looking.at(&urls::post(post.post)))),
        key: post.key,
        seats: post.seats,
        vacant: post.vacant(),
        incumbents: holders(post, day, words),
        bench: post.bench.iter().map(|one| planned(one, day, words)).collect(),
        coverage: post.coverage,
        sums: None,
    }
}

fn below(unit: &BenchUnit, looking: &Looking, day: Day, words: &Words) -> PostNode {
    let name = Some(link(&unit.unit.name, looking.at(&urls::posts(&unit.unit.code))));
    let lead = unit.lead.as_ref().map(|lead| node(lead, looking, day, words));
    let empty = PostNode {
        unit: None,
        post: None,
        key: false,
        seats: 0,
        vacant: 0,
        incumbents: Vec::new(),
        bench: Vec::new(),
        coverage: Coverage::Covered,
        sums: None,
    };
    PostNode { unit: name, sums: Some(unit.sums), ..lead.unwrap_or(empty) }
}

/// From the front page down to a unit.
pub fn trail(path: &[UnitName], looking: &Looking) -> Vec<Link> {
    path.iter().map(|unit| link(&unit.name, looking.at(&urls::posts(&unit.code)))).collect()
}

fn terms(terms: &[Term], shown: Option<Term>, path: &str, looking: &Looking) -> Vec<Tab> {
    let tab = |term: &Term| Tab {
        text: term.to_string(),
        href: Looking { term: Some(String::from(*term)), ..looking.clone() }.at(path),
        current: shown == Some(*term),
    };
    terms.iter().map(tab).collect()
}

/// Chart, list and coverage of the same unit.
fn tabs(code: &str, here: &str, looking: &Looking, words: &Words) -> Vec<Tab> {
    let path = urls::posts(code);
    let coverage = format!("/coverage?unit={}", urls::encode(code));
    let each = [
        ("chart", words.text("posts-tab-chart"), looking.at(&path)),
        ("list", words.text("posts-tab-list"), looking.at(&format!("{path}?show=list"))),
        ("coverage", words.text("posts-tab-coverage"), looking.at(&coverage)),
    ];
    each.into_iter().map(|(name, text, href)| Tab { text, href, current: name == here }).collect()
}

/// A unit's posts.
pub fn posts(
    sheet: &BenchSheet,
    as_list: bool,
    find: (&str, Option<Vec<BenchHit>>),
    looking: &Looking,
    words: &Words,
) -> Posts {
    let day = sheet.as_of;
    let (code, name) = match sheet.unit() {
        Some(unit) => (unit.code.clone(), unit.name.clone()),
        None => Default::default(),
    };
    let path = urls::posts(&code);
    let mut own = sheet.posts.iter().map(|post| node(post, looking, day, words));
    let root = own.next();
    let units = sheet.units.iter().map(|unit| below(unit, looking, day, words));
    let nodes: Vec<PostNode> = own.chain(units).collect();
    let layout = match (as_list, nodes.len() > MOST_ACROSS) {
        (true, _) => ChartLayout::List,
        (false, true) => ChartLayout::Down,
        (false, false) => ChartLayout::Across,
    };
    let (query, found) = find;
    let hit = |one: BenchHit| FoundPost {
        post: link(&one.title, looking.at(&urls::post(one.post))),
        unit: link(&one.unit.name, looking.at(&urls::posts(&one.unit.code))),
        person: one.person.map(|(id, name, role)| (person(id, &name, day), role == HitRole::Holds)),
    };
    let mut kept = looking.fields();
    if as_list {
        kept.push(("show", "list".to_owned()));
    }
    Posts {
        unit: name,
        as_of: day,
        term: sheet.term.map(|term| term.to_string()),
        terms: terms(&sheet.terms, sheet.term, &path, looking),
        tabs: tabs(&code, if as_list { "list" } else { "chart" }, looking, words),
        layout,
        find: FindPost {
            action: path.clone(),
            kept,
            query: query.to_owned(),
            more: found.as_ref().is_some_and(|found| found.len() >= MOST_FOUND),
            found: found.map(|found| found.into_iter().map(hit).collect()),
        },
        root,
        nodes,
        sums: sheet.sums,
        coverage_href: looking.at(&format!("/coverage?unit={}", urls::encode(&code))),
        svg_href: looking.at(&format!("{path}/chart.svg")),
    }
}

/// One post. `may_judge` says whether the reader may judge readiness; a fault is
/// why the last try was refused.
pub fn post(
    sheet: &PostPage,
    may_judge: bool,
    fault: Option<String>,
    looking: &Looking,
    words: &Words,
) -> PostDetail {
    let (post, day) = (&sheet.post, sheet.as_of);
    let path = urls::post(post.post);
    let judge = (may_judge && !post.bench.is_empty()).then(|| JudgeForm {
        href: looking.at(&format!("{path}/readiness")),
        people: post.bench.iter().map(|one| (one.person.to_string(), one.name.clone())).collect(),
        levels: READINESS_LEVELS
            .iter()
            .map(|code| ((*code).to_owned(), level_of(code, words)))
            .collect(),
        on: day.vietnamese(),
        expires: day.add_days(READINESS_DAYS).vietnamese(),
        fault,
    });
    PostDetail {
        title: post.title.clone(),
        unit: link(&post.unit.name, looking.at(&urls::posts(&post.unit.code))),
        as_of: day,
        term: sheet.term.map(|term| term.to_string()),
        term_end: post.term_end,
        key: post.key,
        seats: post.seats,
        vacant: post.vacant(),
        coverage: post.coverage,
        incumbents: holders(post, day, words),
        bench: post.bench.iter().map(|one| planned(one, day, words)).collect(),
        lineage_href: looking.at(&format!("{path}/lineage")),
        judge,
        judgements: sheet
            .judgements
            .iter()
            .map(|(name, one)| {
                let back = looking.at(&format!("{path}/readiness/withdraw"));
                judgement(name, one, (day, may_judge.then_some(back)), words)
            })
            .collect(),
    }
}

fn judgement(
    name: &str,
    one: &Readiness,
    (day, withdraw): (Day, Option<String>),
    words: &Words,
) -> JudgedLine {
    let withdrawn = one.withdrawn.as_ref().map(|(by, at)| {
        words.with("posts-withdrawn", &[("day", at.day().into()), ("by", by.into())])
    });
    JudgedLine {
        name: name.to_owned(),
        level: level_of(&one.level, words),
        rank: one.rank,
        emergency: one.emergency,
        note: one.note.clone(),
        by: one.by.clone(),
        on: one.on,
        expires: one.expires,
        stale: one.is_stale(day),
        withdraw: withdraw.filter(|_| withdrawn.is_none()).map(|href| (href, one.id.to_string())),
        withdrawn,
    }
}

/// What is asked for as a query, for posts of this class.
fn coverage_query(unit: &str, asked: &desk::CoverageAsked, class: Option<Coverage>) -> String {
    let mut query = format!("unit={}", urls::encode(unit));
    if let Some(level) = &asked.level {
        query.push_str(&format!("&level={}", urls::encode(level)));
    }
    if asked.key_only {
        query.push_str("&key=1");
    }
    if let Some(class) = class {
        query.push_str(&format!("&class={}", class.code()));
    }
    query
}

fn coverage_filter(
    sheet: &CoverageSheet,
    asked: &desk::CoverageAsked,
    looking: &Looking,
    words: &Words,
) -> CoverageFilter {
    CoverageFilter {
        kept: looking.fields(),
        units: sheet.units.iter().map(|one| (one.code.clone(), one.name.clone())).collect(),
        unit: sheet.unit.code.clone(),
        levels: sheet
            .levels
            .iter()
            .map(|code| (code.clone(), values::level(code, words)))
            .collect(),
        level: asked.level.clone().unwrap_or_default(),
        key_only: asked.key_only,
        class: asked.class,
    }
}

/// How many posts stand on one page of the coverage: a province has thousands.
const LINES_A_PAGE: usize = 200;

/// How many people planned for many posts are shown; the file has all.
const MANY_SHOWN: usize = 60;

/// The coverage of a unit and below.
pub fn coverage(
    sheet: &CoverageSheet,
    asked: &desk::CoverageAsked,
    from: Option<usize>,
    looking: &Looking,
    words: &Words,
) -> CoveragePage {
    let day = sheet.as_of;
    let all = sheet.lines.len();
    // Counted from 1, as they are shown.
    let first = from.unwrap_or(1).clamp(1, all.max(1));
    let at = |first: usize| {
        let filter = coverage_query(&sheet.unit.code, asked, asked.class);
        looking.at(&format!("/coverage?{filter}&from={first}")) + "#lines"
    };
    let filter = |class| coverage_query(&sheet.unit.code, asked, class);
    let line = |one: &desk::CoverageLine| CoveredPost {
        post: link(&one.title, looking.at(&urls::post(one.post))),
        unit: link(&one.unit.name, looking.at(&urls::posts(&one.unit.code))),
        key: one.key,
        incumbents: one.incumbents.join(", "),
        planned: one.planned.join(", "),
        coverage: one.coverage,
    };
    let many = |one: &desk::ManyPosts| ManyLine {
        person: person(one.person, &one.name, day),
        unit: one.unit_name.clone(),
        total: one.total,
        posts: one
            .posts
            .iter()
            .map(|(id, title, unit)| {
                link(&format!("{title} – {unit}"), looking.at(&urls::post(*id)))
            })
            .collect(),
    };
    let file = |format: &str, ending: &str| {
        let text = words.with("coverage-as-file", &[("format", format.into())]);
        let path = format!("/coverage/file.{ending}?{}", filter(asked.class));
        link(&text, looking.at(&path))
    };
    CoveragePage {
        unit: sheet.unit.name.clone(),
        as_of: day,
        term: sheet.term.map(|term| term.to_string()),
        tabs: tabs(&sheet.unit.code, "coverage", looking, words),
        terms: terms(
            &sheet.terms,
            sheet.term,
            &format!("/coverage?{}", filter(asked.class)),
            looking,
        ),
        filter: coverage_filter(sheet, asked, looking, words),
        sums: sheet.sums,
        by_class: Coverage::ALL
            .map(|class| (class, looking.at(&format!("/coverage?{}", filter(Some(class))))))
            .to_vec(),
        lines: sheet.lines.iter().skip(first - 1).take(LINES_A_PAGE).map(line).collect(),
        first,
        all,
        before: (first > 1).then(|| at(first.saturating_sub(LINES_A_PAGE).max(1))),
        after: (first - 1 + LINES_A_PAGE < all).then(|| at(first + LINES_A_PAGE)),
        many: sheet.many.iter().take(MANY_SHOWN).map(many).collect(),
        many_more: sheet.many.len().saturating_sub(MANY_SHOWN) as u32,
        many_from: sheet.many_from,
        most_by_law: sheet.most_by_law,
        without_end: sheet.without_end,
        files: vec![file("Excel", "xlsx"), file("CSV", "csv")],
    }
}

/// The line to a post.
pub fn lineage(sheet: &LineageSheet, looking: &Looking, words: &Words) -> Lineage {
    let day = sheet.as_of;
    let above = sheet.above.iter().map(|(id, name, post, title, unit)| {
        let post = link(title, looking.at(&urls::post(*post)));
        (person(*id, name, day), post, unit.name.clone())
    });
    let gap = |(tier, class): (&LineageTier, Coverage)| {
        (link(&tier.title, looking.at(&urls::post(tier.post))), tier.unit.name.clone(), class)
    };
    let mut gaps: Vec<_> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for found in sheet.post.gaps() {
        if seen.insert(found.0.post) {
            gaps.push(gap(found));
        }
    }
    Lineage {
        as_of: day,
        term: sheet.term.map(|term| term.to_string()),
        post: tier(&sheet.post, looking, day),
        above: above.collect(),
        levels: sheet
            .levels
            .iter()
            .map(|(code, people)| (values::level(code, words), *people))
            .collect(),
        elsewhere: sheet.elsewhere,
        gaps,
    }
}

fn tier(one: &LineageTier, looking: &Looking, day: Day) -> Tier {
    let fed = |fed: &desk::FedBy| Feeder {
        person: person(fed.person, &fed.name, day),
        current: fed.current.clone(),
        unit: fed.unit.name.clone(),
        in_place: fed.in_place,
        holds: fed.holds.as_ref().map(|held| tier(held, looking, day)),
    };
    Tier {
        post: link(&one.title, looking.at(&urls::post(one.post))),
        unit: one.unit.name.clone(),
        key: one.key,
        coverage: one.coverage,
        fed_by: one.fed_by.iter().map(fed).collect(),
    }
}
