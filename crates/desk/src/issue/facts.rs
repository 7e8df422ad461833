//! Everything that the papers of one review say, read in one transaction. No
//! paper looks anything up elsewhere, so equal records give equal papers.

use super::usual::prepared;
use crate::DeskError;
use crate::counting::Counting;
use crate::scene::Scene;
use crate::shelf::Shelf;
use crate::wording::step_name;
use ballot::{Agreement, CountSource, InvalidKind, Release, Sheet, SheetPlace, Tally, WrittenName};
use base::{Day, PersonId, PostId, ReviewId, UserId};
use checks::Law;
use lex::View;
use papers::official::{self, Citation, Sureness, Who};
use plan::{Change, Review, ReviewState, Step, StepRecord};
use roster::{CodeList, Education, PersonIx, PlanKind, Sex, UnitIx};
use std::collections::HashMap;
use store::{Account, PlanRecord, ProfileRecord, Summons, Tx};
use words::{Arg, Lang, Words};

/// What is not recorded and is written in by hand.
pub(super) const BLANK: &str = "……………………";

/// How the heading of a numbered provision begins.
const NUMBERED: [&str; 6] = ["Điểm ", "Điều ", "Khoản ", "Mục ", "Phần ", "Chương "];

/// One review with what its papers say.
pub(super) struct Facts {
    pub review: Review,
    /// As of the review's legal day, on which its list was drawn up.
    pub scene: Scene,
    pub plan: PlanRecord,
    pub unit: UnitIx,
    pub view: View,
    pub law: Law,
    pub words: &'static Words,
    pub secrecy: lex::Secrecy,
    /// The concluded steps.
    pub steps: Vec<StepFacts>,
    profiles: HashMap<PersonId, ProfileRecord>,
    codes: HashMap<PersonId, String>,
}

/// A concluded step with its roster and who counted.
pub(super) struct StepFacts {
    /// From 1.
    pub number: usize,
    pub record: StepRecord,
    pub summons: Vec<Summons>,
    /// What was prepared, agreed and said.
    pub conference: plan::Conference,
    /// Who entered each count.
    pub counters: Vec<Counter>,
    /// Invalid sheets by kind.
    pub invalid: Vec<(InvalidKind, u32)>,
    /// How the box was counted; `None` where there was no ballot.
    pub counting: Option<CountFacts>,
}

/// How a box was counted.
pub(super) struct CountFacts {
    /// The kinds of invalid sheets declared before the count.
    pub kinds: Vec<InvalidKind>,
    /// Which counts, from 0, the result rests on; see [`ballot::Agreed::from`].
    pub rests_on: Vec<usize>,
    /// Whether it came out of the electronic box.
    pub electronic: bool,
    /// Numbered sheets that the first two read differently.
    pub read_again: u32,
    /// Names written in, spellings merged.
    pub names: Vec<WrittenName>,
    /// Spellings merged by decision.
    pub merges: u32,
    /// Who proposed and who confirmed the release.
    pub released_by: Option<(Counter, Counter)>,
    /// What recounts set aside: when, why, and the figures, where they had been
    /// released.
    pub former: Vec<(Day, String, Option<Tally>)>,
    /// The sheets as typed, by counter, where they were numbered.
    pub typed: Vec<(Counter, Vec<(SheetPlace, Sheet)>)>,
}

/// Who entered a count.
#[derive(Default)]
pub(super) struct Counter {
    /// The account.
    pub account: String,
    /// The person's name, where the account bears one.
    pub name: Option<String>,
}

impl Counter {
    fn of(account: &Account) -> Self {
        let role = format!("role-{}", account.role);
        // An account made for a role is shown by the role's name, of several
        // with a number behind it.
        let is_role = Lang::ALL.map(|lang| Words::load(lang).text(&role));
        let shown = account.display_name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
        let name = Some(account.display_name.clone())
            .filter(|_| !is_role.iter().any(|role| role == shown));
        Self { account: account.name.clone(), name }
    }
}

impl StepFacts {
    pub fn step<'f>(&self, facts: &'f Facts) -> &'f Step {
        &facts.review.steps[self.number - 1]
    }
}

impl Facts {
    pub async fn load(tx: &mut Tx, book: Shelf, review: ReviewId) -> Result<Self, DeskError> {
        let review = crate::review::load(tx, review).await?;
        Self::of(tx, book, review).await
    }

    /// The same for a review as it is given.
    pub async fn of(tx: &mut Tx, book: Shelf, review: Review) -> Result<Self, DeskError> {
        let scene = Scene::load(tx, book, review.law_day).await?;
        let unit = scene.unit(review.unit)?;
        let plan = *scene.plan(review.plan)?;
        let view = scene.view(unit, review.law_day, review.known_by);
        let profiles = tx.profiles(review.law_day).await?;
        let codes = tx.people().await?.into_iter();
        let codes = codes.filter_map(|one| Some((one.id, one.code?))).collect();
        let mut steps = Vec::new();
        for (place, step) in review.steps.iter().enumerate() {
            if let Some(record) = step.record() {
                steps.push(concluded(tx, &scene, &review, place + 1, record).await?);
            }
        }
        Ok(Self {
            law: Law::of(&view),
            secrecy: scene
                .marks
                .of_review(review.id)
                .unwrap_or_else(|| crate::gate::lawful_level(&view)),
            words: Words::load(Lang::Vi),
            profiles: profiles.into_iter().map(|profile| (profile.person, profile)).collect(),
            codes,
            review,
            scene,
            plan,
            unit,
            view,
            steps,
        })
    }

    /// A message of the catalogue of papers, with its values.
    pub fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg<'_>)> =
            args.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
        self.words.with(key, &args)
    }

    /// The folder of the review's papers: `sl-tb/chuc-danh`.
    pub fn folder(&self) -> String {
        let code = self.scene.roster.unit(self.unit).code.to_lowercase().replace('.', "-");
        let kind = match self.plan.kind {
            PlanKind::Committee => "cap-uy",
            PlanKind::Titles => "chuc-danh",
        };
        format!("{code}/{kind}")
    }

    /// "hội nghị cán bộ chủ chốt": a step's name inside a sentence.
    pub fn step_name(&self, step: &Step) -> String {
        step_name(self.words, &step.rule.code)
    }

    /// "BCH": the step's short name, or its full one where there is none.
    pub fn short_step_name(&self, step: &Step) -> String {
        let key = format!("issue-step-{}", step.rule.code);
        if self.words.has(&key) { self.words.text(&key) } else { self.step_name(step) }
    }

    /// What each proposal comes to: the decision's changes once all steps are
    /// concluded, nothing before.
    pub fn changes(&self) -> Option<Vec<Change>> {
        let mut open = self.review.clone();
        open.state = ReviewState::Open;
        open.decision().ok().map(|decision| decision.changes)
    }

    /// The provision that sets a parameter, and how sure it is.
    pub fn cite(&self, parameter: &str) -> Option<Citation> {
        let ruling = self.view.by_name(parameter)?.ok()?;
        let deciding = &ruling.chain.deciding;
        let (cited, heading) = (words::finding::cite(deciding, self.words), &deciding.heading);
        // "mục “Hội nghị”, Hướng dẫn số …": a heading without a number reads as
        // part of the sentence unless it is quoted.
        let numbered = NUMBERED.iter().any(|word| heading.starts_with(word));
        let behind = cited.strip_prefix(heading.as_str()).filter(|_| !numbered);
        let quoted = behind.map(|rest| {
            let heading = self.say("issue-heading", &[("heading", heading)]);
            format!("{heading}{rest}")
        });
        Some(Citation {
            provision: quoted.unwrap_or(cited),
            sureness: sureness(deciding.source, deciding.checked.is_some()),
        })
    }

    /// The same for a place in a paper that must name one.
    pub fn cite_or_blank(&self, parameter: &str) -> Citation {
        let none = || Citation { provision: BLANK.to_owned(), sureness: Sureness::Recall };
        self.cite(parameter).unwrap_or_else(none)
    }

    /// The person as lists name them; what is unknown stays blank.
    pub fn who(&self, id: PersonId) -> Who {
        let Some(ix) = self.scene.roster.find_person(id) else {
            let (name, position) = (BLANK.to_owned(), String::new());
            return Who { name, sex: official::Sex::Male, born: None, position };
        };
        let person = self.scene.roster.person(ix);
        Who {
            name: person.name.as_str().to_owned(),
            sex: match person.sex {
                Sex::Male => official::Sex::Male,
                Sex::Female => official::Sex::Female,
            },
            born: Some(person.birth),
            position: self.position(ix, ""),
        }
    }

    /// What is stated of a person on the review's legal day.
    pub fn profile(&self, person: PersonId) -> Option<&ProfileRecord> {
        self.profiles.get(&person)
    }

    /// Mã cán bộ; empty when there is none.
    pub fn code(&self, person: PersonId) -> String {
        self.codes.get(&person).cloned().unwrap_or_default()
    }

    /// Chức vụ, đơn vị công tác. `known` is a title known otherwise.
    pub fn position(&self, person: PersonIx, known: &str) -> String {
        let title = match known {
            "" => self.scene.current_title(person).unwrap_or_default(),
            known => known.to_owned(),
        };
        super::letterhead::with_unit(&self.scene.roster, self.unit, person, &title)
    }

    pub fn title_of(&self, post: PostId) -> String {
        let found = self.scene.roster.find_post(post);
        found.map_or_else(|| BLANK.to_owned(), |ix| self.scene.roster.post(ix).title.clone())
    }

    /// Trình độ chuyên môn: as written, but a bare level ("ĐH") in full.
    pub fn education(&self, person: PersonId) -> String {
        let Some(profile) = self.profiles.get(&person) else { return String::new() };
        let written = profile.education_text.clone().unwrap_or_default();
        let level = match written.as_str() {
            "" => profile.education,
            text => Education::read(text),
        };
        level.map_or(written, |level| level.label().to_owned())
    }

    /// Lý luận chính trị.
    pub fn theory(&self, person: PersonId) -> String {
        let theory = self.profiles.get(&person).and_then(|profile| profile.theory);
        theory.map(|level| level.label().to_owned()).unwrap_or_default()
    }

    /// The last three years evaluated before the review, ascending.
    pub fn evaluations(&self, person: PersonId) -> Vec<official::Evaluation> {
        let Some(ix) = self.scene.roster.find_person(person) else { return Vec::new() };
        let mut all = self.scene.roster.person(ix).evaluations.clone();
        all.retain(|one| one.year <= self.review.law_day.year());
        all.sort_by_key(|one| one.year);
        let last = all.len().saturating_sub(3);
        let print = |one: &roster::Evaluation| official::Evaluation {
            year: one.year,
            level: one.grade.label().to_owned(),
        };
        all[last..].iter().map(print).collect()
    }
}

async fn concluded(
    tx: &mut Tx,
    scene: &Scene,
    review: &Review,
    number: usize,
    record: &StepRecord,
) -> Result<StepFacts, DeskError> {
    let step = review.step(number)?;
    let mut summons = tx.summons(step.id).await?;
    summons.sort_by_key(|one| (scene.roster.find_person(one.person), one.person));
    let accounts = tx.accounts().await?;
    let mut facts = StepFacts {
        number,
        record: record.clone(),
        summons,
        counters: Vec::new(),
        invalid: Vec::new(),
        counting: None,
        conference: prepared(tx.conference(step.id).await?.conference, step.rule.ballot),
    };
    if step.rule.ballot == plan::BallotRule::Secret {
        let counting = Counting::of(tx, review.clone(), number).await?;
        let merges = tx.name_merges(counting.round).await?.len() as u32;
        let who = |id: UserId| {
            let account = accounts.iter().find(|account| account.id == id);
            account.map(Counter::of).unwrap_or_default()
        };
        facts.counters = counting.ledger.counts().iter().map(|count| who(count.counter)).collect();
        facts.invalid = invalid(&counting);
        facts.counting = Some(count_facts(&counting, merges, &who));
    }
    Ok(facts)
}

/// Invalid sheets by kind, of the count that stands.
fn invalid(counting: &Counting) -> Vec<(InvalidKind, u32)> {
    let Agreement::Agreed(agreed) = counting.ledger.agreement() else { return Vec::new() };
    let of = |kind| {
        let same = |sheet: &&Sheet| **sheet == Sheet::Invalid(kind);
        agreed.count.sheets().iter().filter(same).count() as u32
    };
    let kinds = InvalidKind::ALL.iter().map(|(kind, _)| (*kind, of(*kind)));
    kinds.filter(|(_, sheets)| *sheets > 0).collect()
}

fn count_facts(counting: &Counting, merges: u32, who: &impl Fn(UserId) -> Counter) -> CountFacts {
    let ledger = &counting.ledger;
    let released_by = match ledger.release() {
        Release::Released { proposed_by, confirmed_by, .. } => {
            Some((who(*proposed_by), who(*confirmed_by)))
        }
        _ => None,
    };
    let former = counting.recounts.iter().zip(ledger.former()).map(|(recount, former)| {
        let figures = match &former.release {
            Release::Released { result, .. } => Some(result.tally.clone()),
            _ => None,
        };
        (recount.on, recount.reason.clone(), figures)
    });
    let typed = ledger.counts().iter().filter_map(|count| {
        let sheets = count.numbered.clone()?;
        Some((who(count.counter), sheets.into_iter().collect()))
    });
    CountFacts {
        kinds: ledger.terms().kinds.iter().copied().collect(),
        rests_on: match ledger.agreement() {
            Agreement::Agreed(agreed) => agreed.from,
            _ => Vec::new(),
        },
        electronic: ledger.counts().iter().any(|one| one.source == CountSource::Electronic),
        read_again: match ledger.counts() {
            [one, two, _, ..] => ballot::differences(one, two).sheets.len() as u32,
            _ => 0,
        },
        names: ledger.result().map(|it| it.write_ins.names().collect()).unwrap_or_default(),
        merges,
        released_by,
        former: former.collect(),
        typed: typed.collect(),
    }
}

/// How sure a provision is, in the words of a paper. Words that were read but
/// that nobody has compared with the document are secondary.
fn sureness(source: lex::Source, checked: bool) -> Sureness {
    match source {
        lex::Source::Text if checked => Sureness::Confirmed,
        lex::Source::Text => Sureness::Secondary,
        lex::Source::Proxy => Sureness::Proxy,
        lex::Source::RecallHigh
        | lex::Source::RecallMed
        | lex::Source::RecallLow
        | lex::Source::Invented => Sureness::Recall,
    }
}

/// Two figures at least, as counts stand in papers: "07".
pub(super) fn two(number: usize) -> String {
    format!("{number:02}")
}
