//! No page and no file holds a field that its reader may not see, whoever the
//! reader is: marks that nothing else contains stand in every sensitive field of
//! one person, and random readers open everything there is.

use crate::site::{Site, day};
use base::{Chance, CitizenId, Instant, PersonId, SeededChance};
use desk::Role;
use pages::ROUTES;
use papers::profile::ProfileForm;
use roster::{CodeList, DisciplineForm, Ethnicity};
use std::io::{Cursor, Read};
use store::{ProfileFormRecord, ProfileRecord};
use words::Lang;

/// What stands in a field, and who may read it.
struct Mark {
    text: &'static str,
    roles: &'static [Role],
}

const SENSITIVE: &[Role] = &[Role::Officer, Role::StandingBody, Role::Auditor];
const MARKS: [Mark; 6] = [
    Mark { text: "Ơ Đu", roles: SENSITIVE },
    Mark { text: "Đạo Dấu Vết", roles: SENSITIVE },
    Mark { text: "19/05/1987", roles: SENSITIVE },
    Mark { text: "13/11/2011", roles: SENSITIVE },
    Mark { text: "Lò Thị Dấu Vết", roles: SENSITIVE },
    // Whole numbers of cards are for whoever brings records in.
    Mark { text: CITIZEN, roles: &[Role::Officer] },
];
const CITIZEN: &str = "999071000017";

const CLEARANCES: [&str; 4] = ["none", "confidential", "secret", "top-secret"];

struct Ground {
    site: Site,
    person: PersonId,
    review: String,
    post: String,
    unit: String,
    other: String,
}

impl Ground {
    async fn new() -> Self {
        let site = Site::with_district().await;
        let (plan, review) = site.open_review().await;
        let permit = site.permit("can-bo").await;
        let sheet = site.desk.review_sheet(&permit, review, Lang::Vi).await.unwrap();
        let plans = site.desk.plans(&permit, day("2017-03-07")).await.unwrap();
        let mut others = plans.iter().map(|plan| plan.unit.clone());
        let other = others.rfind(|unit| !plan.unit.starts_with(unit.as_str())).unwrap();
        let person = sheet.proposals[0].person;
        mark(&site, person).await;
        Self {
            post: sheet.review.proposals[0].post.to_string(),
            review: review.to_string(),
            unit: plan.unit,
            person,
            other,
            site,
        }
    }

    /// Every address that can be opened, with a question where there is one to ask.
    fn addresses(&self) -> Vec<String> {
        let person = self.person.to_string();
        let mut all = Vec::new();
        for route in ROUTES.iter().filter(|route| route.method == "GET") {
            let id = match route.path.split('/').nth(1) {
                Some("people") => &person,
                Some("post") => &self.post,
                _ => &self.review,
            };
            let holes = [
                ("{id}", id.as_str()),
                ("{step}", "1"),
                ("{unit}", self.unit.as_str()),
                ("{one}", &person),
                ("{other}", &person),
                ("{what}", "invitations.pdf"),
                ("{link}", "0f"),
                ("{code}", "0f"),
                ("{at}", "0"),
                ("{name}", "0f"),
                ("{*file}", "none.pdf"),
            ];
            let path = holes.iter().fold(route.path.to_owned(), |path, (a, b)| path.replace(a, b));
            if path.ends_with("/events") {
                continue;
            }
            let asked = match route.path {
                "/search" | "/people" => format!("{path}?q={CITIZEN}"),
                "/reviews/{id}/list" => {
                    format!("{path}?row={person}-{}&add={}", self.post, self.post)
                }
                "/reviews/{id}/list/compare" => format!("{path}?who={person}"),
                _ => path.clone(),
            };
            if asked != path {
                all.push(asked);
            }
            all.push(path);
        }
        all
    }
}

/// Puts the marks into the person's records.
async fn mark(site: &Site, person: PersonId) {
    let on = day("2017-02-01");
    let mut tx = site.desk.store().write().await.unwrap();
    let profiles = tx.profiles(day("2017-03-07")).await.unwrap();
    let known = profiles.into_iter().find(|profile| profile.person == person).unwrap();
    let marked = ProfileRecord {
        from: on,
        ethnicity: Ethnicity::read("Ơ Đu"),
        religion: Some("Đạo Dấu Vết".into()),
        party_official: "1987-05-19".parse().ok(),
        citizen_id: CitizenId::parse(CITIZEN).ok(),
        ..known
    };
    assert!(marked.ethnicity.is_some() && marked.party_official.is_some());
    assert!(marked.citizen_id.is_some());
    let recorded = Instant::at(on, 9, 0);
    tx.add_profiles(&[marked], recorded, None).await.unwrap();
    let form = DisciplineForm::ALL[0].0;
    let punished = [(person, form, "2011-11-13".parse().unwrap())];
    tx.add_disciplines(&punished, recorded, None).await.unwrap();
    let content = serde_json::to_string(&ProfileForm::sample()).unwrap();
    let content = content.replace("Lò Thị Uyên", "Lò Thị Dấu Vết");
    assert!(content.contains("Lò Thị Dấu Vết"), "the sample's family is another one");
    let kind = "2c-tctw-98".to_owned();
    let form = ProfileFormRecord { person, as_of: on, kind, content };
    tx.add_profile_forms(&[form], recorded, None).await.unwrap();
    // What was laid out before is not what stands there now.
    tx.set_setting("facts-edition", "marked").await.unwrap();
    tx.commit().await.unwrap();
}

/// The text of a page, or of every part of a workbook.
fn text_of(body: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(body).into_owned();
    if body.starts_with(b"PK") {
        let mut whole = zip::ZipArchive::new(Cursor::new(body)).unwrap();
        for at in 0..whole.len() {
            let mut part = Vec::new();
            whole.by_index(at).unwrap().read_to_end(&mut part).unwrap();
            text.push_str(&String::from_utf8_lossy(&part));
        }
    }
    text
}

/// Whether the mark stands there as something that can be chosen or that the law
/// lists, and not as anybody's.
fn is_of_nobody(address: &str, text: &str, mark: &Mark) -> bool {
    let choices = text.split("<option").skip(1).filter_map(|rest| rest.split("</option>").next());
    let chosen: usize = choices.map(|choice| choice.matches(mark.text).count()).sum();
    address == "/law" || text.matches(mark.text).count() == chosen
}

#[derive(Debug)]
struct Reader {
    role: Role,
    clearance: &'static str,
    elsewhere: bool,
    own: bool,
}

impl Reader {
    fn draw(chance: &mut SeededChance) -> Self {
        let mut below = |most: usize| chance.below(most as u64) as usize;
        Self {
            role: Role::ALL[below(Role::ALL.len())].0,
            clearance: CLEARANCES[below(CLEARANCES.len())],
            elsewhere: below(3) == 0,
            own: below(3) == 0,
        }
    }
}

#[tokio::test]
async fn no_random_reader_meets_a_field_above_their_level() {
    let ground = Ground::new().await;
    let addresses = ground.addresses();
    let id = ground.site.desk.actor_named("can-bo").await.unwrap().id;
    let mut admin = ground.site.signed_in("quan-tri").await;
    let mut chance = SeededChance::new(20_261_127);
    // One who may see everything shows that the marks are there to be seen.
    let all = Reader { role: Role::Officer, clearance: "top-secret", elsewhere: false, own: false };
    let mut readers = vec![all];
    readers.extend((0..16).map(|_| Reader::draw(&mut chance)));
    let mut seen = [0_u32; MARKS.len()];
    let mut faults = Vec::new();
    for (at, reader) in readers.iter().enumerate() {
        let path = format!("/accounts/{id}");
        admin.get(&path).await;
        let person = if reader.own { ground.person.to_string() } else { String::new() };
        let unit = if reader.elsewhere { ground.other.as_str() } else { "" };
        let fields = [
            ("role", reader.role.code()),
            ("clearance", reader.clearance),
            ("unit", unit),
            ("person", &person),
        ];
        let done = admin.post(&path, &fields).await;
        assert_eq!(done.status, axum::http::StatusCode::SEE_OTHER, "{}", done.body);
        let mut browser = ground.site.signed_in("can-bo").await;
        for address in &addresses {
            let text = text_of(&browser.get_bytes(address).await);
            for (mark, seen) in MARKS.iter().zip(&mut seen) {
                // What the reader asked for comes back in the field of the search.
                let asked = address.contains(mark.text);
                // One's own file shows what the office holds about oneself, whole.
                let is_own = address == "/my-file" && reader.own;
                let may = is_own || (mark.roles.contains(&reader.role) && !reader.elsewhere);
                if !text.contains(mark.text) {
                    continue;
                }
                if may {
                    *seen += u32::from(at == 0);
                } else if !asked && !is_of_nobody(address, &text, mark) {
                    faults.push(format!("{reader:?}: {address}: {}", mark.text));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    for (mark, seen) in MARKS.iter().zip(seen) {
        assert!(seen > 0, "nobody ever sees {}: the test means nothing", mark.text);
    }
}
