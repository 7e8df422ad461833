//! The steps of a review as law: the columns a step may have, what they refuse,
//! and what a step follows where it is silent.

mod support;

use base::Share;
use lex::*;

fn load(columns: &str) -> Result<LawBook, Vec<LoadError>> {
    let mut pack = support::written("A-2012-01-01", &[]);
    pack.text += &format!(
        "\n```edit\nparameter = \"review-procedure\"\nfrom = 2012-01-01\nsource = \"text\"\n\
         [[row]]\nunit = \"unit\"\nplan = \"any\"\norder = 1\nstep = \"key-cadres\"\n\
         roster = \"key-cadres\"\n{columns}\n```\n"
    );
    LawBook::load(&[pack])
}

fn step(columns: &str) -> ReviewStep {
    let book = load(columns).unwrap_or_else(|errors| panic!("{columns}: {errors:#?}"));
    let on = support::day("2012-01-01");
    let view = book.view(&Moment { legal_day: on, known_by: on, unit_path: &[] });
    view.get(REVIEW_PROCEDURE).unwrap().value[0].clone()
}

const INTRODUCES: &str = "ballot = \"secret\"\ndecides = false\ndeadline_days = 7";
const DECIDES: &str = "ballot = \"secret\"\ndecides = true\ndeadline_days = 7";

fn half() -> Share {
    Share::new(1, 2).unwrap()
}

#[test]
fn a_row_without_the_optional_columns_is_read_as_before() {
    let step = step(INTRODUCES);
    assert_eq!((step.quorum, step.threshold, step.form, step.ties), (None, None, None, None));
    assert!(!step.for_reference);
    let written = toml::Value::try_from(&step).unwrap();
    let keys: Vec<&str> = written.as_table().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys.len(), 8, "what is not set is not written: {keys:?}");
}

#[test]
fn every_column_is_read_and_written_back() {
    let all = "quorum = \"3/4\"\nquorum_base = \"members\"\nthreshold = \"2/3\"\n\
               threshold_base = \"valid\"\nstrict = false\nsubject = \"additions\"\n\
               form = \"at-most\"\nat_most = 2\ncarry_at_most = 3\ncarry_if_none = 2\n\
               ties = \"all-go\"\nannounced = false";
    let step = step(&format!("{INTRODUCES}\n{all}"));
    assert_eq!(step.quorum, Share::new(3, 4));
    assert_eq!(step.form, Some(BallotForm::AtMost));
    assert_eq!((step.at_most, step.carry_at_most, step.carry_if_none), (Some(2), Some(3), Some(2)));
    let written = toml::Value::try_from(&step).unwrap();
    assert_eq!(written.try_into::<ReviewStep>().unwrap(), step);
}

#[test]
fn columns_that_contradict_each_other_are_refused() {
    for columns in [
        "ballot = \"none\"\ndecides = false\ndeadline_days = 7\nthreshold = \"1/2\"".to_owned(),
        "ballot = \"none\"\ndecides = false\ndeadline_days = 7\nform = \"one-column\"".to_owned(),
        format!("{DECIDES}\nfor_reference = true"),
        format!("{INTRODUCES}\nfor_reference = true\nthreshold = \"1/2\""),
        format!("{INTRODUCES}\nform = \"at-most\""),
        format!("{INTRODUCES}\nform = \"one-column\"\nat_most = 2"),
        format!("{INTRODUCES}\nties = \"all-go\""),
        format!("{INTRODUCES}\ncarry_at_most = 0"),
        format!("{INTRODUCES}\nthreshold = 50"),
        format!("{INTRODUCES}\nthreshold = \"half\""),
        format!("{INTRODUCES}\nties = \"toss-a-coin\"\ncarry_at_most = 2"),
    ] {
        let errors = load(&columns).expect_err(&columns);
        assert_eq!(errors[0].code(), "wrong-type", "{columns}");
    }
}

/// A view with the parameters of the whole procedure.
fn general() -> View {
    View::of([
        QUORUM.to(Share::new(2, 3).unwrap()),
        QUORUM_BASE.to(Base::Convened),
        DECISION_THRESHOLD.to(half()),
        INTRODUCTION_THRESHOLD.to(Share::new(1, 3).unwrap()),
        THRESHOLD_BASE.to(ThresholdBase::Convened),
        THRESHOLD_STRICT.to(true),
    ])
}

#[test]
fn a_silent_step_follows_the_whole_procedure() {
    let law = step(INTRODUCES).law(&general()).unwrap();
    assert_eq!((law.quorum, law.quorum_base), (Share::new(2, 3).unwrap(), Base::Convened));
    let third = Share::new(1, 3).unwrap();
    let bar = StepThreshold { share: third, base: ThresholdBase::Convened, strict: true };
    assert_eq!(law.threshold, Some(bar));
    let decides = step(DECIDES).law(&general()).unwrap();
    assert_eq!(decides.threshold.unwrap().share, half());
}

#[test]
fn a_steps_own_columns_win_each_for_itself() {
    let own = format!("{INTRODUCES}\nthreshold = \"30%\"\nthreshold_base = \"present\"");
    let law = step(&own).law(&general()).unwrap();
    let bar = law.threshold.unwrap();
    assert_eq!(
        (bar.share, bar.base, bar.strict),
        (Share::percent(30), ThresholdBase::Present, true)
    );
    assert_eq!(law.quorum_base, Base::Convened, "the rest is that of the whole procedure");
    let own = format!("{DECIDES}\nquorum = \"3/4\"\nquorum_base = \"members\"\nstrict = false");
    let law = step(&own).law(&general()).unwrap();
    assert_eq!((law.quorum, law.quorum_base), (Share::new(3, 4).unwrap(), Base::Members));
    assert!(!law.threshold.unwrap().strict);
}

#[test]
fn a_vote_for_reference_needs_no_threshold_and_a_deciding_one_does() {
    let reference = step(&format!("{INTRODUCES}\nfor_reference = true"));
    assert_eq!(reference.law(&general()).unwrap().threshold, None);
    let bare = View::of([QUORUM.to(half()), QUORUM_BASE.to(Base::Members)]);
    assert_eq!(step(INTRODUCES).law(&bare).unwrap().threshold, None, "for reference");
    let gap = step(DECIDES).law(&bare).unwrap_err();
    assert_eq!((gap.code(), gap.parameter()), ("gap", "decision-threshold"));
    let none = "ballot = \"none\"\ndecides = true\ndeadline_days = 7";
    assert_eq!(step(none).law(&bare).unwrap().threshold, None);
    let empty = step(none).law(&View::of([])).unwrap_err();
    assert_eq!(empty.parameter(), "quorum");
}

#[test]
fn the_shipped_procedure_of_2021_says_what_its_steps_vote_on() {
    let on = support::day("2023-06-01");
    let view = support::shipped().view(&Moment { legal_day: on, known_by: on, unit_path: &[] });
    for sort in ["unit", "commune", "district", "province"] {
        let steps = view.get(REVIEW_PROCEDURE).unwrap().value;
        let steps = review_steps(steps, sort, PlanKind::Titles);
        assert_eq!(steps[0].subject, Some(StepSubject::Removals), "{sort}");
        assert!(steps.iter().all(|step| step.form == Some(BallotForm::AgreeDisagree)));
        assert!(steps.iter().all(|step| step.carry_at_most.is_none() && step.ties.is_none()));
        assert!(steps.iter().all(|step| step.law(&view).is_ok()));
    }
}
