//! What a case expects of the rules.

use crate::build::Crowd;
use crate::fault::{CaseFault, FaultKind};
use crate::fields::Fields;
use crate::world::World;
use base::Day;
use checks::{Entry, Rule, Subject, Verdict};
use roster::{PersonIx, PostIx};
use std::collections::BTreeSet;

/// The codes of the file, at the places of the roster.
#[derive(Debug, Clone)]
pub(crate) struct Codes {
    pub(crate) people: Vec<String>,
    pub(crate) posts: Vec<String>,
    pub(crate) bodies: Vec<String>,
}

impl Codes {
    /// A subject in the codes of the file: `mai, truong-phong`.
    pub(crate) fn subject(&self, subject: Subject) -> String {
        let at = |codes: &[String], at: usize| codes.get(at).cloned().unwrap_or_default();
        match subject {
            Subject::List => "list".to_owned(),
            Subject::Body(body) => format!("body {}", at(&self.bodies, body.at())),
            Subject::Post(post) => format!("post {}", at(&self.posts, post.at())),
            Subject::Entry(person, post) => {
                format!("{} for {}", at(&self.people, person.at()), at(&self.posts, post.at()))
            }
        }
    }
}

/// One expectation, as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The rule.
    pub rule: Rule,
    /// Of what it is to speak; several when the person stands for copies.
    pub(crate) subjects: Vec<Subject>,
    /// The verdict.
    pub verdict: Verdict,
    /// The codes of everything missing, if the case says it.
    pub missing: Option<BTreeSet<String>>,
    /// The earliest day on which it would be met, if the case says it.
    pub passes_on: Option<Day>,
    /// The line of the file, from 1.
    pub line: usize,
}

/// Reads expectations about what a case holds.
pub(crate) struct Wanted<'a> {
    pub(crate) world: &'a World,
    pub(crate) crowd: &'a Crowd,
    pub(crate) entries: &'a [Entry],
}

impl Wanted<'_> {
    pub(crate) fn read(&self, fields: &Fields<'_>) -> Result<Expected, CaseFault> {
        let missing = match fields.get("missing") {
            Some(item) => Some(item.texts()?.into_iter().map(str::to_owned).collect()),
            None => None,
        };
        Ok(Expected {
            rule: fields.must("rule")?.read(Rule::read)?,
            subjects: self.subjects(fields)?,
            verdict: fields.must("verdict")?.read(verdict)?,
            missing,
            passes_on: fields.get("passes_on").map(|item| item.day()).transpose()?,
            line: fields.line(),
        })
    }

    fn subjects(&self, fields: &Fields<'_>) -> Result<Vec<Subject>, CaseFault> {
        let post = fields.get("post").map(|item| self.world.post(&item)).transpose()?;
        let body = fields.get("body").map(|item| self.world.body(&item)).transpose()?;
        match (fields.get("person"), post, body) {
            (None, None, None) => Ok(vec![Subject::List]),
            (None, Some(post), None) => Ok(vec![Subject::Post(post)]),
            (None, None, Some(body)) => Ok(vec![Subject::Body(body)]),
            (Some(person), post, None) => {
                let people = self.crowd.find(&person)?;
                let post = match post {
                    Some(post) => post,
                    None => self
                        .only_post(PersonIx(people.start))
                        .ok_or_else(|| person.fault(FaultKind::Unclear, "person and post"))?,
                };
                Ok(people.map(|at| Subject::Entry(PersonIx(at), post)).collect())
            }
            _ => Err(fields.fault(FaultKind::Unclear, "person and post, or post, or body")),
        }
    }

    /// The one post for which the list names this person.
    fn only_post(&self, person: PersonIx) -> Option<PostIx> {
        let mut own = self.entries.iter().filter(|entry| entry.person == person);
        let post = own.next()?.post;
        own.all(|entry| entry.post == post).then_some(post)
    }
}

/// Reads a verdict's code, or the Vietnamese words for it.
fn verdict(text: &str) -> Option<Verdict> {
    let code = Verdict::ALL.into_iter().find(|verdict| verdict.code() == text);
    code.or_else(|| match base::fold(text).as_str() {
        "dat" => Some(Verdict::Met),
        "khong dat" => Some(Verdict::NotMet),
        "khong ap dung" => Some(Verdict::NotApplicable),
        "chua xac dinh" | "chua du du lieu" => Some(Verdict::Undetermined),
        _ => None,
    })
}
