//! A small invented district, founded, filled and run only through the desk.

use crate::workbook;
use base::{Day, FixedClock, Instant, PersonId, ReviewId, SeededChance};
use desk::{Actor, Desk, Differences, NewAccount, Right, Role};
use lex::{LawBook, PackFile};
use roster::{PlanKind, Term};
use std::path::Path;
use std::sync::Arc;
use store::Store;
use words::Lang;

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn term() -> Term {
    Term::new(2015, 2020).unwrap()
}

/// The day on which the review is opened, under the law of that day.
pub const OPENED: &str = "2017-03-15";

const ACCOUNTS: [(&str, &str, Role); 6] = [
    ("to-chuc", "Cán bộ tổ chức", Role::Officer),
    ("thuong-vu", "Ban Thường vụ", Role::StandingBody),
    ("kiem-phieu-1", "Lò Thị Sen", Role::CountingTeam),
    ("kiem-phieu-2", "Bùi Văn Inh", Role::CountingTeam),
    ("kiem-phieu-3", "Vi Văn Ón", Role::CountingTeam),
    ("kiem-tra", "Kiểm tra", Role::Auditor),
];

/// The site, in a folder that goes with it.
pub struct Site {
    pub desk: Desk,
    folder: tempfile::TempDir,
}

impl Site {
    /// A founded site under the shipped law, with the district's workbook.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk_on(&folder, 7).await;
        let account = |(name, display_name, role): (&str, &str, Role)| NewAccount {
            name: name.into(),
            display_name: display_name.into(),
            role,
            unit: None,
            password: "mật khẩu để thử".into(),
        };
        desk.found_site("Huyện ủy Thượng Bình", &ACCOUNTS.map(account)).await.unwrap();
        let site = Self { desk, folder };
        let files = [("so-lieu.xlsx".to_owned(), workbook::district())];
        let permit = site.permit("to-chuc").await;
        let reports = site
            .desk
            .import(&permit, &files, day("2017-01-01"), Differences::Ask, false)
            .await
            .unwrap();
        assert_eq!(reports[0].refused(), 0, "{:?}", reports[0].problems);
        site
    }

    /// The same database at another moment.
    pub async fn desk_at(&self, now: Instant) -> Desk {
        bare_desk_at(&self.folder, now).await
    }

    /// Another process on the same database.
    pub async fn another_desk(&self) -> Desk {
        desk_on(&self.folder, 8).await
    }

    pub async fn actor(&self, name: &str) -> Actor {
        self.desk.actor_named(name).await.unwrap()
    }

    pub async fn permit<R: Right>(&self, name: &str) -> desk::Permit<R> {
        self.actor(name).await.permit().unwrap()
    }

    pub async fn person(&self, name: &str) -> PersonId {
        let permit = self.permit("to-chuc").await;
        let found = self.desk.find_people(&permit, name, 10).await.unwrap();
        let [(person, ..)] = found.as_slice() else { panic!("{name}: {found:?}") };
        *person
    }

    /// Opens the review of the district's titles and proposes one addition.
    pub async fn open_review(&self) -> ReviewId {
        let permit = self.permit("to-chuc").await;
        let opened = self
            .desk
            .open_review(&permit, "SL.TB", PlanKind::Titles, term(), day(OPENED), None)
            .await
            .unwrap();
        let person = self.person("Nguyễn Hoàng Thiên Phượng").await;
        let reader = self.permit("to-chuc").await;
        let eligible = self.desk.eligible(&reader, opened.review).await.unwrap();
        let post = eligible.iter().find(|one| one.post_title == "Phó Bí thư Huyện ủy").unwrap();
        self.desk.propose(&permit, opened.review, person, post.post, Lang::Vi).await.unwrap();
        opened.review
    }

    /// Calls, holds, counts twice and concludes a step; `against` are the rows
    /// that nobody supports. At the first step one person is away, one sheet
    /// does not come back, one is signed and one leaves the first row blank.
    pub async fn run_step(&self, review: ReviewId, number: usize, on: &str, against: &[usize]) {
        let permit = self.permit("to-chuc").await;
        let called = self.desk.convene(&permit, review, number, day(on)).await.unwrap();
        let away = usize::from(number == 1);
        let present = &called.convened[away..];
        self.desk.hold(&permit, review, number, present).await.unwrap();
        let mark = |row: usize| if against.contains(&row) { '-' } else { '+' };
        let agreeing: String = (0..called.rows).map(mark).collect();
        let mut sheets = vec![agreeing; present.len() - away];
        if number == 1 {
            sheets[0] = "!signed".into();
            sheets[1].replace_range(0..1, ".");
        }
        for account in ["kiem-phieu-1", "kiem-phieu-2"] {
            let permit = self.permit(account).await;
            let issued = present.len() as u32;
            self.desk.enter_count(&permit, review, number, issued, &sheets).await.unwrap();
        }
        self.release(review, number).await;
        self.desk.conclude(&permit, review, number).await.unwrap();
    }

    /// The two who counted release the result.
    pub async fn release(&self, review: ReviewId, number: usize) {
        let first = self.permit("kiem-phieu-1").await;
        let digest = self.desk.propose_release(&first, review, number).await.unwrap();
        let second = self.permit("kiem-phieu-2").await;
        self.desk.confirm_release(&second, review, number, &digest).await.unwrap();
    }

    /// Runs the whole procedure; the second row fails the deciding step.
    pub async fn decide(&self, review: ReviewId) {
        self.run_step(review, 1, "2017-03-20", &[]).await;
        self.run_step(review, 2, "2017-03-24", &[]).await;
        self.run_step(review, 3, "2017-03-28", &[1]).await;
        let permit = self.permit("thuong-vu").await;
        self.desk.decide(&permit, review, "12-QĐ/HU", day("2017-04-03")).await.unwrap();
    }
}

pub fn shipped_law() -> LawBook {
    LawBook::load(&shipped_packs()).unwrap()
}

async fn desk_on(folder: &tempfile::TempDir, seed: u64) -> Desk {
    let path = folder.path().join("site.db");
    let store = Store::open(&format!("sqlite:{}", path.display())).await.unwrap();
    let clock = Arc::new(FixedClock(Instant::at(day("2017-05-02"), 9, 0)));
    Desk::new(store, shipped_law(), clock, Box::new(SeededChance::new(seed)))
}

/// A desk on the database of a folder.
pub async fn bare_desk(folder: &tempfile::TempDir) -> Desk {
    desk_on(folder, 9).await
}

/// The same at another moment.
pub async fn bare_desk_at(folder: &tempfile::TempDir, now: Instant) -> Desk {
    let path = folder.path().join("site.db");
    let store = Store::open(&format!("sqlite:{}", path.display())).await.unwrap();
    Desk::new(store, shipped_law(), Arc::new(FixedClock(now)), Box::new(SeededChance::new(10)))
}

/// The instruments of the repository, as read from its folder.
pub fn shipped_packs() -> Vec<PackFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path))
        .filter(|(name, _)| name != "README.md")
        .map(|(name, path)| PackFile { name, text: std::fs::read_to_string(path).unwrap() })
        .collect()
}
