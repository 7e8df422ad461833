//! Findings in words, as an officer reads them.

use base::{Day, Month, PartialDate, PersonId, PersonName, PostId, Share, UnitId};
use checks::{
    Candidate, Compared, Entry, Finding, Ground, Law, LeaveReason, Missing, OtherEntries,
    PlanSlice, Rule, Subject, Verdict,
};
use roster::*;
use words::finding::{self, WordedFinding, word};
use words::{Lang, Words};

const HEAD: PostIx = PostIx(0);
const DEPUTY: PostIx = PostIx(1);

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn person() -> Person {
    Person {
        id: PersonId(1),
        name: PersonName::parse("Lò Văn Thử").unwrap(),
        sex: Sex::Male,
        birth: PartialDate::parse("12/1959").unwrap(),
        unit: UnitIx(0),
        ethnicity: None,
        education: None,
        theory: Some(Theory::Intermediate),
        management: None,
        party_official: None,
        evaluations: vec![Evaluation { year: 2013, grade: Grade::Failed }],
        disciplines: Some(vec![]),
        background_verified: None,
        science: None,
        written_position: None,
        holdings: vec![],
        pending_appointment: None,
        retirement_override: None,
    }
}

fn roster(person: Person) -> Roster {
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
    for (place, (title, rank)) in
        [("Trưởng ban", 40), ("Phó Trưởng ban", 30)].into_iter().enumerate()
    {
        builder.post(Post {
            id: PostId(place as i64 + 1),
            unit: UnitIx(0),
            body: None,
            title: title.into(),
            kind: PostKind::Head,
            rank,
            seats: 1,
            key: true,
        });
    }
    builder.person(person);
    builder.build(day("15/03/2014")).unwrap()
}

fn law() -> Law {
    let level: lex::Code = "district".parse().unwrap();
    Law::of(&lex::View::of([
        lex::MAX_PER_POST.to(4),
        lex::MIN_PER_POST.to(2),
        lex::MIN_REMAINING_SERVICE.to(60),
        lex::AGE_REFERENCE.to(vec![lex::AgeReference {
            term_start: 2015,
            level,
            month: month("06/2015"),
        }]),
        lex::RETIREMENT_AGE.to(vec![lex::RetirementAge {
            from: month("01/1995"),
            men_months: 720,
            women_months: 660,
        }]),
        lex::HIGHER_POST_ONLY.to(true),
        lex::WOMEN_SHARE_TARGET.to(Share::percent(15)),
        lex::EVALUATION_REQUIRED.to(true),
        lex::EVALUATION_YEARS.to(3),
        lex::EVALUATION_MINIMUM.to(lex::Grade::Fulfilled),
        lex::DISCIPLINE_BARS_FROM.to(lex::Discipline::Reprimand),
        lex::DISCIPLINE_EXPIRED_ALLOWED.to(true),
        lex::DISCIPLINE_WINDOW
            .to(vec![lex::DisciplineWindow { form: lex::Discipline::Reprimand, months: 12 }]),
        lex::THEORY_REQUIRED
            .to(vec![lex::TheoryRequired { rank_at_least: 40, theory: lex::Theory::Advanced }]),
        lex::EDUCATION_REQUIRED.to(vec![lex::EducationRequired {
            rank_at_least: 30,
            education: lex::Education::University,
        }]),
    ]))
}

fn findings(roster: &Roster) -> Vec<Finding> {
    let (term, on) = (Term::new(2015, 2020).unwrap(), day("15/03/2014"));
    let entries = [Entry { person: PersonIx(0), post: HEAD }];
    let (unit, kind) = (UnitIx(0), PlanKind::Titles);
    let slice = PlanSlice { unit, kind, term, entries: &entries, on };
    let (ground, law, mut found) = (Ground::of(roster), law(), Vec::new());
    checks::check_list(&ground, &law, &slice, &OtherEntries::none(), &mut found);
    let candidate = Candidate { person: PersonIx(0), post: HEAD, term, on, planned: &[] };
    checks::check_person(&ground, &law, &candidate, &mut found);
    found
}

fn said(rule: Rule, person: Person, lang: Lang) -> WordedFinding {
    let roster = roster(person);
    let found = findings(&roster);
    let finding = found.iter().find(|f| f.rule == rule).unwrap();
    word(finding, &roster, &law(), Words::load(lang))
}

#[test]
fn service_left_is_told_in_months_with_both_ends() {
    let said = |lang| said(Rule::RemainingService, person(), lang).sentence;
    assert_eq!(
        said(Lang::Vi),
        "Thời gian công tác còn lại 54 tháng (nghỉ hưu 12/2019, tính từ 6/2015), \
         thiếu 6 tháng so với mức tối thiểu 60 tháng."
    );
    assert_eq!(
        said(Lang::En),
        "54 months of service left (retires 12/2019, counted from 6/2015), \
         6 short of the minimum of 60 months."
    );
}

#[test]
fn an_unknown_birth_month_is_asked_for() {
    let person = Person { birth: PartialDate::Year(1960), ..person() };
    let worded = said(Rule::RemainingService, person, Lang::Vi);
    assert_eq!(worded.verdict, Verdict::Undetermined);
    assert_eq!(
        worded.sentence,
        "Thời gian công tác còn lại từ 55 đến 66 tháng tùy theo tháng sinh (nghỉ hưu từ 01/2020 \
         đến 12/2020, tính từ 6/2015); chưa kết luận được so với mức tối thiểu 60 tháng."
    );
    assert_eq!(worded.mend.as_deref(), Some("Bổ sung vào hồ sơ: tháng sinh."));
}

#[test]
fn counts_shares_and_grades_say_what_lacks() {
    let sentence = |rule| said(rule, person(), Lang::Vi).sentence;
    assert_eq!(
        sentence(Rule::NumberPerPost),
        "Mới có 1 người được quy hoạch, thiếu 1 người so với mức tối thiểu 2 người."
    );
    assert_eq!(
        sentence(Rule::WomenShare),
        "Có 0/1 người là nữ (0%), còn thiếu 1 người để đạt tỷ lệ phấn đấu 15% (ít nhất 1 người)."
    );
    assert_eq!(
        sentence(Rule::Evaluation),
        "Năm 2013 xếp loại “Không hoàn thành nhiệm vụ”, thấp hơn mức yêu cầu “Hoàn thành nhiệm vụ”."
    );
    assert_eq!(
        sentence(Rule::Theory),
        "Trình độ lý luận chính trị: trung cấp, chưa đạt yêu cầu từ cao cấp trở lên."
    );
    assert!(said(Rule::WomenShare, person(), Lang::Vi).target);
}

#[test]
fn a_discipline_tells_its_last_day_and_the_first_free_one() {
    let disciplines = vec![Discipline {
        form: DisciplineForm::Reprimand,
        on: PartialDate::parse("10/05/2013").unwrap(),
    }];
    let worded =
        said(Rule::Discipline, Person { disciplines: Some(disciplines), ..person() }, Lang::Vi);
    assert_eq!(
        worded.sentence,
        "Bị kỷ luật khiển trách (10/05/2013), còn trong thời hạn kỷ luật đến hết ngày 10/05/2014."
    );
    assert_eq!(
        worded.passes_on.as_deref(),
        Some("Sẽ đạt từ ngày 11/05/2014, nếu không có gì thay đổi.")
    );
}

#[test]
fn the_post_held_is_named() {
    let holding = |post| {
        let holdings = vec![Holding { post, from: None, to: None }];
        said(Rule::HigherPost, Person { holdings, ..person() }, Lang::Vi).sentence
    };
    assert_eq!(holding(HEAD), "Đã giữ chính chức danh được quy hoạch.");
    assert_eq!(holding(DEPUTY), "Chức danh quy hoạch cao hơn chức danh đang giữ.");
}

#[test]
fn a_provision_is_cited_as_papers_cite_it() {
    let citation = lex::Citation {
        instrument: "06-HD-BTCTW-2017-02-24".into(),
        number: "06-HD/BTCTW".into(),
        date: day("24/02/2017"),
        provision: "so-luong".into(),
        heading: "Số lượng".into(),
        source: lex::Source::Proxy,
        reference: None,
        checked: None,
        digest: String::new(),
    };
    assert_eq!(
        finding::cite(&citation, Words::load(Lang::Vi)),
        "Số lượng, Hướng dẫn số 06-HD/BTCTW ngày 24/02/2017"
    );
    let decree = lex::Citation { number: "135/2020/NĐ-CP".into(), ..citation };
    assert!(finding::cite(&decree, Words::load(Lang::Vi)).contains("Nghị định số 135/2020/NĐ-CP"));
}

#[test]
fn a_finding_rests_on_all_its_provisions_and_is_no_surer_than_the_weakest() {
    let worded = said(Rule::RemainingService, person(), Lang::Vi);
    let parameters: Vec<_> = worded.basis.iter().map(|basis| basis.parameter).collect();
    assert_eq!(parameters, ["min-remaining-service", "age-reference", "retirement-age"]);
    assert_eq!(worded.confidence, Some(lex::Source::Invented));
    assert!(worded.citation.unwrap().starts_with("min-remaining-service"));
}

#[test]
fn silent_law_is_said_to_be_silent() {
    let worded = said(Rule::PostsPerPerson, person(), Lang::Vi);
    assert_eq!((worded.verdict, worded.citation), (Verdict::Undetermined, None));
}

#[test]
fn every_finding_and_reason_has_its_words_in_both_languages() {
    let mut people = vec![person()];
    people.push(Person { theory: None, evaluations: vec![], ..person() });
    people.push(Person { pending_appointment: Some(DEPUTY), ..person() });
    for (words, person) in
        Lang::ALL.map(Words::load).iter().flat_map(|w| people.iter().map(move |p| (w, p)))
    {
        let roster = roster(person.clone());
        for finding in findings(&roster) {
            let worded = word(&finding, &roster, &law(), words);
            let all = format!("{worded:?}");
            assert!(!all.contains('⟦'), "{all}");
            let open = matches!(finding.verdict, Verdict::NotMet | Verdict::Undetermined);
            assert_eq!(worded.mend.is_some(), open);
        }
        for reason in LeaveReason::ALL {
            assert!(!finding::leave_reason(*reason, words).contains('⟦'));
        }
        for rule in Rule::ALL {
            assert!(!finding::title(*rule, words).contains('⟦'));
        }
    }
}

#[test]
fn both_catalogues_have_the_same_keys() {
    let keys = |lang| -> Vec<&str> {
        let (_, source) = Words::files(lang).iter().find(|(name, _)| *name == "findings").unwrap();
        source.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect()
    };
    let sentences = |lang| -> Vec<&str> {
        keys(lang).into_iter().filter(|key| key.starts_with("finding-")).collect()
    };
    assert_eq!(sentences(Lang::Vi), sentences(Lang::En));
}

/// What each rule can compare, with the verdicts it can give.
fn every_comparison() -> Vec<(Rule, Compared, &'static [Verdict])> {
    use Verdict::{Met, NotMet, Undetermined};
    const TWO: &[Verdict] = &[Met, NotMet];
    const THREE: &[Verdict] = &[Met, NotMet, Undetermined];
    let count = |found, min, max| Compared::Count { found, min, max };
    let ratio = |found| Compared::Ratio { found, seats: 39, least: 59, most: 78 };
    let service = |last| Compared::Service {
        retires: month("01/2015"),
        retires_latest: month(last),
        reference: month("06/2015"),
        needed: 60,
    };
    let part =
        Compared::Part { part: 1, unknown: 2, whole: 9, target: Share::percent(30), needed: 3 };
    let experience = |needed| Compared::Experience { fewest: 12, most: Some(23), needed, rank: 30 };
    let bands = Compared::Bands { found: 2, wanted: 3, gap: 5 };
    let on = PartialDate::Year(2013);
    let discipline = |form, free_from| Compared::Discipline { form, on, free_from };
    let mut all = vec![
        (Rule::NumberPerPost, count(3, Some(2), Some(4)), &[Met][..]),
        (Rule::NumberPerPost, count(3, None, Some(4)), &[Met]),
        (Rule::NumberPerPost, count(3, Some(2), None), &[Met]),
        (Rule::NumberPerPost, count(1, Some(2), Some(4)), &[NotMet]),
        (Rule::NumberPerPost, count(5, Some(2), Some(4)), &[NotMet]),
        (Rule::PostsPerPerson, count(4, None, Some(3)), TWO),
        (Rule::WomenRequired, count(1, Some(1), None), &[Met]),
        (Rule::WomenRequired, count(0, Some(1), None), &[NotMet]),
        (Rule::DeputyRatio, ratio(58), &[NotMet]),
        (Rule::DeputyRatio, ratio(60), &[Met]),
        (Rule::DeputyRatio, ratio(79), &[NotMet]),
        (Rule::Background, Compared::Nothing, TWO),
        (Rule::Experience, experience(0), THREE),
        (Rule::Experience, experience(24), THREE),
        (Rule::CommitteeRatio, ratio(58), &[NotMet]),
        (Rule::CommitteeRatio, ratio(60), &[Met]),
        (Rule::CommitteeRatio, ratio(79), &[NotMet]),
        (Rule::AgeBands, bands, THREE),
        (Rule::AppointmentPending, Compared::Other { post: HEAD }, &[NotMet]),
        (Rule::AppointmentPending, Compared::Nothing, &[Met]),
        (Rule::LowerEntry, Compared::Other { post: HEAD }, &[Met]),
        (Rule::LowerEntry, Compared::Nothing, &[NotMet]),
        (Rule::Discipline, Compared::Nothing, &[Met]),
        (Rule::HigherPost, Compared::Rank { held: None, planned: 40 }, &[Met]),
        (Rule::HigherPost, Compared::Rank { held: Some(30), planned: 40 }, &[Met]),
        (Rule::HigherPost, Compared::Rank { held: Some(40), planned: 40 }, &[NotMet]),
        (Rule::HigherPost, Compared::Rank { held: Some(50), planned: 40 }, &[NotMet]),
    ];
    for rule in [Rule::RemainingService, Rule::PreferredService] {
        all.extend([(rule, service("03/2015"), THREE), (rule, service("09/2019"), THREE)]);
    }
    for rule in [Rule::WomenShare, Rule::YoungShare, Rule::MinorityShare, Rule::ScienceShare] {
        all.push((rule, part, THREE));
    }
    for (grade, ..) in Grade::ALL {
        let (grade, least) = (Some(*grade), *grade);
        all.push((Rule::Evaluation, Compared::Grade { year: 2013, grade, least, years: 3 }, THREE));
    }
    for (form, ..) in DisciplineForm::ALL {
        all.push((Rule::Discipline, discipline(*form, Some(day("01/01/2014"))), THREE));
        all.push((Rule::Discipline, discipline(*form, None), &[NotMet, Undetermined]));
    }
    for (level, ..) in Theory::ALL {
        all.push((Rule::Theory, Compared::Theory { has: Some(*level), least: *level }, THREE));
    }
    for (level, ..) in Education::ALL {
        let (has, least) = (Some(*level), *level);
        all.push((Rule::Education, Compared::Education { has, least }, THREE));
    }
    for (level, ..) in StateManagement::ALL {
        let (has, least) = (Some(*level), *level);
        all.push((Rule::Management, Compared::Management { has, least }, THREE));
    }
    all
}

#[test]
fn whatever_a_rule_compares_has_its_words() {
    let roster = roster(person());
    let subject = Subject::Entry(PersonIx(0), HEAD);
    let facts = [Missing::BIRTH_MONTH, Missing::ETHNICITY, Missing::EVALUATION, Missing::THEORY]
        .into_iter()
        .chain([Missing::EDUCATION, Missing::DISCIPLINE_DATE, Missing::SEATS])
        .chain([Missing::MANAGEMENT, Missing::CAREER, Missing::BACKGROUND, Missing::SCIENCE])
        .fold(Missing::NONE, Missing::and);
    let say = |rule, compared, verdict, missing| {
        let passes_on = None;
        let finding = Finding { rule, subject, verdict, compared, missing, passes_on };
        for words in Lang::ALL.map(Words::load) {
            let all = format!("{:?}", word(&finding, &roster, &law(), words));
            assert!(!all.contains('⟦'), "{finding:?}: {all}");
        }
    };
    for (rule, compared, verdicts) in every_comparison() {
        for verdict in verdicts {
            say(rule, compared, *verdict, facts);
        }
    }
    for rule in [Rule::CommitteeRatio, Rule::DeputyRatio] {
        say(rule, Compared::Nothing, Verdict::Undetermined, Missing::SEATS);
    }
    say(Rule::Discipline, Compared::Nothing, Verdict::Undetermined, Missing::DISCIPLINE);
    say(Rule::Background, Compared::Nothing, Verdict::Undetermined, Missing::BACKGROUND);
    for rule in Rule::ALL {
        say(*rule, Compared::Nothing, Verdict::NotApplicable, Missing::NONE);
        for missing in [Missing::RULE, Missing::LAW, Missing::LAW_CONFLICT] {
            say(*rule, Compared::Nothing, Verdict::Undetermined, missing);
        }
    }
}
