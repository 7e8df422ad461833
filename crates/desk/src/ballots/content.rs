//! What stands on a step's form: its rows in their order, by post, and the
//! words around them. A form is an official paper and in Vietnamese.

use super::prepare::FormChoices;
use crate::DeskError;
use crate::issue::letterhead;
use crate::scene::Scene;
use crate::wording::title_of_plan;
use ballot::{Form, FormCode, FormGroup, FormRow, FormWords, Options};
use lex::View;
use plan::{Proposal, Review, Step, StepState, Subject};
use roster::{PlanKind, UnitIx};
use words::{Arg, Lang, Words};

/// How the law lets a voter mark the form of a step; `None` where it leaves
/// that open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LawForm {
    pub options: Options,
    pub at_most: Option<u32>,
}

impl LawForm {
    /// As the procedure in force for the review sets it.
    pub fn of(
        scene: &Scene,
        view: &View,
        unit: UnitIx,
        kind: PlanKind,
        code: &str,
    ) -> Option<Self> {
        let table = view.get(lex::REVIEW_PROCEDURE).ok()?;
        let plan = match kind {
            PlanKind::Titles => lex::PlanKind::Titles,
            PlanKind::Committee => lex::PlanKind::Committee,
        };
        let own = lex::review_steps(table.value, scene.roster.unit(unit).level.code(), plan);
        let steps = if own.is_empty() { lex::review_steps(table.value, "unit", plan) } else { own };
        let step = steps.into_iter().find(|step| step.step.as_str() == code)?;
        Some(Self {
            options: match step.form? {
                lex::BallotForm::AgreeDisagree => Options::AgreeDisagree,
                lex::BallotForm::OneColumn | lex::BallotForm::AtMost => Options::AgreeOnly,
            },
            at_most: step.at_most,
        })
    }
}

/// Everything a form is made of.
pub(super) struct Ground<'a> {
    pub scene: &'a Scene,
    pub view: &'a View,
    pub review: &'a Review,
    pub step: &'a Step,
    pub unit: UnitIx,
}

impl Ground<'_> {
    /// The form of the step.
    pub fn form(&self, code: FormCode, choices: &FormChoices) -> Result<Form, DeskError> {
        let plan = self.scene.plan(self.review.plan)?;
        let rule = &self.step.rule;
        let law = LawForm::of(self.scene, self.view, self.unit, plan.kind, &rule.code);
        let options = law.map_or(choices.options, |law| law.options);
        let at_most = match law {
            Some(law) => law.at_most,
            None => choices.at_most,
        };
        let (_, parent, body) = letterhead::organisations(&self.scene.roster, self.unit);
        let words = Words::load(Lang::Vi);
        let place = letterhead::place(&self.scene.roster, self.unit);
        let day = self.step.state.day().unwrap_or(self.review.opened);
        let set = self.scene.marks.of_review(self.review.id);
        let secrecy = set.unwrap_or_else(|| crate::gate::lawful_level(self.view));
        Ok(Form {
            code,
            paper: choices.paper,
            issuer: [parent, body].into_iter().filter(|line| !line.is_empty()).collect(),
            dated: format!("{place}, {}", base::vietnamese_date(day)),
            title: words.text(title_key(rule.subject(), rule.decides)),
            subject: title_of_plan(words, plan.kind, plan.term),
            instructions: instructions(words, options, at_most, choices.write_ins),
            secrecy: secrecy_mark(words, secrecy),
            stamp: choices.stamp,
            options,
            both_marked: choices.breach,
            too_many: choices.breach,
            groups: self.groups(words, at_most, choices.write_ins),
        })
    }

    /// The rows of the step in their order; rows for one post that follow each
    /// other are a group.
    fn groups(&self, words: &Words, at_most: Option<u32>, write_ins: u32) -> Vec<FormGroup> {
        let mut groups: Vec<((base::PostId, bool), FormGroup)> = Vec::new();
        for proposal in self.rows() {
            let key = (proposal.post, proposal.is_for_standing());
            if groups.last().is_none_or(|(known, _)| *known != key) {
                let group = FormGroup {
                    title: self.group_title(words, proposal),
                    at_most,
                    rows: Vec::new(),
                    write_ins: if proposal.is_for_standing() { write_ins } else { 0 },
                };
                groups.push((key, group));
            }
            if let Some((_, group)) = groups.last_mut() {
                group.rows.push(self.row(proposal));
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    fn rows(&self) -> impl Iterator<Item = &Proposal> {
        let rows: &[usize] = match &self.step.state {
            StepState::Convened { rows, .. } | StepState::Held { rows, .. } => rows,
            _ => &[],
        };
        rows.iter().filter_map(|row| self.review.proposals.get(*row))
    }

    fn group_title(&self, words: &Words, proposal: &Proposal) -> String {
        let roster = &self.scene.roster;
        let post = roster.find_post(proposal.post).map(|ix| roster.post(ix).title.clone());
        let post = post.unwrap_or_default();
        if proposal.is_for_standing() {
            return post;
        }
        words.with("ballot-group-removal", &[("post", Arg::from(post.as_str()))])
    }

    fn row(&self, proposal: &Proposal) -> FormRow {
        let roster = &self.scene.roster;
        let Some(ix) = roster.find_person(proposal.person) else {
            // The store refuses proposals of people that are not there; a row
            // that stands empty is still in its place.
            return FormRow { name: String::new(), born: String::new(), post: String::new() };
        };
        let person = roster.person(ix);
        let title = self.scene.current_title(ix).unwrap_or_default();
        FormRow {
            name: person.name.as_str().to_owned(),
            born: person.birth.year().to_string(),
            post: letterhead::with_unit(roster, self.unit, ix, &title),
        }
    }
}

fn title_key(subject: Subject, decides: bool) -> &'static str {
    match (subject, decides) {
        (Subject::Removals, _) | (_, true) => "ballot-title-vote",
        (_, false) => "ballot-title-introduce",
    }
}

fn instructions(
    words: &Words,
    options: Options,
    at_most: Option<u32>,
    write_ins: u32,
) -> Vec<String> {
    let mark = match (options, at_most) {
        (Options::AgreeDisagree, _) => words.text("ballot-mark-two"),
        (Options::AgreeOnly, None) => words.text("ballot-mark-one"),
        (Options::AgreeOnly, Some(n)) => {
            words.with("ballot-mark-at-most", &[("n", Arg::Number(n.into()))])
        }
    };
    let mut lines = vec![mark];
    if write_ins > 0 {
        lines.push(words.text("ballot-mark-write-in"));
    }
    lines.push(words.text("ballot-mark-nothing-else"));
    lines
}

fn secrecy_mark(words: &Words, secrecy: lex::Secrecy) -> Option<String> {
    let key = match secrecy {
        lex::Secrecy::None => return None,
        lex::Secrecy::Confidential => "ballot-secrecy-confidential",
        lex::Secrecy::Secret => "ballot-secrecy-secret",
        lex::Secrecy::TopSecret => "ballot-secrecy-top-secret",
    };
    Some(words.text(key))
}

/// The fixed words of a form.
pub(super) fn form_words() -> FormWords {
    let words = Words::load(Lang::Vi);
    let text = |key: &str| words.text(key);
    let places = ["page", "pages", "form"].map(|name| (name, format!("{{{name}}}")));
    let places = places.each_ref().map(|(name, place)| (*name, Arg::from(place.as_str())));
    FormWords {
        number: text("ballot-head-number"),
        name: text("ballot-head-name"),
        born: text("ballot-head-born"),
        post: text("ballot-head-post"),
        person: text("ballot-head-person"),
        agree: text("ballot-head-agree"),
        disagree: text("ballot-head-disagree"),
        continued: text("ballot-continued"),
        at_most: words.with("ballot-at-most", &[("n", Arg::from("{n}"))]),
        write_in: text("ballot-write-in"),
        stamp: text("ballot-stamp"),
        foot: words.with("ballot-foot", &places),
    }
}
