//! Time in earlier posts: CON-03. The chair (rank 60) asks for 24 months in
//! posts of rank 30 and above; the day is 15/06/2017.

use crate::world::*;
use checks::{Compared, Finding, Law, Missing, Rule, Verdict};
use roster::{Holding, Person, PostIx};

const RULE: Rule = Rule::Experience;

fn held(post: PostIx, from: &str, to: &str) -> Holding {
    let date = |text: &str| (!text.is_empty()).then(|| date(text));
    Holding { post, from: date(from), to: date(to) }
}

fn served(holdings: Vec<Holding>) -> Finding {
    ask(RULE, Person { holdings, ..person() }, CHAIR, &law([]))
}

fn months(finding: &Finding) -> (u32, Option<u32>) {
    match finding.compared {
        Compared::Experience { fewest, most, needed: 24, rank: 30 } => (fewest, most),
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_years_are_full_on_the_day_of_the_same_number() {
    let enough = served(vec![held(DEPUTY, "15/06/2015", "")]);
    assert_eq!((enough.verdict, months(&enough)), (Verdict::Met, (24, Some(24))));
    let short = served(vec![held(DEPUTY, "16/06/2015", "")]);
    assert_eq!((short.verdict, months(&short)), (Verdict::NotMet, (23, Some(23))));
    assert_eq!(short.passes_on, Some(day("16/06/2017")));
}

#[test]
fn a_leap_day_is_followed_by_the_first_of_march() {
    let since = |on| {
        let person = Person { holdings: vec![held(DEPUTY, "29/02/2016", "")], ..person() };
        ask_on(RULE, person, CHAIR, &law([]), on)
    };
    assert_eq!(since("28/02/2018").verdict, Verdict::NotMet);
    assert_eq!(since("28/02/2018").passes_on, Some(day("01/03/2018")));
    assert_eq!(since("01/03/2018").verdict, Verdict::Met);
}

#[test]
fn a_month_or_a_year_decides_nothing_while_its_days_differ() {
    let month = served(vec![held(DEPUTY, "06/2015", "")]);
    assert_eq!((month.verdict, month.missing), (Verdict::Undetermined, Missing::CAREER));
    assert_eq!(months(&month), (23, Some(24)));
    assert_eq!(month.passes_on, Some(day("30/06/2017")), "the latest day that it can mean");
    let year = served(vec![held(DEPUTY, "2015", "")]);
    assert_eq!((year.verdict, months(&year)), (Verdict::Undetermined, (17, Some(29))));
    assert_eq!(served(vec![held(DEPUTY, "2014", "")]).verdict, Verdict::Met);
    assert_eq!(served(vec![held(DEPUTY, "2016", "")]).verdict, Verdict::NotMet);
}

#[test]
fn a_beginning_or_a_career_that_nobody_states_leaves_it_open() {
    let begun = served(vec![held(DEPUTY, "", "")]);
    assert_eq!((begun.verdict, begun.missing), (Verdict::Undetermined, Missing::CAREER));
    assert_eq!(months(&begun), (0, None));
    assert_eq!(begun.passes_on, Some(day("15/06/2019")), "held today, so counted from today");
    let none = served(vec![]);
    assert_eq!((none.verdict, none.passes_on), (Verdict::Undetermined, None));
}

#[test]
fn only_posts_of_the_ladder_and_the_rank_count() {
    let low = served(vec![held(COMMUNE_HEAD, "2000", "")]);
    assert_eq!((low.verdict, months(&low), low.passes_on), (Verdict::NotMet, (0, Some(0)), None));
    let seat = served(vec![held(MEMBER, "2000", "")]);
    assert_eq!(seat.verdict, Verdict::NotMet, "members are another ladder");
    assert_eq!(served(vec![held(HEAD, "2000", "2003")]).verdict, Verdict::Met);
}

#[test]
fn time_in_two_posts_at_once_counts_once_and_gaps_do_not_count() {
    let twice = [held(DEPUTY, "15/06/2016", ""), held(HEAD, "15/06/2016", "")];
    assert_eq!(months(&served(twice.to_vec())), (12, Some(12)));
    let follows = [held(DEPUTY, "15/06/2015", "30/06/2016"), held(HEAD, "01/07/2016", "")];
    assert_eq!(months(&served(follows.to_vec())), (24, Some(24)));
    let with_gap =
        served(vec![held(DEPUTY, "01/01/2014", "31/12/2014"), held(HEAD, "20/06/2016", "")]);
    assert_eq!(months(&with_gap), (23, Some(23)));
    assert_eq!(with_gap.passes_on, Some(day("20/06/2017")), "twelve and twelve");
}

#[test]
fn who_holds_no_such_post_today_is_not_mended_by_time() {
    let left = served(vec![held(DEPUTY, "01/01/2014", "31/12/2014")]);
    assert_eq!((left.verdict, left.passes_on), (Verdict::NotMet, None));
    let future = served(vec![held(DEPUTY, "01/07/2017", "")]);
    assert_eq!((future.verdict, months(&future)), (Verdict::NotMet, (0, Some(0))));
}

#[test]
fn no_months_ask_only_that_such_a_post_was_held() {
    let law = law([lex::EXPERIENCE_REQUIRED.to(vec![experience(55, 30, 0)])]);
    let ask = |holdings| ask(RULE, Person { holdings, ..person() }, CHAIR, &law).verdict;
    assert_eq!(ask(vec![held(DEPUTY, "14/06/2017", "")]), Verdict::Met);
    assert_eq!(ask(vec![held(DEPUTY, "2010", "2010")]), Verdict::Met);
    assert_eq!(ask(vec![held(COMMUNE_HEAD, "2010", "")]), Verdict::NotMet);
    assert_eq!(ask(vec![]), Verdict::Undetermined);
}

#[test]
fn a_post_of_which_nothing_is_asked_is_not_spoken_of() {
    assert_eq!(ask(RULE, person(), HEAD, &law([])).verdict, Verdict::NotApplicable);
    let silent = Law::of(&lex::View::of([]));
    assert!(ask(RULE, person(), CHAIR, &silent).is_silence());
}
