//! The register of issued papers.

use crate::gate::{Marks, read_level};
use crate::{Desk, DeskError, Permit, ReadPeople};
use base::{Day, ReviewId, UnitId};
use std::collections::HashMap;
use store::{PaperRecord, Tx};

impl Desk {
    /// The papers issued for a review, or for all when it is left out, by day
    /// and file; only those of units that the account covers
    /// and whose secrecy it may see.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn papers(
        &self,
        permit: &Permit<ReadPeople>,
        review: Option<ReviewId>,
    ) -> Result<Vec<PaperRecord>, DeskError> {
        let mut tx = self.store.read().await?;
        let mut register = Register::of(&mut tx, permit, self.today()).await?;
        let mut papers = Vec::new();
        for paper in tx.papers().await? {
            if review.is_some_and(|review| paper.review != Some(review)) {
                continue;
            }
            match register.admit(&mut tx, &paper).await {
                Ok(()) => papers.push(paper),
                Err(error) if error.is_callers() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(papers)
    }

    /// The paper in this file of the register.
    ///
    /// # Errors
    /// [`DeskError::NotFound`], and why the reader may not see it.
    pub async fn paper_in(
        &self,
        permit: &Permit<ReadPeople>,
        file: &str,
    ) -> Result<PaperRecord, DeskError> {
        let mut tx = self.store.read().await?;
        let found = tx.papers().await?.into_iter().find(|paper| paper.file == file);
        let paper = found.ok_or_else(|| DeskError::not_found("paper", file))?;
        Register::of(&mut tx, permit, self.today()).await?.admit(&mut tx, &paper).await?;
        Ok(paper)
    }
}

/// What decides whether a reader may see a paper.
struct Register<'a> {
    permit: &'a Permit<ReadPeople>,
    today: Day,
    /// Open reviews on whose lists the reader is.
    own: Vec<ReviewId>,
    marks: Marks,
    covered: HashMap<UnitId, bool>,
}

impl<'a> Register<'a> {
    async fn of(
        tx: &mut Tx,
        permit: &'a Permit<ReadPeople>,
        today: Day,
    ) -> Result<Self, DeskError> {
        let mut own = Vec::new();
        if permit.actor().person.is_some() {
            let reviews = tx.reviews().await?;
            let of_reader = reviews.iter().filter(|review| permit.may_follow(review).is_err());
            own.extend(of_reader.map(|review| review.id));
        }
        let marks = Marks::load(tx).await?;
        Ok(Self { permit, today, own, marks, covered: HashMap::new() })
    }

    /// A paper stays as secret as it was issued; one of a review that was made
    /// more secret since is as secret as that.
    async fn admit(&mut self, tx: &mut Tx, paper: &PaperRecord) -> Result<(), DeskError> {
        if paper.review.is_some_and(|review| self.own.contains(&review)) {
            return Err(DeskError::OwnCase);
        }
        let issued = read_level(&paper.secrecy);
        let set = paper.review.and_then(|review| self.marks.of_review(review));
        self.permit.cleared_for(set.map_or(issued, |set| set.max(issued)))?;
        let outside = || DeskError::OutsideScope { unit: String::new() };
        match self.covered.get(&paper.unit) {
            Some(true) => Ok(()),
            Some(false) => Err(outside()),
            None => {
                let covers = self.permit.covers_unit(tx, paper.unit, self.today).await;
                if !matches!(covers, Ok(()) | Err(DeskError::OutsideScope { .. })) {
                    return covers;
                }
                self.covered.insert(paper.unit, covers.is_ok());
                covers
            }
        }
    }
}
