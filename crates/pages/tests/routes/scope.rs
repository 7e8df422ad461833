//! What of the site each reader comes to: every route that names something, by
//! every role that may use it at all, when the thing is another unit's, is more
//! secret than the reader's clearance, or is the reader's own case.

use crate::site::{ACCOUNTS, Browser, Site, day};
use axum::http::StatusCode;
use base::{PaperId, PersonId, PostId, ReviewId};
use desk::{NewSecrecy, Role};
use pages::{Need, ROUTES, Route};
use words::Lang;

/// What the hole in a route's path names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Thing {
    /// A review, its steps, ballots, conferences and scans.
    Review,
    /// The screen of a review's conference.
    Screen,
    /// The plans of a unit.
    Plans,
    /// The posts of a unit, with their benches.
    Bench,
    /// A post with its bench.
    Post,
    /// A person.
    Person,
    /// A paper of a review.
    Paper,
    /// Nothing that belongs to a unit: accounts, files that wait, cards, assets.
    Other,
}

/// Every route with a hole, by the beginning of its path; the first that fits.
const THINGS: &[(&str, Thing)] = &[
    ("/reviews/{id}", Thing::Review),
    ("/projector/{id}/{step}", Thing::Screen),
    ("/plans/{unit}", Thing::Plans),
    ("/posts/{unit}", Thing::Bench),
    ("/post/{id}", Thing::Post),
    ("/people/{id}", Thing::Person),
    ("/who/{one}/{other}", Thing::Person),
    ("/papers/{*file}", Thing::Paper),
    ("/accounts/{id}", Thing::Other),
    ("/welcome/{link}", Thing::Other),
    ("/v/{code}", Thing::Other),
    // Whose request it is, the answer itself asks (`desk/tests/office/case_files.rs`).
    ("/corrections/{id}", Thing::Other),
    ("/help/guides/{file}", Thing::Other),
    ("/imports/", Thing::Other),
    ("/assets/{*file}", Thing::Other),
];

fn thing_of(route: &Route) -> Option<Thing> {
    let named = |(beginning, _): &&(&str, Thing)| {
        route.path.strip_prefix(beginning).is_some_and(|rest| {
            rest.is_empty() || rest.starts_with(['/', '.']) || beginning.ends_with('/')
        })
    };
    THINGS.iter().find(named).map(|(_, thing)| *thing)
}

#[test]
fn every_route_that_names_something_is_in_the_table_of_things() {
    let holes = || ROUTES.iter().filter(|route| route.path.contains('{'));
    let unknown: Vec<&str> =
        holes().filter(|route| thing_of(route).is_none()).map(|route| route.path).collect();
    assert!(unknown.is_empty(), "say in THINGS what these name: {unknown:?}");
    for (beginning, _) in THINGS {
        let used = holes().any(|route| route.path.starts_with(beginning));
        assert!(used, "no route begins with {beginning}");
    }
    assert!(holes().count() > 80);
}

/// How a reader stands to the review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// Its unit is covered, it is within the clearance, the reader is not on it.
    Free,
    /// The account covers another unit.
    Elsewhere,
    /// It is top secret, the reader has Mật.
    Uncleared,
    /// The reader is on its list.
    OwnCase,
}

impl Stands {
    /// Whether somebody who stands so must be refused, by the document.
    fn is_refused(self, thing: Thing) -> bool {
        match (self, thing) {
            (Self::Free, _) | (_, Thing::Other) => false,
            (Self::Elsewhere, _) => true,
            // A person's page leaves the plans out that are too secret.
            (Self::Uncleared, thing) => thing != Thing::Person,
            // One's own plans and person are seen, without votes and findings.
            (Self::OwnCase, Thing::Review | Thing::Screen | Thing::Paper) => true,
            (Self::OwnCase, _) => false,
        }
    }
}

struct Ground {
    site: Site,
    review: ReviewId,
    unit: String,
    other: String,
    post: PostId,
    /// Somebody on the list, who is not invited to anything else.
    own: PersonId,
    /// The names on the list.
    names: Vec<String>,
    title: String,
}

const PAPER: &str = "cua-dot-ra-soat.pdf";

impl Ground {
    async fn new() -> Self {
        let site = Site::with_district().await;
        let (plan, review) = site.open_review().await;
        let permit = site.permit("can-bo").await;
        site.desk.convene(&permit, review, 1, day("2017-03-20")).await.unwrap();
        let reader = site.permit("can-bo").await;
        let sheet = site.desk.review_sheet(&reader, review, Lang::Vi).await.unwrap();
        let plans = site.desk.plans(&reader, day("2017-03-07")).await.unwrap();
        let mut others = plans.iter().map(|plan| plan.unit.clone());
        let other = others.rfind(|unit| !plan.unit.starts_with(unit.as_str())).unwrap();
        let ground = Self {
            post: sheet.review.proposals[0].post,
            own: sheet.proposals[0].person,
            names: sheet.proposals.iter().map(|line| line.name.clone()).collect(),
            title: sheet.proposals[0].post.clone(),
            unit: plan.unit,
            other,
            review,
            site,
        };
        ground.with_paper(sheet.review.unit).await;
        ground
    }

    async fn with_paper(&self, unit: base::UnitId) {
        let digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";
        std::fs::write(self.site.folder.path().join("papers").join(PAPER), "x").unwrap();
        let mut tx = self.site.desk.store().write().await.unwrap();
        let paper = desk::PaperRecord {
            id: PaperId(77),
            unit,
            review: Some(self.review),
            step: None,
            kind: "minutes".into(),
            file: PAPER.into(),
            sha256: digest.into(),
            day: day("2017-03-07"),
            secrecy: "confidential".into(),
        };
        tx.add_papers(&[paper]).await.unwrap();
        tx.commit().await.unwrap();
    }

    fn path(&self, route: &Route) -> String {
        let id = match thing_of(route) {
            Some(Thing::Post) => self.post.to_string(),
            Some(Thing::Person) => self.own.to_string(),
            _ => self.review.to_string(),
        };
        let what = if route.method == "GET" { "invitations.pdf" } else { "note" };
        let person = self.own.to_string();
        let holes = [
            ("{id}", id.as_str()),
            ("{step}", "1"),
            ("{unit}", &self.unit),
            ("{one}", &person),
            ("{other}", &person),
            ("{what}", what),
            ("{link}", "0f"),
            ("{code}", "0f"),
            ("{at}", "0"),
            ("{name}", "0f"),
            ("{*file}", PAPER),
        ];
        holes.iter().fold(route.path.to_owned(), |path, (hole, value)| path.replace(hole, value))
    }

    /// The account of a role, standing so.
    async fn stand(&self, name: &str, role: Role, stands: Stands) {
        let mut admin = self.site.signed_in("quan-tri").await;
        let path = format!("/accounts/{}", self.site.desk.actor_named(name).await.unwrap().id);
        admin.get(&path).await;
        let person = if stands == Stands::OwnCase { self.own.to_string() } else { String::new() };
        let clearance = if stands == Stands::Uncleared { "confidential" } else { "top-secret" };
        let unit = if stands == Stands::Elsewhere { self.other.as_str() } else { "" };
        let fields = [
            ("role", role.code()),
            ("clearance", clearance),
            ("unit", unit),
            ("person", person.as_str()),
        ];
        let done = admin.post(&path, &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    }

    /// The review becomes top secret.
    async fn raise(&self) {
        let permit = self.site.permit("can-bo").await;
        let new = NewSecrecy {
            level: lex::Secrecy::TopSecret,
            reason: "có nội dung tuyệt mật".into(),
            provision: "Điều 1".into(),
        };
        let done = self.site.desk.propose_secrecy(&permit, self.review, &new).await;
        assert_eq!(done.unwrap(), desk::SecrecyDone::Raised);
    }

    async fn digest(&self) -> String {
        self.site.desk.store().read().await.unwrap().digest().await.unwrap()
    }
}

/// Fields that a route's own form would have, so that a refusal is not only that
/// of an empty form.
const FIELDS: &[(&str, &str)] = &[
    ("reason", "thử"),
    ("name", "thử"),
    ("provision", "Điều 1"),
    ("level", "secret"),
    ("change", "1"),
    ("answer", "confirm"),
    ("number", "1-QĐ"),
    ("on", "2017-03-20"),
    ("day", "2017-03-20"),
    ("kind", "titles"),
    ("term", "2015-2020"),
    ("cards", "9"),
    ("sheets", "9"),
    ("issued", "9"),
    ("note", "thử"),
    ("text", "thử"),
];

async fn ask(browser: &mut Browser, route: &Route, path: &str) -> (StatusCode, String) {
    if path.ends_with("/events") {
        return (browser.stream_status(path).await, String::new());
    }
    let answer = match route.method {
        "GET" => browser.get(path).await,
        _ => browser.post(path, FIELDS).await,
    };
    (answer.status, answer.body)
}

/// A form that cannot be read, or names what is not there, is refused before the
/// review is looked at.
fn is_turned_away(status: StatusCode) -> bool {
    let looked_at_nothing = [StatusCode::BAD_REQUEST, StatusCode::NOT_FOUND];
    status == StatusCode::FORBIDDEN || looked_at_nothing.contains(&status)
}

/// The routes that a role may use, with what they name.
fn routes_of(role: Role) -> impl Iterator<Item = (&'static Route, Thing)> {
    ROUTES.iter().filter_map(move |route| {
        let may = match route.need {
            Need::Open => route.path.starts_with("/projector/"),
            Need::Session => true,
            Need::Right(_, roles) => roles.contains(&role),
        };
        may.then(|| thing_of(route)).flatten().map(|thing| (route, thing))
    })
}

fn readers() -> impl Iterator<Item = (&'static str, Role)> {
    let mut seen = Vec::new();
    ACCOUNTS.into_iter().filter(move |(_, role)| {
        let first = !seen.contains(role) && *role != Role::Administrator;
        seen.push(*role);
        first
    })
}

/// Asks each reader, standing so, for everything, and gathers what is wrong.
async fn faults(ground: &Ground, stands: Stands) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, role) in readers() {
        ground.stand(name, role, stands).await;
        let mut browser = ground.site.signed_in(name).await;
        browser.get("/account").await;
        let before = ground.digest().await;
        for (route, thing) in routes_of(role).filter(|(_, thing)| stands.is_refused(*thing)) {
            let path = ground.path(route);
            let (status, body) = ask(&mut browser, route, &path).await;
            let well = match (route.method, thing) {
                // A screen without its key sends to the sign-in.
                ("GET", Thing::Screen) => status != StatusCode::OK,
                ("GET", _) => status == StatusCode::FORBIDDEN,
                _ => is_turned_away(status),
            };
            let told = ground.names.iter().find(|name| body.contains(*name));
            if !well || told.is_some() {
                faults.push(format!("{name}: {} {path}: {status} {told:?}", route.method));
            }
        }
        assert_eq!(ground.digest().await, before, "{name} changed something");
        // Lists and exports do not lead there either.
        for route in ROUTES.iter().filter(|r| r.method == "GET" && !r.path.contains('{')) {
            let own = matches!(route.need, Need::Right(_, roles) if roles.contains(&role));
            let is_search = matches!(route.path, "/search" | "/people");
            let path = match is_search {
                true => format!("{}?q=r%C3%A0%20so%C3%A1t", route.path),
                false => route.path.to_owned(),
            };
            if !own || matches!(route.path, "/journal") {
                continue;
            }
            let page = browser.get(&path).await.body;
            let id = ground.review.to_string();
            if page.contains(&id) || page.contains(PAPER) {
                faults.push(format!("{name}: {path} leads to the review"));
            }
        }
        ground.stand(name, role, Stands::Free).await;
    }
    faults
}

#[tokio::test]
async fn who_stands_free_comes_to_everything_that_the_role_may_read() {
    let ground = Ground::new().await;
    let mut served = 0;
    for (name, role) in readers() {
        ground.stand(name, role, Stands::Free).await;
        let mut browser = ground.site.signed_in(name).await;
        for (route, thing) in routes_of(role).filter(|(route, _)| route.method == "GET") {
            let path = ground.path(route);
            let (status, _) = ask(&mut browser, route, &path).await;
            assert_ne!(status, StatusCode::FORBIDDEN, "{name}: {path} {thing:?}");
            assert_ne!(status, StatusCode::INTERNAL_SERVER_ERROR, "{name}: {path}");
            served += u32::from(status == StatusCode::OK);
        }
    }
    assert!(served > 60, "{served}: the refusals of the other tests would mean nothing");
}

#[tokio::test]
async fn another_units_things_are_refused_on_every_route() {
    let ground = Ground::new().await;
    let found = faults(&ground, Stands::Elsewhere).await;
    assert!(found.is_empty(), "{found:#?}");
}

#[tokio::test]
async fn a_top_secret_review_is_refused_on_every_route_to_who_is_cleared_for_mat() {
    let ground = Ground::new().await;
    ground.raise().await;
    let found = faults(&ground, Stands::Uncleared).await;
    assert!(found.is_empty(), "{found:#?}");
    // The person's own page stays, and says nothing of the plan.
    ground.stand("kiem-tra", Role::Auditor, Stands::Uncleared).await;
    let mut auditor = ground.site.signed_in("kiem-tra").await;
    let page = auditor.get(&format!("/people/{}", ground.own)).await;
    assert_eq!(page.status, StatusCode::OK);
    let link = format!("/post/{}", ground.post);
    assert!(!page.body.contains(&link), "{}", ground.title);
}

#[tokio::test]
async fn nobody_comes_to_the_review_on_whose_list_they_stand_by_any_route() {
    let ground = Ground::new().await;
    let found = faults(&ground, Stands::OwnCase).await;
    assert!(found.is_empty(), "{found:#?}");
}

#[tokio::test]
async fn above_the_ceiling_of_the_site_nothing_is_listed_or_served_to_anybody() {
    let mut ground = Ground::new().await;
    let ceiling = desk::Ceiling { level: lex::Secrecy::None, exposed: false };
    ground.site.desk = ground.site.desk.clone().with_ceiling(std::sync::Arc::new(move || ceiling));
    for (name, role) in readers() {
        let mut browser = ground.site.signed_in(name).await;
        browser.get("/account").await;
        for (route, thing) in routes_of(role) {
            if !Stands::Uncleared.is_refused(thing) {
                continue;
            }
            let path = ground.path(route);
            let (status, body) = ask(&mut browser, route, &path).await;
            let refused = match (route.method, thing) {
                ("GET", Thing::Screen) => status != StatusCode::OK,
                ("GET", _) => status == StatusCode::FORBIDDEN,
                _ => is_turned_away(status),
            };
            assert!(refused, "{name}: {} {path}: {status}", route.method);
            assert!(!ground.names.iter().any(|name| body.contains(name)), "{name}: {path}");
        }
    }
    let mut officer = ground.site.signed_in("can-bo").await;
    let page = officer.get(&format!("/reviews/{}", ground.review)).await.body;
    assert!(page.contains("không mở tài liệu ở độ mật này"), "{page}");
    let mut admin = ground.site.signed_in("quan-tri").await;
    let page = admin.get("/operating").await.body;
    assert!(page.contains("Không mật, theo thiết lập của máy này"), "{page}");
}
