//! A small invented district, founded, filled and run only through the desk.

use base::{Day, FixedClock, Instant, PersonId, ReviewId, SeededChance};
use desk::{Actor, Desk, NewAccount, Right, Role};
use lex::{LawBook, PackFile};
use roster::{PlanKind, Term};
use rust_xlsxwriter::Workbook;
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

const ACCOUNTS: [(&str, &str, Role); 5] = [
    ("to-chuc", "Cán bộ tổ chức", Role::Officer),
    ("thuong-vu", "Ban Thường vụ", Role::StandingBody),
    ("kiem-phieu-1", "Lò Thị Sen", Role::CountingTeam),
    ("kiem-phieu-2", "Bùi Văn Inh", Role::CountingTeam),
    ("kiem-tra", "Kiểm tra", Role::Auditor),
];

/// The site, in a folder that goes with it.
pub struct Site {
    pub desk: Desk,
    _folder: tempfile::TempDir,
}

impl Site {
    /// A founded site under the shipped law, with the district's workbook.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("site.db");
        let store = Store::open(&format!("sqlite:{}", path.display())).await.unwrap();
        let clock = Arc::new(FixedClock(Instant::at(day("2017-05-02"), 9, 0)));
        let desk = Desk::new(store, shipped_law(), clock, Box::new(SeededChance::new(7)));
        let account = |(name, display_name, role): (&str, &str, Role)| NewAccount {
            name: name.into(),
            display_name: display_name.into(),
            role,
            unit: None,
            password: "mật khẩu để thử".into(),
        };
        desk.found_site("Huyện ủy Thượng Bình", &ACCOUNTS.map(account)).await.unwrap();
        let site = Self { desk, _folder: folder };
        let files = [("so-lieu.xlsx".to_owned(), workbook())];
        let permit = site.permit("to-chuc").await;
        let reports = site.desk.import(&permit, &files, day("2017-01-01"), false).await.unwrap();
        assert_eq!(reports[0].refused(), 0, "{:?}", reports[0].problems);
        site
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

    /// Calls, holds, counts twice and concludes a step. One person is away, one
    /// sheet does not come back, one is signed; `against` are the rows that
    /// nobody supports.
    pub async fn run_step(&self, review: ReviewId, number: usize, on: &str, against: &[usize]) {
        let permit = self.permit("to-chuc").await;
        let called = self.desk.convene(&permit, review, number, day(on)).await.unwrap();
        let present = &called.convened[1..];
        self.desk.hold(&permit, review, number, present).await.unwrap();
        let mark = |row: usize| if against.contains(&row) { '-' } else { '+' };
        let agreeing: String = (0..called.rows).map(mark).collect();
        let mut sheets = vec![agreeing; present.len() - 1];
        sheets[0] = "!signed".into();
        // One voter leaves the first row blank.
        sheets[1].replace_range(0..1, ".");
        for account in ["kiem-phieu-1", "kiem-phieu-2"] {
            let permit = self.permit(account).await;
            let issued = present.len() as u32;
            self.desk.enter_count(&permit, review, number, issued, &sheets).await.unwrap();
        }
        self.desk.conclude(&permit, review, number).await.unwrap();
    }

    /// Runs the whole procedure; the last row fails the deciding step.
    pub async fn decide(&self, review: ReviewId) {
        self.run_step(review, 1, "2017-03-20", &[]).await;
        self.run_step(review, 2, "2017-03-24", &[]).await;
        self.run_step(review, 3, "2017-03-28", &[1]).await;
        let permit = self.permit("thuong-vu").await;
        self.desk.decide(&permit, review, "12-QĐ/HU", day("2017-04-03")).await.unwrap();
    }
}

fn shipped_law() -> LawBook {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let packs: Vec<PackFile> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path))
        .filter(|(name, _)| name != "README.md")
        .map(|(name, path)| PackFile { name, text: std::fs::read_to_string(path).unwrap() })
        .collect();
    LawBook::load(&packs).unwrap()
}

const UNITS: &[&[&str]] = &[
    &["TT", "Mã đơn vị", "Tên đơn vị", "Cấp", "Khối", "Mã đơn vị cấp trên"],
    &["1", "SL", "Tỉnh Sơn Lam", "Tỉnh", "Đảng", ""],
    &["2", "SL.TB", "Huyện Thượng Bình", "Huyện", "Đảng", "SL"],
    &["3", "SL.TB.VPHU", "Văn phòng Huyện ủy", "Cơ quan", "Đảng", "SL.TB"],
    &["4", "SL.TB.PNV", "Phòng Nội vụ", "Cơ quan", "Chính quyền", "SL.TB"],
    &["5", "SL.TB.PH", "Xã Pù Hin", "Xã", "Đảng", "SL.TB"],
];

const BODIES: &[&[&str]] = &[
    &["TT", "Mã đơn vị", "Loại tổ chức", "Tên tổ chức", "Số lượng ủy viên"],
    &["1", "SL.TB", "Ban Chấp hành", "Ban Chấp hành Đảng bộ huyện Thượng Bình", "12"],
    &["2", "SL.TB", "Ban Thường vụ", "Ban Thường vụ Huyện ủy Thượng Bình", "5"],
];

const POSTS: &[&[&str]] = &[
    &["TT", "Mã đơn vị", "Tên chức danh", "Nhóm", "Thuộc tổ chức", "Bậc", "Số lượng", "Chủ chốt"],
    &["1", "SL.TB", "Huyện ủy viên", "Ủy viên", "Ban Chấp hành", "60", "12", ""],
    &["2", "SL.TB", "Ủy viên Ban Thường vụ Huyện ủy", "Ủy viên", "Ban Thường vụ", "80", "5", ""],
    &["3", "SL.TB", "Bí thư Huyện ủy", "Cấp trưởng", "", "90", "1", "x"],
    &["4", "SL.TB", "Phó Bí thư Huyện ủy", "Cấp phó", "", "80", "2", "x"],
    &["5", "SL.TB.VPHU", "Chánh Văn phòng Huyện ủy", "Cấp trưởng", "", "50", "1", "x"],
    &["6", "SL.TB.VPHU", "Phó Chánh Văn phòng Huyện ủy", "Cấp phó", "", "40", "2", ""],
    &["7", "SL.TB.PNV", "Trưởng phòng Nội vụ", "Cấp trưởng", "", "50", "1", "x"],
    &["8", "SL.TB.PNV", "Phó Trưởng phòng Nội vụ", "Cấp phó", "", "40", "2", ""],
    &["9", "SL.TB.PH", "Bí thư Đảng ủy xã", "Cấp trưởng", "", "50", "1", "x"],
];

/// Name, man's birth, woman's birth, ethnic group, post, unit.
const PEOPLE: &[[&str; 6]] = &[
    [
        "Lường Văn Thuận",
        "10/02/1966",
        "",
        "Thái",
        "Huyện ủy viên, Ủy viên Ban Thường vụ Huyện ủy, Bí thư Huyện ủy",
        "Huyện Thượng Bình",
    ],
    [
        "Vi Đình Quế",
        "12/04/1974",
        "",
        "Thái",
        "Huyện ủy viên, Ủy viên Ban Thường vụ Huyện ủy, Phó Bí thư Huyện ủy",
        "Huyện Thượng Bình",
    ],
    [
        "Cầm Bá Lượng",
        "03/1958",
        "",
        "Thái",
        "Huyện ủy viên, Ủy viên Ban Thường vụ Huyện ủy, Phó Bí thư Huyện ủy",
        "Huyện Thượng Bình",
    ],
    [
        "Hà Thị Nguyệt",
        "",
        "20/09/1978",
        "Mường",
        "Huyện ủy viên, Ủy viên Ban Thường vụ Huyện ủy, Chánh Văn phòng Huyện ủy",
        "Văn phòng Huyện ủy",
    ],
    [
        "Lộc Minh Đường",
        "15/06/1976",
        "",
        "Kinh",
        "Huyện ủy viên, Ủy viên Ban Thường vụ Huyện ủy, Trưởng phòng Nội vụ",
        "Phòng Nội vụ",
    ],
    [
        "Nguyễn Hoàng Thiên Phượng",
        "",
        "30/11/1984",
        "Kinh",
        "Huyện ủy viên, Phó Trưởng phòng Nội vụ",
        "Phòng Nội vụ",
    ],
    ["Giàng A Sáu", "15/06/1985", "", "Mông", "Phó Chánh Văn phòng Huyện ủy", "Văn phòng Huyện ủy"],
    ["Ngân Văn Ượng", "08/08/1979", "", "Thái", "Huyện ủy viên, Bí thư Đảng ủy xã", "Xã Pù Hin"],
    ["Quách Thị Ngọc Huyền", "", "1982", "Mường", "Phó Trưởng phòng Nội vụ", "Phòng Nội vụ"],
];

const PLAN: &[&[&str]] = &[
    &[
        "TT",
        "Mã cán bộ",
        "Họ và tên",
        "Ngày sinh nam",
        "Ngày sinh nữ",
        "Chức vụ hiện tại",
        "Chức danh quy hoạch",
        "Đơn vị",
        "Nhiệm kỳ",
        "Quyết định quy hoạch",
    ],
    &["1", "TB-002", "Vi Đình Quế", "12/04/1974", "", "", "Bí thư Huyện ủy", "SL.TB", YEARS, FIRST],
    &["2", "TB-003", "Cầm Bá Lượng", "03/1958", "", "", "Bí thư Huyện ủy", "SL.TB", YEARS, FIRST],
    &[
        "3",
        "TB-004",
        "Hà Thị Nguyệt",
        "",
        "20/09/1978",
        "",
        "Phó Bí thư Huyện ủy",
        "SL.TB",
        YEARS,
        FIRST,
    ],
    &[
        "4",
        "TB-005",
        "Lộc Minh Đường",
        "15/06/1976",
        "",
        "",
        "Phó Bí thư Huyện ủy",
        "SL.TB",
        YEARS,
        FIRST,
    ],
];

const YEARS: &str = "2015-2020";
const FIRST: &str = "Quyết định số 215-QĐ/HU ngày 20/8/2013";

fn people() -> Vec<Vec<String>> {
    let header = [
        "TT",
        "Mã cán bộ",
        "Họ và tên",
        "Ngày sinh nam",
        "Ngày sinh nữ",
        "Dân tộc",
        "Chức vụ hiện tại",
        "Đơn vị",
        "Trình độ chuyên môn",
        "Trình độ LLCT",
        "Đánh giá 3 năm gần nhất",
        "Kỷ luật",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for (place, [name, man, woman, group, post, unit]) in PEOPLE.iter().enumerate() {
        let (number, code) = ((place + 1).to_string(), format!("TB-{:03}", place + 1));
        let years = "2014: HTTNV\n2015: HTXSNV\n2016: HTTNV";
        let row = [
            &number,
            &code,
            name,
            man,
            woman,
            group,
            post,
            unit,
            "Đại học Luật",
            "Cao cấp",
            years,
            "Không",
        ];
        rows.push(row.map(str::to_owned).to_vec());
    }
    rows
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let owned = |rows: &[&[&str]]| -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect()
    };
    for rows in [owned(UNITS), owned(BODIES), owned(POSTS), people(), owned(PLAN)] {
        let sheet = workbook.add_worksheet();
        for (row, cells) in (0u32..).zip(&rows) {
            for (column, cell) in (0u16..).zip(cells) {
                if !cell.is_empty() {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}
