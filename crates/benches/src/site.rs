//! An invented land as a site: its records in a database, a plan and an open
//! review of each unit, accounts, and somebody signed in.

use crate::land::Land;
use crate::law;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use base::{
    Day, DecisionId, EntryId, FixedClock, Instant, PlanId, ReviewId, SeededChance, StepId, UnitId,
};
use desk::{Actor, Desk, NewAccount, Permit, Right, Role, SignIn};
use plan::{Entry, EntryEvent, EntryEventKind, Proposal, ProposalKind, Review};
use roster::{Person, PlanKind, Roster, Term};
use std::sync::Arc;
use store::*;
use tower::ServiceExt;

/// Who reads.
const READER: &str = "can-bo";
const PASSWORD: &str = "mật khẩu để đo";

/// The day on which everybody reads and the reviews are opened.
fn today() -> Day {
    Day::new(2026, 6, 15).expect("a day of the calendar")
}

/// A site in a folder that goes with it.
pub struct LandSite {
    /// The desk.
    pub desk: Desk,
    router: Router,
    cookie: String,
    _folder: tempfile::TempDir,
}

impl LandSite {
    /// Writes a land into a database and signs in.
    ///
    /// # Panics
    /// When the folder cannot be written or the records contradict each other.
    pub async fn of(land: &Land) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("kecan.db").display());
        let store = Store::open(&url).await.expect("a database");
        write(land, &store).await.expect("the records are taken");
        let clock = Arc::new(FixedClock(Instant::at(today(), 8, 0)));
        let desk = Desk::new(store.clone(), law::book(), clock, Box::new(SeededChance::new(1)));
        let accounts = [(READER, Role::Officer), ("quan-tri", Role::Administrator)];
        let accounts = accounts.map(|(name, role)| NewAccount {
            name: name.to_owned(),
            display_name: name.to_owned(),
            role,
            unit: None,
            password: PASSWORD.to_owned(),
        });
        desk.found_site("Tỉnh để đo", &accounts).await.expect("a site");
        open_reviews(land, &desk, &store).await;
        let signed_in = desk.sign_in(READER, PASSWORD, "").await.expect("the password");
        let SignIn::Done(session) = signed_in else { panic!("a second factor") };
        let papers = folder.path().join("papers");
        let router = pages::router(pages::Pages::new(desk.clone(), papers, Vec::new()));
        Self { desk, router, cookie: format!("kecan={}", session.token), _folder: folder }
    }

    /// Opens a page as the server does for a browser, without the network; its
    /// length in bytes as it is sent.
    ///
    /// # Panics
    /// When the answer is anything but the page.
    pub async fn open(&self, path: &str) -> usize {
        let request = Request::get(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::ACCEPT_ENCODING, "gzip")
            .body(Body::empty())
            .expect("an address");
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        assert!(answer.status().is_success(), "{path}: {}", answer.status());
        to_bytes(answer.into_body(), usize::MAX).await.expect("a body").len()
    }

    /// One page of each kind that reads many records, by name.
    ///
    /// # Panics
    /// Never: the land has units and people.
    pub async fn pages(&self) -> Vec<(&'static str, String)> {
        let reader = self.permit().await;
        let board = self.desk.board(&reader, self.desk.today(), words::Lang::Vi).await;
        let board = board.expect("the board");
        let row = board.rows.iter().find(|row| row.unit.ends_with("X0001")).expect("a review");
        let people = self.permit().await;
        let (person, ..) = self.desk.find_people(&people, "a", 1).await.expect("people")[0].clone();
        vec![
            ("home", "/".to_owned()),
            ("plans", "/plans".to_owned()),
            ("plan", format!("/plans/{}", row.unit)),
            ("review", format!("/reviews/{}", row.review)),
            ("list", format!("/reviews/{}/list", row.review)),
            ("step", format!("/reviews/{}/steps/1", row.review)),
            ("posts", format!("/posts/{}", row.unit)),
            ("coverage", "/coverage".to_owned()),
            ("people", "/people?q=nguyen+thi".to_owned()),
            ("search", "/search?q=thanh+an".to_owned()),
            ("person", format!("/people/{person}")),
            ("law", "/law".to_owned()),
        ]
    }

    async fn permit<R: Right>(&self) -> Permit<R> {
        let actor: Actor = self.desk.actor_named(READER).await.expect("the account");
        actor.permit().expect("an officer may")
    }
}

fn term() -> Term {
    Term::new(2025, 2030).expect("a term")
}

async fn write(land: &Land, store: &Store) -> Result<(), StoreError> {
    let (roster, at) = (&land.roster, Instant::at(today(), 7, 0));
    let mut tx = store.write().await?;
    let units: Vec<UnitRecord> = roster.units().map(|(_, unit)| unit_of(roster, unit)).collect();
    tx.add_units(&units, at, None).await?;
    let posts = roster.posts().map(|(_, post)| PostRecord {
        id: post.id,
        unit: roster.unit(post.unit).id,
        body: None,
        title: post.title.clone(),
        kind: post.kind,
        rank: post.rank,
        seats: post.seats,
        key: post.key,
    });
    tx.add_posts(&posts.collect::<Vec<_>>(), None).await?;
    let people: Vec<&Person> = roster.people().map(|(_, person)| person).collect();
    let records: Vec<PersonRecord> =
        people.iter().map(|person| PersonRecord { id: person.id, code: None }).collect();
    tx.add_people(&records, None).await?;
    let profiles: Vec<_> = people.iter().map(|person| profile(land, person)).collect();
    tx.add_profiles(&profiles, at, None).await?;
    let evaluations = people.iter().flat_map(|person| {
        let of = |one: &roster::Evaluation| (person.id, one.year, one.grade);
        person.evaluations.iter().map(of).collect::<Vec<_>>()
    });
    let evaluations =
        evaluations.map(|(person, year, grade)| EvaluationRecord { person, year, grade });
    tx.add_evaluations(&evaluations.collect::<Vec<_>>(), at, None).await?;
    let holdings = people.iter().flat_map(|person| {
        let of = |held: &roster::Holding| HoldingRecord {
            person: person.id,
            post: roster.post(held.post).id,
            from: held.from,
            to: held.to,
        };
        person.holdings.iter().map(of).collect::<Vec<_>>()
    });
    tx.add_holdings(&holdings.collect::<Vec<_>>(), at, None).await?;
    write_plans(land, &mut tx, at).await?;
    tx.commit().await
}

/// As the invented province of the demonstration, for which the shipped packs
/// hold an invented procedure.
fn code_of(unit: &roster::Unit) -> String {
    match unit.parent {
        None => "SL".to_owned(),
        Some(_) => unit.code.replace("T00.", "SL."),
    }
}

fn unit_of(roster: &Roster, unit: &roster::Unit) -> UnitRecord {
    UnitRecord {
        id: unit.id,
        code: code_of(unit),
        name: unit.name.clone(),
        level: unit.level.clone(),
        system: unit.system,
        parent: unit.parent.map(|parent| roster.unit(parent).id),
        from: unit.from,
        to: unit.to,
    }
}

fn profile(land: &Land, person: &Person) -> ProfileRecord {
    ProfileRecord {
        person: person.id,
        from: today().add_days(-400),
        unit: land.roster.unit(person.unit).id,
        name: person.name.clone(),
        sex: person.sex,
        birth: person.birth,
        ethnicity: person.ethnicity,
        religion: None,
        hometown: None,
        post_text: None,
        education: person.education,
        education_text: None,
        theory: person.theory,
        management: person.management,
        party_probationary: None,
        party_official: person.party_official,
        retirement_override: None,
        science: None,
        background_verified: None,
        disciplines_stated: true,
        pending_post: None,
        citizen_id: None,
    }
}

/// A plan of titles for each unit, decided a year ago.
async fn write_plans(land: &Land, tx: &mut Tx, at: Instant) -> Result<(), StoreError> {
    let decided = today().add_days(-365);
    let (mut entries, mut events) = (Vec::new(), Vec::new());
    for (place, unit) in land.roster.units().map(|(_, unit)| unit.id).enumerate() {
        let plan = PlanId(unit.0);
        let record = PlanRecord { id: plan, unit, kind: PlanKind::Titles, term: term() };
        tx.add_plan(&record, None).await?;
        let (decision, number) = (DecisionId(unit.0), format!("{}-QĐ/TU", unit.0));
        let made = DecisionRecord { id: decision, number, day: decided, unit };
        tx.add_decision(&made, at, None).await?;
        let mut seen = std::collections::HashSet::new();
        for entry in land.list(place) {
            let (person, post) =
                (land.roster.person(entry.person).id, land.roster.post(entry.post).id);
            if !seen.insert((person, post)) {
                continue;
            }
            let id = EntryId(entries.len() as i64 + 1);
            let what = EntryEventKind::Added;
            let event = EntryEvent { what, on: decided, decision, review: None, vote: None };
            events.push((id, 1, event));
            entries.push(Entry { id, plan, person, post, history: Vec::new() });
        }
    }
    tx.add_entries(&entries, None).await?;
    tx.add_entry_events(&events, at, None).await
}

/// One review opened by the desk, and one like it for each other unit.
async fn open_reviews(land: &Land, desk: &Desk, store: &Store) {
    let (_, first) = land.roster.units().last().expect("a unit");
    let actor = desk.actor_named(READER).await.expect("the account");
    let permit = actor.permit().expect("an officer may");
    let opened = desk
        .open_review(&permit, &code_of(first), PlanKind::Titles, term(), today(), None)
        .await
        .expect("the law sets the procedure");
    let mut tx = store.write().await.expect("a transaction");
    let like = tx.review(opened.review).await.expect("the review");
    for (place, unit) in land.roster.units().map(|(_, unit)| unit.id).enumerate() {
        if unit == first.id {
            continue;
        }
        let review = alike(&like, land, (place, unit));
        tx.add_review(&review).await.expect("it is new");
    }
    tx.commit().await.expect("they are kept");
}

fn alike(like: &Review, land: &Land, (place, unit): (usize, UnitId)) -> Review {
    let mut review = like.clone();
    (review.id, review.plan, review.unit) = (ReviewId(unit.0), PlanId(unit.0), unit);
    for (number, step) in review.steps.iter_mut().enumerate() {
        step.id = StepId(unit.0 * 100 + number as i64);
    }
    let mut seen = std::collections::HashSet::new();
    let entries = land.list(place).iter().filter(|entry| seen.insert((entry.person, entry.post)));
    let proposals = entries.map(|entry| Proposal {
        person: land.roster.person(entry.person).id,
        post: land.roster.post(entry.post).id,
        kind: ProposalKind::CarryOver,
    });
    review.proposals = proposals.collect();
    review
}
