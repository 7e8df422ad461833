//! Who may do what: every route by every role, signed in or not, in one's own
//! unit and another one, against the table of routes and the table of rights.

use crate::site::{ACCOUNTS, Browser, Site};
use axum::http::StatusCode;
use desk::Role;
use pages::{Need, ROUTES, Route};
use std::collections::BTreeSet;

/// Every file that makes routes.
const SOURCES: [&str; 10] = [
    include_str!("../../src/routes/passkeys.rs"),
    include_str!("../../src/routes/secrecy.rs"),
    include_str!("../../src/routes/nine_boxes.rs"),
    include_str!("../../src/routes/case_files.rs"),
    include_str!("../../src/routes/corrections.rs"),
    include_str!("../../src/routes/mod.rs"),
    include_str!("../../src/routes/lists.rs"),
    include_str!("../../src/routes/posts.rs"),
    include_str!("../../src/routes/help.rs"),
    include_str!("../../src/routes/setup.rs"),
];

/// The routes that the router names: method and path.
fn of_the_router() -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for part in SOURCES.iter().flat_map(|source| source.split(".route(").skip(1)) {
        // Up to the end of the call: its brackets balance.
        let mut depth = 1;
        let is_inside = |sign: &char| {
            depth += match sign {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth > 0
        };
        let call: String = part.chars().take_while(is_inside).collect();
        let path = call.split('"').nth(1).unwrap().to_owned();
        for (sign, method) in
            [("get(", "GET"), ("post(", "POST"), ("merge(upload", "POST"), ("merge(send", "POST")]
        {
            if call.contains(sign) {
                found.insert((method.to_owned(), path.clone()));
            }
        }
        let unread = ["put(", "delete(", "patch(", "any(", "options("];
        assert!(unread.iter().all(|method| !call.contains(method)), "{call}");
    }
    found
}

#[test]
fn the_router_answers_what_the_table_names_and_nothing_else() {
    let table: BTreeSet<(String, String)> =
        ROUTES.iter().map(|route| (route.method.to_owned(), route.path.to_owned())).collect();
    assert_eq!(table.len(), ROUTES.len(), "a route stands twice");
    assert_eq!(of_the_router(), table);
    assert!(table.len() > 100);
}

/// A real address of a route: the review's first step, a real person and account.
struct Places {
    review: String,
    person: String,
    unit: String,
    account: String,
}

impl Places {
    async fn of(site: &Site) -> Self {
        let (plan, review) = site.open_review().await;
        let permit = site.permit("can-bo").await;
        let found = site.desk.find_people(&permit, "nguyễn", 1).await.unwrap();
        let account = site.desk.actor_named("kiem-phieu-2").await.unwrap().id;
        let (review, person) = (review.to_string(), found[0].0.to_string());
        Self { review, person, unit: plan.unit, account: account.to_string() }
    }

    fn path(&self, route: &Route) -> String {
        let of_id = match route.path.split('/').nth(1) {
            Some("people") => &self.person,
            Some("accounts") => &self.account,
            _ => &self.review,
        };
        let what =
            if route.path.contains("conference/{what}") { "invitations.pdf" } else { "unlock" };
        [
            ("{id}", of_id.as_str()),
            ("{step}", "1"),
            ("{unit}", &self.unit),
            ("{one}", &self.person),
            ("{other}", &self.person),
            ("{what}", what),
            ("{file}", "delegate.pdf"),
            ("{link}", "0f"),
            ("{code}", "0f"),
            ("{at}", "0"),
            ("{name}", "0f"),
            ("{*file}", "none.pdf"),
        ]
        .iter()
        .fold(route.path.to_owned(), |path, (hole, filled)| path.replace(hole, filled))
    }
}

async fn ask(browser: &mut Browser, route: &Route, path: &str) -> (StatusCode, String) {
    // A screen's stream never ends: its status is enough.
    if path.ends_with("/events") {
        return (browser.get_status(path).await, String::new());
    }
    let answer = match route.method {
        "GET" => browser.get(path).await,
        _ => browser.post(path, &[]).await,
    };
    let to = answer.location().to_owned();
    (answer.status, to)
}

fn is_to_sign_in(answer: &(StatusCode, String)) -> bool {
    answer.0 == StatusCode::SEE_OTHER && answer.1.starts_with("/sign-in")
}

#[tokio::test]
async fn every_route_refuses_every_role_that_the_table_does_not_name() {
    let site = Site::with_district().await;
    let places = Places::of(&site).await;
    let mut faults = Vec::new();
    for (name, role) in ACCOUNTS {
        let mut browser = site.signed_in(name).await;
        browser.get("/account").await;
        for route in ROUTES {
            // Its session is needed to the end.
            if route.path == "/sign-out" {
                continue;
            }
            let path = places.path(route);
            let answer = ask(&mut browser, route, &path).await;
            let may = match route.need {
                Need::Open | Need::Session => true,
                Need::Right(_, roles) => roles.contains(&role),
            };
            let at = format!("{name}: {} {path}: {answer:?}", route.method);
            if matches!(route.need, Need::Open) {
                continue;
            }
            let is_well = !is_to_sign_in(&answer)
                && (answer.0 == StatusCode::FORBIDDEN) != may
                && answer.0 != StatusCode::INTERNAL_SERVER_ERROR;
            if !is_well {
                faults.push(at);
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[tokio::test]
async fn who_is_not_signed_in_is_asked_to_wherever_a_session_is_needed() {
    let site = Site::with_district().await;
    let places = Places::of(&site).await;
    let mut stranger = site.browser();
    for route in ROUTES.iter().filter(|route| route.need != Need::Open) {
        let path = places.path(route);
        let answer = ask(&mut stranger, route, &path).await;
        assert!(is_to_sign_in(&answer), "{} {path}: {answer:?}", route.method);
    }
}

#[tokio::test]
async fn a_post_without_the_token_of_its_session_does_nothing() {
    let site = Site::with_district().await;
    let places = Places::of(&site).await;
    let before = site.desk.store().read().await.unwrap().digest().await.unwrap();
    for (name, role) in ACCOUNTS {
        let mut browser = site.signed_in(name).await;
        for route in ROUTES.iter().filter(|route| route.method == "POST") {
            let Need::Right(_, roles) = route.need else { continue };
            if !roles.contains(&role) {
                continue;
            }
            let path = places.path(route);
            for csrf in ["", "0000", "x\r\ny"] {
                let answer = browser.post_bare(&path, &[("csrf", csrf)], &[]).await;
                assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{name}: POST {path}");
            }
            let from_elsewhere = [("sec-fetch-site", "cross-site")];
            let csrf = browser.csrf.clone();
            let fields = [("csrf", csrf.as_str())];
            let answer = browser.post_bare(&path, &fields, &from_elsewhere).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}: POST {path} from elsewhere");
        }
    }
    let after = site.desk.store().read().await.unwrap().digest().await.unwrap();
    assert_eq!(before, after);
}

#[tokio::test]
async fn who_reads_no_people_meets_no_name_of_anybody_on_any_page() {
    let site = Site::with_district().await;
    let places = Places::of(&site).await;
    let permit = site.permit("can-bo").await;
    let people = site.desk.find_people(&permit, " ", 10_000).await.unwrap();
    let mut names: BTreeSet<String> = people.into_iter().map(|(_, name, _)| name).collect();
    for letter in ["a", "e", "i", "o", "u", "y"] {
        let found = site.desk.find_people(&permit, letter, 10_000).await.unwrap();
        names.extend(found.into_iter().map(|(_, name, _)| name));
    }
    assert!(names.len() > 50, "{}", names.len());
    let mut admin = site.signed_in("quan-tri").await;
    for route in ROUTES.iter().filter(|route| route.method == "GET") {
        let path = places.path(route);
        if path.ends_with("/events") {
            continue;
        }
        let page = admin.get(&path).await.body;
        let met: Vec<&String> = names.iter().filter(|name| page.contains(*name)).collect();
        assert!(met.is_empty(), "{path}: {met:?}");
    }
}

#[tokio::test]
async fn another_units_records_are_refused_to_an_account_of_one_unit() {
    let site = Site::with_district().await;
    let places = Places::of(&site).await;
    // An account of a unit that is not above the review's.
    let plans = site.desk.plans(&site.permit("can-bo").await, crate::site::day("2017-03-07")).await;
    let other = plans.unwrap().into_iter().map(|plan| plan.unit);
    let mut other = other.filter(|unit| !places.unit.starts_with(unit.as_str()));
    let other = other.next_back().unwrap();
    let mut admin = site.signed_in("quan-tri").await;
    for (name, role) in ACCOUNTS {
        let id = site.desk.actor_named(name).await.unwrap().id;
        if role == Role::Administrator {
            continue;
        }
        let path = format!("/accounts/{id}");
        admin.get(&path).await;
        let fields = [("role", role.code()), ("clearance", "top-secret"), ("unit", other.as_str())];
        let done = admin.post(&path, &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let mut browser = site.signed_in(name).await;
        browser.get("/account").await;
        for route in ROUTES
            .iter()
            .filter(|route| route.path.starts_with("/reviews/") || route.path == "/plans/{unit}")
        {
            let path = places.path(route);
            let (status, _) = ask(&mut browser, route, &path).await;
            // A form that cannot be read is refused before anything is looked up.
            let refused = [
                StatusCode::FORBIDDEN,
                StatusCode::NOT_FOUND,
                StatusCode::BAD_REQUEST,
                StatusCode::CONFLICT,
            ];
            assert!(refused.contains(&status), "{name}: {} {path}: {status}", route.method);
        }
    }
}
