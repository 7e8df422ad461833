//! Scanned ballots at the desk: pages in, doubts settled by two or three
//! people, one count out.

use crate::site::{Site, day};
use ballot::{
    Answer, Asked, BoxClass, BoxReading, Choice, FormCode, Layout, PageReading, Reply, SheetCode,
    SheetToken,
};
use base::ReviewId;
use desk::{
    DeskError, FaultState, FormChoices, ScanReport, ScanTask, TakenFile, TakenPage, TakenWhat,
};

const STEP: usize = 1;
const COUNTERS: [&str; 3] = ["kiem-phieu-1", "kiem-phieu-2", "kiem-phieu-3"];

/// A step that was held, with its ballots printed.
struct Hall {
    site: Site,
    review: ReviewId,
    layout: Layout,
    tokens: Vec<SheetToken>,
    present: u32,
}

impl Hall {
    async fn new() -> Self {
        let site = Site::new().await;
        let review = site.open_review().await;
        let permit = site.permit("to-chuc").await;
        let called = site.desk.convene(&permit, review, STEP, day("2017-03-20")).await.unwrap();
        let choices = FormChoices::default();
        site.desk.prepare_ballot_form(&permit, review, STEP, &choices).await.unwrap();
        site.desk.hold(&permit, review, STEP, &called.convened).await.unwrap();
        let printed = site.desk.print_ballots(&permit, review, STEP, None, Some(2)).await.unwrap();
        let mut tx = site.desk.store().read().await.unwrap();
        let layout = tx.ballot_form(printed.form).await.unwrap().unwrap().layout;
        let tokens = tx.ballot_tokens(printed.form).await.unwrap().into_keys().collect();
        drop(tx);
        Self { site, review, layout, tokens, present: called.convened.len() as u32 }
    }

    /// The pages of a sheet: every row agreed to, but for `changed` boxes.
    fn sheet(&self, token: SheetToken, changed: &[(&str, BoxClass)]) -> Vec<PageReading> {
        let class = |id: &str, option: Choice| {
            let found = changed.iter().find(|(changed, _)| *changed == id);
            found.map_or(
                if option == Choice::Agree { BoxClass::Marked } else { BoxClass::Empty },
                |(_, class)| *class,
            )
        };
        let page = |page: &ballot::PageLayout| PageReading {
            code: SheetCode { form: self.layout.form, page: page.page, token },
            boxes: page
                .boxes
                .iter()
                .map(|one| BoxReading {
                    id: one.id.clone(),
                    score: 0,
                    class: class(&one.id, one.option),
                })
                .collect(),
            write_ins: Vec::new(),
            doubts: Vec::new(),
        };
        self.layout.pages.iter().map(page).collect()
    }

    async fn take(&self, file: &str, pages: Vec<TakenWhat>) -> ScanReport {
        let page = |(at, what): (usize, TakenWhat)| TakenPage {
            page: at as u32 + 1,
            image: format!("{file}-{at}.png"),
            what,
        };
        let file = TakenFile {
            file: format!("{file}.pdf"),
            sha256: format!("{file:0<64}"),
            pages: pages.into_iter().enumerate().map(page).collect(),
        };
        let permit = self.site.permit("kiem-phieu-1").await;
        self.site.desk.take_scans(&permit, self.review, STEP, vec![file]).await.unwrap()
    }

    async fn task(&self, who: &str) -> Option<ScanTask> {
        let permit = self.site.permit(who).await;
        self.site.desk.scan_task(&permit, self.review, STEP, 0).await.unwrap()
    }

    async fn say(&self, who: &str, task: &ScanTask, reply: Reply) -> Result<(), DeskError> {
        let permit = self.site.permit(who).await;
        let about = (task.subject.as_str(), task.asked_text.as_str());
        self.site.desk.decide_scan(&permit, self.review, STEP, about, reply).await
    }

    async fn finish(&self, who: &str, returned: u32) -> Result<u32, DeskError> {
        let permit = self.site.permit(who).await;
        let desk = &self.site.desk;
        desk.finish_scans(&permit, self.review, STEP, self.present, returned).await
    }

    /// All sheets but the spare ones, each page in one file.
    async fn take_all(&self) -> ScanReport {
        let sheets = &self.tokens[..self.present as usize];
        let pages = sheets.iter().flat_map(|token| self.sheet(*token, &[])).map(TakenWhat::Read);
        self.take("all", pages.collect()).await
    }
}

#[tokio::test]
async fn sheets_that_are_read_surely_become_a_count_that_a_typed_one_agrees_with() {
    let hall = Hall::new().await;
    let report = hall.take_all().await;
    assert_eq!((report.faults.len(), report.doubtful), (0, 0));
    assert!(hall.task("kiem-phieu-1").await.is_none());
    // Another number than was counted by hand is refused, both ways.
    for wrong in [hall.present - 1, hall.present + 1] {
        let refused = hall.finish("kiem-phieu-1", wrong).await;
        assert!(matches!(refused, Err(DeskError::ScansReturned { .. })), "{refused:?}");
    }
    assert_eq!(hall.finish("kiem-phieu-1", hall.present).await.unwrap(), 1);
    let again = hall.finish("kiem-phieu-2", hall.present).await;
    assert!(matches!(again, Err(DeskError::ScansCounted)), "{again:?}");
    // The second count, typed by somebody else, agrees.
    let permit = hall.site.permit("kiem-phieu-2").await;
    let rows = hall.layout.pages.iter().flat_map(|page| &page.boxes).map(|one| one.row).max();
    let sheet = "+".repeat(rows.unwrap() + 1);
    let sheets = vec![sheet; hall.present as usize];
    let desk = &hall.site.desk;
    desk.enter_count(&permit, hall.review, STEP, hall.present, &sheets).await.unwrap();
    let mut tx = desk.store().read().await.unwrap();
    let step = tx.review(hall.review).await.unwrap().steps[STEP - 1].id;
    let counts = tx.counts(step, rows.unwrap() + 1).await.unwrap();
    assert_eq!(counts.len(), 2);
    assert_eq!(counts[0].1, counts[1].1);
}

#[tokio::test]
async fn a_file_read_twice_and_a_sheet_scanned_twice_count_once() {
    let hall = Hall::new().await;
    hall.take_all().await;
    let again = hall.take_all().await;
    assert_eq!((again.files, again.known_files.len(), again.taken), (0, 1, 0));
    let first = hall.sheet(hall.tokens[0], &[]);
    let pages = first.len();
    let twice = hall.take("twice", first.into_iter().map(TakenWhat::Read).collect()).await;
    assert_eq!(twice.taken, 0);
    assert!(twice.faults.iter().all(|fault| fault.kind == "again"));
    assert_eq!(twice.faults.len(), pages);
    assert_eq!(twice.standing.sheets, hall.present as usize);
    assert_eq!(hall.finish("kiem-phieu-1", hall.present).await.unwrap(), 1);
}

#[tokio::test]
async fn a_doubtful_box_is_settled_by_two_who_do_not_see_each_other() {
    let hall = Hall::new().await;
    let token = hall.tokens[0];
    let sheet = hall.sheet(token, &[("r1-agree", BoxClass::Doubtful)]);
    let report = hall.take("one", sheet.into_iter().map(TakenWhat::Read).collect()).await;
    assert_eq!((report.doubtful, report.standing.open), (1, 1));
    let first = hall.task("kiem-phieu-1").await.unwrap();
    assert!(matches!(first.asked, Asked::Spot(_)));
    hall.say("kiem-phieu-1", &first, Reply::Spot(Answer::Marked)).await.unwrap();
    assert!(hall.task("kiem-phieu-1").await.is_none(), "nobody is asked twice");
    let same = hall.say("kiem-phieu-1", &first, Reply::Spot(Answer::Marked)).await;
    assert!(matches!(same, Err(DeskError::ScanReply(_))), "{same:?}");
    let open = hall.finish("kiem-phieu-1", 1).await;
    assert!(matches!(open, Err(DeskError::ScansOpen { open: 1 })), "{open:?}");
    let second = hall.task("kiem-phieu-2").await.unwrap();
    assert_eq!(second.said, [], "the second does not see what the first said");
    hall.say("kiem-phieu-2", &second, Reply::Spot(Answer::Marked)).await.unwrap();
    let settled = hall.say("kiem-phieu-2", &second, Reply::Spot(Answer::Empty)).await;
    assert!(settled.is_err());
    assert_eq!(hall.finish("kiem-phieu-2", 1).await.unwrap(), 1);
}

#[tokio::test]
async fn a_third_person_sees_both_and_decides() {
    let hall = Hall::new().await;
    let sheet = hall.sheet(hall.tokens[0], &[("r2-agree", BoxClass::Doubtful)]);
    hall.take("one", sheet.into_iter().map(TakenWhat::Read).collect()).await;
    for (who, answer) in COUNTERS.into_iter().zip([Answer::Marked, Answer::Empty]) {
        let task = hall.task(who).await.unwrap();
        hall.say(who, &task, Reply::Spot(answer)).await.unwrap();
    }
    let third = hall.task(COUNTERS[2]).await.unwrap();
    assert_eq!(third.said.len(), 2);
    hall.say(COUNTERS[2], &third, Reply::Spot(Answer::Empty)).await.unwrap();
    assert_eq!(hall.finish(COUNTERS[2], 1).await.unwrap(), 1);
}

#[tokio::test]
async fn what_is_not_of_this_ballot_is_listed_and_waits_for_people() {
    let hall = Hall::new().await;
    let read = |mut page: PageReading, form: FormCode, token: SheetToken| {
        page.code.form = form;
        page.code.token = token;
        TakenWhat::Read(page)
    };
    let page = || hall.sheet(hall.tokens[0], &[]).remove(0);
    let unissued = SheetToken::of_number(1).unwrap();
    let foreign = FormCode::of_number(1).unwrap();
    let report = hall
        .take(
            "odd",
            vec![
                read(page(), hall.layout.form, unissued),
                read(page(), foreign, hall.tokens[0]),
                TakenWhat::Unread("not-a-ballot", String::new()),
                TakenWhat::Unread("blank", String::new()),
            ],
        )
        .await;
    let kinds: Vec<&str> = report.faults.iter().map(|fault| fault.kind.as_str()).collect();
    assert_eq!(kinds, ["unissued", "foreign", "not-a-ballot", "blank"]);
    assert_eq!((report.standing.sheets, report.standing.open), (0, 3));
    let refused = hall.finish("kiem-phieu-1", 1).await;
    assert!(matches!(refused, Err(DeskError::ScansOpen { open: 3 })), "{refused:?}");
    // The sheet that nobody issued lay in the box: invalid. The others did not.
    for who in ["kiem-phieu-1", "kiem-phieu-2"] {
        while let Some(task) = hall.task(who).await {
            let reply = match task.why.as_str() {
                "unissued" => Reply::Sheet("!not-issued".into(), Vec::new()),
                _ => Reply::PutAside,
            };
            hall.say(who, &task, reply).await.unwrap();
        }
    }
    let permit = hall.site.permit("kiem-phieu-1").await;
    let overview = hall.site.desk.scan_overview(&permit, hall.review, STEP).await.unwrap();
    let states: Vec<FaultState> = overview.faults.iter().map(|line| line.state).collect();
    assert_eq!(
        states,
        [FaultState::Typed, FaultState::Aside, FaultState::Aside, FaultState::Harmless]
    );
    assert_eq!(hall.finish("kiem-phieu-1", 1).await.unwrap(), 1);
}

#[tokio::test]
async fn a_copied_sheet_is_counted_once_and_the_journal_says_who_decided_and_not_how() {
    let hall = Hall::new().await;
    let token = hall.tokens[0];
    let mut pages = hall.sheet(token, &[]);
    pages.push(hall.sheet(token, &[("r1-agree", BoxClass::Empty)]).remove(0));
    let report = hall.take("copied", pages.into_iter().map(TakenWhat::Read).collect()).await;
    assert_eq!(report.faults[0].kind, "clash");
    assert_eq!((report.standing.sheets, report.standing.clashing), (1, 1));
    for who in ["kiem-phieu-1", "kiem-phieu-2"] {
        while let Some(task) = hall.task(who).await {
            let reply = match task.why.as_str() {
                "clashes" => Reply::Sheet("!signed".into(), Vec::new()),
                _ => Reply::PutAside,
            };
            hall.say(who, &task, reply).await.unwrap();
        }
    }
    assert_eq!(hall.finish("kiem-phieu-2", 1).await.unwrap(), 1);
    let reader = hall.site.permit("kiem-tra").await;
    let journal = hall.site.desk.journal(&reader, 0, 200).await.unwrap();
    let said = format!("{journal:?}");
    assert!(said.contains("decide-scan") && !said.contains(&token.to_string()));
    assert!(!said.contains("!signed") && !said.contains("put-aside"));
}

#[tokio::test]
async fn nobody_but_the_counting_team_sees_a_page_and_only_those_of_this_step() {
    let hall = Hall::new().await;
    hall.take_all().await;
    let permit = hall.site.permit("kiem-phieu-1").await;
    let desk = &hall.site.desk;
    let found = desk.scan_image(&permit, hall.review, STEP, "all-0.png").await;
    assert_eq!(found.unwrap(), hall.layout.form);
    for name in ["", "other.png", "../kecan.sqlite"] {
        let refused = desk.scan_image(&permit, hall.review, STEP, name).await;
        assert!(matches!(refused, Err(DeskError::NotFound { .. })), "{name}");
    }
    for who in ["to-chuc", "kiem-tra", "thuong-vu"] {
        assert!(hall.site.actor(who).await.permit::<desk::CountBallots>().is_err());
    }
}

impl Hall {
    /// Everything that the database holds, as text.
    async fn all_told(&self) -> String {
        let desk = &self.site.desk;
        let mut tx = desk.store().read().await.unwrap();
        let pile = |round| store::ScanPile { form: self.layout.form, round };
        let mut told = String::new();
        for round in [1, 2] {
            told += &format!("{:?}", tx.scan_pages(pile(round)).await.unwrap());
            told += &format!("{:?}", tx.scan_faults(pile(round)).await.unwrap());
            told += &format!("{:?}", tx.scan_decisions(pile(round)).await.unwrap());
        }
        told
    }

    /// Counts once more by hand, as the scanned count, and releases the result.
    async fn release(&self, sheets: Vec<String>) {
        let (one, two) =
            (self.site.permit("kiem-phieu-1").await, self.site.permit("kiem-phieu-2").await);
        let desk = &self.site.desk;
        desk.enter_count(&two, self.review, STEP, self.present, &sheets).await.unwrap();
        let digest = desk.propose_release(&one, self.review, STEP).await.unwrap();
        desk.confirm_release(&two, self.review, STEP, &digest).await.unwrap();
    }

    /// The name of an image that lies there while sheets are counted.
    async fn any_image(&self) -> String {
        let mut tx = self.site.desk.store().read().await.unwrap();
        let pile = store::ScanPile { form: self.layout.form, round: 1 };
        tx.scan_pages(pile).await.unwrap()[0].image.clone()
    }

    fn rows(&self) -> usize {
        let boxes = self.layout.pages.iter().flat_map(|page| &page.boxes);
        boxes.map(|one| one.row).max().unwrap() + 1
    }
}

/// Whether a sheet is named: as it is printed, or as the number behind it.
fn is_named(told: &str, token: SheetToken) -> bool {
    told.contains(&token.to_string()) || told.contains(&format!("SheetToken({})", token.number()))
}

#[tokio::test]
async fn after_the_release_no_token_stands_beside_marks_and_a_recount_scans_anew() {
    let hall = Hall::new().await;
    let sheets = &hall.tokens[..hall.present as usize];
    // One sheet with a doubtful box, one scanned twice, one that nobody issued.
    let mut pages = Vec::new();
    for (at, token) in sheets.iter().enumerate() {
        let doubt: &[_] = if at == 0 { &[("r1-agree", BoxClass::Doubtful)] } else { &[] };
        pages.extend(hall.sheet(*token, doubt).into_iter().map(TakenWhat::Read));
    }
    pages.extend(hall.sheet(sheets[1], &[]).into_iter().map(TakenWhat::Read));
    let unissued = SheetToken::of_number(1).unwrap();
    pages.extend(hall.sheet(unissued, &[]).into_iter().map(TakenWhat::Read));
    hall.take("all", pages).await;
    for who in ["kiem-phieu-1", "kiem-phieu-2"] {
        while let Some(task) = hall.task(who).await {
            let reply = match task.asked {
                Asked::Spot(_) => Reply::Spot(Answer::Marked),
                Asked::Whole => Reply::PutAside,
            };
            hall.say(who, &task, reply).await.unwrap();
        }
    }
    hall.finish("kiem-phieu-1", hall.present).await.unwrap();
    let team = hall.site.permit("kiem-phieu-1").await;
    let desk = &hall.site.desk;
    let before = desk.scan_overview(&team, hall.review, STEP).await.unwrap();
    let told = hall.all_told().await;
    for token in sheets.iter().chain([&unissued]) {
        assert!(is_named(&told, *token), "while it is counted a sheet is found");
    }
    assert!(desk.scan_leavings().await.unwrap().is_empty(), "nothing goes before the release");
    let auditor = hall.site.permit("kiem-tra").await;
    let early = desk.scan_log(&auditor, hall.review, STEP).await.map(drop);
    assert!(matches!(early, Err(DeskError::NotReleased)), "{early:?}");
    let image = hall.any_image().await;
    let early = desk.scan_image(&auditor, hall.review, STEP, &image).await.map(drop);
    assert!(matches!(early, Err(DeskError::NotReleased)), "{early:?}");
    let marks = "+".repeat(hall.rows());
    hall.release(vec![marks.clone(); hall.present as usize]).await;

    let told = hall.all_told().await;
    for token in hall.tokens.iter().chain([&unissued]) {
        assert!(!is_named(&told, *token), "{token} is left: {told}");
    }
    // Every decision is there, by whom and how, with an image.
    let mut tx = desk.store().read().await.unwrap();
    let pile = store::ScanPile { form: hall.layout.form, round: 1 };
    let decisions = tx.scan_decisions(pile).await.unwrap();
    assert_eq!(decisions.len(), 2 + 2 * hall.layout.pages.len());
    drop(tx);
    // The figures are what they were.
    let after = desk.scan_overview(&team, hall.review, STEP).await.unwrap();
    assert_eq!((after.standing, &after.doubts), (before.standing, &before.doubts));
    assert_eq!((after.files.len(), after.faults.len()), (1, before.faults.len()));
    // Images: those that somebody decided about get a name without a sheet, all
    // others go.
    let leavings = desk.scan_leavings().await.unwrap();
    let kept: Vec<&desk::ScanLeaving> =
        leavings.iter().filter(|one| one.becomes.is_some()).collect();
    assert_eq!(kept.len(), 2 * hall.layout.pages.len(), "the doubtful and the strange sheet");
    assert!(kept.iter().all(|one| one.codes.len() == 2), "their codes are painted over");
    let first = kept[0].becomes.clone().unwrap();
    assert!(desk.scan_image(&auditor, hall.review, STEP, &first).await.is_ok());
    let old = desk.scan_image(&auditor, hall.review, STEP, &kept[0].image).await;
    assert!(matches!(old, Err(DeskError::NotFound { .. })), "{old:?}");
    // Whoever checks the result reads who decided what, in turn, and looks at
    // the same images.
    let log = desk.scan_log(&auditor, hall.review, STEP).await.unwrap();
    let [(1, settled)] = &log.rounds[..] else { panic!("{:?}", log.rounds) };
    assert_eq!(settled.len(), 1 + hall.layout.pages.len());
    for one in settled {
        assert_eq!(one.said.len(), 2, "{one:?}");
        assert_eq!(one.stands.as_ref(), Some(&one.said[0].reply), "two agreed");
        assert!(
            one.images
                .iter()
                .all(|image| kept.iter().any(|k| k.becomes.as_ref() == Some(&image.name)))
        );
        assert_eq!(one.fault.is_some(), one.asked == Asked::Whole, "{one:?}");
        assert!(!one.images.is_empty());
    }
    desk.scans_cleared(&leavings).await.unwrap();
    assert!(desk.scan_leavings().await.unwrap().is_empty());

    // A recount reads the same sheets again, and comes to the same result.
    desk.recount(&team, hall.review, STEP, "đếm lại", day("2017-03-20")).await.unwrap();
    let again = hall.take_all().await;
    assert_eq!((again.files, again.faults.len()), (1, 0), "{:?}", again.faults);
    hall.finish("kiem-phieu-1", hall.present).await.unwrap();
    hall.release(vec![marks; hall.present as usize]).await;
    let told = hall.all_told().await;
    assert!(!hall.tokens.iter().any(|token| is_named(&told, *token)), "{told}");
}

#[tokio::test]
async fn a_round_that_is_set_aside_and_a_form_made_void_keep_no_token_beside_marks() {
    let hall = Hall::new().await;
    hall.take_all().await;
    hall.finish("kiem-phieu-1", hall.present).await.unwrap();
    let desk = &hall.site.desk;
    let team = hall.site.permit("kiem-phieu-1").await;
    desk.recount(&team, hall.review, STEP, "đếm lại", day("2017-03-20")).await.unwrap();
    let told = hall.all_told().await;
    assert!(!hall.tokens.iter().any(|token| is_named(&told, *token)), "{told}");
    let waiting = desk.scan_leavings().await.unwrap();
    assert!(!waiting.is_empty(), "the images of the first round go");
    // Before they did, the same sheets are scanned again: now they are needed.
    hall.take_all().await;
    assert!(is_named(&hall.all_told().await, hall.tokens[0]));
    assert!(desk.scan_leavings().await.unwrap().is_empty(), "and do not go");
    let officer = hall.site.permit("to-chuc").await;
    desk.reopen(&officer, hall.review, STEP, "nhầm", day("2017-03-20")).await.unwrap();
    assert_eq!(desk.scan_leavings().await.unwrap(), waiting, "then they go after all");
    let told = hall.all_told().await;
    assert!(!hall.tokens.iter().any(|token| is_named(&told, *token)), "{told}");
}
