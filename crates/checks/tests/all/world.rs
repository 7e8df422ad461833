//! A small invented district, and the law with round values.

use base::{BodyId, Day, Month, PartialDate, PersonId, PersonName, PostId, Share, UnitId};
use checks::{Candidate, Entry, Finding, Ground, Law, OtherEntries, PlanSlice, Rule, Subject};
use lex::{AgeReference, Given, RemovalCondition, RetirementAge, View, WomenRequired, YoungAge};
use roster::*;

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn month(text: &str) -> Month {
    text.parse().unwrap()
}

pub fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

pub fn term() -> Term {
    Term::new(2020, 2025).unwrap()
}

/// The day on which the cases are checked, unless they say otherwise.
pub const TODAY: &str = "15/06/2017";

pub const DISTRICT: UnitIx = UnitIx(0);
pub const OFFICE: UnitIx = UnitIx(1);
pub const COMMUNE: UnitIx = UnitIx(2);
pub const COMMITTEE: BodyIx = BodyIx(0);
/// Head and deputy of the district's office.
pub const HEAD: PostIx = PostIx(0);
pub const DEPUTY: PostIx = PostIx(1);
/// Seats of the district committee and its standing committee.
pub const MEMBER: PostIx = PostIx(2);
pub const STANDING: PostIx = PostIx(3);
/// Head of the district itself, and of the commune.
pub const CHAIR: PostIx = PostIx(4);
pub const COMMUNE_HEAD: PostIx = PostIx(5);
/// Deputy of the commune, of whose seats nothing is decided.
pub const SEATLESS: PostIx = PostIx(6);

pub fn person() -> Person {
    Person {
        id: PersonId(0),
        name: PersonName::parse("Lò Văn Thử").unwrap(),
        sex: Sex::Male,
        birth: date("10/04/1980"),
        unit: OFFICE,
        ethnicity: Some(Ethnicity::KINH),
        education: Some(Education::University),
        theory: Some(Theory::Advanced),
        management: Some(StateManagement::Principal),
        party_official: None,
        evaluations: [2014, 2015, 2016]
            .map(|year| Evaluation { year, grade: Grade::Good })
            .to_vec(),
        disciplines: Some(vec![]),
        background_verified: Some(true),
        science: Some(false),
        written_position: None,
        holdings: vec![],
        pending_appointment: None,
        retirement_override: None,
    }
}

pub fn woman() -> Person {
    Person { sex: Sex::Female, ..person() }
}

pub fn born(text: &str) -> Person {
    Person { birth: date(text), ..person() }
}

pub fn holds(post: PostIx) -> Holding {
    Holding { post, from: Some(date("2010")), to: None }
}

pub fn roster(people: impl IntoIterator<Item = Person>) -> Roster {
    let mut builder = RosterBuilder::default();
    let units =
        [("H", "district", None), ("H.VP", "agency", Some(0)), ("H.XA", "commune", Some(0))];
    for (place, (code, level, parent)) in units.into_iter().enumerate() {
        builder.unit(Unit {
            id: UnitId(place as i64 + 1),
            code: code.into(),
            name: code.into(),
            level: Level::new(level),
            system: System::Party,
            parent: parent.map(UnitIx),
            from: None,
            to: None,
        });
    }
    for (place, (kind, seats)) in
        [(BodyKind::Committee, 39), (BodyKind::StandingCommittee, 0)].into_iter().enumerate()
    {
        builder.body(Body {
            id: BodyId(place as i64 + 1),
            unit: DISTRICT,
            kind,
            name: kind.label().into(),
            seats,
        });
    }
    let posts = [
        (OFFICE, None, PostKind::Head, 40),
        (OFFICE, None, PostKind::Deputy, 30),
        (DISTRICT, Some(COMMITTEE), PostKind::Member, 40),
        (DISTRICT, Some(BodyIx(1)), PostKind::Member, 50),
        (DISTRICT, None, PostKind::Head, 60),
        (COMMUNE, None, PostKind::Head, 25),
        (COMMUNE, None, PostKind::Deputy, 20),
    ];
    for (place, (unit, body, kind, rank)) in posts.into_iter().enumerate() {
        builder.post(Post {
            id: PostId(place as i64 + 1),
            unit,
            body,
            title: format!("post {place}"),
            kind,
            rank,
            seats: u32::from(PostIx(place as u32) != SEATLESS),
            key: kind == PostKind::Head,
        });
    }
    for (place, person) in people.into_iter().enumerate() {
        builder.person(Person { id: PersonId(place as i64 + 1), ..person });
    }
    builder.build(day(TODAY)).unwrap()
}

/// Law with round values; a later value takes the place of one given here.
pub fn law(others: impl IntoIterator<Item = Given>) -> Law {
    let reference = |level: &str, text: &str| AgeReference {
        term_start: 2020,
        level: level.parse().unwrap(),
        month: month(text),
    };
    let all = [
        lex::MAX_PER_POST.to(4),
        lex::MIN_PER_POST.to(2),
        lex::MAX_POSTS_PER_PERSON.to(3),
        lex::POSTS_PER_PERSON_SCOPE.to(lex::PostsScope::AnyLevel),
        lex::COMMITTEE_RATIO_MIN.to(Share::new(3, 2).unwrap()),
        lex::COMMITTEE_RATIO_MAX.to(Share::new(2, 1).unwrap()),
        lex::DEPUTY_RATIO_MIN.to(Share::new(3, 2).unwrap()),
        lex::DEPUTY_RATIO_MAX.to(Share::new(4, 1).unwrap()),
        lex::HIGHER_POST_ONLY.to(true),
        lex::APPOINTMENT_BARRED.to(true),
        lex::MIN_REMAINING_SERVICE.to(60),
        lex::PREFERRED_REMAINING_SERVICE.to(120),
        lex::AGE_REFERENCE
            .to(vec![reference("grassroots", "04/2020"), reference("district", "06/2020")]),
        lex::RETIREMENT_AGE.to(vec![ages("01/1995", 720, 660)]),
        lex::AGE_BAND_COUNT.to(3),
        lex::AGE_BAND_GAP.to(5),
        lex::WOMEN_SHARE_TARGET.to(Share::percent(15)),
        lex::YOUNG_SHARE_TARGET.to(Share::percent(15)),
        lex::MINORITY_SHARE_TARGET.to(Share::percent(30)),
        lex::SCIENCE_SHARE_TARGET.to(Share::percent(10)),
        lex::YOUNG_AGE.to(vec![young("district", 40, false)]),
        lex::WOMEN_REQUIRED.to(vec![WomenRequired { level: "district".parse().unwrap() }]),
        lex::EVALUATION_REQUIRED.to(true),
        lex::EVALUATION_YEARS.to(3),
        lex::EVALUATION_MINIMUM.to(lex::Grade::Fulfilled),
        lex::DISCIPLINE_BARS_FROM.to(lex::Discipline::Reprimand),
        lex::DISCIPLINE_WINDOW
            .to(vec![window(lex::Discipline::Reprimand, 12), window(lex::Discipline::Warning, 24)]),
        lex::DISCIPLINE_EXPIRED_ALLOWED.to(true),
        lex::THEORY_REQUIRED.to(vec![
            lex::TheoryRequired { rank_at_least: 20, theory: lex::Theory::Intermediate },
            lex::TheoryRequired { rank_at_least: 40, theory: lex::Theory::Advanced },
        ]),
        lex::EDUCATION_REQUIRED.to(vec![lex::EducationRequired {
            rank_at_least: 30,
            education: lex::Education::University,
        }]),
        lex::MANAGEMENT_REQUIRED.to(vec![
            management(20, lex::StateManagement::Specialist),
            management(40, lex::StateManagement::Principal),
        ]),
        lex::EXPERIENCE_REQUIRED.to(vec![experience(55, 30, 24)]),
        lex::BACKGROUND_REQUIRED.to(true),
        lex::LOWER_ENTRY_REQUIRED.to(false),
        lex::REMOVAL_CONDITIONS.to(lex::RemovalReason::ALL
            .iter()
            .map(|condition| RemovalCondition { condition: *condition })
            .collect()),
    ];
    Law::of(&View::of(all.into_iter().chain(others)))
}

pub fn ages(from: &str, men_months: u32, women_months: u32) -> RetirementAge {
    RetirementAge { from: month(from), men_months, women_months }
}

pub fn young(level: &str, age: u32, strict: bool) -> YoungAge {
    YoungAge { level: level.parse().unwrap(), age, strict }
}

pub fn management(rank_at_least: u16, management: lex::StateManagement) -> lex::ManagementRequired {
    lex::ManagementRequired { rank_at_least, management }
}

pub fn experience(
    rank_at_least: u16,
    held_rank_at_least: u16,
    months: u32,
) -> lex::ExperienceRequired {
    lex::ExperienceRequired { rank_at_least, held_rank_at_least, months }
}

pub fn window(form: lex::Discipline, months: u32) -> lex::DisciplineWindow {
    lex::DisciplineWindow { form, months }
}

/// What a rule says of the one person for a post.
pub fn ask(rule: Rule, person: Person, post: PostIx, law: &Law) -> Finding {
    ask_on(rule, person, post, law, TODAY)
}

pub fn ask_on(rule: Rule, person: Person, post: PostIx, law: &Law, on: &str) -> Finding {
    let roster = roster([person]);
    let candidate =
        Candidate { person: PersonIx(0), post, term: term(), on: day(on), planned: &[] };
    let mut findings = Vec::new();
    checks::check_person(&Ground::of(&roster), law, &candidate, &mut findings);
    findings.into_iter().find(|finding| finding.rule == rule).unwrap()
}

/// Everyone planned for the same post, as one list.
pub fn list_for(post: PostIx, roster: &Roster, law: &Law) -> Vec<Finding> {
    let entries: Vec<Entry> = roster.people().map(|(person, _)| Entry { person, post }).collect();
    let kind = roster.post(post).plan_kind();
    check(roster, law, kind, &entries, &OtherEntries::none())
}

pub fn check(
    roster: &Roster,
    law: &Law,
    kind: PlanKind,
    entries: &[Entry],
    other: &OtherEntries,
) -> Vec<Finding> {
    let slice = PlanSlice { unit: DISTRICT, kind, term: term(), entries, on: day(TODAY) };
    let mut findings = Vec::new();
    checks::check_list(&Ground::of(roster), law, &slice, other, &mut findings);
    findings
}

pub fn one(findings: &[Finding], rule: Rule, subject: Subject) -> Finding {
    let mut found = findings.iter().filter(|f| f.rule == rule && f.subject == subject);
    let finding = *found.next().unwrap_or_else(|| panic!("no {rule} for {subject:?}"));
    assert!(found.next().is_none(), "{rule} speaks twice of {subject:?}");
    finding
}
