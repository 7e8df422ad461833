//! What the rules can really say, brought about by records and laws and not by
//! hand: every rule with every verdict, and every fact and law that can lack,
//! has its sentences in both languages.

use base::{BodyId, PartialDate, PersonId, PersonName, PostId, Share, UnitId};
use checks::{Entry, Finding, Ground, Law, Mend, Missing, OtherEntries, PlanSlice, Rule, Verdict};
use lex::Given;
use roster::*;
use std::collections::{BTreeMap, BTreeSet};
use words::finding::word;
use words::{Lang, Words};

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

fn person() -> Person {
    Person {
        id: PersonId(0),
        name: PersonName::parse("Lò Văn Thử").unwrap(),
        sex: Sex::Male,
        birth: date("04/1980"),
        unit: UnitIx(0),
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
        science: Some(true),
        written_position: None,
        holdings: vec![Holding { post: PostIx(0), from: Some(date("2010")), to: None }],
        pending_appointment: None,
        retirement_override: None,
    }
}

/// People of every sort: who meets all, who fails, of whom nothing is stated.
fn people() -> Vec<Person> {
    let disciplined = |form, on| Some(vec![Discipline { form, on: date(on) }]);
    let held = |post, from: Option<&str>| {
        vec![Holding { post: PostIx(post), from: from.map(date), to: None }]
    };
    let unstated = Person {
        birth: date("1960"),
        ethnicity: None,
        education: None,
        theory: None,
        management: None,
        evaluations: vec![],
        disciplines: None,
        background_verified: None,
        science: None,
        holdings: vec![],
        ..person()
    };
    let failing = Person {
        birth: date("01/1957"),
        ethnicity: Ethnicity::read("Thái"),
        education: Some(Education::College),
        theory: Some(Theory::Elementary),
        management: Some(StateManagement::Clerk),
        evaluations: vec![Evaluation { year: 2015, grade: Grade::Failed }],
        disciplines: disciplined(DisciplineForm::Removal, "2010"),
        background_verified: Some(false),
        science: Some(false),
        holdings: held(2, Some("01/2017")),
        pending_appointment: Some(PostIx(1)),
        ..person()
    };
    let year_1960 = Person { birth: date("1960"), ..person() };
    vec![
        person(),
        Person { sex: Sex::Female, birth: date("1990"), ..person() },
        Person { disciplines: disciplined(DisciplineForm::Reprimand, "2010"), ..person() },
        Person { disciplines: disciplined(DisciplineForm::Reprimand, "06/2016"), ..person() },
        Person { disciplines: disciplined(DisciplineForm::Warning, "05/2017"), ..person() },
        Person { holdings: held(1, None), ..person() },
        Person { holdings: held(0, Some("05/2017")), ..person() },
        Person { birth: date("1954"), ..failing.clone() },
        year_1960,
        unstated,
        failing,
    ]
}

fn roster(people: &[Person]) -> Roster {
    let mut builder = RosterBuilder::default();
    builder.unit(Unit {
        id: UnitId(1),
        code: "H".into(),
        name: "Huyện ủy Thử".into(),
        level: Level::new("district"),
        system: System::Party,
        parent: None,
        from: None,
        to: None,
    });
    for (place, seats) in [3, 0].into_iter().enumerate() {
        builder.body(Body {
            id: BodyId(place as i64 + 1),
            unit: UnitIx(0),
            kind: BodyKind::Committee,
            name: format!("body {place}"),
            seats,
        });
    }
    let posts = [
        (None, PostKind::Deputy, 30, 2),
        (None, PostKind::Head, 40, 1),
        (None, PostKind::Head, 60, 1),
        (None, PostKind::Deputy, 20, 0),
        (Some(BodyIx(0)), PostKind::Member, 40, 3),
        (Some(BodyIx(1)), PostKind::Member, 50, 3),
    ];
    for (place, (body, kind, rank, seats)) in posts.into_iter().enumerate() {
        builder.post(Post {
            id: PostId(place as i64 + 1),
            unit: UnitIx(0),
            body,
            title: format!("post {place}"),
            kind,
            rank,
            seats,
            key: true,
        });
    }
    for (place, person) in people.iter().enumerate() {
        builder.person(Person { id: PersonId(place as i64 + 1), ..person.clone() });
    }
    builder.build("15/06/2017".parse().unwrap()).unwrap()
}

fn all_law() -> Vec<Given> {
    let level: lex::Code = "district".parse().unwrap();
    let window = |form, months| lex::DisciplineWindow { form, months };
    let management = lex::StateManagement::Principal;
    vec![
        lex::MAX_PER_POST.to(4),
        lex::MIN_PER_POST.to(2),
        lex::MAX_POSTS_PER_PERSON.to(3),
        lex::POSTS_PER_PERSON_SCOPE.to(lex::PostsScope::AnyLevel),
        lex::COMMITTEE_RATIO_MIN.to(Share::new(3, 2).unwrap()),
        lex::COMMITTEE_RATIO_MAX.to(Share::new(2, 1).unwrap()),
        lex::DEPUTY_RATIO_MIN.to(Share::new(1, 1).unwrap()),
        lex::DEPUTY_RATIO_MAX.to(Share::new(2, 1).unwrap()),
        lex::HIGHER_POST_ONLY.to(true),
        lex::APPOINTMENT_BARRED.to(true),
        lex::MIN_REMAINING_SERVICE.to(60),
        lex::PREFERRED_REMAINING_SERVICE.to(60),
        lex::AGE_REFERENCE.to(vec![lex::AgeReference {
            term_start: 2015,
            level: level.clone(),
            month: "06/2015".parse().unwrap(),
        }]),
        lex::RETIREMENT_AGE.to(vec![lex::RetirementAge {
            from: "01/1995".parse().unwrap(),
            men_months: 720,
            women_months: 660,
        }]),
        lex::AGE_BAND_COUNT.to(3),
        lex::AGE_BAND_GAP.to(5),
        lex::WOMEN_SHARE_TARGET.to(Share::percent(20)),
        lex::YOUNG_SHARE_TARGET.to(Share::percent(20)),
        lex::MINORITY_SHARE_TARGET.to(Share::percent(20)),
        lex::SCIENCE_SHARE_TARGET.to(Share::percent(80)),
        lex::YOUNG_AGE.to(vec![lex::YoungAge { level: level.clone(), age: 40, strict: false }]),
        lex::WOMEN_REQUIRED.to(vec![lex::WomenRequired { level }]),
        lex::EVALUATION_REQUIRED.to(true),
        lex::EVALUATION_YEARS.to(3),
        lex::EVALUATION_MINIMUM.to(lex::Grade::Fulfilled),
        lex::DISCIPLINE_BARS_FROM.to(lex::Discipline::Reprimand),
        lex::DISCIPLINE_WINDOW
            .to(vec![window(lex::Discipline::Reprimand, 12), window(lex::Discipline::Warning, 24)]),
        lex::DISCIPLINE_EXPIRED_ALLOWED.to(true),
        lex::THEORY_REQUIRED
            .to(vec![lex::TheoryRequired { rank_at_least: 30, theory: lex::Theory::Advanced }]),
        lex::EDUCATION_REQUIRED.to(vec![lex::EducationRequired {
            rank_at_least: 30,
            education: lex::Education::University,
        }]),
        lex::MANAGEMENT_REQUIRED
            .to(vec![lex::ManagementRequired { rank_at_least: 30, management }]),
        lex::EXPERIENCE_REQUIRED.to(vec![experience(40, 24), experience(60, 0)]),
        lex::BACKGROUND_REQUIRED.to(true),
        lex::LOWER_ENTRY_REQUIRED.to(true),
    ]
}

fn experience(rank_at_least: u16, months: u32) -> lex::ExperienceRequired {
    lex::ExperienceRequired { rank_at_least, held_rank_at_least: 30, months }
}

/// The whole law, the law with each provision taken out, each rule off, and no
/// law at all.
fn laws() -> Vec<Law> {
    let all = all_law();
    let without = |left_out: usize| -> Vec<Given> {
        let kept = all.iter().enumerate().filter(|(at, _)| *at != left_out);
        kept.map(|(_, given)| given.clone()).collect()
    };
    let mut laws: Vec<Vec<Given>> = (0..=all.len()).map(without).collect();
    let off = [
        lex::HIGHER_POST_ONLY.to(false),
        lex::APPOINTMENT_BARRED.to(false),
        lex::EVALUATION_REQUIRED.to(false),
        lex::BACKGROUND_REQUIRED.to(false),
        lex::LOWER_ENTRY_REQUIRED.to(false),
        lex::DISCIPLINE_EXPIRED_ALLOWED.to(false),
    ];
    laws.push(all.iter().cloned().chain(off).collect());
    laws.push(Vec::new());
    laws.into_iter().map(|given| Law::of(&lex::View::of(given))).collect()
}

/// The lists that a law is asked about: each post for all, and for each one
/// alone.
fn found(roster: &Roster, law: &Law) -> Vec<Finding> {
    let ground = Ground::of(roster);
    let mut found = Vec::new();
    let mut ask = |post: PostIx, people: &[PersonIx]| {
        let entries: Vec<Entry> = people.iter().map(|&person| Entry { person, post }).collect();
        let (unit, kind) = (UnitIx(0), roster.post(post).plan_kind());
        let (term, on) = (Term::new(2015, 2020).unwrap(), "15/06/2017".parse().unwrap());
        let slice = PlanSlice { unit, kind, term, entries: &entries, on };
        let elsewhere = people
            .first()
            .map(|&person| (0..4).map(PostIx).map(move |post| Entry { person, post }));
        let other = OtherEntries::of(elsewhere.into_iter().flatten());
        checks::check_list(&ground, law, &slice, &other, &mut found);
        checks::check_list(&ground, law, &slice, &OtherEntries::none(), &mut found);
    };
    let everyone: Vec<PersonIx> = roster.people().map(|(who, _)| who).collect();
    for (post, _) in roster.posts() {
        for size in [3, 5, everyone.len()] {
            ask(post, &everyone[..size]);
        }
        everyone.iter().for_each(|who| ask(post, &[*who]));
    }
    found
}

#[test]
fn whatever_the_rules_say_has_its_sentences_and_says_how_to_mend_it() {
    let roster = roster(&people());
    let mut said: BTreeMap<Rule, BTreeSet<Verdict>> = BTreeMap::new();
    let mut lacking: BTreeSet<&str> = BTreeSet::new();
    let mut worded: Vec<Finding> = Vec::new();
    for law in laws() {
        for finding in found(&roster, &law) {
            said.entry(finding.rule).or_default().insert(finding.verdict);
            lacking.extend(finding.missing.codes());
            // Each once: the words hang on no more than this.
            let alike = |other: &Finding| {
                let Finding { rule, verdict, compared, missing, passes_on, .. } = *other;
                (rule, verdict, compared, missing, passes_on)
                    == (
                        finding.rule,
                        finding.verdict,
                        finding.compared,
                        finding.missing,
                        finding.passes_on,
                    )
            };
            if worded.iter().any(alike) {
                continue;
            }
            worded.push(finding);
            let open = matches!(finding.verdict, Verdict::NotMet | Verdict::Undetermined);
            assert_eq!(finding.mend().is_some(), open, "{finding:?}");
            if let Some(Mend::Facts(facts)) = finding.mend() {
                assert!(!facts.is_none(), "{finding:?} says what it lacks");
            }
            if let Some(day) = finding.passes_on {
                assert!(open && day > "15/06/2017".parse().unwrap(), "{finding:?}");
            }
            for words in Lang::ALL.map(Words::load) {
                let one = word(&finding, &roster, &law, words);
                let text = format!("{one:?}");
                assert!(!text.contains('⟦') && !one.sentence.is_empty(), "{text}");
                assert_eq!(one.mend.is_some(), open, "{text}");
                let silent = finding.missing.has(Missing::RULE);
                assert!(one.citation.is_some() || silent, "{text}");
            }
        }
    }
    // Rules that know no such answer: a count is always known, a plain flag
    // always applies, and a group of people is never too vague for it.
    let never = |rule: Rule, verdict: Verdict| match verdict {
        Verdict::NotApplicable => matches!(
            rule,
            Rule::NumberPerPost
                | Rule::PostsPerPerson
                | Rule::CommitteeRatio
                | Rule::RemainingService
                | Rule::PreferredService
                | Rule::WomenShare
                | Rule::YoungShare
                | Rule::MinorityShare
                | Rule::ScienceShare
                | Rule::WomenRequired
                | Rule::Discipline
        ),
        _ => false,
    };
    for rule in Rule::ALL {
        let verdicts = said.get(rule).cloned().unwrap_or_default();
        for verdict in Verdict::ALL.into_iter().filter(|verdict| !never(*rule, *verdict)) {
            assert!(verdicts.contains(&verdict), "{rule} never said {}", verdict.code());
        }
    }
    let facts = [
        "birth-month",
        "ethnicity",
        "evaluation",
        "theory",
        "education",
        "discipline-date",
        "discipline",
        "management",
        "career",
        "background",
        "science",
        "seats",
        "law",
        "rule",
    ];
    assert_eq!(lacking, BTreeSet::from(facts));
}
