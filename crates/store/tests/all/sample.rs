//! One small invented world with something in every table.

use ballot::{
    Bar, Base, Count, CountSource, InvalidKind, Merge, Quorum, QuorumBase, Sheet, SheetPlace,
    Tally, Threshold, Turnout, WriteIns,
};
use base::{
    BatchId, BodyId, Day, DecisionId, EntryId, Instant, InvitationId, Month, PaperId, PartialDate,
    PersonId, PersonName, PlanId, PostId, ReviewId, Share, StepId, UnitId, UserId,
};
use plan::{
    BallotRule, Entry, EntryEvent, EntryEventKind, LeaveReason, Proposal, ProposalKind, Review,
    ReviewState, RosterRule, Step, StepRule, Vote,
};
use roster::{
    BodyKind, DisciplineForm, Education, Ethnicity, Grade, Level, PlanKind, PostKind, Sex,
    StateManagement, System, Term, Theory,
};
use store::*;

pub const PROVINCE: UnitId = UnitId(101);
pub const DISTRICT: UnitId = UnitId(102);
pub const MAI: PersonId = PersonId(401);
pub const SINH: PersonId = PersonId(402);
pub const HEAD: PostId = PostId(301);
pub const SEAT: PostId = PostId(302);
pub const PLAN: PlanId = PlanId(501);
pub const ENTRY: EntryId = EntryId(601);
pub const DECISION: DecisionId = DecisionId(701);
pub const REVIEW: ReviewId = ReviewId(801);
pub const STEP: StepId = StepId(901);
pub const BATCH: BatchId = BatchId(1001);
pub const OFFICER: UserId = UserId(1101);
pub const RECORDED: Instant = Instant(1_492_000_000);

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

pub fn units() -> Vec<UnitRecord> {
    let unit = |id, code: &str, name: &str, level, parent| UnitRecord {
        id,
        code: code.to_owned(),
        name: name.to_owned(),
        level: Level::new(level),
        system: System::Party,
        parent,
        from: None,
        to: None,
    };
    let mut units = vec![
        unit(PROVINCE, "HS", "Tỉnh ủy Hồng Sa", "province", None),
        unit(DISTRICT, "HS.TB", "Huyện ủy Tân Bình Thượng", "district", Some(PROVINCE)),
        unit(UnitId(103), "HS.TB.NV", "Phòng Nội vụ", "agency", Some(DISTRICT)),
    ];
    units[2].system = System::Government;
    units[2].from = Some(day("2008-01-01"));
    units[2].to = Some(day("2025-06-30"));
    units
}

pub fn bodies() -> Vec<BodyRecord> {
    let name = "Ban Chấp hành Đảng bộ huyện".to_owned();
    vec![BodyRecord { id: BodyId(201), unit: DISTRICT, kind: BodyKind::Committee, name, seats: 39 }]
}

pub fn posts() -> Vec<PostRecord> {
    let post = |id, unit, title: &str, kind| PostRecord {
        id,
        unit,
        body: None,
        title: title.to_owned(),
        kind,
        rank: 40,
        seats: 1,
        key: false,
    };
    let mut posts = vec![
        post(HEAD, DISTRICT, "Bí thư Huyện ủy", PostKind::Head),
        post(SEAT, DISTRICT, "Huyện ủy viên", PostKind::Member),
        post(PostId(303), UnitId(103), "Trưởng phòng Nội vụ", PostKind::Head),
    ];
    (posts[0].rank, posts[0].key) = (60, true);
    (posts[1].body, posts[1].seats) = (Some(BodyId(201)), 39);
    posts
}

/// A profile with nothing stated but what must be.
pub fn profile(person: PersonId, from: &str, name: &str) -> ProfileRecord {
    ProfileRecord {
        person,
        from: day(from),
        unit: DISTRICT,
        name: PersonName::parse(name).unwrap(),
        sex: Sex::Male,
        birth: date("1980"),
        ethnicity: None,
        religion: None,
        hometown: None,
        post_text: None,
        education: None,
        education_text: None,
        theory: None,
        management: None,
        party_probationary: None,
        party_official: None,
        retirement_override: None,
        science: None,
        background_verified: None,
        disciplines_stated: true,
        pending_post: None,
        citizen_id: None,
    }
}

pub fn people() -> Vec<PersonRecord> {
    vec![
        PersonRecord { id: MAI, code: Some("TB-017".to_owned()) },
        PersonRecord { id: SINH, code: None },
    ]
}

pub fn profiles() -> Vec<ProfileRecord> {
    let stated = ProfileRecord {
        sex: Sex::Female,
        birth: date("1978-02-05"),
        ethnicity: Ethnicity::read("Thái"),
        religion: Some("Không".to_owned()),
        hometown: Some("Xã Nà Ún, huyện Tân Bình Thượng".to_owned()),
        post_text: Some("Phó Bí thư Thường trực Huyện ủy".to_owned()),
        education: Some(Education::Master),
        education_text: Some("ThS. Quản lý công".to_owned()),
        theory: Some(Theory::Advanced),
        management: Some(StateManagement::Principal),
        party_probationary: Some(date("2001-05")),
        party_official: Some(date("2002-05-19")),
        retirement_override: Month::new(2033, 3),
        ..profile(MAI, "2013-08-20", "Lò Thị Mai")
    };
    // In the order of lists: Mai before Sinh.
    vec![stated, profile(SINH, "2013-08-20", "Vàng A Sinh")]
}

/// Two forms of one person, the earlier first.
pub fn profile_forms() -> Vec<ProfileFormRecord> {
    let form = |as_of: &str, content: &str| ProfileFormRecord {
        person: MAI,
        as_of: day(as_of),
        kind: "2c-tctw-98".to_owned(),
        content: content.to_owned(),
    };
    vec![form("2013-08-20", "{\"n\":1}"), form("2017-03-01", "{\"n\":\"Lò Thị Mai\"}")]
}

pub fn evaluations() -> Vec<EvaluationRecord> {
    let of = |year, grade| EvaluationRecord { person: MAI, year, grade };
    vec![of(2015, Grade::Good), of(2016, Grade::Excellent)]
}

pub fn disciplines() -> Vec<(PersonId, DisciplineForm, PartialDate)> {
    vec![(SINH, DisciplineForm::Reprimand, date("2014-11"))]
}

pub fn holdings() -> Vec<HoldingRecord> {
    vec![
        HoldingRecord { person: MAI, post: HEAD, from: Some(date("2015-07")), to: None },
        HoldingRecord { person: SINH, post: SEAT, from: None, to: Some(date("2016")) },
    ]
}

pub fn plan_record() -> PlanRecord {
    let term = Term::new(2015, 2020).unwrap();
    PlanRecord { id: PLAN, unit: DISTRICT, kind: PlanKind::Titles, term }
}

pub fn decision() -> DecisionRecord {
    let number = "215-QĐ/HU".to_owned();
    DecisionRecord { id: DECISION, number, day: day("2013-08-20"), unit: DISTRICT }
}

pub fn entry() -> Entry {
    let vote = Vote { votes_for: 31, out_of: 37, base: Base::Present, needed: 19 };
    let event =
        |what, on, review, vote| EntryEvent { what, on: day(on), decision: DECISION, review, vote };
    let reason = LeaveReason::OverAge;
    Entry {
        id: ENTRY,
        plan: PLAN,
        person: SINH,
        post: HEAD,
        history: vec![
            event(EntryEventKind::Added, "2013-08-20", None, None),
            event(EntryEventKind::CarriedOver, "2015-01-10", None, Some(vote)),
            event(EntryEventKind::Removed { reason }, "2017-04-28", Some(REVIEW), None),
        ],
    }
}

fn rule(code: &str, ballot: BallotRule) -> StepRule {
    let share = Share::new(2, 3).unwrap();
    let half = Share::new(1, 2).unwrap();
    let bar = Threshold { share: half, bar: Bar::MoreThan, base: Base::Present };
    StepRule {
        code: code.to_owned(),
        roster: RosterRule::KeyCadres,
        ballot,
        decides: ballot == BallotRule::Secret,
        quorum: Quorum { share, base: QuorumBase::Convened },
        threshold: (ballot == BallotRule::Secret).then_some(bar),
        subject: None,
        carry: plan::Carry::default(),
        deadline: day("2017-06-30"),
    }
}

/// A review just opened, with one step by ballot and one without.
pub fn review() -> Review {
    let post = HEAD;
    Review {
        id: REVIEW,
        plan: PLAN,
        unit: DISTRICT,
        opened: day("2017-03-15"),
        law_day: day("2017-03-15"),
        known_by: day("2017-03-16"),
        law_digest: "ab12".to_owned(),
        redoes: None,
        proposals: vec![
            Proposal { person: MAI, post, kind: ProposalKind::Add },
            Proposal { person: SINH, post, kind: ProposalKind::Remove(LeaveReason::OverAge) },
        ],
        steps: vec![
            Step::drafted(STEP, rule("key-cadres", BallotRule::Secret)),
            Step::drafted(StepId(902), rule("committee", BallotRule::None)),
        ],
        state: ReviewState::Open,
    }
}

/// What the box held, on a form of one row.
pub fn count() -> Count {
    Count::read(1, ["+", "-", "+", "!signed", ".", "+"]).unwrap()
}

/// The review after each of its changes, a reopened step among them.
pub fn course_of_the_review() -> Vec<Review> {
    let mut review = review();
    let mut course = vec![review.clone()];
    let on = day("2017-03-20");
    let tally = Tally::of(Turnout::new(8, 7, 7).unwrap(), &count()).unwrap();
    for again in [true, false] {
        review.convene(1, on, 8, 8, 0).unwrap();
        course.push(review.clone());
        review.hold(1, 7).unwrap();
        course.push(review.clone());
        review.count(1, Some(tally.clone())).unwrap();
        course.push(review.clone());
        review.conclude(1).unwrap();
        if again {
            course.push(review.clone());
            review.reopen(1, "Sai biểu mẫu", day("2017-03-21")).unwrap();
        }
        course.push(review.clone());
    }
    review.convene(2, on, 3, 3, 0).unwrap();
    review.hold(2, 3).unwrap();
    review.count(2, None).unwrap();
    review.conclude(2).unwrap();
    course.push(review.clone());
    review.decided(DECISION, day("2017-04-28")).unwrap();
    course.push(review);
    course
}

pub fn batch() -> Batch {
    Batch {
        id: BATCH,
        kind: BatchKind::Import,
        file: "Danh sách cán bộ 2017.xlsx".to_owned(),
        sha256: "0f".repeat(32),
        as_of: day("2017-03-01"),
        recorded: RECORDED,
    }
}

pub fn question() -> Question {
    Question {
        sheet: "Cán bộ".to_owned(),
        row: 17,
        column: "F".to_owned(),
        header: "Trình độ LLCT".to_owned(),
        value: "CCCT?".to_owned(),
        reason: "unknown-spelling".to_owned(),
        unlisted: Some(("theory".to_owned(), "CCCT?".to_owned())),
        person: Some(MAI),
    }
}

pub fn column_habit() -> ColumnHabitRecord {
    ColumnHabitRecord {
        kind: "people".to_owned(),
        words: "l luận ct".to_owned(),
        header: "L.luận CT".to_owned(),
        field: Some("theory".to_owned()),
        by: "Cán bộ tổ chức".to_owned(),
        recorded: RECORDED,
    }
}

pub fn value_habit() -> ValueHabitRecord {
    ValueHabitRecord {
        list: "ethnicity".to_owned(),
        written: "thai den".to_owned(),
        shown: "Thái Đen".to_owned(),
        code: Some("Thái".to_owned()),
        by: "Cán bộ tổ chức".to_owned(),
        recorded: RECORDED,
    }
}

/// The secrecy of the review, lowered by two people.
pub fn secrecy_change() -> SecrecyChange {
    SecrecyChange {
        id: 1601,
        review: REVIEW,
        former: "secret".into(),
        latter: "confidential".into(),
        reason: "Đã công bố".into(),
        provision: "Điều 5".into(),
        proposed_by: OFFICER,
        proposed: RECORDED,
        state: SecrecyChangeState::Proposed,
        decided_by: Some(OFFICER),
        decided: RECORDED,
    }
}

/// A passkey of the officer.
pub fn passkey() -> PasskeyRecord {
    PasskeyRecord {
        id: "a2V5".into(),
        account: OFFICER,
        name: "Khóa ở ngăn kéo".into(),
        host: "kecan.local".into(),
        public_key: "30".into(),
        uses: 3,
        added: RECORDED,
        used: RECORDED,
    }
}

/// A paper of somebody's case file.
pub fn case_paper() -> CasePaperRecord {
    CasePaperRecord {
        id: base::CasePaperId(71),
        person: readiness().person,
        code: "so-yeu-ly-lich".into(),
        held: true,
        on: Some("2017-02-10".parse().unwrap()),
        number: "12-BC/HU".into(),
        note: "bản gốc".into(),
        file: Some("0a1b.pdf".into()),
        by: "Hà Thị Ân".into(),
        recorded: RECORDED,
    }
}

/// Somebody's wish that their own data be corrected, and the answer.
pub fn correction() -> CorrectionRecord {
    CorrectionRecord {
        id: base::CorrectionId(72),
        person: readiness().person,
        account: OFFICER,
        field: "hometown".into(),
        known: Some("Xã Nà Ún".into()),
        wanted: "Xã Nà Ớt".into(),
        reason: "ghi sai".into(),
        asked: RECORDED,
        answer: None,
    }
}

/// The answer to it.
pub fn correction_answer() -> CorrectionAnswer {
    CorrectionAnswer {
        accepted: true,
        text: "đã sửa".into(),
        by: "Hà Thị Ân".into(),
        recorded: RECORDED,
        batch: Some(BATCH),
    }
}

/// A scenario of the review, and a move made on it.
pub fn scenario() -> ScenarioRecord {
    ScenarioRecord {
        id: base::ScenarioId(1401),
        review: REVIEW,
        name: "Thêm cán bộ nữ".into(),
        proposals: review().proposals,
        by: "Hà Thị Ân".into(),
        made: RECORDED,
        state: ScenarioState::Open,
    }
}

pub fn list_move() -> MoveRecord {
    let take = plan::Edit::TakeBack { person: MAI, post: HEAD };
    let add = plan::Edit::Add { person: MAI, post: HEAD, before: None };
    MoveRecord {
        id: base::MoveId(1501),
        review: REVIEW,
        scenario: Some(scenario().id),
        number: 1,
        edits: vec![add],
        back: vec![take],
        reason: "Bảo đảm cơ cấu".into(),
        by: "Hà Thị Ân".into(),
        made: RECORDED,
        state: MoveState::Made,
    }
}

/// Judged by the officer, and taken back in [`write_world`].
pub fn readiness() -> plan::Readiness {
    plan::Readiness {
        id: base::ReadinessId(901),
        person: MAI,
        post: entry().post,
        level: plan::READINESS_LEVELS[1].to_owned(),
        rank: Some(2),
        emergency: true,
        note: "Đã luân chuyển".to_owned(),
        by: "Cán bộ tổ chức".to_owned(),
        on: "2017-04-12".parse().unwrap(),
        expires: "2018-04-12".parse().unwrap(),
        recorded: RECORDED,
        withdrawn: None,
    }
}

pub fn account() -> Account {
    Account {
        id: OFFICER,
        name: "canbo".to_owned(),
        display_name: "Hà Thị Ân".to_owned(),
        role: "officer".to_owned(),
        unit: Some(DISTRICT),
        password_hash: "$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA".to_owned(),
        failed_sign_ins: 0,
        locked_until: Instant(0),
        state: "active".to_owned(),
        person: Some(SINH),
        clearance: "secret".to_owned(),
        active_since: RECORDED,
        last_sign_in: Instant(0),
        totp_key: None,
        totp_used: 0,
    }
}

/// A right that the sample's account lends to itself.
pub fn delegation() -> DelegationRecord {
    DelegationRecord {
        id: 1301,
        from: OFFICER,
        to: OFFICER,
        right: "decide".to_owned(),
        from_day: day("2017-04-01"),
        to_day: day("2017-04-30"),
        reason: "đi công tác".to_owned(),
        ended: Instant(0),
    }
}

/// That the sample's account went through all accounts.
pub fn access_review() -> AccessReviewRecord {
    AccessReviewRecord {
        id: 1401,
        on: day("2017-12-01"),
        by: OFFICER,
        note: "Đã rà soát.".to_owned(),
        recorded: RECORDED,
    }
}

/// Somebody who still owes the second factor.
pub fn half_sign_in() -> HalfSignIn {
    HalfSignIn {
        token_hash: "4a".repeat(32),
        account: OFFICER,
        browser: "Firefox".to_owned(),
        expires: Instant(RECORDED.0 + 300),
    }
}

pub fn session() -> Session {
    Session {
        token_hash: "5e".repeat(32),
        account: OFFICER,
        csrf: "c5rf".to_owned(),
        seen: RECORDED,
        expires: Instant(RECORDED.0 + 3600),
        began: RECORDED,
        browser: "Firefox".to_owned(),
    }
}

pub fn paper() -> PaperRecord {
    PaperRecord {
        id: PaperId(1201),
        unit: DISTRICT,
        review: Some(REVIEW),
        step: Some(STEP),
        kind: "minutes".to_owned(),
        file: "2017/bien-ban-buoc-1.pdf".to_owned(),
        sha256: "a7".repeat(32),
        day: day("2017-03-20"),
        secrecy: "mat".to_owned(),
    }
}

/// Adds units, bodies, posts, people and their facts.
pub async fn add_records(tx: &mut Tx, batch: Option<BatchId>) {
    tx.add_units(&units(), RECORDED, batch).await.unwrap();
    tx.add_bodies(&bodies(), batch).await.unwrap();
    tx.add_posts(&posts(), batch).await.unwrap();
    tx.add_people(&people(), batch).await.unwrap();
    tx.add_profiles(&profiles(), RECORDED, batch).await.unwrap();
    tx.add_profile_forms(&profile_forms(), RECORDED, batch).await.unwrap();
    tx.add_evaluations(&evaluations(), RECORDED, batch).await.unwrap();
    tx.add_disciplines(&disciplines(), RECORDED, batch).await.unwrap();
    tx.add_holdings(&holdings(), RECORDED, batch).await.unwrap();
}

/// Adds the plan with its decision and its first event.
pub async fn add_plan(tx: &mut Tx, batch: Option<BatchId>) {
    tx.add_decision(&decision(), RECORDED, batch).await.unwrap();
    tx.add_plan(&plan_record(), batch).await.unwrap();
    let entry = entry();
    tx.add_entries(std::slice::from_ref(&entry), batch).await.unwrap();
    let first = [(ENTRY, 1, entry.history[0])];
    tx.add_entry_events(&first, RECORDED, batch).await.unwrap();
}

/// Somebody called, with an invitation of their own.
pub fn called(person: PersonId, capacity: &str) -> Called {
    let invitation = InvitationId(person.0 + 70_000);
    Called { person, capacity: capacity.to_owned(), member: person == MAI, invitation }
}

/// The secretary, who was away; somebody came instead.
pub fn absent() -> Summons {
    Summons {
        person: MAI,
        capacity: "Bí thư".to_owned(),
        present: Some(false),
        absence: Some("đi học tập trung".to_owned()),
        member: true,
        invitation: Some(called(MAI, "").invitation),
        late: true,
        substitute: Some(("Lò Văn Thay".to_owned(), "được phân công".to_owned())),
    }
}

/// The record of the conference, with a screen.
pub fn conference() -> ConferenceRecord {
    let mut conference = plan::Conference::default();
    conference.setup.place = "Hội trường".to_owned();
    conference.setup.chair = Some(MAI);
    conference.setup.secretary = Some(SINH);
    conference.note("Lò Văn Thử", "Nhất trí.").unwrap();
    ConferenceRecord { conference, screen: Some("khóa".to_owned()) }
}

/// Adds the review with a conference that was called, met and was counted
/// twice, and the events that came of it.
pub async fn add_conference(tx: &mut Tx) {
    tx.add_account(&account()).await.unwrap();
    tx.add_review(&review()).await.unwrap();
    let called = [called(MAI, "Bí thư"), called(SINH, "Huyện ủy viên")];
    tx.add_summons(STEP, &called).await.unwrap();
    tx.take_attendance(STEP, &[SINH]).await.unwrap();
    tx.save_summons(STEP, &absent()).await.unwrap();
    tx.save_conference(STEP, &conference()).await.unwrap();
    for number in [1, 2] {
        let record = CountRecord {
            number,
            round: 1,
            counter: OFFICER,
            issued: 7,
            source: CountSource::Typed,
        };
        tx.add_count(STEP, record, &count()).await.unwrap();
    }
    add_counting(tx).await;
    let later: Vec<_> = (2..).zip(entry().history[1..].to_vec()).collect();
    let events: Vec<_> = later.into_iter().map(|(number, event)| (ENTRY, number, event)).collect();
    tx.add_entry_events(&events, RECORDED, None).await.unwrap();
    tx.add_papers(&[paper()]).await.unwrap();
    tx.add_session(&session()).await.unwrap();
    tx.set_link(OFFICER, &"1f".repeat(32), Instant(RECORDED.0 + 60)).await.unwrap();
    tx.set_recovery_codes(OFFICER, &["c1".repeat(32), "c2".repeat(32)]).await.unwrap();
    tx.add_half_sign_in(&half_sign_in(), RECORDED).await.unwrap();
    tx.add_delegation(&delegation()).await.unwrap();
    tx.add_access_review(&access_review()).await.unwrap();
    tx.set_setting("site-name", "Huyện ủy Tân Bình Thượng").await.unwrap();
}

/// The round in which the sample's box was counted.
pub const ROUND: Round = Round { step: STEP, number: 1 };

/// What the counting of the conference left beside its counts.
pub async fn add_counting(tx: &mut Tx) {
    let kinds = [InvalidKind::Empty, InvalidKind::Signed].into();
    tx.declare_terms(STEP, &TermsRecord { kinds, declared_by: OFFICER }).await.unwrap();
    let place = |sheet| SheetPlace { batch: "A".to_owned(), sheet };
    let sheets = [(place(1), Sheet::read("+").unwrap()), (place(2), Sheet::read("-").unwrap())];
    tx.add_count_entries(ROUND, OFFICER, &sheets).await.unwrap();
    tx.keep_written_names(ROUND, OFFICER, &written()).await.unwrap();
    tx.add_name_merge(ROUND, &merge_record()).await.unwrap();
    tx.keep_count_release(ROUND, Some(&release_record())).await.unwrap();
    tx.add_recount(STEP, &recount_record()).await.unwrap();
}

/// Names written on sheets.
pub fn written() -> WriteIns {
    let mut names = WriteIns::default();
    names.add(0, "Lò Văn Hoà", 1);
    names.add(0, "Lò Văn Hòa", 2);
    names
}

/// A decision about two of them.
pub fn merge_record() -> MergeRecord {
    let (from, into) = ("Lò Văn Hoà".to_owned(), "Lò Văn Hòa".to_owned());
    MergeRecord { merge: Merge { group: 0, from, into }, decided_by: OFFICER }
}

/// A release that was proposed and confirmed.
pub fn release_record() -> ReleaseRecord {
    ReleaseRecord { proposed_by: OFFICER, digest: "ab12".to_owned(), confirmed_by: Some(OFFICER) }
}

/// The recount that set the first round aside.
pub fn recount_record() -> RecountRecord {
    let reason = "Sót một phiếu".to_owned();
    RecountRecord { round: 1, asked_by: OFFICER, reason, on: day("2017-03-21") }
}

/// Somebody compared a value of guidance 06 of 2017.
pub fn law_check(parameter: &str, digest: &str) -> LawCheckRecord {
    LawCheckRecord {
        instrument: "06-HD-BTCTW-2017-02-24".to_owned(),
        provision: "so-luong".to_owned(),
        parameter: parameter.to_owned(),
        digest: digest.to_owned(),
        by: "Cán bộ tổ chức".to_owned(),
        on: day("2017-03-07"),
    }
}

/// An electronic vote of [`STEP`], open.
pub fn electronic() -> ElectronicRecord {
    let form = ballot::Form {
        code: "0A1B2C3D".parse().unwrap(),
        paper: ballot::PaperSize::A4,
        issuer: vec!["Huyện ủy Tân Bình Thượng".to_owned()],
        dated: String::new(),
        title: "Lấy ý kiến giới thiệu".to_owned(),
        subject: String::new(),
        instructions: Vec::new(),
        secrecy: None,
        stamp: false,
        options: ballot::Options::AgreeDisagree,
        both_marked: ballot::Breach::InvalidSheet,
        too_many: ballot::Breach::InvalidSheet,
        groups: Vec::new(),
    };
    let state = ElectronicState::Open;
    ElectronicRecord {
        step: STEP,
        form,
        cards: 30,
        opened: RECORDED,
        state,
        opener: Some((OFFICER, 28)),
        withdrawal: Some((OFFICER, "In hỏng thẻ".into())),
    }
}

/// Writes the whole world; its records come in with [`BATCH`].
pub async fn write_world(store: &Store) {
    let mut tx = store.write().await.unwrap();
    tx.add_batch(&batch()).await.unwrap();
    tx.add_questions(BATCH, &[question()]).await.unwrap();
    tx.set_column_habit(&column_habit()).await.unwrap();
    tx.set_value_habit(&value_habit()).await.unwrap();
    add_records(&mut tx, Some(BATCH)).await;
    crate::who::add(&mut tx).await;
    add_plan(&mut tx, Some(BATCH)).await;
    tx.add_readiness(&readiness()).await.unwrap();
    tx.withdraw_readiness(readiness().id, "Hà Thị Ân", RECORDED).await.unwrap();
    add_conference(&mut tx).await;
    tx.add_law_check(&law_check("max-per-post", "aa"), true, RECORDED).await.unwrap();
    tx.add_scenario(&scenario()).await.unwrap();
    tx.add_move(&list_move()).await.unwrap();
    let search =
        SavedSearch { name: "Nữ, dưới 40".into(), query: "sex=female&age-to=40".into() };
    tx.save_search(OFFICER, &search).await.unwrap();
    tx.add_secrecy_change(&secrecy_change()).await.unwrap();
    tx.add_passkey(&passkey()).await.unwrap();
    tx.add_case_papers(&[case_paper()]).await.unwrap();
    tx.add_correction(&correction()).await.unwrap();
    tx.answer_correction(correction().id, &correction_answer()).await.unwrap();
    crate::ballots::add(&mut tx).await;
    crate::scans::add(&mut tx).await;
    let vote = electronic();
    tx.add_electronic(&vote).await.unwrap();
    tx.publish_receipts(vote.form.code, &["Q4TN-81ZB-6XEV".to_owned()]).await.unwrap();
    let data = serde_json::json!({ "file": "Danh sách cán bộ 2017.xlsx" });
    tx.record(RECORDED, "canbo", "import", &BATCH.to_string(), &data).await.unwrap();
    tx.record(RECORDED, "canbo", "open-review", &REVIEW.to_string(), &data).await.unwrap();
    tx.commit().await.unwrap();
}
