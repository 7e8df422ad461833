//! The list of a review as its officer works on it: by post, with what the
//! rules say beside each name, the counters, scenarios and the history.

use super::Bench;
use super::compare::retirement;
use super::edit::ListRef;
use super::gauges::{Gauge, gauges};
use super::undo::{Along, next};
use crate::gate::hush;
use crate::show::review::reason_finding;
use crate::wording::title_of_plan;
use crate::{Desk, DeskError, Permit, ReadPeople, ReadScenarios, ReadSensitive};
use base::{Day, Instant, Month, PartialDate, PersonId, PostId, ScenarioId};
use checks::{Entry as Planned, Finding, Ground, PlanSlice, Subject};
use plan::{Proposal, ProposalKind};
use roster::{Ethnicity, PlanKind, Post, PostIx, Sex, Term};
use store::{MoveRecord, MoveState, ScenarioState};
use words::finding::{WordedFinding, word};
use words::{Lang, Words};

/// The list of a review under work.
#[derive(Debug, Clone)]
pub struct ListSheet {
    /// Which list it is.
    pub list: ListRef,
    /// The unit: code and name.
    pub unit: (String, String),
    /// Committee or titles.
    pub kind: PlanKind,
    /// The term.
    pub term: Term,
    /// The plan's title in words.
    pub title: String,
    /// The legal day: ages and rules are as of it.
    pub law_day: Day,
    /// How secret it is.
    pub secrecy: lex::Secrecy,
    /// Why it cannot be changed, already worded; `None` while it can.
    pub locked: Option<String>,
    /// The posts, highest first; all of the plan's, those without a name too.
    pub posts: Vec<ListPost>,
    /// Sums.
    pub totals: ListTotals,
    /// The same sums of the official list, where a scenario is shown.
    pub official: Option<ListTotals>,
    /// The counters.
    pub gauges: Vec<Gauge>,
    /// Those of the official list, where a scenario is shown.
    pub official_gauges: Vec<Gauge>,
    /// Findings on the whole list that are no counters.
    pub findings: Vec<WordedFinding>,
    /// Scenarios that are open, oldest first.
    pub scenarios: Vec<ScenarioLine>,
    /// The moves, latest first.
    pub moves: Vec<MoveLine>,
    /// Whether there is a move to take back.
    pub can_undo: bool,
    /// Whether there is one to make again.
    pub can_redo: bool,
    /// Provisions behind the findings that nobody has compared with the
    /// document, as cited.
    pub unconfirmed: Vec<String>,
}

/// Sums over a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListTotals {
    /// To be carried over.
    pub carried_over: u32,
    /// To be added.
    pub added: u32,
    /// To be removed.
    pub removed: u32,
    /// Different people who are to stand.
    pub people: u32,
    /// Of them women.
    pub women: u32,
    /// The sum of ages in full years, and of how many they are known.
    pub ages: (u32, u32),
}

/// One post of the list.
#[derive(Debug, Clone)]
pub struct ListPost {
    /// The post.
    pub post: PostId,
    /// Its title.
    pub title: String,
    /// Its seats.
    pub seats: u32,
    /// Whether it is a key post.
    pub is_key: bool,
    /// Who holds it, by name.
    pub incumbents: Vec<(PersonId, String)>,
    /// How many are to stand for it.
    pub standing: u32,
    /// Findings on the post.
    pub findings: Vec<WordedFinding>,
    /// The names, in the order of the list.
    pub lines: Vec<ListLine>,
}

/// One name for one post.
#[derive(Debug, Clone)]
pub struct ListLine {
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// Birth date as known.
    pub birth: PartialDate,
    /// Age in full years on the legal day.
    pub age: Option<u32>,
    /// The month of retirement, earliest and latest, where a rule reckons it.
    pub retires: Option<(Month, Month)>,
    /// Sex.
    pub sex: Sex,
    /// Ethnic group.
    pub ethnicity: Option<Ethnicity>,
    /// The present title.
    pub current: String,
    /// What is proposed.
    pub kind: ProposalKind,
    /// The same of the official list, where a scenario is shown: `None` where
    /// it does not name the person.
    pub official: Option<Option<ProposalKind>>,
    /// Titles of the other posts planned for in this round.
    pub elsewhere: Vec<String>,
    /// What the binding rules say together.
    pub verdict: checks::Verdict,
    /// The finding behind a removal.
    pub reason: Option<WordedFinding>,
    /// One finding a rule.
    pub findings: Vec<WordedFinding>,
}

/// A scenario that can be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioLine {
    /// The scenario.
    pub id: ScenarioId,
    /// Its name.
    pub name: String,
    /// Who made it.
    pub by: String,
    /// When.
    pub made: Instant,
    /// In how many names it differs from the official list.
    pub differs: usize,
}

/// One move, for the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveLine {
    /// Its number on this list.
    pub number: u32,
    /// What was done: code, name, post; one an edit.
    pub edits: Vec<(&'static str, PersonId, String, String)>,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: String,
    /// When.
    pub made: Instant,
    /// Whether it was taken back.
    pub undone: bool,
}

impl Desk {
    /// The list of a review, or a scenario of it. Scenarios are shown to whoever
    /// may read them.
    ///
    /// # Errors
    /// [`DeskError::NotFound`]; [`DeskError::Forbidden`] for a scenario.
    pub async fn list_sheet(
        &self,
        permit: &Permit<ReadPeople>,
        list: ListRef,
        lang: Lang,
    ) -> Result<ListSheet, DeskError> {
        let reads_scenarios = permit.actor().has::<ReadScenarios>();
        if list.scenario.is_some() {
            permit.actor().permit::<ReadScenarios>()?;
        }
        let mut tx = self.store.read().await?;
        let bench = Bench::load(self, &mut tx, list.review, list.scenario).await?;
        bench.guard(permit)?;
        let moves = tx.moves(list.review, list.scenario).await?;
        let scenarios = match reads_scenarios {
            true => tx.scenarios(list.review).await?,
            false => Vec::new(),
        };
        let words = Words::load(lang);
        let mut sheet = bench.sheet(list, &moves, words);
        let official = &bench.review.proposals;
        sheet.scenarios = scenarios
            .into_iter()
            .filter(|one| one.state == ScenarioState::Open)
            .map(|one| ScenarioLine {
                id: one.id,
                name: one.name,
                by: one.by,
                made: one.made,
                differs: plan::differing(official, &one.proposals).len(),
            })
            .collect();
        if !permit.actor().has::<ReadSensitive>() {
            let posts = sheet.posts.iter_mut();
            posts.flat_map(|post| &mut post.lines).for_each(|line| line.ethnicity = None);
        }
        for line in sheet.posts.iter_mut().flat_map(|post| &mut post.lines) {
            hush(permit.actor(), line.findings.iter_mut().chain(&mut line.reason), words);
        }
        sheet.locked = bench.may_change().err().map(|error| error.say(words));
        if list.scenario.is_some() {
            let findings = bench.findings(&bench.ground(), official);
            sheet.official = Some(bench.totals(official));
            sheet.official_gauges = gauges(&bench, &findings, words);
        }
        Ok(sheet)
    }
}

impl Bench {
    fn sheet(&self, list: ListRef, moves: &[MoveRecord], words: &Words) -> ListSheet {
        let ground = self.ground();
        let findings = self.findings(&ground, self.proposals());
        let gauged = gauges(self, &findings, words);
        let say = |finding: &Finding| word(finding, &self.scene.roster, &self.law, words);
        let is_gauge = |finding: &&Finding| {
            gauged.iter().any(|gauge| gauge.finding.code == finding.rule.code())
        };
        let of_list = findings
            .iter()
            .filter(|finding| matches!(finding.subject, Subject::List | Subject::Body(_)))
            .filter(|finding| !is_gauge(finding));
        let unit = self.scene.roster.unit(self.unit);
        ListSheet {
            list,
            unit: (unit.code.clone(), unit.name.clone()),
            kind: self.plan.kind,
            term: self.plan.term,
            title: title_of_plan(words, self.plan.kind, self.plan.term),
            law_day: self.review.law_day,
            secrecy: self.scene.secrecy_of(&self.review, self.unit),
            locked: None,
            posts: self.posts(&ground, &findings, words),
            totals: self.totals(self.proposals()),
            official: None,
            findings: of_list.map(say).collect(),
            gauges: gauged,
            official_gauges: Vec::new(),
            scenarios: Vec::new(),
            moves: moves.iter().rev().filter_map(|one| self.move_line(one)).collect(),
            can_undo: next(moves, Along::Back).is_some(),
            can_redo: next(moves, Along::Again).is_some(),
            unconfirmed: crate::law::unconfirmed(self.law.view()).into_values().collect(),
        }
    }

    /// What the rules say of a list as it would stand.
    fn findings(&self, ground: &Ground<'_>, proposals: &[Proposal]) -> Vec<Finding> {
        let standing: Vec<Planned> = proposals
            .iter()
            .filter(|line| line.is_for_standing())
            .filter_map(|line| self.scene.planned(line.person, line.post))
            .collect();
        let slice = PlanSlice {
            unit: self.unit,
            kind: self.plan.kind,
            term: self.plan.term,
            entries: &standing,
            on: self.review.law_day,
        };
        let mut findings = Vec::new();
        checks::check_list(ground, &self.law, &slice, &self.other, &mut findings);
        findings
    }

    fn totals(&self, proposals: &[Proposal]) -> ListTotals {
        let mut totals = ListTotals::default();
        let mut seen = std::collections::BTreeSet::new();
        for line in proposals {
            match line.kind {
                ProposalKind::CarryOver => totals.carried_over += 1,
                ProposalKind::Add => totals.added += 1,
                ProposalKind::Remove(_) => totals.removed += 1,
            }
            let Some(ix) = self.scene.roster.find_person(line.person) else { continue };
            if !line.is_for_standing() || !seen.insert(line.person) {
                continue;
            }
            let person = self.scene.roster.person(ix);
            totals.people += 1;
            totals.women += u32::from(person.sex == Sex::Female);
            if let Some(age) = age_on(person.birth, self.review.law_day) {
                totals.ages = (totals.ages.0 + age, totals.ages.1 + 1);
            }
        }
        totals
    }

    fn posts(&self, ground: &Ground<'_>, findings: &[Finding], words: &Words) -> Vec<ListPost> {
        let roster = &self.scene.roster;
        let own = roster
            .posts()
            .filter(|(_, post)| post.unit == self.unit && post.plan_kind() == self.plan.kind);
        let mut posts: Vec<(PostIx, &Post)> = own.collect();
        posts.sort_by_key(|(ix, post)| (std::cmp::Reverse(post.rank), *ix));
        let say = |finding: &Finding| word(finding, roster, &self.law, words);
        let mut listed: Vec<ListPost> = posts
            .into_iter()
            .map(|(ix, post)| {
                let of_post = |line: &&Proposal| line.post == post.id;
                let lines: Vec<&Proposal> = self.proposals().iter().filter(of_post).collect();
                let about = findings.iter().filter(|one| one.subject == Subject::Post(ix));
                ListPost {
                    post: post.id,
                    title: post.title.clone(),
                    seats: post.seats,
                    is_key: post.key,
                    incumbents: roster
                        .holders(ix)
                        .iter()
                        .map(|who| roster.person(*who))
                        .map(|person| (person.id, person.name.as_str().to_owned()))
                        .collect(),
                    standing: lines.iter().filter(|line| line.is_for_standing()).count() as u32,
                    findings: about.map(say).collect(),
                    lines: lines
                        .iter()
                        .filter_map(|one| self.line(ground, one, findings, words))
                        .collect(),
                }
            })
            .collect();
        listed.extend(self.ended(ground, words));
        listed
    }

    /// Entries whose post has ended: they stand under a heading of their own.
    fn ended(&self, ground: &Ground<'_>, words: &Words) -> Option<ListPost> {
        let gone = |line: &&Proposal| self.scene.roster.find_post(line.post).is_none();
        let lines: Vec<&Proposal> = self.proposals().iter().filter(gone).collect();
        let first = lines.first()?;
        Some(ListPost {
            post: first.post,
            title: words.text("list-post-ended"),
            seats: 0,
            is_key: false,
            incumbents: Vec::new(),
            standing: 0,
            findings: Vec::new(),
            lines: lines.iter().filter_map(|line| self.line(ground, line, &[], words)).collect(),
        })
    }

    fn line(
        &self,
        ground: &Ground<'_>,
        line: &Proposal,
        findings: &[Finding],
        words: &Words,
    ) -> Option<ListLine> {
        let roster = &self.scene.roster;
        let ix = roster.find_person(line.person)?;
        let person = roster.person(ix);
        let post = roster.find_post(line.post);
        let planned = self.planned_of(line);
        let candidate = self.candidate(line, &planned).ok();
        let mut own: Vec<Finding> = match post {
            Some(post) => {
                let about = Subject::Entry(ix, post);
                findings.iter().filter(|one| one.subject == about).copied().collect()
            }
            None => Vec::new(),
        };
        if own.is_empty()
            && let Some(candidate) = &candidate
        {
            // Somebody to be removed is no longer on the list that was checked.
            checks::check_person(ground, &self.law, candidate, &mut own);
        }
        let removed = matches!(line.kind, ProposalKind::Remove(_));
        let reason = candidate
            .as_ref()
            .filter(|_| removed)
            .and_then(|one| reason_finding(ground, &self.law, one, line.kind));
        let say = |finding: &Finding| word(finding, roster, &self.law, words);
        let mut elsewhere: Vec<PostIx> =
            planned.into_iter().filter(|other| Some(*other) != post).collect();
        elsewhere.sort_unstable();
        elsewhere.dedup();
        let official = self.scenario.is_some().then(|| {
            let same = |one: &&Proposal| (one.person, one.post) == (line.person, line.post);
            self.review.proposals.iter().find(same).map(|one| one.kind)
        });
        Some(ListLine {
            person: person.id,
            name: person.name.as_str().to_owned(),
            birth: person.birth,
            age: age_on(person.birth, self.review.law_day),
            retires: own.iter().find_map(retirement),
            sex: person.sex,
            ethnicity: person.ethnicity,
            current: self.scene.current_title(ix).unwrap_or_default(),
            kind: line.kind,
            official,
            elsewhere: elsewhere.into_iter().map(|ix| roster.post(ix).title.clone()).collect(),
            verdict: checks::overall(&own),
            reason: reason.as_ref().map(say),
            findings: self
                .file_finding(line, words)
                .into_iter()
                .chain(own.iter().map(say))
                .collect(),
        })
    }

    /// How the case file of somebody who is to stand stands itself.
    fn file_finding(&self, line: &Proposal, words: &Words) -> Option<WordedFinding> {
        if !line.is_for_standing() {
            return None;
        }
        let papers = self.files.findings(&self.law, line.person, self.today);
        crate::case_files::say::finding(&papers, &self.law, words)
    }

    fn move_line(&self, made: &MoveRecord) -> Option<MoveLine> {
        let roster = &self.scene.roster;
        let name = |person| {
            let ix = roster.find_person(person);
            ix.map(|ix| roster.person(ix).name.as_str().to_owned()).unwrap_or_default()
        };
        let title = |post| {
            let ix = roster.find_post(post);
            ix.map(|ix| roster.post(ix).title.clone()).unwrap_or_default()
        };
        let edits = made.edits.iter();
        Some(MoveLine {
            number: made.number,
            edits: edits
                .map(|edit| (edit.code(), edit.person(), name(edit.person()), title(edit.post())))
                .collect(),
            reason: made.reason.clone(),
            by: made.by.clone(),
            made: made.made,
            undone: match made.state {
                MoveState::Made => false,
                MoveState::Undone => true,
                MoveState::Gone => return None,
            },
        })
    }
}

/// Full years of age on a day; `None` where the birth date leaves two answers.
pub(crate) fn age_on(birth: PartialDate, on: Day) -> Option<u32> {
    let years = |born: Day| {
        let had = (on.month().month(), on.day_of_month());
        let born_at = (born.month().month(), born.day_of_month());
        i32::from(on.year()) - i32::from(born.year()) - i32::from(had < born_at)
    };
    let (most, least) = (years(birth.earliest()), years(birth.latest()));
    u32::try_from(most).ok().filter(|_| most == least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_told_only_where_the_birth_date_tells_it() {
        let on: Day = "2017-03-15".parse().unwrap();
        let age = |text: &str| age_on(PartialDate::parse(text).unwrap(), on);
        assert_eq!(age("15/03/1977"), Some(40));
        assert_eq!(age("16/03/1977"), Some(39));
        assert_eq!(age("04/1977"), Some(39));
        assert_eq!(age("03/1977"), None, "before or after the fifteenth");
        assert_eq!(age("1977"), None);
    }
}
