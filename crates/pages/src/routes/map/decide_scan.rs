//! One question about a scanned sheet: its words, pictures and answers; and the
//! answer that a form brings back.

use crate::routes::reader::Fields;
use crate::routes::urls::encode;
use crate::views::{AnswerField, DecideScan, KeyAnswer, Link, ScanQuestion};
use ballot::{
    Answer, Asked, Choice, Form, InvalidKind, Layout, Options, PageLayout, Question, Rect, Reply,
    Sheet, Spot, Why,
};
use desk::{ScanTask, TaskImage};
use words::Words;

/// The kinds of invalid sheet, each with its key and words.
const INVALID: [(InvalidKind, &str, &str); 6] = [
    (InvalidKind::NotIssued, "n", "decide-kind-not-issued"),
    (InvalidKind::BothMarked, "b", "decide-kind-both-marked"),
    (InvalidKind::TooMany, "t", "decide-kind-too-many"),
    (InvalidKind::Empty, "e", "decide-kind-empty"),
    (InvalidKind::Signed, "s", "decide-kind-signed"),
    (InvalidKind::Unclear, "u", "decide-kind-unclear"),
];

/// Around a box in its row, in millimetres above and below.
const AROUND_ROW: f64 = 4.5;
/// Around a box alone.
const AROUND_BOX: f64 = 5.0;
/// From the edges of the page to the words.
const MARGIN: f64 = 12.0;

/// The page of one question; none when nothing waits.
pub fn view(task: Option<&ScanTask>, about: Link, scans: &str, words: &Words) -> DecideScan {
    DecideScan {
        about,
        scans: scans.to_owned(),
        href: format!("{scans}/decide"),
        fault: None,
        question: task.map(|task| question(task, scans, words)),
    }
}

/// A box in words: its row and column.
pub fn box_name(id: &str, form: &Form, words: &Words) -> String {
    let row = id.strip_prefix('r').and_then(|rest| rest.split_once('-'));
    let row =
        row.and_then(|(row, option)| Some((row.parse::<usize>().ok()?.checked_sub(1)?, option)));
    match row {
        Some((row, option)) => {
            let key = if option == "agree" { "sign-for" } else { "sign-against" };
            format!("{}: {}", row_name(form, row, words), words.text(key))
        }
        None => id.to_owned(),
    }
}

fn row_name(form: &Form, row: usize, words: &Words) -> String {
    let name = form.rows().nth(row).map(|row| row.name.clone()).unwrap_or_default();
    let n = u32::try_from(row + 1).unwrap_or(u32::MAX);
    words.with("decide-row", &[("n", n.into()), ("name", (&name).into())])
}

fn question(task: &ScanTask, scans: &str, words: &Words) -> ScanQuestion {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (answers, field) = answers(task, words);
    let said = task.said.iter().map(|one| (one.who.clone(), said(&one.reply, &task.form, words)));
    ScanQuestion {
        subject: task.subject.clone(),
        asked: task.asked_text.clone(),
        place: (number(task.at), number(task.waiting)),
        title: title(task.asked, &task.form, words),
        lines: lines(task, words),
        said: said.collect(),
        close: close(task.asked, &task.layout, &task.images, scans, words),
        whole: task.images.iter().map(|image| whole(image, scans, words)).collect(),
        answers,
        field,
        invalid: INVALID
            .iter()
            .filter(|(kind, ..)| task.kinds.contains(kind))
            .map(|(kind, key, text)| KeyAnswer {
                key: (*key).to_owned(),
                reply: format!("!{}", kind.code()),
                text: words.text(text),
            })
            .collect(),
    }
}

fn option_word(choice: Choice) -> &'static str {
    match choice {
        Choice::Agree => "sign-for",
        Choice::Disagree => "sign-against",
    }
}

/// What is asked, in words.
pub fn title(asked: Asked, form: &Form, words: &Words) -> String {
    let name = |row: usize| form.rows().nth(row).map_or("", |row| row.name.as_str());
    let group = |group: usize| form.groups.get(group).map_or("", |one| one.title.as_str());
    let Asked::Spot(Question { spot, why }) = asked else {
        return words.text("decide-ask-whole");
    };
    match spot {
        Spot::Box { row, choice } => {
            let option = words.text(option_word(choice));
            let args = [("option", (&option).into()), ("name", name(row).into())];
            words.with("decide-ask-box", &args)
        }
        Spot::Row { row } => words.with("decide-ask-both", &[("name", name(row).into())]),
        Spot::Group { group: at } => words.with("decide-ask-many", &[("group", group(at).into())]),
        Spot::Line { group: at, .. } => {
            words.with("decide-ask-name", &[("group", group(at).into())])
        }
        Spot::Page { page } => {
            let page = [("page", page.into())];
            match why {
                Why::InkOutside => words.with("decide-ask-ink", &page),
                Why::Warped => words.with("decide-ask-warped", &page),
                _ => words.with("decide-ask-foreign", &page),
            }
        }
    }
}

/// More about the question: the row, the group, or what is wrong with a paper.
fn lines(task: &ScanTask, words: &Words) -> Vec<String> {
    match task.asked {
        Asked::Spot(Question { spot: Spot::Box { row, .. } | Spot::Row { row }, .. }) => {
            vec![row_name(&task.form, row, words)]
        }
        Asked::Spot(_) => Vec::new(),
        Asked::Whole => match task.why.as_str() {
            "lacks" => vec![words.text("decide-why-lacks")],
            "clashes" => vec![words.text("decide-why-clashes")],
            kind => vec![crate::scans::say::fault(kind, &task.detail, words)],
        },
    }
}

/// A whole image: its address and what it shows.
pub fn whole(image: &TaskImage, scans: &str, words: &Words) -> (String, String) {
    let text = match image.page {
        Some(page) => words.with("decide-image-page", &[("n", page.into())]),
        None => words.text("decide-image-paper"),
    };
    (format!("{scans}/images/{}", encode(&image.name)), text)
}

/// The close pictures of the spot, on each image of its page.
pub fn close(
    asked: Asked,
    layout: &Layout,
    images: &[TaskImage],
    scans: &str,
    words: &Words,
) -> Vec<(String, String)> {
    let Asked::Spot(question) = asked else { return Vec::new() };
    let mut close = Vec::new();
    for (page, part) in parts(question.spot, layout) {
        for image in images.iter().filter(|image| image.page == Some(page)) {
            let tenths = |millimetres: f64| (millimetres * 10.0).round();
            let href = format!(
                "{scans}/images/{}?x={}&y={}&w={}&h={}",
                encode(&image.name),
                tenths(part.x),
                tenths(part.y),
                tenths(part.w),
                tenths(part.h),
            );
            close.push((href, words.text("decide-image-spot")));
        }
    }
    close
}

/// The parts of pages that show a spot, the closest first.
fn parts(spot: Spot, layout: &Layout) -> Vec<(u32, Rect)> {
    let strip = |page: &PageLayout, top: f64, bottom: f64| {
        let (y, w) = (top - AROUND_ROW, layout.width - 2.0 * MARGIN);
        (page.page, Rect { x: MARGIN, y, w, h: bottom - top + 2.0 * AROUND_ROW })
    };
    // All boxes of the rows wanted, page by page, in one strip each.
    let rows = |wanted: &dyn Fn(usize) -> bool| -> Vec<(u32, Rect)> {
        let each = layout.pages.iter().filter_map(|page| {
            let places = page.boxes.iter().filter(|one| wanted(one.row)).map(|one| one.place);
            let edges = places.map(|place| (place.y, place.y + place.h));
            let (top, bottom) = edges.reduce(|one, two| (one.0.min(two.0), one.1.max(two.1)))?;
            Some(strip(page, top, bottom))
        });
        each.collect()
    };
    match spot {
        Spot::Box { row, choice } => {
            let found = layout.pages.iter().find_map(|page| {
                let place = page.boxes.iter().find(|one| one.row == row && one.option == choice)?;
                Some((page.page, place.place))
            });
            let near = found.map(|(page, place)| {
                let around = 2.0 * AROUND_BOX;
                let (x, y) = (place.x - AROUND_BOX, place.y - AROUND_BOX);
                (page, Rect { x, y, w: place.w + around, h: place.h + around })
            });
            near.into_iter().chain(rows(&|at| at == row)).collect()
        }
        Spot::Row { row } => rows(&|at| at == row),
        Spot::Line { group, line } => {
            let id = format!("g{}-w{}", group + 1, line + 1);
            let found = layout.pages.iter().find_map(|page| {
                let place = page.write_ins.iter().find(|one| one.id == id)?.place;
                Some(strip(page, place.y, place.y + place.h))
            });
            found.into_iter().collect()
        }
        // The rows of a group are named in the answer; here its whole pages.
        Spot::Group { .. } => Vec::new(),
        Spot::Page { page } => {
            vec![(page, Rect { x: 0.0, y: 0.0, w: layout.width, h: layout.height })]
        }
    }
}

fn answers(task: &ScanTask, words: &Words) -> (Vec<KeyAnswer>, Option<AnswerField>) {
    let keys = |each: &[(&str, &str, &str)]| -> Vec<KeyAnswer> {
        let key = |(key, reply, text): &(&str, &str, &str)| KeyAnswer {
            key: (*key).to_owned(),
            reply: (*reply).to_owned(),
            text: words.text(text),
        };
        each.iter().map(key).collect()
    };
    let Asked::Spot(Question { spot, why }) = task.asked else {
        let aside = if task.images.iter().all(|image| image.page.is_none()) {
            keys(&[("x", "aside", "decide-aside")])
        } else {
            Vec::new()
        };
        return (aside, Some(whole_sheet(&task.form)));
    };
    match (why, spot) {
        (Why::Doubtful | Why::NotRead | Why::ReadTwice, _) => {
            (keys(&[("1", "marked", "decide-marked"), ("0", "empty", "decide-empty")]), None)
        }
        (Why::BothMarked, _) => (
            keys(&[
                ("1", "agree", "decide-only-agree"),
                ("2", "disagree", "decide-only-disagree"),
                ("3", "both", "decide-both"),
            ]),
            None,
        ),
        (Why::TooMany, Spot::Group { group }) => {
            (Vec::new(), Some(AnswerField::Rows(rows_of(&task.form, group))))
        }
        (Why::Name, _) => {
            (keys(&[("0", "nothing", "decide-no-name")]), Some(AnswerField::Name(String::new())))
        }
        _ => (keys(&[("1", "fine", "decide-fine")]), None),
    }
}

fn rows_of(form: &Form, group: usize) -> Vec<(usize, String, bool)> {
    let before: usize = form.groups.iter().take(group).map(|one| one.rows.len()).sum();
    let rows = form.groups.get(group).map_or(&[][..], |one| &one.rows);
    rows.iter().enumerate().map(|(at, row)| (before + at, row.name.clone(), false)).collect()
}

fn whole_sheet(form: &Form) -> AnswerField {
    let groups = form.groups.iter().enumerate().filter(|(_, group)| group.write_ins > 0);
    AnswerField::Sheet {
        rows: form.rows().enumerate().map(|(at, row)| (at, row.name.clone())).collect(),
        against: form.options == Options::AgreeDisagree,
        groups: groups.map(|(at, group)| (at, group.title.clone())).collect(),
    }
}

/// A reply in words.
pub fn said(reply: &Reply, form: &Form, words: &Words) -> String {
    let invalid = |kind: InvalidKind| {
        let known = INVALID.iter().find(|(known, ..)| *known == kind);
        let kind = known.map(|(.., text)| words.text(text)).unwrap_or_default();
        words.with("decide-said-invalid", &[("kind", (&kind).into())])
    };
    match reply {
        Reply::PutAside => words.text("decide-aside"),
        Reply::Sheet(marks, names) => match Sheet::read(marks) {
            Some(Sheet::Invalid(kind)) => invalid(kind),
            _ => {
                let names = names.iter().map(|(_, name)| name.as_str());
                std::iter::once(marks.as_str()).chain(names).collect::<Vec<_>>().join("; ")
            }
        },
        Reply::Spot(answer) => match answer {
            Answer::Marked => words.text("decide-marked"),
            Answer::Empty => words.text("decide-empty"),
            Answer::Only(Choice::Agree) => words.text("decide-only-agree"),
            Answer::Only(Choice::Disagree) => words.text("decide-only-disagree"),
            Answer::Both => words.text("decide-both"),
            Answer::Name(name) => name.clone(),
            Answer::Nothing => words.text("decide-no-name"),
            Answer::Fine => words.text("decide-fine"),
            Answer::Rows(rows) => {
                let names: Vec<String> =
                    rows.iter().map(|row| row_name(form, *row, words)).collect();
                words.with("decide-said-rows", &[("rows", (&names.join("; ")).into())])
            }
            Answer::Invalid(kind) => invalid(*kind),
        },
    }
}

/// The reply that a form brings; `None` when it is none. Whether it fits the
/// question is for the desk.
pub fn reply(fields: &Fields) -> Option<Reply> {
    let whole = fields.get("asked").contains("whole");
    let code = fields.get("reply");
    if let Some(kind) = code.strip_prefix('!') {
        let (kind, _) = InvalidKind::ALL.iter().find(|(_, known)| *known == kind)?;
        return Some(if whole {
            Reply::Sheet(Sheet::Invalid(*kind).text(), Vec::new())
        } else {
            Reply::Spot(Answer::Invalid(*kind))
        });
    }
    let answer = match code {
        "aside" => return Some(Reply::PutAside),
        "sheet" => return Some(sheet(fields)),
        "marked" => Answer::Marked,
        "empty" => Answer::Empty,
        "agree" => Answer::Only(Choice::Agree),
        "disagree" => Answer::Only(Choice::Disagree),
        "both" => Answer::Both,
        "name" => Answer::Name(fields.get("name").trim().to_owned()),
        "nothing" => Answer::Nothing,
        "fine" => Answer::Fine,
        "rows" => {
            let rows: Result<Vec<usize>, _> = fields.all("row").map(str::parse).collect();
            Answer::Rows(rows.ok()?)
        }
        _ => return None,
    };
    Some(Reply::Spot(answer))
}

/// The most rows and groups that are looked for in a form.
const MOST_ROWS: usize = 5_000;

fn sheet(fields: &Fields) -> Reply {
    let marks: String = (0..MOST_ROWS)
        .map(|row| fields.get(&format!("mark-{row}")).to_owned())
        .take_while(|mark| !mark.is_empty())
        .collect();
    let written = (0..MOST_ROWS / 50).flat_map(|group| {
        let names = fields.get(&format!("written-{group}")).to_owned();
        let names: Vec<(usize, String)> = names
            .lines()
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(|name| (group, name.to_owned()))
            .collect();
        names
    });
    Reply::Sheet(marks, written.collect())
}
