//! Numbers of a decided list: seats, people, women, young people, minorities
//! and mean age, a row a post and one in all.

use super::facts::Facts;
use base::{Month, PersonId};
use checks::Ground;
use papers::official::{Summary, SummaryRow};
use plan::{Change, ChangeKind};
use roster::{Education, Ethnicity, Person, PostIx, Sex, Theory};

pub(super) fn summary(facts: &Facts, changes: &[Change]) -> Summary {
    let ground = Ground::of(&facts.scene.roster);
    let at = reference_month(facts, &ground).unwrap_or_else(|| facts.review.law_day.month());
    let limit = young_limit(facts, &ground);
    let count = |label: String, seats: u32, people: &[PersonId]| {
        row(facts, label, seats, people, at, limit.as_ref())
    };
    let standing: Vec<(PostIx, PersonId)> = changes
        .iter()
        .filter(|change| matches!(change.kind, ChangeKind::CarriedOver | ChangeKind::Added))
        .filter_map(|change| Some((facts.scene.roster.find_post(change.post)?, change.person)))
        .collect();
    let rows: Vec<SummaryRow> = posts_of_plan(facts)
        .into_iter()
        .map(|ix| {
            let people = standing.iter().filter(|(post, _)| *post == ix).map(|(_, p)| *p);
            let post = facts.scene.roster.post(ix);
            count(post.title.clone(), post.seats, &people.collect::<Vec<_>>())
        })
        .collect();
    let mut everyone: Vec<PersonId> = standing.iter().map(|(_, person)| *person).collect();
    everyone.sort_unstable();
    everyone.dedup();
    let seats = rows.iter().map(|row| row.seats).sum();
    let total = count(facts.words.text("issue-total"), seats, &everyone);
    Summary { age_at: at, young: young_words(facts, limit.as_ref()), rows, total }
}

/// The posts that the plan is for, highest first.
fn posts_of_plan(facts: &Facts) -> Vec<PostIx> {
    let roster = &facts.scene.roster;
    let own = roster
        .posts()
        .filter(|(_, post)| post.unit == facts.unit && post.plan_kind() == facts.plan.kind);
    let mut posts: Vec<PostIx> = own.map(|(ix, _)| ix).collect();
    posts.sort_by_key(|ix| (std::cmp::Reverse(roster.post(*ix).rank), *ix));
    posts
}

/// The month at which the law counts age for this term and unit.
fn reference_month(facts: &Facts, ground: &Ground<'_>) -> Option<Month> {
    let rows = facts.view.get(lex::AGE_REFERENCE).ok()?;
    let first = facts.plan.term.first_year();
    let mut levels = ground.level_codes(facts.unit);
    levels.find_map(|level| lex::reference_month(rows.value, first, level))
}

/// Up to which age somebody counts as young at the unit's level.
fn young_limit(facts: &Facts, ground: &Ground<'_>) -> Option<lex::YoungAge> {
    let rows = facts.view.get(lex::YOUNG_AGE).ok()?;
    let mut levels = ground.level_codes(facts.unit);
    levels.find_map(|level| lex::young_age(rows.value, level)).cloned()
}

fn young_words(facts: &Facts, limit: Option<&lex::YoungAge>) -> String {
    let Some(limit) = limit else { return facts.words.text("issue-young-unset") };
    let key = if limit.strict { "issue-young-under" } else { "issue-young-up-to" };
    facts.say(key, &[("age", &limit.age.to_string())])
}

fn row(
    facts: &Facts,
    label: String,
    seats: u32,
    people: &[PersonId],
    at: Month,
    limit: Option<&lex::YoungAge>,
) -> SummaryRow {
    let roster = &facts.scene.roster;
    let known: Vec<&Person> = people
        .iter()
        .filter_map(|person| roster.find_person(*person))
        .map(|ix| roster.person(ix))
        .collect();
    let count = |wanted: &dyn Fn(&Person) -> bool| {
        known.iter().filter(|person| wanted(person)).count() as u32
    };
    SummaryRow {
        label,
        seats,
        people: people.len() as u32,
        women: count(&|person| person.sex == Sex::Female),
        young: count(&|person| limit.is_some_and(|limit| is_young(person, at, limit))),
        minority: count(&|person| person.ethnicity.is_some_and(Ethnicity::is_minority)),
        postgraduate: count(&|person| person.education > Some(Education::University)),
        university: count(&|person| person.education == Some(Education::University)),
        theory_high: count(&|person| person.theory >= Some(Theory::Advanced)),
        theory_middle: count(&|person| person.theory == Some(Theory::Intermediate)),
        mean_age_months: mean_age(&known, at),
    }
}

/// Young for certain, as the rule on the share of young people counts.
fn is_young(person: &Person, at: Month, limit: &lex::YoungAge) -> bool {
    let most = limit.age as i32 * 12 - i32::from(limit.strict);
    at.since(person.birth.months().0) <= most
}

/// Over those whose month of birth is known, rounded half up.
fn mean_age(people: &[&Person], at: Month) -> Option<u32> {
    let ages: Vec<i64> = people
        .iter()
        .map(|person| person.birth.months())
        .filter(|(first, last)| first == last)
        .map(|(month, _)| i64::from(at.since(month)))
        .collect();
    let (sum, count) = (ages.iter().sum::<i64>(), ages.len() as i64);
    (count > 0).then(|| u32::try_from((sum + count / 2) / count).unwrap_or(0))
}
