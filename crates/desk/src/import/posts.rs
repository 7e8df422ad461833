//! Finding the post that a free text names.

use base::{UnitId, fold};
use papers::intake::{Habits, ValueList};
use std::collections::HashMap;
use store::{PostRecord, UnitRecord};

/// Posts by the words that name them.
pub(super) struct PostNames {
    by_title: HashMap<String, Vec<PostRecord>>,
    parents: HashMap<UnitId, Option<UnitId>>,
    /// Of folded words that were taught: the title, or that they name no post.
    learnt: HashMap<String, Option<String>>,
}

/// How a text was understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Named<'a> {
    /// It names this post.
    Post(&'a PostRecord),
    /// It names a job that is no leadership post.
    Job,
    /// It fits several posts.
    Several(usize),
    /// It fits none, and is no known job: somebody must be asked.
    Unknown,
}

/// The beginnings of titles that are jobs and not leadership posts. What is
/// neither here nor among the posts becomes a question.
const JOBS: [&str; 34] = [
    "chuyen vien",
    "cong chuc",
    "can su",
    "nhan vien",
    "ke toan",
    "van thu",
    "lai xe",
    "giao vien",
    "can bo",
    "kiem tra vien",
    "thanh tra vien",
    "vien chuc",
    "tap vu",
    "thu quy",
    "bao ve",
    "phong vien",
    "y si",
    "bac si",
    "ky su",
    "luu tru",
    "phuc vu",
    "cong tac vien",
    "truong cong an",
    "pho truong cong an",
    "chi huy truong",
    "chu tich hoi",
    "pho chu tich hoi",
    "bi thu doan",
    "pho bi thu doan",
    "bi thu chi bo",
    "hieu truong",
    "pho hieu truong",
    "tram truong",
    "chu tich uy ban mttq",
];

impl PostNames {
    pub(super) fn new<'u>(
        posts: Vec<PostRecord>,
        units: impl Iterator<Item = &'u UnitRecord>,
        habits: &Habits,
    ) -> Self {
        let mut parents = HashMap::new();
        let mut unit_names = HashMap::new();
        for unit in units {
            parents.insert(unit.id, unit.parent);
            unit_names.insert(unit.id, unit.name.clone());
        }
        let mut by_title: HashMap<String, Vec<PostRecord>> = HashMap::new();
        for post in posts {
            let title = fold(&post.title);
            // "Bí thư Đảng ủy" also as "Bí thư Đảng ủy xã Nậm Sơn".
            if let Some(unit) = unit_names.get(&post.unit) {
                by_title.entry(format!("{title} {}", fold(unit))).or_default().push(post.clone());
            }
            by_title.entry(title).or_default().push(post);
        }
        let mut learnt = HashMap::new();
        for (text, title) in habits.of_list(ValueList::Post) {
            let posts = title.and_then(|title| by_title.get(&fold(title)).cloned());
            // What the titles themselves say stands before what was taught.
            if by_title.contains_key(text) || (title.is_some() && posts.is_none()) {
                continue;
            }
            by_title.extend(posts.map(|posts| (text.to_owned(), posts)));
            learnt.insert(text.to_owned(), title.map(str::to_owned));
        }
        Self { by_title, parents, learnt }
    }

    /// The title that these words were taught to mean.
    pub(super) fn learnt(&self, text: &str) -> Option<&str> {
        self.learnt.get(&fold(text))?.as_deref()
    }

    /// The post that `text` names for somebody who works in `unit`: one of the
    /// unit itself first, then of the units above it, then the only one of
    /// that title anywhere.
    pub(super) fn find(&self, text: &str, unit: Option<UnitId>) -> Named<'_> {
        let key = fold(text);
        let Some(posts) = self.by_title.get(&key) else {
            let is_job = self.learnt.contains_key(&key)
                || JOBS.iter().any(|job| key == *job || key.starts_with(&format!("{job} ")));
            return if is_job { Named::Job } else { Named::Unknown };
        };
        let mut place = unit;
        while let Some(here) = place {
            let mut own = posts.iter().filter(|post| post.unit == here);
            if let Some(post) = own.next() {
                return if own.next().is_none() { Named::Post(post) } else { Named::Several(2) };
            }
            place = self.parents.get(&here).copied().flatten();
        }
        match posts.as_slice() {
            [post] => Named::Post(post),
            several => Named::Several(several.len()),
        }
    }
}
