//! Checks an invented country and prints how much it found:
//! `cargo run --release -p checks --example country -- [units] [people] [threads]`.
//! How long it takes is for the caller to measure.

use base::{Chance, Day, Month, PartialDate, PersonId, PersonName, PostId, SeededChance, UnitId};
use checks::{Entry, Ground, Job, Law, PlanSlice, Rule, Verdict, check_many};
use roster::*;

const POSTS_PER_UNIT: u32 = 30;
const ENTRIES_PER_UNIT: u32 = 300;

fn main() {
    let mut args = std::env::args().skip(1).filter_map(|arg| arg.parse::<u32>().ok());
    let units = args.next().unwrap_or(3355);
    let people = args.next().unwrap_or(600_000);
    let threads = args.next().unwrap_or(2) as usize;
    let mut chance = SeededChance::new(1);
    let Some((roster, term, on)) = country(units, people, &mut chance) else { return };
    let lists: Vec<Vec<Entry>> =
        (0..units).map(|unit| list(unit, units, people, &mut chance)).collect();
    let law = law();
    let jobs: Vec<Job<'_>> = lists
        .iter()
        .enumerate()
        .map(|(unit, entries)| {
            let kind = PlanKind::Titles;
            Job {
                law: &law,
                slice: PlanSlice { unit: UnitIx(unit as u32), kind, term, entries, on },
            }
        })
        .collect();
    let ground = Ground::of(&roster);
    let rounds = if std::env::args().any(|arg| arg == "--ten-times") { 10 } else { 1 };
    for _ in 0..rounds {
        let summary = check_many(&ground, &jobs, threads);
        println!(
            "{} entries, {} findings, {} kept",
            summary.entries,
            summary.total(),
            summary.findings.len()
        );
        for rule in Rule::ALL {
            let counts = Verdict::ALL.map(|verdict| summary.count(*rule, verdict));
            println!("  {rule}: {counts:?}");
        }
    }
}

fn country(units: u32, people: u32, chance: &mut dyn Chance) -> Option<(Roster, Term, Day)> {
    let mut builder = RosterBuilder::default();
    for unit in 0..units {
        builder.unit(Unit {
            id: UnitId(i64::from(unit) + 1),
            code: format!("U{unit}"),
            name: format!("Unit {unit}"),
            level: Level::new(if unit < 34 { "province" } else { "commune" }),
            system: System::Party,
            parent: (unit >= 34).then_some(UnitIx(unit % 34)),
            from: None,
            to: None,
        });
        for post in 0..POSTS_PER_UNIT {
            builder.post(Post {
                id: PostId(i64::from(unit * POSTS_PER_UNIT + post) + 1),
                unit: UnitIx(unit),
                body: None,
                title: format!("Post {post}"),
                kind: if post % 3 == 0 { PostKind::Head } else { PostKind::Deputy },
                rank: 20 + post as u16 % 7 * 10,
                seats: 1,
                key: post == 0,
            });
        }
    }
    let name = PersonName::parse("Nguyễn Văn Mẫu")?;
    for person in 0..people {
        let unit = person % units;
        let mut below = |limit: u64| chance.below(limit);
        let birth = Month::new(1962 + below(38) as i16, 1 + below(12) as i8)?;
        builder.person(Person {
            id: PersonId(i64::from(person) + 1),
            name: name.clone(),
            sex: if below(10) < 3 { Sex::Female } else { Sex::Male },
            birth: match below(20) {
                0 => PartialDate::Year(birth.year()),
                1 => PartialDate::Month(birth),
                _ => PartialDate::Day(birth.first_day().add_days(below(28) as i32)),
            },
            unit: UnitIx(unit),
            ethnicity: (below(10) > 0).then_some(Ethnicity::KINH),
            education: (below(20) > 0).then_some(Education::University),
            theory: (below(20) > 0).then_some(Theory::Intermediate),
            management: None,
            party_official: None,
            evaluations: (2023..2026)
                .filter(|_| below(30) > 0)
                .map(|year| Evaluation { year, grade: Grade::Good })
                .collect(),
            disciplines: Some(
                (below(50) == 0)
                    .then_some(Discipline {
                        form: DisciplineForm::Reprimand,
                        on: PartialDate::Year(2025),
                    })
                    .into_iter()
                    .collect(),
            ),
            background_verified: None,
            science: None,
            holdings: vec![Holding {
                post: PostIx(unit * POSTS_PER_UNIT + below(u64::from(POSTS_PER_UNIT)) as u32),
                from: Some(PartialDate::Year(2020)),
                to: None,
            }],
            pending_appointment: None,
            retirement_override: None,
        });
    }
    let on = Day::new(2026, 3, 15)?;
    Some((builder.build(on).ok()?, Term::new(2030, 2035)?, on))
}

fn list(unit: u32, units: u32, people: u32, chance: &mut dyn Chance) -> Vec<Entry> {
    let staff = (people / units).max(1);
    let entry = |_| Entry {
        person: PersonIx(unit + units * chance.below(u64::from(staff)) as u32),
        post: PostIx(unit * POSTS_PER_UNIT + chance.below(u64::from(POSTS_PER_UNIT)) as u32),
    };
    (0..ENTRIES_PER_UNIT).map(entry).collect()
}

fn law() -> Law {
    let code = |text: &str| text.parse::<lex::Code>();
    let mut references = Vec::new();
    for level in ["grassroots", "province"] {
        if let (Ok(level), Some(month)) = (code(level), Month::new(2030, 6)) {
            references.push(lex::AgeReference { term_start: 2030, level, month });
        }
    }
    let schedule = (0..15i16).filter_map(|year| {
        let from = if year == 0 { Month::new(1995, 1) } else { Month::new(2020 + year, 1) };
        let step = u32::from(year.unsigned_abs());
        let (men_months, women_months) = (744.min(720 + 3 * step), 660 + 4 * step);
        from.map(|from| lex::RetirementAge { from, men_months, women_months })
    });
    let young = code("province").into_iter().chain(code("grassroots"));
    let young = young.map(|level| lex::YoungAge { level, age: 40, strict: true }).collect();
    let asked = |rank_at_least, theory| lex::TheoryRequired { rank_at_least, theory };
    Law::of(&lex::View::of([
        lex::MAX_PER_POST.to(3),
        lex::MIN_PER_POST.to(2),
        lex::MAX_POSTS_PER_PERSON.to(3),
        lex::POSTS_PER_PERSON_SCOPE.to(lex::PostsScope::SameLevel),
        lex::HIGHER_POST_ONLY.to(true),
        lex::APPOINTMENT_BARRED.to(true),
        lex::MIN_REMAINING_SERVICE.to(60),
        lex::PREFERRED_REMAINING_SERVICE.to(120),
        lex::AGE_REFERENCE.to(references),
        lex::RETIREMENT_AGE.to(schedule.collect()),
        lex::AGE_BAND_COUNT.to(3),
        lex::AGE_BAND_GAP.to(5),
        lex::WOMEN_SHARE_TARGET.to(base::Share::percent(25)),
        lex::YOUNG_SHARE_TARGET.to(base::Share::percent(15)),
        lex::MINORITY_SHARE_TARGET.to(base::Share::percent(10)),
        lex::YOUNG_AGE.to(young),
        lex::EVALUATION_REQUIRED.to(true),
        lex::EVALUATION_YEARS.to(3),
        lex::EVALUATION_MINIMUM.to(lex::Grade::Fulfilled),
        lex::DISCIPLINE_BARS_FROM.to(lex::Discipline::Reprimand),
        lex::DISCIPLINE_WINDOW
            .to(vec![lex::DisciplineWindow { form: lex::Discipline::Reprimand, months: 12 }]),
        lex::DISCIPLINE_EXPIRED_ALLOWED.to(true),
        lex::THEORY_REQUIRED
            .to(vec![asked(20, lex::Theory::Intermediate), asked(60, lex::Theory::Advanced)]),
        lex::EDUCATION_REQUIRED.to(vec![lex::EducationRequired {
            rank_at_least: 30,
            education: lex::Education::University,
        }]),
        lex::LOWER_ENTRY_REQUIRED.to(true),
    ]))
}
