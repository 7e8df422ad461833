//! Issuing official papers: every paper that a review has at its present
//! state, entered in the register with the digest of its content.

mod annexes;
mod entry_journal;
mod facts;
mod form;
mod issuer;
pub(crate) mod letterhead;
mod list;
mod minutes;
mod officers;
mod protocol;
mod summary;

use crate::{Desk, DeskError, IssuePapers, Permit};
use base::{Day, PaperId, ReviewId, StepId};
use facts::{Facts, StepFacts};
use papers::official;
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
    /// the list that goes with the decision.
    ///
    /// Equal records give equal bytes. A content that is already registered is
    /// not registered again; a content that has changed gets a file name of
    /// its own, so that a paper once issued is never overwritten.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], [`DeskError::OutsideScope`],
    /// [`DeskError::Paper`] when numbers contradict each other.
    pub async fn issue_papers(
        &self,
        permit: &Permit<IssuePapers>,
        review: ReviewId,
    ) -> Result<Vec<IssuedPaper>, DeskError> {
        let mut tx = self.store.read().await?;
        let facts = Facts::load(&mut tx, self.shelf.clone(), review).await?;
        permit.covers(&facts.scene, facts.unit)?;
        // Setting type takes time: no lock is held meanwhile.
        drop(tx);
        let printed = print(&facts)?;

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
        let data = json!({ "papers": files, "new": known.len() - before });
        self.record(&mut tx, permit.actor(), "issue-papers", &review.to_string(), data).await?;
        tx.commit().await?;
        Ok(issued)
    }
}

/// Every paper of the review, in the order of the procedure. Setting type is
/// most of the work and each step's papers stand alone, so steps are set side
/// by side.
fn print(facts: &Facts) -> Result<Vec<Printed>, DeskError> {
    std::thread::scope(|scope| {
        let step = |of| scope.spawn(move || print_step(facts, of));
        let steps: Vec<_> = facts.steps.iter().map(step).collect();
        let lists = print_lists(facts);
        let mut printed = Vec::new();
        for step in steps {
            let broken = |_| DeskError::Internal("a paper's thread broke off".to_owned());
            printed.extend(step.join().map_err(broken)??);
        }
        printed.extend(lists?);
        Ok(printed)
    })
}

fn pdf(
    facts: &Facts,
    kind: &'static str,
    step: Option<StepId>,
    day: Day,
    name: &str,
    bytes: Vec<u8>,
) -> Printed {
    Printed { kind, step, day, stem: format!("{}/{name}", facts.folder()), ending: "pdf", bytes }
}

/// Minutes and, where there was a ballot, the count protocol of one step; where
/// its sheets were typed by number, also the journal of their entry.
fn print_step(facts: &Facts, of: &StepFacts) -> Result<Vec<Printed>, DeskError> {
    let (step, number) = (of.step(facts), of.number);
    let (id, day) = (Some(step.id), of.record.on);
    let name = format!("bien-ban-hoi-nghi-buoc-{number}");
    let bytes = official::minutes_pdf(&minutes::minutes(facts, of)).map_err(failed)?;
    let mut printed = vec![pdf(facts, "minutes", id, day, &name, bytes)];
    if let (BallotRule::Secret, Some(tally)) = (step.rule.ballot, &of.record.tally) {
        let name = format!("bien-ban-kiem-phieu-buoc-{number}");
        let protocol = protocol::protocol(facts, of, tally);
        let bytes = official::count_protocol_pdf(&protocol).map_err(failed)?;
        printed.push(pdf(facts, "count-protocol", id, day, &name, bytes));
    }
    if let Some(journal) = entry_journal::journal(facts, of) {
        let name = format!("nhat-ky-nhap-phieu-buoc-{number}");
        let bytes = official::entry_journal_pdf(&journal).map_err(failed)?;
        printed.push(pdf(facts, "entry-journal", id, day, &name, bytes));
    }
    Ok(printed)
}

/// The two annexes and, once decided, the list that goes with the decision.
fn print_lists(facts: &Facts) -> Result<Vec<Printed>, DeskError> {
    let sheet = |kind, name: &str, bytes| Printed {
        kind,
        step: None,
        day: annexes::day(facts),
        stem: format!("{}/{name}", facts.folder()),
        ending: "xlsx",
        bytes,
    };
    let mut printed = Vec::new();
    if annexes::has_carry_over(facts) {
        let bytes = official::carry_over_annex(&annexes::carry_over(facts)).map_err(failed)?;
        printed.push(sheet("carry-over-annex", "phu-luc-1-chuyen-tiep", bytes));
    }
    let bytes = official::supplement_annex(&annexes::supplement(facts)).map_err(failed)?;
    printed.push(sheet("supplement-annex", "phu-luc-2-bo-sung", bytes));
    if let ReviewState::Decided { decision, on } = facts.review.state {
        let list = list::list(facts, decision, on);
        let bytes = official::decision_list_pdf(&list).map_err(failed)?;
        let name = "danh-sach-kem-quyet-dinh";
        printed.push(pdf(facts, "decision-list", None, list.decision_day, name, bytes));
    }
    Ok(printed)
}

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
