//! Units, bodies and posts of a world, laid out from its scenario.

use crate::scenario::{Agency, Commune, Frame};
use roster::{BodyKind, Level, PostKind, System};

/// An invented unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoUnit {
    /// Its code, for example `SL.TB.X01`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: Level,
    /// Its part of the political system.
    pub system: System,
    /// The unit above, an index into [`crate::World::units`].
    pub parent: Option<usize>,
    /// The day of its founding, `dd/mm/yyyy`, if stated.
    pub from: Option<&'static str>,
}

/// An invented body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoBody {
    /// Its unit, an index into [`crate::World::units`].
    pub unit: usize,
    /// Its kind.
    pub kind: BodyKind,
    /// Its full name.
    pub name: String,
    /// Its members by decision.
    pub seats: u32,
}

/// An invented post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoPost {
    /// Its unit, an index into [`crate::World::units`].
    pub unit: usize,
    /// Its title, which names it among all posts a person of that unit holds.
    pub title: String,
    /// Head, deputy or member.
    pub kind: PostKind,
    /// The body whose seat it is.
    pub body: Option<BodyKind>,
    /// Its rank: higher is higher.
    pub rank: u16,
    /// How many hold it when full.
    pub seats: u32,
    /// Whether it is a key post.
    pub key: bool,
}

/// Posts of the top unit, as indices into the posts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TopPosts {
    pub member: usize,
    pub standing: usize,
    pub secretary: usize,
    pub deputy: usize,
    pub council_chair: usize,
    pub council_deputy: usize,
    pub committee_chair: usize,
    pub committee_deputy: usize,
}

/// Posts of one agency.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AgencyPosts {
    pub unit: usize,
    pub head: usize,
    pub deputy: usize,
}

/// Posts of one commune.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CommunePosts {
    pub unit: usize,
    pub member: usize,
    pub standing: usize,
    pub secretary: usize,
    pub deputy: usize,
    pub chair: usize,
    pub vice_chair: usize,
}

/// Everything that has seats.
#[derive(Debug, Clone)]
pub(crate) struct Org {
    pub units: Vec<DemoUnit>,
    pub bodies: Vec<DemoBody>,
    pub posts: Vec<DemoPost>,
    /// The unit at the top that has people.
    pub top: usize,
    pub top_posts: TopPosts,
    pub agencies: Vec<AgencyPosts>,
    pub communes: Vec<CommunePosts>,
}

/// Rank, kind, seats and key mark of a title.
type Rung = (u16, PostKind, u32, bool);

impl Org {
    /// Lays out the units of `frame`.
    pub(crate) fn new(frame: &Frame) -> Self {
        let mut lists = Lists::default();
        let above = frame
            .above
            .map(|(code, name)| lists.unit(code, name, "province", System::Party, None, None));
        let top =
            lists.unit(frame.code, frame.name, frame.level, System::Party, above, frame.founded);
        let top_posts = lists.top(frame, top);
        let agencies =
            frame.agencies.iter().map(|agency| lists.agency(frame, top, agency)).collect();
        let communes =
            frame.communes.iter().map(|commune| lists.commune(frame, top, commune)).collect();
        let Lists { units, bodies, posts } = lists;
        Self { units, bodies, posts, top, top_posts, agencies, communes }
    }
}

#[derive(Default)]
struct Lists {
    units: Vec<DemoUnit>,
    bodies: Vec<DemoBody>,
    posts: Vec<DemoPost>,
}

impl Lists {
    fn unit(
        &mut self,
        code: &str,
        name: &str,
        level: &str,
        system: System,
        parent: Option<usize>,
        from: Option<&'static str>,
    ) -> usize {
        let level = Level::new(level);
        let (code, name) = (code.to_owned(), name.to_owned());
        self.units.push(DemoUnit { code, name, level, system, parent, from });
        self.units.len() - 1
    }

    fn body(&mut self, unit: usize, kind: BodyKind, name: String, seats: u32) {
        self.bodies.push(DemoBody { unit, kind, name, seats });
    }

    fn post(&mut self, unit: usize, title: String, body: Option<BodyKind>, rung: Rung) -> usize {
        let (rank, kind, seats, key) = rung;
        self.posts.push(DemoPost { unit, title, kind, body, rank, seats, key });
        self.posts.len() - 1
    }

    fn top(&mut self, frame: &Frame, unit: usize) -> TopPosts {
        use BodyKind::{Committee, Council, Front, PeoplesCommittee, StandingCommittee};
        use PostKind::{Deputy, Head, Member};
        let Frame { party, place, seats, name, .. } = frame;
        let lower = name.replacen(frame.word, place, 1);
        let of = lower.strip_prefix(place).unwrap_or_default();
        self.body(unit, Committee, format!("Ban Chấp hành Đảng bộ {lower}"), seats.committee);
        self.body(unit, StandingCommittee, format!("Ban Thường vụ {party}{of}"), seats.standing);
        self.body(unit, Council, format!("Hội đồng nhân dân {lower}"), seats.council);
        self.body(unit, PeoplesCommittee, format!("Ủy ban nhân dân {lower}"), seats.peoples);
        self.body(unit, Front, format!("Ủy ban MTTQ Việt Nam {lower}"), seats.front);
        let standing = format!("Ủy viên Ban Thường vụ {party}");
        let head = (80, Head, 1, true);
        TopPosts {
            member: self.post(
                unit,
                format!("{party} viên"),
                Some(Committee),
                (60, Member, seats.committee, false),
            ),
            standing: self.post(
                unit,
                standing,
                Some(StandingCommittee),
                (80, Member, seats.standing, false),
            ),
            secretary: self.post(unit, format!("Bí thư {party}"), None, (90, Head, 1, true)),
            deputy: self.post(
                unit,
                format!("Phó Bí thư {party}"),
                None,
                (80, Deputy, seats.deputies, true),
            ),
            council_chair: self.post(unit, format!("Chủ tịch HĐND {place}"), Some(Council), head),
            council_deputy: self.post(
                unit,
                format!("Phó Chủ tịch HĐND {place}"),
                Some(Council),
                (70, Deputy, 2, true),
            ),
            committee_chair: self.post(
                unit,
                format!("Chủ tịch UBND {place}"),
                Some(PeoplesCommittee),
                head,
            ),
            committee_deputy: self.post(
                unit,
                format!("Phó Chủ tịch UBND {place}"),
                Some(PeoplesCommittee),
                (70, Deputy, seats.vice_chairs, true),
            ),
        }
    }

    fn agency(&mut self, frame: &Frame, top: usize, agency: &Agency) -> AgencyPosts {
        let code = format!("{}.{}", frame.code, agency.code);
        let unit =
            self.unit(&code, agency.name, "agency", agency.system, Some(top), agency.founded);
        let body = BodyKind::Leadership;
        let name = format!("Tập thể lãnh đạo {}", agency.name);
        self.body(unit, body, name, 1 + agency.deputies);
        let head = (50, PostKind::Head, 1, true);
        let deputy = (40, PostKind::Deputy, agency.deputies, false);
        AgencyPosts {
            unit,
            head: self.post(unit, agency.head.to_owned(), Some(body), head),
            deputy: self.post(unit, format!("Phó {}", agency.head), Some(body), deputy),
        }
    }

    fn commune(&mut self, frame: &Frame, top: usize, commune: &Commune) -> CommunePosts {
        use BodyKind::{Committee, StandingCommittee};
        use PostKind::{Deputy, Head, Member};
        let (seats, word) = (&frame.seats, commune.word);
        let code = format!("{}.{}", frame.code, commune.code);
        let unit = self.unit(
            &code,
            commune.name,
            "commune",
            System::Party,
            Some(top),
            frame.communes_founded,
        );
        let lower = lower_first(commune.name);
        let of = lower.strip_prefix(word).unwrap_or_default();
        let committee = (seats.commune_committee, seats.commune_standing);
        self.body(unit, Committee, format!("Ban Chấp hành Đảng bộ {lower}"), committee.0);
        let name = format!("Ban Thường vụ Đảng ủy {word}{of}");
        self.body(unit, StandingCommittee, name, committee.1);
        let mut post = |title: &str, body: Option<BodyKind>, rung: Rung| {
            self.post(unit, format!("{title} {word}"), body, rung)
        };
        CommunePosts {
            unit,
            member: post("Đảng ủy viên", Some(Committee), (20, Member, committee.0, false)),
            standing: post(
                "Ủy viên Ban Thường vụ Đảng ủy",
                Some(StandingCommittee),
                (30, Member, committee.1, false),
            ),
            secretary: post("Bí thư Đảng ủy", None, (50, Head, 1, true)),
            deputy: post("Phó Bí thư Đảng ủy", None, (40, Deputy, 2, true)),
            chair: post("Chủ tịch UBND", None, (50, Head, 1, true)),
            vice_chair: post("Phó Chủ tịch UBND", None, (40, Deputy, 2, false)),
        }
    }
}

/// "Xã Pù Hin" inside a longer name: "xã Pù Hin".
pub(crate) fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
