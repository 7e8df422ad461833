//! Issuing official papers: every paper that a review has at its present
//! state, entered in the register with the digest of its content.

mod annexes;
mod entry_journal;
mod facts;
mod form;
mod invitations;
mod issuer;
pub(crate) mod letterhead;
mod list;
mod minutes;
mod officers;
mod protocol;
mod reprint;
mod reprint_words;
mod say;
mod short_profiles;
mod submission;
mod summary;
mod taken_down;
mod templates;
mod training_plan;
pub(crate) mod usual;

pub use reprint::{CheckedPaper, OnDisk, Remade, Reprint, Since};
pub use say::say_template;
pub use templates::{CheckedTemplate, TemplateSource, Templates, check_template};

use crate::{Desk, DeskError, IssuePapers, Permit};
use base::{Day, PaperId, ReviewId, StepId};
use facts::{Facts, StepFacts};
use papers::forms::Form;
use papers::official::{self, Layout, Values};
use papers::template::Format;
use plan::{BallotRule, ReviewState};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::PaperRecord;

/// A paper just issued: its file name and content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedPaper {
    /// The file's name, relative to the folder of papers.
    pub file: String,
    /// The content.
    pub bytes: Vec<u8>,
    /// The digest of the content.
    pub sha256: String,
}

/// A paper as printed, before it has a place in the register.
struct Printed {
    kind: &'static str,
    step: Option<StepId>,
    day: Day,
    /// The file's name without ending.
    stem: String,
    ending: &'static str,
    bytes: Vec<u8>,
}

impl Desk {
    /// Prints every official paper that a review has at its present state, in
    /// Vietnamese, and enters those that are new in the register: minutes and
    /// count protocol of each concluded step, both annexes, and once decided
    /// the list that goes with the decision; the short
    /// profiles, the news of a conference, the submission and the draft of the
    /// decision; each as a PDF and as a document from its template, lists also as
    /// workbooks.
    ///
    /// Equal records give equal bytes. A content that is already registered is
    /// not registered again; a content that has changed gets a file name of
    /// its own, so that a paper once issued is never overwritten.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::OutsideScope`],
    /// [`DeskError::Paper`] when numbers contradict each other,
    /// [`DeskError::Template`] when a template of the office cannot be used: no
    /// paper is issued then.
    pub async fn issue_papers(
        &self,
        permit: &Permit<IssuePapers>,
        review: ReviewId,
    ) -> Result<Vec<IssuedPaper>, DeskError> {
        let mut tx = self.store.read().await?;
        let facts = Facts::load(&mut tx, self.shelf.clone(), review).await?;
        permit.admits(&facts.scene, &facts.review)?;
        // Setting type takes time: no lock is held meanwhile.
        drop(tx);
        let templates = self.own_templates()?;
        let printed = print(&facts, &templates)?;

        let mut tx = self.store.write().await?;
        let mut known = tx.papers().await?;
        let before = known.len();
        let mut issued = Vec::new();
        for paper in printed {
            let sha256 = digest(&paper.bytes);
            let file = match known.iter().find(|one| one.sha256 == sha256) {
                Some(same) => same.file.clone(),
                None => {
                    let file = free_name(&known, &paper);
                    known.push(PaperRecord {
                        id: self.draw(PaperId::draw),
                        unit: facts.review.unit,
                        review: Some(review),
                        step: paper.step,
                        kind: paper.kind.to_owned(),
                        file: file.clone(),
                        sha256: sha256.clone(),
                        day: paper.day,
                        secrecy: facts.secrecy.code().to_owned(),
                    });
                    file
                }
            };
            issued.push(IssuedPaper { file, bytes: paper.bytes, sha256 });
        }
        tx.add_papers(&known[before..]).await?;
        let files: Vec<&str> = issued.iter().map(|paper| paper.file.as_str()).collect();
        // What a reprint needs to know beside the facts.
        let data = json!({
            "papers": files, "new": known.len() - before, "law": facts.scene.law_digest(),
            "templates": templates.digest(), "program": env!("CARGO_PKG_VERSION"),
        });
        self.record(&mut tx, permit.actor(), ISSUED, &review.to_string(), data).await?;
        tx.commit().await?;
        Ok(issued)
    }

    /// The office's templates as they are now.
    pub(crate) fn own_templates(&self) -> Result<Templates, DeskError> {
        let unread = |error: std::io::Error| DeskError::Internal(format!("templates: {error}"));
        (self.templates)().map_err(unread)
    }
}

/// The action under which the journal keeps what was issued.
const ISSUED: &str = "issue-papers";

/// Every paper of the review, in the order of the procedure. Setting type is
/// most of the work and each step's papers stand alone, so steps are set side
/// by side.
fn print(facts: &Facts, templates: &Templates) -> Result<Vec<Printed>, DeskError> {
    let layout = letterhead::organisations(&facts.scene.roster, facts.unit).0;
    let typist = &Typist { facts, templates, layout };
    std::thread::scope(|scope| {
        let step = |of| scope.spawn(move || print_step(typist, of));
        let steps: Vec<_> = facts.steps.iter().map(step).collect();
        let lists = print_lists(typist);
        let mut printed = Vec::new();
        for step in steps {
            let broken = |_| DeskError::Internal("a paper's thread broke off".to_owned());
            printed.extend(step.join().map_err(broken)??);
        }
        printed.extend(lists?);
        Ok(printed)
    })
}

/// Who makes papers of one review.
struct Typist<'a> {
    facts: &'a Facts,
    templates: &'a Templates,
    layout: Layout,
}

/// Of what a paper is: its kind in the register, its step, its day.
type Of = (&'static str, Option<StepId>, Day);

impl Typist<'_> {
    fn printed(&self, of: Of, name: &str, ending: &'static str, bytes: Vec<u8>) -> Printed {
        let (kind, step, day) = of;
        Printed { kind, step, day, stem: format!("{}/{name}", self.facts.folder()), ending, bytes }
    }

    fn pdf(
        &self,
        of: Of,
        name: &str,
        bytes: Result<Vec<u8>, official::PaperError>,
    ) -> Result<Printed, DeskError> {
        Ok(self.printed(of, name, "pdf", bytes.map_err(failed)?))
    }

    /// The paper from its template.
    fn filled(
        &self,
        of: Of,
        name: &str,
        (form, format): (Form, Format),
        paper: &impl Values,
    ) -> Result<Printed, DeskError> {
        let bytes = self.templates.fill(form, self.layout, format, paper)?;
        Ok(self.printed(of, name, format.ending(), bytes))
    }

    /// The paper as a PDF, of those set from the values that templates have.
    fn set(
        &self,
        of: Of,
        name: &str,
        form: Form,
        paper: &impl Values,
    ) -> Result<Printed, DeskError> {
        self.pdf(of, name, form.pdf(self.layout, of.2, paper))
    }

    /// The same, but where the office has no template of its own as a workbook,
    /// the program's own workbook.
    fn annex(
        &self,
        of: Of,
        name: &str,
        form: Form,
        paper: &impl Values,
        own: impl FnOnce() -> Result<Vec<u8>, official::PaperError>,
    ) -> Result<[Printed; 3], DeskError> {
        let sheet = if self.templates.has(form, self.layout, Format::Xlsx) {
            self.filled(of, name, (form, Format::Xlsx), paper)?
        } else {
            self.printed(of, name, "xlsx", own().map_err(failed)?)
        };
        let document = self.filled(of, name, (form, Format::Docx), paper)?;
        Ok([sheet, document, self.set(of, name, form, paper)?])
    }
}

/// Minutes, news and, where there was a ballot, the count protocol of one step;
/// where its sheets were typed by number, also the journal of their entry.
fn print_step(typist: &Typist<'_>, of: &StepFacts) -> Result<Vec<Printed>, DeskError> {
    let facts = typist.facts;
    let (step, number) = (of.step(facts), of.number);
    let of_step = |kind| (kind, Some(step.id), of.record.on);
    let name = format!("bien-ban-hoi-nghi-buoc-{number}");
    let minutes = minutes::minutes(facts, of);
    let word = |form| (form, Format::Docx);
    let mut printed = vec![
        typist.pdf(of_step("minutes"), &name, official::minutes_pdf(&minutes))?,
        typist.filled(of_step("minutes"), &name, word(Form::Minutes), &minutes)?,
    ];
    let name = format!("tin-hoi-nghi-buoc-{number}");
    printed.push(typist.filled(of_step("news"), &name, word(Form::News), &minutes)?);
    printed.push(typist.set(of_step("news"), &name, Form::News, &minutes)?);
    if let (BallotRule::Secret, Some(tally)) = (step.rule.ballot, &of.record.tally) {
        let name = format!("bien-ban-kiem-phieu-buoc-{number}");
        let protocol = protocol::protocol(facts, of, tally);
        let of = of_step("count-protocol");
        printed.push(typist.pdf(of, &name, official::count_protocol_pdf(&protocol))?);
        printed.push(typist.filled(of, &name, word(Form::CountProtocol), &protocol)?);
    }
    if let Some(journal) = entry_journal::journal(facts, of) {
        let name = format!("nhat-ky-nhap-phieu-buoc-{number}");
        let bytes = official::entry_journal_pdf(&journal);
        printed.push(typist.pdf(of_step("entry-journal"), &name, bytes)?);
    }
    Ok(printed)
}

/// The two annexes and the short profiles; once every step is concluded the
/// submission and the draft of the decision; once decided the lists that go
/// with the decision.
fn print_lists(typist: &Typist<'_>) -> Result<Vec<Printed>, DeskError> {
    let facts = typist.facts;
    let day = annexes::day(facts);
    let word = |form| (form, Format::Docx);
    let mut printed = Vec::new();
    if annexes::has_carry_over(facts) {
        let (of, annex) = (("carry-over-annex", None, day), annexes::carry_over(facts));
        let own = || official::carry_over_annex(&annex);
        printed.extend(typist.annex(of, "phu-luc-1-chuyen-tiep", Form::CarryOver, &annex, own)?);
    }
    let (of, annex) = (("supplement-annex", None, day), annexes::supplement(facts));
    let own = || official::supplement_annex(&annex);
    printed.extend(typist.annex(of, "phu-luc-2-bo-sung", Form::Supplement, &annex, own)?);
    let (of, profiles) = (("short-profiles", None, day), short_profiles::short_profiles(facts));
    for format in [Format::Xlsx, Format::Docx] {
        let form = (Form::ShortProfiles, format);
        printed.push(typist.filled(of, "danh-sach-trich-ngang", form, &profiles)?);
    }
    printed.push(typist.set(of, "danh-sach-trich-ngang", Form::ShortProfiles, &profiles)?);
    if let Some(changes) = facts.changes() {
        let submission = submission::submission(facts, &changes);
        let of = ("submission", None, day);
        printed.push(typist.filled(of, "to-trinh", word(Form::Submission), &submission)?);
        printed.push(typist.set(of, "to-trinh", Form::Submission, &submission)?);
        let draft = submission::decision_draft(facts, submission);
        let (of, form) = (("decision-draft", None, day), word(Form::DecisionDraft));
        printed.push(typist.filled(of, "du-thao-quyet-dinh", form, &draft)?);
        printed.push(typist.set(of, "du-thao-quyet-dinh", Form::DecisionDraft, &draft)?);
    }
    if let ReviewState::Decided { decision, on } = facts.review.state {
        let list = list::list(facts, decision, on);
        let of = |kind| (kind, None, list.decision_day);
        let of_decider = Typist { layout: list.head.layout, ..*typist };
        for format in [Format::Docx, Format::Xlsx] {
            for (kind, name, form) in DECIDED {
                printed.push(of_decider.filled(of(kind), name, (form, format), &list)?);
            }
        }
        for (kind, name, form) in DECIDED {
            printed.push(of_decider.set(of(kind), name, form, &list)?);
        }
        // Who learns what is the unit's own business, in the unit's own layout.
        let training = training_plan::training_plan(facts, decision, on);
        let (of_training, name) = (of("training-plan"), "ke-hoach-dao-tao-boi-duong");
        for format in [Format::Docx, Format::Xlsx] {
            let form = (Form::TrainingPlan, format);
            printed.push(typist.filled(of_training, name, form, &training)?);
        }
        printed.push(typist.set(of_training, name, Form::TrainingPlan, &training)?);
        let bytes = official::decision_list_pdf(&list);
        printed.push(typist.pdf(of("decision-list"), "danh-sach-kem-quyet-dinh", bytes)?);
    }
    Ok(printed)
}

/// The lists that go with a decision: kind, file, form.
const DECIDED: [(&str, &str, Form); 3] = [
    ("plan-list", "danh-sach-quy-hoach", Form::PlanList),
    ("removal-list", "danh-sach-dua-ra", Form::RemovalList),
    ("summary-table", "bang-tong-hop", Form::SummaryTable),
];

fn failed(error: official::PaperError) -> DeskError {
    DeskError::Paper(error.to_string())
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The paper's own name, or with "ban-2", "ban-3", … when another content was
/// issued under it.
fn free_name(known: &[PaperRecord], paper: &Printed) -> String {
    let taken = |name: &String| known.iter().any(|one| one.file == *name);
    let mut name = format!("{}.{}", paper.stem, paper.ending);
    let mut edition = 2;
    while taken(&name) {
        name = format!("{}-ban-{edition}.{}", paper.stem, paper.ending);
        edition += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_paper_does_not_take_the_name_of_the_earlier_one() {
        let paper = |file: &str| PaperRecord {
            id: PaperId(1),
            unit: base::UnitId(1),
            review: None,
            step: None,
            kind: "minutes".into(),
            file: file.into(),
            sha256: "00".into(),
            day: Day::from_days_since_1970(0),
            secrecy: "none".into(),
        };
        let printed = Printed {
            kind: "minutes",
            step: None,
            day: Day::from_days_since_1970(0),
            stem: "sl/cap-uy/bien-ban".into(),
            ending: "pdf",
            bytes: Vec::new(),
        };
        assert_eq!(free_name(&[], &printed), "sl/cap-uy/bien-ban.pdf");
        let known = [paper("sl/cap-uy/bien-ban.pdf"), paper("sl/cap-uy/bien-ban-ban-2.pdf")];
        assert_eq!(free_name(&known, &printed), "sl/cap-uy/bien-ban-ban-3.pdf");
    }
}
