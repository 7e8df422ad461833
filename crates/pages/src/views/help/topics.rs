//! What each page is for, as a table: its routes, the provisions behind it and
//! the guide that goes further. The words are in the catalogue `help`, under
//! the topic's key.

/// A task that pages are grouped by on the index of help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Signing in and one's own account.
    Own,
    /// Units, posts and people.
    Records,
    /// Plans and reviews.
    Review,
    /// The conference and the ballot.
    Hall,
    /// The law, and what was done under it.
    Law,
    /// Running the machine.
    Site,
}

impl Group {
    /// The groups in the order of the index.
    pub const ALL: [Self; 6] =
        [Self::Review, Self::Hall, Self::Records, Self::Law, Self::Site, Self::Own];

    /// The message that names it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Own => "help-group-own",
            Self::Records => "help-group-records",
            Self::Review => "help-group-review",
            Self::Hall => "help-group-hall",
            Self::Law => "help-group-law",
            Self::Site => "help-group-site",
        }
    }
}

/// The help of one page, or of several that are one task.
#[derive(Debug, Clone, Copy)]
pub struct Topic {
    /// The messages `help-KEY-name`, `help-KEY-for` and `help-KEY-do` say it.
    pub key: &'static str,
    /// Where the index lists it.
    pub group: Group,
    /// The GET routes, as the router writes them.
    pub routes: &'static [&'static str],
    /// Instrument and provision by their ids in the packs. Those with nothing
    /// in force on the day are not shown.
    pub provisions: &'static [(&'static str, &'static str)],
    /// The printed guide that goes further.
    pub guide: Option<&'static str>,
}

const fn topic(
    key: &'static str,
    group: Group,
    routes: &'static [&'static str],
    provisions: &'static [(&'static str, &'static str)],
    guide: Option<&'static str>,
) -> Topic {
    Topic { key, group, routes, provisions, guide }
}

const HD15: &str = "15-HD-BTCTW-2012-11-05";
const HD06: &str = "06-HD-BTCTW-2017-02-24";
const HD16: &str = "16-HD-BTCTW-2022-02-15";
const QD377: &str = "377-QD-TW-2025-10-08";
const NUMBERS: &[(&str, &str)] = &[(HD15, "so-luong"), (HD06, "so-luong"), (QD377, "so-luong")];
const LIST: &[(&str, &str)] = &[
    (HD15, "so-luong"),
    (HD06, "so-luong"),
    (HD15, "co-cau"),
    (HD06, "do-tuoi"),
    (QD377, "so-luong"),
    (QD377, "do-tuoi"),
];
const STEPS: &[(&str, &str)] = &[(HD15, "cac-buoc"), (HD06, "trinh-tu"), (QD377, "trinh-tu")];
const VOTES: &[(&str, &str)] = &[(HD15, "bieu-quyet"), (HD06, "hoi-nghi")];
const PERSON: &[(&str, &str)] = &[
    (HD15, "ly-lich"),
    (HD06, "do-tuoi"),
    (HD06, "danh-gia"),
    (QD377, "do-tuoi"),
    (QD377, "danh-gia"),
];

const OFFICER: Option<&str> = Some("officer");
const COUNTING: Option<&str> = Some("counting-team");
const CHAIR: Option<&str> = Some("chair");
const DELEGATE: Option<&str> = Some("delegate");

/// The table.
pub const TOPICS: &[Topic] = &[
    topic("board", Group::Review, &["/"], STEPS, OFFICER),
    topic("plans", Group::Review, &["/plans"], &[], OFFICER),
    topic("plan", Group::Review, &["/plans/{unit}"], LIST, OFFICER),
    topic("open-review", Group::Review, &["/plans/{unit}/open"], STEPS, OFFICER),
    topic("review", Group::Review, &["/reviews/{id}"], STEPS, OFFICER),
    topic("list", Group::Review, &["/reviews/{id}/list"], LIST, OFFICER),
    topic("files", Group::Review, &["/reviews/{id}/files"], &[(HD16, "ho-so")], OFFICER),
    topic("boxes", Group::Review, &["/reviews/{id}/boxes", "/plans/{unit}/boxes"], &[], OFFICER),
    topic("secrecy", Group::Review, &["/reviews/{id}/secrecy"], &[(HD06, "do-mat")], OFFICER),
    topic("compare", Group::Review, &["/reviews/{id}/list/compare"], PERSON, OFFICER),
    topic("decide", Group::Review, &["/reviews/{id}/decide"], STEPS, CHAIR),
    topic("reprint", Group::Review, &["/reviews/{id}/reprint"], &[], OFFICER),
    topic("step", Group::Hall, &["/reviews/{id}/steps/{step}"], VOTES, CHAIR),
    topic("convene", Group::Hall, &["/reviews/{id}/steps/{step}/convene"], VOTES, OFFICER),
    topic("conference", Group::Hall, &["/reviews/{id}/steps/{step}/conference"], VOTES, CHAIR),
    topic("attend", Group::Hall, &["/reviews/{id}/steps/{step}/attend"], VOTES, OFFICER),
    topic("hold", Group::Hall, &["/reviews/{id}/steps/{step}/hold"], VOTES, CHAIR),
    topic("ballot", Group::Hall, &["/reviews/{id}/steps/{step}/ballot"], VOTES, OFFICER),
    topic("vote-desk", Group::Hall, &["/reviews/{id}/steps/{step}/vote"], VOTES, COUNTING),
    topic("count", Group::Hall, &["/reviews/{id}/steps/{step}/count"], VOTES, COUNTING),
    topic(
        "scans",
        Group::Hall,
        &["/reviews/{id}/steps/{step}/scans", "/reviews/{id}/steps/{step}/scans/decide"],
        VOTES,
        COUNTING,
    ),
    topic("release", Group::Hall, &["/reviews/{id}/steps/{step}/release"], VOTES, COUNTING),
    topic("scan-log", Group::Hall, &["/reviews/{id}/steps/{step}/scans/decisions"], &[], COUNTING),
    topic(
        "voter",
        Group::Hall,
        &["/vote", "/v/{code}", "/vote/ballot", "/vote/review", "/vote/send", "/vote/receipts"],
        VOTES,
        DELEGATE,
    ),
    topic("people", Group::Records, &["/people"], &[], OFFICER),
    topic("person", Group::Records, &["/people/{id}"], PERSON, OFFICER),
    topic("corrections", Group::Records, &["/corrections"], &[], OFFICER),
    topic("search", Group::Records, &["/search"], &[], None),
    topic("posts", Group::Records, &["/posts", "/posts/{unit}"], NUMBERS, OFFICER),
    topic("post", Group::Records, &["/post/{id}"], NUMBERS, OFFICER),
    topic("lineage", Group::Records, &["/post/{id}/lineage"], &[], OFFICER),
    topic("coverage", Group::Records, &["/coverage"], NUMBERS, OFFICER),
    topic("imports", Group::Records, &["/imports"], &[], OFFICER),
    topic("import-check", Group::Records, &["/imports/check", "/imports/progress"], &[], OFFICER),
    topic(
        "import-words",
        Group::Records,
        &["/imports/columns/{at}", "/imports/values"],
        &[],
        OFFICER,
    ),
    topic("setup", Group::Records, &["/setup"], &[], OFFICER),
    topic("who", Group::Records, &["/who", "/who/{one}/{other}"], &[], OFFICER),
    topic("differences", Group::Records, &["/differences"], &[], OFFICER),
    topic("law", Group::Law, &["/law"], &[], OFFICER),
    topic("journal", Group::Law, &["/journal"], &[], None),
    topic("operating", Group::Site, &["/operating"], &[], None),
    topic("accounts", Group::Site, &["/accounts", "/accounts/{id}"], &[], None),
    topic("access", Group::Site, &["/accounts/review"], &[], None),
    topic("account", Group::Own, &["/account", "/account/second-factor"], &[], None),
    topic("my-file", Group::Own, &["/my-file"], &[], None),
    topic("sign-in", Group::Own, &["/sign-in", "/sign-in/code"], &[], None),
    topic("welcome", Group::Own, &["/welcome/{link}"], &[], None),
    topic("help", Group::Own, &["/help"], &[], None),
];

/// GET routes that give a file, a stream or a screen for the hall, and no page
/// with a header.
pub const NO_PAGES: &[&str] = &[
    "/accounts/review.csv",
    "/accounts/review.xlsx",
    "/people/export.xlsx",
    "/people/export.csv",
    "/posts/{unit}/chart.svg",
    "/coverage/file.xlsx",
    "/coverage/file.csv",
    "/metrics",
    "/papers/{*file}",
    "/reviews/{id}/steps/{step}/conference/{what}",
    "/reviews/{id}/steps/{step}/scans/images/{name}",
    "/reviews/{id}/steps/{step}/ballot/preview",
    "/reviews/{id}/steps/{step}/ballot/by-hand",
    "/projector/{id}/{step}",
    "/projector/{id}/{step}/events",
    "/imports/faulty/{at}",
    "/assets/{*file}",
    "/health",
    "/help/guides/{file}",
];

/// The topic of the page at a path; a route with fewer holes is nearer.
pub fn topic_of(path: &str) -> Option<&'static Topic> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    TOPICS
        .iter()
        .flat_map(|topic| topic.routes.iter().map(move |route| (topic, *route)))
        .filter(|(_, route)| matches(route, path))
        .min_by_key(|(_, route)| route.matches('{').count())
        .map(|(topic, _)| topic)
}

fn matches(route: &str, path: &str) -> bool {
    let (mut route, mut path) = (route.split('/'), path.split('/'));
    loop {
        match (route.next(), path.next()) {
            (None, None) => return true,
            (Some(hole), Some(part)) if hole.starts_with('{') && !part.is_empty() => {}
            (Some(word), Some(part)) if word == part => {}
            _ => return false,
        }
    }
}
