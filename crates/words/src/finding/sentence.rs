//! The sentence of a finding: which one of the catalogue, with which values.

use crate::{Arg, Words};
use base::{Day, Month, Share};
use checks::{Compared, Finding, Law, Missing, Rule, Verdict};
use roster::{CodeList, DisciplineForm, PostIx, Roster};
use std::cmp::Ordering;

/// A finding about to be spoken of.
pub(super) struct Voice<'a> {
    pub(super) finding: &'a Finding,
    pub(super) roster: &'a Roster,
    pub(super) law: &'a Law,
    pub(super) words: &'a Words,
}

impl Voice<'_> {
    pub(super) fn sentence(&self) -> String {
        let rule = self.finding.rule;
        match self.finding.compared {
            Compared::Nothing => self.without_data(),
            Compared::Count { found, min, max } if rule == Rule::NumberPerPost => {
                self.number_per_post(found, min, max)
            }
            Compared::Count { found, max, .. } if rule == Rule::PostsPerPerson => {
                self.posts_per_person(found, max.unwrap_or(found))
            }
            Compared::Count { found, .. } => self.plain(&[("found", found.into())]),
            Compared::Ratio { found, seats, least, most } => self.ratio(found, seats, least, most),
            Compared::Service { .. } => self.service(),
            Compared::Part { part, unknown, whole, target, needed } => {
                self.share(part, unknown, whole, target, needed)
            }
            Compared::Bands { found, wanted, gap } => self.plain(&[
                ("found", found.into()),
                ("wanted", wanted.into()),
                ("gap", gap.into()),
            ]),
            Compared::Grade { .. } => self.grade(),
            Compared::Discipline { form, on, free_from } => {
                self.discipline(form, on.vietnamese(), free_from)
            }
            Compared::Theory { has, least } => self.level(has.map(CodeList::code), least.code()),
            Compared::Education { has, least } => self.level(has.map(CodeList::code), least.code()),
            Compared::Management { has, least } => {
                self.level(has.map(CodeList::code), least.code())
            }
            Compared::Experience { fewest, most, needed, rank } => {
                self.experience(fewest, most, needed, rank)
            }
            Compared::Rank { held, planned } => self.rank(held, planned),
            Compared::Other { post } => {
                self.plain(&[("post", (&self.roster.post(post).title).into())])
            }
        }
    }

    /// `finding-<rule>-<end>` with its values.
    fn say(&self, end: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words.with(&format!("finding-{}-{end}", self.finding.rule.code()), args)
    }

    /// The sentence named by the verdict.
    fn plain(&self, args: &[(&str, Arg<'_>)]) -> String {
        self.say(self.finding.verdict.code(), args)
    }

    fn without_data(&self) -> String {
        let missing = self.finding.missing;
        match self.finding.verdict {
            Verdict::NotApplicable => self.words.text("finding-not-applicable"),
            Verdict::Undetermined if missing.has(Missing::LAW_CONFLICT) => {
                self.words.text("finding-law-conflict")
            }
            Verdict::Undetermined if missing.has(Missing::RULE) => {
                self.words.text("finding-law-gap")
            }
            Verdict::Undetermined if missing.has(Missing::LAW) => {
                self.words.text("finding-law-partial")
            }
            Verdict::Undetermined if missing.has(Missing::SEATS) => self.say("seats", &[]),
            Verdict::Undetermined if missing.has(Missing::DISCIPLINE) => {
                self.say("not-stated", &[])
            }
            _ => self.plain(&[]),
        }
    }

    fn number_per_post(&self, found: u32, min: Option<u32>, max: Option<u32>) -> String {
        let count = ("found", Arg::from(found));
        match (min, max) {
            (Some(min), _) if found < min => {
                self.say("few", &[count, ("min", min.into()), ("by", (min - found).into())])
            }
            (_, Some(max)) if found > max => {
                self.say("many", &[count, ("max", max.into()), ("by", (found - max).into())])
            }
            (min, max) => {
                let key = match (min, max) {
                    (Some(_), Some(_)) => "finding-bounds-both",
                    (_, Some(_)) => "finding-bounds-max",
                    _ => "finding-bounds-min",
                };
                let ends = [("min", min.unwrap_or(0).into()), ("max", max.unwrap_or(0).into())];
                let bounds = self.words.with(key, &ends);
                self.say("met", &[count, ("bounds", bounds.as_str().into())])
            }
        }
    }

    fn posts_per_person(&self, found: u32, max: u32) -> String {
        let scope = match self.law.view().get(lex::POSTS_PER_PERSON_SCOPE) {
            Ok(scope) => self.words.text(&format!("finding-scope-{}", scope.value.code())),
            Err(_) => self.words.text("finding-scope-any-level"),
        };
        self.plain(&[
            ("found", found.into()),
            ("max", max.into()),
            ("by", found.saturating_sub(max).into()),
            ("scope", scope.as_str().into()),
        ])
    }

    fn ratio(&self, found: u32, seats: u32, least: u32, most: u32) -> String {
        let ratio = self.times(found, seats);
        let (end, by) = match found {
            few if few < least => ("few", least - few),
            many if many > most => ("many", many - most),
            _ => ("met", 0),
        };
        let args = [
            ("found", found.into()),
            ("seats", seats.into()),
            ("ratio", ratio.as_str().into()),
            ("least", least.into()),
            ("most", most.into()),
            ("by", by.into()),
        ];
        self.say(end, &args)
    }

    /// A ratio with two decimals, cut, never rounded up to a bound: `1,49`.
    fn times(&self, found: u32, seats: u32) -> String {
        let hundredths = u64::from(found) * 100 / u64::from(seats.max(1));
        let mark = if self.words.lang() == crate::Lang::Vi { ',' } else { '.' };
        format!("{}{mark}{:02}", hundredths / 100, hundredths % 100)
    }

    fn service(&self) -> String {
        let Compared::Service { retires, retires_latest, reference, needed } =
            self.finding.compared
        else {
            return String::new();
        };
        let (fewest, most) = (retires.since(reference), retires_latest.since(reference));
        let left = self.range(fewest.to_string(), most.to_string());
        let retires = self.range(month(retires), month(retires_latest));
        let reference = month(reference);
        let by = i64::from(needed) - i64::from(most);
        let args = [
            ("left", left.as_str().into()),
            ("retires", retires.as_str().into()),
            ("reference", reference.as_str().into()),
            ("needed", needed.into()),
            ("by", Arg::Number(by)),
        ];
        match self.finding.verdict {
            Verdict::NotMet if most < 0 => self.say("past", &args),
            _ => self.plain(&args),
        }
    }

    /// One value, or "from … to …" where a birth month is not known.
    fn range(&self, first: String, last: String) -> String {
        if first == last {
            return first;
        }
        let ends = [("first", first.as_str().into()), ("last", last.as_str().into())];
        self.words.with("finding-range", &ends)
    }

    fn share(&self, part: u32, unknown: u32, whole: u32, target: Share, needed: u32) -> String {
        let who = self.words.text(&format!("finding-who-{}", self.finding.rule.code()));
        let percent = Share::new(part, whole).unwrap_or(Share::percent(0));
        let args = [
            ("part", part.into()),
            ("unknown", unknown.into()),
            ("whole", whole.into()),
            ("who", who.as_str().into()),
            ("percent", percent.into()),
            ("target", target.into()),
            ("needed", needed.into()),
            ("by", needed.saturating_sub(part).into()),
        ];
        self.words.with(&format!("finding-share-{}", self.finding.verdict.code()), &args)
    }

    fn grade(&self) -> String {
        let Compared::Grade { year, grade, least, years } = self.finding.compared else {
            return String::new();
        };
        let label = |code: &str| self.words.text(&format!("finding-grade-{code}"));
        let has = grade.map_or_else(String::new, |grade| label(grade.code()));
        let least = label(least.code());
        // A year is no quantity: as text it keeps its four digits together.
        let year = year.to_string();
        self.plain(&[
            ("year", year.as_str().into()),
            ("years", years.into()),
            ("grade", has.as_str().into()),
            ("least", least.as_str().into()),
        ])
    }

    fn discipline(&self, form: DisciplineForm, on: String, free_from: Option<Day>) -> String {
        let form = self.words.text(&format!("finding-form-{}", form.code()));
        let mut args = vec![("form", form.as_str().into()), ("on", on.as_str().into())];
        if let Some(free) = free_from {
            args.extend([("free", Arg::Day(free)), ("until", Arg::Day(free.add_days(-1)))]);
        }
        let end = match (self.finding.verdict, free_from) {
            (Verdict::Met, _) => "met-past",
            (Verdict::NotMet, Some(_)) => "not-met",
            (Verdict::NotMet, None) => "not-met-ever",
            _ if self.finding.missing.is_law() => "law",
            _ => "undetermined",
        };
        self.say(end, &args)
    }

    /// A level of training against the least that the post asks for.
    fn level(&self, has: Option<&str>, least: &str) -> String {
        let label = |code: &str| self.say(&format!("level-{code}"), &[]);
        let (has, least) = (has.map_or_else(String::new, label), label(least));
        self.plain(&[("has", has.as_str().into()), ("least", least.as_str().into())])
    }

    /// Months in earlier posts; where none are asked for, only whether there was
    /// such a post.
    fn experience(&self, fewest: u32, most: Option<u32>, needed: u32, rank: u16) -> String {
        let verdict = self.finding.verdict;
        // How long it can have been at most helps nobody while it is open.
        let upper = most.filter(|_| verdict == Verdict::NotMet).unwrap_or(fewest);
        let held = self.range(fewest.to_string(), upper.to_string());
        let args = [
            ("held", held.as_str().into()),
            ("needed", needed.into()),
            ("by", needed.saturating_sub(upper).into()),
            ("rank", u32::from(rank).into()),
        ];
        match verdict {
            _ if needed > 0 => self.plain(&args),
            Verdict::Met => self.say("met-any", &args),
            Verdict::NotMet => self.say("not-met-any", &args),
            _ => self.say("undetermined-any", &args),
        }
    }

    fn rank(&self, held: Option<u16>, planned: u16) -> String {
        let Some(held) = held else { return self.say("met-none", &[]) };
        let post = self.post_held(held);
        let name = post.map_or("", |post| &self.roster.post(post).title);
        let title = [("post", Arg::from(name))];
        match held.cmp(&planned) {
            Ordering::Less => self.say("met", &[]),
            Ordering::Equal if self.finding.subject.post() == post => self.say("same", &[]),
            Ordering::Equal => self.say("equal", &title),
            Ordering::Greater => self.say("above", &title),
        }
    }

    /// The post of that rank which the person holds; the planned one before
    /// others of its rank.
    fn post_held(&self, rank: u16) -> Option<PostIx> {
        let (person, planned) = (self.finding.subject.person()?, self.finding.subject.post()?);
        let day = self.roster.as_of()?;
        let ladder = self.roster.post(planned);
        let held = || {
            self.roster
                .person(person)
                .holdings
                .iter()
                .filter(|holding| holding.on(day))
                .map(|holding| holding.post)
                .filter(|post| {
                    let post = self.roster.post(*post);
                    post.rank == rank && post.same_ladder(ladder)
                })
        };
        held().find(|post| *post == planned).or_else(|| held().next())
    }
}

/// A month as running text writes it: 02/2017, 6/2015. A zero stands only
/// before the months 1 and 2, as in the date line of official papers.
fn month(month: Month) -> String {
    let number = month.month();
    let zero = if number <= 2 { "0" } else { "" };
    format!("{zero}{number}/{}", month.year())
}
