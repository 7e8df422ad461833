//! How a finding is mended, and the codes of law and records that must agree.

use crate::world::*;
use base::Share;
use checks::{Compared, Finding, Law, Mend, Missing, Rule, Subject, Verdict};
use roster::{CodeList, Discipline, DisciplineForm, Evaluation, Person, PersonIx};

fn found(rule: Rule, compared: Compared) -> Finding {
    let subject = Subject::List;
    let (verdict, missing) = (Verdict::NotMet, Missing::NONE);
    Finding { rule, subject, verdict, compared, missing, passes_on: None }
}

fn count(found: u32, min: Option<u32>, max: Option<u32>) -> Compared {
    Compared::Count { found, min, max }
}

#[test]
fn what_mends_a_finding_follows_from_what_was_compared() {
    let part =
        Compared::Part { part: 1, unknown: 0, whole: 10, target: Share::percent(20), needed: 2 };
    let ratio = |found| Compared::Ratio { found, seats: 39, least: 59, most: 78 };
    let bands = Compared::Bands { found: 1, wanted: 3, gap: 5 };
    let mends = [
        (Rule::PostsPerPerson, count(5, None, Some(3)), Mend::KeepPosts { most: 3, drop: 2 }),
        (Rule::NumberPerPost, count(1, Some(2), Some(3)), Mend::Introduce(1)),
        (Rule::NumberPerPost, count(5, Some(2), Some(3)), Mend::TakeOff(2)),
        (Rule::CommitteeRatio, ratio(50), Mend::Introduce(9)),
        (Rule::CommitteeRatio, ratio(80), Mend::TakeOff(2)),
        (Rule::WomenShare, part, Mend::Introduce(1)),
        (Rule::AgeBands, bands, Mend::Introduce(2)),
        (Rule::Experience, Compared::Nothing, Mend::OtherPostFirst),
        (Rule::Discipline, Compared::Nothing, Mend::LeavePost),
        (Rule::Evaluation, Compared::Nothing, Mend::Wait(None)),
        (Rule::AppointmentPending, Compared::Nothing, Mend::Wait(None)),
        (Rule::Theory, Compared::Nothing, Mend::Train),
        (Rule::LowerEntry, Compared::Nothing, Mend::OtherPostFirst),
        (Rule::PreferredService, Compared::Nothing, Mend::PreferOthers),
        (Rule::Background, Compared::Nothing, Mend::Verify),
        (Rule::HigherPost, Compared::Nothing, Mend::LeavePost),
    ];
    for (rule, compared, mend) in mends {
        assert_eq!(found(rule, compared).mend(), Some(mend), "{rule}");
    }
    let later =
        Finding { passes_on: Some(day(TODAY)), ..found(Rule::Discipline, Compared::Nothing) };
    assert_eq!(later.mend(), Some(Mend::Wait(Some(day(TODAY)))));
}

#[test]
fn what_is_open_asks_for_law_or_for_facts_and_what_is_met_for_nothing() {
    let open = |missing| Finding {
        verdict: Verdict::Undetermined,
        missing,
        ..found(Rule::Theory, Compared::Nothing)
    };
    assert_eq!(open(Missing::RULE).mend(), Some(Mend::Law));
    assert_eq!(open(Missing::THEORY).mend(), Some(Mend::Facts(Missing::THEORY)));
    for verdict in [Verdict::Met, Verdict::NotApplicable] {
        assert_eq!(Finding { verdict, ..found(Rule::Theory, Compared::Nothing) }.mend(), None);
    }
}

#[test]
fn the_bound_that_is_broken_is_the_parameter_that_decides() {
    let ratio = Compared::Ratio { found: 1, seats: 2, least: 3, most: 6 };
    for (rule, compared, parameter) in [
        (Rule::NumberPerPost, count(1, Some(2), Some(3)), "min-per-post"),
        (Rule::NumberPerPost, count(4, Some(2), Some(3)), "max-per-post"),
        (Rule::CommitteeRatio, ratio, "committee-ratio-min"),
        (Rule::DeputyRatio, ratio, "deputy-ratio-min"),
    ] {
        assert_eq!(found(rule, compared).parameters()[0], parameter);
    }
}

#[test]
fn a_subject_names_its_person_and_post() {
    let entry = Subject::Entry(PersonIx(3), HEAD);
    assert_eq!((entry.person(), entry.post()), (Some(PersonIx(3)), Some(HEAD)));
    assert_eq!(
        (Subject::Post(DEPUTY).person(), Subject::Post(DEPUTY).post()),
        (None, Some(DEPUTY))
    );
    assert_eq!((Subject::List.person(), Subject::List.post()), (None, None));
    assert_eq!(Compared::Nothing.service_left(), None);
    assert_eq!(Compared::Nothing.more_needed(), 0);
}

#[test]
fn every_rule_and_verdict_has_a_code_and_an_id() {
    for rule in Rule::ALL {
        assert!(rule.id().contains('-') && !rule.parameters().is_empty(), "{rule}");
        assert_eq!(Rule::read(rule.code()), Some(*rule));
    }
    let codes = Verdict::ALL.map(Verdict::code);
    assert_eq!(codes, ["met", "not-met", "not-applicable", "undetermined"]);
    assert_eq!(format!("{:?}", Missing::THEORY.and(Missing::LAW)), "{\"theory\", \"law\"}");
}

/// A level that the law asks for is met by the record's level of the same code
/// and by no lower one.
#[test]
fn the_levels_of_the_law_are_those_of_the_records() {
    for (at, theory) in lex::Theory::ALL.iter().enumerate() {
        let law = law([lex::THEORY_REQUIRED
            .to(vec![lex::TheoryRequired { rank_at_least: 0, theory: *theory }])]);
        let met = |has| ask(Rule::Theory, Person { theory: Some(has), ..person() }, HEAD, &law);
        agree(theory.code(), at, met);
    }
    for (at, education) in lex::Education::ALL.iter().enumerate() {
        let law = law([lex::EDUCATION_REQUIRED
            .to(vec![lex::EducationRequired { rank_at_least: 0, education: *education }])]);
        let met =
            |has| ask(Rule::Education, Person { education: Some(has), ..person() }, HEAD, &law);
        agree(education.code(), at, met);
    }
    for (at, management) in lex::StateManagement::ALL.iter().enumerate() {
        let law = law([lex::MANAGEMENT_REQUIRED
            .to(vec![lex::ManagementRequired { rank_at_least: 0, management: *management }])]);
        let met =
            |has| ask(Rule::Management, Person { management: Some(has), ..person() }, HEAD, &law);
        agree(management.code(), at, met);
    }
    for (at, grade) in lex::Grade::ALL.iter().enumerate() {
        let law = law([lex::EVALUATION_MINIMUM.to(*grade)]);
        let met = |grade| {
            let evaluations = [2014, 2015, 2016].map(|year| Evaluation { year, grade }).to_vec();
            ask(Rule::Evaluation, Person { evaluations, ..person() }, HEAD, &law)
        };
        agree(grade.code(), at, met);
    }
}

fn agree<T: CodeList + PartialEq>(code: &str, at: usize, ask: impl Fn(T) -> Finding) {
    let level = T::read(code).unwrap();
    assert_eq!(level.code(), code);
    assert_eq!(ask(level).verdict, Verdict::Met, "{code}");
    if let Some((lower, ..)) = at.checked_sub(1).and_then(|below| T::ALL.get(below)) {
        assert_eq!(ask(*lower).verdict, Verdict::NotMet, "{code}");
    }
}

#[test]
fn a_discipline_bars_from_the_form_that_the_law_names() {
    for (at, from) in lex::Discipline::ALL.iter().enumerate() {
        let law = law([lex::DISCIPLINE_BARS_FROM.to(*from)]);
        for (place, (form, ..)) in DisciplineForm::ALL.iter().enumerate() {
            let disciplines = Some(vec![Discipline { form: *form, on: date("01/06/2017") }]);
            let finding = ask(Rule::Discipline, Person { disciplines, ..person() }, HEAD, &law);
            let barred = finding.verdict == Verdict::NotMet;
            assert_eq!(barred, place >= at, "{} from {}", form.code(), from.code());
        }
    }
}

#[test]
fn law_that_is_silent_leaves_every_rule_of_a_name_open() {
    let silent = Law::of(&lex::View::of([]));
    for rule in Rule::ALL.iter().filter(|rule| rule.reach() == checks::Reach::Entry) {
        let finding = ask(*rule, person(), HEAD, &silent);
        assert!(finding.is_silence() && !finding.blocks(), "{rule}");
    }
}
