//! The register of issued papers.

use crate::{Desk, DeskError, Permit, ReadPeople};
use base::{ReviewId, UnitId};
use lex::Secrecy;
use std::collections::HashMap;
use store::PaperRecord;

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
        let (mut tx, today) = (self.store.read().await?, self.today());
        let mut covered: HashMap<UnitId, bool> = HashMap::new();
        let mut hidden = Vec::new();
        if permit.actor().person.is_some() {
            let reviews = tx.reviews().await?;
            let own = reviews.iter().filter(|review| permit.may_follow(review).is_err());
            hidden.extend(own.map(|review| review.id));
        }
        let mut papers = Vec::new();
        for paper in tx.papers().await? {
            if review.is_some_and(|review| paper.review != Some(review)) {
                continue;
            }
            if paper.review.is_some_and(|review| hidden.contains(&review)) {
                continue;
            }
            // A level that cannot be read is taken for the highest.
            let secrecy = paper.secrecy.parse().unwrap_or(Secrecy::TopSecret);
            if permit.cleared_for(secrecy).is_err() {
                continue;
            }
            let may = match covered.get(&paper.unit) {
                Some(may) => *may,
                None => match permit.covers_unit(&mut tx, paper.unit, today).await {
                    Ok(()) => true,
                    Err(DeskError::OutsideScope { .. }) => false,
                    Err(error) => return Err(error),
                },
            };
            covered.insert(paper.unit, may);
            if may {
                papers.push(paper);
            }
        }
        Ok(papers)
    }
}
