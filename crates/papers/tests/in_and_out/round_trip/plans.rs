//! Lists of a plan: both annexes, the list that goes with a decision, the list of
//! those taken off.

use crate::round_trip::given::{
    Given, annex_head, days, letterhead, persons, signature, term_text, terms, texts, titles, units,
};
use crate::round_trip::{filled, plan};
use base::{Day, PersonName, nfc};
use papers::forms::Form;
use papers::intake::{DecisionRef, PlanRow, PlanShown};
use papers::official::{
    Basis, CarryOverAnnex, CarryOverRow, CarryOverTerm, Citation, DecisionList, PlannedPerson,
    PlannedPost, RemovedPerson, StepVote, Summary, SummaryRow, SupplementAnnex, SupplementPost,
    SupplementRow, SupplementTerm, Sureness, carry_over_annex, supplement_annex,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use roster::{CodeList, Term};
use std::collections::BTreeSet;

/// Somebody planned, with what the annexes say.
#[derive(Debug, Clone)]
struct Line {
    of: Given,
    post: String,
    carried: Option<String>,
    decision: Option<(String, Day)>,
    proposal: String,
}

prop_compose! {
    fn lines()(
        of in persons(), post in titles(), carried in option::of(titles()),
        decision in option::of((decisions(), days())), proposal in texts(),
    ) -> Line {
        Line { of, post, carried, decision, proposal }
    }
}

fn decisions() -> impl Strategy<Value = String> {
    (1_u32..2000, select(vec!["-QĐ/HU", "-QĐ/TU", "-QĐNS/TW", "/QĐ-UBND", "/2013/QĐ-UBND"]))
        .prop_map(|(number, sign)| format!("{number}{sign}"))
}

/// A term of a unit, with its lines; no two for the same person and post.
fn parts() -> impl Strategy<Value = Vec<(Term, String, Vec<Line>)>> {
    vec((terms(), units(), vec(lines(), 0..6)), 1..4).prop_map(|mut parts| {
        let mut known = BTreeSet::new();
        for (term, unit, lines) in &mut parts {
            lines.retain(|line| known.insert((*term, unit.clone(), line.of.key(&line.post))));
        }
        parts
    })
}

/// What every list says of somebody.
fn row(of: &Given, post: &str, unit: &str, term: Term) -> PlanRow {
    let joined = |parts: &[String]| Some(parts.join("; ")).filter(|text| !text.is_empty());
    PlanRow {
        code: None,
        name: PersonName::parse(&of.name).unwrap(),
        sex: of.sex,
        birth: of.birth,
        post_title: nfc(post),
        unit: unit.to_owned(),
        term,
        decision: None,
        shown: PlanShown {
            position: joined(&of.position),
            education: joined(&of.education),
            theory: of.theory,
            evaluations: of.grades.clone(),
            ..PlanShown::default()
        },
    }
}

fn carried(line: &Line) -> CarryOverRow {
    CarryOverRow {
        who: line.of.who(),
        planned_post: line.post.clone(),
        carried_post: line.carried.clone().unwrap_or_default(),
        education: line.of.education.join("\n"),
        theory: line.of.theory.map(|it| it.label().to_owned()).unwrap_or_default(),
        decision: line.decision.as_ref().map(decision_text).unwrap_or_default(),
        evaluations: line.of.evaluations(),
        proposal: line.proposal.clone(),
    }
}

fn decision_text((number, day): &(String, Day)) -> String {
    format!("Quyết định số {number} ngày {}", day.vietnamese())
}

fn carried_read(line: &Line, unit: &str, term: Term) -> PlanRow {
    let mut row = row(&line.of, &line.post, unit, term);
    row.decision = line.decision.as_ref().map(|decision| DecisionRef {
        number: decision.0.clone(),
        date: Some(base::PartialDate::Day(decision.1)),
        text: decision_text(decision),
    });
    row.shown.carried_post = line.carried.as_deref().map(nfc);
    row.shown.proposal = Some(nfc(&line.proposal));
    row
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn annex_1_printed_and_read_is_equal(parts in parts(), split in 0_usize..4) {
        let mut given = Vec::new();
        let terms = parts.iter().map(|(term, unit, lines)| {
            given.extend(lines.iter().map(|line| carried_read(line, unit, *term)));
            let (heads, rest) = lines.split_at(split.min(lines.len()));
            let (deputies, removed) = rest.split_at(rest.len() / 2);
            let rows = |lines: &[Line]| lines.iter().map(carried).collect::<Vec<_>>();
            CarryOverTerm {
                term: term_text(*term),
                unit: unit.clone(),
                heads: rows(heads),
                deputies: rows(deputies),
                removed: rows(removed),
            }
        });
        let annex = CarryOverAnnex { head: annex_head(), terms: terms.collect() };
        let [party, state] = filled(Form::CarryOver, &annex);
        for bytes in [party, state, carry_over_annex(&annex).unwrap()] {
            prop_assert_eq!(&plan(&bytes), &given);
        }
    }

    #[test]
    fn annex_2_printed_and_read_is_equal(parts in parts()) {
        let mut given = Vec::new();
        let terms = parts.iter().map(|(term, unit, lines)| {
            let posts = lines.iter().map(|line| {
                let mut row = row(&line.of, &line.post, unit, *term);
                row.shown.proposal = Some(nfc(&line.proposal));
                given.push(row);
                let row = SupplementRow {
                    who: line.of.who(),
                    proposed_post: line.post.clone(),
                    education: line.of.education.join("\n"),
                    theory: line.of.theory.map(|it| it.label().to_owned()).unwrap_or_default(),
                    evaluations: line.of.evaluations(),
                    proposal: line.proposal.clone(),
                };
                SupplementPost { post: line.post.clone(), requested: 1, people: vec![row] }
            });
            SupplementTerm { term: term_text(*term), unit: unit.clone(), posts: posts.collect() }
        });
        let annex = SupplementAnnex { head: annex_head(), terms: terms.collect() };
        let [party, state] = filled(Form::Supplement, &annex);
        for bytes in [party, state, supplement_annex(&annex).unwrap()] {
            prop_assert_eq!(&plan(&bytes), &given);
        }
    }

    #[test]
    fn the_list_of_a_decision_printed_and_read_is_equal(
        (term, unit, lines) in parts().prop_map(|mut parts| parts.remove(0)),
        number in decisions(), day in days(), agree in 0_u32..37,
    ) {
        let paper = DecisionList {
            posts: lines.iter().map(|line| planned_post(line, agree)).collect(),
            ..decided(term, &unit, &number, day)
        };
        let votes = paper.posts.first().map(|_| votes_text(agree));
        let text = format!(
            "(Kèm theo Quyết định số {number}, {} của Ban Thường vụ Huyện ủy)",
            base::vietnamese_date(day)
        );
        let given: Vec<_> = lines.iter().map(|line| {
            let mut row = row(&line.of, &line.post, &unit, term);
            row.decision = Some(DecisionRef {
                number: number.clone(),
                date: Some(base::PartialDate::Day(day)),
                text: text.clone(),
            });
            row.shown.ethnicity = line.of.ethnicity;
            row.shown.basis = Some("Bổ sung".to_owned());
            row.shown.votes = votes.clone();
            row
        }).collect();
        for bytes in filled(Form::PlanList, &paper) {
            prop_assert_eq!(&plan(&bytes), &given);
        }
    }

    #[test]
    fn the_list_of_those_taken_off_printed_and_read_is_equal(
        (term, unit, lines) in parts().prop_map(|mut parts| parts.remove(0)),
        provision in texts(), number in decisions(), day in days(),
    ) {
        let removed = lines.iter().map(|line| RemovedPerson {
            who: line.of.who(),
            post: line.post.clone(),
            reason: line.proposal.clone(),
            citation: Some(Citation { provision: provision.clone(), sureness: Sureness::Confirmed }),
        });
        let paper = DecisionList { removed: removed.collect(), ..decided(term, &unit, &number, day) };
        let given: Vec<_> = lines.iter().map(|line| {
            let full = row(&line.of, &line.post, &unit, term);
            // The decision over the list is the one that took them off: it is not
            // the one by which they stood.
            PlanRow {
                shown: PlanShown {
                    position: full.shown.position,
                    reason: Some(nfc(&line.proposal)),
                    basis: Some(nfc(&provision)),
                    ..PlanShown::default()
                },
                ..full
            }
        }).collect();
        for bytes in filled(Form::RemovalList, &paper) {
            prop_assert_eq!(&plan(&bytes), &given);
        }
    }
}

fn planned_post(line: &Line, agree: u32) -> PlannedPost {
    let vote = |step: &str| StepVote { step: step.to_owned(), agree, base_count: 37 };
    let person = PlannedPerson {
        who: line.of.who(),
        ethnicity: line.of.ethnicity.map(|group| group.name().to_owned()).unwrap_or_default(),
        education: line.of.education.join("\n"),
        theory: line.of.theory.map(|it| it.label().to_owned()).unwrap_or_default(),
        evaluations: line.of.evaluations(),
        basis: Basis::Added,
        votes: vec![vote("CBCC"), vote("BCH")],
    };
    PlannedPost { post: line.post.clone(), seats: 2, people: vec![person] }
}

fn votes_text(agree: u32) -> String {
    let share = base::Share::new(agree, 37).unwrap().vietnamese_percent();
    ["CBCC", "BCH"].map(|step| format!("{step}: {agree}/37 ({share})")).join(" ")
}

fn decided(term: Term, unit: &str, number: &str, day: Day) -> DecisionList {
    let total = SummaryRow {
        label: "Tổng số".to_owned(),
        seats: 0,
        people: 0,
        women: 0,
        young: 0,
        minority: 0,
        postgraduate: 0,
        university: 0,
        theory_high: 0,
        theory_middle: 0,
        mean_age_months: None,
    };
    DecisionList {
        head: letterhead(),
        title: "DANH SÁCH CÁN BỘ QUY HOẠCH".to_owned(),
        decision_number: number.to_owned(),
        decision_day: day,
        decided_by: "Ban Thường vụ Huyện ủy".to_owned(),
        term: term_text(term),
        unit: unit.to_owned(),
        posts: Vec::new(),
        removed: Vec::new(),
        summary: Summary {
            age_at: day.month(),
            young: "dưới 40 tuổi".to_owned(),
            rows: Vec::new(),
            total,
        },
        signs: signature(),
    }
}
