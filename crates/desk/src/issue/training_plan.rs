//! Kế hoạch đào tạo, bồi dưỡng: who of a decided list lacks what the planned
//! post asks for (S18). What the law does not ask for, and where it was not
//! entered, is not asked of anybody here either.

use super::annexes;
use super::facts::Facts;
use super::issuer::Issuer;
use super::letterhead;
use base::{Day, DecisionId, PersonId};
use checks::{Candidate, Compared, Finding, Ground, Rule, Verdict};
use papers::official::{Citation, TrainedPost, Trainee, TrainingNeed, TrainingPlan};
use plan::{Change, ChangeKind};
use roster::{CodeList, PostIx};
use std::collections::BTreeSet;

/// The rules that learning mends.
const LEARNT: [Rule; 3] = [Rule::Education, Rule::Theory, Rule::Management];

pub(super) fn training_plan(facts: &Facts, decision: DecisionId, on: Day) -> TrainingPlan {
    let roster = &facts.scene.roster;
    let (number, day) = match facts.scene.decision(decision) {
        Some(record) => (record.number.clone(), record.day),
        None => (String::new(), on),
    };
    let changes = facts.changes().unwrap_or_default();
    let standing: Vec<&Change> = changes
        .iter()
        .filter(|change| matches!(change.kind, ChangeKind::CarriedOver | ChangeKind::Added))
        .collect();
    let mut rules = BTreeSet::new();
    let posts = posts(facts, &standing, &mut rules);
    let people: BTreeSet<PersonId> = standing.iter().map(|change| change.person).collect();
    let said = [
        ("number", number.as_str()),
        ("day", &day.vietnamese()),
        ("issuer", &Issuer::of(roster, facts.unit, &number).name(roster)),
    ];
    TrainingPlan {
        head: letterhead::head(facts, facts.unit, "KH", day),
        subject: annexes::of_plan(facts, "issue-training-subject"),
        decision: facts.say("issue-training-decision", &said),
        bases: rules.into_iter().filter_map(|rule| cited(facts, rule)).collect(),
        planned: people.len() as u32,
        posts,
        prepared_by: annexes::preparer(facts),
        signed_by: annexes::signer(facts),
    }
}

/// The provision that sets the level a rule asks for.
fn cited(facts: &Facts, rule: Rule) -> Option<Citation> {
    facts.cite(rule.parameters().first()?)
}

/// The posts for which somebody has something to learn, highest first.
fn posts(facts: &Facts, standing: &[&Change], rules: &mut BTreeSet<Rule>) -> Vec<TrainedPost> {
    let mut posts: Vec<(u16, PostIx, TrainedPost)> = Vec::new();
    for change in standing {
        let needs: Vec<TrainingNeed> = lacks(facts, change, standing)
            .iter()
            .filter_map(|finding| {
                rules.insert(finding.rule);
                need(facts, finding)
            })
            .collect();
        let Some(ix) = facts.scene.roster.find_post(change.post).filter(|_| !needs.is_empty())
        else {
            continue;
        };
        let trainee = Trainee { who: facts.who(change.person), needs };
        match posts.iter_mut().find(|(_, known, _)| *known == ix) {
            Some((_, _, post)) => post.people.push(trainee),
            None => {
                let record = facts.scene.roster.post(ix);
                let post = TrainedPost { post: record.title.clone(), people: vec![trainee] };
                posts.push((record.rank, ix, post));
            }
        }
    }
    posts.sort_by_key(|(rank, ix, _)| (std::cmp::Reverse(*rank), *ix));
    posts.into_iter().map(|(_, _, post)| post).collect()
}

/// What the person lacks for the post, or of what nothing is on record.
fn lacks(facts: &Facts, change: &Change, standing: &[&Change]) -> Vec<Finding> {
    let (scene, day) = (&facts.scene, facts.review.law_day);
    let roster = &scene.roster;
    let (Some(person), Some(post)) =
        (roster.find_person(change.person), roster.find_post(change.post))
    else {
        return Vec::new();
    };
    let other = scene.other_entries(facts.plan.id, facts.plan.term, day);
    let own = standing.iter().filter(|one| one.person == change.person);
    let mut planned: Vec<PostIx> = other.of_person(person).to_vec();
    planned.extend(own.filter_map(|one| roster.find_post(one.post)));
    let candidate = Candidate { person, post, term: facts.plan.term, on: day, planned: &planned };
    let mut findings: Vec<Finding> = Vec::new();
    checks::check_person(&Ground::of(roster), &facts.law, &candidate, &mut findings);
    let open = |verdict| matches!(verdict, Verdict::NotMet | Verdict::Undetermined);
    findings.retain(|finding| LEARNT.contains(&finding.rule) && open(finding.verdict));
    findings
}

/// In words; `None` where it hangs on the law and not on the person.
fn need(facts: &Facts, finding: &Finding) -> Option<TrainingNeed> {
    fn labels<T: CodeList + PartialEq>(has: Option<T>, least: T) -> (String, String) {
        let has = has.map(|level| level.label().to_owned()).unwrap_or_default();
        (has, least.label().to_owned())
    }
    let (subject, (has, least)) = match finding.compared {
        Compared::Education { has, least } => ("issue-training-education", labels(has, least)),
        Compared::Theory { has, least } => ("issue-training-theory", labels(has, least)),
        Compared::Management { has, least } => ("issue-training-management", labels(has, least)),
        _ => return None,
    };
    Some(TrainingNeed { subject: facts.words.text(subject), has, least })
}
