//! Whole lists: what is said once, and of what.

use crate::world::*;
use checks::{Kind, Law, Rule, Subject, Verdict, overall};
use roster::Person;

#[test]
fn what_the_law_does_not_say_is_said_once_for_the_list() {
    let roster = roster([person(), woman()]);
    let found = list_for(HEAD, &roster, &Law::of(&lex::View::of([])));
    assert!(found.iter().all(|finding| finding.subject == Subject::List));
    assert!(found.iter().all(|finding| finding.is_silence() && finding.needs_attention()));
    // Every rule but the one about committees' seats.
    assert_eq!(found.len(), Rule::COUNT - 1);
}

#[test]
fn a_level_without_a_reference_month_leaves_the_others_checked() {
    let law = law([lex::AGE_REFERENCE.to(vec![lex::AgeReference {
        term_start: 2020,
        level: "grassroots".parse().unwrap(),
        month: month("04/2020"),
    }])]);
    let roster = roster([person()]);
    let entries =
        [HEAD, COMMUNE_HEAD].map(|post| checks::Entry { person: roster::PersonIx(0), post });
    let none = checks::OtherEntries::none();
    let found = check(&roster, &law, roster::PlanKind::Titles, &entries, &none);
    let service: Vec<_> = found.iter().filter(|f| f.rule == Rule::RemainingService).collect();
    let said: Vec<_> = service.iter().map(|f| (f.subject, f.verdict)).collect();
    assert_eq!(
        said,
        [
            (Subject::List, Verdict::Undetermined),
            (Subject::Entry(roster::PersonIx(0), COMMUNE_HEAD), Verdict::Met)
        ]
    );
}

#[test]
fn a_person_who_meets_every_hard_rule_is_eligible() {
    let roster = roster([person()]);
    let ground = checks::Ground::of(&roster);
    let candidate = checks::Candidate {
        person: roster::PersonIx(0),
        post: HEAD,
        term: term(),
        on: day(TODAY),
        planned: &[],
    };
    let mut found = Vec::new();
    let verdict = checks::check_person(&ground, &law([]), &candidate, &mut found);
    assert_eq!(verdict, Verdict::Met);
    assert_eq!(overall(&found), verdict);
}

#[test]
fn only_hard_rules_block() {
    let old = Person { birth: date("1961"), ..person() };
    let roster = roster([old]);
    let found = list_for(HEAD, &roster, &law([]));
    let blocking: Vec<Rule> = found.iter().filter(|f| f.blocks()).map(|f| f.rule).collect();
    assert_eq!(blocking, [Rule::RemainingService, Rule::NumberPerPost, Rule::WomenRequired]);
    assert!(blocking.iter().all(|rule| rule.kind() == Kind::Hard));
    let warned = found.iter().any(|f| f.rule == Rule::PreferredService && f.needs_attention());
    assert!(warned);
}

#[test]
fn a_rule_of_which_the_law_does_not_speak_holds_nobody_back() {
    let roster = roster([person()]);
    let ground = checks::Ground::of(&roster);
    let planned = &[];
    let (person, post, term, on) = (roster::PersonIx(0), HEAD, term(), day(TODAY));
    let candidate = checks::Candidate { person, post, term, on, planned };
    let verdict = |given: Vec<lex::Given>| {
        let law = Law::of(&lex::View::of(given));
        let mut found = Vec::new();
        let verdict = checks::check_person(&ground, &law, &candidate, &mut found);
        (verdict, found.iter().filter(|finding| finding.needs_attention()).count())
    };
    assert_eq!(verdict(vec![lex::HIGHER_POST_ONLY.to(true)]), (Verdict::Met, 0));
    // Evaluation is asked for, but of how many years nobody says.
    assert_eq!(verdict(vec![lex::EVALUATION_REQUIRED.to(true)]), (Verdict::Undetermined, 1));
}
