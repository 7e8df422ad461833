//! What waits for the reader and what was done, above the board.

use super::journal;
use crate::routes::urls;
use crate::views::{Board, Link, NewsLine, TaskLine};
use desk::{Home, News, Task, TaskKind};
use words::Words;

/// Puts it on the board.
pub fn set(board: &mut Board, home: &Home, words: &Words) {
    board.tasks = home.tasks.iter().map(|task| line(task, words)).collect();
    board.more_tasks = home.more as u32;
    board.news = home.news.iter().map(|news| told(news, words)).collect();
}

/// The first task of a site without a review.
pub fn set_up(words: &Words) -> TaskLine {
    TaskLine {
        what: words.text("setup-task"),
        href: "/setup".to_owned(),
        about: String::new(),
        due: None,
        late: false,
    }
}

fn line(task: &Task, words: &Words) -> TaskLine {
    let count = task.count.unwrap_or_default() as u32;
    let key = format!("home-do-{}", task.kind.code());
    let what = match task.kind {
        TaskKind::Decide | TaskKind::Secrecy => words.text(&key),
        TaskKind::Differences | TaskKind::Corrections => words.with(&key, &[("n", count.into())]),
        _ => words.with(&key, &[("step", (&task.step).into())]),
    };
    let about = match task.plan {
        None => String::new(),
        Some(kind) => {
            let plan = words.text(&format!("plan-kind-name-{}", kind.code()));
            let args = [("unit", (&task.unit).into()), ("plan", (&plan).into())];
            words.with("home-about", &args)
        }
    };
    let href = match (task.kind, task.at) {
        (TaskKind::Prepare, Some((review, _))) => super::lists::at(review, None),
        (TaskKind::Secrecy, Some((review, _))) => urls::secrecy(review),
        (TaskKind::Decide, Some((review, _))) => urls::review(review),
        (TaskKind::Hold, Some((review, step))) => urls::conference(review, step),
        (_, Some((review, step))) => urls::step(review, step),
        (TaskKind::Corrections, None) => crate::views::CORRECTIONS_AT.to_owned(),
        (_, None) => "/differences".to_owned(),
    };
    TaskLine { what, href, about, due: task.due, late: task.late }
}

fn told(news: &News, words: &Words) -> NewsLine {
    NewsLine {
        what: words.text(&format!("journal-action-{}", news.action)),
        unit: Link { text: news.unit.clone(), href: Some(urls::review(news.review)) },
        when: journal::at(news.at),
    }
}
